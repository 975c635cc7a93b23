/* when.c: small questions about an expression. */
#include "dates/when.h"

static bool has_clock(const struct dl_when *w)
{
    return w->clock.hour >= 0 || w->clock.part != DL_NO_DAY_PART;
}

enum dl_type dl_when_type(const struct dl_when *w)
{
    if (w->kind == DL_WHEN_DURATION) return DL_TYPE_DURATION;
    if (w->kind == DL_WHEN_SET) return DL_TYPE_SET;
    if (has_clock(w)) return DL_TYPE_TIME;
    bool counts_hours = w->unit != DL_UNIT_NONE && w->unit <= DL_UNIT_HOUR;
    return w->kind == DL_WHEN_RELATIVE && counts_hours ? DL_TYPE_TIME : DL_TYPE_DATE;
}

bool dl_when_needs_reference(const struct dl_when *w)
{
    switch (w->kind) {
    case DL_WHEN_RELATIVE: return true;
    case DL_WHEN_CALENDAR:
    case DL_WHEN_RANGE: return w->first.year == DL_NO_YEAR || (w->flags & DL_WHEN_TWO_DIGIT_YEAR);
    default: return false;
    }
}

static void swap_part(struct dl_part *p)
{
    uint8_t month = p->month;
    p->month = p->day;
    p->day = month;
}

void dl_when_swap_order(struct dl_when *w)
{
    swap_part(&w->first);
    if (w->kind == DL_WHEN_RANGE) swap_part(&w->last);
    w->flags ^= DL_WHEN_DAY_FIRST | DL_WHEN_MONTH_FIRST;
}
