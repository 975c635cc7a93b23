/* firms.c: companies by an ampersand, a legal form, or the name of another.
 *
 *     Zarb & Quux Brothers   Zabla, Zarb & Quux LLP   Zarb Motors, Inc.   Zarb Waste Management Inc.
 */
#include "names/firms.h"

#include <string.h>

#include "names/heads.h"
#include "names/tasks.h"
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
    const bool is_firm = dl_part_is(&run->parts[head], DL_PART_HEAD_COMPANY) && first == 0;
    const bool has_sign = head > 1 && run->parts[head - 1].link == DL_LINK_AMPERSAND;
    const unsigned char *form = n->block->text + run->parts[head].start;
    const bool has_and = head == 1 && (memcmp(form, "and Co", 6) == 0 || memcmp(form, "& Co", 4) == 0);
    if (!is_firm || (!has_sign && !has_and)) return 0;
    const bool is_name = dl_part_is(&n->previous, DL_PART_UNKNOWN | DL_PART_SURNAME);
    return is_name && is_behind_comma(n, run) ? n->previous.start : 0;
}

static bool are_places(const struct dl_run_part *a, const struct dl_run_part *b)
{
    const bool are_surnames = dl_part_is(a, DL_PART_SURNAME) && dl_part_is(b, DL_PART_SURNAME);
    return dl_part_is(a, DL_PART_PLACE) && dl_part_is(b, DL_PART_PLACE) && !are_surnames;
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
    if (are_places(&run->parts[first], &run->parts[last])) return; /* "Montana & Minnesota" */
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

bool dl_firms_is_legal_form(const struct dl_names *n, const struct dl_run_part *part)
{
    if (!dl_part_is(part, DL_PART_HEAD_COMPANY)) return false;
    const struct dl_hit *hit = &n->hits[part->hit];
    const struct dl_sense *senses = dl_matcher_senses(n->matcher) + hit->sense;
    for (unsigned i = 0; i < hit->senses; i++)
        if (senses[i].role == DL_GAZ_ROLE_LEGAL_FORM) return true;
    return false;
}

bool dl_firms_takes_opening(const struct dl_names *n, const struct dl_run *run, unsigned first, uint32_t *start)
{
    const struct dl_block *b = n->block;
    const uint32_t begin = run->parts[0].start;
    if (first > 0 || !dl_previous_word(b, begin, start) || !dl_bit(b->upper, *start) || !dl_bit(b->initial, *start))
        return false;
    if (dl_word_end(b, *start) + 1 != begin || (b->text[begin - 1] != ' ' && b->text[begin - 1] != '-')) return false;
    const unsigned roles = dl_words_roles(n->words, b, *start);
    const struct dl_hit *hit = dl_hit_at(n, *start);
    return (roles & DL_WORD_FIRM_FIRST) || (roles == DL_WORD_NONE && hit && (hit->classes & DL_PART_PLAIN));
}

/* A place of so much weight, in tenths, is not meant by a firm's name alone. */
#define WEIGHT_KNOWN 50

static bool may_stand_alone(const struct dl_names *n, const struct dl_run_part *part);

/* May the part before "and" be one of two partners, and is it a name by itself: not the last word of another one? */
static bool is_partner(const struct dl_names *n, const struct dl_run *run, unsigned i)
{
    const struct dl_run_part *part = &run->parts[i];
    const bool is_acronym = dl_bit(n->block->upper, part->start + 1);
    return dl_heads_may_share(part) && may_stand_alone(n, part) && !is_acronym &&
           !dl_part_is(part + 1, DL_PART_AGENCY) &&
           dl_stems_find(&n->stems, n->block, part->start) != part->end && /* a firm of its own */
           (i == 0 || part->link > DL_LINK_TIGHT);
}

unsigned dl_firms_joined_first(struct dl_names *n, const struct dl_run *run, unsigned first, unsigned head)
{
    const bool is_firm = dl_firms_is_legal_form(n, &run->parts[head]);
    while (first > 0) {
        const struct dl_run_part *part = &run->parts[first], *before = part - 1;
        const bool is_trades = part->link == DL_LINK_AND && dl_tasks_is_one(part) && dl_tasks_is_one(before) &&
                               !dl_firms_is_legal_form(n, before);
        const bool is_bank = is_firm && part->link == DL_LINK_CONNECTOR && /* "Bank fuer Zarb AG" */
                             dl_part_is(before, DL_PART_HEAD_LAST) && !dl_part_is(before, DL_PART_TITLE);
        if (is_trades || is_bank)
            first = dl_heads_first(n, run, first - 1);
        else if (is_firm && part->link == DL_LINK_AND && is_partner(n, run, first - 1))
            first--;
        else
            break;
    }
    return first;
}

/* May the part be all that is left of a firm's name? */
static bool may_stand_alone(const struct dl_names *n, const struct dl_run_part *part)
{
    const unsigned others = DL_PART_NATION | DL_PART_TITLE | DL_PART_CALENDAR | DL_PART_INITIAL | DL_PART_HEAD_FIRST |
                            DL_PART_MODIFIER | DL_PART_DENIED;
    if (dl_part_is(part, others) || part->end - part->start < 3) return false;
    const unsigned roles =
        dl_part_is(part, DL_PART_WORD) ? dl_words_roles(n->words, n->block, part->start) : DL_WORD_NONE;
    if (roles & ~(unsigned)(DL_WORD_FIRM_FIRST | DL_WORD_THING)) return false;
    if (!dl_part_is(part, DL_PART_PLACE)) return true;
    const struct dl_hit *hit = &n->hits[part->hit];
    const struct dl_sense *senses = dl_matcher_senses(n->matcher) + hit->sense;
    for (unsigned i = 0; i < hit->senses; i++)
        if (senses[i].type == DL_TYPE_PLACE && senses[i].weight >= WEIGHT_KNOWN && !(senses[i].flags & DL_GAZ_TRIGGER))
            return false;
    return true;
}

uint32_t dl_firms_remember(struct dl_names *n, const struct dl_run *run, unsigned form, uint32_t from)
{
    uint32_t left = 0;
    unsigned first = form;
    if (dl_words_roles(n->words, n->block, from) & DL_WORD_ARTICLE) return 0; /* "The Open Group" */
    while (first > 0 && run->parts[first - 1].start >= from)
        first--;
    for (; form > first && run->parts[form].link == DL_LINK_SPACE && dl_firms_is_legal_form(n, &run->parts[form]);
         form--) {
        const struct dl_run_part *last = &run->parts[form - 1];
        if (form - 1 == first && from == last->start && !may_stand_alone(n, last)) break;
        dl_stems_add(&n->stems, n->block, from, last->end);
        left = last->end - from;
    }
    const uint32_t blank = run->parts[first].start - 1; /* "Integrated Corp", the run of which begins with the form */
    if (left > 0 || form > first || from >= blank || n->block->text[blank] != ' ') return left;
    dl_stems_add(&n->stems, n->block, from, blank);
    return blank - from;
}

/* "Mr. Zarb": does a title stand right before pos? */
static bool is_titled(const struct dl_names *n, uint32_t pos)
{
    const struct dl_block *b = n->block;
    uint32_t word;
    return dl_previous_word(b, pos, &word) && dl_bit(b->upper, word) && pos - dl_word_end(b, word) <= 2 &&
           (dl_words_roles(n->words, b, word) & DL_WORD_TITLE);
}

/* Does what stands beside the span say that the place is meant? */
static bool is_placed(struct dl_names *n, uint32_t start, uint32_t end)
{
    const dl_features placed = DL_FEATURE_PLACE_WORD_BEFORE | DL_FEATURE_PLACE_OF | DL_FEATURE_TRAVEL_BEFORE |
                               DL_FEATURE_PLACE_NOUN_BEFORE | DL_FEATURE_DATELINE;
    return (dl_context_features(&n->context, n->block, start, end) & placed) != 0;
}

/* "Coastal", a common word: is it used as a name here, among small letters? */
static bool is_used_as_name(struct dl_names *n, uint32_t pos, uint32_t end)
{
    const struct dl_block *b = n->block;
    const dl_features acts = DL_FEATURE_PERSON_WORD_AFTER | DL_FEATURE_AGENCY_WORD_AFTER |
                             DL_FEATURE_AGENCY_NOUN_AFTER | DL_FEATURE_POSSESSIVE | DL_FEATURE_DEED;
    uint32_t before;
    const uint32_t after = dl_next_word(b, end);
    if (dl_block_line_is_caps(b, pos) || (after == end + 1 && after < b->len && dl_bit(b->upper, after))) return false;
    const bool touches = dl_previous_word(b, pos, &before) && dl_word_end(b, before) + 1 == pos;
    if (touches && dl_bit(b->upper, before) && !dl_bit(b->initial, before)) return false;
    if (touches && (dl_words_roles(n->words, b, before) & DL_WORD_ARTICLE)) return false; /* "the Software" */
    return !dl_bit(b->initial, pos) || (dl_context_features(&n->context, b, pos, end) & acts) ||
           (after < b->len && (dl_words_roles(n->words, b, after) & DL_WORD_IS));
}

/* Proposes the firm that is remembered and stands at pos. Answers its end; 0: none does. */
static uint32_t propose_remembered(struct dl_names *n, uint32_t pos)
{
    const struct dl_block *b = n->block;
    const uint32_t end = dl_stems_find(&n->stems, b, pos);
    if (end == 0 || is_titled(n, pos)) return 0;
    const struct dl_hit *hit = dl_hit_at(n, pos);
    if (hit && (hit->classes & DL_PART_PLACE) && is_placed(n, pos, end)) return 0;
    const bool is_single = dl_next_word(b, pos + 1) >= end;
    const bool is_word = hit && (hit->classes & (DL_PART_WORD | DL_PART_PLAIN | DL_PART_COMMON | DL_PART_HEAD_LAST));
    if (is_single && (is_word || dl_words_is_common(n->words, b, pos)) && !is_used_as_name(n, pos, end)) return 0;
    struct dl_run run = { .count = 1 };
    run.parts[0] = (struct dl_run_part){ .start = pos, .end = end, .hit = DL_NO_HIT };
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_CAPITALISED, .signs = DL_SIGN_COMPANY };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_KNOWN_AGENCY;
    if (!is_single) c.features |= DL_FEATURE_SHORT_OF_KNOWN;
    dl_propose(n, &run, 0, 0, &c);
    return end;
}

void dl_firms_propose_remembered(struct dl_names *n)
{
    const struct dl_block *b = n->block;
    uint32_t end = 0;
    size_t count;
    if (n->stems.count == 0) return;
    const struct dl_first_word *words = dl_matcher_words(n->matcher, &count);
    dl_context_begin(&n->context);
    for (size_t i = 0; i < count; i++) {
        const uint32_t pos = dl_first_word_start(&words[i]);
        if (!dl_stems_may_begin(&n->stems, words[i].key)) continue;
        if (pos >= end && dl_bit(b->upper, pos)) end = propose_remembered(n, pos);
    }
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
    if (dl_firms_is_legal_form(n, form) && (c.start < n->previous.start || may_stand_alone(n, &n->previous))) {
        dl_stems_add(&n->stems, n->block, c.start, n->previous.end);
        c.item = n->previous.end - c.start;
    }
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
