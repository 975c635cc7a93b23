/* mknames.c SEED COUNT TEXT: a dictionary of COUNT distinct invented names, as CSV on standard output.
 *
 * Names have one to three words. Half of the words of longer names are capitalised words of TEXT, as often
 * as they stand there, so that names begin as real ones do (New, San, John); the others, and nine in ten
 * names of one word, are made of syllables. Same arguments, same names.
 */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hash.h"

#define WORD_MAX 40
#define TEXT_MAX (16u << 20) /* that much of the text is looked at */

static uint64_t state;

static uint32_t below(uint32_t n) /* xorshift64* */
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (uint32_t)((state * UINT64_C(2685821657736338717)) >> 32) % n;
}

static void die(const char *what)
{
    perror(what);
    exit(1);
}

/* The capitalised words of a text, one string after another. */
struct words {
    char *text;
    char **word;
    uint32_t count;
};

static struct words read_words(const char *path)
{
    struct words w = { malloc(TEXT_MAX + 1), malloc(TEXT_MAX / 2 * sizeof(char *)), 0 };
    FILE *in = fopen(path, "rb");
    if (!in || !w.text || !w.word) die(path);
    size_t size = fread(w.text, 1, TEXT_MAX, in);
    fclose(in);
    w.text[size] = '\0';
    for (char *p = w.text; *p;) {
        char *start = p;
        while (isalpha((unsigned char)*p))
            p++;
        if (p - start >= 3 && p - start < WORD_MAX && isupper((unsigned char)*start)) w.word[w.count++] = start;
        if (*p) *p++ = '\0';
    }
    if (w.count == 0) die("no capitalised words");
    return w;
}

static size_t put_invented(char *to)
{
    static const char *const syllables[] = { "ka", "lo", "mi", "ra",  "ten", "bur", "sto", "vik", "dar", "nel",
                                             "po", "ga", "hu", "ber", "lin", "mar", "ced", "ou",  "fa",  "ri" };
    size_t size = 0;
    for (uint32_t n = 2 + below(3); n > 0; n--)
        size += (size_t)sprintf(to + size, "%s", syllables[below(sizeof syllables / sizeof *syllables)]);
    to[0] = (char)toupper((unsigned char)to[0]);
    return size;
}

static void put_name(char *to, const struct words *w)
{
    static const unsigned char lengths[] = { 1, 2, 2, 2, 3 };
    unsigned words = lengths[below(sizeof lengths)];
    for (unsigned i = 0; i < words; i++) {
        if (i > 0) *to++ = ' ';
        to += below(words == 1 ? 10 : 2) == 0 ? (size_t)sprintf(to, "%s", w->word[below(w->count)]) : put_invented(to);
    }
}

/* Adds the hash of a name to an open set; false when it is there. (Two names of one hash: one is left out.) */
static int is_new(uint64_t *set, size_t slots, const char *name)
{
    uint64_t h = DL_HASH_FNV_BASIS;
    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * DL_HASH_FNV_PRIME;
    h |= 1;
    size_t at = (size_t)(h >> 20) % slots;
    while (set[at] != 0 && set[at] != h)
        at = (at + 1) % slots;
    if (set[at] == h) return 0;
    set[at] = h;
    return 1;
}

int main(int argc, char **argv)
{
    char name[4 * WORD_MAX];
    if (argc != 4) {
        fputs("usage: mknames SEED COUNT TEXT\n", stderr);
        return 2;
    }
    state = strtoull(argv[1], NULL, 10) * 2 + 1;
    size_t count = strtoull(argv[2], NULL, 10), slots = count * 2 + 1;
    struct words words = read_words(argv[3]);
    uint64_t *set = calloc(slots, sizeof *set);
    if (!set) die("names");
    puts("alias,type");
    while (count > 0) {
        put_name(name, &words);
        if (!is_new(set, slots, name)) continue;
        printf("%s,PLACE\n", name);
        count--;
    }
    return 0;
}
