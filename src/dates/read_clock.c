/* read_clock.c: the ways to write a time of the day, the surest first.
 *
 *     noon   14:30:05 UTC   17h30   à 18 heures   5.30 p.m. EST   0600 hours   five o'clock
 *     half past five   a quarter to six   20 minutes past 3   las tres y media
 *     7 in the morning
 */
#include "dates/read_clock.h"

#include "dates/read_past.h"
#include "dates/shapes.h"

static const struct dl_reading nothing = { .clock = { -1, -1, -1, DL_NO_DAY_PART, DL_NO_ZONE }, .half = DL_HALF_OPEN };

bool dl_take_offset(struct dl_cursor *c, struct dl_clock *clock)
{
    struct dl_cursor t = *c;
    int hours, minutes = 0;
    bool is_west = dl_peek(&t, 1)->glued && dl_take_mark(&t, DL_MARK_DASH);
    if (!is_west && !(dl_peek(&t, 1)->glued && dl_take_mark(&t, DL_MARK_PLUS))) return false;
    if (dl_read_digits(&t, (struct dl_digits){ 4, 4, 0, 1459 }, &minutes)) {
        hours = minutes / 100;
        minutes %= 100;
    } else if (!dl_read_digits(&t, (struct dl_digits){ 2, 2, 0, 14 }, &hours)) {
        return false;
    } else if (dl_take_inner_mark(&t, DL_MARK_COLON) &&
               !dl_read_digits(&t, (struct dl_digits){ 2, 2, 0, 59 }, &minutes)) {
        return false;
    }
    int zone = hours * 60 + minutes;
    clock->zone = (int16_t)(is_west ? -zone : zone);
    *c = t;
    return true;
}

/* "05:00:00 -0700", as in mail and logs: four digits, of whole quarters of an hour */
static void take_spaced_offset(struct dl_cursor *c, struct dl_clock *clock)
{
    const struct dl_token *number = dl_peek(c, 1);
    if (number->kind == DL_TOKEN_NUMBER && number->digits == 4 && number->number % 100 % 15 == 0)
        (void)dl_take_offset(c, clock);
}

/* "UTC", "EST", "(GMT)", "UTC+2" after a time. */
static void take_zone(struct dl_cursor *c, struct dl_clock *clock)
{
    struct dl_cursor t = *c;
    int zone, hours;
    bool is_open = dl_take_mark(&t, DL_MARK_OPEN);
    if (!dl_is_name(&t) || !dl_take(&t, DL_WORD_zone, &zone)) return;
    bool is_west = dl_take_inner_mark(&t, DL_MARK_DASH);
    if ((is_west || dl_take_inner_mark(&t, DL_MARK_PLUS)) &&
        dl_read_digits(&t, (struct dl_digits){ 1, 2, 0, 14 }, &hours))
        zone += is_west ? -hours * 60 : hours * 60;
    if (is_open && !dl_take_mark(&t, DL_MARK_CLOSE)) return;
    clock->zone = (int16_t)zone;
    *c = t;
}

/* "in the morning", "at night", "this evening" after a time: which half of the day. */
static bool take_day_part_after(struct dl_cursor *c, int *half)
{
    struct dl_cursor t = *c;
    int part;
    if (!dl_take(&t, DL_WORD_preposition, NULL) && !dl_take(&t, DL_WORD_at, NULL)) return false;
    (void)dl_take(&t, DL_WORD_article, NULL);
    if (!dl_take(&t, DL_WORD_day_part, &part)) return false;
    *half = part == DL_MORNING ? DL_HALF_AM : DL_HALF_PM;
    *c = t;
    return true;
}

/* A letter right after a number: "17h30", "3p". */
static bool take_letter(struct dl_cursor *c, char letter)
{
    const struct dl_token *t = dl_peek(c, 0);
    if (t->kind != DL_TOKEN_WORD || !t->glued) return false;
    const unsigned char *text = c->window->block->text + t->start;
    bool is_dotted = t->end == t->start + 2 && text[1] == '.';
    if ((t->end != t->start + 1 && !is_dotted) || (text[0] | 0x20) != (unsigned char)letter) return false;
    c->at++;
    return true;
}

/* "p.m."; "p" where it is glued to a number that an hour and minutes are written in. */
static bool take_half_day(struct dl_cursor *c, bool may_be_letter, int *half)
{
    struct dl_cursor t = *c; /* "'s avonds" */
    if (dl_take_mark(&t, DL_MARK_APOSTROPHE) && dl_is_glued(&t) && dl_take(&t, DL_WORD_half_day, half)) {
        *c = t;
        return true;
    }
    if (dl_take(c, DL_WORD_half_day, half) || take_day_part_after(c, half)) return true;
    if (!may_be_letter) return false;
    *half = take_letter(c, 'p') ? DL_HALF_PM : take_letter(c, 'a') ? DL_HALF_AM : DL_HALF_OPEN;
    return *half != DL_HALF_OPEN;
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

bool dl_is_hour_placed(const struct dl_cursor *c)
{
    const struct dl_token *before = dl_look_back(c);
    return dl_is_announced(c) || dl_token_is(before, DL_WORD_at) || dl_token_is(before, DL_WORD_about);
}

void dl_set_hour(struct dl_reading *r, int hour, int minute)
{
    r->clock.hour = (int8_t)hour;
    r->clock.minute = (int8_t)minute;
}

/* "14:30", "14:30:05.25" */
static bool with_colon(struct dl_cursor *c, struct dl_reading *r)
{
    int hour, minute, second;
    const struct dl_cursor start = *c;
    if (!dl_read_digits(c, (struct dl_digits){ 1, 2, 0, 24 }, &hour) || !dl_take_inner_mark(c, DL_MARK_COLON))
        return false;
    if (!dl_read_digits(c, (struct dl_digits){ 2, 2, 0, 59 }, &minute)) return false;
    const struct dl_token *before = dl_look_back(&start);
    bool follows_name = before->kind == DL_TOKEN_WORD && before->upper && before->word->count == 0;
    bool is_padded = dl_peek(&start, 0)->digits == 2;
    bool is_sure = dl_is_hour_placed(&start) || (is_padded && !follows_name) || before->kind == DL_TOKEN_END;
    dl_set_hour(r, hour, minute);
    r->has_colon = !follows_name;
    struct dl_cursor t = *c;
    if (dl_take_inner_mark(&t, DL_MARK_COLON) && dl_read_digits(&t, (struct dl_digits){ 2, 2, 0, 60 }, &second)) {
        r->clock.second = (int8_t)second;
        *c = t;
        if (dl_take_inner_mark(&t, DL_MARK_DOT) && dl_peek(&t, 0)->kind == DL_TOKEN_NUMBER) {
            t.at++; /* the fraction is left out of the value */
            *c = t;
        }
    }
    bool has_hours = take_hours(c) || take_letter(c, 'h'); /* "14:45h" */
    bool ends = is_padded || dl_is_hour_placed(&(struct dl_cursor){ c->window, c->at }) || dl_phrase_ends(c);
    r->sureness = has_hours || (is_sure && (ends || before->kind != DL_TOKEN_END)) ? DL_SURE : DL_WEAK;
    return true;
}

/* How much the word before tells of a time: 1 "at"; HOURS "à 18 heures" is one, no length; ALONE "alle 15" is one. */
enum { HOURS = 2, ALONE = 3 };

static bool is_at(const struct dl_cursor *c, int least)
{
    int announces;
    return dl_token_value(dl_look_back(c), DL_WORD_at, &announces) && announces >= least;
}

/* The minutes of "20 heures 30", "cinq heures dix", "15 часов 30 минут" */
static DL_NOT_ENGLISH int take_minutes_after(struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    int minute, ones, row, factor;
    if (!dl_read_digits(&t, (struct dl_digits){ 2, 2, 0, 59 }, &minute)) {
        if (!dl_take(&t, DL_WORD_cardinal, &minute) || minute > 59) return 0;
        if (minute >= 20 && minute % 10 == 0 && dl_take(&t, DL_WORD_cardinal, &ones)) minute += ones % 10;
    }
    *c = t;
    if (dl_take(&t, DL_WORD_units, &row) && dl_unit_of_row(row, &factor) == DL_UNIT_MINUTE) *c = t;
    return minute;
}

/* "à 18 heures", "a las 15 horas", "alle ore 9", "в пять часов" */
static bool with_unit(struct dl_cursor *c, struct dl_reading *r)
{
    enum { AFTERNOON = 13 };
    int hour;
    bool is_told = is_at(c, HOURS);
    if (!is_told && !dl_has_property(c, DL_PROPERTY_AFTER_NOUN)) return false;
    if (!dl_read_digits(c, (struct dl_digits){ 1, 2, 0, 24 }, &hour) &&
        (!dl_take(c, DL_WORD_cardinal, &hour) || hour > 12) && !dl_take(c, DL_WORD_single, &hour))
        return false;
    if (!take_hours(c)) return false;
    int minutes = take_minutes_after(c);
    bool is_sure = is_told || (hour >= AFTERNOON && minutes > 0); /* "quinze heures quinze", not "deux heures" */
    r->sureness = is_sure ? DL_SURE : DL_WEAK;
    dl_set_hour(r, hour, minutes);
    return true;
}

/* "17h30", "17h": an hour alone may be a length. */
static bool with_letter(struct dl_cursor *c, struct dl_reading *r)
{
    int hour, minute = 0;
    bool is_hours = is_at(c, HOURS);
    if (!dl_read_digits(c, (struct dl_digits){ 1, 2, 0, 24 }, &hour) || !take_letter(c, 'h')) return false;
    bool has_minutes = dl_is_glued(c) && dl_read_digits(c, (struct dl_digits){ 2, 2, 0, 59 }, &minute);
    if (has_minutes && (take_letter(c, 'm') || take_letter(c, 's'))) return false; /* "1h30m" is a length */
    const enum dl_sureness alone = dl_has_property(c, DL_PROPERTY_DAY_FIRST) ? DL_WEAK : DL_BARE; /* "mardi 18h" */
    r->sureness = has_minutes || is_hours ? DL_SURE : alone;
    dl_set_hour(r, hour, minute);
    return true;
}

/* A zone right behind the cursor: "GMT" */
static bool has_zone(const struct dl_cursor *c)
{
    return dl_is_name(c) && dl_token_is(dl_peek(c, 0), DL_WORD_zone);
}

/* "5.30", "6.45" */
static bool with_dot(struct dl_cursor *c, struct dl_reading *r)
{
    int hour, minute;
    const struct dl_cursor start = *c;
    if (!dl_read_digits(c, (struct dl_digits){ 1, 2, 0, 24 }, &hour) || !dl_take_inner_mark(c, DL_MARK_DOT))
        return false;
    if (!dl_read_digits(c, (struct dl_digits){ 2, 2, 0, 59 }, &minute)) return false;
    dl_set_hour(r, hour, minute);
    bool is_padded = dl_peek(&start, 0)->digits == 2 && hour < 10;
    r->has_dot = true;
    bool has_hours = dl_has_property(c, DL_PROPERTY_DAY_FIRST) && take_hours(c); /* "17.30 horas" */
    const bool is_price = minute % 5 != 0 && !has_hours;                         /* "traded at 4.42" */
    if (is_price && !dl_token_is(dl_peek(c, 0), DL_WORD_half_day) && !has_zone(c)) return false;
    r->sureness = is_at(&start, ALONE) || has_hours                      ? DL_SURE
                  : (is_at(&start, 1) && dl_phrase_ends(c)) || is_padded ? DL_WEAK
                                                                         : DL_BARE;
    return true;
}

/* Four digits that are an hour and a minute */
static bool read_four(struct dl_cursor *c, int *all)
{
    return dl_read_digits(c, (struct dl_digits){ 4, 4, 0, 2400 }, all) && *all % 100 < 60;
}

/* "to 2100 hrs", "-0200 GMT" behind the first hour of a stretch */
static bool goes_to_hour(const struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    int all;
    if (!dl_take_inner_mark(&t, DL_MARK_DASH) && !dl_take(&t, DL_WORD_to, NULL)) return false;
    return read_four(&t, &all) && (has_zone(&t) || (take_hours(&t) && !dl_token_is(dl_peek(&t, 0), DL_WORD_of)));
}

/* A word that an hour follows, or "1800 to", "1800-" before the last hour of a stretch */
static bool is_announced(const struct dl_cursor *c)
{
    int all;
    struct dl_cursor first = { c->window, c->at - 2 };
    if (dl_is_hour_placed(c)) return true;
    return c->at >= 2 && (dl_look_back(c)->kinds & DL_KIND_TO) && read_four(&first, &all) && goes_to_hour(&first);
}

/* "330" and "1140" before "a.m.", "0600" before "hours", "at 0730", "1800 to 2100 hrs" */
static bool in_one_number(struct dl_cursor *c, struct dl_reading *r)
{
    int all;
    const struct dl_cursor start = *c;
    if (!dl_read_digits(c, (struct dl_digits){ 3, 4, 0, 2400 }, &all) || all % 100 > 59) return false;
    bool has_four = dl_peek(&start, 0)->digits == 4, has_zero = has_four && all < 1000;
    dl_set_hour(r, all / 100, all % 100);
    if (take_hours(c)) {
        r->sureness = DL_SURE;
        return has_zero || (has_four && all % 100 != 0) || is_announced(&start);
    }
    if (has_four && goes_to_hour(c)) return true;
    if (has_zero && is_announced(&start) && dl_phrase_ends(c)) {
        r->sureness = DL_SURE;
        return true;
    }
    return dl_token_is(dl_peek(c, 0), DL_WORD_half_day) || (has_four && has_zone(c)); /* "1700 GMT" */
}

/* "5", "five", "seven thirty", "5 o'clock" */
static bool bare_hour(struct dl_cursor *c, struct dl_reading *r)
{
    int hour, minute = 0, ones;
    const bool is_surely_at = is_at(c, ALONE);
    bool in_words = !dl_read_digits(c, (struct dl_digits){ 1, 2, 0, 24 }, &hour);
    if (in_words && is_surely_at && dl_take(c, DL_WORD_single, &hour))
        hour = 1; /* "a la una" */
    else if (in_words && (!dl_take(c, DL_WORD_cardinal, &hour) || hour < 1 || hour > 12))
        return false;
    int64_t hundredths = 0; /* "5½ o'clock" */
    if (!in_words && dl_take_fraction_sign(c, &hundredths)) {
        dl_set_hour(r, hour, (int)hundredths * 60 / DL_AMOUNT_ONE);
        return dl_token_is(dl_peek(c, 0), DL_WORD_oclock) || dl_token_is(dl_peek(c, 0), DL_WORD_half_day);
    }
    struct dl_cursor t = *c;
    if (in_words) (void)dl_take_inner_mark(&t, DL_MARK_DASH);
    if (in_words && dl_take(&t, DL_WORD_cardinal, &minute) && minute >= 10 && minute < 60) {
        *c = t;
        (void)dl_take_inner_mark(&t, DL_MARK_DASH);
        if (minute >= 20 && dl_take(&t, DL_WORD_cardinal, &ones) && ones < 10) {
            minute += ones;
            *c = t;
        }
    } else {
        minute = 0;
    }
    if (is_surely_at && dl_phrase_ends(c)) r->sureness = DL_SURE;
    dl_set_hour(r, hour, minute);
    return true;
}

/* "noon", "12 noon" */
static bool clock_word(struct dl_cursor *c, struct dl_reading *r)
{
    int minutes, twelve;
    (void)dl_read_digits(c, (struct dl_digits){ 2, 2, 12, 12 }, &twelve);
    if (!dl_take(c, DL_WORD_clock, &minutes)) return false;
    dl_set_hour(r, minutes / 60, minutes % 60);
    r->sureness = DL_SURE;
    return true;
}

/* The ways to write an hour, the surest first, and which tokens they can start with. */
static const struct {
    bool (*read)(struct dl_cursor *c, struct dl_reading *r);
    dl_word_set starts;
} ways[] = {
    { clock_word, DL_NUMBER_SMALL | DL_START(clock) },
    { with_colon, DL_NUMBER_SMALL },
    { with_letter, DL_NUMBER_SMALL },
    { with_unit, DL_NUMBER_SMALL | DL_START(cardinal) | DL_START(single) },
    { with_dot, DL_NUMBER_SMALL },
    { in_one_number, DL_NUMBER_FOUR | DL_NUMBER_OTHER },
    { bare_hour, DL_NUMBER_SMALL | DL_START(cardinal) | DL_START(single) },
};

bool dl_read_hour(struct dl_cursor *c, struct dl_reading *r)
{
    const dl_word_set kinds = dl_peek(c, 0)->kinds;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if ((kinds & ways[i].starts) == 0) continue;
        struct dl_cursor t = *c;
        *r = nothing;
        if (ways[i].read(&t, r)) return *c = t, true;
    }
    return false;
}

bool dl_reading_set_half(struct dl_reading *r, int half)
{
    int hour = r->clock.hour;
    if (half == DL_HALF_OPEN) return true;
    if (hour > 12) return half == DL_HALF_PM;
    if (hour == 0) return half == DL_HALF_AM;
    r->clock.hour = (int8_t)(hour % 12 + half);
    r->half = half;
    return true;
}

static bool is_valid(const struct dl_clock *clock)
{
    return clock->hour <= 24 && clock->minute <= 59 && !(clock->hour == 24 && clock->minute > 0);
}

bool dl_read_clock(struct dl_cursor *c, bool in_stretch, struct dl_reading *r)
{
    int half = DL_HALF_OPEN;
    struct dl_cursor t = *c;
    struct dl_cursor word = *c;
    bool is_word = clock_word(&word, r);
    *r = nothing;
    if (!dl_read_minutes_beside(&t, in_stretch, r) && !dl_read_hour(&t, r)) return false;
    bool in_digits = dl_peek(c, 0)->kind == DL_TOKEN_NUMBER;
    if (in_digits && dl_is_glued(&t) && dl_take(&t, DL_WORD_ish, NULL)) r->mod = DL_MOD_APPROX, r->sureness = DL_SURE;
    enum { OCLOCK = 1 }; /* 2 is the end of "p.m.", by which the scan finds it */
    int is_oclock;
    if (dl_token_value(dl_peek(&t, 0), DL_WORD_oclock, &is_oclock) && is_oclock == OCLOCK &&
        dl_take(&t, DL_WORD_oclock, NULL)) {
        if (r->clock.hour < 1) return false;
        bool is_length = dl_token_is(dl_look_back(&t), DL_WORD_units) && !in_stretch && !is_at(c, 1) &&
                         r->clock.minute == 0 && !dl_token_is(dl_look_back(c), DL_WORD_about);
        r->sureness = is_length ? DL_WEAK : DL_SURE;                           /* "twee uur" is a length, too */
        if (dl_has_property(c, DL_PROPERTY_DAY_FIRST) && r->clock.minute == 0) /* "7 Uhr 30" */
            r->clock.minute = (int8_t)take_minutes_after(&t);
    }
    bool may_be_letter =
        in_digits && (r->has_colon || dl_token_is(dl_look_back(c), DL_WORD_at) ||
                      dl_token_is(dl_look_back(c), DL_WORD_from) || dl_token_is(dl_look_back(c), DL_WORD_to));
    if (!(is_word && t.at == word.at) && take_half_day(&t, may_be_letter, &half)) {
        bool in_words = !in_digits && r->sureness == DL_BARE && !dl_token_is(dl_look_back(&t), DL_WORD_half_day);
        if (!in_words || dl_is_hour_placed(c)) r->sureness = DL_SURE; /* "five in the morning" may be five things */
    }
    if (half != DL_HALF_OPEN && r->clock.hour > 12 && !r->has_colon && t.at > 0 &&
        dl_token_is(dl_look_back(&t), DL_WORD_half_day))
        return false; /* "14PM" */
    if (!dl_reading_set_half(r, half)) return false;
    int16_t zone = r->clock.zone;
    bool is_military = in_digits && dl_peek(c, 0)->digits == 4, is_at_hour = dl_token_is(dl_look_back(c), DL_WORD_at);
    if (r->sureness == DL_SURE || r->has_colon || r->has_dot || is_military || is_at_hour) take_zone(&t, &r->clock);
    if (r->has_colon && r->clock.zone == zone) take_spaced_offset(&t, &r->clock);
    if (r->clock.zone != zone) r->sureness = DL_SURE;
    if (!is_valid(&r->clock)) return false;
    if (r->sureness != DL_SURE && dl_token_is(dl_peek(&t, 0), DL_WORD_scale)) return false; /* "at one billion" */
    *c = t;
    return true;
}
