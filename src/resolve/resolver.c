/* resolver.c: four walks over the candidates of a window.
 *
 *     1. weigh   every reading of every candidate; the best stays. Full names are remembered.
 *     2. join    a lone surname may mean one of them: one more reading
 *     3. choose  among candidates that overlap (choose.h)
 *     4. settle  places that have their land behind them (lands.h), what every nation has (nations.h)
 */
#include "resolve/resolver.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gazetteer/dict.h"
#include "memory.h"
#include "resolve/choose.h"
#include "resolve/known.h"
#include "resolve/lands.h"
#include "resolve/lists.h"
#include "resolve/nations.h"
#include "resolve/shorts.h"
#include "resolve/sport.h"
#include "text/word.h"

/* A name without a dictionary or shape whose own words give it this sum tells what its other mentions are. */
#define WELL_KNOWN 0.5F
/* An entry that weighs so little, in tenths, is meant only where its land is named: see lands.h. */
#define WEIGHT_NAMESAKE 1

/* A company of so much weight, in tenths, is known to everybody. */
#define WEIGHT_FIRM 50

struct dl_resolver {
    const dateline_dict *dict;
    const struct dl_evidence *evidence;
    struct dl_persons *persons;
    struct dl_known *known;
    float min_sum;
    int year; /* of the document; DL_GAZ_YEAR_MAX when nobody said it */
    uint64_t word_types;
    uint64_t odd_count, weighed_count; /* candidates of the document so far */
    struct dl_sport sport;
    struct dl_mention *readings; /* of every candidate */
    size_t reading_capacity;
    struct dl_mention **mentions; /* the winners */
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
    r->sport = (struct dl_sport){ 0 };
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
    for (size_t i = 0; (sense->flags & FLAGS_WITH_FEATURES) && i < sizeof flag_features / sizeof *flag_features; i++)
        if (sense->flags & flag_features[i].flag) features |= UINT64_C(1) << flag_features[i].feature;
    const bool acts = (features & (DL_FEATURE_PERSON_WORD_AFTER | DL_FEATURE_ALL_CAPS)) == DL_FEATURE_PERSON_WORD_AFTER;
    if ((features & DL_FEATURE_COMMON_WORD) && (features & (DL_FEATURE_SENTENCE_START | DL_FEATURE_ALL_CAPS)) && !acts)
        features |= DL_FEATURE_COMMON_AT_START;
    if (features & TRIGGERS) features &= ~DL_FEATURE_NEEDS_TRIGGER;
    if (features & (DL_FEATURE_THE_BEFORE | DL_FEATURE_AGENCY_NOUN_AFTER)) features &= ~DL_FEATURE_WANTS_THE;
    return features;
}

/* Is the sense a mention, not a part of a name or a word that helps to find one? */
static bool is_mention(const struct dl_resolver *r, const struct dl_sense *sense)
{
    if (!sense->is_name) return false;
    bool helper = sense->type >= DL_TYPE_TITLE && sense->type < DL_TYPE_USER;
    return !helper || (r->word_types >> sense->type & 1);
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
        if (m->sense && sense->weight <= WEIGHT_NAMESAKE) continue;
        if (r->year != DL_GAZ_YEAR_MAX && c->senses > 1 && !was_there(r, sense)) continue;
        dl_features features = dl_sense_features(c, sense) | m->around;
        float weight = (float)sense->weight / 10;
        float sum = dl_evidence_sum(r->evidence, features, sense->type, weight);
        bool wins = sum > m->sum || (sum == m->sum && m->sense && sense->layer > m->sense->layer);
        if (!wins) continue;
        m->sense = sense;
        m->features = features;
        m->sum = sum;
        m->weight = weight;
        m->type = sense->type;
    }
    if (m->sense) dl_sport_read_as_team(r->evidence, m);
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

/* May the candidate be the short form of a name? */
static bool may_be_short(const struct dl_mention *m)
{
    const struct dl_candidate *c = m->candidate;
    if (c->rule == DL_RULE_CAPITALISED || c->rule == DL_RULE_TITLE_NAME) return true;
    if (c->rule == DL_RULE_ACRONYM) return (c->features & DL_FEATURE_ACRONYM) != 0;
    return c->rule == DL_RULE_GAZETTEER && (c->features & DL_FEATURE_SEVERAL_WORDS) == 0;
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

/* "Quellby Nessick", of whom nothing is known: a person when the document shows that Nessick is one. */
static dl_features known_by_surname(const struct dl_resolver *r, const struct dl_window *w,
                                    const struct dl_candidate *c)
{
    const uint32_t start = c->start + dl_name_last_word(w->text + c->start, c->end - c->start);
    return dl_known_find(r->known, dl_word_hash(w->text + start, c->end - start)) & DL_FEATURE_KNOWN_PERSON;
}

/* Weighs a single name again with what the rest of the document says. */
static void look_around(struct dl_resolver *r, const struct dl_window *w, size_t i)
{
    struct dl_mention *m = &r->readings[i];
    const struct dl_candidate *c = m->candidate;
    m->around = dl_list_features(w, r->readings, r->min_sum, i);
    if ((c->features & (ODD | DL_FEATURE_LONE)) && is_technical(r)) m->around |= DL_FEATURE_TECHNICAL;
    if (c->rule == DL_RULE_CAPITALISED) m->around |= dl_known_find(r->known, c->key);
    if (c->type == DL_TYPE_ANY_NAME && (c->features & DL_FEATURE_SEVERAL_WORDS)) m->around |= known_by_surname(r, w, c);
    if (m->around != 0) weigh(r, w, m);
}

/* Memory takes about so long to answer, in candidates. */
#define AHEAD 8u

/* An acronym among small letters is no surname. */
static bool has_own_capitals(const struct dl_candidate *c)
{
    const dl_features capitals = DL_FEATURE_ACRONYM | DL_FEATURE_UNKNOWN_CAPITALS | DL_FEATURE_ALL_CAPS;
    return (c->features & capitals) == DL_FEATURE_ACRONYM;
}

/* Is it the name of a country, and in no list of surnames? */
static bool names_country(const struct dl_window *w, const struct dl_candidate *c)
{
    bool is_country = false, is_surname = false;
    for (unsigned i = 0; i < c->senses; i++) {
        const struct dl_sense *sense = &w->senses[c->item + i];
        is_country |= sense->role == DL_GAZ_ROLE_COUNTRY;
        is_surname |= sense->type == DL_TYPE_PERSON && (sense->flags & DL_GAZ_SURNAME);
    }
    return is_country && !is_surname;
}

/* Is it the name of a firm that everybody knows: "Ford"? The dictionary's reading stands beside the one of its shape.
 */
static bool names_firm(const struct dl_window *w, const struct dl_candidate *c)
{
    const struct dl_candidate *end = w->candidates + w->count;
    const struct dl_candidate *other = c > w->candidates && c[-1].start == c->start ? c - 1 : c;
    for (; other < end && other->start == c->start; other++)
        for (const struct dl_sense *s = w->senses + other->item; s < w->senses + other->item + other->senses; s++)
            if (other->end == c->end && s->role == DL_GAZ_ROLE_COMPANY && s->weight >= WEIGHT_FIRM) return true;
    return false;
}

/* Gives the candidate the reading "the person whose surname this is", if that is a better one. A country is none of a
 * person whom the dictionary has not: "Santiago Spain's harbour", and then "Spain". */
static void join(struct dl_resolver *r, const struct dl_window *w, struct dl_mention *m)
{
    const struct dl_candidate *c = m->candidate;
    const struct dl_person *person = dl_persons_find(r->persons, c->key);
    if (!person || (c->features & DL_FEATURE_DATELINE)) return;
    const dl_features speaks = DL_FEATURE_PERSON_WORD_AFTER | DL_FEATURE_PERSON_WORD_BEFORE | DL_FEATURE_PERSON_APPOSED;
    const bool is_bare = c->title_start == c->title_end && (c->features & speaks) == 0;
    if (person->type == DL_TYPE_PERSON && !person->entry && is_bare && (names_country(w, c) || names_firm(w, c)))
        return;
    const bool is_word = c->rule == DL_RULE_GAZETTEER || (c->features & DL_FEATURE_COMMON_WORD);
    if (person->type == DL_TYPE_PERSON ? has_own_capitals(c) : is_word) return;
    dl_features features =
        ((c->features | m->around) & ~DL_FEATURE_DICTIONARY) | DL_FEATURE_PATTERN | DL_FEATURE_SHORT_OF_KNOWN;
    float sum = dl_evidence_sum(r->evidence, features, person->type, 0);
    if (sum <= m->sum) return;
    *m = (struct dl_mention){ .candidate = c, .person = person, .features = features, .sum = sum };
    m->type = person->type;
    m->kind = (c->features & DL_FEATURE_SEVERAL_WORDS) ? DL_MENTION_FULL : DL_MENTION_SHORT;
}

/* What the short forms are taken from. */
static struct dl_shorts shorts_of(const struct dl_resolver *r, const struct dl_window *w)
{
    return (struct dl_shorts){
        .persons = r->persons, .dict = r->dict, .window = w, .readings = r->readings, .min_sum = r->min_sum
    };
}

/* Do the words beside the candidate show what all of its name are? */
static bool is_shown(const struct dl_candidate *c)
{
    if (c->rule == DL_RULE_TITLE_NAME) return (c->features & DL_FEATURE_SEVERAL_WORDS) == 0;
    return (c->rule == DL_RULE_CAPITALISED && !(c->signs & DL_SIGN_SEAT)) || c->rule == DL_RULE_ACRONYM;
}

/* Weighs every candidate, then remembers the names in full. The winners are not chosen yet: their place takes these. */
static void weigh_all(struct dl_resolver *r, const struct dl_window *w)
{
    size_t full = 0;
    for (size_t i = 0; i < w->count; i++) {
        struct dl_mention *m = &r->readings[i];
        if (i + AHEAD < w->count) __builtin_prefetch(&w->senses[w->candidates[i + AHEAD].item]);
        *m = (struct dl_mention){ .candidate = &w->candidates[i] };
        weigh(r, w, m);
        count_odd(r, m->candidate);
        dl_sport_count(&r->sport, m, r->min_sum);
        const bool is_agency = m->type == DL_TYPE_AGENCY && (m->features & DL_FEATURE_SEVERAL_WORDS);
        if (is_agency || is_full_person(r, m)) r->mentions[full++] = m;
        if (is_shown(m->candidate) && m->sum >= WELL_KNOWN) dl_known_add(r->known, m->candidate->key, m->type);
    }
    const struct dl_shorts shorts = shorts_of(r, w);
    for (size_t k = 0; k < full; k++) {
        const size_t i = (size_t)(r->mentions[k] - r->readings);
        if (r->mentions[k]->type == DL_TYPE_AGENCY)
            dl_shorts_add_agency(&shorts, i);
        else if (!dl_choose_has_rival(w, r->readings, i))
            dl_shorts_add_person(&shorts, r->mentions[k], false);
    }
}

static void join_all(struct dl_resolver *r, const struct dl_window *w)
{
    const struct dl_shorts shorts = shorts_of(r, w);
    const bool is_sport = dl_sport_is_report(&r->sport);
    for (size_t i = 0; i < w->count; i++) {
        struct dl_mention *m = &r->readings[i];
        if (i + AHEAD < w->count) {
            dl_persons_call(r->persons, w->candidates[i + AHEAD].key);
            dl_known_call(r->known, w->candidates[i + AHEAD].key);
        }
        if (may_be_short(m)) look_around(r, w, i);
        if (is_sport && dl_sport_may_be_team(m)) {
            m->around |= DL_FEATURE_SPORT;
            weigh(r, w, m);
        }
        if (is_full_person(r, m)) {
            if (!dl_choose_has_rival(w, r->readings, i)) dl_shorts_add_person(&shorts, m, true);
            m->kind = m->sense ? DL_MENTION_DICT : DL_MENTION_FULL;
        } else if (may_be_short(m)) {
            join(r, w, m);
        }
    }
}

const struct dl_mention *dl_resolver_readings(const struct dl_resolver *r)
{
    return r->readings;
}

dateline_status dl_resolver_run(struct dl_resolver *r, const struct dl_window *w, struct dl_mention *const **mentions,
                                size_t *count)
{
    struct dl_mention *readings = dl_reserve(r->readings, &r->reading_capacity, w->count, sizeof *readings);
    if (!readings) return DATELINE_ENOMEM;
    r->readings = readings;
    struct dl_mention **winners = dl_reserve(r->mentions, &r->mention_capacity, w->count, sizeof *winners);
    if (!winners) return DATELINE_ENOMEM;
    r->mentions = winners;
    weigh_all(r, w);
    join_all(r, w);
    *count = dl_choose_all(w, r->readings, r->min_sum, r->mentions);
    dl_lands_settle(w, r->dict, r->mentions, *count);
    dl_nations_settle(w, r->dict, r->mentions, *count);
    *mentions = r->mentions;
    return DATELINE_OK;
}
