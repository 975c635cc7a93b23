/* period.h: the family of periods is in several files; shapes_period.c has its table. */
#ifndef DL_DATES_PERIOD_H
#define DL_DATES_PERIOD_H

#include "dates/shapes.h"

/* A unit that begins with the year. Answers true. */
bool dl_set_period(struct dl_when *out, int year, enum dl_unit unit);

/* Takes the s of "1990s" and "1990's". */
bool dl_take_plural(struct dl_cursor *c);

/* The shapes of shapes_decade.c. */
dl_shape dl_decade_in_digits, dl_decade_of_era, dl_short_decade, dl_decade_in_words, dl_decade_of_years;

#endif
