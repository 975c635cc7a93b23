/* shapes_span.c: how long. How often is in shapes_set.c.
 *
 *     three years   90-day   a year and a half   two years and three months   the past nine days   for years
 *     1h30m   2h 15m   half an hour   1/2 hour
 *     the nine months   yearlong
 */
#include "dates/read.h"
#include "dates/relative.h"
#include "dates/span.h"

bool dl_set_span(struct dl_when *out, enum dl_when_kind kind, int64_t amount, int row)
{
    int factor;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (amount > DL_AMOUNT_MAX / 100) return false;
    out->kind = (uint8_t)kind;
    out->unit = (uint8_t)unit;
    out->amount = amount * factor;
    out->other_amount *= factor; /* of two amounts */
    return true;
}

bool dl_read_span_amounts(struct dl_cursor *c, int64_t *amount, struct dl_when *out)
{
    int64_t other = 0;
    if (!dl_read_amounts(c, amount, &other, &out->flags) || other > DL_AMOUNT_MAX / 100) return false;
    out->other_amount = out->flags & DL_WHEN_OR ? other : 0;
    return true;
}

static bool is_minute(const struct dl_token *unit)
{
    int row, factor;
    return dl_token_value(unit, DL_WORD_unit, &row) && dl_unit_of_row(row, &factor) == DL_UNIT_MINUTE;
}

/* "quarter", "quarter of" before the unit that it is of: "one and a quarter hour" */
static bool is_quarter(const struct dl_token *t)
{
    int row, factor;
    return dl_token_value(t, DL_WORD_unit, &row) && dl_unit_of_row(row, &factor) == DL_UNIT_QUARTER;
}

/* "years" after any amount, "year" after one and after a hyphen. */
static bool read_unit_of(struct dl_cursor *c, int64_t amount, bool is_many, int *row)
{
    struct dl_cursor t = *c;
    if (dl_take_inner_mark(&t, DL_MARK_DASH)) {
        if (!dl_take(&t, DL_WORD_unit, row) && !dl_take(&t, DL_WORD_units, row)) return false;
        *c = t;
        return true;
    }
    if (dl_take(c, DL_WORD_units, row)) return true;
    const struct dl_token *unit = dl_peek(c, 0), *number = dl_look_back(c);
    bool in_words = dl_token_is(number, DL_WORD_cardinal) && !dl_token_is(unit, DL_WORD_doubtful); /* "three month" */
    bool in_figures = number->kind == DL_TOKEN_NUMBER && number->digits != 4; /* "15 minute", not "the 2016 year" */
    bool is_one =
        amount <= DL_AMOUNT_ONE && (!is_many || dl_has_property(c, DL_PROPERTY_AFTER_NOUN)); /* "qualche ora" */
    bool may_be_single = is_one || dl_token_is(unit, DL_WORD_units) || in_figures || in_words ||
                         dl_token_is(number, DL_WORD_fraction) || is_quarter(number);
    bool is_told = in_figures || dl_token_is(number, DL_WORD_cardinal) || dl_token_is(number, DL_WORD_fraction);
    if (dl_token_is(unit, DL_WORD_doubtful) && (!is_told || !is_minute(unit))) return false;
    return may_be_single && dl_take(c, DL_WORD_unit, row);
}

/* " and three months" after "two years" */
static void take_second_span(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    int64_t amount;
    int row, factor;
    uint16_t flags = 0;
    if (out->flags & (DL_WHEN_MANY | DL_WHEN_OR)) return;
    if (!dl_take_and(&t)) { /* "1 hour 30 minutes", "1 hour, 30 minutes" */
        if (out->unit == DL_UNIT_HOUR || out->unit == DL_UNIT_MINUTE) (void)dl_take_mark(&t, DL_MARK_COMMA);
        if (dl_peek(&t, 0)->kind != DL_TOKEN_NUMBER) return; /* "2 years 3 months" */
    }
    if (!dl_read_amount(&t, &amount, &flags) || flags != 0) return;
    if (!dl_take(&t, DL_WORD_units, &row) && !dl_take(&t, DL_WORD_unit, &row)) return;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    if (unit >= out->unit || factor != 1) return;
    out->other_amount = amount;
    out->other_unit = (uint8_t)unit;
    *c = t;
}

/* "-long" after "a day", "decades", "two-year" */
static bool take_long(struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    if (!dl_take_inner_mark(&t, DL_MARK_DASH) || !dl_take_word(&t, "long")) return false;
    *c = t;
    return true;
}

/* "all day", "all week" */
static bool all_unit(struct dl_cursor *c, struct dl_when *out)
{
    int row;
    if (!dl_take_word(c, "all") || !dl_take(c, DL_WORD_unit, &row)) return false;
    bool is_lasting = row == DL_UNIT_DAY || row == DL_UNIT_WEEK || row == DL_UNIT_MONTH || row == DL_UNIT_YEAR;
    return is_lasting && dl_set_span(out, DL_WHEN_DURATION, DL_AMOUNT_ONE, row);
}

/* "-old" after "a year", "centuries" */
static bool take_old(struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    if (!dl_take_inner_mark(&t, DL_MARK_DASH) || !dl_take(&t, DL_WORD_age, NULL)) return false;
    *c = t;
    return true;
}

/* "month-long", "the year-long", "the year-old" */
static bool unit_long(struct dl_cursor *c, struct dl_when *out)
{
    int row;
    return dl_take(c, DL_WORD_unit, &row) && (take_long(c) || take_old(c)) &&
           dl_set_span(out, DL_WHEN_DURATION, DL_AMOUNT_ONE, row);
}

/* "three years", "two and a half years", "the 90-day" */
static bool amount_of_units(struct dl_cursor *c, struct dl_when *out)
{
    int64_t amount;
    int row;
    bool is_single = dl_token_is(dl_peek(c, 0), DL_WORD_single);
    if (!dl_read_span_amounts(c, &amount, out)) return false;
    (void)dl_take(c, DL_WORD_filler, NULL);
    if (!read_unit_of(c, amount, (out->flags & DL_WHEN_MANY) != 0, &row)) return false;
    if (is_single && dl_bit(c->window->block->upper, dl_look_back(c)->start + 1)) return false; /* "an SEC filing" */
    const bool is_part = amount <= DL_AMOUNT_ONE && !is_single;                           /* "one-quarter of them" */
    if (row == DL_UNIT_QUARTER && ((out->flags & DL_WHEN_MANY) || is_part)) return false; /* "in some quarters" */
    if (!dl_set_span(out, DL_WHEN_DURATION, amount, row)) return false;
    if (out->flags == 0 && dl_take_or_amount(c, out->amount, &out->other_amount))
        out->flags |= DL_WHEN_OR;      /* "a day or two" */
    dl_read_fraction(c, &out->amount); /* of the unit that stands before it: "a year and a half" */
    take_second_span(c, out);
    (void)dl_take_or_so(c, &out->mod);
    struct dl_cursor t = *c; /* "90 years old", "a three-year-old" */
    (void)dl_take_inner_mark(&t, DL_MARK_DASH);
    if (dl_take(&t, DL_WORD_age, NULL)) *c = t;
    return !take_long(c) || !is_single; /* "a month-long" begins after the article */
}

/* "the nine months ended June 30", "the 24-hour period": the article is of the length, as far as reports and news
 * name such stretches; in "the 90-day truce" it is of the noun. */
static bool the_units(struct dl_cursor *c, struct dl_when *out)
{
    if (!dl_take(c, DL_WORD_article, NULL) || !amount_of_units(c, out)) return false;
    const struct dl_token *last = dl_look_back(c);
    if (dl_token_is(last, DL_WORD_unit) && !dl_token_is(last, DL_WORD_units)) return dl_take_word(c, "period");
    return dl_token_is(last, DL_WORD_units) && !dl_token_is(dl_peek(c, 0), DL_WORD_of) &&
           (out->unit == DL_UNIT_MONTH || out->unit == DL_UNIT_WEEK || out->unit == DL_UNIT_HOUR) && dl_phrase_ends(c);
}

/* "les deux prochaines semaines", "los tres años siguientes", where a direction stands behind what it is told of */
static DL_NOT_ENGLISH bool counted_directed(struct dl_cursor *c, struct dl_when *out)
{
    int64_t amount;
    int row, steps;
    if (!dl_has_property(c, DL_PROPERTY_AFTER_NOUN)) return false;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_amount(c, &amount, &out->flags)) return false;
    bool is_told = dl_take(c, DL_WORD_direction, &steps) || dl_take(c, DL_WORD_anaphor, &steps);
    if (!dl_take(c, DL_WORD_units, &row)) return false;
    is_told = is_told || dl_take(c, DL_WORD_direction, &steps) || dl_take(c, DL_WORD_anaphor, &steps);
    return is_told && steps != 0 && dl_set_span(out, DL_WHEN_DURATION, amount, row);
}

/* "of 1989", "of the year" behind "the first nine months"; what follows may count from the period */
static void take_period(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    struct dl_when period;
    if (!dl_take(&t, DL_WORD_of, NULL)) return;
    *c = t;
    bool is_told = dl_calendar_shape(&t, &period) || (t = *c, dl_longest_shape(&dl_shapes_relative, &t, &period));
    if (!is_told) {
        period = dl_when_empty(DL_WHEN_RELATIVE);
        (void)dl_take(&t, DL_WORD_article, NULL);
        is_told = dl_take(&t, DL_WORD_unit, NULL) && dl_phrase_ends(&t);
    }
    if (!is_told) {
        c->at--;
        return;
    }
    if (period.kind == DL_WHEN_CALENDAR) out->first = period.first;
    *c = t;
}

/* "the past nine days", "the next few months", "the past year", "the last decade" */
static bool directed_span(struct dl_cursor *c, struct dl_when *out)
{
    int64_t amount = DL_AMOUNT_ONE;
    int row, steps;
    const bool is_announced = dl_is_announced(c);
    bool has_article = dl_take(c, DL_WORD_article, NULL);
    bool is_first = has_article && dl_take(c, DL_WORD_ordinal, &steps);                  /* "the first ten months" */
    bool has_amount = has_article && !is_first && dl_read_span_amounts(c, &amount, out); /* "the four previous weeks" */
    if (!is_first && !dl_take(c, DL_WORD_direction, &steps)) {
        const bool is_preposition = dl_token_is(dl_peek(c, 0), DL_WORD_preposition); /* "following weeks of talks" */
        if (!dl_take(c, DL_WORD_anaphor, &steps)) return false;
        if (is_preposition && !has_article && !is_announced) return false;
    }
    if (is_first ? steps != 1 : steps == 0) return false;
    bool is_next = steps == 1 || steps == DL_DIRECTION_COMING;
    if (!has_amount) has_amount = dl_read_span_amounts(c, &amount, out);
    (void)dl_take(c, DL_WORD_filler, NULL);
    if (dl_take(c, DL_WORD_units, &row)) {
        if (!has_amount) out->flags |= DL_WHEN_MANY; /* "the coming years" */
        if (has_amount) take_period(c, out);
        has_article = has_article || dl_has_property(c, DL_PROPERTY_IDLE_ARTICLE); /* in "negli ultimi anni" */
        return (has_amount || has_article || is_next) && dl_set_span(out, DL_WHEN_DURATION, amount, row);
    }
    if (has_amount || !has_article || is_first || dl_token_is(dl_peek(c, 0), DL_WORD_doubtful)) return false;
    if (steps == DL_DIRECTION_FINAL || !dl_take(c, DL_WORD_unit, &row)) return false;
    const bool is_or = dl_take_or_amount(c, amount, &out->other_amount); /* "the next day or two" */
    if (is_or) out->flags |= DL_WHEN_OR;
    return (is_or || row != DL_UNIT_DAY) && dl_set_span(out, DL_WHEN_DURATION, amount, row);
}

/* "the months ahead", "the year ahead", "years to come" */
static bool units_ahead(struct dl_cursor *c, struct dl_when *out)
{
    int row;
    (void)dl_take(c, DL_WORD_article, NULL);
    bool is_many = dl_take(c, DL_WORD_units, &row);
    if (!is_many && !dl_take(c, DL_WORD_unit, &row)) return false;
    if (is_many) out->flags |= DL_WHEN_MANY;
    bool is_ahead = dl_take_word(c, "ahead") || (dl_take(c, DL_WORD_to, NULL) && dl_take_word(c, "come"));
    return is_ahead && dl_set_span(out, DL_WHEN_DURATION, DL_AMOUNT_ONE, row);
}

/* "years", "recent years", "decades" where a preposition announces them */
static bool units_alone(struct dl_cursor *c, struct dl_when *out)
{
    int row;
    const bool is_after = dl_token_is(dl_look_back(c), DL_WORD_later);
    bool is_announced = dl_is_announced(c) || dl_token_is(dl_look_back(c), DL_WORD_bound);
    bool opens = dl_begins_sentence(c), is_behind_comma = dl_look_back(c)->mark == DL_MARK_COMMA;
    bool is_recent = dl_token_is(dl_peek(c, 0), DL_WORD_vague_time) && dl_take(c, DL_WORD_filler, NULL);
    if (!is_recent) (void)dl_take(c, DL_WORD_filler, NULL);
    if (!dl_take(c, DL_WORD_units, &row)) return false;
    if (dl_token_is(dl_peek(c, 0), DL_WORD_of) && dl_token_is(dl_peek(c, 1), DL_WORD_month))
        return false; /* "mois de mai" */
    if (dl_has_property(c, DL_PROPERTY_NO_ARTICLE) && dl_token_is(dl_look_back(c), DL_WORD_unit) && row < 100)
        return false;                                             /* "от года": one of them */
    if (dl_has_property(c, DL_PROPERTY_NO_ARTICLE) && row >= 100) /* "полчаса": a unit that is several */
        return dl_set_span(out, DL_WHEN_DURATION, DL_AMOUNT_ONE, row);
    bool is_before = dl_token_is(dl_peek(c, 0), DL_WORD_later); /* "Hours after the quake", "Years of delay" */
    bool is_of = row > DL_UNIT_MINUTE && dl_token_is(dl_peek(c, 0), DL_WORD_of);
    opens = (opens && (is_before || is_of)) || (is_behind_comma && is_before);
    bool is_long = take_long(c) || take_old(c);
    if (!is_announced && !is_recent && !opens && !is_long) return false;
    const struct dl_token *noun = dl_peek(c, 0); /* "after hours trading" */
    if (is_after && row == DL_UNIT_HOUR && noun->kind == DL_TOKEN_WORD && noun->word->classes == 0) return false;
    if (row == DL_UNIT_WEEKEND) return dl_set_span(out, DL_WHEN_SET, DL_AMOUNT_ONE, row); /* "on weekends" */
    out->flags |= DL_WHEN_MANY;
    return dl_set_span(out, DL_WHEN_DURATION, DL_AMOUNT_ONE, row);
}

static enum dl_unit unit_of_letter(const struct dl_cursor *c)
{
    const struct dl_token *t = dl_peek(c, 0);
    if (t->kind != DL_TOKEN_WORD || !t->glued || t->end != t->start + 1) return DL_UNIT_NONE;
    switch (c->window->block->text[t->start]) {
    case 'd': return DL_UNIT_DAY;
    case 'h': return DL_UNIT_HOUR;
    case 'm': return DL_UNIT_MINUTE;
    case 's': return DL_UNIT_SECOND;
    default: return DL_UNIT_NONE;
    }
}

/* "1h30m", "2h 15m", "1d 4h", "3h": only hours stand alone, for "5m" is a length of another kind */
static bool letters(struct dl_cursor *c, struct dl_when *out)
{
    int number;
    enum dl_unit last = DL_UNIT_NONE;
    const struct dl_digits any = { 1, 4, 0, 9999 };
    out->kind = DL_WHEN_DURATION;
    for (struct dl_cursor t = *c; dl_read_digits(&t, any, &number);) {
        enum dl_unit unit = unit_of_letter(&t);
        if (unit == DL_UNIT_NONE || (last != DL_UNIT_NONE && unit >= last) || out->other_unit != DL_UNIT_NONE) break;
        t.at++;
        *c = t;
        if (last == DL_UNIT_NONE) {
            out->amount = (int64_t)number * DL_AMOUNT_ONE;
            out->unit = (uint8_t)unit;
        } else {
            out->other_amount = (int64_t)number * DL_AMOUNT_ONE;
            out->other_unit = (uint8_t)unit;
        }
        last = unit;
    }
    return out->other_unit != DL_UNIT_NONE || out->unit == DL_UNIT_HOUR;
}

/* In the order of their weight: of two that are as long the first wins. */
static const struct dl_shape_row shapes[] = {
    { dl_per_unit, DL_START(single), 0, DL_START(unit) },
    { amount_of_units, DL_START_AMOUNT | DL_START(between), 0, DL_START(unit) | DL_START(units) },
    { the_units, 0, DL_START_AMOUNT, DL_START(unit) | DL_START(units) },
    { dl_times_per_unit, DL_START_AMOUNT, 0, DL_START(every) },
    { directed_span, DL_START(direction) | DL_START(anaphor),
      DL_START(direction) | DL_START(anaphor) | DL_START(ordinal) | DL_START_AMOUNT, DL_START(unit) | DL_START(units) },
    { units_ahead, DL_START(units), DL_START(units) | DL_START(unit), DL_KIND_TO | DL_START(tense) },
    { unit_long, DL_START(unit), 0, DL_KIND_TO },
    { all_unit, DL_START(filler), 0, DL_START(unit) },
    { units_alone, DL_START(units) | DL_START(filler), 0, 0 },
    { dl_every_name, DL_START(every), 0, 0 },
    { dl_every_unit, DL_START(every), 0, 0 },
    { dl_often, DL_START(often), 0, 0 },
    { dl_weekdays, DL_START(weekdays), 0, 0 },
    { dl_weekdays, DL_START(weekday), 0, DL_START(weekdays) | DL_START(day_parts) },
    { dl_day_of_every_month, DL_START(ordinal) | DL_START(direction) | DL_NUMBER_SMALL,
      DL_START(ordinal) | DL_START(direction) | DL_NUMBER_SMALL, DL_START(every) },
    { letters, DL_NUMBER_ANY, 0, DL_START_LETTER },
    /* where days come first */
    { counted_directed, DL_START_AMOUNT, DL_START_AMOUNT, DL_START(direction) | DL_START(anaphor) },
};
enum { OF_DAYS_FIRST = 1 };
const struct dl_shapes dl_shapes_span = { shapes, sizeof shapes / sizeof *shapes,
                                          sizeof shapes / sizeof *shapes - OF_DAYS_FIRST, DL_FAMILY_SPAN };
