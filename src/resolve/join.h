/* join.h: what the rest of the document says of a name: whose short form it is, what it was shown to be elsewhere.
 * Private to resolve/. */
#ifndef DL_RESOLVE_JOIN_H
#define DL_RESOLVE_JOIN_H

#include "resolve/weigh.h"

/* What an odd word has. */
#define DL_ODD_FEATURES (DL_FEATURE_ACRONYM | DL_FEATURE_ODD_SHAPE | DL_FEATURE_UNKNOWN_CAPITALS)

/* Is it a person named in full? */
bool dl_join_is_full(const struct dl_resolver *resolver, const struct dl_mention *m);

/* May the candidate be the short form of a name? */
bool dl_join_may_be_short(const struct dl_mention *m);

/* The features that the document gives the candidate. */
dl_features dl_join_features(const struct dl_resolver *resolver, const struct dl_window *window,
                             const struct dl_candidate *candidate);

/* Gives the candidate the reading "the one whose short form this is", if that is a better one. */
void dl_join(const struct dl_resolver *resolver, const struct dl_window *window, struct dl_mention *m);

#endif
