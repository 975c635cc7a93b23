/* idle.c: looks at the words beside a trigger, and at no more of them than it must. */
#include "dates/idle.h"

#include "dates/words.h"

/* Is the token after a number in no expression with it? */
static bool leaves_alone(struct dl_window *w, unsigned after)
{
    const dl_word_set useless = DL_WORD_BIT(DL_WORD_counted) | DL_WORD_BIT(DL_WORD_label) | DL_WORD_BIT(DL_WORD_break) |
                                DL_WORD_BIT(DL_WORD_tense);
    const struct dl_token *t = dl_window_token(w, after), *next;
    switch (t->kind) {
    case DL_TOKEN_WORD:
        if (t->word->classes == DL_WORD_BIT(DL_WORD_scale)) return leaves_alone(w, after + 1); /* "5 million people" */
        return (t->word->classes & ~useless) == 0 && t->end > t->start + 1;
    case DL_TOKEN_MARK: return t->mark != DL_MARK_DASH && !(t->glued && dl_window_token(w, after + 1)->glued);
    case DL_TOKEN_NUMBER: /* "1 1/2 hours", "31 10 1974" */
        next = dl_window_token(w, after + 1);
        return !(next->glued && next->mark == DL_MARK_SLASH) && !(next->kind == DL_TOKEN_NUMBER && next->digits == 4);
    default: return true;
    }
}

/* Such a number costs two tokens and no more, and a decimal ("12.345") or a span ("5-7") four. */
bool dl_is_lone_number(struct dl_window *w)
{
    const struct dl_token *number = dl_window_token(w, 0);
    if (number->kind != DL_TOKEN_NUMBER || number->digits == 4 || number->digits == 8) return false; /* 20180716 */
    if (leaves_alone(w, 1)) return true;
    const struct dl_token *mark = dl_window_token(w, 1), *rest = dl_window_token(w, 2), *next = dl_window_token(w, 3);
    if (mark->mark == DL_MARK_DASH)
        return mark->glued && rest->glued && rest->digits > 0 && rest->digits < 4 && leaves_alone(w, 3);
    return mark->mark == DL_MARK_DOT && rest->digits >= 3 && (next->mark == DL_MARK_COMMA || leaves_alone(w, 3));
}

bool dl_is_lone_unit(struct dl_window *w, dl_word_set triggers, uint32_t trigger, unsigned at)
{
    uint32_t start;
    const dl_word_set dependent = DL_WORD_BIT(DL_WORD_unit) | DL_WORD_BIT(DL_WORD_units) |
                                  DL_WORD_BIT(DL_WORD_weekend) | DL_WORD_BIT(DL_WORD_vague_noun) |
                                  DL_WORD_BIT(DL_WORD_decade);
    const struct dl_token *word = dl_window_token(w, at);
    if (word->kind != DL_TOKEN_WORD || (word->word->classes & triggers & ~dependent) != 0) return false;
    if (word->start != trigger) return false; /* it is inside of a phrase */
    const struct dl_token *next = dl_window_token(w, at + 1);
    if (next->mark == DL_MARK_DASH && next->glued) return false; /* "Year-ago results" */
    if (next->kind == DL_TOKEN_NUMBER || (next->word->classes & ~DL_WORD_BIT(DL_WORD_break)) != 0) return false;
    int row;
    if (dl_token_value(word, DL_WORD_units, &row) && row >= 100) return false; /* "полчаса" */
    if (!dl_near_word_before(w->block, trigger, DL_GAP_CONTEXT, &start)) return true;
    const struct dl_word *before = dl_window_word_at(w, start);
    return before == &dl_no_word || before->classes == DL_WORD_BIT(DL_WORD_tense);
}
