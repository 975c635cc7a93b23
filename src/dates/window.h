/* window.h: the few tokens around a trigger, classified when they are asked for.
 *
 *     text     on Monday, 16 Nov. 1933 the
 *     token    0  1     2 3  4    5    6       "Nov." is one token: its row in the lexicon has a dot
 *
 * Digits and letters that stand together are tokens of their own ("16NOV33" is three, the last two
 * glued). Words between which more than a line break stands are out of each other's sight.
 */
#ifndef DL_DATES_WINDOW_H
#define DL_DATES_WINDOW_H

#include "dates/lexicon.h"
#include "dates/when.h"
#include "text/block.h"

/* What English does not run: it is kept apart from what it does, so that it costs English nothing. */
#define DL_NOT_ENGLISH __attribute__((cold))

/* The most tokens of one window: what stands before the trigger, and the longest shape. */
#define DL_WINDOW_TOKENS 40

enum dl_token_kind { DL_TOKEN_END, DL_TOKEN_WORD, DL_TOKEN_NUMBER, DL_TOKEN_MARK };

enum dl_mark {
    DL_MARK_OTHER,
    DL_MARK_DASH, /* hyphens, en and em dashes, the minus sign */
    DL_MARK_SLASH,
    DL_MARK_DOT,
    DL_MARK_COMMA,
    DL_MARK_COLON,
    DL_MARK_APOSTROPHE,
    DL_MARK_PLUS,
    DL_MARK_OPEN, /* ( [ */
    DL_MARK_CLOSE,
    DL_MARK_MONEY /* a currency or number sign */
};

/* Kinds of tokens: the classes of a word, and these. */
#define DL_NUMBER_SMALL ((dl_word_set)1 << 63) /* one or two digits */
#define DL_NUMBER_FOUR ((dl_word_set)1 << 62)  /* four digits */
#define DL_NUMBER_OTHER ((dl_word_set)1 << 61)
#define DL_NUMBER_ANY (DL_NUMBER_SMALL | DL_NUMBER_FOUR | DL_NUMBER_OTHER)
#define DL_START_MARK ((dl_word_set)1 << 60)   /* an apostrophe */
#define DL_START_LETTER ((dl_word_set)1 << 59) /* a word of one letter */
#define DL_KIND_TO DL_WORD_BIT(DL_WORD_to)     /* a dash or slash, too */

struct dl_token {
    dl_word_set kinds;
    const struct dl_word *word; /* the longest phrase, too; dl_no_word for what the lexicon has not */
    uint32_t start, end;
    int32_t number; /* at most 999999999; -1 above */
    uint8_t kind;   /* enum dl_token_kind */
    uint8_t mark;   /* enum dl_mark */
    uint8_t digits; /* of a number, leading zeros too */
    bool glued;     /* nothing stands between it and the token before */
    bool upper;     /* a word that begins with a capital */
    bool is_phrase; /* word is more than the word it begins with */
};

/* The families of shapes (shapes.h), in the order in which they are asked. Their answer for a token is kept, because
 * others ask for it again. */
enum dl_family {
    DL_FAMILY_RANGE,
    DL_FAMILY_DATE,
    DL_FAMILY_NUMERIC,
    DL_FAMILY_PERIOD,
    DL_FAMILY_COMPOSED,
    DL_FAMILY_RELATIVE,
    DL_FAMILY_CLOCK,
    DL_FAMILY_SPAN,
    DL_FAMILIES
};

/* The longest expression of a family that begins at a token. */
struct dl_answer {
    uint8_t end; /* the token after it; 0: there is none */
    struct dl_when when;
};

struct dl_dispatch;

/* Of every family the rows of shapes that can begin at a token, a bit each. */
struct dl_rows {
    uint32_t of[DL_FAMILIES];
};

/* Tokens are kept by their first byte, because they are asked for again: from both sides, and by the next trigger. A
 * window reaches over no more bytes, so that all of its tokens are among those kept. */
#define DL_WINDOW_KEPT 256u /* a power of two */

struct dl_window {
    const struct dl_block *block;
    const struct dl_lexicon *lexicon;
    const struct dl_dispatch *dispatch; /* which shapes a token can start; set once */
    dateline_order order;               /* of dates in digits; set once */
    uint8_t fiscal_start;               /* the month in which fiscal years begin; set once */
    uint32_t begin, next;               /* the byte that the first token may begin at, the byte after the last one */
    uint8_t count;
    const struct dl_token *tokens[DL_WINDOW_TOKENS];
    uint64_t base;                   /* bytes of the blocks before, and more */
    uint64_t places[DL_WINDOW_KEPT]; /* of what is kept: base and its start */
    struct dl_token kept[DL_WINDOW_KEPT];
    uint64_t ahead_known; /* bit i: ahead[i] is known */
    dl_word_set ahead[DL_WINDOW_TOKENS];
    uint64_t rows_known; /* bit i: rows[i] is known */
    struct dl_rows rows[DL_WINDOW_TOKENS];
    uint8_t answered[DL_WINDOW_TOKENS]; /* bit f: answers[i][f] is known */
    struct dl_answer answers[DL_WINDOW_TOKENS][DL_FAMILIES];
};

_Static_assert(DL_FAMILIES <= 8, "a family is a bit");
_Static_assert(DL_WINDOW_TOKENS <= 64, "a token is a bit");

/* Goes to another block. A window is all zeros at first. */
void dl_window_open(struct dl_window *w, const struct dl_block *block, const struct dl_lexicon *lexicon);

/* The first token shall begin at start. */
void dl_window_begin(struct dl_window *w, uint32_t start);

/* An END token. */
extern const struct dl_token dl_no_token;

/* Reads on to token i. */
const struct dl_token *dl_window_read_token(struct dl_window *w, unsigned i);

/* Token i; an END token when the text or the window has none. Lent until the next begin. */
static inline const struct dl_token *dl_window_token(struct dl_window *w, unsigned i)
{
    return i < w->count ? w->tokens[i] : dl_window_read_token(w, i);
}

/* Looks ahead from a token. */
dl_word_set dl_window_look_ahead(struct dl_window *w, unsigned first);

/* The kinds of the tokens from i on, up to the first word that no expression holds, or to the sentence's end. */
static inline dl_word_set dl_window_ahead(struct dl_window *w, unsigned i)
{
    bool is_known = i < DL_WINDOW_TOKENS && (w->ahead_known >> i & 1) != 0;
    return is_known ? w->ahead[i] : dl_window_look_ahead(w, i);
}

/* The token that begins at start, wherever the window is; an END token when it is too long to be one. Lent until
 * the next call. */
const struct dl_token *dl_window_token_at(struct dl_window *w, uint32_t start);

/* The word of letters that starts at start, where no token is wanted; dl_no_word: not in the lexicon. */
const struct dl_word *dl_window_word_at(const struct dl_window *w, uint32_t start);

/* May a word that ends at end be the first of a phrase, by what stands behind the byte after it: where that is no space
 * nor the rest of a longer character, the next word begins there. True where it is. */
static inline bool dl_word_may_lead(const struct dl_block *b, const struct dl_word *word, uint32_t end)
{
    const unsigned char letter = b->text[end + 1];
    const bool is_plain = letter > ' ' && letter < 0x80;
    return (word->next_letters & (is_plain ? dl_lexicon_letter_bit(letter) : UINT32_MAX)) != 0;
}

/* A place in a window. What is taken moves it on; what is refused leaves it where it is. */
struct dl_cursor {
    struct dl_window *window;
    unsigned at;
};

static inline const struct dl_token *dl_peek(const struct dl_cursor *c, unsigned ahead)
{
    return dl_window_token(c->window, c->at + ahead);
}

/* The token before the cursor; an END token at the window's beginning. */
static inline const struct dl_token *dl_look_back(const struct dl_cursor *c)
{
    return c->at == 0 ? &dl_no_token : dl_window_token(c->window, c->at - 1);
}

static inline bool dl_token_is(const struct dl_token *t, enum dl_word_class word_class)
{
    return (t->word->classes & DL_WORD_BIT(word_class)) != 0;
}

/* The value of a token's sense of this class; false when it has none. */
static inline bool dl_token_value(const struct dl_token *t, enum dl_word_class word_class, int *value)
{
    return dl_word_value(t->word, word_class, value);
}

/* Takes a word of this class. value may be NULL. */
static inline bool dl_take(struct dl_cursor *c, enum dl_word_class word_class, int *value)
{
    const struct dl_token *t = dl_peek(c, 0);
    if (!dl_token_is(t, word_class)) return false;
    if (value != NULL) (void)dl_token_value(t, word_class, value);
    c->at++;
    return true;
}

bool dl_take_mark(struct dl_cursor *c, enum dl_mark mark);

/* The same, where nothing stands between the mark and its neighbours. */
bool dl_take_inner_mark(struct dl_cursor *c, enum dl_mark mark);

/* True when the token at the cursor is glued to the one before it. */
static inline bool dl_is_glued(const struct dl_cursor *c)
{
    return dl_peek(c, 0)->glued;
}

#endif
