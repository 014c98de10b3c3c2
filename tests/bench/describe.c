/*
 * describe: descriptions of any size, for make bench.
 *
 *   describe N           a register of N processings, in French and English
 *   describe faulty N    the same with two errors a processing
 *   describe minimal I   the I-th of many small organisations
 *
 * The texts are words of a made-up vocabulary, drawn without pattern: a text that repeated itself would flatter
 * every cache.  The draw hangs on nothing but N and the place of the text, so that the same call gives the same
 * bytes everywhere.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VOCABULARY = 4000, WORD_SIZE = 32, LANGUAGES = 2 };

typedef struct Speech {
  const char *code;
  const char *const *onsets, *const *nuclei, *const *codas;
  size_t onset_count, nucleus_count, coda_count;
  char words[VOCABULARY][WORD_SIZE];
} Speech;

static const char *const french_onsets[] = {"b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "ch",
                                            "pr", "tr", "bl", "gr", "cl", "vr"};
static const char *const french_nuclei[] = {"a", "e", "i", "o", "u", "é", "ou", "an", "on", "ai", "eu", "è", "in"};
static const char *const french_codas[] = {"", "", "", "r", "s", "t", "l", "que", "nt", "ge"};
static const char *const english_onsets[] = {"b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "w",
                                             "th", "st", "pr", "br", "sh", "cl", "gr"};
static const char *const english_nuclei[] = {"a", "e", "i", "o", "u", "ea", "ou", "ai", "oo", "ee"};
static const char *const english_codas[] = {"", "", "n", "t", "r", "s", "l", "ck", "nd", "ng", "m", "st"};

#define SOUNDS(list) (list), sizeof(list) / sizeof *(list)

static Speech speeches[LANGUAGES];
static uint64_t state;
static bool faulty; /* the two processors of every processing have no contract (PPC403) */

static void seed(uint64_t number)
{
  state = number * UINT64_C(0x9E3779B97F4A7C15) + UINT64_C(0x2545F4914F6CDD1D);
}

static size_t draw(size_t below)
{
  state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (size_t)((state >> 33) % below);
}

static void learn(Speech *speech, const char *code, const char *const *onsets, size_t onset_count,
                  const char *const *nuclei, size_t nucleus_count, const char *const *codas, size_t coda_count)
{
  static const unsigned lengths[] = {1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4};
  speech->code = code;
  seed((uint64_t)code[0]);
  for (size_t i = 0; i < VOCABULARY; i++) {
    char *word = speech->words[i];
    unsigned length = lengths[draw(sizeof lengths / sizeof *lengths)];
    for (unsigned k = 0; k < length; k++) {
      strcat(word, onsets[draw(onset_count)]);
      strcat(word, nuclei[draw(nucleus_count)]);
    }
    strcat(word, codas[draw(coda_count)]);
    i -= strcmp(word, "peut") == 0; /* drawn again: it would be a hedge (PPC932) */
  }
}

static size_t letters(const char *word)
{
  size_t count = 0;
  for (; *word; word++) count += (*word & 0xC0) != 0x80;
  return count;
}

/* <element xml:lang="..">words</element> in every language. Of a text and its translation, one that is more than
   twice as long as the other is a finding (PPC931): both are drawn again. */
static void prose(const char *element, unsigned count)
{
  enum { MOST_WORDS = 32 };
  const char *words[LANGUAGES][MOST_WORDS];
  size_t lengths[LANGUAGES];
  do {
    for (size_t i = 0; i < LANGUAGES; i++) {
      lengths[i] = 0;
      for (unsigned k = 0; k < count; k++) {
        words[i][k] = speeches[i].words[draw(VOCABULARY)];
        lengths[i] += letters(words[i][k]) + (k > 0);
      }
    }
  } while (lengths[0] > 2 * lengths[1] || lengths[1] > 2 * lengths[0]);
  for (size_t i = 0; i < LANGUAGES; i++) {
    printf("<%s xml:lang=\"%s\">", element, speeches[i].code);
    for (unsigned k = 0; k < count; k++) printf("%s%s", k ? " " : "", words[i][k]);
    printf("</%s>", element);
  }
  putchar('\n');
}

/* ---- a register -------------------------------------------------------------------------------------------- */

/* What is named once grows with the register, as it does in life. */
typedef struct Pool {
  size_t categories, parties, retentions, measures, situations;
} Pool;

static void organisation(const char *name)
{
  printf("<organisation id=\"self\" country=\"FR\"><name>%s</name><legal-form>SAS</legal-form>\n"
         "<registration>SIREN 000 000 000</registration><address>1 rue de l'Exemple, 00000 Exempleville</address>\n"
         "<email>bonjour@example.org</email><phone>+33 1 99 00 12 34</phone>\n"
         "<dpo status=\"designated\" designation=\"DPO-000000\" function=\"Juriste\"><name>Camille Exemple</name>\n"
         "<email>dpo@example.org</email></dpo>\n"
         "<rights-requests reply=\"P1M\" identity=\"doubt\" free=\"yes\"><email>droits@example.org</email>"
         "</rights-requests>\n<breaches owner=\"Juriste\" procedure=\"S7\" register=\"S8\"/></organisation>\n",
         name);
}

static void named_once(const Pool *pool)
{
  static const char *const families[] = {"identity", "contact", "connection", "economic", "usage", "transactions"};
  static const char *const countries[] = {"FR", "US", "IN"};
  static const char *const measures[] = {"access-control", "traceability", "software-protection", "backup",
                                         "encryption", "processor-control", "other"};
  puts("<subjects><subject id=\"customer\" kind=\"customer\"/><subject id=\"user\" kind=\"user\"/>"
       "<subject id=\"prospect\" kind=\"prospect\"/></subjects>\n<categories>");
  for (size_t i = 0; i < pool->categories; i++) {
    printf("<category id=\"c%zu\" family=\"%s\">", i, families[i % 6]);
    prose("label", 2);
    for (int k = 0; k < 3; k++) prose("item", 2);
    puts("</category>");
  }
  puts("</categories><parties>");
  for (size_t i = 0; i < pool->parties; i++)
    printf("<party id=\"r%zu\" country=\"%s\"><name>%s %s SA %zu</name></party>\n", i, countries[i % 3],
           speeches[0].words[draw(VOCABULARY)], speeches[0].words[draw(VOCABULARY)], i);
  puts("</parties><retentions>");
  for (size_t i = 0; i < pool->retentions; i++) {
    if (i % 2) {
      printf("<retention id=\"k%zu\"><active for=\"P%zuM\" after=\"last-contact\"/><end do=\"delete\"/></retention>\n",
             i, 1 + i % 35);
    } else {
      printf("<retention id=\"k%zu\"><active until=\"end-of-contract\"/><intermediate for=\"P%zuY\" "
             "after=\"end-of-contract\">", i, 1 + i % 9);
      prose("access", 4);
      puts("</intermediate><end do=\"delete\"/></retention>");
    }
  }
  puts("</retentions><measures>");
  for (size_t i = 0; i < pool->measures; i++) {
    printf("<measure id=\"m%zu\" family=\"%s\">", i, measures[i % 7]);
    prose("label", 5);
    puts("</measure>");
  }
  puts("</measures>");
}

static void situations(const Pool *pool, size_t count)
{
  static const char *const channels[] = {"telephone", "email", "form", "account", "post", "ticket"};
  puts("<situations>");
  for (size_t s = 0; s < pool->situations; s++) {
    printf("<situation id=\"s%zu\" channel=\"%s\" processing=\"", s, channels[s % 6]);
    for (size_t i = s; i < count; i += pool->situations) printf("%sp%zu", i > s ? " " : "", i);
    puts("\">");
    prose("label", 4);
    puts("</situation>");
  }
  puts("</situations>");
}

static void purpose(void)
{
  puts("<purpose id=\"u\" kind=\"service\">");
  prose("label", 9);
  puts("<basis kind=\"contract\" subject=\"customer\">");
  prose("contract", 6);
  puts("</basis><basis kind=\"legitimate-interest\" subject=\"user\" balancing=\"MB-1\" balanced=\"2026-03-02\">");
  prose("interest", 8);
  puts("</basis></purpose>\n<subject ref=\"customer user\"/>");
}

static void uses(const Pool *pool, size_t i)
{
  size_t category[4], party = 3 * draw(pool->parties / 3), measure = draw(pool->measures - 5);
  size_t first = draw(pool->categories), retention = draw(pool->retentions);
  for (size_t k = 0; k < 4; k++) category[k] = (first + k) % pool->categories;
  for (size_t k = 0; k < 4; k++) {
    if (k > 0) {
      printf("<data ref=\"c%zu\" origin=\"observed\"/>\n", category[k]);
      continue;
    }
    printf("<data ref=\"c%zu\" origin=\"subject\" required=\"yes\" requirement=\"contractual\">", category[k]);
    prose("consequence", 8);
    puts("</data>");
  }
  for (size_t k = 0; k < 3; k++) {
    printf("<recipient ref=\"r%zu\" role=\"%s\">", party + k, k == 2 ? "controller" : "processor");
    prose("when", 4);
    if (k < 2 && !faulty)
      printf("<contract reference=\"C-%zu\" date=\"2026-01-15\" clauses=\"a b c d e f g h\" "
             "sub-processors=\"none\" breach-notice=\"yes\"/>", party + k);
    puts("</recipient>");
  }
  for (size_t k = 1; k < 3; k++) {
    printf("<transfer recipient=\"r%zu\" instrument=\"scc\" reference=\"CCT %zu\" tia=\"TIA-%zu\" "
           "tia-date=\"2026-04-01\">", party + k, i, i);
    prose("copy", 5);
    puts("</transfer>");
  }
  for (size_t k = 0; k < 3; k++) {
    printf("<retain ref=\"k%zu\" data=\"c%zu", (retention + k) % pool->retentions, category[k]);
    if (k == 2) printf(" c%zu", category[3]); /* equal scopes would contradict each other */
    printf("\">");
    prose("because", 6);
    puts("</retain>");
  }
  printf("<measure ref=\"m%zu m%zu m%zu m%zu m%zu\"/>\n<no-automated-decision/>\n", measure, measure + 1, measure + 2,
         measure + 3, measure + 4);
}

static void processing(const Pool *pool, size_t i)
{
  seed(1000 + i);
  printf("<processing id=\"p%zu\" role=\"controller\" created=\"2026-03-02\" updated=\"2026-11-22\">\n", i);
  prose("title", 5);
  prose("description", 32);
  purpose();
  uses(pool, i);
  puts("</processing>");
}

static void frame(const char *version)
{
  printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<register xmlns=\"urn:ppc:register:1\" languages=\"fr en\" "
         "version=\"%s\" date=\"2026-11-22\" jurisdiction=\"FR\">\n", version);
}

static void notice(const char *subjects)
{
  printf("<notice id=\"site\" subjects=\"%s\"><covers><site href=\"https://example.org/\"/></covers>"
         "<changes announce=\"email page\"/><version n=\"1.0\" date=\"2026-11-22\"/></notice>\n</register>\n", subjects);
}

static void register_of(size_t count)
{
  const Pool pool = {.categories = 8 + count / 2, .parties = 6 + 3 * (count / 6), .retentions = 6 + count / 2,
                     .measures = 14 + count / 5, .situations = count < 12 ? 1 : 12};
  frame("1.0");
  seed(count);
  organisation("Exemple mesuré");
  named_once(&pool);
  situations(&pool, count);
  for (size_t i = 0; i < count; i++) processing(&pool, i);
  notice("customer user prospect");
}

/* ---- a small organisation ---------------------------------------------------------------------------------- */

static void minimal(size_t number)
{
  char name[WORD_SIZE * 2 + 16];
  frame("1.0");
  seed(number);
  snprintf(name, sizeof name, "Atelier %s %zu", speeches[0].words[draw(VOCABULARY)], number);
  organisation(name);
  puts("<subjects><subject id=\"customer\" kind=\"customer\"/></subjects>\n"
       "<categories><category id=\"identity\" family=\"identity\">");
  prose("item", 1);
  prose("item", 1);
  puts("</category></categories>\n<retentions><retention id=\"file\"><active for=\"P3Y\" after=\"last-contact\"/>"
       "<end do=\"delete\"/></retention></retentions>\n"
       "<measures><measure id=\"a\" family=\"access-control\"/><measure id=\"b\" family=\"backup\"/>"
       "<measure id=\"c\" family=\"encryption\"/></measures>\n<situations>"
       "<situation id=\"counter\" channel=\"contract\" processing=\"work\">");
  prose("label", 4);
  puts("</situation></situations>\n<processing id=\"work\" role=\"controller\" created=\"2026-01-12\" "
       "updated=\"2026-11-22\">");
  prose("title", 4);
  puts("<purpose id=\"u\" kind=\"service\" basis=\"contract\">");
  prose("label", 8);
  puts("</purpose><subject ref=\"customer\"/><data ref=\"identity\" origin=\"subject\" required=\"yes\" "
       "requirement=\"contractual\">");
  prose("consequence", 8);
  puts("</data><no-recipient/><no-transfer/><retain ref=\"file\"/><measure ref=\"a b c\"/>"
       "<no-automated-decision/></processing>");
  notice("customer");
}

int main(int count, char **arguments)
{
  learn(&speeches[0], "fr", SOUNDS(french_onsets), SOUNDS(french_nuclei), SOUNDS(french_codas));
  learn(&speeches[1], "en", SOUNDS(english_onsets), SOUNDS(english_nuclei), SOUNDS(english_codas));
  if (count == 3 && strcmp(arguments[1], "minimal") == 0) {
    minimal((size_t)strtoul(arguments[2], NULL, 10));
  } else if (count == 2 && strtoul(arguments[1], NULL, 10) > 0) {
    register_of((size_t)strtoul(arguments[1], NULL, 10));
  } else if (count == 3 && strcmp(arguments[1], "faulty") == 0 && strtoul(arguments[2], NULL, 10) > 0) {
    faulty = true;
    register_of((size_t)strtoul(arguments[2], NULL, 10));
  } else {
    fputs("usage: describe N | describe faulty N | describe minimal I\n", stderr);
    return 2;
  }
  return 0;
}
