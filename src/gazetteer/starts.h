/* starts.h: the words that names may begin at, on their way through the filters. Private to the matcher. */
#ifndef DL_GAZETTEER_STARTS_H
#define DL_GAZETTEER_STARTS_H

#include "gazetteer/dict.h"
#include "gazetteer/hits.h"
#include "gazetteer/joined.h"
#include "gazetteer/matcher.h"
#include "gazetteer/path.h"

/* So many are walked together, one step for all of them before the next. */
#define DL_BATCH 128u
/* The first stop is never used, the last one never kept; then there are those of a batch and of one start more,
 * which is walked again with its line ends taken away. */
#define DL_STOPS (2 + (DL_BATCH + 1) * DL_NAME_WORDS_MAX)

/* A place where the filters say that a name of some layers may end. */
struct dl_stop {
    uint64_t key;
    uint32_t end;
    uint16_t layers; /* bit set */
    uint16_t before; /* the stop before it of the same start; 0: there is none */
};

/* A word that a name may begin at. */
struct dl_start {
    struct dl_path path; /* as far as it was walked */
    uint32_t pos;
    uint16_t goes_on;  /* layers that may have longer names */
    uint16_t stop;     /* the last one that is not settled; 0: there is none */
    struct dl_hit hit; /* the longest name that is known; without senses: none yet */
    bool begins;       /* a name of any dictionary may begin here; else only one that matches in any case */
    bool is_broken;    /* a word of it ends with a hyphen at a line end */
};

struct dl_filter {
    const uint64_t *words;
    uint32_t count;
};

struct dl_starts {
    struct dl_hits *hits;           /* what is kept of names */
    const struct dl_joined *joined; /* NULL: no word of the block is broken by a hyphen at a line end */
    struct dl_filter first[DL_LAYERS_MAX], path[DL_LAYERS_MAX]; /* of first words, and of the words behind them */
    uint64_t small[DL_SMALL_WORDS / 64]; /* the words of all layers behind the first that may begin small */
    struct dl_start list[DL_BATCH];
    uint8_t active[DL_BATCH]; /* starts that are walked on */
    unsigned stop_count;
    struct dl_stop stops[DL_STOPS];
};

_Static_assert(DL_STOPS <= UINT16_MAX && DL_BATCH <= UINT8_MAX, "a stop and a start have a number");
_Static_assert(DL_LAYERS_MAX <= 16, "a layer is a bit");

/* Borrows the hits. */
void dl_starts_init(struct dl_starts *starts, struct dl_hits *hits);

/* Takes so many words of the block (at most DL_BATCH) as starts, and walks them all as far as names may go. */
void dl_starts_take(struct dl_starts *starts, const struct dl_block *block, const struct dl_first_word *words,
                    unsigned count);

/* Walks one start on, without the others, up to the first word that ends at limit or behind it. */
void dl_starts_walk(struct dl_starts *starts, const struct dl_block *block, struct dl_start *start, uint32_t limit);

/* Asks the filters of these layers about a start's path, and notes a stop when names may end there. */
static inline void dl_starts_ask(struct dl_starts *starts, struct dl_start *s, const struct dl_filter *filters,
                                 uint32_t layers)
{
    uint32_t ends = 0, goes_on = 0;
    for (; layers != 0; layers &= layers - 1) {
        unsigned i = (unsigned)__builtin_ctz(layers);
        struct dl_answer answer = dl_gaz_ask(filters[i].words, filters[i].count, s->path.key);
        ends |= (uint32_t)answer.ends << i;
        goes_on |= (uint32_t)answer.goes_on << i;
    }
    unsigned is_stop = ends != 0, stop = starts->stop_count;
    starts->stops[stop] = (struct dl_stop){ s->path.key, s->path.end, (uint16_t)ends, s->stop };
    s->stop ^= (uint16_t)((s->stop ^ stop) & (0 - is_stop)); /* without a branch, which nobody could foretell */
    s->goes_on = (uint16_t)goes_on;
    starts->stop_count = stop + is_stop;
}

static inline uint32_t dl_starts_layers(const struct dl_starts *starts)
{
    return (1u << starts->hits->layers) - 1;
}

#endif
