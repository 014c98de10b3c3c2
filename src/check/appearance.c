/*
 * appearance: whether what the documents look like can be read.
 */
#include <math.h>
#include <stdlib.h>

#include "check/check_int.h"

/* ---- PPC042 -------------------------------------------------------------------------------------- */

/* Least contrast of text on its ground: Web Content Accessibility Guidelines 2.2, 1.4.3 (level AA). */
static const double least_contrast = 4.5;

/* Relative luminance of one part of a colour, 0 to 255, as those guidelines define it. */
static double light_of(unsigned long part)
{
  double share = (double)part / 255;
  return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double contrast_on_white(const char *colour)
{
  unsigned long number = strtoul(colour + 1, NULL, 16);
  double luminance = 0.2126 * light_of(number >> 16 & 255) + 0.7152 * light_of(number >> 8 & 255) +
                     0.0722 * light_of(number & 255);
  return 1.05 / (luminance + 0.05);
}

void faint_accent(Check *check)
{
  const Organisation *organisation = check->model->organisation;
  if (!organisation)
    return;
  EACH (Appearance, appearance, organisation->appearance) {
    const Text *accent = &appearance->accent;
    if (!accent->value || contrast_on_white(accent->value) >= least_contrast)
      continue;
    /* rounded down: what is printed as 4.5 must be enough */
    long tenths = (long)floor(contrast_on_white(accent->value) * 10);
    Finding *finding = report(check, NULL, &organisation->element, accent->mark.place);
    finding_text(check->findings, finding, "colour", accent->value);
    finding_number(check->findings, finding, "whole", tenths / 10);
    finding_number(check->findings, finding, "tenth", tenths % 10);
  }
}
