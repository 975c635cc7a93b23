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

/* 0 to 1 with two decimals. What lies outside goes to the nearest end; NaN to 0. */
char *dl_put_score(char *out, double score);

/* Degrees with at most five decimals, without closing zeros; nothing for what is no angle. */
char *dl_put_degrees(char *out, double degrees);

#endif
