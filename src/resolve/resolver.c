/* resolver.c: four walks over the candidates of a window.
 *
 *     1. weigh   every reading of every candidate; the best stays (weigh.h). Full names are remembered.
 *     2. join    a lone surname may mean one of them: one more reading (join.h)
 *     3. choose  among candidates that overlap (choose.h)
 *     4. settle  places that have their land behind them (lands.h), what every nation has (nations.h)
 */
#include "resolve/resolver.h"

#include <math.h>
#include <stdlib.h>

#include "memory.h"
#include "resolve/choose.h"
#include "resolve/join.h"
#include "resolve/lands.h"
#include "resolve/lists.h"
#include "resolve/nations.h"
#include "resolve/nested.h"
#include "resolve/shorts.h"
#include "text/ascii.h"
#include "text/word.h"

/* A name without a dictionary or shape whose own words give it this sum tells what its other mentions are. */
#define WELL_KNOWN 0.5F

dateline_status dl_resolver_new(struct dl_resolver **out, const dateline_dict *dict, const struct dl_evidence *evidence,
                                double min_score, uint64_t word_types)
{
    struct dl_resolver *r = *out = calloc(1, sizeof *r);
    if (!r) return DATELINE_ENOMEM;
    r->dict = dict;
    r->evidence = evidence;
    r->min_sum = dl_evidence_sum_of(min_score);
    r->mention_types = ~DL_HELPER_TYPES | word_types;
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
    free(r->inner);
    free(r->nested);
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
    r->has_headlines = false;
    r->sport = (struct dl_sport){ 0 };
    dl_persons_reset(r->persons);
    dl_known_reset(r->known);
}

static void count_odd(struct dl_resolver *r, const struct dl_candidate *c)
{
    r->weighed_count++;
    r->odd_count += c->rule == DL_RULE_CAPITALISED && (c->features & DL_ODD_FEATURES) != 0;
}

/* Weighs a single name again with what the rest of the document says. */
static inline void look_around(struct dl_resolver *r, const struct dl_window *w, size_t i)
{
    struct dl_mention *m = &r->readings[i];
    const bool is_listed = (m->candidate->signs & (DL_SIGN_LIST_BEFORE | DL_SIGN_LIST_AFTER)) != 0;
    if (is_listed) m->around = dl_list_features(w, r->readings, r->min_sum, i);
    m->around |= dl_join_features(r, w, m->candidate);
    if (m->around != 0) dl_weigh(r, w, m);
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

/* Is it an organisation or place by the shape of its name? */
static bool is_shaped(const struct dl_candidate *c)
{
    return c->rule == DL_RULE_HEAD || c->rule == DL_RULE_TEAM || c->rule == DL_RULE_NATION_AGENCY;
}

static uint32_t first_word(const struct dl_window *w, const struct dl_candidate *c)
{
    uint32_t len = 0;
    while (len < c->end - c->start && !dl_is_blank(w->text[c->start + len]))
        len++;
    return len;
}

/* Does the key mean a person of the document? */
static bool is_person(const struct dl_resolver *r, uint64_t key)
{
    const struct dl_person *person = dl_persons_find(r->persons, key);
    return (person && person->type == DL_TYPE_PERSON) || (dl_known_find(r->known, key) & DL_FEATURE_KNOWN_PERSON);
}

/* A name of a headline that is none by its shape but for what the text says. */
static bool is_unfounded(const struct dl_resolver *r, const struct dl_window *w, const struct dl_mention *m)
{
    const struct dl_candidate *c = m->candidate;
    if (!(c->signs & DL_SIGN_HEADLINE) || m->person || dl_persons_find(r->persons, c->key)) return false;
    if (m->type == DL_TYPE_PERSON && !(c->signs & DL_SIGN_WORD_LAST)) /* "Zarb Denounces", of Anna Zarb */
        return is_person(r, dl_word_hash(w->text + c->start, first_word(w, c)));
    const dl_features known = dl_known_find(r->known, c->key);
    return !(known & (DL_FEATURE_KNOWN_PERSON | DL_FEATURE_KNOWN_PLACE | DL_FEATURE_KNOWN_AGENCY));
}

/* Nothing speaks for or against a date but that it is one, and no name has to do with it. */
static inline void weigh_date(struct dl_resolver *r, struct dl_mention *m)
{
    r->weighed_count++;
    m->kind = DL_MENTION_RULE;
    m->type = m->candidate->type;
    m->features = m->candidate->features;
    m->sum = dl_evidence_sum(r->evidence, m->features, m->type, 0);
    r->sport.names += m->sum >= r->min_sum;
}

/* Weighs every candidate, then remembers the names in full. The winners are not chosen yet: their place takes these. */
static void weigh_all(struct dl_resolver *r, const struct dl_window *w)
{
    size_t full = 0;
    for (size_t i = 0; i < w->count; i++) {
        struct dl_mention *m = &r->readings[i];
        *m = (struct dl_mention){ .candidate = &w->candidates[i] };
        if (m->candidate->rule == DL_RULE_DATE) {
            weigh_date(r, m);
            continue;
        }
        dl_weigh(r, w, m);
        count_odd(r, m->candidate);
        dl_sport_count(&r->sport, m, r->min_sum);
        const bool is_agency = m->type == DL_TYPE_AGENCY && (m->features & DL_FEATURE_SEVERAL_WORDS) &&
                               m->candidate->rule != DL_RULE_CAPITALISED;
        if (m->candidate->signs & DL_SIGN_HEADLINE) {
            r->has_headlines = true;
            continue;
        }
        if (is_agency || dl_join_is_full(r, m)) r->mentions[full++] = m;
        const bool is_founded = r->has_headlines && is_shaped(m->candidate) && m->sum >= r->min_sum;
        if (is_founded || (is_shown(m->candidate) && m->sum >= WELL_KNOWN))
            dl_known_add(r->known, m->candidate->key, m->type);
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
        if (w->candidates[i].rule == DL_RULE_DATE) continue;
        const bool may_be_short = dl_join_may_be_short(&w->candidates[i]);
        if (may_be_short) look_around(r, w, i);
        if (is_sport && dl_sport_may_be_team(m)) {
            m->around |= DL_FEATURE_SPORT;
            dl_weigh(r, w, m);
        }
        if (is_unfounded(r, w, m)) {
            m->sum = -INFINITY;
        } else if (dl_join_is_full(r, m)) {
            if (!dl_choose_has_rival(w, r->readings, i)) dl_shorts_add_person(&shorts, m, true);
            m->kind = m->sense ? DL_MENTION_DICT : DL_MENTION_FULL;
        } else if (may_be_short) {
            dl_join(r, w, m);
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

dateline_status dl_resolver_nest(struct dl_resolver *r, const struct dl_window *w, const struct dl_window *inside,
                                 struct dl_mention *const **mentions, size_t *count)
{
    dateline_status status = dl_nested_add(r, w, inside, count);
    *mentions = r->nested;
    return status;
}
