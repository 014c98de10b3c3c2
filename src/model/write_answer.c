/*
 * write_answer: what an answer to a question looks like, in words and in the source language, from the table
 * of fields: a question about any field can be answered without the manual.
 */
#include <string.h>

#include "model/write_int.h"

enum { CHOICES = 14 };

/* What stands between the quotation marks of an attribute, and the phrase that says it, by kind. */
static const struct {
  const char *sample, *phrase;
} kinds[] = {
    [FIELD_TEXT] = {"…", "question.answer.text"},       [FIELD_DATE] = {"2026-11-22", "question.answer.date"},
    [FIELD_DURATION] = {"P3Y", "question.answer.period"}, [FIELD_FLAG] = {"yes|no", "question.answer.yes-no"},
    [FIELD_NUMBER] = {"0", "question.answer.number"},   [FIELD_CODE] = {"…", "question.answer.text"},
    [FIELD_REFERENCES] = {"…", "question.answer.names"}, [FIELD_COUNTRY] = {"FR", "question.answer.country"},
    [FIELD_LINK] = {"https://…", "question.answer.link"}, [FIELD_LINES] = {"…", "question.answer.text"},
    [FIELD_LIFETIME] = {"P6M", "question.answer.period"}, [FIELD_LANGUAGE] = {"fr", "question.answer.text"},
    [FIELD_EMAIL] = {"…@…", "question.answer.email"},   [FIELD_PHONE] = {"+33…", "question.answer.phone"},
    [FIELD_DIGEST] = {"…", "question.answer.text"},     [FIELD_PRINTS] = {"…", "question.answer.text"},
    [FIELD_EVENT] = {"…", "question.answer.event"},     [FIELD_PROSE] = {"…", "question.answer.prose"},
    [FIELD_ITEMS] = {"…", "question.answer.prose"},     [FIELD_ELEMENTS] = {"…", "question.answer.element"},
};

/* The law's list that a value is a word of, or NULL. */
static const char *list_of(const Field *field)
{
  if (field->kind == FIELD_CODE)
    return field->list;
  bool terms = field->kind == FIELD_REFERENCES && text_starts(field->list, "list:");
  return terms ? field->list + strlen("list:") : NULL;
}

static size_t terms_of(Writer *writer, const Field *field, const Term *const **terms)
{
  const char *list = list_of(field);
  size_t count = list ? law_terms(writer->model->law, list, terms) : 0;
  return count <= CHOICES ? count : 0;
}

static const char *sample_of(Writer *writer, const Field *field)
{
  const Term *const *terms = NULL;
  size_t count = terms_of(writer, field, &terms);
  Buffer choices = {0};
  for (size_t i = 0; i < count; i++)
    buffer_format(&choices, "%s%s", i ? "|" : "", terms[i]->code);
  const char *sample = arena_string(writer->arena, choices.at ? choices.at : kinds[field->kind].sample ? kinds[field->kind].sample : "…");
  buffer_free(&choices);
  return sample;
}

/* <party id="…" country="FR">…</party>: at most `limit` attributes. */
static const char *element_source(Writer *writer, const Type *type, size_t limit)
{
  Buffer source = {0};
  bool has_children = false;
  size_t attributes = 0;
  buffer_format(&source, "<%s", type->name);
  for (size_t i = 0; i < type->field_count; i++) {
    const Field *field = &type->fields[i];
    has_children |= !field->attribute;
    if (field->attribute && attributes++ < limit)
      buffer_format(&source, " %s=\"%s\"", field->name, sample_of(writer, field));
  }
  buffer_format(&source, has_children ? ">…</%s>" : "/>", type->name);
  const char *kept = arena_string(writer->arena, source.at);
  buffer_free(&source);
  return kept;
}

static const char *field_source(Writer *writer, const Field *field)
{
  if (field->attribute)
    return arena_format(writer->arena, "%s=\"%s\"", field->name, sample_of(writer, field));
  if (field->kind == FIELD_ELEMENTS)
    return element_source(writer, field->type, 4);
  if (field->kind != FIELD_PROSE && field->kind != FIELD_ITEMS)
    return arena_format(writer->arena, "<%s>…</%s>", field->name, field->name);
  return arena_format(writer->arena, "<%s xml:lang=\"%s\">…</%s>", field->name, writer->language, field->name);
}

static const char *choices_of(Writer *writer, const Term *const *terms, size_t count)
{
  const char **labels = ARENA_ARRAY(writer->arena, const char *, count);
  for (size_t i = 0; i < count; i++)
    labels[i] = term_label(writer, terms[i], NULL);
  return words_either(writer->words, writer->arena, labels, count);
}

_Static_assert(COUNT_OF(kinds) == FIELD_ELEMENTS + 1, "the last kind of field");

/* A kind that nobody has given a phrase is answered in words. */
static const char *phrase_of(FieldKind kind)
{
  return kinds[kind].phrase ? kinds[kind].phrase : kinds[FIELD_TEXT].phrase;
}

void write_answer(Writer *writer, xmlNode *node, const Type *type, const char *name, bool example)
{
  const Field *field = name ? field_named(type, name) : NULL;
  const char *own = words_term(writer->words, "question",
                               arena_format(writer->arena, "%s/%s", type->name, name ? name : "."), "answer");
  const Term *const *terms = NULL;
  size_t count = field ? terms_of(writer, field, &terms) : 0;
  const char *choices = count ? choices_of(writer, terms, count) : NULL;
  const char *phrase = choices ? "question.answer.choice" : phrase_of(field ? field->kind : FIELD_ELEMENTS);
  if (example)
    add_text_node(writer, node, "answer", own ? own : say(writer, phrase, (const char *[]){"choices", choices, NULL}));
  add_text_node(writer, node, "write", field ? field_source(writer, field) : element_source(writer, type, 4));
}
