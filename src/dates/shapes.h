/* shapes.h: the written shapes of time expressions.
 *
 * A shape is one function: it reads along the cursor and fills *out (which comes empty), or answers
 * false. It need not put the cursor back. To add a shape, write the function in the file of its
 * family and add its name to the table at that file's end.
 *
 *     shapes_date.c      days and months by name          3 March 2021, Nov. 16, Monday
 *     shapes_numeric.c   digits only                      2018-07-16, 3/4/2018
 *     shapes_period.c    years and what is made of them   1933, 19th century, summer 2016
 *     shapes_share.c     quarters, halves, fiscal years   Q3 2016, the first half of fiscal 2018
 *     shapes_decade.c    decades                          the 1990s, the thirties, les années 80
 *     shapes_clock.c     times of the day (read_clock.c)  14:30, 5 p.m., noon
 *     shapes_relative.c  told by a word of direction      yesterday, last Monday, this year
 *     shapes_feast.c     feasts, and told by them         Christmas 1914, the Friday before Easter
 *     shapes_calendars.c in two calendars                  25 October/7 November 1917
 *     shapes_counted.c   counted from another day         two weeks ago, a week from Friday
 *     shapes_picked.c    picked out of such a one         May of last year, the last Friday of May
 *     shapes_vague.c     past, present and future         now, the past, recent
 *     shapes_span.c      durations                        three years, the past nine days
 *     shapes_set.c       sets                             every Tuesday, twice a week
 *     shapes_range.c     from one part to another         5-7 May 1921, from 1933 to 1945
 *     shapes_composed.c  made of the others               early 1930s, about 1805, Monday at 5 p.m.
 *     shapes.c           chooses among them
 */
#ifndef DL_DATES_SHAPES_H
#define DL_DATES_SHAPES_H

#include "dates/when.h"
#include "dates/window.h"

typedef bool dl_shape(struct dl_cursor *c, struct dl_when *out);

/* A row of a family's table: the shape, and which tokens it can start with, so that others cost nothing.
 * after_the: the token after an article, for shapes that can start with one. needs: kinds of which one must follow
 * the first token (the article, if it has one) before the next word that is in no expression; 0: no such kind. */
struct dl_shape_row {
    dl_shape *shape;
    dl_word_set starts, after_the, needs;
};

#define DL_START(word_class) DL_WORD_BIT(DL_WORD_##word_class)
#define DL_START_DAY (DL_NUMBER_SMALL | DL_START(ordinal) | DL_START(cardinal))
#define DL_START_AMOUNT                                                                                                \
    (DL_NUMBER_ANY | DL_START(cardinal) | DL_START(vague_count) | DL_START(single) | DL_START(fraction) |              \
     DL_START(scale))
#define DL_START_THE_CALENDAR                                                                                          \
    (DL_START_DAY | DL_NUMBER_FOUR | DL_NUMBER_OTHER | DL_START_MARK | DL_START(season) | DL_START(unit) |             \
     DL_START(era) | DL_START(decade) | DL_START(filler))
#define DL_START_CALENDAR                                                                                              \
    (DL_START_DAY | DL_NUMBER_FOUR | DL_NUMBER_OTHER | DL_START_MARK | DL_START_LETTER | DL_START(weekday) |           \
     DL_START(month) | DL_START(holiday) | DL_START(unit) | DL_START(era) | DL_START(fiscal) | DL_START(season))
#define DL_START_THE_RELATIVE                                                                                          \
    (DL_START(direction) | DL_START(anaphor) | DL_START(deictic) | DL_START(weekend) | DL_START(unit) |                \
     DL_START(season) | DL_START(ordinal))
#define DL_START_RELATIVE                                                                                              \
    (DL_START(direction) | DL_START(anaphor) | DL_START(deictic) | DL_START(deictic_night) | DL_START(later) |         \
     DL_START(units) | DL_START_AMOUNT | DL_START(ordinal) | DL_START(month) | DL_START(season) | DL_START(weekday))

/* A family; at most 32 rows. The first of them are of all languages, the others of those where days come first. */
struct dl_shapes {
    const struct dl_shape_row *rows;
    size_t count, common;
    enum dl_family family;
};

/* The longest of the shapes that begin at the cursor. */
bool dl_longest_shape(const struct dl_shapes *family, struct dl_cursor *c, struct dl_when *out);

/* The longest of several families. */
bool dl_longest_of(const struct dl_shapes *const families[], size_t count, struct dl_cursor *c, struct dl_when *out);

extern const struct dl_shapes dl_shapes_date, dl_shapes_numeric, dl_shapes_period, dl_shapes_clock, dl_shapes_relative,
    dl_shapes_span, dl_shapes_range, dl_shapes_composed;

/* What a kind of token says of the rows of all families: which it can start, itself or after an article, and
 * which need it. needy: those that need any. */
struct dl_dispatch {
    struct dl_rows starts[64], after_the[64], needs[64], needy;
};

/* Fills the table from the rows of all families that a language with these properties has. */
void dl_shapes_prepare(struct dl_dispatch *out, uint32_t properties);

/* A calendar date of any kind: the longest of date, numeric and period. */
bool dl_calendar_shape(struct dl_cursor *c, struct dl_when *out);

/* "last year", "that week", "the previous day": a direction or a pointer back, and a unit. */
bool dl_directed_unit(struct dl_cursor *c, struct dl_when *out);

/* The same, and where a direction stands behind its noun "la semaine dernière". */
bool dl_told_unit(struct dl_cursor *c, struct dl_when *out);

/* True when a preposition or another word that announces a date stands before the cursor. */
bool dl_is_announced(const struct dl_cursor *c);

/* True where nothing follows that a noun at the cursor could only describe: "summer camp". */
bool dl_phrase_ends(const struct dl_cursor *c);

/* True before a word that begins a clause, which may tell more of a noun before it: "the time we met". */
bool dl_clause_begins(const struct dl_cursor *c);

/* Where the two ends stand of an expression that begins at start, of whose shape the window's tokens are. */
struct dl_ends dl_shapes_ends(struct dl_window *w, uint32_t start, const struct dl_when *when);

/* The longest expression that begins at token *at; *at becomes the token after it. */
bool dl_shapes_match(struct dl_window *w, unsigned *at, struct dl_when *out);

#endif
