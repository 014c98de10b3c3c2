/*
 * write_essentials: the first layer of a notice (WP260 rev.01, paras 35-36): who and how to object, what is
 * done, what may surprise, the rights in a sentence.
 */
#include <string.h>

#include "model/write_int.h"

enum { ESSENTIAL_LINES = 7, SURPRISES = 5 };

/* A link to a block of the same notice. */
static void put_target(Writer *writer, xmlNode *node, const char *name, const char *block)
{
  put(node, name, arena_format(writer->arena, "#%s%s", writer->base, block));
}

/* In two or three words: the first layer says no more of it. */
const char *brief_ground(Writer *writer, const Purpose *purpose)
{
  const char **grounds = ARENA_ARRAY(writer->arena, const char *, purpose->bases.count + 1);
  Map *told = map_new(writer->arena);
  size_t count = 0;
  EACH (Basis, basis, purpose->bases) {
    const char *ground = basis->kind.term ? term_label(writer, basis->kind.term, "brief") : NULL;
    if (ground && map_put(told, ground, told))
      grounds[count++] = ground;
  }
  return count ? words_either(writer->words, writer->arena, grounds, count) : gap_text(writer, "purpose", "basis");
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

/* Lines of the first layer: what people do in several ways (call, write) is one line. */
typedef struct Lines {
  const Purpose *said[ESSENTIAL_LINES];
  size_t count;
} Lines;

/* A purpose and its ground; the rest is a link away. */
static void write_line(Writer *writer, xmlNode *essentials, Lines *lines, const Element *about, const Purpose *purpose)
{
  if (!purpose || lines->count == ESSENTIAL_LINES)
    return;
  for (size_t i = 0; i < lines->count; i++)
    if (lines->said[i] == purpose)
      return;
  lines->said[lines->count++] = purpose;
  xmlNode *line = add_node(writer, essentials, "line");
  put_target(writer, line, "href", about->block);
  put(line, "id", arena_format(writer->arena, "%sessentials.%s.%s", writer->base, about->id, purpose->element.id));
  add_label(writer, line, "label", &purpose->element);
  add_text_node(writer, line, "text", brief_ground(writer, purpose));
}

/* Where the notice tells of a processing: in the first situation that brings it, or by itself. */
static const Element *told_at(const Writer *writer, const Processing *processing)
{
  if (processing->has_situation)
    EACH (Situation, situation, writer->model->record->situations)
      for (size_t i = 0; i < situation->processing.count; i++)
        if (situation->processing.at[i].target == &processing->element)
          return &situation->element;
  return &processing->element;
}

/* How many purposes the lines leave to the rest of the notice: nobody is to take them for all there are. */
static void write_others(Writer *writer, xmlNode *essentials, const Lines *lines)
{
  size_t count = 0;
  EACH (Processing, processing, writer->model->record->processings)
    if (shows_as_controller(writer->notice, processing))
      count += processing->purposes.count;
  if (!lines->count || count <= lines->count)
    return;
  const char *others = words_count(writer->words, writer->arena, "essentials.others", (long)(count - lines->count));
  put_target(writer, add_text_node(writer, essentials, "others", others), "href", "section.purposes");
}

/* Purposes that the author marked headline="yes" come first, then what each situation brings. */
static void write_chosen_lines(Writer *writer, xmlNode *essentials, Lines *lines)
{
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shows_as_controller(writer->notice, processing))
      continue;
    EACH (Purpose, purpose, processing->purposes)
      if (purpose->headline.value)
        write_line(writer, essentials, lines, told_at(writer, processing), purpose);
  }
  EACH (Situation, situation, writer->model->record->situations) {
    const Processing *processing = first_shown(writer, situation);
    if (processing)
      write_line(writer, essentials, lines, &situation->element, (const Purpose *)processing->purposes.first);
  }
}

/* Where there is neither, what each processing is for. */
static void write_lines(Writer *writer, xmlNode *essentials)
{
  Lines lines = {.count = 0};
  write_chosen_lines(writer, essentials, &lines);
  if (!lines.count)
    EACH (Processing, processing, writer->model->record->processings)
      if (shows_as_controller(writer->notice, processing))
        write_line(writer, essentials, &lines, &processing->element, (const Purpose *)processing->purposes.first);
  write_others(writer, essentials, &lines);
}

/* What the reader may not expect (WP260 para 36), in this order. */
typedef struct Surprises {
  bool own_ends, published, automated, others;
  const char **countries;
  size_t country_count;
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
      found->others |= use->source.at[i].target != NULL;
  EACH (AutomatedDecision, decision, processing->automated)
    found->automated |= decision->element.gap == 0; /* what is unknown is not told as true */
}

static void add_surprise(Writer *writer, xmlNode *parent, size_t *left, const char *key, const char *block,
                         const char *name, const char *value)
{
  if (*left == 0)
    return;
  --*left;
  xmlNode *node = add_text_node(writer, parent, "surprise", say(writer, key, (const char *const[]){name, value, NULL}));
  put_target(writer, node, "href", block);
}

void write_surprises(Writer *writer, xmlNode *parent, size_t limit)
{
  const char *countries[8];
  Surprises found = {.countries = countries};
  EACH (Processing, processing, writer->model->record->processings)
    if (shown_for_rights(writer, processing))
      note_surprises(writer, processing, &found);
  if (found.own_ends)
    add_surprise(writer, parent, &limit, "surprise.own-ends", "section.recipients", "", "");
  if (found.country_count)
    add_surprise(writer, parent, &limit, "surprise.outside-europe", "section.transfers", "countries",
                 words_join(writer->words, writer->arena, countries, found.country_count));
  if (found.others)
    add_surprise(writer, parent, &limit, "surprise.from-others", "section.data", "", "");
  if (found.published)
    add_surprise(writer, parent, &limit, "surprise.published", "section.recipients", "", "");
  if (found.automated)
    add_surprise(writer, parent, &limit, "surprise.automated", "section.automated", "", "");
  else if (!writer->situation && shows_trackers(writer))
    add_surprise(writer, parent, &limit, "surprise.trackers", "section.trackers", "", "");
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
  put_target(writer, essentials, "rights", "section.rights");
  xmlNode *covers = add_node(writer, root, "covers");
  if (writer->notice)
    write_covers(writer, covers);
  add_say(writer, root, "intro", NULL);
  write_chooser(writer, root);
  write_contents(writer, root);
}

