/* stage.c: runs one stage over a file and counts what it finds: for measuring, by bench.
 *
 *     stage index FILE...              words
 *     stage gazetteer NAMES FILE...    names of a dictionary (CSV or compiled)
 *     stage dates FILE...              time expressions of the built-in lexicon
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dates/dates.h"
#include "dates/languages.h"
#include "gazetteer/matcher.h"
#include "text/cut.h"
#include "text/index.h"

/* What is read at once. */
#define WINDOW (1u << 20)

struct stage {
    struct dl_index *index;
    struct dl_matcher *matcher; /* NULL: not this stage */
    struct dl_dates *dates;     /* NULL: not this stage */
    size_t found;
};

static void die(const char *what)
{
    fprintf(stderr, "stage: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void take_block(struct stage *s, const unsigned char *text, uint32_t len)
{
    struct dl_block block;
    const struct dl_hit *hits;
    const struct dl_date *dates;
    size_t count = 0;
    dateline_status status = DATELINE_OK;
    if (s->matcher)
        dl_index_words(s->index, text, len, &block); /* all that the gazetteer needs */
    else
        dl_index_build(s->index, text, len, &block);
    if (s->matcher)
        status = dl_matcher_scan(s->matcher, &block, &hits, &count);
    else if (s->dates)
        status = dl_dates_scan(s->dates, &block, &dates, &count);
    else
        for (uint32_t k = 0; k < block.chunks; k++)
            count += (size_t)__builtin_popcountll(block.start[k]);
    if (status != DATELINE_OK) die(dateline_status_text(status));
    s->found += count;
}

/* Reads on behind the bytes that are left over; answers how many there are now. */
static size_t fill(int fd, unsigned char *text, size_t used)
{
    while (used < WINDOW) {
        ssize_t n = read(fd, text + used, WINDOW - used);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) die("read");
        if (n == 0) break;
        used += (size_t)n;
    }
    return used;
}

static void run(struct stage *s, const char *path)
{
    static unsigned char padded[DL_BLOCK_PAD + WINDOW + DL_BLOCK_PAD];
    unsigned char *text = padded + DL_BLOCK_PAD;
    size_t used = 0, at = 0;
    int fd = open(path, O_RDONLY);
    if (fd < 0) die(path);
    for (;;) {
        memmove(text, text + at, used - at);
        size_t before = used -= at;
        used = fill(fd, text, used);
        at = 0;
        while (used - at >= DL_BLOCK_MAX) {
            uint32_t len = dl_cut(text + at);
            take_block(s, text + at, len);
            at += len;
        }
        if (used == before) break;
    }
    if (used > at) take_block(s, text + at, (uint32_t)(used - at));
    close(fd);
}

static void open_gazetteer(struct stage *s, const char *path)
{
    dateline_dict *dict;
    dateline_error error = { 0 };
    if (dateline_dict_new(&dict, false) != DATELINE_OK || dateline_dict_add_file(dict, path, &error) != DATELINE_OK ||
        dateline_dict_finish(dict, &error) != DATELINE_OK || dl_matcher_new(&s->matcher, dict) != DATELINE_OK)
        die(path);
}

static void open_dates(struct stage *s)
{
    size_t size;
    struct dl_languages *languages;
    const void *image = dl_dict_section(DL_SECTION_DATES, &size);
    if (dl_languages_new(&languages, image, size) != DATELINE_OK) die("languages");
    const void *lexicon = dl_languages_lexicon(languages, 0, &size);
    if (dl_dates_new(&s->dates, lexicon, size) != DATELINE_OK) die("dates");
    dl_languages_free(languages);
}

int main(int argc, char **argv)
{
    struct stage stage = { 0 };
    if (dl_index_new(&stage.index, DL_INDEX_AUTO, NULL) != DATELINE_OK) die("index");
    int file = 2;
    if (argc >= 4 && strcmp(argv[1], "gazetteer") == 0)
        open_gazetteer(&stage, argv[file++]);
    else if (argc >= 3 && strcmp(argv[1], "dates") == 0)
        open_dates(&stage);
    else if (argc < 3 || strcmp(argv[1], "index") != 0) {
        fputs("usage: stage index FILE... | gazetteer NAMES FILE... | dates FILE...\n", stderr);
        return 2;
    }
    for (; file < argc; file++)
        run(&stage, argv[file]);
    printf("%zu\n", stage.found);
    return 0;
}
