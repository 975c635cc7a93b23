/* position.h: line, column, page and code point of a byte, counted along the text. */
#ifndef DL_TEXT_POSITION_H
#define DL_TEXT_POSITION_H

#include <stddef.h>
#include <stdint.h>

struct dl_position {
    uint64_t chars;      /* code points before it */
    uint64_t line, page; /* 1-based */
    uint64_t line_chars; /* code points before the start of its line */
};

/* The start of a document. */
static inline struct dl_position dl_position_start(void)
{
    return (struct dl_position){ .line = 1, .page = 1 };
}

/* Moves over the size bytes at p, after which 31 more must be readable. */
void dl_position_advance(struct dl_position *position, const unsigned char *p, size_t size);

/* How many code points begin in the size bytes at p, after which 31 more must be readable. */
uint64_t dl_position_chars(const unsigned char *p, size_t size);

#endif
