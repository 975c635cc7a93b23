/* buffer.h: bytes on their way to a file descriptor.
 *
 *     | whole records ............. | record being written | free |
 *     0                           whole                  used
 *
 * A full buffer lets go of whole records only, so that a reader, or a kill, finds a complete last
 * line; a record that is longer than the buffer goes out in pieces. The first failure stays: from
 * then on everything written is dropped.
 */
#ifndef DL_OUTPUT_BUFFER_H
#define DL_OUTPUT_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "dateline.h"

#define DL_BUFFER_SIZE 65536u

/* What dl_buffer_room may be asked for. */
#define DL_BUFFER_ROOM_MAX (DL_BUFFER_SIZE / 4)

struct dl_buffer {
    int fd;    /* borrowed */
    int error; /* errno of the first failed write, or 0 */
    size_t used, whole;
    uint64_t gone; /* bytes that were let go */
    char bytes[DL_BUFFER_SIZE];
};

/* Errors: DATELINE_ENOMEM. */
dateline_status dl_buffer_new(struct dl_buffer **out, int fd);

/* Writes everything. Answers false when this or an earlier write failed. */
bool dl_buffer_flush(struct dl_buffer *b);

/* Makes room for at least n more bytes; n is at most DL_BUFFER_ROOM_MAX. */
void dl_buffer_make_room(struct dl_buffer *b, size_t n);

/* Any number of bytes. */
void dl_buffer_put(struct dl_buffer *b, const char *bytes, size_t size);

/* Takes NULL. Does not flush and does not close. */
void dl_buffer_free(struct dl_buffer *b);

/* Where the next n bytes may be written; the caller adds what it wrote to used. */
static inline char *dl_buffer_room(struct dl_buffer *b, size_t n)
{
    if (n > DL_BUFFER_SIZE - b->used) dl_buffer_make_room(b, n);
    return b->bytes + b->used;
}

/* The same for who has written up to out and not added it to used yet. */
static inline char *dl_buffer_room_at(struct dl_buffer *b, char *out, size_t n)
{
    if (n <= (size_t)(b->bytes + DL_BUFFER_SIZE - out)) return out;
    b->used = (size_t)(out - b->bytes);
    dl_buffer_make_room(b, n);
    return b->bytes + b->used;
}

static inline void dl_buffer_byte(struct dl_buffer *b, char c)
{
    *dl_buffer_room(b, 1) = c;
    b->used++;
}

/* What was written so far is whole records. */
static inline void dl_buffer_end_record(struct dl_buffer *b)
{
    b->whole = b->used;
}

/* ---- numbers: written at out, the end is returned ---------------------------------------- */

/* The longest of them: 20 digits, or a sign and 19. Shorter ones need as much room. */
#define DL_NUMBER_MAX 20u

char *dl_put_unsigned(char *out, uint64_t n);
char *dl_put_signed(char *out, int64_t n);

/* Numbers that come one after another and are close to each other, as offsets are: all digits of the last one but four
 * are kept. */
#define DL_NEAR_NUMBERS 10000u
struct dl_near {
    uint64_t base; /* the number with zeros for its last four digits */
    size_t size;   /* of what comes before these */
    char digits[DL_NUMBER_MAX];
};

/* Near the largest numbers that there are. */
static const struct dl_near dl_near_start = { UINT64_C(18446744073709540000), 16, "1844674407370954" };

/* "00" to "99". */
extern const char dl_digit_pairs[200];

/* The same for a number that is not near the last one. */
char *dl_put_far(char *out, uint64_t n, struct dl_near *near);

static inline char *dl_put_near(char *out, uint64_t n, struct dl_near *near)
{
    const uint64_t rest = n - near->base;
    if (rest >= DL_NEAR_NUMBERS) return dl_put_far(out, n, near);
    const uint32_t hundreds = (uint32_t)rest * 5243 >> 19, ones = (uint32_t)rest - 100 * hundreds;
    memcpy(out, near->digits, 16);
    out += near->size;
    memcpy(out, dl_digit_pairs + 2 * hundreds, 2);
    memcpy(out + 2, dl_digit_pairs + 2 * ones, 2);
    return out + 4;
}

/* 0 to 1 with two decimals. What lies outside goes to the nearest end; NaN to 0. */
char *dl_put_score(char *out, double score);

/* Degrees with at most five decimals, without closing zeros; nothing for what is no angle. */
char *dl_put_degrees(char *out, double degrees);

#endif
