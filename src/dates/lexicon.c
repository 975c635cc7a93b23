/* lexicon.c: reads a word table.
 *
 *     header │ words │ senses │ slots │ filter │ text
 *
 * A slot holds where a word lies, counted from the header, or 0. A word is looked for from the slot of its
 * hash on, up to the first empty one; there is always an empty one. What is found is not copied.
 */
#include "dates/lexicon.h"

#include "dates/lexicon_image.h"
#include "text/ascii.h"
#include "text/utf8.h"

#include <string.h>

const struct dl_word dl_no_word = { 0 };

enum word_role { ROLE_PLAIN, ROLE_LEAD, ROLE_TRIGGER };

static const struct {
    const char *name;
    enum word_role role;
} word_classes[DL_WORD_CLASSES] = {
#define X(name, role) { #name, ROLE_##role },
    DL_WORD_CLASS_LIST(X)
#undef X
};

_Static_assert(DL_WORD_CLASSES <= 59, "a set of word classes has 64 bits; window.h uses the last five");

static dl_word_set classes_of(enum word_role role)
{
    dl_word_set set = 0;
    for (unsigned i = 0; i < DL_WORD_CLASSES; i++)
        if (word_classes[i].role == role) set |= DL_WORD_BIT(i);
    return set;
}

dl_word_set dl_word_triggers(void)
{
    return classes_of(ROLE_TRIGGER);
}

dl_word_set dl_word_leads(void)
{
    return classes_of(ROLE_LEAD);
}

bool dl_word_class_by_name(const char *name, size_t size, enum dl_word_class *out)
{
    for (unsigned i = 0; i < DL_WORD_CLASSES; i++) {
        if (strlen(word_classes[i].name) == size && memcmp(word_classes[i].name, name, size) == 0) {
            *out = (enum dl_word_class)i;
            return true;
        }
    }
    return false;
}

static uint64_t hash_all(const char *bytes, size_t size)
{
    uint64_t hash = size, piece;
    for (; size >= 8; bytes += 8, size -= 8) {
        memcpy(&piece, bytes, 8);
        hash = dl_lexicon_hash_step(hash, piece);
    }
    piece = 0;
    memcpy(&piece, bytes, size);
    return dl_lexicon_hash_step(hash, piece);
}

uint32_t dl_lexicon_checksum(const struct dl_lexicon_header *h, const char *base, size_t size)
{
    return (uint32_t)dl_lexicon_hash_step(h->properties, hash_all(base + sizeof *h, size - sizeof *h));
}

static inline const struct dl_word *word_at(const struct dl_lexicon *lexicon, uint32_t offset)
{
    return (const struct dl_word *)(const void *)(lexicon->base + offset);
}

/* Every word must point inside the image, whatever wrote it. */
static bool word_is_sound(const struct dl_word *words, uint32_t number, const struct dl_lexicon_header *h)
{
    const struct dl_word *w = &words[number];
    const size_t senses = (h->words - number) * sizeof *w; /* how far they are away */
    if (w->senses < senses || w->senses % sizeof(uint32_t) != 0 ||
        w->senses - senses + w->count * sizeof(struct dl_word_sense) > h->senses * sizeof(struct dl_word_sense))
        return false;
    return w->text <= h->text_size && w->size <= DL_LEXICON_WORD_MAX &&
           dl_lexicon_text_size(w->size) <= h->text_size - w->text && w->phrase_words <= DL_LEXICON_PHRASE_MAX;
}

/* Every class of a word has a sense. */
static bool classes_are_sound(const struct dl_word *word)
{
    dl_word_set classes = 0;
    const struct dl_word_sense *senses = dl_word_senses(word);
    for (unsigned i = 0; i < word->count; i++) {
        if (senses[i].word_class >= DL_WORD_CLASSES) return false;
        classes |= DL_WORD_BIT(senses[i].word_class);
    }
    return classes == word->classes;
}

static bool contents_are_sound(const struct dl_lexicon *lexicon, const struct dl_lexicon_header *h)
{
    const size_t first = dl_lexicon_layout(h).words;
    const struct dl_word *words = word_at(lexicon, (uint32_t)first);
    uint32_t empty = 0;
    unsigned char filter = 0;
    for (uint32_t i = 0; i < h->slots; i++) {
        const size_t offset = lexicon->slots[i] - first;
        empty += lexicon->slots[i] == 0;
        if (lexicon->slots[i] != 0 && (offset >= h->words * sizeof *words || offset % sizeof *words != 0)) return false;
    }
    for (uint32_t i = 0; i < DL_LEXICON_FILTER_SIZE; i++)
        filter |= lexicon->filter[i];
    for (uint32_t i = 0; i < h->words; i++)
        if (!word_is_sound(words, i, h) || !classes_are_sound(&words[i])) return false;
    return empty > 0 && filter <= 1;
}

dateline_status dl_lexicon_open(struct dl_lexicon *out, const void *image, size_t size)
{
    const struct dl_lexicon_header *h = image;
    if (image == NULL || (uintptr_t)image % 8 != 0 || size < sizeof *h) return DATELINE_EIMAGE;
    if (memcmp(h->magic, DL_LEXICON_MAGIC, sizeof h->magic) != 0 || h->order != DL_LEXICON_ORDER)
        return DATELINE_EIMAGE;
    if (h->classes != DL_WORD_CLASSES || h->size != size || size > DL_LEXICON_SIZE_MAX || h->unused != 0)
        return DATELINE_EIMAGE;
    if (h->slots == 0 || (h->slots & (h->slots - 1)) != 0) return DATELINE_EIMAGE;
    if (h->slots > size || h->words > size || h->senses > size) return DATELINE_EIMAGE;
    struct dl_lexicon_layout at = dl_lexicon_layout(h);
    if (at.end != size) return DATELINE_EIMAGE;

    const char *base = image;
    if (dl_lexicon_checksum(h, base, size) != h->checksum) return DATELINE_EIMAGE;
    *out = (struct dl_lexicon){
        .filter = (const unsigned char *)base + at.filter,
        .slots = (const uint32_t *)(const void *)(base + at.slots),
        .base = base,
        .text = base + at.text,
        .slot_mask = h->slots - 1,
        .properties = h->properties,
    };
    return contents_are_sound(out, h) ? DATELINE_OK : DATELINE_EIMAGE;
}

static inline uint64_t load8(const void *bytes)
{
    uint64_t piece;
    memcpy(&piece, bytes, 8);
    return piece;
}

#define HIGH_BITS UINT64_C(0x8080808080808080)

/* Writes size bytes with small letters to room, which is as large as a key and one more letter; false: they do not fit.
 */
static bool fold(const unsigned char *bytes, size_t size, unsigned char *room, size_t *used)
{
    *used = 0;
    for (size_t i = 0; i < size;) {
        unsigned length;
        uint32_t c = dl_utf8_decode(bytes + i, size - i, &length);
        if (c == DL_BAD_BYTE || *used >= DL_LEXICON_WORD_MAX) return false;
        *used += dl_utf8_encode(dl_utf8_lower(c), room + *used);
        i += length;
    }
    return *used <= DL_LEXICON_WORD_MAX;
}

static bool add_folded(struct dl_lexicon_key *key, const unsigned char *bytes, size_t size)
{
    unsigned char folded[DL_LEXICON_WORD_MAX + 4];
    size_t used;
    if (!fold(bytes, size, folded, &used) || used > DL_LEXICON_WORD_MAX - key->size) return false;
    memcpy((char *)key->pieces + key->size, folded, used);
    key->size += (uint32_t)used;
    return true;
}

bool dl_lexicon_key_add(struct dl_lexicon_key *key, const void *bytes, size_t size)
{
    const unsigned char *p = bytes;
    if (size > DL_LEXICON_WORD_MAX - key->size) return false;
    for (size_t i = 0; i < size; i++)
        if (p[i] >= 0x80) return add_folded(key, p, size);
    memcpy((char *)key->pieces + key->size, bytes, size);
    key->size += (uint32_t)size;
    for (size_t i = (key->size - size) / 8; i * 8 < key->size; i++)
        key->pieces[i] = dl_ascii_lower(key->pieces[i]);
    return true;
}

/* What is left of eight bytes when all but the first size are cut, whichever end of a number is first in memory. */
static inline uint64_t first_bytes(uint32_t size)
{
    static const unsigned char ones[16] = { 255, 255, 255, 255, 255, 255, 255, 255 };
    return load8(ones + 8 - size);
}

/* The bytes of a word in small letters, which in ASCII have one bit more; what a '_' becomes is in no word of ours. */
static inline uint64_t lower_word(uint64_t piece)
{
    return piece | UINT64_C(0x2020202020202020);
}

bool dl_lexicon_key_add_word(struct dl_lexicon_key *key, const unsigned char *word, uint32_t size)
{
    if (size > DL_LEXICON_WORD_MAX - key->size) return false;
    unsigned char *to = (unsigned char *)key->pieces + key->size;
    uint64_t high = 0;
    for (uint32_t at = 0; at < size; at += 8) {
        uint64_t piece = lower_word(load8(word + at)) & first_bytes(size - at < 8 ? size - at : 8);
        memcpy(to + at, &piece, 8);
        high |= piece;
    }
    if ((high & HIGH_BITS) != 0) {
        memset(to, 0, size);
        return add_folded(key, word, size);
    }
    key->size += size;
    return true;
}

/* The word of this size that begins with these bytes, from a slot on; NULL: there is none. Words of more than eight
 * bytes may differ in the rest. */
static inline const struct dl_word *next_match(const struct dl_lexicon *lexicon, uint32_t size, uint64_t first,
                                               uint32_t *slot)
{
    uint32_t offset;
    while ((offset = lexicon->slots[(*slot)++ & lexicon->slot_mask]) != 0) {
        const struct dl_word *word = word_at(lexicon, offset);
        if (word->first == first && word->size == size) return word;
    }
    return NULL;
}

static inline uint64_t rest_at(const struct dl_lexicon *lexicon, const struct dl_word *word, uint32_t at)
{
    return load8(lexicon->text + word->text + at - 8);
}

const struct dl_word *dl_lexicon_find(const struct dl_lexicon *lexicon, const struct dl_lexicon_key *key)
{
    const struct dl_word *word;
    uint32_t slot = dl_lexicon_hash(key->size, key->pieces[0]);
    while ((word = next_match(lexicon, key->size, key->pieces[0], &slot)) != NULL) {
        uint64_t difference = 0;
        for (uint32_t at = 8; at < key->size; at += 8)
            difference |= rest_at(lexicon, word, at) ^ key->pieces[at / 8];
        if (difference == 0) break;
    }
    return word;
}

static bool has_high_byte(const unsigned char *text, uint32_t size)
{
    uint64_t all = 0;
    for (uint32_t at = 0; at < size; at += 8)
        all |= load8(text + at);
    return (all & HIGH_BITS) != 0;
}

/* The words that are long or not all ASCII. It stands in no other function, for most words are neither. */
static __attribute__((noinline)) const struct dl_word *find_rare(const struct dl_lexicon *lexicon,
                                                                 const unsigned char *text, uint32_t size)
{
    const uint64_t first = lower_word(load8(text));
    uint32_t slot = dl_lexicon_hash(size, first);
    if (size > 8 && !has_high_byte(text, size) && next_match(lexicon, size, first, &slot) == NULL) return &dl_no_word;
    struct dl_lexicon_key key = { .size = 0 };
    const struct dl_word *word = dl_lexicon_key_add_word(&key, text, size) ? dl_lexicon_find(lexicon, &key) : NULL;
    return word == NULL ? &dl_no_word : word;
}

const struct dl_word *dl_lexicon_find_word(const struct dl_lexicon *lexicon, const unsigned char *text, uint32_t size)
{
    if (size > 8) return find_rare(lexicon, text, size);
    const uint64_t piece = lower_word(load8(text)) & first_bytes(size);
    if ((piece & HIGH_BITS) != 0) return find_rare(lexicon, text, size);
    uint32_t slot = dl_lexicon_hash(size, piece);
    const struct dl_word *word = next_match(lexicon, size, piece, &slot);
    return word == NULL ? &dl_no_word : word;
}
