/* buffer.c: write(2) that does not give up early, and numbers without printf. */
#include "output/buffer.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

dateline_status dl_buffer_new(struct dl_buffer **out, int fd)
{
    struct dl_buffer *b = malloc(sizeof *b);
    *out = b;
    if (!b) return DATELINE_ENOMEM;
    b->fd = fd;
    b->error = 0;
    b->used = b->whole = 0;
    return DATELINE_OK;
}

void dl_buffer_free(struct dl_buffer *b)
{
    free(b);
}

/* A descriptor that a parent made non-blocking is waited for, not failed. */
static bool is_worth_a_retry(int fd, int error)
{
    if (error == EINTR) return true;
    if (error != EAGAIN) return false;
    struct pollfd wait = { .fd = fd, .events = POLLOUT };
    return poll(&wait, 1, -1) >= 0 || errno == EINTR;
}

static void write_out(struct dl_buffer *b, const char *bytes, size_t size)
{
    while (size > 0 && b->error == 0) {
        ssize_t n = write(b->fd, bytes, size);
        if (n >= 0) {
            bytes += n;
            size -= (size_t)n;
        } else if (!is_worth_a_retry(b->fd, errno)) {
            b->error = errno;
        }
    }
}

/* Writes the first size bytes of the buffer and moves the rest to its start. */
static void let_go(struct dl_buffer *b, size_t size)
{
    write_out(b, b->bytes, size);
    memmove(b->bytes, b->bytes + size, b->used - size);
    b->used -= size;
    b->whole = 0;
}

bool dl_buffer_flush(struct dl_buffer *b)
{
    let_go(b, b->used);
    return b->error == 0;
}

void dl_buffer_make_room(struct dl_buffer *b, size_t n)
{
    assert(n <= DL_BUFFER_ROOM_MAX);
    if (b->whole > 0) let_go(b, b->whole);
    if (n > DL_BUFFER_SIZE - b->used) let_go(b, b->used);
}

void dl_buffer_put(struct dl_buffer *b, const char *bytes, size_t size)
{
    while (size > 0) {
        char *out = dl_buffer_room(b, 1);
        size_t room = DL_BUFFER_SIZE - b->used;
        size_t n = size < room ? size : room;
        memcpy(out, bytes, n);
        b->used += n;
        bytes += n;
        size -= n;
    }
}

static const char pairs[] = "00010203040506070809"
                            "10111213141516171819"
                            "20212223242526272829"
                            "30313233343536373839"
                            "40414243444546474849"
                            "50515253545556575859"
                            "60616263646566676869"
                            "70717273747576777879"
                            "80818283848586878889"
                            "90919293949596979899";

/* By the number of bits: log10(2) is 1233 / 4096, or one digit less. */
static unsigned digits_of(uint64_t n)
{
    static const uint64_t powers[DL_NUMBER_MAX] = {
        0,
        UINT64_C(10),
        UINT64_C(100),
        UINT64_C(1000),
        UINT64_C(10000),
        UINT64_C(100000),
        UINT64_C(1000000),
        UINT64_C(10000000),
        UINT64_C(100000000),
        UINT64_C(1000000000),
        UINT64_C(10000000000),
        UINT64_C(100000000000),
        UINT64_C(1000000000000),
        UINT64_C(10000000000000),
        UINT64_C(100000000000000),
        UINT64_C(1000000000000000),
        UINT64_C(10000000000000000),
        UINT64_C(100000000000000000),
        UINT64_C(1000000000000000000),
        UINT64_C(10000000000000000000),
    };
    unsigned bits = 64 - (unsigned)__builtin_clzll(n | 1), digits = bits * 1233 >> 12;
    return digits + (n >= powers[digits]);
}

char *dl_put_unsigned(char *out, uint64_t n)
{
    char *end = out + digits_of(n), *p = end;
    for (; n >= 100; n /= 100) {
        p -= 2;
        memcpy(p, pairs + n % 100 * 2, 2);
    }
    if (n >= 10)
        memcpy(p - 2, pairs + n * 2, 2);
    else
        p[-1] = (char)('0' + n);
    return end;
}

char *dl_put_signed(char *out, int64_t n)
{
    uint64_t size = (uint64_t)n;
    if (n < 0) {
        *out++ = '-';
        size = 0 - size;
    }
    return dl_put_unsigned(out, size);
}

char *dl_put_score(char *out, double score)
{
    unsigned hundredths = score >= 1 ? 100 : score > 0 ? (unsigned)(score * 100 + 0.5) : 0;
    out[0] = (char)('0' + hundredths / 100);
    out[1] = '.';
    memcpy(out + 2, pairs + hundredths % 100 * 2, 2);
    return out + 4;
}

char *dl_put_degrees(char *out, double degrees)
{
    if (!(degrees >= -360 && degrees <= 360)) return out;
    unsigned long n = (unsigned long)((degrees < 0 ? -degrees : degrees) * 1e5 + 0.5);
    if (degrees < 0 && n > 0) *out++ = '-';
    out = dl_put_unsigned(out, n / 100000);
    unsigned long rest = n % 100000;
    if (rest == 0) return out;
    *out++ = '.';
    for (unsigned long unit = 10000; rest > 0; unit /= 10) {
        *out++ = (char)('0' + rest / unit);
        rest %= unit;
    }
    return out;
}
