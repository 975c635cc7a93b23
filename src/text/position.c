/* position.c: sixteen bytes a step. Most hold nothing but plain ASCII, and one test says so. */
#include "text/position.h"

#include <stdbool.h>
#include <string.h>

#define ONES UINT64_C(0x0101010101010101)
#define TOPS (ONES * 0x80)
#define STEP 16u

static uint64_t load(const unsigned char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return v;
}

/* No control character and nothing beyond ASCII? */
static bool is_plain(uint64_t v)
{
    return (((v - ONES * 0x20) | v) & TOPS) == 0;
}

static unsigned continuations(uint64_t v)
{
    return (unsigned)((((v >> 7) & ~(v >> 6) & ONES) * ONES) >> 56);
}

/* Counts byte by byte: where there are controls, and at the end. */
static void advance_bytes(struct dl_position *pos, const unsigned char *p, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        pos->chars += (p[i] & 0xC0) != 0x80;
        pos->page += p[i] == '\f';
        if (p[i] != '\n') continue;
        pos->line++;
        pos->line_chars = pos->chars;
    }
}

/* Counts sixteen bytes that are not all plain. */
static void advance_step(struct dl_position *pos, const unsigned char *p)
{
    uint64_t a = load(p), b = load(p + 8);
    bool has_controls = !is_plain(a & ~TOPS) || !is_plain(b & ~TOPS);
    if (has_controls)
        advance_bytes(pos, p, STEP);
    else
        pos->chars += STEP - continuations(a) - continuations(b);
}

void dl_position_advance(struct dl_position *pos, const unsigned char *p, size_t size)
{
    for (;;) {
        const unsigned char *from = p;
        while (size >= STEP && is_plain(load(p)) && is_plain(load(p + 8))) {
            p += STEP;
            size -= STEP;
        }
        pos->chars += (size_t)(p - from);
        if (size < STEP) break;
        advance_step(pos, p);
        p += STEP;
        size -= STEP;
    }
    advance_bytes(pos, p, size);
}
