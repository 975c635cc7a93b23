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
#include "text/utf8.h"

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

uint32_t dl_lexicon_checksum(const struct dl_lexicon_header *h, const char *base, size_t size)
{
    return (uint32_t)dl_lexicon_hash_step(h->properties, dl_lexicon_hash(base + sizeof *h, size - sizeof *h));
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
    if (dl_lexicon_checksum(h, base, size) != h->checksum) return DATELINE_EIMAGE;
    *out = (struct dl_lexicon){
        .filter = (const uint32_t *)(const void *)(base + at.filter),
        .slots = (const uint32_t *)(const void *)(base + at.slots),
        .entries = (const struct dl_lexicon_entry *)(const void *)(base + at.entries),
        .senses = (const struct dl_sense *)(const void *)(base + at.senses),
        .text = base + at.text,
        .slot_mask = h->slots - 1,
        .entry_count = h->entries,
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

/* Writes size bytes with small letters to room, which is as large as a key; false: they do not fit. */
static bool fold(const unsigned char *bytes, size_t size, unsigned char *room, size_t *used)
{
    *used = 0;
    for (size_t i = 0; i < size;) {
        unsigned length;
        uint32_t c = dl_utf8_decode(bytes + i, size - i, &length);
        if (c == DL_BAD_BYTE || DL_LEXICON_WORD_MAX - *used < 4) return false;
        *used += dl_utf8_encode(dl_utf8_lower(c), room + *used);
        i += length;
    }
    return true;
}

static bool add_folded(struct dl_lexicon_key *key, const unsigned char *bytes, size_t size)
{
    unsigned char folded[DL_LEXICON_WORD_MAX];
    size_t used;
    if (!fold(bytes, size, folded, &used) || used > sizeof key->pieces - key->size) return false;
    memcpy((char *)key->pieces + key->size, folded, used);
    key->size += (uint32_t)used;
    return true;
}

bool dl_lexicon_key_add(struct dl_lexicon_key *key, const void *bytes, size_t size)
{
    const unsigned char *p = bytes;
    if (size > sizeof key->pieces - key->size) return false;
    for (size_t i = 0; i < size; i++)
        if (p[i] >= 0x80) return add_folded(key, p, size);
    memcpy((char *)key->pieces + key->size, bytes, size);
    key->size += (uint32_t)size;
    for (size_t i = 0; i < sizeof key->pieces / sizeof *key->pieces; i++)
        key->pieces[i] = dl_ascii_lower(key->pieces[i]);
    return true;
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
    const unsigned char *p = word;
    uint32_t left = size;
    *key = (struct dl_lexicon_key){ .size = size };
    uint64_t *piece = key->pieces, high = 0;
    for (; left > 8; left -= 8, p += 8) {
        high |= load8(p);
        *piece++ = dl_ascii_lower(load8(p));
    }
    uint64_t last = load8(p) & first_bytes(left);
    *piece = dl_ascii_lower(last);
    if (((high | last) & HIGH_BITS) == 0) return true;
    *key = (struct dl_lexicon_key){ 0 };
    return add_folded(key, word, size);
}

static bool equals(const char *text, const struct dl_lexicon_key *key)
{
    uint64_t difference = 0;
    for (uint32_t at = 0; at < key->size; at += 8)
        difference |= load8(text + at) ^ key->pieces[at / 8];
    return difference == 0;
}

/* The entry in a slot, which moves to the next one; NULL: the slot is empty. */
static inline const struct dl_lexicon_entry *next_entry(const struct dl_lexicon *lexicon, uint32_t *slot)
{
    uint32_t number = lexicon->slots[(*slot)++ & lexicon->slot_mask];
    return number == 0 ? NULL : &lexicon->entries[number - 1];
}

static inline struct dl_word word_of(const struct dl_lexicon *lexicon, const struct dl_lexicon_entry *e)
{
    return (struct dl_word){ lexicon->senses + e->first_sense,
                             ((dl_word_set)e->classes_high << 32) | e->classes_low,
                             e->next_letters,
                             e->senses,
                             e->phrase_words,
                             (e->flags & DL_ENTRY_DOTTED) != 0,
                             (e->flags & DL_ENTRY_TRIGGERS) != 0 };
}

bool dl_lexicon_find(const struct dl_lexicon *lexicon, const struct dl_lexicon_key *key, struct dl_word *out)
{
    uint64_t hash = key->size;
    const struct dl_lexicon_entry *e;
    for (uint32_t at = 0; at < key->size; at += 8)
        hash = dl_lexicon_hash_step(hash, key->pieces[at / 8]);
    for (uint32_t slot = (uint32_t)hash; (e = next_entry(lexicon, &slot)) != NULL;) {
        if (e->text_size != key->size || !equals(lexicon->text + e->text, key)) continue;
        *out = word_of(lexicon, e);
        return true;
    }
    return false;
}

/* Most words of a text have at most eight bytes, all of them ASCII: one piece, and no key. */
bool dl_lexicon_find_word(const struct dl_lexicon *lexicon, const unsigned char *word, uint32_t size,
                          struct dl_word *out)
{
    const uint64_t piece = dl_ascii_lower(load8(word) & first_bytes(size < 8 ? size : 8));
    const struct dl_lexicon_entry *e;
    if (size > 8 || (piece & HIGH_BITS) != 0) {
        struct dl_lexicon_key key;
        return dl_lexicon_key_of(&key, word, size) && dl_lexicon_find(lexicon, &key, out);
    }
    for (uint32_t slot = (uint32_t)dl_lexicon_hash_step(size, piece); (e = next_entry(lexicon, &slot)) != NULL;) {
        if (e->text_size != size || load8(lexicon->text + e->text) != piece) continue;
        *out = word_of(lexicon, e);
        return true;
    }
    return false;
}
