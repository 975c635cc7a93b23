/* keys.c: a list, and Bloom filters of a word a key (gaz.h says which bits). */
#include "gazetteer/keys.h"

#include <stdlib.h>

#include "gazetteer/gaz.h"
#include "memory.h"

/* Filter words: this many keys share one, so that a filter says a wrong yes about once in a hundred. */
#define KEYS_PER_WORD 4u

bool dl_keys_add(struct dl_keys *k, uint64_t key)
{
    uint64_t *moved = dl_reserve(k->items, &k->capacity, k->count + 1, sizeof key);
    if (!moved) return false;
    k->items = moved;
    k->items[k->count++] = key;
    return true;
}

void dl_keys_free(struct dl_keys *k)
{
    free(k->items);
    *k = (struct dl_keys){ 0 };
}

/* About how many different keys there are: the bits that they set in a map of four times as many. */
static dateline_status count_different(const struct dl_keys *a, const struct dl_keys *b, size_t *count)
{
    size_t bits = 1024;
    while (bits < 4 * (a->count + b->count))
        bits *= 2;
    uint64_t *map = calloc(bits / 64, sizeof *map);
    if (!map) return DATELINE_ENOMEM;
    for (const struct dl_keys *k = a; k; k = k == a ? b : NULL)
        for (size_t i = 0; i < k->count; i++)
            map[(k->items[i] & (bits - 1)) / 64] |= UINT64_C(1) << (k->items[i] % 64);
    *count = 0;
    for (size_t i = 0; i < bits / 64; i++)
        *count += (size_t)__builtin_popcountll(map[i]);
    *count += *count / 8; /* those that met */
    free(map);
    return DATELINE_OK;
}

dateline_status dl_keys_filter(const struct dl_keys *ends, const struct dl_keys *goes_on, uint64_t **out,
                               uint32_t *words)
{
    size_t count;
    dateline_status status = count_different(ends, goes_on, &count);
    if (status != DATELINE_OK) return status;
    count = count / KEYS_PER_WORD + 16;
    if (count > UINT32_MAX) return DATELINE_ELIMIT;
    uint64_t *filter = *out = calloc(count, sizeof *filter);
    if (!filter) return DATELINE_ENOMEM;
    *words = (uint32_t)count;
    for (size_t i = 0; i < ends->count; i++)
        filter[dl_gaz_place((uint32_t)ends->items[i], *words)] |= dl_gaz_bits(ends->items[i]);
    for (size_t i = 0; i < goes_on->count; i++)
        filter[dl_gaz_place((uint32_t)goes_on->items[i], *words)] |= dl_gaz_turn(dl_gaz_bits(goes_on->items[i]));
    return DATELINE_OK;
}
