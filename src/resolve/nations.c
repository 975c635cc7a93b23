/* nations.c: what every nation has is another one's where another nation owns it, or where the text is about another.
 *
 *     India's Supreme Court        no entry of the United States; of India, when the dictionary has one
 *     Nairobi, Kenya ... Kenya's president ... in Kenya ... the Senate
 */
#include "resolve/nations.h"

#include <string.h>

#include "gazetteer/dict.h"
#include "text/ascii.h"

/* A text that names another land so often, and the entry's own one never, is about that one. */
#define ABOUT_MIN 3u
/* Codes of lands: two capitals. */
#define CODES (26u * 26u)
#define NO_CODE CODES

static unsigned code_of(const dateline_dict *dict, const struct dl_entry *entry, uint8_t layer)
{
    const dateline_span country = dl_gaz_string(&dl_dict_layer(dict, layer)->gaz, entry->country);
    if (country.len != 2 || country.ptr[0] < 'A' || country.ptr[0] > 'Z' || country.ptr[1] < 'A' ||
        country.ptr[1] > 'Z')
        return NO_CODE;
    return (unsigned)(country.ptr[0] - 'A') * 26 + (unsigned)(country.ptr[1] - 'A');
}

static bool is_national(const struct dl_sense *sense)
{
    return sense->type == DL_TYPE_AGENCY && (sense->role == DL_GAZ_ROLE_MINISTRY ||
                                             sense->role == DL_GAZ_ROLE_PARLIAMENT || sense->role == DL_GAZ_ROLE_COURT);
}

static bool is_one(const struct dl_mention *m)
{
    return m->type == DL_TYPE_AGENCY && m->sense && m->candidate->rule == DL_RULE_GAZETTEER && is_national(m->sense) &&
           !(m->features & DL_FEATURE_ACRONYM);
}

/* Is there "'s " between the two, and nothing else? */
static bool owns(const struct dl_window *w, const struct dl_mention *owner, const struct dl_mention *m)
{
    const unsigned char *gap = w->text + owner->candidate->end;
    const uint32_t len = m->candidate->start - owner->candidate->end;
    return dl_is_possessive(gap, len);
}

/* The land of the place that owns mention i, which may be an older owner's: "France's". */
static unsigned owner_of(const struct dl_window *w, const dateline_dict *dict, struct dl_mention *const *mentions,
                         size_t i)
{
    const struct dl_mention *owner = i > 0 ? mentions[i - 1] : NULL;
    if (!owner || owner->type != DL_TYPE_PLACE || !owner->sense || !owns(w, owner, mentions[i])) return NO_CODE;
    return code_of(dict, owner->sense->entry, owner->sense->layer);
}

/* The land of whom or what a mention names, but for what every nation has. */
static unsigned land_of(const dateline_dict *dict, const struct dl_mention *m)
{
    if (m->person && m->person->entry) return code_of(dict, m->person->entry, m->person->layer);
    return m->sense && !is_one(m) ? code_of(dict, m->sense->entry, m->sense->layer) : NO_CODE;
}

/* How often the lands are named in the first mentions, and which one most often. */
struct lands {
    uint32_t times[CODES];
    unsigned most;
    size_t counted;
};

/* Counts on until the land is named, or to the end. Most texts soon name the one that they are about. */
static void count_lands(const dateline_dict *dict, struct dl_mention *const *mentions, size_t count, unsigned until,
                        struct lands *lands)
{
    while (lands->counted < count && (until == NO_CODE || lands->times[until] == 0)) {
        const unsigned code = land_of(dict, mentions[lands->counted++]);
        if (code != NO_CODE && ++lands->times[code] > lands->times[lands->most]) lands->most = code;
    }
}

/* Takes the entry of the land, else that of none. */
static void give(const struct dl_window *w, const dateline_dict *dict, struct dl_mention *m, unsigned land)
{
    const struct dl_sense *senses = w->senses + m->candidate->item, *found = NULL;
    for (unsigned i = 0; i < m->candidate->senses; i++) {
        const unsigned code =
            senses[i].type == DL_TYPE_AGENCY ? code_of(dict, senses[i].entry, senses[i].layer) : CODES + 1;
        if (code == land || (code == NO_CODE && !found)) found = &senses[i];
        if (code == land) break;
    }
    m->sense = found;
}

void dl_nations_settle(const struct dl_window *w, const dateline_dict *dict, struct dl_mention *const *mentions,
                       size_t count)
{
    struct lands lands;
    bool is_begun = false;
    for (size_t i = 0; i < count; i++) {
        if (!is_one(mentions[i])) continue;
        const unsigned own = code_of(dict, mentions[i]->sense->entry, mentions[i]->sense->layer);
        const unsigned owner = owner_of(w, dict, mentions, i);
        if (owner != NO_CODE) {
            if (owner == own) continue;
            if (is_begun) count_lands(dict, mentions, count, NO_CODE, &lands); /* before it names another */
            give(w, dict, mentions[i], owner);
            continue;
        }
        if (own == NO_CODE) continue;
        if (!is_begun) memset(&lands, 0, sizeof lands);
        is_begun = true;
        count_lands(dict, mentions, count, own, &lands);
        if (lands.times[own] == 0 && lands.times[lands.most] >= ABOUT_MIN) give(w, dict, mentions[i], lands.most);
    }
}
