/*
 * write_tilt_rest: what TILT has behind the data of a policy: transfers, sources, rights, decisions, changes
 * of purpose.
 */
#include <string.h>

#include "model/write_int.h"

static const char no_address[] = "about:blank";

/* ---- what leaves Europe -------------------------------------------------------------------------------- */

static const char *yes_no(bool value)
{
  return value ? "yes" : "no";
}

/* Whether a decision (Art. 45), a safeguard (Art. 46; a derogation of Art. 49 is none) or standard clauses
   hold. That it is none is not said where the law has a decision all the same, and of nothing where nobody
   knows the instrument. */
static void put_instrument(Writer *writer, xmlNode *node, const Transfer *transfer)
{
  const Term *term = transfer->instrument.term;
  const bool decided = code_is(&transfer->instrument, "adequacy");
  if (decided || !transfer_decision(writer->model, transfer))
    put(node, "decision", yes_no(decided));
  if (!term)
    return;
  put(node, "safeguard", yes_no(term->article && text_starts(term->article, "46(")));
  put(node, "clauses", yes_no(text_starts(term->code, "scc")));
}

static void write_transfers(Writer *writer, xmlNode *root)
{
  Map *told = map_new(writer->arena);
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shows_as_controller(writer->notice, processing))
      continue;
    EACH (Transfer, transfer, processing->transfers) {
      if (!transfer->element.gap && !map_put(told, transfer_key(writer, transfer), told))
        continue;
      write_transfer(writer, root, &transfer->element);
      if (!transfer->element.gap)
        put_instrument(writer, root->last, transfer);
    }
  }
}

/* ---- whom data come from ------------------------------------------------------------------------------- */

static bool comes_from_others(const DataUse *use)
{
  const char *origin = use->origin.term ? use->origin.term->code : "";
  return use->source.count > 0 || strcmp(origin, "third-party") == 0 || strcmp(origin, "public") == 0;
}

static void write_source(Writer *writer, xmlNode *parent, const DataUse *use, const Element *target)
{
  const bool published = code_is(&use->origin, "public");
  const char *site = target && strcmp(target->type->name, "party") == 0 ? party_site((const Party *)target) : NULL;
  xmlNode *from = add_node(writer, parent, "from");
  add_text(writer, from, target             ? label_of(writer, target)
                         : use->origin.term ? term_label(writer, use->origin.term, NULL)
                                            : say(writer, "tilt.unsaid", NULL));
  put(from, "url", site ? site : no_address);
  put(from, "public", published ? "yes" : NULL);
  if (!site)
    tilt_lacks(writer, "source", target ? target : &use->element);
}

static void write_sources_of(Writer *writer, xmlNode *parent, const DataUse *use, Map *told)
{
  const char *origin = use->origin.term ? use->origin.term->code : "";
  for (size_t i = 0; i < use->source.count; i++) {
    const Element *target = use->source.at[i].target;
    if (target && map_put(told, arena_format(writer->arena, "%s/%s", origin, target->block), told))
      write_source(writer, parent, use, target);
  }
  if (!use->source.count && map_put(told, origin, told))
    write_source(writer, parent, use, NULL);
}

static void write_sources(Writer *writer, xmlNode *root)
{
  EACH (Category, category, writer->model->record->categories) {
    xmlNode *node = NULL;
    Map *told = map_new(writer->arena);
    for (const Use *use = category->uses.first; use; use = use->next) {
      if (!shows_as_controller(writer->notice, use->processing) || !comes_from_others((const DataUse *)use->use))
        continue;
      if (!node) {
        node = add_node(writer, root, "source");
        put(node, "id", category->element.id);
        add_label(writer, node, "label", &category->element);
      }
      write_sources_of(writer, node, (const DataUse *)use->use, told);
    }
  }
}

/* ---- rights -------------------------------------------------------------------------------------------- */

/* Where requests go, and what is asked of those who make them. */
static void write_requests(Writer *writer, xmlNode *node)
{
  const Organisation *organisation = writer->model->organisation;
  const RightsContact *rights = organisation ? (const RightsContact *)organisation->rights.first : NULL;
  if (!organisation)
    return;
  const char *email = rights ? text_given(&rights->email) : NULL;
  const char *page = rights ? text_given(&rights->page) : NULL;
  put(node, "email", email ? email : text_given(&organisation->email));
  put(node, "page", page ? page : text_given(&organisation->contact_page));
  if (!rights)
    return;
  put(node, "free", rights->free.mark.state == GIVEN && rights->free.value && rights->fee.mark.state == ABSENT ? "yes" : NULL);
  if (text_given(&rights->formats))
    add_text_node(writer, node, "formats", rights->formats.value);
  write_field(writer, node, &rights->element, "evidence");
}

/* A right that has no line in the list, since the notice has sentences of its own for it. */
static void write_withdrawal_right(Writer *writer, xmlNode *rights)
{
  if (!offers_right(writer, "withdraw"))
    return;
  xmlNode *node = add_node(writer, rights, "withdrawal");
  write_own_right(writer, node, "say", "withdraw");
  write_withdrawal(writer, node);
}

static void write_authority(Writer *writer, xmlNode *rights)
{
  write_complaint(writer, rights);
  xmlNode *complaint = xmlGetLastChild(rights);
  if (!complaint || !xmlStrEqual(complaint->name, BAD_CAST "complaint"))
    return;
  for (const xmlNode *node = complaint->children; node; node = node->next)
    if (xmlStrEqual(node->name, BAD_CAST "authority"))
      return;
  const Organisation *organisation = writer->model->organisation;
  tilt_lacks(writer, "authority", organisation ? &organisation->element : &writer->model->record->element);
  add_text_node(writer, add_node(writer, complaint, "authority"), "label", say(writer, "tilt.unsaid", NULL));
}

/* ---- decisions, changes -------------------------------------------------------------------------------- */

static void write_machine_decisions(Writer *writer, xmlNode *root)
{
  xmlNode *node = add_node(writer, root, "decisions");
  const bool none = write_decisions(writer, node);
  put(node, "none", none ? "yes" : NULL);
  if (none || node->children)
    return;
  EACH (Processing, processing, writer->model->record->processings)
    if (shows_as_controller(writer->notice, processing) && !processing->no_automated.first && !processing->automated.first) {
      tilt_lacks(writer, "decisions", &processing->element);
      return;
    }
}

/* Data that also serve what they were not collected for: Art. 13(3), 14(4). */
static void write_change(Writer *writer, xmlNode *root, const Processing *processing, const Purpose *purpose)
{
  xmlNode *node = add_node(writer, root, "change");
  add_label(writer, node, "purpose", &purpose->element);
  write_further(writer, node, purpose);
  if (purpose->from.mark.state == GIVEN) {
    char day[11];
    date_format(purpose->from.value, day);
    put(node, "date", day);
  }
  EACH (DataUse, use, processing->data)
    if (scope_covers(&use->scope, purpose, NULL, NULL, NULL))
      write_references(writer, node, "data", &use->ref);
}

static void write_changes(Writer *writer, xmlNode *root)
{
  EACH (Processing, processing, writer->model->record->processings)
    if (shows_as_controller(writer->notice, processing))
      EACH (Purpose, purpose, processing->purposes)
        if (purpose->further_of.count)
          write_change(writer, root, processing, purpose);
}

void write_tilt_rest(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  write_transfers(writer, root);
  write_sources(writer, root);
  xmlNode *rights = add_node(writer, root, "rights");
  write_requests(writer, rights);
  write_rights_list(writer, rights);
  write_withdrawal_right(writer, rights);
  write_fee(writer, rights);
  write_authority(writer, rights);
  write_machine_decisions(writer, root);
  write_changes(writer, root);
}
