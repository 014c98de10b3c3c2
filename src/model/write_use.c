/*
 * write_use: a processing as a reader meets it: as a whole, or as far as one situation goes, or one kind of
 * people.
 */
#include <string.h>

#include "model/write_int.h"

bool is_processor(const Processing *processing)
{
  return code_is(&processing->role, "processor");
}

bool shows_as_controller(const Notice *notice, const Processing *processing)
{
  if (is_processor(processing))
    return false;
  if (notice)
    return notice_shows(notice, processing);
  return processing->on_notice || !processing->notices; /* what no notice shows is not published */
}

/* ---- purposes and bases -------------------------------------------------------------------------------- */

/* Beside narrower bases, one that names nobody holds for the others, and readers are told who these are. */
static void write_others(Writer *writer, xmlNode *node, const Basis *basis)
{
  if (writer->subject)
    return;
  const Purpose *purpose = (const Purpose *)basis->element.parent;
  const Processing *processing = (const Processing *)purpose->element.parent;
  bool limited = false;
  EACH (Basis, other, purpose->bases)
    limited = limited || other->subject.mark.state == GIVEN;
  if (!limited || basis->subject.mark.state != ABSENT)
    return;
  for (size_t i = 0; i < processing->subject_count; i++) {
    const Element *subject = &processing->subject_list[i]->element;
    if (basis_holds(purpose, basis, processing->subject_list[i]))
      put(add_label(writer, node, "subject", subject), "ref", subject->id);
  }
}

/* In a reader's words: consent may be explicit (Art. 9(2)(a)),
   and an interest somebody else's (Art. 6(1)(f)). */
const char *basis_plain(Writer *writer, const Basis *basis)
{
  const Consent *consent = (const Consent *)basis->consent.first;
  const char *form = consent && consent->explicit_.value ? "explicit"
                     : code_is(&basis->holder, "third-party")   ? "third-party"
                                                                : "plain";
  const char *words = words_term(writer->words, basis->kind.term->list, basis->kind.term->code, form);
  return words ? words : term_label(writer, basis->kind.term, "plain");
}

static void write_basis(Writer *writer, xmlNode *parent, const Element *element)
{
  const Basis *basis = (const Basis *)element;
  xmlNode *node = write_opened(writer, parent, element);
  if (basis->kind.mark.state == GAP) {
    add_text(writer, node, gap_text(writer, "basis", "kind"));
    put_gap(writer, node, &writer->model->gaps[basis->kind.mark.gap]);
    return;
  }
  const bool is_table = strcmp(writer->prefix, "purposes") == 0;
  if (basis->kind.term) {
    put(node, "code", basis->kind.term->code);
    put(node, "article", basis->kind.term->article);
    put(node, "plain", basis_plain(writer, basis));
    /* In the table of purposes the article says the rest; a record has the law's own words. */
    add_text_node(writer, node, "label", term_label(writer, basis->kind.term, is_table ? "short" : NULL));
  }
  static const char *const shown[] = {"subject", "data",      "applies",  "interest", "contract", "law",
                                      "holder",  "balancing", "balanced", "because",  "consent"};
  write_others(writer, node, basis);
  for (size_t i = 0; i < COUNT_OF(shown); i++)
    write_field(writer, node, element, shown[i]);
}

/* What data were first collected for, and from when they also serve this purpose (Art. 13(3)). */
void write_further(Writer *writer, xmlNode *node, const Purpose *purpose)
{
  const References *of = &purpose->further_of;
  const bool dated = purpose->from.mark.state == GIVEN;
  const bool coming = dated && date_compare(writer->model->as_of, purpose->from.value) < 0;
  const char **labels = ARENA_ARRAY(writer->arena, const char *, of->count + 1);
  size_t count = 0;
  for (size_t i = 0; i < of->count; i++)
    if (of->at[i].target)
      labels[count++] = label_of(writer, of->at[i].target);
  if (!count && !dated)
    return;
  const char *date = dated ? spell_date(writer, purpose->from.value) : "";
  const char *pairs[] = {"date", date, "first", words_join(writer->words, writer->arena, labels, count), NULL};
  if (!count)
    add_say(writer, node, "further.start", pairs);
  else if (!dated)
    add_say(writer, node, "further", pairs);
  else
    add_say(writer, node, coming ? "further.from" : "further.since", pairs);
}

void write_purpose(Writer *writer, xmlNode *parent, const Element *element)
{
  const Purpose *purpose = (const Purpose *)element;
  xmlNode *node = write_opened(writer, parent, element);
  const Field *label = field_named(element->type, "label");
  if (!prose_in(&purpose->label, writer->texts) && ((const Mark *)field_at(element, label))->state != GAP)
    add_label(writer, node, "label", element);
  write_field(writer, node, element, "label");
  write_field(writer, node, element, "description");
  if (purpose->basis.mark.state == GAP) {
    xmlNode *gap = add_text_node(writer, node, "basis", gap_text(writer, "purpose", "basis"));
    put_gap(writer, gap, &writer->model->gaps[purpose->basis.mark.gap]);
  }
  EACH (Basis, basis, purpose->bases)
    if (!writer->subject || basis_holds(purpose, basis, writer->subject))
      write_basis(writer, node, &basis->element);
  static const char *const shown[] = {"kind",     "marketing", "audience", "marketing-exception", "refusal-at-collection",
                                      "refusal-in-message", "online-service", "compatibility", "notified", "refusal",
                                      "minors"};
  for (size_t i = 0; i < COUNT_OF(shown); i++)
    write_field(writer, node, element, shown[i]);
  write_further(writer, node, purpose);
}

/* Elements that are not written field by field. */
const SpecialWriter special_writers[] = {
    {"purpose", write_purpose}, {"retain", write_retain_element}, {"transfer", write_transfer}, {NULL, NULL}};

/* ---- what of a processing concerns a situation --------------------------------------------------------- */

static bool concerns(const Writer *writer, const Scope *scope, const Situation *via)
{
  return scope_covers(scope, NULL, NULL, writer->subject, via);
}

/* A purpose whose grounds are all other people's is not pursued with this one's data. */
static bool is_pursued(const Writer *writer, const Purpose *purpose)
{
  if (!writer->subject || !purpose->bases.first)
    return true;
  EACH (Basis, basis, purpose->bases)
    if (basis_holds(purpose, basis, writer->subject))
      return true;
  return false;
}

static void write_data(Writer *writer, xmlNode *parent, const Processing *processing, const Situation *via)
{
  EACH (DataUse, use, processing->data)
    if (concerns(writer, &use->scope, via))
      write_element(writer, parent, &use->element);
}

static void write_recipients(Writer *writer, xmlNode *parent, const Processing *processing, const Situation *via)
{
  EACH (RecipientUse, use, processing->recipients)
    if (concerns(writer, &use->scope, via))
      write_element(writer, parent, &use->element);
  if (processing->recipients.count == 0)
    write_field(writer, parent, &processing->element, "no-recipient");
}

static void write_transfers(Writer *writer, xmlNode *parent, const Processing *processing, const Situation *via)
{
  EACH (Transfer, transfer, processing->transfers)
    if (concerns(writer, &transfer->scope, via))
      write_transfer(writer, parent, &transfer->element);
}

/* for="customer contact-person": whom it concerns, so that a reader's choice can show or hide it. */
void write_subjects_for(Writer *writer, xmlNode *node, const Processing *processing)
{
  Buffer ids = {0};
  EACH (SubjectUse, use, processing->subjects)
    for (size_t i = 0; i < use->ref.count; i++)
      buffer_format(&ids, "%s%s", ids.length ? " " : "", use->ref.at[i].name);
  if (ids.length)
    put(node, "for", arena_string(writer->arena, ids.at));
  buffer_free(&ids);
}

xmlNode *write_use(Writer *writer, xmlNode *parent, const Processing *processing, const Situation *via)
{
  const Element *element = &processing->element;
  xmlNode *node = add_node(writer, parent, "use");
  put(node, "id", block_id(writer, element));
  put_source(writer, node, element->place);
  put(node, "processing", element->id);
  put(node, "title", label_of(writer, element));
  if (processing->role.term)
    put(node, "role", processing->role.term->code);
  write_concerns(writer, node, processing, via);
  write_field(writer, node, element, "description");
  EACH (Purpose, purpose, processing->purposes)
    if (is_pursued(writer, purpose))
      write_purpose(writer, node, &purpose->element);
  write_data(writer, node, processing, via);
  write_recipients(writer, node, processing, via);
  write_transfers(writer, node, processing, via);
  write_retains(writer, node, processing, via);
  write_field(writer, node, element, "advice");
  write_field(writer, node, element, "never");
  return node;
}
