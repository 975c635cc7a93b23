/* shapes_calendars.c: one day in the old and the new calendar.
 *
 *     25 October/7 November 1917   11/22 February 1732   the 16th/26th of December 1665
 *     30 April/1 May 1945          a night: from one day to the next
 */
#include "dates/civil.h"
#include "dates/read.h"
#include "dates/relative.h"

/* The days from one day of a year to another, months taken as they are in a common year. */
static int days_between(int month, int day, int last_month, int last_day)
{
    struct dl_civil first = { 2001, month, day }, last = { 2001 + (last_month < month), last_month, last_day };
    if (!dl_civil_valid(first.year, month, day) || !dl_civil_valid(last.year, last_month, last_day)) return 0;
    return (int)(dl_civil_to_jdn(last) - dl_civil_to_jdn(first));
}

/* The value is that of the new calendar. */
bool dl_day_in_two_calendars(struct dl_cursor *c, struct dl_when *out)
{
    enum { LEAST_DAYS = 10, MOST_DAYS = 13 };
    int day, month = 0, new_day, new_month;
    bool is_ordinal;
    const unsigned first_at = c->at;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_day(c, &day, &is_ordinal)) return false;
    if (dl_is_name(c)) (void)dl_take(c, DL_WORD_month, &month);
    bool is_joined = dl_take_inner_mark(c, DL_MARK_SLASH);
    if (!is_joined && month != 0 && dl_take_mark(c, DL_MARK_SLASH)) is_joined = true;
    const struct dl_cursor joined = *c;
    if (!is_joined || !dl_read_day(c, &new_day, &is_ordinal)) return false;
    (void)dl_take(c, DL_WORD_of, NULL);
    if (!dl_read_month(c, &new_month)) return false;
    dl_take_year(c, out);
    if (out->first.year == DL_NO_YEAR) return false;
    if (month == 0) month = new_month;
    int days = days_between(month, day, new_month, new_day);
    if (days == 1 && month != new_month) {
        out->kind = DL_WHEN_RANGE;
        dl_note_joint(out, first_at, &joined);
        out->last = (struct dl_part){ out->first.year, (uint8_t)new_month, (uint8_t)new_day, DL_UNIT_DAY, 0, 0 };
        out->first = out->last;
        out->first.year = (int16_t)(out->last.year - (new_month < month));
        out->first.month = (uint8_t)month;
        out->first.day = (uint8_t)day;
        return true;
    }
    if (days < LEAST_DAYS || days > MOST_DAYS) return false;
    out->first.month = (uint8_t)new_month;
    out->first.day = (uint8_t)new_day;
    out->first.unit = DL_UNIT_DAY;
    (void)dl_read_style(c, out);
    return true;
}
