/* lines.h: whether a name goes on over white space that is more than one blank. Private to names/. */
#ifndef DL_NAMES_LINES_H
#define DL_NAMES_LINES_H

#include "names/words.h"
#include "text/block.h"

/* Two words of a name with nothing but white space between them, which begins at from and is no single blank: does the
 * name of the word at left end there? */
bool dl_line_ends_name(const struct dl_block *block, uint32_t left, uint32_t from, uint32_t right);

/* A line, and whether it is a headline. */
struct dl_headline {
    uint32_t start, end; /* both 0: none is known */
    bool is_headline;
};

/* Makes *headline that of the line that holds pos, unless it is. */
void dl_line_headline(const struct dl_block *block, const struct dl_words *words, uint32_t pos,
                      struct dl_headline *headline);

#endif
