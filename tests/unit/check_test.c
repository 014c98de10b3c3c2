/*
 * The rules where an example shows too little: scopes, gaps, the day whose law applies, the second degrees.
 * A test says which findings a description has, as "CODE" or "CODE.variant", in the order of the places.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "check/check.h"

/* What a test replaces of a description that is clean; NULL: as it is there. */
typedef struct Parts {
  const char *organisation, *more, *purposes, *data, *recipients, *retains, *situations, *trackers, *notice;
  Date as_of;
  bool draft;
  const char *attributes; /* of the processing */
  const char *date;       /* of the register */
  const char *dpia;
} Parts;

#define BREACHES "<breaches owner='o' procedure='p' register='r'/>"
#define CONTRACT \
  "<contract reference='1' date='2026-01-01' clauses='a b c d e f g h' sub-processors='none' " \
  "instructions='1' breach-notice='yes' end='delete'/>"
#define SETTLED "<dpo status='none'><reason xml:lang='en'>r</reason></dpo>" BREACHES

static const char *const organisation =
  "<organisation country='FR'><name>Cycles</name><registration>1</registration><address>Rue</address>"
  "<email>a@b.example</email>" SETTLED "</organisation>";

static const char *const more =
  "<parties><party id='us' country='US'><name>U</name></party><party id='fr' "
  "country='FR'><name>F</name></party>"
  "<party id='ch' country='CH'><name>C</name></party><party id='gb' country='GB'><name>G</name></party>"
  "<party id='ca' country='CA'><name>K</name></party><party id='where'><name>W</name></party></parties>"
  "<retentions><retention id='three'><active for='P3Y' after='last-contact'/><end do='delete'/></retention>"
  "<retention id='five'><active for='P5Y' after='closing'/><end do='delete'/></retention>"
  "<retention id='three-kept'><active for='P3Y' after='last-contact'/><end "
  "do='anonymise'/></retention></retentions>"
  "<measures><measure id='a' family='access-control'/><measure id='b' family='backup'/>"
  "<measure id='c' family='encryption'/></measures>";

static const char *or_else(const char *given, const char *otherwise)
{
  return given != NULL ? given : otherwise;
}

static void write_description(FILE *to, const Parts *parts)
{
  fprintf(to, "<register xmlns='urn:ppc:register:1' languages='en' version='1' date='%s'>%s",
          or_else(parts->date, "2026-11-22"), or_else(parts->organisation, organisation));
  fprintf(
    to,
    "<subjects><subject id='customer' kind='customer'/><subject id='prospect' kind='prospect'/></subjects>"
    "<categories><category id='identity' family='identity'/><category id='orders' family='economic'/>"
    "</categories>%s%s",
    or_else(parts->more, more), or_else(parts->situations, ""));
  fprintf(to, "<processing id='p' %s><title xml:lang='en'>T</title>%s",
          or_else(parts->attributes, "created='2026-01-01' updated='2026-11-22'"),
          or_else(parts->purposes,
                  "<purpose id='serve' basis='contract'><label xml:lang='en'>Serve our customers"
                  "</label></purpose>"));
  fprintf(to, "<subject ref='customer'/>%s%s%s<measure ref='a b c'/><no-automated-decision/>%s</processing>",
          or_else(parts->data, "<data ref='identity' origin='subject' required='no'/>"),
          or_else(parts->recipients, "<no-recipient/><no-transfer/>"),
          or_else(parts->retains, "<retain ref='three'/>"), or_else(parts->dpia, ""));
  fprintf(to, "%s%s</register>", or_else(parts->trackers, ""),
          or_else(parts->notice, "<notice id='n' subjects='customer'><changes announce='email'/></notice>"));
}

static Model *read_model(const Parts *parts, Arena *arena, Sources *sources, Findings *findings)
{
  char path[] = "/tmp/ppc-check-XXXXXX";
  const int file = mkstemp(path);
  assert_true(file >= 0);
  FILE *to = fdopen(file, "w");
  write_description(to, parts);
  fclose(to);

  const LoadOptions options = {.path = arena_string(arena, path)};
  const Law *law = law_load(arena, data_path(arena, "schema/law"));
  const char *words;
  Place place;
  bool valid;
  xmlDoc *document = model_load(&options, arena, sources, findings, &valid, &words, &place);
  unlink(path);
  assert_non_null(document);
  Model *model = model_read(document, arena, sources, findings, law, &valid);
  assert_non_null(model);
  static const Words *none[] = {NULL, NULL};
  model_resolve(model, none, parts->as_of.year != 0 ? parts->as_of : (Date){2026, 11, 22}, parts->draft);
  return model;
}

static void expect(const char *wanted, Parts parts)
{
  Arena *arena = arena_new();
  Sources sources = {0};
  Findings findings = {.arena = arena};
  Buffer found = {0};

  check_run(read_model(&parts, arena, &sources, &findings), &findings);
  findings_sort(&findings);
  for (const Finding *finding = findings.first; finding != NULL; finding = finding->next)
    buffer_format(&found, "%s%s%s%s%s", found.length > 0 ? " " : "", finding->code,
                  finding->variant != NULL ? "." : "", finding->variant != NULL ? finding->variant : "",
                  finding->severity == SEVERITY_WARNING ? "?"
                  : finding->severity == SEVERITY_NOTE  ? "-"
                                                        : "");
  assert_string_equal(found.at != NULL ? found.at : "", wanted);
  buffer_free(&found);
  sources_free(&sources);
  arena_free(arena);
}

#define EXPECT(wanted, ...) expect((wanted), (Parts){__VA_ARGS__})

/* ---- gaps: said once, never taken for absent ----------------------------------------------------- */

static void gaps_are_not_absent(void **state)
{
  (void)state;
  EXPECT("", .draft = false);
  EXPECT("PPC104.bare", .organisation = "<organisation><gap/></organisation>");
  EXPECT("PPC104.bare PPC104.bare",
         .organisation =
           "<organisation country='FR'><gap for='registration'/><name>C</name><address><gap/></address>"
           "<email>a@b.example</email>" SETTLED "</organisation>");
  EXPECT("PPC104.owner",
         .organisation =
           "<organisation country='FR'><name>C</name><registration>1</registration><address>R</address>"
           "<email>a@b.example</email><dpo><gap owner='O'/></dpo>" BREACHES "</organisation>");
  EXPECT("PPC104.bare", .purposes = "<purpose id='u'><gap/></purpose>");
  EXPECT("PPC104.bare",
         .purposes = "<purpose id='u'><gap for='basis'/><label xml:lang='en'>a b c</label></purpose>");
  EXPECT("PPC104.bare", .data = "<data><gap/></data>");
  EXPECT("PPC104.bare", .data = "<data ref='identity' origin='subject'><gap for='required'/></data>");
  EXPECT("PPC104.bare", .recipients = "<recipient><gap/></recipient><no-transfer/>");
  EXPECT("PPC104.bare", .recipients = "<recipient ref='fr'><gap for='role'/></recipient><no-transfer/>");
  EXPECT("PPC104.bare", .recipients = "<recipient ref='us' role='controller'/><transfer><gap/></transfer>");
  EXPECT(
    "PPC104.bare",
    .recipients =
      "<recipient ref='us' role='controller'/><transfer recipient='us'><gap for='instrument'/></transfer>");
  EXPECT("PPC104.bare", .retains = "<retain><gap/></retain>");
  EXPECT("PPC104.bare",
         .retains = "<retain><active after='closing'><gap for='for'/></active><end do='delete'/></retain>");
  EXPECT("PPC104.bare PPC104.bare", .trackers = "<trackers><tracker id='t' purpose='cart' provider='fr' "
                                                "third-parties='no'><gap for='lifetime'/></tracker>"
                                                "<tracker id='v'><gap/></tracker></trackers>");
  EXPECT("PPC104.bare", .notice = "<notice id='n' subjects='customer'><changes><gap/></changes></notice>");
}

static void drafts_may_have_gaps(void **state)
{
  (void)state;
  EXPECT("PPC104.bare?", .retains = "<retain><gap/></retain>", .draft = true);
  EXPECT("PPC104.proposed?", .retains = "<retain ref='three' status='proposed'/>", .draft = true);
  EXPECT("PPC104.proposed", .retains = "<retain ref='three' status='proposed'/>");
}

/* The short form of a basis is the purpose's own: one proposal, not two. */
static void proposals_are_said_once(void **state)
{
  (void)state;
  EXPECT("PPC104.proposed",
         .purposes =
           "<purpose id='u' basis='contract' status='proposed'><label xml:lang='en'>a b c</label></purpose>");
  EXPECT(
    "", .purposes =
          "<purpose id='u' basis='contract' status='confirmed'><label xml:lang='en'>a b c</label></purpose>");
}

static void place_holders(void **state)
{
  (void)state;
  EXPECT("PPC104.placeholder",
         .purposes =
           "<purpose id='u' basis='contract'><label xml:lang='en'>a b [[name]] c</label></purpose>");
  EXPECT("PPC104.placeholder",
         .purposes =
           "<purpose id='u' basis='contract'><label xml:lang='en'>Text to be Completed</label></purpose>");
  EXPECT("", .purposes = "<purpose id='u' basis='contract'><label xml:lang='en'>Mastodon, method, XX, XXXL, "
                         "TODOS</label></purpose>");
}

/* ---- purposes ------------------------------------------------------------------------------------ */

static void purposes(void **state)
{
  (void)state;
  EXPECT("PPC201", .purposes = "");
  EXPECT("PPC201.thin", .purposes = "<purpose id='u' basis='contract'/>");
  EXPECT("PPC201.thin",
         .purposes = "<purpose id='u' basis='contract'><label xml:lang='en'>Serve</label></purpose>");
  EXPECT("", .purposes = "<purpose id='u' basis='contract'><label xml:lang='en'>Serve</label>"
                         "<description xml:lang='en'>our customers</description></purpose>");
  EXPECT("PPC203", .purposes = "<purpose id='u'><label xml:lang='en'>a b c</label><basis/></purpose>");
  EXPECT("PPC205 PPC206?",
         .purposes =
           "<purpose id='u' basis='legitimate-interest'><label xml:lang='en'>a b c</label></purpose>");
  EXPECT(
    "PPC206.date? PPC205.empty",
    .purposes =
      "<purpose id='u'><label xml:lang='en'>a b c</label><basis kind='legitimate-interest' balancing='3'>"
      "<interest xml:lang='en'>Our growth.</interest></basis></purpose>");
  EXPECT("PPC208?",
         .purposes = "<purpose id='u' basis='public-task'><label xml:lang='en'>a b c</label></purpose>");
  EXPECT("", .purposes =
               "<purpose id='u' basis='public-task' law='L'><label xml:lang='en'>a b c</label></purpose>");
}

/* ---- recipients and transfers -------------------------------------------------------------------- */

static void roles(void **state)
{
  (void)state;
  EXPECT("PPC404?", .recipients = "<recipient ref='fr'/><no-transfer/>");
  EXPECT("PPC404.both",
         .recipients = "<recipient ref='fr' role='processor'>" CONTRACT "</recipient>"
                       "<recipient ref='fr' role='joint'/><no-transfer/>");
  EXPECT("",
         .recipients = "<recipient ref='fr' role='processor' purpose='serve'>" CONTRACT
                       "</recipient><recipient ref='fr' role='controller' purpose='bill'/><no-transfer/>",
         .purposes = "<purpose id='serve' basis='contract'><label xml:lang='en'>a b c</label></purpose>"
                     "<purpose id='bill' basis='contract'><label xml:lang='en'>a b c</label></purpose>");
}

static void transfers(void **state)
{
  (void)state;
  EXPECT("PPC501", .recipients = "<recipient ref='us' role='controller'/>");
  EXPECT("PPC501.denied", .recipients = "<recipient ref='us' role='controller'/><no-transfer/>");
  EXPECT("PPC501.unknown?", .recipients = "<recipient ref='where' role='controller'/>");
  EXPECT("PPC501.unstated?", .recipients = "<recipient ref='where' role='internal'/>");
  EXPECT("", .recipients = "<recipient ref='where' role='internal'/><no-transfer/>");
  EXPECT("PPC501.receiver?",
         .recipients = "<recipient ref='us' role='controller'/><transfer country='US' instrument='scc' "
                       "tia='t' tia-date='2026-01-01' copy-at='https://a.example/'/>");
  EXPECT("", .recipients = "<recipient ref='us' role='controller'/><transfer recipient='us' instrument='scc' "
                           "tia='t' tia-date='2026-01-01' copy-at='https://a.example/'/>");
  EXPECT("PPC502", .recipients = "<recipient ref='us' role='controller'/><transfer recipient='us'/>");
  EXPECT("",
         .recipients = "<recipient ref='us' role='controller'/><transfer recipient='us' dpf-listed='yes'/>");
  EXPECT("", .recipients = "<recipient ref='ch' role='controller'/><transfer recipient='ch'/>");
  EXPECT("PPC503.dpf-listed", .recipients = "<recipient ref='us' role='controller'/><transfer recipient='us' "
                                            "instrument='adequacy' dpf-listed='no'/>");
  EXPECT("PPC503.pipeda",
         .recipients =
           "<recipient ref='ca' role='controller'/><transfer recipient='ca' instrument='adequacy'/>");
  EXPECT("PPC503.obsolete", .recipients = "<recipient ref='us' role='controller'/><transfer recipient='us' "
                                          "instrument='scc' reference='Decision 2010/87/EU' "
                                          "tia='t' tia-date='2026-01-01'"
                                          " copy-at='https://a.example/'/>");
  EXPECT("PPC505",
         .recipients = "<recipient ref='us' role='controller'/><transfer recipient='us' instrument='bcr' "
                       "tia='t' tia-date='2026-01-01'/>");
}

/* (EU) 2021/1772 ends on 27 December 2031. */
static void law_of_the_day(void **state)
{
  (void)state;
  static const char *const britain =
    "<recipient ref='gb' role='controller'/><transfer recipient='gb' instrument='adequacy'/>";
  static const char *const fresh = "created='2026-01-01' updated='2031-12-01'";

  EXPECT("", .recipients = britain, .as_of = {2031, 12, 27}, .attributes = fresh, .date = "2031-12-01");
  EXPECT("PPC503.no-decision", .recipients = britain, .as_of = {2031, 12, 28}, .attributes = fresh,
         .date = "2031-12-01");
}

/* ---- retention ----------------------------------------------------------------------------------- */

static void retention_covers_scopes(void **state)
{
  (void)state;
  static const char *const two =
    "<purpose id='serve' basis='contract'><label xml:lang='en'>a b c</label></purpose>"
    "<purpose id='bill' basis='contract'><label xml:lang='en'>a b c</label></purpose>";
  static const char *const ways = "<situations><situation id='phone' channel='telephone' processing='p'/>"
                                  "<situation id='mail' channel='email' processing='p'/></situations>";

  EXPECT("PPC601.none", .retains = "");
  EXPECT("PPC601", .retains = "<retain ref='three' data='orders'/>");
  EXPECT("PPC601.purpose", .purposes = two, .retains = "<retain ref='three' purpose='serve'/>");
  EXPECT("", .purposes = two,
         .retains = "<retain ref='three' purpose='serve'/><retain ref='five' purpose='bill'/>");
  EXPECT("", .purposes = two, .retains = "<retain ref='three' purpose='serve'/>",
         .data = "<data ref='identity' origin='observed' purpose='serve'/>");
  EXPECT("PPC601.via", .situations = ways, .retains = "<retain ref='three' via='phone'/>");
  EXPECT("", .situations = ways,
         .retains = "<retain ref='three' via='phone'/><retain ref='five' via='mail'/>");
  EXPECT("", .situations = ways, .retains = "<retain ref='three' via='phone'/>",
         .data = "<data ref='identity' origin='observed' via='phone'/>");
  EXPECT("PPC601.subject", .retains = "<retain ref='three' subject='prospect'/>");
  EXPECT("", .retains = "<retain ref='three' subject='customer'/>");
  EXPECT("PPC601 PPC610.access?",
         .retains = "<retain><intermediate for='P1Y' after='closing'/><end do='delete'/></retain>");
  EXPECT("", .retains = "<retain><active for='P1Y' after='closing'/><end do='delete'/></retain>");
}

static void narrower_scopes_win(void **state)
{
  (void)state;
  static const char *const both = "<data ref='identity orders' origin='observed'/>";

  EXPECT("PPC606.all", .retains = "<retain ref='three'/><retain ref='five'/>");
  EXPECT("", .retains = "<retain ref='three'/><retain ref='three'/>");
  EXPECT("PPC606.all", .retains = "<retain ref='three'/><retain ref='three-kept'/>");
  EXPECT("", .data = both, .retains = "<retain ref='three'/><retain ref='five' data='orders'/>");
  EXPECT("", .data = both,
         .retains = "<retain ref='three' data='identity orders'/><retain ref='five' data='orders'/>");
  EXPECT("PPC606", .data = both,
         .retains =
           "<retain ref='three' data='identity orders'/><retain ref='five' data='orders identity'/>");
  EXPECT("", .data = both,
         .retains = "<retain ref='three' data='identity'/><retain ref='five' data='orders'/>");
  EXPECT("PPC606.minimum",
         .retains = "<retain><active for='P1Y' at-least='P2Y' after='closing'/><end do='delete'/></retain>");
  EXPECT("",
         .retains = "<retain><active for='P1Y' at-least='P12M' after='closing'/><end do='delete'/></retain>");
}

static void stages(void **state)
{
  (void)state;
  EXPECT("PPC601.empty", .retains = "<retain><active after='closing'/><end do='delete'/></retain>");
  EXPECT(
    "PPC602",
    .retains =
      "<retain><active><criterion xml:lang='en'>Forever.</criterion></active><end do='delete'/></retain>");
  EXPECT("", .retains = "<retain><active><criterion xml:lang='en'>Until you ask.</criterion></active><end "
                        "do='delete'/></retain>");
  EXPECT("PPC603", .retains = "<retain><active at-least='P1Y' after='closing'/><end do='delete'/></retain>");
  EXPECT("PPC603", .retains = "<retain><active><criterion xml:lang='en'>10 years or "
                              "more</criterion></active><end do='delete'/></retain>");
  EXPECT("PPC605?", .retains = "<retain><active for='P1Y'/><end do='delete'/></retain>");
  EXPECT("", .retains = "<retain><active until='closing' plus='P1Y'/><end do='delete'/></retain>");
  EXPECT("PPC610.archive?",
         .retains = "<retain><active for='P10Y' after='closing'/><end do='delete'/></retain>");
  EXPECT("PPC610.archive?",
         .retains = "<retain><active until='closing' plus='P10Y'/><end do='delete'/></retain>");
  EXPECT("PPC610.end-", .retains = "<retain><active for='P1Y' after='closing'/></retain>");
  EXPECT("PPC611.ground", .retains = "<retain><active until='closing'/><permanent/></retain>");
  EXPECT("PPC611.public",
         .retains = "<retain><active until='closing'/><permanent ground='public-archives'/></retain>");
  EXPECT("", .retains = "<retain><active until='closing'/><permanent ground='research'/></retain>");
}

/* A reference brings what the rule does not say, and nothing beside what it says. */
#define RULE(rest)                                                                                           \
  "<retentions><retention id='r' " rest "</retentions><measures><measure id='a' family='access-control'/>"   \
  "<measure id='b' family='backup'/><measure id='c' family='encryption'/></measures>"

static void references(void **state)
{
  (void)state;
  static const char *const use = "<retain ref='r'/>";

  EXPECT("", .retains = use, .more = RULE("reference='RET-ACCOUNTING'/>"));
  EXPECT("", .retains = use, .more = RULE("reference='RET-NEWSLETTER'/>"));
  EXPECT("", .retains = use, .more = RULE("reference='RET-CABINET'/>"));
  EXPECT("PPC601.stage PPC610.end-", .retains = use, .more = RULE("reference='RET-TAX'/>"));
  EXPECT("", .retains = use,
         .more = RULE("reference='RET-CVPOOL'><active/><end do='anonymise'/></retention>"));
  EXPECT("PPC609.nothing?", .retains = use,
         .more = RULE("reference='RET-ACCOUNTING'><active until='closing'/><end do='delete'/></retention>"));
  EXPECT("PPC607?", .retains = use,
         .more = RULE(
           "reference='RET-CVPOOL'><active for='P3Y' after='last-contact'/><end do='delete'/></retention>"));
  EXPECT("", .retains = "<retain ref='r'><because xml:lang='en'>A rare trade.</because></retain>",
         .more = RULE(
           "reference='RET-CVPOOL'><active for='P3Y' after='last-contact'/><end do='delete'/></retention>"));
  EXPECT("PPC607.trigger?", .retains = use,
         .more = RULE(
           "reference='RET-CVPOOL'><active for='P2Y' after='collection'/><end do='delete'/></retention>"));
  EXPECT("PPC608?", .retains = use, .more = RULE("reference='RET-CVPOOL' nature='duty'/>"));
}

/* ---- the rest ------------------------------------------------------------------------------------ */

static void details(void **state)
{
  (void)state;
  EXPECT("PPC102 PPC103.registration? PPC108.unstated? PPC708.contact PPC803?",
         .organisation = "<organisation country='FR'><name>C</name></organisation>");
  EXPECT("PPC905.choice-", .trackers = "<trackers><tracker id='t' purpose='choice-memory' provider='fr' "
                                       "third-parties='no' lifetime='P13M'/></trackers>");
  EXPECT("", .trackers = "<trackers><tracker id='t' purpose='choice-memory' provider='fr' third-parties='no' "
                         "lifetime='P6M'/></trackers>");
  EXPECT("PPC933.stale-", .attributes = "created='2024-01-01' updated='2024-11-21'");
  EXPECT("", .attributes = "created='2024-01-01' updated='2024-11-22'");
  EXPECT("PPC934.absent?", .notice = "<notice id='n' subjects='customer'/>");
  EXPECT("", .notice = "<notice id='n' subjects='customer'><changes announce='page banner'/></notice>");
  EXPECT("PPC030.readers?", .notice = "<notice id='n'><changes announce='page banner'/></notice>");
  EXPECT("PPC030?", .notice = "");
  EXPECT("", .data = "<data ref='identity' origin='public' source='fr' informed='one-month'/>");
  EXPECT("PPC308.source", .data = "<data ref='identity' origin='public' informed='one-month'/>");
}

/* ---- Art. 27 and 37: what hangs on other facts --------------------------------------------------------- */

#define ABROAD(attributes, more) \
  "<organisation country='US' " attributes "><name>C</name><address>R</address>" \
  "<email>a@b.example</email>" more SETTLED "<authority><name>N</name>" \
  "<website>https://authority.example/</website></authority></organisation>"
#define AGENT(attributes, more) "<representative " attributes ">" more "<phone>12</phone></representative>"

static void representatives(void **state)
{
  (void)state;
  EXPECT("PPC105", .organisation = ABROAD("targets-eu='yes'", ""));
  EXPECT("PPC105.unstated?", .organisation = ABROAD("", ""));
  EXPECT("", .organisation = ABROAD("targets-eu='no'", ""));
  EXPECT("", .organisation = ABROAD("targets-eu='yes'", AGENT("country='IS' mandate='m'", "<name>A</name>")));
  EXPECT("PPC105.elsewhere",
         .organisation = ABROAD("targets-eu='yes'", AGENT("country='GB' mandate='m'", "<name>A</name>")));
  EXPECT("PPC105.name PPC105.country PPC105.mandate?",
         .organisation = ABROAD("targets-eu='yes'", AGENT("", "")));
  EXPECT("PPC105.unreasoned? PPC105.regular?",
         .organisation = ABROAD("targets-eu='yes'", "<no-representative/>"));
  EXPECT("PPC105.unreasoned?", .organisation = ABROAD("targets-eu='yes'", "<no-representative/>"),
         .attributes = "created='2026-01-01' updated='2026-11-22' occasional='yes'");
}

#define OFFICER(attributes, officer) \
  "<organisation country='FR' " attributes "><name>C</name><registration>1</registration>" \
  "<address>R</address><email>a@b.example</email>" officer BREACHES "</organisation>"
#define WATCHING(core) "created='2026-01-01' updated='2026-11-22' flags='large-scale monitoring' " core

static void officers(void **state)
{
  (void)state;
  static const char *const assessed = "<dpia date='2026-11-22' reference='1' outcome='done' residual-risk='low'/>";
  static const char *const none = OFFICER("", "<dpo status='none'><reason xml:lang='en'>r</reason></dpo>");

  EXPECT("PPC106.public", .organisation = OFFICER("public-body='yes'", ""));
  EXPECT("PPC106.monitoring", .organisation = none, .attributes = WATCHING("core='yes'"),
         .dpia = assessed);
  EXPECT("PPC106.core?", .organisation = none, .attributes = WATCHING(""), .dpia = assessed);
  EXPECT("", .organisation = none, .attributes = WATCHING("core='no'"), .dpia = assessed);
  EXPECT("PPC104.bare", .organisation = OFFICER("public-body='yes'", "<dpo><gap/></dpo>"));
  EXPECT("PPC107",
         .organisation = OFFICER("", "<dpo status='designated' designation='1'><name>N</name></dpo>"));
  EXPECT("PPC108.unreasoned?", .organisation = OFFICER("", "<dpo status='none'/>"));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(gaps_are_not_absent),
    cmocka_unit_test(drafts_may_have_gaps),
    cmocka_unit_test(proposals_are_said_once),
    cmocka_unit_test(place_holders),
    cmocka_unit_test(purposes),
    cmocka_unit_test(roles),
    cmocka_unit_test(transfers),
    cmocka_unit_test(law_of_the_day),
    cmocka_unit_test(retention_covers_scopes),
    cmocka_unit_test(narrower_scopes_win),
    cmocka_unit_test(stages),
    cmocka_unit_test(references),
    cmocka_unit_test(details),
    cmocka_unit_test(representatives),
    cmocka_unit_test(officers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
