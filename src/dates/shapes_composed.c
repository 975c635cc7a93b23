/* shapes_composed.c: what is made of the shapes of other families.
 *
 *     [about] [the] [early] DATE          early 1930s, c. 1805, the end of May, mid-July 1942
 *     DATE [,|at] CLOCK   CLOCK [on] DATE   DATE DAY_PART   the DAY_PART of DATE
 *     SET [at] CLOCK   CLOCK SET            every Monday at 5 p.m., 3 p.m. each day
 *     [about|more than] SPAN | RELATIVE   almost 90 years ago
 */
#include "dates/read.h"
#include "dates/shapes.h"

/* A date, or a day told from another: what a part or a time of the day can be of. */
static bool point(struct dl_cursor *c, struct dl_when *out)
{
    static const struct dl_shapes *const families[] = { &dl_shapes_date, &dl_shapes_numeric, &dl_shapes_period,
                                                        &dl_shapes_relative };
    return dl_longest_of(families, 4, c, out);
}

static bool is_day(const struct dl_when *when)
{
    if (when->kind == DL_WHEN_CALENDAR) return when->first.unit == DL_UNIT_DAY;
    return when->kind == DL_WHEN_RELATIVE && (when->unit == DL_UNIT_DAY || when->first.unit == DL_UNIT_DAY);
}

static bool has_no_clock(const struct dl_when *when)
{
    return when->clock.hour < 0 && when->clock.part == DL_NO_DAY_PART;
}

/* "the year", "the war's year": a unit after an article, when a part of it is told: "the end of the year" */
static bool articled_unit(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor;
    const struct dl_token *part = dl_look_back(c);
    bool is_of = part->end >= 2 && memcmp(c->window->block->text + part->end - 2, "of", 2) == 0;
    bool is_phrase = part->is_phrase && dl_has_property(c, DL_PROPERTY_DAY_FIRST); /* "fin de", "Ende des" */
    const bool is_sure = is_phrase || dl_has_property(c, DL_PROPERTY_NO_ARTICLE);
    is_of = is_of || is_sure || dl_has_property(c, DL_PROPERTY_DAY_FIRST); /* "fine mese" */
    bool has_article = dl_take(c, DL_WORD_article, NULL);
    if (!has_article && !is_of) return false; /* "end of month", not "early day" */
    if (!dl_take(c, DL_WORD_unit, &row) || (!has_article && !is_sure && !dl_phrase_ends(c))) return false;
    out->kind = DL_WHEN_RELATIVE;
    out->flags |= DL_WHEN_ANAPHORIC;
    out->unit = (uint8_t)dl_unit_of_row(row, &factor);
    return out->unit >= DL_UNIT_DAY;
}

/* "morning", "in the morning" after a day */
static bool take_part_of_day(struct dl_cursor *c, struct dl_when *day)
{
    struct dl_cursor t = *c;
    int part;
    if (dl_take(&t, DL_WORD_preposition, NULL)) (void)dl_take(&t, DL_WORD_article, NULL);
    if (day->clock.part != DL_NO_DAY_PART || !dl_take(&t, DL_WORD_day_part, &part)) return false;
    day->clock.part = (uint8_t)part;
    *c = t;
    return true;
}

/* "year", "year 1999" behind "mid-", "end-" */
static bool unit_behind_dash(struct dl_cursor *c, struct dl_when *out)
{
    int row, year, factor;
    if (!dl_is_glued(c) || !dl_take(c, DL_WORD_unit, &row)) return false;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    *out = dl_when_empty(DL_WHEN_RELATIVE);
    out->unit = (uint8_t)unit;
    if (unit == DL_UNIT_YEAR && dl_read_plain_year(c, &year)) {
        *out = dl_when_empty(DL_WHEN_CALENDAR);
        out->first = (struct dl_part){ .year = (int16_t)year, .unit = DL_UNIT_YEAR };
    }
    return unit >= DL_UNIT_WEEK && factor == 1;
}

/* "early 1930s", "the late 19th century", "mid-July", "end-1986", "the end of 1933", "early last year" */
static bool part_of(struct dl_cursor *c, struct dl_when *out)
{
    int mod;
    const bool is_placed = dl_is_announced(c) || dl_token_is(dl_look_back(c), DL_WORD_at);
    const bool has_article = dl_take(c, DL_WORD_article, NULL);
    if (!dl_take(c, DL_WORD_part, &mod)) return false;
    const bool has_dash = dl_take_inner_mark(c, DL_MARK_DASH), needs_dash = mod >= DL_PART_BEFORE_DASH;
    const dl_word_set after_end = DL_WORD_BIT(DL_WORD_month) | DL_NUMBER_FOUR; /* "at end June", "by end 1987" */
    const bool is_told = is_placed && !has_article && (dl_peek(c, 0)->kinds & after_end) != 0;
    if (needs_dash && !has_dash && !is_told) return false;
    mod %= DL_PART_BEFORE_DASH;
    struct dl_cursor t = *c;
    if (!dl_looks_ahead(&(struct dl_cursor){ t.window, t.at + 1 }) && dl_take(&t, DL_WORD_preposition, NULL))
        *c = t; /* "early in 1933", not "late until Friday" */
    if (dl_has_property(c, DL_PROPERTY_DAY_FIRST)) (void)dl_take(c, DL_WORD_of, NULL); /* "fine dell'anno" */
    t = *c;
    if (!point(&t, out)) {
        t = *c;
        *out = dl_when_empty(DL_WHEN_CALENDAR);
        const bool may_be_unit = mod == DL_MOD_MID || needs_dash; /* "mid-year", "end-year" */
        if (!articled_unit(&t, out) && (t = *c, !may_be_unit || !unit_behind_dash(&t, out))) return false;
    }
    *c = t;
    if (out->mod != DL_MOD_NONE || out->kind == DL_WHEN_VAGUE || (out->flags & DL_WHEN_WEAK)) return false;
    if (is_day(out) && has_no_clock(out)) (void)take_part_of_day(c, out); /* "late Monday night" */
    out->mod = (uint8_t)mod;
    return true;
}

/* "in the early morning", "late night": the part says nothing that the value could */
static bool early_day_part(struct dl_cursor *c, struct dl_when *out)
{
    int part;
    (void)dl_take(c, DL_WORD_article, NULL);
    int mod;
    if (!dl_take(c, DL_WORD_part, &mod) || mod >= DL_PART_BEFORE_DASH) return false;
    if (mod == DL_MOD_MID) (void)dl_take_inner_mark(c, DL_MARK_DASH); /* "mid-morning" */
    if (dl_take(c, DL_WORD_preposition, NULL)) (void)dl_take(c, DL_WORD_article, NULL);
    bool has_part = dl_take(c, DL_WORD_day_part, &part), has_hours = dl_take_word(c, "hours");
    if (!has_part && (!has_hours || mod != DL_MOD_START)) return false;
    if (!has_part) part = DL_MORNING; /* "the early hours of 6 June" */
    out->clock.part = (uint8_t)part;
    out->mod = (uint8_t)mod;
    struct dl_cursor t = *c;
    struct dl_when day = dl_when_empty(DL_WHEN_CALENDAR);
    if (!dl_take(&t, DL_WORD_of, NULL)) (void)dl_take(&t, DL_WORD_preposition, NULL);
    if (point(&t, &day) && is_day(&day) && has_no_clock(&day)) {
        day.clock = out->clock;
        day.mod = out->mod;
        *out = day;
        *c = t;
        return true;
    }
    out->flags |= DL_WHEN_ANAPHORIC;
    return true;
}

static bool clock_date(struct dl_cursor *c, struct dl_when *out);

/* "1640-1702" behind "c.": the first of the two years is rough. */
static bool rough_years(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    struct dl_when range;
    if (!dl_longest_shape(&dl_shapes_range, &t, &range) || range.kind != DL_WHEN_RANGE) return false;
    if (range.first.unit != DL_UNIT_YEAR || range.last.unit != DL_UNIT_YEAR) return false;
    *out = range;
    *c = t;
    return true;
}

/* "about 1805", "c. 1805", "c.1640-1702", "around May 1933", "circa the 1930s", "around 2 a.m. Sunday" */
static bool about_point(struct dl_cursor *c, struct dl_when *out)
{
    int mod;
    const struct dl_token *word = dl_peek(c, 0);
    const bool is_count = dl_token_is(word, DL_WORD_vague_count); /* "some 50 years", not "some Friday" */
    const bool is_initial =
        (word->kinds & DL_START_LETTER) != 0 && word->upper; /* "in N. Y. C. today", but "C. 1390" */
    if (is_initial && dl_peek(c, 1)->kind != DL_TOKEN_NUMBER) return false;
    if (is_count || !dl_take(c, DL_WORD_about, &mod)) return false;
    struct dl_cursor t = *c;
    if (!rough_years(&t, out) && !part_of(&t, out)) {
        t = *c;
        *out = dl_when_empty(DL_WHEN_CALENDAR);
        struct dl_cursor timed = t;
        struct dl_when time = dl_when_empty(DL_WHEN_CALENDAR);
        bool is_point = point(&t, out);
        if (clock_date(&timed, &time) && (!is_point || timed.at > t.at)) {
            t = timed;
            *out = time;
        } else if (!is_point) {
            return false;
        }
    }
    *c = t;
    if (out->mod == DL_MOD_NONE) out->mod = (uint8_t)mod;
    return out->kind != DL_WHEN_VAGUE && !(out->flags & DL_WHEN_WEAK);
}

/* More than a year ago is before that day, more than a year later after it. */
static uint8_t side_of(const struct dl_when *when, int mod)
{
    bool is_past = when->amount < 0;
    if (when->kind == DL_WHEN_DURATION || (mod != DL_MOD_MORE_THAN && mod != DL_MOD_LESS_THAN)) return (uint8_t)mod;
    return (mod == DL_MOD_MORE_THAN) == is_past ? DL_MOD_BEFORE : DL_MOD_AFTER;
}

/* "almost 90 years ago", "more than three years", "at least two days", "about 5 p.m." */
static bool bounded_amount(struct dl_cursor *c, struct dl_when *out)
{
    static const struct dl_shapes *const families[] = { &dl_shapes_relative, &dl_shapes_span, &dl_shapes_clock };
    static const struct dl_shapes *const hours_first[] = { &dl_shapes_clock, &dl_shapes_relative, &dl_shapes_span };
    int mod, at = 0;
    (void)dl_take(c, DL_WORD_article, NULL);
    bool is_some = dl_token_is(dl_peek(c, 0), DL_WORD_vague_count); /* "some 50 years", not "some years" */
    if (is_some && (dl_peek(c, 1)->kinds & (DL_NUMBER_ANY | DL_START(cardinal))) == 0) return false;
    (void)dl_token_value(dl_peek(c, 0), DL_WORD_at, &at); /* "vers 8 heures" */
    bool is_about = dl_take(c, DL_WORD_about, &mod);
    if (!is_about && !dl_take(c, DL_WORD_bound, &mod)) return false;
    const struct dl_token *next = dl_peek(c, 0); /* not "over the past year": there it is a preposition */
    if (next->word->classes & (DL_WORD_BIT(DL_WORD_article) | DL_WORD_BIT(DL_WORD_direction))) return false;
    if (!dl_longest_of(at > 1 ? hours_first : families, 3, c, out) || out->kind == DL_WHEN_VAGUE) return false;
    if (at == 1 && out->clock.hour >= 0) return false; /* "um 8 Uhr" is no rough time */
    bool is_counted = out->kind == DL_WHEN_DURATION || (out->kind == DL_WHEN_CALENDAR && out->unit != DL_UNIT_NONE) ||
                      (out->kind == DL_WHEN_RELATIVE && out->amount != 0);
    if (!is_counted && (!is_about || out->clock.hour < 0 || (out->flags & DL_WHEN_BARE))) return false;
    out->flags &= (uint16_t)~DL_WHEN_WEAK;
    if (out->mod == DL_MOD_NONE) out->mod = side_of(out, mod);
    return true;
}

/* The hour that a part of the day makes of one that does not say its half: "8 this evening". */
static int hour_in_part(int hour, enum dl_day_part part)
{
    if (hour < 1 || hour > 12) return hour;
    if (part == DL_MORNING) return hour % 12;
    if (hour == 12 && (part == DL_EVENING || part == DL_NIGHT)) return 24;
    if (part == DL_AFTERNOON || part == DL_EVENING) return hour % 12 + 12;
    return part == DL_NIGHT && hour >= 5 ? hour + 12 : hour;
}

/* Puts a time on a day; what the day says of the part of the day tells the half. */
static void set_time(struct dl_when *day, const struct dl_when *time)
{
    enum dl_day_part part = (enum dl_day_part)day->clock.part;
    day->clock = time->clock;
    day->until = time->until;
    day->first_at = time->first_at, day->joint = time->joint;
    day->flags |= time->flags & DL_WHEN_HALF_OPEN;
    day->flags &= (uint16_t) ~(DL_WHEN_WEAK | DL_WHEN_BARE);
    if (day->mod == DL_MOD_NONE) day->mod = time->mod;
    if (part == DL_NO_DAY_PART || !(time->flags & DL_WHEN_HALF_OPEN)) return;
    day->clock.hour = (int8_t)hour_in_part(day->clock.hour, part);
    day->until.hour = (int8_t)hour_in_part(day->until.hour, part);
    day->flags &= (uint16_t)~DL_WHEN_HALF_OPEN;
}

/* The year at the end of "Thu Sep 25 10:36:28 2003" */
static void take_last_year(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    int year;
    bool lacks_year = out->kind == DL_WHEN_CALENDAR && out->first.year == DL_NO_YEAR && out->first.month != 0;
    if (!lacks_year || !dl_read_plain_year(&t, &year) || dl_counts_things(&t)) return;
    out->first.year = (int16_t)year;
    *c = t;
}

/* "Monday at 5 p.m.", "16 July 2018, 14:30", "Monday morning", "tomorrow evening at 8", "yesterday at noon" */
static bool date_clock(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_when time = dl_when_empty(DL_WHEN_CALENDAR);
    if (!point(c, out) || !is_day(out) || out->clock.hour >= 0) return false;
    bool has_part = take_part_of_day(c, out);
    bool is_parted = out->clock.part != DL_NO_DAY_PART;
    struct dl_cursor t = *c;
    if (!dl_take_mark(&t, DL_MARK_COMMA)) (void)dl_take_inner_mark(&t, DL_MARK_COLON); /* "10/Oct/2000:13:55:36" */
    bool is_at = dl_take(&t, DL_WORD_at, NULL);
    is_at |= dl_take(&t, DL_WORD_about, NULL) || (is_parted && dl_take(&t, DL_WORD_preposition, NULL));
    if (!is_at && dl_has_property(c, DL_PROPERTY_DAY_FIRST) && dl_token_is(dl_peek(&t, 1), DL_WORD_clock))
        (void)dl_take(&t, DL_WORD_preposition, NULL); /* "ieri a mezzogiorno" */
    is_at |= dl_token_is(dl_peek(&t, 0), DL_WORD_from) || dl_token_is(dl_peek(&t, 0), DL_WORD_between);
    bool is_timed = dl_longest_shape(&dl_shapes_clock, &t, &time) && (time.clock.hour >= 0 || (is_at && !is_parted));
    bool is_stretch = is_parted && time.until.hour >= 0; /* "Monday morning 6-8" */
    if (is_timed && (time.flags & DL_WHEN_BARE) && (!(is_at || is_stretch) || dl_counts_things(&t))) is_timed = false;
    if (!is_timed) return has_part;
    *c = t;
    set_time(out, &time);
    take_last_year(c, out);
    return true;
}

/* "4 a.m. local time on Monday" */
static void take_local_time(struct dl_cursor *c)
{
    enum { LOCAL_TIME = 3 };
    int value;
    if (dl_token_value(dl_peek(c, 0), DL_WORD_oclock, &value) && value == LOCAL_TIME) c->at++;
}

/* "3/4 May", "4-5 November", "30 April/1 May 1945" behind "the night of": it begins on the first of two days. */
static bool night_of_two_days(struct dl_cursor *c, struct dl_when *out)
{
    static const struct dl_shapes *const families[] = { &dl_shapes_range, &dl_shapes_date };
    struct dl_cursor t = *c;
    struct dl_when days;
    if (!dl_longest_of(families, 2, &t, &days) || days.kind != DL_WHEN_RANGE) return false;
    const struct dl_part *first = &days.first, *last = &days.last;
    bool are_days = first->day != 0 && last->day != 0 && first->month != 0 && last->month != 0;
    bool follows = last->month == first->month ? last->day == first->day + 1 : last->day == 1 && first->day >= 28;
    if (!are_days || !follows) return false;
    *out = dl_when_empty(DL_WHEN_CALENDAR);
    out->first = *first;
    out->flags = days.flags;
    *c = t;
    return true;
}

/* "5 p.m. on Monday", "14:30, 16 July 2018", "the morning of 5 May", "noon yesterday", "8 this evening" */
static bool clock_date(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_when time = dl_when_empty(DL_WHEN_CALENDAR);
    int part;
    bool is_at = dl_token_is(dl_look_back(c), DL_WORD_at) || dl_token_is(dl_look_back(c), DL_WORD_about);
    bool is_label = dl_token_is(dl_look_back(c), DL_WORD_label); /* "Game 6 Tuesday night" */
    bool starts_in_digits = dl_peek(c, 0)->kind == DL_TOKEN_NUMBER;
    struct dl_cursor t = *c;
    if (!dl_longest_shape(&dl_shapes_clock, &t, &time) || time.clock.hour < 0) {
        t = *c;
        time = dl_when_empty(DL_WHEN_CALENDAR);
        (void)dl_take(&t, DL_WORD_article, NULL);
        if (!dl_take(&t, DL_WORD_day_part, &part)) return false;
        time.clock.part = (uint8_t)part;
    }
    *c = t;
    take_local_time(c);
    bool is_joined = dl_take_mark(c, DL_MARK_COMMA) || dl_take(c, DL_WORD_of, NULL);
    is_joined |= dl_take(c, DL_WORD_preposition, NULL);
    bool is_moment = time.clock.hour < 0 && dl_is_moment(dl_look_back(c)); /* "dawn Tuesday" */
    is_joined = is_joined || dl_has_property(c, DL_PROPERTY_NO_ARTICLE);   /* "вечером 5 мая" */
    if (!is_joined && time.clock.hour < 0 && !is_moment) return false;
    bool are_numbers = !is_joined && (time.flags & DL_WHEN_BARE) && dl_peek(c, 0)->kind == DL_TOKEN_NUMBER;
    if (are_numbers) return false; /* "at 6 1/2 per cent" */
    bool is_night = time.clock.part == DL_NIGHT && night_of_two_days(c, out);
    if (!is_night && !point(c, out)) return false;
    if (!is_day(out) || out->clock.hour >= 0) return false;
    if (time.clock.hour < 0 && out->clock.part != DL_NO_DAY_PART && out->clock.part != time.clock.part) return false;
    if (time.clock.hour >= 0)
        (void)take_part_of_day(c, out);
    else if (dl_token_value(dl_peek(c, 0), DL_WORD_day_part, &part) && part == time.clock.part)
        c->at++;                                                           /* "the wee hours of Saturday morning" */
    bool is_score = time.until.hour >= 0 && starts_in_digits && is_joined; /* "won 5-3 on Saturday" */
    bool is_bare = (time.flags & DL_WHEN_BARE) && (time.until.hour < 0 || is_score);
    if (is_bare && !is_at && (is_joined || is_label || out->clock.part == DL_NO_DAY_PART)) return false;
    set_time(out, &time);
    return true;
}

/* "every Monday at 5 p.m.", "daily at 5", "Tuesday afternoons"; "3 p.m. each day" */
static bool set_clock(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_when time = dl_when_empty(DL_WHEN_CALENDAR);
    if (!dl_longest_shape(&dl_shapes_span, c, out) || out->kind != DL_WHEN_SET) return false;
    if (out->first.weekday == 0 && out->unit != DL_UNIT_DAY && out->clock.part == DL_NO_DAY_PART) return false;
    (void)dl_take_mark(c, DL_MARK_COMMA);
    bool is_at = dl_take(c, DL_WORD_at, NULL) || dl_token_is(dl_peek(c, 0), DL_WORD_from);
    if (!dl_longest_shape(&dl_shapes_clock, c, &time) || time.clock.hour < 0) return false;
    if ((time.flags & DL_WHEN_BARE) && (!is_at || dl_counts_things(c))) return false;
    set_time(out, &time);
    return true;
}

static bool clock_set(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_when time = dl_when_empty(DL_WHEN_CALENDAR);
    if (!dl_longest_shape(&dl_shapes_clock, c, &time) || time.clock.hour < 0 || (time.flags & DL_WHEN_BARE))
        return false;
    (void)dl_take(c, DL_WORD_preposition, NULL);
    if (!dl_longest_shape(&dl_shapes_span, c, out) || out->kind != DL_WHEN_SET) return false;
    if (out->first.weekday == 0 && out->unit != DL_UNIT_DAY) return false;
    set_time(out, &time);
    return true;
}

/* What no day is told without. */
#define DAY                                                                                                            \
    (DL_NUMBER_ANY | DL_START(month) | DL_START(weekday) | DL_START(holiday) | DL_START(deictic) |                     \
     DL_START(deictic_night) | DL_START(direction) | DL_START(anaphor) | DL_START(ordinal) | DL_START(cardinal) |      \
     DL_START(single) | DL_START(vague_count))

static const struct dl_shape_row shapes[] = {
    { part_of, DL_START(part), DL_START(part), 0 },
    { early_day_part, DL_START(part), DL_START(part), 0 },
    { about_point, DL_START(about), 0, 0 },
    { bounded_amount, DL_START(about) | DL_START(bound), DL_START(about) | DL_START(bound), 0 },
    { date_clock, DL_START_CALENDAR | DL_START_RELATIVE, DL_START_THE_CALENDAR | DL_START_THE_RELATIVE,
      DL_NUMBER_ANY | DL_START(day_part) | DL_START(clock) | DL_START(cardinal) | DL_START(past) },
    { clock_date,
      DL_NUMBER_ANY | DL_START(cardinal) | DL_START(clock) | DL_START(fraction) | DL_START(unit) | DL_START(from) |
          DL_START(between) | DL_START(day_part),
      DL_START(day_part), DAY },
    { set_clock, DL_START(every) | DL_START(often) | DL_START(weekdays) | DL_START(weekday), 0,
      DL_NUMBER_ANY | DL_START(clock) | DL_START(cardinal) },
    { clock_set, DL_NUMBER_ANY | DL_START(cardinal) | DL_START(clock), 0,
      DL_START(every) | DL_START(often) | DL_START(weekdays) },
    /* where days come first */
    { date_clock, 0, DL_START(weekday), DL_NUMBER_ANY | DL_START(day_part) | DL_START(clock) | DL_START(cardinal) },
};
enum { OF_DAYS_FIRST = 1 };
const struct dl_shapes dl_shapes_composed = { shapes, sizeof shapes / sizeof *shapes,
                                              sizeof shapes / sizeof *shapes - OF_DAYS_FIRST, DL_FAMILY_COMPOSED };
