/* shuffle.c: a text of any size from the paragraphs of real texts.
 *
 *     shuffle SEED BYTES FILE... > text
 *
 * The texts are cut into paragraphs: at line ends, and behind the first sentence end after
 * PARAGRAPH_SIZE bytes (some sources keep a whole speech in one line). All paragraphs are written in
 * a shuffled order, then in another one, and so on, until BYTES are reached; the last paragraph is
 * whole. The same arguments give the same bytes on every machine.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PARAGRAPH_SIZE 500

struct paragraph {
    const char *text;
    size_t size;
};

struct text {
    char *bytes;
    size_t size, capacity;
    struct paragraph *paragraphs;
    size_t count;
};

static void die(const char *what)
{
    fprintf(stderr, "shuffle: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void *must(void *p)
{
    if (!p) die("memory");
    return p;
}

/* Appends a file and a line end. */
static void append_file(struct text *t, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) die(path);
    size_t n;
    do {
        if (t->capacity - t->size < 65536) {
            t->capacity = 2 * t->capacity + 131072;
            t->bytes = must(realloc(t->bytes, t->capacity));
        }
        n = fread(t->bytes + t->size, 1, 65535, f);
        t->size += n;
    } while (n > 0);
    if (ferror(f)) die(path);
    fclose(f);
    t->bytes[t->size++] = '\n';
}

/* A sentence ends before p: "word. Next", not "No. 4" or "U. S. Grant". */
static bool is_sentence_end(const char *p)
{
    return p[0] == ' ' && p[-1] == '.' && p[-2] >= 'a' && p[-2] <= 'z' && p[-3] >= 'a' && p[-3] <= 'z' && p[1] >= 'A' &&
           p[1] <= 'Z';
}

static void cut(struct text *t)
{
    t->paragraphs = must(malloc(t->size * sizeof *t->paragraphs));
    for (size_t i = 0; i < t->size; i++) {
        size_t end = i;
        while (t->bytes[end] != '\n' && !(end - i > PARAGRAPH_SIZE && is_sentence_end(t->bytes + end)))
            end++;
        if (end > i) t->paragraphs[t->count++] = (struct paragraph){ t->bytes + i, end - i };
        i = end;
    }
}

/* xorshift64*: Vigna, "An experimental exploration of Marsaglia's xorshift generators". */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static void shuffle(struct paragraph *p, size_t count, uint64_t *state)
{
    for (size_t i = count; i > 1; i--) {
        size_t k = (size_t)(next_random(state) % i);
        struct paragraph held = p[i - 1];
        p[i - 1] = p[k];
        p[k] = held;
    }
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fputs("usage: shuffle SEED BYTES FILE...\n", stderr);
        return 2;
    }
    uint64_t state = strtoull(argv[1], NULL, 10) | 1, written = 0, wanted = strtoull(argv[2], NULL, 10);
    struct text t = { 0 };
    for (int i = 3; i < argc; i++)
        append_file(&t, argv[i]);
    cut(&t);
    if (t.count == 0) {
        fputs("shuffle: no text\n", stderr);
        return 1;
    }
    while (written < wanted) {
        shuffle(t.paragraphs, t.count, &state);
        for (size_t i = 0; i < t.count && written < wanted; i++) {
            fwrite(t.paragraphs[i].text, 1, t.paragraphs[i].size, stdout);
            fputs("\n\n", stdout);
            written += t.paragraphs[i].size + 2;
        }
    }
    if (fflush(stdout) != 0 || ferror(stdout)) die("standard output");
    free(t.paragraphs);
    free(t.bytes);
    return 0;
}
