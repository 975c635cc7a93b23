/* run.c: merges the hits with the capitalised words between them, and links neighbours. */
#include "names/run.h"

#include <string.h>

#include "candidate.h"
#include "names/lines.h"
#include "text/ascii.h"

/* A capital has at most so many bytes when it is an initial. */
#define INITIAL_BYTES_MAX 2u

static bool is_initial(const struct dl_block *b, uint32_t start, uint32_t end)
{
    return dl_bit(b->upper, start) &&
           (end - start == 1 || (b->text[start] >= 0xC0 && end - start == INITIAL_BYTES_MAX));
}

/* A capitalised word that no hit covers. */
static struct dl_run_part part_of_word(const struct dl_block *b, uint32_t start)
{
    struct dl_run_part part = { .start = start, .end = dl_word_end(b, start), .hit = DL_NO_HIT };
    part.classes = DL_PART_UNKNOWN;
    if (is_initial(b, start, part.end)) {
        part.classes = DL_PART_INITIAL;
        part.period = part.end < b->len && b->text[part.end] == '.';
    }
    return part;
}

/* "M." may be a title, but "Philip M. Drew" is more common. */
static bool is_hit_initial(const struct dl_block *b, const struct dl_hit *hit)
{
    const bool is_short = (hit->end - hit->start <= INITIAL_BYTES_MAX + 1) &
                          (!dl_bit(b->word, hit->start + 1) | (b->text[hit->start] >= 0xC0));
    if (!is_short) return false;
    uint32_t word_end = dl_word_end(b, dl_next_word(b, hit->start));
    return word_end + 1 >= hit->end && is_initial(b, hit->start, word_end);
}

static struct dl_run_part part_of_hit(const struct dl_run_walk *w, uint32_t index)
{
    const struct dl_hit *hit = &w->hits[index];
    if (is_hit_initial(w->block, hit)) return part_of_word(w->block, hit->start);
    return (struct dl_run_part){
        .start = hit->start, .end = hit->end, .hit = index, .classes = hit->classes & ~(uint32_t)DL_PART_NO_WORD
    };
}

/* Clears the bits of the mask, the first of which lies at from. */
static inline void clear_bits_of_span(uint64_t *bitmap, uint32_t from, uint64_t mask)
{
    bitmap[from / 64] &= ~(mask << from % 64);
    bitmap[from / 64 + 1] &= ~(mask >> 1 >> (63 - from % 64));
}

/* Few spans are longer than 64 bits. */
static inline void clear_bits(uint64_t *bitmap, uint32_t from, uint32_t to)
{
    for (; to - from > 64; from += 64)
        clear_bits_of_span(bitmap, from, UINT64_MAX);
    clear_bits_of_span(bitmap, from, UINT64_MAX >> (64 - (to - from)) % 64);
}

/* Is the hit nothing but a common word that has its capital from the sentence? A single letter may be an initial. */
static bool is_opening_word(const struct dl_block *b, const struct dl_hit *hit)
{
    return (hit->end - hit->start > 1) & ((hit->classes & DL_PART_NO_WORD) == 0) & dl_bit(b->initial, hit->start);
}

void dl_run_begin(struct dl_run_walk *w, const struct dl_block *b, struct dl_words *words, const struct dl_hit *hits,
                  size_t hit_count)
{
    size_t count = 0;
    for (uint32_t k = 0; k < b->chunks + 1; k++) {
        w->unknown[k] = b->start[k] & b->upper[k];
        w->opening[k] = 0;
    }
    for (size_t i = 0; i < hit_count; i++) {
        const bool opens = is_opening_word(b, &hits[i]);
        clear_bits(w->unknown, hits[i].start, hits[i].end);
        w->opening[hits[i].start / 64] |= (uint64_t)opens << (hits[i].start % 64);
        w->parts[count] = (uint16_t)i;
        count += !opens;
    }
    w->block = b;
    w->words = words;
    w->hits = hits;
    w->part_count = count;
    w->next_part = 0;
    w->next_unknown = dl_next_bit(w->unknown, 0, b->len);
}

/* Bytes of the apostrophe at p, 0 when there is none. */
static uint32_t apostrophe_length(const unsigned char *p)
{
    if (*p == '\'') return 1;
    return p[0] == 0xE2 && p[1] == 0x80 && p[2] == 0x99 ? 3 : 0;
}

/* Are the letters behind an apostrophe the end of a word, or of two words said as one: "Zarb's", "He'll", "Gov't"? */
static bool is_contraction(const unsigned char *letters, uint32_t size)
{
    static const char endings[][3] = { "am", "em", "en", "er", "ll", "re", "ve" };
    if (size == 1) return memchr("aiou", *letters, 4) == NULL;
    for (size_t i = 0; size == 2 && i < sizeof endings / sizeof *endings; i++)
        if (memcmp(letters, endings[i], 2) == 0) return true;
    return false;
}

/* "Ts'o", "K'ai", "Sa'id": where a word ends that goes on behind an apostrophe; its end as it is where it does not. */
static uint32_t end_behind_apostrophe(const struct dl_block *b, uint32_t start, uint32_t end)
{
    const uint32_t mark = apostrophe_length(b->text + end), pos = end + mark;
    if (mark == 0 || pos >= b->len || !dl_bit(b->start, pos) || b->text[pos] < 'a' || b->text[pos] > 'z') return end;
    const bool is_elided =
        end - start == 1 && memchr("CDIJLMNOSWY", b->text[start], 11) != NULL; /* "L'amour", "O'clock" */
    const bool is_qu = end - start == 2 && memcmp(b->text + start, "Qu", 2) == 0;
    const uint32_t longer = dl_word_end(b, pos);
    return is_elided || is_qu || is_contraction(b->text + pos, longer - pos) ? end : longer;
}

/* Small letters behind a hyphen that go on with a name have at most so many. */
#define SYLLABLE_MAX 6u

/* "K'ai-feng", "Ch'ung-ch'ing": where it ends with the syllables in small letters that hang on it by hyphens; not
 * "Ba'ath-led". */
static uint32_t end_of_syllables(const struct dl_run_walk *w, uint32_t end)
{
    const struct dl_block *b = w->block;
    while (b->text[end] == '-' && end + 1 < b->len && b->text[end + 1] >= 'a' && b->text[end + 1] <= 'z') {
        const uint32_t pos = end + 1, word_end = dl_word_end(b, pos);
        const uint32_t longer = end_behind_apostrophe(b, pos, word_end);
        if (word_end - pos > SYLLABLE_MAX || (longer == word_end && dl_words_is_common(w->words, b, pos))) break;
        end = longer;
    }
    return end;
}

/* Makes the part the whole of a name with an apostrophe inside, which no dictionary has: hits in it are of its pieces.
 */
static void take_apostrophe(struct dl_run_walk *w, struct dl_run_part *part)
{
    const struct dl_block *b = w->block;
    if (part->period || dl_word_end(b, part->start) != part->end) return;
    uint32_t end = end_behind_apostrophe(b, part->start, part->end);
    if (end == part->end) return;
    end = end_of_syllables(w, end);
    *part = (struct dl_run_part){ .start = part->start, .end = end, .hit = DL_NO_HIT, .classes = DL_PART_UNKNOWN };
    while (w->next_part < w->part_count && w->hits[w->parts[w->next_part]].start < end)
        w->next_part++;
}

/* The next part; false when there is none. */
static bool next_part(struct dl_run_walk *w, struct dl_run_part *part)
{
    const bool is_hit = w->next_part < w->part_count && w->hits[w->parts[w->next_part]].start <= w->next_unknown;
    if (!is_hit && w->next_unknown == w->block->len) return false;
    *part = is_hit ? part_of_hit(w, w->parts[w->next_part++]) : part_of_word(w->block, w->next_unknown);
    const unsigned char after = w->block->text[part->end];
    if (after == '\'' || after == 0xE2) take_apostrophe(w, part);
    if (!is_hit) w->next_unknown = dl_next_bit(w->unknown, part->end, w->block->len);
    return true;
}

/* The link over a gap that holds one small word: " de ", " of the ". */
static enum dl_link word_link(const struct dl_run_walk *w, uint32_t from, uint32_t to)
{
    const struct dl_block *b = w->block;
    uint32_t word = dl_next_word(b, from);
    enum dl_link link = DL_LINK_NONE;
    for (unsigned words = 0; word < to && words < 3; words++, word = dl_next_word(b, dl_word_end(b, word))) {
        unsigned roles = dl_words_roles(w->words, b, word);
        if ((roles & DL_WORD_PARTICLE) && link == DL_LINK_AND) return DL_LINK_NONE; /* "Zarb and von Quux" */
        if ((roles & DL_WORD_PARTICLE) && link != DL_LINK_CONNECTOR)
            link = DL_LINK_PARTICLE;
        else if (roles & DL_WORD_CONNECTOR)
            link = DL_LINK_CONNECTOR;
        else if ((roles & DL_WORD_AND) && link == DL_LINK_NONE)
            link = DL_LINK_AND;
        else if (!((roles & DL_WORD_ARTICLE) && link == DL_LINK_CONNECTOR))
            return DL_LINK_NONE;
    }
    return word < to ? DL_LINK_NONE : link;
}

/* Only spaces and one line break? */
static bool is_space_gap(const unsigned char *gap, uint32_t len)
{
    uint32_t line_feeds = 0;
    for (uint32_t i = 0; i < len; i++) {
        if (gap[i] != ' ' && gap[i] != '\n' && gap[i] != '\r' && gap[i] != '\t') return false;
        line_feeds += gap[i] == '\n';
    }
    return len > 0 && line_feeds < 2;
}

static bool is_space_or_hyphen(unsigned char c)
{
    return c == ' ' || c == '-' || c == '\n' || c == '\r' || c == '\t';
}

static bool is_tight_gap(const unsigned char *gap, uint32_t len)
{
    return (len == 1 && (gap[0] == '-' || gap[0] == '\'')) || (len == 3 && memcmp(gap, "\xE2\x80\x99", 3) == 0) ||
           (len == 3 && memcmp(gap, "\xE2\x80\x91", 3) == 0);
}

/* Bytes of the quotation mark at p that opens or closes a nickname: " “ ” ‘ ’ '. */
static uint32_t quote_length(const unsigned char *p)
{
    if (*p == '"' || *p == '\'') return 1;
    return p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x98 && p[2] <= 0x9D ? 3 : 0;
}

/* Does the nickname that begins at pos end with a mark, a blank and a capital? */
static bool closes_nickname(const struct dl_block *b, uint32_t pos)
{
    uint32_t end = dl_word_end(b, pos), mark = quote_length(b->text + end);
    return mark > 0 && b->text[end + mark] == ' ' && dl_next_word(b, end + mark) == end + mark + 1 &&
           end + mark + 1 < b->len && dl_bit(b->upper, end + mark + 1);
}

/* Is the gap, which holds no word, the mark before a nickname or the one behind it? */
static bool is_nickname_gap(const struct dl_block *b, const struct dl_run_part *left, uint32_t from, uint32_t len)
{
    const unsigned char *gap = b->text + from;
    if (gap[0] == ' ') return quote_length(gap + 1) + 1 == len && len > 1 && closes_nickname(b, from + len);
    if (quote_length(gap) + 1 != len || gap[len - 1] != ' ' || left->start < 4) return false;
    const unsigned char *before = b->text + left->start;
    return before[-1] == '"' || before[-1] == '\'' || (before[-3] == 0xE2 && before[-2] == 0x80);
}

/* A gap longer than this links nothing. */
#define LINK_BYTES_MAX 24u

static enum dl_link link_between(const struct dl_run_walk *w, const struct dl_run_part *left,
                                 const struct dl_run_part *right)
{
    const struct dl_block *b = w->block;
    uint32_t from = left->end + left->period, len = right->start - from;
    if (right->start < from || len > LINK_BYTES_MAX) return DL_LINK_NONE;
    if (left->period && len == 0) return DL_LINK_SPACE; /* J.R.R. */
    if (dl_bits_near(w->opening, from) & ((UINT64_C(1) << len) - 1)) return DL_LINK_NONE;
    const unsigned char *gap = b->text + from;
    if (len == 1 && gap[0] == ' ') return DL_LINK_SPACE; /* also before a mark: "& Co." */
    if (dl_next_word(b, from) == right->start) {
        if (gap[0] == ',') return DL_LINK_NONE;
        if (is_space_gap(gap, len))
            return dl_line_ends_name(b, left->start, from, right->start) ? DL_LINK_NONE : DL_LINK_SPACE;
        if (is_tight_gap(gap, len)) return DL_LINK_TIGHT;
        if (len == 3 && memcmp(gap, " & ", 3) == 0) return DL_LINK_AMPERSAND;
        return is_nickname_gap(b, left, from, len) ? DL_LINK_QUOTE : DL_LINK_NONE;
    }
    if (gap[0] == '-' && gap[len - 1] == '-') /* Zarb-ul-Quux */
        return word_link(w, from, right->start) == DL_LINK_PARTICLE ? DL_LINK_TIGHT : DL_LINK_NONE;
    const bool spaced = is_space_gap(gap, 1) || (gap[0] == '-' && gap[1] == ' '); /* "Hypotheken- und Wechselbank" */
    uint64_t marks = ~dl_bits_near(b->word, from) & ((UINT64_C(1) << len) - 1);
    while (marks != 0 && is_space_or_hyphen(gap[__builtin_ctzll(marks)]))
        marks &= marks - 1;
    return spaced && marks == 0 ? word_link(w, from, right->start) : DL_LINK_NONE;
}

/* "Kim Jae-in": a part of a name goes on behind a hyphen in small letters that are no word. */
static void take_syllable(const struct dl_run_walk *w, const struct dl_run_part *before, struct dl_run_part *part)
{
    const struct dl_block *b = w->block;
    const uint32_t pos = part->end + 1;
    const unsigned names = DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN;
    const unsigned leads = DL_PART_SURNAME | DL_PART_GIVEN; /* Kim, Hou: a surname that stands first */
    const bool is_led = (before->classes & leads) == leads;
    if (pos >= b->len || !dl_bit(b->start, pos) || b->text[pos] < 'a' || b->text[pos] > 'z' ||
        !(part->classes & (is_led ? names | DL_PART_PLACE : names)) || part->end - part->start > SYLLABLE_MAX)
        return;
    const uint32_t end = end_behind_apostrophe(b, pos, dl_word_end(b, pos));              /* "Yen-k'ai" */
    const uint32_t word_max = !is_led || memcmp(b->text + end - 2, "ed", 2) == 0 ? 2 : 3; /* "in", "sun"; not "led" */
    const bool may_be_word = end - pos <= word_max && (before->classes & DL_PART_SURNAME);
    if (end - pos > SYLLABLE_MAX || b->text[end] == '-' || (!may_be_word && dl_words_is_common(w->words, b, pos)))
        return;
    part->end = end;
    part->classes = DL_PART_UNKNOWN | DL_PART_SYLLABLES;
}

/* "A Zarb spokesman": an article that has its capital from the sentence, and no initial. */
static bool is_article(const struct dl_run_walk *w, const struct dl_run_part *part)
{
    if (part->classes != DL_PART_INITIAL || part->period) return false;
    const unsigned char *p = w->block->text + part->start;
    const bool opens = dl_bit(w->block->initial, part->start) ||
                       (part->start >= 2 && p[-1] == ' ' && p[-2] == '-'); /* "LIMA - A Zarb" */
    return opens && (dl_words_roles(w->words, w->block, part->start) & DL_WORD_A);
}

/* Is the part no part of a run: denied, or a common word that has its capital from the sentence? */
static bool stands_alone(const struct dl_run_walk *w, const struct dl_run_part *part)
{
    const struct dl_block *b = w->block;
    if (is_article(w, part)) return true;
    const uint32_t classes = part->classes & ~(uint32_t)DL_PART_COMMON;
    const bool is_word = (classes == DL_PART_WORD) | (classes == (DL_PART_UNKNOWN | DL_PART_PLAIN));
    return (classes == DL_PART_DENIED) | (is_word & dl_bit(b->initial, part->start));
}

/* "Sammy Zarb, Jr.": a suffix behind a person's name and a comma. */
static bool is_suffix(const struct dl_run_walk *w, const struct dl_run *run, const struct dl_run_part *part)
{
    const struct dl_run_part *left = &run->parts[run->count - 1];
    const uint32_t comma = dl_comma_length(w->block->text + left->end);
    return comma > 0 && part->start == left->end + comma && !(part->classes & DL_PART_WORD) &&
           (left->classes & (DL_PART_UNKNOWN | DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_PERSON | DL_PART_PLACE)) &&
           !(left->classes & DL_PART_SUFFIX) && (run->count > 1 || (left->classes & DL_PART_PERSON));
}

/* Gives the part its link; false when it is no part of the run. */
static bool is_linked(const struct dl_run_walk *w, const struct dl_run *run, struct dl_run_part *part)
{
    part->link = DL_LINK_NONE;
    if (stands_alone(w, part)) return false;
    if (run->count == 0) return true;
    part->link = (uint8_t)link_between(w, &run->parts[run->count - 1], part);
    if ((part->classes & DL_PART_SUFFIX) && is_suffix(w, run, part)) part->link = DL_LINK_SPACE;
    return part->link != DL_LINK_NONE && run->count < DL_RUN_PARTS_MAX;
}

bool dl_run_next(struct dl_run_walk *w, struct dl_run *run)
{
    bool is_there = run->has_next;
    if (is_there) run->parts[0] = run->parts[run->count];
    run->count = 0;
    run->has_next = false;
    for (;;) {
        struct dl_run_part *part = &run->parts[run->count];
        if (!is_there && !next_part(w, part)) return run->count > 0;
        is_there = false;
        if (is_linked(w, run, part)) {
            if (run->count > 0 && w->block->text[part->end] == '-') take_syllable(w, part - 1, part);
            run->count++;
        } else if (run->count > 0) {
            run->has_next = true;
            return true;
        }
    }
}
