/*
 * appearance: whether what the documents look like can be read.
 */
#include <math.h>

#include "check/check_int.h"

/* ---- PPC042 -------------------------------------------------------------------------------------- */

/* Least contrast of text on its ground: Web Content Accessibility Guidelines 2.2, 1.4.3 (level AA).  On a
   dark screen the pages lighten the colour themselves. */
static const double least_contrast = 4.5;

void faint_accent(Check *check)
{
  const Organisation *organisation = check->model->organisation;
  if (!organisation)
    return;
  EACH (Appearance, appearance, organisation->appearance) {
    const Text *accent = &appearance->accent;
    if (!accent->value || colour_contrast(accent->value, "#ffffff") >= least_contrast)
      continue;
    /* rounded down: what is printed as 4.5 must be enough */
    long tenths = (long)floor(colour_contrast(accent->value, "#ffffff") * 10);
    Finding *finding = report(check, NULL, &organisation->element, accent->mark.place);
    finding_text(check->findings, finding, "colour", accent->value);
    finding_number(check->findings, finding, "whole", tenths / 10);
    finding_number(check->findings, finding, "tenth", tenths % 10);
  }
}
