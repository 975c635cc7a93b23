/* shapes_counted.c: an amount counted from the reference date, the last date named, or a day beside it.
 *
 *     two weeks ago   a year earlier   three days later   ten years from now   months later   the day before
 *     the night before   the year-ago period
 *     1 year 9 months from now   a week from Friday   two weeks after Christmas   4 Mondays ago
 */
#include "dates/read.h"
#include "dates/relative.h"

/* True where "before" and "after" are adverbs: nothing follows that they could govern. */
static bool clause_ends(const struct dl_cursor *c)
{
    const struct dl_token *t = dl_peek(c, 0);
    if (t->kind == DL_TOKEN_WORD) return dl_token_is(t, DL_WORD_and);
    return t->kind != DL_TOKEN_NUMBER;
}

/* "due giorni dopo era finito": where a direction stands behind its noun, nothing that it could govern follows. */
static bool is_adverb_before(const struct dl_cursor *c)
{
    const struct dl_token *t = dl_peek(c, 0);
    return dl_has_property(c, DL_PROPERTY_AFTER_NOUN) && t->kind == DL_TOKEN_WORD && !t->upper &&
           (t->word->classes & ~DL_WORD_BIT(DL_WORD_break)) == 0;
}

/* The value of "ago" words that stand before what they count. */
enum { BEFORE_PAST = -2, BEFORE_FUTURE = 2 };

/* What turns a length into a date: "ago", "from now" (from the reference), "later", "before" (from the last date). */
static bool read_turn(struct dl_cursor *c, int *sign, bool *is_anaphor)
{
    struct dl_cursor t = *c;
    *is_anaphor = false;
    if (dl_take(&t, DL_WORD_ago, sign) && *sign != BEFORE_PAST && *sign != BEFORE_FUTURE) {
        *c = t;
        return true;
    }
    t = *c;
    if (dl_take_mark(&t, DL_MARK_APOSTROPHE)) (void)dl_take_word(&t, "s"); /* "in three weeks' time", "a week's time" */
    if (dl_take_word(&t, "time")) {
        *sign = 1;
        *c = t;
        return true;
    }
    t = *c;
    bool governs = dl_token_is(dl_peek(&t, 0), DL_WORD_preposition);
    if (!dl_take(&t, DL_WORD_later, sign) || (governs && !clause_ends(&t) && !is_adverb_before(&t))) return false;
    *is_anaphor = true;
    *c = t;
    return true;
}

/* Adds an amount of a unit to months and days; false for hours. */
static bool add_to_sum(int64_t amount, int row, int64_t *months, int64_t *days)
{
    int factor;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (amount > DL_AMOUNT_COUNTED_MAX) return false;
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
        if (count > 0) (void)dl_take_and(&t);
        if (!dl_read_amount(&t, &amount, &flags) || flags != 0) break;
        if (!dl_take(&t, DL_WORD_units, &row) && !dl_take(&t, DL_WORD_unit, &row)) break;
        if (!add_to_sum(amount, row, months, days)) return false;
        *c = t;
        count++;
    }
    return count >= 2;
}

/* "1 year 9 months from now", "2 weeks and 2 days ago" */
bool dl_sum_from(struct dl_cursor *c, struct dl_when *out)
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
static bool set_counted(struct dl_when *out, int sign, int64_t amount, int64_t other, int row)
{
    int factor, times = 1;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (amount > DL_AMOUNT_COUNTED_MAX || other > DL_AMOUNT_COUNTED_MAX) return false;
    if (unit == DL_UNIT_WEEK) times = 7, unit = DL_UNIT_DAY;
    if (unit == DL_UNIT_DECADE) times = 10, unit = DL_UNIT_YEAR;
    if (unit == DL_UNIT_CENTURY) times = 100, unit = DL_UNIT_YEAR;
    if (out->flags & DL_WHEN_OR) out->other_amount = sign * other * factor * times;
    return dl_set_relative(out, sign * amount * factor * times, unit);
}

/* "two weeks ago", "more than a year later", "half a century earlier", "two or three years ago", "a day or two later"
 */
bool dl_counted_from(struct dl_cursor *c, struct dl_when *out)
{
    int row, sign;
    int64_t amount, other = 0;
    bool is_anaphor;
    if (!dl_read_amounts(c, &amount, &other, &out->flags)) return false;
    (void)dl_take_inner_mark(c, DL_MARK_DASH);
    if (!dl_take(c, DL_WORD_units, &row) && !dl_take(c, DL_WORD_unit, &row)) return false;
    if (!(out->flags & (DL_WHEN_OR | DL_WHEN_MANY)) && dl_take_or_amount(c, amount, &other)) out->flags |= DL_WHEN_OR;
    dl_read_fraction(c, &amount); /* "a decade and a half later" */
    (void)dl_take_or_so(c, &out->mod);
    if (!read_turn(c, &sign, &is_anaphor)) return false;
    if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
    return set_counted(out, sign, amount, other, row);
}

/* "a week ago Monday", "three years ago Friday": counted from that day */
static bool take_weekday(struct dl_cursor *c, struct dl_when *out)
{
    int weekday;
    struct dl_cursor t = *c;
    struct dl_when day = dl_when_empty(DL_WHEN_CALENDAR);
    if (out->amount > 0 || !dl_read_weekday(&t, &weekday)) return false;
    day.first.weekday = (uint8_t)weekday;
    day.first.unit = DL_UNIT_DAY;
    day.amount = out->amount;
    day.unit = out->unit;
    *out = day;
    *c = t;
    return true;
}

/* "a year ago today", "a week ago tomorrow": to the day; "a year ago this month" */
bool dl_counted_from_today(struct dl_cursor *c, struct dl_when *out)
{
    int days;
    struct dl_when now = dl_when_empty(DL_WHEN_RELATIVE);
    if (!dl_counted_from(c, out) || (out->flags & (DL_WHEN_MANY | DL_WHEN_ANAPHORIC))) return false;
    if (out->other_unit != DL_UNIT_NONE || out->unit < DL_UNIT_DAY) return false;
    if (take_weekday(c, out)) return true;
    struct dl_cursor t = *c;
    if (dl_directed_unit(&t, &now) && now.amount == 0 && now.flags == 0 && now.unit < out->unit) {
        out->other_unit = now.unit;
        *c = t;
        return true;
    }
    if (!dl_take(c, DL_WORD_deictic, &days) || days < -1 || days > 1) return false;
    out->other_amount = (int64_t)days * DL_AMOUNT_ONE;
    out->other_unit = DL_UNIT_DAY;
    return true;
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
    if (unit < DL_UNIT_DAY || amount > DL_AMOUNT_COUNTED_MAX || out->clock.hour >= 0 ||
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
bool dl_amount_from_day(struct dl_cursor *c, struct dl_when *out)
{
    int64_t amount;
    uint16_t flags = 0;
    int row, sign;
    struct dl_cursor before = { c->window, c->at - 1 };
    const bool is_length = c->at > 0 && dl_take_word(&before, "for"); /* "for 12 months from March 1" */
    if (!dl_read_amount(c, &amount, &flags) || flags != 0) return false;
    if (!dl_take(c, DL_WORD_units, &row) && !dl_take(c, DL_WORD_unit, &row)) return false;
    bool is_from = dl_token_is(dl_peek(c, 0), DL_WORD_from);
    if (is_from && is_length) return false;
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
    bool is_range = is_from && (dl_peek(c, 0)->kinds & DL_KIND_TO) != 0;   /* "the 10 days from May 3 to May 13" */
    return is_told && !is_range && count_from(out, sign * amount, row);
}

/* "4 Mondays from now", "two Thursdays ago" */
bool dl_weekdays_from(struct dl_cursor *c, struct dl_when *out)
{
    int64_t amount;
    uint16_t flags = 0;
    int weekday, sign;
    bool is_anaphor;
    if (!dl_read_amount(c, &amount, &flags) || flags != 0 || amount % DL_AMOUNT_ONE != 0) return false;
    if (!dl_take(c, DL_WORD_weekdays, &weekday) && !dl_read_weekday(c, &weekday)) return false;
    if (weekday == DL_WORKING_DAYS || !read_turn(c, &sign, &is_anaphor) || amount > DL_AMOUNT_COUNTED_MAX) return false;
    if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
    out->first.weekday = (uint8_t)weekday;
    out->first.unit = DL_UNIT_DAY;
    out->direction = sign < 0 ? DL_DIRECTION_LAST : DL_DIRECTION_NEXT;
    if (amount == DL_AMOUNT_ONE) return true;
    out->amount = sign * (amount - DL_AMOUNT_ONE);
    out->unit = DL_UNIT_WEEK;
    return true;
}

/* "il y a deux ans", "vor zwei Jahren": the turn stands first */
bool dl_counted_after_turn(struct dl_cursor *c, struct dl_when *out)
{
    int row, turn;
    int64_t amount;
    if (!dl_take(c, DL_WORD_ago, &turn) || (turn != BEFORE_PAST && turn != BEFORE_FUTURE)) return false;
    if (!dl_read_amount(c, &amount, &out->flags)) {
        if (!dl_has_property(c, DL_PROPERTY_NO_ARTICLE)) return false; /* "через неделю" */
        amount = DL_AMOUNT_ONE;
        return dl_take(c, DL_WORD_unit, &row) && set_counted(out, turn == BEFORE_PAST ? -1 : 1, amount, 0, row);
    }
    if (!dl_take(c, DL_WORD_units, &row) && !dl_take(c, DL_WORD_unit, &row)) return false;
    return set_counted(out, turn == BEFORE_PAST ? -1 : 1, amount, 0, row);
}

/* "years ago", "months later" */
bool dl_units_from(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor, sign;
    bool is_anaphor;
    if (dl_has_property(c, DL_PROPERTY_NO_ARTICLE) && dl_take(c, DL_WORD_unit, &row)) { /* "год назад" */
        if (!read_turn(c, &sign, &is_anaphor)) return false;
        if (is_anaphor) out->flags |= DL_WHEN_ANAPHORIC;
        return set_counted(out, sign, DL_AMOUNT_ONE, 0, row);
    }
    if (!dl_take(c, DL_WORD_units, &row) || !read_turn(c, &sign, &is_anaphor)) return false;
    out->flags |= (uint16_t)(DL_WHEN_MANY | (is_anaphor ? DL_WHEN_ANAPHORIC : 0));
    return dl_set_relative(out, sign * DL_AMOUNT_ONE, dl_unit_of_row(row, &factor));
}

/* "the day before", "the week after" */
bool dl_unit_before(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor, sign;
    bool is_anaphor;
    if (!dl_take(c, DL_WORD_article, NULL) || !dl_take(c, DL_WORD_unit, &row)) return false;
    out->flags |= DL_WHEN_ANAPHORIC;
    if (dl_take_word(c, "following")) { /* "the day following saw" */
        if (dl_token_is(dl_peek(c, 0), DL_WORD_article)) return false;
        return dl_set_relative(out, DL_AMOUNT_ONE, dl_unit_of_row(row, &factor));
    }
    if (!read_turn(c, &sign, &is_anaphor) || !is_anaphor) return false;
    return dl_set_relative(out, sign * DL_AMOUNT_ONE, dl_unit_of_row(row, &factor));
}

/* "the night before", "the morning after" */
bool dl_day_part_before(struct dl_cursor *c, struct dl_when *out)
{
    int part, sign;
    bool is_anaphor;
    if (!dl_take(c, DL_WORD_article, NULL) || !dl_take(c, DL_WORD_day_part, &part)) return false;
    if (!read_turn(c, &sign, &is_anaphor) || !is_anaphor) return false;
    out->flags |= DL_WHEN_ANAPHORIC;
    out->clock.part = (uint8_t)part;
    return dl_set_relative(out, sign * DL_AMOUNT_ONE, DL_UNIT_DAY);
}

/* "the year-ago period", "year-earlier quarter": the same stretch a year before */
bool dl_year_ago_period(struct dl_cursor *c, struct dl_when *out)
{
    int row, sign, ignored, factor;
    if (!dl_take(c, DL_WORD_article, NULL)) (void)dl_take(c, DL_WORD_single, NULL);
    if (!dl_take(c, DL_WORD_unit, &row) || !dl_take_inner_mark(c, DL_MARK_DASH)) return false;
    bool is_ago = dl_take(c, DL_WORD_ago, &sign);
    if (!is_ago && (dl_token_is(dl_peek(c, 0), DL_WORD_preposition) || !dl_take(c, DL_WORD_later, &sign))) return false;
    if (sign > 0) return false;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    (void)dl_set_relative(out, -DL_AMOUNT_ONE, unit);
    if (dl_take(c, DL_WORD_vague_noun, &ignored) || !dl_take(c, DL_WORD_unit, &row)) return unit >= DL_UNIT_DAY;
    enum dl_unit inner = dl_unit_of_row(row, &factor);
    int quarters = 4, months = 12;
    if (unit != DL_UNIT_YEAR || factor != 1) return false;
    if (inner == DL_UNIT_QUARTER) out->flags |= DL_WHEN_ANAPHORIC; /* of the one named last */
    if (inner == DL_UNIT_QUARTER) return dl_set_relative(out, -quarters * DL_AMOUNT_ONE, inner);
    return inner == DL_UNIT_YEAR || (inner == DL_UNIT_MONTH && dl_set_relative(out, -months * DL_AMOUNT_ONE, inner));
}
