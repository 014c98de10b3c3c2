/*
 * write_rights: which rights follow from which purposes (Art. 12-22), the objection apart (Art. 21(4)), and the
 * complaint (Art. 77). Rights are derived from the bases and never listed by hand.
 */
#include <string.h>

#include "model/write_int.h"

/* Over the purposes that a document shows: the notice's, as a controller's. */
typedef bool (*PurposeTest)(const Writer *writer, const Purpose *purpose, const void *context);

static bool is_marketing(const Writer *writer, const Purpose *purpose, const void *context)
{
  (void)writer, (void)context;
  return purpose_is_marketing(purpose);
}

static bool rests_on(const Writer *writer, const Purpose *purpose, const void *context)
{
  (void)writer;
  return basis_is(purpose, context);
}

static bool gives_right(const Writer *writer, const Purpose *purpose, const void *context)
{
  return right_follows(writer->model, context, purpose);
}

static bool belongs_to(const Situation *situation, const Processing *processing)
{
  for (size_t i = 0; i < situation->processing.count; i++)
    if (situation->processing.at[i].target == &processing->element)
      return true;
  return false;
}

static bool shown(const Writer *writer, const Processing *processing)
{
  return shows_as_controller(writer->notice, processing) &&
         (!writer->situation || belongs_to(writer->situation, processing));
}

typedef struct Tally { size_t yes, all; } Tally;

static Tally tally(const Writer *writer, PurposeTest test, const void *context)
{
  Tally count = {0, 0};
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shown(writer, processing))
      continue;
    for (size_t i = 0; i < processing->purpose_count; i++) {
      count.all++;
      count.yes += test(writer, processing->purpose_list[i], context);
    }
  }
  return count;
}

static void write_purposes(Writer *writer, xmlNode *node, PurposeTest test, const void *context)
{
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shown(writer, processing))
      continue;
    for (size_t i = 0; i < processing->purpose_count; i++)
      if (test(writer, processing->purpose_list[i], context))
        put(add_label(writer, node, "purpose", &processing->purpose_list[i]->element), "ref",
            processing->purpose_list[i]->element.block);
  }
}

static xmlNode *open_right(Writer *writer, xmlNode *parent, const Term *right)
{
  xmlNode *node = add_node(writer, parent, "right");
  put(node, "id", arena_format(writer->arena, "%sright.%s", writer->base, right->code));
  put(node, "code", right->code);
  put(node, "article", right->article);
  add_text_node(writer, node, "label", term_label(writer, right, NULL));
  const char *text = words_term(writer->words, "right", right->code, "text");
  if (text)
    add_text_node(writer, node, "text", text);
  return node;
}

/* Objection has its box, the others a sentence of their own. */
static bool said_elsewhere(const Term *right)
{
  static const char *const elsewhere[] = {"information", "complaint", "withdraw", "objection", "objection-marketing"};
  for (size_t i = 0; i < COUNT_OF(elsewhere); i++)
    if (strcmp(right->code, elsewhere[i]) == 0)
      return true;
  return false;
}

static void write_list(Writer *writer, xmlNode *root)
{
  const Term *const *rights;
  size_t count = law_terms(writer->model->law, "right", &rights);
  for (size_t i = 0; i < count; i++) {
    Tally which = tally(writer, gives_right, rights[i]);
    if (which.yes == 0 || said_elsewhere(rights[i]))
      continue;
    xmlNode *node = open_right(writer, root, rights[i]);
    if (which.yes == which.all)
      put(node, "all", "yes");
    else
      write_purposes(writer, node, gives_right, rights[i]);
  }
}

/* The rights that follow from some purpose of one processing: for its sheet. */
void write_rights_of(Writer *writer, xmlNode *parent, const Processing *processing)
{
  const Term *const *rights;
  size_t count = law_terms(writer->model->law, "right", &rights);
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < processing->purpose_count; k++)
      if (right_follows(writer->model, rights[i], processing->purpose_list[k])) {
        xmlNode *node = add_node(writer, parent, "right");
        put(node, "code", rights[i]->code);
        put(node, "article", rights[i]->article);
        add_text_node(writer, node, "label", term_label(writer, rights[i], NULL));
        break;
      }
}

/* ---- objection: Art. 21(1)-(4), apart from everything else ------------------------------------------------------- */

void write_objection(Writer *writer, xmlNode *parent)
{
  bool interest = tally(writer, rests_on, "legitimate-interest").yes > 0;
  bool task = tally(writer, rests_on, "public-task").yes > 0;
  bool marketing = tally(writer, is_marketing, NULL).yes > 0;
  if (!interest && !task && !marketing)
    return;
  xmlNode *box = add_node(writer, parent, "objection");
  if (interest && task)
    add_say(writer, box, "objection.both", NULL);
  else if (interest)
    add_say(writer, box, "objection.interest", NULL);
  else if (task)
    add_say(writer, box, "objection.task", NULL);
  if (interest || task) {
    xmlNode *purposes = add_node(writer, box, "grounds");
    if (interest)
      write_purposes(writer, purposes, rests_on, "legitimate-interest");
    if (task)
      write_purposes(writer, purposes, rests_on, "public-task");
  }
  if (marketing)
    add_say(writer, box, "objection.marketing", NULL);
  const char *means = contact_means(writer);
  add_say(writer, box, means ? "objection.where.contact" : "objection.where",
          (const char *const[]){"contact", means ? means : "", NULL});
}

/* Who may object to something that this document shows. */
bool offers_objection(const Writer *writer)
{
  return tally(writer, rests_on, "legitimate-interest").yes + tally(writer, rests_on, "public-task").yes +
             tally(writer, is_marketing, NULL).yes > 0;
}

/* The first layer's sentence names objection and withdrawal where they apply, and only there. */
void write_essential_rights(Writer *writer, xmlNode *parent)
{
  bool objection = offers_objection(writer);
  bool withdrawal = tally(writer, rests_on, "consent").yes > 0;
  add_say(writer, parent,
          objection && withdrawal ? "essentials.rights.objection.withdrawal"
          : objection             ? "essentials.rights.objection"
          : withdrawal            ? "essentials.rights.withdrawal"
                                  : "essentials.rights",
          NULL);
}

/* ---- what else the section says ---------------------------------------------------------------------------------- */

void write_complaint(Writer *writer, xmlNode *parent)
{
  const char *country = law_country(writer->model);
  const LawRow *row = country ? law_row(writer->model->law, "authorities", country, writer->model->as_of) : NULL;
  xmlNode *complaint = add_node(writer, parent, "complaint");
  if (!row) {
    add_say(writer, complaint, "complaint.unknown", NULL);
    return;
  }
  const char *name = words_term(writer->words, "authority", country, NULL);
  const char *address = law_attribute(row, "address"), *web = law_attribute(row, "web");
  xmlNode *authority = add_node(writer, complaint, "authority");
  put(authority, "code", country);
  add_text_node(writer, authority, "label", name ? name : law_attribute(row, "native"));
  if (address)
    add_text_node(writer, authority, "address", address);
  if (web)
    put(add_text_node(writer, authority, "web", web), "href", web);
  const char *pairs[] = {"authority", name ? name : law_attribute(row, "native"), "address", address, "site", web, NULL};
  if (address && web)
    add_say(writer, complaint, "complaint.full", pairs);
  else
    add_say(writer, complaint, "complaint", (const char *const[]){pairs[0], pairs[1], NULL});
}

static bool is_duty(const Writer *writer, const Retention *rule)
{
  const char *nature = rule->nature.term ? rule->nature.term->code : NULL;
  if (!nature && rule->reference.term) {
    const LawRow *row = law_row(writer->model->law, "retention", rule->reference.term->code, writer->model->as_of);
    nature = row ? law_attribute(row, "nature") : NULL;
  }
  return nature && strcmp(nature, "duty") == 0;
}

/* The purpose that a duty to keep serves: the line's own, else the one that rests on a legal obligation. */
static const Purpose *duty_purpose(const Processing *processing, const Retain *retain)
{
  if (retain->scope.purpose.count && retain->scope.purpose.at[0].target)
    return (const Purpose *)retain->scope.purpose.at[0].target;
  EACH (Purpose, purpose, processing->purposes)
    if (basis_is(purpose, "legal-obligation"))
      return purpose;
  return (const Purpose *)processing->purposes.first;
}

static void write_limit(Writer *writer, xmlNode *erasure, const Processing *processing, const Retain *retain)
{
  const Retention *rule = (const Retention *)retain->ref.at[0].target;
  const Purpose *purpose = duty_purpose(processing, retain);
  const char *law = retention_law(rule);
  const List *stages = retain_stage(retain, "intermediate");
  const Stage *last = (const Stage *)(stages->count ? stages : retain_stage(retain, "active"))->last;
  if (!purpose || !law || !last || last->element.gap)
    return;
  const char *pairs[] = {"purpose", label_of(writer, &purpose->element), "law", law, "until",
                         stage_sentence(writer, last), NULL};
  add_say(writer, erasure, "erasure.limited.until", pairs);
}

/* Where a legal duty keeps data, erasure waits (Art. 17(3)(b)): said with the text and the end, never in general. */
static void write_erasure(Writer *writer, xmlNode *root)
{
  xmlNode *erasure = NULL;
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shown(writer, processing))
      continue;
    EACH (Retain, retain, processing->retains) {
      const Retention *rule = retain->ref.count ? (const Retention *)retain->ref.at[0].target : NULL;
      if (!rule || !is_duty(writer, rule))
        continue;
      if (!erasure)
        erasure = add_node(writer, root, "erasure");
      write_limit(writer, erasure, processing, retain);
    }
  }
}

static const char *exercise_key(const RightsContact *rights)
{
  const Duration month = {.months = 1};
  if (rights && rights->identity.term && strcmp(rights->identity.term->code, "always") == 0)
    return "exercise.identity";
  if (rights && rights->reply.mark.state == GIVEN && duration_compare(rights->reply.value, month) != 0)
    return "exercise.reply";
  return "exercise";
}

static void write_exercise(Writer *writer, xmlNode *root)
{
  const Organisation *organisation = writer->model->organisation;
  const RightsContact *rights = organisation ? (const RightsContact *)organisation->rights.first : NULL;
  const char *reply = rights ? words_duration(writer->words, writer->arena, rights->reply.value) : "";
  const char *means = contact_means(writer);
  if (means)
    add_say(writer, root, "exercise.where", (const char *const[]){"contact", means, NULL});
  else if (rights)
    write_element(writer, root, &rights->element);
  add_say(writer, root, exercise_key(rights), (const char *const[]){"reply", reply, NULL});
}

void write_withdrawal(Writer *writer, xmlNode *parent)
{
  if (tally(writer, rests_on, "consent").yes > 0)
    add_say(writer, parent, "withdrawal", NULL);
}

void write_rights(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  add_say(writer, root, "rights.intro", NULL);
  write_list(writer, root);
  write_withdrawal(writer, root);
  write_erasure(writer, root);
  write_exercise(writer, root);
  write_objection(writer, root);
  write_complaint(writer, root);
}
