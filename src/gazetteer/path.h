/* path.h: the keys of a name and of all names that it may be the beginning of.
 *
 *     Special Envoy for Peace       words at 0, 8, 14, 18
 *     └ k1 ┘
 *     └─── k2 ────┘
 *     └───── k3 ──────┘ ...
 *
 * The compiler and the matcher walk the same way, so what one stores the other finds.
 */
#ifndef DL_GAZETTEER_PATH_H
#define DL_GAZETTEER_PATH_H

#include "text/block.h"
#include "text/name.h"
#include "text/utf8.h"

struct dl_path {
    uint64_t key;  /* of the words so far */
    uint32_t end;  /* where the last of them ends */
    uint32_t last; /* length of the last word */
};

static inline uint64_t dl_last_bit(uint64_t bits)
{
    return bits == 0 ? 0 : UINT64_C(1) << (63 - __builtin_clzll(bits));
}

/* The word starts of a chunk whose word begins small and has a capital inside: "eBay", not "McDonald".
 * A word is followed into the next chunk and no further. */
static inline uint64_t dl_inner_capitals(const struct dl_block *b, uint32_t chunk)
{
    uint64_t starts = b->start[chunk], upper = b->upper[chunk], found = 0;
    uint64_t capital_before = upper << 1 | (chunk > 0 ? b->upper[chunk - 1] >> 63 : 0);
    for (uint64_t inner = upper & ~starts & ~capital_before; inner != 0; inner &= inner - 1)
        found |= dl_last_bit(starts & ((inner & (0 - inner)) - 1));
    if (b->word[chunk] >> 63) {
        uint64_t next = b->word[chunk + 1], rest_of_word = next & ~(next + 1); /* the ones at its low end */
        if (b->upper[chunk + 1] & rest_of_word) found |= dl_last_bit(starts);
    }
    return found & ~upper;
}

/* Of word starts with letters beyond ASCII, those whose letters have no case. */
static inline uint64_t dl_caseless(const struct dl_block *b, uint32_t chunk, uint64_t starts)
{
    uint64_t found = 0;
    for (; starts != 0; starts &= starts - 1) {
        uint32_t pos = chunk * 64 + (uint32_t)__builtin_ctzll(starts);
        unsigned length;
        if (dl_char_kind(dl_utf8_decode(b->text + pos, b->len - pos, &length)) == DL_CHAR_CASELESS)
            found |= starts & (0 - starts);
    }
    return found;
}

/* The words of a chunk that a name may begin at: those with a capital in them, and those that begin with a
 * digit or a letter without case. */
static inline uint64_t dl_name_starts(const struct dl_block *b, uint32_t chunk)
{
    uint64_t starts = b->start[chunk], high = starts & b->high[chunk] & ~b->upper[chunk];
    return (starts & (b->upper[chunk] | b->digit[chunk])) | dl_inner_capitals(b, chunk) | dl_caseless(b, chunk, high);
}

/* Begins at the word start pos; false when the word is no part of a name. */
static inline bool dl_path_begin(struct dl_path *path, const struct dl_block *b, uint32_t pos)
{
    path->end = dl_word_end(b, pos);
    path->last = path->end - pos;
    path->key = dl_word_hash(b->text + pos, path->last);
    return path->key != 0;
}

/* Goes on to the next word; false when there is none or a wall stands before it. */
static inline bool dl_path_next(struct dl_path *path, const struct dl_block *b)
{
    uint32_t word = dl_next_word(b, path->end);
    if (word >= b->len) return false;
    uint32_t gap = ' ';
    if (word - path->end != 1 || b->text[path->end] != ' ')
        gap = dl_gap_key(b->text + path->end, word - path->end, path->last);
    if (gap == 0) return false;
    path->end = dl_word_end(b, word);
    path->last = path->end - word;
    uint64_t hash = dl_word_hash(b->text + word, path->last);
    path->key = dl_key_join(path->key, gap, hash);
    return hash != 0;
}

#endif
