/* cut.h: where a block ends. */
#ifndef DL_TEXT_CUT_H
#define DL_TEXT_CUT_H

#include <stdint.h>

/* The length of the block that begins at text, of which DL_BLOCK_MAX bytes are there and more may
 * follow. It depends on these bytes only. The best place of the best kind that there is:
 * the end of a paragraph, of a sentence, of a line, a space between lower-case words, a space, the
 * start of a code point. Between 1 and DL_BLOCK_MAX. */
uint32_t dl_cut(const unsigned char *text);

/* The length of the paragraph that begins at text, its empty line included; 0 when it does not end in these size
 * bytes. *from (0 at first) is where to begin to look, and, when the answer is 0, where to go on with more bytes. */
uint32_t dl_cut_paragraph(const unsigned char *text, uint32_t size, uint32_t *from);

#endif
