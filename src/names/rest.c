/* rest.c: capitalised words that no shape took: a name only if what stands around them, or the document, says whose.
 */
#include "names/rest.h"

#include <string.h>

#include "names/items.h"

/* A name of which nothing is known has at most so many parts after its first. */
#define LONE_PARTS_MAX 3u

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

/* ".PP", "@INC", "$HOME", "sulaco.COM": a piece of a program or an address, right behind such a mark? */
static bool is_code(const struct dl_block *b, uint32_t start)
{
    const unsigned char before = start > 0 ? b->text[start - 1] : ' ';
    return before != ' ' && before != '\0' && strchr(".@$%\\#=_/&", before) != NULL;
}

/* One word, parts first to last: it may be the short form of a name that the document gives in full. */
static void propose_one(struct dl_names *n, const struct dl_run *run, unsigned first, unsigned last)
{
    const struct dl_run_part *part = &run->parts[first];
    struct dl_candidate c = { .type = DL_TYPE_ANY_NAME, .rule = DL_RULE_CAPITALISED };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_LONE;
    if (is_code(n->block, part->start) || dl_is_ticker(n->block, part->start, run->parts[last].end)) return;
    const bool known = dl_part_is(part, DL_PART_PLACE | DL_PART_AGENCY);
    const bool common = dl_part_is(part, DL_PART_COMMON);
    if (known) c.type = DL_TYPE_PERSON;                                           /* the rest is proposed */
    if (first == last && dl_part_is(part, DL_PART_SEAT)) c.signs |= DL_SIGN_SEAT; /* "Washington said" */
    if (!known && !common && dl_part_is(part, DL_PART_SURNAME)) c.features |= DL_FEATURE_SURNAME;
    if (!known && dl_part_is(part, DL_PART_GIVEN) &&
        !(common && (dl_bit(n->block->initial, part->start) || is_word_here(n, part))))
        c.features |= DL_FEATURE_GIVEN_NAME;
    dl_propose(n, run, first, last, &c);
}

/* "La", "El", "Las", "Los": a person's name may have them inside, but begins with none. */
static bool is_spanish_article(const struct dl_block *b, const struct dl_run_part *part)
{
    const unsigned char *p = b->text + part->start;
    const bool is_short =
        part->end - part->start == 2 && ((p[0] == 'L' && p[1] == 'a') || (p[0] == 'E' && p[1] == 'l'));
    return is_short || (part->end - part->start == 3 && p[0] == 'L' && p[1] != 'e' && p[2] == 's');
}

void dl_rest_propose(struct dl_names *n, const struct dl_run *run, unsigned first)
{
    const unsigned no_name = DL_PART_WORD | DL_PART_TITLE | DL_PART_MODIFIER;
    if (!dl_part_is(&run->parts[first], REST | DL_PART_DEMONYM)) return;
    if (first == 0 && may_hang(n->block, run->parts[0].start) && propose_hanging(n, run)) return;
    if (!dl_part_is(&run->parts[first], REST) || propose_word(n, run, first) ||
        dl_part_is(&run->parts[first], no_name | DL_PART_NATION))
        return;
    bool only_words = dl_part_is_plain(&run->parts[first]);
    unsigned last = first;
    while (last + 1 < run->count && run->parts[last + 1].link == DL_LINK_TIGHT &&
           dl_part_is(&run->parts[last + 1], REST))
        last++;
    for (unsigned i = first + 1; i <= last; i++)
        only_words = only_words && dl_part_is(&run->parts[i], DL_PART_PLAIN);
    if (!only_words) propose_one(n, run, first, last);
    const bool known = dl_part_is(&run->parts[first], DL_PART_PLACE); /* "London SW3" */
    unsigned end = last;
    while (end + 1 < run->count && end < first + LONE_PARTS_MAX && run->parts[end + 1].link < DL_LINK_CONNECTOR &&
           dl_part_is(&run->parts[end + 1], REST | DL_PART_INITIAL) && !dl_part_is(&run->parts[end + 1], no_name) &&
           !(known && dl_ends_in_digit(n->block, &run->parts[end + 1])))
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
    const bool leads = dl_part_is(&run->parts[first], DL_PART_PARTICLE) && /* "Von Zarb", but "La Zarbina" */
                       !is_spanish_article(n->block, &run->parts[first]);
    if (leads || dl_part_is(&run->parts[end], DL_PART_SURNAME)) c.features |= DL_FEATURE_KNOWN_SURNAME;
    dl_propose(n, run, first, end, &c);
}

void dl_rest_propose_named(struct dl_names *n, const struct dl_run *run)
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
