/* calendar_hebrew.c: the arithmetic of Reingold and Dershowitz, Calendrical Calculations, chapter 8.
 *
 *     Tishri 30  Cheshvan 29 30  Kislev 29 30  Tevet 29  Shevat 30  (Adar I 30)  Adar 29  | Nisan 30 ... Elul 29
 *     counted from the new year on                                  counted back from the next one
 */
#include "dates/calendars.h"

enum {
    DAY_OF_YEAR_1 = 347998, /* the Julian Day Number from which new years are counted */
    PARTS_OF_DAY = 25920,
    FIRST_PARTS = 12084, /* of the first new moon */
    PARTS_OF_MONTH = 13753,
    DAYS_OF_MONTH = 29,
    YEARS_AHEAD = 3760, /* of the civil year in which a Hebrew year ends */
    NISAN_TO_NEW_YEAR = 177
};

/* Days from the first new year to the new moon of another, moved off three weekdays. */
static int64_t elapsed(int64_t year)
{
    int64_t months = (235 * year - 234) / 19;
    int64_t days = DAYS_OF_MONTH * months + (FIRST_PARTS + PARTS_OF_MONTH * months) / PARTS_OF_DAY;
    return days + (3 * (days + 1) % 7 < 3);
}

/* The first of Tishri; no year has 356 or 382 days. */
static int64_t new_year(int64_t year)
{
    int64_t before = elapsed(year - 1), now = elapsed(year), after = elapsed(year + 1);
    int delay = after - now == 356 ? 2 : now - before == 382 ? 1 : 0;
    return DAY_OF_YEAR_1 + now + delay;
}

/* The first day of a month of the year that begins with Tishri. */
static int64_t first_of(int64_t year, int month)
{
    enum { NISAN = 1, ELUL = 6, TISHRI, CHESHVAN, KISLEV, TEVET, SHEVAT, ADAR };
    static const uint8_t from_nisan[] = { 0, 0, 30, 59, 89, 118, 148 };
    int64_t first = new_year(year), next = new_year(year + 1), days = next - first;
    if (month <= ELUL) return next - NISAN_TO_NEW_YEAR + from_nisan[month];
    if (month == ADAR) return next - NISAN_TO_NEW_YEAR - 29;
    int cheshvan = days % 10 == 5 ? 30 : 29, kislev = days % 10 == 3 ? 29 : 30;
    int64_t at = first;
    if (month > TISHRI) at += 30;
    if (month > CHESHVAN) at += cheshvan;
    if (month > KISLEV) at += kislev;
    return month > TEVET ? at + 29 : at;
}

bool dl_hebrew_day_in_year(int year, int month, int day, struct dl_civil *out)
{
    if (month < 1 || month > 12 || day < 1 || day > 30) return false;
    for (int64_t hebrew = (int64_t)year + YEARS_AHEAD; hebrew <= (int64_t)year + YEARS_AHEAD + 1; hebrew++) {
        if (hebrew < 1 || !dl_civil_from_jdn(first_of(hebrew, month) + day - 1, out)) continue;
        if (out->year == year) return true;
    }
    return false;
}
