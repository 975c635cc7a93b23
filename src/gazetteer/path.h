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

/* The word starts of a chunk whose word begins small and has one of these capitals inside. The last word may have
 * some in the next chunk (next_has). */
static inline uint64_t dl_inner_capitals(const struct dl_block *b, uint32_t chunk, uint64_t inner, bool next_has)
{
    uint64_t starts = b->start[chunk], found = next_has ? dl_last_bit(starts) : 0;
    for (; inner != 0; inner &= inner - 1)
        found |= dl_last_bit(starts & ((inner & (0 - inner)) - 1));
    return found & ~b->upper[chunk];
}

/* The words of a chunk that a name may begin at: those that begin with a capital, a digit or a letter without case,
 * and those with a capital inside: "eBay", not "McDonald". A word is followed into the next chunk and no further. */
static inline uint64_t dl_name_starts(const struct dl_block *b, uint32_t chunk)
{
    uint64_t starts = b->start[chunk], upper = b->upper[chunk], word = b->word[chunk];
    uint64_t begins = starts & (upper | b->digit[chunk] | b->caseless[chunk]);
    if (((upper & ~starts) | (b->upper[chunk + 1] & ~b->start[chunk + 1])) == 0) return begins; /* none inside */
    uint64_t capital_before = upper << 1 | (chunk > 0 ? b->upper[chunk - 1] >> 63 : 0);
    uint64_t inner = upper & ~starts & ~capital_before;
    uint64_t next = b->word[chunk + 1], rest_of_word = next & ~(next + 1); /* the ones at its low end */
    uint64_t next_inner = b->upper[chunk + 1] & rest_of_word & (0 - (word >> 63));
    if ((inner | next_inner) == 0) return begins;
    return begins | dl_inner_capitals(b, chunk, inner, next_inner != 0);
}

/* Begins at the word start pos; false when the word is no part of a name. */
static inline bool dl_path_begin(struct dl_path *path, const struct dl_block *b, uint32_t pos)
{
    path->end = dl_word_end(b, pos);
    path->last = path->end - pos;
    path->key = dl_word_hash(b->text + pos, path->last);
    return path->key != 0;
}

/* The key of what stands between the path and the next word; 0: a wall. */
static inline uint32_t dl_path_gap(const struct dl_path *path, const struct dl_block *b, uint32_t word)
{
    const unsigned char *gap = b->text + path->end;
    if (word - path->end == 1 && gap[0] == ' ') return ' ';
    if (word - path->end == 2 && gap[0] == ',' && gap[1] == ' ') return ',' | ' ' << 8;
    return dl_gap_key(gap, word - path->end, path->last);
}

/* Goes on over a gap with a word of this hash, which is not 0. */
static inline void dl_path_join(struct dl_path *path, uint32_t gap, uint32_t word, uint32_t end, uint64_t hash)
{
    *path = (struct dl_path){ dl_key_join(path->key, gap, hash), end, end - word };
}

/* Goes on to the next word; false when there is none or a wall stands before it. */
static inline bool dl_path_next(struct dl_path *path, const struct dl_block *b)
{
    const uint32_t word = dl_next_word(b, path->end);
    const uint32_t gap = word < b->len ? dl_path_gap(path, b, word) : 0;
    if (gap == 0) return false;
    const uint32_t end = dl_word_end(b, word);
    const uint64_t hash = dl_word_hash(b->text + word, end - word);
    dl_path_join(path, gap, word, end, hash);
    return hash != 0;
}

#endif
