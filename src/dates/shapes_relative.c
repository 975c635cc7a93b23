/* shapes_relative.c: expressions that count from another day; what is picked out of one is in shapes_picked.c.
 *
 *     yesterday   tonight   yesterday morning   last night   now
 *     last Monday   next year   this week   the previous day   that year   last summer
 *     two weeks ago   a year earlier   three days later   ten years from now   later that year
 *     a week from Friday   two weeks after Christmas   4 Mondays ago   the week after next
 */
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
    if (dl_take(c, DL_WORD_day_part, &part)) out->clock.part = (uint8_t)part;
}

/* Rows of deictic from here on are a part of the unit that is going on: 1000 times the mod, plus the unit. */
enum { PART_OF_UNIT = 1000 };

/* "yesterday", "tomorrow morning", "EOM" */
static bool deictic(struct dl_cursor *c, struct dl_when *out)
{
    int days;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_take(c, DL_WORD_deictic, &days)) return false;
    if (days >= PART_OF_UNIT) { /* "EOM" */
        out->mod = (uint8_t)(days / PART_OF_UNIT);
        return dl_set_relative(out, 0, (enum dl_unit)(days % PART_OF_UNIT));
    }
    take_day_part(c, out);
    return dl_set_relative(out, (int64_t)days * DL_AMOUNT_ONE, DL_UNIT_DAY);
}

/* "tonight", "last night" */
static bool deictic_night(struct dl_cursor *c, struct dl_when *out)
{
    int days;
    if (!dl_take(c, DL_WORD_deictic_night, &days)) return false;
    out->clock.part = DL_NIGHT;
    return dl_set_relative(out, (int64_t)days * DL_AMOUNT_ONE, DL_UNIT_DAY);
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
    if (unit < DL_UNIT_DAY || factor != 1) return false; /* "the next fortnight" is a span */
    /* "the last month" is a span up to now, "the last day" and "this day" are no dates */
    if (has_article && !is_anaphor && steps != 0 && unit != DL_UNIT_QUARTER) return false;
    if (is_anaphor || (unit == DL_UNIT_DAY && steps == 0)) out->flags |= DL_WHEN_ANAPHORIC; /* "on this day" */
    return dl_set_relative(out, (int64_t)steps * factor * DL_AMOUNT_ONE, unit);
}

/* "this morning", "that evening", "the next morning", "the same night" */
static bool directed_day_part(struct dl_cursor *c, struct dl_when *out)
{
    int steps, part;
    bool is_anaphor;
    if (!read_direction(c, &steps, &is_anaphor) || !dl_take(c, DL_WORD_day_part, &part)) return false;
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

/* "last Monday", "next May", "this summer", "last weekend", "next Christmas" */
static bool directed_name(struct dl_cursor *c, struct dl_when *out)
{
    int steps, value;
    bool is_anaphor;
    if (!read_direction(c, &steps, &is_anaphor) || steps < -1 || steps > 1) return false;
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
    } else if (dl_take(c, DL_WORD_season, &value)) {
        out->first.index = (uint8_t)value;
        out->first.unit = DL_UNIT_SEASON;
    } else if (dl_take(c, DL_WORD_weekend, NULL)) {
        if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
        return dl_set_relative(out, (int64_t)steps * DL_AMOUNT_ONE, DL_UNIT_WEEKEND);
    } else if (dl_is_name(c) && dl_take(c, DL_WORD_holiday, &value)) {
        out->holiday = (uint32_t)value;
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
    return dl_set_relative(out, 0, DL_UNIT_WEEKEND);
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
    (void)dl_take_mark(&t, DL_MARK_APOSTROPHE); /* "in three weeks' time" */
    if (dl_take_word(&t, "time")) {
        *sign = 1;
        *c = t;
        return true;
    }
    t = *c;
    bool governs = dl_token_is(dl_peek(&t, 0), DL_WORD_preposition);
    if (!dl_take(&t, DL_WORD_later, sign) || (governs && !clause_ends(&t))) return false;
    *is_anaphor = true;
    *c = t;
    return true;
}

/* Adds an amount of a unit to months and days; false for hours. */
static bool add_to_sum(int64_t amount, int row, int64_t *months, int64_t *days)
{
    int factor;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (amount > DL_AMOUNT_MAX / 100000) return false;
    amount *= factor;
    switch (unit) {
    case DL_UNIT_DAY: *days += amount; return true;
    case DL_UNIT_WEEK: *days += amount * 7; return true;
    case DL_UNIT_MONTH: *months += amount; return true;
    case DL_UNIT_QUARTER: *months += amount * 3; return true;
    case DL_UNIT_YEAR: *months += amount * 12; return true;
    case DL_UNIT_DECADE: *months += amount * 120; return true;
    case DL_UNIT_CENTURY: *months += amount * 1200; return true;
    default: return false;
    }
}

/* "1 year, 9 months and 1 day": two units at least */
static bool read_sum(struct dl_cursor *c, int64_t *months, int64_t *days)
{
    int count = 0, row;
    *months = *days = 0;
    for (struct dl_cursor t = *c;;) {
        int64_t amount;
        uint16_t flags = 0;
        if (count > 0) (void)dl_take_mark(&t, DL_MARK_COMMA);
        if (count > 0) (void)dl_take(&t, DL_WORD_and, NULL);
        if (!dl_read_amount(&t, &amount, &flags) || flags != 0) break;
        if (!dl_take(&t, DL_WORD_units, &row) && !dl_take(&t, DL_WORD_unit, &row)) break;
        if (!add_to_sum(amount, row, months, days)) return false;
        *c = t;
        count++;
    }
    return count >= 2;
}

/* "1 year 9 months from now", "2 weeks and 2 days ago" */
static bool sum_from(struct dl_cursor *c, struct dl_when *out)
{
    int64_t months, days;
    int sign;
    bool is_anaphor;
    if (!read_sum(c, &months, &days) || !read_turn(c, &sign, &is_anaphor)) return false;
    if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
    if (months == 0) return dl_set_relative(out, sign * days, DL_UNIT_DAY);
    if (days != 0) {
        out->other_amount = sign * days;
        out->other_unit = DL_UNIT_DAY;
    }
    return dl_set_relative(out, sign * months, DL_UNIT_MONTH);
}

/* A count is as exact as the smaller unit: "two weeks ago" is a day, "a decade ago" a year. */
static bool set_counted(struct dl_when *out, int sign, int64_t amount, int row)
{
    int factor;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (amount > DL_AMOUNT_MAX / 100000) return false;
    if (unit == DL_UNIT_WEEK) return dl_set_relative(out, sign * amount * factor * 7, DL_UNIT_DAY);
    if (unit == DL_UNIT_DECADE) return dl_set_relative(out, sign * amount * factor * 10, DL_UNIT_YEAR);
    if (unit == DL_UNIT_CENTURY) return dl_set_relative(out, sign * amount * factor * 100, DL_UNIT_YEAR);
    return dl_set_relative(out, sign * amount * factor, unit);
}

/* "two weeks ago", "more than a year later", "half a century earlier" */
static bool counted_from(struct dl_cursor *c, struct dl_when *out)
{
    int row, sign;
    int64_t amount;
    bool is_anaphor;
    if (!dl_read_amount(c, &amount, &out->flags)) return false;
    (void)dl_take_inner_mark(c, DL_MARK_DASH);
    if (!dl_take(c, DL_WORD_units, &row) && !dl_take(c, DL_WORD_unit, &row)) return false;
    if (!read_turn(c, &sign, &is_anaphor)) return false;
    if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
    return set_counted(out, sign, amount, row);
}

/* "from", "after", "before", with a day behind it that is counted from */
static bool read_side(struct dl_cursor *c, int *sign)
{
    *sign = 1;
    if (dl_take(c, DL_WORD_from, NULL)) return true;
    return dl_token_is(dl_peek(c, 0), DL_WORD_preposition) && dl_take(c, DL_WORD_later, sign);
}

/* Counts an amount from what out already says. */
static bool count_from(struct dl_when *out, int64_t amount, int row)
{
    int factor;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (unit < DL_UNIT_DAY || amount > DL_AMOUNT_MAX / 100000 || out->clock.hour >= 0 ||
        out->clock.part != DL_NO_DAY_PART)
        return false;
    if (out->pick.nth != 0 || out->mod != DL_MOD_NONE || (out->flags & DL_WHEN_WEAK)) return false;
    if (out->kind == DL_WHEN_CALENDAR && out->unit == DL_UNIT_NONE) {
        out->amount = amount * factor;
        out->unit = (uint8_t)unit;
        return true;
    }
    if (out->kind != DL_WHEN_RELATIVE || out->first.unit != DL_UNIT_NONE || out->other_unit != DL_UNIT_NONE)
        return false;
    out->other_amount = out->amount;
    out->other_unit = out->unit;
    out->amount = amount * factor;
    out->unit = (uint8_t)unit;
    return out->other_unit >= DL_UNIT_DAY;
}

/* "a week from Friday", "two weeks after Christmas", "three days before 5 May 1921" */
static bool amount_from_day(struct dl_cursor *c, struct dl_when *out)
{
    int64_t amount;
    uint16_t flags = 0;
    int row, sign;
    if (!dl_read_amount(c, &amount, &flags) || flags != 0) return false;
    if (!dl_take(c, DL_WORD_units, &row) && !dl_take(c, DL_WORD_unit, &row)) return false;
    bool is_from = dl_token_is(dl_peek(c, 0), DL_WORD_from);
    if (!read_side(c, &sign)) return false;
    struct dl_cursor t = *c;
    bool is_told = dl_calendar_shape(&t, out);
    struct dl_cursor other = *c;
    struct dl_when relative;
    if (dl_longest_shape(&dl_shapes_relative, &other, &relative) && (!is_told || other.at > t.at)) {
        t = other;
        *out = relative;
        is_told = true;
    }
    *c = t;
    bool is_weekday = is_told && out->kind == DL_WHEN_CALENDAR && out->first.weekday != 0 && out->first.day == 0;
    if (is_from && is_weekday && out->direction == DL_DIRECTION_NONE) out->direction = DL_DIRECTION_NEXT;
    if (is_from && is_told && out->first.year != DL_NO_YEAR) return false; /* "for 64 days from 21 November 1948" */
    return is_told && count_from(out, sign * amount, row);
}

/* "4 Mondays from now", "two Thursdays ago" */
static bool weekdays_from(struct dl_cursor *c, struct dl_when *out)
{
    int64_t amount;
    uint16_t flags = 0;
    int weekday, sign;
    bool is_anaphor;
    if (!dl_read_amount(c, &amount, &flags) || flags != 0 || amount % DL_AMOUNT_ONE != 0) return false;
    if (!dl_take(c, DL_WORD_weekdays, &weekday) && !dl_read_weekday(c, &weekday)) return false;
    if (!read_turn(c, &sign, &is_anaphor) || amount > DL_AMOUNT_MAX / 100000) return false;
    if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
    out->first.weekday = (uint8_t)weekday;
    out->first.unit = DL_UNIT_DAY;
    out->direction = sign < 0 ? DL_DIRECTION_LAST : DL_DIRECTION_NEXT;
    if (amount == DL_AMOUNT_ONE) return true;
    out->amount = sign * (amount - DL_AMOUNT_ONE);
    out->unit = DL_UNIT_WEEK;
    return true;
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

/* "il y a deux ans", "vor zwei Jahren": the turn stands first */
static bool counted_after_turn(struct dl_cursor *c, struct dl_when *out)
{
    int row, sign;
    int64_t amount;
    if (!dl_has_property(c, DL_PROPERTY_AGO_BEFORE) || !dl_take(c, DL_WORD_ago, &sign)) return false;
    if (!dl_read_amount(c, &amount, &out->flags)) return false;
    if (!dl_take(c, DL_WORD_units, &row) && !dl_take(c, DL_WORD_unit, &row)) return false;
    return set_counted(out, sign, amount, row);
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
    if (unit >= DL_UNIT_DAY) return dl_set_relative(out, (int64_t)steps * factor * DL_AMOUNT_ONE, unit);
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
    return dl_set_relative(out, sign * DL_AMOUNT_ONE, dl_unit_of_row(row, &factor));
}

/* "the day before", "the week after" */
static bool unit_before(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor, sign;
    bool is_anaphor;
    if (!dl_take(c, DL_WORD_article, NULL) || !dl_take(c, DL_WORD_unit, &row)) return false;
    if (!read_turn(c, &sign, &is_anaphor) || !is_anaphor) return false;
    out->flags |= DL_WHEN_ANAPHORIC;
    return dl_set_relative(out, sign * DL_AMOUNT_ONE, dl_unit_of_row(row, &factor));
}

/* "for the quarter", "in the year", "on the day" where the phrase ends */
static bool unit_told_before(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor;
    if (!dl_is_announced(c) || !dl_take(c, DL_WORD_article, NULL)) return false;
    if (dl_peek(c, 0)->upper || !dl_take(c, DL_WORD_unit, &row)) return false;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (unit < DL_UNIT_DAY || factor != 1 || !dl_phrase_ends(c)) return false;
    return dl_set_relative(out, 0, unit);
}

/* "later that year", "earlier this month", "later in the day" */
static bool later_in_unit(struct dl_cursor *c, struct dl_when *out)
{
    int sign, row, factor;
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
    { counted_from, DL_START_AMOUNT, 0, DL_START(ago) | DL_START(later) | DL_START(vague_noun) },
    { sum_from, DL_START_AMOUNT, 0, DL_START(ago) | DL_START(later) },
    { amount_from_day, DL_START_AMOUNT, 0, DL_START(from) | DL_START(later) },
    { weekdays_from, DL_START_AMOUNT, 0, DL_START(weekdays) | DL_START(weekday) },
    { second_step, DL_START(weekday) | DL_START(unit) | DL_START(weekend),
      DL_START(weekday) | DL_START(unit) | DL_START(weekend), DL_START(later) },
    { dl_week_of_day, DL_START(unit), DL_START(unit), 0 },
    { dl_holiday_of_year, DL_START(holiday), 0, DL_START(unit) | DL_START(units) },
    { counted_after_turn, DL_START(ago), 0, 0 },
    { noun_directed, DL_START(unit) | DL_START(weekday) | DL_START(month) | DL_START(season) | DL_START(article),
      DL_START(unit) | DL_START(weekday) | DL_START(season), DL_START(direction) },
    { units_from, DL_START(units), 0, 0 },
    { unit_before, 0, DL_START(unit), 0 },
    { unit_told_before, 0, DL_START(unit), 0 },
    { later_in_unit, DL_START(later), 0, 0 },
    { dl_part_of_directed_year, DL_START_DAY | DL_START(month) | DL_START(season) | DL_START(unit),
      DL_START(ordinal) | DL_NUMBER_SMALL | DL_START(cardinal) | DL_START(season), DL_START(unit) },
    { dl_weekday_of_directed_week, DL_START(weekday) | DL_START(direction) | DL_START(anaphor),
      DL_START(direction) | DL_START(anaphor), DL_START(weekday) },
    { dl_picked, DL_START_DAY | DL_START(direction), DL_START_DAY | DL_START(direction),
      DL_START(of) | DL_START(preposition) },
    { dl_day_of_directed_month, DL_START_DAY, DL_START_DAY, DL_START(instant) | DL_START(unit) },
};
const struct dl_shapes dl_shapes_relative = { shapes, sizeof shapes / sizeof *shapes, DL_FAMILY_RELATIVE };
