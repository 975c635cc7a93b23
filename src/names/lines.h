/* lines.h: whether a name goes on over white space that is more than one blank. Private to names/. */
#ifndef DL_NAMES_LINES_H
#define DL_NAMES_LINES_H

#include "text/block.h"

/* Two words of a name with nothing but white space between them, which begins at from and is no single blank: does the
 * name of the word at left end there? */
bool dl_line_ends_name(const struct dl_block *block, uint32_t left, uint32_t from, uint32_t right);

#endif
