/* shapes.c: chooses among the shapes of all families.
 *
 * A token can start few of them (dl_shapes_prepare makes the table), and the longest wins. An expression must stand
 * free: "1,933", "192.168.1.1" and "/2018/07/16/" are parts of something else.
 */
#include "dates/shapes.h"

#include "dates/read.h"
#include "dates/relative.h"

#include <string.h>

/* The rows of these kinds. */
static inline void add_rows(struct dl_rows *to, const struct dl_rows table[64], dl_word_set kinds)
{
    struct dl_rows sum = *to;
    for (; kinds != 0; kinds &= kinds - 1) {
        const struct dl_rows *more = &table[__builtin_ctzll(kinds)];
        for (unsigned f = 0; f < DL_FAMILIES; f++)
            sum.of[f] |= more->of[f];
    }
    *to = sum;
}

/* Takes away the rows whose needs no kind ahead meets. */
static inline void drop_needy(struct dl_rows *rows, const struct dl_dispatch *dispatch, struct dl_window *w,
                              unsigned ahead)
{
    struct dl_rows met = { { 0 } };
    uint32_t any = 0;
    for (unsigned f = 0; f < DL_FAMILIES; f++)
        any |= rows->of[f] & dispatch->needy.of[f];
    if (any == 0) return;
    add_rows(&met, dispatch->needs, dl_window_ahead(w, ahead));
    for (unsigned f = 0; f < DL_FAMILIES; f++)
        rows->of[f] &= met.of[f] | ~dispatch->needy.of[f];
}

/* Finds the rows that can start at a token. */
static __attribute__((noinline)) void find_rows(struct dl_window *w, unsigned at)
{
    const dl_word_set kinds = dl_window_token(w, at)->kinds;
    struct dl_rows rows = { { 0 } };
    add_rows(&rows, w->dispatch->starts, kinds);
    if (kinds & DL_START(article)) add_rows(&rows, w->dispatch->after_the, dl_window_token(w, at + 1)->kinds);
    drop_needy(&rows, w->dispatch, w, at + 1);
    w->rows[at] = rows;
    w->rows_known |= (uint64_t)1 << at;
}

/* The rows that can start at the cursor. */
static inline const struct dl_rows *rows_at(const struct dl_cursor *c)
{
    if ((c->window->rows_known >> c->at & 1) == 0) find_rows(c->window, c->at);
    return &c->window->rows[c->at];
}

static bool any_end(struct dl_window *w, unsigned first, unsigned end, const struct dl_when *when)
{
    (void)w;
    (void)first;
    (void)end;
    (void)when;
    return true;
}

/* The longest of these rows' shapes that is accepted, from its first token to the one after its last. */
static bool find_longest(const struct dl_shapes *family, uint32_t rows,
                         bool (*accepts)(struct dl_window *, unsigned, unsigned, const struct dl_when *),
                         struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor best = *c;
    for (; rows != 0; rows &= rows - 1) {
        struct dl_cursor t = *c;
        struct dl_when when = dl_when_empty(DL_WHEN_CALENDAR);
        if (!family->rows[__builtin_ctz(rows)].shape(&t, &when) || t.at <= best.at) continue;
        if (!accepts(t.window, c->at, t.at, &when)) continue;
        best = t;
        *out = when;
    }
    bool any = best.at > c->at;
    *c = best;
    return any;
}

/* The longest of the family's shapes, which are these rows. A shape sees nothing but the window, so its answer for
 * a token stays true. */
static const struct dl_answer *answer_of_rows(const struct dl_shapes *family, uint32_t rows, const struct dl_cursor *c)
{
    struct dl_window *w = c->window;
    struct dl_answer *answer = &w->answers[c->at][family->family];
    uint8_t bit = (uint8_t)(1u << family->family);
    if ((w->answered[c->at] & bit) == 0) {
        struct dl_cursor t = *c;
        bool any = find_longest(family, rows, any_end, &t, &answer->when);
        answer->end = any ? (uint8_t)t.at : 0;
        w->answered[c->at] |= bit;
    }
    return answer;
}

static const struct dl_answer *answer_of(const struct dl_shapes *family, const struct dl_cursor *c)
{
    static const struct dl_answer none = { .end = 0 };
    if (c->at >= DL_WINDOW_TOKENS) return &none;
    uint32_t rows = rows_at(c)->of[family->family];
    return rows == 0 ? &none : answer_of_rows(family, rows, c);
}

static bool take_answer(const struct dl_answer *answer, struct dl_cursor *c, struct dl_when *out)
{
    if (answer->end == 0) return false;
    c->at = answer->end;
    *out = answer->when;
    return true;
}

bool dl_longest_shape(const struct dl_shapes *family, struct dl_cursor *c, struct dl_when *out)
{
    return take_answer(answer_of(family, c), c, out);
}

bool dl_longest_of(const struct dl_shapes *const families[], size_t count, struct dl_cursor *c, struct dl_when *out)
{
    const struct dl_answer *best = answer_of(families[0], c);
    for (size_t i = 1; i < count; i++) {
        const struct dl_answer *answer = answer_of(families[i], c);
        if (answer->end > best->end) best = answer;
    }
    return take_answer(best, c, out);
}

bool dl_calendar_shape(struct dl_cursor *c, struct dl_when *out)
{
    static const struct dl_shapes *const families[] = { &dl_shapes_date, &dl_shapes_numeric, &dl_shapes_period };
    return dl_longest_of(families, 3, c, out);
}

bool dl_is_announced(const struct dl_cursor *c)
{
    const dl_word_set announcing = DL_WORD_BIT(DL_WORD_preposition) | DL_WORD_BIT(DL_WORD_from) |
                                   DL_WORD_BIT(DL_WORD_of) | DL_WORD_BIT(DL_WORD_to) | DL_WORD_BIT(DL_WORD_between) |
                                   DL_WORD_BIT(DL_WORD_part) | DL_WORD_BIT(DL_WORD_direction);
    const struct dl_token *before = dl_look_back(c);
    int mod, steps;
    if (before->kind == DL_TOKEN_MARK && before->mark == DL_MARK_DASH && c->at >= 2) /* "mid-May" */
        return dl_token_is(dl_window_token(c->window, c->at - 2), DL_WORD_part);
    if (dl_token_value(before, DL_WORD_part, &mod) && mod >= DL_PART_BEFORE_DASH) return false; /* "In the end May" */
    if (dl_token_value(before, DL_WORD_direction, &steps) && steps == DL_DIRECTION_FINAL) return false;
    return (before->word->classes & announcing) != 0;
}

bool dl_clause_begins(const struct dl_cursor *c)
{
    enum { CLAUSE = 2 };
    int value;
    return dl_token_value(dl_peek(c, 0), DL_WORD_break, &value) && value == CLAUSE;
}

bool dl_phrase_ends(const struct dl_cursor *c)
{
    const struct dl_token *t = dl_peek(c, 0);
    dl_word_set small = DL_WORD_BIT(DL_WORD_preposition) | DL_WORD_BIT(DL_WORD_at) | DL_WORD_BIT(DL_WORD_to) |
                        DL_WORD_BIT(DL_WORD_and) | DL_WORD_BIT(DL_WORD_article) | DL_WORD_BIT(DL_WORD_from) |
                        DL_WORD_BIT(DL_WORD_break);
    int joint = 1, tense; /* "and", not "or" */
    if (dl_clause_begins(c)) return false;
    if (dl_token_value(t, DL_WORD_tense, &tense) && tense == DL_TENSE_OF_WILL) return true;
    if (t->kind == DL_TOKEN_WORD)
        return (t->word->classes & small) != 0 && !dl_token_is(t, DL_WORD_of) &&
               !(dl_token_value(t, DL_WORD_and, &joint) && joint != 1);
    return t->kind == DL_TOKEN_END || (t->kind == DL_TOKEN_MARK && t->mark != DL_MARK_DASH);
}

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

/* How an expression may stand beside what it touches. */
enum freedom { BOUND, IF_WHOLE, FREE };

/* A day with its year: such a one is a date between any marks, "x,2018-03-04;y". */
static bool is_whole_day(const struct dl_when *when)
{
    const struct dl_part *day = &when->first;
    return when->kind == DL_WHEN_CALENDAR && day->day != 0 && day->month != 0 && day->year != DL_NO_YEAR &&
           !(when->flags & DL_WHEN_TWO_DIGIT_YEAR);
}

/* "5 May" behind a mark: its month is in letters. */
static bool ends_in_month(struct dl_window *w, unsigned end)
{
    return dl_token_is(dl_window_token(w, end - 1), DL_WORD_month);
}

/* "1000 EDT/1400 GMT": an hour of two zones */
static bool ends_in_zone(const struct dl_token *t)
{
    return t->upper && dl_token_is(t, DL_WORD_zone);
}

/* "He came —3 May 2014— and went." */
static bool is_em_dash(const struct dl_token *mark, struct dl_window *w)
{
    return mark->end - mark->start == 3 && w->block->text[mark->start + 2] == 0x94;
}

/* "dell'" before "anno" */
static bool is_elided(const struct dl_window *w, const struct dl_token *t)
{
    const unsigned char *last = w->block->text + t->end - 1;
    return (w->lexicon->properties & DL_PROPERTY_ELISION) != 0 &&
           (*last == '\'' || (*last == 0x99 && last[-1] == 0x80));
}

/* Does something before the expression make it a piece of a longer token? */
static enum freedom freedom_before(struct dl_window *w, unsigned first)
{
    const struct dl_token *t = dl_window_token(w, first);
    if (first == 0 || !t->glued) return FREE;
    const struct dl_token *mark = dl_window_token(w, first - 1);
    const struct dl_token *before = first >= 2 ? dl_window_token(w, first - 2) : &dl_no_token;
    if (mark->kind != DL_TOKEN_MARK) return mark->kind == DL_TOKEN_WORD && is_elided(w, mark) ? FREE : BOUND;
    if (mark->mark == DL_MARK_SLASH && is_number(t)) return first >= 2 && ends_in_zone(before) ? FREE : BOUND;
    if (mark->mark == DL_MARK_SLASH) /* "Monday/Tuesday" is two, a path is none */
        return before->word->classes != 0 ? FREE : BOUND;
    if (mark->mark == DL_MARK_MONEY) return BOUND;
    if (mark->mark == DL_MARK_DASH && is_number(t) && first >= 2 && is_before_or_after(before, w)) return FREE;
    if (mark->mark == DL_MARK_PLUS) return BOUND;
    if (mark->mark == DL_MARK_DASH && is_number(t)) return is_em_dash(mark, w) ? IF_WHOLE : BOUND;
    bool is_inner = first >= 2 && mark->glued && before->kind != DL_TOKEN_MARK;
    if (!is_inner) return FREE;
    switch (mark->mark) {
    case DL_MARK_DOT: return BOUND;
    case DL_MARK_COMMA:
    case DL_MARK_COLON:
    case DL_MARK_OTHER: return is_number(t) ? IF_WHOLE : FREE;
    case DL_MARK_APOSTROPHE: return is_number(t) ? BOUND : FREE;
    default: return FREE;
    }
}

/* Does something after it? */
static enum freedom freedom_after(struct dl_window *w, unsigned end)
{
    const struct dl_token *last = dl_window_token(w, end - 1);
    const struct dl_token *mark = dl_window_token(w, end);
    if (mark->kind == DL_TOKEN_END || !mark->glued) return FREE;
    if (mark->kind != DL_TOKEN_MARK) return last->kind == DL_TOKEN_MARK || is_mark(last, DL_MARK_DOT) ? FREE : BOUND;
    const struct dl_token *next = dl_window_token(w, end + 1);
    bool is_inner = next->glued && (next->kind == DL_TOKEN_WORD || is_number(next));
    unsigned char byte = w->block->text[mark->start];
    if (byte == '%' || (mark->mark == DL_MARK_MONEY && is_number(last))) return BOUND;
    if (!is_inner) return FREE;
    switch (mark->mark) {
    case DL_MARK_DOT: return BOUND;
    case DL_MARK_OTHER: return byte >= 0x80 ? FREE : IF_WHOLE;
    case DL_MARK_COMMA:
    case DL_MARK_COLON: return is_number(next) && is_number(last) ? IF_WHOLE : FREE;
    case DL_MARK_SLASH: return ends_in_zone(last) || (!is_number(last) && !is_number(next)) ? FREE : BOUND;
    case DL_MARK_DASH: /* not "this year" in "this year-to-year decline" */
        return is_number(next) || (dl_token_is(next, DL_WORD_to) && dl_window_token(w, end + 2)->glued) ? BOUND : FREE;
    default: return FREE;
    }
}

/* An expression by itself, whole or free on both sides. */
static bool stands_free(struct dl_window *w, unsigned first, unsigned end, const struct dl_when *when)
{
    if (when->flags & DL_WHEN_WEAK) return false; /* it needs another beside it */
    const enum freedom before = freedom_before(w, first), after = freedom_after(w, end);
    if (before == BOUND || after == BOUND) return false;
    if (is_whole_day(when)) return true;
    return after == FREE && (before == FREE || ends_in_month(w, end));
}

/* Of the longest the first one wins. */
static const struct dl_shapes *const families[DL_FAMILIES] = {
    [DL_FAMILY_RANGE] = &dl_shapes_range,       [DL_FAMILY_DATE] = &dl_shapes_date,
    [DL_FAMILY_NUMERIC] = &dl_shapes_numeric,   [DL_FAMILY_PERIOD] = &dl_shapes_period,
    [DL_FAMILY_COMPOSED] = &dl_shapes_composed, [DL_FAMILY_RELATIVE] = &dl_shapes_relative,
    [DL_FAMILY_CLOCK] = &dl_shapes_clock,       [DL_FAMILY_SPAN] = &dl_shapes_span,
};

void dl_shapes_prepare(struct dl_dispatch *out, uint32_t properties)
{
    *out = (struct dl_dispatch){ 0 };
    for (size_t f = 0; f < DL_FAMILIES; f++) {
        const struct dl_shapes *family = families[f];
        const size_t count = properties & DL_PROPERTY_DAY_FIRST ? family->count : family->common;
        for (size_t i = 0; i < count; i++) {
            const struct dl_shape_row *row = &family->rows[i];
            const uint32_t bit = (uint32_t)1 << i;
            if (row->needs != 0) out->needy.of[family->family] |= bit;
            for (unsigned kind = 0; kind < 64; kind++) {
                if ((row->starts >> kind) & 1) out->starts[kind].of[family->family] |= bit;
                if ((row->after_the >> kind) & 1) out->after_the[kind].of[family->family] |= bit;
                if ((row->needs >> kind) & 1) out->needs[kind].of[family->family] |= bit;
            }
        }
    }
}

/* The best so far of what begins at a token. */
struct choice {
    const struct dl_when *when; /* NULL: nothing */
    unsigned end;
    struct dl_when shorter; /* room for an answer that is not kept */
};

/* Takes what is longer among these rows of a family, and stands free. */
static __attribute__((noinline)) void take_longer(struct choice *best, const struct dl_shapes *family, uint32_t rows,
                                                  const struct dl_cursor *from)
{
    struct dl_window *w = from->window;
    const struct dl_answer *answer = answer_of_rows(family, rows, from);
    if (answer->end <= best->end) return;
    if (stands_free(w, from->at, answer->end, &answer->when)) {
        best->when = &answer->when;
        best->end = answer->end;
        return;
    }
    struct dl_cursor c = *from; /* a shorter shape may */
    struct dl_when when;
    bool is_only = (rows & (rows - 1)) == 0;
    if (is_only || !find_longest(family, rows, stands_free, &c, &when) || c.at <= best->end) return;
    best->shorter = when;
    best->when = &best->shorter;
    best->end = c.at;
}

bool dl_shapes_match(struct dl_window *w, unsigned *at, struct dl_when *out)
{
    const struct dl_cursor from = { w, *at };
    const struct dl_rows *all = rows_at(&from);
    struct choice best;
    best.when = NULL;
    best.end = *at;
    if (freedom_before(w, *at) == BOUND) return false;
    for (unsigned f = 0; f < DL_FAMILIES; f++)
        if (all->of[f] != 0) take_longer(&best, families[f], all->of[f], &from);
    if (best.when == NULL) return false;
    *out = *best.when;
    *at = best.end;
    return true;
}

struct dl_ends dl_shapes_ends(struct dl_window *w, uint32_t start, const struct dl_when *when)
{
    if (!dl_when_has_ends(when)) return (struct dl_ends){ 0 };
    const bool may_lead = (w->lexicon->properties & DL_PROPERTY_AFTER_NOUN) != 0;
    unsigned before = when->joint - 1u, last = when->joint + 1u;
    if (may_lead && dl_token_is(dl_window_token(w, last), DL_WORD_article) && dl_window_token(w, last + 1)->digits == 4)
        last++; /* "tra il 1914 e il 1918" */
    if (before > when->first_at && dl_window_token(w, before)->mark == DL_MARK_COMMA)
        before--; /* "Dec. 30, 1933, to" */
    return (struct dl_ends){ .first = (uint16_t)(dl_window_token(w, when->first_at)->start - start),
                             .first_end = (uint16_t)(dl_window_token(w, before)->end - start),
                             .last = (uint16_t)(dl_window_token(w, last)->start - start) };
}
