/* holiday.h: feasts and named days. Their rows are described in dicts/dates/README.md. */
#ifndef DL_DATES_HOLIDAY_H
#define DL_DATES_HOLIDAY_H

#include "dates/civil.h"

#include <stdbool.h>

/* True for a feast whose day is told by the moon as it is seen in a place, and by the calendar only to a day. */
bool dl_holiday_is_observed(int row);

/* The first and the last day of a holiday row in a year; false when it has none. */
bool dl_holiday_days(int row, int year, struct dl_civil *first, struct dl_civil *last);

/* True for a feast that lasts for several days. */
bool dl_holiday_is_long(int row);

/* False for an event that some years have not. */
bool dl_holiday_is_yearly(int row);

/* True for a feast whose days last from evening to evening: its first night is that of the day before. */
bool dl_holiday_begins_at_evening(int row);

/* True for a feast that is on the same day of every year: 100 times the month, plus the day. */
bool dl_holiday_is_fixed(int row);

#endif
