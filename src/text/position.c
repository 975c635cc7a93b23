/* position.c: a walk along the places of a window, and characters counted 32 bytes a step. */
#include "text/position.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "text/simd.h"

#define STEP 32u

/* What is seldom needed stays out of what is asked for every row. */
#define RARE __attribute__((noinline))

#if DL_HAVE_SIMD
/* A bit for each of the bytes of a step that begins no character. */
static inline uint32_t followers_of(const unsigned char *p)
{
    const __m128i lead = _mm_set1_epi8(-64); /* 0xC0: as signed numbers, those that follow are below it */
    const __m128i low = _mm_loadu_si128((const __m128i *)(const void *)p);
    const __m128i high = _mm_loadu_si128((const __m128i *)(const void *)(p + 16));
    return (uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(low, lead)) |
           (uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(high, lead)) << 16;
}
#else
static inline uint32_t followers_of(const unsigned char *p)
{
    uint32_t bits = 0;
    for (unsigned i = 0; i < STEP; i++)
        bits |= (uint32_t)((p[i] & 0xC0) == 0x80) << i;
    return bits;
}
#endif

/* The processor's base has no instruction for it. */
static inline uint32_t count(uint32_t bits)
{
    bits -= bits >> 1 & 0x55555555u;
    bits = (bits & 0x33333333u) + (bits >> 2 & 0x33333333u);
    return ((bits + (bits >> 4)) & 0x0F0F0F0Fu) * 0x01010101u >> 24;
}

/* How many of the size bytes at p begin no character. 31 more must be readable. */
static RARE uint32_t count_followers(const unsigned char *p, uint32_t size)
{
    uint32_t sum = 0;
    for (; size > 0; p += STEP, size -= size < STEP ? size : STEP) {
        const uint32_t valid = size < STEP ? UINT32_MAX >> (STEP - size) : UINT32_MAX;
        const uint32_t followers = followers_of(p) & valid;
        if (followers != 0) sum += count(followers);
    }
    return sum;
}

/* ---- places ------------------------------------------------------------------------------- */

void dl_places_clear(struct dl_places *places)
{
    places->lines.count = places->pages.count = 0;
    places->is_ascii = true;
}

void dl_places_free(struct dl_places *places)
{
    free(places->lines.items);
    free(places->pages.items);
    *places = (struct dl_places){ 0 };
}

static bool add(struct dl_offsets *list, uint32_t offset)
{
    uint32_t *items = dl_reserve(list->items, &list->capacity, list->count + 1, sizeof *items);
    if (!items) return false;
    list->items = items;
    items[list->count++] = offset;
    return true;
}

static bool add_pages(struct dl_places *places, const struct dl_block *b, uint32_t offset)
{
    const unsigned char *p = b->text, *const end = b->text + b->len;
    for (; p < end && (p = memchr(p, '\f', (size_t)(end - p))) != NULL; p++)
        if (!add(&places->pages, offset + (uint32_t)(p - b->text) + 1)) return false;
    return true;
}

/* Adds the bytes that begin no character, of the chunk of the block that begins at from, to their pieces: one or two.
 */
static void add_followers(struct dl_places *places, const struct dl_block *b, uint32_t from, uint32_t offset)
{
    const uint32_t at = offset + from, room = DL_PIECE - at % DL_PIECE;
    const uint32_t size = b->len - from < 64 ? b->len - from : 64, first = size < room ? size : room;
    if (places->is_ascii) memset(places->followers, 0, sizeof places->followers);
    places->is_ascii = false;
    places->followers[at / DL_PIECE] += (uint16_t)count_followers(b->text + from, first);
    if (first < size)
        places->followers[at / DL_PIECE + 1] += (uint16_t)count_followers(b->text + from + first, size - first);
}

dateline_status dl_places_add(struct dl_places *places, const struct dl_block *b, uint32_t offset)
{
    const uint64_t *high = b->high, *newline = b->newline;
    const uint32_t chunks = b->chunks;
    for (uint32_t chunk = 0; chunk < chunks; chunk++) {
        while (chunk + 1 < chunks && (high[chunk] | newline[chunk] | high[chunk + 1] | newline[chunk + 1]) == 0)
            chunk += 2; /* most of them */
        if (chunk == chunks) break;
        if (high[chunk] != 0) add_followers(places, b, chunk * 64, offset);
        for (uint64_t ends = newline[chunk]; ends != 0; ends &= ends - 1)
            if (!add(&places->lines, offset + chunk * 64 + (uint32_t)__builtin_ctzll(ends) + 1)) return DATELINE_ENOMEM;
    }
    return add_pages(places, b, offset) ? DATELINE_OK : DATELINE_ENOMEM;
}

/* ---- positions ---------------------------------------------------------------------------- */

struct dl_position dl_position_start(uint64_t chars)
{
    return (struct dl_position){ .chars = chars, .line_chars = chars, .window_chars = chars, .line = 1, .page = 1 };
}

/* The same as chars_before for a byte of another piece than the last one, or of one with other bytes. */
static RARE uint64_t far_chars_before(struct dl_position *pos, const struct dl_places *places,
                                      const unsigned char *text, uint32_t to)
{
    const uint32_t whole = to - to % DL_PIECE;
    if (pos->at < whole) {
        for (; pos->pieces < whole / DL_PIECE; pos->pieces++)
            pos->followers += places->followers[pos->pieces];
        pos->at = whole;
        pos->at_followers = 0;
    }
    if (places->followers[pos->pieces] > 0) pos->at_followers += count_followers(text + pos->at, to - pos->at);
    pos->at = to;
    return pos->chars = pos->window_chars + to - pos->followers - pos->at_followers;
}

/* How many code points of the document stand before the byte, which is none before the last one that was asked for. */
static inline uint64_t chars_before(struct dl_position *pos, const struct dl_places *places, const unsigned char *text,
                                    uint32_t to)
{
    if (places->is_ascii) return pos->chars = pos->window_chars + to;
    const bool is_near = to / DL_PIECE == pos->pieces && places->followers[pos->pieces] == 0;
    if (!is_near) return far_chars_before(pos, places, text, to);
    pos->at = to;
    return pos->chars = pos->window_chars + to - pos->followers;
}

/* Passes those of a list that are not behind the byte; answers how many. *next: the first that was not passed yet. */
static size_t pass(const struct dl_offsets *list, size_t *next, uint32_t to)
{
    const size_t first = *next;
    while (*next < list->count && list->items[*next] <= to)
        ++*next;
    return *next - first;
}

/* Moves to another line or page, or to the first one of a window. */
static RARE void move_on(struct dl_position *pos, const struct dl_places *places, const unsigned char *text,
                         uint32_t to)
{
    const struct dl_offsets *lines = &places->lines, *pages = &places->pages;
    const size_t passed = pass(lines, &pos->lines, to);
    pos->line += passed;
    pos->page += pass(pages, &pos->pages, to);
    if (passed > 0) pos->line_chars = chars_before(pos, places, text, lines->items[pos->lines - 1]);
    pos->same_until = pos->lines < lines->count ? lines->items[pos->lines] : UINT32_MAX;
    if (pos->pages < pages->count && pages->items[pos->pages] < pos->same_until)
        pos->same_until = pages->items[pos->pages];
    chars_before(pos, places, text, to);
}

void dl_position_move(struct dl_position *pos, const struct dl_places *places, const unsigned char *text, uint32_t to)
{
    if (to >= pos->same_until)
        move_on(pos, places, text, to);
    else
        chars_before(pos, places, text, to);
}

uint64_t dl_position_chars(const struct dl_places *places, const unsigned char *text, uint32_t start, uint32_t end)
{
    const uint16_t *followers = places->followers;
    const uint32_t first = start / DL_PIECE, last = end / DL_PIECE;
    const bool is_ascii = places->is_ascii || (last - first <= 1 && (followers[first] | followers[last]) == 0);
    return end - start - (is_ascii ? 0 : count_followers(text + start, end - start));
}

void dl_position_leave(struct dl_position *pos, const struct dl_places *places, const unsigned char *text,
                       uint32_t size)
{
    dl_position_move(pos, places, text, size);
    pos->window_chars = pos->chars;
    pos->lines = pos->pages = 0;
    pos->pieces = pos->followers = pos->at = pos->at_followers = pos->same_until = 0;
}
