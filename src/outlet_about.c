/*
 * outlet_about: what programs that read a page are told of it: who publishes it, and which edition it is.
 *
 * Only what the description gives, and of it what everybody may see: a search engine shows it beside the
 * page.
 */
#include <string.h>

#include "compile.h"

static const char *given(const Text *text)
{
  return text->mark.state == GIVEN && !text_is_blank(text->value) ? text->value : NULL;
}

/* "Mairie, 1 place de la République, 00000 Exempleville" */
static const char *in_one_line(Arena *arena, const char *lines)
{
  Buffer line = {0};
  for (const char *at = lines; at && *at;) {
    const size_t length = strcspn(at, "\n");
    buffer_text(&line, line.length ? ", " : "");
    buffer_add(&line, at, length);
    at += length + (at[length] == '\n');
  }
  const char *copy = line.length ? arena_string(arena, line.at) : NULL;
  buffer_free(&line);
  return copy;
}

static void add_organisation(const Run *run, const Organisation *organisation, const char *language, EmitAbout *about)
{
  const Words *words = model_words(run->model, language);
  about->organisation = given(&organisation->name);
  about->address = in_one_line(run->arena, given(&organisation->address));
  about->email = given(&organisation->email);
  about->phone = given(&organisation->phone);
  about->contact_page = given(&organisation->contact_page);
  const char *summary = words && about->organisation ? words_phrase(words, "summary") : NULL;
  if (summary)
    about->summary = words_fill(run->arena, summary, (const char *const[]){"organisation", about->organisation, NULL});
}

static const char *const *sites_of(const Run *run, const Notice *notice)
{
  const Covers *covers = (const Covers *)notice->covers.first;
  const char **sites = ARENA_ARRAY(run->arena, const char *, (covers ? covers->sites.count : 0) + 1);
  size_t count = 0;
  if (covers)
    EACH (Covered, site, covers->sites)
      if (given(&site->href))
        sites[count++] = site->href.value;
  return sites;
}

const EmitAbout *outlet_about(const Run *run, const EmitRequest *request)
{
  EmitAbout *about = ARENA_NEW(run->arena, EmitAbout);
  const Notice *notice = notice_find(run->model, request->subject);
  const Edition edition = write_edition(run->model, notice);
  char date[11];
  if (run->model->organisation)
    add_organisation(run, run->model->organisation, request->language, about);
  if (edition.date.year)
    date_format(edition.date, date);
  about->date = edition.date.year ? arena_string(run->arena, date) : NULL;
  about->version = edition.version;
  about->at = notice ? given(&notice->at) : NULL;
  about->sites = notice ? sites_of(run, notice) : NULL;
  return about;
}
