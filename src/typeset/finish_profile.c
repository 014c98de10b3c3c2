/*
 * finish_profile: sRGB as an ICC profile (ICC.1:2004-10, version 4.2), for the output intent.
 *
 * Matrix and curve of IEC 61966-2-1, its primaries and white adapted to D50 (Bradford), as s15Fixed16
 * numbers; 500 bytes.  Nothing in it comes from a clock or a library.
 */
#include <string.h>

#include "typeset/finish_int.h"

#define D50 0.9642, 1.0, 0.8249

enum { HEADER = 128, TAG_ROW = 12, NUMBER_LIMIT = 9 };

static void add_big_endian(Buffer *out, uint32_t number, unsigned bytes)
{
  while (bytes-- > 0)
    buffer_byte(out, (char)(number >> (8 * bytes)));
}

static void add_fixed(Buffer *out, const double *numbers, size_t count)
{
  for (size_t i = 0; i < count; i++)
    add_big_endian(out, (uint32_t)(int32_t)(numbers[i] * 65536 + (numbers[i] < 0 ? -0.5 : 0.5)), 4);
}

/* One record, in English. */
static void add_unicode(Buffer *out, const char *text)
{
  enum { RECORD = 12, TEXT_AT = 28 };
  buffer_add(out, "mluc\0\0\0\0", 8);
  add_big_endian(out, 1, 4);
  add_big_endian(out, RECORD, 4);
  buffer_text(out, "enUS");
  add_big_endian(out, (uint32_t)strlen(text) * 2, 4);
  add_big_endian(out, TEXT_AT, 4);
  for (; *text; text++)
    add_big_endian(out, (unsigned char)*text, 2);
}

static void add_header(Buffer *out, uint32_t size)
{
  static const double white[] = {D50};
  add_big_endian(out, size, 4);
  add_big_endian(out, 0, 4);          /* preferred module */
  add_big_endian(out, 0x04200000, 4); /* version */
  buffer_text(out, "mntrRGB XYZ ");
  for (uint32_t i = 0; i < 6; i++) /* date: of this file */
    add_big_endian(out, i == 0 ? 2026 : i < 3 ? 1 : 0, 2);
  buffer_text(out, "acsp");
  for (int i = 0; i < 7; i++) /* platform, flags, maker, model, attributes, intent (perceptual) */
    add_big_endian(out, 0, 4);
  add_fixed(out, white, 3);
  while (out->length % HEADER)
    buffer_byte(out, '\0');
}

void profile_add(Buffer *to)
{
  static const struct {
    char name[5], type[5]; /* no type: the data of the tag before it */
    const char *text;
    uint8_t count;
    double numbers[NUMBER_LIMIT];
  } tags[] = {
    {"desc", "mluc", "sRGB IEC61966-2.1", 0, {0}},
    {"cprt", "mluc", "No copyright, use freely", 0, {0}},
    {"wtpt", "XYZ ", NULL, 3, {D50}},
    {"chad",
     "sf32",
     NULL,
     9,
     {1.04788208, 0.02291870, -0.05021667, 0.02958679, 0.99047852, -0.01707458, -0.00923157, 0.01507568,
      0.75167847}},
    {"rXYZ", "XYZ ", NULL, 3, {0.43606567, 0.22248840, 0.01391602}},
    {"gXYZ", "XYZ ", NULL, 3, {0.38514709, 0.71687317, 0.09707642}},
    {"bXYZ", "XYZ ", NULL, 3, {0.14306641, 0.06060791, 0.71409607}},
    {"rTRC", "para", NULL, 5, {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}},
    {"gTRC", "", NULL, 0, {0}},
    {"bTRC", "", NULL, 0, {0}},
  };
  Buffer rows = {0}, data = {0}, all = {0};
  size_t before = HEADER + 4 + COUNT_OF(tags) * TAG_ROW, from = 0, length = 0;
  add_big_endian(&rows, (uint32_t)COUNT_OF(tags), 4);
  for (size_t i = 0; i < COUNT_OF(tags); i++) {
    if (tags[i].type[0]) {
      while (data.length % 4)
        buffer_byte(&data, '\0');
      from = data.length;
      if (tags[i].text)
        add_unicode(&data, tags[i].text);
      else {
        buffer_text(&data, tags[i].type);
        add_big_endian(&data, 0, 4);
        if (strcmp(tags[i].type, "para") == 0)
          add_big_endian(&data, 3 << 16, 4); /* Y = (aX + b)^g from d on, cX below */
        add_fixed(&data, tags[i].numbers, tags[i].count);
      }
      length = data.length - from;
    }
    buffer_text(&rows, tags[i].name);
    add_big_endian(&rows, (uint32_t)(before + from), 4);
    add_big_endian(&rows, (uint32_t)length, 4);
  }
  add_header(&all, (uint32_t)(before + data.length));
  buffer_add(&all, rows.at, rows.length);
  buffer_add(&all, data.at, data.length);
  buffer_add(to, all.at, all.length);
  buffer_free(&rows);
  buffer_free(&data);
  buffer_free(&all);
}
