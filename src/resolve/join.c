/* join.c: a lone surname may mean a person whom the document names in full. */
#include "resolve/join.h"

#include <string.h>

#include "gazetteer/dict.h"
#include "text/word.h"

/* A company of so much weight, in tenths, is known to everybody. */
#define WEIGHT_FIRM 50
/* A text of so many odd words, and so many among its candidates, is a program, a log or a manual. */
#define TECHNICAL_MIN 16u
#define TECHNICAL_SHARE 4u

bool dl_join_is_full(const struct dl_resolver *r, const struct dl_mention *m)
{
    return m->type == DL_TYPE_PERSON && m->sum >= r->min_sum && m->candidate->rule != DL_RULE_CAPITALISED &&
           (m->sense || (m->features & DL_FEATURE_SEVERAL_WORDS));
}

bool dl_join_may_be_short(const struct dl_candidate *c)
{
    if (c->rule == DL_RULE_CAPITALISED || c->rule == DL_RULE_TITLE_NAME) return true;
    if (c->rule == DL_RULE_ACRONYM) return (c->features & DL_FEATURE_ACRONYM) != 0;
    return c->rule == DL_RULE_GAZETTEER && (c->features & DL_FEATURE_SEVERAL_WORDS) == 0;
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

dl_features dl_join_some_features(const struct dl_resolver *r, const struct dl_window *w, const struct dl_candidate *c)
{
    dl_features features = 0;
    if ((c->features & (DL_ODD_FEATURES | DL_FEATURE_LONE)) && is_technical(r)) features |= DL_FEATURE_TECHNICAL;
    if (c->rule == DL_RULE_CAPITALISED) features |= dl_known_find(r->known, c->key);
    if (c->type == DL_TYPE_ANY_NAME && (c->features & DL_FEATURE_SEVERAL_WORDS)) features |= known_by_surname(r, w, c);
    return features;
}

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

/* The candidate's sense that has the agency's canonical name: "Ford", where the text has Ford Motor Co; NULL: none. */
static const struct dl_sense *sense_of(const struct dl_resolver *r, const struct dl_window *w,
                                       const struct dl_candidate *c, const struct dl_person *agency)
{
    for (unsigned i = 0; agency->entry && i < c->senses; i++) {
        const struct dl_sense *sense = &w->senses[c->item + i];
        if (sense->type != DL_TYPE_AGENCY) continue;
        const dateline_span name = dl_sense_canonical(r->dict, sense);
        if (name.len == agency->value.len && memcmp(name.ptr, agency->value.ptr, name.len) == 0) return sense;
    }
    return NULL;
}

/* Is it the name of a place or of an agency that is no firm in the dictionary, whose reading stands beside the one of
 * its shape? */
static bool names_other(const struct dl_window *w, const struct dl_candidate *c)
{
    const struct dl_candidate *end = w->candidates + w->count;
    const struct dl_candidate *other = c > w->candidates && c[-1].start == c->start ? c - 1 : c;
    for (; other < end && other->start == c->start; other++)
        for (const struct dl_sense *s = w->senses + other->item; s < w->senses + other->item + other->senses; s++)
            if (other->end == c->end && !(s->flags & DL_GAZ_TRIGGER) && s->role != DL_GAZ_ROLE_COMPANY &&
                (s->type == DL_TYPE_PLACE || s->type == DL_TYPE_AGENCY))
                return true;
    return false;
}

/* "Federal Deposit Insurance Corp (FDIC)": does the dictionary's name of the acronym begin with the words of the text's
 * long form, which no dictionary has? Two words of it, for "International" begins many. */
static bool is_spelling(const struct dl_resolver *r, const struct dl_mention *m, const struct dl_person *agency)
{
    enum { WORDS = 2 };
    if (agency->entry || !m->sense) return false;
    const dateline_span name = dl_sense_canonical(r->dict, m->sense);
    unsigned words = 0;
    for (size_t i = 0; i < name.len && i < agency->value.len && name.ptr[i] == agency->value.ptr[i]; i++)
        words += name.ptr[i] == ' ';
    return words >= WORDS;
}

/* A name that the document has given an agency is no surname of somebody whom it does not name. */
static void join_agency(const struct dl_resolver *r, const struct dl_window *w, struct dl_mention *m,
                        const struct dl_person *agency)
{
    const struct dl_candidate *c = m->candidate;
    const bool is_named = m->sense && m->sense->type == DL_TYPE_AGENCY;
    const bool is_titled = (c->features & DL_FEATURE_TITLE_BEFORE) != 0;
    const struct dl_sense *sense = c->rule == DL_RULE_GAZETTEER ? sense_of(r, w, c, agency) : NULL;
    const dl_features words = c->rule == DL_RULE_GAZETTEER ? DL_FEATURE_COMMON_WORD : c->features;
    if (!agency->is_strong && names_other(w, c)) return;
    if (is_titled || (is_named && sense == m->sense && m->sum >= r->min_sum) || (is_named && is_spelling(r, m, agency)))
        return;
    if (!agency->is_strong && !sense && (words & DL_FEATURE_COMMON_WORD)) return;
    dl_features features =
        ((c->features | m->around) & ~DL_FEATURE_DICTIONARY) | DL_FEATURE_PATTERN | DL_FEATURE_SHORT_OF_KNOWN;
    const bool is_guess =
        m->type == DL_TYPE_PERSON && m->sum >= r->min_sum && (agency->is_strong || !(features & DL_FEATURE_GIVEN_NAME));
    if (is_guess || sense) features &= ~(DL_FEATURE_SURNAME | DL_FEATURE_GIVEN_NAME | DL_FEATURE_PERSON_WORD_AFTER);
    const float sum = dl_evidence_sum(r->evidence, features, DL_TYPE_AGENCY, 0);
    const bool is_defined = is_named && agency->is_acronym;
    if (is_named && !is_defined) { /* the dictionary knows it best */
        if (agency->is_strong && sum > m->sum) m->sum = sum;
        return;
    }
    if (!is_guess && !sense && !is_defined && (agency->is_strong ? sum < m->sum : sum <= m->sum)) return;
    *m = (struct dl_mention){ .candidate = c, .person = agency, .features = features, .sum = sum };
    m->type = DL_TYPE_AGENCY;
    m->kind = DL_MENTION_SHORT;
}

/* Gives the candidate the reading "this person, whose surname it is", if that is a better one. A country is none of a
 * person whom the dictionary has not: "Santiago Spain's harbour", and then "Spain". */
void dl_join_person(const struct dl_resolver *r, const struct dl_window *w, struct dl_mention *m,
                    const struct dl_person *person)
{
    const struct dl_candidate *c = m->candidate;
    if (person->type == DL_TYPE_AGENCY) {
        join_agency(r, w, m, person);
        return;
    }
    const dl_features speaks = DL_FEATURE_PERSON_WORD_AFTER | DL_FEATURE_PERSON_WORD_BEFORE | DL_FEATURE_PERSON_APPOSED;
    const bool is_bare = c->title_start == c->title_end && (c->features & speaks) == 0;
    if (person->type == DL_TYPE_PERSON && !person->entry && is_bare && (names_country(w, c) || names_firm(w, c)))
        return;
    if (has_own_capitals(c)) return;
    dl_features features =
        ((c->features | m->around) & ~DL_FEATURE_DICTIONARY) | DL_FEATURE_PATTERN | DL_FEATURE_SHORT_OF_KNOWN;
    float sum = dl_evidence_sum(r->evidence, features, DL_TYPE_PERSON, 0);
    if (sum <= m->sum) return;
    *m = (struct dl_mention){ .candidate = c, .person = person, .features = features, .sum = sum };
    m->type = person->type;
    m->kind = (c->features & DL_FEATURE_SEVERAL_WORDS) ? DL_MENTION_FULL : DL_MENTION_SHORT;
}
