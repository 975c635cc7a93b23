/* when.h: what a time expression says, before any reference date and in no language.
 *
 *     "16 November 1933"      CALENDAR  first 1933-11-16, unit DAY
 *     "the early 1930s"       CALENDAR  first 1930, unit DECADE; mod START
 *     "last May"              CALENDAR  first month 5, no year; direction LAST
 *     "5-7 May 1921"          RANGE     first 1921-05-05, last 1921-05-07
 *     "almost 90 years ago"   RELATIVE  amount -90, unit YEAR; mod APPROX
 *     "May of next year"      RELATIVE  amount +1, unit YEAR; first month 5, unit MONTH
 *     "a week after Easter"   CALENDAR  holiday Easter; amount +1, unit WEEK
 *     "the week of May 5"     CALENDAR  first 05-05; amount 0, unit WEEK
 *     "last day of May 2018"  CALENDAR  first 2018-05; pick -1, unit DAY
 *     "next Monday to May 5"  RANGE     first weekday 1, direction NEXT; last 05-05
 *     "Monday, 3 to 5 p.m."   CALENDAR  first weekday 1; clock 15:00, until 17:00
 *     "two and a half years"  DURATION  amount 2.5, unit YEAR
 *     "two or three years"    DURATION  amount 2, other_amount 3, unit YEAR; OR
 *     "every Tuesday"         SET       first weekday 2
 *     "now"                   VAGUE     amount 0
 */
#ifndef DL_DATES_WHEN_H
#define DL_DATES_WHEN_H

#include "candidate.h"

#include <stdbool.h>
#include <stdint.h>

enum dl_when_kind { DL_WHEN_CALENDAR, DL_WHEN_RANGE, DL_WHEN_RELATIVE, DL_WHEN_DURATION, DL_WHEN_SET, DL_WHEN_VAGUE };

/* From fine to coarse. The numbers are those of the lexicon's unit rows. */
enum dl_unit {
    DL_UNIT_NONE,
    DL_UNIT_SECOND,
    DL_UNIT_MINUTE,
    DL_UNIT_HOUR,
    DL_UNIT_DAY,
    DL_UNIT_WEEKEND,
    DL_UNIT_WEEK,
    DL_UNIT_MONTH,
    DL_UNIT_QUARTER,
    DL_UNIT_SEASON,
    DL_UNIT_HALF,
    DL_UNIT_YEAR,
    DL_UNIT_DECADE,
    DL_UNIT_CENTURY,
    DL_UNIT_MILLENNIUM
};

/* TIMEX3's mod. The numbers are those of the lexicon's part, about and bound rows. */
#define DL_MOD_LIST(X)                                                                                                 \
    X(NONE, "")                                                                                                        \
    X(START, "START")                                                                                                  \
    X(MID, "MID")                                                                                                      \
    X(END, "END")                                                                                                      \
    X(APPROX, "APPROX")                                                                                                \
    X(BEFORE, "BEFORE")                                                                                                \
    X(AFTER, "AFTER")                                                                                                  \
    X(LESS_THAN, "LESS_THAN")                                                                                          \
    X(MORE_THAN, "MORE_THAN")                                                                                          \
    X(EQUAL_OR_LESS, "EQUAL_OR_LESS")                                                                                  \
    X(EQUAL_OR_MORE, "EQUAL_OR_MORE")

enum dl_mod {
#define X(name, text) DL_MOD_##name,
    DL_MOD_LIST(X)
#undef X
        DL_MODS
};

/* "last May", "this May", "next May"; NONE: the text does not say. */
enum dl_direction { DL_DIRECTION_NONE, DL_DIRECTION_LAST, DL_DIRECTION_THIS, DL_DIRECTION_NEXT };

enum dl_when_flag {
    DL_WHEN_AMBIGUOUS_ORDER = 1, /* day and month could be the other way round */
    DL_WHEN_TWO_DIGIT_YEAR = 2,  /* first.year is 0 to 99: the century is not written */
    DL_WHEN_OLD_STYLE = 4,       /* a date of the Julian calendar, or of a dual year */
    DL_WHEN_ANAPHORIC = 8,       /* counts from the last date named, not from the reference date */
    DL_WHEN_FUTURE = 16,         /* the sentence looks ahead: a missing year or week is the next */
    DL_WHEN_FISCAL = 32,         /* the year is a fiscal one */
    DL_WHEN_MANY = 64,           /* an amount that is not told: "some years", "decades" */
    DL_WHEN_HOLIDAY = 128,       /* first.year and the holiday make the day */
    DL_WHEN_DAY_FIRST = 256,     /* in digits, read as day and month */
    DL_WHEN_MONTH_FIRST = 512,   /* in digits, read as month and day */
    DL_WHEN_WEAK = 1024,         /* no expression without another beside it: "6.45" beside a day */
    DL_WHEN_BARE = 2048,         /* weak, and needs "at" or a part of the day besides: "5" */
    DL_WHEN_HALF_OPEN = 4096,    /* an hour up to 12 that does not say which half of the day */
    DL_WHEN_OR = 8192,           /* between two amounts: amount and other_amount are of the same unit */
    DL_WHEN_PAST = 16384         /* the sentence tells of what was: a missing year is rather the last; with FUTURE: of
                                    what was to come, and rather the next */
};

#define DL_NO_YEAR INT16_MIN

/* A stretch of the calendar; what is not said is 0 (year: DL_NO_YEAR). */
struct dl_part {
    int16_t year;    /* astronomical; of decades, centuries, millennia: their first year */
    uint8_t month;   /* 1 to 12 */
    uint8_t day;     /* 1 to 31 */
    uint8_t unit;    /* enum dl_unit: the precision */
    uint8_t index;   /* which quarter, half, season (1 spring to 4 winter), week; of a fiscal year the month in
                        which it begins: the year before from February on */
    uint8_t weekday; /* 1 Monday to 7 Sunday; of a set DL_WORKING_DAYS */
};

enum { DL_WORKING_DAYS = 8 }; /* Monday to Friday */

enum dl_day_part { DL_NO_DAY_PART, DL_MORNING, DL_AFTERNOON, DL_EVENING, DL_NIGHT, DL_DAYTIME };

#define DL_NO_ZONE INT16_MIN

struct dl_clock {
    int8_t hour, minute, second; /* -1: not said; hour 24 is the midnight at the day's end */
    uint8_t part;                /* enum dl_day_part */
    int16_t zone;                /* minutes east of UTC */
};

/* The n-th unit or weekday inside of a period; negative: counted from its end; 0: the whole period. */
struct dl_pick {
    int8_t nth;
    uint8_t unit;    /* enum dl_unit */
    uint8_t weekday; /* or 1 Monday to 7 Sunday */
};

#define DL_AMOUNT_ONE 100 /* amounts are in hundredths */
#define DL_AMOUNT_MAX 1000000000000000
#define DL_AMOUNT_COUNTED_MAX (DL_AMOUNT_MAX / 100000) /* what may be counted from a day: no unit of it overflows */

struct dl_when {
    int64_t amount;       /* of unit; signed when RELATIVE; counted from first when CALENDAR */
    int64_t other_amount; /* of other_unit: "two years and three months"; of a RANGE that of last */
    struct dl_part first, last;
    struct dl_clock clock, until; /* until: the end of a stretch of hours; no hour: there is none */
    struct dl_pick pick;
    uint16_t flags;   /* enum dl_when_flag */
    uint32_t holiday; /* a holiday row's value */
    uint8_t kind;     /* enum dl_when_kind */
    uint8_t unit;     /* enum dl_unit */
    uint8_t other_unit;
    uint8_t mod;            /* enum dl_mod */
    uint8_t direction;      /* enum dl_direction */
    uint8_t last_direction; /* that of last */
    uint8_t first_at;       /* of what has two ends: the token of the window that the first one begins with, */
    uint8_t joint;          /* and the one between them; 0: it has none */
};

_Static_assert(sizeof(struct dl_when) <= 64, "an expression is one cache line");

/* Where the two ends of a stretch stand, in bytes from its start: the first one from first to first_end, the last one
 * from last to the stretch's end. last is 0: it is no stretch, or was not read as one. */
struct dl_ends {
    uint16_t first, first_end, last;
};

/* Nothing said yet. */
static inline struct dl_part dl_part_empty(void)
{
    return (struct dl_part){ .year = DL_NO_YEAR };
}

static inline struct dl_when dl_when_empty(enum dl_when_kind kind)
{
    static const struct dl_when empty = {
        .first = { .year = DL_NO_YEAR },
        .last = { .year = DL_NO_YEAR },
        .clock = { -1, -1, -1, DL_NO_DAY_PART, DL_NO_ZONE },
        .until = { -1, -1, -1, DL_NO_DAY_PART, DL_NO_ZONE },
    };
    struct dl_when when = empty;
    when.kind = (uint8_t)kind;
    return when;
}

/* True when the stretch of hours ends on the day after the one it begins on: "from 10 p.m. to 2 a.m." */
bool dl_when_ends_next_day(const struct dl_when *when);

/* Goes it from one point to another, and was noted where they stand? A length or a set does not. */
static inline bool dl_when_has_ends(const struct dl_when *when)
{
    return when->joint != 0 && when->kind <= DL_WHEN_RELATIVE;
}

/* One of the ends of what has two, as an expression of its own. */
struct dl_when dl_when_end(const struct dl_when *when, bool is_last);

/* DATE, TIME, DURATION or SET. */
enum dl_type dl_when_type(const struct dl_when *when);

/* Makes a length the date that lies so far ahead: "in two weeks" of what will be. Lengths of hours stay. */
void dl_when_turn_ahead(struct dl_when *when);

/* True when its value cannot be told without a reference date. */
bool dl_when_needs_reference(const struct dl_when *when);

/* Takes the other reading of an expression flagged DL_WHEN_AMBIGUOUS_ORDER. */
void dl_when_swap_order(struct dl_when *when);

#endif
