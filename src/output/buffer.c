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
    b->gone = 0;
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
        if (n > 0) {
            bytes += n;
            size -= (size_t)n;
        } else if (n == 0) {
            b->error = EIO; /* asked again it would say the same */
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
    b->gone += size;
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

/* The eight digits of a number below 10 to the 8th, the first one in the lowest byte: halves, then quarters, then
 * digits are divided off side by side. */
static uint64_t eight_digits(uint32_t n)
{
    uint64_t x = n / 10000 | (uint64_t)(n % 10000) << 32;
    uint64_t hundreds = (x * 10486 >> 20) & (UINT64_C(0x7F) << 32 | 0x7F);
    x = hundreds | (x - 100 * hundreds) << 16;
    uint64_t tens = (x * 103 >> 10) & UINT64_C(0x000F000F000F000F);
    return tens | (x - 10 * tens) << 8;
}

static void put_eight(char *out, uint64_t digits)
{
    digits |= UINT64_C(0x3030303030303030);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    digits = __builtin_bswap64(digits);
#endif
    memcpy(out, &digits, sizeof digits);
}

#define EIGHT_DIGITS UINT64_C(100000000)

char *dl_put_unsigned(char *out, uint64_t n)
{
    if (n >= EIGHT_DIGITS) {
        out = dl_put_unsigned(out, n / EIGHT_DIGITS);
        put_eight(out, eight_digits((uint32_t)(n % EIGHT_DIGITS)));
        return out + 8;
    }
    uint64_t digits = eight_digits((uint32_t)n);
    unsigned zeros = (unsigned)__builtin_ctzll(digits | UINT64_C(1) << 56) / 8; /* the last digit stays */
    put_eight(out, digits >> 8 * zeros);
    return out + 8 - zeros;
}

const char dl_digit_pairs[200] =
    "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
    "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

/* A number below DL_NEAR_NUMBERS. */
static char *put_few(char *out, uint32_t n)
{
    const uint32_t hundreds = n / 100;
    const unsigned zeros = (unsigned)(n < 1000) + (n < 100) + (n < 10);
    uint16_t high, low;
    memcpy(&high, dl_digit_pairs + 2 * hundreds, sizeof high);
    memcpy(&low, dl_digit_pairs + 2 * (n - 100 * hundreds), sizeof low);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    const uint32_t digits = ((uint32_t)high << 16 | low) << 8 * zeros;
#else
    const uint32_t digits = ((uint32_t)low << 16 | high) >> 8 * zeros;
#endif
    memcpy(out, &digits, sizeof digits);
    return out + 4 - zeros;
}

char *dl_put_far(char *out, uint64_t n, struct dl_near *near)
{
    if (n < DL_NEAR_NUMBERS) return put_few(out, (uint32_t)n);
    if (n > UINT64_MAX - DL_NEAR_NUMBERS) return dl_put_unsigned(out, n); /* what is near it would wrap around */
    near->base = n / DL_NEAR_NUMBERS * DL_NEAR_NUMBERS;
    near->size = (size_t)(dl_put_unsigned(near->digits, n / DL_NEAR_NUMBERS) - near->digits);
    return dl_put_near(out, n, near);
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
    const int hundredths = score >= 1 ? 100 : score > 0 ? (int)(score * 100 + 0.5) : 0;
    const bool is_one = hundredths == 100;
    out[0] = is_one ? '1' : '0';
    out[1] = '.';
    memcpy(out + 2, dl_digit_pairs + (is_one ? 0 : 2 * hundredths), 2);
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
