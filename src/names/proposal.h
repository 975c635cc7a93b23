/* proposal.h: what the shapes of names share: the run's surroundings, and how a candidate is made. Private to names/.
 */
#ifndef DL_NAMES_PROPOSAL_H
#define DL_NAMES_PROPOSAL_H

#include <string.h>

#include "names/context.h"
#include "names/lines.h"
#include "names/names.h"
#include "names/run.h"
#include "names/stems.h"
#include "names/words.h"

struct dl_names {
    struct dl_matcher *matcher;
    struct dl_words *words;
    struct dl_context context;
    struct dl_headline headline;
    struct dl_run_walk walk;
    bool with_helpers;
    const struct dl_block *block;
    const struct dl_hit *hits; /* in text order */
    size_t hit_count;
    const struct dl_run_part *next; /* the part after the run; NULL: none */
    struct dl_run_part previous;    /* the part before the run */
    uint32_t previous_start;        /* where the run before the run begins */
    struct dl_candidate *found;
    size_t count, capacity;
    size_t settled; /* so many candidates stand where they are, whatever comes */
    bool out_of_memory;
    struct dl_stems stems; /* of the firms of the document */
};

/* The hit that begins at pos; NULL: none does. */
const struct dl_hit *dl_hit_at(const struct dl_names *names, uint32_t pos);

static inline bool dl_part_is(const struct dl_run_part *part, unsigned classes)
{
    return (part->classes & classes) != 0;
}

/* Is it a word that may stand in a name but is none: "Eastern", "Von"; not "Ben"? */
static inline bool dl_part_is_plain(const struct dl_run_part *part)
{
    return dl_part_is(part, DL_PART_PLAIN) && !(dl_part_is(part, DL_PART_PARTICLE) && dl_part_is(part, DL_PART_GIVEN));
}

/* "450 BC": capitals behind a number? */
static inline bool dl_part_is_unit(const struct dl_block *b, const struct dl_run_part *part)
{
    return part->start >= 2 && b->text[part->start - 1] == ' ' && dl_bit(b->digit, part->start - 2) &&
           part->end - part->start > 1 && dl_bit(b->upper, part->start + 1);
}

/* "LIMA (AFP) - The Zarb Council": an article that begins a sentence behind a dash is no part of a name. */
static inline bool dl_part_is_article(const struct dl_block *b, const struct dl_run_part *part)
{
    const unsigned char *p = b->text + part->start;
    return part->end - part->start == 3 && dl_part_is(part, DL_PART_WORD) && memcmp(p, "The", 3) == 0 && p[-1] == ' ' &&
           (p[-2] == '-' || p[-2] == 0x93 || p[-2] == 0x94);
}

/* Adds a candidate for parts first to last of the run, with the features of its shape and place. A start that is not
 * 0 lies before the run. Sets out_of_memory when there is none. */
void dl_propose(struct dl_names *names, const struct dl_run *run, unsigned first, unsigned last,
                const struct dl_candidate *draft);

/* Puts the candidates behind the settled ones among them, in text order. Sets out_of_memory when there is none. */
void dl_proposal_merge(struct dl_names *names);

#endif
