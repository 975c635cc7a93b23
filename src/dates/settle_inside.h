/* settle_inside.h: what is counted from a part of the calendar, or picked out of it, when the part is settled. */
#ifndef DL_DATES_SETTLE_INSIDE_H
#define DL_DATES_SETTLE_INSIDE_H

#include "dates/settle.h"

/* Puts what the expression counts from its part, or picks out of it, in the place of the part. */
void dl_settle_inside(const struct dl_when *when, struct dl_settled *out);

/* Adds hundredths of a unit, as far as they are whole days; false outside the years there are. */
bool dl_add_amount(struct dl_civil *day, int64_t amount, enum dl_unit unit);

#endif
