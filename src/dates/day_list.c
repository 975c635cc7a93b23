/* day_list.c: reads the days of a list, backwards by its words and forwards by tokens.
 *
 *     on 3, 5 and 7 May 2018           on May 3, 5 and 7, 2018 they
 *        ^  ^ and ^ the date              ^date  ^ and ^ year
 *
 * Numbers beside a date are of many kinds ("May 3, 5 people"): a list has an "and" before its last day, its days
 * ascend, and where it stands behind the name a year or the end of the phrase follows it.
 */
#include "dates/day_list.h"

#include "dates/read.h"
#include "dates/shapes.h"
#include "dates/words.h"
#include "text/ascii.h"

#include <string.h>

enum { DAYS = 31 };

/* May other days share the month of this date? */
static bool may_be_listed(const struct dl_when *date)
{
    if (date->kind != DL_WHEN_CALENDAR || date->first.unit != DL_UNIT_DAY || date->first.month == 0) return false;
    return date->first.day != 0 && date->clock.hour < 0 && date->clock.part == DL_NO_DAY_PART &&
           date->unit == DL_UNIT_NONE && date->pick.nth == 0 && (date->flags & (DL_WHEN_HOLIDAY | DL_WHEN_WEAK)) == 0;
}

/* Adds a day of the date's month. */
static void add_day(struct dl_day_list *list, uint32_t start, uint32_t end, const struct dl_when *date, int day)
{
    struct dl_listed_day *listed = &list->days[list->count++];
    *listed = (struct dl_listed_day){ start, end, *date };
    listed->when.first.day = (uint8_t)day;
    listed->when.first.weekday = 0;
}

static bool is_blank(unsigned char c)
{
    return c == ' ' || c == '\n';
}

/* "5", "05", "5th": the day that a word is; 0: none. */
static int day_of_word(const unsigned char *word, uint32_t size)
{
    static const char endings[][3] = { "st", "nd", "rd", "th" };
    uint32_t digits = 0;
    int day = 0;
    while (digits < size && digits < 2 && dl_is_digit(word[digits]))
        day = day * 10 + (word[digits++] - '0');
    bool is_day = digits > 0 && digits == size;
    for (size_t i = 0; digits > 0 && size == digits + 2 && i < sizeof endings / sizeof *endings; i++)
        is_day = is_day || memcmp(word + digits, endings[i], 2) == 0;
    return is_day && day <= DAYS ? day : 0;
}

static bool is_word_of(const struct dl_window *w, uint32_t start, enum dl_word_class word_class)
{
    return (dl_window_word_at(w, start)->classes & DL_WORD_BIT(word_class)) != 0;
}

/* Steps back over a word of this class right before *at. */
static bool step_over(const struct dl_window *w, enum dl_word_class word_class, uint32_t *at)
{
    uint32_t word;
    if (!dl_near_word_before(w->block, *at, 1, &word) || !is_word_of(w, word, word_class)) return false;
    *at = word;
    return true;
}

/* The day before at, behind it no more than a comma and a blank; 0: there is none. */
static int day_before(const struct dl_block *b, uint32_t at, uint32_t *start, uint32_t *end)
{
    if (!dl_near_word_before(b, at, 2, start)) return 0;
    *end = dl_short_word_end(b, *start);
    const bool is_comma = at - *end == 2 && b->text[*end] == ',';
    if (!is_blank(b->text[at - 1]) || (at - *end != 1 && !is_comma)) return 0;
    const unsigned char before = *start == 0 ? '\n' : b->text[*start - 1];
    return is_blank(before) || before == '(' ? day_of_word(b->text + *start, *end - *start) : 0;
}

/* Does the date begin with its day? "7 May", "the 7th of May", not "May 7" */
static bool begins_with_day(const struct dl_window *w, uint32_t start)
{
    return dl_is_digit(w->block->text[start]) || is_word_of(w, start, DL_WORD_article);
}

/* Adds the days before a date, the last of which stands before "and". */
static void add_days_before(const struct dl_window *w, uint32_t floor, const struct dl_listed_day *date,
                            struct dl_day_list *out)
{
    struct dl_day_list back = { .count = 0 }; /* the last one first */
    uint32_t at = date->start, start, end;
    int next = date->when.first.day;
    if (!begins_with_day(w, at) || !step_over(w, DL_WORD_and, &at)) return;
    while (back.count < DL_DAY_LIST_MAX) {
        const int day = day_before(w->block, at, &start, &end);
        if (day == 0 || day >= next || start < floor) break;
        if (back.count > 0 && w->block->text[end] != ',') break;
        next = day;
        at = start;
        if (step_over(w, DL_WORD_article, &at) && at < floor) at = start;
        add_day(&back, at, end, &date->when, day);
    }
    while (back.count > 0)
        out->days[out->count++] = back.days[--back.count];
}

/* Does the list end at the cursor? "7 in Paris", not "7 people", "7 to 9", "7:30" */
static bool ends_list(const struct dl_cursor *c)
{
    const struct dl_token *next = dl_peek(c, 0);
    const bool is_inner = next->glued && dl_peek(c, 1)->glued;
    return dl_phrase_ends(c) && !is_inner && !dl_token_is(next, DL_WORD_to) && !dl_token_is(next, DL_WORD_and);
}

/* Reads days that ascend, each behind a comma or the last one behind "and"; false when there is no such list. */
static bool read_days(struct dl_cursor *c, const struct dl_when *date, struct dl_day_list *out)
{
    int last = date->first.day;
    bool is_last = false;
    while (!is_last && out->count < DL_DAY_LIST_MAX) {
        int day;
        bool is_ordinal;
        const bool is_comma = dl_take_mark(c, DL_MARK_COMMA);
        is_last = dl_take(c, DL_WORD_and, NULL);
        const uint32_t start = dl_peek(c, 0)->start;
        (void)dl_take(c, DL_WORD_article, NULL);
        if ((!is_comma && !is_last) || !dl_read_day(c, &day, &is_ordinal) || day <= last) return false;
        add_day(out, start, dl_look_back(c)->end, date, day);
        last = day;
    }
    return is_last;
}

/* Adds the days after the date, which is the last one so far. A year behind them is that of all. */
static void add_days_after(struct dl_window *w, struct dl_day_list *out)
{
    struct dl_when dated = dl_when_empty(DL_WHEN_CALENDAR);
    struct dl_day_list after = { .count = 0 };
    const struct dl_listed_day *date = &out->days[out->count - 1];
    const unsigned char next = w->block->text[date->end];
    if (date->when.first.year != DL_NO_YEAR || (next != ',' && !is_blank(next))) return;
    dl_window_begin(w, date->end);
    struct dl_cursor c = { w, 0 };
    if (!read_days(&c, &date->when, &after)) return;
    dl_take_year(&c, &dated);
    const bool has_year = dated.first.year != DL_NO_YEAR;
    if (!has_year && !ends_list(&c)) return;
    if (has_year) after.days[after.count - 1].end = dl_look_back(&c)->end;
    for (unsigned i = 0; i < after.count; i++)
        out->days[out->count++] = after.days[i];
    for (unsigned i = 0; i < out->count && has_year; i++) {
        out->days[i].when.first.year = dated.first.year;
        out->days[i].when.flags |= dated.flags;
    }
}

void dl_list_days(struct dl_window *w, uint32_t floor, const struct dl_listed_day *date, struct dl_day_list *out)
{
    const bool may_share = may_be_listed(&date->when);
    out->count = 0;
    if (may_share) add_days_before(w, floor, date, out);
    out->days[out->count++] = *date;
    if (may_share) add_days_after(w, out);
}
