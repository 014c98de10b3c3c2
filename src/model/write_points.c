/*
 * write_points: what is to be decided or mended - as lists at the front of the review, by severity or by who
 * must answer, and as marks at the blocks of the texts that it is about.
 */
#include <string.h>

#include "model/review_int.h"

/* ---- words --------------------------------------------------------------------------------------------- */

/* A rule's text is the end of a line on a terminal: here it is a sentence of its own. */
const char *sentence(Writer *writer, const char *text)
{
  if (!text)
    return NULL;
  char *copy = arena_string(writer->arena, words_spacing(writer->words, writer->arena, text));
  bool markup = *copy == '<';
  if (!markup && *copy >= 'a' && *copy <= 'z')
    *copy = (char)(*copy - 'a' + 'A');
  else if ((unsigned char)copy[0] == 0xC3 && (unsigned char)copy[1] >= 0xA0 && (unsigned char)copy[1] != 0xB7 &&
           (unsigned char)copy[1] <= 0xBE)
    copy[1] = (char)((unsigned char)copy[1] - 0x20); /* à to þ */
  return copy;
}

static void add_sentence(Writer *writer, xmlNode *parent, const char *name, const char *text)
{
  if (text)
    add_text_node(writer, parent, name, text);
}

/* What a list calls the thing: what it is called, or what it refers to; NULL: it has no name. */
static const char *called(Writer *writer, const Element *element)
{
  const Field *ref = field_named(element->type, "ref");
  if (!ref || ref->kind != FIELD_REFERENCES)
    return name_of(writer, element);
  const References *references = field_at(element, ref);
  const char **names = ARENA_ARRAY(writer->arena, const char *, references->count + 1);
  size_t count = 0;
  for (size_t i = 0; i < references->count; i++) {
    const char *name = references->at[i].target ? name_of(writer, references->at[i].target) : NULL;
    if (name)
      names[count++] = name;
  }
  return count ? words_join(writer->words, writer->arena, names, count) : name_of(writer, element);
}

/* The nearest thing with a name, within its processing: a list is divided by these. */
const char *where_of(Writer *writer, const Element *element)
{
  for (; element && element->parent && strcmp(element->type->name, "processing") != 0; element = element->parent) {
    const char *name = called(writer, element);
    if (name)
      return name;
  }
  return NULL;
}

/* ---- spots --------------------------------------------------------------------------------------------- */

static const char *point_id(Writer *writer, const Point *point)
{
  return arena_format(writer->arena, "point.%zu", point->number);
}

static void write_spot(Writer *writer, xmlNode *parent, const Spot *spot)
{
  xmlNode *node = add_node(writer, parent, "spot");
  put(node, "where", spot->gap || !spot->finding ? where_of(writer, spot->element) : NULL);
  put_source(writer, node, spot->place);
  if (!spot->block)
    return;
  put(node, "block", spot->block);
  put(node, "href", arena_format(writer->arena, "#%s", spot->block));
}

static xmlNode *open_point(Writer *writer, xmlNode *parent, const Point *point)
{
  xmlNode *node = add_node(writer, parent, "point");
  put(node, "n", arena_format(writer->arena, "%zu", point->number));
  put(node, "id", point_id(writer, point));
  for (const Spot *spot = point->first; spot; spot = spot->next)
    write_spot(writer, node, spot);
  return node;
}

/* ---- findings ------------------------------------------------------------------------------------------ */

static const char *severity_label(Writer *writer, Severity severity)
{
  const char *code = severity_code(severity), *label = words_term(writer->words, "severity", code, NULL);
  return sentence(writer, label ? label : code);
}

static bool is_of_kind(const Point *point, const Finding *finding)
{
  return point && (point->kind == POINT_FINDING || point->kind == POINT_ALLOWED) &&
         point->first->finding->severity == finding->severity && strcmp(point->first->finding->code, finding->code) == 0;
}

/* What all of a kind have in common is said once. */
static const char *shared(Writer *writer, const Point *first,
                          const char *(*text)(Writer *writer, const Finding *finding))
{
  const char *said = text(writer, first->first->finding);
  for (const Point *point = first->next; is_of_kind(point, first->first->finding); point = point->next)
    if (!text_same(said, text(writer, point->first->finding)))
      return NULL;
  return said;
}

static void write_finding_point(Writer *writer, xmlNode *parent, const Point *point, bool law, bool help)
{
  const Finding *finding = point->first->finding;
  xmlNode *node = open_point(writer, parent, point);
  add_sentence(writer, node, "message", sentence(writer, read_message(writer, finding)));
  const char *because = finding_because(writer->words, finding);
  if (law)
    add_sentence(writer, node, "law", read_law(writer, finding));
  if (help && !because)
    add_sentence(writer, node, "help", sentence(writer, read_help(writer, finding)));
  add_sentence(writer, node, "because", because);
}

/* The points of one code; returns what follows them. What is allowed needs its reason, not advice. */
static const Point *write_kind(Writer *writer, xmlNode *root, const Point *first)
{
  const Finding *finding = first->first->finding;
  bool allowed = first->kind == POINT_ALLOWED;
  const char *law = shared(writer, first, read_law), *help = allowed ? NULL : shared(writer, first, read_help);
  xmlNode *node = add_node(writer, root, "kind");
  put(node, "code", finding->code);
  put(node, "severity", severity_label(writer, finding->severity));
  put(node, "title", words_rule(writer->words, finding->code, "title"));
  add_sentence(writer, node, "law", law);
  if (!allowed)
    add_sentence(writer, node, "why", sentence(writer, words_rule(writer->words, finding->code, "why")));
  add_sentence(writer, node, "help", sentence(writer, help));
  const Point *point = first;
  for (; is_of_kind(point, finding) && point->kind == first->kind; point = point->next)
    write_finding_point(writer, node, point, !law, !help && !allowed);
  return point;
}

void write_points_of(Writer *writer, xmlNode *root, PointKind kind, Severity severity)
{
  const Point *point = writer->plan->review->first;
  while (point)
    if (point->kind == kind && point->first->finding && point->first->finding->severity == severity)
      point = write_kind(writer, root, point);
    else
      point = point->next;
}

/* ---- gaps and proposals -------------------------------------------------------------------------------- */

/* The head of those that lie in one processing, or in none. */
static xmlNode *open_about(Writer *writer, xmlNode *parent, const Element *processing)
{
  xmlNode *node = add_node(writer, parent, "about");
  put(node, "label", processing ? label_of(writer, processing) : say(writer, "review.general", NULL));
  return node;
}

/* capital: of the first, which begins a cell. */
static void write_gap_fields(Writer *writer, xmlNode *node, const Gap *gap, bool capital)
{
  size_t count = declared_together(writer->model, (size_t)(gap - writer->model->gaps));
  for (size_t i = 0; i < count; i++)
    add_text_node(writer, node, "field", capital && i == 0 ? sentence(writer, gap_name(writer, gap)) : gap_name(writer, &gap[i]));
}

/* A question that was asked before is not asked again: `asked` has the first point by its words. */
static void write_gap_point(Writer *writer, xmlNode *parent, const Point *point, Map *asked)
{
  const Gap *gap = point->first->gap;
  xmlNode *node = open_point(writer, parent, point);
  write_gap_fields(writer, node, gap, true);
  const Version *reason = prose_in(&gap->reason, writer->texts);
  if (!reason)
    return;
  xmlNode *question = add_node(writer, node, "question");
  const Point *before = map_find(asked, reason->plain);
  map_put(asked, reason->plain, (void *)point);
  if (before) {
    put(question, "href", arena_format(writer->arena, "#%s", point_id(writer, before)));
    put(question, "see", arena_format(writer->arena, "%zu", before->number));
  } else
    add_runs(writer, question, reason->content);
}

void write_gap_points(Writer *writer, xmlNode *root)
{
  const char *owner = NULL;
  const Element *processing = NULL;
  xmlNode *person = NULL, *about = NULL;
  Map *asked = NULL;
  size_t people = 0;
  for (const Point *point = writer->plan->review->first; point; point = point->next) {
    if (point->kind != POINT_GAP)
      continue;
    if (!text_same(owner, point->owner)) {
      owner = point->owner;
      person = add_node(writer, root, "owner");
      put(person, "name", *owner ? owner : say(writer, "questions.nobody", NULL));
      put(person, "id", arena_format(writer->arena, "review.gaps.%zu", ++people));
      asked = map_new(writer->arena);
      about = NULL;
    }
    if (!about || processing != point->processing)
      about = open_about(writer, person, processing = point->processing);
    write_gap_point(writer, about, point, asked);
  }
}

void write_periods(Writer *writer, xmlNode *node, const Element *element)
{
  static const char *const names[] = {"active", "intermediate", "permanent"};
  for (size_t i = 0; i < COUNT_OF(names); i++) {
    const Field *field = field_named(element->type, names[i]);
    if (field && field->kind == FIELD_ELEMENTS)
      for (const Element *stage = ((const List *)field_at(element, field))->first; stage; stage = stage->next)
        if (!stage_is_open((const Stage *)stage)) /* a gap is no proposal */
          add_text_node(writer, node, "period", stage_sentence(writer, (const Stage *)stage));
  }
}

static void write_proposal_point(Writer *writer, xmlNode *parent, const Point *point)
{
  const Element *element = point->first->element;
  const char *kind = words_field(writer->words, element->type->name, "."), *text = label_of(writer, element);
  xmlNode *node = open_point(writer, parent, point);
  put(node, "kind", sentence(writer, kind ? kind : element->type->name));
  if (!text_same(text, kind))
    add_label(writer, node, "text", element);
  write_periods(writer, node, element);
  xmlNode *spot = xmlFirstElementChild(node);
  const char *where = where_of(writer, element);
  if (spot && text_same(where, text)) /* said already */
    xmlUnsetProp(spot, BAD_CAST "where");
}

void write_proposal_points(Writer *writer, xmlNode *root)
{
  const Element *processing = NULL;
  xmlNode *about = NULL;
  for (const Point *point = writer->plan->review->first; point; point = point->next) {
    if (point->kind != POINT_PROPOSAL)
      continue;
    if (!about || processing != point->processing)
      about = open_about(writer, root, processing = point->processing);
    write_proposal_point(writer, about, point);
  }
}

/* ---- marks at the blocks ------------------------------------------------------------------------------- */

static void write_mark(Writer *writer, xmlNode *parent, const Spot *spot)
{
  static const char *const names[] = {[POINT_FINDING] = "finding", [POINT_ALLOWED] = "allowed", [POINT_GAP] = "gap",
                                      [POINT_PROPOSAL] = "proposal"};
  const Point *point = spot->point;
  xmlNode *node = add_node(writer, parent, names[point->kind]);
  put(node, "n", arena_format(writer->arena, "%zu", point->number));
  put(node, "href", arena_format(writer->arena, "#%s", point_id(writer, point)));
  if (spot->finding) {
    put(node, "code", spot->finding->code);
    put(node, "severity", severity_label(writer, spot->finding->severity));
    add_text(writer, node, sentence(writer, read_message(writer, spot->finding)));
  } else if (spot->gap)
    write_gap_fields(writer, node, spot->gap, false);
  else {
    const char *kind = words_field(writer->words, spot->element->type->name, ".");
    add_text_node(writer, node, "field", kind ? kind : spot->element->type->name);
  }
}

static void write_marks(Writer *writer, xmlNode *root, const ShownBlock *block)
{
  xmlNode *node = add_node(writer, root, "at");
  put(node, "block", block->id);
  write_since(writer, node, block->since);
  const Point *before = NULL;
  for (const Spot *spot = block->first; spot; spot = spot->beside) {
    if (spot->point != before) /* several places of one block say the same */
      write_mark(writer, node, spot);
    before = spot->point;
  }
}

void write_remarks_of(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  const Review *review = writer->plan->review;
  for (size_t i = first_block(review, writer->number); i < review->block_count; i++) {
    if (review->blocks[i].part != writer->number)
      return;
    if (review->blocks[i].first || review->blocks[i].since)
      write_marks(writer, root, &review->blocks[i]);
  }
}
