/* text.c: text that grows. */
#include "dates/text.h"

#include <string.h>

struct dl_text dl_text_in(char *buffer, size_t size)
{
    buffer[0] = '\0';
    return (struct dl_text){ buffer, size - 1 };
}

void dl_put(struct dl_text *t, const char *s)
{
    size_t size = strlen(s);
    if (size > t->room) size = t->room;
    memcpy(t->to, s, size);
    t->to += size;
    t->room -= size;
    *t->to = '\0';
}

/* A number of at least width digits. */
void dl_put_number(struct dl_text *t, int64_t number, int width)
{
    char digits[24];
    size_t at = sizeof digits - 1;
    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
        width--;
    } while ((number > 0 || width > 0) && at > 0);
    dl_put(t, digits + at);
}

void dl_put_iso_year(struct dl_text *t, int year)
{
    if (year < 0) dl_put(t, "-");
    dl_put_number(t, year < 0 ? -year : year, 4);
}

void dl_put_iso_day(struct dl_text *t, struct dl_civil d)
{
    dl_put_iso_year(t, d.year);
    dl_put(t, "-");
    dl_put_number(t, d.month, 2);
    dl_put(t, "-");
    dl_put_number(t, d.day, 2);
}
