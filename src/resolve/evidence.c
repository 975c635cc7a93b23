/* evidence.c: a logistic model: score = 1 / (1 + e^-sum). */
#include "resolve/evidence.h"

#include <math.h>

static const char *const names[DL_FEATURES] = {
#define X(symbol, name) name,
    DL_FEATURE_LIST(X)
#undef X
};

const char *dl_feature_name(unsigned bit)
{
    return names[bit];
}

dateline_status dl_evidence_open(const struct dl_evidence **out, const void *section, size_t size)
{
    *out = section;
    if (!section || size != sizeof **out || (*out)->features != DL_FEATURES || (*out)->types != DL_TYPE_USER + 1)
        return DATELINE_EIMAGE;
    return DATELINE_OK;
}

float dl_evidence_sum(const struct dl_evidence *e, dl_features features, unsigned type, float weight)
{
    unsigned column = type < DL_TYPE_USER ? type : DL_TYPE_ANY_OTHER;
    float sum = weight * e->weights[DL_FEATURE_BIT_WEIGHT][column];
    for (; features != 0; features &= features - 1)
        sum += e->weights[__builtin_ctzll(features)][column];
    return sum;
}

_Static_assert(DL_TYPE_PERSON == 0 && DL_TYPE_PLACE == 1 && DL_TYPE_AGENCY == 2, "the first three columns");

void dl_evidence_sums(const struct dl_evidence *e, dl_features features, float sums[3])
{
    sums[0] = sums[1] = sums[2] = 0;
    for (; features != 0; features &= features - 1) {
        const float *weights = e->weights[__builtin_ctzll(features)];
        for (unsigned type = 0; type < 3; type++)
            sums[type] += weights[type];
    }
}

double dl_evidence_score(float sum)
{
    return 1 / (1 + exp(-(double)sum));
}

float dl_evidence_sum_of(double score)
{
    if (score <= 0) return -INFINITY;
    if (score >= 1) return INFINITY;
    return (float)log(score / (1 - score));
}
