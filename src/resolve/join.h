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
bool dl_join_may_be_short(const struct dl_candidate *candidate);

/* The features that the document gives the candidate. */
static inline dl_features dl_join_features(const struct dl_resolver *resolver, const struct dl_window *window,
                                           const struct dl_candidate *candidate);

/* Gives the candidate the reading "the one whose short form this is", if that is a better one. */
static inline void dl_join(const struct dl_resolver *resolver, const struct dl_window *window, struct dl_mention *m);

/* The same for a candidate that may have such features, and for one whose person is known. */
dl_features dl_join_some_features(const struct dl_resolver *resolver, const struct dl_window *window,
                                  const struct dl_candidate *candidate);
void dl_join_person(const struct dl_resolver *resolver, const struct dl_window *window, struct dl_mention *m,
                    const struct dl_person *person);

static inline dl_features dl_join_features(const struct dl_resolver *r, const struct dl_window *w,
                                           const struct dl_candidate *c)
{
    const bool may_have = (c->features & (DL_ODD_FEATURES | DL_FEATURE_LONE)) != 0 || c->rule == DL_RULE_CAPITALISED ||
                          c->type == DL_TYPE_ANY_NAME;
    return may_have ? dl_join_some_features(r, w, c) : 0;
}

static inline void dl_join(const struct dl_resolver *r, const struct dl_window *w, struct dl_mention *m)
{
    const struct dl_person *person = dl_persons_find(r->persons, m->candidate->key);
    if (person && !(m->candidate->features & DL_FEATURE_DATELINE)) dl_join_person(r, w, m, person);
}

#endif
