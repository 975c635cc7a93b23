/* seen.h: a bit for every key that a table may have, so that most of those it has not need no look at it. Private to
 * resolve/. */
#ifndef DL_RESOLVE_SEEN_H
#define DL_RESOLVE_SEEN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* So many bits of a key tell its place: there are five times as many places as keys of a document at most. */
#define DL_SEEN_BITS 16

/* Zeroed at first. */
struct dl_seen {
    uint64_t words[(1u << DL_SEEN_BITS) / 64];
};

static inline bool dl_seen_may_have(const struct dl_seen *seen, uint64_t key)
{
    const unsigned at = (unsigned)(key >> (64 - DL_SEEN_BITS));
    return seen->words[at / 64] >> at % 64 & 1;
}

static inline void dl_seen_add(struct dl_seen *seen, uint64_t key)
{
    const unsigned at = (unsigned)(key >> (64 - DL_SEEN_BITS));
    seen->words[at / 64] |= UINT64_C(1) << at % 64;
}

static inline void dl_seen_clear(struct dl_seen *seen)
{
    memset(seen, 0, sizeof *seen);
}

#endif
