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
    w->base += 2 * DL_BLOCK_MAX; /* what is kept of another block is not found */
}

void dl_window_begin(struct dl_window *w, uint32_t start)
{
    w->begin = w->next = start;
    w->count = 0;
    w->ahead_known = 0;
    w->rows_known = 0;
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

/* The bytes that belong to one word, digits and letters apart, by its bits; 0: too long to be one of ours. */
static inline uint32_t size_of_run(uint64_t word, uint64_t digit)
{
    uint64_t others = ~word | (digit & 1 ? ~digit : digit);
    uint32_t size = (uint32_t)__builtin_ctzll(others | DL_NEAR_END);
    return size < DL_NEAR_BITS ? size : 0;
}

static uint32_t run_size(const struct dl_block *b, uint32_t pos)
{
    return size_of_run(dl_bits_near(b->word, pos), dl_bits_near(b->digit, pos));
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
    if (b->text[at] == ' ' || space_size(b, at) > 0) {
        *pos = skip_space(b, at);
        return *pos == PARTED ? NULL : " ";
    }
    *pos += mark_size(b, at, &mark);
    if (*pos < b->len && space_size(b, *pos) > 0) {
        const char *gap = mark == DL_MARK_DOT && last_run(key) <= 2
                              ? " "                           /* "St. Andrew's": the dot is not in the key */
                          : mark == DL_MARK_APOSTROPHE ? "' " /* "Presidents' Day" */
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
    struct dl_lexicon_key first = { .size = 0 }, *key = &first;
    if (!dl_lexicon_key_add_word(key, b->text + t->start, t->end - t->start)) return;
    for (unsigned words = t->word->phrase_words; words > 1; words--) {
        const char *gap = read_gap(key, b, &pos);
        if (gap == NULL || !dl_lexicon_key_add(key, gap, strlen(gap))) return;
        if (pos >= b->len || !dl_bit(b->start, pos)) return;
        uint32_t size = run_size(b, pos);
        if (size == 0 || !dl_lexicon_key_add_word(key, b->text + pos, size)) return;
        pos += size;
        const struct dl_word *found = dl_lexicon_find(w->lexicon, key);
        if (found != NULL && found->count > 0) {
            t->word = found;
            t->end = pos;
            t->is_phrase = true;
        }
    }
}

const struct dl_token dl_no_token = { .word = &dl_no_word, .kind = DL_TOKEN_END };

/* "MDCCLXXVI" is a number of four digits. */
static RARE struct dl_token *try_roman(const struct dl_block *b, struct dl_token *t)
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
static RARE struct dl_token *complete_word(const struct dl_window *w, struct dl_token *t)
{
    const struct dl_block *b = w->block;
    enum dl_mark mark;
    if (may_extend(b, t)) {
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

static RARE struct dl_token *read_number(const struct dl_block *b, uint32_t start, uint32_t size, struct dl_token *t)
{
    *t = (struct dl_token){ .kinds = size <= 2   ? DL_NUMBER_SMALL
                                     : size == 4 ? DL_NUMBER_FOUR
                                                 : DL_NUMBER_OTHER,
                            .word = &dl_no_word,
                            .start = start,
                            .end = start + size,
                            .kind = DL_TOKEN_NUMBER,
                            .digits = (uint8_t)size };
    for (uint32_t i = 0; i < size && t->number >= 0; i++)
        t->number = t->number > 99999999 ? -1 : t->number * 10 + (b->text[start + i] - '0');
    return t;
}

static RARE struct dl_token *read_mark(const struct dl_block *b, uint32_t start, struct dl_token *t)
{
    enum dl_mark mark;
    const uint32_t size = mark_size(b, start, &mark);
    *t = (struct dl_token){
        .word = &dl_no_word, .start = start, .end = start + size, .kind = DL_TOKEN_MARK, .mark = (uint8_t)mark
    };
    if (mark == DL_MARK_APOSTROPHE) t->kinds = DL_START_MARK;
    if (mark == DL_MARK_DASH || mark == DL_MARK_SLASH) t->kinds = DL_KIND_TO;
    return t;
}

/* Reads the token that begins at start; NULL: it is too long to be one. */
static struct dl_token *read_token(const struct dl_window *w, uint32_t start, struct dl_token *t)
{
    const struct dl_block *b = w->block;
    const uint64_t word = dl_bits_near(b->word, start), digit = dl_bits_near(b->digit, start);
    if (!(word & 1)) return read_mark(b, start, t);
    const uint32_t size = size_of_run(word, digit);
    if (size == 0) return NULL;
    if (digit & 1) return read_number(b, start, size, t);
    *t = (struct dl_token){ .kinds = size == 1 ? DL_START_LETTER : 0,
                            .start = start,
                            .end = start + size,
                            .kind = DL_TOKEN_WORD,
                            .upper = dl_bits_near(b->upper, start) & 1 };
    t->word = dl_lexicon_find_word(w->lexicon, b->text + start, size);
    t->kinds |= t->word->classes;
    if (t->word == &dl_no_word) return t->upper ? try_roman(b, t) : t;
    const bool is_more =
        dl_word_may_lead(b, t->word, t->end) || (t->word->flags & (DL_WORD_DOTTED | DL_WORD_ELIDED)) != 0;
    return is_more ? complete_word(w, t) : t;
}

/* The token that begins at start; NULL: none does. */
static inline struct dl_token *token_at(struct dl_window *w, uint32_t start)
{
    const uint64_t place = w->base + start;
    const unsigned slot = start % DL_WINDOW_KEPT;
    if (w->places[slot] == place) return &w->kept[slot];
    w->places[slot] = place;
    struct dl_token *t = read_token(w, start, &w->kept[slot]);
    if (t == NULL) w->places[slot] = 0;
    return t;
}

const struct dl_token *dl_window_token_at(struct dl_window *w, uint32_t start)
{
    const struct dl_token *t = token_at(w, start);
    return t == NULL ? &dl_no_token : t;
}

const struct dl_word *dl_window_word_at(const struct dl_window *w, uint32_t start)
{
    uint32_t size = run_size(w->block, start);
    return size == 0 ? &dl_no_word : dl_lexicon_find_word(w->lexicon, w->block->text + start, size);
}

static RARE const struct dl_token *add_none(struct dl_window *w)
{
    w->next = w->block->len; /* where there is none either */
    return &dl_no_token;
}

/* Adds the token that begins at pos. */
static inline const struct dl_token *add_token(struct dl_window *w, struct dl_token *t, uint32_t pos)
{
    t->glued = pos == w->next;
    w->tokens[w->count] = t;
    w->answered[w->count++] = 0;
    w->next = t->end;
    return t;
}

static RARE const struct dl_token *add_new_token(struct dl_window *w, uint32_t pos)
{
    struct dl_token *t = token_at(w, pos);
    return t == NULL ? add_none(w) : add_token(w, t, pos);
}

/* Adds what stands behind more space, or is a mark. */
static RARE const struct dl_token *add_behind_space(struct dl_window *w)
{
    const uint32_t pos = skip_space(w->block, w->next);
    return pos - w->begin < DL_WINDOW_KEPT ? add_new_token(w, pos) : add_none(w); /* too far, or parted */
}

/* Adds the next token: mostly a word behind a space, which may be known. */
static inline const struct dl_token *add_next(struct dl_window *w)
{
    const struct dl_block *b = w->block;
    const uint32_t pos = w->next + (b->text[w->next] == ' ');
    if (w->count == DL_WINDOW_TOKENS) return add_none(w);
    if (!dl_bit(b->word, pos)) return add_behind_space(w);
    if (pos - w->begin >= DL_WINDOW_KEPT) return add_none(w);
    const unsigned slot = pos % DL_WINDOW_KEPT;
    return w->places[slot] == w->base + pos ? add_token(w, &w->kept[slot], pos) : add_new_token(w, pos);
}

static RARE const struct dl_token *add_some(struct dl_window *w, unsigned last)
{
    const struct dl_token *t;
    do
        t = dl_window_read_token(w, w->count);
    while (t != &dl_no_token && w->count <= last);
    return t;
}

RARE const struct dl_token *dl_window_read_token(struct dl_window *w, unsigned i)
{
    return w->count < i ? add_some(w, i) : add_next(w);
}

dl_word_set dl_window_look_ahead(struct dl_window *w, unsigned first)
{
    const dl_word_set outside = DL_WORD_BIT(DL_WORD_break) | DL_WORD_BIT(DL_WORD_tense) | DL_WORD_BIT(DL_WORD_counted) |
                                DL_WORD_BIT(DL_WORD_label);
    const bool may_end = (w->lexicon->properties & DL_PROPERTY_DAY_FIRST) == 0 && /* "16. November" is no end */
                         w->block->sentence != NULL;
    dl_word_set ahead = 0;
    unsigned i = first;
    for (bool ends = false; !ends && i < DL_WINDOW_TOKENS; i++) {
        if (w->ahead_known >> i & 1) {
            ahead = w->ahead[i];
            break;
        }
        const struct dl_token *t = dl_window_token(w, i);
        ends = t->kind == DL_TOKEN_MARK ? may_end && dl_bit(w->block->sentence, t->start)
                                        : t->kind != DL_TOKEN_NUMBER && (t->kinds & ~outside) == 0;
        w->ahead[i] = t->kinds; /* "the months ahead" ends with its last */
    }
    while (i-- > first) {
        ahead |= w->ahead[i];
        w->ahead[i] = ahead;
        w->ahead_known |= (uint64_t)1 << i;
    }
    return ahead;
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
