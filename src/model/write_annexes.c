/*
 * write_annexes: what legal asks for behind register and review: who works for the organisation, what
 * leaves Europe, what is open. Who receives what is in write_annex_matrix.c, how long in
 * write_annex_retention.c.
 *
 * A long annex is several parts, a stretch each, so that memory follows the stretch.
 */
#include <string.h>

#include "model/write_int.h"

enum { STRETCH = 200 }; /* processings, parties or findings a part */

bool annex_shows(const Plan *plan, const Processing *processing)
{
  if (strcmp(plan->document, "review") == 0)
    return true;
  return is_processor(processing) == (plan->record == RECORD_CLIENTS);
}

void add_processing(Writer *writer, xmlNode *parent, const Processing *processing)
{
  xmlNode *node = add_label(writer, parent, "processing", &processing->element);
  put(node, "ref", processing->element.id);
  if (strcmp(writer->plan->document, "review") != 0) /* where each has a sheet, headed by its block */
    put(node, "href", arena_format(writer->arena, "#%s", processing->element.block));
}

void plan_annex(Plan *plan, const Annex *annex, size_t index, const Element *from, const void *about)
{
  const bool first = index == 0;
  const char *id = first ? annex->id : arena_format(plan->arena, "%s-%zu", annex->id, index + 1);
  if (first)
    map_put(plan->about, arena_format(plan->arena, "number:%s", annex->kind),
            arena_format(plan->arena, "%zu", ++plan->annexes));
  map_put(plan->about, id, (void *)about);
  plan_add(plan, (Part){.kind = annex->kind,
                        .id = id,
                        .element = from,
                        .write = annex->write,
                        .heading = first ? annex->heading : NULL,
                        .level = first ? 2 : 0,
                        .frame = text_same(plan->document, "review")}); /* its texts stand in two languages */
}

const char *annex_number(Writer *writer, const char *kind)
{
  return map_find(writer->plan->about, arena_format(writer->arena, "number:%s", kind));
}

const char *annex_heading(Writer *writer, const Part *part, const char *title)
{
  if (!writer->plan->about || !text_starts(part->kind, "annex-"))
    return title;
  return say(writer, "annex.heading",
             (const char *const[]){"number", annex_number(writer, part->kind), "title", title, NULL});
}

void put_widths(Writer *writer, xmlNode *table, size_t others, size_t taken, size_t widest)
{
  enum { NAMES = 23 };
  size_t width = (100 - taken - NAMES) / (others ? others : 1);
  if (width > widest)
    width = widest;
  put(table, "width", arena_format(writer->arena, "%zu", width));
  put(table, "names", arena_format(writer->arena, "%zu", 100 - taken - width * others));
}

/* ---- what leaves Europe (Art. 30(1)(e), 44-49) ------------------------------------------------------- */

/* Processings that send the same to the same place are told together, with its assessment where that may
   be seen. Rows of a spreadsheet are filtered: there each processing has its own. */
static char *recorded_key(Writer *writer, const Transfer *transfer)
{
  char date[11] = "";
  if (writer->audience == FOR_PUBLIC)
    return transfer_key(writer, transfer);
  if (transfer->tia_date.mark.state == GIVEN)
    date_format(transfer->tia_date.value, date);
  return arena_format(writer->arena, "%s/%s/%s/%s", transfer_key(writer, transfer),
                      transfer->tia.value ? transfer->tia.value : "", date,
                      transfer->assessment.value ? transfer->assessment.value : "");
}

static void write_transfers_of(Writer *writer, xmlNode *root, const Processing *processing, Map *told)
{
  EACH(Transfer, transfer, processing->transfers)
  {
    const char *key = transfer->element.gap ? transfer->element.block : recorded_key(writer, transfer);
    xmlNode *node = writer->plan->cells ? NULL : map_find(told, key);
    if (!node) {
      write_transfer(writer, root, &transfer->element);
      node = root->last;
      map_put(told, key, node);
    }
    add_processing(writer, node, processing);
  }
}

static void write_annex_transfers(Writer *writer, const Part *part, xmlNode *root)
{
  writer->prefix = "annex";
  Map *told = map_new(writer->arena);
  size_t count = 0;
  for (const Element *at = part->element; at && count < STRETCH; at = at->next) {
    const Processing *processing = (const Processing *)at;
    if (!annex_shows(writer->plan, processing) || processing->transfers.count == 0)
      continue;
    count++;
    write_transfers_of(writer, root, processing, told);
  }
}

static const Annex transfers = {"annex-transfers", "annex.transfers", "heading.annex-transfers",
                                write_annex_transfers};

static void plan_transfer_list(Plan *plan)
{
  size_t count = 0;
  EACH(Processing, processing, plan->model->record->processings)
  if (annex_shows(plan, processing) && processing->transfers.count && count++ % STRETCH == 0)
    plan_annex(plan, &transfers, (count - 1) / STRETCH, &processing->element, NULL);
}

/* ---- who works for the organisation (Art. 28) -------------------------------------------------------- */

static bool processes_for(const Plan *plan, const Use *use)
{
  const RecipientUse *recipient = (const RecipientUse *)use->use;
  return code_is(&recipient->role, "processor") && annex_shows(plan, use->processing);
}

static bool is_engaged(const Plan *plan, const Party *party)
{
  for (const Use *use = party->uses.first; use; use = use->next)
    if (processes_for(plan, use))
      return true;
  return false;
}

static const char *contract_key(Writer *writer, const Contract *contract)
{
  char date[11] = "";
  if (!contract)
    return "none";
  if (contract->element.gap)
    return "gap"; /* one contract is missing, or each: the processor is asked once */
  if (contract->reference.mark.state == GAP || contract->date.mark.state == GAP)
    return contract->element.block;
  if (contract->date.mark.state == GIVEN)
    date_format(contract->date.value, date);
  return arena_format(writer->arena, "%s/%s", contract->reference.value ? contract->reference.value : "",
                      date);
}

static bool engages(const Party *party)
{
  for (size_t i = 0; i < party->subprocessors.count; i++)
    if (party->subprocessors.at[i].target)
      return true;
  return false;
}

/* Each contract once, with the processings that it covers; of those without, that none is recorded. */
static void write_contracts(Writer *writer, xmlNode *parent, const Party *party)
{
  Map *told = map_new(writer->arena);
  for (const Use *use = party->uses.first; use; use = use->next) {
    if (!processes_for(writer->plan, use))
      continue;
    const RecipientUse *recipient = (const RecipientUse *)use->use;
    const Contract *contract = (const Contract *)recipient->contract.first;
    const char *key = contract_key(writer, contract);
    xmlNode *node = map_find(told, key);
    if (!node) {
      node = contract ? write_element(writer, parent, &contract->element)
                      : add_node(writer, parent, "no-contract");
      map_put(told, key, node);
      if (!engages(party))
        put(node, "engages", contract && code_is(&contract->subprocessors, "none") ? "none" : "unknown");
    }
    add_processing(writer, node, use->processing);
  }
}

static void write_engaged(Writer *writer, xmlNode *parent, const Party *party)
{
  for (size_t i = 0; i < party->subprocessors.count; i++) {
    const Element *target = party->subprocessors.at[i].target;
    if (!target)
      continue;
    xmlNode *node = add_node(writer, parent, "engaged");
    put(node, "ref", target->id);
    add_label(writer, node, "label", target);
    write_field(writer, node, target, "country");
  }
}

static void write_processor(Writer *writer, xmlNode *root, const Party *party)
{
  xmlNode *node = write_opened(writer, root, &party->element);
  xmlNodeSetName(node, BAD_CAST "engagement");
  put(node, "ref", party->element.id);
  add_label(writer, node, "label", &party->element);
  static const char *const shown[] = {"address", "country", "email", "phone", "hds"};
  for (size_t i = 0; i < COUNT_OF(shown); i++)
    write_field(writer, node, &party->element, shown[i]);
  write_contracts(writer, node, party);
  write_engaged(writer, node, party);
}

static void write_annex_processors(Writer *writer, const Part *part, xmlNode *root)
{
  writer->prefix = "annex";
  size_t count = 0;
  for (const Element *at = part->element; at && count < STRETCH; at = at->next)
    if (is_engaged(writer->plan, (const Party *)at)) {
      write_processor(writer, root, (const Party *)at);
      count++;
    }
}

static const Annex processors = {"annex-processors", "annex.processors", "heading.annex-processors",
                                 write_annex_processors};

static void plan_processors(Plan *plan)
{
  size_t count = 0;
  EACH(Party, party, plan->model->record->parties)
  if (is_engaged(plan, party) && count++ % STRETCH == 0)
    plan_annex(plan, &processors, (count - 1) / STRETCH, &party->element, NULL);
}

/* ---- how data are guarded (Art. 30(1)(g), 32) -------------------------------------------------------- */

enum { NAMED = 40 }; /* processings that a measure is said to be of */

/* A measure, and who uses it. */
typedef struct Guard {
  const Measure *measure;
  const Processing *named[NAMED];
  size_t count;
  const Processing *last;
} Guard;

/* By the measure's id, of all processings that the document is about; *shown: how many these are. */
static Map *guards_of(Writer *writer, size_t *shown)
{
  Map *guards = map_new(writer->arena);
  *shown = 0;
  EACH(Processing, processing, writer->model->record->processings)
  {
    if (!annex_shows(writer->plan, processing))
      continue;
    ++*shown;
    EACH(MeasureUse, use, processing->measures)
    for (size_t i = 0; i < use->ref.count; i++) {
      const Measure *measure = (const Measure *)use->ref.at[i].target;
      Guard *guard = measure ? map_find(guards, measure->element.id) : NULL;
      if (measure && !guard) {
        guard = ARENA_NEW(writer->arena, Guard);
        guard->measure = measure;
        map_put(guards, measure->element.id, guard);
      }
      if (!guard || guard->last == processing)
        continue;
      if (guard->count < NAMED)
        guard->named[guard->count] = processing;
      guard->count++;
      guard->last = processing;
    }
  }
  return guards;
}

static void write_guard(Writer *writer, xmlNode *root, const Guard *guard, size_t shown)
{
  const Element *element = &guard->measure->element;
  xmlNode *node = add_node(writer, root, "guard");
  put(node, "family", term_label(writer, guard->measure->family.term, NULL));
  put_source(writer, node, element->place);
  add_label(writer, node, "label", element);
  write_field(writer, node, element, "detail");
  if (guard->count == shown && shown > 1) {
    add_text_node(writer, node, "all", say(writer, "annex.measures.all", NULL));
    return;
  }
  for (size_t i = 0; i < guard->count && i < NAMED; i++)
    add_processing(writer, node, guard->named[i]);
  if (guard->count > NAMED) {
    const char *others = arena_format(writer->arena, "%zu", guard->count - NAMED);
    add_text_node(writer, node, "others",
                  say(writer, "annex.measures.others", (const char *const[]){"number", others, NULL}));
  }
}

/* By the families of the sheet, in its order. */
static void write_annex_measures(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  size_t shown;
  const Map *guards = guards_of(writer, &shown);
  const Term *const *families;
  const size_t count = law_terms(writer->model->law, "measure", &families);
  for (size_t i = 0; i < count; i++)
    EACH(Measure, measure, writer->model->record->measures)
    {
      const Guard *guard = map_find(guards, measure->element.id);
      if (guard && measure->family.term == families[i])
        write_guard(writer, root, guard, shown);
    }
}

static const Annex measures = {"annex-measures", "annex.measures", "heading.annex-measures",
                               write_annex_measures};

static void plan_measures(Plan *plan)
{
  EACH(Processing, processing, plan->model->record->processings)
  if (annex_shows(plan, processing) && processing->measures.first) {
    plan_annex(plan, &measures, 0, NULL, NULL);
    return;
  }
}

/* ---- what is open, and what is accepted -------------------------------------------------------------- */

/* Declared gaps and proposals are marked where they stand. */
static bool is_told(const Finding *finding)
{
  return strcmp(finding->code, "PPC104") != 0;
}

static void write_annex_deviations(Writer *writer, const Part *part, xmlNode *root)
{
  size_t count = 0;
  if (part->level)
    add_say(writer, root, "annex.deviations", NULL);
  for (const Finding *finding = map_find(writer->plan->about, part->id); finding && count < STRETCH;
       finding = finding->next)
    if (is_told(finding)) {
      write_finding(writer, root, finding);
      count++;
    }
}

static const Annex deviations = {"annex-deviations", "annex.deviations", "heading.annex-deviations",
                                 write_annex_deviations};

static void plan_deviations(Plan *plan)
{
  size_t count = 0;
  for (const Finding *finding = plan->model->findings->first; finding; finding = finding->next)
    if (is_told(finding) && count++ % STRETCH == 0)
      plan_annex(plan, &deviations, (count - 1) / STRETCH, NULL, finding);
}

/* ---- the annexes of a document: those that have something to say ------------------------------------- */

/* Paper gathers them, with the pages where they stand; a page of the web has links in their places. */
static void write_citations(Writer *writer, const Part *part, xmlNode *root)
{
  (void)writer, (void)part, (void)root;
}

void plan_citations(Plan *plan, const char *id, const Notice *notice)
{
  plan_add(plan, (Part){.kind = "citations", .id = id, .heading = "heading.citations", .level = 2,
                        .write = write_citations, .notice = notice, .frame = strcmp(plan->document, "review") == 0});
}

void plan_annexes(Plan *plan)
{
  const bool review = text_same(plan->document, "review");
  const bool ours = plan->record != RECORD_CLIENTS; /* a client's record knows no recipients, no periods */
  const bool page = !plan->cells; /* where things can be drawn, and findings told */
  plan->about = plan->about ? plan->about : map_new(plan->arena);
  if (review)
    plan_coverage(plan);
  if (ours)
    plan_recipient_matrix(plan);
  if (plan->audience != FOR_PUBLIC) /* contracts are no business of the public's */
    plan_processors(plan);
  plan_transfer_list(plan);
  if (ours && page)
    plan_flows(plan);
  if (ours)
    plan_retention_annex(plan);
  if (ours && page)
    plan_timetable_annex(plan);
  if (plan->audience != FOR_PUBLIC)
    plan_measures(plan);
  if (plan->audience == FOR_INTERNAL && !review && page) /* which begins with them */
    plan_deviations(plan);
}
