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
    const struct dl_run_part *next; /* the part after the run; NULL: none */
    struct dl_run_part previous;    /* the part before the run */
    uint32_t previous_start;        /* where the run before the run begins */
    struct dl_candidate *found;
    size_t count, capacity;
    bool out_of_memory;
};

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

/* Does the word that ends at end do so as adverbs, participles and abstract nouns do? */
static bool has_word_ending(const struct dl_block *b, uint32_t start, uint32_t end)
{
    static const char *const endings[] = { "ly",  "ity", "ing",  "tion", "sion", "ness", "less", "ers", "ors", "ies",
                                           "sts", "ed",  "ment", "ism",  "ous",  "ive",  "ble",  "ful", "nce" };
    if (end - start < 6 || !memchr("yngstdmelf", b->text[end - 1], 10)) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t len = strlen(endings[i]);
        if (memcmp(b->text + end - len, endings[i], len) == 0) return true;
    }
    return false;
}

/* Bytes of a quotation mark that ends at pos, or begins there: " and “ ” ‘ ’. */
static uint32_t quote_before(const unsigned char *p)
{
    if (p[-1] == '"') return 1;
    return p[-3] == 0xE2 && p[-2] == 0x80 && p[-1] >= 0x98 && p[-1] <= 0x9D ? 3 : 0;
}

static bool is_quote(const unsigned char *p)
{
    return p[0] == '"' || (p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x98 && p[2] <= 0x9D);
}

/* Is the span all that the quotation marks around it hold, but for a comma or stop? */
static bool is_quoted(const struct dl_block *b, uint32_t start, uint32_t end)
{
    const unsigned char *p = b->text + end;
    return quote_before(b->text + start) > 0 && (is_quote(p) || ((*p == ',' || *p == '.') && is_quote(p + 1)));
}

/* Is the word none of English: "R2D2", "OilStocks", "resume_2", "F-86 Sabre", "names.doc"? */
static bool is_odd(const struct dl_block *b, uint32_t start, uint32_t end)
{
    const unsigned char *p = b->text;
    if (start >= 2 && p[start - 1] == ' ' && dl_bit(b->digit, start - 2)) return true;
    if (end + 1 < b->len && p[end] == '.' && dl_bit(b->word, end + 1)) return true;
    for (uint32_t i = start + 1; i < end; i++)
        if (dl_bit(b->digit, i) || p[i] == '_' || (i > start + 3 && dl_bit(b->upper, i) && !dl_bit(b->upper, i - 1)))
            return true;
    return false;
}

/* What the letters of a name and the marks beside it say, of which nothing else is known. */
static dl_features lone_features(const struct dl_block *b, uint32_t start, uint32_t end, bool is_word, bool acronym)
{
    dl_features features = 0;
    if (dl_bit(b->upper, start + 1) && (!acronym || dl_block_line_is_caps(b, start)))
        features |= DL_FEATURE_UNKNOWN_CAPITALS;
    if (is_quoted(b, start, end)) features |= DL_FEATURE_QUOTED;
    if (!is_word) return features;
    if (has_word_ending(b, start, end)) features |= DL_FEATURE_WORD_ENDING;
    if (!acronym && is_odd(b, start, end)) features |= DL_FEATURE_ODD_SHAPE;
    return features;
}

/* Is there a comma and one blank between the two? */
static bool is_comma(const struct dl_block *b, uint32_t from, uint32_t to)
{
    return to == from + 2 && b->text[from] == ',' && (b->text[from + 1] == ' ' || b->text[from + 1] == '\n');
}

/* A candidate for parts first to last of the run, with the features of its shape and place. */
static void propose(struct dl_names *n, const struct dl_run *run, unsigned first, unsigned last, struct dl_candidate c)
{
    const struct dl_block *b = n->block;
    if (c.start == 0) c.start = run->parts[first].start; /* else the name begins before the run */
    c.end = run->parts[last].end;
    dl_context_add(&n->context, b, &c);
    const bool acronym = is_acronym(b, c.start, c.end);
    const bool is_word = first == last && run->parts[first].classes == DL_PART_UNKNOWN;
    if (c.features & DL_FEATURE_LONE) c.features |= lone_features(b, c.start, c.end, is_word, acronym);
    const bool all_caps = c.rule == DL_RULE_GAZETTEER && (c.features & DL_FEATURE_ALL_CAPS); /* as is all beside it */
    if (acronym && !all_caps)
        c.features |= DL_FEATURE_ACRONYM;
    else if (several_words(b, dl_next_word(b, c.start), c.end))
        c.features |= DL_FEATURE_SEVERAL_WORDS;
    const unsigned name = DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_INITIAL;
    const bool titled = (c.features & DL_FEATURE_TITLE_BEFORE) && first > 0; /* what stands before it is the title */
    if (!titled && first > 0 && is(&run->parts[first - 1], name) && run->parts[first].link <= DL_LINK_TIGHT)
        c.features |= DL_FEATURE_NAME_BEFORE;
    if (last + 1 < run->count && is(&run->parts[last + 1], name) && run->parts[last + 1].link <= DL_LINK_PARTICLE)
        c.features |= DL_FEATURE_NAME_AFTER;
    if (!titled && !all_caps && first > 0 && !is(&run->parts[first - 1], name | DL_PART_CALENDAR) &&
        run->parts[first].link == DL_LINK_SPACE)
        c.features |= DL_FEATURE_CAPITAL_BEFORE;
    if (!all_caps && last + 1 < run->count && !is(&run->parts[last + 1], name) &&
        run->parts[last + 1].link == DL_LINK_SPACE)
        c.features |= DL_FEATURE_CAPITAL_AFTER;
    const struct dl_run_part *before = first > 0 ? &run->parts[first - 1] : &n->previous;
    const struct dl_run_part *after = last + 1 < run->count ? &run->parts[last + 1] : n->next;
    if (before->end > 0 && is_comma(b, before->end, c.start))
        c.features |= is(before, DL_PART_PLACE) ? DL_FEATURE_COMMA_PLACE_BEFORE : DL_FEATURE_COMMA_NAME_BEFORE;
    if (after && is(after, DL_PART_PLACE) && is_comma(b, c.end, after->start))
        c.features |= DL_FEATURE_COMMA_PLACE_AFTER;
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
    bool is_listed = first > 0 && run->parts[first].link == DL_LINK_AND; /* "Director Zarb and Quux" */
    if (is_listed && !is(&run->parts[first - 1], DL_PART_TITLE)) return first;
    for (unsigned i = first; i-- > 0;) {
        bool modifies = is(&run->parts[i], DL_PART_MODIFIER) && i + 1 == begin && begin < first;
        if (is(&run->parts[i], DL_PART_TITLE) || modifies) begin = i;
        bool inside = is(&run->parts[i],
                         DL_PART_TITLE | DL_PART_MODIFIER | DL_PART_UNKNOWN | DL_PART_HEAD_FIRST | DL_PART_HEAD_LAST) ||
                      (i + 1 == begin && is(&run->parts[i], DL_PART_AGENCY));
        if (!inside) break;
        if (i + 1 == begin && begin < first && is(&run->parts[i], DL_PART_AGENCY)) return i;
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

/* The person that begins at part first; answers the part after it, or first for "none". */
static unsigned person(struct dl_names *n, const struct dl_run *run, unsigned first)
{
    const struct dl_run_part *p = &run->parts[first];
    struct dl_candidate c = { .type = DL_TYPE_PERSON, .features = DL_FEATURE_PATTERN };
    if (!is(p, DL_PART_GIVEN | DL_PART_INITIAL | DL_PART_SURNAME | DL_PART_UNKNOWN | DL_PART_PERSON) ||
        is(p, DL_PART_WORD | DL_PART_PLAIN | DL_PART_TITLE | DL_PART_MODIFIER | DL_PART_HEAD_FIRST))
        return first;
    unsigned last = person_end(run, first);
    if (last == first && is(p, DL_PART_NATION)) return first; /* "former French minister" */
    if (last == first && is(p, DL_PART_PERSON)) return first; /* the dictionary has it */
    add_title(n, run, first, &c);
    if (is(p, DL_PART_GIVEN | DL_PART_PERSON) && last > first) {
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

/* The possessive before the run's first part: "Zabla's Ford"; 0 when there is none that belongs to a place's name. */
static uint32_t owner_start(const struct dl_names *n, const struct dl_run *run)
{
    const struct dl_run_part *owner = &n->previous;
    const unsigned owners = DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN;
    const unsigned char *p = n->block->text + owner->end;
    uint32_t gap = run->parts[0].start - owner->end;
    if (!is(owner, owners) || is(owner, DL_PART_PLACE | DL_PART_AGENCY | DL_PART_NATION | DL_PART_TITLE)) return 0;
    bool possessive = (gap == 3 && memcmp(p, "'s ", 3) == 0) || (gap == 5 && memcmp(p, "\xE2\x80\x99s ", 5) == 0);
    return possessive ? owner->start : 0;
}

/* The ordinal before pos: "65th Air Division"; 0 when there is none. */
static uint32_t ordinal_start(const struct dl_block *b, uint32_t pos)
{
    uint32_t word;
    if (pos < 4 || b->text[pos - 1] != ' ' || !dl_bit(b->word, pos - 2) || !dl_previous_word(b, pos, &word)) return 0;
    const unsigned char *end = b->text + pos - 1;
    uint32_t digits = word;
    while (dl_bit(b->digit, digits))
        digits++;
    uint32_t rest = pos - 1 - digits;
    bool is_ordinal = (rest == 2 && (memcmp(end - 2, "th", 2) == 0 || memcmp(end - 2, "st", 2) == 0 ||
                                     memcmp(end - 2, "nd", 2) == 0 || memcmp(end - 2, "rd", 2) == 0)) ||
                      (rest == 1 && end[-1] == 'd');
    return digits > word && is_ordinal ? word : 0;
}

static void propose_head(struct dl_names *n, const struct dl_run *run, unsigned first, unsigned last, unsigned head)
{
    struct dl_candidate c = { .rule = DL_RULE_HEAD, .features = DL_FEATURE_PATTERN | DL_FEATURE_HEAD_WORD };
    const struct dl_sense *sense = head_sense(n, &run->parts[head], &c.item);
    if (!sense) return;
    const bool is_place = sense->entry->role == DL_GAZ_ROLE_PLACE;
    if (is_place && first == 0 && head == last) c.start = owner_start(n, run);
    if (!is_place) c.start = ordinal_start(n->block, run->parts[first].start);
    if (first == last && c.start == 0) return;
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

/* "On Monday Zarb Motors said": a day or a month before a name is none of it, but for "the Sunday Mercury". */
static bool is_date_before(struct dl_names *n, const struct dl_run *run, unsigned i)
{
    uint32_t word;
    if (!is(&run->parts[i], DL_PART_CALENDAR)) return false;
    bool has_word = i == 0 && dl_previous_word(n->block, run->parts[0].start, &word);
    unsigned roles = has_word ? dl_words_roles(n->words, n->block, word) : DL_WORD_NONE;
    return is(&run->parts[i], DL_PART_GIVEN) ? (roles & DL_WORD_PLACE_BEFORE) != 0 : !(roles & DL_WORD_ARTICLE);
}

/* "Foreign Ministry", "Committee for State Security": back to where the name begins, and on over a
 * connector. */
static void head_last(struct dl_names *n, const struct dl_run *run, unsigned head)
{
    unsigned first = head, last = head;
    while (first > 0 && inside_organisation(&run->parts[first - 1]) && run->parts[first].link < DL_LINK_PARTICLE &&
           !is(&run->parts[first - 1], DL_PART_PERSON) && !is_date_before(n, run, first - 1))
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

/* "Zarb Rangers": a place and a plural that names nothing else. */
static void team(struct dl_names *n, const struct dl_run *run, unsigned place)
{
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_TEAM };
    const struct dl_run_part *plural = &run->parts[place + 1];
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_TEAM;
    if (is(&run->parts[place], DL_PART_NATION) || place + 2 != run->count || plural->link != DL_LINK_SPACE ||
        !is(plural, DL_PART_UNKNOWN | DL_PART_WORD) || n->block->text[plural->end - 1] != 's' ||
        is(plural, DL_PART_TITLE | DL_PART_MODIFIER))
        return;
    propose(n, run, place, place + 1, c);
}

/* Where the words before the bracket at pos begin whose initials the acronym has; 0 when they have others. */
static uint32_t long_form_start(const struct dl_names *n, uint32_t bracket, uint32_t acronym, uint32_t end)
{
    const struct dl_block *b = n->block;
    uint32_t word = bracket;
    for (uint32_t letter = end; letter > acronym;) {
        letter--;
        if (!dl_bit(b->upper, letter)) return 0;
        do {
            if (word <= n->previous_start || !dl_previous_word(b, word, &word)) return 0;
        } while (!dl_bit(b->upper, word));
        if (b->text[word] != b->text[letter]) return 0;
    }
    return word;
}

/* "Zarb Health Board (ZHB)": the two are one organisation. */
static void bracketed(struct dl_names *n, const struct dl_run *run)
{
    const struct dl_run_part *part = &run->parts[0];
    const struct dl_block *b = n->block;
    struct dl_candidate c = { .type = DL_TYPE_AGENCY, .rule = DL_RULE_ACRONYM };
    if (run->count != 1 || part->start < 3 || b->text[part->start - 1] != '(' || part->end == b->len ||
        b->text[part->end] != ')' || part->end - part->start < 2)
        return;
    c.start = long_form_start(n, part->start - 2, part->start, part->end);
    if (c.start == 0) return;
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_BRACKETED;
    struct dl_run long_form = { .parts = { { .start = c.start, .end = n->previous.end } }, .count = 1 };
    propose(n, &long_form, 0, 0, c);
    c.start = 0;
    propose(n, run, 0, 0, c);
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
    struct dl_candidate c = { .type = DL_TYPE_ANY_NAME, .rule = DL_RULE_CAPITALISED };
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_LONE;
    const unsigned rest = DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN;
    if (!is(&run->parts[first], rest) ||
        is(&run->parts[first], DL_PART_WORD | DL_PART_TITLE | DL_PART_MODIFIER | DL_PART_NATION))
        return;
    if (is(&run->parts[first], DL_PART_PLACE | DL_PART_AGENCY)) c.type = DL_TYPE_PERSON; /* the rest is proposed */
    bool only_words = is(&run->parts[first], DL_PART_PLAIN);
    unsigned last = first;
    while (last + 1 < run->count && run->parts[last + 1].link == DL_LINK_TIGHT && is(&run->parts[last + 1], rest))
        last++;
    bool plain = !is(&run->parts[first], DL_PART_COMMON | DL_PART_PLACE | DL_PART_AGENCY);
    if (plain && is(&run->parts[first], DL_PART_SURNAME)) c.features |= DL_FEATURE_SURNAME;
    if (plain && is(&run->parts[first], DL_PART_GIVEN)) c.features |= DL_FEATURE_GIVEN_NAME;
    if (!only_words) propose(n, run, first, last, c);
    unsigned end = last;
    while (end + 1 < run->count && end < first + LONE_PARTS_MAX && run->parts[end + 1].link < DL_LINK_CONNECTOR &&
           is(&run->parts[end + 1], rest | DL_PART_INITIAL) &&
           !is(&run->parts[end + 1], DL_PART_WORD | DL_PART_TITLE | DL_PART_MODIFIER))
        end++;
    while (end > last && is(&run->parts[end], DL_PART_INITIAL))
        end--;
    for (unsigned i = last + 1; i < end; i++)
        if (is(&run->parts[i], DL_PART_GIVEN)) return; /* "Cooperation Andrei Zabla" */
    for (unsigned i = last + 1; i <= end; i++)
        only_words = only_words && is(&run->parts[i], DL_PART_PLAIN);
    if (end == last || only_words) return;
    c.type = DL_TYPE_ANY_NAME;
    c.features = DL_FEATURE_PATTERN | DL_FEATURE_LONE;
    if (is(&run->parts[end], DL_PART_SURNAME)) c.features |= DL_FEATURE_KNOWN_SURNAME;
    propose(n, run, first, end, c);
}

static void take_run(struct dl_names *n, const struct dl_run *run)
{
    for (unsigned i = 0; i < run->count; i++) {
        const struct dl_run_part *part = &run->parts[i];
        propose_hit(n, run, i);
        if (is(part, DL_PART_HEAD_FIRST)) head_first(n, run, i);
        if (is(part, DL_PART_HEAD_LAST)) head_last(n, run, i);
        if (is(part, DL_PART_AGENCY)) nation_agency(n, run, i);
        if (is(part, DL_PART_PLACE) && i + 1 < run->count) team(n, run, i);
    }
    bracketed(n, run);
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
    n->previous = (struct dl_run_part){ 0 };
    n->previous_start = 0;
    while (!n->out_of_memory && dl_run_next(&walk, &run)) {
        n->next = walk.has_ahead ? &walk.ahead : NULL;
        take_run(n, &run);
        n->previous = run.parts[run.count - 1];
        n->previous_start = run.parts[0].start;
    }
    *found = n->found;
    *count = n->count;
    return n->out_of_memory ? DATELINE_ENOMEM : DATELINE_OK;
}
