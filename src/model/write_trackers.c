/*
 * write_trackers: what the manager of consent on a site needs to know of the trackers (loi n° 78-17, art.
 * 82), for those whose formats are published: Klaro, in all languages at once, and tarteaucitron, in one.
 *
 * A manager asks per service: the trackers of one provider for one purpose, which one choice covers.
 */
#include <string.h>

#include "model/write_int.h"

static bool is_told(const Model *model, const Tracker *tracker)
{
  const Plan plan = {.model = model};
  const Writer probe = {.plan = &plan, .model = model};
  return tracker_shown(&probe, tracker);
}

/* Until somebody says that it is, no tracker is exempt. */
static bool is_exempt(const Tracker *tracker)
{
  return code_is(&tracker->consent, "exempt");
}

static bool names_same(const References *a, const References *b)
{
  if (a->count != b->count)
    return false;
  for (size_t i = 0; i < a->count; i++)
    if (a->at[i].target != b->at[i].target)
      return false;
  return true;
}

static bool is_same_service(const Tracker *a, const Tracker *b)
{
  return a->purpose.term == b->purpose.term && is_exempt(a) == is_exempt(b) && names_same(&a->provider, &b->provider);
}

static const Tracker *next_of(const Tracker *tracker)
{
  return (const Tracker *)tracker->element.next;
}

/* Its first tracker stands for a service. */
static bool is_first(const Model *model, const Tracker *tracker)
{
  for (const Tracker *before = (const Tracker *)model->record->trackers.first; before != tracker; before = next_of(before))
    if (is_told(model, before) && is_same_service(before, tracker))
      return false;
  return true;
}

/* ---- words of a service -------------------------------------------------------------------------------- */

static const char *providers_of(Writer *writer, const Tracker *tracker)
{
  const char **names = ARENA_ARRAY(writer->arena, const char *, tracker->provider.count + 1);
  size_t count = 0;
  for (size_t i = 0; i < tracker->provider.count; i++)
    if (tracker->provider.at[i].target)
      names[count++] = label_of(writer, tracker->provider.at[i].target);
  const Organisation *organisation = writer->model->organisation;
  if (!count && organisation)
    names[count++] = label_of(writer, &organisation->element);
  return words_join(writer->words, writer->arena, names, count);
}

/* "_vm (6 months): tells visits apart": what a service writes into a device, for how long and what for. */
static const char *tracker_text(Writer *writer, const Tracker *tracker)
{
  const Version *label = prose_in(&tracker->label, writer->texts);
  const char *name = tracker->name.value ? tracker->name.value : gap_text(writer, "tracker", "name");
  const bool session = duration_is_zero(tracker->lifetime.value);
  const char *lifetime = tracker->lifetime.mark.state != GIVEN ? gap_text(writer, "tracker", "lifetime")
                         : session                             ? say(writer, "session", NULL)
                                                               : spell_duration(writer, tracker->lifetime.value);
  const char *pairs[] = {"name", name, "lifetime", lifetime, "label", label ? label->plain : "", NULL};
  return say(writer, label ? "trackers.service" : "trackers.service.bare", pairs);
}

/* In each language of the writer's document. */
static void write_texts(Writer *writer, xmlNode *parent, const Tracker *first)
{
  xmlNode *text = add_node(writer, parent, "text");
  put(text, "lang", writer->language);
  const char *purpose = term_label(writer, first->purpose.term, NULL);
  const char *pairs[] = {"provider", providers_of(writer, first), "purpose", purpose, NULL};
  add_text_node(writer, text, "title", first->purpose.term ? say(writer, "trackers.service.title", pairs) : pairs[1]);
  add_text_node(writer, text, "purpose", purpose);
  xmlNode *description = add_node(writer, text, "description");
  for (const Tracker *tracker = first; tracker; tracker = next_of(tracker)) {
    if (!is_told(writer->model, tracker) || !is_same_service(first, tracker))
      continue;
    if (tracker != first) {
      add_text(writer, description, words_label(writer->words, "common", "semicolon"));
      add_text(writer, description, " ");
    }
    add_text(writer, description, tracker_text(writer, tracker));
  }
}

/* ---- services ------------------------------------------------------------------------------------------ */

/* The kinds under which tarteaucitron lists its services; what it has none for is "other". */
static const char *kind_of(const Tracker *tracker)
{
  static const struct { const char *purpose, *kind; } kinds[] = {
      {"audience", "analytic"}, {"audience-exempt", "analytic"}, {"advertising", "ads"}, {"social", "social"}};
  for (size_t i = 0; i < COUNT_OF(kinds) && tracker->purpose.term; i++)
    if (strcmp(tracker->purpose.term->code, kinds[i].purpose) == 0)
      return kinds[i].kind;
  return "other";
}

const char *party_site(const Party *party)
{
  const Link *policy = (const Link *)party->policy.first;
  return policy && policy->href.value ? policy->href.value : party->website.value;
}

/* Where the provider tells of it itself; NULL: nowhere. */
static const char *site_of(const Tracker *tracker)
{
  for (size_t i = 0; i < tracker->provider.count; i++) {
    const Element *target = tracker->provider.at[i].target;
    if (!target || strcmp(target->type->name, "party") != 0)
      continue;
    const char *site = party_site((const Party *)target);
    if (site)
      return site;
  }
  return NULL;
}

/* One language, or (of a part made once) all that are written: each as the document's own would have it. */
static void each_language(Writer *writer, xmlNode *parent, const Tracker *first,
                          void (*write)(Writer *writer, xmlNode *parent, const Tracker *first))
{
  if (strcmp(writer->plan->document, "klaro") != 0) {
    write(writer, parent, first);
    return;
  }
  for (const char *const *code = (const char *const *)writer->model->written; *code; code++) {
    Writer other = *writer;
    other.language = other.texts = *code;
    other.words = model_words(writer->model, *code);
    if (other.words)
      write(&other, parent, first);
  }
}

static void write_service(Writer *writer, xmlNode *root, const Tracker *first)
{
  xmlNode *service = add_node(writer, root, "service");
  const char *site = site_of(first);
  put(service, "id", first->element.id);
  put(service, "purpose", first->purpose.term ? first->purpose.term->code : NULL);
  put(service, "kind", kind_of(first));
  put(service, "exempt", is_exempt(first) ? "yes" : NULL);
  put(service, "site", site);
  for (const Tracker *tracker = first; tracker; tracker = next_of(tracker))
    if (tracker->name.value && is_told(writer->model, tracker) && is_same_service(first, tracker))
      add_text_node(writer, service, "cookie", tracker->name.value);
  each_language(writer, service, first, write_texts);
}

/* ---- the document -------------------------------------------------------------------------------------- */

/* Where the policy is: its address, else its file beside this one. */
static void write_policy_address(Writer *writer, xmlNode *parent, const Tracker *first)
{
  (void)first;
  const Notice *notice = (const Notice *)writer->model->record->notices.first;
  const char *at = notice ? notice->at.value : NULL;
  xmlNode *policy = add_node(writer, parent, "policy");
  put(policy, "lang", writer->language);
  put(policy, "href", at ? at : arena_format(writer->arena, "%s.%s.html", notice ? notice->stem : "policy", writer->language));
}

/* The tracker that remembers the choice, where the description has one, and for how many days at most. */
static void write_choice(Writer *writer, xmlNode *root)
{
  const TrackerChoice *choice = (const TrackerChoice *)writer->model->record->tracker_choice.first;
  const Duration *memory = choice && choice->memory.mark.state == GIVEN ? &choice->memory.value : NULL;
  const char *name = NULL;
  EACH (Tracker, tracker, writer->model->record->trackers) {
    if (!tracker->purpose.term || strcmp(tracker->purpose.term->code, "choice-memory") != 0 ||
        !is_told(writer->model, tracker))
      continue;
    if (!name)
      name = tracker->name.value;
    if (!memory && tracker->lifetime.mark.state == GIVEN)
      memory = &tracker->lifetime.value;
  }
  xmlNode *node = add_node(writer, root, "choice");
  put(node, "name", name);
  if (memory && !duration_is_zero(*memory)) /* months of thirty days: never longer than is said */
    put(node, "days", arena_format(writer->arena, "%u", memory->years * 365u + memory->months * 30u + memory->days));
}

static void write_trackers(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  bool exempt = false;
  write_choice(writer, root);
  each_language(writer, root, NULL, write_policy_address);
  EACH (Tracker, tracker, writer->model->record->trackers)
    if (is_told(writer->model, tracker)) {
      exempt = exempt || is_exempt(tracker);
      if (is_first(writer->model, tracker))
        write_service(writer, root, tracker);
    }
  put(root, "exempt", exempt ? "yes" : NULL);
}

/* Klaro takes all languages at once: its part is made once. */
void plan_trackers(Plan *plan)
{
  plan_add(plan, (Part){.kind = "trackers", .id = "trackers", .write = write_trackers,
                        .frame = strcmp(plan->document, "klaro") == 0});
}

bool trackers_instance(const Model *model, size_t index, const char **stem, const char **subject)
{
  bool any = false;
  EACH (Tracker, tracker, model->record->trackers)
    any = any || is_told(model, tracker);
  *stem = "trackers";
  *subject = NULL;
  return any && index == 0;
}
