/*
 * write_essentials: the first layer of a notice (WP260 rev.01, paras 35-36): who and how to object, what is done,
 * what may surprise, the rights in a sentence.
 */
#include <string.h>

#include "model/write_int.h"

enum { ESSENTIAL_LINES = 7, SURPRISES = 5 };

static const char *plain_ground(Writer *writer, const Purpose *purpose)
{
  const Basis *basis = (const Basis *)purpose->bases.first;
  if (basis && basis->kind.term)
    return basis_plain(writer, basis);
  return gap_text(writer, "purpose", "basis");
}

static const Purpose *first_purpose(const Processing *processing)
{
  return (const Purpose *)processing->purposes.first;
}

/* One line of the first layer: the situation, its first purpose and the ground; the rest is a link away. */
static void write_line(Writer *writer, xmlNode *parent, const Element *about, const char *href,
                       const Purpose *first)
{
  if (!first)
    return;
  xmlNode *line = add_node(writer, parent, "line");
  put(line, "href", href);
  put(line, "id", arena_format(writer->arena, "%sessentials.%s.%s", writer->base, about->id, first->element.id));
  add_label(writer, line, "label", about);
  const char *purpose = label_of(writer, &first->element), *ground = plain_ground(writer, first);
  add_text_node(writer, line, "text",
                say(writer, "essentials.line", (const char *const[]){"purposes", purpose, "ground", ground, NULL}));
}

const Processing *first_shown(const Writer *writer, const Situation *situation)
{
  for (size_t i = 0; i < situation->processing.count; i++) {
    const Processing *processing = (const Processing *)situation->processing.at[i].target;
    if (processing && shows_as_controller(writer->notice, processing))
      return processing;
  }
  return NULL;
}

/* Purposes that the author marked headline="yes" come first. */
static size_t write_headlines(Writer *writer, xmlNode *essentials)
{
  size_t lines = 0;
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shows_as_controller(writer->notice, processing))
      continue;
    EACH (Purpose, purpose, processing->purposes)
      if (purpose->headline.value && lines++ < ESSENTIAL_LINES)
        write_line(writer, essentials, &processing->element, "#section.purposes", purpose);
  }
  return lines;
}

static void write_lines(Writer *writer, xmlNode *essentials)
{
  size_t lines = write_headlines(writer, essentials);
  EACH (Situation, situation, writer->model->record->situations) {
    const Processing *processing = first_shown(writer, situation);
    if (!processing || lines >= ESSENTIAL_LINES)
      continue;
    write_line(writer, essentials, &situation->element,
               arena_format(writer->arena, "#%s", situation->element.block), first_purpose(processing));
    lines++;
  }
  if (lines)
    return;
  EACH (Processing, processing, writer->model->record->processings)
    if (shows_as_controller(writer->notice, processing) && lines < ESSENTIAL_LINES) {
      write_line(writer, essentials, &processing->element,
                 arena_format(writer->arena, "#%s", processing->element.block), first_purpose(processing));
      lines++;
    }
}

/* What the reader may not expect (WP260 para 36), in this order. */
typedef struct Surprises {
  bool own_ends, published, automated, trackers;
  const char **countries, **sources;
  size_t country_count, source_count;
} Surprises;

static void note_name(const char **names, size_t *count, const char *name)
{
  enum { NAMED = 6 }; /* a line of the first layer is no list */
  if (!name || *count == NAMED)
    return;
  for (size_t i = 0; i < *count; i++)
    if (strcmp(names[i], name) == 0)
      return;
  names[(*count)++] = name;
}

static const char *destination(Writer *writer, const Transfer *transfer)
{
  const char *code = transfer_country(transfer);
  return transfer->organisation.value ? transfer->organisation.value : code ? words_country(writer->words, code) : NULL;
}

static void note_surprises(Writer *writer, const Processing *processing, Surprises *found)
{
  const Situation *via = writer->situation;
  EACH (RecipientUse, use, processing->recipients) {
    if (!scope_covers(&use->scope, NULL, NULL, NULL, via))
      continue;
    const char *role = use->role.term ? use->role.term->code : "";
    found->own_ends |= strcmp(role, "controller") == 0;
    found->published |= strcmp(role, "public") == 0 || strcmp(role, "other-users") == 0;
  }
  EACH (Transfer, transfer, processing->transfers)
    if (scope_covers(&transfer->scope, NULL, NULL, NULL, via))
      note_name(found->countries, &found->country_count, destination(writer, transfer));
  EACH (DataUse, use, processing->data)
    for (size_t i = 0; i < use->source.count && scope_covers(&use->scope, NULL, NULL, NULL, via); i++)
      if (use->source.at[i].target)
        note_name(found->sources, &found->source_count, label_of(writer, use->source.at[i].target));
  EACH (AutomatedDecision, decision, processing->automated)
    found->automated |= decision->element.gap == 0; /* what is unknown is not told as true */
}

static void add_surprise(Writer *writer, xmlNode *parent, size_t *left, const char *key, const char *href,
                         const char *name, const char *value)
{
  if (*left == 0)
    return;
  --*left;
  xmlNode *node = add_text_node(writer, parent, "surprise", say(writer, key, (const char *const[]){name, value, NULL}));
  put(node, "href", href);
}

void write_surprises(Writer *writer, xmlNode *parent, size_t limit)
{
  const char *countries[8], *sources[8];
  Surprises found = {.countries = countries, .sources = sources};
  EACH (Processing, processing, writer->model->record->processings)
    if (shown_for_rights(writer, processing))
      note_surprises(writer, processing, &found);
  if (found.own_ends)
    add_surprise(writer, parent, &limit, "surprise.own-ends", "#section.recipients", "", "");
  if (found.country_count)
    add_surprise(writer, parent, &limit, "surprise.outside-europe", "#section.transfers", "countries",
                 words_join(writer->words, writer->arena, countries, found.country_count));
  if (found.source_count)
    add_surprise(writer, parent, &limit, "surprise.from-others", "#section.data", "sources",
                 words_join(writer->words, writer->arena, sources, found.source_count));
  if (found.published)
    add_surprise(writer, parent, &limit, "surprise.published", "#section.recipients", "", "");
  if (found.automated)
    add_surprise(writer, parent, &limit, "surprise.automated", "#section.automated", "", "");
  else if (!writer->situation && shows_trackers(writer))
    add_surprise(writer, parent, &limit, "surprise.trackers", "#section.trackers", "", "");
}

/* What the notice covers, and what it does not. */
static void write_covers(Writer *writer, xmlNode *node)
{
  EACH (Covers, covers, writer->notice->covers)
    write_fields(writer, node, &covers->element);
  write_field(writer, node, &writer->notice->element, "not-covered");
}

void write_front(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  xmlNode *essentials = add_node(writer, root, "essentials");
  xmlNode *who = add_node(writer, essentials, "who");
  const Organisation *organisation = writer->model->organisation;
  if (organisation) {
    write_element(writer, who, &organisation->element);
    if (organisation->rights.first)
      write_element(writer, who, organisation->rights.first);
  }
  add_say(writer, who, offers_objection(writer) ? "contact.objection" : "contact", NULL);
  write_lines(writer, essentials);
  write_surprises(writer, essentials, SURPRISES);
  write_essential_rights(writer, essentials);
  xmlNode *covers = add_node(writer, root, "covers");
  if (writer->notice)
    write_covers(writer, covers);
  add_say(writer, root, "intro", NULL);
  write_contents(writer, root);
}

