/* position.c: plain counting loops, which compilers turn into vector code. */
#include "text/position.h"

void dl_position_advance(struct dl_position *pos, const unsigned char *p, size_t size)
{
    uint32_t line_feeds = 0, form_feeds = 0, continuations = 0; /* a window at most: 32 bits do */
    for (size_t i = 0; i < size; i++) {
        line_feeds += p[i] == '\n';
        form_feeds += p[i] == '\f';
        continuations += (p[i] & 0xC0) == 0x80;
    }
    if (line_feeds > 0) {
        size_t tail = 0; /* code points after the last line feed */
        for (size_t i = size; p[i - 1] != '\n'; i--)
            tail += (p[i - 1] & 0xC0) != 0x80;
        pos->line_chars = pos->chars + (size - continuations) - tail;
    }
    pos->chars += size - continuations;
    pos->line += line_feeds;
    pos->page += form_feeds;
}
