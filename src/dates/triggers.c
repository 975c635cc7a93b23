/* triggers.c: three letters at once, then one word at a time.
 *
 * With AVX2, 32 bytes a step: the first three letters of all trigger words are dealt into eight buckets, in
 * alphabetical order, and a byte's two halves look up which buckets have it in this place:
 *
 *     bytes      y  e  a  r  s  _  a  g  o
 *     place 0    B  .  A  .  .  .  A  .  .      y: bucket B; a: bucket A
 *     place 1    B  B  A  .  .  .  A  A  .      read one byte further on
 *     place 2    B  .  A  .  .  .  A  .  A
 *     all three  B  .  A  .  .  .  A  .  .      and of these, the word starts
 *
 * (the "shufti" of Hyperscan's Teddy matcher). What passes is asked for in the lexicon's filter, as all
 * words are without AVX2.
 */
#include "dates/triggers.h"

#include <string.h>

#include "dates/lexicon_image.h"
#include "text/simd.h"

#define BUCKETS 8u

static bool is_word_byte(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c >= 0x80;
}

static bool has_three_letters(const unsigned char *p, size_t size)
{
    return size >= 3 && is_word_byte(p[0]) && is_word_byte(p[1]) && is_word_byte(p[2]);
}

/* Letters are dealt by the first of them: neighbours in the alphabet share a bucket. */
static unsigned bucket_of(unsigned char first)
{
    unsigned letter = first & 0x1F;
    return letter * BUCKETS / 32;
}

static void add_word(struct dl_triggers *t, const unsigned char *word, size_t size)
{
    if (!has_three_letters(word, size)) {
        t->short_first |= (uint32_t)1 << (word[0] & 0x1F);
        return;
    }
    unsigned char bucket = (unsigned char)(1u << bucket_of(word[0]));
    for (unsigned place = 0; place < 3; place++) {
        unsigned char c = word[place] | 0x20;
        t->low[place][c & 0x0F] |= bucket;
        t->high[place][c >> 4] |= bucket;
    }
}

void dl_triggers_prepare(struct dl_triggers *t, const struct dl_lexicon *lexicon)
{
    *t = (struct dl_triggers){ .lexicon = lexicon, .simd = dl_has_avx2() };
    for (uint32_t i = 0; i < lexicon->entry_count; i++) {
        const struct dl_lexicon_entry *e = &lexicon->entries[i];
        if (e->flags & DL_ENTRY_TRIGGERS) add_word(t, (const unsigned char *)lexicon->text + e->text, e->text_size);
    }
}

#if DL_HAVE_SIMD
/* The buckets that have the bytes at p in a place. */
DL_AVX2 static inline __m256i buckets_at(const struct dl_triggers *t, const unsigned char *p, unsigned place)
{
    const __m256i half = _mm256_set1_epi8(0x0F);
    __m256i low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)t->low[place]));
    __m256i high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)t->high[place]));
    __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)(p + place));
    v = _mm256_or_si256(v, _mm256_set1_epi8(0x20));
    __m256i by_low = _mm256_shuffle_epi8(low, _mm256_and_si256(v, half));
    __m256i by_high = _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(v, 4), half));
    return _mm256_and_si256(by_low, by_high);
}

DL_AVX2 static inline uint32_t pass_32(const struct dl_triggers *t, const unsigned char *p)
{
    __m256i all = _mm256_and_si256(buckets_at(t, p, 0), _mm256_and_si256(buckets_at(t, p, 1), buckets_at(t, p, 2)));
    __m256i none = _mm256_cmpeq_epi8(all, _mm256_setzero_si256());
    return ~(uint32_t)_mm256_movemask_epi8(none);
}

DL_AVX2 static uint64_t pass_64(const struct dl_triggers *t, const unsigned char *p)
{
    return (uint64_t)pass_32(t, p + 32) << 32 | pass_32(t, p);
}
#else
static uint64_t pass_64(const struct dl_triggers *t, const unsigned char *p)
{
    (void)t;
    (void)p;
    return UINT64_MAX;
}
#endif

/* The first four bytes of a word, folded; zeros after a shorter one. */
static uint32_t first_four(const struct dl_block *b, uint32_t pos)
{
    uint32_t bytes;
    memcpy(&bytes, b->text + pos, 4);
    uint64_t rest = ~dl_bits_from(b->word, pos) | 0x10;
    unsigned size = (unsigned)__builtin_ctzll(rest);
    bytes |= 0x20202020u;
    return size >= 4 ? bytes : bytes & (((uint32_t)1 << (8 * size)) - 1);
}

bool dl_triggers_may_be(const struct dl_triggers *t, const struct dl_block *b, uint32_t pos)
{
    return dl_lexicon_may_trigger(t->lexicon, first_four(b, pos));
}

uint64_t dl_triggers_in(const struct dl_triggers *t, const struct dl_block *b, uint32_t chunk)
{
    static const unsigned char three[4] = { 0xFF, 0xFF, 0xFF, 0 };
    uint32_t pos = chunk * 64, mask, bytes;
    uint64_t second_and_third = dl_bits_from(b->word, pos + 1) & dl_bits_from(b->word, pos + 2), passed = 0;
    uint64_t longer = b->start[chunk] & second_and_third;
    /* the last chunk may end where nothing more than the pad is readable, and the third place would not be */
    if (t->simd && chunk + 1 < b->chunks) longer &= pass_64(t, b->text + pos);
    memcpy(&mask, three, 4);
    for (; longer != 0; longer &= longer - 1) {
        unsigned bit = (unsigned)__builtin_ctzll(longer);
        memcpy(&bytes, b->text + pos + bit, 4);
        passed |= (uint64_t)dl_lexicon_may_begin(t->lexicon, (bytes | 0x20202020u) & mask) << bit;
    }
    for (uint64_t left = b->start[chunk] & ~second_and_third; left != 0; left &= left - 1) {
        unsigned bit = (unsigned)__builtin_ctzll(left);
        if (((t->short_first >> (b->text[pos + bit] & 0x1F)) & 1) == 0) continue;
        passed |= (uint64_t)dl_triggers_may_be(t, b, pos + bit) << bit;
    }
    return passed;
}
