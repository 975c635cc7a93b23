/* fuzzy.c: a table from words with letters left out to the words, the same for making and for looking. */
#include "gazetteer/fuzzy.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "memory.h"
#include "text/name.h"
#include "text/utf8.h"

/* A word of fewer letters has no near ones; of so many it may have two edits. */
#define ONE_EDIT 5u
#define TWO_EDITS 10u
/* Letters of a word are left out among its first ones only. */
#define PREFIX 8u
/* Without letters, with one and with two of seven left out. */
#define VARIANTS_MAX (1u + 7u + 21u)
/* Slots are at most so full, in tenths. */
#define FULL 7u

/* The letters of a folded word. */
struct letters {
    uint32_t letter[DL_FOLDED_MAX];
    unsigned count;
};

static void take_letters(struct letters *l, const unsigned char *folded, uint32_t len)
{
    l->count = 0;
    for (uint32_t i = 0; i < len;) {
        unsigned length;
        l->letter[l->count++] = dl_utf8_decode(folded + i, len - i, &length);
        i += length;
    }
}

static unsigned edits_allowed(unsigned letters)
{
    return letters >= TWO_EDITS ? 2 : letters >= ONE_EDIT ? 1 : 0;
}

/* The hash of the first letters without those at a and b (0: none is left out, the first one stays). */
static uint64_t variant(const struct letters *l, unsigned prefix, unsigned a, unsigned b)
{
    uint64_t h = DL_HASH_FNV_BASIS;
    for (unsigned i = 0; i < prefix; i++)
        if (i == 0 || (i != a && i != b)) h = (h ^ l->letter[i]) * DL_HASH_GOLDEN;
    h ^= h >> 32;
    return h * DL_HASH_GOLDEN;
}

/* All variants with up to so many letters left out, those with fewer first. */
static unsigned variants(const struct letters *l, unsigned edits, uint64_t out[VARIANTS_MAX])
{
    unsigned prefix = l->count < PREFIX ? l->count : PREFIX, count = 0;
    out[count++] = variant(l, prefix, 0, 0);
    for (unsigned a = 1; a < prefix && edits >= 1; a++)
        out[count++] = variant(l, prefix, a, a);
    for (unsigned a = 1; a < prefix && edits >= 2; a++)
        for (unsigned b = a + 1; b < prefix; b++)
            out[count++] = variant(l, prefix, a, b);
    return count;
}

/* The edits between two words, or more than most. Of the table of edits between their beginnings only the band is made
 * in which they are no further apart than most; what lies outside of it is more, and so is all below a row of more. */
static unsigned distance(const struct letters *a, const struct letters *b, unsigned most)
{
    unsigned row[DL_FOLDED_MAX + 1];
    unsigned apart = a->count > b->count ? a->count - b->count : b->count - a->count;
    if (apart > most) return most + 1;
    for (unsigned j = 0; j <= most && j <= b->count; j++)
        row[j] = j;
    for (unsigned i = 1; i <= a->count; i++) {
        unsigned from = i > most ? i - most : 1, to = i + most < b->count ? i + most : b->count;
        unsigned before = row[from - 1], left = i > most ? most + 1 : i, least = left;
        row[from - 1] = left;
        if (to == i + most) row[to] = most + 1;
        for (unsigned j = from; j <= to; j++) {
            unsigned best = before + (a->letter[i - 1] != b->letter[j - 1]);
            before = row[j];
            if (before + 1 < best) best = before + 1;
            if (left + 1 < best) best = left + 1;
            row[j] = left = best;
            if (best < least) least = best;
        }
        if (least > most) return most + 1;
    }
    return row[b->count];
}

static uint32_t fingerprint(uint64_t hash)
{
    return (uint32_t)hash ? (uint32_t)hash : 1;
}

/* ---- looking ------------------------------------------------------------------------------------------ */

/* The word at an offset; false when it does not lie inside. */
static bool word_at(const struct dl_gaz *g, uint32_t offset, struct dl_near *near)
{
    if (offset >= g->fuzzy_words_size || g->fuzzy_words[offset] >= g->fuzzy_words_size - offset) return false;
    near->word = g->fuzzy_words + offset + 1;
    near->len = g->fuzzy_words[offset];
    return near->len > 0;
}

static uint64_t hash_of(const struct dl_near *near)
{
    unsigned char padded[UINT8_MAX + 16] = { 0 };
    memcpy(padded, near->word, near->len);
    return dl_word_hash(padded, near->len);
}

/* Puts a word among those that were found, behind those as near; a full list loses its last. */
static unsigned insert(struct dl_near *list, unsigned count, struct dl_near near)
{
    for (unsigned i = 0; i < count; i++)
        if (list[i].word == near.word) return count;
    unsigned at = count;
    while (at > 0 && list[at - 1].edits > near.edits)
        at--;
    if (at == DL_NEAR_MAX) return count;
    if (count < DL_NEAR_MAX) count++;
    memmove(&list[at + 1], &list[at], (count - 1 - at) * sizeof *list);
    near.hash = hash_of(&near);
    list[at] = near;
    return count;
}

unsigned dl_fuzzy_find(const struct dl_gaz *g, const unsigned char *word, uint32_t len,
                       struct dl_near near[DL_NEAR_MAX])
{
    unsigned char folded[DL_FOLDED_MAX + 16];
    struct letters text, known;
    uint64_t hashes[VARIANTS_MAX];
    uint32_t used = dl_word_fold(word, len, folded);
    unsigned found = 0, looked = 0;
    if (used == 0 || g->fuzzy_slot_count == 0) return 0;
    take_letters(&text, folded, used);
    unsigned edits = text.count + 2 >= TWO_EDITS ? 2 : text.count + 1 >= ONE_EDIT ? 1 : 0;
    if (edits == 0) return 0;
    unsigned count = variants(&text, edits, hashes);
    for (unsigned i = 0; i < count; i++) {
        uint32_t at = dl_gaz_place((uint32_t)(hashes[i] >> 32), g->fuzzy_slot_count);
        for (uint32_t n = 0; n < g->fuzzy_slot_count && g->fuzzy_slots[at].fingerprint != 0; n++) {
            struct dl_near candidate;
            if (++looked > DL_NEAR_LOOKED_AT) return found;
            if (g->fuzzy_slots[at].fingerprint == fingerprint(hashes[i]) &&
                word_at(g, g->fuzzy_slots[at].word, &candidate)) {
                take_letters(&known, candidate.word, candidate.len);
                unsigned most = edits_allowed(known.count);
                candidate.edits = distance(&text, &known, most);
                if (candidate.edits > 0 && candidate.edits <= most && text.letter[0] == known.letter[0])
                    found = insert(near, found, candidate);
            }
            at = at + 1 == g->fuzzy_slot_count ? 0 : at + 1;
        }
    }
    return found;
}

/* ---- making ------------------------------------------------------------------------------------------- */

struct variant_of {
    uint64_t hash;
    uint32_t word;
};

struct dl_fuzzy {
    struct dl_pool words;
    uint32_t *known; /* offset + 1, by the word's hash */
    size_t known_room, known_count;
    struct variant_of *variants;
    size_t variant_count, variant_room;
    struct dl_fuzzy_slot *slots;
};

dateline_status dl_fuzzy_new(struct dl_fuzzy **out)
{
    *out = calloc(1, sizeof **out);
    return *out ? DATELINE_OK : DATELINE_ENOMEM;
}

void dl_fuzzy_free(struct dl_fuzzy *f)
{
    if (!f) return;
    dl_pool_free(&f->words);
    free(f->known);
    free(f->variants);
    free(f->slots);
    free(f);
}

/* The slot of a word that is known, or the free one where it belongs. */
static uint32_t *slot_of(const struct dl_fuzzy *f, uint32_t *slots, size_t room, const unsigned char *word,
                         uint32_t len)
{
    uint64_t h = DL_HASH_FNV_BASIS;
    for (uint32_t i = 0; i < len; i++)
        h = (h ^ word[i]) * DL_HASH_FNV_PRIME;
    size_t at = (size_t)(h ^ h >> 32) & (room - 1);
    for (; slots[at] != 0; at = (at + 1) & (room - 1)) {
        const unsigned char *known = f->words.bytes + slots[at] - 1;
        if (known[0] == len && memcmp(known + 1, word, len) == 0) break;
    }
    return &slots[at];
}

static bool grow_known(struct dl_fuzzy *f)
{
    if (f->known_count < f->known_room / 2) return true;
    size_t room = f->known_room ? f->known_room * 2 : 1024;
    uint32_t *grown = calloc(room, sizeof *grown);
    if (!grown) return false;
    for (size_t i = 0; i < f->known_room; i++) {
        if (f->known[i] == 0) continue;
        const unsigned char *known = f->words.bytes + f->known[i] - 1;
        *slot_of(f, grown, room, known + 1, known[0]) = f->known[i];
    }
    free(f->known);
    f->known = grown;
    f->known_room = room;
    return true;
}

dateline_status dl_fuzzy_add(struct dl_fuzzy *f, const unsigned char *word, uint32_t len)
{
    unsigned char folded[DL_FOLDED_MAX + 16];
    struct letters l;
    uint64_t hashes[VARIANTS_MAX];
    uint32_t used = dl_word_fold(word, len, folded);
    size_t at, rest;
    take_letters(&l, folded, used);
    if (used > UINT8_MAX || edits_allowed(l.count) == 0) return DATELINE_OK;
    if (f->words.used > UINT32_MAX - 2u * UINT8_MAX) return DATELINE_ELIMIT;
    if (!grow_known(f)) return DATELINE_ENOMEM;
    uint32_t *slot = slot_of(f, f->known, f->known_room, folded, used);
    if (*slot != 0) return DATELINE_OK;
    unsigned char size = (unsigned char)used;
    if (!dl_pool_add(&f->words, &size, 1, &at) || !dl_pool_add(&f->words, folded, used, &rest)) return DATELINE_ENOMEM;
    *slot = (uint32_t)at + 1;
    f->known_count++;
    unsigned count = variants(&l, edits_allowed(l.count), hashes);
    struct variant_of *moved = dl_reserve(f->variants, &f->variant_room, f->variant_count + count, sizeof *moved);
    if (!moved) return DATELINE_ENOMEM;
    f->variants = moved;
    for (unsigned i = 0; i < count; i++)
        f->variants[f->variant_count++] = (struct variant_of){ hashes[i], (uint32_t)at };
    return DATELINE_OK;
}

dateline_status dl_fuzzy_finish(struct dl_fuzzy *f, dateline_span *words, dateline_span *slots)
{
    *words = *slots = (dateline_span){ "", 0 };
    if (f->variant_count == 0) return DATELINE_OK;
    if (f->variant_count > UINT32_MAX / 2) return DATELINE_ELIMIT;
    uint32_t count = (uint32_t)(f->variant_count + f->variant_count / FULL * (10 - FULL) + 8);
    f->slots = calloc(count, sizeof *f->slots);
    if (!f->slots) return DATELINE_ENOMEM;
    for (size_t i = 0; i < f->variant_count; i++) {
        uint32_t at = dl_gaz_place((uint32_t)(f->variants[i].hash >> 32), count);
        while (f->slots[at].fingerprint != 0)
            at = at + 1 == count ? 0 : at + 1;
        f->slots[at] = (struct dl_fuzzy_slot){ fingerprint(f->variants[i].hash), f->variants[i].word };
    }
    *words = (dateline_span){ (const char *)f->words.bytes, f->words.used };
    *slots = (dateline_span){ (const char *)f->slots, count * sizeof *f->slots };
    return DATELINE_OK;
}
