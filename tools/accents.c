/* accents.c < TEXT > TEXT: gives about every second vowel of English an accent, so that a quarter of the bytes is
 * no ASCII. Which ones depends on the word alone: a dictionary and a text that both went through it
 * still fit each other. A capital gets none, nor does the header of a dictionary.
 */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "hash.h"

#define WORD_MAX 120
#define HEADER "alias"

static const char *accented(int c, unsigned dice)
{
    static const char *const letters[][2] = { { "á", "ä" }, { "é", "ê" }, { "í", "ï" }, { "ó", "ö" }, { "ú", "ü" } };
    const char *vowels = "aeiou", *at = strchr(vowels, c);
    return at && c != 0 && dice % 16 < 8 ? letters[at - vowels][dice / 16 % 2] : NULL;
}

static void put_word(const char *word, size_t len)
{
    uint64_t h = DL_HASH_FNV_BASIS;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)tolower((unsigned char)word[i])) * DL_HASH_FNV_PRIME;
    for (size_t i = 0; i < len; i++) {
        const char *letter = accented(word[i], (unsigned)(h >> (5 * (i % 12))));
        if (letter)
            fputs(letter, stdout);
        else
            putchar(word[i]);
    }
}

int main(void)
{
    char word[WORD_MAX];
    size_t len = 0;
    int first_line = 1;
    for (int c; (c = getchar()) != EOF;) {
        if (isalpha(c) && c < 0x80 && len < WORD_MAX) {
            word[len++] = (char)c;
            continue;
        }
        int header = first_line && len == strlen(HEADER) && memcmp(word, HEADER, len) == 0;
        first_line = 0;
        if (header)
            fwrite(word, 1, len, stdout);
        else
            put_word(word, len);
        len = 0;
        putchar(c);
        for (; header && c != '\n' && (c = getchar()) != EOF;)
            putchar(c);
    }
    put_word(word, len);
    return fflush(stdout) != 0 || ferror(stdout);
}
