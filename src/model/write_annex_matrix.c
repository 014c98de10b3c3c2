/*
 * write_annex_matrix: who receives what: processings in rows, recipients in columns, and at each
 * crossing the role in which the recipient receives them.
 *
 * A page has room for a few columns, so there are many tables where there are many recipients. A row
 * stands in a table only where one of its recipients does: what is written grows with the recipients
 * that are used, never with processings times recipients. A spreadsheet has one table, which filters want
 * whole; where that would be too large it has a row each processing and recipient instead, and says so.
 */
#include <string.h>

#include "model/write_int.h"

enum {
  COLUMNS = 8,        /* of a page's table */
  TABLES = 12,        /* of a part */
  SHEET_COLUMNS = 40, /* of a spreadsheet's */
  SHEET_CELLS = 20000,
  STRETCH = 200       /* processings a part, of those that have a row each recipient */
};

typedef struct Crossing {
  const RecipientUse *use;
  const Processing *processing;
  struct Crossing *next;
} Crossing;

/* One recipient: a party, or somebody who is only described. */
typedef struct Column {
  const RecipientUse *use; /* the first */
  Crossing *first, *last;  /* in the processings' order */
  struct Column *next;
} Column;

typedef struct Columns {
  Column *first, *last;
  size_t count;
} Columns;

/* Of one group, on a page; of all, one behind the other, in a spreadsheet. */
typedef struct Table {
  const Column **columns;
  size_t count;
  struct Table *next;
} Table;

/* ---- which columns there are ------------------------------------------------------------------------- */

/* What is only described is one recipient wherever it is described alike in its role. */
static const char *column_key(Plan *plan, const RecipientUse *use)
{
  const Party *party = recipient_party(use);
  const Version *label = use->label.first;
  if (party)
    return arena_format(plan->arena, "party/%s", party->element.id);
  return arena_format(plan->arena, "%s/%s", use->role.term ? use->role.term->code : "",
                      label            ? label->plain
                      : use->role.term ? ""
                                       : use->element.block);
}

static void add_crossing(Plan *plan, Columns *groups, Map *columns, const Processing *processing,
                         const RecipientUse *use)
{
  const char *key = column_key(plan, use);
  Column *column = map_find(columns, key);
  if (!column) {
    Columns *group = &groups[recipient_group(use)];
    column = ARENA_NEW(plan->arena, Column);
    column->use = use;
    map_put(columns, key, column);
    if (group->last)
      group->last->next = column;
    else
      group->first = column;
    group->last = column;
    group->count++;
  }
  Crossing *crossing = ARENA_NEW(plan->arena, Crossing);
  *crossing = (Crossing){use, processing, NULL};
  if (column->last)
    column->last->next = crossing;
  else
    column->first = crossing;
  column->last = crossing;
}

static Table *table_new(Plan *plan, size_t columns)
{
  Table *table = ARENA_NEW(plan->arena, Table);
  table->columns = ARENA_ARRAY(plan->arena, const Column *, columns);
  return table;
}

static const Column *add_columns(Table *table, const Column *column, size_t count)
{
  for (; count; count--, column = column->next)
    table->columns[table->count++] = column;
  return column;
}

/* Tables of a group, as equal as may be: nine columns are five and four. */
static Table **add_tables(Plan *plan, const Columns *columns, Table **end)
{
  const size_t tables = (columns->count + COLUMNS - 1) / COLUMNS;
  const Column *column = columns->first;
  for (size_t i = 0; i < tables; i++) {
    *end = table_new(plan, COLUMNS);
    column = add_columns(*end, column, columns->count / tables + (i < columns->count % tables));
    end = &(*end)->next;
  }
  return end;
}

/* The columns of each group; how many processings there are. */
static size_t find_columns(Plan *plan, Columns *groups)
{
  Map *columns = map_new(plan->arena);
  size_t shown = 0;
  EACH (Processing, processing, plan->model->record->processings) {
    if (!annex_shows(plan, processing))
      continue;
    shown++;
    EACH (RecipientUse, use, processing->recipients)
      if (!use->element.gap)
        add_crossing(plan, groups, columns, processing, use);
  }
  return shown;
}

/* ---- one table --------------------------------------------------------------------------------------- */

/* The letters of a role at a crossing: "ST"; where the role is a gap, that it is one. */
static void write_mark(Writer *writer, xmlNode *cell, const RecipientUse *use)
{
  const Term *role = use->role.term;
  xmlNode *mark = add_text_node(writer, cell, "role", role ? term_label(writer, role, "mark") : "?");
  put(mark, "code", role ? role->code : NULL);
  put(mark, "gap", role ? NULL : "yes");
  if (is_proposed(&use->element))
    put(mark, "proposed", "yes");
}

/* A row, and past it in each column; the roles that it uses are kept for the key. */
static void write_row(Writer *writer, xmlNode *matrix, const Table *table, const Crossing **at,
                      const Processing *processing, uint64_t *used)
{
  xmlNode *row = add_node(writer, matrix, "row");
  add_processing(writer, row, processing);
  for (size_t i = 0; i < table->count; i++) {
    xmlNode *cell = add_node(writer, row, "cell");
    uint64_t seen = 0;
    for (; at[i] && at[i]->processing == processing; at[i] = at[i]->next) {
      const Term *role = at[i]->use->role.term;
      uint64_t bit = role ? UINT64_C(1) << (role->index & 63) : 0;
      if (!(seen & bit) || !bit)
        write_mark(writer, cell, at[i]->use);
      seen |= bit;
    }
    *used |= seen;
  }
}

/* Rows in the processings' order: the columns' lists, each of which has it, merged. */
static void write_rows(Writer *writer, xmlNode *matrix, const Table *table, uint64_t *used)
{
  const Crossing **at = ARENA_ARRAY(writer->arena, const Crossing *, table->count);
  for (size_t i = 0; i < table->count; i++)
    at[i] = table->columns[i]->first;
  for (;;) {
    const Processing *next = NULL;
    for (size_t i = 0; i < table->count; i++)
      if (at[i] && (!next || at[i]->processing->number < next->number))
        next = at[i]->processing;
    if (!next)
      return;
    write_row(writer, matrix, table, at, next, used);
  }
}

static void write_column(Writer *writer, xmlNode *matrix, const Column *column)
{
  const Party *party = recipient_party(column->use);
  xmlNode *node = add_label(writer, matrix, "column", party ? &party->element : &column->use->element);
  put(node, "ref", party ? party->element.id : NULL);
}

static const char *group_label(Writer *writer, RecipientGroup group)
{
  return term_label(writer, recipient_group_term(writer->model->law, group), NULL);
}

/* Over columns of a spreadsheet's table: how many are of which group. */
static void write_group_heads(Writer *writer, xmlNode *matrix, const Table *table)
{
  for (size_t from = 0, end; from < table->count; from = end) {
    const RecipientGroup group = recipient_group(table->columns[from]->use);
    for (end = from; end < table->count && recipient_group(table->columns[end]->use) == group;)
      end++;
    xmlNode *head = add_text_node(writer, matrix, "group", group_label(writer, group));
    put(head, "columns", arena_format(writer->arena, "%zu", end - from));
  }
}

static void write_table(Writer *writer, xmlNode *root, const Table *table, const char *id, uint64_t *used)
{
  xmlNode *matrix = add_node(writer, root, "matrix");
  put(matrix, "id", id);
  if (writer->plan->cells) {
    put(matrix, "columns", arena_format(writer->arena, "%zu", 1 + table->count));
    write_group_heads(writer, matrix, table);
  } else {
    put(matrix, "label", group_label(writer, recipient_group(table->columns[0]->use)));
    put_widths(writer, matrix, table->count, 0, 14);
  }
  for (size_t i = 0; i < table->count; i++)
    write_column(writer, matrix, table->columns[i]);
  write_rows(writer, matrix, table, used);
}

static void write_key(Writer *writer, xmlNode *root, uint64_t used)
{
  const Term *const *roles;
  const size_t count = law_terms(writer->model->law, "recipient", &roles);
  for (size_t i = 0; i < count; i++)
    if (used >> (roles[i]->index & 63) & 1) {
      xmlNode *node = add_text_node(writer, root, "key", term_label(writer, roles[i], "role"));
      put(node, "mark", term_label(writer, roles[i], "mark"));
    }
}

static void write_annex_recipients(Writer *writer, const Part *part, xmlNode *root)
{
  const Table *table = map_find(writer->plan->about, part->id);
  uint64_t used = 0;
  size_t number = 0;
  if (part->level)
    add_say(writer, root, writer->plan->cells ? "annex.crossings" : "annex.recipients", NULL);
  for (; table && number < TABLES; table = table->next)
    write_table(writer, root, table, arena_format(writer->arena, "%s.%zu", part->id, ++number), &used);
  write_key(writer, root, used);
}

static const Annex annex = {"annex-recipients", "annex.recipients", "heading.annex-recipients",
                            write_annex_recipients};

/* ---- a row each processing and recipient --------------------------------------------------------------- */

static void write_recipient(Writer *writer, xmlNode *root, const Processing *processing, const RecipientUse *use)
{
  const Party *party = recipient_party(use);
  const Element *named = party ? &party->element : &use->element;
  xmlNode *node = write_opened(writer, root, &use->element);
  xmlNodeSetName(node, BAD_CAST "receives");
  put(node, "group", group_label(writer, recipient_group(use)));
  add_processing(writer, node, processing);
  add_label(writer, node, "label", named);
  write_field(writer, node, &use->element, "role");
  if (party)
    write_field(writer, node, named, "country");
}

static void write_recipient_rows(Writer *writer, const Part *part, xmlNode *root)
{
  size_t count = 0;
  writer->prefix = "annex";
  if (part->level)
    add_say(writer, root, "annex.crossings.many", NULL);
  for (const Element *at = part->element; at && count < STRETCH; at = at->next) {
    const Processing *processing = (const Processing *)at;
    if (!annex_shows(writer->plan, processing))
      continue;
    count++;
    EACH (RecipientUse, use, processing->recipients)
      if (!use->element.gap)
        write_recipient(writer, root, processing, use);
  }
}

static const Annex rows = {"annex-recipients", "annex.recipients", "heading.annex-recipients", write_recipient_rows};

static void plan_recipient_rows(Plan *plan)
{
  size_t count = 0;
  EACH (Processing, processing, plan->model->record->processings)
    if (annex_shows(plan, processing) && count++ % STRETCH == 0)
      plan_annex(plan, &rows, (count - 1) / STRETCH, &processing->element, NULL);
}

/* ---- the annex ----------------------------------------------------------------------------------------- */

static void plan_sheet_matrix(Plan *plan, const Columns *groups, size_t count)
{
  Table *table = table_new(plan, count);
  for (RecipientGroup group = RECIPIENT_INTERNAL; group < RECIPIENT_GROUPS; group++)
    add_columns(table, groups[group].first, groups[group].count);
  plan_annex(plan, &annex, 0, NULL, table);
}

static void plan_tables(Plan *plan, const Columns *groups)
{
  Table *table = NULL, **end = &table;
  for (RecipientGroup group = RECIPIENT_INTERNAL; group < RECIPIENT_GROUPS; group++)
    end = add_tables(plan, &groups[group], end);
  for (size_t count = 0; table; count++) {
    plan_annex(plan, &annex, count, NULL, table);
    for (size_t i = 0; table && i < TABLES; i++)
      table = table->next;
  }
}

void plan_recipient_matrix(Plan *plan)
{
  Columns groups[RECIPIENT_GROUPS] = {{0}};
  const size_t shown = find_columns(plan, groups);
  size_t count = 0;
  for (RecipientGroup group = RECIPIENT_INTERNAL; group < RECIPIENT_GROUPS; group++)
    count += groups[group].count;
  if (!plan->cells)
    plan_tables(plan, groups);
  else if (count > SHEET_COLUMNS || count * shown > SHEET_CELLS)
    plan_recipient_rows(plan);
  else if (count)
    plan_sheet_matrix(plan, groups, count);
}
