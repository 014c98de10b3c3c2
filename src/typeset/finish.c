/*
 * finish: the pass over cairo's bytes.
 *
 * What cairo cannot say is added (language, title in the window's head), what it says of the clock is taken
 * away, and the file's /ID comes from its content.  Tags, PDF/UA and PDF/A go here too: until they are
 * written, cairo's own half of a structure tree (it makes one for links) is dropped rather than left to lie.
 *
 * The pass moves objects whole and reads none but the catalog: cairo's table of objects says where each one
 * lies.  Streams stay as they are; all others, plain text in cairo's file, go into object streams, which
 * makes the file smaller by a third.  A library that reads and writes every token of a PDF takes fifty times
 * as long for the same, half as long as all of the layout and drawing.
 */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "typeset/typeset_int.h"

enum { GROUP = 200 }; /* objects in one object stream: a reader unpacks all to see one */

/* An object of cairo's file, without its "1 0 obj" and "endobj". */
typedef struct Object {
  size_t number, offset;
  const char *at;
  size_t length;
  bool stream, dropped;
} Object;

typedef struct Spot {
  uint8_t kind;   /* 0 free, 1 at an offset, 2 in an object stream */
  uint32_t where; /* offset, or number of the object stream */
  uint16_t index; /* in the object stream */
} Spot;

typedef struct Finish {
  const DocumentInfo *info;
  const Buffer *bytes;
  Buffer *out;
  size_t start;             /* of the file in `out` */
  Object *objects, **order; /* by number; by place in cairo's file */
  size_t count, there;      /* numbers, and objects that are there */
  size_t root, information; /* numbers */
  Spot *spots;
  size_t spot_count, spot_capacity;
} Finish;

/* ---- reading cairo's table of objects ---------------------------------------------------------------- */

static const char *find_last(const char *bytes, size_t length, const char *word)
{
  size_t size = strlen(word);
  for (size_t at = length; at >= size; at--)
    if (memcmp(bytes + at - size, word, size) == 0)
      return bytes + at;
  return NULL;
}

static int compare_offsets(const void *a, const void *b)
{
  const Object *left = *(Object *const *)a, *right = *(Object *const *)b;
  return (left->offset > right->offset) - (left->offset < right->offset);
}

static size_t number_behind(const char *text, const char *key)
{
  const char *found = strstr(text, key);
  return found ? strtoul(found + strlen(key), NULL, 10) : 0;
}

/* cairo reserves numbers that it does not use: their rows of the table lead to another object. */
static bool begins_with_number(const Finish *finish, Object *object)
{
  if (object->offset >= finish->bytes->length)
    return false;
  char *end, head[] = " 0 obj\n";
  const char *at = finish->bytes->at + object->offset;
  if (strtoul(at, &end, 10) != object->number || strncmp(end, head, sizeof head - 1) != 0)
    return false;
  object->at = end + sizeof head - 1;
  return true;
}

static bool ends_with(const char *at, size_t length, const char *word)
{
  size_t size = strlen(word);
  return length >= size && memcmp(at + length - size, word, size) == 0;
}

static size_t trimmed(const char *at, size_t length)
{
  while (length && strchr(" \n\r", at[length - 1]))
    length--;
  return length;
}

/* Each object reaches to the next one. */
static bool find_ends(Finish *finish, size_t table)
{
  for (size_t i = 0; i < finish->there; i++) {
    Object *object = finish->order[i];
    size_t end = i + 1 < finish->there ? finish->order[i + 1]->offset : table;
    if (finish->bytes->at + end < object->at)
      return false;
    object->length = trimmed(object->at, (size_t)(finish->bytes->at + end - object->at));
    if (!ends_with(object->at, object->length, "endobj"))
      return false;
    object->length = trimmed(object->at, object->length - strlen("endobj"));
    object->stream = ends_with(object->at, object->length, "endstream");
  }
  return true;
}

static bool read_table(Finish *finish)
{
  static const char head[] = "xref\n0 ";
  enum { ROW = 20 };
  const char *bytes = finish->bytes->at, *end = bytes + finish->bytes->length;
  const char *start = find_last(bytes, finish->bytes->length, "startxref\n");
  size_t table = start ? strtoul(start, NULL, 10) : 0;
  if (table == 0 || table + sizeof head > finish->bytes->length ||
      strncmp(bytes + table, head, sizeof head - 1) != 0)
    return false;
  char *row;
  finish->count = strtoul(bytes + table + sizeof head - 1, &row, 10);
  if (*row++ != '\n' || finish->count > (size_t)(end - row) / ROW)
    return false;
  finish->objects = memory_new((finish->count + 1) * sizeof *finish->objects);
  finish->order = memory_new((finish->count + 1) * sizeof(Object *));
  for (size_t i = 0; i < finish->count; i++, row += ROW) {
    finish->objects[i] = (Object){.number = i, .offset = strtoul(row, NULL, 10), .dropped = true};
    if (i == 0 || row[17] != 'n' || !begins_with_number(finish, &finish->objects[i]))
      continue;
    finish->objects[i].dropped = false;
    finish->order[finish->there++] = &finish->objects[i];
  }
  finish->root = number_behind(row, "/Root ");
  finish->information = number_behind(row, "/Info ");
  qsort(finish->order, finish->there, sizeof(Object *), compare_offsets);
  return finish->root && finish->root < finish->count && finish->information &&
         finish->information < finish->count && find_ends(finish, table);
}

/* ---- what we say ourselves --------------------------------------------------------------------------- */

#define PLAIN "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;-"

static void add_text(Buffer *out, const char *key, const char *text)
{
  if (!text || !*text)
    return;
  if (text[strspn(text, PLAIN)] == '\0') {
    buffer_format(out, " %s (%s)", key, text);
    return;
  }
  uint32_t character;
  buffer_format(out, " %s <FEFF", key);
  for (size_t at = 0, length = strlen(text); at < length;) {
    at += text_decode(text + at, &character);
    if (character > 0xFFFF) {
      buffer_format(out, "%04X", (unsigned)(0xD800 + ((character - 0x10000) >> 10)));
      character = 0xDC00 + ((character - 0x10000) & 0x3FF);
    }
    buffer_format(out, "%04X", (unsigned)character);
  }
  buffer_byte(out, '>');
}

static void add_information(Buffer *out, const DocumentInfo *info)
{
  buffer_text(out, "<<");
  add_text(out, "/Title", info->title);
  add_text(out, "/Author", info->author);
  add_text(out, "/Producer", info->producer);
  buffer_text(out, " >>");
}

/* Takes a key and its value, which ends with a word, out of a text. */
static void cut(char *text, const char *key, const char *last)
{
  char *from = strstr(text, key), *to = from ? strstr(from, last) : NULL;
  if (to)
    memmove(from, to + strlen(last), strlen(to + strlen(last)) + 1);
}

/* cairo's own, without its structure tree and with what it does not say. */
static void add_catalog(Buffer *out, const Object *object, const DocumentInfo *info)
{
  Buffer copy = {0};
  buffer_add(&copy, object->at, object->length);
  char *inner = strstr(copy.at, "<<");
  if (inner) {
    cut(inner, "/StructTreeRoot", " R");
    cut(inner, "/MarkInfo", ">>");
    buffer_text(out, "<<");
    add_text(out, "/Lang", info->language);
    buffer_text(out, " /ViewerPreferences << /DisplayDocTitle true >>");
    buffer_text(out, inner + 2);
  }
  buffer_free(&copy);
}

/* ---- writing ----------------------------------------------------------------------------------------- */

static Spot *spot_of(Finish *finish, size_t number)
{
  while (finish->spot_count <= number) {
    if (finish->spot_count == finish->spot_capacity) {
      finish->spot_capacity = finish->spot_capacity * 2 + finish->count + 16;
      finish->spots = memory_grow(finish->spots, finish->spot_capacity * sizeof(Spot));
    }
    finish->spots[finish->spot_count++] = (Spot){0};
  }
  return &finish->spots[number];
}

static void begin_object(Finish *finish, size_t number)
{
  *spot_of(finish, number) = (Spot){.kind = 1, .where = (uint32_t)(finish->out->length - finish->start)};
  buffer_format(finish->out, "%zu 0 obj\n", number);
}

/* "<< keys /Filter … /Length … >>" and the bytes, deflated. */
static bool add_stream(Finish *finish, size_t number, const char *keys, const Buffer *content)
{
  uLongf length = compressBound(content->length);
  Bytef *deflated = memory_new(length);
  bool done = compress2(deflated, &length, (const Bytef *)content->at, content->length, 6) == Z_OK;
  if (done) {
    begin_object(finish, number);
    buffer_format(finish->out, "<< %s /Filter /FlateDecode /Length %lu >>\nstream\n", keys,
                  (unsigned long)length);
    buffer_add(finish->out, (const char *)deflated, length);
    buffer_text(finish->out, "\nendstream\nendobj\n");
  }
  free(deflated);
  return done;
}

/* The length of a stream is an object of its own, since cairo does not know it in time; now it is known. */
static void add_streams(Finish *finish)
{
  static const char head[] = "<< /Length ";
  for (size_t i = 0; i < finish->there; i++) {
    const Object *object = finish->order[i];
    if (!object->stream)
      continue;
    const char *rest = object->at;
    begin_object(finish, object->number);
    if (text_starts(rest, head)) {
      char *end;
      size_t number = strtoul(rest + sizeof head - 1, &end, 10);
      Object *length = number && number < finish->count ? &finish->objects[number] : NULL;
      if (text_starts(end, " 0 R") && length && length->at && !length->stream) {
        buffer_format(finish->out, "%s%lu", head, strtoul(length->at, NULL, 10));
        length->dropped = true;
        rest = end + strlen(" 0 R");
      }
    }
    buffer_add(finish->out, rest, object->length - (size_t)(rest - object->at));
    buffer_text(finish->out, "\nendobj\n");
  }
}

static bool add_group(Finish *finish, size_t number, size_t count, Buffer *numbers, Buffer *bodies)
{
  Buffer keys = {0};
  buffer_format(&keys, "/Type /ObjStm /N %zu /First %zu", count, numbers->length);
  buffer_add(numbers, bodies->at, bodies->length);
  bool done = add_stream(finish, number, keys.at, numbers);
  buffer_free(&keys);
  buffer_clear(numbers);
  buffer_clear(bodies);
  return done;
}

static bool add_objects(Finish *finish)
{
  Buffer numbers = {0}, bodies = {0};
  size_t count = 0, group = finish->count;
  bool done = true;
  for (size_t i = 0; i < finish->there && done; i++) {
    const Object *object = finish->order[i];
    if (object->stream || object->dropped)
      continue;
    buffer_format(&numbers, "%zu %zu ", object->number, bodies.length);
    if (object->number == finish->information)
      add_information(&bodies, finish->info);
    else if (object->number == finish->root)
      add_catalog(&bodies, object, finish->info);
    else
      buffer_add(&bodies, object->at, object->length);
    buffer_byte(&bodies, '\n');
    *spot_of(finish, object->number) = (Spot){2, (uint32_t)group, (uint16_t)count};
    if (++count < GROUP)
      continue;
    done = add_group(finish, group++, count, &numbers, &bodies);
    count = 0;
  }
  if (count && done)
    done = add_group(finish, group, count, &numbers, &bodies);
  buffer_free(&numbers);
  buffer_free(&bodies);
  return done;
}

/* From the content: the same pages have the same one (FNV-1a, from two beginnings). */
static void add_identifier(Buffer *keys, const char *bytes, size_t length)
{
  uint64_t first = 0xCBF29CE484222325u, second = 0x84222325CBF29CE4u;
  for (size_t i = 0; i < length; i++) {
    first = (first ^ (unsigned char)bytes[i]) * 0x100000001B3u;
    second = (second ^ (unsigned char)bytes[i]) * 0x100000001B3u;
  }
  for (int i = 0; i < 2; i++)
    buffer_format(keys, "%s<%016llx%016llx>", i ? " " : " /ID [", (unsigned long long)first,
                  (unsigned long long)second);
  buffer_byte(keys, ']');
}

static bool add_table(Finish *finish)
{
  Buffer keys = {0}, rows = {0};
  size_t number = finish->spot_count > finish->count ? finish->spot_count : finish->count;
  size_t offset = finish->out->length - finish->start;
  *spot_of(finish, number) = (Spot){.kind = 1, .where = (uint32_t)offset};
  buffer_format(&keys, "/Type /XRef /W [1 4 2] /Size %zu /Root %zu 0 R /Info %zu 0 R", number + 1,
                finish->root, finish->information);
  add_identifier(&keys, finish->out->at + finish->start, offset);
  for (size_t i = 0; i <= number; i++) {
    const Spot *spot = &finish->spots[i];
    buffer_byte(&rows, (char)spot->kind);
    for (int shift = 24; shift >= 0; shift -= 8)
      buffer_byte(&rows, (char)(spot->where >> shift));
    uint16_t last = i ? spot->index : 0xFFFF;
    buffer_byte(&rows, (char)(last >> 8));
    buffer_byte(&rows, (char)last);
  }
  bool done = add_stream(finish, number, keys.at, &rows);
  buffer_format(finish->out, "startxref\n%zu\n%%%%EOF\n", offset);
  buffer_free(&keys);
  buffer_free(&rows);
  return done;
}

bool finish_document(const DocumentInfo *info, const Buffer *bytes, Buffer *out, const char **why)
{
  Finish finish = {.info = info, .bytes = bytes, .out = out, .start = out->length};
  bool done = read_table(&finish);
  if (!done)
    *why = "cairo's file is not as expected";
  else {
    buffer_text(out, "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n");
    add_streams(&finish);
    done = bytes->length < UINT32_MAX && add_objects(&finish) && add_table(&finish);
    if (!done)
      *why = "the file's objects could not be packed";
  }
  free(finish.objects);
  free(finish.order);
  free(finish.spots);
  return done;
}
