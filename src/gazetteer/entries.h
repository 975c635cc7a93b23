/* entries.h: what the names of a dictionary stand for, and the strings of it, each kept once while it is compiled. */
#ifndef DL_GAZETTEER_ENTRIES_H
#define DL_GAZETTEER_ENTRIES_H

#include "candidate.h"
#include "gazetteer/compile.h"
#include "gazetteer/gaz.h"
#include "memory.h"

/* Finds equal things again: slots of index + 1, the hash of the thing chooses the slot. */
struct dl_lookup {
    uint32_t *slots;
    size_t capacity, used;
};

struct dl_entries {
    struct dl_pool strings;
    struct dl_lookup known_strings, known_entries;
    struct dl_entry *items;
    struct dl_details *details;
    size_t count, capacity, details_capacity;
    uint32_t last; /* the entry of the row before */
    uint32_t types[DL_TYPE_MAX];
    size_t type_count;
    struct dl_source sources[DL_GAZ_SOURCES_MAX];
    size_t source_count, last_source;
};

/* Errors: DATELINE_ENOMEM. */
dateline_status dl_entries_init(struct dl_entries *entries);

/* The index of the row's entry, which is added when it is new. Errors: DATELINE_ENOMEM, DATELINE_ELIMIT. */
dateline_status dl_entries_add(struct dl_entries *entries, const struct dl_gaz_row *row, uint32_t *index);

/* The index of a type, which is added when it is new. Errors: as above. */
dateline_status dl_entries_type(struct dl_entries *entries, dateline_span type, uint8_t *index);

/* Counts a row for its source. Sources beyond the most that there may be are not counted: they are for people,
 * no name depends on them. Errors: as above. */
dateline_status dl_entries_source(struct dl_entries *entries, dateline_span source);

void dl_entries_free(struct dl_entries *entries);

#endif
