/* languages.c: one hash table says of a word which languages have it, a bit each.
 *
 *     word    die   in    the    le
 *     bits    de    de en en     fr
 *             nl?  ...
 */
#include "dates/languages.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "text/ascii.h"

#define MAGIC "DLLANGS1"
#define SLOT_BITS 11
#define SLOTS (1u << SLOT_BITS)
/* The table stays half empty. */
#define WORDS_MAX (SLOTS / 2)

struct row {
    char name[8];
    uint32_t words, words_size, lexicon, lexicon_size; /* bytes of the image */
};

struct head {
    char magic[8];
    uint32_t count, size;
    struct row rows[];
};

struct slot {
    uint64_t word; /* its bytes, folded, zeros after them; 0: empty */
    uint32_t languages;
};

struct dl_languages {
    const struct head *head;
    uint32_t words;
    struct slot slots[SLOTS];
};

_Static_assert(DL_LANGUAGES_MAX <= 32, "a language is a bit");

/* ---- making ---- */

static bool has_short_words(dateline_span words)
{
    size_t len = 0;
    for (size_t i = 0; i < words.len; i++) {
        len = words.ptr[i] == '\n' ? 0 : len + 1;
        if (len > DL_FUNCTION_WORD_MAX) return false;
    }
    return true;
}

static size_t aligned(size_t n)
{
    return (n + 7) / 8 * 8;
}

dateline_status dl_languages_make(const struct dl_language *languages, size_t count, void **image, size_t *size)
{
    struct head *h;
    *image = NULL;
    if (count == 0 || count > DL_LANGUAGES_MAX) return DATELINE_ELIMIT;
    size_t at = sizeof *h + count * sizeof *h->rows, total = at;
    for (size_t i = 0; i < count; i++) {
        if (languages[i].words.len > UINT16_MAX || languages[i].lexicon_size > UINT32_MAX / (2 * DL_LANGUAGES_MAX) ||
            !has_short_words(languages[i].words))
            return DATELINE_ELIMIT;
        total += aligned(languages[i].words.len) + aligned(languages[i].lexicon_size);
    }
    h = calloc(1, total);
    if (!h) return DATELINE_ENOMEM;
    memcpy(h->magic, MAGIC, sizeof h->magic);
    h->count = (uint32_t)count;
    h->size = (uint32_t)total;
    for (size_t i = 0; i < count; i++) {
        const struct dl_language *l = &languages[i];
        struct row *r = &h->rows[i];
        memcpy(r->name, l->name, sizeof r->name);
        r->words = (uint32_t)at;
        r->words_size = (uint32_t)l->words.len;
        if (l->words.len > 0) memcpy((char *)h + at, l->words.ptr, l->words.len);
        at += aligned(l->words.len);
        r->lexicon = (uint32_t)at;
        r->lexicon_size = (uint32_t)l->lexicon_size;
        memcpy((char *)h + at, l->lexicon, l->lexicon_size);
        at += aligned(l->lexicon_size);
    }
    *image = h;
    *size = total;
    return DATELINE_OK;
}

/* ---- reading ---- */

/* The slot that holds the word, or the empty one where it belongs. */
static size_t slot_of(const struct dl_languages *l, uint64_t word)
{
    size_t i = (size_t)((word * DL_HASH_GOLDEN) >> (64 - SLOT_BITS));
    while (l->slots[i].word != 0 && l->slots[i].word != word)
        i = (i + 1) % SLOTS;
    return i;
}

static bool add_words(struct dl_languages *l, const char *words, uint32_t size, uint32_t bit)
{
    for (const char *end = words + size; words < end;) {
        const char *stop = memchr(words, '\n', (size_t)(end - words));
        size_t len = (size_t)((stop ? stop : end) - words);
        uint64_t word = 0;
        if (len == 0 || len > DL_FUNCTION_WORD_MAX) return false;
        memcpy(&word, words, len);
        struct slot *slot = &l->slots[slot_of(l, word)];
        if (slot->word == 0 && ++l->words > WORDS_MAX) return false;
        slot->word = word;
        slot->languages |= bit;
        words += len + 1;
    }
    return true;
}

static bool is_inside(uint32_t offset, uint32_t size, size_t whole)
{
    return offset <= whole && size <= whole - offset;
}

/* The head, and that every language has a name. */
static bool has_sound_head(const void *image, size_t size)
{
    const struct head *h = image;
    if (!image || (uintptr_t)image % 8 != 0 || size < sizeof *h || memcmp(h->magic, MAGIC, sizeof h->magic) != 0)
        return false;
    if (h->size != size || h->count == 0 || h->count > DL_LANGUAGES_MAX) return false;
    if (size - sizeof *h < h->count * sizeof *h->rows) return false;
    for (uint32_t i = 0; i < h->count; i++)
        if (h->rows[i].name[sizeof h->rows[i].name - 1] != '\0') return false;
    return true;
}

const char *dl_languages_name(const void *image, size_t size, size_t number)
{
    const struct head *h = image;
    return has_sound_head(image, size) && number < h->count ? h->rows[number].name : NULL;
}

dateline_status dl_languages_new(struct dl_languages **out, const void *image, size_t size)
{
    const struct head *h = image;
    *out = NULL;
    if (!has_sound_head(image, size)) return DATELINE_EIMAGE;
    struct dl_languages *l = calloc(1, sizeof *l);
    if (!l) return DATELINE_ENOMEM;
    l->head = h;
    bool sound = true;
    for (uint32_t i = 0; i < h->count && sound; i++) {
        const struct row *r = &h->rows[i];
        sound = is_inside(r->words, r->words_size, size) && is_inside(r->lexicon, r->lexicon_size, size) &&
                r->lexicon % 8 == 0 && add_words(l, (const char *)image + r->words, r->words_size, UINT32_C(1) << i);
    }
    if (sound)
        *out = l;
    else
        free(l);
    return sound ? DATELINE_OK : DATELINE_EIMAGE;
}

void dl_languages_free(struct dl_languages *l)
{
    free(l);
}

size_t dl_languages_count(const struct dl_languages *l)
{
    return l->head->count;
}

size_t dl_languages_find(const struct dl_languages *l, const char *name)
{
    size_t i = 0;
    while (i < l->head->count && strcmp(l->head->rows[i].name, name) != 0)
        i++;
    return i;
}

const void *dl_languages_lexicon(const struct dl_languages *l, size_t number, size_t *size)
{
    const struct row *r = &l->head->rows[number];
    *size = r->lexicon_size;
    return (const char *)l->head + r->lexicon;
}

/* A word of the text as the table has it; 0 for one that is too long. Only ASCII capitals are made small. */
static uint64_t word_at(const struct dl_block *b, uint32_t pos, uint32_t len)
{
    uint64_t word = 0;
    if (len > DL_FUNCTION_WORD_MAX) return 0;
    memcpy(&word, b->text + pos, len);
    return dl_ascii_lower(word);
}

size_t dl_languages_detect(const struct dl_languages *l, const struct dl_block *b)
{
    uint32_t counts[DL_LANGUAGES_MAX] = { 0 }, words = 0;
    for (uint32_t pos = dl_next_word(b, 0), end; pos < b->len && words < DL_LANGUAGE_WORDS; words++) {
        end = dl_word_end(b, pos);
        for (uint32_t bits = l->slots[slot_of(l, word_at(b, pos, end - pos))].languages; bits != 0; bits &= bits - 1)
            counts[__builtin_ctz(bits)]++;
        pos = dl_next_word(b, end);
    }
    size_t best = 0;
    for (size_t i = 1; i < l->head->count; i++) {
        bool is_text = counts[i] >= DL_LANGUAGE_WORDS_MIN && counts[i] * DL_LANGUAGE_SHARE >= words;
        if (is_text && counts[i] > counts[best]) best = i;
    }
    return best;
}
