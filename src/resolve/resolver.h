/* resolver.h: the candidates of a window of text → the mentions that win. */
#ifndef DL_RESOLVE_RESOLVER_H
#define DL_RESOLVE_RESOLVER_H

#include "candidate.h"
#include "dates/dates.h"
#include "gazetteer/matcher.h"
#include "resolve/evidence.h"
#include "resolve/persons.h"
#include "text/position.h"

enum dl_mention_kind { DL_MENTION_FULL, DL_MENTION_SHORT, DL_MENTION_DICT, DL_MENTION_RULE };

/* A candidate with the reading that won. */
struct dl_mention {
    const struct dl_candidate *candidate;
    const struct dl_sense *sense;   /* of the gazetteer; else NULL */
    const struct dl_person *person; /* whom a short form or full name means; else NULL */
    dl_features features;
    dl_features around; /* those that the rest of the document gave */
    float sum;          /* of the evidence */
    float weight;       /* of the entry */
    uint8_t type;
    uint8_t kind;   /* dl_mention_kind */
    bool is_nested; /* it lies inside of another one */
};

/* What a window holds. Offsets of candidates are bytes of text, which has readable bytes behind it. */
struct dl_window {
    const unsigned char *text;
    const struct dl_candidate *candidates; /* in text order; may overlap */
    size_t count;
    const struct dl_sense *senses; /* that gazetteer candidates index */
    const struct dl_places *places;
};

/* Remembers the persons of a document from window to window. */
struct dl_resolver;

/* Readings scored below min_score lose everywhere. word_types: types from DL_TYPE_TITLE up that
 * are wanted as rows (bit set); else they are no readings. Dictionary and evidence are borrowed. */
dateline_status dl_resolver_new(struct dl_resolver **out, const dateline_dict *dict, const struct dl_evidence *evidence,
                                double min_score, uint64_t word_types);

/* A new document. */
void dl_resolver_reset(struct dl_resolver *resolver);

/* The year in which the document was written: of several readings of a name those lose that came later. */
void dl_resolver_set_year(struct dl_resolver *resolver, int year);

/* The mentions of a window in text order, not overlapping. *mentions is lent until the next call.
 * Errors: DATELINE_ENOMEM. */
dateline_status dl_resolver_run(struct dl_resolver *resolver, const struct dl_window *window,
                                struct dl_mention *const **mentions, size_t *count);

/* The mentions of the last run, of which *count were told, and the names inside of each, right behind it: in the order
 * of their starts, of two that begin together the longer one first. inside: what the window holds besides, candidates
 * that lie in longer names of the dictionaries. It changes nothing of what the resolver knows. *mentions is lent until
 * the next call. Errors: DATELINE_ENOMEM. */
dateline_status dl_resolver_nest(struct dl_resolver *resolver, const struct dl_window *window,
                                 const struct dl_window *inside, struct dl_mention *const **mentions, size_t *count);

/* What the last run made of every candidate of its window, winner or not: for those who fit weights. */
const struct dl_mention *dl_resolver_readings(const struct dl_resolver *resolver);

/* The features that a candidate has when it is read as one of its senses. */
dl_features dl_sense_features(const struct dl_candidate *candidate, const struct dl_sense *sense);

/* Takes NULL. */
void dl_resolver_free(struct dl_resolver *resolver);

#endif
