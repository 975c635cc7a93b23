/* edtf.c: EDTF values. */
#include "dates/notation.h"

#include <string.h>

static bool is_full_day(const struct dl_part *p)
{
    return p->unit == DL_UNIT_DAY && p->year != DL_NO_YEAR && p->month != 0 && p->day != 0;
}

/* Years whose last digits are not told: 193X, 18XX, -04XX. */
static void put_masked_year(struct dl_text *t, int year, int step, const char *mask)
{
    if (year < 0) dl_put(t, "-");
    dl_put_number(t, (year < 0 ? -year : year) / step, 4 - (int)strlen(mask));
    dl_put(t, mask);
}

static void put_edtf_day(struct dl_text *t, const struct dl_part *p)
{
    if (p->year == DL_NO_YEAR)
        dl_put(t, "XXXX");
    else
        dl_put_iso_year(t, p->year);
    dl_put_index(t, "-", p->month, 2);
    dl_put_index(t, "-", p->day, 2);
}

static void put_edtf_interval(struct dl_text *t, const struct dl_part *p, bool is_julian)
{
    struct dl_civil earliest, latest;
    if (!dl_part_bounds(p, &earliest, &latest)) return;
    if (is_julian) {
        dl_julian_to_gregorian(&earliest);
        dl_julian_to_gregorian(&latest);
    }
    dl_put_iso_day(t, earliest);
    dl_put(t, "/");
    dl_put_iso_day(t, latest);
}

static void put_edtf_part(struct dl_text *t, const struct dl_part *p)
{
    if (p->unit == DL_UNIT_DAY) {
        if (p->month != 0 || p->day != 0) put_edtf_day(t, p);
        return;
    }
    if (p->year == DL_NO_YEAR && p->unit != DL_UNIT_MONTH) return;
    switch (p->unit) {
    case DL_UNIT_WEEK:
    case DL_UNIT_WEEKEND: put_edtf_interval(t, p, false); return;
    case DL_UNIT_DECADE:
        if (p->year < 0) /* 479 to 470 BC are the years -478 to -469 */
            put_edtf_interval(t, p, false);
        else
            put_masked_year(t, p->year, 10, "X");
        return;
    case DL_UNIT_CENTURY: put_masked_year(t, p->year, 100, "XX"); return;
    case DL_UNIT_MILLENNIUM: put_masked_year(t, p->year, 1000, "XXX"); return;
    default: break;
    }
    bool is_share = (p->unit == DL_UNIT_QUARTER || p->unit == DL_UNIT_HALF) && p->month > 1;
    if (is_share || (p->unit == DL_UNIT_YEAR && p->index > 1)) { /* of a fiscal year */
        put_edtf_interval(t, p, false);
        return;
    }
    if (p->year == DL_NO_YEAR)
        dl_put(t, "XXXX");
    else
        dl_put_iso_year(t, p->year);
    if (p->unit == DL_UNIT_MONTH) dl_put_index(t, "-", p->month, 2);
    if (p->unit == DL_UNIT_SEASON) dl_put_index(t, "-", 20 + p->index, 2);
    if (p->unit == DL_UNIT_QUARTER) dl_put_index(t, "-", 32 + p->index, 2);
    if (p->unit == DL_UNIT_HALF) dl_put_index(t, "-", 39 + p->index, 2);
}

/* A part as EDTF has it, whose calendar is the Gregorian. */
static void put_part_of(struct dl_text *t, const struct dl_when *w, struct dl_part p)
{
    bool is_julian = (w->flags & DL_WHEN_OLD_STYLE) != 0 && p.year != DL_NO_YEAR;
    if (!is_julian) {
        put_edtf_part(t, &p);
    } else if (is_full_day(&p)) {
        struct dl_civil day = { p.year, p.month, p.day };
        dl_julian_to_gregorian(&day);
        dl_put_iso_day(t, day);
    } else if (w->kind != DL_WHEN_RANGE) {
        put_edtf_interval(t, &p, true);
    }
}

void dl_put_edtf(struct dl_text *t, const struct dl_when *w, const struct dl_settled *s)
{
    if (w->kind > DL_WHEN_RELATIVE || (w->kind == DL_WHEN_RELATIVE && s->is_open)) return;
    bool is_weekday_range = w->kind == DL_WHEN_RANGE && s->first.unit == DL_UNIT_DAY && s->first.day == 0;
    if (is_weekday_range) return;
    bool is_timed = w->clock.hour >= 0 && w->clock.hour < 24 && is_full_day(&s->first);
    put_part_of(t, w, s->first);
    if (is_timed) dl_put_clock(t, &w->clock, true);
    if (w->kind == DL_WHEN_RANGE) {
        if (w->mod == DL_MOD_APPROX) dl_put(t, "~"); /* "c. 1640-1702" */
        dl_put(t, "/");
        put_part_of(t, w, s->last);
        if (is_timed && w->until.hour < 24 && is_full_day(&s->last)) dl_put_clock(t, &w->until, true);
        return;
    }
    if (is_timed && w->until.hour >= 0 && w->until.hour < 24) {
        dl_put(t, "/");
        put_part_of(t, w, dl_last_day(w, &s->first));
        dl_put_clock(t, &w->until, true);
        return;
    }
    bool is_interval = s->first.unit == DL_UNIT_WEEK || s->first.unit == DL_UNIT_WEEKEND;
    bool is_about = w->mod == DL_MOD_APPROX && !is_interval && s->first.unit != DL_UNIT_NONE;
    if (is_about) dl_put(t, "~");
    if (!s->is_long) return;
    dl_put(t, "/");
    put_part_of(t, w, s->last);
    if (is_about) dl_put(t, "~");
}
