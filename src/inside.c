/* inside.c: level by level:
 *
 *     hits       Ohio State University            said
 *     parted     Ohio State | University          ...   candidates inside "Ohio State University" are kept
 *     again      Ohio | State | University        ...   those inside "Ohio State", too
 *
 * A level has shorter names than the one before, so there are few.
 */
#include "inside.h"

#include <stdlib.h>

#include "memory.h"
#include "names/names.h"

/* So far beyond the limits of the window itself that a text has to be made for them: an earlier end could change what
 * its rows say. */
#define CANDIDATES_MAX (1u << 18)
#define SENSES_MAX (1u << 19)

/* Candidates in text order. */
struct list {
    struct dl_candidate *items;
    size_t count, capacity;
};

struct dl_inside {
    struct dl_matcher *matcher;
    struct dl_names *names;
    bool with_sentences;
    struct list level, kept; /* of the block */
    struct dl_found found;   /* of the window */
};

dateline_status dl_inside_new(struct dl_inside **out, const dateline_dict *dict, uint64_t types, unsigned members)
{
    struct dl_inside *in = *out = calloc(1, sizeof *in);
    if (!in) return DATELINE_ENOMEM;
    in->with_sentences = (members & DATELINE_ROW_CONTEXT) != 0;
    dateline_status status = dl_matcher_new(&in->matcher, dict);
    if (status == DATELINE_OK) status = dl_names_new(&in->names, in->matcher, (types & DL_HELPER_TYPES) != 0);
    if (status != DATELINE_OK) {
        dl_inside_free(in);
        *out = NULL;
    }
    return status;
}

void dl_inside_free(struct dl_inside *in)
{
    if (!in) return;
    dl_names_free(in->names);
    dl_matcher_free(in->matcher);
    dl_found_free(&in->found);
    free(in->level.items);
    free(in->kept.items);
    free(in);
}

/* Does the candidate lie inside of the hit, and is not all of it? */
static bool lies_inside(const struct dl_candidate *c, const struct dl_hit *hit)
{
    return c->start >= hit->start && c->end <= hit->end && c->end - c->start < hit->end - hit->start;
}

/* Makes room in a list for so many more. */
static bool reserve(struct list *list, size_t more)
{
    struct dl_candidate *moved = dl_reserve(list->items, &list->capacity, list->count + more, sizeof *moved);
    if (moved) list->items = moved;
    return moved != NULL;
}

/* Takes those of the candidates that lie inside of parted hits; both are in text order. */
static bool take_level(struct list *level, const struct dl_candidate *found, size_t count, const struct dl_hit *parted,
                       size_t parted_count)
{
    level->count = 0;
    if (!reserve(level, count)) return false;
    for (size_t i = 0, k = 0; i < count; i++) {
        while (k < parted_count && parted[k].end <= found[i].start)
            k++;
        if (k < parted_count && lies_inside(&found[i], &parted[k])) level->items[level->count++] = found[i];
    }
    return true;
}

/* Merges a level into what is kept; of two that begin together the kept ones are first. */
static bool merge(struct list *kept, const struct list *level)
{
    size_t old = kept->count, left = level->count, to = old + left;
    if (!reserve(kept, left)) return false;
    kept->count = to;
    while (left > 0) {
        const bool is_old = old > 0 && kept->items[old - 1].start > level->items[left - 1].start;
        kept->items[--to] = is_old ? kept->items[--old] : level->items[--left];
    }
    return true;
}

/* Reads the block with its names parted, again and again until none is. */
static dateline_status read_levels(struct dl_inside *in, const struct dl_block *b)
{
    const struct dl_hit *hits, *parted;
    size_t count, parted_count;
    dateline_status status = dl_matcher_scan(in->matcher, b, &hits, &count);
    while (status == DATELINE_OK) {
        const struct dl_candidate *found;
        size_t found_count;
        status = dl_matcher_part(in->matcher, b, &parted, &parted_count, &hits, &count);
        if (status != DATELINE_OK || parted_count == 0) break;
        status = dl_names_scan(in->names, b, hits, count, &found, &found_count);
        if (status != DATELINE_OK) break;
        const bool ok =
            take_level(&in->level, found, found_count, parted, parted_count) && merge(&in->kept, &in->level);
        if (!ok) status = DATELINE_ENOMEM;
    }
    return status;
}

dateline_status dl_inside_add(struct dl_inside *in, const struct dl_found_block *block)
{
    struct dl_found_block inner = { .block = block->block, .window_offset = block->window_offset };
    in->kept.count = 0;
    dateline_status status = read_levels(in, block->block);
    if (status != DATELINE_OK) return status;
    inner.names = in->kept.items;
    inner.name_count = in->kept.count;
    return dl_found_add(&in->found, &inner, in->with_sentences);
}

dateline_status dl_inside_nest(const struct dl_inside *in, struct dl_resolver *resolver, const struct dl_window *window,
                               struct dl_mention *const **mentions, size_t *count)
{
    const struct dl_window inside = { window->text, in->found.candidates, in->found.candidate_count,
                                      dl_matcher_senses(in->matcher), window->places };
    return dl_resolver_nest(resolver, window, &inside, mentions, count);
}

bool dl_inside_is_full(const struct dl_inside *in)
{
    return in->found.candidate_count > CANDIDATES_MAX || dl_matcher_sense_count(in->matcher) > SENSES_MAX;
}

void dl_inside_clear(struct dl_inside *in)
{
    if (!in) return;
    dl_found_clear(&in->found);
    dl_matcher_forget(in->matcher);
    dl_names_forget(in->names);
}
