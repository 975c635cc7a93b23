/* unicode.h: what Unicode says of a code point. This is the slow truth; the tables of utf8.h and name.c are
 * made from it when the project is built. */
#ifndef DL_TEXT_UNICODE_H
#define DL_TEXT_UNICODE_H

#include <stdint.h>

#include "text/utf8.h"

/* A code point folds into at most so many. */
#define DL_FOLD_MAX 8

/* A code point without case, diacritics and strokes ("É" is "e", "ß" is "ss", "Ł" is "l", an accent alone
 * is nothing): answers how many code points there are in folded. */
unsigned dl_unicode_fold(uint32_t c, uint32_t folded[DL_FOLD_MAX]);

/* The letter that a small letter is without its stroke ("ł" is "l"), 0 for all others. */
uint32_t dl_unicode_bare(uint32_t c);

/* What the code points of the tables fold into: one code point, 0 for nothing, DL_FOLD_LONG for several. */
#define DL_FOLD_LONG 0xFFFFu
extern const uint16_t dl_char_folds[DL_CHARS];

#endif
