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

#include "names/heads.h"
#include "names/proposal.h"

/* A person's name has at most so many parts. */
#define PERSON_PARTS_MAX 6u
/* A name of which nothing is known has at most so many parts after its first. */
#define LONE_PARTS_MAX 3u

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

/* ---- persons ----------------------------------------------------------------------------- */

/* Can the part stand inside a person's name, after its first part? */
static bool continues_person(const struct dl_run_part *part)
{
    if (part->link == DL_LINK_NONE || part->link >= DL_LINK_CONNECTOR) return false;
    if (dl_part_is(part, DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_INITIAL)) return true;
    if (part->link == DL_LINK_PARTICLE && dl_part_is(part, DL_PART_DEMONYM | DL_PART_PLACE))
        return true; /* Abu al-Baghdadi, Pierre de Zarb */
    if (part->link == DL_LINK_TIGHT) return !dl_part_is(part, DL_PART_NATION | DL_PART_AGENCY);
    return dl_part_is(part, DL_PART_UNKNOWN) &&
           !dl_part_is(part, DL_PART_TITLE | DL_PART_MODIFIER | DL_PART_HEAD_LAST | DL_PART_WORD);
}

/* "Shirley Crenshaw", "Kevin Cash": a surname that is known only as a place or word, alone behind a given name. */
static bool is_borrowed_surname(const struct dl_run *run, unsigned i)
{
    const struct dl_run_part *part = &run->parts[i];
    const unsigned others = DL_PART_NATION | DL_PART_TITLE | DL_PART_MODIFIER | DL_PART_HEAD_LAST | DL_PART_HEAD_FIRST |
                            DL_PART_DENIED | DL_PART_OTHER | DL_PART_CALENDAR;
    const bool is_given = (run->parts[i - 1].classes & ~(uint32_t)DL_PART_SURNAME) == DL_PART_GIVEN;
    return is_given && part->link == DL_LINK_SPACE && dl_part_is(part, DL_PART_PLACE | DL_PART_WORD) &&
           !dl_part_is(part, others) && (i + 1 == run->count || run->parts[i + 1].link >= DL_LINK_CONNECTOR);
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

/* The last part of the person's name that begins with part first. */
static unsigned person_end(const struct dl_run *run, unsigned first)
{
    unsigned last = first;
    if (first + 1 < run->count && is_borrowed_surname(run, first + 1)) return first + 1;
    while (last + 1 < run->count && last + 1 - first < PERSON_PARTS_MAX && continues_person(&run->parts[last + 1]))
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

/* Is it a word that may stand in a name but is none: "Eastern", "Von"; not "Ben"? */
static bool is_plain(const struct dl_run_part *part)
{
    return dl_part_is(part, DL_PART_PLAIN) && !(dl_part_is(part, DL_PART_PARTICLE) && dl_part_is(part, DL_PART_GIVEN));
}

/* The person that begins at part first; answers the part after it, or first for "none". */
static unsigned person(struct dl_names *n, const struct dl_run *run, unsigned first)
{
    const struct dl_run_part *p = &run->parts[first];
    struct dl_candidate c = { .type = DL_TYPE_PERSON, .features = DL_FEATURE_PATTERN };
    if (!dl_part_is(p, DL_PART_GIVEN | DL_PART_INITIAL | DL_PART_SURNAME | DL_PART_UNKNOWN | DL_PART_PERSON) ||
        dl_part_is(p, DL_PART_WORD | DL_PART_TITLE | DL_PART_MODIFIER) || is_plain(p) ||
        (dl_part_is(p, DL_PART_HEAD_FIRST) && !dl_part_is(p, DL_PART_GIVEN)))
        return first;
    unsigned last = person_end(run, first);
    if (last == first && dl_part_is(p, DL_PART_NATION)) return first; /* "former French minister" */
    if (last == first && dl_part_is(p, DL_PART_PERSON)) return first; /* the dictionary has it */
    if (last > first && names_a_thing(n, run, first, last)) c.features |= DL_FEATURE_COMMON_WORD;
    add_title(n, run, first, &c);
    if (first > 0 && p->link == DL_LINK_PARTICLE && dl_part_is(&run->parts[first - 1], DL_PART_TITLE))
        c.start = dl_next_word(n->block, run->parts[first - 1].end + run->parts[first - 1].period); /* Baron von Zarb */
    const bool syllables = last > first && dl_part_is(&run->parts[last], DL_PART_SYLLABLES);        /* "Kim Jae-in" */
    if ((dl_part_is(p, DL_PART_GIVEN | DL_PART_PERSON) || syllables) && last > first) {
        c.rule = DL_RULE_GIVEN_NAME;
        c.features |= DL_FEATURE_GIVEN_NAME_FIRST;
    } else if (dl_part_is(p, DL_PART_INITIAL) && p->period && last > first) {
        c.rule = DL_RULE_INITIALS_NAME;
        c.features |= DL_FEATURE_INITIALS;
    } else if (c.features & DL_FEATURE_TITLE_BEFORE) {
        c.rule = DL_RULE_TITLE_NAME;
    } else {
        return first;
    }
    if (last > first && dl_part_is(&run->parts[last], DL_PART_SURNAME)) c.features |= DL_FEATURE_KNOWN_SURNAME;
    if (last > first && dl_part_is(&run->parts[last], DL_PART_WORD)) c.features |= DL_FEATURE_COMMON_WORD;
    dl_propose(n, run, first, last, &c);
    return last + 1;
}

/* Does what stands before pos look like "al-", "von " or "van der "? */
static bool may_hang(const struct dl_block *b, uint32_t pos)
{
    const unsigned char *p = b->text + pos;
    if (p[-1] != ' ') return p[-1] == '-';
    return p[-2] == 'n' ? p[-4] == 'v' && p[-5] == ' ' : p[-2] == 'r' && memcmp(p - 6, "n der ", 6) == 0;
}

/* Where "al-", "von " or "van der " begins, which stands before pos; 0 when it is another word. */
static uint32_t article_start(const struct dl_names *n, uint32_t pos)
{
    uint32_t word = pos, start = 0;
    while (pos >= 3 && dl_previous_word(n->block, word, &word) && pos - word <= 8 && !dl_bit(n->block->upper, word) &&
           (dl_words_roles(n->words, n->block, word) & DL_WORD_PARTICLE))
        start = word;
    return start;
}

/* ---- one run ----------------------------------------------------------------------------- */

/* A hit stands for itself, unless all it means is a word or part of a name. */
static void propose_hit(struct dl_names *n, const struct dl_run *run, unsigned i)
{
    const struct dl_run_part *part = &run->parts[i];
    const unsigned mentions = DL_PART_PERSON | DL_PART_PLACE | DL_PART_AGENCY | DL_PART_DEMONYM | DL_PART_OTHER;
    if (part->hit == DL_NO_HIT || (!n->with_helpers && !dl_part_is(part, mentions | DL_PART_DENIED))) return;
    const struct dl_hit *hit = &n->hits[part->hit];
    struct dl_candidate c = { .rule = DL_RULE_GAZETTEER, .item = hit->sense, .senses = hit->senses };
    if (hit->caps) c.features |= DL_FEATURE_ALL_CAPS;
    if (dl_part_is(part, DL_PART_DENIED)) c.signs = DL_SIGN_DENIED;
    if (dl_part_is(part, DL_PART_PERSON | DL_PART_SURNAME)) add_title(n, run, i, &c);
    dl_propose(n, run, i, i, &c);
}

/* "the King", "Bill of Rights": is a word that may be a name used as a word? */
static bool is_word_here(const struct dl_names *n, const struct dl_run_part *part)
{
    const struct dl_block *b = n->block;
    uint32_t before;
    if (memcmp(b->text + part->end, " of ", 4) == 0) return true;
    return dl_previous_word(b, part->start, &before) && dl_word_end(b, before) + 1 == part->start &&
           (dl_words_roles(n->words, b, before) & (DL_WORD_ARTICLE | DL_WORD_A));
}

/* "King", "Player": a surname that is a title or a word, too, is a person only when the document names one in full. */
static bool propose_word(struct dl_names *n, const struct dl_run *run, unsigned first)
{
    const unsigned others = DL_PART_NATION | DL_PART_PLACE | DL_PART_AGENCY;
    const unsigned names = DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_INITIAL | DL_PART_PERSON;
    const struct dl_run_part *part = &run->parts[first], *next = part + 1;
    if (!dl_part_is(part, DL_PART_SURNAME) || !dl_part_is(part, DL_PART_WORD | DL_PART_TITLE) ||
        dl_part_is(part, others))
        return false;
    if (first + 1 < run->count && next->link <= DL_LINK_PARTICLE && dl_part_is(next, names)) return true;
    if (part->end - part->start <= 2 || is_word_here(n, part)) return true; /* He, Ye */
    struct dl_candidate c = { .type = DL_TYPE_PERSON, .rule = DL_RULE_CAPITALISED };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_LONE | DL_FEATURE_COMMON_WORD;
    dl_propose(n, run, first, first, &c);
    return true;
}

/* What a name of which nothing is known may be made of. */
#define REST (DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN)

/* "al-Zarb", "von Zarb", and not Zarb alone; false when no such word hangs on the run's first part. */
static bool propose_hanging(struct dl_names *n, const struct dl_run *run)
{
    struct dl_candidate c = { .type = DL_TYPE_ANY_NAME, .rule = DL_RULE_CAPITALISED };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_LONE | DL_FEATURE_KNOWN_SURNAME;
    c.start = article_start(n, run->parts[0].start);
    if (c.start == 0 || !dl_part_is(&run->parts[0], REST | DL_PART_DEMONYM)) return false;
    dl_propose(n, run, 0, 0, &c);
    return true;
}

/* One word, parts first to last: it may be the short form of a name that the document gives in full. */
static void propose_one(struct dl_names *n, const struct dl_run *run, unsigned first, unsigned last)
{
    const struct dl_run_part *part = &run->parts[first];
    struct dl_candidate c = { .type = DL_TYPE_ANY_NAME, .rule = DL_RULE_CAPITALISED };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_LONE;
    const bool known = dl_part_is(part, DL_PART_PLACE | DL_PART_AGENCY);
    const bool common = dl_part_is(part, DL_PART_COMMON);
    if (known) c.type = DL_TYPE_PERSON; /* the rest is proposed */
    if (!known && !common && dl_part_is(part, DL_PART_SURNAME)) c.features |= DL_FEATURE_SURNAME;
    if (!known && dl_part_is(part, DL_PART_GIVEN) &&
        !(common && (dl_bit(n->block->initial, part->start) || is_word_here(n, part))))
        c.features |= DL_FEATURE_GIVEN_NAME;
    dl_propose(n, run, first, last, &c);
}

/* What no shape took: the word alone, and the words behind it that nothing is known of either. */
static void propose_rest(struct dl_names *n, const struct dl_run *run, unsigned first)
{
    const unsigned no_name = DL_PART_WORD | DL_PART_TITLE | DL_PART_MODIFIER;
    if (!dl_part_is(&run->parts[first], REST | DL_PART_DEMONYM)) return;
    if (first == 0 && may_hang(n->block, run->parts[0].start) && propose_hanging(n, run)) return;
    if (!dl_part_is(&run->parts[first], REST) || propose_word(n, run, first) ||
        dl_part_is(&run->parts[first], no_name | DL_PART_NATION))
        return;
    bool only_words = is_plain(&run->parts[first]);
    unsigned last = first;
    while (last + 1 < run->count && run->parts[last + 1].link == DL_LINK_TIGHT &&
           dl_part_is(&run->parts[last + 1], REST))
        last++;
    for (unsigned i = first + 1; i <= last; i++)
        only_words = only_words && dl_part_is(&run->parts[i], DL_PART_PLAIN);
    if (!only_words) propose_one(n, run, first, last);
    unsigned end = last;
    while (end + 1 < run->count && end < first + LONE_PARTS_MAX && run->parts[end + 1].link < DL_LINK_CONNECTOR &&
           dl_part_is(&run->parts[end + 1], REST | DL_PART_INITIAL) && !dl_part_is(&run->parts[end + 1], no_name))
        end++;
    while (end > last && dl_part_is(&run->parts[end], DL_PART_INITIAL))
        end--;
    for (unsigned i = last + 1; i < end; i++)
        if (dl_part_is(&run->parts[i], DL_PART_GIVEN)) return; /* "Cooperation Andrei Zabla" */
    for (unsigned i = last + 1; i <= end; i++)
        only_words = only_words && dl_part_is(&run->parts[i], DL_PART_PLAIN);
    if (end == last || only_words) return;
    struct dl_candidate c = { .type = DL_TYPE_ANY_NAME, .rule = DL_RULE_CAPITALISED };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_LONE;
    const bool leads = dl_part_is(&run->parts[first], DL_PART_PARTICLE); /* "Von Zarb" */
    if (leads || dl_part_is(&run->parts[end], DL_PART_SURNAME)) c.features |= DL_FEATURE_KNOWN_SURNAME;
    dl_propose(n, run, first, end, &c);
}

/* "the band Broken Wheel": a common word and what follows, named by an agency noun. */
static void propose_named(struct dl_names *n, const struct dl_run *run)
{
    uint32_t word;
    const struct dl_run_part *parts = run->parts;
    struct dl_candidate c = { .type = DL_TYPE_ANY_NAME, .rule = DL_RULE_CAPITALISED };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_LONE;
    unsigned last = 0;
    while (last + 1 < run->count && parts[last + 1].link == DL_LINK_SPACE)
        last++;
    for (unsigned i = 0; i <= last; i++)
        if (parts[i].classes & ~(uint32_t)(DL_PART_WORD | DL_PART_UNKNOWN | DL_PART_PLAIN | DL_PART_COMMON)) return;
    if (last == 0 || !dl_previous_word(n->block, parts[0].start, &word) || dl_bit(n->block->upper, word) ||
        dl_word_end(n->block, word) + 1 != parts[0].start)
        return;
    if (dl_words_roles(n->words, n->block, word) & DL_WORD_AGENCY_NOUN) dl_propose(n, run, 0, last, &c);
}

static void take_run(struct dl_names *n, const struct dl_run *run)
{
    for (unsigned i = 0; i < run->count; i++)
        propose_hit(n, run, i);
    dl_heads_propose(n, run);
    for (unsigned i = 0; i < run->count;) {
        unsigned next = person(n, run, i);
        if (next == i) propose_rest(n, run, next++);
        i = next;
    }
    if (run->count > 1 && dl_part_is(&run->parts[0], DL_PART_WORD | DL_PART_PLAIN)) propose_named(n, run);
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
    n->hits = hits;
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
    *found = n->found;
    *count = n->count;
    return n->out_of_memory ? DATELINE_ENOMEM : DATELINE_OK;
}
