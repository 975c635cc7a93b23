/* shorts.c: the last word of a person's name or a team's, the first one of a company's, an acronym in brackets. */
#include "resolve/shorts.h"

#include "gazetteer/dict.h"
#include "text/ascii.h"
#include "text/word.h"

/* So many candidates behind one are looked at for what brackets hold. */
#define NEIGHBOURS_MAX 8

/* Who the mention is, by its type. */
static struct dl_person named(const struct dl_shorts *s, const struct dl_mention *m, enum dl_type type)
{
    const struct dl_candidate *c = m->candidate;
    struct dl_person person = { .value = { (const char *)s->window->text + c->start, c->end - c->start } };
    person.type = (uint8_t)type;
    if (m->sense) {
        person.entry = m->sense->entry;
        person.layer = m->sense->layer;
        person.value = dl_sense_canonical(s->dict, m->sense);
    }
    return person;
}

void dl_shorts_add_person(const struct dl_shorts *s, const struct dl_mention *m, bool latest)
{
    const struct dl_candidate *c = m->candidate;
    const struct dl_person person = named(s, m, DL_TYPE_PERSON);
    dl_persons_add(s->persons, s->window->text + c->start, c->end - c->start, c->key, &person, latest);
}

/* Remembers the word from start to end of a name as a short form of the agency. */
static void add_part(const struct dl_shorts *s, uint32_t start, uint32_t end, const struct dl_person *agency)
{
    dl_persons_add_short(s->persons, dl_name_key(s->window->text + start, end - start), agency);
}

/* Remembers a firm by its name without the legal form. */
static void add_stem(const struct dl_shorts *s, const struct dl_candidate *c, struct dl_person agency)
{
    if (c->rule != DL_RULE_HEAD || c->item == 0) return;
    agency.is_strong = true;
    add_part(s, c->start, c->start + c->item, &agency);
}

/* Is it a company, by its head word or in the dictionary? */
static bool is_company(const struct dl_mention *m)
{
    return (m->candidate->signs & DL_SIGN_COMPANY) || (m->sense && m->sense->role == DL_GAZ_ROLE_COMPANY);
}

/* Is it a team of which the last word tells which: "Denver Wildcats"? */
static bool is_team(const struct dl_shorts *s, const struct dl_mention *m)
{
    const struct dl_candidate *c = m->candidate;
    return c->rule == DL_RULE_TEAM ||
           (m->sense && m->sense->role == DL_GAZ_ROLE_SPORTS && s->window->text[c->end - 1] == 's');
}

/* What the dictionary calls the candidate's span, if it is an agency of it, before or behind reading i; NULL: none. */
static const struct dl_mention *entry_of(const struct dl_shorts *s, size_t i)
{
    const struct dl_candidate *c = s->readings[i].candidate;
    size_t k = i;
    while (k > 0 && s->readings[k - 1].candidate->start == c->start)
        k--;
    for (; k < s->window->count && s->window->candidates[k].start == c->start; k++)
        if (s->window->candidates[k].end == c->end && s->readings[k].sense && s->readings[k].type == DL_TYPE_AGENCY)
            return &s->readings[k];
    return NULL;
}

/* Remembers the acronym in brackets behind the long form, the closing mark of which may stand between them. */
static void add_acronym(const struct dl_shorts *s, size_t i)
{
    enum { GAP_MAX = 4 };
    const struct dl_mention *entry = entry_of(s, i);
    const struct dl_candidate *c = s->readings[i].candidate, *next = c + 1;
    struct dl_person agency = named(s, entry ? entry : &s->readings[i], DL_TYPE_AGENCY);
    agency.is_strong = agency.is_acronym = true;
    for (size_t k = i + 1; k < s->window->count && k <= i + NEIGHBOURS_MAX; k++, next++)
        if (next->rule == DL_RULE_ACRONYM && next->start > c->end && next->start <= c->end + GAP_MAX)
            dl_persons_add_short(s->persons, next->key, &agency);
}

void dl_shorts_add_agency(const struct dl_shorts *s, size_t i)
{
    const struct dl_mention *m = &s->readings[i];
    const struct dl_candidate *c = m->candidate;
    const unsigned char *text = s->window->text;
    const struct dl_person agency = named(s, m, DL_TYPE_AGENCY);
    uint32_t start = c->start, end = c->start;
    if (!(m->sum >= s->min_sum)) return;
    add_stem(s, c, agency);
    if (is_team(s, m)) start += dl_name_last_word(text + c->start, c->end - c->start);
    if (start > c->start) add_part(s, start, c->end, &agency);
    while (end < c->end && !dl_is_blank(text[end]))
        end++;
    if (end < c->end && is_company(m)) add_part(s, c->start, end, &agency);
    if (c->rule == DL_RULE_ACRONYM) add_acronym(s, i);
}
