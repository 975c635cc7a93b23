/* weigh.c: every sense of a name is weighed by the features that it has there; the best one stays. */
#include "resolve/weigh.h"

#include <math.h>

#include "gazetteer/dict.h"

/* An entry that weighs so little, in tenths, is meant only where its land is named: see lands.h. */
#define WEIGHT_NAMESAKE 1

/* The features of the flags w, g, s and x, which are bits side by side. */
#define FLAGS_AT DL_GAZ_BIT_COMMON
#define OF(flags)                                                                                                      \
    ((flags & 1 ? UINT64_C(1) << DL_FEATURE_BIT_COMMON_WORD : 0) |                                                     \
     (flags & 2 ? UINT64_C(1) << DL_FEATURE_BIT_GIVEN_NAME : 0) |                                                      \
     (flags & 4 ? UINT64_C(1) << DL_FEATURE_BIT_SURNAME : 0) |                                                         \
     (flags & 8 ? UINT64_C(1) << DL_FEATURE_BIT_NEEDS_TRIGGER : 0))
static const dl_features of_flags[16] = { OF(0), OF(1), OF(2),  OF(3),  OF(4),  OF(5),  OF(6),  OF(7),
                                          OF(8), OF(9), OF(10), OF(11), OF(12), OF(13), OF(14), OF(15) };
#undef OF

_Static_assert(DL_GAZ_BIT_GIVEN == FLAGS_AT + 1 && DL_GAZ_BIT_SURNAME == FLAGS_AT + 2 &&
                   DL_GAZ_BIT_TRIGGER == FLAGS_AT + 3,
               "the order of the table");

/* What satisfies the flag x. */
#define TRIGGERS                                                                                                       \
    (DL_FEATURE_COMMA_PLACE_BEFORE | DL_FEATURE_COMMA_NAME_BEFORE | DL_FEATURE_COMMA_PLACE_AFTER |                     \
     DL_FEATURE_PLACE_NOUN_BEFORE | DL_FEATURE_PLACE_NOUN_AFTER | DL_FEATURE_PLACE_OF | DL_FEATURE_PLACE_APPOSED |     \
     DL_FEATURE_DATELINE)

/* And of an agency, besides. */
#define AGENCY_TRIGGERS                                                                                                \
    (DL_FEATURE_AGENCY_NOUN_BEFORE | DL_FEATURE_AGENCY_NOUN_AFTER | DL_FEATURE_AGENCY_OF | DL_FEATURE_AGENCY_APPOSED | \
     DL_FEATURE_AGENCY_WORD_AFTER | DL_FEATURE_SPORT | DL_FEATURE_BRACKETED)

/* "Washington said", as a place: its government did. */
static bool is_government(dl_features features, const struct dl_sense *sense)
{
    return (features & DL_FEATURE_PERSON_WORD_AFTER) && sense->type == DL_TYPE_PLACE &&
           (sense->role == DL_GAZ_ROLE_COUNTRY || sense->role == DL_GAZ_ROLE_CAPITAL);
}

dl_features dl_sense_features(const struct dl_candidate *c, const struct dl_sense *sense)
{
    dl_features features = c->features | DL_FEATURE_DICTIONARY;
    if (is_government(features, sense)) features = (features & ~DL_FEATURE_PERSON_WORD_AFTER) | DL_FEATURE_DEED;
    features |= of_flags[sense->flags >> FLAGS_AT & 15];
    if (sense->flags & DL_GAZ_ARTICLE) features |= DL_FEATURE_WANTS_THE;
    const bool acts = (features & (DL_FEATURE_PERSON_WORD_AFTER | DL_FEATURE_ALL_CAPS)) == DL_FEATURE_PERSON_WORD_AFTER;
    if ((features & DL_FEATURE_COMMON_WORD) && (features & (DL_FEATURE_SENTENCE_START | DL_FEATURE_ALL_CAPS)) && !acts)
        features |= DL_FEATURE_COMMON_AT_START;
    if (features & (sense->type == DL_TYPE_AGENCY ? TRIGGERS | AGENCY_TRIGGERS : TRIGGERS))
        features &= ~DL_FEATURE_NEEDS_TRIGGER;
    if (features & (DL_FEATURE_THE_BEFORE | DL_FEATURE_AGENCY_NOUN_AFTER)) features &= ~DL_FEATURE_WANTS_THE;
    return features;
}

/* Is the sense a mention, not a part of a name or a word that helps to find one? */
static inline bool is_mention(const struct dl_resolver *r, const struct dl_sense *sense)
{
    return sense->is_name && (r->mention_types >> sense->type & 1);
}

static bool was_there(const struct dl_resolver *r, const struct dl_sense *sense)
{
    return dl_gaz_details(&dl_dict_layer(r->dict, sense->layer)->gaz, sense->entry)->from <= r->year;
}

static void weigh_senses(const struct dl_resolver *r, const struct dl_window *w, struct dl_mention *m)
{
    const struct dl_candidate *c = m->candidate;
    const struct dl_sense *best = m->sense, *const end = w->senses + c->item + c->senses;
    const bool is_dated = r->year != DL_GAZ_YEAR_MAX && c->senses > 1;
    float best_sum = m->sum;
    for (const struct dl_sense *sense = end - c->senses; sense < end; sense++) {
        if (!is_mention(r, sense)) continue;
        if (best && sense->weight <= WEIGHT_NAMESAKE) continue;
        if (is_dated && !was_there(r, sense)) continue;
        const dl_features features = dl_sense_features(c, sense) | m->around;
        const float weight = (float)sense->weight / 10;
        const float sum = dl_evidence_sum(r->evidence, features, sense->type, weight);
        const bool wins = sum > best_sum || (sum == best_sum && best && sense->layer > best->layer);
        if (!wins) continue;
        best = sense;
        best_sum = sum;
        m->features = features;
        m->weight = weight;
        m->type = sense->type;
    }
    m->sense = best;
    m->sum = best_sum;
    if (best) dl_sport_read_as_team(r->evidence, m);
}

/* A name of which nothing is known but what stands around it: whatever that says. */
static void weigh_any(const struct dl_resolver *r, struct dl_mention *m)
{
    float sums[3];
    dl_evidence_sums(r->evidence, m->features, sums);
    m->type = DL_TYPE_PERSON;
    for (unsigned type = DL_TYPE_PLACE; type <= DL_TYPE_AGENCY; type++)
        if (sums[type] > sums[m->type]) m->type = (uint8_t)type;
    m->sum = sums[m->type];
}

void dl_weigh(const struct dl_resolver *r, const struct dl_window *w, struct dl_mention *m)
{
    const struct dl_candidate *c = m->candidate;
    m->kind = c->senses > 0 ? DL_MENTION_DICT : DL_MENTION_RULE;
    m->type = c->type;
    m->features = c->features | m->around;
    m->sum = -INFINITY;
    if (c->senses > 0)
        weigh_senses(r, w, m);
    else if (c->type == DL_TYPE_ANY_NAME)
        weigh_any(r, m);
    else
        m->sum = dl_evidence_sum(r->evidence, m->features, c->type, 0);
}
