/* roman.c: reads Roman numerals from the largest figure to the smallest. */
#include "dates/roman.h"

#include <string.h>

/* Shorter words are names of another kind (MCI, MIX). */
enum { LEAST_LETTERS = 4, MOST_LETTERS = 16, YEAR_HIGH = 2100 };

/* Takes one decimal figure: "CM", "CD", "D" and up to four "C". */
static size_t take_figure(const unsigned char *word, size_t size, const char letters[3], int *figure)
{
    const unsigned char one = (unsigned char)letters[0], five = (unsigned char)letters[1],
                        ten = (unsigned char)letters[2];
    size_t used = 0, ones = 0;
    *figure = 0;
    if (size >= 2 && word[0] == one && (word[1] == ten || word[1] == five)) {
        *figure = word[1] == ten ? 9 : 4;
        return 2;
    }
    if (size > 0 && word[0] == five) {
        used = 1;
        *figure = 5;
    }
    for (; used < size && word[used] == one && ones < 4; used++)
        ones++;
    *figure += (int)ones;
    return used;
}

int dl_roman_year(const unsigned char *word, size_t size)
{
    static const char letters[3][4] = { "CDM", "XLC", "IVX" };
    size_t at = 0;
    int year = 0, figure;
    if (size < LEAST_LETTERS || size > MOST_LETTERS) return 0;
    for (; at < size && word[at] == 'M'; at++)
        year++;
    if (year == 0) return 0;
    for (size_t i = 0; i < 3; i++) {
        at += take_figure(word + at, size - at, letters[i], &figure);
        year = year * 10 + figure;
    }
    return at == size && year <= YEAR_HIGH ? year : 0;
}

uint64_t dl_roman_starts(const unsigned char *text, uint64_t capitals)
{
    uint64_t found = 0;
    for (; capitals != 0; capitals &= capitals - 1) {
        const unsigned char *word = text + __builtin_ctzll(capitals);
        if (word[0] == 'M' && memchr("MDCLXVI", word[1], 7) != NULL) found |= capitals & -capitals;
    }
    return found;
}
