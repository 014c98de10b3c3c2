/*
 * write_exercise: how rights are exercised (Art. 12), what keeps data from erasure (Art. 17(3)(b)), and whom
 * to complain to (Art. 77).
 */
#include <string.h>

#include "model/write_int.h"

/* ---- whom to complain to ------------------------------------------------------------------------------- */

/* Name, address and site: the description's, else the table's. */
typedef struct Authority { const char *code, *name, *address, *web; } Authority;

static Authority authority_told(Writer *writer)
{
  const Organisation *organisation = writer->model->organisation;
  const Contact *own = organisation ? (const Contact *)organisation->authority.first : NULL;
  const char *country = own ? own->country.value : NULL;
  const LawRow *row = country ? law_row(writer->model->law, "authorities", country, writer->model->as_of)
                              : authority_of(writer->model);
  Authority told = {country, NULL, NULL, NULL};
  if (row && !(own && own->name.value && !country)) { /* what is named without a country may be any */
    const char *name = words_term(writer->words, "authority", row->code, NULL);
    told = (Authority){row->code, name ? name : law_attribute(row, "native"), law_attribute(row, "address"),
                       law_attribute(row, "web")};
  }
  if (own && own->name.value)
    told.name = own->name.value;
  if (own && own->address.value)
    told.address = one_line(writer, own->address.value);
  if (own && own->page.value)
    told.web = own->page.value;
  return told;
}

static void write_authority(Writer *writer, xmlNode *parent)
{
  const Authority told = authority_told(writer);
  if (!told.name) {
    add_say(writer, parent, "complaint.unknown", NULL);
    return;
  }
  xmlNode *authority = add_node(writer, parent, "authority");
  put(authority, "code", told.code);
  add_text_node(writer, authority, "label", told.name);
  if (told.address)
    add_text_node(writer, authority, "address", told.address);
  if (told.web)
    put(add_text_node(writer, authority, "web", told.web), "href", told.web);
  if (told.address && told.web && !writer->spoken)
    add_say(writer, parent, "complaint.full",
            (const char *const[]){"authority", told.name, "address", told.address, "site", told.web, NULL});
  else
    add_say(writer, parent, "complaint", (const char *const[]){"authority", told.name, NULL});
}

/* A notice of stated rights that does not state this one says nothing of it (PPC709). */
void write_complaint(Writer *writer, xmlNode *parent)
{
  if (!tells_complaint(writer))
    return;
  xmlNode *complaint = add_node(writer, parent, "complaint");
  write_own_right(writer, complaint, "say", "complaint");
  write_authority(writer, complaint);
}

/* ---- erasure ------------------------------------------------------------------------------------------- */

static bool keeps_by_duty(const Retain *retain)
{
  const Retention *rule = retain_rule(retain);
  return rule && retention_is_duty(rule);
}

/* Until when, by which text; false: the description does not say. */
static bool write_until(Writer *writer, xmlNode *erasure, const Processing *processing, const Retain *retain)
{
  const Retention *rule = retain_rule(retain);
  const Purpose *purpose = duty_purpose(processing, retain);
  const char *stated = retention_law(rule), *law = stated ? words_citation(writer->words, writer->arena, stated) : NULL;
  const List *stages = retain_stage(retain, "intermediate");
  const Stage *last = (const Stage *)(stages->count ? stages : retain_stage(retain, "active"))->last;
  if (!purpose || !law || !last || last->element.gap)
    return false;
  const char *pairs[] = {"purpose", label_of(writer, &purpose->element), "law", law, "until",
                         stage_sentence(writer, last), NULL};
  add_say(writer, erasure, "erasure.limited.until", pairs);
  return true;
}

/* A purpose that rests on a legal obligation or a public task, and that no duty to keep says more of. */
static void write_ground(Writer *writer, xmlNode *erasure, const Purpose *purpose)
{
  const Term *right = law_term(writer->model->law, "right", "erasure");
  const LawRow *row = law_row(writer->model->law, "rights", right->code, writer->model->as_of);
  const char *prefix = words_label(writer->words, "common", "article");
  EACH (Basis, basis, purpose->bases) {
    const char *code = basis->kind.term ? basis->kind.term->code : "";
    const char *follows = row ? law_attribute(row, code) : NULL;
    if (!follows || strcmp(follows, "limited") != 0)
      continue;
    const char *law = basis->law.value ? words_citation(writer->words, writer->arena, basis->law.value)
                                       : arena_format(writer->arena, "%s %s", prefix ? prefix : "",
                                                      law_attribute(row, "limit"));
    add_say(writer, erasure, strcmp(code, "public-task") == 0 ? "erasure.task" : "erasure.limited",
            (const char *const[]){"purpose", label_of(writer, &purpose->element), "law", law, NULL});
    return;
  }
}

static void write_erasure_of(Writer *writer, xmlNode *erasure, const Processing *processing)
{
  const Term *right = law_term(writer->model->law, "right", "erasure");
  Map *said = map_new(writer->arena);
  EACH (Retain, retain, processing->retains)
    if (keeps_by_duty(retain) && write_until(writer, erasure, processing, retain))
      map_put(said, duty_purpose(processing, retain)->element.block, said);
  EACH (Purpose, purpose, processing->purposes)
    if (!map_find(said, purpose->element.block) &&
        right_offered(writer->model, notice_of(writer), right, purpose, NULL))
      write_ground(writer, erasure, purpose);
}

/* Where the law makes us keep data, erasure waits (Art. 17(3)(b)): said with the text and the end,
   never in general. */
static void write_erasure(Writer *writer, xmlNode *root)
{
  xmlNode *erasure = add_node(writer, root, "erasure");
  EACH (Processing, processing, writer->model->record->processings)
    if (shown_for_rights(writer, processing))
      write_erasure_of(writer, erasure, processing);
}

/* ---- how ----------------------------------------------------------------------------------------------- */

static const char *exercise_key(const RightsContact *rights)
{
  const Duration month = {.months = 1};
  if (rights && code_is(&rights->identity, "always"))
    return "exercise.identity";
  if (rights && rights->reply.mark.state == GIVEN && duration_compare(rights->reply.value, month) != 0)
    return "exercise.reply";
  return "exercise";
}

static const char *evidence_named(Writer *writer, const Items *evidence)
{
  size_t count = 0;
  for (const Version *item = evidence->first; item; item = item->next)
    count++;
  const char **items = ARENA_ARRAY(writer->arena, const char *, count + 1);
  count = 0;
  for (const Version *item = evidence->first; item; item = item->next)
    if (strcmp(item->language, writer->texts) == 0)
      items[count++] = item->plain;
  return count ? words_either(writer->words, writer->arena, items, count) : NULL;
}

void write_fee(Writer *writer, xmlNode *root)
{
  const Organisation *organisation = writer->model->organisation;
  const RightsContact *rights = organisation ? (const RightsContact *)organisation->rights.first : NULL;
  if (rights && rights->fee.mark.state == GIVEN)
    add_say(writer, root, "exercise.fee", (const char *const[]){"fee", rights->fee.value, NULL});
}

/* What a request may cost or need: Art. 12(5), 12(6), 15(3). */
static void write_conditions(Writer *writer, xmlNode *root, const RightsContact *rights)
{
  const char *evidence = evidence_named(writer, &rights->evidence);
  if (evidence)
    add_say(writer, root, "exercise.evidence", (const char *const[]){"evidence", evidence, NULL});
  write_fee(writer, root);
}

static void write_exercise(Writer *writer, xmlNode *root)
{
  const Organisation *organisation = writer->model->organisation;
  const RightsContact *rights = organisation ? (const RightsContact *)organisation->rights.first : NULL;
  const char *reply = rights ? words_duration(writer->words, writer->arena, rights->reply.value) : "";
  if (!add_say_contact(writer, root, "exercise.where") && rights)
    write_element(writer, root, &rights->element);
  add_say(writer, root, exercise_key(rights), (const char *const[]){"reply", reply, NULL});
  if (rights)
    write_conditions(writer, root, rights);
}

void write_rights(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  add_say(writer, root, "rights.intro", NULL);
  write_rights_list(writer, root);
  write_withdrawal(writer, root);
  write_erasure(writer, root);
  write_exercise(writer, root);
  write_objection(writer, root);
  write_complaint(writer, root);
  write_field(writer, root, &writer->model->record->element, "advice"); /* what anybody can do */
}
