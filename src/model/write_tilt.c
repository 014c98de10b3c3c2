/*
 * write_tilt: a policy for programs that read the Transparency Information Language (TILT 1.0, JSON Schema of
 * github.com/Transparency-Information-Language/schema): what the notice shows, in one language.
 *
 * TILT asks for more than the law does: a representative of every controller, the name of the officer, an
 * address for every source.  What a description has not is never invented: a sentence says so, or where only
 * a code may stand, one that is nobody's (ISO 3166 leaves "ZZ" to its users, RFC 2606 keeps ".invalid" free,
 * RFC 6694 has about:blank), and PPC043 tells the author.
 */
#include <string.h>

#include "model/review_int.h"
#include "model/write_int.h"

static const char no_email[] = "none@none.invalid", no_country[] = "ZZ", no_date[] = "0000";
static const char fault_code[] = "PPC043";

/* ---- what stands in ------------------------------------------------------------------------------------ */

typedef struct Lacks {
  Findings *findings;
  Map *told;
} Lacks;

void tilt_lacks(Writer *writer, const char *what, const Element *element)
{
  Lacks *lacks = writer->lacks;
  if (!lacks || !map_put(lacks->told, arena_format(writer->model->arena, "%s %s", what, element->block), lacks))
    return;
  Finding *finding = finding_add(lacks->findings, fault_code, what, SEVERITY_NOTE, element->place);
  finding->block = element->block;
  finding_text(lacks->findings, finding, "thing", element->id);
}

static const char *unsaid(Writer *writer)
{
  return say(writer, "tilt.unsaid", NULL);
}

/* A text as it is given, or its gap; NULL: neither. */
static const char *text_of(Writer *writer, const Element *element, const char *name)
{
  const Field *field = field_named(element->type, name);
  const Text *text = field_at(element, field);
  if (!field_is_for(field, writer->readers))
    return NULL;
  if (text->mark.state == GAP)
    return gap_text(writer, element->type->name, name);
  return text->mark.state == GIVEN ? one_line(writer, text->value) : NULL;
}

/* TILT's pattern: signs of a number abroad, up to four digits, then digits and what parts them. */
static bool phone_fits(const char *phone)
{
  phone += strspn(phone, "+");
  phone += *phone == '(';
  size_t digits = strspn(phone, "0123456789");
  if (digits == 0)
    return false;
  phone += digits < 4 ? digits : 4;
  phone += *phone == ')';
  return phone[strspn(phone, "0123456789-./ ")] == '\0';
}

static void put_phone(xmlNode *node, const Text *phone)
{
  put(node, "phone", phone->mark.state == GIVEN && phone_fits(phone->value) ? phone->value : NULL);
}

/* ---- the document itself ------------------------------------------------------------------------------- */

/* Where the policy is: its address, else its file beside this one. */
static const char *policy_address(const Writer *writer)
{
  const Notice *notice = writer->notice;
  if (notice && notice->at.value)
    return notice->at.value;
  return arena_format(writer->arena, "%s.%s.html", notice ? notice->stem : "policy", writer->language);
}

static const char *spell_day(Writer *writer, Date date)
{
  if (date.year == 0)
    return no_date;
  char day[11];
  date_format(date, day);
  return arena_string(writer->arena, day);
}

/* The first of its versions, else of the description. */
static Date first_date(const Writer *writer, Date newest)
{
  Date first = newest;
  if (writer->notice)
    EACH (NoticeVersion, version, writer->notice->versions)
      if (version->date.mark.state == GIVEN && date_compare(version->date.value, first) < 0)
        first = version->date.value;
  return first;
}

/* TILT counts versions: "3" is the third, and what is called otherwise ("2.1") is as many as the notice
   lists. */
static const char *version_number(const Writer *writer, const char *version)
{
  enum { DIGITS_AT_MOST = 9 };
  const size_t length = version ? strlen(version) : 0;
  if (length && length <= DIGITS_AT_MOST && version[0] != '0' && strspn(version, "0123456789") == length)
    return version;
  const size_t listed = writer->notice ? writer->notice->versions.count : 0;
  return arena_format(writer->arena, "%zu", listed ? listed : 1);
}

static void add_bytes(Sha256 *sha, const char *text)
{
  sha256_add(sha, text, strlen(text) + 1);
}

/* Of whom, where and in which language: the same in every version.  Version 8 of RFC 9562: of a maker's own
   making. */
static const char *document_id(Writer *writer)
{
  const Organisation *organisation = writer->model->organisation;
  char hex[65];
  Sha256 sha;
  sha256_begin(&sha);
  add_bytes(&sha, organisation && organisation->name.value ? organisation->name.value : "");
  add_bytes(&sha, organisation && organisation->registration.value ? organisation->registration.value : "");
  add_bytes(&sha, policy_address(writer));
  add_bytes(&sha, writer->plan->stem);
  add_bytes(&sha, writer->language);
  sha256_end(&sha, hex);
  return arena_format(writer->arena, "%.8s-%.4s-8%.3s-a%.3s-%.12s", hex, hex + 8, hex + 13, hex + 17, hex + 20);
}

static void add_content(Sha256 *sha, const xmlNode *root)
{
  xmlBuffer *content = xmlBufferCreate();
  if (!content)
    machine_failed("out of memory");
  for (const xmlNode *node = root->children; node; node = node->next)
    xmlNodeDump(content, root->doc, (xmlNode *)node, 0, 0);
  sha256_add(sha, xmlBufferContent(content), (size_t)xmlBufferLength(content));
  xmlBufferFree(content);
}

/* A part by itself; the tree is the caller's. */
static xmlDoc *write_alone(Writer *writer, const Part *part)
{
  writer->tree = xmlNewDoc(BAD_CAST "1.0");
  xmlNode *root = writer->tree ? xmlNewDocNode(writer->tree, NULL, BAD_CAST "part", NULL) : NULL;
  if (!root)
    machine_failed("out of memory");
  xmlDocSetRootElement(writer->tree, root);
  part->write(writer, part, root);
  return writer->tree;
}

/* Over all that the document says: the facts beside it in this part, and those of the others, which are
   written for it. */
static const char *document_hash(Writer *writer, const Part *part, const xmlNode *root)
{
  char hex[65];
  Sha256 sha;
  sha256_begin(&sha);
  add_content(&sha, root);
  for (size_t i = 0; i < writer->plan->count; i++) {
    const Part *other = &writer->plan->parts[i];
    if (other == part)
      continue;
    Writer scratch = *writer;
    scratch.arena = arena_new();
    xmlDoc *tree = write_alone(&scratch, other);
    add_content(&sha, xmlDocGetRootElement(tree));
    xmlFreeDoc(tree);
    arena_free(scratch.arena);
  }
  sha256_end(&sha, hex);
  return arena_string(writer->arena, hex);
}

static xmlNode *write_meta(Writer *writer, xmlNode *root)
{
  const Edition edition = write_edition(writer->model, writer->notice);
  xmlNode *meta = add_node(writer, root, "meta");
  if (edition.date.year == 0)
    tilt_lacks(writer, "date", &writer->model->record->element);
  put(meta, "id", document_id(writer));
  put(meta, "created", spell_day(writer, first_date(writer, edition.date)));
  put(meta, "modified", spell_day(writer, edition.date));
  put(meta, "version", version_number(writer, edition.version));
  put(meta, "language", writer->language);
  put(meta, "status", writer->model->draft ? "inactive" : "active"); /* it has no legal force */
  put(meta, "url", policy_address(writer));
  return meta;
}

/* ---- who ----------------------------------------------------------------------------------------------- */

/* Where the organisation is written to: of its own address, else of that for requests. */
static const char *organisation_email(const Organisation *organisation)
{
  const RightsContact *rights = (const RightsContact *)organisation->rights.first;
  const char *email = text_given(&organisation->email);
  return email || !rights ? email : text_given(&rights->email);
}

/* The address of a thing, else the organisation's, else that there is none. */
static void put_place(Writer *writer, xmlNode *node, const char *address, const char *country)
{
  add_text_node(writer, node, "address", address ? address : unsaid(writer));
  put(node, "country", country ? country : no_country);
}

static void put_email(xmlNode *node, const char *email)
{
  put(node, "email", email ? email : no_email);
}

static void write_representative(Writer *writer, xmlNode *parent, const Organisation *organisation)
{
  const Contact *contact = (const Contact *)organisation->representative.first;
  xmlNode *node = add_node(writer, parent, "representative");
  const char *name = contact && !contact->element.gap ? text_of(writer, &contact->element, "name") : NULL;
  if (contact && contact->element.gap)
    name = gap_text(writer, "representative", NULL);
  else if (!name)
    tilt_lacks(writer, "representative", &organisation->element);
  const char *email = contact ? text_given(&contact->email) : NULL;
  add_text_node(writer, node, "name", name ? name : say(writer, "tilt.no-representative", NULL));
  put_email(node, email ? email : organisation_email(organisation));
  if (contact)
    put_phone(node, &contact->phone);
}

static void write_controller(Writer *writer, xmlNode *root, const Organisation *organisation)
{
  const Element *element = &organisation->element;
  xmlNode *node = add_node(writer, root, "controller");
  const char *name = element->gap ? gap_text(writer, "organisation", NULL) : text_of(writer, element, "name");
  const char *address = text_of(writer, element, "address");
  add_text_node(writer, node, "name", name ? name : unsaid(writer));
  if (text_given(&organisation->division))
    add_text_node(writer, node, "division", organisation->division.value);
  put_place(writer, node, address, text_given(&organisation->country));
  if (!address && !element->gap)
    tilt_lacks(writer, "address", element);
  if (organisation->country.mark.state == ABSENT && !element->gap)
    tilt_lacks(writer, "country", element);
  if (!organisation_email(organisation) && organisation->email.mark.state == ABSENT && !element->gap)
    tilt_lacks(writer, "email", element);
  write_representative(writer, node, organisation);
}

/* Who it is, in words: the name is for those inside (WP243 rev.01, 2.6), and readers are told of the
   function. */
static const char *officer_name(Writer *writer, const Organisation *organisation, const Dpo *officer)
{
  if (officer && officer->element.gap)
    return gap_text(writer, "dpo", NULL);
  if (officer && officer->status.mark.state == GAP)
    return gap_text(writer, "dpo", "status");
  const char *status = officer && officer->status.term ? officer->status.term->code : "";
  if (strcmp(status, "designated") == 0) {
    tilt_lacks(writer, "officer-name", &officer->element);
    return words_label(writer->words, "common", "organisation.dpo");
  }
  tilt_lacks(writer, "officer", officer ? &officer->element : &organisation->element);
  return say(writer, strcmp(status, "none") == 0 ? "dpo.none" : "tilt.no-officer", NULL);
}

static void write_officer(Writer *writer, xmlNode *root, const Organisation *organisation)
{
  const Dpo *officer = (const Dpo *)organisation->dpo.first;
  const bool designated = officer && code_is(&officer->status, "designated");
  xmlNode *node = add_node(writer, root, "officer");
  add_text_node(writer, node, "name", officer_name(writer, organisation, officer));
  const char *address = designated ? text_of(writer, &officer->element, "address") : NULL;
  const char *country = designated ? text_given(&officer->country) : NULL;
  const char *email = designated ? text_given(&officer->email) : NULL;
  if (designated && !address)
    tilt_lacks(writer, "officer-address", &officer->element);
  if (designated && officer->email.mark.state == ABSENT)
    tilt_lacks(writer, "officer-email", &officer->element);
  put_place(writer, node, address ? address : text_of(writer, &organisation->element, "address"),
            country ? country : text_given(&organisation->country));
  put_email(node, email ? email : organisation_email(organisation));
  if (designated)
    put_phone(node, &officer->phone);
}

/* A description without organisation (PPC101 says so). */
static void write_nobody(Writer *writer, xmlNode *parent, const char *name)
{
  xmlNode *node = add_node(writer, parent, name);
  add_text_node(writer, node, "name", unsaid(writer));
  put_place(writer, node, NULL, NULL);
  put_email(node, NULL);
}

static void write_who(Writer *writer, const Part *part, xmlNode *root)
{
  const Organisation *organisation = writer->model->organisation;
  xmlNode *meta = write_meta(writer, root);
  if (organisation) {
    write_controller(writer, root, organisation);
    write_officer(writer, root, organisation);
  } else {
    write_nobody(writer, root, "controller");
    write_nobody(writer, root->last, "representative");
    write_nobody(writer, root, "officer");
  }
  if (!writer->lacks)
    put(meta, "hash", document_hash(writer, part, root));
}

/* ---- the document -------------------------------------------------------------------------------------- */

void plan_tilt(Plan *plan)
{
  const Notice *notice = notice_find(plan->model, plan->subject);
  plan_add(plan, (Part){.kind = "tilt-who", .id = "tilt", .write = write_who, .notice = notice});
  EACH (Processing, processing, plan->model->record->processings)
    if (shows_as_controller(notice, processing))
      plan_add(plan, (Part){.kind = "tilt-data", .id = processing->element.block, .element = &processing->element,
                            .write = write_tilt_data, .notice = notice});
  plan_add(plan, (Part){.kind = "tilt-rest", .id = "tilt.rest", .write = write_tilt_rest, .notice = notice});
}

void tilt_find(const Model *model, Findings *findings)
{
  Arena *arena = arena_new();
  Lacks lacks = {findings, map_new(arena)};
  const char *stem, *subject;
  for (size_t i = 0; write_instance(model, arena, "tilt", FOR_PUBLIC, i, &stem, &subject); i++) {
    const Plan *plan = write_plan(model, arena, "tilt", stem, subject, FOR_PUBLIC);
    for (size_t k = 0; k < plan->count; k++) {
      Writer writer = frame_writer(plan, arena);
      writer.audience = writer.readers = FOR_PUBLIC;
      writer.notice = plan->parts[k].notice;
      writer.lacks = &lacks;
      if (!plan->parts[k].element) /* processings lack nothing that TILT asks for */
        xmlFreeDoc(write_alone(&writer, &plan->parts[k]));
    }
  }
  arena_free(arena);
}
