/*
 * Saying what was found, and the small questions that every chapter asks.
 */
#include <string.h>

#include "check/check_int.h"

Finding *report_as(Check *check, Severity severity, const char *variant, const Element *element, Place place)
{
  Finding *finding = finding_add(check->findings, check->rule->code, variant, severity, place);
  finding->block = element->block;
  finding->guards = check->rule->guards;
  return finding;
}

Finding *report(Check *check, const char *variant, const Element *element, Place place)
{
  return report_as(check, check->rule->severity, variant, element, place);
}

void say_id(Check *check, Finding *finding, const char *name, const Element *element)
{
  const char *id = element->given_id ? element->id : element->block;
  finding_thing(check->findings, finding, name, id != NULL ? id : element->type->name, element);
}

void say_name(Check *check, Finding *finding, const char *name, const Reference *reference)
{
  finding_thing(check->findings, finding, name, reference->name, reference->target);
}

/* The same name again: a list. */
void say_names(Check *check, Finding *finding, const char *name, const References *references)
{
  for (size_t i = 0; i < references->count; i++)
    say_name(check, finding, name, &references->at[i]);
  if (references->count == 0)
    finding_text(check->findings, finding, name, "?");
}

void say_party_as(Check *check, Finding *finding, const char *name, const Party *party)
{
  if (party->name.mark.state == GIVEN && !text_is_blank(party->name.value))
    finding_text(check->findings, finding, name, party->name.value);
  else
    say_id(check, finding, name, &party->element);
}

void say_party(Check *check, Finding *finding, const Party *party)
{
  say_party_as(check, finding, "r", party);
}

void say_recipient(Check *check, Finding *finding, const RecipientUse *use)
{
  const Party *party = recipient_party(use);

  if (party != NULL)
    say_party(check, finding, party);
  else if (use->label.mark.state == GIVEN)
    finding_prose(check->findings, finding, "r", &use->label);
  else
    say_id(check, finding, "r", &use->element);
}

void say_organisation(Check *check, Finding *finding)
{
  const Organisation *organisation = organisation_of(check);

  if (organisation->name.mark.state == GIVEN)
    finding_text(check->findings, finding, "org", organisation->name.value);
  else
    say_id(check, finding, "org", &organisation->element);
}

/* Keys of phrases with slashes name what the words files keep in lists of their own. */
void say_country(Check *check, Finding *finding, const char *country)
{
  finding_phrase(check->findings, finding, "country",
                 arena_format(check->findings->arena, "country/%s", country));
}

void say_field(Check *check, Finding *finding, const Type *type, const char *field)
{
  finding_phrase(
    check->findings, finding, "field",
    arena_format(check->findings->arena, "field/%s/%s", type->name, field != NULL ? field : "."));
}

void say_term(Check *check, Finding *finding, const char *name, const Term *term)
{
  finding_phrase(check->findings, finding, name,
                 arena_format(check->findings->arena, "term/%s/%s", term->list, term->code));
}

/* ---- asking -------------------------------------------------------------------------------------- */

bool is_yes(const Flag *flag)
{
  return (flag->mark.state == GIVEN || flag->mark.state == ASSUMED) && flag->value;
}

const LawRow *row_of(const Check *check, const char *table, const Term *term)
{
  return term == NULL ? NULL : law_row(check->model->law, table, term->code, check->model->as_of);
}

bool code_among(const Code *code, const char *const *words, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (code_is(code, words[i]))
      return true;
  return false;
}

bool is_outsider(const RecipientUse *use)
{
  return !code_is(&use->role, "internal");
}

bool is_ours(const Processing *processing)
{
  return !code_is(&processing->role, "processor");
}

/* No notice of ours speaks of it. */
bool is_for_client(const Element *element)
{
  while (element != NULL && strcmp(element->type->name, "processing") != 0)
    element = element->parent;
  return element != NULL && !is_ours((const Processing *)element);
}

const Organisation *organisation_of(const Check *check)
{
  const Organisation *organisation = check->model->organisation;
  return organisation == NULL || is_gap(&organisation->element) ? NULL : organisation;
}

bool has_flag(const Processing *processing, const char *word)
{
  for (size_t i = 0; i < processing->flags.count; i++)
    if (text_same(processing->flags.at[i].name, word))
      return true;
  return false;
}

bool has_sensitive_data(const Processing *processing)
{
  for (size_t i = 0; i < processing->category_count; i++) {
    const Category *category = processing->category_list[i];
    if (category->special.term != NULL || is_yes(&category->criminal))
      return true;
  }
  return false;
}

bool is_french(const Organisation *organisation)
{
  return organisation->country.mark.state == GIVEN && text_same(organisation->country.value, "FR");
}

bool in_eea(const Check *check, const char *country)
{
  return law_is_eea(check->model->law, country, check->model->as_of);
}

bool refers_to(const References *references, const Element *element)
{
  for (size_t i = 0; i < references->count; i++)
    if (references->at[i].target == element)
      return true;
  return false;
}

bool is_unresolved(const References *references)
{
  for (size_t i = 0; i < references->count; i++)
    if (references->at[i].target == NULL)
      return true;
  return false;
}

bool is_published(const RecipientUse *use)
{
  static const char *const everybody[] = {"public", "other-users"};
  return code_among(&use->role, everybody, COUNT_OF(everybody));
}
