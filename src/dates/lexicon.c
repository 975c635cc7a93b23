/* lexicon.c: reads a word table.
 *
 *     header │ filter bits │ slots │ entries │ senses │ text
 *
 * A slot holds the number of an entry plus one, or 0. A word is looked for from the slot of its
 * hash on, up to the first empty one; there is always an empty one.
 */
#include "dates/lexicon.h"

#include "dates/lexicon_image.h"
#include "text/ascii.h"

#include <string.h>

enum word_role { ROLE_PLAIN, ROLE_LEAD, ROLE_TRIGGER };

static const struct {
    const char *name;
    enum word_role role;
} word_classes[DL_WORD_CLASSES] = {
#define X(name, role) { #name, ROLE_##role },
    DL_WORD_CLASS_LIST(X)
#undef X
};

_Static_assert(DL_WORD_CLASSES <= 59, "a set of word classes has 64 bits; shapes.h uses the last five");

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

uint32_t dl_lexicon_hash(const char *word, size_t size)
{
    uint64_t hash = size, piece;
    for (; size >= 8; word += 8, size -= 8) {
        memcpy(&piece, word, 8);
        hash = dl_lexicon_hash_step(hash, piece);
    }
    piece = 0;
    if (size > 0) {
        memcpy(&piece, word, size);
        hash = dl_lexicon_hash_step(hash, piece);
    }
    return (uint32_t)hash;
}

/* Every entry must point inside the image, whatever wrote it. */
static bool entry_is_sound(const struct dl_lexicon_entry *e, const struct dl_lexicon_header *h)
{
    return e->text <= h->text_size && e->text_size <= DL_LEXICON_WORD_MAX &&
           dl_lexicon_padded(e->text_size) <= h->text_size - e->text && e->first_sense <= h->senses &&
           e->senses <= h->senses - e->first_sense && e->phrase_words <= DL_LEXICON_PHRASE_MAX;
}

static bool contents_are_sound(const struct dl_lexicon *lexicon, const struct dl_lexicon_header *h)
{
    uint32_t empty = 0;
    for (uint32_t i = 0; i < h->slots; i++) {
        if (lexicon->slots[i] > h->entries) return false;
        empty += lexicon->slots[i] == 0;
    }
    for (uint32_t i = 0; i < h->entries; i++)
        if (!entry_is_sound(&lexicon->entries[i], h)) return false;
    for (uint32_t i = 0; i < h->senses; i++)
        if (lexicon->senses[i].word_class >= DL_WORD_CLASSES) return false;
    return empty > 0;
}

dateline_status dl_lexicon_open(struct dl_lexicon *out, const void *image, size_t size)
{
    const struct dl_lexicon_header *h = image;
    if (image == NULL || (uintptr_t)image % 4 != 0 || size < sizeof *h) return DATELINE_EIMAGE;
    if (memcmp(h->magic, DL_LEXICON_MAGIC, sizeof h->magic) != 0 || h->order != DL_LEXICON_ORDER)
        return DATELINE_EIMAGE;
    if (h->classes != DL_WORD_CLASSES || h->size != size || size > DL_LEXICON_SIZE_MAX) return DATELINE_EIMAGE;
    if (h->slots == 0 || (h->slots & (h->slots - 1)) != 0) return DATELINE_EIMAGE;
    if (h->slots > size || h->entries > size || h->senses > size) return DATELINE_EIMAGE;
    struct dl_lexicon_layout at = dl_lexicon_layout(h);
    if (at.end != size) return DATELINE_EIMAGE;

    const char *base = image;
    if (dl_lexicon_hash(base + sizeof *h, size - sizeof *h) != h->checksum) return DATELINE_EIMAGE;
    *out = (struct dl_lexicon){
        .filter = (const uint32_t *)(const void *)(base + at.filter),
        .slots = (const uint32_t *)(const void *)(base + at.slots),
        .entries = (const struct dl_lexicon_entry *)(const void *)(base + at.entries),
        .senses = (const struct dl_sense *)(const void *)(base + at.senses),
        .text = base + at.text,
        .slot_mask = h->slots - 1,
        .entry_count = h->entries,
    };
    return contents_are_sound(out, h) ? DATELINE_OK : DATELINE_EIMAGE;
}

bool dl_lexicon_key_add(struct dl_lexicon_key *key, const void *bytes, size_t size)
{
    if (size > sizeof key->pieces - key->size) return false;
    memcpy((char *)key->pieces + key->size, bytes, size);
    key->size += (uint32_t)size;
    for (size_t i = 0; i < sizeof key->pieces / sizeof *key->pieces; i++)
        key->pieces[i] = dl_ascii_lower(key->pieces[i]);
    return true;
}

static inline uint64_t load8(const void *bytes)
{
    uint64_t piece;
    memcpy(&piece, bytes, 8);
    return piece;
}

/* What is left of eight bytes when all but the first size are cut, whichever end of a number is first in memory. */
static inline uint64_t first_bytes(uint32_t size)
{
    static const unsigned char ones[16] = { 255, 255, 255, 255, 255, 255, 255, 255 };
    return load8(ones + 8 - size);
}

bool dl_lexicon_key_of(struct dl_lexicon_key *key, const unsigned char *word, uint32_t size)
{
    if (size > sizeof key->pieces) return false;
    *key = (struct dl_lexicon_key){ .size = size };
    uint64_t *piece = key->pieces;
    for (; size > 8; size -= 8, word += 8)
        *piece++ = dl_ascii_lower(load8(word));
    *piece = dl_ascii_lower(load8(word) & first_bytes(size));
    return true;
}

static bool equals(const char *text, const struct dl_lexicon_key *key)
{
    uint64_t difference = 0;
    for (uint32_t at = 0; at < key->size; at += 8)
        difference |= load8(text + at) ^ key->pieces[at / 8];
    return difference == 0;
}

bool dl_lexicon_find(const struct dl_lexicon *lexicon, const struct dl_lexicon_key *key, struct dl_word *out)
{
    uint64_t hash = key->size;
    for (uint32_t at = 0; at < key->size; at += 8)
        hash = dl_lexicon_hash_step(hash, key->pieces[at / 8]);
    for (uint32_t slot = (uint32_t)hash;; slot++) {
        uint32_t number = lexicon->slots[slot & lexicon->slot_mask];
        if (number == 0) return false;
        const struct dl_lexicon_entry *e = &lexicon->entries[number - 1];
        if (e->text_size != key->size || !equals(lexicon->text + e->text, key)) continue;
        *out = (struct dl_word){ lexicon->senses + e->first_sense,
                                 ((dl_word_set)e->classes_high << 32) | e->classes_low,
                                 e->next_letters,
                                 e->senses,
                                 e->phrase_words,
                                 (e->flags & DL_ENTRY_DOTTED) != 0,
                                 (e->flags & DL_ENTRY_TRIGGERS) != 0 };
        return true;
    }
}
