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

struct dl_path {
    uint64_t key;  /* of the words so far */
    uint32_t end;  /* where the last of them ends */
    uint32_t last; /* length of the last word */
};

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
    uint32_t gap = dl_gap_key(b->text + path->end, word - path->end, path->last);
    if (gap == 0) return false;
    path->end = dl_word_end(b, word);
    path->last = path->end - word;
    uint64_t hash = dl_word_hash(b->text + word, path->last);
    path->key = dl_key_join(path->key, gap, hash);
    return hash != 0;
}

#endif
