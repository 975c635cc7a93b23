/* index.c: a block of text → its bitmaps, in four passes.
 *
 *     1. classify   64 bytes a step by ASCII class, every byte from 0x80 up only as `high`
 *     2. decode     the code points of steps that have high bytes, one by one
 *     3. derive     word starts: a word bit that no word bit stands before
 *     4. sentences  the few stops and line feeds, one by one (sentence.c)
 *
 * Pass 1 exists as a table of ranges, as SSE2 and as AVX2, which is taken when the processor has it;
 * the tests hold them against each other.
 */
#include "text/index.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "text/sentence.h"
#include "text/simd.h"
#include "text/utf8.h"

enum { WORD, START, UPPER, CASELESS, DIGIT, HIGH, NEWLINE, STOP, SENTENCE, PARAGRAPH, INITIAL, BITMAPS };

struct dl_index {
    uint64_t bits[BITMAPS][DL_BITMAP_WORDS];
    const struct dl_abbreviations *abbreviations;
    enum dl_index_path path; /* not AUTO */
    uint32_t bad_bytes, first_bad;
};

static enum dl_index_path best_path(void)
{
#if DL_HAVE_SIMD
    return dl_has_avx2() ? DL_INDEX_AVX2 : DL_INDEX_SSE2;
#else
    return DL_INDEX_SCALAR;
#endif
}

bool dl_index_has_path(enum dl_index_path path)
{
    return path <= DL_INDEX_SCALAR || path <= best_path();
}

dateline_status dl_index_new(struct dl_index **out, enum dl_index_path path, const struct dl_abbreviations *known)
{
    *out = calloc(1, sizeof **out);
    if (!*out) return DATELINE_ENOMEM;
    (*out)->path = path == DL_INDEX_AUTO || !dl_index_has_path(path) ? best_path() : path;
    (*out)->abbreviations = known;
    return DATELINE_OK;
}

void dl_index_free(struct dl_index *index)
{
    free(index);
}

uint32_t dl_index_bad_bytes(const struct dl_index *index, uint32_t *first)
{
    *first = index->first_bad;
    return index->bad_bytes;
}

/* The classes of 64 bytes. */
struct step {
    uint64_t word, upper, digit, high, newline, stop;
};

static struct step classify_scalar(const unsigned char *p)
{
    struct step s = { 0 };
    for (unsigned i = 0; i < 64; i++) {
        uint64_t bit = UINT64_C(1) << i;
        unsigned char c = p[i];
        bool digit = c >= '0' && c <= '9', upper = c >= 'A' && c <= 'Z';
        if (digit || upper || (c >= 'a' && c <= 'z') || c == '_') s.word |= bit;
        if (upper) s.upper |= bit;
        if (digit) s.digit |= bit;
        if (c >= 0x80) s.high |= bit;
        if (c == '\n') s.newline |= bit;
        if (c == '.' || c == '!' || c == '?') s.stop |= bit;
    }
    return s;
}

#if DL_HAVE_SIMD
/* 0xFF where from <= byte < from + count, for bytes below 0x80. */
static inline __m128i in_range(__m128i v, char from, char count)
{
    __m128i shifted = _mm_add_epi8(v, _mm_set1_epi8((char)(127 - from - count + 1)));
    return _mm_cmpgt_epi8(shifted, _mm_set1_epi8((char)(127 - count)));
}

static inline uint64_t mask_of(__m128i v, unsigned part)
{
    return (uint64_t)(uint32_t)_mm_movemask_epi8(v) << (16 * part);
}

static struct step classify_sse2(const unsigned char *p)
{
    struct step s = { 0 };
    for (unsigned part = 0; part < 4; part++) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * part));
        __m128i letter = in_range(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 26);
        __m128i digit = in_range(v, '0', 10);
        __m128i other = _mm_cmpeq_epi8(v, _mm_set1_epi8('_'));
        __m128i upper = _mm_andnot_si128(_mm_slli_epi16(v, 2), letter); /* bit 5 of a letter, moved to bit 7 */
        __m128i stop =
            _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('.')),
                         _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('!')), _mm_cmpeq_epi8(v, _mm_set1_epi8('?'))));
        s.word |= mask_of(_mm_or_si128(letter, _mm_or_si128(digit, other)), part);
        s.upper |= mask_of(upper, part);
        s.digit |= mask_of(digit, part);
        s.high |= mask_of(v, part);
        s.newline |= mask_of(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')), part);
        s.stop |= mask_of(stop, part);
    }
    return s;
}

DL_AVX2 static inline __m256i in_range_avx2(__m256i v, char from, char count)
{
    __m256i shifted = _mm256_add_epi8(v, _mm256_set1_epi8((char)(127 - from - count + 1)));
    return _mm256_cmpgt_epi8(shifted, _mm256_set1_epi8((char)(127 - count)));
}

DL_AVX2 static inline uint64_t mask_of_avx2(__m256i low, __m256i high)
{
    return (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32 | (uint32_t)_mm256_movemask_epi8(low);
}

/* The classes of 32 bytes. */
struct half_step {
    __m256i word, upper, digit, high, newline, stop;
};

DL_AVX2 static inline struct half_step classify_half(const unsigned char *p)
{
    __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)p);
    __m256i letter = in_range_avx2(_mm256_or_si256(v, _mm256_set1_epi8(0x20)), 'a', 26);
    __m256i digit = in_range_avx2(v, '0', 10);
    __m256i other = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('_'));
    __m256i question =
        _mm256_or_si256(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('!')), _mm256_cmpeq_epi8(v, _mm256_set1_epi8('?')));
    return (struct half_step){ .word = _mm256_or_si256(letter, _mm256_or_si256(digit, other)),
                               .upper = _mm256_andnot_si256(_mm256_slli_epi16(v, 2), letter),
                               .digit = digit,
                               .high = v,
                               .newline = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('\n')),
                               .stop = _mm256_or_si256(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('.')), question) };
}

DL_AVX2 static inline struct step classify_avx2(const unsigned char *p)
{
    struct half_step low = classify_half(p), high = classify_half(p + 32);
    return (struct step){ .word = mask_of_avx2(low.word, high.word),
                          .upper = mask_of_avx2(low.upper, high.upper),
                          .digit = mask_of_avx2(low.digit, high.digit),
                          .high = mask_of_avx2(low.high, high.high),
                          .newline = mask_of_avx2(low.newline, high.newline),
                          .stop = mask_of_avx2(low.stop, high.stop) };
}
#endif

/* Writes the step of a chunk, and nothing yet in the bitmaps that are filled one by one; answers its high bytes. */
static inline uint64_t put_step(struct dl_index *ix, uint32_t chunk, struct step s)
{
    ix->bits[WORD][chunk] = s.word;
    ix->bits[UPPER][chunk] = s.upper;
    ix->bits[CASELESS][chunk] = 0;
    ix->bits[DIGIT][chunk] = s.digit;
    ix->bits[HIGH][chunk] = s.high;
    ix->bits[NEWLINE][chunk] = s.newline;
    ix->bits[STOP][chunk] = s.stop;
    ix->bits[SENTENCE][chunk] = ix->bits[PARAGRAPH][chunk] = ix->bits[INITIAL][chunk] = 0;
    return s.high;
}

/* The three ways through a block, each with its step inside the loop. All answer the high bytes. */
static uint64_t classify_all_scalar(struct dl_index *ix, const unsigned char *text, uint32_t chunks)
{
    uint64_t high = 0;
    for (uint32_t k = 0; k < chunks; k++)
        high |= put_step(ix, k, classify_scalar(text + k * 64));
    return high;
}

#if DL_HAVE_SIMD
static uint64_t classify_all_sse2(struct dl_index *ix, const unsigned char *text, uint32_t chunks)
{
    uint64_t high = 0;
    for (uint32_t k = 0; k < chunks; k++)
        high |= put_step(ix, k, classify_sse2(text + k * 64));
    return high;
}

DL_AVX2 static uint64_t classify_all_avx2(struct dl_index *ix, const unsigned char *text, uint32_t chunks)
{
    uint64_t high = 0;
    for (uint32_t k = 0; k < chunks; k++)
        high |= put_step(ix, k, classify_avx2(text + k * 64));
    return high;
}
#endif

/* Answers whether the steps have high bytes. */
static bool classify_all(struct dl_index *ix, const unsigned char *text, uint32_t chunks)
{
    switch (ix->path) {
#if DL_HAVE_SIMD
    case DL_INDEX_AVX2: return classify_all_avx2(ix, text, chunks) != 0;
    case DL_INDEX_SSE2: return classify_all_sse2(ix, text, chunks) != 0;
#endif
    default: return classify_all_scalar(ix, text, chunks) != 0;
    }
}

/* Answers whether the block has high bytes, or the few after it that are in its last step. */
static bool classify(struct dl_index *ix, const unsigned char *text, uint32_t len, uint32_t chunks)
{
    const bool has_high = classify_all(ix, text, chunks);
    for (unsigned b = 0; b < BITMAPS && len % 64 != 0; b++)
        ix->bits[b][chunks - 1] &= (UINT64_C(1) << len % 64) - 1;
    return has_high;
}

static void note_bad_byte(struct dl_index *ix, uint32_t pos)
{
    if (ix->bad_bytes++ == 0) ix->first_bad = pos;
}

/* Gives a code point from 0x80 up its bits; answers its length. */
static inline unsigned take_code_point(struct dl_index *ix, const unsigned char *text, uint32_t len, uint32_t pos)
{
    unsigned length;
    uint32_t c = dl_utf8_decode(text + pos, len - pos, &length);
    enum dl_char kind = dl_char_kind(c);
    bool is_word = kind == DL_CHAR_UPPER || kind == DL_CHAR_LOWER || kind == DL_CHAR_CASELESS ||
                   (kind == DL_CHAR_EXTEND && pos > 0 && dl_bit(ix->bits[WORD], pos - 1));
    uint64_t bits = is_word ? (UINT64_C(1) << length) - 1 : 0;
    unsigned shift = pos % 64;
    ix->bits[WORD][pos / 64] |= bits << shift;
    ix->bits[WORD][pos / 64 + 1] |= bits >> 1 >> (63 - shift);
    ix->bits[UPPER][pos / 64] |= (uint64_t)(kind == DL_CHAR_UPPER) << shift;
    ix->bits[CASELESS][pos / 64] |= (uint64_t)(kind == DL_CHAR_CASELESS) << shift;
    if (c == DL_BAD_BYTE) note_bad_byte(ix, pos);
    return length;
}

/* The letters of two bytes that begin with 0xC3, U+00C0 to U+00FF, of 64 bytes. */
struct latin {
    uint64_t letter, upper; /* their first bytes */
};

/* 0x80 to 0xBF follow; of them 0x97 and 0xB7 make the signs of times and division, and up to 0x9E, capitals. */
static inline struct latin latin_of(uint64_t lead, uint64_t follows, uint64_t sign, uint64_t capital)
{
    uint64_t letter = lead & (follows & ~sign) >> 1;
    return (struct latin){ letter, letter & capital >> 1 };
}

#if DL_HAVE_SIMD
static inline struct latin find_latin(const unsigned char *p)
{
    uint64_t lead = 0, follows = 0, sign = 0, capital = 0;
    for (unsigned part = 0; part < 4; part++) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * part));
        lead |= mask_of(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xC3)), part);
        follows |= mask_of(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0xC0)), part);
        sign |= mask_of(_mm_cmpeq_epi8(_mm_and_si128(v, _mm_set1_epi8((char)0xDF)), _mm_set1_epi8((char)0x97)), part);
        capital |= mask_of(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0x9F)), part);
    }
    return latin_of(lead, follows, sign, capital);
}
#else
static inline struct latin find_latin(const unsigned char *p)
{
    uint64_t lead = 0, follows = 0, sign = 0, capital = 0;
    for (unsigned i = 0; i < 64; i++) {
        lead |= (uint64_t)(p[i] == 0xC3) << i;
        follows |= (uint64_t)(p[i] >= 0x80 && p[i] < 0xC0) << i;
        sign |= (uint64_t)((p[i] & 0xDF) == 0x97) << i;
        capital |= (uint64_t)(p[i] < 0x9F) << i;
    }
    return latin_of(lead, follows, sign, capital);
}
#endif

/* Gives the letters of two bytes that the high bytes of a step begin with their bits; answers the bytes behind
 * them. */
static inline uint64_t take_pairs(struct dl_index *ix, const unsigned char *text, uint32_t chunk, uint64_t high)
{
    uint64_t word = 0, upper = 0, caseless = 0;
    for (; high != 0; high &= high - 1, high &= high - 1) {
        unsigned at = (unsigned)__builtin_ctzll(high);
        const unsigned char *p = text + chunk * 64 + at;
        uint32_t lead = p[0] ^ 0xC0u, follows = p[1] ^ 0x80u, c = lead << 6 | follows;
        if (lead >= 0x20 || follows >= 0x40 || c < 0x80 || (high >> at >> 1 & 1) == 0) break;
        enum dl_char kind = (enum dl_char)dl_char_kinds[c];
        if (kind < DL_CHAR_UPPER || kind == DL_CHAR_EXTEND) break;
        word |= UINT64_C(3) << at;
        upper |= (uint64_t)(kind == DL_CHAR_UPPER) << at;
        caseless |= (uint64_t)(kind == DL_CHAR_CASELESS) << at;
    }
    ix->bits[WORD][chunk] |= word;
    ix->bits[UPPER][chunk] |= upper;
    ix->bits[CASELESS][chunk] |= caseless;
    return high;
}

/* Gives the code points from 0x80 up their bits: the Latin letters of a step at once, then the others. */
static void decode_high(struct dl_index *ix, const unsigned char *text, uint32_t len, uint32_t chunks)
{
    uint32_t done = 0; /* where the last one ends */
    for (uint32_t k = 0; k < chunks; k++) {
        uint64_t high = ix->bits[HIGH][k];
        if (high == 0) continue;
        struct latin latin = find_latin(text + k * 64);
        latin.letter &= high >> 1; /* both bytes lie inside */
        ix->bits[WORD][k] |= latin.letter | latin.letter << 1;
        ix->bits[UPPER][k] |= latin.upper & latin.letter;
        if (done > k * 64) high &= UINT64_MAX << (done - k * 64);
        high &= ~(latin.letter | latin.letter << 1);
        while ((high = take_pairs(ix, text, k, high)) != 0) {
            unsigned at = (unsigned)__builtin_ctzll(high), length = take_code_point(ix, text, len, k * 64 + at);
            done = k * 64 + at + length;
            high = at + length >= 64 ? 0 : high & UINT64_MAX << (at + length);
        }
    }
}

static void derive_starts(struct dl_index *ix, uint32_t chunks)
{
    uint64_t carry = 0;
    for (uint32_t k = 0; k < chunks; k++) {
        uint64_t word = ix->bits[WORD][k];
        ix->bits[START][k] = word & ~(word << 1 | carry);
        carry = word >> 63;
    }
}

void dl_index_words(struct dl_index *ix, const unsigned char *text, uint32_t len, struct dl_block *block)
{
    assert(len <= DL_BLOCK_MAX);
    uint32_t chunks = (len + 63) / 64;
    for (unsigned b = 0; b < BITMAPS; b++) /* the words after the last step are read, and must be 0 */
        ix->bits[b][chunks] = ix->bits[b][chunks + 1] = 0;
    ix->bad_bytes = ix->first_bad = 0;

    if (classify(ix, text, len, chunks)) decode_high(ix, text, len, chunks);
    derive_starts(ix, chunks);
    *block = (struct dl_block){
        .text = text,
        .len = len,
        .chunks = chunks,
        .word = ix->bits[WORD],
        .start = ix->bits[START],
        .upper = ix->bits[UPPER],
        .caseless = ix->bits[CASELESS],
        .digit = ix->bits[DIGIT],
        .high = ix->bits[HIGH],
        .newline = ix->bits[NEWLINE],
        .has_hyphens = true,
    };
}

void dl_index_build(struct dl_index *ix, const unsigned char *text, uint32_t len, struct dl_block *block)
{
    dl_index_words(ix, text, len, block);
    block->sentence = ix->bits[SENTENCE];
    block->paragraph = ix->bits[PARAGRAPH];
    block->initial = ix->bits[INITIAL];
    block->has_hyphens = dl_sentences_mark(block, ix->bits[STOP], ix->abbreviations, ix->bits[SENTENCE],
                                           ix->bits[PARAGRAPH], ix->bits[INITIAL]);
}
