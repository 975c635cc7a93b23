/* position.h: line, column, page and code point of a byte.
 *
 * What they need is noted while a block of text is at hand: where lines and pages begin, and how many bytes of each
 * piece begin no character. So the text is not read again for the positions of what was found in it.
 */
#ifndef DL_TEXT_POSITION_H
#define DL_TEXT_POSITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dateline.h"
#include "text/block.h"

/* A window of text is at most so many bytes; its characters are counted by pieces of so many. */
#define DL_WINDOW_MAX (1u << 20)
#define DL_PIECE 1024u

/* Bytes of the window, in text order. */
struct dl_offsets {
    uint32_t *items;
    size_t count, capacity;
};

/* What a window has. Zeroed at first. */
struct dl_places {
    struct dl_offsets lines, pages; /* where they begin: behind each line feed and form feed */
    bool is_ascii;                  /* every byte begins a character */
    /* Bytes of each piece that begin none, unless is_ascii; of the byte behind the window there is one, too. */
    uint16_t followers[DL_WINDOW_MAX / DL_PIECE + 1];
};

/* A new window. */
void dl_places_clear(struct dl_places *places);

/* Adds the block that stands at offset, behind those that were added. Errors: DATELINE_ENOMEM. */
dateline_status dl_places_add(struct dl_places *places, const struct dl_block *block, uint32_t offset);

void dl_places_free(struct dl_places *places);

/* A byte of a document, found from others before it. */
struct dl_position {
    uint64_t chars;      /* code points before it */
    uint64_t line, page; /* 1-based */
    uint64_t line_chars; /* code points before the start of its line */
    /* How far its window was walked: */
    uint64_t window_chars; /* code points before the window */
    size_t lines, pages;   /* that begin at or before the byte */
    uint32_t same_until;   /* the first byte of another line or page */
    uint32_t pieces;       /* whole ones before the byte ... */
    uint32_t followers;    /* ... and their bytes that begin no character */
    uint32_t at;           /* the byte ... */
    uint32_t at_followers; /* ... and such bytes before it in its piece */
};

/* The start of a document, behind so many code points that are no part of its first line. */
struct dl_position dl_position_start(uint64_t chars);

/* Moves to a byte of the window, at or behind the one where it is; behind the text 31 bytes more must be readable. */
void dl_position_move(struct dl_position *position, const struct dl_places *places, const unsigned char *text,
                      uint32_t to);

/* Moves to the start of the next window, behind this one of so many bytes. */
void dl_position_leave(struct dl_position *position, const struct dl_places *places, const unsigned char *text,
                       uint32_t size);

/* How many code points begin in a span of the window. */
uint64_t dl_position_chars(const struct dl_places *places, const unsigned char *text, uint32_t start, uint32_t end);

#endif
