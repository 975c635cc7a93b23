/* firms.c: companies by an ampersand, a legal form, or the name of another.
 *
 *     Zarb & Quux Brothers   Zabla, Zarb & Quux LLP   Zarb Motors, Inc.   Zarb Waste Management Inc.
 */
#include "names/firms.h"

#include <string.h>

#include "names/heads.h"
#include "text/ascii.h"

uint32_t dl_firms_previous_name(const struct dl_names *n)
{
    const struct dl_block *b = n->block;
    uint32_t start = n->previous.start, word = start;
    while (word > n->previous_start && dl_previous_word(b, word, &word) && dl_bit(b->upper, word) &&
           !(dl_bit(b->initial, word) && dl_words_is_common(n->words, b, word)) && /* "Then Zarb Motors" */
           (dl_word_end(b, word) + 1 == start || memcmp(b->text + dl_word_end(b, word), " & ", 3) == 0))
        start = word;
    return start;
}

/* Does the run begin behind the part before it and a comma? */
static bool is_behind_comma(const struct dl_names *n, const struct dl_run *run)
{
    const uint32_t comma = dl_comma_length(n->block->text + n->previous.end);
    return n->previous.end > 0 && comma > 0 && run->parts[0].start == n->previous.end + comma;
}

uint32_t dl_firms_partners_start(const struct dl_names *n, const struct dl_run *run, unsigned first, unsigned head)
{
    const bool is_firm = dl_part_is(&run->parts[head], DL_PART_HEAD_COMPANY);
    if (!is_firm || first > 0 || head < 2 || run->parts[head - 1].link != DL_LINK_AMPERSAND) return 0;
    const bool is_name = dl_part_is(&n->previous, DL_PART_UNKNOWN | DL_PART_SURNAME);
    return is_name && is_behind_comma(n, run) ? n->previous.start : 0;
}

/* "Zarb & Quux Brothers": what stands on both sides of an ampersand is one organisation, unless both are common words
 * or given names. */
static void ampersand(struct dl_names *n, const struct dl_run *run, unsigned i)
{
    const unsigned others = DL_PART_WORD | DL_PART_PLAIN | DL_PART_INITIAL | DL_PART_TITLE | DL_PART_NATION;
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_HEAD };
    unsigned first = i - 1, last = i;
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_HEAD_WORD;
    if (dl_part_is(&run->parts[first], others | DL_PART_GIVEN) && dl_part_is(&run->parts[last], others | DL_PART_GIVEN))
        return;
    while (first > 0 && run->parts[first].link == DL_LINK_SPACE &&
           dl_part_is(&run->parts[first - 1], DL_PART_UNKNOWN | DL_PART_SURNAME))
        first--;
    while (last + 1 < run->count && run->parts[last + 1].link == DL_LINK_SPACE &&
           dl_part_is(&run->parts[last + 1], DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_HEAD_LAST))
        last++;
    dl_propose(n, run, first, last, &c);
}

/* Is the part a known company of several words? */
static bool is_long_company(const struct dl_names *n, const struct dl_run_part *part)
{
    const struct dl_hit *hit = &n->hits[part->hit];
    const struct dl_sense *senses = dl_matcher_senses(n->matcher) + hit->sense;
    if (memchr(n->block->text + part->start, ' ', part->end - part->start) == NULL) return false;
    for (unsigned i = 0; i < hit->senses; i++)
        if (senses[i].role == DL_GAZ_ROLE_COMPANY) return true;
    return false;
}

/* "Zarb Waste Management Inc.": a company that is known, and words before it that make another of it. */
static void longer_company(struct dl_names *n, const struct dl_run *run, unsigned company)
{
    const unsigned names = DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN;
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_HEAD, .signs = DL_SIGN_COMPANY };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_HEAD_WORD;
    if (!is_long_company(n, &run->parts[company])) return;
    const unsigned first = dl_heads_first(n, run, company);
    for (unsigned i = first; i < company; i++) /* "POST OFFICE Our Post Office": a heading, and another company */
        if (dl_part_is(&run->parts[i], DL_PART_AGENCY) || dl_bit(n->block->upper, run->parts[i].start + 1)) return;
    if (first < company && dl_part_is(&run->parts[first], names)) dl_propose(n, run, first, company, &c);
}

/* A legal form is at most so long: Inc, GmbH. */
#define LEGAL_FORM_MAX 5u

/* "Zarb Motors, Inc." */
static void incorporated(struct dl_names *n, const struct dl_run *run)
{
    const struct dl_run_part *form = &run->parts[0];
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_HEAD, .signs = DL_SIGN_COMPANY };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_HEAD_WORD;
    if (form->end - form->start > LEGAL_FORM_MAX || dl_part_is(&n->previous, DL_PART_INITIAL)) return;
    c.start = dl_firms_previous_name(n);
    dl_propose(n, run, 0, 0, &c);
}

void dl_firms_propose(struct dl_names *n, const struct dl_run *run)
{
    for (unsigned i = 1; i < run->count; i++) {
        if (run->parts[i].link == DL_LINK_AMPERSAND) ampersand(n, run, i);
        if (dl_part_is(&run->parts[i], DL_PART_AGENCY)) longer_company(n, run, i);
    }
    if (dl_part_is(&run->parts[0], DL_PART_HEAD_COMPANY) && is_behind_comma(n, run)) incorporated(n, run);
}
