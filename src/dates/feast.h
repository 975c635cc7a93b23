/* feast.h: feasts in expressions, shapes of several families; they are in shapes_feast.c. */
#ifndef DL_DATES_FEAST_H
#define DL_DATES_FEAST_H

#include "dates/shapes.h"

/* Takes the name of a feast where it is surely one. */
bool dl_take_feast(struct dl_cursor *c, struct dl_when *out);

/* Is it a feast of several days? */
bool dl_is_long_feast(const struct dl_when *when);

/* Of the family of dates. */
dl_shape dl_feast, dl_feast_week, dl_weekday_from_day;

/* Of the family of relative expressions. */
dl_shape dl_holiday_of_year;

#endif
