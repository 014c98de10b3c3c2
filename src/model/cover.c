/*
 * cover: how far a description says what Articles 13, 14 and 30 have it say, provision by provision.
 *
 * What is there is looked at here; whether what is not there is missed, or not owed, the rules know: it
 * is missing where they found something on a rule that guards the provision, accepted or not, and else
 * there is nothing to tell.
 */
#include <string.h>

#include "model/write_int.h"

/* What is said; NOTHING: that there is none of it, which is not owed to anybody. */
typedef enum Said { NOTHING, ABSENT_YET, SAID, SAID_GAP } Said;

static Said worse(Said one, Said other)
{
  static const int rank[] = {[NOTHING] = 0, [SAID] = 1, [SAID_GAP] = 2, [ABSENT_YET] = 3};
  return rank[one] > rank[other] ? one : other;
}

static Said of_mark(const Mark *mark)
{
  return mark->state == GAP ? SAID_GAP : mark->state == ABSENT ? ABSENT_YET : SAID;
}

static Said of_list(const List *list)
{
  if (!list->first)
    return ABSENT_YET;
  for (const Element *element = list->first; element; element = element->next)
    if (element->gap)
      return SAID_GAP;
  return SAID;
}

/* Of what may be denied: <no-transfer/>. */
static Said of_deniable(const List *list, const List *denial)
{
  if (list->first || !denial->first)
    return of_list(list);
  return denial->first->gap ? SAID_GAP : NOTHING;
}

/* ---- of the organisation ----------------------------------------------------------------------------- */

/* One means at least; a gap in another is not held against it. */
static Said of_means(const Mark *const *marks, size_t count)
{
  Said best = ABSENT_YET;
  for (size_t i = 0; i < count; i++) {
    const Said said = of_mark(marks[i]);
    if (said == SAID)
      return SAID;
    if (said == SAID_GAP)
      best = said;
  }
  return best;
}

static Said identity(const Model *model, const Processing *processing)
{
  (void)processing;
  const Organisation *organisation = model->organisation;
  if (!organisation)
    return ABSENT_YET;
  const Mark *means[] = {&organisation->address.mark, &organisation->email.mark, &organisation->phone.mark,
                         &organisation->contact_page.mark};
  return worse(of_mark(&organisation->name.mark), of_means(means, COUNT_OF(means)));
}

static Said officer(const Model *model, const Processing *processing)
{
  (void)processing;
  const Dpo *dpo = model->organisation ? (const Dpo *)model->organisation->dpo.first : NULL;
  if (!dpo)
    return ABSENT_YET;
  if (dpo->element.gap || dpo->status.mark.state == GAP)
    return SAID_GAP;
  if (code_is(&dpo->status, "none"))
    return NOTHING;
  const Mark *means[] = {&dpo->address.mark, &dpo->email.mark, &dpo->phone.mark, &dpo->page.mark};
  return of_means(means, COUNT_OF(means));
}

static Said rights(const Model *model, const Processing *processing)
{
  (void)model, (void)processing;
  return SAID; /* the compiler writes them */
}

static Said complaint(const Model *model, const Processing *processing)
{
  (void)processing;
  const Contact *authority =
    model->organisation ? (const Contact *)model->organisation->authority.first : NULL;
  if (authority && authority->element.gap)
    return SAID_GAP;
  return authority || authority_of(model) ? SAID : ABSENT_YET;
}

/* ---- of a processing --------------------------------------------------------------------------------- */

static Said purposes(const Model *model, const Processing *processing)
{
  (void)model;
  return of_list(&processing->purposes);
}

static Said basis_said(const Purpose *purpose)
{
  if (purpose->basis.mark.state == GAP)
    return SAID_GAP;
  Said said = of_list(&purpose->bases);
  EACH(Basis, basis, purpose->bases)
  said = worse(said, of_mark(&basis->kind.mark));
  return said;
}

static Said purposes_and_bases(const Model *model, const Processing *processing)
{
  Said said = purposes(model, processing);
  EACH(Purpose, purpose, processing->purposes)
  if (!purpose->element.gap)
    said = worse(said, basis_said(purpose));
  return said;
}

static bool rests_on(const Basis *basis, const char *code)
{
  return basis->kind.term && strcmp(basis->kind.term->code, code) == 0;
}

static Said interests(const Model *model, const Processing *processing)
{
  (void)model;
  Said said = NOTHING;
  EACH(Purpose, purpose, processing->purposes)
  EACH(Basis, basis, purpose->bases)
  if (rests_on(basis, "legitimate-interest"))
    said = worse(said, of_mark(&basis->interest.mark));
  return said;
}

static Said withdrawal(const Model *model, const Processing *processing)
{
  (void)model;
  EACH(Purpose, purpose, processing->purposes)
  if (basis_is(purpose, "consent"))
    return SAID;
  return NOTHING;
}

static Said further(const Model *model, const Processing *processing)
{
  (void)model;
  EACH(Purpose, purpose, processing->purposes)
  if (purpose->further_of.count || purpose->from.mark.state == GIVEN)
    return SAID;
  return NOTHING;
}

static Said recipients(const Model *model, const Processing *processing)
{
  (void)model;
  return of_deniable(&processing->recipients, &processing->no_recipient);
}

static Said transfers(const Model *model, const Processing *processing)
{
  (void)model;
  Said said = of_deniable(&processing->transfers, &processing->no_transfer);
  EACH(Transfer, transfer, processing->transfers)
  if (!transfer->element.gap)
    said = worse(said, of_mark(&transfer->instrument.mark));
  return said;
}

static bool has_gap(const Stage *stage)
{
  return stage->element.gap || stage->for_.mark.state == GAP || stage->until.mark.state == GAP ||
         stage->after.mark.state == GAP || stage->criterion.mark.state == GAP;
}

static Said retention(const Model *model, const Processing *processing)
{
  (void)model;
  static const char *const stages[] = {"active", "intermediate", "permanent"};
  Said said = of_list(&processing->retains);
  EACH(Retain, retain, processing->retains)
  {
    const Retention *rule = retain_rule(retain);
    if (rule && rule->element.gap)
      said = worse(said, SAID_GAP);
    for (size_t i = 0; i < COUNT_OF(stages); i++)
      EACH(Stage, stage, *retain_stage(retain, stages[i]))
    if (has_gap(stage))
      said = worse(said, SAID_GAP);
  }
  return said;
}

static Said automated(const Model *model, const Processing *processing)
{
  (void)model;
  return of_deniable(&processing->automated, &processing->no_automated);
}

static Said measures(const Model *model, const Processing *processing)
{
  (void)model;
  return of_list(&processing->measures);
}

static Said subjects_and_data(const Model *model, const Processing *processing)
{
  (void)model;
  return worse(of_list(&processing->subjects), of_list(&processing->data));
}

static Said controllers(const Model *model, const Processing *processing)
{
  Said said = worse(identity(model, NULL), officer(model, NULL));
  return processing->partners.first ? worse(said, of_list(&processing->partners)) : said;
}

/* ---- of data, by where they come from ---------------------------------------------------------------- */

static bool is_under(const DataUse *use, const char *article)
{
  return use->origin.term && text_same(use->origin.term->article, article);
}

bool cover_concerns(const Processing *processing, const char *article)
{
  EACH(DataUse, use, processing->data)
  if (is_under(use, article) || (!use->origin.term && strcmp(article, "13") == 0))
    return true;
  return false;
}

static Said categories(const Model *model, const Processing *processing)
{
  (void)model;
  return of_list(&processing->data);
}

static Said demanded(const Model *model, const Processing *processing)
{
  (void)model;
  Said said = NOTHING;
  EACH(DataUse, use, processing->data)
  if (is_under(use, "13") && strcmp(use->origin.term->code, "subject") == 0)
    said = worse(said, of_mark(&use->required.mark));
  return said;
}

static Said sources(const Model *model, const Processing *processing)
{
  (void)model;
  Said said = NOTHING;
  EACH(DataUse, use, processing->data)
  if (is_under(use, "14"))
    said = worse(said, of_mark(&use->source.mark));
  return said;
}

static Said informed(const Model *model, const Processing *processing)
{
  (void)model;
  Said said = NOTHING;
  EACH(DataUse, use, processing->data)
  if (is_under(use, "14") && use->exempt.mark.state == ABSENT)
    said = worse(said, of_mark(&use->informed.mark));
  return said;
}

/* ---- of a client's processing (Art. 30(2)) ----------------------------------------------------------- */

static Said clients(const Model *model, const Processing *processing)
{
  return worse(worse(identity(model, NULL), officer(model, NULL)), of_list(&processing->clients));
}

static Said done_for_clients(const Model *model, const Processing *processing)
{
  Said said = of_list(&processing->clients);
  EACH(Client, client, processing->clients)
  if (!client->element.gap && client->categories.mark.state != ABSENT)
    said = worse(said, of_mark(&client->categories.mark));
  return processing->purposes.first ? worse(said, purposes(model, processing)) : said;
}

/* ---- the provisions ---------------------------------------------------------------------------------- */

/* clang-format off */
static const struct Provision {
  const char *code, *twin; /* of the same content in Art. 13 and 14 */
  Said (*said)(const Model *model, const Processing *processing);
  bool general;            /* of the organisation, at least in part */
} provisions[] = {
    {"13(1)(a)", "14(1)(a)", identity, true},           {"13(1)(b)", "14(1)(b)", officer, true},
    {"13(1)(c)", "14(1)(c)", purposes_and_bases, false}, {"13(1)(d)", "14(2)(b)", interests, false},
    {"13(1)(e)", "14(1)(e)", recipients, false},        {"13(1)(f)", "14(1)(f)", transfers, false},
    {"13(2)(a)", "14(2)(a)", retention, false},         {"13(2)(b)", "14(2)(c)", rights, true},
    {"13(2)(c)", "14(2)(d)", withdrawal, false},        {"13(2)(d)", "14(2)(e)", complaint, true},
    {"13(2)(e)", NULL, demanded, false},                {"13(2)(f)", "14(2)(g)", automated, false},
    {"13(3)", "14(4)", further, false},                 {"14(1)(d)", NULL, categories, false},
    {"14(2)(f)", NULL, sources, false},                 {"14(3)", NULL, informed, false},
    {"30(1)(a)", NULL, controllers, true},              {"30(1)(b)", NULL, purposes, false},
    {"30(1)(c)", NULL, subjects_and_data, false},       {"30(1)(d)", NULL, recipients, false},
    {"30(1)(e)", NULL, transfers, false},               {"30(1)(f)", NULL, retention, false},
    {"30(1)(g)", NULL, measures, false},                {"30(2)(a)", NULL, clients, true},
    {"30(2)(b)", NULL, done_for_clients, false},        {"30(2)(c)", NULL, transfers, false},
    {"30(2)(d)", NULL, measures, false},
};
/* clang-format on */

static const struct Provision *provision_named(const char *code)
{
  for (size_t i = 0; i < COUNT_OF(provisions); i++)
    if (strcmp(provisions[i].code, code) == 0 || text_same(provisions[i].twin, code))
      return &provisions[i];
  return NULL;
}

const char *cover_twin(const char *code)
{
  const struct Provision *provision = provision_named(code);
  return !provision ? NULL : strcmp(provision->code, code) == 0 ? provision->twin : provision->code;
}

bool cover_is_general(const char *code)
{
  const struct Provision *provision = provision_named(code);
  return provision && provision->general;
}

/* ---- findings ---------------------------------------------------------------------------------------- */

typedef struct Found {
  const Finding *finding;
  struct Found *next;
} Found;

typedef struct FoundList {
  Found *first, *last;
} FoundList;

struct CoverFindings {
  Map *by_processing;
};

static const char *owner_of(const Model *model, Arena *arena, const Finding *finding)
{
  if (!finding->block)
    return "";
  const char *first = arena_copy(arena, finding->block, strcspn(finding->block, "."));
  return map_find(model->names, arena_format(arena, "processing/%s", first)) ? first : "";
}

CoverFindings *cover_findings(const Model *model, Arena *arena)
{
  CoverFindings *findings = ARENA_NEW(arena, CoverFindings);
  findings->by_processing = map_new(arena);
  for (const Finding *finding = model->findings->first; finding; finding = finding->next) {
    if (!finding->guards || finding->severity == SEVERITY_NOTE)
      continue;
    const char *owner = owner_of(model, arena, finding);
    FoundList *list = map_find(findings->by_processing, owner);
    if (!list) {
      list = ARENA_NEW(arena, FoundList);
      map_put(findings->by_processing, owner, list);
    }
    Found *found = ARENA_NEW(arena, Found);
    *found = (Found){finding, NULL};
    if (list->last)
      list->last->next = found;
    else
      list->first = found;
    list->last = found;
  }
  return findings;
}

/* "13(2)" guards "13(2)(a)", and the reverse. */
static bool touches(const char *guard, size_t length, const char *provision)
{
  const size_t wanted = strlen(provision), shorter = length < wanted ? length : wanted;
  const char next = length < wanted ? provision[shorter] : length > wanted ? guard[shorter] : '(';
  return strncmp(guard, provision, shorter) == 0 && next == '(';
}

static bool guards(const Finding *finding, const char *const codes[2])
{
  for (const char *at = finding->guards; *at; at += strspn(at, " ")) {
    const size_t length = strcspn(at, " ");
    for (size_t i = 0; i < 2; i++)
      if (codes[i] && memchr(at, '(', length) && touches(at, length, codes[i]))
        return true;
    at += length;
  }
  return false;
}

void cover_each_finding(const CoverFindings *findings, const Processing *processing,
                        const char *const codes[2], void (*each)(void *context, const Finding *finding),
                        void *context)
{
  const FoundList *list = map_find(findings->by_processing, processing ? processing->element.id : "");
  for (const Found *found = list ? list->first : NULL; found; found = found->next)
    if (guards(found->finding, codes))
      each(context, found->finding);
}

typedef struct Noted {
  bool any, error; /* error: that nobody accepted */
} Noted;

static void note_finding(void *context, const Finding *finding)
{
  Noted *noted = context;
  noted->any = true;
  noted->error |= finding->severity == SEVERITY_ERROR && !finding->allowance;
}

static Noted note_findings(const CoverFindings *findings, const Processing *processing, const char *code)
{
  Noted noted = {false, false};
  const char *const codes[2] = {code, cover_twin(code)};
  cover_each_finding(findings, processing, codes, note_finding, &noted);
  return noted;
}

Cover cover_of(const Model *model, const CoverFindings *findings, const Processing *processing,
               const char *code)
{
  const struct Provision *provision = provision_named(code);
  const Said said = provision ? provision->said(model, processing) : NOTHING;
  if (said == SAID)
    return note_findings(findings, processing, code).error ? COVER_FAULTY : COVER_SHOWN;
  if (said != ABSENT_YET)
    return said == SAID_GAP ? COVER_GAP : COVER_NONE;
  const bool missed = note_findings(findings, processing, code).any ||
                      (provision->general && note_findings(findings, NULL, code).any);
  return missed ? COVER_MISSING : COVER_NONE;
}
