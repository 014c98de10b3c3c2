/*
 * write_rights: which rights are offered for which purposes and to whom (Art. 12-22), the objection apart
 * (Art. 21(4)), the withdrawal of consent. Rights follow from the bases, unless a notice says more or less.
 */
#include <string.h>

#include "model/write_int.h"

/* ---- over the purposes that a document shows: the notice's, as a controller's -------------------------- */

/* What is asked of each purpose, and each subject: whether a right is offered,
   and on which basis it rests. */
typedef struct Question { const Term *right; const char *basis; } Question;

static bool belongs_to(const Situation *situation, const Processing *processing)
{
  for (size_t i = 0; i < situation->processing.count; i++)
    if (situation->processing.at[i].target == &processing->element)
      return true;
  return false;
}

bool shown_for_rights(const Writer *writer, const Processing *processing)
{
  if (writer->subject) /* whom we answer is told of what no notice shows, too */
    return !is_processor(processing) && concerns_subject(processing, writer->subject);
  return shows_as_controller(writer->notice, processing) &&
         (!writer->situation || belongs_to(writer->situation, processing));
}

/* The notice whose rights a document gives: of a situation, the first that shows it; of people, theirs. */
const Notice *notice_of(const Writer *writer)
{
  if (writer->subject)
    return access_notice(writer->model, writer->subject);
  if (writer->notice || !writer->situation)
    return writer->notice;
  EACH (Notice, notice, writer->model->record->notices)
    for (size_t i = 0; i < writer->situation->processing.count; i++) {
      const Processing *processing = (const Processing *)writer->situation->processing.at[i].target;
      if (processing && shows_as_controller(notice, processing))
        return notice;
    }
  return NULL;
}

static bool rests_on(const Purpose *purpose, const char *code, const Subject *subject)
{
  EACH (Basis, basis, purpose->bases)
    if (basis->kind.term && strcmp(basis->kind.term->code, code) == 0 && basis_holds(purpose, basis, subject))
      return true;
  return false;
}

static bool answers(const Writer *writer, const Question *question, const Purpose *purpose, const Subject *subject)
{
  return right_offered(writer->model, notice_of(writer), question->right, purpose, subject) &&
         (!question->basis || rests_on(purpose, question->basis, subject));
}

typedef struct Tally { size_t yes, all; } Tally;

/* Whether it may hold for some people of a purpose alone. */
static bool differs_by_subject(const Processing *processing, const Purpose *purpose)
{
  EACH (Basis, basis, purpose->bases)
    if (basis->subject.mark.state == GIVEN)
      return true;
  EACH (DataUse, use, processing->data)
    if (use->scope.subject.mark.state == GIVEN)
      return true;
  return false;
}

/* Of a purpose: to how many of its subjects; as one where it is the same to all. */
static Tally tally_subjects(const Writer *writer, const Question *question, const Purpose *purpose)
{
  const Processing *processing = (const Processing *)purpose->element.parent;
  if (writer->subject)
    return (Tally){answers(writer, question, purpose, writer->subject), 1};
  Tally count = {0, differs_by_subject(processing, purpose) ? processing->subject_count : 0};
  for (size_t i = 0; i < count.all; i++)
    count.yes += answers(writer, question, purpose, processing->subject_list[i]);
  if (count.all == 0)
    count = (Tally){answers(writer, question, purpose, NULL), 1};
  return count;
}

static Tally tally(const Writer *writer, const Question *question)
{
  Tally count = {0, 0};
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shown_for_rights(writer, processing))
      continue;
    for (size_t i = 0; i < processing->purpose_count; i++) {
      Tally subjects = tally_subjects(writer, question, processing->purpose_list[i]);
      count.all += subjects.all;
      count.yes += subjects.yes;
    }
  }
  return count;
}

bool offers_right(const Writer *writer, const char *code)
{
  const Question question = {law_term(writer->model->law, "right", code), NULL};
  return tally(writer, &question).yes > 0;
}

/* Without a processing there is nothing to complain of, and yet the right is told. */
bool tells_complaint(const Writer *writer)
{
  const Term *right = law_term(writer->model->law, "right", "complaint");
  const Right *said = right_said(notice_of(writer), right, NULL);
  return said ? !(said->offered.mark.state == GIVEN && !said->offered.value) : !rights_are_stated(notice_of(writer));
}

/* The purpose, and where it is some people's alone, whose. */
static void write_purpose_of_right(Writer *writer, xmlNode *parent, const Question *question, const Purpose *purpose)
{
  const Processing *processing = (const Processing *)purpose->element.parent;
  const Tally count = tally_subjects(writer, question, purpose);
  if (count.yes == 0)
    return;
  xmlNode *node = add_label(writer, parent, "purpose", &purpose->element);
  put(node, "ref", purpose->element.block);
  if (count.yes == count.all)
    return;
  const char **names = ARENA_ARRAY(writer->arena, const char *, processing->subject_count + 1);
  size_t named = 0;
  for (size_t i = 0; i < processing->subject_count; i++)
    if (answers(writer, question, purpose, processing->subject_list[i]))
      names[named++] = label_of(writer, &processing->subject_list[i]->element);
  put(node, "subjects", words_join(writer->words, writer->arena, names, named));
}

static void write_purposes(Writer *writer, xmlNode *node, const Question *question)
{
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shown_for_rights(writer, processing))
      continue;
    for (size_t i = 0; i < processing->purpose_count; i++)
      write_purpose_of_right(writer, node, question, processing->purpose_list[i]);
  }
}

/* ---- in the author's words ----------------------------------------------------------------------------- */

/* The author's text in place of the supplied one; false: there is none in this language. */
bool write_own_right(Writer *writer, xmlNode *parent, const char *name, const char *code)
{
  const Term *right = law_term(writer->model->law, "right", code);
  const Notice *notice = notice_of(writer);
  bool any = false;
  if (notice)
    EACH (Right, said, notice->rights) {
      const Version *text = said->kind.term == right ? prose_in(&said->text, writer->texts) : NULL;
      if (!text)
        continue;
      xmlNode *node = add_node(writer, parent, name);
      if (strcmp(name, "say") == 0)
        put(node, "key", arena_format(writer->arena, "right.%s.%u", code, (unsigned)said->element.ordinal));
      add_runs(writer, node, text->content);
      any = true;
    }
  return any;
}

static const char *purposes_named(Writer *writer, const Right *said)
{
  const char **names = ARENA_ARRAY(writer->arena, const char *, said->purpose.count + 1);
  size_t count = 0;
  for (size_t i = 0; i < said->purpose.count; i++)
    if (said->purpose.at[i].target)
      names[count++] = label_of(writer, said->purpose.at[i].target);
  return count ? words_join(writer->words, writer->arena, names, count) : NULL;
}

/* What is refused, for which purposes, on which ground: Art. 12(2), 17(3), 23. */
static void write_limit(Writer *writer, xmlNode *parent, const Right *said)
{
  const bool refused = said->offered.mark.state == GIVEN && !said->offered.value;
  if (!refused && said->restriction.mark.state == ABSENT)
    return;
  xmlNode *limit = add_node(writer, parent, "limit");
  const char *purposes = purposes_named(writer, said), *ground = said->ground.value;
  const char *pairs[] = {"purposes", purposes ? purposes : "", "ground", ground ? ground : "", NULL};
  if (refused && purposes)
    add_say(writer, limit, ground ? "right.refused.purposes.ground" : "right.refused.purposes", pairs);
  else if (refused)
    add_say(writer, limit, ground ? "right.refused.ground" : "right.refused", pairs);
  else if (ground)
    add_say(writer, limit, purposes ? "right.limited.purposes" : "right.limited", pairs);
  write_field(writer, limit, &said->element, "restriction");
}

static void write_limits(Writer *writer, xmlNode *parent, const Term *right)
{
  const Notice *notice = notice_of(writer);
  if (notice)
    EACH (Right, said, notice->rights)
      if (said->kind.term == right)
        write_limit(writer, parent, said);
}

/* ---- the list ------------------------------------------------------------------------------------------ */

static xmlNode *open_right(Writer *writer, xmlNode *parent, const Term *right)
{
  xmlNode *node = add_node(writer, parent, "right");
  put(node, "id", arena_format(writer->arena, "%sright.%s", writer->base, right->code));
  put(node, "code", right->code);
  put(node, "article", right->article);
  add_text_node(writer, node, "label", term_label(writer, right, NULL));
  const char *text = words_term(writer->words, "right", right->code, "text");
  if (!write_own_right(writer, node, "text", right->code) && text)
    add_text_node(writer, node, "text", text);
  return node;
}

/* Objection has its box, the others a sentence of their own. */
static bool said_elsewhere(const Term *right)
{
  static const char *const elsewhere[] = {"information", "complaint", "withdraw", "objection", "objection-marketing"};
  for (size_t i = 0; i < COUNT_OF(elsewhere); i++)
    if (strcmp(right->code, elsewhere[i]) == 0)
      return true;
  return false;
}

static void write_right(Writer *writer, xmlNode *root, const Term *right)
{
  const Question question = {right, NULL};
  const Tally which = tally(writer, &question);
  xmlNode *node = open_right(writer, root, right);
  if (which.yes > 0 && which.yes == which.all)
    put(node, "all", "yes");
  else
    write_purposes(writer, node, &question);
  const Organisation *organisation = writer->model->organisation;
  const RightsContact *requests = organisation ? (const RightsContact *)organisation->rights.first : NULL;
  if (strcmp(right->code, "portability") == 0 && requests && requests->formats.mark.state == GIVEN)
    add_text_node(writer, node, "formats",
                  say(writer, "portability.formats", (const char *const[]){"formats", requests->formats.value, NULL}));
  write_limits(writer, node, right);
}

static bool is_limited(const Notice *notice, const Term *right)
{
  if (notice)
    EACH (Right, said, notice->rights)
      if (said->kind.term == right && said->offered.mark.state == GIVEN && !said->offered.value)
        return true;
  return false;
}

void write_rights_list(Writer *writer, xmlNode *root)
{
  const Term *const *rights;
  size_t count = law_terms(writer->model->law, "right", &rights);
  for (size_t i = 0; i < count; i++)
    if (!said_elsewhere(rights[i]) &&
        (offers_right(writer, rights[i]->code) || is_limited(notice_of(writer), rights[i])))
      write_right(writer, root, rights[i]);
}

/* The rights that follow from some purpose of one processing: for its sheet. */
void write_rights_of(Writer *writer, xmlNode *parent, const Processing *processing)
{
  const Term *const *rights;
  size_t count = law_terms(writer->model->law, "right", &rights);
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < processing->purpose_count; k++)
      if (right_follows(writer->model, rights[i], processing->purpose_list[k], NULL)) {
        xmlNode *node = add_node(writer, parent, "right");
        put(node, "code", rights[i]->code);
        put(node, "article", rights[i]->article);
        add_text_node(writer, node, "label", term_label(writer, rights[i], "short"));
        break;
      }
}

/* ---- objection: Art. 21(1)-(4), apart from everything else --------------------------------------------- */

/* On which bases the right is offered; on neither, where an author offers it beyond the law. */
typedef struct Objection {
  Question interest, task, all, marketing;
  bool on_interest, on_task, any, to_marketing;
} Objection;

static Objection objection_of(const Writer *writer)
{
  const Term *right = law_term(writer->model->law, "right", "objection");
  const Term *marketing = law_term(writer->model->law, "right", "objection-marketing");
  Objection found = {.interest = {right, "legitimate-interest"}, .task = {right, "public-task"},
                     .all = {right, NULL}, .marketing = {marketing, NULL}};
  found.on_interest = tally(writer, &found.interest).yes > 0;
  found.on_task = tally(writer, &found.task).yes > 0;
  found.any = found.on_interest || found.on_task || tally(writer, &found.all).yes > 0;
  found.to_marketing = tally(writer, &found.marketing).yes > 0;
  return found;
}

static const char *objection_key(const Objection *objection)
{
  return objection->on_interest && objection->on_task ? "objection.both"
         : objection->on_interest                     ? "objection.interest"
         : objection->on_task                         ? "objection.task"
                                                      : "objection.voluntary";
}

void write_objection(Writer *writer, xmlNode *parent)
{
  const Objection objection = objection_of(writer);
  if (!objection.any && !objection.to_marketing)
    return;
  xmlNode *box = add_node(writer, parent, "objection");
  if (objection.any) {
    if (!write_own_right(writer, box, "say", "objection"))
      add_say(writer, box, objection_key(&objection), NULL);
    write_purposes(writer, add_node(writer, box, "grounds"), &objection.all);
    write_limits(writer, box, objection.all.right);
  }
  if (objection.to_marketing && !write_own_right(writer, box, "say", "objection-marketing"))
    add_say(writer, box, "objection.marketing", NULL);
  if (!add_say_contact(writer, box, "objection.where.contact"))
    add_say(writer, box, "objection.where", NULL);
}

/* Who may object to something that this document shows. */
bool offers_objection(const Writer *writer)
{
  return offers_right(writer, "objection") || offers_right(writer, "objection-marketing");
}

/* ---- withdrawal, and the first layer ------------------------------------------------------------------- */

/* The first layer's sentence names objection and withdrawal where they apply, and only there. */
void write_essential_rights(Writer *writer, xmlNode *parent)
{
  bool objection = offers_objection(writer);
  bool withdrawal = offers_right(writer, "withdraw");
  add_say(writer, parent,
          objection && withdrawal ? "essentials.rights.objection.withdrawal"
          : objection             ? "essentials.rights.objection"
          : withdrawal            ? "essentials.rights.withdrawal"
                                  : "essentials.rights",
          NULL);
}

void write_withdrawal(Writer *writer, xmlNode *parent)
{
  if (offers_right(writer, "withdraw") && !write_own_right(writer, parent, "say", "withdraw"))
    add_say(writer, parent, "withdrawal", NULL);
}
