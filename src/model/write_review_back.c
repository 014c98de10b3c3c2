/*
 * write_review_back: what stands behind the texts of a review, or beside its lists: the compiler's sentences
 * that the authors replaced, what versions the report was made from, and where to sign.
 */
#include <string.h>

#include "model/review_int.h"

/* ---- replaced wordings --------------------------------------------------------------------------------- */

static void write_wording(Writer *writer, xmlNode *root, const Wording *wording)
{
  const Model *model = writer->model;
  xmlNode *node = add_node(writer, root, "wording");
  put(node, "id", arena_format(writer->arena, "review.%s", wording->element.block));
  put(node, "key", wording->key.value);
  put_source(writer, node, wording->element.place);
  for (const Version *version = wording->text.first; version; version = version->next) {
    const Words *words = model_words(model, version->language);
    const char *original = words && wording->key.value ? words_phrase(words, wording->key.value) : NULL;
    const char *language = words_term(writer->words, "language", version->language, NULL);
    xmlNode *text = add_node(writer, node, "text");
    put(text, "lang", version->language);
    put(text, "language", language ? language : version->language);
    add_text_node(writer, text, "original", original ? original : "");
    add_runs(writer, add_node(writer, text, "replacement"), version->content);
  }
}

void write_wordings(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  EACH (Wording, wording, writer->model->record->wordings)
    write_wording(writer, root, wording);
}

/* ---- versions ------------------------------------------------------------------------------------------ */

/* A row: what, which version, of when; any may be NULL. */
static xmlNode *add_version(Writer *writer, xmlNode *root, const char *what, const char *number, Date date)
{
  xmlNode *node = add_node(writer, root, "version");
  put(node, "what", what);
  put(node, "number", number);
  if (date.year)
    put(node, "date", spell_date(writer, date));
  return node;
}

/* The newest stands first in most notices; the order is the author's. */
static void write_notice_versions(Writer *writer, xmlNode *root, const Notice *notice)
{
  EACH (NoticeVersion, version, notice->versions) {
    const char *number = version->number.mark.state == GIVEN ? version->number.value : NULL;
    Date date = version->date.mark.state == GIVEN ? version->date.value : (Date){0};
    if (!number && !date.year)
      continue; /* a gap: listed as one */
    xmlNode *node = add_version(writer, root, notice_name(writer, notice), number, date);
    put_source(writer, node, version->element.place);
    write_field(writer, node, &version->element, "text");
  }
}

void write_versions(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  const Model *model = writer->model;
  const Register *record = model->record;
  add_version(writer, root, say(writer, "versions.description", NULL), record->version.value, record->date.value);
  EACH (Notice, notice, record->notices)
    write_notice_versions(writer, root, notice);
  add_version(writer, root, say(writer, "versions.law", NULL), NULL, law_checked_on(model->law));
  add_version(writer, root, "ppc", PPC_VERSION, (Date){0});
  for (size_t i = 1; i < model->sources->count; i++) {
    const Source *source = model->sources->at[i];
    char hex[65];
    sha256_hex(source->bytes, source->length, hex);
    xmlNode *file = add_node(writer, root, "file");
    put(file, "name", source->name);
    put(file, "sha256", hex);
  }
}

/* ---- the box to sign ----------------------------------------------------------------------------------- */

/* What cannot be published has nothing to approve as it stands. */
void write_sign_off(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  static const char *const decisions[] = {"decision.approve", "decision.changes", "decision.reject"};
  const char *blocked = what_blocks(writer);
  for (size_t i = blocked ? 1 : 0; i < COUNT_OF(decisions); i++)
    add_text_node(writer, root, "decision", say(writer, decisions[i], NULL));
  if (blocked)
    add_say(writer, root, "sign.not-yet", (const char *const[]){"what", blocked, NULL});
  for (size_t i = 0; !blocked && i < writer->model->language_count; i++) {
    const char *language = writer->model->languages[i], *digest = text_digest(writer->model, language);
    if (digest)
      put(add_text_node(writer, root, "digest", digest), "language", language_name(writer, language));
  }
}
