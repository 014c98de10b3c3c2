/*
 * value: one attribute, or the text of one simple element, into its value in a struct.
 */
#include <string.h>

#include <libxml/tree.h>

#include "model/model_int.h"

const char *reader_share(Reader *reader, const char *word, size_t length)
{
  char key[64];
  if (length >= sizeof key)
    return arena_copy(reader->arena, word, length);
  memcpy(key, word, length);
  key[length] = '\0';
  char *shared = map_find(reader->words, key);
  if (!shared) {
    shared = arena_copy(reader->arena, word, length);
    map_put(reader->words, shared, shared);
  }
  return shared;
}

const char *reader_word(Reader *reader, const char *raw)
{
  static const char blanks[] = " \t\r\n";
  const char *word = raw + strspn(raw, blanks), *end = word + strcspn(word, blanks);
  if (end[strspn(end, blanks)])
    return text_folded_space(reader->arena, raw);
  return reader_share(reader, word, (size_t)(end - word));
}

/* No dot: block ids are paths of names, parted by dots. */
static bool is_name(const char *text)
{
  return xmlValidateNCName(BAD_CAST text, 0) == 0 && !strchr(text, '.');
}

bool is_language(const char *text)
{
  return text[0] >= 'a' && text[0] <= 'z' && text[1] >= 'a' && text[1] <= 'z' && text[2] == '\0';
}

static bool is_digest(const char *text)
{
  return strspn(text, "0123456789abcdef") == 16 && text[16] == '\0';
}

/* Words of eight, one blank between two of them. */
static bool is_prints(const char *text)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (;; text += 9) {
    if (strspn(text, digits) != 8 || (text[8] != ' ' && text[8] != '\0'))
      return false;
    if (text[8] == '\0')
      return true;
  }
}

/* As the schema has it: four digits a part at most, three for weeks. */
static bool read_duration(const char *text, Duration *duration)
{
  for (const char *at = text; *at; at++) {
    size_t digits = strspn(at, "0123456789");
    if (digits > 4 || (digits > 3 && at[digits] == 'W'))
      return false;
    at += digits;
    if (!*at)
      break;
  }
  return duration_parse(text, duration);
}

static bool is_country(const char *text)
{
  return text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z' && text[2] == '\0';
}

static bool is_link(const char *text)
{
  size_t scheme = text_starts(text, "https://") ? 8 : text_starts(text, "http://") ? 7 : 0;
  return scheme && text[scheme] && !strpbrk(text, " \t\r\n\"<>");
}

/* Somebody, at a domain with a dot: what RFC 5321 allows besides is seen in no notice. */
static bool is_email(const char *text)
{
  const char *at = strchr(text, '@');
  const char *dot = at ? strchr(at, '.') : NULL;
  return dot && at > text && !strchr(at + 1, '@') && dot > at + 1 && text[strlen(text) - 1] != '.' &&
         !strstr(at, "..") && !strpbrk(text, " \t\r\n<>()\",;:");
}

static bool is_phone(const char *text)
{
  size_t digits = 0;
  for (const char *at = text; *at; at++)
    digits += *at >= '0' && *at <= '9';
  return digits >= 2 && text[strspn(text, "0123456789 +().-")] == '\0';
}

/* "#0b4f6c": red, green and blue as two digits to the base of sixteen each. */
static bool is_colour(const char *text)
{
  return strlen(text) == 7 && text[0] == '#' && strspn(text + 1, "0123456789abcdefABCDEF") == 6;
}

/* "Source Sans 3": nothing that could end a name between quotation marks. */
static bool is_font(const char *text)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ";
  size_t length = strlen(text);
  return length > 0 && length <= 40 && strspn(text, letters) == length && strspn(text, letters + 52) == 0 &&
         text[length - 1] != ' ' && !strstr(text, "  ") && text_words(text) <= 5;
}

static bool is_radius(const char *text)
{
  long pixels;
  return strlen(text) <= 2 && is_number(text, &pixels) && pixels <= 24 && (text[0] != '0' || !text[1]);
}

/* The path of a file in or below the folder, by its letters alone: "images/logo.svg". */
static bool is_picture(const char *text)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/";
  size_t length = strlen(text);
  if (length < 5 || text[0] == '/' || strstr(text, "//") || text[strspn(text, letters)])
    return false;
  return strcmp(text + length - 4, ".png") == 0 || strcmp(text + length - 4, ".svg") == 0;
}

bool is_number(const char *text, long *value)
{
  size_t digits = strspn(text, "0123456789");
  if (digits == 0 || digits > 9 || text[digits])
    return false;
  *value = 0;
  for (; *text; text++)
    *value = *value * 10 + (*text - '0');
  return true;
}

/* "Expected …" of a code: the words that the list has, and the nearest to what was written. */
static void expect_codes(Reader *reader, Finding *fault, const char *list, const char *raw)
{
  const Term *const *terms;
  size_t count = law_terms(reader->law, list, &terms);
  const char **codes = ARENA_ARRAY(reader->arena, const char *, count + 1);
  Buffer all = {0};
  for (size_t i = 0; i < count; i++) {
    codes[i] = terms[i]->code;
    buffer_format(&all, "%s%s", i ? ", " : "", codes[i]);
  }
  finding_text(reader->findings, fault, "expected", arena_string(reader->arena, all.at ? all.at : ""));
  buffer_free(&all);
  const char *near = text_nearest(raw, codes, count);
  if (near)
    finding_text(reader->findings, fault, "suggestion", near);
}

static bool wrong(Reader *reader, const Field *field, const char *variant, const char *raw, Place place)
{
  /* A schema of version 1.0 cannot say what text an element has that may also hold a gap: it lets a contact
     page pass that is no address, and so this is a finding, and no fault of form. */
  Finding *fault = field->attribute || field->kind == FIELD_REFERENCES
                       ? reader_fault(reader, "PPC013", variant, place)
                       : finding_add(reader->findings, "PPC013", variant, SEVERITY_ERROR, place);
  finding_text(reader->findings, fault, "value", raw);
  finding_text(reader->findings, fault, "name", field->name);
  if (field->kind == FIELD_CODE)
    expect_codes(reader, fault, field->list, raw);
  return false;
}

static bool read_code(Reader *reader, Code *code, const Field *field, const char *text, Place place)
{
  code->text = text;
  code->term = law_term(reader->law, field->list, text);
  return code->term || wrong(reader, field, "code", text, place);
}

/* Places of the single names within the value, so that a fault points at its name. */
static bool read_references(Reader *reader, References *references, const Field *field, const char *raw,
                            Place place)
{
  size_t count = text_words(raw);
  if (count == 0)
    return wrong(reader, field, "name", raw, place);
  references->at = ARENA_ARRAY(reader->arena, Reference, count);
  /* Word by word as they stand in the file,
     where a name may lack the prefix that its part was included with. */
  const Source *source = source_of(reader->sources, place);
  const char *word = source ? source->bytes + place.offset : "", *end = word + (source ? place.length : 0);
  if (source && memchr(word, '&', place.length))
    end = word;
  for (const char *at = raw; references->count < count;) {
    at += strspn(at, " \t\r\n");
    size_t length = strcspn(at, " \t\r\n");
    Reference *reference = &references->at[references->count++];
    reference->name = reader_share(reader, at, length);
    reference->place = place;
    word += word < end ? strspn(word, " \t\r\n") : 0;
    size_t written = word < end ? strcspn(word, " \t\r\n\"'") : 0;
    if (word + written <= end && written) {
      reference->place.offset = (uint32_t)(word - source->bytes);
      reference->place.length = (uint16_t)written;
      word += written;
    }
    if (!is_name(reference->name))
      return wrong(reader, field, "name", reference->name, reference->place);
    if (field->list && text_starts(field->list, "list:") &&
        !law_term(reader->law, field->list + strlen("list:"), reference->name)) {
      Field code = *field;
      code.kind = FIELD_CODE;
      code.list = field->list + strlen("list:");
      return wrong(reader, &code, "code", reference->name, reference->place);
    }
    at += length;
  }
  return true;
}

static char *read_lines(Arena *arena, const char *raw)
{
  Buffer lines = {0};
  while (*raw) {
    size_t length = strcspn(raw, "\n");
    char *line = text_folded_space(arena, arena_copy(arena, raw, length));
    if (*line)
      buffer_format(&lines, "%s%s", lines.length ? "\n" : "", line);
    raw += length + (raw[length] == '\n');
  }
  char *text = arena_string(arena, lines.at ? lines.at : "");
  buffer_free(&lines);
  return text;
}

static bool read_event(EventValue *event, const Reader *reader, const char *text)
{
  event->name = text;
  event->term = law_term(reader->law, "event", text);
  return is_name(text);
}

/* As the value keeps it; NULL where it is kept in another form. */
static const char *value_text(Reader *reader, const Field *field, const char *raw)
{
  if (field->kind == FIELD_LINES || field->kind == FIELD_REFERENCES)
    return NULL;
  if (field->kind == FIELD_TEXT || field->kind == FIELD_LINK || field->kind == FIELD_EMAIL ||
      field->kind == FIELD_PHONE || field->kind == FIELD_FILE || field->kind == FIELD_PRINTS)
    return text_folded_space(reader->arena, raw);
  return reader_word(reader, raw);
}

static bool read_value(Reader *reader, void *at, const Field *field, const char *raw, Place place)
{
  const char *text = value_text(reader, field, raw);
  switch (field->kind) {
  case FIELD_TEXT:
    ((Text *)at)->value = text;
    return true;
  case FIELD_LINES:
    ((Text *)at)->value = read_lines(reader->arena, raw);
    return true;
  case FIELD_LANGUAGE:
    ((Text *)at)->value = text;
    return is_language(text) || wrong(reader, field, "language", text, place);
  case FIELD_COUNTRY:
    ((Text *)at)->value = text;
    return is_country(text) || wrong(reader, field, "country", text, place);
  case FIELD_LINK:
    ((Text *)at)->value = text;
    return is_link(text) || wrong(reader, field, "link", text, place);
  case FIELD_EMAIL:
    ((Text *)at)->value = text;
    return is_email(text) || wrong(reader, field, "email", text, place);
  case FIELD_PHONE:
    ((Text *)at)->value = text;
    return is_phone(text) || wrong(reader, field, "phone", text, place);
  case FIELD_DIGEST:
    ((Text *)at)->value = text;
    return is_digest(text) || wrong(reader, field, "digest", text, place);
  case FIELD_PRINTS:
    ((Text *)at)->value = text;
    return is_prints(text) || wrong(reader, field, "prints", text, place);
  case FIELD_COLOUR:
    ((Text *)at)->value = text;
    return is_colour(text) || wrong(reader, field, "colour", text, place);
  case FIELD_FONT:
    ((Text *)at)->value = text;
    return is_font(text) || wrong(reader, field, "font", text, place);
  case FIELD_RADIUS:
    ((Text *)at)->value = text;
    return is_radius(text) || wrong(reader, field, "radius", text, place);
  case FIELD_FILE:
    ((Text *)at)->value = text;
    return is_picture(text) || wrong(reader, field, "picture", text, place);
  case FIELD_DATE:
    return date_parse(text, &((DateValue *)at)->value) || wrong(reader, field, "date", text, place);
  case FIELD_DURATION:
    return read_duration(text, &((DurationValue *)at)->value) || wrong(reader, field, "duration", text, place);
  case FIELD_LIFETIME:
    return strcmp(text, "session") == 0 || read_duration(text, &((DurationValue *)at)->value) ||
           wrong(reader, field, "lifetime", text, place);
  case FIELD_FLAG:
    ((Flag *)at)->value = strcmp(text, "yes") == 0;
    return ((Flag *)at)->value || strcmp(text, "no") == 0 || wrong(reader, field, "flag", text, place);
  case FIELD_NUMBER:
    return is_number(text, &((Number *)at)->value) || wrong(reader, field, "number", text, place);
  case FIELD_CODE:
    return read_code(reader, at, field, text, place);
  case FIELD_REFERENCES:
    return read_references(reader, at, field, raw, place);
  case FIELD_EVENT:
    return read_event(at, reader, text) || wrong(reader, field, "name", text, place);
  case FIELD_PROSE:
  case FIELD_ITEMS:
  case FIELD_ELEMENTS:
    break;
  }
  return false;
}

/* What is not understood is there all the same: as a gap that nobody declared, it counts neither as said nor
   as absent, and has no other finding than its own. */
bool value_read(Reader *reader, Element *element, const Field *field, const char *raw, Place place)
{
  Mark *mark = field_at(element, field);
  bool understood = read_value(reader, mark, field, raw, place);
  *mark = (Mark){place, understood ? GIVEN : GAP, 0};
  return understood;
}

const Finding *model_value_fault(ModelReader *reader, const Field *field, const char *text)
{
  union { Text text; DateValue date; DurationValue duration; Flag flag; Number number; Code code; References references;
          EventValue event; } value = {.references = {.count = 0}};
  return read_value(reader, &value, field, text, NOWHERE) ? NULL : reader->findings->last;
}
