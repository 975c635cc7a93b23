/* weigh.h: a candidate and what it could be → its best reading. Private to resolve/, as is the resolver's inside. */
#ifndef DL_RESOLVE_WEIGH_H
#define DL_RESOLVE_WEIGH_H

#include "resolve/known.h"
#include "resolve/resolver.h"
#include "resolve/sport.h"

struct dl_resolver {
    const dateline_dict *dict;
    const struct dl_evidence *evidence;
    struct dl_persons *persons;
    struct dl_known *known;
    float min_sum;
    int year;                          /* of the document; DL_GAZ_YEAR_MAX when nobody said it */
    uint64_t mention_types;            /* of senses that may be mentions */
    uint64_t odd_count, weighed_count; /* candidates of the document so far */
    bool has_headlines;                /* some candidate of the document so far lies in one */
    struct dl_sport sport;
    struct dl_mention *readings; /* of every candidate */
    size_t reading_capacity;
    struct dl_mention **mentions; /* the winners */
    size_t mention_capacity;
    struct dl_mention *inner; /* readings of the candidates inside of names (nested.c) */
    size_t inner_capacity;
    struct dl_mention **nested; /* the winners, and those inside of them */
    size_t nested_capacity;
};

/* Fills the reading of m->candidate that the evidence speaks for most: its features, those in m->around included. */
void dl_weigh(const struct dl_resolver *resolver, const struct dl_window *window, struct dl_mention *m);

#endif
