/* anchor.c: chooses between the reference date and the last date named.
 *
 * Some documents tell of their own time (news), some of another (histories). In the first kind
 * "on 5 May" is near the reference date unless a date named just before it says another year; in
 * the second it is always of the year named last. The dates named so far tell which kind it is.
 */
#include "dates/anchor.h"

#include <stddef.h>

enum { YEAR_REACH = 250, NEAR_DAYS = 550 };

void dl_anchor_begin(struct dl_anchor *anchor, const struct dl_civil *reference)
{
    *anchor = (struct dl_anchor){ .has_reference = reference != NULL };
    if (reference != NULL) anchor->reference = *reference;
}

/* A month, a day of a month, a season that does not say its year. */
static bool lacks_year_only(const struct dl_when *w)
{
    bool is_part = w->kind == DL_WHEN_CALENDAR || w->kind == DL_WHEN_RANGE;
    if (!is_part || w->first.year != DL_NO_YEAR || w->direction != DL_DIRECTION_NONE) return false;
    return w->first.month != 0 || w->first.index != 0 || (w->flags & DL_WHEN_HOLIDAY);
}

static bool is_time_only(const struct dl_when *w)
{
    return w->kind == DL_WHEN_CALENDAR && w->first.unit == DL_UNIT_NONE;
}

static bool tells_of_another_time(const struct dl_anchor *a)
{
    return !a->has_reference || a->far > 2 * a->near + 2;
}

static bool counts_from_text(const struct dl_anchor *a, const struct dl_when *w, uint64_t at)
{
    if (!a->has_last) return false;
    if (w->flags & DL_WHEN_ANAPHORIC) return true;
    if (!lacks_year_only(w) && !is_time_only(w)) return false;
    return tells_of_another_time(a) || at - a->last_at <= YEAR_REACH;
}

static void count_named_year(struct dl_anchor *a, const struct dl_when *w, const struct dl_value *v)
{
    bool names_year = (w->kind == DL_WHEN_CALENDAR || w->kind == DL_WHEN_RANGE) && w->first.year != DL_NO_YEAR;
    if (!a->has_reference || !names_year) return;
    int64_t days = v->sort - dl_civil_to_jdn(a->reference);
    if (days < -NEAR_DAYS || days > NEAR_DAYS)
        a->far++;
    else
        a->near++;
}

void dl_anchor_render(struct dl_anchor *a, const struct dl_when *when, uint64_t at, struct dl_value *out,
                      bool *from_text)
{
    struct dl_when w = *when;
    bool is_from_text = counts_from_text(a, when, at);
    if (is_from_text) w.flags |= DL_WHEN_ANAPHORIC;
    const struct dl_civil *from = is_from_text ? &a->last : a->has_reference ? &a->reference : NULL;
    dl_value_render(&w, from, out);
    *from_text = is_from_text && out->used_reference;
    if (!out->has_sort || (out->type != DL_TYPE_DATE && out->type != DL_TYPE_TIME)) return;
    count_named_year(a, when, out);
    a->last = out->day;
    a->last_at = at;
    a->has_last = true;
}
