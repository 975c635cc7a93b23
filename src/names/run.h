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

/* What a part may be; several bits may be set. */
enum dl_part_class {
    DL_PART_UNKNOWN = 1 << 0, /* a capitalised word that no dictionary has */
    DL_PART_GIVEN = 1 << 1,
    DL_PART_SURNAME = 1 << 2,
    DL_PART_INITIAL = 1 << 3, /* a single capital */
    DL_PART_TITLE = 1 << 4,
    DL_PART_HEAD_FIRST = 1 << 5, /* Bank of */
    DL_PART_HEAD_LAST = 1 << 6,  /* Ministry */
    DL_PART_PERSON = 1 << 7,     /* a person's full name */
    DL_PART_PLACE = 1 << 8,
    DL_PART_AGENCY = 1 << 9,
    DL_PART_DEMONYM = 1 << 10,
    DL_PART_NATION = 1 << 11, /* a country or its demonym */
    DL_PART_OTHER = 1 << 12,  /* a type of a user's own */
    DL_PART_WORD = 1 << 13,   /* a common word, capitalised */
    DL_PART_DENIED = 1 << 14,
    DL_PART_COMMON = 1 << 15,   /* a name that is also a common word */
    DL_PART_PLAIN = 1 << 17,    /* ... that no name is but which may stand in one */
    DL_PART_CALENDAR = 1 << 18, /* Monday, January */
    DL_PART_PARTICLE = 1 << 19, /* Von, Al: begins or continues a name, and is none by itself */
    DL_PART_MODIFIER = 1 << 16  /* Deputy, Special: part of a title, but no title */
};

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
    struct dl_run_part parts[DL_RUN_PARTS_MAX];
    unsigned count;
};

/* Where the walk stands. */
struct dl_run_walk {
    const struct dl_block *block;
    const struct dl_matcher *matcher; /* whose hits they are */
    struct dl_words *words;
    const struct dl_hit *hits;
    size_t hit_count, next_hit;
    uint32_t pos;
    struct dl_run_part ahead; /* the part that ended the last run and begins the next one */
    bool has_ahead;
};

/* The next run of the block; false when there is none. Start with a walk that is zero but for the
 * block, the matcher, the words and the hits. */
bool dl_run_next(struct dl_run_walk *walk, struct dl_run *run);

#endif
