/* run.h: runs of capitalised words, each word with what the dictionaries know of it.
 *
 *     former FBI Chief Robert Mueller had
 *            └1┘ └─2─┘ └─3──┘ └─4───┘         one run of four parts:
 *            AGENCY TITLE GIVEN unknown
 *
 * A part is a name that the gazetteer found, or one capitalised word that it did not. A run ends
 * where anything but one space, line break, hyphen or small joining word (de, von, of) stands
 * between two parts, and at a common word that begins a sentence (The, However).
 */
#ifndef DL_NAMES_RUN_H
#define DL_NAMES_RUN_H

#include "gazetteer/matcher.h"
#include "names/words.h"
#include "text/block.h"

/* How a part hangs on the one before it. */
enum dl_link {
    DL_LINK_NONE, /* it begins the run */
    DL_LINK_SPACE,
    DL_LINK_TIGHT,     /* a hyphen or apostrophe: Jean-Pierre, O'Neill */
    DL_LINK_PARTICLE,  /* a small word inside persons' names: de, von, bin */
    DL_LINK_CONNECTOR, /* a small word inside organisations' names: of, for, of the */
    DL_LINK_AND,       /* "and": inside a name, or between two */
    DL_LINK_AMPERSAND, /* Zarb & Sons */
    DL_LINK_QUOTE      /* a nickname's quotation mark, before or behind it: William "Bill" Zarb */
};

struct dl_run_part {
    uint32_t start, end; /* bytes of the block */
    uint32_t hit;        /* index of its hit; DL_NO_HIT */
    uint32_t classes;    /* dl_part_class */
    uint8_t link;        /* dl_link */
    uint8_t period;      /* 1 when a full stop follows an initial */
};

#define DL_NO_HIT UINT32_MAX

/* A longer run is cut in two. */
#define DL_RUN_PARTS_MAX 32

struct dl_run {
    unsigned count;
    bool has_next; /* the part behind them ended the run and begins the next one */
    struct dl_run_part parts[DL_RUN_PARTS_MAX + 1];
};

/* Where the walk stands. */
struct dl_run_walk {
    const struct dl_block *block;
    struct dl_words *words;
    const struct dl_hit *hits;
    size_t part_count, next_part;
    uint32_t next_unknown;
    uint16_t parts[DL_BLOCK_MAX / 2 + 1]; /* the hits but for opening words */
    uint64_t unknown[DL_BITMAP_WORDS];    /* the capitalised words that no hit covers */
    uint64_t opening[DL_BITMAP_WORDS];    /* common words that have their capital from the sentence: The, However */
};

/* Begins a walk over the hits of a block; all are borrowed. */
void dl_run_begin(struct dl_run_walk *walk, const struct dl_block *block, struct dl_words *words,
                  const struct dl_hit *hits, size_t hit_count);

/* The run behind *run, which must be zeroed at first; false when there is none. */
bool dl_run_next(struct dl_run_walk *walk, struct dl_run *run);

#endif
