/* shapes.c: puts the families together.
 *
 *     [about] [the] [early] DATE          early 1930s, c. 1805, the end of May, mid-July 1942
 *     DATE [,|at] CLOCK   CLOCK [on] DATE   DATE DAY_PART   the DAY_PART of DATE
 *     SET [at] CLOCK   CLOCK SET            every Monday at 5 p.m., 3 p.m. each day
 *     [about|more than] SPAN | RELATIVE   almost 90 years ago
 *
 * An expression must stand free: "1,933", "192.168.1.1" and "/2018/07/16/" are parts of something else.
 */
#include "dates/shapes.h"

#include "dates/read.h"

#include <string.h>

static uint32_t rows_of_kinds(const uint32_t table[64][DL_FAMILIES], dl_word_set kinds, enum dl_family family)
{
    uint32_t rows = 0;
    for (; kinds != 0; kinds &= kinds - 1)
        rows |= table[__builtin_ctzll(kinds)][family];
    return rows;
}

/* The rows of a family that can start at the cursor. */
static uint32_t rows_at(const struct dl_cursor *c, enum dl_family family)
{
    const struct dl_dispatch *dispatch = c->window->dispatch;
    dl_word_set kinds = dl_peek(c, 0)->kinds;
    uint32_t rows = rows_of_kinds(dispatch->starts, kinds, family);
    if (kinds & DL_START(article)) rows |= rows_of_kinds(dispatch->after_the, dl_peek(c, 1)->kinds, family);
    return rows;
}

static unsigned families_of_kinds(const uint8_t table[64], dl_word_set kinds)
{
    unsigned families = 0;
    for (; kinds != 0; kinds &= kinds - 1)
        families |= table[__builtin_ctzll(kinds)];
    return families;
}

/* The families that have a row for the cursor. */
static unsigned families_at(const struct dl_cursor *c)
{
    const struct dl_dispatch *dispatch = c->window->dispatch;
    dl_word_set kinds = dl_peek(c, 0)->kinds;
    unsigned families = families_of_kinds(dispatch->families, kinds);
    if (kinds & DL_START(article)) families |= families_of_kinds(dispatch->families_after_the, dl_peek(c, 1)->kinds);
    return families;
}

static bool any_end(struct dl_window *w, unsigned end, const struct dl_when *when)
{
    (void)w;
    (void)end;
    (void)when;
    return true;
}

/* The longest of the family's shapes whose end is accepted. */
static bool find_longest(const struct dl_shapes *family,
                         bool (*accepts)(struct dl_window *, unsigned, const struct dl_when *), struct dl_cursor *c,
                         struct dl_when *out)
{
    struct dl_cursor best = *c;
    for (uint32_t rows = rows_at(c, family->family); rows != 0; rows &= rows - 1) {
        const struct dl_shape_row *row = &family->rows[__builtin_ctz(rows)];
        if (row->needs != 0 && (dl_window_ahead(c->window, c->at) & row->needs) == 0) continue;
        struct dl_cursor t = *c;
        struct dl_when when = dl_when_empty(DL_WHEN_CALENDAR);
        if (!row->shape(&t, &when) || t.at <= best.at) continue;
        if (!accepts(t.window, t.at, &when)) continue;
        best = t;
        *out = when;
    }
    bool any = best.at > c->at;
    *c = best;
    return any;
}

/* A shape sees nothing but the window, so its answer for a token stays true. */
bool dl_longest_shape(const struct dl_shapes *family, struct dl_cursor *c, struct dl_when *out)
{
    struct dl_window *w = c->window;
    if (c->at >= DL_WINDOW_TOKENS) return false;
    struct dl_answer *answer = &w->answers[c->at][family->family];
    uint8_t bit = (uint8_t)(1u << family->family);
    if ((w->answered[c->at] & bit) == 0) {
        struct dl_cursor t = *c;
        bool any = find_longest(family, any_end, &t, &answer->when);
        answer->end = any ? (uint8_t)t.at : 0;
        w->answered[c->at] |= bit;
    }
    if (answer->end == 0) return false;
    c->at = answer->end;
    *out = answer->when;
    return true;
}

/* The longest of several families. */
static bool longest_of(const struct dl_shapes *const families[], size_t count, struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor best = *c;
    for (size_t i = 0; i < count; i++) {
        struct dl_cursor t = *c;
        struct dl_when when;
        if (!dl_longest_shape(families[i], &t, &when) || t.at <= best.at) continue;
        best = t;
        *out = when;
    }
    bool any = best.at > c->at;
    *c = best;
    return any;
}

bool dl_calendar_shape(struct dl_cursor *c, struct dl_when *out)
{
    static const struct dl_shapes *const families[] = { &dl_shapes_date, &dl_shapes_numeric, &dl_shapes_period };
    return longest_of(families, 3, c, out);
}

bool dl_is_announced(const struct dl_cursor *c)
{
    const dl_word_set announcing = DL_WORD_BIT(DL_WORD_preposition) | DL_WORD_BIT(DL_WORD_from) |
                                   DL_WORD_BIT(DL_WORD_of) | DL_WORD_BIT(DL_WORD_to) | DL_WORD_BIT(DL_WORD_between) |
                                   DL_WORD_BIT(DL_WORD_part) | DL_WORD_BIT(DL_WORD_direction);
    const struct dl_token *before = dl_look_back(c);
    if (before->kind == DL_TOKEN_MARK && before->mark == DL_MARK_DASH && c->at >= 2) /* "mid-May" */
        return dl_token_is(dl_window_token(c->window, c->at - 2), DL_WORD_part);
    return (before->word.classes & announcing) != 0;
}

bool dl_phrase_ends(const struct dl_cursor *c)
{
    const struct dl_token *t = dl_peek(c, 0);
    dl_word_set small = DL_WORD_BIT(DL_WORD_preposition) | DL_WORD_BIT(DL_WORD_at) | DL_WORD_BIT(DL_WORD_to) |
                        DL_WORD_BIT(DL_WORD_and) | DL_WORD_BIT(DL_WORD_article) | DL_WORD_BIT(DL_WORD_from) |
                        DL_WORD_BIT(DL_WORD_verb) | DL_WORD_BIT(DL_WORD_future);
    if (t->kind == DL_TOKEN_WORD) return (t->word.classes & small) != 0 && !dl_token_is(t, DL_WORD_of);
    return t->kind == DL_TOKEN_END || (t->kind == DL_TOKEN_MARK && t->mark != DL_MARK_DASH);
}

/* A date, or a day told from another: what a part or a time of the day can be of. */
static bool point(struct dl_cursor *c, struct dl_when *out)
{
    static const struct dl_shapes *const families[] = { &dl_shapes_date, &dl_shapes_numeric, &dl_shapes_period,
                                                        &dl_shapes_relative };
    return longest_of(families, 4, c, out);
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
    bool has_article = dl_take(c, DL_WORD_article, NULL);
    if (!has_article && !is_of) return false; /* "end of month", not "early day" */
    if (!dl_take(c, DL_WORD_unit, &row) || (!has_article && !dl_phrase_ends(c))) return false;
    out->kind = DL_WHEN_RELATIVE;
    out->flags |= DL_WHEN_ANAPHORIC;
    out->unit = (uint8_t)dl_unit_of_row(row, &factor);
    return out->unit >= DL_UNIT_DAY;
}

/* "early 1930s", "the late 19th century", "mid-July", "the end of 1933", "early last year" */
static bool part_of(struct dl_cursor *c, struct dl_when *out)
{
    int mod;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_take(c, DL_WORD_part, &mod)) return false;
    (void)dl_take_inner_mark(c, DL_MARK_DASH);
    struct dl_cursor t = *c;
    if (dl_take(&t, DL_WORD_preposition, NULL)) *c = t; /* "early in 1933" */
    t = *c;
    if (!point(&t, out)) {
        t = *c;
        *out = dl_when_empty(DL_WHEN_CALENDAR);
        if (!articled_unit(&t, out)) return false;
    }
    *c = t;
    if (out->mod != DL_MOD_NONE || out->kind == DL_WHEN_VAGUE || (out->flags & DL_WHEN_WEAK)) return false;
    out->mod = (uint8_t)mod;
    return true;
}

/* "in the early morning", "late night": the part says nothing that the value could */
static bool early_day_part(struct dl_cursor *c, struct dl_when *out)
{
    int part;
    (void)dl_take(c, DL_WORD_article, NULL);
    int mod;
    if (!dl_take(c, DL_WORD_part, &mod)) return false;
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

/* "about 1805", "c. 1805", "around May 1933", "circa the 1930s", "around 2 a.m. Sunday" */
static bool about_point(struct dl_cursor *c, struct dl_when *out)
{
    int mod;
    bool is_count = dl_token_is(dl_peek(c, 0), DL_WORD_vague_count); /* "some 50 years", not "some Friday" */
    if (is_count || !dl_take(c, DL_WORD_about, &mod)) return false;
    struct dl_cursor t = *c;
    if (!part_of(&t, out)) {
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

/* "almost 90 years ago", "more than three years", "at least two days", "about 5 p.m." */
static bool bounded_amount(struct dl_cursor *c, struct dl_when *out)
{
    static const struct dl_shapes *const families[] = { &dl_shapes_relative, &dl_shapes_span, &dl_shapes_clock };
    int mod;
    (void)dl_take(c, DL_WORD_article, NULL);
    bool is_some = dl_token_is(dl_peek(c, 0), DL_WORD_vague_count); /* "some 50 years", not "some years" */
    if (is_some && (dl_peek(c, 1)->kinds & (DL_NUMBER_ANY | DL_START(cardinal))) == 0) return false;
    bool is_about = dl_take(c, DL_WORD_about, &mod);
    if (!is_about && !dl_take(c, DL_WORD_bound, &mod)) return false;
    const struct dl_token *next = dl_peek(c, 0); /* not "over the past year": there it is a preposition */
    if (next->word.classes & (DL_WORD_BIT(DL_WORD_article) | DL_WORD_BIT(DL_WORD_direction))) return false;
    if (!longest_of(families, 3, c, out) || out->kind == DL_WHEN_VAGUE) return false;
    bool is_counted = out->kind == DL_WHEN_DURATION || (out->kind == DL_WHEN_CALENDAR && out->unit != DL_UNIT_NONE) ||
                      (out->kind == DL_WHEN_RELATIVE && out->amount != 0);
    if (!is_counted && (!is_about || out->clock.hour < 0 || (out->flags & DL_WHEN_BARE))) return false;
    out->flags &= (uint16_t)~DL_WHEN_WEAK;
    if (out->mod == DL_MOD_NONE) out->mod = (uint8_t)mod;
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
    day->flags |= time->flags & DL_WHEN_HALF_OPEN;
    day->flags &= (uint16_t) ~(DL_WHEN_WEAK | DL_WHEN_BARE);
    if (day->mod == DL_MOD_NONE) day->mod = time->mod;
    if (part == DL_NO_DAY_PART || !(time->flags & DL_WHEN_HALF_OPEN)) return;
    day->clock.hour = (int8_t)hour_in_part(day->clock.hour, part);
    day->until.hour = (int8_t)hour_in_part(day->until.hour, part);
    day->flags &= (uint16_t)~DL_WHEN_HALF_OPEN;
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
    (void)dl_take_mark(&t, DL_MARK_COMMA);
    bool is_at = dl_take(&t, DL_WORD_at, NULL);
    is_at |= dl_take(&t, DL_WORD_about, NULL) || (is_parted && dl_take(&t, DL_WORD_preposition, NULL));
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

/* "5 p.m. on Monday", "14:30, 16 July 2018", "the morning of 5 May", "noon yesterday", "8 this evening" */
static bool clock_date(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_when time = dl_when_empty(DL_WHEN_CALENDAR);
    int part;
    bool is_at = dl_token_is(dl_look_back(c), DL_WORD_at) || dl_token_is(dl_look_back(c), DL_WORD_about);
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
    bool is_joined = dl_take_mark(c, DL_MARK_COMMA) || dl_take(c, DL_WORD_of, NULL);
    is_joined |= dl_take(c, DL_WORD_preposition, NULL);
    if (!is_joined && time.clock.hour < 0) return false;
    if (!point(c, out) || !is_day(out) || out->clock.hour >= 0) return false;
    if (time.clock.hour < 0 && out->clock.part != DL_NO_DAY_PART && out->clock.part != time.clock.part) return false;
    if (time.clock.hour >= 0)
        (void)take_part_of_day(c, out);
    else if (dl_token_value(dl_peek(c, 0), DL_WORD_day_part, &part) && part == time.clock.part)
        c->at++;                                                           /* "the wee hours of Saturday morning" */
    bool is_score = time.until.hour >= 0 && starts_in_digits && is_joined; /* "won 5-3 on Saturday" */
    bool is_bare = (time.flags & DL_WHEN_BARE) && (time.until.hour < 0 || is_score);
    if (is_bare && !is_at && (is_joined || out->clock.part == DL_NO_DAY_PART)) return false;
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

static const struct dl_shape_row compositions[] = {
    { part_of, DL_START(part), DL_START(part), 0 },
    { early_day_part, DL_START(part), DL_START(part), 0 },
    { about_point, DL_START(about), 0, 0 },
    { bounded_amount, DL_START(about) | DL_START(bound), DL_START(about) | DL_START(bound), 0 },
    { date_clock, DL_START_CALENDAR | DL_START_RELATIVE, DL_START_THE_CALENDAR | DL_START_THE_RELATIVE,
      DL_START(day_part) | DL_START(clock) | DL_START(cardinal) | DL_START(fraction) | DL_START(unit) | DL_NUMBER_ANY },
    { clock_date,
      DL_NUMBER_ANY | DL_START(cardinal) | DL_START(clock) | DL_START(fraction) | DL_START(unit) | DL_START(from) |
          DL_START(between) | DL_START(day_part),
      DL_START(day_part), 0 },
    { set_clock, DL_START(every) | DL_START(often) | DL_START(weekdays) | DL_START(weekday), 0,
      DL_NUMBER_ANY | DL_START(clock) | DL_START(cardinal) },
    { clock_set, DL_NUMBER_ANY | DL_START(cardinal) | DL_START(clock), 0,
      DL_START(every) | DL_START(often) | DL_START(weekdays) },
};
static const struct dl_shapes composed = { compositions, sizeof compositions / sizeof *compositions,
                                           DL_FAMILY_COMPOSED };

static bool is_number(const struct dl_token *t)
{
    return t->kind == DL_TOKEN_NUMBER;
}

static bool is_mark(const struct dl_token *t, enum dl_mark mark)
{
    return t->kind == DL_TOKEN_MARK && t->mark == mark;
}

/* "pre-1914", "post-war" */
static bool is_before_or_after(const struct dl_token *t, struct dl_window *w)
{
    const unsigned char *word = w->block->text + t->start;
    size_t size = t->end - t->start;
    return (size == 3 && memcmp(word + 1, "re", 2) == 0) || (size == 4 && memcmp(word + 1, "ost", 3) == 0);
}

/* Nothing before the expression makes it a piece of a longer token. */
static bool starts_free(struct dl_window *w, unsigned first)
{
    struct dl_cursor at = { w, first }, before = { w, first - 1 };
    const struct dl_token *t = dl_peek(&at, 0);
    if (first == 0 || !t->glued) return true;
    const struct dl_token *mark = dl_look_back(&at);
    if (mark->kind != DL_TOKEN_MARK) return false;
    if (mark->mark == DL_MARK_SLASH) /* "Monday/Tuesday" is two, a path is none */
        return !is_number(t) && first >= 2 && dl_look_back(&before)->word.classes != 0;
    if (mark->mark == DL_MARK_MONEY) return false;
    if (mark->mark == DL_MARK_DASH && is_number(t) && first >= 2 && is_before_or_after(dl_look_back(&before), w))
        return true;
    if (mark->mark == DL_MARK_PLUS || (mark->mark == DL_MARK_DASH && is_number(t))) return false;
    bool is_inner = first >= 2 && mark->glued && dl_look_back(&before)->kind != DL_TOKEN_MARK;
    if (!is_inner) return true;
    bool joins = mark->mark == DL_MARK_DOT || mark->mark == DL_MARK_COMMA || mark->mark == DL_MARK_COLON ||
                 mark->mark == DL_MARK_APOSTROPHE || mark->mark == DL_MARK_OTHER;
    return !(joins && (is_number(t) || mark->mark == DL_MARK_DOT));
}

/* An expression by itself: nothing after it makes it a piece of a longer token. */
static bool ends_free(struct dl_window *w, unsigned end, const struct dl_when *when)
{
    if (when->flags & DL_WHEN_WEAK) return false; /* it needs another beside it */
    const struct dl_token *last = dl_window_token(w, end - 1);
    const struct dl_token *mark = dl_window_token(w, end);
    if (mark->kind == DL_TOKEN_END || !mark->glued) return true;
    if (mark->kind != DL_TOKEN_MARK) return last->kind == DL_TOKEN_MARK || is_mark(last, DL_MARK_DOT);
    const struct dl_token *next = dl_window_token(w, end + 1);
    bool is_inner = next->glued && (next->kind == DL_TOKEN_WORD || is_number(next));
    unsigned char byte = w->block->text[mark->start];
    if (byte == '%' || (mark->mark == DL_MARK_MONEY && is_number(last))) return false;
    if (!is_inner) return true;
    switch (mark->mark) {
    case DL_MARK_DOT:
    case DL_MARK_OTHER: return byte >= 0x80;
    case DL_MARK_COMMA:
    case DL_MARK_COLON: return !is_number(next) || !is_number(last);
    case DL_MARK_SLASH: return !is_number(last) && !is_number(next);
    case DL_MARK_DASH: return !is_number(next);
    default: return true;
    }
}

static const struct dl_shapes *const families[] = {
    &dl_shapes_range, &dl_shapes_date,     &dl_shapes_numeric, &dl_shapes_period,
    &composed,        &dl_shapes_relative, &dl_shapes_clock,   &dl_shapes_span,
};

void dl_shapes_prepare(struct dl_dispatch *out)
{
    *out = (struct dl_dispatch){ 0 };
    for (size_t f = 0; f < DL_FAMILIES; f++) {
        const struct dl_shapes *family = families[f];
        const uint8_t bit = (uint8_t)(1u << family->family);
        for (size_t i = 0; i < family->count; i++) {
            uint32_t row = (uint32_t)1 << i;
            for (unsigned kind = 0; kind < 64; kind++) {
                if ((family->rows[i].starts >> kind) & 1) out->starts[kind][family->family] |= row;
                if ((family->rows[i].after_the >> kind) & 1) out->after_the[kind][family->family] |= row;
                if (out->starts[kind][family->family] != 0) out->families[kind] |= bit;
                if (out->after_the[kind][family->family] != 0) out->families_after_the[kind] |= bit;
            }
        }
    }
}

bool dl_shapes_match(struct dl_window *w, unsigned *at, struct dl_when *out)
{
    struct dl_cursor from = { w, *at };
    unsigned best = *at;
    unsigned possible = families_at(&from);
    if (possible == 0 || !starts_free(w, *at)) return false;
    for (size_t f = 0; f < DL_FAMILIES; f++) {
        if (((possible >> families[f]->family) & 1) == 0) continue;
        struct dl_cursor c = from;
        struct dl_when when;
        if (!dl_longest_shape(families[f], &c, &when) || c.at <= best) continue;
        if (!ends_free(w, c.at, &when)) { /* a shorter shape may */
            c = from;
            if (!find_longest(families[f], ends_free, &c, &when) || c.at <= best) continue;
        }
        best = c.at;
        *out = when;
    }
    bool any = best > *at;
    *at = best;
    return any;
}
