/* check_reference.c: the matcher against one that is slow and obvious.
 *
 * The reference knows no keys, filters, tables or bitmaps. It cuts names and text into words and gaps, code
 * point by code point, and at every word of the text it tries every row of every dictionary. Random
 * dictionaries and random texts, both made of the same few odd pieces, must give the same names with the
 * same rows.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "gazetteer/dict.h"
#include "gazetteer/matcher.h"
#include "support.h"
#include "text/index.h"

#define TEXT_MAX 600
#define WORDS_MAX 200
#define ROWS_MAX 40
#define LAYERS 2

/* ---- words and gaps ----------------------------------------------------------------------------------- */

/* A code point, and the bytes it takes; -1 for a byte that is no UTF-8. */
static int32_t decode(const char *p, size_t left, size_t *bytes)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)p, (utf8proc_ssize_t)left, &c);
    *bytes = n > 0 ? (size_t)n : 1;
    return n > 0 ? c : -1;
}

static bool is_mark(int32_t c) /* a diacritic */
{
    return c >= 0 && utf8proc_category(c) >= UTF8PROC_CATEGORY_MN && utf8proc_category(c) <= UTF8PROC_CATEGORY_ME;
}

static bool is_upper(int32_t c)
{
    return c >= 0 && (utf8proc_category(c) == UTF8PROC_CATEGORY_LU || utf8proc_category(c) == UTF8PROC_CATEGORY_LT);
}

static bool in_word(int32_t c, bool word_before)
{
    if (c < 0 || c == 0xFEFF) return false;
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC: return true;
    case UTF8PROC_CATEGORY_CF: return word_before;
    default: return is_mark(c) && word_before;
    }
}

struct word {
    size_t start, end;
    size_t letters; /* without diacritics */
    bool begins;    /* a name may begin here: a capital in it, a digit or a letter without case first */
};

/* A text or an alias. */
struct cut {
    const char *bytes;
    size_t len;
    struct word words[WORDS_MAX];
    size_t count;
};

static void cut_words(struct cut *cut, const char *bytes, size_t len)
{
    *cut = (struct cut){ .bytes = bytes, .len = len };
    bool inside = false;
    for (size_t i = 0, n; i < len; i += n) {
        int32_t c = decode(bytes + i, len - i, &n);
        if (!in_word(c, inside)) {
            inside = false;
            continue;
        }
        if (!inside) {
            ck_assert_uint_lt(cut->count, WORDS_MAX);
            cut->words[cut->count++] =
                (struct word){ .start = i,
                               .begins = (c >= '0' && c <= '9') ||
                                         (c >= 0x80 && utf8proc_category(c) != UTF8PROC_CATEGORY_LL) };
        }
        struct word *w = &cut->words[cut->count - 1];
        inside = true;
        w->end = i + n;
        w->letters += !is_mark(c) && utf8proc_category(c) != UTF8PROC_CATEGORY_CF;
        w->begins |= is_upper(c);
    }
}

static int32_t fold_mark(int32_t c)
{
    static const int32_t quotes[] = { 0x2018, 0x2019, 0x201B, 0x2BC, 0xB4, '`' };
    static const int32_t hyphens[] = { 0x2010, 0x2011, 0x2012, 0x2013 };
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (c == quotes[i]) return '\'';
    for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++)
        if (c == hyphens[i]) return '-';
    if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xFEFF) return ' ';
    if (c >= 0x80 && utf8proc_category(c) >= UTF8PROC_CATEGORY_ZS && utf8proc_category(c) <= UTF8PROC_CATEGORY_ZP)
        return ' ';
    return c;
}

/* What stands between words i and i + 1, in its plainest form; false: no name goes over it. */
static bool plain_gap(const struct cut *cut, size_t i, char plain[8])
{
    size_t from = cut->words[i].end, to = cut->words[i + 1].start, used = 0, feeds = 0;
    if (to - from > 12) return false;
    for (size_t at = from, n; at < to; at += n) {
        int32_t c = decode(cut->bytes + at, to - at, &n), mark = fold_mark(c);
        feeds += c == '\n';
        if (mark < ' ' || mark >= 0x80 || feeds > 1) return false;
        if (mark == ' ' && used > 0 && plain[used - 1] == ' ') continue;
        if (used == 5) return false;
        plain[used++] = (char)mark;
    }
    plain[used] = '\0';
    if (used >= 2 && plain[0] == '.' && plain[1] == ' ' && cut->words[i].letters <= 4) memmove(plain, plain + 1, used);
    if (feeds == 1 && strcmp(plain, "- ") == 0) plain[1] = '\0'; /* a hyphen at a line end */
    return strlen(plain) <= 4;
}

static bool same_gap(const struct cut *a, size_t i, const struct cut *t, size_t k)
{
    char x[8], y[8];
    return plain_gap(a, i, x) && plain_gap(t, k, y) && strcmp(x, y) == 0;
}

/* ---- letters ------------------------------------------------------------------------------------------ */

/* How the cases of a text's letters agree with an alias. */
struct cases {
    bool lost;     /* a small letter for a capital */
    bool capitals; /* a capital for a small letter, where none is allowed */
    bool lowers;   /* the text has small letters */
    bool plain;    /* no capital of the alias yet */
};

static int32_t lower(int32_t c)
{
    return c == 0x3C2 ? 0x3C3 : utf8proc_tolower(c);
}

/* The small letter s without its stroke. */
static int32_t bare(int32_t s)
{
    static const int32_t strokes[][2] = { { 0xF0, 'd' },  { 0xF8, 'o' },  { 0x111, 'd' },
                                          { 0x127, 'h' }, { 0x131, 'i' }, { 0x142, 'l' } };
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
        if (s == strokes[i][0]) return strokes[i][1];
    return s;
}

static size_t decompose(const struct cut *cut, const struct word *w, int32_t *points)
{
    utf8proc_ssize_t n =
        utf8proc_decompose((const utf8proc_uint8_t *)cut->bytes + w->start, (utf8proc_ssize_t)(w->end - w->start),
                           points, 4 * TEXT_MAX, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_IGNORE);
    ck_assert_int_ge(n, 0);
    return (size_t)n;
}

/* Has the text's word the letters of the alias's? */
static bool same_word(const struct cut *a, size_t i, const struct cut *t, size_t k, struct cases *cases)
{
    int32_t s[4 * TEXT_MAX], x[4 * TEXT_MAX];
    size_t ns = decompose(a, &a->words[i], s), nx = decompose(t, &t->words[k], x), j = 0;
    for (size_t at = 0; at < ns; at++) {
        if (j < nx && s[at] == x[j]) {
            cases->plain &= !is_upper(s[at]);
        } else if (utf8proc_category(s[at]) == UTF8PROC_CATEGORY_MN) {
            continue;
        } else if (j == nx || (lower(s[at]) != lower(x[j]) && bare(lower(s[at])) != lower(x[j]))) {
            return false;
        } else {
            cases->plain &= !is_upper(s[at]);
            cases->lost |= is_upper(s[at]) && !is_upper(x[j]);
            cases->capitals |= !is_upper(s[at]) && is_upper(x[j]) && !(cases->plain && at == 0);
        }
        cases->lowers |= utf8proc_category(x[j]) == UTF8PROC_CATEGORY_LL;
        j++;
    }
    return j == nx;
}

/* ---- rows --------------------------------------------------------------------------------------------- */

struct row {
    char alias[128], flags[16];
    struct cut cut;
    size_t key; /* the word that it is found by */
    unsigned layer;
};

/* The marks before or after the words of an alias, and those of the text at a place, are the same. */
static bool same_marks(const char *alias, size_t len, const char *text, size_t left, size_t *used)
{
    size_t i = 0, n, m;
    for (*used = 0; i < len; i += n, *used += m) {
        if (*used >= left) return false;
        int32_t c = decode(alias + i, len - i, &n), x = decode(text + *used, left - *used, &m);
        if (fold_mark(c) != fold_mark(x)) return false;
    }
    return true;
}

static size_t back(const struct cut *t, size_t at, size_t points)
{
    for (; points > 0 && at > 0; points--) {
        size_t before = at;
        do
            at--;
        while (at > 0 && before - at < 4 && ((unsigned char)t->bytes[at] & 0xC0) == 0x80);
    }
    return at;
}

static size_t points(const char *p, size_t len)
{
    size_t count = 0;
    for (size_t i = 0, n; i < len; i += n, count++)
        decode(p + i, len - i, &n);
    return count;
}

/* A way in which a row stands in the text. */
struct stand {
    size_t start, core, end; /* core: where its last word ends */
    size_t edits;
    bool caps;
};

/* The letters of a word without case and diacritics. */
static size_t fold_letters(const struct cut *cut, const struct word *w, int32_t *points)
{
    utf8proc_ssize_t n = utf8proc_decompose(
        (const utf8proc_uint8_t *)cut->bytes + w->start, (utf8proc_ssize_t)(w->end - w->start), points, 4 * TEXT_MAX,
        UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
    ck_assert_int_ge(n, 0);
    for (utf8proc_ssize_t i = 0; i < n; i++)
        points[i] = bare(points[i]);
    return (size_t)n;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The edits between two words, recursively (they are short and alike, or too far apart soon). */
static size_t edits_between(const int32_t *a, size_t na, const int32_t *b, size_t nb, size_t most)
{
    if (na > 0 && nb > 0 && a[0] == b[0]) return edits_between(a + 1, na - 1, b + 1, nb - 1, most);
    if (na == 0 || nb == 0) return na + nb;
    if (most == 0) return 1;
    size_t best = edits_between(a + 1, na - 1, b + 1, nb - 1, most - 1);
    best = least(best, edits_between(a + 1, na - 1, b, nb, most - 1));
    return 1 + least(best, edits_between(a, na, b + 1, nb - 1, most - 1));
}

/* May the text's word be the alias's, perhaps with a letter or two wrong? */
static bool near_word(const struct cut *a, size_t i, const struct cut *t, size_t k, size_t *edits)
{
    int32_t s[4 * TEXT_MAX], x[4 * TEXT_MAX];
    size_t ns = fold_letters(a, &a->words[i], s), nx = fold_letters(t, &t->words[k], x);
    size_t most = ns >= 10 ? 2 : ns >= 5 ? 1 : 0;
    *edits = 0;
    if (ns == nx && memcmp(s, x, ns * sizeof *s) == 0) return true;
    if (ns == 0 || nx == 0 || s[0] != x[0]) return false;
    *edits = edits_between(s, ns, x, nx, most);
    return *edits <= most;
}

/* Do the words of the row from its key word on stand at word k but for a few letters? Case counts for
 * nothing but that a name may begin there. */
static bool words_are_near(const struct row *row, const struct cut *t, size_t k, size_t *edits)
{
    const struct cut *a = &row->cut;
    size_t first = k - row->key, more;
    *edits = 0;
    for (size_t i = 0; i < a->count; i++) {
        if (i + 1 < a->count && !same_gap(a, i, t, first + i)) return false;
        if (!near_word(a, i, t, first + i, &more) || (i < row->key && more > 0)) return false;
        *edits += more;
    }
    return *edits > 0;
}

/* Does the row stand in the text, its key word at word k? near: with letters wrong. */
static bool stands(const struct row *row, const struct cut *t, size_t k, bool accepts_caps, bool near,
                   struct stand *stand)
{
    const struct cut *a = &row->cut;
    if (k < row->key || k - row->key + a->count > t->count) return false;
    bool any_case = strchr(row->flags, 'i') != NULL;
    if (!t->words[k].begins && !any_case) return false;
    size_t first = k - row->key;
    struct cases cases = { .plain = true };
    size_t edits = 0;
    if (near && (!strchr(row->flags, '~') || !words_are_near(row, t, k, &edits))) return false;
    for (size_t i = 0; i < a->count && !near; i++) {
        if (!same_word(a, i, t, first + i, &cases)) return false;
        if (i + 1 < a->count && !same_gap(a, i, t, first + i)) return false;
    }
    bool capitals = cases.capitals && !cases.lowers;
    if (!any_case && (cases.lost || (cases.capitals && cases.lowers))) return false;
    if (any_case)
        capitals &= !cases.lost;
    else if (strchr(row->flags, 'u') ? cases.lowers : capitals && (!accepts_caps || strchr(row->flags, 'c')))
        return false;
    if (!any_case && strchr(row->flags, 'u')) capitals = false;

    size_t start = t->words[first].start, used, before = a->words[0].start;
    if (before > 0) {
        size_t from = back(t, start, points(a->bytes, before));
        if (!same_marks(a->bytes, before, t->bytes + from, start - from, &used) || used != start - from) return false;
        if (first > 0 && t->words[first - 1].end == from) return false;
        start = from;
    }
    size_t core = t->words[first + a->count - 1].end, tail = a->words[a->count - 1].end;
    bool has_tail = same_marks(a->bytes + tail, a->len - tail, t->bytes + core, t->len - core, &used);
    *stand = (struct stand){ start, core, core + (has_tail ? used : 0), edits, capitals };
    return true;
}

/* ---- the reference ------------------------------------------------------------------------------------ */

struct name {
    size_t start, end;
    bool caps;
    char rows[256]; /* their numbers */
};

struct names {
    struct name list[WORDS_MAX];
    size_t count;
};

/* May a name begin at start? Not inside one that was found before and begins earlier. */
static bool is_free(const struct names *found, size_t start)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->list[i].start < start && found->list[i].end > start) return false;
    return true;
}

/* The best name whose key word is word k: the longest; of those the one that begins first. */
static bool best_name(const struct row *rows, size_t row_count, const struct cut *t, size_t k, bool accepts_caps,
                      bool near, const struct names *found, struct name *best)
{
    struct stand stand, chosen = { 0 };
    bool any = false;
    for (size_t r = 0; r < row_count; r++) {
        if (!stands(&rows[r], t, k, accepts_caps, near, &stand) || !is_free(found, stand.start)) continue;
        bool better = stand.core > chosen.core || stand.edits < chosen.edits ||
                      (stand.edits == chosen.edits && stand.start < chosen.start);
        if (any && (stand.core < chosen.core || !better)) continue;
        chosen = stand;
        any = true;
    }
    *best = (struct name){ .start = chosen.start };
    for (size_t r = 0; r < row_count && any; r++) {
        if (!stands(&rows[r], t, k, accepts_caps, near, &stand) || stand.edits != chosen.edits) continue;
        if (stand.core != chosen.core || stand.start != chosen.start) continue;
        if (stand.end > best->end) best->end = stand.end;
        best->caps |= stand.caps;
        sprintf(best->rows + strlen(best->rows), " %zu", r);
    }
    return any;
}

/* Where the rest of the word begins that a hyphen at a line end breaks at i; 0 when none does. */
static size_t broken_at(const char *p, size_t len, size_t i, bool word_before)
{
    static const char *const hyphens[] = { "-", "‐", "\xC2\xAD" };
    for (size_t h = 0; h < 3 && word_before; h++) {
        size_t at = i + strlen(hyphens[h]), n;
        if (at >= len || strncmp(p + i, hyphens[h], strlen(hyphens[h])) != 0) continue;
        if (p[at] == '\r') at++;
        if (at >= len || p[at++] != '\n') continue;
        while (at < len && (p[at] == ' ' || p[at] == '\t'))
            at++;
        if (at < len && in_word(decode(p + at, len - at, &n), false)) return at;
    }
    return 0;
}

/* The text without the breaks behind a place. */
struct joined {
    char bytes[TEXT_MAX + 1];
    size_t origin[TEXT_MAX + 1];
    struct cut cut;
};

static void join(struct joined *j, const struct cut *t, size_t from)
{
    size_t used = 0, n, to;
    bool inside = false;
    for (size_t i = 0; i < t->len; i += n) {
        int32_t c = decode(t->bytes + i, t->len - i, &n);
        if (i > from && (to = broken_at(t->bytes, t->len, i, inside)) > 0) {
            n = to - i;
            continue;
        }
        inside = in_word(c, inside);
        for (size_t k = 0; k < n; k++) {
            j->bytes[used] = t->bytes[i + k];
            j->origin[used++] = i + k;
        }
    }
    j->bytes[used] = '\0';
    j->origin[used] = t->len;
    cut_words(&j->cut, j->bytes, used);
}

/* The best name at word k, with the hyphens at line ends or without them, or else with letters wrong. */
static bool best_of_both(const struct row *rows, size_t row_count, const struct cut *t, size_t k, bool caps,
                         const struct names *found, struct name *best)
{
    static struct joined joined;
    struct name other;
    bool any = best_name(rows, row_count, t, k, caps, false, found, best);
    join(&joined, t, t->words[k].start);
    joined.cut.words[k].begins = t->words[k].begins; /* the piece before the break must have the capital */
    if (joined.cut.len < t->len && best_name(rows, row_count, &joined.cut, k, caps, false, found, &other)) {
        other.start = joined.origin[other.start];
        other.end = joined.origin[other.end];
        if (!any || other.end > best->end) *best = other;
        any = true;
    }
    if (best_name(rows, row_count, t, k, caps, true, found, &other) && (!any || other.end > best->end)) {
        *best = other;
        any = true;
    }
    return any;
}

static void find_all(const struct row *rows, size_t row_count, const struct cut *t, const struct dl_block *b,
                     struct names *found)
{
    struct name name;
    size_t done = 0;
    found->count = 0;
    for (size_t k = 0; k < t->count; k++) {
        uint32_t pos = (uint32_t)t->words[k].start;
        if (pos < done) continue;
        bool caps = dl_block_line_is_caps(b, pos) || dl_block_dateline_end(b, pos) > pos;
        if (!best_of_both(rows, row_count, t, k, caps, found, &name)) continue;
        while (found->count > 0 && found->list[found->count - 1].start >= name.start)
            found->count--; /* its lead words were names */
        found->list[found->count++] = name;
        done = name.end;
    }
}

/* ---- the matcher -------------------------------------------------------------------------------------- */

static void match_all(struct dl_matcher *matcher, const dateline_dict *dict, const struct dl_block *b,
                      struct names *found)
{
    const struct dl_hit *hits;
    ck_assert_int_eq(dl_matcher_scan(matcher, b, &hits, &found->count), DATELINE_OK);
    for (size_t i = 0; i < found->count; i++) {
        struct name *n = &found->list[i];
        *n = (struct name){ .start = hits[i].start, .end = hits[i].end, .caps = hits[i].caps };
        for (unsigned s = 0; s < hits[i].senses; s++) {
            const struct dl_sense *sense = &dl_matcher_senses(matcher)[hits[i].sense + s];
            const struct dl_gaz *gaz = &dl_dict_layer(dict, sense->layer)->gaz;
            dateline_span id = dl_gaz_string(gaz, sense->entry->id);
            sprintf(n->rows + strlen(n->rows), " %.*s", (int)id.len - 1, id.ptr + 1);
        }
    }
}

/* ---- random dictionaries and texts -------------------------------------------------------------------- */

static unsigned seed;

static unsigned below(unsigned n)
{
    return test_random(&seed) % n;
}

#define ONE_OF(table) table[below(sizeof(table) / sizeof *(table))]

static const char *const letters[] = { "a", "b", "c",         "A", "B",        "C", "a", "b", "A",  "1", "_",
                                       "é", "É", "e\xCC\x81", "ß", "\xC4\xB0", "ﬁ", "ж", "Ж", "北", "ł", "Ł" };
static const char *const gaps[] = { " ", " ", " ", " ", "-", "'", "’", ". ", ".", "&", "/", ", ", "‑" };
static const char *const text_gaps[] = { " ",  " ", " ",  "\n",   "-",   "'",   "’",        ". ", ".", "&",    "/",
                                         ", ", "‑", "  ", "\n\n", "-\n", " \n", "\xC2\xA0", "!",  ";", "\xFF", " — " };

static void put_word(char *to)
{
    static const char *const common[] = { "the",   "The",   "al",          "Aa",         "AB",         "aB",
                                          "Abcab", "Abcac", "abcabcabcab", "Abcabcabca", "Abcabcaaca", "Acabcab" };
    if (below(4) == 0) {
        strcat(to, ONE_OF(common));
        return;
    }
    for (unsigned n = 1 + below(4); n > 0; n--)
        strcat(to, letters[below(below(3) == 0 ? sizeof letters / sizeof *letters : 9)]);
}

static void put_alias(char *alias)
{
    static const char *const leads[] = { "'", "$", "(" }, *const tails[] = { ".", "!", ")", "’" };
    alias[0] = '\0';
    if (below(12) == 0) strcat(alias, ONE_OF(leads));
    put_word(alias);
    for (unsigned n = below(3); n > 0; n--) {
        strcat(alias, ONE_OF(gaps));
        put_word(alias);
    }
    if (below(6) == 0) strcat(alias, ONE_OF(tails));
}

static void capitalise(char *p)
{
    for (; *p; p++)
        if (*p >= 'a' && *p <= 'z') *p = (char)(*p - 32);
}

static void make_small(char *p)
{
    for (; *p; p++)
        if (*p >= 'A' && *p <= 'Z') *p = (char)(*p + 32);
}

/* An alias as a text may write it, or nearly so. */
static void put_mention(char *text, const char *alias)
{
    char *to = text + strlen(text), *start = to;
    for (; *alias; alias++) {
        unsigned dice = below(40);
        if (*alias == ' ' && dice < 8)
            to += sprintf(to, "%s", dice < 4 ? "\n" : dice < 6 ? "  " : "\n\n");
        else if (*alias == '-' && dice < 10)
            to += sprintf(to, "%s", "-\n");
        else if (*alias == '.' && dice < 10)
            continue;
        else if (dice == 2 && to > start && ((unsigned char)*alias & 0xC0) != 0x80)
            to += sprintf(to, "%s%c", below(3) == 0 ? "\xC2\xAD\n" : "-\n", *alias);
        else if (dice == 0 && *alias >= 'A' && *alias <= 'Z')
            *to++ = (char)(*alias + 32);
        else if (dice == 1 && *alias >= 'a' && *alias <= 'z')
            *to++ = (char)(*alias - 32);
        else
            *to++ = *alias;
        *to = '\0';
    }
    if (below(8) == 0) capitalise(start);
    if (below(8) == 0) make_small(start);
    if (below(8) == 0) strcat(text, "'s");
}

static void put_text(char *text, const struct row *rows, size_t row_count)
{
    text[0] = '\0';
    if (below(8) == 0) strcat(text, "AB — ");
    while (strlen(text) < TEXT_MAX / 3) {
        char *line = text + strlen(text);
        for (unsigned n = 1 + below(6); n > 0 && strlen(text) < TEXT_MAX / 3; n--) {
            if (below(2) == 0)
                put_word(text);
            else
                put_mention(text, rows[below((unsigned)row_count)].alias);
            strcat(text, ONE_OF(text_gaps));
        }
        if (below(5) == 0) capitalise(line);
        strcat(text, "\n");
    }
}

static void put_flags(char *flags)
{
    static const char *const sets[] = { "", "", "", "", "c", "u", "w", "-", "cw", "i", "iw", "~", "~", "~i" };
    strcpy(flags, ONE_OF(sets));
}

static void quote(char *to, const char *cell)
{
    *to++ = '"';
    for (; *cell; cell++) {
        if (*cell == '"') *to++ = '"';
        *to++ = *cell;
    }
    strcpy(to, "\"");
}

/* A dictionary of all rows; those that no dictionary takes are made anew. */
static dateline_dict *make_dict(struct row *rows, size_t row_count)
{
    dateline_dict *dict;
    char csv[65536], cell[300];
    ck_assert_int_eq(dateline_dict_new(&dict, false), DATELINE_OK);
    for (unsigned layer = 0, r = 0; layer < LAYERS; layer++) {
        strcpy(csv, "alias,type,id,flags\n");
        for (; r < row_count && rows[r].layer == layer; r++) {
            quote(cell, rows[r].alias);
            sprintf(csv + strlen(csv), "%s,PLACE,R%u,%s\n", cell, r, rows[r].flags);
        }
        dateline_error error;
        if (dateline_dict_add_csv(dict, csv, strlen(csv), &error) != DATELINE_OK)
            ck_abort_msg("line %zu: %s\n%s", error.line, error.what, csv);
    }
    ck_assert_int_eq(dateline_dict_finish(dict, NULL), DATELINE_OK);
    return dict;
}

static void make_rows(struct row *rows, size_t row_count)
{
    for (size_t r = 0; r < row_count; r++) {
        struct row *row = &rows[r];
        if (r > 0 && below(6) == 0)
            strcpy(row->alias, rows[below((unsigned)r)].alias);
        else
            put_alias(row->alias);
        put_flags(row->flags);
        row->layer = r < row_count / 2 ? 0 : 1;
        cut_words(&row->cut, row->alias, strlen(row->alias));
        row->key = 0;
        while (row->key < row->cut.count && !row->cut.words[row->key].begins)
            row->key++;
        if (row->key == row->cut.count) row->key = 0;
    }
}

static char *describe(const struct names *n)
{
    char *text = malloc(n->count * 320 + 1), *to = text;
    *to = '\0';
    for (size_t i = 0; i < n->count; i++)
        to += sprintf(to, "%zu-%zu%s:%s\n", n->list[i].start, n->list[i].end, n->list[i].caps ? " caps" : "",
                      n->list[i].rows);
    return text;
}

static char *dump(const struct row *rows, size_t row_count)
{
    char *text = malloc(row_count * 200 + 1), *to = text;
    for (size_t r = 0; r < row_count; r++)
        to += sprintf(to, "%zu: |%s| %s\n", r, rows[r].alias, rows[r].flags);
    return text;
}

static void compare_on(struct dl_index *index, const struct row *rows, size_t row_count, struct dl_matcher *matcher,
                       const dateline_dict *dict)
{
    static unsigned char padded[DL_BLOCK_PAD + TEXT_MAX + DL_BLOCK_PAD];
    static struct cut text;
    static struct names expected, got;
    char *bytes = (char *)padded + DL_BLOCK_PAD;
    struct dl_block block;
    put_text(bytes, rows, row_count);
    cut_words(&text, bytes, strlen(bytes));
    dl_index_build(index, padded + DL_BLOCK_PAD, (uint32_t)text.len, &block);
    find_all(rows, row_count, &text, &block, &expected);
    match_all(matcher, dict, &block, &got);
    char *a = describe(&expected), *b = describe(&got);
    if (strcmp(a, b) != 0) {
        char *d = dump(rows, row_count);
        ck_abort_msg("seed %u\n%s\ntext:\n%s\nexpected:\n%s\ngot:\n%s", seed, d, bytes, a, b);
    }
    free(a);
    free(b);
}

#define ROUNDS 12
#define DICTIONARIES 12
#define TEXTS 6

START_TEST(random_dictionaries)
{
    static struct row rows[ROWS_MAX];
    struct dl_index *index;
    ck_assert_int_eq(dl_index_new(&index, DL_INDEX_AUTO, NULL), DATELINE_OK);
    seed = (unsigned)_i * 7919u + 777;
    for (int d = 0; d < DICTIONARIES; d++) {
        size_t row_count = 2 + below(ROWS_MAX - 2);
        make_rows(rows, row_count);
        dateline_dict *dict = make_dict(rows, row_count);
        struct dl_matcher *matcher;
        ck_assert_int_eq(dl_matcher_new(&matcher, dict), DATELINE_OK);
        for (int t = 0; t < TEXTS; t++)
            compare_on(index, rows, row_count, matcher, dict);
        dl_matcher_free(matcher);
        dateline_dict_free(dict);
    }
    dl_index_free(index);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("reference");
    TCase *tc = tcase_create("reference");
    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, random_dictionaries, 0, ROUNDS);
    suite_add_tcase(suite, tc);
    return test_run(suite);
}
