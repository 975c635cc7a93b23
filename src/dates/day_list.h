/* day_list.h: days that share the name of their month, each a mention of its own.
 *
 *     3, 5 and 7 May 2018       the 3rd, 5th and 7th of May      days before the date that has the name
 *     May 3, 5 and 7, 2018      Nov. 2 or 9                      days after it
 *
 * "3 and 4 May" and "3 to 7 May" are stretches (shapes_range.c).
 */
#ifndef DL_DATES_DAY_LIST_H
#define DL_DATES_DAY_LIST_H

#include "dates/when.h"
#include "dates/window.h"

/* The most days of a list on either side of the date that has the month's name. */
#define DL_DAY_LIST_MAX 15

struct dl_listed_day {
    uint32_t start, end; /* bytes of the block */
    struct dl_when when;
};

struct dl_day_list {
    struct dl_listed_day days[2 * DL_DAY_LIST_MAX + 1]; /* in text order */
    unsigned count;
};

/* The days of which a date is one, itself too; none begins before floor. The window is another one afterwards. */
void dl_list_days(struct dl_window *window, uint32_t floor, const struct dl_listed_day *date, struct dl_day_list *out);

#endif
