/*
 * write_workbook: the register as a spreadsheet, in the cells of CNIL's model of 2019: who keeps it and what
 * is done, a sheet of each processing, the lists that cells choose from. A sheet holds what the register's
 * does (write_register.c), dealt out to rows: each has its name here, those too that the model has and
 * nothing fills.
 */
#include <string.h>

#include "model/write_int.h"

enum {
  STRETCH = 200, /* clients a part: their sheet may have many thousands of rows */
  MANY = 20      /* clients of a processing: more stand in their sheet alone */
};

/* ---- who: each a row of the sheet, with the columns of the model --------------------------------------- */

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/* "75000 Paris": at the blank, else NULL. */
static const char *behind_postcode(const char *text)
{
  enum { SHORTEST = 4, LONGEST = 6 };
  size_t digits = 0;
  while (is_digit(text[digits]))
    digits++;
  return digits >= SHORTEST && digits <= LONGEST && text[digits] == ' ' && text[digits + 1] ? text + digits : NULL;
}

static void add_part(Writer *writer, xmlNode *actor, const char *name, const char *from, const char *to)
{
  while (to > from && (to[-1] == ' ' || to[-1] == ',' || to[-1] == '\n'))
    to--;
  if (to > from)
    add_text_node(writer, actor, name, one_line(writer, arena_copy(writer->arena, from, (size_t)(to - from))));
}

/* An address that ends with a postcode and a town is told in three cells; any other in one. */
static void write_address(Writer *writer, xmlNode *actor, const char *address)
{
  const char *last = address;
  for (const char *at = address; *at; at++)
    if (*at == '\n' || *at == ',')
      last = at + 1 + strspn(at + 1, " ");
  const char *end = address + strlen(address), *town = behind_postcode(last);
  if (!town) {
    add_part(writer, actor, "street", address, end);
    return;
  }
  add_part(writer, actor, "street", address, last);
  add_part(writer, actor, "postcode", last, town);
  add_part(writer, actor, "town", town + 1, end);
}

static const char *joined_lines(Writer *writer, const xmlNode *address)
{
  Buffer lines = {0};
  for (const xmlNode *line = address->children; line; line = line->next) {
    xmlChar *text = xmlNodeGetContent(line);
    buffer_format(&lines, "%s%s", lines.length ? "\n" : "", text ? (const char *)text : "");
    xmlFree(text);
  }
  const char *joined = arena_string(writer->arena, lines.at ? lines.at : "");
  buffer_free(&lines);
  return joined;
}

/* What is a gap, or blacked out, stays whole. */
static void split_address(Writer *writer, xmlNode *actor)
{
  for (xmlNode *child = actor->children; child; child = child->next) {
    if (!xmlStrEqual(child->name, BAD_CAST "address"))
      continue;
    if (!child->children || !xmlStrEqual(child->children->name, BAD_CAST "line")) {
      xmlNodeSetName(child, BAD_CAST "street");
      return;
    }
    const char *address = joined_lines(writer, child);
    xmlUnlinkNode(child);
    xmlFreeNode(child);
    write_address(writer, actor, address);
    return;
  }
}

static xmlNode *write_actor(Writer *writer, xmlNode *parent, const char *of, const Element *element)
{
  static const char *const shown[] = {"status", "name",  "head",  "function",     "company", "reason", "address",
                                      "country", "email", "phone", "contact-page", "mandate", "division"};
  xmlNode *actor = add_node(writer, parent, "actor");
  put(actor, "of", of);
  if (element->gap) {
    put_gap(writer, add_text_node(writer, actor, "name", gap_text(writer, element->type->name, NULL)),
            &writer->model->gaps[element->gap]);
    return actor;
  }
  for (size_t i = 0; i < COUNT_OF(shown); i++)
    write_field(writer, actor, element, shown[i]);
  split_address(writer, actor);
  return actor;
}

static void write_joint(Writer *writer, xmlNode *parent, const Processing *processing)
{
  EACH (Partner, partner, processing->partners) {
    if (partner->element.gap || partner->ref.mark.state == GAP)
      write_actor(writer, parent, "joint", &partner->element);
    for (size_t i = 0; i < partner->ref.count; i++)
      if (partner->ref.at[i].target)
        write_actor(writer, parent, "joint", partner->ref.at[i].target);
  }
}

static void write_actors(Writer *writer, xmlNode *parent, const Processing *processing)
{
  const Organisation *organisation = writer->model->organisation;
  if (organisation) {
    write_actor(writer, parent, "controller", &organisation->element);
    EACH (Dpo, dpo, organisation->dpo)
      write_actor(writer, parent, "dpo", &dpo->element);
    EACH (Contact, representative, organisation->representative)
      write_actor(writer, parent, "representative", &representative->element);
  }
  if (processing)
    write_joint(writer, parent, processing);
}

/* ---- rows that are numbered: "Recipient 3" ------------------------------------------------------------- */

/* Nodes at a path below a processing's, how their rows are called,
   and how many rows the model has at least. */
typedef struct Slots {
  const char *of, *path[4], *phrase;
  size_t first, least;
} Slots;

static const Slots slots[] = {
    {"purpose", {"purpose"}, "slot.purpose", 0, 6}, /* the first is the main one; the others are numbered from
                                                       1 */
    {"subject", {"subject", "subject"}, "slot.subject", 1, 2},
    {"recipient", {"recipients", "group", "recipient"}, "slot.recipient", 1, 4},
    {"measure", {"measures", "family", "measure"}, "slot.measure", 1, 3},
    {"transfer", {"transfer"}, "slot.transfer", 1, 4},
};

static const char *slot_name(Writer *writer, const Slots *of, size_t index)
{
  const char *number = arena_format(writer->arena, "%zu", of->first + index);
  return of->first + index == 0 ? say(writer, "slot.purpose.main", NULL)
                                : say(writer, of->phrase, (const char *const[]){"number", number, NULL});
}

static bool has_child(const xmlNode *node, const char *name)
{
  for (const xmlNode *child = node->children; child; child = child->next)
    if (xmlStrEqual(child->name, BAD_CAST name))
      return true;
  return false;
}

/* A gap stands where what it is about would. */
static void name_slots(Writer *writer, const Slots *of, xmlNode *node, size_t depth, size_t *count)
{
  for (xmlNode *child = node->children; child; child = child->next) {
    if (!xmlStrEqual(child->name, BAD_CAST of->path[depth]))
      continue;
    if (of->path[depth + 1] && !has_child(child, "gap") && !xmlHasProp(child, BAD_CAST "gap"))
      name_slots(writer, of, child, depth + 1, count);
    else
      put(child, "slot", slot_name(writer, of, (*count)++));
  }
}

static void write_slots(Writer *writer, xmlNode *node)
{
  for (size_t i = 0; i < COUNT_OF(slots); i++) {
    size_t count = 0;
    name_slots(writer, &slots[i], node, 0, &count);
    for (; count < slots[i].least; count++) {
      xmlNode *blank = add_node(writer, node, "blank");
      put(blank, "of", slots[i].of);
      put(blank, "slot", slot_name(writer, &slots[i], count));
    }
  }
}

/* The kind of people is chosen from a list; what the description calls them stands beside it. */
static void put_kinds(Writer *writer, xmlNode *node, const Processing *processing)
{
  for (xmlNode *use = node->children; use; use = use->next) {
    for (xmlNode *child = xmlStrEqual(use->name, BAD_CAST "subject") ? use->children : NULL; child; child = child->next) {
      xmlChar *id = xmlStrEqual(child->name, BAD_CAST "subject") ? xmlGetProp(child, BAD_CAST "ref") : NULL;
      for (size_t i = 0; id && i < processing->subject_count; i++)
        if (strcmp(processing->subject_list[i]->element.id, (const char *)id) == 0 &&
            processing->subject_list[i]->kind.term)
          put(child, "kind", term_label(writer, processing->subject_list[i]->kind.term, NULL));
      xmlFree(id);
    }
  }
}

/* ---- which data, and how long: a row each family ------------------------------------------------------- */

typedef enum RowKind { ROW_FAMILY, ROW_NIR, ROW_SPECIAL, ROW_CRIMINAL } RowKind;

/* Rows that the model has whether anything fills them or not;
   behind each block come the other families in use. */
typedef struct DataRow {
  RowKind kind;
  const char *code; /* of a family, of a special category */
} DataRow;

static const DataRow ordinary[] = {
    {ROW_FAMILY, "identity"},   {ROW_FAMILY, "personal-life"}, {ROW_FAMILY, "economic"},
    {ROW_FAMILY, "connection"}, {ROW_FAMILY, "location"},      {ROW_NIR, NULL},
};
static const DataRow sensitive[] = {
    {ROW_SPECIAL, "racial-ethnic"}, {ROW_SPECIAL, "political"},
    {ROW_SPECIAL, "religious-philosophical"}, {ROW_SPECIAL, "trade-union"},
    {ROW_SPECIAL, "genetic"},       {ROW_SPECIAL, "biometric-id"},
    {ROW_SPECIAL, "health"},        {ROW_SPECIAL, "sex-life-orientation"},
    {ROW_CRIMINAL, NULL},
};

static bool is_sensitive_row(const DataRow *row)
{
  return row->kind == ROW_SPECIAL || row->kind == ROW_CRIMINAL ||
         (row->kind == ROW_FAMILY && strcmp(row->code, "sensitive") == 0);
}

static bool stands_in(const Category *category, const DataRow *row)
{
  const char *family = category->family.term ? category->family.term->code : "other";
  bool elsewhere = category->special.term || category->criminal.value || category->nir.value;
  switch (row->kind) {
  case ROW_FAMILY:
    return !elsewhere && strcmp(family, row->code) == 0;
  case ROW_NIR:
    return category->nir.value;
  case ROW_SPECIAL:
    return category->special.term && strcmp(category->special.term->code, row->code) == 0;
  case ROW_CRIMINAL:
    return category->criminal.value;
  }
  return false;
}

static const char *row_name(Writer *writer, const DataRow *row)
{
  if (row->kind == ROW_NIR || row->kind == ROW_CRIMINAL)
    return say(writer, row->kind == ROW_NIR ? "row.nir" : "row.criminal", NULL);
  const char *list = row->kind == ROW_SPECIAL ? "special" : "family";
  return term_label(writer, law_term(writer->model->law, list, row->code), "row");
}

/* A category, and how long it is kept in the processing. */
void write_kept(Writer *writer, xmlNode *parent, const Processing *processing, const Category *category)
{
  write_target(writer, parent, &category->element);
  xmlNode *node = parent->last;
  EACH (Retain, retain, processing->retains)
    if (retain_reaches(retain, category))
      write_retain(writer, node, retain);
}

/* The row with its categories. */
static void write_row(Writer *writer, xmlNode *parent, const Processing *processing, const DataRow *row, bool always)
{
  xmlNode *node = NULL;
  for (size_t i = 0; i <= processing->category_count; i++) {
    const Category *category = i < processing->category_count ? processing->category_list[i] : NULL;
    bool here = category && stands_in(category, row);
    if (!node && (here || always)) {
      node = add_node(writer, parent, "row");
      put(node, "block", is_sensitive_row(row) ? "sensitive" : "data");
      put(node, "label", row_name(writer, row));
    }
    if (!here)
      continue;
    write_kept(writer, node, processing, category);
  }
}

static bool is_in_model(const char *family)
{
  for (size_t i = 0; i < COUNT_OF(ordinary); i++)
    if (ordinary[i].kind == ROW_FAMILY && strcmp(ordinary[i].code, family) == 0)
      return true;
  return false;
}

static void write_rows(Writer *writer, xmlNode *node, const Processing *processing)
{
  const Term *const *families;
  const size_t count = law_terms(writer->model->law, "family", &families);
  for (size_t i = 0; i < COUNT_OF(ordinary); i++)
    write_row(writer, node, processing, &ordinary[i], true);
  for (size_t i = 0; i < COUNT_OF(sensitive); i++)
    write_row(writer, node, processing, &sensitive[i], true);
  for (size_t i = 0; i < count; i++)
    if (!is_in_model(families[i]->code))
      write_row(writer, node, processing, &(DataRow){ROW_FAMILY, families[i]->code}, false);
}

/* ---- the parts ----------------------------------------------------------------------------------------- */

/* Tabs behind those of many processings are hard to find. */
static void write_annex_links(Writer *writer, xmlNode *root)
{
  const Plan *plan = writer->plan;
  for (const Part *part = plan->parts; part < plan->parts + plan->count; part++)
    if (part->level && text_starts(part->kind, "annex-"))
      put(add_text_node(writer, root, "annex", words_label(writer->words, plan->document, part->heading)), "ref",
          part->kind);
}

static void write_list(Writer *writer, const Part *part, xmlNode *root)
{
  if (writer->audience == FOR_PUBLIC)
    add_say(writer, root, "register.redacted", NULL);
  write_register_front(writer, part, root);
  write_actors(writer, root, NULL);
  write_annex_links(writer, root);
}

/* Where people are told of it: the notices that show it, the situations that bring the data. */
static void write_told(Writer *writer, xmlNode *node, const Processing *processing)
{
  EACH (Notice, notice, writer->model->record->notices) {
    const Version *title = notice_shows(notice, processing) ? prose_in(&notice->title, writer->texts) : NULL;
    if (notice_shows(notice, processing))
      put(add_text_node(writer, node, "notice", title ? title->plain : words_label(writer->words, "policy", "title")),
          "ref", notice->element.id);
  }
  for (const Use *use = processing->situations.first; use; use = use->next)
    put(add_label(writer, node, "situation", use->use), "ref", use->use->id);
}

static void write_fiche(Writer *writer, const Part *part, xmlNode *root)
{
  const Processing *processing = (const Processing *)part->element;
  const size_t number = (size_t)(part - writer->plan->parts) - writer->plan->before_sheets + 1;
  writer->unplaced = true;
  write_register_processing(writer, part, root);
  xmlNode *node = root->last;
  put(node, "number", arena_format(writer->arena, "%zu", number));
  put(node, "code", processing->element.id);
  add_label(writer, node, "name", part->element);
  write_actors(writer, node, processing);
  put_kinds(writer, node, processing);
  write_slots(writer, node);
  write_rows(writer, node, processing);
  write_told(writer, node, processing);
}

/* ---- for whom: all clients in one sheet (Art. 30(2)(a)) ------------------------------------------------ */

static const Processing *next_of_clients(const Processing *processing)
{
  while (processing && (!is_processor(processing) || !processing->clients.first))
    processing = (const Processing *)processing->element.next;
  return processing;
}

/* The next client, of the same processing or of one behind it; NULL: that was the last. */
static const Element *next_client(const Element *client)
{
  if (client->next)
    return client->next;
  const Processing *processing = next_of_clients((const Processing *)client->parent->next);
  return processing ? processing->clients.first : NULL;
}

static const Element *first_client(const Model *model)
{
  const Processing *processing = next_of_clients((const Processing *)model->record->processings.first);
  return processing ? processing->clients.first : NULL;
}

static void write_one_client(Writer *writer, xmlNode *parent, const Client *client, const Element *party)
{
  static const char *const shown[] = {"ref", "categories", "contract"};
  const Element *element = &client->element;
  const Processing *processing = (const Processing *)element->parent;
  xmlNode *node = write_opened(writer, parent, element);
  if (element->gap)
    put_gap(writer, add_text_node(writer, node, "gap", gap_text(writer, element->type->name, NULL)),
            &writer->model->gaps[element->gap]);
  if (party)
    write_target(writer, node, party);
  for (size_t i = party ? 1 : 0; i < COUNT_OF(shown); i++)
    write_field(writer, node, element, shown[i]);
  add_processing(writer, node, processing);
  EACH (Transfer, transfer, processing->transfers) {
    const char *code = transfer_country(transfer);
    const char *name = code ? words_country(writer->words, code) : transfer->organisation.value;
    if (name)
      add_text_node(writer, node, "abroad", name);
  }
}

void write_client_entry(Writer *writer, xmlNode *parent, const Client *client)
{
  for (size_t i = 0; i < client->ref.count || i == 0; i++)
    write_one_client(writer, parent, client, client->ref.count ? client->ref.at[i].target : NULL);
}

static void write_client_rows(Writer *writer, const Part *part, xmlNode *root)
{
  const Element *element = part->element;
  for (size_t count = 0; element && count < STRETCH; element = next_client(element), count++)
    write_client_entry(writer, root, (const Client *)element);
}

static void plan_client_rows(Plan *plan)
{
  size_t count = 0;
  for (const Element *client = first_client(plan->model); client; client = next_client(client))
    if (count++ % STRETCH == 0)
      plan_add(plan, (Part){.kind = "clients", .id = arena_format(plan->arena, "clients-%zu", (count - 1) / STRETCH + 1),
                            .element = client, .write = write_client_rows});
}

/* ---- the workbook -------------------------------------------------------------------------------------- */

void plan_workbook(Plan *plan)
{
  const bool clients = plan->record == RECORD_CLIENTS;
  plan->beside = map_new(plan->arena);
  plan->cells = true;
  plan_add(plan, (Part){.kind = "register-front", .id = "list", .write = write_list});
  if (clients) {
    group_clients(plan, MANY);
    if (plan->audience != FOR_PUBLIC)
      plan_client_rows(plan);
  }
  plan->before_sheets = plan->count;
  EACH (Processing, processing, plan->model->record->processings)
    if (is_processor(processing) == clients)
      plan_add(plan, (Part){.kind = "processing", .id = processing->element.block, .element = &processing->element,
                            .write = write_fiche});
  plan_add(plan, (Part){.kind = "lists", .id = "lists", .write = write_lists});
  plan_annexes(plan);
}
