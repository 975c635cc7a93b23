/* shorts.h: by which short forms a full name is found again. Private to resolve/. */
#ifndef DL_RESOLVE_SHORTS_H
#define DL_RESOLVE_SHORTS_H

#include "resolve/resolver.h"

/* What they are taken from, and who keeps them; all borrowed. */
struct dl_shorts {
    struct dl_persons *persons;
    const dateline_dict *dict;
    const struct dl_window *window;
    const struct dl_mention *readings;
    float min_sum; /* readings below it say nothing */
};

/* Remembers a person by the surname. latest: it means this one from now on. */
void dl_shorts_add_person(const struct dl_shorts *shorts, const struct dl_mention *person, bool latest);

/* Remembers the agency of reading i by what means it, too. */
void dl_shorts_add_agency(const struct dl_shorts *shorts, size_t i);

#endif
