/* nested.h: the names inside of names. Private to resolve/. */
#ifndef DL_RESOLVE_NESTED_H
#define DL_RESOLVE_NESTED_H

#include "resolve/weigh.h"

/* Fills resolver->nested with the *count winners and the names inside of them; *count becomes that of all. Errors:
 * DATELINE_ENOMEM. */
dateline_status dl_nested_add(struct dl_resolver *resolver, const struct dl_window *window,
                              const struct dl_window *inside, size_t *count);

#endif
