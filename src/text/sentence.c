/* sentence.c: looks at every stop and line feed of a block, and at nothing else.
 *
 *     He met Mr. Putin.”  He left.
 *              ^ abbreviation, no end
 *                      ^ stop, closing quote, space, capital: the sentence ends at the quote
 */
#include "text/sentence.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "text/ascii.h"
#include "text/word.h"

/* An abbreviation is at most this long; a longer word before a full stop is a word. */
#define ABBREVIATION_BYTES 8u
#define SLOTS (2u * DL_ABBREVIATIONS_MAX)

/* A word of up to eight bytes is its own key: lower-cased, little end first, zero filled. */
struct dl_abbreviations {
    uint64_t taken[SLOTS / 64]; /* a bit a slot: few cache lines, which say no to most words */
    uint64_t slots[SLOTS];
};

/* The key of the len bytes at word; eight can be read there. */
static uint64_t key_of(const unsigned char *word, uint32_t len)
{
    return dl_ascii_lower(dl_load(word) & dl_load(dl_first(len)));
}

static size_t first_slot(uint64_t key)
{
    return (size_t)((key * DL_HASH_GOLDEN) >> 54) % SLOTS;
}

/* The slot that holds key, or the empty one where it belongs. The set is never full. */
static size_t slot_of(const uint64_t *slots, uint64_t key)
{
    size_t i = first_slot(key);
    while (slots[i] != 0 && slots[i] != key)
        i = (i + 1) % SLOTS;
    return i;
}

dateline_status dl_abbreviations_new(struct dl_abbreviations **out, const char *words, size_t size)
{
    dateline_status status = DATELINE_OK;
    struct dl_abbreviations *set = calloc(1, sizeof *set);
    *out = NULL;
    if (!set) return DATELINE_ENOMEM;
    size_t count = 0;
    for (const char *end = words + size; words < end;) {
        const char *stop = memchr(words, '\n', (size_t)(end - words));
        size_t len = (size_t)((stop ? stop : end) - words);
        if (len > 0 && (len > ABBREVIATION_BYTES || ++count > DL_ABBREVIATIONS_MAX)) status = DATELINE_ELIMIT;
        if (status != DATELINE_OK) break;
        if (len > 0) {
            unsigned char word[ABBREVIATION_BYTES] = { 0 };
            memcpy(word, words, len);
            uint64_t key = key_of(word, (uint32_t)len);
            size_t slot = slot_of(set->slots, key);
            set->slots[slot] = key;
            set->taken[slot / 64] |= UINT64_C(1) << slot % 64;
        }
        words += len + 1;
    }
    if (status == DATELINE_OK)
        *out = set;
    else
        free(set);
    return status;
}

void dl_abbreviations_free(struct dl_abbreviations *set)
{
    free(set);
}

static bool is_known(const struct dl_abbreviations *set, const unsigned char *word, uint32_t len)
{
    if (!set || len > ABBREVIATION_BYTES) return false;
    const uint64_t key = key_of(word, len);
    const size_t slot = first_slot(key);
    return (set->taken[slot / 64] >> slot % 64 & 1) && set->slots[slot_of(set->slots, key)] != 0;
}

/* Is the full stop at pos part of the word before it: "Mr.", "J.", "U.S."? */
static bool is_abbreviation(const struct dl_block *b, const struct dl_abbreviations *known, uint32_t pos)
{
    uint32_t word;
    if (pos == 0 || !dl_bit(b->word, pos - 1) || !dl_previous_word(b, pos, &word)) return false;
    if (pos - word == 1) return dl_bit(b->upper, word) && b->text[word] != 'I';
    return is_known(known, b->text + word, pos - word);
}

/* Bytes of a closing quote or bracket at p, 0 when there is none: ) ] " ' and ’ ” ». */
static inline uint32_t closing_length(const unsigned char *p, uint32_t size)
{
    if (size == 0 || p[0] == ' ' || p[0] == '\n') return 0;
    if (p[0] < 0x80) return p[0] == ')' || p[0] == ']' || p[0] == '"' || p[0] == '\'';
    if (size >= 2 && memcmp(p, "\xC2\xBB", 2) == 0) return 2;
    return size >= 3 && (memcmp(p, "\xE2\x80\x99", 3) == 0 || memcmp(p, "\xE2\x80\x9D", 3) == 0) ? 3 : 0;
}

static uint32_t skip_space(const struct dl_block *b, uint32_t pos)
{
    while (pos < b->len && (b->text[pos] == ' ' || (b->text[pos] >= '\t' && b->text[pos] <= '\r')))
        pos++;
    return pos;
}

/* Does a sentence end at the stop at pos? *last is its last byte. */
static bool ends_sentence(const struct dl_block *b, const struct dl_abbreviations *known, uint32_t pos, uint32_t *last)
{
    uint32_t after = pos + 1, closing;
    while ((closing = closing_length(b->text + after, b->len - after)) > 0)
        after += closing;
    *last = after - 1;
    uint32_t next = skip_space(b, after);
    if (next == b->len) return true;
    if (next == after) return false;
    if (b->text[next] >= 'a' && b->text[next] <= 'z') return false;
    return b->text[pos] != '.' || !is_abbreviation(b, known, pos);
}

/* Is the line feed at pos followed by an empty line, a form feed, or nothing? */
static bool ends_paragraph(const struct dl_block *b, uint32_t pos)
{
    for (pos++; pos < b->len; pos++) {
        unsigned char c = b->text[pos];
        if (c == '\n' || c == '\f') return true;
        if (c != ' ' && c != '\t' && c != '\r') return false;
    }
    return true;
}

static void set_bit(uint64_t *bitmap, uint32_t pos)
{
    bitmap[pos / 64] |= UINT64_C(1) << (pos % 64);
}

/* Is it one, or the last byte of a longer one? Before a line feed, or before CR LF. */
static bool may_be_hyphen(unsigned char c)
{
    return (c == '-') | (c >= 0x80);
}

bool dl_sentences_mark(const struct dl_block *b, const uint64_t *stop, const struct dl_abbreviations *known,
                       uint64_t *sentence, uint64_t *paragraph, uint64_t *initial)
{
    bool has_hyphens = false;
    uint32_t first = dl_next_word(b, 0); /* of the sentence that began last */
    if (first < b->len) set_bit(initial, first);
    for (uint32_t k = 0; k < b->chunks; k++) {
        for (uint64_t bits = stop[k] | b->newline[k]; bits != 0; bits &= bits - 1) {
            uint32_t pos = k * 64 + (uint32_t)__builtin_ctzll(bits), last = pos;
            const unsigned char *end = b->text + pos; /* bytes before the block are readable */
            bool is_break = *end == '\n';
            if (is_break) has_hyphens = has_hyphens || may_be_hyphen(end[-1]) || may_be_hyphen(end[-2]);
            if (is_break ? !ends_paragraph(b, pos) : !ends_sentence(b, known, pos, &last)) continue;
            if (is_break) set_bit(paragraph, pos);
            set_bit(sentence, last);
            if (first <= last) first = dl_next_word(b, last); /* else no word stands between: once is enough */
            if (first < b->len) set_bit(initial, first);
        }
    }
    return has_hyphens;
}
