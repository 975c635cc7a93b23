/* value.c: writes an expression as TIMEX3, as EDTF, and as a pair of days.
 *
 *     part                  TIMEX3        EDTF         earliest .. latest
 *     16 November 1933      1933-11-16    1933-11-16   1933-11-16 .. 1933-11-16
 *     1930s                 193           193X         1930-01-01 .. 1939-12-31
 *     44 BC                 BC0044        -0043        -0043-01-01 .. -0043-12-31
 *     third quarter 2016    2016-Q3       2016-35      2016-07-01 .. 2016-09-30
 */
#include "dates/value.h"

#include "dates/holiday.h"
#include "dates/notation.h"
#include "dates/settle.h"

static bool is_full_day(const struct dl_part *p)
{
    return p->unit == DL_UNIT_DAY && p->year != DL_NO_YEAR && p->month != 0 && p->day != 0;
}

static bool is_impossible(const struct dl_part *p)
{
    if (p->unit != DL_UNIT_DAY || p->month == 0 || p->day == 0) return false;
    int year = p->year == DL_NO_YEAR ? 2000 : p->year;
    return !dl_civil_valid(year, p->month, p->day);
}

/* Is it a feast whose day is seen, not reckoned? Where it counts something else, that is no more exact. */
static bool is_observed(const struct dl_when *w)
{
    return (w->flags & DL_WHEN_HOLIDAY) != 0 && dl_holiday_is_observed((int)w->holiday);
}

static bool bounds(const struct dl_when *w, const struct dl_settled *s, struct dl_civil *earliest,
                   struct dl_civil *latest)
{
    struct dl_civil ignored;
    if (s->is_open || s->first.year == DL_NO_YEAR) return false;
    if (!dl_part_bounds(&s->first, earliest, latest)) return false;
    if ((w->kind == DL_WHEN_RANGE || s->is_long) && !dl_part_bounds(&s->last, &ignored, latest)) return false;
    if (dl_when_ends_next_day(w)) (void)dl_civil_add_days(latest, 1);
    if (w->flags & DL_WHEN_OLD_STYLE) {
        dl_julian_to_gregorian(earliest);
        dl_julian_to_gregorian(latest);
    }
    return true;
}

/* Adds a flag to those that begin at first. */
static inline void add_flag(struct dl_text *t, const char *flag, const char *first)
{
    if (t->to > first) dl_put(t, " ");
    dl_put(t, flag);
}

static bool has_wrong_weekday(const struct dl_when *w, const struct dl_settled *s)
{
    if (w->kind != DL_WHEN_CALENDAR || w->first.weekday == 0 || w->first.month == 0 || s->is_open) return false;
    if (!is_full_day(&s->first) || s->used_reference || is_impossible(&s->first)) return false;
    struct dl_civil day = { s->first.year, s->first.month, s->first.day };
    if (w->flags & DL_WHEN_OLD_STYLE) dl_julian_to_gregorian(&day);
    return dl_civil_weekday(day) != w->first.weekday;
}

static bool lacks_reference(const struct dl_when *w, const struct dl_settled *s)
{
    bool is_of_reign = w->kind == DL_WHEN_CALENDAR && w->first.unit == DL_UNIT_YEAR && (w->flags & DL_WHEN_MANY);
    if (is_of_reign) return true; /* "the third year of our reign" */
    if (w->kind > DL_WHEN_RELATIVE || !s->is_open || (w->flags & DL_WHEN_MANY)) return false;
    bool is_hours = w->kind == DL_WHEN_RELATIVE && w->unit < DL_UNIT_DAY; /* a day says too little */
    return !s->had_reference || is_hours;
}

static void put_flags(const struct dl_when *w, const struct dl_settled *s, bool impossible, struct dl_value *out)
{
    struct dl_text t = dl_text_in(out->flags, sizeof out->flags);
    if (lacks_reference(w, s)) add_flag(&t, "no-reference", out->flags);
    if (w->flags & DL_WHEN_AMBIGUOUS_ORDER) add_flag(&t, "ambiguous-order", out->flags);
    if (impossible) add_flag(&t, "impossible", out->flags);
    if (has_wrong_weekday(w, s)) add_flag(&t, "weekday-mismatch", out->flags);
    if (w->flags & DL_WHEN_TWO_DIGIT_YEAR) add_flag(&t, "two-digit-year", out->flags);
    if (w->flags & DL_WHEN_OLD_STYLE) add_flag(&t, "old-style", out->flags);
    if (w->flags & DL_WHEN_FISCAL) add_flag(&t, "fiscal-year", out->flags);
    out->flags_size = (size_t)(t.to - out->flags);
}

static const char *subtype(const struct dl_when *w)
{
    static const char *const names[] = { "",        "second", "minute", "hour",    "day",
                                         "weekend", "week",   "month",  "quarter", "season",
                                         "half",    "year",   "decade", "century", "millennium" };
    switch (w->kind) {
    case DL_WHEN_RANGE: return "range";
    case DL_WHEN_RELATIVE: return "relative";
    case DL_WHEN_VAGUE: return "vague";
    case DL_WHEN_DURATION: return names[w->unit];
    case DL_WHEN_SET: return "recurring";
    default: break;
    }
    if (w->until.hour >= 0) return "range";
    if (w->pick.nth != 0) return w->pick.unit == DL_UNIT_NONE ? "day" : names[w->pick.unit];
    if (w->unit != DL_UNIT_NONE) return w->amount == 0 ? names[w->unit] : "relative"; /* "the week of May 5" */
    if (w->flags & DL_WHEN_HOLIDAY) return w->first.weekday == 0 ? "holiday" : "day"; /* "first Monday in May" */
    if (w->clock.hour >= 0) return "time";
    if (w->clock.part != DL_NO_DAY_PART) return "day-part";
    if (w->first.unit == DL_UNIT_DAY && w->first.month == 0 && w->first.weekday != 0) return "weekday";
    return names[w->first.unit];
}

/* The value that the expression has when it is read the other way. */
static void put_alt(const struct dl_when *w, const struct dl_civil *reference, const struct dl_settled *s,
                    struct dl_value *out)
{
    struct dl_text t = dl_text_in(out->alt, sizeof out->alt);
    struct dl_when other = *w;
    struct dl_settled settled = *s;
    if (w->flags & DL_WHEN_AMBIGUOUS_ORDER) {
        dl_when_swap_order(&other);
        dl_settle(&other, reference, &settled);
    } else if (w->flags & DL_WHEN_TWO_DIGIT_YEAR) {
        settled.first.year = (int16_t)(settled.first.year + (settled.first.year >= 2000 ? -100 : 100));
    } else {
        return;
    }
    dl_put_timex(&t, &other, &settled);
}

/* What was settled, as a row says it. */
static inline void render(const struct dl_when *when, const struct dl_settled *s, const struct dl_civil *reference,
                          bool with_calendar, struct dl_value *out)
{
    struct dl_when about;
    const struct dl_when *w = when;
    if (when->mod == DL_MOD_NONE && is_observed(when)) {
        about = *when;
        about.mod = DL_MOD_APPROX;
        w = &about;
    }
    static const char *const mods[] = {
#define X(name, text) text,
        DL_MOD_LIST(X)
#undef X
    };
    struct dl_civil latest;
    bool impossible = is_impossible(&s->first) || (w->kind == DL_WHEN_RANGE && is_impossible(&s->last));

    out->type = dl_when_type(w);
    out->subtype = subtype(w);
    out->mod = mods[w->mod < DL_MODS ? w->mod : 0];
    out->used_reference = s->used_reference;
    out->has_sort = false;
    out->edtf[0] = out->earliest[0] = out->latest[0] = out->alt[0] = '\0';
    put_flags(w, s, impossible, out);
    struct dl_text value = dl_text_in(out->value, sizeof out->value);
    if (!impossible) dl_put_timex(&value, w, s);
    out->value_size = (size_t)(value.to - out->value);
    if (impossible) return;
    out->has_sort = bounds(w, s, &out->day, &latest);
    struct dl_civil earliest = out->day;
    if (out->has_sort && is_observed(w)) (void)(dl_civil_add_days(&earliest, -1) && dl_civil_add_days(&latest, 1));
    if (out->has_sort) out->sort = dl_civil_to_jdn(earliest);
    if (!with_calendar) return;
    struct dl_text edtf = dl_text_in(out->edtf, sizeof out->edtf);
    dl_put_edtf(&edtf, w, s);
    put_alt(w, reference, s, out);
    if (!out->has_sort) return;
    struct dl_text from = dl_text_in(out->earliest, sizeof out->earliest),
                   to = dl_text_in(out->latest, sizeof out->latest);
    dl_put_iso_day(&from, earliest);
    dl_put_iso_day(&to, latest);
}

void dl_value_render(const struct dl_when *when, const struct dl_civil *reference, bool with_calendar,
                     struct dl_value *out)
{
    struct dl_settled s;
    dl_settle(when, reference, &s);
    render(when, &s, reference, with_calendar, out);
}

void dl_value_render_end(const struct dl_when *when, const struct dl_civil *reference, bool is_last, bool with_calendar,
                         struct dl_value *out)
{
    struct dl_settled s;
    const struct dl_when end = dl_when_end(when, is_last);
    dl_settle(when, reference, &s);
    if (is_last) s.first = when->kind == DL_WHEN_RANGE ? s.last : dl_last_day(when, &s.first);
    s.last = dl_part_empty();
    s.is_open &= s.first.year == DL_NO_YEAR; /* "from May 2018 to today" */
    s.used_reference &= dl_when_needs_reference(&end);
    render(&end, &s, reference, with_calendar, out);
}
