/*
 * print: pages as HTML, text and Markdown; and what a stylesheet may not do.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <libxml/HTMLparser.h>

#include "../emit/folder.h"

static char *folder;

static int build_once(void **state)
{
  (void)state;
  folder = folder_new();
  EmitOptions options = folder_options(folder);
  return folder_build(&options, NULL) == EMIT_WRITTEN ? 0 : 1;
}

static int forget(void **state)
{
  (void)state;
  folder_free(folder);
  return 0;
}

static void has(const char *text, const char *part)
{
  if (!strstr(text, part))
    fail_msg("not there: %s", part);
}

static void has_not(const char *text, const char *part)
{
  const char *found = strstr(text, part);
  if (found)
    fail_msg("there: %.80s", found);
}

static void one_language(void **state)
{
  (void)state;
  char *html = folder_read(folder, "public/policy.fr.html");
  assert_true(text_starts(html, "<!doctype html>\n<html lang=\"fr\">"));
  has(html, "<meta charset=\"utf-8\">");
  has(html, "<meta name=\"viewport\"");
  has(html, "<meta name=\"referrer\" content=\"no-referrer\">");
  has(html, "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  has(html, "<link rel=\"alternate\" hreflang=\"en\" href=\"policy.en.html\">");
  has(html, "<link rel=\"alternate\" hreflang=\"x-default\" href=\"policy.html\">");
  has(html, "<link rel=\"alternate\" type=\"application/pdf\" hreflang=\"fr\" href=\"policy.fr.pdf\">");
  has_not(html, "alternate\" hreflang=\"fr\"");
  has(html, "<title>Politique de confidentialité \xE2\x80\x93 Atelier Zéphyr</title>");
  has(html, "adresse &amp; vos coordonnées de paiement &lt;chiffrées&gt;");
  has(html, "href=\"https://www.example.org/a?b=1&amp;c=2\"");
  has(html, "<a href=\"policy.en.html\" hreflang=\"en\" lang=\"en\">English</a>"); /* a file beside it */
  has(html, "<a href=\"policy.fr.pdf\" type=\"application/pdf\">PDF</a>");
  has(html, "et ceci n’est pas un lien.");
  has_not(html, "javascript");
  has_not(html, "<script");
  has_not(html, " src=");
  has_not(html, "Imprimé seulement");
  has_not(html, "A comment");
  has_not(html, "media=");
  has(html, " data-for=\"1 2\"");
  has(html, "<option value=\"2\">Prospects\n");
  has(html, "&:has([value=\"2\"]:checked){--hidden:\"1\";[data-for]:not([data-for~=\"2\"]){display:none}}");
  has(html, "<h3 id=\"billing.books\"");
  has(html, "<td data-label=\"Fondement\">Contrat<td data-label");
  has_not(html, "<col");
  has(html, "aria-label=\"Factures : un an en usage courant");
  has(html, "<mark class=\"gap\">[À COMPLÉTER");
  has(html, "<aside class=\"banner\">Projet, à ne pas publier</aside>");
  free(html);
}

/* Opened and closed sections are as many, and contents come before the text. */
static void landmarks(void **state)
{
  (void)state;
  static const char *const names[] = {"public/policy.fr.html", "public/policy.html",
                                      "internal/register.fr.html"};
  for (size_t i = 0; i < COUNT_OF(names); i++) {
    char *html = folder_read(folder, names[i]);
    int depth = 0;
    for (const char *at = html; (at = strstr(at, "section")); at++) {
      if (at[-1] == '<')
        depth++;
      if (at[-1] == '/')
        depth--;
      assert_true(depth >= 0);
    }
    assert_int_equal(depth, 0);
    const char *nav = strstr(html, "class=\"contents\" aria-label=\""), *text = strstr(html, " id=\"page.content\"");
    assert_non_null(text);
    if (i < 2)
      assert_true(nav && nav < text);
    assert_non_null(strstr(html, "</main>"));
    free(html);
  }
}

static void gather_ids(const xmlNode *node, Map *ids, Arena *arena)
{
  for (const xmlNode *child = node_first(node); child; child = node_next(child)) {
    const char *id = node_attribute(child, "id");
    if (id && !map_put(ids, arena_string(arena, id), ids))
      fail_msg("twice: %s", id);
    gather_ids(child, ids, arena);
  }
}

static void check_targets(const xmlNode *node, const Map *ids)
{
  for (const xmlNode *child = node_first(node); child; child = node_next(child)) {
    const char *href = node_attribute(child, "href");
    if (href && href[0] == '#' && !map_find(ids, href + 1))
      fail_msg("leads nowhere: %s", href);
    const char *label = node_attribute(child, "for");
    if (label && node_is(child, "label") && !map_find(ids, label))
      fail_msg("labels nothing: %s", label);
    check_targets(child, ids);
  }
}

static void all_languages(void **state)
{
  (void)state;
  char *html = folder_read(folder, "public/policy.html");
  Arena *arena = arena_new();
  Map *ids = map_new(arena);
  htmlDocPtr doc =
    htmlReadMemory(html, (int)strlen(html), NULL, "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  gather_ids((const xmlNode *)doc, ids, arena);
  check_targets((const xmlNode *)doc, ids);
  assert_non_null(map_find(ids, "rights"));
  assert_non_null(map_find(ids, "rights.en"));
  has(html, "<a href=\"#rights\">vos droits</a>");
  has(html, "<a href=\"#rights.en\">your rights</a>");
  /* One language behind the other, each with its frame; the switch leads to the same place. */
  const char *first = strstr(html, "<main class=\"sides\">\n<div class=\"side\" lang=\"fr\" id=\"page.fr\">\n");
  const char *second = strstr(html, "<div class=\"side\" lang=\"en\" id=\"page.en\">\n");
  assert_true(first && second && first < second);
  assert_true(strstr(html, "<h2 id=\"rights\">") < second && strstr(html, "<h2 id=\"rights.en\">") > second);
  has(first, "<a href=\"#page.en\" hreflang=\"en\" lang=\"en\">English</a>");
  has(second, "<a href=\"#page.fr\" hreflang=\"fr\" lang=\"fr\">Français</a>");
  has(first, "<p class=\"on\"><a href=\"#contents\">Sommaire</a> <a href=\"#");
  has(first, "<a href=\"#rights.en\" lang=\"en\">English</a></section>");
  has(second, "<a href=\"#rights\" lang=\"fr\">Français</a></section>");
  has(second, "<p>This paragraph has no partner.");
  has(second, "<option value=\"1\">Customers\n");
  has_not(html, "policy.en.html\" lang"); /* the switch of the other pages is not in this one */
  xmlFreeDoc(doc);
  arena_free(arena);
  free(html);
}

static void links(void **state)
{
  (void)state;
  static const char *const good[] = {"http://a.example",     "https://a.example/",  "HTTPS://a.example",
                                     "mailto:a@example.org", "tel:+33123456789",    "#rights",
                                     "policy.en.html",       "policy.fr.pdf#page=2"};
  static const char *const bad[] = {"javascript:alert(1)",
                                    "JavaScript:alert(1)",
                                    " javascript:x",
                                    "java\tscript:x",
                                    "data:text/html,x",
                                    "vbscript:x",
                                    "//evil.example/x.html",
                                    "/etc/passwd",
                                    "../x.html",
                                    "file:///etc/passwd",
                                    "ftp://a.example",
                                    "",
                                    "#",
                                    "https://",
                                    "x",
                                    "https:a",
                                    "a:b.html",
                                    "x%2f.html",
                                    "mailto:a\nb"};
  for (size_t i = 0; i < COUNT_OF(good) + COUNT_OF(bad); i++) {
    const char *href = i < COUNT_OF(good) ? good[i] : bad[i - COUNT_OF(good)];
    xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
    xmlNode *node = xmlNewDocNode(doc, NULL, (const xmlChar *)"a", NULL);
    xmlDocSetRootElement(doc, node);
    xmlSetProp(node, (const xmlChar *)"href", (const xmlChar *)href);
    if ((node_link(node) != NULL) != (i < COUNT_OF(good)))
      fail_msg("%s", href);
    xmlFreeDoc(doc);
  }
}

static void texts(void **state)
{
  (void)state;
  char *text = folder_read(folder, "public/notice.telephone.fr.txt");
  has(text, "Vous nous appelez (fr)\n======================\n\n");
  has(text, "Écrivez à nous (donnees@example.org)\n- Lisez la politique (https://example.org/p)\n");
  has_not(text, "écran");
  for (const char *line = text, *end; (end = strchr(line, '\n')); line = end + 1) {
    char copy[400];
    snprintf(copy, sizeof copy, "%.*s", (int)(end - line), line);
    assert_true(text_count(copy) <= 72);
  }
  free(text);
  char *markdown = folder_read(folder, "internal/questions.fr.md");
  has(markdown, "# Questions \\*fr\\*\n");
  has(markdown, "Who **reviews** the [accounts](https://example.org/x_y)?\n");
  has(markdown, "- a\\|b\n  - Owner:\n");
  free(markdown);
}

/* The other forms of a page, against goldens; UPDATE=yes writes them anew. */
static void forms(void **state)
{
  (void)state;
  static const char *const names[] = {"policy.fr.md", "policy.fr.txt", "policy.fr.confluence.xml"};
  char *other = folder_new();
  EmitOptions options = folder_options(other);
  options.formats = "confluence,markdown,text";
  assert_int_equal(folder_build(&options, NULL), EMIT_WRITTEN);
  for (size_t i = 0; i < COUNT_OF(names); i++) {
    char path[64];
    snprintf(path, sizeof path, "public/%s", names[i]);
    char *made = folder_read(other, path);
    if (getenv("UPDATE"))
      folder_write("tests/emit/forms", names[i], made);
    char *golden = folder_read("tests/emit/forms", names[i]);
    assert_non_null(golden);
    assert_string_equal(made, golden);
    free(golden);
    free(made);
  }
  folder_free(other);
}

/* Each rule holds inside the fragment alone, whatever its selector. */
static void style_of_fragments(void **state)
{
  (void)state;
  static const char css[] =
    "html{color:red}:root{--a:1}body,p > a{margin:0}main h2.x:is(h1, .b){top:0}#id,[id^=\"a,.b\"] .c{left:0}"
    "@import url(x.css);@page{margin:1cm}@font-face{font-family:x}@media (prefers-color-scheme: dark){p{color:blue}}"
    "@media screen and (max-width: 40em){.t::before{content:\"} .x {\"}}@media print{body.p{color:#000}}h4~*{right:0}}q{}p";
  static const char expected[] =
    ".ppc { container-type: inline-size; }\n.ppc {--a:1}\n.ppc, .ppc p>a {margin:0}\n"
    ".ppc .ppc-main h3.ppc-x:is(h2,.ppc-b) {top:0}\n.ppc [id^=\"a,.b\"] .ppc-c {left:0}\n"
    "@media screen {\n@container (max-width:40em){\n.ppc .ppc-t::before {content:\"} .x {\"}\n}\n}\n"
    "@media print{\n.ppc.ppc-p {color:#000}\n}\n.ppc h5~* {right:0}\n.ppc q {}\n.ppc { color-scheme: light; }\n";
  const EmitFile own = {"page.css", "/own/page.css", css, sizeof css - 1};
  char *other = folder_new();
  EmitOptions options = folder_options(other);
  options.formats = "fragment";
  options.heading_level = 2;
  options.own = &own;
  options.own_count = 1;
  assert_int_equal(folder_build(&options, NULL), EMIT_WRITTEN);
  char *style = folder_read(other, "public/policy.css");
  assert_string_equal(style, expected);
  free(style);
  folder_free(other);
}

static void each_tree_once(void **state)
{
  (void)state;
  char *other = folder_new();
  EmitOptions options = folder_options(other);
  options.formats = "policy";
  FakeSource fake = {.trees = "tests/emit/trees"};
  EmitSource source = fake_source(&fake);
  emit_build(&source, &options, NULL);
  assert_int_equal(fake.calls, 3 * 2); /* three parts, two languages, five outputs */
  folder_free(other);
}

static const char *first_part_in_english(void *context, const EmitRequest *request, size_t part)
{
  (void)context, (void)request;
  return part == 0 ? "en" : NULL;
}

/* What stands round the texts is made in one language, and no partner is missed. */
static void frame_in_one_language(void **state)
{
  (void)state;
  char *other = folder_new();
  Findings findings = {.arena = arena_new()};
  EmitOptions options = folder_options(other);
  options.findings = &findings;
  options.formats = "review";
  options.languages = (const char *const[]){"fr", NULL}; /* the texts are in another */
  FakeSource fake = {.trees = "tests/emit/trees"};
  EmitSource source = fake_source(&fake);
  source.frame = first_part_in_english;
  emit_build(&source, &options, NULL);
  assert_int_equal(fake.calls, 1);
  assert_int_equal(findings.count, 0);
  char *paper = folder_read(other, "internal/review.pdf");
  has(paper, "Review en");
  assert_null(strstr(paper, "Review fr"));
  free(paper);
  arena_free(findings.arena);
  folder_free(other);
}

static void snowman(void **state)
{
  (void)state;
  char *other = folder_new();
  Findings findings = {.arena = arena_new()};
  EmitOptions options = folder_options(other);
  options.findings = &findings;
  assert_int_equal(folder_build(&options, "\xE2\x98\x83"), EMIT_REFUSED);
  assert_int_equal(findings.errors, 1); /* once, though it stands in many outputs */
  const Finding *finding = findings.first;
  while (strcmp(finding->code, "PPC040") != 0)
    finding = finding->next;
  assert_string_equal(finding->block, "snow");
  char *now = folder_snapshot(other);
  assert_string_equal(now, "");
  free(now);
  options.publishable = false; /* the review says what is wrong: it is written all the same */
  assert_int_equal(folder_build(&options, "\xE2\x98\x83"), EMIT_WRITTEN);
  assert_true(folder_has(other, "internal/review.pdf"));
  assert_false(folder_has(other, "public"));
  arena_free(findings.arena);
  folder_free(other);
}

/* A stylesheet reads nothing, and its faults are told by its name. */
static void stylesheets(void **state)
{
  (void)state;
  static const char *const bad[] = {"reads", "stops", "outside", "missing"};
  for (size_t i = 0; i < COUNT_OF(bad); i++) {
    fflush(NULL);
    char message[64];
    char *other = folder_new();
    snprintf(message, sizeof message, "%s/message", other);
    pid_t child = fork();
    if (child == 0) {
      on_exit(leave, NULL);
      if (!freopen(message, "w", stderr))
        _exit(98);
      Arena *arena = arena_new();
      EmitSource none = {0};
      const EmitOptions options = {.stylesheets = "tests/emit/bad"};
      Apply *apply = apply_new(arena, &options, &none);
      xmlDoc *tree = xmlReadMemory("<tree/>", 7, NULL, NULL, 0);
      EmitRequest request = {.document = bad[i], .instance = "x", .language = "fr", .audience = EMIT_PUBLIC};
      apply_prepare(apply, NULL, bad[i]);
      Buffer text = {0}, fault = {0};
      xmlDoc *page = apply_run(apply, &request, tree, &fault);
      if (!page)
        apply_failed(apply, NULL, &fault);
      node_text(xmlDocGetRootElement(page), &text);
      exit(text.length ? 97 : 0); /* document() may yield nothing, but no text */
    }
    int status;
    waitpid(child, &status, 0);
    int code = WEXITSTATUS(status);
    if (strcmp(bad[i], "reads") == 0 ? code != 0 && code != EXIT_MACHINE : code != EXIT_MACHINE)
      fail_msg("%s: %d", bad[i], code);
    char *said = folder_read(other, "message");
    if (code == EXIT_MACHINE)
      has(said, bad[i]);
    if (strcmp(bad[i], "stops") == 0)
      has(said, "no way on");
    free(said);
    folder_free(other);
  }
}

static void table_of_outputs(void **state)
{
  (void)state;
  Arena *arena = arena_new();
  const char *nearest = NULL;
  assert_null(emit_unknown_format(arena, NULL, &nearest));
  assert_null(emit_unknown_format(arena, "policy,register", &nearest));
  assert_null(emit_unknown_format(arena, "all", &nearest));
  assert_string_equal(emit_unknown_format(arena, "policy,regster", &nearest), "regster");
  assert_string_equal(nearest, "register");
  for (size_t i = 0; i < output_count; i++) {
    assert_true(outputs[i].usual & outputs[i].audiences);
    assert_non_null(outputs[i].format);
    /* What is for the public is not written where there are errors. */
    if (outputs[i].document && (outputs[i].audiences & EMIT_PUBLIC))
      assert_true(outputs[i].publishable);
  }
  arena_free(arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_language), cmocka_unit_test(landmarks),   cmocka_unit_test(all_languages),
    cmocka_unit_test(links),        cmocka_unit_test(texts),       cmocka_unit_test(forms),
    cmocka_unit_test(style_of_fragments),
    cmocka_unit_test(each_tree_once),
    cmocka_unit_test(frame_in_one_language),
    cmocka_unit_test(snowman),      cmocka_unit_test(stylesheets), cmocka_unit_test(table_of_outputs),
  };
  return cmocka_run_group_tests(tests, build_once, forget);
}
