/* context.c: one word before, a mark and one word after; nothing further. */
#include "names/context.h"

#include <string.h>

static bool is_blank(unsigned char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* The word that ends right before pos but for white space; false when a mark stands between. */
static bool word_before(const struct dl_block *b, uint32_t pos, uint32_t *word)
{
    uint32_t end = pos;
    while (end > 0 && is_blank(b->text[end - 1]))
        end--;
    return end < pos && end > 0 && dl_bit(b->word, end - 1) && dl_previous_word(b, end, word);
}

/* Bytes of a possessive ending at pos: 's, ’s, or the lone apostrophe after an s. */
static uint32_t possessive_length(const struct dl_block *b, uint32_t pos)
{
    uint32_t left = b->len - pos;
    const unsigned char *p = b->text + pos;
    uint32_t mark = left >= 1 && p[0] == '\'' ? 1 : left >= 3 && memcmp(p, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
    if (mark == 0) return 0;
    if (left > mark && p[mark] == 's' && dl_word_end(b, pos + mark) == pos + mark + 1) return mark + 1;
    bool plural = pos > 0 && p[-1] == 's';
    return plural && left > mark && is_blank(p[mark]) ? mark : 0;
}

/* The word right after pos but for one or more blanks and an opening quote. */
static uint32_t word_after(const struct dl_block *b, uint32_t pos)
{
    uint32_t word = dl_next_word(b, pos);
    return word - pos <= 5 && pos < b->len && is_blank(b->text[pos]) ? word : b->len;
}

static bool is_the(const struct dl_block *b, uint32_t word)
{
    return dl_word_end(b, word) - word == 3 && (b->text[word] | 0x20) == 't' && b->text[word + 1] == 'h' &&
           b->text[word + 2] == 'e';
}

static uint32_t features_before(struct dl_words *words, const struct dl_block *b, uint32_t start)
{
    uint32_t word, features = 0;
    if (dl_bit(b->initial, dl_next_word(b, start))) features |= DL_FEATURE_SENTENCE_START;
    if (!word_before(b, start, &word)) return features;
    if (is_the(b, word)) {
        features |= DL_FEATURE_THE_BEFORE;
        if (!word_before(b, word, &word)) return features;
    }
    if (dl_bit(b->upper, word) && !dl_bit(b->initial, word)) return features;
    enum dl_word_role role = dl_words_role(words, b, word);
    if (role == DL_WORD_PLACE_BEFORE) features |= DL_FEATURE_PLACE_WORD_BEFORE;
    return features;
}

static uint32_t features_after(struct dl_words *words, const struct dl_block *b, uint32_t end)
{
    uint32_t features = 0, possessive = possessive_length(b, end);
    uint32_t word = word_after(b, end + possessive);
    if (possessive > 0) features |= DL_FEATURE_POSSESSIVE;
    if (word == b->len || dl_bit(b->upper, word) || dl_bit(b->digit, word)) return features;
    enum dl_word_role role = dl_words_role(words, b, word);
    if (role == DL_WORD_PERSON_AFTER && possessive == 0) features |= DL_FEATURE_PERSON_WORD_AFTER;
    if (role == DL_WORD_DEED) features |= DL_FEATURE_DEED;
    return features;
}

void dl_context_begin(struct dl_context *context)
{
    *context = (struct dl_context){ .words = context->words };
}

static bool in_dateline(struct dl_context *context, const struct dl_block *b, uint32_t pos)
{
    if (pos < context->line_start || pos >= context->line_end) {
        context->line_start = pos;
        context->line_end = dl_next_bit(b->newline, pos, b->len);
        context->dateline_end = dl_block_dateline_end(b, pos);
    }
    return pos < context->dateline_end;
}

void dl_context_add(struct dl_context *context, const struct dl_block *b, struct dl_candidate *c)
{
    c->features |= features_after(context->words, b, c->end);
    if (c->features & DL_FEATURE_LONE)
        c->features |= dl_bit(b->initial, c->start) ? DL_FEATURE_SENTENCE_START : 0;
    else
        c->features |= features_before(context->words, b, c->start);
    if (in_dateline(context, b, c->start)) c->features |= DL_FEATURE_DATELINE;
}
