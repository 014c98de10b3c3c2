/*
 * Arena, buffer and map: alignment, zeroes, growth.
 */
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"

static void arena_gives_aligned_zeroed_memory(void **state)
{
  Arena *arena = arena_new();
  char *last = NULL;

  (void)state;
  for (size_t size = 0; size < 3000; size++) {
    char *at = arena_alloc(arena, size);
    assert_int_equal((uintptr_t)at % alignof(int64_t), 0);
    assert_ptr_not_equal(at, last);
    for (size_t i = 0; i < size; i++)
      assert_int_equal(at[i], 0);
    if (size > 0)
      memset(at, 0xAA, size);
    last = at;
  }
  arena_free(arena);
  arena_free(NULL);
}

static void arena_keeps_the_rest_of_a_block_when_something_large_comes(void **state)
{
  Arena *arena = arena_new();

  (void)state;
  char *before = arena_alloc(arena, 16);
  char *large = arena_alloc(arena, 10 << 20);
  char *after = arena_alloc(arena, 16);
  assert_ptr_equal(after, before + 16);
  large[(10 << 20) - 1] = 1;
  assert_true(arena_bytes(arena) >= 10 << 20);
  assert_true(arena_bytes(arena) < 11 << 20);
  arena_free(arena);
}

static void arena_copies_strings(void **state)
{
  Arena *arena = arena_new();

  (void)state;
  assert_null(arena_string(arena, NULL));
  assert_string_equal(arena_string(arena, ""), "");
  assert_string_equal(arena_copy(arena, "retention", 6), "retent");
  assert_string_equal(arena_copy(arena, NULL, 0), "");
  assert_string_equal(arena_format(arena, "%s-%d", "stage", 2), "stage-2");
  for (int length = 255; length < 258; length++)
    assert_int_equal(strlen(arena_format(arena, "%0*d", length, 7)), length);
  arena_free(arena);
}

static void arena_leaves_no_gap_between_strings(void **state)
{
  Arena *arena = arena_new();

  (void)state;
  for (size_t i = 0; i < 4000; i++) {
    char *text = arena_string(arena, "ab");
    int64_t *number = arena_alloc(arena, sizeof *number);
    *number = -1;
    assert_string_equal(text, "ab");
  }
  assert_int_equal(arena_used(arena), 4000 * (3 + sizeof(int64_t)));
  arena_free(arena);
}

static void buffer_grows(void **state)
{
  Buffer buffer = {0};

  (void)state;
  buffer_text(&buffer, "");
  assert_string_equal(buffer.at, "");
  for (int i = 0; i < 10000; i++)
    buffer_byte(&buffer, (char)('a' + i % 26));
  assert_int_equal(buffer.length, 10000);
  assert_int_equal(strlen(buffer.at), 10000);
  buffer_clear(&buffer);
  assert_string_equal(buffer.at, "");
  buffer_format(&buffer, "%0500d|", 7);
  assert_int_equal(buffer.length, 501);
  assert_int_equal(buffer.at[499], '7');
  buffer_add(&buffer, "a\0b", 3);
  assert_int_equal(buffer.length, 504);
  buffer_free(&buffer);
  assert_null(buffer.at);
  buffer_clear(&buffer);
}

static void buffer_writes_code_points(void **state)
{
  Buffer buffer = {0};

  (void)state;
  buffer_code_point(&buffer, 'a');
  buffer_code_point(&buffer, 0xE9);
  buffer_code_point(&buffer, 0x20AC);
  buffer_code_point(&buffer, 0x1F600);
  buffer_code_point(&buffer, 0xD800);
  buffer_code_point(&buffer, 0x110000);
  assert_string_equal(buffer.at, "a\u00e9\u20ac\U0001f600\ufffd\ufffd");
  buffer_free(&buffer);
}

static void map_finds_what_was_put(void **state)
{
  Arena *arena = arena_new();
  Map *map = map_new(arena);
  static int values[5000];

  (void)state;
  assert_null(map_find(map, "nothing"));
  for (size_t i = 0; i < COUNT_OF(values); i++)
    assert_true(map_put(map, arena_format(arena, "key-%zu", i), &values[i]));
  for (size_t i = 0; i < COUNT_OF(values); i++)
    assert_ptr_equal(map_find(map, arena_format(arena, "key-%zu", i)), &values[i]);
  assert_false(map_put(map, "key-7", &values[0]));
  assert_ptr_equal(map_find(map, "key-7"), &values[7]);
  assert_true(map_put(map, "", &values[1]));
  assert_ptr_equal(map_find(map, ""), &values[1]);
  assert_null(map_find(map, "key-5000"));
  arena_free(arena);
}

static void sha256_gives_the_published_values(void **state)
{
  static const struct {
    const char *text, *hash;
  } vectors[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrs"
     "t"
     "nopqrstu",
     "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
  };
  char hex[65];

  (void)state;
  for (size_t i = 0; i < COUNT_OF(vectors); i++) {
    sha256_hex(vectors[i].text, strlen(vectors[i].text), hex);
    assert_string_equal(hex, vectors[i].hash);
  }
  char *million = memory_new(1000000);
  memset(million, 'a', 1000000);
  sha256_hex(million, 1000000, hex);
  assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  free(million);
}

/* In pieces of any size the sum is the same. */
static void sha256_in_pieces(void **state)
{
  (void)state;
  char text[300], whole[65], pieces[65];
  for (size_t i = 0; i < sizeof text; i++)
    text[i] = (char)(i * 31);
  sha256_hex(text, sizeof text, whole);
  for (size_t size = 1; size <= 130; size++) {
    Sha256 sha;
    sha256_begin(&sha);
    for (size_t at = 0; at < sizeof text; at += size)
      sha256_add(&sha, text + at, sizeof text - at < size ? sizeof text - at : size);
    sha256_end(&sha, pieces);
    assert_string_equal(pieces, whole);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(arena_gives_aligned_zeroed_memory),
    cmocka_unit_test(arena_keeps_the_rest_of_a_block_when_something_large_comes),
    cmocka_unit_test(arena_copies_strings),
    cmocka_unit_test(arena_leaves_no_gap_between_strings),
    cmocka_unit_test(buffer_grows),
    cmocka_unit_test(buffer_writes_code_points),
    cmocka_unit_test(map_finds_what_was_put),
    cmocka_unit_test(sha256_gives_the_published_values),
    cmocka_unit_test(sha256_in_pieces),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
