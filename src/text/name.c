/* name.c: what stands between words folds into a few marks; the comparison walks two decomposed strings side by
 * side, and has quicker ways for names that are nearly the same byte by byte. */
#include "text/name.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Between two words of a name at most this many bytes. */
#define GAP_BYTES_MAX 12u
/* A full stop after a word of up to this many letters may be left out: "St." but not "Paris." */
#define SHORT_WORD 4u
/* As old texts have it: "Congreſs". */
#define LONG_S 0x17F

/* ---- gaps and marks ----------------------------------------------------------------------------------- */

/* One kind of quote, hyphen and white space each; every other code point stays. */
static uint32_t fold_mark(uint32_t c)
{
    if (c < 0x80) return dl_is_blank((unsigned char)c) ? ' ' : c == '`' ? '\'' : c;
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2BC:
    case 0xB4: return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013: return '-';
    default: return dl_char_kind(c) == DL_CHAR_SPACE ? ' ' : c;
    }
}

/* The longest word of so many letters is not longer than this. */
#define SHORT_WORD_BYTES 40u

/* Has the word so few letters: code points but for diacritics and joiners? */
static bool is_short(const unsigned char *word, uint32_t len)
{
    uint32_t letters = 0;
    if (len > SHORT_WORD_BYTES) return false;
    for (uint32_t i = 0; i < len && letters <= SHORT_WORD;) {
        unsigned length;
        uint32_t c = dl_utf8_decode(word + i, len - i, &length);
        letters += dl_char_kind(c) != DL_CHAR_EXTEND;
        i += length;
    }
    return letters <= SHORT_WORD;
}

uint32_t dl_gap_key(const unsigned char *gap, uint32_t len, uint32_t previous)
{
    if (len == 0 || len > GAP_BYTES_MAX) return 0;
    uint32_t key = 0, line_feeds = 0;
    unsigned count = 0;
    unsigned char last = 0;
    for (uint32_t i = 0; i < len;) {
        unsigned used;
        uint32_t c = dl_utf8_decode(gap + i, len - i, &used), mark = fold_mark(c);
        i += used;
        line_feeds += c == '\n';
        if (mark >= 0x80 || mark < ' ' || line_feeds > 1) return 0;
        if (mark == ' ' && last == ' ') continue;
        if (mark == ' ' && last == '.' && count == 1 && is_short(gap - previous, previous)) key = count = 0;
        if (count == 4) return 0;
        key |= mark << (8 * count++);
        last = (unsigned char)mark;
    }
    return line_feeds == 1 && key == ('-' | ' ' << 8) ? '-' : key; /* a hyphen at a line end */
}

bool dl_marks_stand(const unsigned char *marks, uint32_t len, const unsigned char *text, uint32_t left, uint32_t *used)
{
    *used = 0;
    for (uint32_t i = 0; i < len;) {
        unsigned mark_length, text_length;
        if (*used >= left) return false;
        uint32_t mark = fold_mark(dl_utf8_decode(marks + i, len - i, &mark_length));
        if (mark != fold_mark(dl_utf8_decode(text + *used, left - *used, &text_length))) return false;
        i += mark_length;
        *used += text_length;
    }
    return true;
}

/* ---- comparison --------------------------------------------------------------------------------------- */

/* Decomposed, with one kind of white space, quote and hyphen, and without the stops and spaces that a key
 * leaves out. Answers the count, -1 when it is no UTF-8 or too long. */
static int unfold(const unsigned char *p, uint32_t len, utf8proc_int32_t *points)
{
    utf8proc_ssize_t n = utf8proc_decompose(p, (utf8proc_ssize_t)len, points, 2 * DL_NAME_BYTES_MAX,
                                            UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_IGNORE);
    if (n < 0 || n > 2 * (utf8proc_ssize_t)DL_NAME_BYTES_MAX) return -1;
    int used = 0, gap = 0; /* gap: where the marks after the last word begin */
    uint32_t word = 0;     /* its letters */
    bool line_feed = false;
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        uint32_t c = fold_mark((uint32_t)points[i]);
        enum dl_char kind = dl_char_kind(c);
        if (kind >= DL_CHAR_DIGIT) {
            bool hyphen_at_line_end = line_feed && used == gap + 2 && points[gap] == '-' && points[gap + 1] == ' ';
            if (hyphen_at_line_end) used--;
            if (used > gap) word = 0;
            word += kind != DL_CHAR_EXTEND;
            points[used++] = (utf8proc_int32_t)c;
            gap = used;
            line_feed = false;
            continue;
        }
        line_feed |= points[i] == '\n';
        if (c == ' ' && used > gap && points[used - 1] == ' ') continue;
        if (c == ' ' && used == gap + 1 && points[gap] == '.' && word <= SHORT_WORD) used--;
        points[used++] = (utf8proc_int32_t)c;
    }
    return used;
}

static bool is_upper(utf8proc_int32_t c)
{
    return dl_char_kind((uint32_t)c) == DL_CHAR_UPPER;
}

/* The small letter; both kinds of sigma are one, and so are a long s and an s. */
static utf8proc_int32_t lower(utf8proc_int32_t c)
{
    if (c == LONG_S) return 's';
    return c == 0x3C2 ? 0x3C3 : utf8proc_tolower(c);
}

/* Is t the letter s but for case, or s without its stroke? */
static bool same_letter(utf8proc_int32_t s, utf8proc_int32_t t)
{
    utf8proc_int32_t small_s = lower(s), small_t = lower(t);
    return small_s == small_t || (uint32_t)small_t == dl_unicode_bare((uint32_t)small_s);
}

/* How the cases of a text's letters agree with a spelling's. */
struct cases {
    bool lost;       /* a small letter for a capital */
    bool capitals;   /* a capital for a small letter, where none is allowed */
    bool lowers;     /* the text has small letters */
    bool plain_word; /* no capital of the spelling yet */
    bool word_start;
};

static void add_case(struct cases *cases, bool spelling_is_upper, bool text_is_upper)
{
    cases->plain_word &= !spelling_is_upper;
    cases->lost |= spelling_is_upper && !text_is_upper;
    cases->capitals |= !spelling_is_upper && text_is_upper && !(cases->plain_word && cases->word_start);
}

static enum dl_sameness verdict(const struct cases *cases)
{
    if (cases->lost || (cases->capitals && cases->lowers)) return DL_NAME_SAME_LETTERS;
    return cases->capitals ? DL_NAME_SAME_IN_CAPS : DL_NAME_SAME;
}

/* The comparison for any two names, by code points. */
static enum dl_sameness compare_unfolded(const unsigned char *spelling, uint32_t spelling_len,
                                         const unsigned char *text, uint32_t text_len)
{
    if (spelling_len > DL_NAME_BYTES_MAX || text_len > DL_NAME_BYTES_MAX) return DL_NAME_OTHER;
    utf8proc_int32_t s[2 * DL_NAME_BYTES_MAX], t[2 * DL_NAME_BYTES_MAX];
    int ns = unfold(spelling, spelling_len, s), nt = unfold(text, text_len, t);
    if (ns < 0 || nt < 0) return DL_NAME_OTHER;

    struct cases cases = { .plain_word = true, .word_start = true };
    int j = 0;
    for (int i = 0; i < ns; i++) {
        bool left_out = utf8proc_category(s[i]) == UTF8PROC_CATEGORY_MN; /* a diacritic that the text may lack */
        if (j == nt || (s[i] != t[j] && (left_out || !same_letter(s[i], t[j])))) {
            if (left_out) continue;
            return DL_NAME_OTHER;
        }
        cases.lowers |= utf8proc_category(t[j]) == UTF8PROC_CATEGORY_LL;
        add_case(&cases, is_upper(s[i]), is_upper(t[j++]));
        cases.word_start = dl_char_kind((uint32_t)s[i]) < DL_CHAR_DIGIT;
    }
    return j < nt ? DL_NAME_OTHER : verdict(&cases);
}

/* The code points of a name without case and diacritics; -1 as unfold does. */
static int fold_points(const unsigned char *p, uint32_t len, uint32_t *folded)
{
    utf8proc_int32_t points[2 * DL_NAME_BYTES_MAX];
    int n = len > DL_NAME_BYTES_MAX ? -1 : unfold(p, len, points), used = 0;
    for (int i = 0; i < n; i++) {
        uint32_t letters[DL_FOLD_MAX];
        unsigned count = dl_unicode_fold((uint32_t)points[i], letters);
        for (unsigned k = 0; k < count && used < 4 * (int)DL_NAME_BYTES_MAX; k++)
            folded[used++] = letters[k];
    }
    return n < 0 ? -1 : used;
}

bool dl_name_same_folded(const unsigned char *a, uint32_t a_len, const unsigned char *b, uint32_t b_len)
{
    uint32_t x[4 * DL_NAME_BYTES_MAX], y[4 * DL_NAME_BYTES_MAX];
    int n = fold_points(a, a_len, x);
    return n >= 0 && fold_points(b, b_len, y) == n && memcmp(x, y, (size_t)n * sizeof *x) == 0;
}

static bool is_ascii_upper(unsigned char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_ascii_letter(unsigned char c)
{
    return is_ascii_upper(c & 0xDF);
}

/* 1 for a stop that white space follows. */
static uint32_t stop_and_space(const unsigned char *p, uint32_t len)
{
    return len >= 2 && p[0] == '.' && dl_is_blank(p[1]);
}

/* The same for two ASCII names that have the same letters, or differ in one; in their marks they may differ
 * in white space behind letters and in stops behind short words. Answers false when they differ in more, and the long
 * way must decide. */
static bool compare_ascii(const unsigned char *s, uint32_t spelling_len, const unsigned char *t, uint32_t text_len,
                          enum dl_sameness *same)
{
    struct cases cases = { .plain_word = true, .word_start = true };
    uint32_t k = 0, word = 0;
    for (uint32_t i = 0; i < spelling_len; i++, k++) {
        if (word > 0 && word <= SHORT_WORD) {
            i += stop_and_space(s + i, spelling_len - i);
            k += stop_and_space(t + k, text_len - k);
        }
        if (k == text_len || ((s[i] | t[k]) & 0x80)) return false;
        if (s[i] == ' ' && dl_is_blank(t[k]) && !cases.word_start) {
            while (k + 1 < text_len && dl_is_blank(t[k + 1]))
                k++;
            cases.word_start = true;
            word = 0;
            continue;
        }
        bool letter = is_ascii_letter(s[i]);
        if (s[i] != t[k] && ((s[i] ^ t[k]) != 0x20 || !letter)) {
            *same = DL_NAME_OTHER;
            return letter && is_ascii_letter(t[k]);
        }
        cases.lowers |= letter && !is_ascii_upper(t[k]);
        add_case(&cases, is_ascii_upper(s[i]), is_ascii_upper(t[k]));
        cases.word_start = !letter && (s[i] < '0' || s[i] > '9') && s[i] != '_';
        word = cases.word_start ? 0 : word + 1;
    }
    *same = verdict(&cases);
    return k == text_len;
}

/* Is t the letter s, but for case or the diacritic of s? For what the tables know alone; *unsure: the long way
 * must decide. */
static bool same_in_tables(uint32_t s, uint32_t t, bool *unsure)
{
    if (s >= DL_CHARS || t >= DL_CHARS || dl_char_folds[s] == DL_FOLD_LONG || dl_char_folds[t] == DL_FOLD_LONG ||
        dl_char_folds[s] == 0 || dl_char_folds[t] == 0) {
        *unsure = true;
        return false;
    }
    if (dl_char_folds[s] != dl_char_folds[t]) return false;
    *unsure = t >= 0x80 && lower((utf8proc_int32_t)s) != lower((utf8proc_int32_t)t);
    return !*unsure;
}

/* The comparison of names whose letters are all in the tables and composed, their marks and white space the
 * same. Answers false when the long way must decide. */
static bool compare_composed(const unsigned char *s, uint32_t spelling_len, const unsigned char *t, uint32_t text_len,
                             enum dl_sameness *same)
{
    struct cases cases = { .plain_word = true, .word_start = true };
    uint32_t i = 0, k = 0;
    while (i < spelling_len && k < text_len) {
        unsigned s_length, t_length;
        uint32_t c = dl_utf8_decode(s + i, spelling_len - i, &s_length);
        uint32_t d = dl_utf8_decode(t + k, text_len - k, &t_length);
        enum dl_char c_kind = dl_char_kind(c), d_kind = dl_char_kind(d);
        bool plain = c < 0x80 && (i + 1 == spelling_len || s[i + 1] < 0x80); /* no diacritic follows */
        if (plain && c_kind >= DL_CHAR_DIGIT && d >= 0x80 && d != LONG_S && d_kind >= DL_CHAR_UPPER &&
            d_kind != DL_CHAR_EXTEND && d < DL_CHARS && dl_char_folds[d] < 0x80) {
            *same = DL_NAME_OTHER; /* a diacritic of the text, which the spelling has not, or another letter */
            return true;
        }
        bool unsure = c_kind < DL_CHAR_DIGIT || d_kind < DL_CHAR_DIGIT || c_kind == DL_CHAR_EXTEND;
        if (c >= DL_CHARS || d >= DL_CHARS || (c != d && (unsure || !same_in_tables(c, d, &unsure)))) {
            *same = DL_NAME_OTHER;
            return c < DL_CHARS && d < DL_CHARS && !unsure;
        }
        cases.lowers |= d_kind == DL_CHAR_LOWER && d != '_';
        add_case(&cases, c_kind == DL_CHAR_UPPER, d_kind == DL_CHAR_UPPER);
        cases.word_start = c_kind < DL_CHAR_DIGIT;
        i += s_length;
        k += t_length;
    }
    *same = verdict(&cases);
    return i == spelling_len && k == text_len && *same != DL_NAME_SAME_IN_CAPS;
}

/* 0x80 for every byte that is a letter, of ASCII bytes. */
static inline uint64_t letter_bytes(uint64_t v)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    v |= DL_SMALL;
    return (v + ones * (0x80 - 'a')) & ~(v + ones * (0x80 - 'z' - 1)) & DL_HIGH_BITS;
}

/* How names of one length differ. */
struct difference {
    uint64_t any;
    uint64_t high; /* bytes that are not ASCII, where they differ */
    uint64_t lost; /* the text has the small letter */
};

/* Adds the bytes of a mask; false when they differ in more than the case of letters. */
static inline bool compare_eight(const unsigned char *s, const unsigned char *t, uint64_t mask, struct difference *d)
{
    uint64_t a = dl_load(s) & mask, b = dl_load(t) & mask, x = a ^ b;
    d->any |= x;
    d->high |= (a | b) & DL_HIGH_BITS & (0 - (uint64_t)(x != 0));
    d->lost |= (x << 2) & (b << 2);
    return ((x & ~DL_SMALL) | ((x << 2) & ~letter_bytes(a))) == 0;
}

/* The comparison of names of one length, sixteen bytes a step. Answers false when they may be the same in
 * another way. */
static bool compare_bytes(const unsigned char *s, const unsigned char *t, uint32_t len, enum dl_sameness *same)
{
    struct difference d = { 0, 0, 0 };
    for (uint32_t i = 0; i < len; i += 16) {
        const unsigned char *mask = dl_first(len - i < 16 ? len - i : 16);
        bool low = compare_eight(s + i, t + i, dl_load(mask), &d);
        bool high = compare_eight(s + i + 8, t + i + 8, dl_load(mask + 8), &d);
        if (!(low & high)) return false;
    }
    *same = d.any == 0 ? DL_NAME_SAME : DL_NAME_SAME_LETTERS;
    return d.any == 0 || (d.lost != 0 && d.high == 0);
}

enum dl_sameness dl_name_compare(const unsigned char *spelling, uint32_t spelling_len, const unsigned char *text,
                                 uint32_t text_len)
{
    enum dl_sameness same;
    if (spelling_len == text_len && compare_bytes(spelling, text, text_len, &same)) return same;
    if (compare_ascii(spelling, spelling_len, text, text_len, &same)) return same;
    if (compare_composed(spelling, spelling_len, text, text_len, &same)) return same;
    return compare_unfolded(spelling, spelling_len, text, text_len);
}

void dl_lead_parts(const unsigned char *lead, uint32_t len, uint32_t *words, uint32_t *marks)
{
    bool inside = false;
    *words = *marks = 0;
    for (uint32_t i = 0; i < len;) {
        unsigned length;
        enum dl_char kind = dl_char_kind(dl_utf8_decode(lead + i, len - i, &length));
        bool word = kind >= DL_CHAR_DIGIT && (inside || kind != DL_CHAR_EXTEND);
        *words += word && !inside;
        *marks += !word && *words == 0;
        inside = word;
        i += length;
    }
}

bool dl_name_has_lower(const unsigned char *name, uint32_t len)
{
    for (uint32_t i = 0; i < len;) {
        unsigned length;
        uint32_t c = dl_utf8_decode(name + i, len - i, &length);
        if (c != DL_BAD_BYTE && utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL) return true;
        i += length;
    }
    return false;
}

bool dl_name_is_composed(const unsigned char *name, uint32_t len)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t n = utf8proc_map(name, (utf8proc_ssize_t)len, &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    bool same = n < 0 || ((size_t)n == len && memcmp(composed, name, len) == 0);
    free(composed);
    return same;
}
