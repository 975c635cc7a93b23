/* proposal.c: makes a candidate: what its letters, the parts beside it and the words around it say of it. */
#include "names/proposal.h"

#include "memory.h"
#include "text/word.h"

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

/* The signs of a span. What stands behind the end of the block is not known yet. */
static uint8_t signs_of(const struct dl_block *b, uint32_t start, uint32_t end)
{
    const unsigned char *p = b->text;
    unsigned signs = 0;
    if (start < 2 || p[start - 2] == ',' || p[start - 2] == 'd') signs |= DL_SIGN_LIST_BEFORE;
    if (end + 2 > b->len || p[end] == ',' || p[end + 1] == 'a') signs |= DL_SIGN_LIST_AFTER;
    return (uint8_t)signs;
}

void dl_propose(struct dl_names *n, const struct dl_run *run, unsigned first, unsigned last, struct dl_candidate c)
{
    const struct dl_block *b = n->block;
    if (c.start == 0) c.start = run->parts[first].start; /* else the name begins before the run */
    c.end = run->parts[last].end;
    dl_context_add(&n->context, b, &c);
    bool acronym = is_acronym(b, c.start, c.end);
    if (acronym && (c.features & DL_FEATURE_LONE) && dl_matcher_is_common(n->matcher, b, c.start)) /* the "BEST" */
        acronym = false;
    const bool is_word = first == last && run->parts[first].classes == DL_PART_UNKNOWN;
    if (c.features & DL_FEATURE_LONE) c.features |= lone_features(b, run->parts[first].start, c.end, is_word, acronym);
    const bool all_caps = c.rule == DL_RULE_GAZETTEER && (c.features & DL_FEATURE_ALL_CAPS); /* as is all beside it */
    if (acronym && !all_caps)
        c.features |= DL_FEATURE_ACRONYM;
    else if (several_words(b, dl_next_word(b, c.start), c.end))
        c.features |= DL_FEATURE_SEVERAL_WORDS;
    const unsigned name = DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_INITIAL;
    const bool titled = (c.features & DL_FEATURE_TITLE_BEFORE) && first > 0; /* what stands before it is the title */
    if (!titled && first > 0 && dl_part_is(&run->parts[first - 1], name) && run->parts[first].link <= DL_LINK_TIGHT)
        c.features |= DL_FEATURE_NAME_BEFORE;
    if (last + 1 < run->count && dl_part_is(&run->parts[last + 1], name) &&
        run->parts[last + 1].link <= DL_LINK_PARTICLE)
        c.features |= DL_FEATURE_NAME_AFTER;
    if (!titled && !all_caps && first > 0 && !dl_part_is(&run->parts[first - 1], name | DL_PART_CALENDAR) &&
        run->parts[first].link == DL_LINK_SPACE && !dl_part_is_unit(b, &run->parts[first - 1]))
        c.features |= DL_FEATURE_CAPITAL_BEFORE;
    if (!all_caps && last + 1 < run->count && !dl_part_is(&run->parts[last + 1], name) &&
        run->parts[last + 1].link == DL_LINK_SPACE)
        c.features |= DL_FEATURE_CAPITAL_AFTER;
    const struct dl_run_part *before = first > 0 ? &run->parts[first - 1] : &n->previous;
    const struct dl_run_part *after = last + 1 < run->count ? &run->parts[last + 1] : n->next;
    if (before->end > 0 && is_comma(b, before->end, c.start))
        c.features |= dl_part_is(before, DL_PART_PLACE) ? DL_FEATURE_COMMA_PLACE_BEFORE : DL_FEATURE_COMMA_NAME_BEFORE;
    if (after && dl_part_is(after, DL_PART_PLACE) && is_comma(b, c.end, after->start))
        c.features |= DL_FEATURE_COMMA_PLACE_AFTER;
    c.signs |= signs_of(b, c.start, c.end);
    c.key = dl_word_hash(b->text + c.start, c.end - c.start);
    append(n, &c);
}
