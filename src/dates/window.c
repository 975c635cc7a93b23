/* window.c: cuts the text after a byte into tokens, one at a time. */
#include "dates/window.h"

#include "dates/roman.h"

#include <string.h>

/* More white space than this between two words, and they are no expression. */
enum { BLANKS_IN_LINE = 4, BLANKS_WITH_BREAK = 64 };

void dl_window_open(struct dl_window *w, const struct dl_block *block, const struct dl_lexicon *lexicon)
{
    w->block = block;
    w->lexicon = lexicon;
    for (unsigned i = 0; i < DL_WINDOW_KEPT; i++)
        w->kept[i].start = UINT32_MAX;
}

void dl_window_begin(struct dl_window *w, uint32_t start)
{
    w->next = start;
    w->count = 0;
    w->ahead_known = 0;
    w->rows_known = 0;
}

static bool is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

/* The bytes of a space at pos: ASCII blanks, no-break and thin spaces; 0 when there is none. */
static uint32_t space_size(const struct dl_block *b, uint32_t pos)
{
    const unsigned char *p = b->text + pos;
    if (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t') return 1;
    if (*p < 0x80) return 0;
    if (p[0] == 0xC2 && p[1] == 0xA0 && b->len - pos >= 2) return 2;
    bool narrow = p[0] == 0xE2 && p[1] == 0x80 && ((p[2] >= 0x80 && p[2] <= 0x8A) || p[2] == 0xAF);
    return narrow && b->len - pos >= 3 ? 3 : 0;
}

/* What only few tokens need stands in functions of its own, so that the way of the others is short. */
#define RARE __attribute__((noinline))

/* Two words between which too much stands. */
#define PARTED UINT32_MAX

/* Moves over the space between two words, of any kind. */
static RARE uint32_t skip_spaces(const struct dl_block *b, uint32_t pos)
{
    unsigned blanks = 0, breaks = 0, tabs = 0;
    uint32_t size;
    while (pos < b->len && (size = space_size(b, pos)) > 0) {
        breaks += b->text[pos] == '\n';
        tabs += b->text[pos] == '\t';
        if (++blanks > BLANKS_WITH_BREAK || breaks > 1) return PARTED;
        pos += size;
    }
    return pos < b->len && (breaks == 1 || (blanks <= BLANKS_IN_LINE && tabs == 0)) ? pos : PARTED;
}

/* The same, at once for what mostly stands between two tokens: one space, or nothing. */
static inline uint32_t skip_space(const struct dl_block *b, uint32_t pos)
{
    unsigned char c = b->text[pos];
    if (c == ' ' && dl_bit(b->word, pos + 1)) return pos + 1;
    return c <= ' ' || c >= 0x80 || pos >= b->len ? skip_spaces(b, pos) : pos;
}

/* The bytes from pos that belong to one word, digits and letters apart; 0: too long to be one of ours. */
static uint32_t run_size(const struct dl_block *b, uint32_t pos)
{
    uint64_t digits = dl_bits_near(b->digit, pos);
    uint64_t others = ~dl_bits_near(b->word, pos) | (digits & 1 ? ~digits : digits);
    uint32_t size = (uint32_t)__builtin_ctzll(others | DL_NEAR_END);
    return size < DL_NEAR_BITS ? size : 0;
}

static uint32_t mark_size(const struct dl_block *b, uint32_t pos, enum dl_mark *mark)
{
    const unsigned char *p = b->text + pos;
    *mark = DL_MARK_OTHER;
    switch (*p) {
    case '-': *mark = DL_MARK_DASH; return 1;
    case '/': *mark = DL_MARK_SLASH; return 1;
    case '.': *mark = DL_MARK_DOT; return 1;
    case ',': *mark = DL_MARK_COMMA; return 1;
    case ':': *mark = DL_MARK_COLON; return 1;
    case '\'': *mark = DL_MARK_APOSTROPHE; return 1;
    case '+': *mark = DL_MARK_PLUS; return 1;
    case '(':
    case '[': *mark = DL_MARK_OPEN; return 1;
    case ')':
    case ']': *mark = DL_MARK_CLOSE; return 1;
    case '$':
    case '#': *mark = DL_MARK_MONEY; return 1;
    default: break;
    }
    if (*p == 0xE2 && b->len - pos >= 3) {
        if (p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0x95) *mark = DL_MARK_DASH;
        if (p[1] == 0x88 && p[2] == 0x92) *mark = DL_MARK_DASH;
        if (p[1] == 0x80 && (p[2] == 0x98 || p[2] == 0x99)) *mark = DL_MARK_APOSTROPHE;
        if (p[1] == 0x82) *mark = DL_MARK_MONEY;
        return 3;
    }
    if (*p == 0xC2 && b->len - pos >= 2) {
        if (p[1] >= 0xA2 && p[1] <= 0xA5) *mark = DL_MARK_MONEY;
        return 2;
    }
    return 1;
}

/* How many letters the key's last word has. */
static unsigned last_run(const struct dl_lexicon_key *key)
{
    const unsigned char *bytes = (const unsigned char *)key->pieces;
    unsigned letters = 0;
    for (uint32_t i = key->size; i > 0 && bytes[i - 1] != ' ' && bytes[i - 1] != '-'; i--)
        letters += (bytes[i - 1] & 0xC0) != 0x80;
    return letters;
}

/* Moves over what stands between two words of a phrase, which may be a space, ' - or a dot; answers what the key has
 * for it. NULL: it parts them. */
static const char *read_gap(const struct dl_lexicon_key *key, const struct dl_block *b, uint32_t *pos)
{
    enum dl_mark mark;
    const uint32_t at = *pos;
    if (at >= b->len) return NULL;
    if (space_size(b, at) > 0) {
        *pos = skip_space(b, at);
        return *pos == PARTED ? NULL : " ";
    }
    *pos += mark_size(b, at, &mark);
    if (*pos < b->len && space_size(b, *pos) > 0) {
        const char *gap = mark == DL_MARK_DOT && last_run(key) <= 2 ? " " /* "St. Andrew's": the dot is not in the key */
                          : mark == DL_MARK_APOSTROPHE              ? "' " /* "Presidents' Day" */
                                                                    : NULL;
        *pos = skip_space(b, *pos);
        return *pos == PARTED ? NULL : gap;
    }
    if (mark == DL_MARK_DOT && *pos < b->len && b->text[*pos] == '-') { /* "J.-C." */
        ++*pos;
        return "-";
    }
    switch (mark) {
    case DL_MARK_DOT: return ".";
    case DL_MARK_DASH: return "-";
    case DL_MARK_APOSTROPHE: return "'";
    case DL_MARK_SLASH: return "/"; /* "t/m" */
    default: return NULL;
    }
}

/* Can the token be the first word of a phrase, by the letter with which the next word begins? */
static bool may_extend(const struct dl_block *b, const struct dl_token *t)
{
    uint64_t starts = dl_bits_from(b->start, t->end);
    if (starts == 0) return false;
    unsigned char letter = b->text[t->end + (unsigned)__builtin_ctzll(starts)];
    return (t->word->next_letters & dl_lexicon_letter_bit(letter)) != 0;
}

/* Makes the token the longest phrase of the lexicon that begins with it. */
static RARE void extend_to_phrase(const struct dl_window *w, struct dl_token *t)
{
    const struct dl_block *b = w->block;
    uint32_t pos = t->end;
    struct dl_lexicon_key first, *key = &first;
    if (!dl_lexicon_key_of(key, b->text + t->start, t->end - t->start)) return;
    for (unsigned words = t->word->phrase_words; words > 1; words--) {
        const char *gap = read_gap(key, b, &pos);
        if (gap == NULL || !dl_lexicon_key_add(key, gap, strlen(gap))) return;
        if (pos >= b->len || !dl_bit(b->start, pos)) return;
        uint32_t size = run_size(b, pos);
        if (size == 0 || !dl_lexicon_key_add(key, b->text + pos, size)) return;
        pos += size;
        const struct dl_word *found = dl_lexicon_find(w->lexicon, key);
        if (found != NULL && found->count > 0) {
            t->word = found;
            t->end = pos;
        }
    }
}

static const struct dl_token end_token = { .word = &dl_no_word, .alone = &dl_no_word, .kind = DL_TOKEN_END };

/* "MDCCLXXVI" is a number of four digits. */
static RARE const struct dl_token *try_roman(const struct dl_block *b, struct dl_token *t)
{
    int year = dl_roman_year(b->text + t->start, t->end - t->start);
    if (year == 0) return t;
    t->kind = DL_TOKEN_NUMBER;
    t->kinds = DL_NUMBER_FOUR;
    t->digits = 4;
    t->number = year;
    t->upper = false;
    return t;
}

/* Adds the words of a phrase, and the dot that belongs to a word or the apostrophe with a letter or digit right behind
 * it: l'été, l'8 settembre. */
static RARE const struct dl_token *complete_word(const struct dl_window *w, struct dl_token *t)
{
    const struct dl_block *b = w->block;
    enum dl_mark mark;
    if (t->word->phrase_words > 1 && may_extend(b, t)) {
        extend_to_phrase(w, t);
        t->kinds = t->word->classes | (t->kinds & DL_START_LETTER);
    }
    if (t->end >= b->len || !(t->word->flags & (DL_WORD_DOTTED | DL_WORD_ELIDED))) return t;
    uint32_t size = mark_size(b, t->end, &mark);
    if (mark == DL_MARK_DOT && (t->word->flags & DL_WORD_DOTTED)) t->end++;
    if (mark != DL_MARK_APOSTROPHE || !(t->word->flags & DL_WORD_ELIDED)) return t;
    if (t->end + size < b->len && dl_bit(b->word, t->end + size)) t->end += size;
    return t;
}

/* Reads the word that begins and ends where the token says. */
static inline const struct dl_token *read_word(const struct dl_window *w, uint32_t size, struct dl_token *t)
{
    t->kind = DL_TOKEN_WORD;
    t->kinds = size == 1 ? DL_START_LETTER : 0;
    t->upper = dl_bit(w->block->upper, t->start);
    const struct dl_word *known = dl_lexicon_find_word(w->lexicon, w->block->text + t->start, size);
    if (known == NULL) return t->upper ? try_roman(w->block, t) : t;
    t->word = t->alone = known;
    t->kinds |= known->classes;
    bool is_more = known->phrase_words > 1 || (known->flags & (DL_WORD_DOTTED | DL_WORD_ELIDED)) != 0;
    return is_more ? complete_word(w, t) : t;
}

static RARE const struct dl_token *read_number(const struct dl_block *b, struct dl_token *t)
{
    t->kind = DL_TOKEN_NUMBER;
    t->digits = (uint8_t)(t->end - t->start);
    t->kinds = t->digits <= 2 ? DL_NUMBER_SMALL : t->digits == 4 ? DL_NUMBER_FOUR : DL_NUMBER_OTHER;
    for (uint32_t i = t->start; i < t->end && t->number >= 0; i++)
        t->number = t->number > 99999999 ? -1 : t->number * 10 + (b->text[i] - '0');
    return t;
}

static RARE const struct dl_token *read_mark(const struct dl_block *b, struct dl_token *t)
{
    enum dl_mark mark;
    t->end = t->start + mark_size(b, t->start, &mark);
    t->kind = DL_TOKEN_MARK;
    t->mark = (uint8_t)mark;
    if (mark == DL_MARK_APOSTROPHE) t->kinds = DL_START_MARK;
    if (mark == DL_MARK_DASH || mark == DL_MARK_SLASH) t->kinds = DL_KIND_TO;
    return t;
}

/* Reads the token that begins at pos into a place of those kept. */
static const struct dl_token *read_token(const struct dl_window *w, uint32_t pos, struct dl_token *kept)
{
    const struct dl_block *b = w->block;
    const uint32_t size = run_size(b, pos);
    *kept = (struct dl_token){ .word = &dl_no_word, .alone = &dl_no_word, .start = pos, .end = pos + size };
    if (!dl_bit(b->word, pos)) return read_mark(b, kept);
    if (size == 0) { /* too long to be one */
        kept->start = UINT32_MAX;
        return &end_token;
    }
    return is_digit(b->text[pos]) ? read_number(b, kept) : read_word(w, size, kept);
}

const struct dl_token *dl_window_token_at(struct dl_window *w, uint32_t start)
{
    struct dl_token *kept = &w->kept[start % DL_WINDOW_KEPT];
    return kept->start == start ? kept : read_token(w, start, kept);
}

const struct dl_word *dl_window_word_at(const struct dl_window *w, uint32_t start)
{
    uint32_t size = run_size(w->block, start);
    const struct dl_word *word = size == 0 ? NULL : dl_lexicon_find_word(w->lexicon, w->block->text + start, size);
    return word == NULL ? &dl_no_word : word;
}

/* Adds the next token to the window; false when there is none. */
static bool add_token(struct dl_window *w)
{
    const uint32_t pos = w->count == DL_WINDOW_TOKENS ? PARTED : skip_space(w->block, w->next);
    if (pos == PARTED) return false;
    const struct dl_token *kept = dl_window_token_at(w, pos);
    if (kept->kind == DL_TOKEN_END) return false;
    struct dl_token *t = &w->tokens[w->count];
    *t = *kept;
    t->glued = t->start == w->next;
    w->answered[w->count++] = 0;
    w->next = t->end;
    return true;
}

const struct dl_token *dl_look_back(const struct dl_cursor *c)
{
    return c->at == 0 ? &end_token : dl_window_token(c->window, c->at - 1);
}

const struct dl_token *dl_window_read_token(struct dl_window *w, unsigned i)
{
    while (w->count <= i) {
        if (add_token(w)) continue;
        w->next = w->block->len; /* where there is none either */
        return &end_token;
    }
    return &w->tokens[i];
}

dl_word_set dl_window_look_ahead(struct dl_window *w, unsigned i)
{
    if (i >= DL_WINDOW_TOKENS) return 0;
    const struct dl_token *t = dl_window_token(w, i);
    const dl_word_set outside = DL_WORD_BIT(DL_WORD_break) | DL_WORD_BIT(DL_WORD_tense);
    bool ends = t->kind == DL_TOKEN_END || (t->kind == DL_TOKEN_WORD && (t->kinds & ~outside) == 0);
    w->ahead[i] = t->kinds | (ends ? 0 : dl_window_ahead(w, i + 1)); /* "the months ahead" ends with its last */
    w->ahead_known |= (uint64_t)1 << i;
    return w->ahead[i];
}

bool dl_take_mark(struct dl_cursor *c, enum dl_mark mark)
{
    const struct dl_token *t = dl_peek(c, 0);
    if (t->kind != DL_TOKEN_MARK || t->mark != mark) return false;
    c->at++;
    return true;
}

bool dl_take_inner_mark(struct dl_cursor *c, enum dl_mark mark)
{
    return dl_is_glued(c) && dl_peek(c, 1)->glued && dl_take_mark(c, mark);
}
