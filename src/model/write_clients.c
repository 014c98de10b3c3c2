/*
 * write_clients: on whose behalf a processor acts (Art. 30(2)(a) and (b)).
 *
 * Clients for whom the same is done on the same terms are told together. A few stand on the sheet of the
 * activity; of many the sheet tells the groups, and an annex lists every one: a host may have thousands.
 */
#include <string.h>

#include "model/write_int.h"

enum {
  FEW = 12,     /* clients that a sheet names, and groups that it tells apart */
  STRETCH = 200 /* clients a part of the annex */
};

/* What is done, and on which terms. */
typedef struct Group {
  const Client *sample;
  size_t number, count, filled; /* number: from 1 */
  struct Row *rows;
  struct Group *next;
} Group;

/* One client. */
typedef struct Row {
  const Client *client;
  const Element *party; /* NULL: a gap */
} Row;

struct Clients {
  const Processing *processing;
  Group *first;
  size_t groups, count;
  const char *annex; /* block of the list; NULL: the sheet names them */
  bool apart;        /* so many that only a sheet of their own names them */
};

/* A stretch of the list. */
typedef struct Stretch {
  const Clients *clients;
  const Group *group;
  size_t from; /* of the group's rows */
} Stretch;

/* ---- groups -------------------------------------------------------------------------------------------- */

static void add_key(Buffer *key, Mark mark, const char *text)
{
  buffer_format(key, "%d:%s", (int)mark.state, mark.state == GIVEN && text ? text : "");
  buffer_byte(key, '\n');
}

static const char *code_of(const Code *code)
{
  return code->term ? code->term->code : code->text;
}

/* Equal of clients of whom the same is told, but for their names and contracts' references and dates. */
static const char *group_key(Arena *arena, const Client *client)
{
  Buffer key = {0};
  const Contract *contract = (const Contract *)client->contract.first;
  add_key(&key, client->categories.mark, NULL);
  for (const Version *version = client->categories.first; version; version = version->next)
    buffer_format(&key, "%s %s\n", version->language, version->plain);
  if (!contract) {
    buffer_text(&key, "none");
  } else if (contract->element.gap) {
    buffer_text(&key, "gap");
  } else {
    add_key(&key, contract->clauses.mark, NULL);
    for (size_t i = 0; i < contract->clauses.count; i++)
      buffer_format(&key, "%s ", contract->clauses.at[i].name);
    add_key(&key, contract->subprocessors.mark, code_of(&contract->subprocessors));
    add_key(&key, contract->instructions.mark, contract->instructions.value);
    add_key(&key, contract->breach_notice.mark, contract->breach_notice.value ? "yes" : "no");
    add_key(&key, contract->end.mark, code_of(&contract->end));
  }
  const char *copy = arena_copy(arena, key.at, key.length);
  buffer_free(&key);
  return copy;
}

static size_t rows_of(const Client *client)
{
  return client->ref.count ? client->ref.count : 1;
}

static void fill_groups(Arena *arena, const Processing *processing, const Map *groups)
{
  EACH (Client, client, processing->clients) {
    Group *group = map_find(groups, group_key(arena, client));
    if (!group->rows)
      group->rows = ARENA_ARRAY(arena, Row, group->count);
    for (size_t i = 0; i < rows_of(client); i++)
      group->rows[group->filled++] = (Row){client, client->ref.count ? client->ref.at[i].target : NULL};
  }
}

static Clients *clients_of(Arena *arena, const Processing *processing)
{
  Clients *clients = ARENA_NEW(arena, Clients);
  clients->processing = processing;
  Map *groups = map_new(arena);
  Group **at = &clients->first;
  EACH (Client, client, processing->clients) {
    const char *key = group_key(arena, client);
    Group *group = map_find(groups, key);
    if (!group) {
      *at = group = ARENA_NEW(arena, Group);
      at = &group->next;
      group->sample = client;
      group->number = ++clients->groups;
      map_put(groups, key, group);
    }
    group->count += rows_of(client);
    clients->count += rows_of(client);
  }
  fill_groups(arena, processing, groups);
  return clients;
}

/* ---- words --------------------------------------------------------------------------------------------- */

static const char *count_text(Writer *writer, size_t count)
{
  return words_count(writer->words, writer->arena, "count.clients", (long)count);
}

/* "Group 2 (130 clients)" */
static const char *group_label(Writer *writer, const Group *group)
{
  return say(writer, "clients.group",
             (const char *const[]){"number", arena_format(writer->arena, "%zu", group->number), "clients",
                                   count_text(writer, group->count), NULL});
}

/* Whose words follow: of a group by its names, or by its number where these are many. */
static void write_whose(Writer *writer, xmlNode *node, const Clients *clients, const Group *group)
{
  if (clients->annex) {
    add_text_node(writer, node, "whose", group_label(writer, group));
    return;
  }
  for (size_t i = 0; i < group->count; i++)
    if (group->rows[i].party)
      add_label(writer, node, "whose", group->rows[i].party);
}

static const Contract *contract_of(const Group *group)
{
  return (const Contract *)group->sample->contract.first;
}

/* ---- one client ---------------------------------------------------------------------------------------- */

/* How much of a contract stands with its client: what is its own, and that it is missing, unless the sheet
   says so of the group; or the whole, where nobody shares the rest. */
typedef enum Told { TOLD_ON_SHEET, TOLD_IN_LIST, TOLD_WHOLE } Told;

static void write_own_contract(Writer *writer, xmlNode *client, const Contract *contract, Told told)
{
  const bool missing = contract->element.gap != 0;
  if (missing && told == TOLD_ON_SHEET)
    return;
  xmlNode *node = add_node(writer, client, "contract");
  if (missing || told == TOLD_WHOLE) {
    write_fields(writer, node, &contract->element);
    return;
  }
  write_field(writer, node, &contract->element, "reference");
  write_field(writer, node, &contract->element, "date");
}

static void write_client(Writer *writer, xmlNode *parent, const Row *row, Told told)
{
  const Element *element = &row->client->element;
  const Contract *contract = (const Contract *)row->client->contract.first;
  xmlNode *node = add_node(writer, parent, "client");
  put_source(writer, node, element->place);
  if (row->party) {
    write_target(writer, node, row->party);
  } else if (element->gap) {
    put_gap(writer, add_text_node(writer, node, "gap", gap_text(writer, element->type->name, NULL)),
            &writer->model->gaps[element->gap]);
  } else {
    write_field(writer, node, element, "ref"); /* a gap of its own */
  }
  if (told == TOLD_WHOLE)
    write_field(writer, node, element, "categories");
  if (contract)
    write_own_contract(writer, node, contract, told);
}

/* What is done for those of a group, and what their contracts say alike. */
static void write_terms(Writer *writer, xmlNode *node, const Group *group)
{
  static const char *const terms[] = {"clauses", "instructions", "breach-notice"};
  const Contract *contract = contract_of(group);
  write_field(writer, node, &group->sample->element, "categories");
  if (!contract)
    return;
  xmlNode *told = add_node(writer, node, "contract");
  if (contract->element.gap)
    write_fields(writer, told, &contract->element);
  for (size_t i = 0; i < COUNT_OF(terms); i++)
    write_field(writer, told, &contract->element, terms[i]);
}

/* ---- on the sheet -------------------------------------------------------------------------------------- */

static const Code *term_of(const Group *group, const char *name)
{
  const Contract *contract = contract_of(group);
  if (!contract || contract->element.gap)
    return NULL;
  return field_at(&contract->element, field_named(contract->element.type, name));
}

static bool same_code(const Code *one, const Code *other)
{
  return one && other && one->mark.state == other->mark.state && one->term == other->term;
}

/* One term of the contracts, once for all groups that share it; with whose it is, unless it is everyone's. */
static void write_term(Writer *writer, xmlNode *parent, const Clients *clients, const char *name, const char *field)
{
  const Code *of_all = term_of(clients->first, field);
  for (const Group *group = clients->first; group; group = group->next)
    if (!same_code(of_all, term_of(group, field)))
      of_all = NULL;
  for (const Group *group = clients->first; group; group = group->next) {
    const Code *code = term_of(group, field);
    bool told = !code || code->mark.state == ABSENT;
    for (const Group *before = clients->first; before != group && !told; before = before->next)
      told = same_code(term_of(before, field), code);
    if (told)
      continue;
    xmlNode *node = add_node(writer, parent, name);
    for (const Group *other = group; other && !of_all; other = other->next)
      if (same_code(term_of(other, field), code))
        write_whose(writer, node, clients, other);
    write_field(writer, node, &contract_of(group)->element, field);
  }
}

void write_clients(Writer *writer, xmlNode *parent, const Processing *processing)
{
  const Clients *clients = map_find(writer->plan->clients, processing->element.id);
  if (!clients || clients->count == 0)
    return;
  xmlNode *node = add_node(writer, parent, "clients");
  if (clients->annex) {
    put(node, "href", arena_format(writer->arena, "#%s", clients->annex));
    put(node, "label", say(writer, "clients.listed",
                           (const char *const[]){"clients", count_text(writer, clients->count), "number",
                                                 annex_number(writer, "annex-clients"), NULL}));
  }
  if (clients->apart) {
    const char *number = arena_format(writer->arena, "%zu", clients->count);
    add_text_node(writer, node, "apart", say(writer, "clients.elsewhere", (const char *const[]){"number", number, NULL}));
    return;
  }
  if (clients->groups > FEW)
    return; /* each differs: the list tells all */
  for (const Group *group = clients->first; group; group = group->next) {
    xmlNode *told = add_node(writer, node, "group");
    write_whose(writer, told, clients, group);
    for (size_t i = 0; i < group->count && !clients->annex; i++)
      write_client(writer, told, &group->rows[i], TOLD_ON_SHEET);
    write_terms(writer, told, group);
  }
  write_term(writer, node, clients, "authorisation", "sub-processors");
  write_term(writer, node, clients, "end", "end");
}

/* What is done for them, each once: groups may differ in their terms alone. */
void write_client_categories(Writer *writer, xmlNode *parent, const Processing *processing)
{
  const Clients *clients = map_find(writer->plan->clients, processing->element.id);
  Map *told = map_new(writer->arena);
  for (const Group *group = clients && clients->groups <= FEW ? clients->first : NULL; group; group = group->next) {
    const Version *version = prose_in(&group->sample->categories, writer->texts);
    if (!version || map_put(told, version->plain, (void *)version))
      write_field(writer, parent, &group->sample->element, "categories");
  }
}

/* ---- the list ------------------------------------------------------------------------------------------ */

static void write_annex_clients(Writer *writer, const Part *part, xmlNode *root)
{
  const Stretch *stretch = map_find(writer->plan->about, part->id);
  const Clients *clients = stretch->clients;
  const bool grouped = clients->groups <= FEW;
  size_t count = 0, from = stretch->from;
  if (stretch->group == clients->first && from == 0)
    put(add_label(writer, root, "activity", &clients->processing->element), "id", clients->annex);
  for (const Group *group = stretch->group; group && count < STRETCH; group = group->next) {
    xmlNode *node = add_node(writer, root, "group");
    put(node, "number", arena_format(writer->arena, "%zu", group->number));
    if (grouped && clients->groups > 1)
      put(node, "label", group_label(writer, group));
    put(node, "grouped", grouped ? "yes" : NULL);
    for (; from < group->count && count < STRETCH; from++, count++)
      write_client(writer, node, &group->rows[from], grouped ? TOLD_IN_LIST : TOLD_WHOLE);
    from = 0;
  }
}

static const Annex list = {"annex-clients", "annex.clients", "heading.annex-clients", write_annex_clients};

static void plan_list(Plan *plan, Clients *clients, size_t *parts)
{
  clients->annex = arena_format(plan->arena, "annex.clients.%s", clients->processing->element.block);
  size_t count = 0;
  for (const Group *group = clients->first; group; group = group->next)
    for (size_t from = 0; from < group->count; from++)
      if (count++ % STRETCH == 0) {
        Stretch *stretch = ARENA_NEW(plan->arena, Stretch);
        *stretch = (Stretch){clients, group, from};
        plan_annex(plan, &list, (*parts)++, &clients->processing->element, stretch);
      }
}

void group_clients(Plan *plan, size_t most)
{
  plan->clients = map_new(plan->arena);
  EACH (Processing, processing, plan->model->record->processings) {
    const Field *field = field_named(processing->element.type, "client");
    if (!annex_shows(plan, processing) || !field_is_for(field, plan->audience))
      continue;
    Clients *clients = clients_of(plan->arena, processing);
    clients->apart = clients->count > most;
    map_put(plan->clients, processing->element.id, clients);
  }
}

void plan_clients(Plan *plan)
{
  size_t parts = 0;
  group_clients(plan, SIZE_MAX);
  EACH (Processing, processing, plan->model->record->processings) {
    Clients *clients = map_find(plan->clients, processing->element.id);
    if (clients && clients->count > FEW)
      plan_list(plan, clients, &parts);
  }
}
