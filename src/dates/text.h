/* text.h: text that grows in a fixed buffer. What does not fit is cut. */
#ifndef DL_DATES_TEXT_H
#define DL_DATES_TEXT_H

#include "dates/civil.h"

#include <stddef.h>

struct dl_text {
    char *to;    /* always NUL-terminated */
    size_t room; /* without the closing NUL */
};

struct dl_text dl_text_in(char *buffer, size_t size);
void dl_put(struct dl_text *text, const char *s);
void dl_put_number(struct dl_text *text, int64_t number, int width); /* at least width digits */
void dl_put_iso_year(struct dl_text *text, int year);                /* 1933, -0043 */
void dl_put_iso_day(struct dl_text *text, struct dl_civil day);

#endif
