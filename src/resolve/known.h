/* known.h: names of which a document has shown what they are: the other mentions of them are the same. */
#ifndef DL_RESOLVE_KNOWN_H
#define DL_RESOLVE_KNOWN_H

#include "candidate.h"
#include "dateline.h"

/* A document remembers at most so many names; what comes later is not remembered. */
#define DL_KNOWN_MAX 4096u

struct dl_known;

dateline_status dl_known_new(struct dl_known **out);

/* Forgets all names: a new document. */
void dl_known_reset(struct dl_known *known);

/* Remembers that a name, by its key (dl_name_key), is a PERSON, PLACE or AGENCY. */
void dl_known_add(struct dl_known *known, uint64_t key, enum dl_type type);

/* What the name of a key has been shown to be, as features; none for one that is not known. */
dl_features dl_known_find(const struct dl_known *known, uint64_t key);

/* Takes NULL. */
void dl_known_free(struct dl_known *known);

#endif
