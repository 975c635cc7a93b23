/* settle_inside.h: what is counted from a part of the calendar, or picked out of it, when the part is settled. */
#ifndef DL_DATES_SETTLE_INSIDE_H
#define DL_DATES_SETTLE_INSIDE_H

#include "dates/settle.h"

/* Puts what the expression counts from its part, or picks out of it, in the place of the part. */
void dl_settle_inside(const struct dl_when *when, struct dl_settled *out);

#endif
