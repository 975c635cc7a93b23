/* text.h: text that grows in a fixed buffer. What does not fit is cut. */
#ifndef DL_DATES_TEXT_H
#define DL_DATES_TEXT_H

#include "dates/civil.h"

#include <stddef.h>
#include <string.h>

struct dl_text {
    char *to;    /* always NUL-terminated */
    size_t room; /* without the closing NUL */
};

static inline struct dl_text dl_text_in(char *buffer, size_t size)
{
    buffer[0] = '\0';
    return (struct dl_text){ buffer, size - 1 };
}

/* As much of s as there is room for. */
void dl_put_cut(struct dl_text *text, const char *s);

/* Here, because the length of most strings is known to the compiler. */
static inline void dl_put(struct dl_text *text, const char *s)
{
    const size_t size = strlen(s);
    if (size > text->room) {
        dl_put_cut(text, s);
        return;
    }
    memcpy(text->to, s, size);
    text->to += size;
    text->room -= size;
    *text->to = '\0';
}

void dl_put_number(struct dl_text *text, int64_t number, int width); /* at least width digits */
void dl_put_iso_year(struct dl_text *text, int year);                /* 1933, -0043 */
void dl_put_iso_day(struct dl_text *text, struct dl_civil day);

#endif
