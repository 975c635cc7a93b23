/* context.c: one word before ("the town of": three), a mark and one word after; and what stands after a comma
 * or "is a", up to the word that says what the name is. */
#include "names/context.h"

#include <string.h>

#include "text/ascii.h"

static inline bool is_blank(unsigned char c)
{
    const uint64_t blanks = UINT64_C(1) << ' ' | 1u << '\n' | 1u << '\r' | 1u << '\t';
    return c <= ' ' && (blanks >> c & 1);
}

/* The word that ends right before pos but for white space; false when a mark stands between. */
static bool word_before(const struct dl_block *b, uint32_t pos, uint32_t *word)
{
    uint32_t end = pos;
    if (pos < 2) return false;
    if (b->text[pos - 1] == ' ' && dl_bit(b->word, pos - 2)) return dl_previous_word(b, pos - 1, word);
    while (end > 0 && is_blank(b->text[end - 1]))
        end--;
    return end < pos && end > 0 && dl_bit(b->word, end - 1) && dl_previous_word(b, end, word);
}

/* Bytes of a possessive ending at pos: 's, ’s, or the lone apostrophe after an s. */
static inline uint32_t possessive_length(const struct dl_block *b, uint32_t pos)
{
    uint32_t left = b->len - pos;
    const unsigned char *p = b->text + pos;
    if (p[0] != '\'' && p[0] != 0xE2) return 0;
    uint32_t mark = left >= 1 && p[0] == '\'' ? 1 : left >= 3 && memcmp(p, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
    if (mark == 0) return 0;
    if (left > mark && p[mark] == 's' && dl_word_end(b, pos + mark) == pos + mark + 1) return mark + 1;
    bool plural = pos > 0 && p[-1] == 's';
    return plural && left > mark && is_blank(p[mark]) ? mark : 0;
}

/* Is the word, the first one behind pos, right after it but for one or more blanks and an opening quote? */
static inline bool is_right_after(const struct dl_block *b, uint32_t pos, uint32_t word)
{
    return (word - pos <= 5) & (pos < b->len) & is_blank(b->text[pos]);
}

/* The word right after pos; the end of the block when there is none. */
static inline uint32_t word_after(const struct dl_block *b, uint32_t pos)
{
    const uint32_t word = dl_next_word(b, pos);
    return is_right_after(b, pos, word) ? word : b->len;
}

static inline bool is_the(const struct dl_block *b, uint32_t word)
{
    return (dl_load(b->text + word) & 0xFFFFDF) == ('T' | 'h' << 8 | 'e' << 16) && !dl_bit(b->word, word + 3);
}

static const struct {
    unsigned role;
    uint8_t feature;
} before_features[] = {
    { DL_WORD_PLACE_BEFORE, DL_FEATURE_BIT_PLACE_WORD_BEFORE },
    { DL_WORD_WAY_BEFORE, DL_FEATURE_BIT_WAY_WORD_BEFORE },
    { DL_WORD_PERSON_AFTER, DL_FEATURE_BIT_PERSON_WORD_BEFORE },
    { DL_WORD_PLACE_NOUN, DL_FEATURE_BIT_PLACE_NOUN_BEFORE },
    { DL_WORD_AGENCY_NOUN, DL_FEATURE_BIT_AGENCY_NOUN_BEFORE },
    { DL_WORD_AGENCY_BEFORE, DL_FEATURE_BIT_AGENCY_NOUN_BEFORE },
    { DL_WORD_RIVAL_BEFORE, DL_FEATURE_BIT_SPORT },
    { DL_WORD_A, DL_FEATURE_BIT_A_BEFORE },
};

/* What a word in small letters says that the name beside it is: "a curate named Zarb", "his wife, Anna,". */
static dl_features apposed(struct dl_words *words, const struct dl_block *b, uint32_t word)
{
    if (dl_bit(b->upper, word)) return 0;
    const unsigned roles = dl_words_roles(words, b, word);
    if (roles & DL_WORD_PLACE_NOUN) return DL_FEATURE_PLACE_APPOSED;
    if (roles & DL_WORD_AGENCY_NOUN) return DL_FEATURE_AGENCY_APPOSED;
    return roles & DL_WORD_TITLE ? DL_FEATURE_PERSON_APPOSED : 0;
}

/* "the wife, Anna, said": is the name from start to end what the word before the comma means? */
static dl_features apposed_before(struct dl_words *words, const struct dl_block *b, uint32_t start, uint32_t end)
{
    uint32_t word;
    const unsigned char *p = b->text;
    if (start < 3 || end < start + 3 || end == b->len || p[start - 2] != ',' || p[start - 1] != ' ' ||
        (p[end] != ',' && p[end] != '.'))
        return 0;
    if (!dl_previous_word(b, start, &word) || dl_word_end(b, word) != start - 2) return 0;
    return apposed(words, b, word);
}

/* "sailed to", "a farmer from": does what stands before "to" or "from" say that a place follows? */
static bool is_way(struct dl_words *words, const struct dl_block *b, uint32_t word)
{
    const unsigned origins = DL_WORD_MOTION | DL_WORD_ORIGIN | DL_WORD_TITLE;
    const unsigned speaking = b->text[word] == 'f' ? origins : DL_WORD_MOTION;
    return word_before(b, word, &word) && !dl_bit(b->upper, word) && (dl_words_roles(words, b, word) & speaking);
}

/* "Anna Zarb, 34, of Drumnor": is the word "of", behind a comma? */
static bool is_home(const struct dl_block *b, uint32_t word)
{
    return word >= 2 && b->text[word] == 'o' && is_blank(b->text[word - 1]) && b->text[word - 2] == ',';
}

static dl_features features_before(struct dl_words *words, const struct dl_block *b, uint32_t start, uint32_t end)
{
    uint32_t word;
    dl_features features = 0;
    if (dl_bit(b->initial, dl_next_word(b, start))) features |= DL_FEATURE_SENTENCE_START;
    if (!word_before(b, start, &word)) return features | apposed_before(words, b, start, end);
    if (is_the(b, word)) {
        features |= DL_FEATURE_THE_BEFORE;
        if (!word_before(b, word, &word)) return features;
    }
    if (dl_bit(b->upper, word) && !dl_bit(b->initial, word)) return features;
    unsigned roles = dl_words_roles(words, b, word);
    const unsigned speaking = DL_WORD_PLACE_BEFORE | DL_WORD_WAY_BEFORE | DL_WORD_PERSON_AFTER | DL_WORD_PLACE_NOUN |
                              DL_WORD_AGENCY_NOUN | DL_WORD_CONNECTOR | DL_WORD_A | DL_WORD_BY | DL_WORD_AGENCY_BEFORE |
                              DL_WORD_NAMED | DL_WORD_RIVAL_BEFORE;
    if ((roles & speaking) == 0) return features;
    const bool is_of = (roles & DL_WORD_CONNECTOR) && b->text[word] == 'o'; /* "the town of" */
    const unsigned linking = DL_WORD_CONNECTOR | DL_WORD_BY | DL_WORD_NAMED;
    for (size_t i = 0; (roles & ~linking) && i < sizeof before_features / sizeof *before_features; i++)
        if (roles & before_features[i].role) features |= UINT64_C(1) << before_features[i].feature;
    if ((roles & DL_WORD_WAY_BEFORE) && is_way(words, b, word)) features |= DL_FEATURE_TRAVEL_BEFORE;
    if ((roles & DL_WORD_CONNECTOR) && is_home(b, word))
        features |= DL_FEATURE_TRAVEL_BEFORE | DL_FEATURE_WAY_WORD_BEFORE;
    const bool is_at = dl_word_end(b, word) == word + 2 && b->text[word] == 'a' && b->text[word + 1] == 't';
    if ((roles & DL_WORD_NAMED) && word_before(b, word, &word)) return features | apposed(words, b, word);
    if (((roles & (DL_WORD_CONNECTOR | DL_WORD_BY)) == 0 && !is_at) || !word_before(b, word, &word)) return features;
    roles = dl_words_roles(words, b, word);
    if (is_of && (roles & (DL_WORD_PLACE_NOUN | DL_WORD_PLACE_OF))) features |= DL_FEATURE_PLACE_OF;
    const unsigned governing = is_of ? DL_WORD_AGENCY_OF : DL_WORD_AGENCY_OF | DL_WORD_AGENCY_FOR;
    if (roles & governing) features |= DL_FEATURE_AGENCY_OF; /* "worked for", not "the works of" */
    return features;
}

/* So many words may stand between "is a" and the word that says what. */
#define DEFINITION_WORDS_MAX 7u

/* What the words from pos on say that a name is: "an alternative rock band from ..." */
static dl_features definition(struct dl_words *words, const struct dl_block *b, uint32_t pos)
{
    const unsigned nouns = DL_WORD_PLACE_NOUN | DL_WORD_AGENCY_NOUN | DL_WORD_TITLE;
    const unsigned stops = DL_WORD_PLACE_BEFORE | DL_WORD_WAY_BEFORE | DL_WORD_CONNECTOR | DL_WORD_WHO | DL_WORD_AND;
    unsigned last = 0;
    for (unsigned i = 0; i < DEFINITION_WORDS_MAX && pos < b->len; i++) {
        unsigned roles = dl_bit(b->upper, pos) ? 0 : dl_words_roles(words, b, pos);
        if (roles & stops) break;
        if (roles & nouns) last = roles & nouns;
        uint32_t end = dl_word_end(b, pos);
        const uint32_t owner = possessive_length(b, end);
        if (owner > 0) last = 0; /* "the nation's largest bank" */
        end += owner;
        pos = dl_next_word(b, end);
        if (pos != end + 1 || (!is_blank(b->text[end]) && b->text[end] != '-')) break;
    }
    if (last & DL_WORD_PLACE_NOUN) return DL_FEATURE_PLACE_APPOSED;
    if (last & DL_WORD_AGENCY_NOUN) return DL_FEATURE_AGENCY_APPOSED;
    return last & DL_WORD_TITLE ? DL_FEATURE_PERSON_APPOSED : 0;
}

/* "34," */
static dl_features age(const struct dl_block *b, uint32_t number)
{
    const uint32_t end = dl_word_end(b, number);
    return end - number == 2 && b->text[end] == ',' ? DL_FEATURE_PERSON_APPOSED : 0;
}

/* "Angel (born" and "Angel (died". */
static dl_features bracket(struct dl_words *words, const struct dl_block *b, uint32_t end, uint32_t word)
{
    const bool is_person = b->text[end + 1] == '(' && (dl_words_roles(words, b, word) & DL_WORD_PERSON_AFTER);
    return is_person ? DL_FEATURE_PERSON_APPOSED : 0;
}

/* "Angel, 34," and "Angel, who" and "Angel, a village" and "Angel (born"; the first word behind the end is at word. */
static dl_features apposition(struct dl_words *words, const struct dl_block *b, uint32_t end, uint32_t word)
{
    if (word == b->len || word - end > 3) return 0;
    if (b->text[end] == ' ') return bracket(words, b, end, word);
    const uint32_t comma = dl_comma_length(b->text + end);
    if (comma == 0 || word != end + comma) return 0;
    if (dl_bit(b->digit, word)) return age(b, word);
    const uint32_t word_end = dl_word_end(b, word);
    if (dl_bit(b->upper, word)) { /* ", Turkey's relief agency" */
        const uint32_t owner = possessive_length(b, word_end);
        return owner > 0 ? definition(words, b, dl_next_word(b, word_end + owner)) : 0;
    }
    const unsigned roles = dl_words_roles(words, b, word);
    if ((roles & DL_WORD_AGE_BEFORE) && b->text[word_end] == ' ' && dl_bit(b->digit, word_end + 1))
        return age(b, word_end + 1); /* ", now 34," */
    if (roles & DL_WORD_WHO) return DL_FEATURE_PERSON_APPOSED;
    if (roles & DL_WORD_AGENCY_AFTER) return DL_FEATURE_AGENCY_APPOSED; /* ", based in" */
    return roles & (DL_WORD_A | DL_WORD_ARTICLE) ? definition(words, b, dl_next_word(b, word_end)) : 0;
}

/* "Angel is a village". */
static dl_features what_it_is(struct dl_words *words, const struct dl_block *b, uint32_t verb)
{
    uint32_t word = word_after(b, dl_word_end(b, verb));
    return dl_words_roles(words, b, word) & (DL_WORD_A | DL_WORD_ARTICLE)
               ? definition(words, b, dl_next_word(b, dl_word_end(b, word)))
               : 0;
}

static dl_features features_after(struct dl_words *words, const struct dl_block *b, uint32_t end)
{
    dl_features features = 0;
    uint32_t possessive = possessive_length(b, end);
    const uint32_t word = dl_next_word(b, end + possessive);
    if (possessive > 0) features |= DL_FEATURE_POSSESSIVE;
    if (possessive == 0 && end < b->len && (b->text[end] == ',' || b->text[end] == ' '))
        features |= apposition(words, b, end, word);
    const bool speaks =
        is_right_after(b, end + possessive, word) & (word < b->len) & !dl_bit(b->upper, word) & !dl_bit(b->digit, word);
    if (!speaks) return features;
    unsigned roles = dl_words_roles(words, b, word);
    if (roles & DL_WORD_DEED) features |= DL_FEATURE_DEED;
    if (possessive > 0 || roles == DL_WORD_NONE) return features;
    if (roles & DL_WORD_PERSON_AFTER) features |= DL_FEATURE_PERSON_WORD_AFTER;
    if (roles & DL_WORD_WHO) features |= DL_FEATURE_PERSON_APPOSED;
    if (roles & DL_WORD_PLACE_NOUN) features |= DL_FEATURE_PLACE_NOUN_AFTER;
    if (roles & DL_WORD_AGENCY_NOUN) features |= DL_FEATURE_AGENCY_NOUN_AFTER;
    if (roles & DL_WORD_AGENCY_AFTER) features |= DL_FEATURE_AGENCY_WORD_AFTER;
    if (roles & (DL_WORD_TEAM_AFTER | DL_WORD_RIVAL_BEFORE)) features |= DL_FEATURE_SPORT;
    if (roles & DL_WORD_IS) features |= what_it_is(words, b, word);
    return features;
}

void dl_context_begin(struct dl_context *context)
{
    *context = (struct dl_context){ .words = context->words };
}

static bool in_dateline(struct dl_context *context, const struct dl_block *b, uint32_t pos)
{
    if (pos < context->line_start || pos >= context->line_end) {
        context->line_start = pos;
        context->line_end = dl_next_bit(b->newline, pos, b->len);
        context->dateline_end = dl_block_dateline_end(b, pos);
    }
    return pos < context->dateline_end;
}

dl_features dl_context_features(struct dl_context *context, const struct dl_block *b, uint32_t start, uint32_t end)
{
    dl_features features = features_after(context->words, b, end) | features_before(context->words, b, start, end);
    if (in_dateline(context, b, start)) features |= DL_FEATURE_DATELINE;
    return features;
}
