/*
 * write_lists: what the cells of a spreadsheet are chosen from: safeguards of transfers, countries with their
 * zone, kinds of people, of recipients, of measures. They are the law's tables as of the day of the build,
 * not those of CNIL's model of 2019, in which some have since fallen.
 */
#include <stdlib.h>
#include <string.h>

#include "model/write_int.h"

/* ---- countries ----------------------------------------------------------------------------------------- */

/* In CNIL's order: those that a decision holds adequate, the others, and last those to which a transfer is
   none. */
typedef enum Zone { ZONE_ADEQUATE, ZONE_OTHER, ZONE_EEA } Zone;

typedef struct Country {
  const char *name, *key, *label;
  const LawRow *decision;
  Zone zone;
} Country;

static int compare_countries(const void *left, const void *right)
{
  const Country *a = left, *b = right;
  return a->zone != b->zone ? (int)a->zone - (int)b->zone : strcmp(a->key, b->key);
}

static Country country_of(Writer *writer, const Collation *collation, const char *code)
{
  const Date day = writer->model->as_of;
  const LawRow *decision = law_row(writer->model->law, "adequacy", code, day);
  const char *name = words_country(writer->words, code);
  Country country = {.name = name ? name : code, .decision = decision, .zone = ZONE_OTHER, .label = "zone.other"};
  country.key = collation_key(collation, writer->arena, country.name);
  if (law_is_eea(writer->model->law, code, day)) {
    country.zone = ZONE_EEA;
    country.label = "zone.eea";
  } else if (decision) {
    country.zone = ZONE_ADEQUATE;
    country.label = law_says(decision, "scope", "full") ? "zone.adequate" : "zone.partial";
  }
  return country;
}

static size_t countries_of(Writer *writer, const Country **countries)
{
  const LawRow *const *rows;
  const size_t count = law_rows(writer->model->law, &rows);
  Country *all = ARENA_ARRAY(writer->arena, Country, count);
  Collation *collation = collation_open(writer->arena, words_option(writer->words, "collation"));
  size_t found = 0;
  for (size_t i = 0; i < count; i++)
    if (strcmp(rows[i]->table, "countries") == 0 &&
        law_row(writer->model->law, "countries", rows[i]->code, writer->model->as_of) == rows[i])
      all[found++] = country_of(writer, collation, rows[i]->code);
  collation_close(collation);
  qsort(all, found, sizeof *all, compare_countries);
  *countries = all;
  return found;
}

/* ---- the lists, side by side --------------------------------------------------------------------------- */

static const struct { const char *list, *name; } term_lists[] = {
    {"instrument", "safeguard"}, {"subject", "subject"}, {"recipient", "recipient"}, {"measure", "measure"}};

static void write_entry(Writer *writer, xmlNode *line, size_t list, size_t index)
{
  const Term *const *terms;
  if (index < law_terms(writer->model->law, term_lists[list].list, &terms))
    add_text_node(writer, line, term_lists[list].name, term_label(writer, terms[index], NULL));
}

static void write_country(Writer *writer, xmlNode *line, const Country *country)
{
  const char *number = country->zone == ZONE_ADEQUATE ? law_attribute(country->decision, "decision") : NULL;
  xmlNode *node = add_text_node(writer, line, "country", country->name);
  put(node, "zone", say(writer, country->label, NULL));
  put(node, "decision", number ? spell_decision(writer, number) : NULL);
}

void write_lists(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  const Country *countries;
  const size_t country_count = countries_of(writer, &countries);
  size_t count = country_count;
  const Term *const *terms;
  for (size_t i = 0; i < COUNT_OF(term_lists); i++)
    if (law_terms(writer->model->law, term_lists[i].list, &terms) > count)
      count = law_terms(writer->model->law, term_lists[i].list, &terms);
  add_say(writer, root, "lists.dated",
          (const char *const[]){"date", spell_date(writer, law_checked_on(writer->model->law)), NULL});
  for (size_t i = 0; i < count; i++) {
    xmlNode *line = add_node(writer, root, "line");
    if (i < country_count)
      write_country(writer, line, &countries[i]);
    for (size_t k = 0; k < COUNT_OF(term_lists); k++)
      write_entry(writer, line, k, i);
  }
}
