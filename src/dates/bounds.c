/* bounds.c: the first and the last day of a part of the calendar. */
#include "dates/settle.h"

static bool months_from(int year, int month, int count, struct dl_civil *earliest, struct dl_civil *latest)
{
    if (!dl_civil_valid(year, month, 1)) return false;
    *earliest = *latest = (struct dl_civil){ year, month, 1 };
    if (count > 1 && !dl_civil_add_months(latest, count - 1)) return false;
    latest->day = dl_civil_days_in_month(latest->year, latest->month);
    return true;
}

static bool years_from(int year, int count, struct dl_civil *earliest, struct dl_civil *latest)
{
    *earliest = (struct dl_civil){ year, 1, 1 };
    *latest = (struct dl_civil){ year + count - 1, 12, 31 };
    return year >= DL_YEAR_MIN && latest->year <= DL_YEAR_MAX;
}

/* A share of so many months of a year; a month says in which a fiscal year begins, in the year before from February. */
static bool share_of_year(const struct dl_part *p, int months, struct dl_civil *earliest, struct dl_civil *latest)
{
    bool is_shifted = p->month > 1;
    int all = (p->index - 1) * months + (is_shifted ? p->month - 1 - 12 : 0);
    int year = p->year + (all < 0 ? -1 : 0);
    return p->index > 0 && months_from(year, (all + 12) % 12 + 1, months, earliest, latest);
}

bool dl_part_bounds(const struct dl_part *p, struct dl_civil *earliest, struct dl_civil *latest)
{
    int year = p->year;
    if (year < DL_YEAR_MIN || year > DL_YEAR_MAX) return false;
    switch (p->unit) {
    case DL_UNIT_DAY:
        *earliest = *latest = (struct dl_civil){ year, p->month, p->day };
        return dl_civil_valid(year, p->month, p->day);
    case DL_UNIT_WEEK:
        return dl_civil_from_iso_week(year, p->index, 1, earliest) && dl_civil_from_iso_week(year, p->index, 7, latest);
    case DL_UNIT_WEEKEND:
        return dl_civil_from_iso_week(year, p->index, 6, earliest) && dl_civil_from_iso_week(year, p->index, 7, latest);
    case DL_UNIT_MONTH: return months_from(year, p->month, 1, earliest, latest);
    case DL_UNIT_QUARTER: return share_of_year(p, 3, earliest, latest);
    case DL_UNIT_HALF: return share_of_year(p, 6, earliest, latest);
    case DL_UNIT_SEASON: return months_from(year, p->index * 3, 3, earliest, latest);
    case DL_UNIT_YEAR:
        if (p->index > 1) return months_from(year - 1, p->index, 12, earliest, latest); /* a fiscal year */
        return years_from(year, 1, earliest, latest);
    case DL_UNIT_DECADE: return years_from(year, 10, earliest, latest);
    case DL_UNIT_CENTURY: return years_from(year, 100, earliest, latest);
    case DL_UNIT_MILLENNIUM: return years_from(year, 1000, earliest, latest);
    default: return false;
    }
}
