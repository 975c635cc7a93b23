/* evidence.h: how much each feature speaks for each type. */
#ifndef DL_RESOLVE_EVIDENCE_H
#define DL_RESOLVE_EVIDENCE_H

#include "candidate.h"
#include "dateline.h"

/* A type of a user's own is weighed as this one. */
#define DL_TYPE_ANY_OTHER DL_TYPE_USER

/* The table of dicts/evidence.csv; flat, so that it is compiled as it is. */
struct dl_evidence {
    uint32_t features, types; /* its dimensions, for the check */
    float weights[DL_FEATURES][DL_TYPE_USER + 1];
};

/* The view of a compiled table. Errors: DATELINE_EIMAGE (of another version). */
dateline_status dl_evidence_open(const struct dl_evidence **out, const void *section, size_t size);

/* The sum of the weights of the features for a type; weight is that of the entry, 0 to 9.9. */
float dl_evidence_sum(const struct dl_evidence *evidence, dl_features features, unsigned type, float weight);

/* The same sums for PERSON, PLACE and AGENCY at once, of a name without an entry. */
void dl_evidence_sums(const struct dl_evidence *evidence, dl_features features, float sums[3]);

/* A sum as a score from 0 to 1, and back. */
double dl_evidence_score(float sum);
float dl_evidence_sum_of(double score);

const char *dl_feature_name(unsigned bit);

#endif
