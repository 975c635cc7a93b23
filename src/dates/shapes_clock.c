/* shapes_clock.c: times of the day.
 *
 *     14:30   14:30:05 UTC   17h30   5 p.m.   5.30 p.m. EST   five o'clock   0600 hours   noon
 *     half past five   a quarter to six   20 minutes past 3   7 in the morning
 *     3-5 p.m.   from 9:30 to 11   between 5 and 6 in the afternoon
 *     the morning   at night
 */
#include "dates/read.h"
#include "dates/read_clock.h"
#include "dates/shapes.h"

static void set_flags(struct dl_when *out, enum dl_sureness sureness, bool is_open)
{
    if (sureness != DL_SURE) out->flags |= DL_WHEN_WEAK;
    if (sureness == DL_BARE) out->flags |= DL_WHEN_BARE;
    if (is_open) out->flags |= DL_WHEN_HALF_OPEN;
}

static bool is_half_open(const struct dl_reading *r)
{
    return r->half == DL_HALF_OPEN && r->clock.hour >= 1 && r->clock.hour <= 12 && r->clock.zone == DL_NO_ZONE;
}

static bool time_of_day(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_reading r;
    bool is_word = dl_token_is(dl_peek(c, 0), DL_WORD_clock);
    if (!dl_read_clock(c, false, &r)) return false;
    out->clock = r.clock;
    out->mod = r.mod;
    set_flags(out, r.sureness, !is_word && is_half_open(&r));
    return true;
}

static int minutes_of(const struct dl_reading *r)
{
    return r->clock.hour * 60 + r->clock.minute;
}

/* What one end says of the half of the day, the other takes, so that the first is the earlier one. */
static void agree_on_half(struct dl_reading *a, struct dl_reading *b)
{
    bool a_open = is_half_open(a), b_open = is_half_open(b);
    if (a_open && !b_open && b->half != DL_HALF_OPEN) {
        struct dl_reading same = *a;
        (void)dl_reading_set_half(&same, b->half);
        if (minutes_of(&same) >= minutes_of(b)) {
            same = *a;
            (void)dl_reading_set_half(&same, DL_HALF_AM);
        }
        *a = same;
    } else if (b_open && !a_open) {
        struct dl_reading same = *b;
        (void)dl_reading_set_half(&same, a->clock.hour >= 12 ? DL_HALF_PM : DL_HALF_AM);
        if (minutes_of(&same) <= minutes_of(a)) (void)dl_reading_set_half(&same, DL_HALF_PM);
        if (minutes_of(&same) > minutes_of(a)) *b = same;
    } else if (a_open && b_open && minutes_of(b) <= minutes_of(a)) {
        (void)dl_reading_set_half(b, DL_HALF_PM);
    }
}

/* "от 2 до 3 часов" may be a length; from this hour on the last is one of the day. */
enum { LEAST_LAST = 8 };

/* Takes the unit of "с 9 до 11 часов" where days come first: in English such is a length. */
static bool take_hours(struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    int row, factor;
    if (!dl_has_property(c, DL_PROPERTY_DAY_FIRST) || !dl_take(&t, DL_WORD_units, &row)) return false;
    if (dl_unit_of_row(row, &factor) != DL_UNIT_HOUR) return false;
    *c = t;
    return true;
}

/* "3-5 p.m.", "from 9:30 to 11", "between 5 and 6 in the afternoon" */
static bool stretch_of_hours(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_reading a, b;
    int at = 0;
    (void)dl_token_value(dl_peek(c, 0), DL_WORD_at, &at); /* "desde las" */
    bool is_between = dl_take(c, DL_WORD_between, NULL);
    bool is_from = !is_between && dl_take(c, DL_WORD_from, NULL);
    if (is_between && dl_has_property(c, DL_PROPERTY_DAY_FIRST)) (void)dl_take(c, DL_WORD_article, NULL);
    const unsigned first_at = c->at;
    if (!dl_read_clock(c, true, &a)) return false;
    bool has_hours = (is_from || is_between) && take_hours(c); /* "de 9 h à 11 h" */
    bool has_joint =
        dl_take_mark(c, DL_MARK_DASH) || dl_take(c, DL_WORD_to, NULL) || (is_between && dl_take(c, DL_WORD_and, NULL));
    dl_note_joint(out, first_at, c);
    if (is_between && dl_has_property(c, DL_PROPERTY_DAY_FIRST)) (void)dl_take(c, DL_WORD_article, NULL);
    if (!has_joint || !dl_read_clock(c, true, &b)) return false;
    bool are_weak = a.sureness == DL_WEAK && b.sureness == DL_WEAK && dl_has_property(c, DL_PROPERTY_DAY_FIRST);
    bool is_told = at > 1 && (is_from || (is_between && dl_phrase_ends(c)));
    if (is_told || are_weak) a.sureness = b.sureness = DL_SURE; /* "5h-6h" */
    bool ends_in_hours = take_hours(c) || dl_token_is(dl_look_back(c), DL_WORD_units);
    has_hours = (is_from || is_between) && (has_hours || (ends_in_hours && b.clock.hour >= LEAST_LAST));
    if (has_hours) a.sureness = b.sureness = DL_SURE;
    enum dl_sureness sureness = a.sureness > b.sureness ? a.sureness : b.sureness;
    if (sureness != DL_SURE && a.has_colon && (b.has_colon || is_from || is_between)) sureness = DL_SURE;
    if (sureness != DL_SURE && b.has_colon && (is_from || is_between)) sureness = DL_SURE;
    bool is_open = is_half_open(&a) && is_half_open(&b);
    agree_on_half(&a, &b);
    if (a.clock.zone == DL_NO_ZONE) a.clock.zone = b.clock.zone;
    out->clock = a.clock;
    out->until = b.clock;
    set_flags(out, sureness, is_open && b.half == DL_HALF_OPEN);
    bool are_days =
        sureness != DL_SURE && (dl_token_is(dl_peek(c, 0), DL_WORD_month) || dl_token_is(dl_peek(c, 0), DL_WORD_of));
    return !are_days && !dl_counts_things(c); /* "from 5 to 7 May" */
}

/* "the morning", "night" after a preposition; "before dawn", "by morning" */
static bool day_part_alone(struct dl_cursor *c, struct dl_when *out)
{
    int part;
    bool is_announced = dl_is_announced(c), is_until = dl_looks_ahead(c);
    bool is_at = dl_token_is(dl_look_back(c), DL_WORD_at);
    bool has_article = dl_take(c, DL_WORD_article, NULL);
    bool is_moment = dl_is_moment(dl_peek(c, 0));
    if (!dl_take(c, DL_WORD_day_part, &part)) return false;
    bool is_told = is_moment || (is_until && part != DL_NIGHT && part != DL_DAYTIME); /* not "by night" */
    if (has_article ? !is_announced : !is_at && !(is_announced && is_told)) return false;
    const struct dl_token *next = dl_peek(c, 0);
    bool is_before_noun = next->kind == DL_TOKEN_WORD && next->word->count == 0; /* "the sunrise industries" */
    if (is_before_noun && (has_article || !(is_at || is_moment))) return false;
    out->clock.part = (uint8_t)part;
    out->flags |= has_article || is_told ? DL_WHEN_ANAPHORIC : DL_WHEN_MANY; /* "at night" is no certain night */
    return true;
}

#define START_HOUR (DL_NUMBER_ANY | DL_START(cardinal) | DL_START(clock))
#define START_PAST (DL_START(fraction) | DL_START(unit) | DL_START(single)) /* "a quarter past" */

static const struct dl_shape_row shapes[] = {
    { time_of_day, START_HOUR, 0, 0 },
    { time_of_day, DL_START(single), 0, DL_START(and) | DL_START(past) }, /* "à une heure et demie" */
    { time_of_day, START_PAST, 0, DL_START(past) },
    { stretch_of_hours, START_HOUR | DL_START(from), 0, DL_KIND_TO },
    { stretch_of_hours, DL_START(between), 0, DL_KIND_TO | DL_START(and) },
    { day_part_alone, DL_START(day_part), DL_START(day_part), 0 },
    /* where days come first */
    { time_of_day, DL_START(oclock), 0, /* "halb sechs", "без десяти" */
      DL_START(cardinal) | DL_START(ordinal) | DL_START(fraction) | DL_NUMBER_SMALL },
};
enum { OF_DAYS_FIRST = 1 };
const struct dl_shapes dl_shapes_clock = { shapes, sizeof shapes / sizeof *shapes,
                                           sizeof shapes / sizeof *shapes - OF_DAYS_FIRST, DL_FAMILY_CLOCK };
