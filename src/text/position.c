/* position.c: plain counting loops, which compilers turn into vector code. */
#include "text/position.h"

/* Counts of so many bytes fit the eight bits in which a compiler counts sixteen of them at once. */
#define PIECE 128u

struct counts {
    size_t line_feeds, form_feeds, continuations;
};

static void count_piece(struct counts *counts, const unsigned char *p, size_t size)
{
    unsigned char line_feeds = 0, form_feeds = 0, continuations = 0;
    for (size_t i = 0; i < size; i++) {
        line_feeds = (unsigned char)(line_feeds + (p[i] == '\n'));
        form_feeds = (unsigned char)(form_feeds + (p[i] == '\f'));
        continuations = (unsigned char)(continuations + ((p[i] & 0xC0) == 0x80));
    }
    counts->line_feeds += line_feeds;
    counts->form_feeds += form_feeds;
    counts->continuations += continuations;
}

void dl_position_advance(struct dl_position *pos, const unsigned char *p, size_t size)
{
    struct counts counts = { 0, 0, 0 };
    for (size_t at = 0; at < size; at += PIECE)
        count_piece(&counts, p + at, size - at < PIECE ? size - at : PIECE);
    size_t chars = size - counts.continuations;
    if (counts.line_feeds > 0) {
        size_t tail = 0; /* code points after the last line feed */
        for (size_t i = size; p[i - 1] != '\n'; i--)
            tail += (p[i - 1] & 0xC0) != 0x80;
        pos->line_chars = pos->chars + chars - tail;
    }
    pos->chars += chars;
    pos->line += counts.line_feeds;
    pos->page += counts.form_feeds;
}
