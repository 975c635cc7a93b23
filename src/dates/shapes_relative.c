/* shapes_relative.c: told from the reference date, or the last date named, by a word of direction.
 *
 *     yesterday   tonight   yesterday morning   last night
 *     last Monday   next year   this week   the previous day   that year   last summer
 *     later that year   the week after next   the quarter
 */
#include "dates/feast.h"
#include "dates/read.h"
#include "dates/relative.h"

bool dl_set_relative(struct dl_when *out, int64_t amount, enum dl_unit unit)
{
    out->kind = DL_WHEN_RELATIVE;
    out->amount = amount;
    out->unit = (uint8_t)unit;
    return true;
}

static void take_day_part(struct dl_cursor *c, struct dl_when *out)
{
    int part;
    bool is_told = dl_token_value(dl_look_back(c), DL_WORD_day_part, &part); /* "Dienstagabend" */
    if (is_told || dl_take(c, DL_WORD_day_part, &part)) out->clock.part = (uint8_t)part;
}

/* Rows of deictic from here on are a part of the unit that is going on: 1000 times the mod, plus the unit. */
enum { PART_OF_UNIT = 1000 };
/* Those about this value count from the last date named: "le lendemain" 101. */
enum { FROM_LAST = 100, FROM_LAST_LEAST = 50 };

/* "week", "fortnight" behind a day that is told: so many days more; 0: there is none */
static int days_after(struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    int row, factor;
    if (!dl_take(&t, DL_WORD_unit, &row) || dl_unit_of_row(row, &factor) != DL_UNIT_WEEK || !dl_phrase_ends(&t))
        return 0;
    *c = t;
    return 7 * factor;
}

/* "yesterday", "tomorrow morning", "tomorrow week", "EOM" */
static bool deictic(struct dl_cursor *c, struct dl_when *out)
{
    int days, part;
    bool has_article = dl_take(c, DL_WORD_article, NULL);
    if (has_article && dl_token_is(dl_peek(c, 0), DL_WORD_day_part)) return false; /* "la mañana" */
    if (!dl_take(c, DL_WORD_deictic, &days)) return false;
    if (days >= FROM_LAST_LEAST && days < PART_OF_UNIT) { /* "la veille", not "la veille du départ" */
        days -= FROM_LAST;
        out->flags |= DL_WHEN_ANAPHORIC;
        if (dl_token_is(dl_peek(c, 0), DL_WORD_of)) return false;
    }
    if (days >= PART_OF_UNIT) { /* "EOM" */
        out->mod = (uint8_t)(days / PART_OF_UNIT);
        return dl_set_relative(out, 0, (enum dl_unit)(days % PART_OF_UNIT));
    }
    if (days >= 0 && !(out->flags & DL_WHEN_ANAPHORIC)) days += days_after(c);
    if (dl_take(c, DL_WORD_day_part, &part)) out->clock.part = (uint8_t)part;
    return dl_set_relative(out, (int64_t)days * DL_AMOUNT_ONE, DL_UNIT_DAY);
}

/* "tonight", "last night"; rows from 500 on name another part: 1000 times the part, plus the days ("stasera" 3000) */
static bool deictic_night(struct dl_cursor *c, struct dl_when *out)
{
    enum { OF_PART = 1000 };
    int days;
    if (!dl_take(c, DL_WORD_deictic_night, &days)) return false;
    const int part = (days + OF_PART / 2) / OF_PART;
    days -= part * OF_PART;
    out->clock.part = (uint8_t)(part == 0 ? DL_NIGHT : part);
    return dl_set_relative(out, (int64_t)days * DL_AMOUNT_ONE, DL_UNIT_DAY);
}

/* Does an article say nothing before what the direction is of? "la prossima settimana", but not "am nächsten Tag" */
static bool is_idle_before(const struct dl_cursor *c)
{
    int row, factor;
    if (!dl_has_property(c, DL_PROPERTY_IDLE_ARTICLE)) return false;
    return !dl_token_value(dl_peek(c, 0), DL_WORD_unit, &row) || dl_unit_of_row(row, &factor) != DL_UNIT_DAY;
}

/* "last", "the next", "the previous", "that": -1, 0, +1, and whether it counts from the reference. */
static bool read_direction(struct dl_cursor *c, int *steps, bool *is_anaphor)
{
    struct dl_cursor t = *c;
    bool has_article = dl_take(&t, DL_WORD_article, NULL);
    *is_anaphor = dl_take(&t, DL_WORD_anaphor, steps);
    if (!*is_anaphor && (!dl_take(&t, DL_WORD_direction, steps) || *steps == DL_DIRECTION_FINAL)) return false;
    if (has_article && !*is_anaphor && *steps == 1 && !is_idle_before(&t)) *is_anaphor = true; /* "the next day" */
    if (*steps == DL_DIRECTION_COMING) *steps = 1;
    *c = t;
    return true;
}

bool dl_directed_unit(struct dl_cursor *c, struct dl_when *out)
{
    int steps, row, factor;
    bool is_anaphor;
    bool has_article = dl_token_is(dl_peek(c, 0), DL_WORD_article);
    if (!read_direction(c, &steps, &is_anaphor)) return false;
    bool is_latest = steps == DL_DIRECTION_LATEST;
    if (is_latest) steps = -1;
    (void)dl_take(c, DL_WORD_filler, NULL);
    (void)dl_take(c, DL_WORD_fiscal, NULL);
    has_article = has_article && !is_idle_before(c);
    if (!dl_take(c, DL_WORD_unit, &row)) return false;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (unit < DL_UNIT_DAY || factor != 1) return false; /* "the next fortnight" is a span */
    if (is_anaphor && dl_is_glued(c) && dl_peek(c, 0)->mark == DL_MARK_DASH) return false; /* "said that year-end" */
    /* "the last month" is a span up to now, "the last day" and "this day" are no dates */
    if (has_article && !is_anaphor && !is_latest && steps != 0 && unit != DL_UNIT_QUARTER) return false;
    const int more = unit == DL_UNIT_DAY && steps == 0 && !is_anaphor ? days_after(c) : 0;
    if (more > 0) return dl_set_relative(out, more * DL_AMOUNT_ONE, DL_UNIT_DAY);           /* "this day fortnight" */
    if (is_anaphor || (unit == DL_UNIT_DAY && steps == 0)) out->flags |= DL_WHEN_ANAPHORIC; /* "on this day" */
    return dl_set_relative(out, (int64_t)steps * factor * DL_AMOUNT_ONE, unit);
}

/* "this morning", "that evening", "the next morning", "the same night" */
static bool directed_day_part(struct dl_cursor *c, struct dl_when *out)
{
    int steps, part;
    bool is_anaphor;
    if (!read_direction(c, &steps, &is_anaphor) || steps == DL_DIRECTION_LATEST) return false;
    if (dl_token_is(dl_peek(c, 0), DL_WORD_weekday) || !dl_take(c, DL_WORD_day_part, &part)) return false;
    out->clock.part = (uint8_t)part;
    if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
    return dl_set_relative(out, (int64_t)steps * DL_AMOUNT_ONE, DL_UNIT_DAY);
}

/* "next wed", but not "this sun": the words of the weekend are others as well */
static bool read_small_weekday(struct dl_cursor *c, int *weekday)
{
    enum { FRIDAY = 5 };
    return dl_token_value(dl_peek(c, 0), DL_WORD_weekday, weekday) && *weekday <= FRIDAY &&
           dl_take(c, DL_WORD_weekday, weekday);
}

/* "next May", not "that august assembly" */
static bool is_sure_month(const struct dl_cursor *c)
{
    return dl_peek(c, 0)->upper || !dl_token_is(dl_peek(c, 0), DL_WORD_doubtful);
}

/* "5 de marzo", "día 5 de marzo", "5. März" */
static DL_NOT_ENGLISH bool read_day_and_month(struct dl_cursor *c, struct dl_part *part)
{
    struct dl_cursor t = *c;
    int row, day, month, factor;
    bool is_ordinal;
    if (dl_take(&t, DL_WORD_unit, &row) && dl_unit_of_row(row, &factor) != DL_UNIT_DAY) return false;
    if (!dl_read_day(&t, &day, &is_ordinal)) return false;
    (void)dl_take(&t, DL_WORD_of, NULL);
    if (!dl_read_month(&t, &month) || dl_peek(&t, 0)->kind == DL_TOKEN_NUMBER) return false;
    *part = (struct dl_part){ .year = DL_NO_YEAR, .month = (uint8_t)month, .day = (uint8_t)day, .unit = DL_UNIT_DAY };
    *c = t;
    return true;
}

/* "said that June futures", "said that Monday was", not "met that Monday in Oslo" */
static bool is_conjunction(const struct dl_cursor *that, const struct dl_cursor *end)
{
    const struct dl_token *before = dl_look_back(that);
    if (before->kind != DL_TOKEN_WORD || dl_token_is(dl_peek(that, 0), DL_WORD_article)) return false;
    const dl_word_set verbs = DL_WORD_BIT(DL_WORD_tense) | DL_WORD_BIT(DL_WORD_break);
    if ((before->word->classes & ~verbs) != 0) return false;
    return (dl_peek(end, 0)->word->classes & verbs) != 0 || !dl_phrase_ends(end);
}

/* "last Monday", "next May", "this summer", "last weekend", "next Christmas" */
static bool directed_name(struct dl_cursor *c, struct dl_when *out)
{
    int steps, value;
    bool is_anaphor;
    const struct dl_cursor start = *c;
    if (!read_direction(c, &steps, &is_anaphor) || steps < -1 || steps > 1) return false;
    const bool is_preposition = dl_token_is(dl_peek(&start, 0), DL_WORD_preposition); /* "following April's rise" */
    if (is_anaphor && is_preposition && !dl_is_announced(&start)) return false;
    if (dl_read_weekday(c, &value) || read_small_weekday(c, &value)) {
        out->first.weekday = (uint8_t)value;
        out->first.unit = DL_UNIT_DAY;
        take_day_part(c, out);
    } else if (is_sure_month(c) && dl_read_month(c, &value)) {
        bool has_day = dl_read_digits(c, (struct dl_digits){ 1, 2, 1, 31 }, &value);
        out->first.day = (uint8_t)(has_day ? value : 0);
        (void)dl_token_value(dl_window_token(c->window, c->at - 1 - has_day), DL_WORD_month, &value);
        out->first.month = (uint8_t)value;
        out->first.unit = has_day ? DL_UNIT_DAY : DL_UNIT_MONTH;
    } else if (dl_has_property(c, DL_PROPERTY_IDLE_ARTICLE) && read_day_and_month(c, &out->first)) {
        is_anaphor = false; /* "el pasado 5 de marzo" */
    } else if (dl_take(c, DL_WORD_season, &value)) {
        out->first.index = (uint8_t)value;
        out->first.unit = DL_UNIT_SEASON;
    } else if (dl_take(c, DL_WORD_weekend, NULL)) {
        if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
        out->direction = DL_DIRECTION_THIS; /* whatever the tense */
        return dl_set_relative(out, (int64_t)steps * DL_AMOUNT_ONE, DL_UNIT_WEEKEND);
    } else if (!dl_take_feast(c, out)) {
        return false;
    }
    if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
    out->direction = (uint8_t)(steps < 0 ? DL_DIRECTION_LAST : steps > 0 ? DL_DIRECTION_NEXT : DL_DIRECTION_THIS);
    return steps != 0 || !is_anaphor || !is_conjunction(&start, c);
}

/* "the weekend" */
static bool weekend(struct dl_cursor *c, struct dl_when *out)
{
    bool is_told = dl_has_property(c, DL_PROPERTY_DAY_FIRST) && dl_is_announced(c); /* "am Wochenende" */
    is_told |= dl_take(c, DL_WORD_article, NULL);
    if (!is_told || !dl_take(c, DL_WORD_weekend, NULL)) return false;
    return dl_set_relative(out, 0, DL_UNIT_WEEKEND);
}

/* "after next", "before last" behind what it steps over */
static bool read_second_step(struct dl_cursor *c, int *sign)
{
    int step;
    if (!dl_take(c, DL_WORD_later, sign) || !dl_take(c, DL_WORD_direction, &step) || step != *sign) return false;
    return !dl_token_is(dl_peek(c, 0), DL_WORD_unit) && !dl_token_is(dl_peek(c, 0), DL_WORD_weekday) &&
           dl_peek(c, 0)->kind != DL_TOKEN_NUMBER;
}

/* "the week after next", "the year before last", "the Monday after next" */
static bool second_step(struct dl_cursor *c, struct dl_when *out)
{
    int row, sign, factor, weekday;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (dl_read_weekday(c, &weekday)) {
        if (!read_second_step(c, &sign)) return false;
        out->first.weekday = (uint8_t)weekday;
        out->first.unit = DL_UNIT_DAY;
        out->direction = sign < 0 ? DL_DIRECTION_LAST : DL_DIRECTION_NEXT;
        out->amount = sign * DL_AMOUNT_ONE;
        out->unit = DL_UNIT_WEEK;
        return true;
    }
    enum dl_unit unit = DL_UNIT_WEEKEND;
    if (dl_take(c, DL_WORD_unit, &row))
        unit = dl_unit_of_row(row, &factor);
    else if (!dl_take(c, DL_WORD_weekend, NULL))
        return false;
    return unit >= DL_UNIT_DAY && read_second_step(c, &sign) && dl_set_relative(out, 2 * sign * DL_AMOUNT_ONE, unit);
}

bool dl_told_unit(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    if (dl_directed_unit(&t, out)) {
        *c = t;
        return true;
    }
    *out = dl_when_empty(DL_WHEN_CALENDAR);
    return dl_noun_directed(c, out) && out->kind == DL_WHEN_RELATIVE;
}

/* "for the quarter", "in the year", "on the day" where the phrase ends; "the full year" anywhere */
static bool unit_told_before(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor;
    bool is_announced = dl_is_announced(c);
    if (!dl_take(c, DL_WORD_article, NULL)) return false;
    bool is_whole = dl_take_word(c, "full") || dl_take_word(c, "entire") || dl_take_word(c, "whole");
    if (dl_peek(c, 0)->upper || !dl_take(c, DL_WORD_unit, &row)) return false;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    bool is_owner = dl_peek(c, 0)->glued && dl_peek(c, 0)->mark == DL_MARK_APOSTROPHE; /* "the week's second attack" */
    if (unit < DL_UNIT_DAY || factor != 1 || !(is_owner || dl_phrase_ends(c))) return false;
    if (unit == DL_UNIT_QUARTER) out->flags |= DL_WHEN_ANAPHORIC; /* the one that the report is about */
    return (is_announced || is_whole || is_owner) && dl_set_relative(out, 0, unit);
}

/* "Friday", "Wednesday night", "today" behind "earlier" */
static bool day_behind_later(struct dl_cursor *c, struct dl_when *out)
{
    int value;
    if (dl_read_weekday(c, &value)) {
        out->first.weekday = (uint8_t)value;
        out->first.unit = DL_UNIT_DAY;
        take_day_part(c, out);
        return true;
    }
    return dl_token_value(dl_peek(c, 0), DL_WORD_deictic, &value) && value == 0 && deictic(c, out);
}

/* "later that year", "earlier this month", "later in the day", "earlier Friday" */
static bool later_in_unit(struct dl_cursor *c, struct dl_when *out)
{
    int sign, row, factor;
    struct dl_cursor day = *c;
    if ((dl_take_word(&day, "earlier") || dl_take_word(&day, "later")) && day_behind_later(&day, out)) {
        *c = day;
        return true;
    }
    if (!dl_take(c, DL_WORD_later, &sign) || dl_token_is(dl_look_back(c), DL_WORD_preposition)) return false;
    if (dl_take(c, DL_WORD_preposition, NULL)) {
        if (!dl_take(c, DL_WORD_article, NULL) || !dl_take(c, DL_WORD_unit, &row)) return false;
        out->flags |= DL_WHEN_ANAPHORIC;
        return dl_set_relative(out, 0, dl_unit_of_row(row, &factor));
    }
    struct dl_cursor t = *c;
    if (dl_directed_unit(&t, out) || (t = *c, directed_day_part(&t, out))) {
        *c = t;
        return out->amount == 0;
    }
    return false;
}

static const struct dl_shape_row shapes[] = {
    { deictic, DL_START(deictic), DL_START(deictic), 0 },
    { deictic_night, DL_START(deictic_night), 0, 0 },
    { dl_vague_time, DL_START(vague_time), DL_START(other), 0 },
    { dl_vague_time, DL_START(single) | DL_START(vague_count), 0, DL_START(vague_time) },
    { dl_vague_noun, DL_START(vague_noun), 0, 0 },
    { dl_vague_noun, DL_START(direction) | DL_START(anaphor),
      DL_START(direction) | DL_START(anaphor) | DL_START(vague_noun), DL_START(vague_noun) },
    { dl_directed_unit, DL_START(direction) | DL_START(anaphor), DL_START(direction) | DL_START(anaphor),
      DL_START(unit) },
    { directed_day_part, DL_START(direction) | DL_START(anaphor), DL_START(direction) | DL_START(anaphor),
      DL_START(day_part) },
    { directed_name, DL_START(direction) | DL_START(anaphor), DL_START(direction) | DL_START(anaphor),
      DL_START(weekday) | DL_START(month) | DL_START(season) | DL_START(weekend) | DL_START(holiday) },
    { weekend, DL_START(weekend), DL_START(weekend), 0 },
    { dl_counted_from, DL_START_AMOUNT, 0, DL_START(ago) | DL_START(later) | DL_START(vague_noun) },
    { dl_counted_from_today, DL_START_AMOUNT, 0, DL_START(deictic) | DL_START(direction) | DL_START(weekday) },
    { dl_sum_from, DL_START_AMOUNT, 0, DL_START(ago) | DL_START(later) },
    { dl_amount_from_day, DL_START_AMOUNT, 0, DL_START(from) | DL_START(later) },
    { dl_weekdays_from, DL_START_AMOUNT, 0, DL_START(weekdays) | DL_START(weekday) },
    { second_step, DL_START(weekday) | DL_START(unit) | DL_START(weekend),
      DL_START(weekday) | DL_START(unit) | DL_START(weekend), DL_START(later) },
    { dl_unit_of_day, DL_START(unit) | DL_START(weekend) | DL_START(fiscal),
      DL_START(unit) | DL_START(weekend) | DL_START(fiscal),
      DL_START(month) | DL_START(weekday) | DL_START(holiday) | DL_NUMBER_ANY },
    { dl_holiday_of_year, DL_START(holiday), 0, DL_START(unit) | DL_START(units) },
    { dl_units_from, DL_START(units), 0, DL_START(ago) | DL_START(later) | DL_START(vague_noun) },
    { dl_unit_before, 0, DL_START(unit), 0 },
    { dl_day_part_before, 0, DL_START(day_part), DL_START(later) },
    { dl_year_ago_period, DL_START(unit) | DL_START(single), DL_START(unit), DL_KIND_TO },
    { dl_same_period, 0, DL_START(anaphor), DL_START(vague_noun) | DL_START(unit) },
    { dl_end_of_unit, DL_START(unit) | DL_START(direction) | DL_START(anaphor), DL_START(unit),
      DL_KIND_TO | DL_START(plural_mark) | DL_START(part) },
    { unit_told_before, 0, DL_START(unit) | DL_START(filler), DL_START(unit) },
    { later_in_unit, DL_START(later), 0, 0 },
    { dl_part_of_directed_year,
      DL_START_DAY | DL_START(month) | DL_START(season) | DL_START(unit) | DL_START(direction),
      DL_START(ordinal) | DL_NUMBER_SMALL | DL_START(cardinal) | DL_START(season) | DL_START(direction),
      DL_START(unit) },
    { dl_weekday_of_directed_week, DL_START(weekday) | DL_START(direction) | DL_START(anaphor),
      DL_START(direction) | DL_START(anaphor), DL_START(unit) },
    { dl_picked, DL_START_DAY | DL_START(direction), DL_START_DAY | DL_START(direction),
      DL_START(of) | DL_START(preposition) },
    { dl_day_of_directed_month, DL_START_DAY, DL_START_DAY, DL_START(instant) | DL_START(unit) },
    /* where days come first */
    { dl_turned_behind,
      DL_START(unit) | DL_START(weekday) | DL_START(month) | DL_START(season) | DL_START(weekend) | DL_START(day_part),
      DL_START(unit) | DL_START(weekday) | DL_START(season) | DL_START(weekend) | DL_START(day_part),
      DL_START(direction) | DL_START(anaphor) | DL_START(ago) | DL_START(later) },
    { dl_counted_after_turn, DL_START(ago), 0, 0 },
};
_Static_assert(sizeof shapes / sizeof *shapes <= 32, "a shape is a bit");
enum { OF_DAYS_FIRST = 2 };
const struct dl_shapes dl_shapes_relative = { shapes, sizeof shapes / sizeof *shapes,
                                              sizeof shapes / sizeof *shapes - OF_DAYS_FIRST, DL_FAMILY_RELATIVE };
