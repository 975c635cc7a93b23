/* coverage.c: how many of the names on standard input the built-in dictionary knows.
 *
 *     printf 'PLACE\tBonn\nAGENCY\tthe UN\n' | coverage [MISSES]
 *
 * A line is a type and a name. A name is
 *
 *     known    when an entry of its type covers it whole, but for an article before it and a possessive after
 *              it, by the same rules as in a text;
 *     found    when a plain sentence that has it gives a row of its type over it: by the dictionary or by a
 *              HEAD row (`Bank of Zembla`);
 *     nation   when it should be an agency, and the row is a country, a capital or a demonym: some texts count
 *              governments and national teams by these names as organisations, and here they stay places; or
 *              when it should be a place, and the row is a demonym (`Japanese officials`) or an agency (`White
 *              House`). They are left out of the shares.
 *
 * Printed are, for every type, the names known, found and all, the shares, the nations, and then the MISSES (20)
 * commonest names that are neither known nor nations.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dateline.h"
#include "gazetteer/matcher.h"
#include "memory.h"
#include "text/index.h"

#define NAME_MAX_BYTES 1024u

/* A sentence that speaks for no type. */
#define BEFORE "They wrote about "
#define AFTER " at length.\n"

/* What the rows of a sentence say of its name. */
struct sighting {
    dateline_span type; /* that it should have */
    uint64_t start, end;
    bool found, nation;
};

struct lookup {
    dateline_dict *dict;
    dateline_stream *stream;
    struct sighting seen;
    struct dl_index *index;
    struct dl_matcher *matcher;
};

struct miss {
    char *name;
    size_t count;
};

struct tally {
    size_t known[DL_TYPE_MAX], found[DL_TYPE_MAX], nations[DL_TYPE_MAX], all[DL_TYPE_MAX];
    struct miss *misses;
    size_t miss_count;
};

static void fail(const char *what)
{
    fprintf(stderr, "coverage: %s\n", what);
    exit(EXIT_FAILURE);
}

static bool is(dateline_span s, const char *word)
{
    return s.len == strlen(word) && memcmp(s.ptr, word, s.len) == 0;
}

static bool see(const dateline_row *row, void *ctx)
{
    struct sighting *seen = ctx;
    if (row->start != seen->start || row->end != seen->end) return true;
    bool demonym = is(row->type, "DEMONYM");
    bool nation = is(row->subtype, "country") || is(row->subtype, "capital");
    seen->found = row->type.len == seen->type.len && memcmp(row->type.ptr, seen->type.ptr, row->type.len) == 0;
    seen->nation =
        is(seen->type, "AGENCY") ? nation || demonym : is(seen->type, "PLACE") && (demonym || is(row->type, "AGENCY"));
    return true;
}

static void open_lookup(struct lookup *lookup)
{
    dateline_options options = dateline_default_options();
    options.types = "+DEMONYM";
    if (dateline_dict_new(&lookup->dict, true) != DATELINE_OK ||
        dateline_dict_finish(lookup->dict, NULL) != DATELINE_OK ||
        dl_index_new(&lookup->index, DL_INDEX_AUTO, NULL) != DATELINE_OK ||
        dl_matcher_new(&lookup->matcher, lookup->dict) != DATELINE_OK ||
        dateline_stream_new(&lookup->stream, lookup->dict, &options, see, &lookup->seen) != DATELINE_OK)
        fail(dateline_status_text(DATELINE_ENOMEM));
}

static void close_lookup(struct lookup *lookup)
{
    dateline_stream_free(lookup->stream);
    dl_matcher_free(lookup->matcher);
    dl_index_free(lookup->index);
    dateline_dict_free(lookup->dict);
}

/* The bytes of name without an article before it, and a possessive or white space after it. */
static dateline_span bare(const char *name)
{
    static const char *const tails[] = { "'s", "’s", " " };
    dateline_span s = { name, strlen(name) };
    if (s.len > 4 && (strncmp(name, "the ", 4) == 0 || strncmp(name, "The ", 4) == 0))
        s = (dateline_span){ name + 4, s.len - 4 };
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        size_t n = strlen(tails[i]);
        if (s.len > n && memcmp(s.ptr + s.len - n, tails[i], n) == 0) s.len -= n;
    }
    return s;
}

static bool is_known(struct lookup *lookup, dateline_span name, unsigned type)
{
    unsigned char text[DL_BLOCK_PAD + NAME_MAX_BYTES + DL_BLOCK_PAD] = { 0 };
    struct dl_block block;
    const struct dl_hit *hits;
    size_t count;
    if (name.len == 0 || name.len > NAME_MAX_BYTES) return false;
    memcpy(text + DL_BLOCK_PAD, name.ptr, name.len);
    dl_index_build(lookup->index, text + DL_BLOCK_PAD, (uint32_t)name.len, &block);
    if (dl_matcher_scan(lookup->matcher, &block, &hits, &count) != DATELINE_OK)
        fail(dateline_status_text(DATELINE_ENOMEM));
    if (count == 0 || hits[0].start != 0 || hits[0].end != name.len) return false;
    const struct dl_sense *senses = dl_matcher_senses(lookup->matcher) + hits[0].sense;
    for (size_t i = 0; i < hits[0].senses; i++)
        if (senses[i].type == type && !(senses[i].flags & DL_GAZ_DENY)) return true;
    return false;
}

static struct sighting look_for(struct lookup *lookup, dateline_span name, dateline_span type)
{
    lookup->seen = (struct sighting){ type, strlen(BEFORE), strlen(BEFORE) + name.len, false, false };
    if (dateline_stream_feed(lookup->stream, BEFORE, strlen(BEFORE)) != DATELINE_OK ||
        dateline_stream_feed(lookup->stream, name.ptr, name.len) != DATELINE_OK ||
        dateline_stream_feed(lookup->stream, AFTER, strlen(AFTER)) != DATELINE_OK ||
        dateline_stream_finish(lookup->stream, NULL) != DATELINE_OK)
        fail(dateline_status_text(DATELINE_ENOMEM));
    return lookup->seen;
}

static void add_miss(struct tally *tally, const char *line)
{
    if ((tally->miss_count & (tally->miss_count + 1)) == 0) {
        size_t room = 2 * (tally->miss_count + 1);
        struct miss *more = realloc(tally->misses, room * sizeof *more);
        if (!more) fail(dateline_status_text(DATELINE_ENOMEM));
        tally->misses = more;
    }
    char *copy = strdup(line);
    if (!copy) fail(dateline_status_text(DATELINE_ENOMEM));
    tally->misses[tally->miss_count++] = (struct miss){ copy, 1 };
}

static void count_line(struct lookup *lookup, struct tally *tally, char *line)
{
    char *name = strchr(line, '\t');
    if (!name) fail("a line is a type, a tab and a name");
    dateline_span type_name = { line, (size_t)(name - line) };
    unsigned type = dl_dict_type(lookup->dict, type_name);
    if (type == DL_TYPE_MAX) fail("a line begins with an unknown type");
    bool known = is_known(lookup, bare(name + 1), type);
    struct sighting seen = look_for(lookup, bare(name + 1), type_name);
    if (!known && seen.nation) {
        tally->nations[type]++;
        return;
    }
    tally->all[type]++;
    tally->known[type] += known;
    tally->found[type] += known || seen.found;
    if (!known) add_miss(tally, line);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct miss *)a)->name, ((const struct miss *)b)->name);
}

static int by_count(const void *a, const void *b)
{
    const struct miss *x = a, *y = b;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return strcmp(x->name, y->name);
}

/* The same names become one with its count, the commonest first. */
static void rank_misses(struct tally *tally)
{
    size_t kept = 0;
    if (tally->miss_count == 0) return;
    qsort(tally->misses, tally->miss_count, sizeof *tally->misses, by_name);
    for (size_t i = 1; i < tally->miss_count; i++) {
        if (strcmp(tally->misses[i].name, tally->misses[kept].name) == 0) {
            tally->misses[kept].count++;
            free(tally->misses[i].name);
        } else
            tally->misses[++kept] = tally->misses[i];
    }
    tally->miss_count = kept + 1;
    qsort(tally->misses, tally->miss_count, sizeof *tally->misses, by_count);
}

static void print(const struct lookup *lookup, const struct tally *tally, size_t limit)
{
    for (unsigned t = 0; t < dl_dict_types(lookup->dict); t++) {
        dateline_span name = dl_dict_type_name(lookup->dict, t);
        if (tally->all[t] == 0) continue;
        double all = (double)tally->all[t];
        printf("%-8.*s of %6zu  known %6zu  %5.1f %%  found %6zu  %5.1f %%", (int)name.len, name.ptr, tally->all[t],
               tally->known[t], 100.0 * (double)tally->known[t] / all, tally->found[t],
               100.0 * (double)tally->found[t] / all);
        if (tally->nations[t]) printf("  and %zu nations", tally->nations[t]);
        printf("\n");
    }
    for (size_t i = 0; i < tally->miss_count && i < limit; i++)
        printf("    %4zu  %s\n", tally->misses[i].count, tally->misses[i].name);
}

int main(int argc, char **argv)
{
    struct lookup lookup = { 0 };
    struct tally tally = { 0 };
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    open_lookup(&lookup);
    while ((n = getline(&line, &size, stdin)) > 0) {
        if (line[n - 1] == '\n') line[n - 1] = '\0';
        count_line(&lookup, &tally, line);
    }
    free(line);
    rank_misses(&tally);
    print(&lookup, &tally, argc > 1 ? strtoul(argv[1], NULL, 10) : 20);
    for (size_t i = 0; i < tally.miss_count; i++)
        free(tally.misses[i].name);
    free(tally.misses);
    close_lookup(&lookup);
    return 0;
}
