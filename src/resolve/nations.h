/* nations.h: senates, courts and ministries of the nation that is meant. Private to resolve/. */
#ifndef DL_RESOLVE_NATIONS_H
#define DL_RESOLVE_NATIONS_H

#include "resolve/resolver.h"

/* Gives the mentions that every nation has one of the entry of the nation beside them, or none. */
void dl_nations_settle(const struct dl_window *window, const dateline_dict *dict, struct dl_mention *const *mentions,
                       size_t count);

#endif
