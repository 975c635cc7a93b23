/* names.c: the shapes that names have, one function a shape, over the parts of a run.
 *
 *     Envoy Andrei Krutskikh        title-name, given-name
 *     J. R. R. Tolkien              initials-name
 *     Ministry of Foreign Affairs   head-word
 *     Russian Foreign Ministry      nation-agency
 *     Mueller                       capitalised: a name only if the document says whose
 *
 * Every hit of the gazetteer is a candidate too, alone. The resolver chooses.
 */
#include "names/names.h"

#include <stdlib.h>

#include "memory.h"
#include "names/context.h"
#include "names/run.h"
#include "names/words.h"

struct dl_names {
    struct dl_matcher *matcher;
    struct dl_words *words;
    struct dl_context context;
    bool with_helpers;
    const struct dl_block *block;
    const struct dl_hit *hits;
    struct dl_candidate *found;
    size_t count, capacity;
    bool out_of_memory;
};

/* A person's name has at most so many parts. */
#define PERSON_PARTS_MAX 6u

dateline_status dl_names_new(struct dl_names **out, struct dl_matcher *matcher, bool with_helpers)
{
    struct dl_names *n = *out = calloc(1, sizeof *n);
    if (!n) return DATELINE_ENOMEM;
    n->matcher = matcher;
    n->with_helpers = with_helpers;
    dateline_status status = dl_words_new(&n->words, matcher);
    n->context.words = n->words;
    if (status != DATELINE_OK) {
        dl_names_free(n);
        *out = NULL;
    }
    return status;
}

void dl_names_free(struct dl_names *n)
{
    if (!n) return;
    dl_words_free(n->words);
    free(n->found);
    free(n);
}

static bool is(const struct dl_run_part *part, unsigned classes)
{
    return (part->classes & classes) != 0;
}

/* Keeps the candidates in text order; a run adds them nearly so. */
static struct dl_candidate *append(struct dl_names *n, const struct dl_candidate *c)
{
    struct dl_candidate *moved = dl_reserve(n->found, &n->capacity, n->count + 1, sizeof *c);
    if (!moved) {
        n->out_of_memory = true;
        return NULL;
    }
    n->found = moved;
    size_t at = n->count++;
    for (; at > 0 && n->found[at - 1].start > c->start; at--)
        n->found[at] = n->found[at - 1];
    n->found[at] = *c;
    return &n->found[at];
}

static bool several_words(const struct dl_block *b, uint32_t start, uint32_t end)
{
    return dl_next_bit(b->start, dl_word_end(b, start), end) < end;
}

/* FBI, U.S.: capitals and full stops only. */
static bool is_acronym(const struct dl_block *b, uint32_t start, uint32_t end)
{
    uint32_t capitals = 0;
    for (uint32_t i = start; i < end; i++) {
        if (!dl_bit(b->upper, i) && b->text[i] != '.') return false;
        capitals += dl_bit(b->upper, i);
    }
    return capitals >= 2;
}

/* A candidate for parts first to last of the run, with the features of its shape and place. */
static void propose(struct dl_names *n, const struct dl_run *run, unsigned first, unsigned last, struct dl_candidate c)
{
    const struct dl_block *b = n->block;
    c.start = run->parts[first].start;
    c.end = run->parts[last].end;
    dl_context_add(&n->context, b, &c);
    if (is_acronym(b, c.start, c.end))
        c.features |= DL_FEATURE_ACRONYM;
    else if (several_words(b, dl_next_word(b, c.start), c.end))
        c.features |= DL_FEATURE_SEVERAL_WORDS;
    const unsigned name = DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_INITIAL;
    if (first > 0 && is(&run->parts[first - 1], name) && run->parts[first].link <= DL_LINK_TIGHT)
        c.features |= DL_FEATURE_NAME_BEFORE;
    if (last + 1 < run->count && is(&run->parts[last + 1], name) && run->parts[last + 1].link <= DL_LINK_PARTICLE)
        c.features |= DL_FEATURE_NAME_AFTER;
    append(n, &c);
}

/* ---- persons ----------------------------------------------------------------------------- */

/* Can the part stand inside a person's name, after its first part? */
static bool continues_person(const struct dl_run_part *part)
{
    if (part->link == DL_LINK_NONE || part->link >= DL_LINK_CONNECTOR) return false;
    if (is(part, DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_INITIAL)) return true;
    if (part->link == DL_LINK_TIGHT) return !is(part, DL_PART_NATION | DL_PART_AGENCY);
    return is(part, DL_PART_UNKNOWN) && !is(part, DL_PART_TITLE | DL_PART_MODIFIER | DL_PART_HEAD_LAST | DL_PART_WORD);
}

/* The last part of the person's name that begins with part first. */
static unsigned person_end(const struct dl_run *run, unsigned first)
{
    unsigned last = first;
    while (last + 1 < run->count && last + 1 - first < PERSON_PARTS_MAX && continues_person(&run->parts[last + 1]))
        last++;
    while (last > first && is(&run->parts[last], DL_PART_INITIAL))
        last--;
    return last;
}

/* Where the title begins that stands right before part first: "FBI Chief", "Envoy for Peace". */
static unsigned title_begin(const struct dl_run *run, unsigned first)
{
    unsigned begin = first;
    for (unsigned i = first; i-- > 0;) {
        bool modifies = is(&run->parts[i], DL_PART_MODIFIER) && i + 1 == begin && begin < first;
        if (is(&run->parts[i], DL_PART_TITLE) || modifies) begin = i;
        bool inside = is(&run->parts[i],
                         DL_PART_TITLE | DL_PART_MODIFIER | DL_PART_UNKNOWN | DL_PART_HEAD_FIRST | DL_PART_HEAD_LAST) ||
                      (i + 1 == begin && is(&run->parts[i], DL_PART_AGENCY));
        if (!inside) break;
        if (i + 1 == begin && is(&run->parts[i], DL_PART_AGENCY)) return i;
    }
    return begin;
}

/* A lower-case title right before pos, as in "president Xi". */
static bool lower_title(struct dl_names *n, uint32_t pos, uint32_t *start)
{
    const struct dl_block *b = n->block;
    return pos >= 2 && b->text[pos - 1] == ' ' && dl_bit(b->word, pos - 2) && dl_previous_word(b, pos, start) &&
           !dl_bit(b->upper, *start) && dl_words_role(n->words, b, *start) == DL_WORD_TITLE;
}

static void add_title(struct dl_names *n, const struct dl_run *run, unsigned first, struct dl_candidate *c)
{
    unsigned title = title_begin(run, first);
    uint32_t start = run->parts[first].start;
    if (title < first) {
        c->title_start = run->parts[title].start;
        c->title_end = run->parts[first - 1].end;
    } else if (lower_title(n, start, &c->title_start)) {
        c->title_end = start - 1;
    } else {
        c->title_start = 0;
        return;
    }
    c->features |= DL_FEATURE_TITLE_BEFORE;
}

/* The person that begins at part first; answers the part after it, or first for "none". */
static unsigned person(struct dl_names *n, const struct dl_run *run, unsigned first)
{
    const struct dl_run_part *p = &run->parts[first];
    struct dl_candidate c = { .type = DL_TYPE_PERSON, .features = DL_FEATURE_PATTERN };
    if (!is(p, DL_PART_GIVEN | DL_PART_INITIAL | DL_PART_SURNAME | DL_PART_UNKNOWN) ||
        is(p, DL_PART_WORD | DL_PART_TITLE | DL_PART_MODIFIER | DL_PART_HEAD_FIRST))
        return first;
    unsigned last = person_end(run, first);
    if (last == first && is(p, DL_PART_NATION)) return first; /* "former French minister" */
    add_title(n, run, first, &c);
    if (is(p, DL_PART_GIVEN) && last > first) {
        c.rule = DL_RULE_GIVEN_NAME;
        c.features |= DL_FEATURE_GIVEN_NAME_FIRST;
    } else if (is(p, DL_PART_INITIAL) && p->period && last > first) {
        c.rule = DL_RULE_INITIALS_NAME;
        c.features |= DL_FEATURE_INITIALS;
    } else if (c.features & DL_FEATURE_TITLE_BEFORE) {
        c.rule = DL_RULE_TITLE_NAME;
    } else {
        return first;
    }
    if (last > first && is(&run->parts[last], DL_PART_SURNAME)) c.features |= DL_FEATURE_KNOWN_SURNAME;
    propose(n, run, first, last, c);
    return last + 1;
}

/* ---- organisations and places by their head words ----------------------------------------- */

/* Can the part stand inside an organisation's name, if the link before it can? */
static bool inside_organisation(const struct dl_run_part *part)
{
    return !is(part, DL_PART_DENIED | DL_PART_TITLE) || is(part, DL_PART_HEAD_LAST);
}

/* Does the part go on with an organisation's name? After "and" only a word that names nothing by
 * itself does: "Health and Human Services", but not "the Treasury and Moscow". */
static bool continues_organisation(const struct dl_run_part *part)
{
    if (part->link == DL_LINK_PARTICLE || !inside_organisation(part) || is(part, DL_PART_PERSON | DL_PART_GIVEN))
        return false;
    return part->link != DL_LINK_AND || !is(part, (unsigned)~(DL_PART_UNKNOWN | DL_PART_WORD));
}

/* The sense that makes the part a head: its subtype says what it makes. */
static const struct dl_sense *head_sense(const struct dl_names *n, const struct dl_run_part *part, uint32_t *index)
{
    const struct dl_hit *hit = &n->hits[part->hit];
    const struct dl_sense *senses = dl_matcher_senses(n->matcher) + hit->sense;
    for (unsigned i = 0; i < hit->senses; i++) {
        if (senses[i].type != DL_TYPE_HEAD) continue;
        *index = hit->sense + i;
        return &senses[i];
    }
    return NULL;
}

/* Is one of the parts a name by itself? */
static bool has_known_name(const struct dl_run *run, unsigned first, unsigned last)
{
    const unsigned names = DL_PART_PERSON | DL_PART_PLACE | DL_PART_AGENCY | DL_PART_NATION | DL_PART_SURNAME;
    for (unsigned i = first; i <= last; i++)
        if (is(&run->parts[i], names)) return true;
    return false;
}

static void propose_head(struct dl_names *n, const struct dl_run *run, unsigned first, unsigned last, unsigned head)
{
    struct dl_candidate c = { .rule = DL_RULE_HEAD, .features = DL_FEATURE_PATTERN | DL_FEATURE_HEAD_WORD };
    const struct dl_sense *sense = head_sense(n, &run->parts[head], &c.item);
    if (!sense || first == last) return;
    c.type = sense->entry->role == DL_GAZ_ROLE_PLACE ? DL_TYPE_PLACE : DL_TYPE_AGENCY;
    if (c.type == DL_TYPE_PLACE && is(&run->parts[last], DL_PART_DEMONYM) && !is(&run->parts[last], DL_PART_PLACE))
        return;
    if ((sense->flags & DL_GAZ_COMMON) && !has_known_name(run, first, last)) c.features |= DL_FEATURE_WEAK_HEAD;
    if (n->hits[run->parts[head].hit].caps) c.features |= DL_FEATURE_ALL_CAPS | DL_FEATURE_WEAK_HEAD;
    if (is(&run->parts[first], DL_PART_NATION)) c.features |= DL_FEATURE_NATION_BEFORE;
    propose(n, run, first, last, c);
}

/* "Ministry of Foreign Affairs": the head and everything that hangs on it. */
static void head_first(struct dl_names *n, const struct dl_run *run, unsigned head)
{
    unsigned last = head;
    while (last + 1 < run->count && continues_organisation(&run->parts[last + 1]))
        last++;
    propose_head(n, run, head, last, head);
}

/* "Foreign Ministry", "Committee for State Security": back to where the name begins, and on over a
 * connector. */
static void head_last(struct dl_names *n, const struct dl_run *run, unsigned head)
{
    unsigned first = head, last = head;
    while (first > 0 && inside_organisation(&run->parts[first - 1]) && run->parts[first].link < DL_LINK_PARTICLE &&
           !is(&run->parts[first - 1], DL_PART_PERSON))
        first--;
    bool goes_on = last + 1 < run->count && run->parts[last + 1].link == DL_LINK_CONNECTOR;
    while (goes_on && last + 1 < run->count && continues_organisation(&run->parts[last + 1]))
        last++;
    propose_head(n, run, first, last, head);
}

/* "U.S. Department of Justice": a country or its people, then an organisation that is known. */
static void nation_agency(struct dl_names *n, const struct dl_run *run, unsigned agency)
{
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_NATION_AGENCY };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_NATION_BEFORE;
    if (agency == 0 || run->parts[agency].link != DL_LINK_SPACE || !is(&run->parts[agency - 1], DL_PART_NATION) ||
        is(&run->parts[agency], DL_PART_PERSON | DL_PART_GIVEN))
        return;
    propose(n, run, agency - 1, agency, c);
}

/* ---- one run ----------------------------------------------------------------------------- */

/* A hit stands for itself, unless all it means is a word or part of a name. */
static void propose_hit(struct dl_names *n, const struct dl_run *run, unsigned i)
{
    const struct dl_run_part *part = &run->parts[i];
    const unsigned mentions = DL_PART_PERSON | DL_PART_PLACE | DL_PART_AGENCY | DL_PART_DEMONYM | DL_PART_OTHER;
    if (part->hit == DL_NO_HIT || (!n->with_helpers && !is(part, mentions | DL_PART_DENIED))) return;
    const struct dl_hit *hit = &n->hits[part->hit];
    struct dl_candidate c = { .rule = DL_RULE_GAZETTEER, .item = hit->sense, .senses = hit->senses };
    if (hit->caps) c.features |= DL_FEATURE_ALL_CAPS;
    if (is(part, DL_PART_PERSON | DL_PART_SURNAME)) add_title(n, run, i, &c);
    propose(n, run, i, i, c);
}

/* What no shape took: it may be the short form of a name that the document gives in full. */
static void propose_rest(struct dl_names *n, const struct dl_run *run, unsigned first)
{
    struct dl_candidate c = { .type = DL_TYPE_PERSON, .rule = DL_RULE_CAPITALISED };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_LONE;
    const unsigned rest = DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN;
    if (!is(&run->parts[first], rest) || is(&run->parts[first], DL_PART_WORD | DL_PART_TITLE | DL_PART_MODIFIER))
        return;
    unsigned last = first;
    while (last + 1 < run->count && run->parts[last + 1].link == DL_LINK_TIGHT && is(&run->parts[last + 1], rest))
        last++;
    bool plain = !is(&run->parts[first], DL_PART_COMMON | DL_PART_PLACE | DL_PART_AGENCY);
    if (plain && is(&run->parts[first], DL_PART_SURNAME)) c.features |= DL_FEATURE_SURNAME;
    if (plain && is(&run->parts[first], DL_PART_GIVEN)) c.features |= DL_FEATURE_GIVEN_NAME;
    propose(n, run, first, last, c);
    bool pair = last + 1 < run->count && run->parts[last + 1].link == DL_LINK_SPACE &&
                is(&run->parts[last + 1], rest) &&
                !is(&run->parts[last + 1], DL_PART_WORD | DL_PART_TITLE | DL_PART_MODIFIER);
    if (!pair) return;
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_LONE;
    if (is(&run->parts[last + 1], DL_PART_SURNAME)) c.features |= DL_FEATURE_KNOWN_SURNAME;
    propose(n, run, first, last + 1, c);
}

static void take_run(struct dl_names *n, const struct dl_run *run)
{
    for (unsigned i = 0; i < run->count; i++) {
        const struct dl_run_part *part = &run->parts[i];
        propose_hit(n, run, i);
        if (is(part, DL_PART_HEAD_FIRST)) head_first(n, run, i);
        if (is(part, DL_PART_HEAD_LAST)) head_last(n, run, i);
        if (is(part, DL_PART_AGENCY)) nation_agency(n, run, i);
    }
    for (unsigned i = 0; i < run->count;) {
        unsigned next = person(n, run, i);
        if (next == i) propose_rest(n, run, next++);
        i = next;
    }
}

dateline_status dl_names_scan(struct dl_names *n, const struct dl_block *block, const struct dl_hit *hits,
                              size_t hit_count, const struct dl_candidate **found, size_t *count)
{
    struct dl_run_walk walk = { .block = block, .matcher = n->matcher, .words = n->words, .hits = hits };
    walk.hit_count = hit_count;
    struct dl_run run;
    n->block = block;
    dl_context_begin(&n->context);
    n->hits = hits;
    n->count = 0;
    n->out_of_memory = false;
    while (!n->out_of_memory && dl_run_next(&walk, &run))
        take_run(n, &run);
    *found = n->found;
    *count = n->count;
    return n->out_of_memory ? DATELINE_ENOMEM : DATELINE_OK;
}
