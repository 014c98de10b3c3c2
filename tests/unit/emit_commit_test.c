/*
 * commit: outputs appear whole or not at all, whatever happens in the middle; files of others stay.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../emit/folder.h"

static void killed_at_every_step(void **state)
{
  (void)state;
  char *folder = folder_new();
  EmitOptions options = folder_options(folder);
  assert_int_equal(folder_build(&options, "old"), EMIT_WRITTEN);
  char *old = folder_snapshot(folder);
  char *other = folder_new();
  EmitOptions elsewhere = folder_options(other);
  assert_int_equal(folder_build(&elsewhere, "new"), EMIT_WRITTEN);
  char *new = folder_snapshot(other);
  assert_string_not_equal(old, new);
  size_t crashes = 0, old_sets = 0, new_sets = 0;
  for (int step = 1;; step++) {
    assert_int_equal(folder_build(&options, "old"), EMIT_WRITTEN);
    char fault[32];
    snprintf(fault, sizeof fault, "commit:%d", step);
    int status = folder_build_with_fault(&options, "new", fault);
    if (status == 0)
      break;
    assert_int_equal(status, 137);
    crashes++;
    emit_recover(folder);
    char *now = folder_snapshot(folder);
    old_sets += strcmp(now, old) == 0;
    new_sets += strcmp(now, new) == 0;
    free(now);
    assert_int_equal(old_sets + new_sets, crashes);
  }
  assert_true(old_sets >= 3);
  assert_true(new_sets >= 15);
  free(old);
  free(new);
  folder_free(folder);
  folder_free(other);
}

/* The recovery is itself killed, at every step, and goes on the next time. */
static void killed_while_recovering(void **state)
{
  (void)state;
  char *folder = folder_new();
  EmitOptions options = folder_options(folder);
  folder_build(&options, "old");
  assert_int_equal(folder_build_with_fault(&options, "new", "commit:8"), 137);
  assert_true(folder_has(folder, JOURNAL_NAME));
  int runs = 0;
  for (int status = 137; status == 137; runs++) {
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
      char fault[32];
      snprintf(fault, sizeof fault, "commit:%d", runs + 1); /* one step further a run */
      setenv("PPC_FAULT", fault, 1);
      emit_recover(folder);
      _exit(0);
    }
    waitpid(child, &status, 0);
    status = WEXITSTATUS(status);
    assert_true(runs < 100);
  }
  assert_true(runs > 2);
  assert_false(folder_has(folder, JOURNAL_NAME));
  assert_false(folder_has(folder, STAGING_NAME));
  options.check = true;
  assert_int_equal(folder_build(&options, "new"), EMIT_WRITTEN);
  folder_free(folder);
}

static void torn_journal(void **state)
{
  (void)state;
  char *folder = folder_new();
  EmitOptions options = folder_options(folder);
  folder_build(&options, "old");
  char *old = folder_snapshot(folder);
  folder_write(folder, JOURNAL_NAME, "ppc-journal 1\nreplace public/policy.fr.html\n"); /* no end */
  emit_recover(folder);
  char *now = folder_snapshot(folder);
  assert_string_equal(now, old);
  folder_write(folder, "precious", "mine");
  folder_write(
    folder, JOURNAL_NAME,
    "ppc-journal 1\nremove 3fd30542fe3f61b14bd4a4b2dc0b6fb30fa6f63ebce52dd1778aaa8c4dc02cff precious\n"
    "remove 3fd30542fe3f61b14bd4a4b2dc0b6fb30fa6f63ebce52dd1778aaa8c4dc02cff public/../precious\nend\n");
  emit_recover(folder);
  assert_true(folder_has(folder, "precious")); /* a journal reaches no other file */
  free(now);
  free(old);
  folder_free(folder);
}

static void full_disk(void **state)
{
  (void)state;
  char *folder = folder_new();
  EmitOptions options = folder_options(folder);
  folder_build(&options, "old");
  char *old = folder_snapshot(folder);
  int failures = 0;
  for (int write = 1;; write++) {
    char fault[32];
    snprintf(fault, sizeof fault, "write:%d", write);
    int status = folder_build_with_fault(&options, "new", fault);
    if (status == 0)
      break;
    assert_int_equal(status, EXIT_MACHINE);
    failures++;
    char *now = folder_snapshot(folder); /* without any recovery */
    assert_string_equal(now, old);
    free(now);
  }
  assert_true(failures > 15);
  free(old);
  folder_free(folder);
}

static void unchanged_is_not_touched(void **state)
{
  (void)state;
  char *folder = folder_new();
  EmitOptions options = folder_options(folder);
  folder_build(&options, NULL);
  char path[600];
  snprintf(path, sizeof path, "%s/public/policy.fr.html", folder);
  struct stat before, after;
  stat(path, &before);
  folder_build(&options, NULL);
  stat(path, &after);
  assert_int_equal(before.st_ino, after.st_ino);
  Buffer written = {0};
  FakeSource fake = {.trees = "tests/emit/trees"};
  EmitSource source = fake_source(&fake);
  emit_build(&source, &options, &written);
  assert_non_null(strstr(written.at, "public/policy.fr.html\n")); /* a file of this build all the same */
  buffer_free(&written);
  folder_free(folder);
}

static void check_mode(void **state)
{
  (void)state;
  char *folder = folder_new();
  EmitOptions options = folder_options(folder);
  folder_build(&options, "old");
  char *old = folder_snapshot(folder);
  options.check = true;
  assert_int_equal(folder_build(&options, "old"), EMIT_WRITTEN);
  assert_int_equal(folder_build(&options, "new"), EMIT_DIFFERS);
  char *now = folder_snapshot(folder);
  assert_string_equal(now, old);
  free(now);
  free(old);
  folder_free(folder);
}

static void leftovers(void **state)
{
  (void)state;
  char *folder = folder_new();
  EmitOptions options = folder_options(folder);
  folder_build(&options, NULL);
  static const char *const french[] = {"fr", NULL};
  options.languages = french;
  folder_write(folder, "public/notice.telephone.en.txt", "changed by hand");
  folder_write(folder, "public/policy.de.html", "somebody's own");
  options.formats = "policy,notices";
  assert_int_equal(folder_build(&options, NULL), EMIT_WRITTEN);
  assert_false(folder_has(folder, "public/policy.en.html"));         /* ours, unchanged, no longer made */
  assert_true(folder_has(folder, "public/notice.telephone.en.txt")); /* ours once, changed since */
  assert_true(folder_has(folder, "public/policy.de.html"));          /* never ours */
  assert_true(folder_has(folder, "internal/register.en.html"));      /* another format: not this build's */
  char *manifest = folder_read(folder, "public/manifest.json");
  assert_null(strstr(manifest, "policy.en.html"));
  assert_null(strstr(manifest, "notice.telephone.en"));
  assert_non_null(strstr(manifest, "policy.fr.html"));
  free(manifest);
  folder_free(folder);
}

static void subset_keeps_rows(void **state)
{
  (void)state;
  char *folder = folder_new();
  EmitOptions options = folder_options(folder);
  folder_build(&options, "old");
  options.formats = "policy";
  EmitFile changed = {.name = "a.xml", .path = "a.xml", .bytes = "x", .length = 1};
  options.sources = &changed;
  options.source_count = 1;
  folder_build(&options, "new");
  char *manifest = folder_read(folder, "public/manifest.json");
  const char *row = strstr(manifest, "notice.telephone.fr.html");
  assert_non_null(row); /* still there, with the sources that it was made from */
  const char *end = strchr(row, '\n');
  const char *source = strstr(row, "\"source\": ");
  assert_true(source && source < end);
  free(manifest);
  /* Not publishable: what is published stays, the review is written. */
  char *before = folder_read(folder, "public/policy.fr.html");
  options.formats = NULL;
  options.publishable = false;
  folder_build(&options, "newest");
  char *after = folder_read(folder, "public/policy.fr.html");
  assert_string_equal(before, after);
  char *review = folder_read(folder, "internal/review.pdf");
  assert_non_null(strstr(review, "newest"));
  free(before);
  free(after);
  free(review);
  folder_free(folder);
}

static void manifests(void **state)
{
  (void)state;
  char *folder = folder_new();
  EmitOptions options = folder_options(folder);
  folder_build(&options, NULL);
  char *public = folder_read(folder, "public/manifest.json"),
       *internal = folder_read(folder, "internal/manifest.json");
  assert_null(strstr(public, "secret-name"));
  assert_null(strstr(public, "register"));
  assert_non_null(strstr(internal, "\"name\": \"secret-name.xml\""));
  assert_false(folder_has(folder, "authority/manifest.json"));
  char *words = folder_snapshot(folder);
  const char *behind = strstr(words, "== public/");
  assert_non_null(behind);
  assert_null(strstr(behind, "quokka")); /* a word of the register */
  char path[600], hex[65];
  snprintf(path, sizeof path, "%s/public/policy.html", folder);
  assert_true(file_sha256(path, hex));
  assert_non_null(strstr(public, hex));
  assert_false(folder_has(folder, "public/register.fr.pdf")); /* nothing is published by the way */
  options.audiences = EMIT_PUBLIC | EMIT_INTERNAL;
  folder_build(&options, NULL);
  assert_true(folder_has(folder, "public/register.fr.pdf")); /* what is asked for is made */
  assert_true(folder_has(folder, "internal/register.fr.pdf"));
  options.audiences = EMIT_PUBLIC | EMIT_AUTHORITY;
  folder_build(&options, NULL);
  assert_true(folder_has(folder, "public/register.fr.pdf"));
  assert_true(folder_has(folder, "authority/register.fr.html"));
  char *authority = folder_read(folder, "authority/manifest.json");
  assert_null(strstr(authority, "secret-name"));
  free(public);
  free(internal);
  free(authority);
  free(words);
  folder_free(folder);
}

static void hostile_manifest(void **state)
{
  (void)state;
  char *folder = folder_new();
  EmitOptions options = folder_options(folder);
  folder_build(&options, NULL);
  folder_write(folder, "precious", "mine"); /* SHA-256 of "mine" */
  folder_write(folder, "public/manifest.json",
               "{\n  \"source\": \"3fd30542fe3f61b14bd4a4b2dc0b6fb30fa6f63ebce52dd1778aaa8c4dc02cff\",\n"
               "    {\"file\": \"../precious\", \"format\": \"policy\", \"sha256\": "
               "\"3fd30542fe3f61b14bd4a4b2dc0b6fb30fa6f63ebce52dd1778aaa8c4dc02cff\"},\n"
               "    {\"file\": \"x\\\"\", \"format\": \"policy\"\n    {\"file\": \n{]");
  folder_build(&options, "new");
  assert_true(folder_has(folder, "precious"));
  folder_free(folder);
}

static void places_that_cannot_be_written(void **state)
{
  (void)state;
  char *folder = folder_new();
  EmitOptions options = folder_options(folder);
  folder_build(&options, "old");
  char path[600], link[640];
  snprintf(path, sizeof path, "%s/public/policy.en.pdf", folder);
  unlink(path);
  mkdir(path, 0777); /* a folder where an output should go */
  char *old = folder_snapshot(folder);
  assert_int_equal(folder_build_with_fault(&options, "new", ""), EXIT_MACHINE);
  char *now = folder_snapshot(folder);
  assert_string_equal(now, old);
  rmdir(path);
  snprintf(link, sizeof link, "%s.link", folder);
  assert_int_equal(symlink(folder, link), 0); /* a link to the folder is as good as the folder */
  EmitOptions linked = folder_options(link);
  assert_int_equal(folder_build(&linked, "new"), EMIT_WRITTEN);
  assert_true(folder_has(folder, "public/policy.en.pdf"));
  EmitOptions file = folder_options("tests/emit/fake.h");
  assert_int_equal(folder_build_with_fault(&file, "new", ""), EXIT_MACHINE);
  unlink(link);
  free(now);
  free(old);
  folder_free(folder);
}

/* Two builds of one folder at a time: both end, one after the other. */
static void two_at_a_time(void **state)
{
  (void)state;
  char *folder = folder_new();
  EmitOptions options = folder_options(folder);
  pid_t children[4];
  fflush(NULL);
  for (int i = 0; i < 4; i++) {
    children[i] = fork();
    if (children[i] == 0) {
      if (!freopen("/dev/null", "w", stderr))
        _exit(98);
      for (int j = 0; j < 5; j++)
        folder_build(&options, (i + j) % 2 ? "heron" : "stork");
      _exit(0);
    }
  }
  for (int i = 0; i < 4; i++) {
    int status;
    waitpid(children[i], &status, 0);
    assert_int_equal(status, 0);
  }
  char *now = folder_snapshot(folder);
  assert_null(strstr(now, "== .ppc"));
  assert_true((strstr(now, "heron") != NULL) != (strstr(now, "stork") != NULL)); /* one whole set */
  free(now);
  folder_free(folder);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(killed_at_every_step),
    cmocka_unit_test(killed_while_recovering),
    cmocka_unit_test(torn_journal),
    cmocka_unit_test(full_disk),
    cmocka_unit_test(unchanged_is_not_touched),
    cmocka_unit_test(check_mode),
    cmocka_unit_test(leftovers),
    cmocka_unit_test(subset_keeps_rows),
    cmocka_unit_test(manifests),
    cmocka_unit_test(hostile_manifest),
    cmocka_unit_test(places_that_cannot_be_written),
    cmocka_unit_test(two_at_a_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
