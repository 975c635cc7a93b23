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
#include <string.h>

#include "names/firms.h"
#include "names/heads.h"
#include "names/items.h"
#include "names/proposal.h"
#include "names/rest.h"

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

void dl_names_forget(struct dl_names *n)
{
    dl_stems_forget(&n->stems);
}

/* ---- persons ----------------------------------------------------------------------------- */

/* Can the part stand inside a person's name, after its first part? */
static bool continues_person(const struct dl_run_part *part)
{
    if (part->link == DL_LINK_NONE || part->link >= DL_LINK_CONNECTOR || dl_part_is(part, DL_PART_SUFFIX)) return false;
    if (dl_part_is(part, DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_INITIAL)) return true;
    if (part->link == DL_LINK_PARTICLE && dl_part_is(part, DL_PART_DEMONYM | DL_PART_PLACE))
        return true; /* Abu al-Baghdadi, Pierre de Zarb */
    if (part->link == DL_LINK_TIGHT) return !dl_part_is(part, DL_PART_NATION | DL_PART_AGENCY);
    return dl_part_is(part, DL_PART_UNKNOWN) &&
           !dl_part_is(part, DL_PART_TITLE | DL_PART_MODIFIER | DL_PART_HEAD_LAST | DL_PART_WORD);
}

/* "Jr.", "III": the end of a name; "QC" is none of it. */
static bool is_suffix(const struct dl_run_part *part)
{
    return dl_part_is(part, DL_PART_SUFFIX) && !dl_part_is(part, DL_PART_WORD) && part->link == DL_LINK_SPACE;
}

/* "Shirley Crenshaw", "Kevin Cash": a surname that is known only as a place or word, alone behind a given name. */
static bool is_borrowed_surname(const struct dl_run *run, unsigned i)
{
    const struct dl_run_part *part = &run->parts[i];
    const unsigned heads = DL_PART_HEAD_LAST | DL_PART_HEAD_FIRST;
    const unsigned others =
        DL_PART_NATION | DL_PART_TITLE | DL_PART_MODIFIER | DL_PART_DENIED | DL_PART_OTHER | DL_PART_CALENDAR;
    const struct dl_run_part *before = &run->parts[i - 1];
    const bool is_given = (before->classes & ~(uint32_t)DL_PART_SURNAME) == DL_PART_GIVEN;
    const bool is_initial = before->classes == DL_PART_INITIAL && before->period && i > 1 &&
                            before->link <= DL_LINK_TIGHT; /* "E. J. H. Corner" */
    const unsigned borrowed = DL_PART_PLACE | DL_PART_AGENCY | DL_PART_WORD | DL_PART_PLAIN;
    if (dl_part_is(part, heads) && !(is_initial && dl_part_is(part, DL_PART_HEAD_COMMON))) return false;
    return (is_given || is_initial) && part->link == DL_LINK_SPACE && dl_part_is(part, borrowed | heads) &&
           !dl_part_is(part, others) &&
           (i + 1 == run->count || run->parts[i + 1].link >= DL_LINK_CONNECTOR || is_suffix(&run->parts[i + 1]));
}

/* "William "Bill" Zarb": a given name, a nickname in quotation marks, and what stands behind them. */
static unsigned over_nickname(const struct dl_run *run, unsigned first, unsigned last)
{
    if (last + 2 >= run->count || run->parts[last + 1].link != DL_LINK_QUOTE ||
        run->parts[last + 2].link != DL_LINK_QUOTE ||
        !dl_part_is(&run->parts[first], DL_PART_GIVEN | DL_PART_INITIAL) ||
        !dl_part_is(&run->parts[last + 2], DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_INITIAL | DL_PART_UNKNOWN))
        return last;
    last += 2;
    while (last + 1 < run->count && last < first + PERSON_PARTS_MAX && continues_person(&run->parts[last + 1]))
        last++;
    return last;
}

/* The last part of the person's name that begins with part first, but for a suffix. */
static unsigned person_end(const struct dl_run *run, unsigned first)
{
    unsigned last = first;
    if (first + 1 < run->count && is_borrowed_surname(run, first + 1)) return first + 1;
    while (last + 1 < run->count && last + 1 - first < PERSON_PARTS_MAX && continues_person(&run->parts[last + 1]))
        last++;
    const bool is_initial = last > first && run->parts[last].classes == DL_PART_INITIAL; /* "E. J. H. Corner" */
    if (last > first && last + 1 < run->count && is_borrowed_surname(run, last + 1) &&
        (is_initial || dl_part_is(&run->parts[last + 1], DL_PART_PLACE | DL_PART_AGENCY)))
        last++;
    while (last > first && dl_part_is(&run->parts[last], DL_PART_INITIAL))
        last--;
    return over_nickname(run, first, last);
}

/* Where the title begins that stands right before part first: "FBI Chief", "Envoy for Peace". */
static unsigned title_begin(const struct dl_run *run, unsigned first)
{
    unsigned begin = first;
    bool is_listed = first > 0 && run->parts[first].link == DL_LINK_AND; /* "Director Zarb and Quux" */
    if (is_listed && !dl_part_is(&run->parts[first - 1], DL_PART_TITLE)) return first;
    if (run->parts[first].link == DL_LINK_CONNECTOR || run->parts[first].link == DL_LINK_QUOTE)
        return first; /* "Mayor of Zarb" */
    for (unsigned i = first; i-- > 0;) {
        bool modifies = dl_part_is(&run->parts[i], DL_PART_MODIFIER) && i + 1 == begin && begin < first;
        if (dl_part_is(&run->parts[i], DL_PART_TITLE) || modifies) begin = i;
        bool inside = dl_part_is(&run->parts[i], DL_PART_TITLE | DL_PART_MODIFIER | DL_PART_UNKNOWN |
                                                     DL_PART_HEAD_FIRST | DL_PART_HEAD_LAST) ||
                      (i + 1 == begin && dl_part_is(&run->parts[i], DL_PART_AGENCY));
        if (!inside) break;
        if (i + 1 == begin && begin < first && dl_part_is(&run->parts[i], DL_PART_AGENCY)) return i;
    }
    return begin;
}

/* A lower-case title right before pos, as in "president Xi". */
static bool lower_title(struct dl_names *n, uint32_t pos, uint32_t *start)
{
    const struct dl_block *b = n->block;
    return pos >= 2 && b->text[pos - 1] == ' ' && dl_bit(b->word, pos - 2) && dl_previous_word(b, pos, start) &&
           !dl_bit(b->upper, *start) && (dl_words_roles(n->words, b, *start) & DL_WORD_TITLE);
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

/* "the Anna Zarb Show", "the Davis Cup": a name that an article stands before, and a word behind or at its end. */
static bool names_a_thing(const struct dl_names *n, const struct dl_run *run, unsigned first, unsigned last)
{
    uint32_t word;
    const bool goes_on = last + 1 < run->count && run->parts[last + 1].link == DL_LINK_SPACE;
    const bool ends_plain =
        dl_part_is(&run->parts[last], DL_PART_PLAIN | DL_PART_WORD) && !dl_part_is(&run->parts[last], DL_PART_SURNAME);
    return (goes_on || ends_plain) && dl_previous_word(n->block, run->parts[first].start, &word) &&
           dl_word_end(n->block, word) + 1 == run->parts[first].start &&
           (dl_words_roles(n->words, n->block, word) & DL_WORD_ARTICLE);
}

/* The person that begins at part first; answers the part after it, or first for "none". */
static unsigned person(struct dl_names *n, const struct dl_run *run, unsigned first)
{
    const struct dl_run_part *p = &run->parts[first];
    if (!dl_part_is(p, DL_PART_GIVEN | DL_PART_INITIAL | DL_PART_SURNAME | DL_PART_UNKNOWN | DL_PART_PERSON) ||
        dl_part_is(p, DL_PART_WORD | DL_PART_TITLE | DL_PART_MODIFIER) || dl_part_is_plain(p) ||
        (dl_part_is(p, DL_PART_HEAD_FIRST) && !dl_part_is(p, DL_PART_GIVEN)))
        return first;
    struct dl_candidate c = { .type = DL_TYPE_PERSON, .features = DL_FEATURE_PATTERN };
    unsigned last = person_end(run, first);
    while (last > first && dl_ends_in_digit(n->block, &run->parts[last]))
        last--;
    if (dl_part_is(p, DL_PART_INITIAL) && dl_is_item(n->block, run, first)) return first;
    const bool is_halved = last > first && run->parts[first + 1].link == DL_LINK_TIGHT &&
                           dl_part_is(&run->parts[first + 1], DL_PART_GIVEN) &&
                           last > first + 1; /* "Daffa-Alla Zarb" */
    const bool has_suffix = last + 1 < run->count && is_suffix(&run->parts[last + 1]);
    if (last == first && dl_part_is(p, DL_PART_NATION)) return first;                /* "former French minister" */
    if (last == first && dl_part_is(p, DL_PART_PERSON) && !has_suffix) return first; /* the dictionary has it */
    const unsigned end = has_suffix ? last + 1 : last;
    if (end > first && names_a_thing(n, run, first, end)) c.features |= DL_FEATURE_COMMON_WORD;
    add_title(n, run, first, &c);
    if (first > 0 && p->link == DL_LINK_PARTICLE && dl_part_is(&run->parts[first - 1], DL_PART_TITLE))
        c.start = dl_next_word(n->block, run->parts[first - 1].end + run->parts[first - 1].period); /* Baron von Zarb */
    const bool syllables = last > first && dl_part_is(&run->parts[last], DL_PART_SYLLABLES);        /* "Kim Jae-in" */
    if ((dl_part_is(p, DL_PART_GIVEN | DL_PART_PERSON) || syllables || is_halved) && end > first) {
        c.rule = DL_RULE_GIVEN_NAME;
        c.features |= DL_FEATURE_GIVEN_NAME_FIRST;
    } else if (dl_part_is(p, DL_PART_INITIAL) && p->period && end > first) {
        c.rule = DL_RULE_INITIALS_NAME;
        c.features |= DL_FEATURE_INITIALS;
    } else if (c.features & DL_FEATURE_TITLE_BEFORE) {
        c.rule = DL_RULE_TITLE_NAME;
    } else {
        return first;
    }
    if (last > first && dl_part_is(&run->parts[last], DL_PART_SURNAME)) c.features |= DL_FEATURE_KNOWN_SURNAME;
    if (last > first && dl_part_is(&run->parts[last], DL_PART_WORD)) c.features |= DL_FEATURE_COMMON_WORD;
    dl_propose(n, run, first, end, &c);
    return end + 1;
}

static bool is_peer(const struct dl_names *n, const struct dl_run_part *title)
{
    if (!dl_part_is(title, DL_PART_TITLE) || title->hit == DL_NO_HIT) return false;
    const struct dl_hit *hit = &n->hits[title->hit];
    for (unsigned i = 0; i < hit->senses; i++)
        if (dl_matcher_senses(n->matcher)[hit->sense + i].role == DL_GAZ_ROLE_PEER) return true;
    return false;
}

/* "the Duke of Zarb", "the Earl of Upper Quux": a peer has the name of a place; answers the part after it, or first for
 * "none". */
static unsigned peer(struct dl_names *n, const struct dl_run *run, unsigned first)
{
    const unsigned names = DL_PART_PLACE | DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN;
    const struct dl_candidate c = { .type = DL_TYPE_PERSON,
                                    .rule = DL_RULE_TITLE_NAME,
                                    .features = DL_FEATURE_PATTERN | DL_FEATURE_TITLE_BEFORE };
    unsigned last = first + 1;
    if (last >= run->count || run->parts[last].link != DL_LINK_CONNECTOR || !is_peer(n, &run->parts[first]))
        return first;
    if (!dl_part_is(&run->parts[last], names) || dl_part_is(&run->parts[last], DL_PART_DENIED)) return first;
    while (last + 1 < run->count && run->parts[last + 1].link <= DL_LINK_TIGHT &&
           dl_part_is(&run->parts[last + 1], names))
        last++;
    dl_propose(n, run, first, last, &c);
    return last + 1;
}

/* ---- one run ----------------------------------------------------------------------------- */

/* ".PP", "@INC", "$HOME": does a mark of a program stand right before pos, and a blank before a stop? */
static bool is_macro(const struct dl_block *b, uint32_t pos)
{
    const unsigned char *p = b->text + pos;
    if (pos == 0 || p[-1] == ' ' || p[-1] == '\n') return false;
    return p[-1] == '@' || p[-1] == '$' || p[-1] == '\\' ||
           (p[-1] == '.' && (pos == 1 || p[-2] == '\n' || p[-2] == ' '));
}

/* "King Fahd", whom the dictionary calls Fahd of Saudi Arabia, but not "Duke Ellington": where the name begins behind
 * its titles. */
static uint32_t behind_titles(const struct dl_names *n, const struct dl_hit *hit)
{
    const struct dl_block *b = n->block;
    uint32_t start = hit->start, next = dl_next_word(b, dl_word_end(b, start));
    const uint32_t len = dl_word_end(b, start) - start;
    if (next >= hit->end || !(dl_words_roles(n->words, b, start) & DL_WORD_TITLE)) return start;
    const struct dl_sense *sense = &dl_matcher_senses(n->matcher)[hit->sense];
    const dateline_span name = dl_matcher_canonical(n->matcher, sense);
    if (sense->type != DL_TYPE_PERSON || (name.len > len && memcmp(name.ptr, b->text + start, len) == 0)) return start;
    while (next < hit->end && dl_bit(b->upper, next) && (dl_words_roles(n->words, b, start) & DL_WORD_TITLE)) {
        start = next;
        next = dl_next_word(b, dl_word_end(b, start));
    }
    return start;
}

/* What a hit may be that stands for itself. */
#define MENTION (DL_PART_PERSON | DL_PART_PLACE | DL_PART_AGENCY | DL_PART_DEMONYM | DL_PART_OTHER | DL_PART_DENIED)

/* A hit stands for itself, unless all it means is a word or part of a name. */
static void propose_hit(struct dl_names *n, const struct dl_run *run, unsigned i)
{
    const struct dl_run_part *part = &run->parts[i];
    if (part->hit == DL_NO_HIT || (!n->with_helpers && !dl_part_is(part, MENTION))) return;
    if (is_macro(n->block, part->start) || dl_is_ticker(n->block, part->start, part->end)) return;
    if (dl_is_exchange(n->block, part->start, part->end)) return;
    if (dl_is_report(n->block, part) && dl_part_is(part, DL_PART_NATION)) return;
    const struct dl_hit *hit = &n->hits[part->hit];
    struct dl_candidate c = { .rule = DL_RULE_GAZETTEER, .item = hit->sense, .senses = hit->senses };
    if (hit->caps) c.features |= DL_FEATURE_ALL_CAPS;
    if (dl_part_is(part, DL_PART_DENIED)) c.signs = DL_SIGN_DENIED;
    if (dl_part_is(part, DL_PART_PERSON | DL_PART_SURNAME)) add_title(n, run, i, &c);
    const uint32_t name = dl_part_is(part, DL_PART_PERSON) ? behind_titles(n, hit) : part->start;
    if (name > part->start) {
        c.start = name;
        c.title_start = c.title_start < c.title_end ? c.title_start : part->start;
        c.title_end = name - 1;
        c.features |= DL_FEATURE_TITLE_BEFORE;
    }
    dl_propose(n, run, i, i, &c);
}

/* Is the word one after which a ship's name stands: USS, "the destroyer"? */
static bool is_ship_word(const struct dl_names *n, uint32_t word)
{
    return (dl_words_roles(n->words, n->block, word) & DL_WORD_SHIP) != 0;
}

/* "USS Abraham Lincoln", "the destroyer Lexington": the name of a ship, and nothing that it is called for. */
static bool is_ship(const struct dl_names *n, const struct dl_run *run)
{
    enum { SHORT = 5, LONG = 14 }; /* USS, HNLMS; gunboat, battlecruisers: most words are looked at no further */
    const struct dl_block *b = n->block;
    const uint32_t start = run->parts[0].start, len = run->parts[0].end - start;
    uint32_t word;
    if (run->count > 1 && len <= SHORT && dl_bit(b->upper, start + 1)) return is_ship_word(n, start);
    if (start < 2 || b->text[start - 1] > ' ' || !dl_bit(b->word, start - 2) || dl_bit(b->upper, start + 1))
        return false;
    if (!dl_previous_word(b, start, &word) || start - word > LONG + 1 || dl_bit(b->upper, word)) return false;
    return is_ship_word(n, word);
}

/* What a person's name, or one of which nothing is known, begins with. */
#define NAME_FIRST                                                                                                     \
    (DL_PART_GIVEN | DL_PART_INITIAL | DL_PART_SURNAME | DL_PART_UNKNOWN | DL_PART_PERSON | DL_PART_DEMONYM)

static void take_run(struct dl_names *n, const struct dl_run *run)
{
    uint32_t classes = 0; /* of all parts: most runs are one word that makes few shapes */
    for (unsigned i = 0; i < run->count; i++)
        classes |= run->parts[i].classes;
    if (is_ship(n, run)) return;
    const unsigned hits = n->with_helpers || (classes & MENTION) ? run->count : 0;
    for (unsigned i = 0; i < hits; i++)
        propose_hit(n, run, i);
    dl_heads_propose(n, run, classes);
    const unsigned names = classes & (NAME_FIRST | DL_PART_TITLE) ? run->count : 0;
    for (unsigned i = 0; i < names;) {
        unsigned next = peer(n, run, i);
        if (next == i) next = person(n, run, i);
        if (next == i) dl_rest_propose(n, run, next++);
        i = next;
    }
    if (run->count > 1 && dl_part_is(&run->parts[0], DL_PART_WORD | DL_PART_PLAIN)) dl_rest_propose_named(n, run);
}

dateline_status dl_names_scan(struct dl_names *n, const struct dl_block *block, const struct dl_hit *hits,
                              size_t hit_count, const struct dl_candidate **found, size_t *count)
{
    struct dl_run run;
    run.count = 0;
    run.has_next = false;
    dl_run_begin(&n->walk, block, n->words, hits, hit_count);
    n->block = block;
    dl_context_begin(&n->context);
    n->headline = (struct dl_headline){ 0 };
    n->hits = hits;
    n->hit_count = hit_count;
    n->count = 0;
    n->out_of_memory = false;
    n->previous = (struct dl_run_part){ 0 };
    n->previous_start = 0;
    while (!n->out_of_memory && dl_run_next(&n->walk, &run)) {
        n->next = run.has_next ? &run.parts[run.count] : NULL;
        take_run(n, &run);
        n->previous = run.parts[run.count - 1];
        n->previous_start = run.parts[0].start;
    }
    n->settled = n->count;
    dl_firms_propose_remembered(n);
    dl_proposal_merge(n);
    *found = n->found;
    *count = n->count;
    return n->out_of_memory ? DATELINE_ENOMEM : DATELINE_OK;
}
