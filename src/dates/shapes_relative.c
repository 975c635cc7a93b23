/* shapes_relative.c: expressions that count from another day.
 *
 *     yesterday   tonight   yesterday morning   last night   now
 *     last Monday   next year   this week   the previous day   that year   last summer
 *     two weeks ago   a year earlier   three days later   ten years from now
 *     May of last year   the third quarter of this year   later that year   the 5th inst.
 */
#include "dates/read.h"
#include "dates/shapes.h"

static bool set_relative(struct dl_when *out, int64_t amount, enum dl_unit unit)
{
    out->kind = DL_WHEN_RELATIVE;
    out->amount = amount;
    out->unit = (uint8_t)unit;
    return true;
}

static void take_day_part(struct dl_cursor *c, struct dl_when *out)
{
    int part;
    if (dl_take(c, DL_WORD_day_part, &part)) out->clock.part = (uint8_t)part;
}

/* "yesterday", "tomorrow morning" */
static bool deictic(struct dl_cursor *c, struct dl_when *out)
{
    int days;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_take(c, DL_WORD_deictic, &days)) return false;
    take_day_part(c, out);
    return set_relative(out, (int64_t)days * DL_AMOUNT_ONE, DL_UNIT_DAY);
}

/* "tonight", "last night" */
static bool deictic_night(struct dl_cursor *c, struct dl_when *out)
{
    int days;
    if (!dl_take(c, DL_WORD_deictic_night, &days)) return false;
    out->clock.part = DL_NIGHT;
    return set_relative(out, (int64_t)days * DL_AMOUNT_ONE, DL_UNIT_DAY);
}

/* "now", "recently" */
static bool vague_time(struct dl_cursor *c, struct dl_when *out)
{
    int when;
    if (!dl_take(c, DL_WORD_vague_time, &when)) return false;
    *out = dl_when_empty(DL_WHEN_VAGUE);
    out->amount = when;
    return true;
}

/* "the past", "at that time", "the present" */
static bool vague_noun(struct dl_cursor *c, struct dl_when *out)
{
    int when, ignored, steps = -1;
    bool is_placed = dl_is_announced(c) || dl_token_is(dl_look_back(c), DL_WORD_at);
    bool has_article = dl_take(c, DL_WORD_article, NULL);
    bool is_told = false;
    if (!is_placed) return false;
    if (!dl_take(c, DL_WORD_vague_noun, &when)) {
        is_told = dl_take(c, DL_WORD_anaphor, &ignored) || dl_take(c, DL_WORD_direction, &steps);
        if (!is_told || !dl_take(c, DL_WORD_vague_noun, &when)) return false;
    }
    bool is_this = steps == 0;
    if (!has_article && !is_told && when != 0) return false; /* "at present" */
    *out = dl_when_empty(DL_WHEN_VAGUE);
    out->amount = is_this ? 0 : when; /* "at this time" */
    return dl_phrase_ends(c);
}

/* "last", "the next", "the previous", "that": -1, 0, +1, and whether it counts from the reference. */
static bool read_direction(struct dl_cursor *c, int *steps, bool *is_anaphor)
{
    struct dl_cursor t = *c;
    bool has_article = dl_take(&t, DL_WORD_article, NULL);
    *is_anaphor = dl_take(&t, DL_WORD_anaphor, steps);
    if (!*is_anaphor && !dl_take(&t, DL_WORD_direction, steps)) return false;
    if (has_article && !*is_anaphor && *steps == 1) *is_anaphor = true; /* "the next day" */
    *c = t;
    return true;
}

bool dl_directed_unit(struct dl_cursor *c, struct dl_when *out)
{
    int steps, row, factor;
    bool is_anaphor;
    bool has_article = dl_token_is(dl_peek(c, 0), DL_WORD_article);
    if (!read_direction(c, &steps, &is_anaphor)) return false;
    (void)dl_take(c, DL_WORD_filler, NULL);
    (void)dl_take(c, DL_WORD_fiscal, NULL);
    if (!dl_take(c, DL_WORD_unit, &row)) return false;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (unit < DL_UNIT_DAY) return false;
    /* "the last month" is a span up to now, "the last day" and "this day" are no dates */
    if (has_article && !is_anaphor && steps != 0 && unit != DL_UNIT_QUARTER) return false;
    if (is_anaphor || (unit == DL_UNIT_DAY && steps == 0)) out->flags |= DL_WHEN_ANAPHORIC; /* "on this day" */
    return set_relative(out, (int64_t)steps * factor * DL_AMOUNT_ONE, unit);
}

/* "this morning", "that evening", "the next morning", "the same night" */
static bool directed_day_part(struct dl_cursor *c, struct dl_when *out)
{
    int steps, part;
    bool is_anaphor;
    if (!read_direction(c, &steps, &is_anaphor) || !dl_take(c, DL_WORD_day_part, &part)) return false;
    out->clock.part = (uint8_t)part;
    if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
    return set_relative(out, (int64_t)steps * DL_AMOUNT_ONE, DL_UNIT_DAY);
}

/* "last Monday", "next May", "this summer", "last weekend", "next Christmas" */
static bool directed_name(struct dl_cursor *c, struct dl_when *out)
{
    int steps, value;
    bool is_anaphor;
    if (!read_direction(c, &steps, &is_anaphor) || steps < -1 || steps > 1) return false;
    if (dl_read_weekday(c, &value)) {
        out->first.weekday = (uint8_t)value;
        out->first.unit = DL_UNIT_DAY;
        take_day_part(c, out);
    } else if (dl_read_month(c, &value)) {
        bool has_day = dl_read_digits(c, (struct dl_digits){ 1, 2, 1, 31 }, &value);
        out->first.day = (uint8_t)(has_day ? value : 0);
        (void)dl_token_value(dl_window_token(c->window, c->at - 1 - has_day), DL_WORD_month, &value);
        out->first.month = (uint8_t)value;
        out->first.unit = has_day ? DL_UNIT_DAY : DL_UNIT_MONTH;
    } else if (dl_take(c, DL_WORD_season, &value)) {
        out->first.index = (uint8_t)value;
        out->first.unit = DL_UNIT_SEASON;
    } else if (dl_take(c, DL_WORD_weekend, NULL)) {
        if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
        return set_relative(out, (int64_t)steps * DL_AMOUNT_ONE, DL_UNIT_WEEKEND);
    } else if (dl_is_name(c) && dl_take(c, DL_WORD_holiday, &value)) {
        out->holiday = (uint16_t)value;
        out->flags |= DL_WHEN_HOLIDAY;
        out->first.unit = DL_UNIT_DAY;
    } else {
        return false;
    }
    if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
    out->direction = (uint8_t)(steps < 0 ? DL_DIRECTION_LAST : steps > 0 ? DL_DIRECTION_NEXT : DL_DIRECTION_THIS);
    return true;
}

/* "the weekend" */
static bool weekend(struct dl_cursor *c, struct dl_when *out)
{
    if (!dl_take(c, DL_WORD_article, NULL) || !dl_take(c, DL_WORD_weekend, NULL)) return false;
    return set_relative(out, 0, DL_UNIT_WEEKEND);
}

/* True where "before" and "after" are adverbs: nothing follows that they could govern. */
static bool clause_ends(const struct dl_cursor *c)
{
    const struct dl_token *t = dl_peek(c, 0);
    if (t->kind == DL_TOKEN_WORD) return dl_token_is(t, DL_WORD_and);
    return t->kind != DL_TOKEN_NUMBER;
}

/* What turns a length into a date: "ago", "from now" (from the reference), "later", "before" (from the last date). */
static bool read_turn(struct dl_cursor *c, int *sign, bool *is_anaphor)
{
    struct dl_cursor t = *c;
    *is_anaphor = false;
    if (dl_take(c, DL_WORD_ago, sign)) return true;
    bool governs = dl_token_is(dl_peek(&t, 0), DL_WORD_preposition);
    if (!dl_take(&t, DL_WORD_later, sign) || (governs && !clause_ends(&t))) return false;
    *is_anaphor = true;
    *c = t;
    return true;
}

/* "two weeks ago", "more than a year later", "half a century earlier" */
static bool counted_from(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor, sign;
    int64_t amount;
    bool is_anaphor;
    if (!dl_read_amount(c, &amount, &out->flags)) return false;
    (void)dl_take_inner_mark(c, DL_MARK_DASH);
    if (!dl_take(c, DL_WORD_units, &row) && !dl_take(c, DL_WORD_unit, &row)) return false;
    if (!read_turn(c, &sign, &is_anaphor)) return false;
    if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (amount > DL_AMOUNT_MAX / 100000) return false;
    /* a count is as exact as the smaller unit: "two weeks ago" is a day, "a decade ago" a year */
    if (unit == DL_UNIT_WEEK) return set_relative(out, sign * amount * factor * 7, DL_UNIT_DAY);
    if (unit == DL_UNIT_DECADE) return set_relative(out, sign * amount * factor * 10, DL_UNIT_YEAR);
    if (unit == DL_UNIT_CENTURY) return set_relative(out, sign * amount * factor * 100, DL_UNIT_YEAR);
    return set_relative(out, sign * amount * factor, unit);
}

/* "il y a deux ans", "vor zwei Jahren": the turn stands first */
static bool counted_after_turn(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor, sign;
    int64_t amount;
    if (!dl_has_property(c, DL_PROPERTY_AGO_BEFORE) || !dl_take(c, DL_WORD_ago, &sign)) return false;
    if (!dl_read_amount(c, &amount, &out->flags) || amount > DL_AMOUNT_MAX / 100000) return false;
    if (!dl_take(c, DL_WORD_units, &row) && !dl_take(c, DL_WORD_unit, &row)) return false;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (unit == DL_UNIT_WEEK) return set_relative(out, sign * amount * factor * 7, DL_UNIT_DAY);
    if (unit == DL_UNIT_DECADE) return set_relative(out, sign * amount * factor * 10, DL_UNIT_YEAR);
    if (unit == DL_UNIT_CENTURY) return set_relative(out, sign * amount * factor * 100, DL_UNIT_YEAR);
    return set_relative(out, sign * amount * factor, unit);
}

/* "la semaine dernière", "lunes pasado", "l'été prochain": the direction stands last */
static bool noun_directed(struct dl_cursor *c, struct dl_when *out)
{
    int value, steps, factor = 1;
    if (!dl_has_property(c, DL_PROPERTY_AFTER_NOUN)) return false;
    if (dl_take(c, DL_WORD_article, NULL)) (void)dl_take_inner_mark(c, DL_MARK_APOSTROPHE);
    struct dl_part part = dl_part_empty();
    enum dl_unit unit = DL_UNIT_NONE;
    if (dl_take(c, DL_WORD_unit, &value)) {
        unit = dl_unit_of_row(value, &factor);
    } else if (dl_read_weekday(c, &value)) {
        part.weekday = (uint8_t)value;
        part.unit = DL_UNIT_DAY;
    } else if (dl_read_month(c, &value)) {
        part.month = (uint8_t)value;
        part.unit = DL_UNIT_MONTH;
    } else if (dl_take(c, DL_WORD_season, &value)) {
        part.index = (uint8_t)value;
        part.unit = DL_UNIT_SEASON;
    } else {
        return false;
    }
    if (!dl_take(c, DL_WORD_direction, &steps) || steps < -1 || steps > 1) return false;
    if (unit >= DL_UNIT_DAY) return set_relative(out, (int64_t)steps * factor * DL_AMOUNT_ONE, unit);
    out->first = part;
    out->direction = (uint8_t)(steps < 0 ? DL_DIRECTION_LAST : steps > 0 ? DL_DIRECTION_NEXT : DL_DIRECTION_THIS);
    return unit == DL_UNIT_NONE;
}

/* "years ago", "months later" */
static bool units_from(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor, sign;
    bool is_anaphor;
    if (!dl_take(c, DL_WORD_units, &row) || !read_turn(c, &sign, &is_anaphor)) return false;
    out->flags |= (uint16_t)(DL_WHEN_MANY | (is_anaphor ? DL_WHEN_ANAPHORIC : 0));
    return set_relative(out, sign * DL_AMOUNT_ONE, dl_unit_of_row(row, &factor));
}

/* "the day before", "the week after" */
static bool unit_before(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor, sign;
    bool is_anaphor;
    if (!dl_take(c, DL_WORD_article, NULL) || !dl_take(c, DL_WORD_unit, &row)) return false;
    if (!read_turn(c, &sign, &is_anaphor) || !is_anaphor) return false;
    out->flags |= DL_WHEN_ANAPHORIC;
    return set_relative(out, sign * DL_AMOUNT_ONE, dl_unit_of_row(row, &factor));
}

/* "for the quarter", "in the year", "on the day" where the phrase ends */
static bool unit_told_before(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor;
    if (!dl_is_announced(c) || !dl_take(c, DL_WORD_article, NULL)) return false;
    if (dl_peek(c, 0)->upper || !dl_take(c, DL_WORD_unit, &row)) return false;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (unit < DL_UNIT_DAY || factor != 1 || !dl_phrase_ends(c)) return false;
    return set_relative(out, 0, unit);
}

/* "later that year", "earlier this month", "later in the day" */
static bool later_in_unit(struct dl_cursor *c, struct dl_when *out)
{
    int sign, row, factor;
    if (!dl_take(c, DL_WORD_later, &sign) || dl_token_is(dl_look_back(c), DL_WORD_preposition)) return false;
    if (dl_take(c, DL_WORD_preposition, NULL)) {
        if (!dl_take(c, DL_WORD_article, NULL) || !dl_take(c, DL_WORD_unit, &row)) return false;
        out->flags |= DL_WHEN_ANAPHORIC;
        return set_relative(out, 0, dl_unit_of_row(row, &factor));
    }
    struct dl_cursor t = *c;
    if (dl_directed_unit(&t, out) || (t = *c, directed_day_part(&t, out))) {
        *c = t;
        return out->amount == 0;
    }
    return false;
}

/* What can be told of a year that is told by direction: a month, a season, a quarter, a half, a day. */
static bool read_part_of_year(struct dl_cursor *c, struct dl_part *part)
{
    int value, day;
    bool is_ordinal;
    struct dl_cursor t = *c;
    if (dl_read_month(&t, &value)) {
        part->month = (uint8_t)value;
        part->unit = DL_UNIT_MONTH;
        *c = t;
        if (dl_read_day(&t, &day, &is_ordinal)) {
            part->day = (uint8_t)day;
            part->unit = DL_UNIT_DAY;
            *c = t;
        }
        return true;
    }
    if (dl_read_digits(&t, (struct dl_digits){ 1, 2, 1, 31 }, &day) && dl_read_month(&t, &value)) {
        *part = (struct dl_part){ DL_NO_YEAR, (uint8_t)value, (uint8_t)day, DL_UNIT_DAY, 0, 0 };
        *c = t;
        return true;
    }
    t = *c;
    (void)dl_take(&t, DL_WORD_article, NULL);
    if (dl_take(&t, DL_WORD_season, &value)) {
        part->unit = DL_UNIT_SEASON;
    } else if (dl_read_ordinal(&t, &value) && value <= 4) {
        int row, factor;
        bool is_quarter = dl_take(&t, DL_WORD_unit, &row) && dl_unit_of_row(row, &factor) == DL_UNIT_QUARTER;
        if (!is_quarter && !(value <= 2 && dl_take(&t, DL_WORD_fraction, NULL))) return false;
        part->unit = is_quarter ? DL_UNIT_QUARTER : DL_UNIT_HALF;
    } else {
        return false;
    }
    part->index = (uint8_t)value;
    *c = t;
    return true;
}

/* "May of last year", "the third quarter of this year", "June this year" */
static bool part_of_directed_year(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_part part = dl_part_empty();
    if (!read_part_of_year(c, &part)) return false;
    if (!dl_take(c, DL_WORD_of, NULL)) (void)dl_take_mark(c, DL_MARK_COMMA);
    struct dl_cursor t = *c;
    if (!dl_directed_unit(c, out)) {
        int row, factor;
        *c = t;
        if (!dl_take(c, DL_WORD_article, NULL) || !dl_take(c, DL_WORD_unit, &row)) return false;
        out->flags |= DL_WHEN_ANAPHORIC; /* "the first half of the year" */
        (void)set_relative(out, 0, dl_unit_of_row(row, &factor));
    }
    out->first = part;
    return out->unit == DL_UNIT_YEAR;
}

/* "Monday of next week" */
static bool weekday_of_directed_week(struct dl_cursor *c, struct dl_when *out)
{
    int weekday;
    if (!dl_read_weekday(c, &weekday)) return false;
    (void)dl_take(c, DL_WORD_of, NULL);
    if (!dl_directed_unit(c, out) || out->unit != DL_UNIT_WEEK) return false;
    out->first.weekday = (uint8_t)weekday;
    out->first.unit = DL_UNIT_DAY;
    return true;
}

/* "the first Monday of May 2018", "the last Friday in October": a moving holiday without a name */
static bool weekday_in_month(struct dl_cursor *c, struct dl_when *out)
{
    enum { LAST_OF_MONTH = 5, FIRST_MOVING_HOLIDAY = 10000 };
    int number, weekday, month;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (dl_take(c, DL_WORD_direction, &number)) {
        if (number != -1) return false;
        number = LAST_OF_MONTH;
    } else if (!dl_read_ordinal(c, &number) || number >= LAST_OF_MONTH) {
        return false;
    }
    if (!dl_read_weekday(c, &weekday)) return false;
    if (!dl_take(c, DL_WORD_of, NULL) && !dl_take(c, DL_WORD_preposition, NULL)) return false;
    if (!dl_read_month(c, &month)) return false;
    struct dl_cursor t = *c;
    if (!dl_take_mark(&t, DL_MARK_COMMA)) (void)dl_take(&t, DL_WORD_of, NULL);
    if (dl_read_year(&t, out)) *c = t;
    out->holiday = (uint16_t)(FIRST_MOVING_HOLIDAY + month * 100 + number * 10 + weekday);
    out->flags |= DL_WHEN_HOLIDAY;
    out->first.weekday = (uint8_t)weekday;
    out->first.unit = DL_UNIT_DAY;
    return true;
}

/* "the 5th inst.", "15th ult.", "the 5th of this month" */
static bool day_of_directed_month(struct dl_cursor *c, struct dl_when *out)
{
    int day, steps;
    bool is_ordinal;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_day(c, &day, &is_ordinal) || !is_ordinal) return false;
    if (dl_take(c, DL_WORD_instant, &steps)) {
        (void)set_relative(out, (int64_t)steps * DL_AMOUNT_ONE, DL_UNIT_MONTH);
    } else if (!dl_take(c, DL_WORD_of, NULL) || !dl_directed_unit(c, out) || out->unit != DL_UNIT_MONTH) {
        return false;
    }
    out->first.day = (uint8_t)day;
    out->first.unit = DL_UNIT_DAY;
    return true;
}

static const struct dl_shape_row shapes[] = {
    { deictic, DL_START(deictic), DL_START(deictic), 0 },
    { deictic_night, DL_START(deictic_night), 0, 0 },
    { vague_time, DL_START(vague_time), 0, 0 },
    { vague_noun, DL_START(direction) | DL_START(anaphor) | DL_START(vague_noun),
      DL_START(direction) | DL_START(anaphor) | DL_START(vague_noun), DL_START(vague_noun) },
    { dl_directed_unit, DL_START(direction) | DL_START(anaphor), DL_START(direction) | DL_START(anaphor),
      DL_START(unit) },
    { directed_day_part, DL_START(direction) | DL_START(anaphor), DL_START(direction) | DL_START(anaphor),
      DL_START(day_part) },
    { directed_name, DL_START(direction) | DL_START(anaphor), DL_START(direction) | DL_START(anaphor),
      DL_START(weekday) | DL_START(month) | DL_START(season) | DL_START(weekend) | DL_START(holiday) },
    { weekend, 0, DL_START(weekend), 0 },
    { counted_from, DL_START_AMOUNT, 0, DL_START(ago) | DL_START(later) },
    { counted_after_turn, DL_START(ago), 0, 0 },
    { noun_directed, DL_START(unit) | DL_START(weekday) | DL_START(month) | DL_START(season) | DL_START(article),
      DL_START(unit) | DL_START(weekday) | DL_START(season), DL_START(direction) },
    { units_from, DL_START(units), 0, 0 },
    { unit_before, 0, DL_START(unit), 0 },
    { unit_told_before, 0, DL_START(unit), 0 },
    { later_in_unit, DL_START(later), 0, 0 },
    { part_of_directed_year, DL_START_DAY | DL_START(month) | DL_START(season),
      DL_START(ordinal) | DL_NUMBER_SMALL | DL_START(cardinal) | DL_START(season), DL_START(unit) },
    { weekday_of_directed_week, DL_START(weekday), 0, 0 },
    { weekday_in_month, DL_START_DAY | DL_START(direction), DL_START_DAY | DL_START(direction), DL_START(weekday) },
    { day_of_directed_month, DL_START_DAY, DL_START_DAY, DL_START(instant) | DL_START(unit) },
};
const struct dl_shapes dl_shapes_relative = { shapes, sizeof shapes / sizeof *shapes, DL_FAMILY_RELATIVE };
