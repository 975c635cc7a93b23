/* settle.h: puts an expression on the calendar.
 *
 * What it leaves out (a year, a century, the day it counts from) is taken from the reference date.
 * Without one it stays out: nothing is ever taken from the clock.
 */
#ifndef DL_DATES_SETTLE_H
#define DL_DATES_SETTLE_H

#include "dates/civil.h"
#include "dates/when.h"

struct dl_settled {
    struct dl_part first, last; /* last: of a range, and of what is long */
    bool had_reference, used_reference;
    bool is_open; /* nothing told where on the calendar it lies */
    bool is_long; /* a feast of several days, or between two amounts: from first to last */
};

void dl_settle(const struct dl_when *when, const struct dl_civil *reference, struct dl_settled *out);

/* The first and the last day of a part whose year is known; false when there is no such day. */
bool dl_part_bounds(const struct dl_part *part, struct dl_civil *earliest, struct dl_civil *latest);

/* The part of this precision that holds the day. */
struct dl_part dl_part_around(struct dl_civil day, enum dl_unit unit);

#endif
