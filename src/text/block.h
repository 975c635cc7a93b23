/* block.h: a piece of text with its bitmaps, and the walks over them.
 *
 *     text   He met Mr. Putin in Москва.
 *     start  1  1   1   1     1  1
 *     upper  1      1   1        1
 *
 * Bit i of a bitmap speaks of byte i of the block. Bits at and after len are 0, so a walk never
 * leaves the block. A recogniser reads the bitmaps and touches text bytes only where they say so.
 */
#ifndef DL_TEXT_BLOCK_H
#define DL_TEXT_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A block is at most this long ... */
#define DL_BLOCK_MAX 65536u
/* ... and this many bytes after it (and before it) may be read, though they mean nothing. */
#define DL_BLOCK_PAD 64u

/* Words of a bitmap of the longest block, and two zero words so that a shifted read needs no check. */
#define DL_BITMAP_WORDS (DL_BLOCK_MAX / 64u + 2u)

struct dl_block {
    const unsigned char *text; /* len bytes, DL_BLOCK_PAD readable ones on both sides */
    uint32_t len;
    uint32_t chunks;           /* 64-byte steps that cover len */
    const uint64_t *word;      /* every byte of a word: a run of letters, marks, digits, '_' */
    const uint64_t *start;     /* the first byte of a word */
    const uint64_t *upper;     /* the first byte of an upper-case or title-case letter */
    const uint64_t *caseless;  /* the first byte of a letter without case */
    const uint64_t *digit;     /* ASCII digits */
    const uint64_t *high;      /* bytes from 0x80 up */
    const uint64_t *newline;   /* LF */
    const uint64_t *sentence;  /* the last byte of a sentence (its stop or closing quote) */
    const uint64_t *paragraph; /* the line feed that ends a paragraph */
    const uint64_t *initial;   /* word starts that begin a sentence */
    bool has_hyphens;          /* some line may end in a hyphen */
};

static inline bool dl_bit(const uint64_t *bitmap, uint32_t pos)
{
    return (bitmap[pos / 64] >> (pos % 64)) & 1u;
}

/* The 64 bits from pos on. pos may be up to DL_BLOCK_MAX. */
static inline uint64_t dl_bits_from(const uint64_t *bitmap, uint32_t pos)
{
    const uint64_t *p = bitmap + pos / 64;
    unsigned shift = pos % 64;
    return shift == 0 ? p[0] : (p[0] >> shift) | (p[1] << (64 - shift));
}

/* The first set bit at or after pos, or limit when there is none before it. */
uint32_t dl_next_bit(const uint64_t *bitmap, uint32_t pos, uint32_t limit);

/* The last set bit before pos, plus one; limit when there is none at or after limit. */
uint32_t dl_after_last_bit(const uint64_t *bitmap, uint32_t pos, uint32_t limit);

/* The 64 bits from a multiple of eight on: those of a byte of the bitmap and of the next seven. */
static inline uint64_t dl_bits_of_byte(const uint64_t *bitmap, uint32_t byte)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t bits;
    memcpy(&bits, (const unsigned char *)bitmap + byte, sizeof bits);
    return bits;
#else
    return dl_bits_from(bitmap, byte * 8);
#endif
}

/* As dl_bits_from, but only the first 57 bits are sure to be there, and those behind them are 0. */
#define DL_NEAR_BITS 57u
#define DL_NEAR_END (UINT64_C(1) << DL_NEAR_BITS)
static inline uint64_t dl_bits_near(const uint64_t *bitmap, uint32_t pos)
{
    return dl_bits_of_byte(bitmap, pos / 8) >> (pos % 8);
}

/* The end (exclusive) of the word that holds pos, looked for one by one. */
static inline uint32_t dl_far_word_end(const struct dl_block *b, uint32_t pos)
{
    for (; pos < b->len && dl_bit(b->word, pos); pos++)
        ;
    return pos;
}

/* The end (exclusive) of the word that holds pos. */
static inline uint32_t dl_word_end(const struct dl_block *b, uint32_t pos)
{
    uint32_t len = (uint32_t)__builtin_ctzll(~dl_bits_near(b->word, pos) | DL_NEAR_END);
    return len < DL_NEAR_BITS ? pos + len : dl_far_word_end(b, pos + DL_NEAR_BITS);
}

/* The start of the first word at or after pos; len when there is none. */
static inline uint32_t dl_next_word(const struct dl_block *b, uint32_t pos)
{
    uint64_t ahead = pos < b->len ? dl_bits_near(b->start, pos) : 0;
    if (ahead != 0) return pos + (uint32_t)__builtin_ctzll(ahead);
    return pos < b->len ? dl_next_bit(b->start, pos, b->len) : b->len;
}

/* The same as dl_previous_word, looked for one bitmap word after the other. */
bool dl_far_previous_word(const struct dl_block *b, uint32_t pos, uint32_t *start);

/* The start of the last word that begins before pos; false when there is none. */
static inline bool dl_previous_word(const struct dl_block *b, uint32_t pos, uint32_t *start)
{
    const uint32_t from = pos - DL_NEAR_BITS;
    const uint64_t behind = pos >= DL_NEAR_BITS ? dl_bits_near(b->start, from) & (DL_NEAR_END - 1) : 0;
    if (behind == 0) return dl_far_previous_word(b, pos, start);
    *start = from + 63u - (uint32_t)__builtin_clzll(behind);
    return true;
}

/* The sentence around pos, at most about a kilobyte to either side, without the white space around it. */
void dl_block_sentence(const struct dl_block *b, uint32_t pos, uint32_t *start, uint32_t *end);

/* True when the line that holds pos (a kilobyte to either side of it, when it is longer) has
 * letters and none of them is an ASCII lower-case one. */
bool dl_block_line_is_caps(const struct dl_block *b, uint32_t pos);

/* How far from the start of a line its dateline must end, in bytes. */
#define DL_DATELINE_REACH 96u

/* The same as dl_block_dateline_end for a place that is not farther from the start of its line. */
uint32_t dl_block_near_dateline_end(const struct dl_block *b, uint32_t pos);

/* Where the dateline that opens the line of pos ends (its dash, or the comma before its day), 0 when the line
 * has none: "MOSCOW, Nov. 16 (TASS) — Russia ...": a first word in capitals and a dash soon after it;
 * "VICKSBURG, MISS., January 30, 1864.": capitals up to a day. */
static inline uint32_t dl_block_dateline_end(const struct dl_block *b, uint32_t pos)
{
    const bool is_far = pos >= DL_DATELINE_REACH &&
                        (dl_bits_from(b->newline, pos - DL_DATELINE_REACH) | dl_bits_from(b->newline, pos - 64)) == 0;
    return is_far ? 0 : dl_block_near_dateline_end(b, pos);
}

/* Is [start, end), a date, all that its line says but for a name before it, as in a masthead or a
 * letterhead: "Saturday, October 9, 2010", "THE TIMES, LONDON | 3 March 1921", "Published: 2021-03-03 14:05 GMT"? */
bool dl_block_is_head_line(const struct dl_block *b, uint32_t start, uint32_t end);

#endif
