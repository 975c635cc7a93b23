/* choose.h: among the readings that overlap, which are mentions: the well supported, then the longer, then the better
 * supported. Private to resolve/. */
#ifndef DL_RESOLVE_CHOOSE_H
#define DL_RESOLVE_CHOOSE_H

#include "resolve/resolver.h"

/* So many candidates that overlap in a chain are chosen among at once; of a longer chain the first ones are chosen
 * among for themselves, and what overlaps with their winners is none, however good. */
#define DL_CLUSTER_MAX 64u

/* A choice that is going on. */
struct dl_chooser {
    float min_sum;
    uint32_t cluster_end, taken;  /* taken: the end of the last winner of a chain that was too long */
    size_t in_cluster, count;     /* count: of the winners so far */
    struct dl_mention **mentions; /* the winners, in text order */
    struct dl_mention *cluster[DL_CLUSTER_MAX];
};

/* Begins a choice whose winners go to mentions. */
void dl_choose_begin(struct dl_chooser *chooser, float min_sum, struct dl_mention **mentions);

/* Offers the reading of a candidate of the window, in the order of their starts. */
void dl_choose_offer(struct dl_chooser *chooser, const struct dl_window *window, struct dl_mention *reading);

/* Answers how many won. */
size_t dl_choose_end(struct dl_chooser *chooser);

/* Writes which readings of the window's candidates win to mentions, in text order; answers how many. */
size_t dl_choose_all(const struct dl_window *window, struct dl_mention *readings, float min_sum,
                     struct dl_mention **mentions);

/* Is there a better reading of the same words, or of more, before or right behind candidate i: "Denver Wildcats", a
 * team? "Marine Biology" of an institute? */
bool dl_choose_has_rival(const struct dl_window *window, const struct dl_mention *readings, size_t i);

#endif
