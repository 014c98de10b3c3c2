/*
 * colour: contrast, as the Web Content Accessibility Guidelines 2.2 define it (1.4.3).
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/base.h"

/* Relative luminance of one part of a colour, 0 to 255. */
static double light_of(unsigned long part)
{
  double share = (double)part / 255;
  return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance_of(const char *colour)
{
  unsigned long number = strtoul(colour + 1, NULL, 16);
  return 0.2126 * light_of(number >> 16 & 255) + 0.7152 * light_of(number >> 8 & 255) +
         0.0722 * light_of(number & 255);
}

double colour_contrast(const char *colour, const char *ground)
{
  double one = luminance_of(colour), other = luminance_of(ground);
  return (fmax(one, other) + 0.05) / (fmin(one, other) + 0.05);
}

void colour_lighten(const char *colour, const char *ground, double contrast, char lighter[8])
{
  unsigned long number = strtoul(colour + 1, NULL, 16);
  unsigned long parts[] = {number >> 16 & 255, number >> 8 & 255, number & 255};
  for (unsigned long step = 0; step <= 100; step++) {
    unsigned mixed[3];
    for (size_t i = 0; i < COUNT_OF(parts); i++)
      mixed[i] = (unsigned)(parts[i] + (255 - parts[i]) * step / 100);
    snprintf(lighter, 8, "#%02x%02x%02x", mixed[0] & 255, mixed[1] & 255, mixed[2] & 255);
    if (colour_contrast(lighter, ground) >= contrast)
      return;
  }
}
