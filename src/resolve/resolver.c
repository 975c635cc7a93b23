/* resolver.c: four walks over the candidates of a window.
 *
 *     1. weigh   every reading of every candidate; the best stays. Full names are remembered.
 *     2. join    a lone surname may mean one of them: one more reading
 *     3. choose  among candidates that overlap: the well supported, then the longer, then the
 *                better supported
 *     4. settle  places that have their land behind them (lands.h)
 */
#include "resolve/resolver.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gazetteer/dict.h"
#include "memory.h"
#include "resolve/known.h"
#include "resolve/lands.h"

/* Readings with at least this sum (a score of one half) push aside weaker ones, however long. */
#define WELL_SUPPORTED 0.0F
/* A name without a dictionary or shape whose own words give it this sum tells what its other mentions are. */
#define WELL_KNOWN 0.5F
/* An entry that weighs so little, in tenths, is meant only where its land is named: see lands.h. */
#define WEIGHT_NAMESAKE 1
/* So many candidates that overlap in a chain are chosen among at once; a longer chain is cut. */
#define CLUSTER_MAX 64

struct dl_resolver {
    const dateline_dict *dict;
    const struct dl_evidence *evidence;
    struct dl_persons *persons;
    struct dl_known *known;
    float min_sum;
    int year; /* of the document; DL_GAZ_YEAR_MAX when nobody said it */
    uint64_t word_types;
    uint32_t odd_count, weighed_count; /* candidates of the document so far */
    struct dl_mention *readings; /* of every candidate */
    size_t reading_capacity;
    struct dl_mention *mentions; /* the winners */
    size_t mention_capacity;
};

dateline_status dl_resolver_new(struct dl_resolver **out, const dateline_dict *dict, const struct dl_evidence *evidence,
                                double min_score, uint64_t word_types)
{
    struct dl_resolver *r = *out = calloc(1, sizeof *r);
    if (!r) return DATELINE_ENOMEM;
    r->dict = dict;
    r->evidence = evidence;
    r->min_sum = dl_evidence_sum_of(min_score);
    r->word_types = word_types;
    dateline_status status = dl_persons_new(&r->persons);
    if (status == DATELINE_OK) status = dl_known_new(&r->known);
    if (status != DATELINE_OK) {
        dl_resolver_free(r);
        *out = NULL;
    }
    return status;
}

void dl_resolver_free(struct dl_resolver *r)
{
    if (!r) return;
    dl_persons_free(r->persons);
    dl_known_free(r->known);
    free(r->readings);
    free(r->mentions);
    free(r);
}

void dl_resolver_set_year(struct dl_resolver *r, int year)
{
    r->year = year;
}

void dl_resolver_reset(struct dl_resolver *r)
{
    r->year = DL_GAZ_YEAR_MAX;
    r->odd_count = r->weighed_count = 0;
    dl_persons_reset(r->persons);
    dl_known_reset(r->known);
}

static const struct {
    uint16_t flag;
    uint8_t feature;
} flag_features[] = {
    { DL_GAZ_COMMON, DL_FEATURE_BIT_COMMON_WORD }, { DL_GAZ_GIVEN, DL_FEATURE_BIT_GIVEN_NAME },
    { DL_GAZ_SURNAME, DL_FEATURE_BIT_SURNAME },    { DL_GAZ_TRIGGER, DL_FEATURE_BIT_NEEDS_TRIGGER },
    { DL_GAZ_ARTICLE, DL_FEATURE_BIT_WANTS_THE },
};

/* What satisfies the flag x. */
#define TRIGGERS                                                                                                       \
    (DL_FEATURE_COMMA_PLACE_BEFORE | DL_FEATURE_COMMA_NAME_BEFORE | DL_FEATURE_COMMA_PLACE_AFTER |                     \
     DL_FEATURE_PLACE_NOUN_BEFORE | DL_FEATURE_PLACE_NOUN_AFTER | DL_FEATURE_PLACE_OF | DL_FEATURE_PLACE_APPOSED |     \
     DL_FEATURE_DATELINE)

#define FLAGS_WITH_FEATURES (DL_GAZ_COMMON | DL_GAZ_GIVEN | DL_GAZ_SURNAME | DL_GAZ_TRIGGER | DL_GAZ_ARTICLE)

dl_features dl_sense_features(const struct dl_candidate *c, const struct dl_sense *sense)
{
    dl_features features = c->features | DL_FEATURE_DICTIONARY;
    for (size_t i = 0; (sense->flags & FLAGS_WITH_FEATURES) && i < sizeof flag_features / sizeof *flag_features; i++)
        if (sense->flags & flag_features[i].flag) features |= UINT64_C(1) << flag_features[i].feature;
    const bool acts = (features & (DL_FEATURE_PERSON_WORD_AFTER | DL_FEATURE_ALL_CAPS)) == DL_FEATURE_PERSON_WORD_AFTER;
    if ((features & DL_FEATURE_COMMON_WORD) && (features & (DL_FEATURE_SENTENCE_START | DL_FEATURE_ALL_CAPS)) && !acts)
        features |= DL_FEATURE_COMMON_AT_START;
    if (features & TRIGGERS) features &= ~DL_FEATURE_NEEDS_TRIGGER;
    if (features & DL_FEATURE_THE_BEFORE) features &= ~DL_FEATURE_WANTS_THE;
    return features;
}

/* Is the sense a mention, not a part of a name or a word that helps to find one? */
static bool is_mention(const struct dl_resolver *r, const struct dl_sense *sense)
{
    if (sense->entry->canonical == 0) return false;
    bool helper = sense->type >= DL_TYPE_TITLE && sense->type < DL_TYPE_USER;
    return !helper || (r->word_types >> sense->type & 1);
}

static bool is_denied(const struct dl_window *w, const struct dl_candidate *c)
{
    for (unsigned i = 0; i < c->senses; i++)
        if (w->senses[c->item + i].flags & DL_GAZ_DENY) return true;
    return false;
}

static bool was_there(const struct dl_resolver *r, const struct dl_sense *sense)
{
    return dl_gaz_details(&dl_dict_layer(r->dict, sense->layer)->gaz, sense->entry)->from <= r->year;
}

static void weigh_senses(const struct dl_resolver *r, const struct dl_window *w, struct dl_mention *m)
{
    const struct dl_candidate *c = m->candidate;
    for (unsigned i = 0; i < c->senses; i++) {
        const struct dl_sense *sense = &w->senses[c->item + i];
        if (!is_mention(r, sense)) continue;
        if (m->sense && sense->entry->weight <= WEIGHT_NAMESAKE) continue;
        if (r->year != DL_GAZ_YEAR_MAX && c->senses > 1 && !was_there(r, sense)) continue;
        dl_features features = dl_sense_features(c, sense) | m->around;
        float weight = (float)sense->entry->weight / 10;
        float sum = dl_evidence_sum(r->evidence, features, sense->type, weight);
        bool wins = sum > m->sum || (sum == m->sum && m->sense && sense->layer > m->sense->layer);
        if (!wins) continue;
        m->sense = sense;
        m->features = features;
        m->sum = sum;
        m->weight = weight;
        m->type = sense->type;
    }
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

static void weigh(const struct dl_resolver *r, const struct dl_window *w, struct dl_mention *m)
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

static bool is_full_person(const struct dl_resolver *r, const struct dl_mention *m)
{
    return m->type == DL_TYPE_PERSON && m->sum >= r->min_sum && m->candidate->rule != DL_RULE_CAPITALISED &&
           (m->sense || (m->features & DL_FEATURE_SEVERAL_WORDS));
}

static void remember(struct dl_resolver *r, const struct dl_window *w, const struct dl_mention *m, bool latest)
{
    const struct dl_candidate *c = m->candidate;
    struct dl_person person = { .value = { (const char *)w->text + c->start, c->end - c->start } };
    if (m->sense) {
        person.entry = m->sense->entry;
        person.layer = m->sense->layer;
        person.value = dl_sense_canonical(r->dict, m->sense);
    }
    dl_persons_add(r->persons, w->text + c->start, c->end - c->start, &person, latest);
}

/* May the candidate be the short form of a person's name? */
static bool may_be_short(const struct dl_mention *m)
{
    const struct dl_candidate *c = m->candidate;
    if (c->rule == DL_RULE_CAPITALISED || c->rule == DL_RULE_TITLE_NAME) return true;
    return c->rule == DL_RULE_GAZETTEER && (c->features & DL_FEATURE_SEVERAL_WORDS) == 0;
}

/* Does ", " or "and" stand between two mentions, and nothing else? */
static bool is_list(const unsigned char *text, uint32_t from, uint32_t to)
{
    if (to <= from || to - from > 6) return false;
    const unsigned char *p = text + from;
    uint32_t len = to - from, comma = *p == ',';
    if (comma && len == 2) return true;
    return len == comma + 5 && memcmp(p + comma + 1, "and", 3) == 0;
}

static dl_features list_feature(const struct dl_resolver *r, const struct dl_mention *m)
{
    if (!(m->sum >= r->min_sum)) return 0;
    switch (m->type) {
    case DL_TYPE_PERSON: return DL_FEATURE_LIST_PERSON;
    case DL_TYPE_PLACE: return DL_FEATURE_LIST_PLACE;
    case DL_TYPE_AGENCY: return DL_FEATURE_LIST_AGENCY;
    default: return 0;
    }
}

/* Does the mention end "Springfield, Illinois": a place and its land? What stands behind it begins anew. */
static bool ends_address(const struct dl_mention *m)
{
    if (!m->sense || m->type != DL_TYPE_PLACE || !(m->candidate->features & DL_FEATURE_COMMA_PLACE_BEFORE))
        return false;
    return m->sense->entry->role == DL_GAZ_ROLE_COUNTRY || m->sense->entry->role == DL_GAZ_ROLE_STATE;
}

/* So many candidates to either side are looked at for the neighbours in a list. */
#define NEIGHBOURS_MAX 4

/* What stands beside candidate i in a list. */
static dl_features list_features(const struct dl_resolver *r, const struct dl_window *w, size_t i)
{
    const struct dl_candidate *c = w->candidates;
    const unsigned char *before = w->text + c[i].start - 2, *after = w->text + c[i].end;
    dl_features features = 0;
    for (size_t k = i, n = 0; (*before == ',' || *before == 'd') && k-- > 0 && n < NEIGHBOURS_MAX; n++)
        if (is_list(w->text, c[k].end, c[i].start) && !(c[i].senses == 0 && ends_address(&r->readings[k])))
            features |= list_feature(r, &r->readings[k]);
    if (*after != ',' && after[1] != 'a') return features;
    for (size_t k = i + 1, n = 0; k < w->count && n < NEIGHBOURS_MAX; k++, n++)
        if (is_list(w->text, c[i].end, c[k].start)) features |= list_feature(r, &r->readings[k]);
    return features;
}

/* A text of so many odd words, and so many among its candidates, is a program, a log or a manual. */
#define TECHNICAL_MIN 16u
#define TECHNICAL_SHARE 4u

#define ODD (DL_FEATURE_ACRONYM | DL_FEATURE_ODD_SHAPE | DL_FEATURE_UNKNOWN_CAPITALS)

static void count_odd(struct dl_resolver *r, const struct dl_candidate *c)
{
    r->weighed_count++;
    r->odd_count += c->rule == DL_RULE_CAPITALISED && (c->features & ODD) != 0;
}

static bool is_technical(const struct dl_resolver *r)
{
    return r->odd_count >= TECHNICAL_MIN && r->odd_count >= r->weighed_count / TECHNICAL_SHARE;
}

/* Weighs a single name again with what the rest of the document says. */
static void look_around(struct dl_resolver *r, const struct dl_window *w, size_t i)
{
    struct dl_mention *m = &r->readings[i];
    const struct dl_candidate *c = m->candidate;
    m->around = list_features(r, w, i);
    if ((c->features & ODD) && is_technical(r)) m->around |= DL_FEATURE_TECHNICAL;
    if (c->rule == DL_RULE_CAPITALISED) m->around |= dl_known_find(r->known, w->text + c->start, c->end - c->start);
    if (m->around != 0) weigh(r, w, m);
}

/* Gives the candidate the reading "the person whose surname this is", if that is a better one. */
static void join(struct dl_resolver *r, const struct dl_window *w, struct dl_mention *m)
{
    const struct dl_candidate *c = m->candidate;
    const struct dl_person *person = dl_persons_find(r->persons, w->text + c->start, c->end - c->start);
    if (!person) return;
    dl_features features =
        ((c->features | m->around) & ~DL_FEATURE_DICTIONARY) | DL_FEATURE_PATTERN | DL_FEATURE_SHORT_OF_KNOWN;
    float sum = dl_evidence_sum(r->evidence, features, DL_TYPE_PERSON, 0);
    if (sum <= m->sum) return;
    *m = (struct dl_mention){ .candidate = c, .person = person, .features = features, .sum = sum };
    m->type = DL_TYPE_PERSON;
    m->kind = (c->features & DL_FEATURE_SEVERAL_WORDS) ? DL_MENTION_FULL : DL_MENTION_SHORT;
}

static void weigh_all(struct dl_resolver *r, const struct dl_window *w)
{
    for (size_t i = 0; i < w->count; i++) {
        struct dl_mention *m = &r->readings[i];
        *m = (struct dl_mention){ .candidate = &w->candidates[i] };
        weigh(r, w, m);
        count_odd(r, m->candidate);
        if (is_full_person(r, m)) remember(r, w, m, false);
        const bool is_shown = m->candidate->rule == DL_RULE_CAPITALISED || m->candidate->rule == DL_RULE_ACRONYM;
        if (is_shown && m->sum >= WELL_KNOWN)
            dl_known_add(r->known, w->text + m->candidate->start, m->candidate->end - m->candidate->start, m->type);
    }
}

/* An acronym among small letters is no surname. */
static bool has_own_capitals(const struct dl_candidate *c)
{
    const dl_features capitals = DL_FEATURE_ACRONYM | DL_FEATURE_UNKNOWN_CAPITALS | DL_FEATURE_ALL_CAPS;
    return (c->features & capitals) == DL_FEATURE_ACRONYM;
}

static void join_all(struct dl_resolver *r, const struct dl_window *w)
{
    for (size_t i = 0; i < w->count; i++) {
        struct dl_mention *m = &r->readings[i];
        if (may_be_short(m)) look_around(r, w, i);
        if (is_full_person(r, m)) {
            remember(r, w, m, true);
            m->kind = m->sense ? DL_MENTION_DICT : DL_MENTION_FULL;
        } else if (may_be_short(m) && !has_own_capitals(m->candidate)) {
            join(r, w, m);
        }
    }
}

/* ---- overlaps ---------------------------------------------------------------------------- */

/* "After 450 BC Zarb Foods": a name that only its shape makes does not begin inside of a date. */
static bool begins_inside_date(const struct dl_candidate *name, const struct dl_candidate *date)
{
    return date->rule == DL_RULE_DATE && (name->features & DL_FEATURE_PATTERN) && date->start < name->start &&
           name->start < date->end;
}

static bool beats(const struct dl_mention *a, const struct dl_mention *b)
{
    if ((a->sum >= WELL_SUPPORTED) != (b->sum >= WELL_SUPPORTED)) return a->sum >= WELL_SUPPORTED;
    if (begins_inside_date(b->candidate, a->candidate)) return true;
    if (begins_inside_date(a->candidate, b->candidate)) return false;
    uint32_t a_len = a->candidate->end - a->candidate->start, b_len = b->candidate->end - b->candidate->start;
    if (a_len != b_len) return a_len > b_len;
    return a->sum > b->sum;
}

static bool overlap(const struct dl_candidate *a, const struct dl_candidate *b)
{
    return a->start < b->end && b->start < a->end;
}

/* Chooses among count readings that hang together and appends the winners in text order. */
static size_t choose(const struct dl_mention *cluster[], size_t count, struct dl_mention *out)
{
    const struct dl_mention *won[CLUSTER_MAX];
    size_t wins = 0;
    if (count == 1) { /* most of them */
        *out = *cluster[0];
        return 1;
    }
    for (size_t left = count; left > 0;) {
        size_t best = 0;
        for (size_t i = 1; i < left; i++)
            if (beats(cluster[i], cluster[best])) best = i;
        const struct dl_mention *m = cluster[best];
        size_t at = wins++;
        for (; at > 0 && won[at - 1]->candidate->start > m->candidate->start; at--)
            won[at] = won[at - 1];
        won[at] = m;
        size_t kept = 0;
        for (size_t i = 0; i < left; i++)
            if (!overlap(cluster[i]->candidate, m->candidate)) cluster[kept++] = cluster[i];
        left = kept;
    }
    for (size_t i = 0; i < wins; i++)
        out[i] = *won[i];
    return wins;
}

/* Is the span of m one that a dictionary denies? The denial is a candidate near i. */
static bool denied(const struct dl_window *w, const struct dl_candidate *c)
{
    size_t i = (size_t)(c - w->candidates);
    while (i > 0 && w->candidates[i - 1].start == c->start)
        i--;
    for (; i < w->count && w->candidates[i].start == c->start; i++)
        if (w->candidates[i].end == c->end && is_denied(w, &w->candidates[i])) return true;
    return false;
}

static size_t choose_all(struct dl_resolver *r, const struct dl_window *w)
{
    const struct dl_mention *cluster[CLUSTER_MAX];
    size_t in_cluster = 0, mentions = 0;
    uint32_t cluster_end = 0;
    for (size_t i = 0; i < w->count; i++) {
        const struct dl_mention *m = &r->readings[i];
        if (!(m->sum >= r->min_sum) || denied(w, m->candidate)) continue;
        if (in_cluster > 0 && (m->candidate->start >= cluster_end || in_cluster == CLUSTER_MAX)) {
            mentions += choose(cluster, in_cluster, r->mentions + mentions);
            in_cluster = 0;
            if (mentions > 0 && m->candidate->start < r->mentions[mentions - 1].candidate->end) continue;
        }
        if (in_cluster == 0 || m->candidate->end > cluster_end) cluster_end = m->candidate->end;
        cluster[in_cluster++] = m;
    }
    return mentions + choose(cluster, in_cluster, r->mentions + mentions);
}

const struct dl_mention *dl_resolver_readings(const struct dl_resolver *r)
{
    return r->readings;
}

dateline_status dl_resolver_run(struct dl_resolver *r, const struct dl_window *w, const struct dl_mention **mentions,
                                size_t *count)
{
    struct dl_mention *readings = dl_reserve(r->readings, &r->reading_capacity, w->count, sizeof *readings);
    if (!readings) return DATELINE_ENOMEM;
    r->readings = readings;
    struct dl_mention *winners = dl_reserve(r->mentions, &r->mention_capacity, w->count, sizeof *winners);
    if (!winners) return DATELINE_ENOMEM;
    r->mentions = winners;
    weigh_all(r, w);
    join_all(r, w);
    *count = choose_all(r, w);
    dl_lands_settle(w, r->dict, r->mentions, *count);
    *mentions = r->mentions;
    return DATELINE_OK;
}
