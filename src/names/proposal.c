/* proposal.c: makes a candidate: what its letters, the parts beside it and the words around it say of it. */
#include "names/proposal.h"

#include "memory.h"
#include "text/ascii.h"
#include "text/word.h"

/* Makes room for a candidate that begins at start, in text order; a run adds them nearly so. NULL: out of memory. */
static struct dl_candidate *insert(struct dl_names *n, uint32_t start)
{
    if (n->count == n->capacity) {
        struct dl_candidate *moved = dl_reserve(n->found, &n->capacity, n->count + 1, sizeof *moved);
        if (!moved) {
            n->out_of_memory = true;
            return NULL;
        }
        n->found = moved;
    }
    size_t at = n->count++;
    for (; at > n->settled && n->found[at - 1].start > start; at--)
        n->found[at] = n->found[at - 1];
    return &n->found[at];
}

const struct dl_hit *dl_hit_at(const struct dl_names *n, uint32_t pos)
{
    size_t low = 0, high = n->hit_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (n->hits[middle].start < pos)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n->hit_count && n->hits[low].start == pos ? &n->hits[low] : NULL;
}

static bool several_words(const struct dl_block *b, uint32_t start, uint32_t end)
{
    return dl_next_bit(b->start, dl_word_end(b, start), end) < end;
}

/* A longer word in capitals is no acronym, unless a dictionary has it. */
#define ACRONYM_MAX 8u

/* FBI, U.S.: capitals and full stops only. */
static inline bool is_acronym(const struct dl_block *b, uint32_t start, uint32_t end)
{
    uint32_t capitals = 0;
    if (end - start < 2 || (!dl_bit(b->upper, start + 1) && b->text[start + 1] != '.'))
        return false; /* most are none */
    for (uint32_t i = start; i < end; i++) {
        if (!dl_bit(b->upper, i) && b->text[i] != '.') return false;
        capitals += dl_bit(b->upper, i);
    }
    return capitals >= 2;
}

/* Does the word that ends at end do so as adverbs, participles and abstract nouns do? */
static bool has_word_ending(const struct dl_block *b, uint32_t start, uint32_t end)
{
    static const char *const endings[] = {
        "ly", "ity",  "ing", "tion", "sion", "ness", "less", "ers", "ors", "ies", "sts",
        "ed", "ment", "ism", "ous",  "ive",  "ble",  "ful",  "nce", "eae", "dae"
    }; /* the last two of families of plants and beasts */
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
    const uint32_t len = dl_comma_length(b->text + from);
    return len > 0 && to == from + len;
}

/* The signs of a span. What stands behind the end of the block is not known yet. */
static uint8_t signs_of(const struct dl_block *b, uint32_t start, uint32_t end)
{
    const unsigned char *p = b->text;
    const unsigned char before = start < 2 ? ',' : p[start - 2], mark = p[end], letter = p[end + 1];
    const bool goes_before = (before == ',') | (before == 'd') | (before == 'f') | (before == '\r');
    const bool goes_after = (end + 2 > b->len) | (mark == ',') | (letter == 'a') | (mark == '\r');
    return (uint8_t)((goes_before ? DL_SIGN_LIST_BEFORE : 0) | (goes_after ? DL_SIGN_LIST_AFTER : 0));
}

/* What the parts beside the parts first to last of a run say of them. */
static dl_features features_beside(const struct dl_block *b, const struct dl_run *run, unsigned first, unsigned last,
                                   bool titled, bool all_caps)
{
    const unsigned name = DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_INITIAL;
    dl_features features = 0;
    if (first > 0 && !titled) {
        const struct dl_run_part *before = &run->parts[first - 1];
        const uint8_t link = run->parts[first].link;
        if (dl_part_is(before, name) && link <= DL_LINK_TIGHT) features |= DL_FEATURE_NAME_BEFORE;
        if (!all_caps && !dl_part_is(before, name | DL_PART_CALENDAR | DL_PART_MODIFIER) && link == DL_LINK_SPACE &&
            !dl_part_is_unit(b, before) && !dl_part_is_article(b, before))
            features |= DL_FEATURE_CAPITAL_BEFORE;
    }
    if (last + 1 == run->count) return features;
    const struct dl_run_part *after = &run->parts[last + 1];
    if (dl_part_is(after, DL_PART_TITLE) && dl_part_is(&run->parts[last], DL_PART_AGENCY | DL_PART_HEAD_COMPANY))
        return features; /* an office: "Zarb Inc. President" */
    if (dl_part_is(after, name) && after->link <= DL_LINK_PARTICLE) features |= DL_FEATURE_NAME_AFTER;
    if (!all_caps && !dl_part_is(after, name | DL_PART_SUFFIX) && after->link == DL_LINK_SPACE)
        features |= DL_FEATURE_CAPITAL_AFTER;
    return features;
}

/* What names behind and before a comma say: "Paris, Texas". */
static dl_features features_of_commas(const struct dl_names *n, const struct dl_run *run, unsigned first, unsigned last,
                                      uint32_t start, uint32_t end)
{
    const struct dl_run_part *before = first > 0 ? &run->parts[first - 1] : &n->previous;
    const struct dl_run_part *after = last + 1 < run->count ? &run->parts[last + 1] : n->next;
    dl_features features = 0;
    if (before->end > 0 && is_comma(n->block, before->end, start))
        features |= dl_part_is(before, DL_PART_PLACE) ? DL_FEATURE_COMMA_PLACE_BEFORE : DL_FEATURE_COMMA_NAME_BEFORE;
    if (after && is_comma(n->block, end, after->start) && dl_part_is(after, DL_PART_PLACE))
        features |= DL_FEATURE_COMMA_PLACE_AFTER;
    return features;
}

/* The signs of a span of a headline that nothing but its capitals makes a name. */
static uint8_t signs_of_headline(struct dl_names *n, const struct dl_candidate *draft, const struct dl_run_part *part,
                                 uint32_t start, dl_features features)
{
    uint32_t last;
    if (draft->rule == DL_RULE_GAZETTEER || draft->rule == DL_RULE_TITLE_NAME || draft->rule == DL_RULE_ACRONYM ||
        !(features & DL_FEATURE_SEVERAL_WORDS) || (features & DL_FEATURE_KNOWN_AGENCY))
        return 0;
    if (draft->item > 0 && !dl_part_is(part, DL_PART_HEAD_COMMON)) return 0; /* "Zarb Ltd", but "Limited" */
    dl_line_headline(n->block, n->words, start, &n->headline);
    if (!n->headline.is_headline) return 0;
    const bool is_word = dl_previous_word(n->block, part->end, &last) && dl_words_is_common(n->words, n->block, last);
    return is_word ? DL_SIGN_HEADLINE | DL_SIGN_WORD_LAST : DL_SIGN_HEADLINE;
}

/* Does a given name, an initial or a surname touch the parts first to last? */
static bool is_beside_person(const struct dl_run *run, unsigned first, unsigned last)
{
    const unsigned names = DL_PART_GIVEN | DL_PART_SURNAME | DL_PART_INITIAL;
    return (first > 0 && dl_part_is(&run->parts[first - 1], names)) ||
           (last + 1 < run->count && dl_part_is(&run->parts[last + 1], names));
}

void dl_propose(struct dl_names *n, const struct dl_run *run, unsigned first, unsigned last,
                const struct dl_candidate *draft)
{
    const struct dl_block *b = n->block;
    const bool is_before = draft->start > 0 || (draft->signs & DL_SIGN_FROM_ZERO); /* of the run */
    const uint32_t start = is_before ? draft->start : run->parts[first].start;
    const uint32_t end = run->parts[last].end;
    const bool is_lone = (draft->features & DL_FEATURE_LONE) != 0;
    bool acronym = is_acronym(b, start, end);
    if (acronym && is_lone) /* the "BEST" */
        acronym = end - start <= ACRONYM_MAX && !dl_matcher_is_common(n->matcher, b, start);
    const bool is_word = first == last && run->parts[first].classes == DL_PART_UNKNOWN;
    const bool titled =
        (draft->features & DL_FEATURE_TITLE_BEFORE) && first > 0; /* what stands before it is the title */
    const bool all_caps =
        draft->rule == DL_RULE_GAZETTEER && (draft->features & DL_FEATURE_ALL_CAPS); /* as is all beside it */
    dl_features features = draft->features | dl_context_features(&n->context, b, start, end);
    if (is_lone)
        features |= lone_features(b, run->parts[first].start, end, is_word, acronym);
    else
        features &= ~DL_FEATURE_A_BEFORE; /* "a Zarb", but "a Donald Zarb rally" */
    if (acronym && !all_caps)
        features |= DL_FEATURE_ACRONYM;
    else if (several_words(b, dl_next_word(b, start), end))
        features |= DL_FEATURE_SEVERAL_WORDS;
    features |= features_beside(b, run, first, last, titled, all_caps);
    features |= features_of_commas(n, run, first, last, start, end);
    const dl_features beside = DL_FEATURE_NAME_BEFORE | DL_FEATURE_NAME_AFTER | DL_FEATURE_CAPITAL_BEFORE |
                               DL_FEATURE_CAPITAL_AFTER; /* says nothing where all words have capitals */
    if (draft->rule == DL_RULE_GAZETTEER && (features & beside) && !dl_part_is(&run->parts[first], DL_PART_COMMON) &&
        !is_beside_person(run, first, last)) {
        dl_line_headline(b, n->words, start, &n->headline);
        if (n->headline.is_headline) features &= ~beside;
    }
    struct dl_candidate *c = insert(n, start);
    if (!c) return;
    *c = *draft;
    c->start = start;
    c->end = end;
    c->signs |= signs_of(b, start, end);
    c->signs |= signs_of_headline(n, draft, &run->parts[last], start, features);
    c->features = features;
    c->key = features & DL_FEATURE_SEVERAL_WORDS ? dl_name_key(b->text + start, end - start)
                                                 : dl_word_hash(b->text + start, end - start);
}

void dl_proposal_merge(struct dl_names *n)
{
    size_t old = n->settled, late = n->count - n->settled, to = n->count;
    n->settled = 0;
    if (late == 0 || n->out_of_memory) return;
    struct dl_candidate *moved = dl_reserve(n->found, &n->capacity, n->count + late, sizeof *moved);
    if (!moved) {
        n->out_of_memory = true;
        return;
    }
    n->found = moved;
    memcpy(moved + n->count, moved + old, late * sizeof *moved);
    while (late > 0) {
        const struct dl_candidate *last = &moved[n->count + late - 1];
        const bool is_old = old > 0 && moved[old - 1].start > last->start;
        moved[--to] = is_old ? moved[--old] : *last;
        late -= !is_old;
    }
}
