/* shapes_clock.c: times of the day.
 *
 *     14:30   14:30:05 UTC   5 p.m.   5.30 p.m. EST   five o'clock   0600 hours   noon
 *     5 o'clock in the morning   the morning   at night
 */
#include "dates/read.h"
#include "dates/shapes.h"

enum { HALF_DAY_AM = 0, HALF_DAY_PM = 12 };

/* "UTC", "EST", "(GMT)", "UTC+2" after a time. */
static void take_zone(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    int zone, hours;
    bool is_open = dl_take_mark(&t, DL_MARK_OPEN);
    if (!dl_peek(&t, 0)->upper || !dl_take(&t, DL_WORD_zone, &zone)) return;
    bool is_west = dl_take_inner_mark(&t, DL_MARK_DASH);
    if ((is_west || dl_take_inner_mark(&t, DL_MARK_PLUS)) &&
        dl_read_digits(&t, (struct dl_digits){ 1, 2, 0, 14 }, &hours))
        zone += is_west ? -hours * 60 : hours * 60;
    if (is_open && !dl_take_mark(&t, DL_MARK_CLOSE)) return;
    out->clock.zone = (int16_t)zone;
    *c = t;
}

/* "in the morning", "at night" after a time: which half of the day. */
static bool take_day_part_after(struct dl_cursor *c, int *half)
{
    struct dl_cursor t = *c;
    int part;
    if (!dl_take(&t, DL_WORD_preposition, NULL) && !dl_take(&t, DL_WORD_at, NULL)) return false;
    (void)dl_take(&t, DL_WORD_article, NULL);
    if (!dl_take(&t, DL_WORD_day_part, &part)) return false;
    *half = part == DL_MORNING ? HALF_DAY_AM : HALF_DAY_PM;
    *c = t;
    return true;
}

/* Sets the time; half is 0 or 12, or -1 when the text does not say. */
static bool set_clock(struct dl_when *out, int hour, int minute, int half)
{
    if (half >= 0) {
        if (hour < 1 || hour > 12) return false;
        hour = hour % 12 + half;
    }
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) return false;
    out->clock.hour = (int8_t)hour;
    out->clock.minute = (int8_t)minute;
    return true;
}

static bool take_half_day(struct dl_cursor *c, int *half)
{
    return dl_take(c, DL_WORD_half_day, half) || take_day_part_after(c, half);
}

/* The unit after "14:30 hrs". */
static bool take_hours(struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    int row, factor;
    if (!dl_take(&t, DL_WORD_units, &row) || dl_unit_of_row(row, &factor) != DL_UNIT_HOUR) return false;
    *c = t;
    return true;
}

/* "14:30", "14:30:05", "5:30 p.m." */
static bool hour_colon_minute(struct dl_cursor *c, struct dl_when *out)
{
    int hour, minute, second, half = -1;
    const struct dl_token *before = dl_look_back(c);
    bool is_announced = dl_is_announced(c) || dl_token_is(before, DL_WORD_at) || dl_token_is(before, DL_WORD_about);
    bool is_padded = dl_peek(c, 0)->digits == 2;
    if (!dl_read_digits(c, (struct dl_digits){ 1, 2, 0, 24 }, &hour) || !dl_take_inner_mark(c, DL_MARK_COLON))
        return false;
    if (!dl_read_digits(c, (struct dl_digits){ 2, 2, 0, 59 }, &minute)) return false;
    struct dl_cursor t = *c;
    if (dl_take_inner_mark(&t, DL_MARK_COLON) && dl_read_digits(&t, (struct dl_digits){ 2, 2, 0, 60 }, &second)) {
        out->clock.second = (int8_t)second;
        *c = t;
    }
    bool is_told = take_half_day(c, &half) || take_hours(c);
    take_zone(c, out);
    is_told |= out->clock.zone != DL_NO_ZONE;
    bool follows_name = before->kind == DL_TOKEN_WORD && before->upper && before->word.count == 0;
    if (!is_told && !is_announced && (!is_padded || follows_name)) return false;
    return set_clock(out, hour, minute, hour > 12 ? -1 : half);
}

/* "5 p.m.", "5pm", "five in the morning" needs o'clock */
static bool hour_half_day(struct dl_cursor *c, struct dl_when *out)
{
    int hour, minute = 0, half;
    if (!dl_read_digits(c, (struct dl_digits){ 1, 2, 1, 12 }, &hour) && !dl_take(c, DL_WORD_cardinal, &hour))
        return false;
    struct dl_cursor t = *c;
    if (dl_take_inner_mark(&t, DL_MARK_DOT) && dl_read_digits(&t, (struct dl_digits){ 2, 2, 0, 59 }, &minute))
        *c = t;
    else
        minute = 0;
    if (!dl_take(c, DL_WORD_half_day, &half) || !set_clock(out, hour, minute, half)) return false;
    take_zone(c, out);
    return true;
}

/* "five o'clock", "5 o'clock in the morning" */
static bool hour_oclock(struct dl_cursor *c, struct dl_when *out)
{
    int hour, half = -1;
    if (!dl_read_digits(c, (struct dl_digits){ 1, 2, 1, 24 }, &hour) && !dl_take(c, DL_WORD_cardinal, &hour))
        return false;
    if (!dl_take(c, DL_WORD_oclock, NULL)) return false;
    (void)take_half_day(c, &half);
    return set_clock(out, hour, 0, half);
}

/* "0600 hours", "14h30" */
static bool military_hour(struct dl_cursor *c, struct dl_when *out)
{
    int all;
    bool is_announced = dl_token_is(dl_look_back(c), DL_WORD_at) || dl_is_announced(c);
    bool has_zero = dl_peek(c, 0)->digits == 4 && dl_peek(c, 0)->number < 1000;
    if (!dl_read_digits(c, (struct dl_digits){ 4, 4, 0, 2400 }, &all) || (!has_zero && !is_announced)) return false;
    if (!take_hours(c) || !set_clock(out, all / 100, all % 100, -1)) return false;
    take_zone(c, out);
    return true;
}

/* "noon", "midnight GMT"; "12 noon" */
static bool clock_word(struct dl_cursor *c, struct dl_when *out)
{
    int minutes, twelve;
    (void)dl_read_digits(c, (struct dl_digits){ 2, 2, 12, 12 }, &twelve);
    if (!dl_take(c, DL_WORD_clock, &minutes)) return false;
    if (!set_clock(out, minutes / 60, minutes % 60, -1)) return false;
    take_zone(c, out);
    return true;
}

/* "the morning", "night" after a preposition */
static bool day_part_alone(struct dl_cursor *c, struct dl_when *out)
{
    int part;
    bool is_announced = dl_is_announced(c);
    bool is_at = dl_token_is(dl_look_back(c), DL_WORD_at);
    bool has_article = dl_take(c, DL_WORD_article, NULL);
    if (!(has_article ? is_announced : is_at) || !dl_take(c, DL_WORD_day_part, &part)) return false;
    const struct dl_token *next = dl_peek(c, 0);
    if (next->kind == DL_TOKEN_WORD && next->word.count == 0 && has_article) return false;
    out->clock.part = (uint8_t)part;
    out->flags |= DL_WHEN_ANAPHORIC;
    return true;
}

static const struct dl_shape_row shapes[] = {
    { hour_colon_minute, DL_NUMBER_SMALL, 0, 0 },
    { hour_half_day, DL_NUMBER_SMALL | DL_START(cardinal), 0, DL_START(half_day) },
    { hour_oclock, DL_NUMBER_SMALL | DL_START(cardinal), 0, DL_START(oclock) },
    { military_hour, DL_NUMBER_FOUR, 0, 0 },
    { clock_word, DL_NUMBER_SMALL | DL_START(clock), 0, 0 },
    { day_part_alone, DL_START(day_part), DL_START(day_part), 0 },
};
const struct dl_shapes dl_shapes_clock = { shapes, sizeof shapes / sizeof *shapes, DL_FAMILY_CLOCK };
