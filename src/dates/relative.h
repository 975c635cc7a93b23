/* relative.h: the family of relative expressions is in several files; shapes_relative.c has its table. */
#ifndef DL_DATES_RELATIVE_H
#define DL_DATES_RELATIVE_H

#include "dates/shapes.h"

/* Counts an amount, in hundredths, of a unit from the reference. Answers true. */
bool dl_set_relative(struct dl_when *out, int64_t amount, enum dl_unit unit);

/* The value of a direction row for "latest": the last of its kind, also with an article. */
enum { DL_DIRECTION_LATEST = 9 };

/* And for "coming": the next from the reference, also with an article. */
enum { DL_DIRECTION_COMING = 8 };

/* And for "final": the last inside of what it is told of, and of nothing else. */
enum { DL_DIRECTION_FINAL = 7 };

/* The shapes of shapes_counted.c. */
dl_shape dl_year_ago_period, dl_counted_from_today, dl_sum_from, dl_counted_from, dl_amount_from_day, dl_weekdays_from,
    dl_counted_after_turn, dl_units_from, dl_unit_before, dl_day_part_before;

/* The shapes of shapes_vague.c. */
dl_shape dl_vague_time, dl_vague_noun, dl_same_period;

/* The shapes of shapes_picked.c. */
dl_shape dl_part_of_directed_year, dl_weekday_of_directed_week, dl_unit_of_day, dl_picked, dl_day_of_directed_month,
    dl_end_of_unit, dl_plain_day_alone;

/* The shapes of shapes_behind.c. */
dl_shape dl_noun_directed, dl_turned_behind;

/* The shape of shapes_calendars.c. */
dl_shape dl_day_in_two_calendars;

#endif
