/*
 * write_titles: findings as they are told to those who never saw the description: each thing of it by its
 * title, and no word of its markup.
 */
#include <string.h>

#include "model/review_int.h"

/* ---- what things are called ---------------------------------------------------------------------------- */

static const char *title_of(Writer *writer, const Element *element);

static const char *titles_of(Writer *writer, const References *references)
{
  const char **names = ARENA_ARRAY(writer->arena, const char *, references->count + 1);
  size_t count = 0;
  for (size_t i = 0; i < references->count; i++) {
    const char *title = references->at[i].target ? title_of(writer, references->at[i].target) : NULL;
    if (title)
      names[count++] = title;
  }
  return count ? words_join(writer->words, writer->arena, names, count) : NULL;
}

/* A period has no title of its own: it is known by what it is kept of, else by the processing. */
static const char *kept_title(Writer *writer, const Element *element)
{
  const Element *line = strcmp(element->type->name, "retention") == 0 ? first_user(writer->plan->review, element) : element;
  if (!line || strcmp(line->type->name, "retain") != 0)
    return NULL;
  const Scope *scope = &((const Retain *)line)->scope;
  const References *const limits[] = {&scope->data, &scope->via, &scope->purpose, &scope->subject};
  const char *title = NULL;
  for (size_t i = 0; i < COUNT_OF(limits) && !title; i++)
    title = titles_of(writer, limits[i]);
  return title ? title : title_of(writer, line->parent);
}

static bool is_stage(const Element *element)
{
  static const char *const names[] = {"active", "intermediate", "permanent"};
  for (size_t i = 0; i < COUNT_OF(names); i++)
    if (strcmp(element->type->name, names[i]) == 0)
      return true;
  return false;
}

/* What it is called, else what it refers to or is of, else what kind of thing it is; NULL:
   nothing of that is known. */
static const char *title_of(Writer *writer, const Element *element)
{
  const char *name = is_stage(element) ? stage_text(writer, (const Stage *)element) : name_of(writer, element);
  if (!name)
    name = kept_title(writer, element);
  const Field *ref = name ? NULL : field_named(element->type, "ref");
  if (ref && ref->kind == FIELD_REFERENCES)
    name = titles_of(writer, field_at(element, ref));
  if (!name)
    name = kind_label(writer, element);
  return name ? name : words_field(writer->words, element->type->name, ".");
}

static const char *title_in(void *context, const void *thing)
{
  return title_of(context, thing);
}

/* ---- what is found ------------------------------------------------------------------------------------- */

const char *read_message(Writer *writer, const Finding *finding)
{
  const char *message = finding_part(writer->words, writer->arena, finding, "message", &(Naming){title_in, writer});
  return message ? message : finding->code;
}

/* What to write into the description is for its author: here the law's reasons say what is wanted. Advice
   without a word of markup is for everybody. */
const char *read_help(Writer *writer, const Finding *finding)
{
  static const char *const markup[] = {"<", "=\"", "--", "{expected}", "xml:"};
  const char *help = finding_part(writer->words, writer->arena, finding, "help", &(Naming){title_in, writer});
  for (size_t i = 0; help && i < COUNT_OF(markup); i++)
    if (strstr(help, markup[i]))
      return NULL;
  return help;
}

const char *read_law(Writer *writer, const Finding *finding)
{
  return finding_law(writer->words, writer->arena, finding);
}
