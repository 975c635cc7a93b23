/* shapes_set.c: how often.
 *
 *     every Tuesday   every two weeks   each year   annually   Mondays   twice a week   three times a week
 *     the 19th of every month   yearlong, which tells how long
 */
#include "dates/read.h"
#include "dates/span.h"
#include "dates/words.h"

#include <string.h>

/* "every Tuesday", "each summer", "every morning" */
bool dl_every_name(struct dl_cursor *c, struct dl_when *out)
{
    int value;
    if (!dl_take(c, DL_WORD_every, NULL)) return false;
    (void)dl_take(c, DL_WORD_other, NULL);
    out->kind = DL_WHEN_SET;
    bool is_plural = dl_has_property(c, DL_PROPERTY_AFTER_NOUN); /* "tous les lundis" */
    bool is_working = dl_token_value(dl_peek(c, 0), DL_WORD_weekdays, &value) &&
                      (is_plural || value == DL_WORKING_DAYS) && dl_take(c, DL_WORD_weekdays, NULL);
    if (is_working || dl_read_weekday(c, &value)) {
        out->first.weekday = (uint8_t)value;
        if (dl_take(c, DL_WORD_day_part, &value)) out->clock.part = (uint8_t)value;
        return true;
    }
    if (dl_read_month(c, &value))
        out->first.month = (uint8_t)value;
    else if (dl_take(c, DL_WORD_season, &value))
        out->first.index = (uint8_t)value;
    else if (dl_take(c, DL_WORD_day_part, &value) || (is_plural && dl_take(c, DL_WORD_day_parts, &value)))
        out->clock.part = (uint8_t)value;
    else if (dl_take(c, DL_WORD_weekend, NULL))
        out->unit = DL_UNIT_WEEKEND;
    else
        return false;
    return true;
}

/* "every day", "every two weeks", "every other year", "every fourth year" */
bool dl_every_unit(struct dl_cursor *c, struct dl_when *out)
{
    int64_t amount = DL_AMOUNT_ONE;
    int row, number;
    if (!dl_take(c, DL_WORD_every, NULL)) return false;
    struct dl_cursor t = *c;
    if (dl_take(c, DL_WORD_other, NULL))
        amount = 2 * DL_AMOUNT_ONE;
    else if (dl_read_ordinal(&t, &number)) {
        amount = (int64_t)number * DL_AMOUNT_ONE;
        *c = t;
    } else if (dl_read_span_amounts(c, &amount, out) && dl_take(c, DL_WORD_units, &row))
        return dl_set_span(out, DL_WHEN_SET, amount, row);
    bool is_plural = dl_has_property(c, DL_PROPERTY_AFTER_NOUN) && dl_take(c, DL_WORD_units, &row); /* "tous les ans" */
    return (is_plural || dl_take(c, DL_WORD_unit, &row)) && dl_set_span(out, DL_WHEN_SET, amount, row);
}

/* "three times a week", "several times each day" */
bool dl_times_per_unit(struct dl_cursor *c, struct dl_when *out)
{
    int64_t amount;
    uint16_t flags = 0;
    if (!dl_read_amount(c, &amount, &flags)) return false;
    const unsigned char *word = c->window->block->text + dl_peek(c, 0)->start;
    bool is_times =
        dl_token_is(dl_peek(c, 0), DL_WORD_every) ? memcmp(word, "times", 5) == 0 : dl_take_word(c, "times");
    return is_times && dl_every_unit(c, out);
}

/* "two billion punts", "16 flights": a plural that no dictionary has, behind a number */
static bool is_counted_plural(const struct dl_cursor *c, const struct dl_token *word)
{
    enum { GAP = 1 };
    const struct dl_block *b = c->window->block;
    const dl_word_set counting = DL_WORD_BIT(DL_WORD_scale) | DL_WORD_BIT(DL_WORD_cardinal);
    uint32_t before;
    if (word->kind != DL_TOKEN_WORD || word->word->classes != 0 || word->upper || b->text[word->end - 1] != 's')
        return false;
    if (!dl_near_word_before(b, word->start, GAP, &before)) return false;
    return dl_bit(b->digit, before) || (dl_window_word_at(c->window, before)->classes & counting) != 0;
}

/* "a day" in "24 hours a day", "300 barrels a day", "$5 a day" */
bool dl_per_unit(struct dl_cursor *c, struct dl_when *out)
{
    int row;
    const struct dl_token *before = dl_look_back(c);
    const dl_word_set counted = DL_WORD_BIT(DL_WORD_units) | DL_WORD_BIT(DL_WORD_counted) | DL_WORD_BIT(DL_WORD_scale);
    bool is_number = before->kind == DL_TOKEN_NUMBER && before->digits < 4;
    if (!is_number && (before->word->classes & counted) == 0 && !is_counted_plural(c, before)) return false;
    if (!dl_take(c, DL_WORD_single, NULL) || !dl_take(c, DL_WORD_unit, &row)) return false;
    bool goes_on = dl_token_is(dl_peek(c, 0), DL_WORD_ago) || dl_token_is(dl_peek(c, 0), DL_WORD_later);
    return !goes_on && dl_set_span(out, DL_WHEN_SET, DL_AMOUNT_ONE, row);
}

/* Rows of often from here on tell how long: this much more than the unit. */
enum { HOW_LONG = 1000 };

/* "annually", "daily": not the name of a newspaper; "yearlong" */
bool dl_often(struct dl_cursor *c, struct dl_when *out)
{
    int row;
    const struct dl_token *before = dl_look_back(c);
    bool after_name = before->kind == DL_TOKEN_WORD && before->upper && before->word->classes == 0;
    if (after_name && !dl_is_glued(c)) return false; /* "the Kommersant daily" is a newspaper */
    bool is_name = dl_peek(c, 0)->upper && (!dl_begins_sentence(c) || dl_peek(c, 1)->upper);
    if (is_name || !dl_take(c, DL_WORD_often, &row)) return false;
    if (row >= HOW_LONG) return dl_set_span(out, DL_WHEN_DURATION, DL_AMOUNT_ONE, row - HOW_LONG);
    return dl_set_span(out, DL_WHEN_SET, DL_AMOUNT_ONE, row);
}

/* "weekdays" is from Monday to Friday; the word for one of them is a set only with "every", or before a part. */
static bool is_working_set(const struct dl_cursor *word, bool has_part)
{
    const struct dl_token *t = dl_peek(word, 0);
    const struct dl_token *next = dl_peek(word, 1);
    bool is_timed =
        dl_token_is(next, DL_WORD_at) || dl_token_is(next, DL_WORD_from) || dl_token_is(next, DL_WORD_between);
    if (dl_has_property(word, DL_PROPERTY_DAY_FIRST)) return true; /* "werktags" */
    return has_part || (word->window->block->text[t->end - 1] == 's' && (is_timed || dl_is_announced(word)));
}

/* "Mondays", "Sunday mornings", "Mondays at noon" without the noon; "on weekdays", "weekday mornings" */
bool dl_weekdays(struct dl_cursor *c, struct dl_when *out)
{
    int weekday, part = DL_NO_DAY_PART;
    const struct dl_cursor word = *c;
    if (dl_read_weekday(c, &weekday)) {
        if (!dl_take(c, DL_WORD_day_parts, &part)) return false;
    } else if (!dl_take(c, DL_WORD_weekdays, &weekday)) {
        return false;
    }
    if (weekday == DL_WORKING_DAYS && !is_working_set(&word, dl_take(c, DL_WORD_day_parts, &part))) return false;
    out->kind = DL_WHEN_SET;
    out->first.weekday = (uint8_t)weekday;
    out->clock.part = (uint8_t)part;
    return true;
}

/* "first Monday", "last Friday", "first day" */
static bool read_nth_day(struct dl_cursor *c)
{
    int number, weekday, row, factor;
    struct dl_cursor t = *c;
    if (!dl_read_ordinal(&t, &number) && !(dl_take(&t, DL_WORD_direction, &number) && number == -1)) return false;
    bool is_day = dl_take(&t, DL_WORD_unit, &row) && dl_unit_of_row(row, &factor) == DL_UNIT_DAY;
    if (!is_day && !dl_read_weekday(&t, &weekday)) return false;
    *c = t;
    return true;
}

/* "the 19th of every month", "the first Monday of each month" */
bool dl_day_of_every_month(struct dl_cursor *c, struct dl_when *out)
{
    int day, row, factor;
    bool is_ordinal;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (read_nth_day(c)) {
        bool is_set = dl_take(c, DL_WORD_of, NULL) && dl_take(c, DL_WORD_every, NULL) && dl_take(c, DL_WORD_unit, &row);
        return is_set && dl_set_span(out, DL_WHEN_SET, DL_AMOUNT_ONE, row);
    }
    if (!dl_read_day(c, &day, &is_ordinal) || !is_ordinal) return false;
    if (!dl_take(c, DL_WORD_of, NULL) || !dl_take(c, DL_WORD_every, NULL) || !dl_take(c, DL_WORD_unit, &row))
        return false;
    out->kind = DL_WHEN_SET;
    out->first.day = (uint8_t)day;
    return dl_unit_of_row(row, &factor) == DL_UNIT_MONTH;
}
