/* heads.c: organisations and places by the words that make them.
 *
 *     Ministry of Foreign Affairs   Foreign Ministry   Zabla's Ford      a head word, first or last
 *     Russian Foreign Ministry                                           a nation and an agency
 *     Zarb Rangers                                                       a team
 */
#include "names/heads.h"

#include <string.h>

#include "names/acronyms.h"
#include "names/firms.h"
#include "names/items.h"
#include "names/tasks.h"
#include "names/titles.h"
#include "text/ascii.h"

/* Can the part stand inside an organisation's name, if the link before it can? */
static bool inside_organisation(const struct dl_run_part *part)
{
    return !dl_part_is(part, DL_PART_DENIED | DL_PART_TITLE) || dl_part_is(part, DL_PART_HEAD_LAST);
}

/* "and Summit Loan Association": does part i begin another name? */
static bool begins_another(const struct dl_run *run, unsigned i)
{
    while (++i < run->count && run->parts[i].link == DL_LINK_SPACE)
        if (dl_part_is(&run->parts[i], DL_PART_HEAD_LAST)) return true;
    return false;
}

/* Does the part go on with an organisation's name? After "and" only a word that names nothing by
 * itself does: "Health and Human Services", but not "the Treasury and Moscow". */
static bool continues_organisation(const struct dl_run *run, unsigned i)
{
    const struct dl_run_part *part = &run->parts[i];
    if (part->link == DL_LINK_PARTICLE || part->link == DL_LINK_QUOTE || !inside_organisation(part)) return false;
    if (part->link != DL_LINK_CONNECTOR && dl_part_is(part, DL_PART_PERSON | DL_PART_GIVEN)) return false;
    const unsigned words = DL_PART_UNKNOWN | DL_PART_WORD | DL_PART_PLAIN | DL_PART_COMMON;
    if (part->link == DL_LINK_AND && part->classes == DL_PART_UNKNOWN && begins_another(run, i)) return false;
    return part->link != DL_LINK_AND || !dl_part_is(part, ~words) || (dl_tasks_is_one(part) && !begins_another(run, i));
}

/* Is one of the parts a name by itself, or a word that no dictionary has? */
static bool has_name(const struct dl_run *run, unsigned first, unsigned last)
{
    const unsigned names = DL_PART_PERSON | DL_PART_PLACE | DL_PART_AGENCY | DL_PART_NATION | DL_PART_SURNAME;
    for (unsigned i = first; i <= last; i++)
        if (dl_part_is(&run->parts[i], names) || run->parts[i].classes == DL_PART_UNKNOWN) return true;
    return false;
}

/* Does the run begin right behind a possessive ending at pos: "'s ", "’s ", "s' "? */
static bool is_owned(const struct dl_names *n, const struct dl_run *run, uint32_t pos)
{
    const unsigned char *p = n->block->text + pos;
    const uint32_t gap = run->parts[0].start - pos;
    if (gap == 2) return p[-1] == 's' && memcmp(p, "' ", 2) == 0;
    return dl_is_possessive(p, gap);
}

/* Where "St. Anne's" begins, which ends the run before; else start. */
static uint32_t saint_start(const struct dl_names *n, uint32_t start)
{
    const unsigned char *p = n->block->text + n->previous_start;
    const uint32_t gap = start - n->previous_start;
    return (gap == 3 && memcmp(p, "St ", 3) == 0) || (gap == 4 && memcmp(p, "St. ", 4) == 0) ? n->previous_start
                                                                                             : start;
}

/* The possessive before the run's first part: "Zabla's Ford", "Zarb Working People's Association"; 0 when there is none
 * that belongs to a name. */
static uint32_t owner_start(const struct dl_names *n, const struct dl_run *run)
{
    const struct dl_run_part *owner = &n->previous;
    const unsigned owners = DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN;
    const unsigned others = DL_PART_PLACE | DL_PART_AGENCY | DL_PART_NATION | DL_PART_TITLE;
    if (!is_owned(n, run, owner->end)) return 0;
    if (memcmp(n->block->text + owner->start, "St", 2) == 0 && dl_part_is(owner, DL_PART_PLACE)) return owner->start;
    if (!dl_part_is(owner, owners) || dl_part_is(owner, others)) return 0;
    return dl_part_is(owner, DL_PART_PLAIN) ? dl_firms_previous_name(n) : saint_start(n, owner->start);
}

/* Does "the" stand right before pos? */
static bool has_article(const struct dl_names *n, uint32_t pos)
{
    uint32_t word;
    return dl_previous_word(n->block, pos, &word) && dl_word_end(n->block, word) + 1 == pos &&
           (dl_words_roles(n->words, n->block, word) & DL_WORD_ARTICLE);
}

/* May the part be the first of two that share a head? */
bool dl_heads_may_share(const struct dl_run_part *part)
{
    const unsigned names = DL_PART_UNKNOWN | DL_PART_PLACE | DL_PART_SURNAME | DL_PART_GIVEN;
    const unsigned others = DL_PART_AGENCY | DL_PART_PERSON | DL_PART_NATION | DL_PART_TITLE | DL_PART_WORD |
                            DL_PART_HEAD_LAST | DL_PART_DENIED | DL_PART_PLAIN;
    return dl_part_is(part, names) && !dl_part_is(part, others);
}

/* "the Zarb and Quux Railway", "the Anna and Ivan Zarb Foundation": one article, one head, one organisation. Where it
 * begins, or 0; with a comma before them, "the Drumnor, Zarb and Quux Railway". */
static uint32_t sharing_start(const struct dl_names *n, const struct dl_run *run, unsigned first, unsigned head)
{
    const struct dl_run_part *made = &run->parts[head], *other = &n->previous;
    if (first != 1 || run->parts[1].link != DL_LINK_AND || dl_part_is(made, DL_PART_HEAD_COMMON) ||
        !dl_part_is(made, DL_PART_HEAD_COMPANY | DL_PART_HEAD_OWNED) || !dl_heads_may_share(&run->parts[0]))
        return 0;
    if (has_article(n, run->parts[0].start)) return run->parts[0].start;
    const bool is_list = other->end + 2 == run->parts[0].start && memcmp(n->block->text + other->end, ", ", 2) == 0;
    return is_list && dl_heads_may_share(other) && has_article(n, other->start) ? other->start : 0;
}

/* "ZARB STEEL LTD", but not "ANY USE OF ZARB LTD", "BUT NOT LIMITED": the name of a firm in capitals, without small
 * words? */
static bool is_plain_firm(const struct dl_run *run, unsigned first, unsigned head)
{
    for (unsigned i = first; i < head; i++)
        if (dl_part_is(&run->parts[i], DL_PART_WORD)) return false;
    return !dl_part_is(&run->parts[head], DL_PART_HEAD_COMMON);
}

static void propose_head(struct dl_names *n, const struct dl_run *run, unsigned first, unsigned last, unsigned head)
{
    if (first == last && run->parts[first].link != DL_LINK_AND &&
        !dl_part_is(&run->parts[head], DL_PART_HEAD_WHOLE | DL_PART_HEAD_COMPANY) &&
        !dl_may_be_owned_or_numbered(n->block, run->parts[first].start))
        return; /* it names none by itself */
    struct dl_candidate c = { .rule = DL_RULE_HEAD, .features = DL_FEATURE_PATTERN | DL_FEATURE_HEAD_WORD };
    const struct dl_run_part *made = &run->parts[head];
    const bool is_place = dl_part_is(made, DL_PART_HEAD_PLACE);
    const bool may_belong = dl_part_is(made, DL_PART_HEAD_MILITARY | DL_PART_HEAD_OWNED) && first == head;
    if ((is_place || may_belong) && /* "Zarb's Brigade" */ first == 0 && head == last) c.start = owner_start(n, run);
    if (!is_place && c.start == 0) c.start = sharing_start(n, run, first, head);
    if (!is_place && c.start == 0) c.start = dl_firms_partners_start(n, run, first, head);
    if (!is_place && c.start == 0) c.start = dl_ordinal_start(n->block, run->parts[first].start);
    if (first == last && c.start == 0 && dl_part_is(made, DL_PART_HEAD_MILITARY))
        c.start = dl_number_start(n->block, run->parts[first].start);
    const bool is_firm = dl_firms_is_legal_form(n, made);
    if (!is_firm && dl_tasks_is_before_thing(n, run->parts[last].end)) return; /* "U.K. Companies Act" */
    uint32_t opening = 0;
    const bool is_opened = is_firm && c.start == 0 && dl_firms_takes_opening(n, run, first, &opening);
    if (is_opened) c.start = opening;
    if (is_opened && opening == 0) c.signs = DL_SIGN_FROM_ZERO;
    if (first == last && c.start == 0 && !is_opened && !dl_part_is(made, DL_PART_HEAD_WHOLE)) return;
    c.type = is_place ? DL_TYPE_PLACE : DL_TYPE_AGENCY;
    if (c.type == DL_TYPE_PLACE && dl_part_is(&run->parts[last], DL_PART_DEMONYM) &&
        !dl_part_is(&run->parts[last], DL_PART_PLACE))
        return;
    if (dl_part_is(made, DL_PART_HEAD_COMPANY)) c.signs |= DL_SIGN_COMPANY;
    if (dl_part_is(made, DL_PART_HEAD_COMMON) && (is_place || last - first < 2) && !has_name(run, first, last))
        c.features |= DL_FEATURE_WEAK_HEAD;
    if (n->hits[run->parts[head].hit].caps)
        c.features |= DL_FEATURE_ALL_CAPS | (is_firm && is_plain_firm(run, first, head) ? 0 : DL_FEATURE_WEAK_HEAD);
    const bool is_common = dl_part_is(made, DL_PART_HEAD_COMMON); /* "Zarb May Use Limited Means" */
    if (is_firm && is_common) dl_line_headline(n->block, n->words, made->start, &n->headline);
    if (is_firm && head == last && !(c.features & DL_FEATURE_WEAK_HEAD) && !(is_common && n->headline.is_headline))
        c.item = dl_firms_remember(n, run, head, c.start > 0 || is_opened ? c.start : run->parts[first].start);
    if (dl_part_is(&run->parts[first], DL_PART_NATION)) c.features |= DL_FEATURE_NATION_BEFORE;
    dl_propose(n, run, first, last, &c);
}

/* Does the part begin an organisation's name before its head: "Zarb School of Art", "New Jersey Department of"? */
static bool leads_organisation(const struct dl_run *run, unsigned i)
{
    const unsigned names = DL_PART_UNKNOWN | DL_PART_PLACE | DL_PART_NATION | DL_PART_SURNAME | DL_PART_GIVEN;
    const unsigned others = DL_PART_PERSON | DL_PART_TITLE | DL_PART_MODIFIER | DL_PART_HEAD_FIRST | DL_PART_DENIED;
    return run->parts[i + 1].link == DL_LINK_SPACE && dl_part_is(&run->parts[i], names) &&
           !dl_part_is(&run->parts[i], others | DL_PART_CALENDAR | DL_PART_PLAIN);
}

/* "Old Thomas", "Little Anna": a person, though Old and Little begin names of places. */
static bool is_nickname(const struct dl_names *n, const struct dl_run *run, unsigned head)
{
    const unsigned others = DL_PART_PLACE | DL_PART_AGENCY;
    const struct dl_run_part *name = &run->parts[head + 1];
    const unsigned char *p = n->block->text + run->parts[head].start;
    return (memcmp(p, "Old ", 4) == 0 || memcmp(p, "Little ", 7) == 0) && dl_part_is(name, DL_PART_GIVEN) &&
           !dl_part_is(name, others);
}

/* "Ministry of Foreign Affairs": the head and everything that hangs on it, and the name before it. The word right
 * behind "Ministry of" belongs to it, whatever it is. */
static void head_first(struct dl_names *n, const struct dl_run *run, unsigned head)
{
    unsigned first = head, last = head;
    const bool is_place = dl_part_is(&run->parts[head], DL_PART_HEAD_PLACE);
    if (head + 1 < run->count && run->parts[head + 1].link <= DL_LINK_TIGHT &&
        inside_organisation(&run->parts[head + 1]) && !dl_part_is(&run->parts[head + 1], DL_PART_CALENDAR))
        last++;
    while (last + 1 < run->count && continues_organisation(run, last + 1) &&
           !(is_place && run->parts[last + 1].link >= DL_LINK_CONNECTOR)) /* "Great Fire of London" */
        last++;
    if (is_place && last == head + 1 && is_nickname(n, run, head)) return;
    while (last > head && first > 0 && !is_place && leads_organisation(run, first - 1))
        first--;
    const uint32_t end = run->parts[last].end, longer = is_place || last + 1 < run->count ? end : dl_tasks_end(n, end);
    if (longer > end && last + 1 < DL_RUN_PARTS_MAX && last == head + 1) {
        struct dl_run list = *run;
        list.parts[last].end = longer;
        propose_head(n, &list, first, last, head);
        return;
    }
    propose_head(n, run, first, last, head);
}

/* "On Monday Zarb Motors said": a day or a month before a name is none of it, but for "the Sunday Mercury". */
static bool is_date_before(struct dl_names *n, const struct dl_run *run, unsigned i)
{
    uint32_t word;
    if (!dl_part_is(&run->parts[i], DL_PART_CALENDAR)) return false;
    bool has_word = i == 0 && dl_previous_word(n->block, run->parts[0].start, &word);
    unsigned roles = has_word ? dl_words_roles(n->words, n->block, word) : DL_WORD_NONE;
    return dl_part_is(&run->parts[i], DL_PART_GIVEN) ? (roles & DL_WORD_PLACE_BEFORE) != 0 : !(roles & DL_WORD_ARTICLE);
}

/* "the Zarb League for FC Quux": an agency behind "for" is another one. */
static bool is_another(const struct dl_block *b, const struct dl_run_part *head, const struct dl_run_part *part)
{
    return dl_part_is(part, DL_PART_AGENCY | DL_PART_HEAD_FIRST) && b->text[dl_next_word(b, head->end)] == 'f';
}

/* "Zarb Grain Co of the United States": where a firm is, but "Zarb Co of America". */
static bool is_home(const struct dl_names *n, const struct dl_run_part *head, const struct dl_run_part *part)
{
    const uint32_t of_len = 4;
    return part->start - head->end > of_len && dl_part_is(part, DL_PART_NATION) && dl_firms_is_legal_form(n, head);
}

unsigned dl_heads_first(struct dl_names *n, const struct dl_run *run, unsigned head)
{
    unsigned first = head;
    while (first > 0 &&
           (inside_organisation(&run->parts[first - 1]) || dl_title_is_inside(n, run, first - 1, head) ||
            dl_title_begins_name(n, run, first - 1, head)) &&
           (run->parts[first].link < DL_LINK_PARTICLE || run->parts[first].link == DL_LINK_AMPERSAND) &&
           !is_date_before(n, run, first - 1) && !dl_title_opens_sentence(n, &run->parts[first - 1]) &&
           !dl_part_is_unit(n->block, &run->parts[first - 1]) && !dl_part_is_article(n->block, &run->parts[first - 1]))
        first--;
    return first;
}

/* "Foreign Ministry", "Committee for State Security": back to where the name begins, and on over a
 * connector. */
static void head_last(struct dl_names *n, const struct dl_run *run, unsigned head)
{
    unsigned first = dl_heads_first(n, run, head), last = head;
    if (first < head && !dl_part_is(&run->parts[head], DL_PART_HEAD_PLACE))
        first = dl_firms_joined_first(n, run, first, head);
    const bool is_word = first == head && dl_part_is(&run->parts[head], DL_PART_HEAD_COMMON); /* "Engineers of Zarb" */
    const bool is_place = dl_part_is(&run->parts[head], DL_PART_HEAD_PLACE); /* "Zarb Mountains of Quux" are two */
    bool goes_on = !is_word && !is_place && last + 1 < run->count && run->parts[last + 1].link == DL_LINK_CONNECTOR &&
                   !is_another(n->block, &run->parts[last], &run->parts[last + 1]) &&
                   !is_home(n, &run->parts[last], &run->parts[last + 1]);
    while (goes_on && last + 1 < run->count && continues_organisation(run, last + 1))
        last++;
    propose_head(n, run, first, last, head);
}

/* "U.S. Department of Justice": a country or its people, then an organisation that is known; "Zarb Health Ministry":
 * any place, then a ministry. */
static void nation_agency(struct dl_names *n, const struct dl_run *run, unsigned agency)
{
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_NATION_AGENCY };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_NATION_BEFORE;
    if (agency == 0 || run->parts[agency].link != DL_LINK_SPACE) return;
    const bool is_place =
        dl_part_is(&run->parts[agency - 1], DL_PART_PLACE) && dl_part_is(&run->parts[agency], DL_PART_MINISTRY);
    if ((!is_place && !dl_part_is(&run->parts[agency - 1], DL_PART_NATION)) ||
        dl_part_is(&run->parts[agency], DL_PART_PERSON | DL_PART_GIVEN))
        return;
    dl_propose(n, run, agency - 1, agency, &c);
}

/* Has the name " of " in it? */
static bool has_of(const struct dl_block *b, const struct dl_run_part *part)
{
    for (uint32_t i = part->start; i + 4 < part->end; i++)
        if (memcmp(b->text + i, " of ", 4) == 0) return true;
    return false;
}

/* "Ministry of Labour and Social Affairs": a ministry that is known, and more that it does. */
static void longer_ministry(struct dl_names *n, const struct dl_run *run, unsigned agency)
{
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_HEAD };
    unsigned last = agency;
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_HEAD_WORD;
    if (!dl_part_is(&run->parts[agency], DL_PART_MINISTRY) || !has_of(n->block, &run->parts[agency])) return;
    const bool goes_on = last + 1 < run->count && run->parts[last + 1].link == DL_LINK_AND;
    while (goes_on && last + 1 < run->count && dl_tasks_is_one(&run->parts[last + 1]) &&
           (run->parts[last + 1].link == DL_LINK_AND || run->parts[last + 1].link == DL_LINK_SPACE))
        last++;
    const uint32_t end = run->parts[last].end, longer = last + 1 < run->count ? end : dl_tasks_end(n, end);
    const unsigned first = agency > 0 && leads_organisation(run, agency - 1) ? agency - 1 : agency;
    if (last == agency && longer == end) return;
    struct dl_run list = *run;
    list.parts[last].end = longer;
    dl_propose(n, &list, first, last, &c);
}

/* "Zarb Bank France": an organisation that is known, and the country that it works in. */
static void agency_nation(struct dl_names *n, const struct dl_run *run, unsigned agency)
{
    const struct dl_run_part *nation = &run->parts[agency + 1];
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_NATION_AGENCY };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_NATION_BEFORE;
    if (nation->link != DL_LINK_SPACE || !dl_part_is(nation, DL_PART_NATION) || dl_part_is(nation, DL_PART_DEMONYM) ||
        dl_part_is(&run->parts[agency], DL_PART_PERSON | DL_PART_GIVEN | DL_PART_PLACE) || agency + 2 < run->count)
        return;
    dl_propose(n, run, agency, agency + 1, &c);
}

/* "Zarb Rangers": a place and a plural that names nothing else. */
static void team(struct dl_names *n, const struct dl_run *run, unsigned place)
{
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_TEAM };
    const struct dl_run_part *plural = &run->parts[place + 1];
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_TEAM;
    if (dl_part_is(&run->parts[place], DL_PART_NATION) || place + 2 != run->count || plural->link != DL_LINK_SPACE ||
        !dl_part_is(plural, DL_PART_UNKNOWN | DL_PART_WORD) || n->block->text[plural->end - 1] != 's' ||
        dl_part_is(plural, DL_PART_TITLE | DL_PART_MODIFIER))
        return;
    dl_propose(n, run, place, place + 1, &c);
}

/* "the 14th Connecticut": a regiment, by its number and its state. */
static void regiment(struct dl_names *n, const struct dl_run *run)
{
    const struct dl_run_part *state = &run->parts[0];
    const struct dl_hit *hit = &n->hits[state->hit];
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_HEAD };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_HEAD_WORD;
    c.start = dl_ordinal_start(n->block, state->start);
    if (c.start == 0) return;
    for (unsigned i = 0; i < hit->senses; i++)
        if (dl_matcher_senses(n->matcher)[hit->sense + i].role == DL_GAZ_ROLE_STATE) {
            dl_propose(n, run, 0, 0, &c);
            return;
        }
}

void dl_heads_propose(struct dl_names *n, const struct dl_run *run, uint32_t classes)
{
    const unsigned made = DL_PART_HEAD_FIRST | DL_PART_HEAD_LAST | DL_PART_AGENCY | DL_PART_PLACE;
    const unsigned count = classes & made ? run->count : 0;
    for (unsigned i = 0; i < count; i++) {
        const struct dl_run_part *part = &run->parts[i];
        if (!dl_part_is(part, made)) continue;
        if (dl_part_is(part, DL_PART_HEAD_FIRST)) head_first(n, run, i);
        if (dl_part_is(part, DL_PART_HEAD_LAST)) head_last(n, run, i);
        if (dl_part_is(part, DL_PART_AGENCY)) nation_agency(n, run, i);
        if (dl_part_is(part, DL_PART_AGENCY) && i + 1 < run->count) agency_nation(n, run, i);
        if (dl_part_is(part, DL_PART_MINISTRY)) longer_ministry(n, run, i);
        if (dl_part_is(part, DL_PART_PLACE) && i + 1 < run->count) team(n, run, i);
    }
    dl_firms_propose(n, run);
    if (run->count == 1 && dl_part_is(&run->parts[0], DL_PART_PLACE)) regiment(n, run);
    if (run->count == 1 && dl_acronyms_may_be(n, &run->parts[0])) dl_acronyms_propose(n, run);
}
