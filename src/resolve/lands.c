/* lands.c: a place and its land are read together.
 *
 *     Athens, Georgia      Athens: GR, US-GA, US-OH ...       Georgia: GE, US-GA
 *
 * No entry says in which state it lies, but it has the state's country and lies near its middle. Of several, the
 * nearest is meant; in a country, the one that weighs most. In a list ("Paris, Texas and Rome") a comma says nothing,
 * and the likeliest entries stay.
 */
#include "resolve/lands.h"

#include <math.h>
#include <string.h>

#include "gazetteer/dict.h"
#include "text/ascii.h"

/* A place of a state lies within so many degrees of its middle (Texas, but not Alaska) ... */
#define DEGREES_NEAR 8.0F
/* ... and one so far away lies in another land, whatever borders there were. */
#define DEGREES_FAR 30.0F

static const struct dl_details *details_of(const dateline_dict *dict, const struct dl_sense *sense)
{
    return dl_gaz_details(&dl_dict_layer(dict, sense->layer)->gaz, sense->entry);
}

/* Degrees between two places, roughly; not a number when one is nowhere, which is neither near nor far. */
static float distance(const dateline_dict *dict, const struct dl_sense *x, const struct dl_sense *y)
{
    const struct dl_details *a = details_of(dict, x), *b = details_of(dict, y);
    float lat = a->lat - b->lat, lon = fabsf(a->lon - b->lon);
    if (lon > 180) lon = 360 - lon;
    lon *= cosf((a->lat + b->lat) / 2 * 3.14159265F / 180);
    return sqrtf(lat * lat + lon * lon);
}

static bool is_land(const struct dl_sense *s)
{
    return s->role == DL_GAZ_ROLE_COUNTRY || (s->role >= DL_GAZ_ROLE_STATE && s->role <= DL_GAZ_ROLE_DISTRICT);
}

static bool same_country(const dateline_dict *dict, const struct dl_sense *a, const struct dl_sense *b)
{
    dateline_span x = dl_gaz_string(&dl_dict_layer(dict, a->layer)->gaz, a->entry->country);
    dateline_span y = dl_gaz_string(&dl_dict_layer(dict, b->layer)->gaz, b->entry->country);
    return x.len > 0 && x.len == y.len && memcmp(x.ptr, y.ptr, x.len) == 0;
}

/* Says the canonical name of the place in which state it lies: "Lebanon, New Hampshire"? *same: in this one. */
static bool names_state(const dateline_dict *dict, const struct dl_sense *place, const struct dl_sense *land,
                        bool *same)
{
    const dateline_span name = dl_sense_canonical(dict, place), state = dl_sense_canonical(dict, land);
    const char *comma = name.len > 0 ? memchr(name.ptr, ',', name.len) : NULL;
    if (land->role != DL_GAZ_ROLE_STATE || !comma) return false;
    const size_t len = name.len - (size_t)(comma - name.ptr);
    *same = len == state.len + 2 && memcmp(comma + 2, state.ptr, state.len) == 0;
    return true;
}

/* Does the place lie in the land? */
static bool lies_in(const dateline_dict *dict, const struct dl_sense *place, const struct dl_sense *land)
{
    if (place->type != DL_TYPE_PLACE || place->entry == land->entry || !same_country(dict, place, land)) return false;
    bool same;
    if (land->role == DL_GAZ_ROLE_COUNTRY) return true;
    if (names_state(dict, place, land, &same)) return same;
    return distance(dict, place, land) <= DEGREES_NEAR;
}

/* Is a better than b as a place of the land? */
static bool better(const dateline_dict *dict, const struct dl_sense *land, const struct dl_sense *a,
                   const struct dl_sense *b)
{
    if (land->role == DL_GAZ_ROLE_COUNTRY) return a->weight > b->weight;
    return distance(dict, a, land) < distance(dict, b, land);
}

/* The senses of a mention, which has one. */
static const struct dl_sense *senses_of(const struct dl_window *w, const struct dl_mention *m)
{
    return w->senses + m->candidate->item;
}

/* The best sense of the mention that lies in the land; NULL when none does. */
static const struct dl_sense *best_in(const struct dl_window *w, const dateline_dict *dict, const struct dl_mention *m,
                                      const struct dl_sense *land)
{
    const struct dl_sense *senses = senses_of(w, m), *best = NULL;
    if (land->type != DL_TYPE_PLACE || !is_land(land)) return NULL;
    for (unsigned i = 0; i < m->candidate->senses; i++)
        if (lies_in(dict, &senses[i], land) && (!best || better(dict, land, &senses[i], best))) best = &senses[i];
    return best;
}

/* Gives the place and what stands behind it entries of which one lies in the other. */
static bool settle(const struct dl_window *w, const dateline_dict *dict, struct dl_mention *place,
                   struct dl_mention *land)
{
    const struct dl_sense *lands = senses_of(w, land), *found = best_in(w, dict, place, land->sense);
    for (unsigned i = 0; !found && i < land->candidate->senses; i++) {
        found = best_in(w, dict, place, &lands[i]);
        if (found) land->sense = &lands[i];
    }
    if (found) place->sense = found;
    return found != NULL;
}

/* Do so many bytes stand between the two as a comma and a blank have? Hardly ever. */
static bool may_be_comma(const struct dl_mention *a, const struct dl_mention *b)
{
    return b->candidate->start - a->candidate->end - DL_COMMA_MIN <= DL_COMMA_MAX - DL_COMMA_MIN;
}

static bool is_comma(const struct dl_window *w, const struct dl_mention *a, const struct dl_mention *b)
{
    const uint32_t len = dl_comma_length(w->text + a->candidate->end);
    return len > 0 && b->candidate->start == a->candidate->end + len;
}

static bool is_place(const struct dl_mention *m)
{
    return m->type == DL_TYPE_PLACE && m->sense && m->candidate->senses > 0;
}

/* Does a list go on behind the mention, or come before it? */
static bool in_list(const struct dl_window *w, struct dl_mention *const *mentions, size_t count, size_t i)
{
    const unsigned char *after = w->text + mentions[i + 1]->candidate->end;
    if (memcmp(after, " and ", 5) == 0 || memcmp(after, ", and ", 6) == 0 || memcmp(after, " or ", 4) == 0) return true;
    if (i + 2 < count && is_place(mentions[i + 2]) && is_comma(w, mentions[i + 1], mentions[i + 2]) &&
        !is_land(mentions[i + 2]->sense))
        return true;
    return i > 0 && is_place(mentions[i - 1]) && is_comma(w, mentions[i - 1], mentions[i]);
}

void dl_lands_settle(const struct dl_window *w, const dateline_dict *dict, struct dl_mention *const *mentions,
                     size_t count)
{
    for (size_t i = count; i-- > 1;) { /* backwards: "Paris, Lamar County, Texas" */
        struct dl_mention *place = mentions[i - 1], *land = mentions[i];
        if (!may_be_comma(place, land) || !is_place(place) || !is_place(land) || !is_comma(w, place, land)) continue;
        if (lies_in(dict, place->sense, land->sense) && land->sense->role == DL_GAZ_ROLE_COUNTRY) continue;
        const bool is_certain = is_land(land->sense) && place->sense->role != DL_GAZ_ROLE_COUNTRY;
        const bool listed = in_list(w, mentions, count, i - 1);
        if ((listed && !is_certain) || settle(w, dict, place, land) || listed) continue;
        bool same;
        if (is_certain && (distance(dict, place->sense, land->sense) > DEGREES_FAR ||
                           (names_state(dict, place->sense, land->sense, &same) && !same)))
            place->sense = NULL;
    }
}
