/*
 * record_text: texts of a record, each a string or an array of runs, into the markup of a description.
 */
#include <string.h>

#include "import/record_int.h"

enum { RUNS_DEEP = 100 }; /* markup in markup: a description has room for some 250 elements in one another */

void record_indent(Record *record, unsigned depth)
{
  for (unsigned i = 0; i < depth; i++)
    buffer_text(record->out, "  ");
}

static void check_characters(Record *record, const Step *step, const char *text)
{
  uint32_t c;
  for (size_t used; (used = text_decode(text, &c)) > 0; text += used)
    if (!is_xml_character(c)) {
      const char *name = arena_format(record->arena, "U+%04X", (unsigned)c);
      record_fault(record, step, "record.character", (const char *const[]){"character", name, NULL});
      return;
    }
}

void record_words(Record *record, const Step *step, const char *text)
{
  check_characters(record, step, text);
  for (;;) {
    const size_t plain = strcspn(text, "&<>");
    buffer_add(record->out, text, plain);
    text += plain;
    if (!*text)
      return;
    buffer_text(record->out, *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : "&gt;");
    text++;
  }
}

void record_attribute(Record *record, const Step *step, const char *name, const char *value)
{
  check_characters(record, step, value);
  buffer_format(record->out, " %s=\"", name);
  buffer_markup(record->out, value);
  buffer_byte(record->out, '"');
}

/* ---- runs ---------------------------------------------------------------------------------------------- */

typedef enum RunKind { RUN_TEXT, RUN_BREAK, RUN_LIST } RunKind;

static const struct {
  const char *name;
  RunKind kind;
  const char *text, *number; /* members that it has besides, as attributes; or NULL */
} runs[] = {
    {"em", RUN_TEXT, NULL, NULL}, {"strong", RUN_TEXT, NULL, NULL}, {"code", RUN_TEXT, NULL, NULL},
    {"a", RUN_TEXT, "href", NULL}, {"quote", RUN_TEXT, "from", "line"}, {"br", RUN_BREAK, NULL, NULL},
    {"p", RUN_TEXT, NULL, NULL}, {"ul", RUN_LIST, NULL, NULL}, {"ol", RUN_LIST, NULL, NULL},
};

static void put_text(Record *record, const Step *step, const json_t *text, unsigned deep);

/* Which kind it is: that of the one member that names one. */
static size_t run_kind(const json_t *run)
{
  size_t found = COUNT_OF(runs);
  for (size_t i = 0; i < COUNT_OF(runs); i++)
    if (json_object_get(run, runs[i].name))
      found = found == COUNT_OF(runs) ? i : COUNT_OF(runs) + 1;
  return found;
}

/* href, from and line; another member is a fault. */
static void put_attributes(Record *record, const Step *step, const json_t *run, size_t kind)
{
  const char *key;
  json_t *value;
  json_object_foreach ((json_t *)run, key, value) {
    const Step at = {.key = key, .up = step};
    if (strcmp(key, runs[kind].name) == 0)
      continue;
    if (text_same(key, runs[kind].text) && record_has(record, &at, value, JSON_STRING))
      record_attribute(record, &at, key, json_string_value(value));
    else if (text_same(key, runs[kind].number) && record_has(record, &at, value, JSON_INTEGER))
      buffer_format(record->out, " %s=\"%lld\"", key, (long long)json_integer_value(value));
    else if (!text_same(key, runs[kind].text) && !text_same(key, runs[kind].number))
      record_unknown(record, &at, (const char *const[]){runs[kind].name, runs[kind].text, runs[kind].number},
                     1 + (runs[kind].text != NULL) + (runs[kind].number != NULL));
  }
}

static void put_items(Record *record, const Step *step, const json_t *items, unsigned deep)
{
  if (!record_has(record, step, items, JSON_ARRAY))
    return;
  if (json_array_size(items) == 0)
    record_mistyped(record, step, "record.filled");
  for (size_t i = 0; i < json_array_size(items); i++) {
    buffer_text(record->out, "<li>");
    put_text(record, &(Step){.index = i, .up = step}, json_array_get(items, i), deep);
    buffer_text(record->out, "</li>");
  }
}

static void put_run(Record *record, const Step *step, const json_t *run, unsigned deep)
{
  const size_t kind = run_kind(run);
  if (kind >= COUNT_OF(runs)) {
    record_fault(record, step, "record.run", NULL);
    return;
  }
  const char *name = runs[kind].name;
  const json_t *content = json_object_get(run, name);
  const Step at = {.key = name, .up = step};
  buffer_format(record->out, "<%s", name);
  put_attributes(record, step, run, kind);
  if (runs[kind].kind == RUN_BREAK) {
    buffer_text(record->out, "/>");
    record_has(record, &at, content, JSON_TRUE);
    return;
  }
  buffer_byte(record->out, '>');
  if (runs[kind].kind == RUN_LIST)
    put_items(record, &at, content, deep);
  else
    put_text(record, &at, content, deep);
  buffer_format(record->out, "</%s>", name);
}

static void put_text(Record *record, const Step *step, const json_t *text, unsigned deep)
{
  if (json_is_string(text)) {
    record_words(record, step, json_string_value(text));
    return;
  }
  if (!json_is_array(text)) {
    record_mistyped(record, step, "record.text");
    return;
  }
  if (deep >= RUNS_DEEP) {
    record_fault(record, step, "record.deep", NULL);
    return;
  }
  for (size_t i = 0; i < json_array_size(text); i++) {
    const json_t *run = json_array_get(text, i);
    const Step at = {.index = i, .up = step};
    if (json_is_string(run))
      record_words(record, &at, json_string_value(run));
    else if (json_is_object(run))
      put_run(record, &at, run, deep + 1);
    else
      record_mistyped(record, &at, "record.text");
  }
}

/* ---- languages ----------------------------------------------------------------------------------------- */

static void put_version(Record *record, const Step *step, const char *name, const char *language, const json_t *text,
                        unsigned depth)
{
  record_indent(record, depth);
  buffer_format(record->out, "<%s xml:lang=\"%s\">", name, language);
  put_text(record, step, text, 0);
  buffer_format(record->out, "</%s>\n", name);
}

/* Two small letters: what else there is that ppc has words for, the description's check tells. */
static bool is_language(Record *record, const Step *step)
{
  const char *code = step->key;
  if (code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z' && !code[2])
    return true;
  record_fault(record, step, "record.language", (const char *const[]){"name", code, NULL});
  return false;
}

static bool is_filled(Record *record, const Step *step, const json_t *texts)
{
  if (!record_has(record, step, texts, JSON_OBJECT))
    return false;
  if (json_object_size(texts) > 0)
    return true;
  record_mistyped(record, step, "record.filled");
  return false;
}

void record_prose(Record *record, const Step *step, const char *name, const json_t *prose, unsigned depth)
{
  const char *language;
  json_t *text;
  if (!is_filled(record, step, prose))
    return;
  json_object_foreach ((json_t *)prose, language, text) {
    const Step at = {.key = language, .up = step};
    if (is_language(record, &at))
      put_version(record, &at, name, language, text, depth);
  }
}

/* The first items of all languages, then the second ones: they say the same. */
void record_items(Record *record, const Step *step, const char *name, const json_t *items, unsigned depth)
{
  const char *language;
  json_t *texts;
  size_t longest = 0;
  if (!is_filled(record, step, items))
    return;
  json_object_foreach ((json_t *)items, language, texts) {
    const Step at = {.key = language, .up = step};
    if (!is_language(record, &at) || !record_has(record, &at, texts, JSON_ARRAY))
      return;
    if (json_array_size(texts) == 0)
      record_mistyped(record, &at, "record.filled");
    if (json_array_size(texts) > longest)
      longest = json_array_size(texts);
  }
  for (size_t i = 0; i < longest; i++)
    json_object_foreach ((json_t *)items, language, texts) {
      const Step at = {.key = language, .up = step};
      if (i < json_array_size(texts))
        put_version(record, &(Step){.index = i, .up = &at}, name, language, json_array_get(texts, i), depth);
    }
}
