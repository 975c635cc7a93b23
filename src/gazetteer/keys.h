/* keys.h: the keys of a dictionary's names, gathered while it is compiled, and the filters that are made of them. */
#ifndef DL_GAZETTEER_KEYS_H
#define DL_GAZETTEER_KEYS_H

#include "dateline.h"

/* Zeroed at first. */
struct dl_keys {
    uint64_t *items;
    size_t count, capacity;
};

/* Answers false when there is no memory. */
bool dl_keys_add(struct dl_keys *keys, uint64_t key);

/* Makes a filter of the keys where names end and where they go on; the caller frees it. words: how many it has.
 * Errors: DATELINE_ENOMEM, DATELINE_ELIMIT. */
dateline_status dl_keys_filter(const struct dl_keys *ends, const struct dl_keys *goes_on, uint64_t **filter,
                               uint32_t *words);

void dl_keys_free(struct dl_keys *keys);

#endif
