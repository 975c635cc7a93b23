/* sport.c: a document is a report of sports when enough of its names are of teams and players.
 *
 *     Arsenal 2 Leeds 1     They beat Boston     goalkeeper     Juventus     Lionel Messi
 *     team                  verb                 player         team         player
 */
#include "resolve/sport.h"

#include "gazetteer/gaz.h"

/* So many signs, and one among so many names. */
enum { SIGNS_MIN = 4, SIGNS_SHARE = 4 };

void dl_sport_count(struct dl_sport *s, const struct dl_mention *m, float min_sum)
{
    if (m->sum < min_sum) return;
    s->names++;
    s->signs += (m->sense != NULL && m->sense->role == DL_GAZ_ROLE_SPORTS) || (m->features & DL_FEATURE_SPORT);
}

bool dl_sport_is_report(const struct dl_sport *s)
{
    return s->signs >= SIGNS_MIN && s->signs >= s->names / SIGNS_SHARE;
}

/* What shows that the place itself is meant. */
#define PLACE_SHOWN                                                                                                    \
    (DL_FEATURE_PLACE_WORD_BEFORE | DL_FEATURE_TRAVEL_BEFORE | DL_FEATURE_COMMA_PLACE_BEFORE |                         \
     DL_FEATURE_COMMA_NAME_BEFORE | DL_FEATURE_COMMA_PLACE_AFTER | DL_FEATURE_PLACE_NOUN_BEFORE |                      \
     DL_FEATURE_PLACE_NOUN_AFTER | DL_FEATURE_PLACE_OF | DL_FEATURE_PLACE_APPOSED | DL_FEATURE_DATELINE)

bool dl_sport_may_be_team(const struct dl_mention *m)
{
    if (m->type != DL_TYPE_PLACE || m->sense == NULL || (m->features & PLACE_SHOWN)) return false;
    const unsigned role = m->sense->role;
    return role == DL_GAZ_ROLE_CITY || role == DL_GAZ_ROLE_DISTRICT || role == DL_GAZ_ROLE_STATE;
}

void dl_sport_read_as_team(const struct dl_evidence *evidence, struct dl_mention *m)
{
    if (m->type != DL_TYPE_PLACE || !(m->features & DL_FEATURE_SPORT)) return;
    if (m->sense->role == DL_GAZ_ROLE_COUNTRY || m->sense->role == DL_GAZ_ROLE_REGION) return; /* Wales */
    m->sum = dl_evidence_sum(evidence, m->features, DL_TYPE_AGENCY, m->weight);
    m->type = DL_TYPE_AGENCY;
    m->sense = NULL;
    m->kind = DL_MENTION_RULE;
}
