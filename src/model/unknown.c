/*
 * unknown: names that the language does not have, at least not there.  Whoever writes without an editor that
 * knows the schema learns from the fault what stands there, and where else what they wrote would stand.
 */
#include <string.h>

#include "model/model_int.h"

enum { PARENTS = 3 }; /* an element that stands in more than these is found everywhere: naming them helps
                         nobody */

typedef struct Names {
  const char *at[64];
  size_t count;
} Names;

void finding_suggest(Findings *findings, Finding *finding, const char *wanted, const char *const *names,
                     size_t count)
{
  const char *near = text_nearest(wanted, names, count);
  if (!near)
    return;
  finding->variant = "suggest";
  finding_text(findings, finding, "suggestion", near);
}

static const char *shown_name(const Field *field)
{
  return field->wrapper ? field->wrapper : field->name;
}

static void names_add(Names *names, const char *name)
{
  for (size_t i = 0; i < names->count; i++)
    if (strcmp(names->at[i], name) == 0)
      return;
  if (names->count < COUNT_OF(names->at))
    names->at[names->count++] = name;
}

static bool names_hold(const Names *names, const char *name)
{
  size_t i = 0;
  while (i < names->count && strcmp(names->at[i], name) != 0)
    i++;
  return i < names->count;
}

static Names names_of(const Type *type, bool attributes)
{
  Names names = {.count = 0};
  if (attributes && type->has_id)
    names_add(&names, "id");
  for (size_t i = 0; i < type->field_count; i++)
    if (type->fields[i].attribute == attributes)
      names_add(&names, shown_name(&type->fields[i]));
  return names;
}

/* The elements in which one of that name may stand. */
static Names parents_of(const char *name)
{
  Names parents = {.count = 0};
  const Type *const *types;
  size_t count = model_types(&types);
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < types[i]->field_count; j++) {
      const Field *field = &types[i]->fields[j];
      if (!field->attribute && strcmp(shown_name(field), name) == 0)
        names_add(&parents, types[i]->name);
      else if (field->wrapper && strcmp(field->name, name) == 0)
        names_add(&parents, field->wrapper);
    }
  return parents;
}

static void say_expected(const Reader *reader, Finding *fault, const Names *names)
{
  if (names->count == 0)
    return;
  Buffer all = {0};
  for (size_t i = 0; i < names->count; i++)
    buffer_format(&all, "%s%s", i ? ", " : "", names->at[i]);
  finding_text(reader->findings, fault, "expected", arena_string(reader->arena, all.at));
  buffer_free(&all);
}

void unknown_attribute(Reader *reader, const Type *type, const char *name, Place place)
{
  Names names = names_of(type, true);
  Names children = names_of(type, false);
  Finding *fault = reader_fault(reader, "PPC012", NULL, place);
  finding_text(reader->findings, fault, "attribute", name);
  finding_text(reader->findings, fault, "element", type->name);
  say_expected(reader, fault, &names);
  if (names_hold(&children, name))
    fault->variant = "child";
  else
    finding_suggest(reader->findings, fault, name, names.at, names.count);
}

void unknown_child(Reader *reader, const Type *type, const char *name, Place place)
{
  Names names = names_of(type, false);
  Names attributes = names_of(type, true);
  Names parents = parents_of(name);
  Finding *fault = reader_fault(reader, "PPC011", NULL, place);
  finding_text(reader->findings, fault, "element", name);
  finding_text(reader->findings, fault, "parent", type->name);
  say_expected(reader, fault, &names);
  if (names_hold(&attributes, name)) {
    fault->variant = "attribute";
  } else if (parents.count > 0 && parents.count <= PARENTS) {
    fault->variant = "elsewhere";
    for (size_t i = 0; i < parents.count; i++)
      finding_text(reader->findings, fault, "where", parents.at[i]);
  } else {
    finding_suggest(reader->findings, fault, name, names.at, names.count);
  }
}

void out_of_order(Reader *reader, const Type *type, const char *name, const Field *before, Place place)
{
  Names names = names_of(type, false);
  Finding *fault = reader_fault(reader, "PPC014", NULL, place);
  finding_text(reader->findings, fault, "element", name);
  finding_text(reader->findings, fault, "other", shown_name(before));
  finding_text(reader->findings, fault, "parent", type->name);
  say_expected(reader, fault, &names);
}
