/* lists.h: what the neighbours of a name in a list are: "A, B and C". Private to resolve/. */
#ifndef DL_RESOLVE_LISTS_H
#define DL_RESOLVE_LISTS_H

#include "resolve/resolver.h"

/* What stands beside candidate i of the window in a list, as features; readings scored below min_sum say nothing. */
dl_features dl_list_features(const struct dl_window *window, const struct dl_mention *readings, float min_sum,
                             size_t i);

#endif
