/*
 * write_annex_coverage: what Articles 13, 14 and 30 ask for, and where this description has it: for
 * each notice the items of Art. 13 and 14, for each processing those of Art. 30.
 */
#include <string.h>

#include "model/write_int.h"

enum {
  STRETCH = 200,
  NOTICES = 3,
  NAMED = 20
}; /* processings a part; notices a table; processings or findings named */

static const char *const cover_codes[COVERS] = {[COVER_NONE] = "none",
                                                [COVER_SHOWN] = "shown",
                                                [COVER_FAULTY] = "faulty",
                                                [COVER_GAP] = "gap",
                                                [COVER_MISSING] = "missing"};

static void put_cover(Writer *writer, xmlNode *node, Cover cover, const char *form)
{
  put(node, "state", cover_codes[cover]);
  put(node, "label", say(writer, arena_format(writer->arena, form, cover_codes[cover]), NULL));
}

static const char *coverage_word(Writer *writer, const char *part, const char *name)
{
  const char *word = words_rule(writer->words, "coverage", arena_format(writer->arena, "%s.%s", part, name));
  return word ? word : name;
}

enum { ITEMS = 32 };
typedef struct Requirements {
  const LawRow *at[ITEMS];
  size_t count;
} Requirements;

/* The items of a group of the law's table, "art-30", whose codes begin so. */
static Requirements requirements_of(const Model *model, const char *group, const char *prefix)
{
  const LawRow *const *rows;
  const size_t count = law_rows(model->law, &rows);
  Requirements items = {.count = 0};
  for (size_t i = 0; i < count && items.count < ITEMS; i++)
    if (strcmp(rows[i]->table, "coverage") == 0 && law_says(rows[i], "group", group) &&
        text_starts(rows[i]->code, prefix))
      items.at[items.count++] = rows[i];
  return items;
}

/* ---- Art. 13 and 14: each item, notice by notice ----------------------------------------------------- */

/* Which section of a notice tells it. */
static const struct {
  const char *code, *section, *heading;
} told_in[] = {
  {"13(1)(a)", "section.who", "heading.who"},
  {"13(1)(b)", "section.who", "heading.who"},
  {"13(1)(c)", "section.purposes", "heading.purposes"},
  {"13(1)(d)", "section.purposes", "heading.purposes"},
  {"13(1)(e)", "section.recipients", "heading.recipients"},
  {"13(1)(f)", "section.transfers", "heading.transfers"},
  {"13(2)(a)", "section.retention", "heading.retention"},
  {"13(2)(b)", "section.rights", "heading.rights"},
  {"13(2)(c)", "section.rights", "heading.rights"},
  {"13(2)(d)", "section.rights", "heading.rights"},
  {"13(2)(e)", "section.data", "heading.data"},
  {"13(2)(f)", "section.automated", "heading.automated"},
  {"13(3)", "section.purposes", "heading.purposes"},
  {"14(1)(d)", "section.data", "heading.data"},
  {"14(2)(f)", "section.data", "heading.data"},
  {"14(3)", "register", "annex.in-record"}, /* when people are told is no matter of what they are told */
};

static bool has_part(const Plan *plan, const char *id)
{
  for (size_t i = 0; i < plan->count; i++)
    if (strcmp(plan->parts[i].id, id) == 0)
      return true;
  return false;
}

static void write_where(Writer *writer, xmlNode *node, const Notice *notice, const char *code)
{
  const char *twin = cover_twin(code);
  for (size_t i = 0; i < COUNT_OF(told_in); i++) {
    if (strcmp(told_in[i].code, code) != 0 && !text_same(told_in[i].code, twin))
      continue;
    const char *heading = words_label(writer->words, "policy", told_in[i].heading);
    const char *id = arena_format(writer->arena, "%s%s", notice_base(writer->plan, writer->arena, notice),
                                  told_in[i].section);
    xmlNode *where = add_text_node(writer, node, "where", heading ? heading : told_in[i].section);
    if (has_part(writer->plan, id))
      put(where, "href", arena_format(writer->arena, "#%s", id));
    return;
  }
}

/* What a cell collects: the worst of its processings, those that are at fault, the rules that found
   something. */
typedef struct Cell {
  Writer *writer;
  xmlNode *node;
  Map *codes;
  size_t named, found;
  Cover worst;
} Cell;

static void name_code(void *context, const Finding *finding)
{
  Cell *cell = context;
  if (map_put(cell->codes, finding->code, cell) && cell->found++ < NAMED) {
    xmlNode *node = add_text_node(cell->writer, cell->node, "finding", finding->code);
    put(node, "accepted", finding->allowance ? "yes" : NULL);
  }
}

static void cover_one(Cell *cell, const CoverFindings *findings, const Processing *processing,
                      const char *code)
{
  const char *const codes[2] = {code, cover_twin(code)};
  const Cover cover = cover_of(cell->writer->model, findings, processing, code);
  cover_each_finding(findings, processing, codes, name_code, cell);
  if (cover >= COVER_FAULTY && processing && cell->named++ < NAMED)
    add_processing(cell->writer, cell->node, processing);
  if (cover > cell->worst)
    cell->worst = cover;
}

static const char *notice_title(Writer *writer, const Notice *notice)
{
  const Version *own = prose_in(&notice->title, writer->texts);
  return own ? own->plain : words_label(writer->words, "policy", "title");
}

static void write_met(Writer *writer, xmlNode *item, const Notice *notice, const char *article,
                      const char *code)
{
  const CoverFindings *findings = map_find(writer->plan->about, "cover:findings");
  Cell cell = {.writer = writer, .node = add_node(writer, item, "met"), .codes = map_new(writer->arena)};
  put(cell.node, "notice", notice_title(writer, notice));
  if (cover_is_general(code))
    cover_one(&cell, findings, NULL, code);
  else
    EACH(Processing, processing, writer->model->record->processings)
  if (shows_as_controller(notice, processing) && cover_concerns(processing, article))
    cover_one(&cell, findings, processing, code);
  put_cover(writer, cell.node, cell.worst, "cover.%s");
  if (cell.worst == COVER_SHOWN || cell.worst == COVER_FAULTY)
    write_where(writer, cell.node, notice, code);
}

/* Whether the notice tells of data that the article is about at all. */
static bool notice_is_under(const Model *model, const Notice *notice, const char *article)
{
  EACH(Processing, processing, model->record->processings)
  if (shows_as_controller(notice, processing) && cover_concerns(processing, article))
    return true;
  return false;
}

static size_t notices_under(Writer *writer, const Notice **from, const char *article,
                            const Notice *under[NOTICES])
{
  size_t count = 0;
  for (; *from && count < NOTICES; *from = (const Notice *)(*from)->element.next)
    if (notice_is_under(writer->model, *from, article))
      under[count++] = *from;
  return count;
}

static void write_article(Writer *writer, xmlNode *root, const char *article, const Notice *const *notices,
                          size_t count, const char *id)
{
  const char *group = arena_format(writer->arena, "art-%s", article);
  xmlNode *node = add_node(writer, root, "article");
  put(node, "id", id);
  put(node, "label", coverage_word(writer, "group", group));
  put_widths(writer, node, count, 11, 48);
  for (size_t i = 0; i < count; i++)
    add_text_node(writer, node, "notice", notice_title(writer, notices[i]));
  const Requirements items = requirements_of(writer->model, group, article);
  for (size_t i = 0; i < items.count; i++) {
    xmlNode *item = add_node(writer, node, "item");
    put(item, "code", items.at[i]->code);
    put(item, "label", coverage_word(writer, "item", items.at[i]->code));
    for (size_t k = 0; k < count; k++)
      write_met(writer, item, notices[k], article, items.at[i]->code);
  }
}

static void write_annex_notices(Writer *writer, const Part *part, xmlNode *root)
{
  static const char *const articles[] = {"13", "14"};
  add_say(writer, root, "annex.coverage", NULL);
  size_t number = 0;
  for (size_t i = 0; i < COUNT_OF(articles); i++) {
    const Notice *from = (const Notice *)writer->model->record->notices.first, *under[NOTICES];
    while (from) {
      const size_t count = notices_under(writer, &from, articles[i], under);
      if (count)
        write_article(writer, root, articles[i], under, count,
                      arena_format(writer->arena, "%s.%zu", part->id, ++number));
    }
  }
}

/* ---- Art. 30: processing by processing --------------------------------------------------------------- */

/* A paragraph of Art. 30, with its letters. */
static xmlNode *open_record(Writer *writer, xmlNode *root, const Part *part, bool ours,
                            const Requirements *items)
{
  xmlNode *node = add_node(writer, root, "record");
  const char *paragraph = ours ? "controller" : "processor";
  put(node, "id", arena_format(writer->arena, "%s.%s", part->id, paragraph));
  put(node, "label", say(writer, ours ? "annex.record.controller" : "annex.record.processor", NULL));
  put_widths(writer, node, items->count, 0, 11);
  for (size_t i = 0; i < items->count; i++)
    put(add_text_node(writer, node, "item", coverage_word(writer, "item", items->at[i]->code)), "letter",
        strrchr(items->at[i]->code, '('));
  return node;
}

/* "30(1)(" of a controller's record, "30(2)(" of a processor's. */
static void write_record_of(Writer *writer, xmlNode *root, const Part *part, bool ours, const char *prefix)
{
  const CoverFindings *findings = map_find(writer->plan->about, "cover:findings");
  const Requirements items = requirements_of(writer->model, "art-30", prefix);
  xmlNode *node = NULL;
  size_t count = 0;
  for (const Element *element = part->element; element && count < STRETCH; element = element->next, count++) {
    const Processing *processing = (const Processing *)element;
    if (is_processor(processing) == ours)
      continue;
    if (!node)
      node = open_record(writer, root, part, ours, &items);
    xmlNode *row = add_node(writer, node, "row");
    add_processing(writer, row, processing);
    for (size_t i = 0; i < items.count; i++)
      put_cover(writer, add_node(writer, row, "cell"),
                cover_of(writer->model, findings, processing, items.at[i]->code), "cover.short.%s");
  }
}

static void write_annex_record(Writer *writer, const Part *part, xmlNode *root)
{
  if (part->level)
    add_say(writer, root, "annex.record", NULL);
  write_record_of(writer, root, part, true, "30(1)(");
  write_record_of(writer, root, part, false, "30(2)(");
}

static const Annex notices = {"annex-coverage", "annex.coverage", "heading.annex-coverage",
                              write_annex_notices};
static const Annex record = {"annex-record", "annex.record", "heading.annex-record", write_annex_record};

void plan_coverage(Plan *plan)
{
  map_put(plan->about, "cover:findings", cover_findings(plan->model, plan->arena));
  if (plan->model->record->notices.count)
    plan_annex(plan, &notices, 0, NULL, NULL);
  size_t count = 0;
  EACH(Processing, processing, plan->model->record->processings)
  if (count++ % STRETCH == 0)
    plan_annex(plan, &record, (count - 1) / STRETCH, &processing->element, NULL);
}
