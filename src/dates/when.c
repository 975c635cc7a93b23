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

bool dl_when_ends_next_day(const struct dl_when *w)
{
    if (w->until.hour < 0 || w->kind == DL_WHEN_RANGE) return false;
    return w->until.hour * 60 + w->until.minute <= w->clock.hour * 60 + w->clock.minute;
}

bool dl_when_needs_reference(const struct dl_when *w)
{
    switch (w->kind) {
    case DL_WHEN_RELATIVE: return true;
    case DL_WHEN_CALENDAR:
    case DL_WHEN_RANGE:
        return w->first.year == DL_NO_YEAR || (w->kind == DL_WHEN_RANGE && w->last.year == DL_NO_YEAR) ||
               (w->flags & DL_WHEN_TWO_DIGIT_YEAR);
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

void dl_when_turn_ahead(struct dl_when *w)
{
    bool is_plain = w->kind == DL_WHEN_DURATION && w->unit >= DL_UNIT_DAY && !(w->flags & DL_WHEN_MANY);
    if (!is_plain || (w->other_unit != DL_UNIT_NONE && w->other_unit < DL_UNIT_DAY) || w->mod > DL_MOD_APPROX ||
        w->amount > DL_AMOUNT_COUNTED_MAX || w->other_amount > DL_AMOUNT_COUNTED_MAX)
        return;
    w->kind = DL_WHEN_RELATIVE;
    int times = w->unit == DL_UNIT_WEEK ? 7 : w->unit == DL_UNIT_DECADE ? 10 : 1; /* as exact as the smaller unit */
    w->unit = (uint8_t)(w->unit == DL_UNIT_WEEK ? DL_UNIT_DAY : w->unit == DL_UNIT_DECADE ? DL_UNIT_YEAR : w->unit);
    w->amount *= times;
    if (w->flags & DL_WHEN_OR) w->other_amount *= times;
}
