/* read_past.c: minutes told beside an hour.
 *
 *     half past five   a quarter to six   20 minutes past 3
 *     las tres y media   trois heures moins dix
 *     halb sechs   половина шестого   десять минут шестого   без четверти шесть
 */
#include "dates/read_past.h"

#include "dates/shapes.h"

/* The unit of "trois heures et demie". */
static void take_hours(struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    int row, factor;
    if (!dl_take(&t, DL_WORD_units, &row) && !dl_take(&t, DL_WORD_unit, &row)) return;
    if (dl_unit_of_row(row, &factor) == DL_UNIT_HOUR) *c = t;
}

/* "half", "a quarter", "20 minutes", "ten" before "past six"; *minutes, and whether nothing else is meant. */
static bool read_minutes(struct dl_cursor *c, int *minutes, bool *is_sure)
{
    int hundredths, row, factor, ones;
    *is_sure = true;
    (void)dl_take(c, DL_WORD_single, NULL);
    if (dl_take(c, DL_WORD_fraction, &hundredths)) {
        *minutes = hundredths * 60 / 100;
        return hundredths == 25 || hundredths == 50;
    }
    if (dl_take(c, DL_WORD_unit, &row)) {
        *minutes = 15;
        return dl_unit_of_row(row, &factor) == DL_UNIT_QUARTER;
    }
    if (!dl_read_digits(c, (struct dl_digits){ 1, 2, 1, 59 }, minutes)) {
        if (!dl_take(c, DL_WORD_cardinal, minutes) || *minutes > 50) return false;
        struct dl_cursor t = *c;
        (void)dl_take_inner_mark(&t, DL_MARK_DASH);
        if (*minutes >= 20 && dl_take(&t, DL_WORD_cardinal, &ones) && ones < 10) {
            *minutes += ones;
            *c = t;
        }
    }
    struct dl_cursor t = *c;
    *is_sure = (dl_take(&t, DL_WORD_units, &row) || dl_take(&t, DL_WORD_unit, &row)) &&
               dl_unit_of_row(row, &factor) == DL_UNIT_MINUTE;
    if (*is_sure) *c = t;
    return true;
}

/* So many minutes after the hour, or before it. */
static void set_beside(struct dl_reading *r, int hour, int minutes)
{
    int all = (hour == 0 ? 24 : hour) * 60 + minutes;
    if (all < 60) all += 12 * 60; /* a quarter to one */
    dl_set_hour(r, all / 60 % 24, all % 60);
}

/* "half past five", "a quarter to six", "20 past 3" */
static bool read_past(struct dl_cursor *c, bool in_stretch, struct dl_reading *r)
{
    int minutes, sign;
    bool is_sure;
    bool is_at = dl_is_hour_placed(c), in_digits = dl_peek(c, 0)->kind == DL_TOKEN_NUMBER;
    if (!read_minutes(c, &minutes, &is_sure) || !dl_take(c, DL_WORD_past, &sign)) return false;
    if (sign > 0 && minutes == 30) is_sure = true;
    bool may_be_hour = in_stretch || (in_digits && minutes <= 12);
    if (may_be_hour && !is_sure && sign < 0) return false; /* "from 7 to 9", "9 to 5 p.m.", not "20 to 5" */
    if (!dl_read_hour(c, r) || r->clock.minute != 0 || r->clock.hour > 24) return false;
    if (dl_peek(c, 0)->mark == DL_MARK_DASH && dl_token_is(dl_peek(c, 1), DL_WORD_ordinal))
        return false; /* one-third */
    set_beside(r, r->clock.hour, sign * minutes);
    is_sure = is_sure || (is_at && (sign > 0 || dl_has_property(c, DL_PROPERTY_HALF_NEXT))); /* "um fünf vor acht" */
    if (r->sureness != DL_SURE) r->sureness = is_sure ? DL_SURE : sign > 0 ? DL_WEAK : DL_BARE;
    return true;
}

/* "las tres y media", "tre e un quarto", "trois heures moins dix": the minutes behind the hour */
static DL_NOT_ENGLISH bool read_and_minutes(struct dl_cursor *c, struct dl_reading *r)
{
    int hour, minutes, sign = 1;
    bool is_sure;
    bool is_told = dl_token_is(dl_look_back(c), DL_WORD_at);
    if (!dl_read_digits(c, (struct dl_digits){ 1, 2, 0, 24 }, &hour) && !dl_take(c, DL_WORD_cardinal, &hour) &&
        !dl_take(c, DL_WORD_single, &hour))
        return false;
    take_hours(c);
    if (!dl_take(c, DL_WORD_and, NULL) && !dl_take(c, DL_WORD_past, &sign)) return false;
    if (!is_told && sign > 0) return false;               /* "deux heures et demie" is a length */
    bool has_article = dl_take(c, DL_WORD_article, NULL); /* "moins le quart", not "las 3 y las 4" */
    if (has_article && !dl_token_is(dl_peek(c, 0), DL_WORD_fraction)) return false;
    if (!read_minutes(c, &minutes, &is_sure) || hour > 24) return false;
    set_beside(r, hour, sign * minutes);
    r->sureness = DL_SURE;
    return true;
}

/* "halb sechs", "половина шестого", "десять минут шестого": a part of the hour that ends then */
static DL_NOT_ENGLISH bool read_part_of_hour(struct dl_cursor *c, struct dl_reading *r)
{
    int minutes, hour;
    bool is_sure, is_told = dl_is_hour_placed(c);
    bool is_fraction = dl_token_is(dl_peek(c, 0), DL_WORD_fraction);
    if (!read_minutes(c, &minutes, &is_sure) || !is_sure) return false;
    if (dl_take(c, DL_WORD_ordinal, &hour) ? !is_told : !is_fraction) return false; /* "half of the second" */
    if (dl_token_is(dl_look_back(c), DL_WORD_ordinal) == false &&
        !dl_read_digits(c, (struct dl_digits){ 1, 2, 1, 12 }, &hour) && !dl_take(c, DL_WORD_cardinal, &hour))
        return false;
    if (hour < 1 || hour > 12 || dl_counts_things(c) || dl_token_is(dl_peek(c, 0), DL_WORD_unit)) return false;
    r->sureness = DL_SURE;
    dl_set_hour(r, hour == 1 ? 12 : hour - 1, minutes);
    return true;
}

/* "без четверти шесть", "без десяти минут шесть" */
static DL_NOT_ENGLISH bool read_minutes_before(struct dl_cursor *c, struct dl_reading *r)
{
    int sign, minutes, hour;
    bool is_sure;
    if (!dl_take(c, DL_WORD_past, &sign) || sign > 0) return false;
    if (!read_minutes(c, &minutes, &is_sure)) return false;
    if (!dl_read_digits(c, (struct dl_digits){ 1, 2, 1, 12 }, &hour) && !dl_take(c, DL_WORD_cardinal, &hour))
        return false;
    if (hour > 12 || dl_counts_things(c)) return false;
    r->sureness = DL_SURE;
    set_beside(r, hour, -minutes);
    return true;
}

typedef bool way_to_tell(struct dl_cursor *c, struct dl_reading *r);

static bool try_way(way_to_tell *way, struct dl_cursor *c, struct dl_reading *r)
{
    struct dl_cursor t = *c;
    struct dl_reading reading = *r;
    if (!way(&t, &reading)) return false;
    *r = reading;
    *c = t;
    return true;
}

bool dl_read_minutes_beside(struct dl_cursor *c, bool in_stretch, struct dl_reading *r)
{
    if (dl_has_property(c, DL_PROPERTY_AFTER_NOUN) && try_way(read_and_minutes, c, r)) return true;
    if ((dl_window_ahead(c->window, c->at + 1) & DL_WORD_BIT(DL_WORD_past)) != 0) {
        struct dl_cursor t = *c;
        struct dl_reading reading = *r;
        if (read_past(&t, in_stretch, &reading)) {
            *r = reading;
            *c = t;
            return true;
        }
    }
    if (!dl_has_property(c, DL_PROPERTY_HALF_NEXT)) return false;
    return try_way(read_part_of_hour, c, r) || try_way(read_minutes_before, c, r);
}
