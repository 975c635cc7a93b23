/* sport.h: reports of sports, in which a city is its team. Private to resolve/. */
#ifndef DL_RESOLVE_SPORT_H
#define DL_RESOLVE_SPORT_H

#include "resolve/resolver.h"

/* What a document has of sports so far. */
struct dl_sport {
    uint64_t signs; /* teams, players, and words of the game beside a name */
    uint64_t names; /* of all kinds */
};

/* Takes note of a reading; one scored below min_sum is none. */
void dl_sport_count(struct dl_sport *sport, const struct dl_mention *reading, float min_sum);

/* Is the document a report of sports? */
bool dl_sport_is_report(const struct dl_sport *sport);

/* May the name of this place mean its team: "Boston scored", not "in Boston"? */
bool dl_sport_may_be_team(const struct dl_mention *reading);

/* "They beat Boston": the team of a city, not the city. A country stays what it is. */
void dl_sport_read_as_team(const struct dl_evidence *evidence, struct dl_mention *reading);

#endif
