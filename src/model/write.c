/*
 * write: the sealed model as resolved trees: which documents there are, their parts, and each part's frame.
 */
#include <string.h>

#include "model/review_int.h"

/* ---- documents ----------------------------------------------------------------------------------------- */

static void plan_policy_of(Plan *plan)
{
  plan_policy(plan, notice_find(plan->model, plan->subject));
}

/* A document may be for other readers than its folder: an answer is kept inside until somebody sends it. */
static const struct {
  const char *name;
  void (*plan)(Plan *plan);
  uint8_t readers; /* 0: those of its folder */
  bool is_page;    /* its trees are pages already: data, whose shape needs no stylesheet */
  RecordKind record;
} documents[] = {
    {"policy", .plan = plan_policy_of},
    {"notice", .plan = plan_notice},
    {"register", .plan = plan_register, .record = RECORD_OWN},
    {"processor", .plan = plan_processor, .record = RECORD_CLIENTS},
    {"workbook", .plan = plan_workbook, .record = RECORD_OWN},
    {"processor-workbook", .plan = plan_workbook, .record = RECORD_CLIENTS},
    {"table", .plan = plan_table, .record = RECORD_OWN},
    {"processor-table", .plan = plan_table, .record = RECORD_CLIENTS},
    {"review", .plan = plan_review},
    {"questions", .plan = plan_questions},
    {"letter", .plan = plan_letter},
    {"answer", .plan = plan_access, .readers = FOR_PUBLIC},
    {"script", .plan = plan_script},
    {"klaro", .plan = plan_trackers},
    {"tarteaucitron", .plan = plan_trackers},
    {"record", .plan = plan_record, .is_page = true},
    {"tilt", .plan = plan_tilt},
    {"dpv", .plan = plan_dpv, .is_page = true},
};

static RecordKind record_of(const char *document)
{
  for (size_t i = 0; i < COUNT_OF(documents); i++)
    if (strcmp(documents[i].name, document) == 0)
      return documents[i].record;
  return RECORD_NONE;
}

const Notice *notice_find(const Model *model, const char *id)
{
  EACH (Notice, notice, model->record->notices)
    if (id && strcmp(notice->element.id, id) == 0)
      return notice;
  return NULL;
}

static bool has_processor_role(const Model *model)
{
  EACH (Processing, processing, model->record->processings)
    if (is_processor(processing))
      return true;
  return false;
}

bool situation_tells(const Situation *situation)
{
  for (size_t i = 0; i < situation->processing.count; i++) {
    const Processing *processing = (const Processing *)situation->processing.at[i].target;
    if (processing && shows_as_controller(NULL, processing))
      return true;
  }
  return false;
}

static bool notice_instance(const Model *model, Arena *arena, size_t index, const char **stem, const char **subject)
{
  EACH (Situation, situation, model->record->situations) {
    if (!situation_tells(situation) || index-- > 0)
      continue;
    *subject = situation->element.id;
    *stem = arena_format(arena, "notice.%s", situation->element.id);
    return true;
  }
  return false;
}

/* Without a notice everything is in one policy. */
static bool policy_instance(const Model *model, size_t index, const char **stem, const char **subject)
{
  const Element *notice = model->record->notices.first;
  for (size_t i = 0; notice && i < index; i++)
    notice = notice->next;
  if (!notice && (index > 0 || model->record->notices.count > 0))
    return false;
  *subject = notice ? notice->id : NULL;
  *stem = notice ? ((const Notice *)notice)->stem : "policy";
  return true;
}

bool write_instance(const Model *model, Arena *arena, const char *document, uint8_t audience, size_t index,
                    const char **stem, const char **subject)
{
  (void)audience;
  if (strcmp(document, "policy") == 0 || strcmp(document, "tilt") == 0)
    return policy_instance(model, index, stem, subject);
  if (strcmp(document, "notice") == 0)
    return notice_instance(model, arena, index, stem, subject);
  if (strcmp(document, "letter") == 0)
    return letter_instance(model, arena, index, stem, subject);
  if (strcmp(document, "answer") == 0)
    return access_instance(model, arena, index, stem, subject);
  if (strcmp(document, "script") == 0)
    return script_instance(model, arena, index, stem, subject);
  if (strcmp(document, "klaro") == 0 || strcmp(document, "tarteaucitron") == 0)
    return trackers_instance(model, index, stem, subject);
  const RecordKind record = record_of(document);
  if (index > 0 || (record == RECORD_CLIENTS && !has_processor_role(model)))
    return false;
  *subject = NULL;
  *stem = record == RECORD_CLIENTS ? "processor-register" : record == RECORD_OWN ? "register" : document;
  if (strcmp(document, "dpv") == 0)
    *stem = "record";
  return true;
}

/* ---- plans --------------------------------------------------------------------------------------------- */

Part *plan_add(Plan *plan, Part part)
{
  if (plan->count == plan->capacity) {
    Part *old = plan->parts;
    plan->capacity = plan->capacity ? plan->capacity * 2 : 32;
    plan->parts = ARENA_ARRAY(plan->arena, Part, plan->capacity);
    if (plan->count)
      memcpy(plan->parts, old, sizeof(Part) * plan->count);
  }
  plan->parts[plan->count] = part;
  return &plan->parts[plan->count++];
}

const Plan *write_plan(const Model *model, Arena *arena, const char *document, const char *stem,
                       const char *subject, uint8_t audience)
{
  Plan *plan = ARENA_NEW(arena, Plan);
  *plan = (Plan){.model = model, .document = document, .stem = stem, .subject = subject, .audience = audience,
                 .arena = arena};
  for (size_t i = 0; i < COUNT_OF(documents); i++)
    if (strcmp(documents[i].name, document) == 0) {
      plan->audience = documents[i].readers ? documents[i].readers : audience;
      plan->is_page = documents[i].is_page;
      plan->record = documents[i].record;
      documents[i].plan(plan);
    }
  return plan;
}

size_t plan_parts(const Plan *plan)
{
  return plan->count;
}

const char *plan_frame(const Plan *plan, size_t part)
{
  return plan->parts[part].frame ? words_language(frame_words(plan->model)) : NULL;
}

/* ---- the frame of a part ------------------------------------------------------------------------------- */

const Words *model_words(const Model *model, const char *language)
{
  for (size_t i = 0; i < model->language_count; i++)
    if (strcmp(model->languages[i], language) == 0)
      return model->words[i];
  return model->frame && strcmp(words_language(model->frame), language) == 0 ? model->frame : NULL;
}

void model_frame(Model *model, const Words *words)
{
  model->frame = words ? words : model_words(model, model->written[0]);
}

const char *plan_notice_name(const Plan *plan, Arena *arena, size_t part, const Words *words)
{
  const Notice *notice = plan->parts[part].notice;
  if (!notice)
    return NULL;
  const Version *title = prose_in(&notice->title, words_language(words));
  if (!title)
    title = notice->title.first;
  return title ? arena_format(arena, "%s (%s)", title->plain, notice->element.id) : notice->element.id;
}

/* The language that texts are shown in among words of another: itself,
   where the description is written in it. */
static const char *texts_of(const Model *model, const char *language)
{
  for (size_t i = 0; i < model->language_count; i++)
    if (strcmp(model->languages[i], language) == 0)
      return language;
  return model->written[0];
}

static const char *document_title(Writer *writer)
{
  const Notice *notice = notice_find(writer->model, writer->plan->subject);
  const Version *own = notice ? prose_in(&notice->title, writer->texts) : NULL;
  if (own)
    return own->plain;
  const char *title = words_label(writer->words, writer->plan->document, "title");
  return title ? title : writer->plan->document;
}

static const char *organisation_name(const Writer *writer)
{
  const Organisation *organisation = writer->model->organisation;
  return organisation && organisation->name.value ? organisation->name.value : "";
}

Edition write_edition(const Model *model, const Notice *notice)
{
  const Register *record = model->record;
  Edition edition = {record->version.mark.state == GIVEN ? record->version.value : NULL, record->date.value};
  const NoticeVersion *newest = NULL;
  if (notice)
    EACH (NoticeVersion, version, notice->versions)
      if (version->date.mark.state == GIVEN && (!newest || date_compare(version->date.value, newest->date.value) > 0))
        newest = version;
  if (newest)
    edition = (Edition){newest->number.mark.state == GIVEN ? newest->number.value : NULL, newest->date.value};
  return edition;
}

/* The sentence that fits what is given: base with both, base.version or base.date with one; NULL with
   neither.  A page without date is not given one: that the description is undated is a finding (PPC933). */
static const char *dated(Writer *writer, const char *base, const char *none, const Edition *edition,
                         const char *const *pairs)
{
  bool version = edition->version != NULL, date = edition->date.year != 0;
  if (!version && !date)
    return none ? say(writer, none, pairs) : NULL;
  const char *key = version && date ? base : arena_format(writer->arena, "%s.%s", base, version ? "version" : "date");
  return say(writer, key, pairs);
}

static void write_document(Writer *writer, xmlNode *root)
{
  xmlNode *node = add_node(writer, root, "document");
  const char *organisation = organisation_name(writer);
  const Edition edition = write_edition(writer->model, notice_find(writer->model, writer->plan->subject));
  const char *version = edition.version ? edition.version : "";
  const char *date = edition.date.year ? words_date(writer->words, writer->arena, edition.date) : "";
  const char *law = words_date(writer->words, writer->arena, law_checked_on(writer->model->law));
  const char *pairs[] = {"organisation", organisation, "version", version, "date", date, "law", law, NULL};
  put(node, "title", document_title(writer));
  put(node, "running", words_label(writer->words, writer->plan->document, "title.running"));
  put(node, "organisation", organisation);
  put(node, "version", version);
  put(node, "date", date);
  put(node, "state-of-law", law);
  put(node, "edition", dated(writer, "edition", NULL, &edition, pairs));
  put(node, "law", say(writer, "state-of-law", pairs));
  put(node, "footer", dated(writer, "footer", "footer.alone", &edition, pairs));
  put(node, "pages", words_label(writer->words, "common", "pages"));
  put(node, "banner", say(writer, "banner", NULL));
  put(node, "hyphenation", words_option(writer->words, "hyphenation"));
  put(node, "stem", writer->plan->stem);
  for (const char *const *code = (const char *const *)writer->model->written; *code; code++) {
    const Words *words = model_words(writer->model, *code);
    xmlNode *language = add_node(writer, node, "language");
    put(language, "code", *code);
    put(language, "name", words ? words_option(words, "native-name") : *code);
    if (strcmp(*code, writer->language) == 0)
      put(language, "current", "yes");
  }
}

/* A review names chapters and sections: what lies below them is found from there. */
static bool is_below_contents(const Plan *plan, const Part *part)
{
  return plan->review && (part->level > 2 || text_starts(part->kind, "notice"));
}

/* Contents are a table over the plan: no part need be made to know them. */
void write_contents(Writer *writer, xmlNode *root)
{
  enum { LISTED = 400 }; /* past that a list of contents helps nobody; sections alone are listed */
  xmlNode *contents = add_node(writer, root, "contents");
  bool sections_only = writer->plan->count > LISTED && writer->plan->record == RECORD_NONE;
  const Notice *notice = writer->notice;
  for (size_t i = 0; i < writer->plan->count; i++) {
    const Part *part = &writer->plan->parts[i];
    bool owner = part->write && strcmp(part->kind, "owner") == 0;
    if ((!part->level && !owner) || (sections_only && part->level > 2) || (notice && part->notice != notice) ||
        is_below_contents(writer->plan, part))
      continue;
    xmlNode holder = {.type = XML_ELEMENT_NODE, .doc = writer->tree};
    add_heading(writer, &holder, part);
    xmlNode *heading = holder.children;
    if (!heading)
      continue;
    xmlUnlinkNode(heading);
    write_part_concerns(writer, heading, part);
    xmlNodeSetName(heading, BAD_CAST "entry");
    xmlAddChild(contents, heading);
    put(heading, "href", arena_format(writer->arena, "#%s", part->id));
    put(heading, "media", strcmp(part->kind, "citations") == 0 ? "paper" : NULL);
    xmlUnsetProp(heading, BAD_CAST "id");
    xmlUnsetProp(heading, BAD_CAST "src");
  }
}

static xmlNode *open_tree(Writer *writer, const char *name)
{
  writer->tree = xmlNewDoc(BAD_CAST "1.0");
  if (!writer->tree)
    machine_failed("out of memory");
  xmlNode *root = xmlNewDocNode(writer->tree, NULL, BAD_CAST name, NULL);
  xmlDocSetRootElement(writer->tree, root);
  return root;
}

const char *audience_name(uint8_t audience)
{
  return audience == FOR_PUBLIC ? "public" : audience == FOR_AUTHORITY ? "authority" : "internal";
}

Writer frame_writer(const Plan *plan, Arena *arena)
{
  const Words *words = frame_words(plan->model);
  const char *language = words_language(words);
  return (Writer){.plan = plan, .model = plan->model, .words = words, .language = language, .arena = arena, .base = "",
                  .texts = texts_of(plan->model, language), .prefix = "", .audience = FOR_INTERNAL,
                  .readers = FOR_INTERNAL};
}

/* What needs no stylesheet. */
static void write_page(Writer *writer, const Part *part)
{
  xmlNode *root = open_tree(writer, "page");
  put(root, "document", writer->plan->document);
  put(root, "part", part->id);
  put(root, "lang", writer->language);
  put(root, "title", writer->plan->stem);
  part->write(writer, part, root);
}

static xmlDoc *write_tree(const Plan *plan, const Part *part, const char *language, size_t number)
{
  Writer writer = {.plan = plan, .model = plan->model, .words = model_words(plan->model, language),
                   .language = language, .texts = texts_of(plan->model, language), .arena = arena_new(),
                   .base = "", .prefix = "", .audience = plan->audience, .number = number, .notice = part->notice};
  /* what is approved is what will be read: no field more */
  writer.readers = plan->review && !part->frame ? FOR_PUBLIC : plan->audience;
  writer.base = notice_base(plan, writer.arena, part->notice);
  if (plan->is_page) {
    write_page(&writer, part);
    arena_free(writer.arena);
    return writer.tree;
  }
  xmlNode *root = open_tree(&writer, "part");
  put(root, "document", plan->document);
  put(root, "kind", part->kind);
  put(root, "id", part->id);
  put(root, "language", language);
  put(root, "audience", audience_name(plan->audience));
  if (plan->model->draft)
    put(root, "draft", "yes");
  if (part == plan->parts)
    put(root, "first", "yes");
  if (part->frame)
    put(root, "frame", "yes");
  write_document(&writer, root);
  add_heading(&writer, root, part);
  if (root->children && root->last != root->children && strcmp((const char *)root->last->name, "heading") == 0)
    write_part_concerns(&writer, root->last, part);
  part->write(&writer, part, root);
  arena_free(writer.arena);
  return writer.tree;
}

xmlDoc *write_part(const Plan *plan, const char *language, size_t part)
{
  if (plan->parts[part].frame && plan->review)
    points_place(plan);
  return write_tree(plan, &plan->parts[part], language, part);
}

xmlDoc *write_remarks(const Plan *plan, size_t part)
{
  if (!plan->review || !has_remarks(plan->review, part))
    return NULL;
  const Part remarks = {.kind = "remarks", .id = arena_format(plan->arena, "%s.remarks", plan->parts[part].id),
                        .write = write_remarks_of, .frame = true};
  return write_tree(plan, &remarks, words_language(frame_words(plan->model)), part);
}

xmlDoc *write_whole(const Model *model, const char *language)
{
  Arena *arena = arena_new();
  Plan plan = {.model = model, .document = "tree", .stem = "tree", .audience = FOR_INTERNAL, .arena = arena};
  Writer writer = {.plan = &plan, .model = model, .words = model_words(model, language), .language = language,
                   .texts = language, .arena = arena, .base = "", .prefix = "", .audience = FOR_INTERNAL,
                   .readers = FOR_INTERNAL};
  xmlNode *root = open_tree(&writer, "tree");
  put(root, "language", language);
  write_element(&writer, root, &model->record->element);
  xmlNode *findings = add_node(&writer, root, "findings");
  for (const Finding *finding = model->findings->first; finding; finding = finding->next)
    write_finding(&writer, findings, finding);
  arena_free(arena);
  return writer.tree;
}

void model_print(xmlDoc *tree, FILE *to)
{
  xmlChar *text = NULL;
  int length = 0;
  xmlDocDumpFormatMemoryEnc(tree, &text, &length, "UTF-8", 1);
  xmlFreeDoc(tree);
  if (text && length > 0)
    fwrite(text, 1, (size_t)length, to);
  xmlFree(text);
}
