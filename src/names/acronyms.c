/* acronyms.c: an acronym in brackets or between commas, and the words before it that it stands for.
 *
 *     Zarb Health Board (ZHB)   Zarb Health Board, ZHB, said   Gross Zarb Product (GZP)
 *     one organisation          the same                       a thing
 */
#include "names/acronyms.h"

#include <string.h>

#include "names/firms.h"

#define NOWHERE UINT32_MAX

/* Where the words before the bracket at pos begin whose initials the acronym has; NOWHERE when they have others. */
static uint32_t long_form_start(const struct dl_names *n, uint32_t bracket, uint32_t acronym, uint32_t end)
{
    const struct dl_block *b = n->block;
    uint32_t word = bracket;
    for (uint32_t letter = end; letter > acronym;) {
        letter--;
        if (!dl_bit(b->upper, letter)) return NOWHERE;
        do {
            if (word <= n->previous_start || !dl_previous_word(b, word, &word)) return NOWHERE;
        } while (!dl_bit(b->upper, word));
        if (b->text[word] != b->text[letter]) return NOWHERE;
    }
    return word;
}

/* "Zarb Service Inc (ZS)": the start of the words that have the initials, the legal form being one of them or not. */
static uint32_t defined_start(const struct dl_names *n, uint32_t bracket, uint32_t acronym, uint32_t end)
{
    enum { FORM_WORDS_MAX = 2 };
    uint32_t start = long_form_start(n, bracket, acronym, end), word = bracket;
    const bool is_firm = n->previous.hit != DL_NO_HIT && dl_firms_is_legal_form(n, &n->previous);
    for (unsigned i = 0; start == NOWHERE && is_firm && i < FORM_WORDS_MAX; i++)
        if (dl_previous_word(n->block, word, &word)) start = long_form_start(n, word, acronym, end);
    return start;
}

/* "Gross Domestic Product", "Chief Executive Officer", "Weapons of Mass Destruction", "United Arab Emirates": do the
 * words that begin at start and end with the run before name no organisation? */
static bool names_other(const struct dl_names *n, uint32_t start)
{
    const struct dl_block *b = n->block;
    const struct dl_hit *whole = dl_hit_at(n, start);
    uint32_t word;
    const unsigned known =
        whole && whole->end == n->previous.end ? whole->classes & (DL_PART_PLACE | DL_PART_AGENCY) : 0;
    if (known) return !(known & DL_PART_AGENCY);
    if (!dl_previous_word(b, n->previous.end, &word)) return false;
    const unsigned roles = dl_words_roles(n->words, b, word);
    if (roles & DL_WORD_THING) return true;
    return (roles & DL_WORD_TITLE) && !(roles & DL_WORD_AGENCY_NOUN) && b->text[n->previous.end - 1] != 's';
}

/* "(ZHB)" behind a name, ", ZHB," right behind one */
static bool is_set_apart(const struct dl_names *n, const struct dl_run_part *part)
{
    enum { BETWEEN_COMMAS_MIN = 3 };
    const unsigned char *text = n->block->text;
    const uint32_t size = part->end - part->start;
    if (part->start < 3 || part->end == n->block->len || size < 2) return false;
    if (text[part->start - 1] == '(') return text[part->end] == ')';
    return size >= BETWEEN_COMMAS_MIN && n->previous.end + 2 == part->start && text[part->end] == ',' &&
           memcmp(text + n->previous.end, ", ", 2) == 0;
}

/* "Zarb Health Board (ZHB)": the two are one organisation. */
void dl_acronyms_propose(struct dl_names *n, const struct dl_run *run)
{
    const struct dl_run_part *part = &run->parts[0];
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_ACRONYM };
    if (!is_set_apart(n, part)) return;
    c.start = defined_start(n, part->start - 2, part->start, part->end);
    if (c.start == NOWHERE || names_other(n, c.start)) return;
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_BRACKETED;
    struct dl_run long_form = { .parts = { { .start = c.start, .end = n->previous.end } }, .count = 1 };
    dl_propose(n, &long_form, 0, 0, &c);
    c.start = 0;
    dl_propose(n, run, 0, 0, &c);
}
