/* nested.c: the best readings inside of a mention, then those inside of these, to the end.
 *
 *     London Stock Exchange            the winner
 *     London   Stock   Exchange        what it covers: candidates of the window that lost to it, and those
 *                                      that lie in it because a dictionary has all of it (inside.h)
 *
 * What is chosen there is a row, if it names something of its own: the parts of a person's name mean that person, those
 * of a place's mostly nothing.
 */
#include "resolve/nested.h"

#include <string.h>

#include "memory.h"
#include "resolve/choose.h"
#include "resolve/join.h"
#include "text/ascii.h"

/* The readings of one window, from where those inside of a mention begin. */
struct readings {
    const struct dl_window *w;
    struct dl_mention *list;
    size_t at;
};

/* Weighs the candidates inside as if nothing stood around them; what the document has told so far counts. */
static void read_inside(const struct dl_resolver *r, const struct dl_window *inside)
{
    for (size_t i = 0; i < inside->count; i++) {
        struct dl_mention *m = &r->inner[i];
        *m = (struct dl_mention){ .candidate = &inside->candidates[i] };
        dl_weigh(r, inside, m);
        const bool may_be_short = dl_join_may_be_short(m->candidate);
        if (may_be_short) m->around = dl_join_features(r, inside, m->candidate);
        if (m->around != 0) dl_weigh(r, inside, m);
        if (dl_join_is_full(r, m))
            m->kind = m->sense ? DL_MENTION_DICT : DL_MENTION_FULL;
        else if (may_be_short)
            dl_join(r, inside, m);
    }
}

/* The first candidate that begins at start or behind it. */
static size_t first_from(const struct dl_window *w, uint32_t start)
{
    size_t low = 0, high = w->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (w->candidates[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Is the candidate no more than a short form of the mention around it: "Quux" in "Quux Motors"? */
static bool is_short_of(const struct dl_resolver *r, const struct dl_window *w, const struct dl_mention *outer,
                        const struct dl_mention *m)
{
    if (!m->person) return false;
    const struct dl_candidate *c = outer->candidate;
    dateline_span name = { (const char *)w->text + c->start, c->end - c->start };
    if (outer->sense) name = dl_sense_canonical(r->dict, outer->sense);
    if (outer->person) name = outer->person->value;
    return name.len == m->person->value.len && memcmp(name.ptr, m->person->value.ptr, name.len) == 0;
}

/* Does "of" or "of the" stand before the candidate: "the Gulf of Mexico", "Lawrence of Arabia"? */
static bool follows_of(const struct dl_window *w, const struct dl_mention *outer, const struct dl_candidate *c)
{
    const unsigned char *p = w->text + c->start;
    uint32_t room = c->start - outer->candidate->start;
    if (room >= 4 && memcmp(p - 4, "the ", 4) == 0) p -= 4, room -= 4;
    return room >= 4 && dl_is_blank(p[-4]) && memcmp(p - 3, "of", 2) == 0 && dl_is_blank(p[-1]);
}

/* Is it a name by itself? What only its shape makes is a piece of the longer one: "Council of Economic". */
static bool is_name(const struct dl_mention *m)
{
    if (m->type == DL_TYPE_PERSON) return m->person || (m->candidate->features & DL_FEATURE_SEVERAL_WORDS);
    return m->person || m->sense;
}

/* Is it a part of what a person or place is called: "West Virginia", "St. Louis", but not "the Gulf of Mexico"? */
static bool is_own_part(const struct dl_window *w, const struct dl_mention *outer, const struct dl_mention *m)
{
    const bool is_person = m->type == DL_TYPE_PERSON;
    if (outer->type == DL_TYPE_PERSON) return is_person || !follows_of(w, outer, m->candidate);
    if (outer->type != DL_TYPE_PLACE) return false;
    if (is_person) return (m->candidate->features & DL_FEATURE_SEVERAL_WORDS) == 0;
    return m->type == DL_TYPE_PLACE && !follows_of(w, outer, m->candidate);
}

/* May it be a row inside of the mention? */
static bool may_nest(const struct dl_resolver *r, const struct dl_window *w, const struct dl_mention *outer,
                     const struct dl_mention *m)
{
    const struct dl_candidate *c = m->candidate, *o = outer->candidate;
    const bool is_inside = c->start >= o->start && c->end <= o->end && c->end - c->start < o->end - o->start;
    return is_inside && c->rule != DL_RULE_DATE && is_name(m) && !is_own_part(w, outer, m) &&
           !is_short_of(r, w, outer, m);
}

/* May names lie in the mention? Not in a date, nor in a people or a word: "Puerto Ricans". */
static bool may_hold(const struct dl_mention *m)
{
    return m->type < DL_TYPE_DATE || m->type >= DL_TYPE_USER;
}

/* Writes to won what wins inside of the mention; answers how many. */
static size_t choose_inside(const struct dl_resolver *r, struct readings of[2], const struct dl_mention *outer,
                            struct dl_mention **won)
{
    const struct dl_candidate *o = outer->candidate;
    struct dl_chooser chooser;
    dl_choose_begin(&chooser, r->min_sum, won);
    for (unsigned k = 0; k < 2; k++)
        of[k].at = first_from(of[k].w, o->start);
    for (;;) {
        const struct dl_candidate *next[2];
        for (unsigned k = 0; k < 2; k++) {
            next[k] = of[k].at < of[k].w->count ? &of[k].w->candidates[of[k].at] : NULL;
            if (next[k] && next[k]->start >= o->end) next[k] = NULL;
        }
        if (!next[0] && !next[1]) return dl_choose_end(&chooser);
        struct readings *from = &of[!next[0] || (next[1] && next[1]->start < next[0]->start)];
        struct dl_mention *m = &from->list[from->at++];
        if (may_nest(r, from->w, outer, m)) dl_choose_offer(&chooser, from->w, m);
    }
}

/* Of two that begin together the longer one is first. */
static bool comes_before(const struct dl_mention *a, const struct dl_mention *b)
{
    const struct dl_candidate *x = a->candidate, *y = b->candidate;
    return x->start != y->start ? x->start < y->start : x->end > y->end;
}

static void sort(struct dl_mention **list, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct dl_mention *m = list[i];
        size_t at = i;
        for (; at > 0 && comes_before(m, list[at - 1]); at--)
            list[at] = list[at - 1];
        list[at] = m;
    }
}

dateline_status dl_nested_add(struct dl_resolver *r, const struct dl_window *w, const struct dl_window *inside,
                              size_t *count)
{
    struct dl_mention *inner = dl_reserve(r->inner, &r->inner_capacity, inside->count, sizeof *inner);
    if (!inner) return DATELINE_ENOMEM;
    r->inner = inner;
    struct dl_mention **nested = dl_reserve(r->nested, &r->nested_capacity, w->count + inside->count, sizeof *nested);
    if (!nested) return DATELINE_ENOMEM;
    r->nested = nested;
    read_inside(r, inside);
    struct readings of[2] = { { w, r->readings, 0 }, { inside, r->inner, 0 } };
    size_t all = 0;
    for (size_t i = 0; i < *count; i++) {
        const size_t outer = all;
        nested[all++] = r->mentions[i];
        for (size_t k = outer; k < all; k++)
            if (may_hold(nested[k])) all += choose_inside(r, of, nested[k], nested + all);
        for (size_t k = outer + 1; k < all; k++)
            nested[k]->is_nested = true;
        sort(nested + outer, all - outer);
    }
    *count = all;
    return DATELINE_OK;
}
