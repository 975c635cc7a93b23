/* parted.c: walks from every word of a name, as the matcher does from every word of a block, but not beyond its end. */
#include "gazetteer/parted.h"

#include "text/ascii.h"

/* Only a name with a blank in it has parts that are names: not "U.S.", nor "Rolls-Royce". */
static bool has_blank(const struct dl_block *b, const struct dl_hit *hit)
{
    for (uint32_t i = hit->start; i < hit->end; i++)
        if (dl_is_blank(b->text[i])) return true;
    return false;
}

/* Is the hit in the whole, and not all of it? */
static bool lies_inside(const struct dl_hit *hit, const struct dl_hit *whole)
{
    return hit->start >= whole->start && hit->end <= whole->end && hit->end - hit->start < whole->end - whole->start;
}

/* The longest name that begins at the look's word inside of the whole. */
static bool find_inside(struct dl_hits *hits, struct dl_starts *starts, const struct dl_look *look,
                        const struct dl_hit *whole, struct dl_hit *found)
{
    struct dl_start s = { .pos = look->pos, .begins = look->begins };
    starts->stop_count = 1;
    if (!dl_path_begin(&s.path, look->block, look->pos)) return false;
    dl_starts_walk(starts, look->block, &s, whole->end);
    for (unsigned i = s.stop; i != 0; i = starts->stops[i].before) {
        const struct dl_stop *stop = &starts->stops[i];
        if (stop->end > whole->end) continue;
        if (!dl_hits_find(hits, look, stop->key, stop->layers, stop->end, found)) continue;
        if (lies_inside(found, whole)) return true;
        dl_hits_drop_senses(hits, found);
    }
    return false;
}

/* Adds the names inside of the whole. */
static void part(struct dl_hits *hits, struct dl_starts *starts, bool any_case, const struct dl_block *b,
                 const struct dl_hit *whole)
{
    struct dl_hit found;
    for (uint32_t pos = dl_next_bit(b->start, whole->start, whole->end); pos < whole->end;) {
        const bool begins = (dl_name_starts(b, pos / 64) >> (pos % 64) & 1) != 0;
        const struct dl_look look = { b, pos, begins, b, pos };
        uint32_t next = pos + 1;
        if ((begins || any_case) && find_inside(hits, starts, &look, whole, &found)) {
            hits->out_of_memory |= !dl_hits_reserve(hits, 1);
            if (hits->out_of_memory) return;
            dl_hits_put(hits, &found);
            if (found.end > next) next = found.end;
        }
        pos = dl_next_bit(b->start, next, whole->end);
    }
}

size_t dl_parted_again(struct dl_hits *hits, struct dl_starts *starts, bool any_case, const struct dl_block *b)
{
    struct dl_hit *whole = hits->hits;
    const size_t count = hits->hit_count, capacity = hits->hit_capacity;
    size_t parted = 0;
    hits->hits = hits->parted;
    hits->hit_capacity = hits->parted_capacity;
    hits->hit_count = 0;
    hits->parted = whole;
    hits->parted_capacity = capacity;
    for (size_t i = 0; i < count && !hits->out_of_memory; i++) {
        if (has_blank(b, &whole[i])) {
            part(hits, starts, any_case, b, &whole[i]);
            whole[parted++] = whole[i];
        } else if (dl_hits_reserve(hits, 1)) {
            dl_hits_put(hits, &whole[i]);
        } else {
            hits->out_of_memory = true;
        }
    }
    return parted;
}
