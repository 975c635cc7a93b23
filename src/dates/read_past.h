/* read_past.h: a time that is told by minutes beside an hour. */
#ifndef DL_DATES_READ_PAST_H
#define DL_DATES_READ_PAST_H

#include "dates/read_clock.h"

/* "half past five", "las tres y media", "halb sechs". The reading comes empty. in_stretch: as of dl_read_clock. */
bool dl_read_minutes_beside(struct dl_cursor *c, bool in_stretch, struct dl_reading *reading);

#endif
