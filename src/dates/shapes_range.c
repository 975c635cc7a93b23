/* shapes_range.c: from one part of the calendar to another, as one expression.
 *
 *     1914-18   1933-1945   from 1933 to 1945   between 1910 and 1912   the 1920s to the 1940s
 *     5-7 May 1921   May 5-7, 1921   May-June 1940   5 May to 7 June 1921   Monday to Friday
 *     the 18th and 19th centuries
 *     today to next Friday   from next Monday to Friday   between May 2018 and now
 *
 * What the first part leaves out it takes from the last.
 */
#include "dates/civil.h"
#include "dates/read.h"
#include "dates/shapes.h"

/* Makes a range of what is read: its last part begins at the cursor. */
static void set_range(struct dl_when *out, unsigned first_at, const struct dl_cursor *c)
{
    out->kind = DL_WHEN_RANGE;
    dl_note_joint(out, first_at, c);
}

/* "1914-18", "1999-2003": the digits of the second year that are left out are those of the first. */
static bool year_to_year(struct dl_cursor *c, struct dl_when *out)
{
    int first, last;
    const struct dl_token *before = dl_look_back(c);
    int row, factor;
    if (dl_token_is(before, DL_WORD_label)) return false;
    bool is_between = dl_take(c, DL_WORD_between, NULL);
    bool has_article = dl_take(c, DL_WORD_article, NULL); /* "the years 1914-18", "between the years 1914 and 1918" */
    bool is_named = dl_take(c, DL_WORD_units, &row);
    if (is_named ? dl_unit_of_row(row, &factor) != DL_UNIT_YEAR : has_article || is_between) return false;
    const unsigned first_at = c->at;
    if (!dl_read_plain_year(c, &first) || first > 2100) return false;
    bool is_joined = dl_take_inner_mark(c, DL_MARK_SLASH) || dl_take_inner_mark(c, DL_MARK_DASH);
    if (!is_joined && is_named) is_joined = dl_take(c, is_between ? DL_WORD_and : DL_WORD_to, NULL);
    if (!is_joined) return false;
    set_range(out, first_at, c);
    if (dl_read_digits(c, (struct dl_digits){ 2, 2, 0, 99 }, &last))
        last += first - first % 100;
    else if (!dl_read_digits(c, (struct dl_digits){ 4, 4, 1000, 2100 }, &last))
        return false;
    if (last % 100 == 0 && last < first) last += 100; /* "1899-00" */
    if (last <= first || dl_counts_things(c)) return false;
    out->first = (struct dl_part){ .year = (int16_t)first, .unit = DL_UNIT_YEAR };
    out->last = (struct dl_part){ .year = (int16_t)last, .unit = DL_UNIT_YEAR };
    return true;
}

static void set_days(struct dl_when *out, int first, int last)
{
    out->last = out->first;
    out->first.day = (uint8_t)first;
    out->last.day = (uint8_t)last;
    out->first.unit = out->last.unit = DL_UNIT_DAY;
}

/* "lunes" in "del lunes 4 al viernes 8 de enero" */
static DL_NOT_ENGLISH void skip_weekday(struct dl_cursor *c)
{
    int weekday;
    if (!dl_has_property(c, DL_PROPERTY_DAY_FIRST) || !dl_read_weekday(c, &weekday)) return;
    (void)dl_take_mark(c, DL_MARK_COMMA);
    (void)dl_take(c, DL_WORD_article, NULL);
}

/* "5-7 May 1921", "5th to 7th of May", "between 5 and 7 May" */
static bool days_of_month(struct dl_cursor *c, struct dl_when *out)
{
    int first, last, month;
    bool is_ordinal;
    bool is_between = dl_take(c, DL_WORD_between, NULL);
    if (!is_between) (void)dl_take(c, DL_WORD_from, NULL);
    const unsigned first_at = c->at;
    (void)dl_take(c, DL_WORD_article, NULL);
    skip_weekday(c);
    if (!dl_read_day(c, &first, &is_ordinal)) return false;
    bool is_night = dl_take_inner_mark(c, DL_MARK_SLASH); /* "the night of 3/4 May"; others are of two calendars */
    const bool is_to = !is_night && dl_take_dash_or_to(c);
    if (!is_night && !is_to && !dl_take(c, DL_WORD_and, NULL)) return false;
    set_range(out, first_at, c);
    (void)dl_take(c, DL_WORD_article, NULL);
    skip_weekday(c);
    if (!dl_read_day(c, &last, &is_ordinal) || last <= first) return false;
    if (!is_to && !is_between && last != first + 1) return false; /* "3 and 7 May" are two days (day_list.c) */
    (void)dl_take(c, DL_WORD_of, NULL);
    if (!dl_read_month(c, &month)) return false;
    out->first.month = (uint8_t)month;
    dl_take_year(c, out);
    set_days(out, first, last);
    return true;
}

/* "16.-17.05.2017", "vom 5. auf den 7.6.", "5-7/5/2019" where days come first */
static bool days_of_numeric_date(struct dl_cursor *c, struct dl_when *out)
{
    int first;
    bool is_ordinal;
    if (!dl_has_property(c, DL_PROPERTY_DAY_FIRST)) return false;
    (void)dl_take(c, DL_WORD_from, NULL);
    const unsigned first_at = c->at;
    if (!dl_read_day(c, &first, &is_ordinal) || !dl_take_dash_or_to(c)) return false;
    const struct dl_cursor joined = *c;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_longest_shape(&dl_shapes_numeric, c, out) || out->first.unit != DL_UNIT_DAY) return false;
    if (out->clock.hour >= 0 || out->first.day <= first || (!is_ordinal && out->first.year == DL_NO_YEAR)) return false;
    int last = out->first.day;
    out->flags &= (uint16_t)~DL_WHEN_WEAK;
    set_range(out, first_at, &joined);
    set_days(out, first, last);
    return true;
}

/* "May 5-7, 1921", "May 5 to 7", "between May 5 and 7" */
static bool month_days(struct dl_cursor *c, struct dl_when *out)
{
    int first, last, month;
    bool is_ordinal;
    bool is_between = dl_take(c, DL_WORD_between, NULL);
    if (!is_between) (void)dl_take(c, DL_WORD_from, NULL);
    const unsigned first_at = c->at;
    if (!dl_read_month(c, &month)) return false;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_day(c, &first, &is_ordinal)) return false;
    const bool is_to = dl_take_dash_or_to(c);
    if (!is_to && !dl_take(c, DL_WORD_and, NULL)) return false;
    set_range(out, first_at, c);
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_day(c, &last, &is_ordinal) || last <= first || dl_counts_things(c)) return false;
    if (!is_to && !is_between && last != first + 1) return false; /* "May 3 and 7" */
    out->first.month = (uint8_t)month;
    dl_take_year(c, out);
    set_days(out, first, last);
    return true;
}

/* "May-June 1940", "between March and May 1940" */
static bool months_of_year(struct dl_cursor *c, struct dl_when *out)
{
    int first, last;
    bool is_between = dl_take(c, DL_WORD_between, NULL);
    if (!is_between) (void)dl_take(c, DL_WORD_from, NULL);
    const unsigned first_at = c->at;
    if (!dl_read_month(c, &first)) return false;
    const bool is_joined =
        is_between ? dl_take(c, DL_WORD_and, NULL) : dl_take_dash_or_to(c) || dl_take_inner_mark(c, DL_MARK_SLASH);
    if (!is_joined) return false;
    set_range(out, first_at, c);
    if (!dl_read_month(c, &last)) return false;
    dl_take_year(c, out);
    out->last = out->first;
    out->first.month = (uint8_t)first;
    out->last.month = (uint8_t)last;
    out->first.unit = out->last.unit = DL_UNIT_MONTH;
    if (out->first.year != DL_NO_YEAR && first > last) out->first.year--;
    return first != last;
}

/* "Jahrhundert" in "18. und 19. Jahrhundert" */
static bool take_single(struct dl_cursor *c, int *row)
{
    return dl_has_property(c, DL_PROPERTY_DAY_FIRST) && dl_take(c, DL_WORD_unit, row);
}

/* "the 18th and 19th centuries", "the late 18th and early 19th centuries" */
static bool centuries(struct dl_cursor *c, struct dl_when *out)
{
    int first, last, row, factor, sign = 1;
    (void)dl_take(c, DL_WORD_from, NULL);
    unsigned first_at = c->at;
    (void)dl_take(c, DL_WORD_article, NULL);
    bool is_told =
        dl_has_property(c, DL_PROPERTY_AFTER_NOUN) && dl_take(c, DL_WORD_units, &row); /* "siglos XVIII y XIX" */
    if (is_told) first_at = c->at;
    (void)dl_take(c, DL_WORD_part, NULL);
    if (!dl_read_ordinal(c, &first)) return false;
    if (!dl_take_dash_or_to(c) && !dl_take(c, DL_WORD_and, NULL)) return false;
    set_range(out, first_at, c);
    (void)dl_take(c, DL_WORD_article, NULL);
    (void)dl_take(c, DL_WORD_part, NULL);
    if (!dl_read_ordinal(c, &last) || !(is_told || dl_take(c, DL_WORD_units, &row) || take_single(c, &row)))
        return false;
    if (dl_unit_of_row(row, &factor) != DL_UNIT_CENTURY || first > 99 || last > 99) return false;
    if (dl_peek(c, 0)->upper) (void)dl_take(c, DL_WORD_era, &sign);
    out->first.year = (int16_t)(sign < 0 ? 1 - first * 100 : (first - 1) * 100);
    out->last.year = (int16_t)(sign < 0 ? 1 - last * 100 : (last - 1) * 100);
    out->first.unit = out->last.unit = DL_UNIT_CENTURY;
    return out->first.year < out->last.year;
}

/* Where one end can be read in one order only, the other is read so too. */
static void agree_on_order(struct dl_when *open, const struct dl_when *sure)
{
    const uint16_t orders = DL_WHEN_DAY_FIRST | DL_WHEN_MONTH_FIRST;
    if (!(open->flags & DL_WHEN_AMBIGUOUS_ORDER) || (sure->flags & DL_WHEN_AMBIGUOUS_ORDER)) return;
    if ((sure->flags & orders) == 0) return;
    if ((sure->flags & orders) != (open->flags & orders)) dl_when_swap_order(open);
    open->flags &= (uint16_t)~DL_WHEN_AMBIGUOUS_ORDER;
}

/* The first part takes what it leaves out from the last, and then must lie before it. */
static bool join(struct dl_when *out, const struct dl_when *first, const struct dl_when *last)
{
    struct dl_part a = first->first, b = last->first;
    if (a.unit != b.unit && a.unit != DL_UNIT_DAY && b.unit != DL_UNIT_DAY) return false;
    if ((first->flags | last->flags) & DL_WHEN_HOLIDAY) return false;
    bool are_weekdays = first->first.weekday != 0 && last->first.weekday != 0; /* "Mon-Fri" */
    bool is_weak = !are_weekdays && (first->flags & last->flags & DL_WHEN_WEAK) != 0;
    if (a.year == DL_NO_YEAR && b.year != DL_NO_YEAR) {
        bool wraps = a.month > b.month;
        a.year = (int16_t)(b.year - wraps);
    } else if (b.year == DL_NO_YEAR && a.year != DL_NO_YEAR) {
        bool wraps = a.month > b.month;
        b.year = (int16_t)(a.year + wraps);
    }
    if (a.year != DL_NO_YEAR && (a.year > b.year || (a.year == b.year && a.month > b.month))) return false;
    out->first = a;
    out->last = b;
    out->flags = first->flags | last->flags;
    if (!is_weak) out->flags &= (uint16_t)~DL_WHEN_WEAK;
    out->mod = DL_MOD_NONE;
    return true;
}

/* "the end of" 1914, "early" 1916 */
static bool read_part_of_end(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    (void)dl_take(&t, DL_WORD_article, NULL);
    if (dl_take(&t, DL_WORD_part, NULL)) {
        (void)dl_take_inner_mark(&t, DL_MARK_DASH);
        *c = t;
    }
    if (dl_has_property(c, DL_PROPERTY_AFTER_NOUN) && dl_peek(c, 1)->digits == 4) /* "tra il 1914 e il 1918" */
        (void)dl_take(c, DL_WORD_article, NULL);
    return dl_calendar_shape(c, out) && out->kind == DL_WHEN_CALENDAR;
}

/* "from Dec. 30, 1933, to Jan. 2, 1934" */
static void take_comma_before(struct dl_cursor *c, enum dl_word_class joint)
{
    if (dl_peek(c, 0)->mark == DL_MARK_COMMA && dl_token_is(dl_peek(c, 1), joint)) c->at++;
}

/* A whole part at either end. "44-30 BC" and "from 44 to 30 BC": the era stands once. */
static bool part_to_part(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_when first = dl_when_empty(DL_WHEN_CALENDAR), last = dl_when_empty(DL_WHEN_CALENDAR);
    bool is_between = dl_take(c, DL_WORD_between, NULL);
    bool is_from = !is_between && dl_take(c, DL_WORD_from, NULL);
    const unsigned first_at = c->at;
    if (!read_part_of_end(c, &first)) return false;
    bool is_whole = first.first.year != DL_NO_YEAR && first.first.day != 0;
    if ((is_from || is_between) && is_whole) take_comma_before(c, is_between ? DL_WORD_and : DL_WORD_to);
    bool is_joined = is_between ? dl_take(c, DL_WORD_and, NULL) : dl_take_dash_or_to(c);
    const bool is_part = first.first.unit == DL_UNIT_DAY || first.first.unit == DL_UNIT_MONTH;
    if (!is_joined && is_part && first.first.year != DL_NO_YEAR && first.first.weekday == 0)
        is_joined = dl_take_inner_mark(c, DL_MARK_SLASH); /* "2018-07-16/2018-07-20", "July 1986/June 1987" */
    if (!is_joined) return false;
    set_range(out, first_at, c);
    if (!read_part_of_end(c, &last)) return false;
    /* "on Monday to ...": a weekday or a month may be followed by any "to", so both must be alike */
    if (!is_between && !is_from && first.first.unit != last.first.unit) return false;
    agree_on_order(&first, &last);
    agree_on_order(&last, &first);
    return join(out, &first, &last);
}

/* "AD 527 to 565", behind its first year */
static bool years_after_era(struct dl_cursor *c, bool is_between, unsigned first_at, int first, struct dl_when *out)
{
    int last;
    if (first < 1 || !(is_between ? dl_take(c, DL_WORD_and, NULL) : dl_take_dash_or_to(c))) return false;
    set_range(out, first_at, c);
    if (!dl_read_digits(c, (struct dl_digits){ 1, 4, first + 1, 2100 }, &last) || dl_counts_things(c)) return false;
    out->first = (struct dl_part){ .year = (int16_t)first, .unit = DL_UNIT_YEAR };
    out->last = (struct dl_part){ .year = (int16_t)last, .unit = DL_UNIT_YEAR };
    return true;
}

/* "490-479 BC", "from 490 to 479 BC" */
static bool years_of_era(struct dl_cursor *c, struct dl_when *out)
{
    int first, last;
    bool is_between = dl_take(c, DL_WORD_between, NULL);
    if (!is_between) (void)dl_take(c, DL_WORD_from, NULL);
    const unsigned first_at = c->at;
    if (dl_token_is(dl_peek(c, 0), DL_WORD_era))
        return dl_read_era_year(c, &first) && years_after_era(c, is_between, first_at, first, out);
    if (!dl_read_digits(c, (struct dl_digits){ 1, 4, 1, 9999 }, &first)) return false;
    if (!(is_between ? dl_take(c, DL_WORD_and, NULL) : dl_take_dash_or_to(c))) return false;
    set_range(out, first_at, c);
    if (!dl_read_era_year(c, &last)) return false;
    int astronomical = last <= 0 ? 1 - first : first;
    if (astronomical >= last) return false;
    out->first = (struct dl_part){ .year = (int16_t)astronomical, .unit = DL_UNIT_YEAR };
    out->last = (struct dl_part){ .year = (int16_t)last, .unit = DL_UNIT_YEAR };
    return true;
}

/* "today", "next Monday", "now", a date: what one end of a range can be, and whether it is told from the
 * reference. */
static bool read_end(struct dl_cursor *c, struct dl_when *end, bool *is_told)
{
    struct dl_cursor t = *c, other = *c;
    struct dl_when relative;
    bool any = dl_calendar_shape(&t, end) && end->kind == DL_WHEN_CALENDAR;
    *is_told = false;
    if (dl_longest_shape(&dl_shapes_relative, &other, &relative) && (!any || other.at > t.at)) {
        t = other;
        *end = relative;
        if (end->kind == DL_WHEN_VAGUE) {
            if (end->amount != 0) return false;
            *end = dl_when_empty(DL_WHEN_RELATIVE); /* "now" */
            end->unit = DL_UNIT_DAY;
        }
        any = *is_told = true;
    }
    if (!any || end->clock.hour >= 0 || end->clock.part != DL_NO_DAY_PART || end->pick.nth != 0) return false;
    if (end->flags & (DL_WHEN_HOLIDAY | DL_WHEN_WEAK | DL_WHEN_MANY | DL_WHEN_TWO_DIGIT_YEAR)) return false;
    if (end->kind == DL_WHEN_CALENDAR && end->unit != DL_UNIT_NONE) return false;
    if (end->kind == DL_WHEN_RELATIVE && (end->first.unit != DL_UNIT_NONE || end->unit < DL_UNIT_DAY)) return false;
    *c = t;
    return true;
}

/* "present", "the present day" as the last end: "2004-present", not "in 2004 to present a plan" */
static bool read_present(struct dl_cursor *c, struct dl_when *end)
{
    struct dl_cursor t = *c;
    int when;
    (void)dl_take(&t, DL_WORD_article, NULL);
    if (!dl_take(&t, DL_WORD_vague_noun, &when) || when != 0 || !dl_phrase_ends(&t)) return false;
    *end = dl_when_empty(DL_WHEN_RELATIVE);
    end->unit = DL_UNIT_DAY;
    *c = t;
    return true;
}

/* "today to next Friday", "from next Monday to Friday", "between Jan 2019 and today" */
static bool told_to_told(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_when first, last;
    bool first_is_told, last_is_told;
    bool is_between = dl_take(c, DL_WORD_between, NULL);
    bool is_from = !is_between && dl_take(c, DL_WORD_from, NULL);
    const unsigned first_at = c->at;
    const bool is_unit = dl_token_is(dl_peek(c, 0), DL_WORD_article) && dl_token_is(dl_peek(c, 1), DL_WORD_unit);
    if (!read_end(c, &first, &first_is_told)) return false;
    if (is_unit && !is_from && !is_between) return false; /* "the week to May 5" is one */
    bool is_joined = is_between ? dl_take(c, DL_WORD_and, NULL) : dl_take_dash_or_to(c);
    const struct dl_cursor joined = *c;
    if (!is_joined) return false;
    if (!is_between && read_present(c, &last))
        last_is_told = true;
    else if (!read_end(c, &last, &last_is_told))
        return false;
    if (!first_is_told && !last_is_told) return false;
    if (!is_between && !is_from && first.kind == DL_WHEN_RELATIVE && last.kind == DL_WHEN_RELATIVE &&
        first.unit != last.unit)
        return false;
    *out = first;
    set_range(out, first_at, &joined);
    out->last = last.first;
    out->last_direction = last.direction;
    out->other_amount = last.amount;
    out->other_unit = last.unit;
    out->flags |= last.flags;
    return true;
}

static const struct dl_shape_row shapes[] = {
    { year_to_year, DL_NUMBER_FOUR | DL_START(units), DL_START(units), DL_KIND_TO },
    { year_to_year, DL_START(between), 0, DL_KIND_TO | DL_START(and) },
    { days_of_month, DL_START_DAY | DL_START(between) | DL_START(from), DL_START_DAY, DL_START(month) },
    { month_days, DL_START(month) | DL_START(between) | DL_START(from), 0, DL_KIND_TO | DL_START(and) },
    { months_of_year, DL_START(month) | DL_START(from), 0, DL_KIND_TO },
    { months_of_year, DL_START(between), 0, DL_START(and) },
    { centuries, DL_START_DAY | DL_START(from) | DL_START(part), DL_START_DAY | DL_START(part), DL_START(units) },
    { part_to_part, DL_START_CALENDAR | DL_START(from) | DL_START(part), DL_START_THE_CALENDAR | DL_START(part),
      DL_KIND_TO },
    { part_to_part, DL_START(between), 0, DL_START(and) },
    { told_to_told, DL_START_CALENDAR | DL_START_RELATIVE | DL_START(from), DL_START_THE_RELATIVE, DL_KIND_TO },
    { told_to_told, DL_START(between), 0, DL_START(and) },
    { years_of_era, DL_NUMBER_ANY | DL_START(between) | DL_START(from), 0, DL_START(era) },
    { years_of_era, DL_START(era), 0, DL_KIND_TO },
    /* where days come first */
    { centuries, DL_START(units), DL_START(units), DL_START(ordinal) },
    { centuries, DL_NUMBER_SMALL | DL_START(ordinal), DL_NUMBER_SMALL | DL_START(ordinal),
      DL_START(unit) | DL_START(units) },
    { days_of_numeric_date, DL_NUMBER_SMALL | DL_START(from), 0, DL_KIND_TO },
};
enum { OF_DAYS_FIRST = 3 };
const struct dl_shapes dl_shapes_range = { shapes, sizeof shapes / sizeof *shapes,
                                           sizeof shapes / sizeof *shapes - OF_DAYS_FIRST, DL_FAMILY_RANGE };
