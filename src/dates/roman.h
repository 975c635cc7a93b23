/* roman.h: years in Roman numerals: MDCCLXXVI. */
#ifndef DL_DATES_ROMAN_H
#define DL_DATES_ROMAN_H

#include <stddef.h>
#include <stdint.h>

/* The year that a word of capitals says; 0: none. MDCCCCX counts as well as MCMX. */
int dl_roman_year(const unsigned char *word, size_t size);

/* Those of some word starts of a text, with two capitals each, at which such a year can begin: an M and another
 * capital of a numeral. */
uint64_t dl_roman_starts(const unsigned char *text, uint64_t capitals);

#endif
