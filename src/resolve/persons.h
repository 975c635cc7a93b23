/* persons.h: the persons that a document has named in full, found again by their surnames. */
#ifndef DL_RESOLVE_PERSONS_H
#define DL_RESOLVE_PERSONS_H

#include "dateline.h"
#include "gazetteer/matcher.h"

/* A document remembers at most so many persons ... */
#define DL_PERSONS_MAX 4096
/* ... so many short forms of them ... */
#define DL_PERSON_SHORTS_MAX (2u * DL_PERSONS_MAX)
/* ... and so many bytes of their names; what comes later is not remembered. */
#define DL_PERSON_BYTES_MAX (1u << 18)

struct dl_person {
    dateline_span value;          /* lives until the reset */
    const struct dl_entry *entry; /* of the gazetteer; NULL for a name found by its shape */
    uint8_t layer;
    uint8_t type;    /* PERSON; AGENCY of a team or of what an acronym stands for */
    bool is_strong;  /* the text has given it with more than this: a firm with its legal form, an acronym in brackets */
    bool is_acronym; /* ... the latter */
};

struct dl_persons;

dateline_status dl_persons_new(struct dl_persons **out);

/* Forgets everybody: a new document. */
void dl_persons_reset(struct dl_persons *persons);

/* Remembers a full name, a span of text with readable bytes behind it, and its key (dl_name_key); value is what rows
 * call the person. latest: later short forms mean this one, even if another of that surname is known. */
void dl_persons_add(struct dl_persons *persons, const unsigned char *name, uint32_t len, uint64_t key,
                    const struct dl_person *person, bool latest);

/* Remembers a short form of a name that its last word is not, as an acronym, by its key. */
void dl_persons_add_short(struct dl_persons *persons, uint64_t key, const struct dl_person *person);

/* Whom a surname (or the full name again) of this key means; NULL when nobody is known by it. */
const struct dl_person *dl_persons_find(const struct dl_persons *persons, uint64_t key);

/* Takes NULL. */
void dl_persons_free(struct dl_persons *persons);

#endif
