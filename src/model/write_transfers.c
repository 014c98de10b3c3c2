/*
 * write_transfers: what leaves Europe (Art. 13(1)(f), 44-49): each transfer, and the notice's section of
 * them.
 */
#include <string.h>

#include "model/write_int.h"

/* Processings a part: a section of thousands of transfers is made in stretches, like everything else. */
enum { STRETCH = 200 };

/* 2002/2/EC, 2011/61/EU, (EU) 2023/1795: as the language writes it. */
const char *spell_decision(Writer *writer, const char *decision)
{
  static const struct { const char *before, *after, *phrase; } forms[] = {
      {"(EU) ", "", "decision.number"}, {"", "/EC", "decision.ec"}, {"", "/EU", "decision.eu"}};
  for (size_t i = 0; i < COUNT_OF(forms); i++) {
    size_t length = strlen(decision), before = strlen(forms[i].before), after = strlen(forms[i].after);
    if (!text_starts(decision, forms[i].before) || length < before + after ||
        strcmp(decision + length - after, forms[i].after) != 0)
      continue;
    const char *number = arena_copy(writer->arena, decision + before, length - before - after);
    return say(writer, forms[i].phrase, (const char *const[]){"number", number, NULL});
  }
  return decision;
}

/* Of a transfer on that ground alone: which decision it is, the law's table knows. */
static void write_decision(Writer *writer, xmlNode *node, const Transfer *transfer)
{
  const Term *instrument = transfer->instrument.term;
  if (!instrument || strcmp(instrument->code, "adequacy") != 0)
    return;
  const LawRow *row = transfer_decision(writer->model, transfer);
  const char *decision = row ? law_attribute(row, "decision") : NULL;
  if (decision)
    add_text_node(writer, node, "decision", spell_decision(writer, decision));
}

/* Its country is the recipient's where it names none. */
static xmlNode *make_transfer(Writer *writer, xmlNode *parent, const Element *element)
{
  const Transfer *transfer = (const Transfer *)element;
  xmlNode *node = write_element(writer, parent, element);
  const Element *party = transfer->recipient.count ? transfer->recipient.at[0].target : NULL;
  if (party && transfer->country.mark.state == ABSENT && transfer->organisation.mark.state == ABSENT)
    write_field(writer, node, party, "country");
  write_decision(writer, node, transfer);
  return node;
}

void write_transfer(Writer *writer, xmlNode *parent, const Element *element)
{
  make_transfer(writer, parent, element);
}

static bool knows_transfer(const Writer *writer)
{
  EACH (Processing, processing, writer->model->record->processings)
    if (shows_as_controller(writer->notice, processing))
      for (const Element *transfer = processing->transfers.first; transfer; transfer = transfer->next)
        if (!transfer->gap)
          return true;
  return false;
}

/* To whom, where, by which instrument, proposed or not:
   a transfer that several processings share is told once. */
char *transfer_key(Writer *writer, const Transfer *transfer)
{
  Buffer key = {0};
  for (size_t i = 0; i < transfer->recipient.count; i++)
    buffer_format(&key, "%s ", transfer->recipient.at[i].name);
  const Code *codes[] = {&transfer->instrument, &transfer->fallback, &transfer->status};
  for (size_t i = 0; i < COUNT_OF(codes); i++)
    buffer_format(&key, "/%s", codes[i]->term ? codes[i]->term->code : "");
  const Text *texts[] = {&transfer->country, &transfer->organisation, &transfer->copy_at, &transfer->reference};
  for (size_t i = 0; i < COUNT_OF(texts); i++)
    buffer_format(&key, "/%s", texts[i]->value ? texts[i]->value : "");
  const Prose *proses[] = {&transfer->copy, &transfer->risks, &transfer->remedies};
  for (size_t i = 0; i < COUNT_OF(proses); i++) {
    const Version *version = prose_in(proses[i], writer->texts);
    buffer_format(&key, "/%s", version ? version->plain : "");
  }
  char *kept = arena_copy(writer->arena, key.at, key.length);
  buffer_free(&key);
  return kept;
}

static bool has_transfer(const Notice *notice, const Processing *processing)
{
  return processing->transfers.count > 0 && shows_as_controller(notice, processing);
}

/* From the part's processing on, a stretch of them; the first part has the section's sentence. */
void write_transfers_section(Writer *writer, const Part *part, xmlNode *root)
{
  if (part->level && knows_transfer(writer))
    add_say(writer, root, "transfers.intro", NULL);
  writer->prefix = "section";
  Map *told = map_new(writer->arena);
  size_t count = 0;
  for (const Element *at = part->element; at && count < STRETCH; at = at->next) {
    const Processing *processing = (const Processing *)at;
    if (!has_transfer(writer->notice, processing))
      continue;
    count++;
    EACH (Transfer, transfer, processing->transfers) {
      const char *key = transfer->element.gap ? NULL : transfer_key(writer, transfer);
      Concerns *concerns = key ? map_find(told, key) : NULL;
      if (!concerns)
        concerns = concerns_new(writer, make_transfer(writer, root, &transfer->element));
      concerns_add_scope(concerns, processing, &transfer->scope);
      if (key)
        map_put(told, key, concerns);
    }
  }
}

void plan_transfers(Plan *plan, const Notice *notice)
{
  size_t count = 0;
  const char *base = notice_base(plan, plan->arena, notice);
  EACH (Processing, processing, plan->model->record->processings) {
    if (!has_transfer(notice, processing) || count++ % STRETCH != 0)
      continue;
    bool first = count == 1;
    const char *id = first ? arena_format(plan->arena, "%ssection.transfers", base)
                           : arena_format(plan->arena, "%ssection.transfers-%zu", base, count);
    plan_add(plan, (Part){"transfers", id, &processing->element, write_transfers_section,
                          first ? "heading.transfers" : NULL, first ? 2 : 0, notice, false});
  }
}
