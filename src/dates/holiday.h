/* holiday.h: feasts and named days. Their rows are described in dicts/dates/README.md. */
#ifndef DL_DATES_HOLIDAY_H
#define DL_DATES_HOLIDAY_H

#include "dates/civil.h"

#include <stdbool.h>

/* True for a feast whose day is told by the sight of the moon, and by the calendar only to a day or so. */
bool dl_holiday_is_observed(int row);

/* The day of a holiday row in a year; false when it has none. */
bool dl_holiday_day(int row, int year, struct dl_civil *out);

/* True for a feast that is on the same day of every year: 100 times the month, plus the day. */
bool dl_holiday_is_fixed(int row);

#endif
