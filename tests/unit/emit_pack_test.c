/*
 * pack: sheet trees as CSV and ODS, without a build round them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <zip.h>

#include "emit/pack_int.h"

/* ---- a writer that keeps its bytes ---- */

static Buffer written(OutputKind kind, const char *const *parts, size_t count)
{
  Arena *arena = arena_new();
  const Output output = {.document = "workbook", .kind = kind};
  const EmitOptions options = {.version = "0", .date = "2026-11-22"};
  Stage stage = {.arena = arena, .check = true, .lock = -1};
  Build build = {.options = &options, .arena = arena, .stage = &stage};
  const EmitRequest request = {.document = "workbook", .audience = EMIT_INTERNAL};
  Writer writer = {.build = &build, .output = &output, .request = &request, .language = "fr", .path = "x"};
  for (size_t i = 0; i < count; i++) {
    xmlDoc *workbook = xmlReadMemory(parts[i], (int)strlen(parts[i]), NULL, NULL, 0);
    assert_non_null(workbook);
    if (i == 0)
      pack_begin(&writer, &workbook, 1);
    pack_add(&writer, workbook);
    xmlFreeDoc(workbook);
  }
  pack_end(&writer);
  arena_free(arena);
  return writer.sink.buffer;
}

#define WORKBOOK(sheets) "<workbook document='workbook' part='1' lang='fr' title='R'>" sheets "</workbook>"

static void is_csv(const char *workbook, const char *expected)
{
  Buffer csv = written(OUTPUT_CSV, &workbook, 1);
  assert_string_equal(csv.at, expected);
  buffer_free(&csv);
}

/* ---- CSV ---- */

static void quotes(void **state)
{
  (void)state;
  is_csv(WORKBOOK("<sheet id='a' name='A'><column width='9'/><column width='9'/><column width='9'/>"
                  "<row><cell>a</cell><cell>b, c</cell><cell>say \"no\"</cell></row>"
                  "<row><cell>two\nlines</cell><cell/></row><row/></sheet>"),
         "a,\"b, c\",\"say \"\"no\"\"\"\r\n\"two\nlines\",,\r\n,,\r\n");
}

static void defuses(void **state)
{
  (void)state;
  is_csv(WORKBOOK("<sheet id='a' name='A'><row><cell>=1+1</cell><cell>+33</cell><cell>-x</cell><cell>@a</cell></row>"
                  "<row><cell>&#9;=1</cell><cell>&#13;=1</cell><cell>'=1</cell><cell> =1</cell></row>"
                  "<row><cell>＝1</cell><cell>a=1</cell><cell>'a'</cell><cell type='number' value='-5'>-5</cell></row>"
                  "</sheet>"),
         "\"'=1+1\",\"'+33\",\"'-x\",\"'@a\"\r\n\"'\t=1\",\"'\n=1\",\"''=1\",\"' =1\"\r\n\"'＝1\",a=1,'a',-5\r\n");
}

static void drafts(void **state)
{
  (void)state;
  is_csv("<workbook lang='fr' title='R' draft='Projet, non publiable'><sheet id='a' name='A'>"
         "<row filter='yes'><cell>a</cell><cell>b</cell></row><row><cell>1</cell><cell>2</cell></row></sheet></workbook>",
         "\"Projet, non publiable\",\r\na,b\r\n1,2\r\n");
}

static void covers(void **state)
{
  (void)state;
  is_csv(WORKBOOK("<sheet id='a' name='A'><row><cell columns='2' rows='2'>ab</cell><cell>c</cell></row>"
                  "<row><cell>c2</cell></row><row><cell>a3</cell><cell>b3</cell><cell rows='2'>c3</cell></row>"
                  "<row><cell>a4</cell></row></sheet>"),
         "ab,,c\r\n,,c2\r\na3,b3,c3\r\na4,,\r\n");
}

static void goes_on(void **state)
{
  (void)state;
  const char *parts[] = {WORKBOOK("<sheet id='a' name='A'><row><cell>1</cell></row></sheet>"),
                         WORKBOOK("<sheet id='a' name='A'><row><cell>2</cell></row></sheet>")};
  Buffer csv = written(OUTPUT_CSV, parts, 2);
  assert_string_equal(csv.at, "1\r\n2\r\n");
  buffer_free(&csv);
}

static void dates(void **state)
{
  (void)state;
  is_csv(WORKBOOK("<sheet id='a' name='A'><row><cell type='date' value='2026-11-22'>22 novembre 2026</cell>"
                  "<cell type='date' value='2026-13-22'>never</cell></row></sheet>"),
         "2026-11-22,never\r\n");
}

/* ---- names ---- */

static void names(void **state)
{
  (void)state;
  static const char *const rows[][2] = {
    {"2 - Liste", "2 - Liste"},
    {"2 - liste", "2 - liste (2)"},
    {"a/b\\c:d*e?f", "a-b-c-d-e-f"},
    {"[x]\n y", "(x) y"},
    {"'quoted'", "’quoted’"},
    {"", "-"},
    {"History", "History (2)"},
    {"Gestion de la relation avec les clients", "Gestion de la relation avec le…"},
    {"Gestion de la relation avec les fournisseurs", "Gestion de la relation ave… (2)"},
    {"\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600"
     "\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600",
     "\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600"
     "\U0001F600\U0001F600\U0001F600\U0001F600…"},
  };
  Arena *arena = arena_new();
  Pack pack = {.arena = arena, .names = map_new(arena)};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const char *name = pack_sheet_name(&pack, rows[i][0]);
    assert_string_equal(name, rows[i][1]);
    assert_true(pack_units(name) <= 31);
  }
  arena_free(arena);
}

static void columns(void **state)
{
  (void)state;
  static const struct {
    size_t column;
    const char *name;
  } rows[] = {{0, "A"}, {25, "Z"}, {26, "AA"}, {51, "AZ"}, {52, "BA"}, {701, "ZZ"}, {702, "AAA"}, {16383, "XFD"}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    char name[8];
    pack_column_name(rows[i].column, name);
    assert_string_equal(name, rows[i].name);
  }
}

/* ---- dates ---- */

static void spelt(void **state)
{
  (void)state;
  static const struct {
    const char *text, *value, *pattern; /* d dd m mm M y, and literals as they are */
  } rows[] = {
    {"22 novembre 2026", "2026-11-22", "d M y"}, {"1er mai 2026", "2026-05-01", "der M y"},
    {"22. November 2026", "2026-11-22", "d. M y"}, {"2026-05-04", "2026-05-04", "y-mm-dd"},
    {"5 août 2026", "2026-08-05", "d M y"},        {"22 novembre 2025", "2026-11-22", ""},
    {"le 22 novembre 2026", "2026-11-22", ""},     {"novembre 2026", "2026-11-22", ""},
    {"05/05/2026", "2026-05-05", "dd/mm/y"},       {"", "2026-05-05", ""},
  };
  static const char *const letters[] = {[DATE_DAY] = "d",   [DATE_DAY_TWO] = "dd",    [DATE_MONTH] = "m",
                                        [DATE_MONTH_TWO] = "mm", [DATE_MONTH_NAME] = "M", [DATE_YEAR] = "y"};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    DatePiece pieces[DATE_PIECES];
    Date date;
    assert_true(date_parse(rows[i].value, &date));
    size_t count = pack_date_pieces(rows[i].text, date, "fr", pieces);
    Buffer pattern = {0};
    buffer_text(&pattern, "");
    for (size_t k = 0; k < count; k++)
      if (pieces[k].part == DATE_LITERAL)
        buffer_add(&pattern, pieces[k].text, pieces[k].length);
      else
        buffer_text(&pattern, letters[pieces[k].part]);
    assert_string_equal(pattern.at ? pattern.at : "", rows[i].pattern);
    buffer_free(&pattern);
  }
}

/* ---- ODS ---- */

static char *unpacked(const Buffer *file, const char *name)
{
  zip_error_t error;
  zip_source_t *source = zip_source_buffer_create(file->at, file->length, 0, &error);
  zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  assert_non_null(zip);
  zip_stat_t first;
  assert_int_equal(zip_stat_index(zip, 0, 0, &first), 0);
  assert_string_equal(first.name, "mimetype");
  assert_int_equal(first.comp_method, ZIP_CM_STORE);
  zip_stat_t status;
  assert_int_equal(zip_stat(zip, name, 0, &status), 0);
  char *text = memory_new(status.size + 1);
  zip_file_t *open = zip_fopen(zip, name, 0);
  assert_int_equal(zip_fread(open, text, status.size), (zip_int64_t)status.size);
  text[status.size] = '\0';
  assert_int_equal(zip_fclose(open), 0); /* the sum is right */
  zip_discard(zip);
  return text;
}

/* The tables of a workbook's content. */
static void has_tables(const char *const *parts, size_t count, const char *expected)
{
  Buffer file = written(OUTPUT_ODS, parts, count);
  char *content = unpacked(&file, "content.xml");
  xmlDoc *parsed = xmlReadMemory(content, (int)strlen(content), NULL, NULL, 0);
  assert_non_null(parsed);
  xmlFreeDoc(parsed);
  if (!strstr(content, expected))
    fail_msg("no %s in %s", expected, content);
  free(content);
  buffer_free(&file);
}

static void holds(void **state)
{
  (void)state;
  const char *one = WORKBOOK("<sheet id='a' name='A'><row><cell style='label' columns='2'>a &lt;  b</cell></row></sheet>");
  has_tables(&one, 1,
             "<table:table-row table:style-name=\"ro0\"><table:table-cell table:style-name=\"Label\" "
             "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"1\" office:value-type=\"string\">"
             "<text:p>a &lt;<text:s text:c=\"2\"/>b</text:p></table:table-cell><table:covered-table-cell/>"
             "</table:table-row></table:table>");
}

/* To a sheet that comes in the next part, and to none. */
static void links(void **state)
{
  (void)state;
  const char *parts[] = {
    WORKBOOK("<sheet id='a' name='A'><row><cell link='#b'>to b</cell><cell link='#none'>x</cell>"
             "<cell link='javascript:x'>y</cell></row></sheet>"),
    WORKBOOK("<sheet id='b' name=\"L'un/e\"><row><cell link='#a'>back</cell></row></sheet>")};
  has_tables(parts, 2, "<text:p><text:a xlink:type=\"simple\" xlink:href=\"#'L''un-e'.A1\">to b</text:a></text:p>");
  has_tables(parts, 2, "<text:p>x</text:p>");
  has_tables(parts, 2, "<text:p>y</text:p>");
  has_tables(parts, 2, "<text:p><text:a xlink:type=\"simple\" xlink:href=\"#'A'.A1\">back</text:a></text:p>");
}

static void lists(void **state)
{
  (void)state;
  const char *parts[] = {
    WORKBOOK("<sheet id='a' name='A'><row><cell choices='countries'>fr</cell><cell choices='none'/></row></sheet>"),
    WORKBOOK("<sheet id='l' name='Listes'><row><cell>-</cell><cell list='countries'>fr</cell></row>"
             "<row><cell>-</cell><cell list='countries'>de</cell></row></sheet>")};
  has_tables(parts, 2, "table:condition=\"of:cell-content-is-in-list([$'Listes'.$B$1:.$B$2])\"");
  has_tables(parts, 2, "<table:content-validation table:name=\"choices2\" table:allow-empty-cell=\"true\">");
}

static void banner(void **state)
{
  (void)state;
  const char *one = "<workbook lang='fr' title='R' draft='Brouillon'><sheet id='a' name='A' freeze-rows='1'>"
                    "<row filter='yes'><cell>h</cell></row><row><cell>1</cell></row><row/><row><cell>after</cell></row>"
                    "</sheet></workbook>";
  has_tables(&one, 1, "<table:table-cell table:style-name=\"Draft\" office:value-type=\"string\"><text:p>Brouillon</text:p>");
  has_tables(&one, 1, "<text:p>h</text:p></table:table-cell></table:table-row></table:table-header-rows>");
  has_tables(&one, 1, "table:target-range-address=\"'A'.A2:'A'.A3\"");
  Buffer file = written(OUTPUT_ODS, &one, 1);
  char *settings = unpacked(&file, "settings.xml");
  assert_non_null(strstr(settings, "\"VerticalSplitPosition\" config:type=\"int\">2<"));
  free(settings);
  buffer_free(&file);
}

static void empty(void **state)
{
  (void)state;
  const char *one = WORKBOOK("");
  has_tables(&one, 1, "<table:table table:name=\"-\">");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(quotes), cmocka_unit_test(defuses), cmocka_unit_test(drafts),  cmocka_unit_test(covers),
    cmocka_unit_test(goes_on), cmocka_unit_test(dates), cmocka_unit_test(names),   cmocka_unit_test(columns), cmocka_unit_test(spelt),
    cmocka_unit_test(holds),  cmocka_unit_test(links),   cmocka_unit_test(lists),  cmocka_unit_test(banner),
    cmocka_unit_test(empty),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
