/* span.h: the family of lengths and sets is in two files; shapes_span.c has its table. */
#ifndef DL_DATES_SPAN_H
#define DL_DATES_SPAN_H

#include "dates/shapes.h"

/* Makes a length or a set of an amount of the unit of a row; false: it is too large. */
bool dl_set_span(struct dl_when *out, enum dl_when_kind kind, int64_t amount, int row);

/* Reads one amount, or two: the other one goes into out. */
bool dl_read_span_amounts(struct dl_cursor *c, int64_t *amount, struct dl_when *out);

/* The shapes of shapes_set.c. */
dl_shape dl_per_unit, dl_times_per_unit, dl_every_name, dl_every_unit, dl_often, dl_weekdays, dl_day_of_every_month;

#endif
