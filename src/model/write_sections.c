/*
 * write_sections: the sections of a notice, one function each (Art. 13 and 14, loi n° 78-17 art. 82).
 */
#include <string.h>

#include "model/write_int.h"

/* ---- the sections -------------------------------------------------------------------------------------- */

/* For clients that are known: where they are a gap, whether there are any is open. */
static bool serves_clients(const Notice *notice, const Processing *processing)
{
  const Element *client = processing->clients.first;
  return is_processor(processing) && !(client && client->gap) && (!notice || notice_shows(notice, processing));
}

/* With whom we decide together (Art. 26), and that each can be asked,
   whatever the arrangement says (Art. 26(3)). */
void write_partners(Writer *writer, xmlNode *parent)
{
  bool shares = false;
  EACH (Processing, processing, writer->model->record->processings)
    if (shown_for_rights(writer, processing))
      for (const Element *partner = processing->partners.first; partner; partner = partner->next) {
        write_element(writer, parent, partner);
        shares = true;
      }
  if (shares) {
    add_say(writer, parent, "joint.intro", NULL);
    add_say(writer, parent, "joint.rights", NULL);
  }
}

void write_who_section(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  const Organisation *organisation = writer->model->organisation;
  if (!organisation)
    return;
  write_element(writer, root, &organisation->element);
  EACH (Dpo, dpo, organisation->dpo)
    if (dpo->status.term)
      add_say_of(writer, root, strcmp(dpo->status.term->code, "none") == 0 ? "dpo.none" : "dpo.designated", NULL,
                 dpo->element.place);
  write_partners(writer, root);
  bool serves = false;
  EACH (Processing, processing, writer->model->record->processings)
    serves |= serves_clients(writer->notice, processing);
  if (serves)
    add_say(writer, root, "as-processor", NULL);
}

void write_situation_section(Writer *writer, const Part *part, xmlNode *root)
{
  const Situation *situation = (const Situation *)part->element;
  xmlNode *node = write_opened(writer, root, part->element);
  static const char *const shown[] = {"channel", "at", "intro", "advice", "never"};
  for (size_t i = 0; i < COUNT_OF(shown); i++)
    write_field(writer, node, part->element, shown[i]);
  writer->prefix = part->element->block;
  for (size_t i = 0; i < situation->processing.count; i++) {
    const Processing *processing = (const Processing *)situation->processing.at[i].target;
    if (processing && shows_as_controller(writer->notice, processing))
      write_use(writer, root, processing, situation);
  }
}

void write_processing_section(Writer *writer, const Part *part, xmlNode *root)
{
  write_use(writer, root, (const Processing *)part->element, NULL);
}

void write_purposes_of(Writer *writer, const Part *part, xmlNode *root)
{
  writer->prefix = "purposes";
  write_use(writer, root, (const Processing *)part->element, NULL);
}

void write_retention_of(Writer *writer, const Part *part, xmlNode *root)
{
  const Processing *processing = (const Processing *)part->element;
  writer->prefix = "retention";
  xmlNode *use = add_node(writer, root, "use");
  put(use, "id", block_id(writer, part->element));
  put_source(writer, use, part->element->place);
  put(use, "processing", part->element->id);
  put(use, "title", label_of(writer, part->element));
  write_concerns(writer, use, processing, NULL);
  write_retains(writer, use, processing, NULL);
  write_timetable(writer, use, processing);
}

/* What was already said of a category: each origin, each source, each duty to provide is said once, however
   many processings use it. */
typedef struct Said {
  uint64_t origins, exceptions, gateways;
  Map *sources, *demands;
  size_t processings, demand_count;
} Said;

enum { NAMED = 20 }; /* a longer list tells a reader nothing; the table by purpose has them all */

static bool say_once(uint64_t *said, const Term *term)
{
  uint64_t bit = UINT64_C(1) << (term->index & 63);
  bool first = !(*said & bit);
  *said |= bit;
  return first;
}

/* Mandatory or not, by what, for what, and what follows where it is withheld (Art. 13(2)(e)). */
static void write_demand(Writer *writer, xmlNode *node, const DataUse *use, const Processing *processing, Said *said)
{
  const Version *consequence = prose_in(&use->consequence, writer->texts);
  const char *requirement = use->requirement.term && strcmp(use->requirement.term->code, "none") != 0
                                ? term_label(writer, use->requirement.term, NULL)
                                : NULL;
  const bool gap = use->required.mark.state == GAP;
  if (gap && map_put(said->demands, "gap", said)) /* once: of which processings it is asked, the questions
                                                     say */
    write_field(writer, node, &use->element, "required");
  if (gap || !use->required.term)
    return;
  char *key = arena_format(writer->arena, "%s/%s/%s", use->required.term->code, requirement ? requirement : "",
                           consequence ? consequence->plain : "");
  if (!map_put(said->demands, key, said) || said->demand_count++ >= NAMED)
    return;
  xmlNode *demand = write_code(writer, node, "required", &use->required);
  put(demand, "requirement", requirement);
  put(demand, "of", label_of(writer, &processing->element));
  write_field(writer, node, &use->element, "consequence");
}

/* What allows a special category or offences to be processed (Art. 9(2), 10), of one that it is said of. */
static void write_allowance(Writer *writer, xmlNode *node, const DataUse *use, const Category *category, Said *said)
{
  if (category->special.term && use->exception.term && say_once(&said->exceptions, use->exception.term))
    write_code(writer, node, "exception", &use->exception);
  if (category->criminal.value && use->gateway.term && say_once(&said->gateways, use->gateway.term))
    write_code(writer, node, "gateway", &use->gateway);
}

static void write_data_use(Writer *writer, xmlNode *node, const Category *category, const Use *where, Said *said)
{
  const DataUse *use = (const DataUse *)where->use;
  if (use->origin.mark.state == GAP)
    write_field(writer, node, &use->element, "origin");
  else if (use->origin.term && say_once(&said->origins, use->origin.term))
    write_code(writer, node, "origin", &use->origin);
  for (size_t i = 0; i < use->source.count; i++) {
    const Element *source = use->source.at[i].target;
    if (source && map_put(said->sources, source->id, said))
      put(add_label(writer, node, "source", source), "ref", source->id);
  }
  write_allowance(writer, node, use, category, said);
  write_demand(writer, node, use, where->processing, said);
}

/* Its node, at the first use that the notice shows. */
static xmlNode *open_category(Writer *writer, xmlNode *root, const Category *category)
{
  xmlNode *node = write_opened(writer, root, &category->element);
  put(node, "family", category->family.term ? category->family.term->code : NULL);
  if (!prose_in(&category->label, writer->texts))
    add_label(writer, node, "label", &category->element);
  write_fields(writer, node, &category->element);
  return node;
}

static void write_category(Writer *writer, xmlNode *root, const Category *category)
{
  xmlNode *node = NULL;
  Concerns *concerns = NULL;
  const Processing *last = NULL;
  Said said = {.sources = map_new(writer->arena), .demands = map_new(writer->arena)};
  for (const Use *use = category->uses.first; use; use = use->next) {
    if (!shows_as_controller(writer->notice, use->processing))
      continue;
    if (!node) {
      node = open_category(writer, root, category);
      concerns = concerns_new(writer, node);
    }
    concerns_add_scope(concerns, use->processing, &((const DataUse *)use->use)->scope);
    write_data_use(writer, node, category, use, &said);
    if (use->processing != last && said.processings++ < NAMED)
      put(add_label(writer, node, "processing", &use->processing->element), "ref",
          use->processing->element.id);
    last = use->processing;
  }
}

void write_data_section(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  add_say(writer, root, "data.intro", NULL);
  EACH (Category, category, writer->model->record->categories)
    write_category(writer, root, category);
}

/* Of all its uses in that role. */
static void add_recipient_concerns(Concerns *concerns, const Notice *notice, const RecipientUse *recipient,
                                   const Processing *processing)
{
  const Party *party = recipient_party(recipient);
  if (!party)
    concerns_add_scope(concerns, processing, &recipient->scope);
  for (const Use *use = party ? party->uses.first : NULL; use; use = use->next) {
    const RecipientUse *that = (const RecipientUse *)use->use;
    if (that->role.term == recipient->role.term && shows_as_controller(notice, use->processing))
      concerns_add_scope(concerns, use->processing, &that->scope);
  }
}

/* A recipient once in each role, with the conditions of all its uses. */
static void write_recipient_group(Writer *writer, xmlNode *root, const Term *role)
{
  xmlNode *group = NULL;
  Concerns *all = NULL;
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shows_as_controller(writer->notice, processing))
      continue;
    EACH (RecipientUse, use, processing->recipients) {
      const Party *party = recipient_party(use);
      bool first = !party || party->uses.first->use == &use->element;
      for (const Use *other = party ? party->uses.first : NULL; other && !first; other = other->next) {
        const RecipientUse *that = (const RecipientUse *)other->use;
        if (that->role.term == role && shows_as_controller(writer->notice, other->processing)) {
          first = that == use;
          break;
        }
      }
      if (use->role.term != role || !first)
        continue;
      if (!group) {
        group = add_node(writer, root, "group");
        all = concerns_new(writer, group);
        put(group, "role", role ? role->code : "unknown");
        put(group, "label", role ? term_label(writer, role, NULL) : gap_text(writer, "recipient", "role"));
      }
      writer->prefix = "section";
      Concerns *own = concerns_new(writer, write_element(writer, group, &use->element));
      add_recipient_concerns(own, writer->notice, use, processing);
      add_recipient_concerns(all, writer->notice, use, processing);
    }
  }
}

void write_recipients_section(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  add_say(writer, root, "internal-access", NULL);
  const Term *const *roles;
  size_t count = law_terms(writer->model->law, "recipient", &roles);
  for (size_t i = 0; i < count; i++)
    write_recipient_group(writer, root, roles[i]);
  write_recipient_group(writer, root, NULL);
}

bool write_decisions(Writer *writer, xmlNode *parent)
{
  bool none = true;
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shown_for_rights(writer, processing))
      continue;
    const Element *denied = processing->no_automated.first;
    none = none && denied && !denied->gap && !processing->automated.first;
    for (const Element *decision = processing->automated.first; decision; decision = decision->next)
      put(write_element(writer, parent, decision), "processing", label_of(writer, &processing->element));
  }
  return none;
}

void write_automated_section(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  writer->prefix = "section";
  write_decisions(writer, root);
}

bool tracker_shown(const Writer *writer, const Tracker *tracker)
{
  for (size_t i = 0; i < tracker->processing.count; i++) {
    const Processing *processing = (const Processing *)tracker->processing.at[i].target;
    if (processing && shows_as_controller(writer->notice, processing))
      return true;
  }
  return tracker->processing.count == 0;
}

bool shows_trackers(const Writer *writer)
{
  EACH (Tracker, tracker, writer->model->record->trackers)
    if (tracker_shown(writer, tracker))
      return true;
  return false;
}

/* How people refuse and go back on it: as the description says, and no more. */
static void write_tracker_choice(Writer *writer, xmlNode *root)
{
  EACH (TrackerChoice, choice, writer->model->record->tracker_choice) {
    const char *refusal = choice->refusal.term ? choice->refusal.term->code : NULL;
    bool same = code_is(&choice->effort, "same");
    if (refusal && (same || strcmp(refusal, "first-layer") != 0))
      add_say_of(writer, root, arena_format(writer->arena, "trackers.choice.%s", refusal), NULL,
                 choice->refusal.mark.place);
    if (choice->reversible.value)
      add_say_of(writer, root, "trackers.choice.reversible", NULL, choice->reversible.mark.place);
    if (choice->memory.mark.state == GIVEN)
      add_say_of(writer, root, "trackers.choice.memory",
                 (const char *const[]){"duration", spell_duration(writer, choice->memory.value), NULL},
                 choice->memory.mark.place);
    write_element(writer, root, &choice->element);
  }
}

void write_trackers_section(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  add_say(writer, root, "trackers.intro", NULL);
  bool consent = false, exempt = false;
  EACH (Tracker, tracker, writer->model->record->trackers) {
    if (!tracker_shown(writer, tracker))
      continue;
    xmlNode *node = write_element(writer, root, &tracker->element);
    if (!prose_in(&tracker->label, writer->texts))
      add_label(writer, node, "label", &tracker->element);
    concerns_add_tracker(concerns_new(writer, node), tracker);
    const char *code = tracker->consent.term ? tracker->consent.term->code : "";
    consent |= strcmp(code, "required") == 0;
    exempt |= strcmp(code, "exempt") == 0;
  }
  if (consent) {
    add_say(writer, root, "trackers.consent", NULL);
    write_tracker_choice(writer, root);
  }
  if (exempt)
    add_say(writer, root, "trackers.exempt", NULL);
}

void write_security_section(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  const Code *families[64] = {NULL}; /* in the order of the law's list: "other measures" come last */
  add_say(writer, root, "security.intro", NULL);
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shows_as_controller(writer->notice, processing))
      continue;
    EACH (MeasureUse, use, processing->measures)
      for (size_t i = 0; i < use->ref.count; i++) {
        const Measure *measure = (const Measure *)use->ref.at[i].target;
        if (measure && measure->family.term && !families[measure->family.term->index & 63])
          families[measure->family.term->index & 63] = &measure->family;
      }
  }
  for (size_t i = 0; i < COUNT_OF(families); i++)
    if (families[i])
      write_code(writer, root, "family", families[i]);
}

/* Negatives: only what holds for all that the notice shows, and is said for all of it. */
typedef struct Negatives { bool transfers, automated, own; } Negatives;

static Negatives negatives_of(const Plan *plan, const Notice *notice)
{
  Negatives never = {true, true, plan->model->record->never.first != NULL};
  bool any = false;
  EACH (Processing, processing, plan->model->record->processings) {
    if (!shows_as_controller(notice, processing))
      continue;
    const Element *transfer = processing->no_transfer.first, *decision = processing->no_automated.first;
    any = true;
    never.transfers &= transfer && !transfer->gap && processing->transfers.count == 0;
    never.automated &= decision && !decision->gap && processing->automated.count == 0;
    never.own |= processing->has_situation && processing->never.first;
  }
  never.transfers &= any;
  never.automated &= any;
  return never;
}

bool says_never(const Plan *plan, const Notice *notice)
{
  const Negatives never = negatives_of(plan, notice);
  return never.transfers || never.automated || never.own;
}

void write_never_section(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  const Negatives never = negatives_of(writer->plan, writer->notice);
  write_field(writer, root, &writer->model->record->element, "never");
  EACH (Processing, processing, writer->model->record->processings)
    if (shows_as_controller(writer->notice, processing) && processing->has_situation)
      write_field(writer, root, &processing->element, "never"); /* the others have theirs with them */
  if (never.transfers)
    add_say(writer, root, "no-transfer", NULL);
  if (never.automated)
    add_say(writer, root, "no-automated-decision", NULL);
}

void write_changes_section(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  const Notice *notice = writer->notice;
  if (!notice)
    return;
  xmlNode *heading = xmlFirstElementChild(root);
  while (heading && !xmlStrEqual(heading->name, BAD_CAST "heading"))
    heading = xmlNextElementSibling(heading);
  if (heading) /* what is said of changes stands in the notice itself */
    put_source(writer, heading, notice->element.place);
  EACH (Changes, changes, notice->changes) {
    for (size_t i = 0; i < changes->announce.count; i++)
      add_say_of(writer, root, arena_format(writer->arena, "changes.%s", changes->announce.at[i].name), NULL,
                 changes->announce.at[i].place);
    write_field(writer, root, &changes->element, "text");
  }
  EACH (Prevailing, prevailing, notice->prevailing)
    if (prevailing->language.value) {
      const char *language = words_term(writer->words, "language", prevailing->language.value, NULL);
      add_say_of(writer, root, "prevailing",
                 (const char *const[]){"language", language ? language : prevailing->language.value, NULL},
                 prevailing->element.place);
    }
  write_field(writer, root, &notice->element, "at");
  write_field(writer, root, &notice->element, "version");
}

void write_authors_section(Writer *writer, const Part *part, xmlNode *root)
{
  write_field(writer, root, part->element, "text");
}

void write_intro(Writer *writer, const Part *part, xmlNode *root)
{
  const char *key = arena_format(writer->arena, "%s.intro", part->kind);
  if (words_phrase(writer->words, key))
    add_say(writer, root, key, NULL);
}

