/* position.c: 32 bytes a step, the last one perhaps in part. Many steps hold no control character and
 * nothing beyond ASCII, and one test says so. */
#include "text/position.h"

#include <stdbool.h>

#include "text/simd.h"

#define STEP 32u

/* The interesting bytes of a step, a bit each. */
struct step {
    uint32_t lines, pages, continuations;
};

#if DL_HAVE_SIMD
static inline __m128i half(const unsigned char *p, unsigned which)
{
    return _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * which));
}

static inline uint32_t bits(__m128i low, __m128i high)
{
    return (uint32_t)_mm_movemask_epi8(low) | (uint32_t)_mm_movemask_epi8(high) << 16;
}

static inline bool is_plain(const unsigned char *p)
{
    const __m128i space = _mm_set1_epi8(' '); /* as signed numbers, bytes beyond ASCII are below it, too */
    return _mm_movemask_epi8(_mm_or_si128(_mm_cmplt_epi8(half(p, 0), space), _mm_cmplt_epi8(half(p, 1), space))) == 0;
}

static inline struct step look(const unsigned char *p)
{
    const __m128i low = half(p, 0), high = half(p, 1), lf = _mm_set1_epi8('\n'), ff = _mm_set1_epi8('\f'),
                  lead = _mm_set1_epi8(-64); /* 0xC0: continuations are below it */
    return (struct step){ .lines = bits(_mm_cmpeq_epi8(low, lf), _mm_cmpeq_epi8(high, lf)),
                          .pages = bits(_mm_cmpeq_epi8(low, ff), _mm_cmpeq_epi8(high, ff)),
                          .continuations = bits(_mm_cmplt_epi8(low, lead), _mm_cmplt_epi8(high, lead)) };
}
#else
static inline bool is_plain(const unsigned char *p)
{
    (void)p;
    return false;
}

static inline struct step look(const unsigned char *p)
{
    struct step s = { 0 };
    for (unsigned i = 0; i < STEP; i++) {
        s.lines |= (uint32_t)(p[i] == '\n') << i;
        s.pages |= (uint32_t)(p[i] == '\f') << i;
        s.continuations |= (uint32_t)((p[i] & 0xC0) == 0x80) << i;
    }
    return s;
}
#endif

/* Bits are few where this is asked; the processor's base has no instruction for it. */
static inline uint32_t count(uint32_t bits)
{
    uint32_t n = 0;
    for (; bits != 0; bits &= bits - 1)
        n++;
    return n;
}

/* Moves over a step of which only the first size bytes count. */
static void advance_step(struct dl_position *pos, const unsigned char *p, uint32_t size)
{
    struct step s = look(p);
    uint32_t valid = UINT32_MAX >> (STEP - size);
    s.continuations &= valid;
    if ((s.lines &= valid) != 0) {
        uint32_t after_last = 32 - (uint32_t)__builtin_clz(s.lines);
        pos->line += count(s.lines);
        pos->line_chars = pos->chars + after_last - count(s.continuations & (UINT32_MAX >> (32 - after_last)));
    }
    pos->page += count(s.pages & valid);
    pos->chars += size - count(s.continuations);
}

void dl_position_advance(struct dl_position *pos, const unsigned char *p, size_t size)
{
    for (; size >= STEP; p += STEP, size -= STEP) {
        if (is_plain(p))
            pos->chars += STEP;
        else
            advance_step(pos, p, STEP);
    }
    if (size > 0 && is_plain(p))
        pos->chars += size;
    else if (size > 0)
        advance_step(pos, p, (uint32_t)size);
}

uint64_t dl_position_chars(const unsigned char *p, size_t size)
{
    uint64_t chars = size;
    for (; size > 0; p += STEP, size -= size < STEP ? size : STEP) {
        if (is_plain(p)) continue;
        uint32_t valid = size < STEP ? UINT32_MAX >> (STEP - size) : UINT32_MAX;
        chars -= count(look(p).continuations & valid);
    }
    return chars;
}
