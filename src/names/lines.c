/* lines.c: running text and what is none.
 *
 *     ... as was told to General      the line had no room for the next word: the name goes on
 *     Grant before the night ...
 *
 *     Name: Anna Smith                a label, a record, a cell: the name ends
 *     Employer: Ford
 *
 *     Zembla Sees Oil Exports Rise    a headline: its capitals do not say what is a name
 */
#include "names/lines.h"

#include <string.h>

/* So far is a line looked at to either side of a word. */
#define LOOK_MAX 256u
/* A line of a list, a signature or an address is at most so long ... */
#define NAME_LINE_MAX 40u
/* ... and one of a table. */
#define RECORD_LINE_MAX 64u
/* A label is at most so long. */
#define LABEL_MAX 30u
/* A line that leaves so much room for the word that begins the next one was ended on purpose. */
#define ROOM_MIN 8u
/* Justified lines have at most so many blanks between two words. */
#define JUSTIFIED_MAX 3u

/* A headline has at least so many words, so many of them common ones, and is at most so long ... */
#define HEADLINE_WORDS_MIN 4u
#define HEADLINE_COMMON_MIN 2u
#define HEADLINE_MAX 160u
/* ... it has no word in small letters that is longer, and the text below it begins with a line at least so long. */
#define HEADLINE_SMALL_MAX 4u
#define HEADLINE_PROSE_MIN 40u
#define HEADLINE_PROSE_WORDS 3u /* of them in small letters */

struct line {
    uint32_t start, end; /* without its line end and the blanks before that */
};

static bool is_blank(unsigned char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static struct line line_of(const struct dl_block *b, uint32_t pos)
{
    struct line line;
    const uint32_t last = b->len - pos < LOOK_MAX ? b->len : pos + LOOK_MAX;
    line.start = dl_after_last_bit(b->newline, pos, pos > LOOK_MAX ? pos - LOOK_MAX : 0);
    line.end = dl_next_bit(b->newline, pos, last);
    while (line.end > line.start && is_blank(b->text[line.end - 1]))
        line.end--;
    return line;
}

/* Is there a line behind this one, or before it, and how long is it? */
static uint32_t length_behind(const struct dl_block *b, struct line line)
{
    const uint32_t newline = dl_next_bit(b->newline, line.end, b->len);
    if (newline - line.end > 2 || newline + 1 >= b->len) return 0;
    const struct line next = line_of(b, newline + 1);
    return next.end - next.start;
}

static uint32_t length_before(const struct dl_block *b, struct line line)
{
    if (line.start < 2 || !dl_bit(b->newline, line.start - 1)) return 0;
    const struct line previous = line_of(b, line.start - 1);
    return previous.end - previous.start;
}

/* Does the line hold nothing but capitalised words, and of a record numbers and commas, too? */
static bool is_list_line(const struct dl_block *b, struct line line, bool is_record)
{
    if (line.end - line.start > (is_record ? RECORD_LINE_MAX : NAME_LINE_MAX) ||
        (line.start > 0 && !dl_bit(b->newline, line.start - 1)))
        return false;
    for (uint32_t i = line.start; i < line.end; i++) {
        const unsigned char c = b->text[i];
        if (dl_bit(b->start, i) && !dl_bit(b->upper, i) && !(is_record && dl_bit(b->digit, i))) return false;
        if (dl_bit(b->word, i) || is_blank(c) || c == '-' || c == '\'') continue;
        if (c == '.' && (i + 1 < line.end || !dl_bit(b->sentence, i))) continue; /* "Zarb Inc." */
        if (is_record ? !memchr(",;/()&+|", c, 8) : i + 1 < line.end || (c != ',' && c != ':')) return false;
    }
    return true;
}

/* Does the line begin with a label: "Reply-To: "? */
static bool has_label(const struct dl_block *b, struct line line)
{
    uint32_t i = line.start;
    while (i < line.end && i - line.start < LABEL_MAX &&
           (dl_bit(b->word, i) || b->text[i] == ' ' || b->text[i] == '-' || b->text[i] == '/'))
        i++;
    return i > line.start && i < line.end && b->text[i] == ':' && (i + 1 == line.end || is_blank(b->text[i + 1]));
}

static bool has_tab(const struct dl_block *b, struct line line)
{
    while (line.start < line.end && is_blank(b->text[line.start])) /* which indents it */
        line.start++;
    return memchr(b->text + line.start, '\t', line.end - line.start) != NULL;
}

/* Had the line room for the word behind it? One line of a paragraph before and one behind show how long lines are. */
static bool has_room(const struct dl_block *b, struct line line, struct line next, uint32_t right)
{
    uint32_t width = next.end - next.start, word = right;
    const uint32_t before = length_before(b, line), behind = length_behind(b, next), len = line.end - line.start;
    if (before > width) width = before;
    if (behind > width) width = behind;
    while (word < next.end && !is_blank(b->text[word]))
        word++;
    return len + 1 + (word - right) + ROOM_MIN <= width && len * 4 < width * 3 &&
           dl_next_bit(b->sentence, line.start, line.end) == line.end;
}

/* Are most words of the line in small letters, as in prose? */
static bool is_prose(const struct dl_block *b, struct line line)
{
    uint32_t words = 0, small = 0;
    for (uint32_t i = dl_next_bit(b->start, line.start, line.end); i < line.end;
         i = dl_next_bit(b->start, i + 1, line.end), words++)
        small += !dl_bit(b->upper, i) && !dl_bit(b->digit, i);
    return small * 2 > words;
}

bool dl_line_ends_name(const struct dl_block *b, uint32_t left, uint32_t from, uint32_t right)
{
    const unsigned char *gap = b->text + from;
    const struct line line = line_of(b, left);
    if (!memchr(gap, '\n', right - from))
        return memchr(gap, '\t', right - from) || right - from > JUSTIFIED_MAX || !is_prose(b, line);
    const struct line next = line_of(b, right);
    if (is_list_line(b, line, false) || is_list_line(b, next, false)) return true;
    if (is_list_line(b, line, true) && is_list_line(b, next, true)) return true;
    if (has_tab(b, line) || has_tab(b, next)) return true;
    if (has_label(b, next) && (has_label(b, line) || line.end - line.start <= NAME_LINE_MAX)) return true;
    return has_room(b, line, next, right);
}

/* Has the line words as headlines have them? */
static bool has_headline_words(const struct dl_block *b, const struct dl_words *w, struct line line)
{
    uint32_t words = 0, common = 0;
    for (uint32_t i = dl_next_bit(b->start, line.start, line.end); i < line.end;
         i = dl_next_bit(b->start, i + 1, line.end), words++) {
        const uint32_t len = dl_word_end(b, i) - i;
        if (!dl_bit(b->upper, i) && !dl_bit(b->digit, i) && len > HEADLINE_SMALL_MAX) return false;
        common += len > 1 && dl_words_is_common(w, b, i);
    }
    return words >= HEADLINE_WORDS_MIN && common >= HEADLINE_COMMON_MIN;
}

static uint32_t small_words(const struct dl_block *b, struct line line)
{
    uint32_t small = 0;
    for (uint32_t i = dl_next_bit(b->start, line.start, line.end); i < line.end;
         i = dl_next_bit(b->start, i + 1, line.end))
        small += !dl_bit(b->upper, i) && !dl_bit(b->digit, i);
    return small;
}

/* Is the line a paragraph by itself, and text below it? */
static bool is_above_text(const struct dl_block *b, struct line line)
{
    if (length_before(b, line) > 0 || length_behind(b, line) > 0 || line.end - line.start > HEADLINE_MAX) return false;
    if (line.start > 0 && !dl_bit(b->newline, line.start - 1)) return false; /* it is longer */
    const uint32_t below = dl_next_word(b, line.end);
    if (below == b->len) return false;
    const struct line next = line_of(b, below);
    return next.end - next.start >= HEADLINE_PROSE_MIN && small_words(b, next) >= HEADLINE_PROSE_WORDS;
}

void dl_line_headline(const struct dl_block *b, const struct dl_words *words, uint32_t pos,
                      struct dl_headline *headline)
{
    if (pos >= headline->start && pos < headline->end) return;
    const struct line line = line_of(b, pos);
    headline->start = line.start;
    headline->end = line.end;
    headline->is_headline = is_above_text(b, line) && has_headline_words(b, words, line);
}
