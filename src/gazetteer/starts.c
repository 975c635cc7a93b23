/* starts.c: one step for all starts of a batch before the next, so that the memory that a step needs is on its way
 * while the others are looked at.
 *
 *     Soviet        is it kept? else: the filter of first words
 *     Soviet is     a small word that no name has: the start ends here
 *     Soviet Union  the filter of paths, and so on
 */
#include "gazetteer/starts.h"

void dl_starts_init(struct dl_starts *st, struct dl_hits *hits)
{
    st->hits = hits;
    for (unsigned i = 0; i < hits->layers; i++) {
        const struct dl_gaz *gaz = hits->gaz[i];
        st->first[i] = (struct dl_filter){ gaz->first, gaz->first_words };
        st->path[i] = (struct dl_filter){ gaz->path, gaz->path_words };
        for (unsigned k = 0; k < DL_SMALL_WORDS / 64; k++)
            st->small[k] |= gaz->small ? gaz->small[k] : UINT64_MAX;
    }
}

/* Calls for the memory that the ask will need. */
static inline void call(const struct dl_start *s, const struct dl_filter *filters, uint32_t layers)
{
    for (; layers != 0; layers &= layers - 1) {
        const struct dl_filter *f = &filters[__builtin_ctz(layers)];
        __builtin_prefetch(&f->words[dl_gaz_place((uint32_t)s->path.key, f->count)]);
    }
}

/* Makes starts of the words, with what is kept of them. Lists those that are not kept, and behind *active those that
 * may go on; answers how many are not. Without branches: nobody could foretell them. */
static unsigned recall_words(struct dl_starts *st, const struct dl_block *b, const struct dl_first_word *words,
                             unsigned count, uint8_t unknown[DL_BATCH], unsigned *active)
{
    struct dl_kept *const table = st->hits->kept;
    unsigned unknowns = 0;
    for (unsigned k = 0; k < count; k++) {
        const struct dl_first_word *w = &words[k];
        struct dl_start *s = &st->list[k];
        s->pos = dl_first_word_start(w);
        s->begins = dl_first_word_begins(w);
        s->path = (struct dl_path){ w->key, w->end, w->end - s->pos };
        const struct dl_kept *kept = dl_kept_slot(table, b->text + s->pos, w->key);
        const unsigned is_kept = dl_hits_is_kept(kept, b->text + s->pos, s->path.last) & s->begins, all = 0 - is_kept;
        s->hit = dl_hits_kept(kept, b, s->pos, w->end);
        s->hit.senses &= (uint8_t)all;
        s->goes_on = kept->goes_on & (uint16_t)all;
        s->stop = 0;
        s->is_broken = false;
        unknown[unknowns] = (uint8_t)k;
        unknowns += !is_kept;
        st->active[*active] = (uint8_t)k;
        *active += s->goes_on != 0;
    }
    return unknowns;
}

/* Looks at the first words; answers how many starts may have longer names. */
static unsigned take_first_words(struct dl_starts *st, const struct dl_block *b, const struct dl_first_word *words,
                                 unsigned count)
{
    uint8_t unknown[DL_BATCH];
    unsigned active = 0;
    const unsigned unknowns = recall_words(st, b, words, count, unknown, &active);
    for (unsigned k = 0; k < unknowns; k++)
        call(&st->list[unknown[k]], st->first, dl_starts_layers(st));
    for (unsigned k = 0; k < unknowns; k++) {
        dl_starts_ask(st, &st->list[unknown[k]], st->first, dl_starts_layers(st));
        st->active[active] = unknown[k];
        active += st->list[unknown[k]].goes_on != 0;
    }
    return active;
}

/* A word that a name may go on with. */
struct next_word {
    uint64_t hash;
    uint32_t start, end;
};

/* Looks at the words behind the active starts; answers how many of them may go on with a name. */
static unsigned look_ahead(struct dl_starts *st, const struct dl_block *b, unsigned active,
                           struct next_word next[DL_BATCH])
{
    unsigned left = 0;
    for (unsigned k = 0; k < active; k++) {
        const struct dl_start *s = &st->list[st->active[k]];
        const uint32_t word = dl_next_word(b, s->path.end), end = dl_word_end(b, word);
        const uint64_t hash = dl_word_hash(b->text + word, end - word);
        const uint32_t small = dl_gaz_small(hash);
        bool may_follow = dl_bit(b->upper, word) | dl_bit(st->small, small); /* most small words stand in no name */
        if (st->joined) may_follow |= dl_joined_breaks(st->joined, end);     /* it is a part of a word */
        next[left] = (struct next_word){ hash, word, end };
        st->active[left] = st->active[k];
        left += may_follow & (word < b->len) & (hash != 0);
    }
    return left;
}

/* Moves the active starts one word on; answers how many are left. */
static unsigned take_next_words(struct dl_starts *st, const struct dl_block *b, unsigned active)
{
    struct next_word next[DL_BATCH];
    unsigned left = 0, walked = 0;
    active = look_ahead(st, b, active, next);
    for (unsigned k = 0; k < active; k++) {
        struct dl_start *s = &st->list[st->active[k]];
        st->active[walked] = st->active[k];
        const uint32_t gap = dl_path_gap(&s->path, b, next[k].start);
        if (gap == 0) continue;
        dl_path_join(&s->path, gap, next[k].start, next[k].end, next[k].hash);
        walked++;
        call(s, st->path, s->goes_on);
    }
    for (unsigned k = 0; k < walked; k++) {
        struct dl_start *s = &st->list[st->active[k]];
        st->active[left] = st->active[k];
        if (st->joined) s->is_broken |= dl_joined_breaks(st->joined, s->path.end);
        dl_starts_ask(st, s, st->path, s->goes_on);
        left += s->goes_on != 0;
    }
    return left;
}

void dl_starts_take(struct dl_starts *st, const struct dl_block *b, const struct dl_first_word *words, unsigned count)
{
    st->stop_count = 1;
    unsigned active = take_first_words(st, b, words, count);
    for (unsigned k = 0; st->joined && k < count; k++)
        st->list[k].is_broken = dl_joined_breaks(st->joined, st->list[k].path.end);
    for (unsigned n = 2; active > 0 && n <= DL_NAME_WORDS_MAX; n++)
        active = take_next_words(st, b, active);
}

void dl_starts_walk(struct dl_starts *st, const struct dl_block *b, struct dl_start *s, uint32_t limit)
{
    dl_starts_ask(st, s, st->first, dl_starts_layers(st));
    for (unsigned words = 2; s->goes_on != 0 && words <= DL_NAME_WORDS_MAX && s->path.end < limit; words++) {
        if (!dl_path_next(&s->path, b)) break;
        dl_starts_ask(st, s, st->path, s->goes_on);
    }
}
