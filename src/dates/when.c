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

static struct dl_when end_of_hours(const struct dl_when *w, bool is_last)
{
    struct dl_when end = *w;
    if (is_last) end.clock = w->until;
    if (is_last && dl_when_ends_next_day(w)) end.first.weekday = 0; /* that of the day before */
    end.until = dl_when_empty(DL_WHEN_CALENDAR).until;
    return end;
}

struct dl_when dl_when_end(const struct dl_when *w, bool is_last)
{
    enum { MONTHS = 12, CENTURY = 100 };
    if (w->kind != DL_WHEN_RANGE) return end_of_hours(w, is_last);
    struct dl_when end = *w;
    if (is_last) {
        end.first = w->last;
        end.direction = w->last_direction;
        end.amount = w->other_amount;
        end.unit = w->other_unit;
        end.mod = DL_MOD_NONE; /* "c. 1640-1702": that of the first */
    }
    end.kind = end.unit == DL_UNIT_NONE ? DL_WHEN_CALENDAR : DL_WHEN_RELATIVE;
    end.other_unit = DL_UNIT_NONE;
    if (end.first.day == 0 || end.first.day > MONTHS) end.flags &= (uint16_t)~DL_WHEN_AMBIGUOUS_ORDER;
    if (end.first.year < 0 || end.first.year >= CENTURY) end.flags &= (uint16_t)~DL_WHEN_TWO_DIGIT_YEAR;
    return end;
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
