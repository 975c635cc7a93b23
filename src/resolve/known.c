/* known.c: a hash table whose slots are of one document; another document's count as empty. */
#include "resolve/known.h"

#include <stdlib.h>

#include "resolve/seen.h"

/* Half full at most. */
#define SLOT_BITS 13
#define SLOTS (1u << SLOT_BITS)

_Static_assert(SLOTS >= 2 * DL_KNOWN_MAX, "a free slot is always near");

struct slot {
    uint64_t key;
    uint32_t document; /* number of the document; 0: none */
    uint32_t types;    /* bit set */
};

struct dl_known {
    struct slot slots[SLOTS];
    uint32_t document, count;
    struct dl_seen seen;
};

dateline_status dl_known_new(struct dl_known **out)
{
    *out = calloc(1, sizeof **out);
    if (!*out) return DATELINE_ENOMEM;
    (*out)->document = 1;
    return DATELINE_OK;
}

void dl_known_free(struct dl_known *known)
{
    free(known);
}

void dl_known_reset(struct dl_known *k)
{
    if (k->count > 0) dl_seen_clear(&k->seen);
    k->count = 0;
    if (++k->document != 0) return;
    for (uint32_t i = 0; i < SLOTS; i++)
        k->slots[i].document = 0;
    k->document = 1;
}

static uint32_t first_slot(uint64_t key)
{
    return (uint32_t)(key >> (64 - SLOT_BITS));
}

static uint32_t slot_of(const struct dl_known *k, uint64_t key)
{
    uint32_t at = first_slot(key);
    while (k->slots[at].document == k->document && k->slots[at].key != key)
        at = (at + 1) % SLOTS;
    return at;
}

void dl_known_add(struct dl_known *k, uint64_t key, enum dl_type type)
{
    if (key == 0) return;
    struct slot *slot = &k->slots[slot_of(k, key)];
    if (slot->document != k->document) {
        if (k->count == DL_KNOWN_MAX) return;
        k->count++;
        dl_seen_add(&k->seen, key);
        *slot = (struct slot){ .key = key, .document = k->document };
    }
    slot->types |= 1u << type;
}

dl_features dl_known_find(const struct dl_known *k, uint64_t key)
{
    if (key == 0 || !dl_seen_may_have(&k->seen, key)) return 0;
    const struct slot *slot = &k->slots[slot_of(k, key)];
    if (slot->document != k->document) return 0;
    dl_features features = 0;
    if (slot->types & 1u << DL_TYPE_PERSON) features |= DL_FEATURE_KNOWN_PERSON;
    if (slot->types & 1u << DL_TYPE_PLACE) features |= DL_FEATURE_KNOWN_PLACE;
    if (slot->types & 1u << DL_TYPE_AGENCY) features |= DL_FEATURE_KNOWN_AGENCY;
    return features;
}
