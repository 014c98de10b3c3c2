/*
 * Dates and durations, as ISO 8601 writes them.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/base.h"

enum { YEAR_LAST = 9999 };

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static int days_in_month(int year, int month)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

/* ---- dates ------------------------------------------------------------------------------------------- */

bool date_parse(const char *text, Date *date)
{
  if (text == NULL || strlen(text) != 10)
    return false;
  for (int i = 0; i < 10; i++) {
    if (i == 4 || i == 7 ? text[i] != '-' : !is_digit(text[i]))
      return false;
  }
  const int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  const int day = (text[8] - '0') * 10 + (text[9] - '0');

  if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
    return false;
  *date = (Date){.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
  return true;
}

int date_compare(Date a, Date b)
{
  if (a.year != b.year)
    return a.year < b.year ? -1 : 1;
  if (a.month != b.month)
    return a.month < b.month ? -1 : 1;
  return (a.day > b.day) - (a.day < b.day);
}

/* Since the first of March of the year 0: February comes last in its year. */
static long day_number(Date date)
{
  const long month = (date.month + 9) % 12, year = date.year - (date.month < 3);
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day;
}

long date_days(Date from, Date to)
{
  return day_number(to) - day_number(from);
}

Date date_today(void)
{
  time_t now = time(NULL);
  const char *epoch = getenv("SOURCE_DATE_EPOCH");

  if (epoch != NULL && *epoch != '\0') {
    char *end;
    errno = 0;
    const long long seconds = strtoll(epoch, &end, 10);
    /* Passing over a value that cannot be read would quietly give up a build that was meant to repeat. */
    if (errno != 0 || *end != '\0' || !is_digit(*epoch) || seconds > INT64_C(253402300799))
      machine_failed("SOURCE_DATE_EPOCH is not a number of seconds since 1970: %s", epoch);
    now = (time_t)seconds;
  }
  struct tm utc;
  if (gmtime_r(&now, &utc) == NULL)
    machine_failed("the clock cannot be read");
  return (Date){
    .year = (int16_t)(utc.tm_year + 1900), .month = (uint8_t)(utc.tm_mon + 1), .day = (uint8_t)utc.tm_mday};
}

/* Years and months first, then days.  Where the month has no such day, the period ends with the last one it
   has: Regulation (EEC, Euratom) 1182/71, Art. 3(2)(c), second sentence.  That periods ending on a holiday
   run on to the next working day (Art. 3(4)) is left out: it needs each country's calendar. */
Date date_add(Date date, Duration duration)
{
  if (date.year == 0)
    return date;

  const long months = (long)date.year * 12 + (date.month - 1) + (long)duration.years * 12 + duration.months;
  long year = months / 12;
  int month = (int)(months % 12) + 1;
  const Date last = {.year = YEAR_LAST, .month = 12, .day = 31};
  if (year > YEAR_LAST)
    return last;

  const int longest = days_in_month((int)year, month);
  long day = (date.day > longest ? longest : date.day) + (long)duration.days;
  for (int days; day > (days = days_in_month((int)year, month));) {
    day -= days;
    if (++month > 12) {
      month = 1;
      year++;
    }
  }
  if (year > YEAR_LAST)
    return last;
  return (Date){.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
}

void date_format(Date date, char text[11])
{
  const unsigned year = date.year < 0 ? 0 : (unsigned)date.year % 10000;
  snprintf(text, 11, "%04u-%02u-%02u", year, date.month % 100u, date.day % 100u);
}

/* ---- durations --------------------------------------------------------------------------------------- */

/* The parts in the order in which they may stand. */
typedef struct Part {
  char letter;
  bool of_time; /* behind the T */
  unsigned times;
  size_t member;
} Part;

#define MEMBER(name) offsetof(Duration, name)

/* clang-format off */
static const Part parts[] = {
  {'Y', false, 1, MEMBER(years)}, {'M', false, 1, MEMBER(months)},  {'W', false, 7, MEMBER(days)},
  {'D', false, 1, MEMBER(days)},  {'H', true, 1, MEMBER(hours)},    {'M', true, 1, MEMBER(minutes)},
  {'S', true, 1, MEMBER(seconds)},
};
/* clang-format on */

/* One number and its letter; `*next` is the first part that may still come. */
static const char *part_parse(const char *at, bool of_time, size_t *next, Duration *duration)
{
  unsigned long number = 0;

  if (!is_digit(*at))
    return NULL;
  for (; is_digit(*at); at++) {
    number = number * 10 + (unsigned long)(*at - '0');
    if (number > UINT16_MAX)
      return NULL;
  }
  for (size_t i = *next; i < COUNT_OF(parts); i++) {
    if (parts[i].letter != *at || parts[i].of_time != of_time)
      continue;
    uint16_t *member = (uint16_t *)(void *)((char *)duration + parts[i].member);
    number = number * parts[i].times + *member;
    if (number > UINT16_MAX)
      return NULL;
    *member = (uint16_t)number;
    *next = i + 1;
    return at + 1;
  }
  return NULL;
}

/* No sign and no fractions: neither has a meaning for a period of retention. */
bool duration_parse(const char *text, Duration *duration)
{
  Duration read = {0};
  size_t next = 0;
  bool of_time = false;

  if (text == NULL || *text != 'P')
    return false;
  const char *at = text + 1;
  do { /* at least one part behind P, and one behind T */
    if (*at == 'T' && !of_time) {
      of_time = true;
      at++;
    }
    at = part_parse(at, of_time, &next, &read);
    if (at == NULL)
      return false;
  } while (*at != '\0');
  *duration = read;
  return true;
}

void duration_format(Duration duration, char text[DURATION_TEXT])
{
  bool of_time = false;
  int length = 1;
  strcpy(text, "P");
  for (size_t i = 0; i < COUNT_OF(parts); i++) {
    const unsigned count = *(const uint16_t *)((const char *)&duration + parts[i].member);
    if (!count || parts[i].times != 1) /* weeks were read as days */
      continue;
    length += sprintf(text + length, "%s%u%c", parts[i].of_time && !of_time ? "T" : "", count, parts[i].letter);
    of_time |= parts[i].of_time;
  }
  if (length == 1)
    strcpy(text, "P0D");
}

static int64_t in_seconds(Duration duration)
{
  enum { DAY = 86400, MONTH = 2629800 }; /* 365.25 days / 12 is a whole number of seconds */
  return ((int64_t)duration.years * 12 + duration.months) * MONTH + (int64_t)duration.days * DAY +
         (int64_t)duration.hours * 3600 + (int64_t)duration.minutes * 60 + duration.seconds;
}

int duration_compare(Duration a, Duration b)
{
  const int64_t first = in_seconds(a), second = in_seconds(b);
  return (first > second) - (first < second);
}

bool duration_is_zero(Duration duration)
{
  return in_seconds(duration) == 0;
}
