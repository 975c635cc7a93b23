/* lands.h: which of the places of one name is meant, where the text says in which land it lies: "Paris, Texas". */
#ifndef DL_RESOLVE_LANDS_H
#define DL_RESOLVE_LANDS_H

#include "resolve/resolver.h"

/* Looks at the places among the mentions that have a country, state or district behind a comma, and gives them, and it,
 * the entries that lie in one another. One that lies far from there in all its readings loses its entry. */
void dl_lands_settle(const struct dl_window *window, const dateline_dict *dict, struct dl_mention *const *mentions,
                     size_t count);

#endif
