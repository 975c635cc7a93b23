/* tense.c: the nearest word that tells a tense, and what stands beside it.
 *
 *     will meet Tuesday   is to meet Tuesday   was to meet Tuesday   agreed to meet Tuesday    ahead
 *     said Tuesday   would not say Tuesday   may have been sold Tuesday   was closed Tuesday   past
 *
 * The rows of the class "tense" say which word tells what; of English, an unknown word in -ed is a past, unless it
 * describes a noun ("a limited session") or belongs to a form of "be" that tells it.
 */
#include "dates/tense.h"

#include "dates/words.h"

/* The values of rows of the class. */
enum {
    PAST = -1,               /* said */
    AHEAD = 1,               /* will, expects */
    IS = 2,                  /* ahead before "to" and a word in -ing, and right before the day; else nothing */
    WAS = 3,                 /* ahead before "to", else past */
    MODAL = 4,               /* ahead, but before "have" past */
    WOULD = 5,               /* the same, and before "not" past, for so it is said what somebody refused */
    ASKED = 6,               /* past, but ahead before an infinitive, and before "for" and the day */
    BE = 7,                  /* ahead after "to" */
    WILL = DL_TENSE_OF_WILL, /* ahead, and tells the tense of the verb behind it */
    PLAN = 9                 /* ahead, but right before the day a noun: "the plan on Monday" */
};

enum { GAP = 16 };

static bool is_word(const struct dl_block *b, uint32_t start, const char *word)
{
    size_t size = strlen(word);
    return dl_short_word_end(b, start) - start == size && memcmp(b->text + start, word, size) == 0;
}

static bool has_class(const struct dl_window *w, uint32_t start, dl_word_set classes)
{
    return (dl_window_word_at(w, start)->classes & classes) != 0;
}

static int sense_at(const struct dl_window *w, uint32_t start)
{
    int value = 0;
    return dl_word_value(dl_window_word_at(w, start), DL_WORD_tense, &value) ? value : 0;
}

/* "resigned", not "a limited session" or "be held" */
static bool is_past_by_ending(const struct dl_window *w, uint32_t start)
{
    const struct dl_block *b = w->block;
    const dl_word_set before_noun = DL_WORD_BIT(DL_WORD_article) | DL_WORD_BIT(DL_WORD_single) |
                                    DL_WORD_BIT(DL_WORD_preposition) | DL_WORD_BIT(DL_WORD_of);
    const unsigned char *end = b->text + dl_short_word_end(b, start);
    uint32_t before;
    if ((w->lexicon->properties & DL_PROPERTY_PAST_IN_ED) == 0 || end - b->text < start + 4) return false;
    if (end[-1] != 'd' || end[-2] != 'e' || end[-3] == 'e') return false;
    if (has_class(w, start, ~DL_WORD_BIT(DL_WORD_break))) return false;
    if (!dl_near_word_before(b, start, GAP, &before)) return true;
    int sense = sense_at(w, before);
    return sense != IS && sense != BE && !has_class(w, before, before_noun);
}

/* "had been due": it was so once */
static bool is_past_perfect(const struct dl_window *w, uint32_t start)
{
    uint32_t been, had;
    return dl_near_word_before(w->block, start, GAP, &been) && is_word(w->block, been, "been") &&
           dl_near_word_before(w->block, been, GAP, &had) && is_word(w->block, had, "had");
}

/* What stands between a word and the date. */
struct context {
    uint32_t next; /* the word behind it */
    bool has_next;
    bool touches;        /* nothing but a preposition stands between */
    bool has_until;      /* "until" stands before the date, "until the summer" */
    bool has_infinitive; /* "to" and a verb do */
};

/* Is what stands behind it this word? */
static bool is_before(const struct dl_window *w, const struct context *c, const char *word)
{
    return c->has_next && is_word(w->block, c->next, word);
}

/* "have to" in "may have to leave" */
static bool has_to_behind(const struct dl_window *w, const struct context *c)
{
    uint32_t after;
    const struct dl_block *b = w->block;
    return dl_near_word_after(b, dl_short_word_end(b, c->next), GAP, &after) && is_word(b, after, "to");
}

/* "are meeting Thursday" */
static bool is_before_ing(const struct dl_window *w, const struct context *c)
{
    const unsigned char *end = w->block->text + (c->has_next ? dl_short_word_end(w->block, c->next) : 0);
    return c->has_next && memcmp(end - 3, "ing", 3) == 0;
}

/* "by", "until" */
static bool is_until(const struct dl_window *w, uint32_t start)
{
    int value;
    return dl_word_value(dl_window_word_at(w, start), DL_WORD_preposition, &value) && value == DL_PREPOSITION_TO_COME;
}

/* "called for Tuesday", "delayed until Tuesday" */
static bool puts_off(const struct dl_window *w, const struct context *c)
{
    return c->has_next && c->touches && (is_word(w->block, c->next, "for") || is_until(w, c->next));
}

/* "hit" in "to hit", "will hit": a verb that what stands before it tells the tense of */
static bool is_governed(const struct dl_window *w, uint32_t start)
{
    uint32_t before;
    if (!dl_near_word_before(w->block, start, GAP, &before)) return false;
    int sense = sense_at(w, before);
    return sense == WILL || sense == IS || sense == MODAL || sense == WOULD || sense == BE ||
           is_word(w->block, before, "to") || is_word(w->block, before, "not");
}

/* A verb that looks ahead: "to begin", not "was to begin". */
static enum dl_tense tense_after_to(const struct dl_window *w, uint32_t start, enum dl_tense without)
{
    uint32_t to, before;
    if (!dl_near_word_before(w->block, start, GAP, &to) || !is_word(w->block, to, "to")) return without;
    if (!dl_near_word_before(w->block, to, GAP, &before)) return DL_TENSE_AHEAD;
    if (is_word(w->block, before, "had")) return DL_TENSE_PAST; /* "had to leave" */
    bool was = sense_at(w, before) == WAS;
    return was ? DL_TENSE_AHEAD_OF_PAST : DL_TENSE_AHEAD;
}

/* "did meet", "did not see": the verb that stands before one tells its tense. */
static bool is_told_past(const struct dl_window *w, uint32_t start)
{
    uint32_t before;
    if (!dl_near_word_before(w->block, start, GAP, &before)) return false;
    if (is_word(w->block, before, "not") && !dl_near_word_before(w->block, before, GAP, &before)) return false;
    return sense_at(w, before) == PAST;
}

static enum dl_tense tense_of(const struct dl_window *w, uint32_t start, const struct context *c)
{
    switch (sense_at(w, start)) {
    case PAST: return is_governed(w, start) ? DL_TENSE_NONE : DL_TENSE_PAST;
    case AHEAD:
        if (is_past_perfect(w, start) || is_told_past(w, start)) return DL_TENSE_PAST;
        return tense_after_to(w, start, DL_TENSE_AHEAD);
    case PLAN: return c->touches ? DL_TENSE_NONE : tense_after_to(w, start, DL_TENSE_AHEAD);
    case WILL: return DL_TENSE_AHEAD;
    case IS:
        if (is_before(w, c, "to") || c->touches) return DL_TENSE_AHEAD;
        return is_before_ing(w, c) ? DL_TENSE_AHEAD_OF_PAST : DL_TENSE_NONE;
    case WAS: return is_before(w, c, "to") && c->has_infinitive ? DL_TENSE_AHEAD_OF_PAST : DL_TENSE_PAST;
    case MODAL: return is_before(w, c, "have") && !has_to_behind(w, c) ? DL_TENSE_PAST : DL_TENSE_AHEAD;
    case WOULD: /* not "would not open until May" */
        if (is_before(w, c, "not") && c->has_until) return DL_TENSE_AHEAD_OF_PAST;
        return is_before(w, c, "have") || is_before(w, c, "not") ? DL_TENSE_PAST : DL_TENSE_AHEAD_OF_PAST;
    case ASKED: return c->has_infinitive || puts_off(w, c) ? DL_TENSE_AHEAD : DL_TENSE_PAST;
    case BE: return tense_after_to(w, start, DL_TENSE_NONE);
    default: return is_past_by_ending(w, start) ? DL_TENSE_PAST : DL_TENSE_NONE;
    }
}

/* "to" before a word in small letters that is no article: a verb, but for "have", which tells of what was not. */
static bool begins_infinitive(const struct dl_window *w, uint32_t to, const struct context *c)
{
    const struct dl_block *b = w->block;
    return c->has_next && is_word(b, to, "to") && !dl_bit(b->upper, c->next) && !is_word(b, c->next, "have") &&
           !has_class(w, c->next, DL_WORD_BIT(DL_WORD_article) | DL_WORD_BIT(DL_WORD_single));
}

/* A capital, but of "Will he come in two weeks?"; "May" is a month there, too. */
static bool is_name(const struct dl_window *w, uint32_t start, bool is_initial)
{
    return dl_bit(w->block->upper, start) && (!is_initial || has_class(w, start, DL_WORD_BIT(DL_WORD_month)));
}

enum dl_tense dl_tense_before(const struct dl_window *w, uint32_t start, unsigned words, bool *opens)
{
    const struct dl_block *b = w->block;
    struct context c = { .next = start, .touches = true };
    enum { LEAD_IN = 2 }; /* "until the" */
    uint32_t at = start;
    *opens = b->initial != NULL && dl_bit(b->initial, start);
    if (*opens) return DL_TENSE_NONE;
    for (unsigned i = 0; i < words && dl_near_word_before(b, at, GAP, &at); i++) {
        bool is_preposition = has_class(w, at, DL_WORD_BIT(DL_WORD_preposition));
        bool is_initial = b->initial != NULL && dl_bit(b->initial, at);
        enum dl_tense tense = is_name(w, at, is_initial) ? DL_TENSE_NONE : tense_of(w, at, &c);
        if (tense != DL_TENSE_NONE) return tense;
        if (is_initial) {
            *opens = c.touches && (is_preposition || has_class(w, at, DL_WORD_BIT(DL_WORD_article)));
            return DL_TENSE_NONE;
        }
        c.has_infinitive |= begins_infinitive(w, at, &c);
        c.has_until |= i < LEAD_IN && is_until(w, at);
        c.touches &= is_preposition;
        c.next = at;
        c.has_next = true;
    }
    return DL_TENSE_NONE;
}

/* What the words behind end say: of a date that opens its sentence. */
static enum dl_tense tense_behind(const struct dl_window *w, uint32_t end)
{
    const struct dl_block *b = w->block;
    uint32_t at, after;
    bool any = dl_near_word_after(b, end, GAP, &at);
    for (unsigned i = 0; i < DL_TENSE_WORDS && any; i++) {
        if (b->initial != NULL && dl_bit(b->initial, at)) break;
        struct context c = { .has_next = dl_near_word_after(b, dl_short_word_end(b, at), GAP, &after) };
        c.next = after;
        c.has_infinitive = sense_at(w, at) == WAS && c.has_next && is_word(b, after, "to"); /* not "agreed to" */
        enum dl_tense tense = is_name(w, at, false) ? DL_TENSE_NONE : tense_of(w, at, &c);
        if (tense != DL_TENSE_NONE) return tense;
        at = after;
        any = c.has_next;
    }
    return DL_TENSE_NONE;
}

/* A day, a month, a season without its year, or "the weekend": the last one or the next. */
static bool hangs_on_tense(const struct dl_when *when)
{
    if (when->kind == DL_WHEN_RELATIVE) return when->unit == DL_UNIT_WEEKEND && when->amount == 0;
    return dl_when_needs_reference(when) && when->first.unit != DL_UNIT_NONE;
}

/* "the quarter ended Sept. 30": told by its last day */
static bool has_ended(const struct dl_when *when, const struct dl_token *after)
{
    int value;
    return when->unit != DL_UNIT_NONE && dl_token_value(after, DL_WORD_preposition, &value) &&
           value == DL_PREPOSITION_ENDED;
}

/* What the preposition before the date makes of its sentence's tense: "not seen since May", "expects a loss for the
 * year ended May 31"; "called a strike for Tuesday", not "for Tuesday's raid"; "by April 13". Of what was, "ran until
 * May" is the nearest. */
static enum dl_tense after_preposition(struct dl_window *w, uint32_t start, const struct dl_token *after, bool is_day,
                                       enum dl_tense tense)
{
    const struct dl_block *b = w->block;
    uint32_t before;
    int value;
    if (!dl_near_word_before(b, start, 1, &before)) return tense;
    if (!dl_word_value(dl_window_word_at(w, before), DL_WORD_preposition, &value)) return tense;
    if (value == DL_PREPOSITION_ENDED || value == DL_PREPOSITION_SINCE) return DL_TENSE_PAST;
    if (tense == DL_TENSE_AHEAD) return tense;
    if (value == DL_PREPOSITION_TO_COME) return tense == DL_TENSE_PAST ? DL_TENSE_NONE : DL_TENSE_AHEAD_OF_PAST;
    bool is_owner = after->glued && after->mark == DL_MARK_APOSTROPHE;
    bool is_for = start - before == sizeof "for" && memcmp(b->text + before, "for", 3) == 0;
    return is_for && is_day && !is_owner ? DL_TENSE_AHEAD_OF_PAST : tense;
}

/* "said March sales would fall": the verb behind the month tells its tense, not the one that reports. */
static bool is_reported(const struct dl_window *w, uint32_t start, const struct dl_when *when)
{
    uint32_t before;
    bool is_month = when->kind == DL_WHEN_CALENDAR && when->first.unit == DL_UNIT_MONTH;
    return is_month && dl_near_word_before(w->block, start, GAP, &before) && sense_at(w, before) == PAST;
}

/* It stands in no other function, for few expressions hang on it. */
__attribute__((noinline)) void dl_tense_apply(struct dl_window *w, uint32_t start, unsigned end, struct dl_when *when)
{
    if (!hangs_on_tense(when)) return;
    const struct dl_token *after = dl_window_token(w, end);
    if (has_ended(when, after)) {
        when->flags |= DL_WHEN_PAST;
        return;
    }
    if (when->unit != DL_UNIT_NONE && when->first.month != 0) return; /* "the week ending March 20" */
    bool opens;
    enum dl_tense tense = dl_tense_before(w, start, DL_TENSE_WORDS, &opens);
    if (is_reported(w, start, when)) {
        tense = tense_behind(w, dl_window_token(w, end - 1)->end);
    } else if (tense == DL_TENSE_NONE && opens) { /* "On Monday, the court will" */
        tense = tense_behind(w, dl_window_token(w, end - 1)->end);
        if (tense == DL_TENSE_PAST) when->flags &= (uint16_t)~DL_WHEN_FUTURE; /* "By Tuesday it had" */
    }
    after = dl_window_token(w, end);
    tense = after_preposition(w, start, after, when->first.unit == DL_UNIT_DAY, tense);
    if (tense == DL_TENSE_AHEAD || tense == DL_TENSE_AHEAD_OF_PAST) when->flags |= DL_WHEN_FUTURE;
    if (tense == DL_TENSE_PAST || tense == DL_TENSE_AHEAD_OF_PAST) when->flags |= DL_WHEN_PAST;
}
