/* read_clock.h: a time of the day as it is written, with what it leaves open. */
#ifndef DL_DATES_READ_CLOCK_H
#define DL_DATES_READ_CLOCK_H

#include "dates/read.h"

/* Which half of the day: the hours to add to one of twelve. */
enum dl_half { DL_HALF_OPEN = -1, DL_HALF_AM = 0, DL_HALF_PM = 12 };

/* How sure a reading is to be a time at all. "3 p.m." is sure; "6.45" is one only beside a date (weak), "5" only
 * after "at" or in a range besides (bare). */
enum dl_sureness { DL_BARE, DL_WEAK, DL_SURE };

struct dl_reading {
    struct dl_clock clock;
    int half; /* enum dl_half */
    enum dl_sureness sureness;
    bool has_colon, has_dot;
    uint8_t mod; /* enum dl_mod */
};

/* A time with all that can stand behind it. in_stretch: it is one end of a stretch of hours, where "7 to 9" is no
 * seven minutes before nine. */
bool dl_read_clock(struct dl_cursor *c, bool in_stretch, struct dl_reading *reading);

/* "+02:00", "-0500", "+01": the sign right before its digits. */
bool dl_take_offset(struct dl_cursor *c, struct dl_clock *clock);

/* An hour, with minutes behind it in digits: "5", "5.30", "17h30", "noon". */
bool dl_read_hour(struct dl_cursor *c, struct dl_reading *reading);

/* True when a word before the cursor says that an hour may follow. */
bool dl_is_hour_placed(const struct dl_cursor *c);

void dl_set_hour(struct dl_reading *reading, int hour, int minute);

/* Puts the hour into the half of the day; false when it cannot be there: 14 a.m. */
bool dl_reading_set_half(struct dl_reading *reading, int half);

#endif
