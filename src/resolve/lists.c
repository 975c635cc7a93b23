/* lists.c: the readings of the candidates that end right before a comma or "and", or begin behind one. */
#include "resolve/lists.h"

#include <string.h>

/* So many bytes may stand between two. */
#define GAP_MAX 8u

/* So many candidates to either side are looked at. */
#define NEIGHBOURS_MAX 4

/* Bytes of one blank or line end. */
static uint32_t blank_length(const unsigned char *p)
{
    return *p == ' ' || *p == '\n' ? 1 : *p == '\r' && p[1] == '\n' ? 2 : 0;
}

/* Does ", " or "and" stand between two mentions, and nothing else? */
static bool is_list(const unsigned char *text, uint32_t from, uint32_t to)
{
    if (to <= from || to - from > GAP_MAX) return false;
    const unsigned char *p = text + from, *end = text + to;
    const bool comma = *p == ',';
    p += comma;
    p += blank_length(p);
    if (p == end) return comma;
    return end - p >= 4 && memcmp(p, "and", 3) == 0 && p + 3 + blank_length(p + 3) == end;
}

static dl_features list_feature(const struct dl_mention *m, float min_sum)
{
    if (!(m->sum >= min_sum)) return 0;
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
    return m->sense->role == DL_GAZ_ROLE_COUNTRY || m->sense->role == DL_GAZ_ROLE_STATE;
}

/* "Joe Zarb of Newton": where a person is from, whose name is whole. */
static bool is_home_of(const unsigned char *text, const struct dl_mention *person, float min_sum, uint32_t start)
{
    const uint32_t end = person->candidate->end;
    return start == end + 4 && memcmp(text + end, " of ", 4) == 0 && person->type == DL_TYPE_PERSON &&
           person->sum >= min_sum && (person->features & DL_FEATURE_SEVERAL_WORDS);
}

dl_features dl_list_features(const struct dl_window *w, const struct dl_mention *readings, float min_sum, size_t i)
{
    const struct dl_candidate *c = w->candidates;
    const bool may_be_home = c[i].senses > 0 || !(c[i].features & DL_FEATURE_SEVERAL_WORDS);
    dl_features features = 0;
    for (size_t k = i, n = 0; (c[i].signs & DL_SIGN_LIST_BEFORE) && k-- > 0 && n < NEIGHBOURS_MAX; n++) {
        if (is_list(w->text, c[k].end, c[i].start) && !(c[i].senses == 0 && ends_address(&readings[k])))
            features |= list_feature(&readings[k], min_sum);
        if (may_be_home && is_home_of(w->text, &readings[k], min_sum, c[i].start))
            features |= DL_FEATURE_TRAVEL_BEFORE | DL_FEATURE_WAY_WORD_BEFORE;
    }
    if (!(c[i].signs & DL_SIGN_LIST_AFTER)) return features;
    for (size_t k = i + 1, n = 0; k < w->count && n < NEIGHBOURS_MAX && c[k].start <= c[i].end + GAP_MAX; k++, n++)
        if (is_list(w->text, c[i].end, c[k].start)) features |= list_feature(&readings[k], min_sum);
    return features;
}
