/* period.h: the family of periods is in several files; shapes_period.c has its table. */
#ifndef DL_DATES_PERIOD_H
#define DL_DATES_PERIOD_H

#include "dates/shapes.h"

/* A unit that begins with the year. Answers true. */
bool dl_set_period(struct dl_when *out, int year, enum dl_unit unit);

/* Takes the s of "1990s" and "1990's". */
bool dl_take_plural(struct dl_cursor *c);

/* Takes one unit of this kind: "year". */
bool dl_take_unit(struct dl_cursor *c, enum dl_unit unit);

/* Takes what makes a year the first of two: "-17", "/17", "-2017" behind 2016. */
bool dl_take_second_year(struct dl_cursor *c, int year);

/* " of 1942", " 1942", " of 1941-42", " of fiscal 2018" after a season, a quarter or a half. */
bool dl_take_year_after(struct dl_cursor *c, struct dl_when *out);

/* Reads "last quarter", "final half", and "last third", which is no share by itself: its index stays 0. */
bool dl_read_last_share(struct dl_cursor *c, struct dl_part *part);

/* The shapes of shapes_share.c. */
dl_shape dl_fiscal_year, dl_year_fiscal, dl_fiscal_share, dl_share_of_period, dl_share_of_year, dl_year_share,
    dl_letter_behind, dl_quarter_by_letter;

/* The shapes of shapes_decade.c. */
dl_shape dl_decade_in_digits, dl_decade_of_era, dl_short_decade, dl_decade_in_words, dl_decade_of_years;

#endif
