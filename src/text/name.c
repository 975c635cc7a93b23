/* name.c: keys are made eight bytes at a time for ASCII words, through utf8proc for the others;
 * the comparison walks two decomposed strings side by side. */
#include "text/name.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "text/ascii.h"
#include "text/utf8.h"

#define K0 UINT64_C(0xa0761d6478bd642f)
#define K1 UINT64_C(0xe7037ed1a0b428db)
#define K2 UINT64_C(0x8ebc6af09c88c6e3)
#define K3 UINT64_C(0x589965cc75374cc3)

/* Between two words of a name at most this many bytes. */
#define GAP_BYTES_MAX 12u
/* A full stop after a word of up to this many bytes may be left out: "St." but not "Paris." */
#define SHORT_WORD 4u

__extension__ typedef unsigned __int128 wide;

/* The two halves of a 128-bit product, folded: a good and cheap mixer. */
static inline uint64_t mix(uint64_t a, uint64_t b)
{
    wide product = (wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Eight bytes, little end first on every machine, of which only the first count stay. */
static inline uint64_t load(const unsigned char *p, uint32_t count)
{
    uint64_t v;
    memcpy(&v, p, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    return count >= 8 ? v : v & ((UINT64_C(1) << (8 * count)) - 1);
}

static inline uint64_t hash_bytes(const unsigned char *p, uint32_t len)
{
    uint64_t h = len * K2;
    for (; len > 16; p += 16, len -= 16)
        h = mix(dl_ascii_lower(load(p, 8)) ^ K2 ^ h, dl_ascii_lower(load(p + 8, 8)) ^ K3);
    uint64_t a = dl_ascii_lower(load(p, len)), b = len > 8 ? dl_ascii_lower(load(p + 8, len - 8)) : 0;
    h = mix(a ^ K0 ^ h, b ^ K1 ^ len);
    return h ? h : 1;
}

/* Letters that Unicode does not take apart, and how they are written without their strokes. */
static const struct {
    uint32_t letter;
    const char *bare;
} strokes[] = {
    { 0xE6, "ae" }, { 0xF0, "d" },  { 0xF8, "o" },  { 0xFE, "th" },  { 0x111, "d" },
    { 0x127, "h" }, { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" },
};

static const char *bare_letter(uint32_t c)
{
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
        if (strokes[i].letter == c) return strokes[i].bare;
    return NULL;
}

static uint64_t hash_folded(const unsigned char *word, uint32_t len)
{
    utf8proc_int32_t points[2 * DL_NAME_WORD_MAX];
    unsigned char folded[8 * DL_NAME_WORD_MAX + 16];
    const utf8proc_ssize_t room = (utf8proc_ssize_t)(sizeof points / sizeof *points);
    utf8proc_ssize_t n = utf8proc_decompose(word, (utf8proc_ssize_t)len, points, room,
                                            UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                                UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
    if (n < 0 || n > room) return 0;
    uint32_t used = 0;
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        const char *bare = bare_letter((uint32_t)points[i]);
        if (bare)
            while (*bare)
                folded[used++] = (unsigned char)*bare++;
        else
            used += dl_utf8_encode((uint32_t)points[i], folded + used);
    }
    memset(folded + used, 0, 16);
    return hash_bytes(folded, used);
}

static bool is_ascii(const unsigned char *p, uint32_t len)
{
    uint64_t high = 0;
    for (; len > 8; p += 8, len -= 8)
        high |= load(p, 8);
    return ((high | load(p, len)) & UINT64_C(0x8080808080808080)) == 0;
}

uint64_t dl_word_hash(const unsigned char *word, uint32_t len)
{
    if (len > DL_NAME_WORD_MAX) return 0;
    return is_ascii(word, len) ? hash_bytes(word, len) : hash_folded(word, len);
}

uint64_t dl_key_join(uint64_t key, uint32_t gap, uint64_t word)
{
    uint64_t h = mix(key ^ gap * K2 ^ K3, word ^ K1);
    return h ? h : 1;
}

/* One kind of quote, hyphen and white space each; every other code point stays. */
static uint32_t fold_mark(uint32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2BC:
    case 0xB4:
    case '`': return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013: return '-';
    default: return dl_char_kind(c) == DL_CHAR_SPACE ? ' ' : c;
    }
}

uint32_t dl_gap_key(const unsigned char *gap, uint32_t len, uint32_t previous)
{
    if (len == 1 && gap[0] == ' ') return ' ';
    if (len == 0 || len > GAP_BYTES_MAX) return 0;
    uint32_t key = 0, line_feeds = 0;
    unsigned count = 0;
    unsigned char last = 0;
    for (uint32_t i = 0; i < len;) {
        unsigned used;
        uint32_t c = dl_utf8_decode(gap + i, len - i, &used);
        uint32_t mark = fold_mark(c);
        i += used;
        line_feeds += c == '\n';
        if (mark >= 0x80 || mark < ' ' || line_feeds > 1) return 0;
        if (mark == ' ' && last == ' ') continue;
        if (mark == ' ' && last == '.' && count == 1 && previous <= SHORT_WORD) key = count = 0;
        if (count == 4) return 0;
        key |= mark << (8 * count++);
        last = (unsigned char)mark;
    }
    return key;
}

/* Decomposed, with one kind of white space, quote and hyphen. Answers the count, -1 when it is no
 * UTF-8 or too long. */
static int unfold(const unsigned char *p, uint32_t len, utf8proc_int32_t *points)
{
    utf8proc_ssize_t n = utf8proc_decompose(p, (utf8proc_ssize_t)len, points, 2 * DL_NAME_BYTES_MAX,
                                            UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_IGNORE);
    if (n < 0 || n > 2 * (utf8proc_ssize_t)DL_NAME_BYTES_MAX) return -1;
    int used = 0, word = 0;
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        uint32_t c = fold_mark((uint32_t)points[i]);
        bool space = c == ' ';
        if (space && used > 0 && points[used - 1] == ' ') continue;
        if (space && used > 0 && points[used - 1] == '.' && word <= (int)SHORT_WORD) used--;
        if (c != '.') word = dl_char_kind(c) >= DL_CHAR_DIGIT ? word + 1 : 0;
        points[used++] = (utf8proc_int32_t)c;
    }
    return used;
}

static bool is_upper(utf8proc_int32_t c)
{
    return dl_char_kind((uint32_t)c) == DL_CHAR_UPPER;
}

/* Is the text's letter t the dictionary's letter s without its stroke? */
static bool is_bare(utf8proc_int32_t s, utf8proc_int32_t t)
{
    const char *bare = bare_letter((uint32_t)utf8proc_tolower(s));
    return bare && bare[1] == '\0' && (is_upper(s) ? utf8proc_tolower(t) : t) == bare[0] && is_upper(s) == is_upper(t);
}

/* The comparison for any two names, by code points. */
static enum dl_sameness compare_unfolded(const unsigned char *spelling, uint32_t spelling_len,
                                         const unsigned char *text, uint32_t text_len)
{
    if (spelling_len > DL_NAME_BYTES_MAX || text_len > DL_NAME_BYTES_MAX) return DL_NAME_OTHER;
    utf8proc_int32_t s[2 * DL_NAME_BYTES_MAX], t[2 * DL_NAME_BYTES_MAX];
    int ns = unfold(spelling, spelling_len, s), nt = unfold(text, text_len, t);
    if (ns < 0 || nt < 0) return DL_NAME_OTHER;

    bool plain_word = true, word_start = true, capitals = false, lowers = false;
    int j = 0;
    for (int i = 0; i < ns; i++) {
        plain_word &= !is_upper(s[i]);
        bool mark = utf8proc_category(s[i]) == UTF8PROC_CATEGORY_MN;
        if (j < nt && s[i] == t[j]) {
            lowers |= utf8proc_category(t[j]) == UTF8PROC_CATEGORY_LL;
            j++;
        } else if (mark) {
            continue; /* a diacritic that the text leaves out */
        } else if (j < nt && is_bare(s[i], t[j])) {
            j++;
        } else if (j < nt && is_upper(t[j]) && utf8proc_tolower(t[j]) == s[i]) {
            if (!plain_word || !word_start) capitals = true;
            j++;
        } else {
            return DL_NAME_OTHER;
        }
        word_start = dl_char_kind((uint32_t)s[i]) < DL_CHAR_DIGIT;
    }
    if (j < nt || (capitals && lowers)) return DL_NAME_OTHER;
    return capitals ? DL_NAME_SAME_IN_CAPS : DL_NAME_SAME;
}

static bool is_ascii_upper(unsigned char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_ascii_letter(unsigned char c)
{
    return is_ascii_upper(c & 0xDF);
}

/* The same for two ASCII names of one length that differ in nothing but the case of letters.
 * Answers false when they differ in more, and the long way must decide. */
static bool compare_case(const unsigned char *s, const unsigned char *t, uint32_t len, enum dl_sameness *same)
{
    bool plain_word = true, word_start = true, capitals = false, lowers = false;
    for (uint32_t i = 0; i < len; i++) {
        if (s[i] >= 0x80 || ((s[i] ^ t[i]) & ~0x20u) != 0) return false;
        bool letter = is_ascii_letter(s[i]);
        if (s[i] != t[i] && !letter) return false;
        plain_word &= !(letter && is_ascii_upper(s[i]));
        lowers |= letter && s[i] == t[i] && !is_ascii_upper(s[i]);
        if (s[i] != t[i] && is_ascii_upper(s[i])) {
            *same = DL_NAME_OTHER; /* the text has a small letter where the name has a capital */
            return true;
        }
        /* A capital for a small letter: fine where a word that is no name begins. */
        capitals |= s[i] != t[i] && !(plain_word && word_start);
        word_start = !letter && (s[i] < '0' || s[i] > '9');
    }
    *same = !capitals ? DL_NAME_SAME : lowers ? DL_NAME_OTHER : DL_NAME_SAME_IN_CAPS;
    return true;
}

enum dl_sameness dl_name_compare(const unsigned char *spelling, uint32_t spelling_len, const unsigned char *text,
                                 uint32_t text_len)
{
    enum dl_sameness same;
    if (spelling_len == text_len) {
        if (memcmp(spelling, text, text_len) == 0) return DL_NAME_SAME;
        if (compare_case(spelling, text, text_len, &same)) return same;
    }
    return compare_unfolded(spelling, spelling_len, text, text_len);
}

bool dl_name_is_composed(const unsigned char *name, uint32_t len)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t n = utf8proc_map(name, (utf8proc_ssize_t)len, &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    bool same = n < 0 || ((size_t)n == len && memcmp(composed, name, len) == 0);
    free(composed);
    return same;
}
