/* text.c: text that grows. */
#include "dates/text.h"

#include <string.h>

void dl_put_cut(struct dl_text *t, const char *s)
{
    memcpy(t->to, s, t->room);
    t->to += t->room;
    t->room = 0;
    *t->to = '\0';
}

static inline void put_pair(char *to, unsigned number)
{
    to[0] = (char)('0' + number / 10);
    to[1] = (char)('0' + number % 10);
}

/* Years, months, days: numbers of one, two, or four digits. Answers how many, 0: it is none of these. */
static unsigned put_few_digits(char *to, uint32_t number, int width)
{
    if (width == 2 && number < 100) {
        put_pair(to, number);
        return 2;
    }
    if (width == 4 && number < 10000) {
        put_pair(to, number / 100);
        put_pair(to + 2, number % 100);
        return 4;
    }
    *to = (char)('0' + number);
    return width == 1 && number < 10 ? 1 : 0;
}

/* A number of at least width digits. */
void dl_put_number(struct dl_text *t, int64_t number, int width)
{
    enum { FEW = 4, FEW_END = 10000 };
    if (number >= 0 && number < FEW_END && t->room >= FEW) {
        const unsigned size = put_few_digits(t->to, (uint32_t)number, width);
        t->to += size;
        t->room -= size;
        *t->to = '\0';
        if (size > 0) return;
    }
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
    enum { SIZE = 10 };
    if (d.year >= 0 && t->room >= SIZE) {
        put_few_digits(t->to, (uint32_t)d.year, 4);
        t->to[4] = t->to[7] = '-';
        put_pair(t->to + 5, (unsigned)d.month);
        put_pair(t->to + 8, (unsigned)d.day);
        t->to += SIZE;
        t->room -= SIZE;
        *t->to = '\0';
        return;
    }
    dl_put_iso_year(t, d.year);
    dl_put(t, "-");
    dl_put_number(t, d.month, 2);
    dl_put(t, "-");
    dl_put_number(t, d.day, 2);
}
