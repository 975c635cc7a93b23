/* shapes_vague.c: the past, the present and the future.
 *
 *     now   recently   the past   at that time   the present   the future   to date
 *     recent talks   the current law   future taxes
 */
#include "dates/read.h"
#include "dates/relative.h"

/* Rows of vague_time from here on are adjectives: this much more than the adverb. One is of the past behind an amount
 * only: "some time ago". */
enum { ADJECTIVE = 10, BEHIND_AMOUNT = -2 };

static bool set_vague(struct dl_when *out, int when)
{
    *out = dl_when_empty(DL_WHEN_VAGUE);
    out->amount = when;
    return true;
}

/* "recent talks", "the current law": before a noun, and not the current of a river */
static bool adjective(struct dl_cursor *c, int when, struct dl_when *out)
{
    if (dl_peek(c, 0)->upper && !dl_begins_sentence(c)) return false; /* a name */
    c->at++;
    const struct dl_token *noun = dl_peek(c, 0);
    bool is_noun = noun->kind == DL_TOKEN_WORD && !noun->glued && noun->end > noun->start + 1;
    return is_noun && !dl_phrase_ends(c) && !dl_token_is(noun, DL_WORD_of) && set_vague(out, when - ADJECTIVE);
}

/* "the other day", "the other night" */
static bool take_other_day(struct dl_cursor *c)
{
    int row, factor;
    struct dl_cursor t = *c;
    if (!dl_take(&t, DL_WORD_article, NULL) || !dl_take_word(&t, "other")) return false;
    const bool is_day = dl_take(&t, DL_WORD_unit, &row) && dl_unit_of_row(row, &factor) == DL_UNIT_DAY && factor == 1;
    if (!is_day && !dl_take(&t, DL_WORD_day_part, NULL)) return false;
    *c = t;
    return true;
}

/* "now", "recently", "some time ago", "the other day"; "recent talks" */
bool dl_vague_time(struct dl_cursor *c, struct dl_when *out)
{
    int when;
    if (take_other_day(c)) return set_vague(out, -1);
    const bool has_amount = dl_take(c, DL_WORD_single, NULL) || dl_take(c, DL_WORD_vague_count, NULL);
    if (!dl_token_value(dl_peek(c, 0), DL_WORD_vague_time, &when) || has_amount != (when == BEHIND_AMOUNT))
        return false;
    if (when >= ADJECTIVE - 1) return adjective(c, when, out);
    c->at++;
    return set_vague(out, has_amount ? -1 : when);
}

/* "to date", but not "up to date", for "up to" is one token, or "year to date" */
static bool to_date(struct dl_cursor *c)
{
    const struct dl_cursor before = { c->window, c->at - 1 };
    const struct dl_token *to = dl_look_back(c);
    if (to->kind != DL_TOKEN_WORD || !dl_token_is(to, DL_WORD_to)) return false;
    return !dl_token_is(dl_look_back(&before), DL_WORD_unit) && dl_take_word(c, "date");
}

/* Rows of vague_noun from here on are stretches that a sentence can begin with; the last only with a pointer. */
enum { STRETCH = ADJECTIVE - 1, POINTED_STRETCH = ADJECTIVE };

/* "the past", "at that time", "the present", "by this date", "This period saw" */
bool dl_vague_noun(struct dl_cursor *c, struct dl_when *out)
{
    int when, back = 0, steps = 0;
    bool is_at = dl_token_is(dl_look_back(c), DL_WORD_at), is_placed = is_at || dl_is_announced(c);
    bool is_first = dl_begins_sentence(c);
    if (to_date(c)) return dl_phrase_ends(c) && set_vague(out, 0);
    bool has_article = dl_take(c, DL_WORD_article, NULL);
    bool is_anaphor = dl_take(c, DL_WORD_anaphor, &back);
    bool is_noun = dl_token_is(dl_peek(c, 0), DL_WORD_vague_noun); /* "present" is a direction, too */
    bool is_this = !is_noun && !is_anaphor && !has_article && dl_take(c, DL_WORD_direction, &steps);
    if (is_this && steps != 0) return false;
    if (has_article && dl_token_is(dl_peek(c, 1), DL_WORD_vague_noun) &&
        dl_token_value(dl_peek(c, 0), DL_WORD_direction, &steps) && steps == DL_DIRECTION_LATEST)
        c->at++; /* "the latest period", not "the last time" */
    if (!dl_take(c, DL_WORD_vague_noun, &when)) return false;
    bool is_pointed = is_this || (is_anaphor && !has_article);
    bool is_future = when == 1, opens = is_first && is_pointed && when >= STRETCH;
    if (when == POINTED_STRETCH && !is_this && !is_anaphor) return false;
    const bool is_ahead = when == STRETCH && has_article && dl_take_word(c, "ahead"); /* "the period ahead" */
    if (is_ahead) return is_placed && set_vague(out, 1);
    if (when >= STRETCH) when -= ADJECTIVE;
    bool is_bare = !(has_article || is_this || is_anaphor);
    if (is_bare && (when != 0 || !(is_at || dl_peek(c, 0)->kind != DL_TOKEN_WORD))) return false; /* "at present" */
    if (is_this) when = 0;                                                                        /* "at this time" */
    if (is_future && dl_token_is(dl_peek(c, 0), DL_WORD_of)) return set_vague(out, when);
    bool goes_on = (is_pointed || is_at) && !has_article && dl_clause_begins(c); /* not "at the time we met" */
    bool ends = goes_on || dl_phrase_ends(c);
    return (is_placed || is_future || opens) && (opens || ends) && set_vague(out, when);
}

/* "the same period last year", "the same quarter of 1988": the stretch is told by what stands behind it */
bool dl_same_period(struct dl_cursor *c, struct dl_when *out)
{
    int back, ignored;
    if (!dl_take(c, DL_WORD_article, NULL) || !dl_take(c, DL_WORD_anaphor, &back) || back != 0) return false;
    if (!dl_take(c, DL_WORD_vague_noun, &ignored) && !dl_take(c, DL_WORD_unit, &ignored)) return false;
    if (!dl_take(c, DL_WORD_of, NULL)) (void)dl_take_word(c, "in");
    struct dl_cursor t = *c;
    if (!dl_longest_shape(&dl_shapes_relative, &t, out)) {
        t = *c;
        if (!dl_longest_shape(&dl_shapes_period, &t, out)) return false;
    }
    *c = t;
    return out->kind != DL_WHEN_VAGUE;
}
