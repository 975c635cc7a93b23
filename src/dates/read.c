/* read.c: days, months, years, numbers. */
#include "dates/read.h"

#include "dates/shapes.h"

#include <string.h>

bool dl_read_digits(struct dl_cursor *c, struct dl_digits want, int *number)
{
    const struct dl_token *t = dl_peek(c, 0);
    if (t->kind != DL_TOKEN_NUMBER || t->digits < want.least || t->digits > want.most) return false;
    if (t->number < want.low || t->number > want.high) return false;
    *number = t->number;
    c->at++;
    return true;
}

bool dl_is_name(const struct dl_cursor *c)
{
    const struct dl_token *t = dl_peek(c, 0);
    int doubt;
    return t->upper || !dl_token_value(t, DL_WORD_doubtful, &doubt) || doubt == DL_DOUBTFUL_AS_NAME;
}

bool dl_is_whole(const struct dl_cursor *first, const struct dl_cursor *after)
{
    enum { BLANKS = 2 }; /* a line break, a stop */
    const struct dl_token *start = dl_peek(first, 0), *last = dl_look_back(after);
    return after->at > first->at && start->start <= BLANKS && first->window->block->len - last->end <= BLANKS &&
           dl_look_back(first)->kind == DL_TOKEN_END;
}

bool dl_begins_sentence(const struct dl_cursor *c)
{
    const struct dl_block *block = c->window->block;
    const struct dl_token *t = dl_peek(c, 0);
    return t->kind != DL_TOKEN_END && block->initial != NULL && dl_bit(block->initial, t->start);
}

bool dl_take_word(struct dl_cursor *c, const char *word)
{
    const struct dl_token *t = dl_peek(c, 0);
    const unsigned char *text = c->window->block->text + t->start;
    size_t size = strlen(word);
    if (t->kind != DL_TOKEN_WORD || t->end - t->start != size) return false;
    for (size_t i = 0; i < size; i++)
        if ((text[i] | 0x20) != (unsigned char)word[i]) return false;
    c->at++;
    return true;
}

bool dl_looks_ahead(const struct dl_cursor *c)
{
    enum { LOOKS_AHEAD = 2 };
    int value = 0;
    return dl_token_value(dl_look_back(c), DL_WORD_preposition, &value) && value == LOOKS_AHEAD;
}

bool dl_is_moment(const struct dl_token *t)
{
    enum { MOMENT = 7 };
    int doubt;
    return dl_token_is(t, DL_WORD_day_part) && dl_token_value(t, DL_WORD_doubtful, &doubt) && doubt == MOMENT;
}

bool dl_read_month(struct dl_cursor *c, int *month)
{
    return dl_is_name(c) && dl_take(c, DL_WORD_month, month);
}

bool dl_read_weekday(struct dl_cursor *c, int *weekday)
{
    return dl_is_name(c) && dl_take(c, DL_WORD_weekday, weekday);
}

/* "twenty-" before a word of one to nine. */
static bool read_tens(struct dl_cursor *c, enum dl_word_class ones, int *number)
{
    struct dl_cursor t = *c;
    int tens, one;
    if (!dl_take(&t, DL_WORD_cardinal, &tens) || tens < 20 || tens % 10 != 0) return false;
    (void)dl_take_inner_mark(&t, DL_MARK_DASH);
    if (!dl_take(&t, ones, &one) || one < 1 || one > 9) return false;
    *number = tens + one;
    *c = t;
    return true;
}

/* The dot of "16. November" and "16.November", in languages that write it. */
static bool take_day_dot(struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    if (!dl_has_property(c, DL_PROPERTY_DAY_DOT) || !dl_take_mark(&t, DL_MARK_DOT)) return false;
    const struct dl_token *next = dl_peek(&t, 0);
    bool is_joined = dl_token_is(next, DL_WORD_month) || next->mark == DL_MARK_DASH || /* "5.Mai", "5.-7. Mai" */
                     next->mark == DL_MARK_COMMA;                                      /* "den 13., nach" */
    if (next->kind == DL_TOKEN_END || (next->glued && !is_joined)) return false;
    *c = t;
    return true;
}

/* The sign of "1° gennaio", which stands for a raised letter. */
static DL_NOT_ENGLISH bool take_degree_sign(struct dl_cursor *c)
{
    const struct dl_token *t = dl_peek(c, 0);
    const unsigned char *sign = c->window->block->text + t->start;
    if (!dl_has_property(c, DL_PROPERTY_ELISION) || t->kind != DL_TOKEN_MARK || t->end - t->start != 2) return false;
    if (sign[0] != 0xC2 || sign[1] != 0xB0 || dl_peek(c, 1)->glued) return false;
    c->at++;
    return true;
}

bool dl_read_ordinal(struct dl_cursor *c, int *number)
{
    struct dl_cursor t = *c;
    if (dl_read_digits(&t, (struct dl_digits){ 1, 3, 1, 999 }, number)) {
        if (dl_has_property(c, DL_PROPERTY_YEAR_WORD)) (void)dl_take_inner_mark(&t, DL_MARK_DASH); /* "13-го" */
        bool is_marked =
            dl_is_glued(&t) && (dl_take(&t, DL_WORD_ordinal_mark, NULL) || take_day_dot(&t) || take_degree_sign(&t));
        if (is_marked) *c = t;
        return is_marked;
    }
    return read_tens(c, DL_WORD_ordinal, number) || dl_take(c, DL_WORD_ordinal, number);
}

bool dl_read_day(struct dl_cursor *c, int *day, bool *is_ordinal)
{
    struct dl_cursor t = *c;
    *is_ordinal = dl_read_ordinal(&t, day);
    if (!*is_ordinal && !dl_read_digits(&t, (struct dl_digits){ 1, 2, 1, 31 }, day)) return false;
    if (*day < 1 || *day > 31) return false;
    *c = t;
    return true;
}

bool dl_take_dash_or_to(struct dl_cursor *c)
{
    if (!dl_take_mark(c, DL_MARK_DASH)) return dl_take(c, DL_WORD_to, NULL);
    struct dl_cursor t = *c;
    if (dl_is_glued(c) && dl_take(&t, DL_WORD_to, NULL) && dl_take_inner_mark(&t, DL_MARK_DASH)) *c = t;
    return true;
}

bool dl_has_property(const struct dl_cursor *c, enum dl_property property)
{
    return (c->window->lexicon->properties & property) != 0;
}

void dl_take_year_word(struct dl_cursor *c)
{
    int row, factor;
    struct dl_cursor t = *c;
    enum { OF_YEARS = 111 }; /* the row of a plural that stands behind years, "1914-1918 годов" */
    if (!dl_has_property(c, DL_PROPERTY_YEAR_WORD)) return;
    bool is_plural = dl_take(&t, DL_WORD_units, &row) && row == OF_YEARS;
    if (!is_plural && !(t = *c, dl_take(&t, DL_WORD_unit, &row))) return;
    if (dl_unit_of_row(row, &factor) == DL_UNIT_YEAR) *c = t;
}

/* The values of rows of the class "counted". */
enum { THINGS = 1, STREET };

bool dl_counts_things(const struct dl_cursor *c)
{
    const struct dl_token *t = dl_peek(c, 0);
    int value;
    return dl_token_is(t, DL_WORD_units) || (dl_token_value(t, DL_WORD_counted, &value) && value == THINGS);
}

/* "Street", "Ave.", and "St.", which is the end of an ordinal, too */
static bool is_street(const struct dl_token *t)
{
    int value;
    if (dl_token_is(t, DL_WORD_ordinal_mark)) return t->upper && !t->glued;
    return dl_token_value(t, DL_WORD_counted, &value) && value == STREET;
}

bool dl_numbers_a_house(const struct dl_cursor *c)
{
    enum { NAME_WORDS = 3 };
    int number;
    struct dl_cursor t = *c, year = { c->window, c->at - 1 };
    if (c->at > 0 && dl_token_is(dl_look_back(&year), DL_WORD_article)) return false; /* "the 1929 Wall Street crash" */
    bool has_name = dl_read_ordinal(&t, &number);                                     /* "1733 16th St." */
    for (unsigned i = 0; i <= NAME_WORDS && dl_peek(&t, i)->upper; i++, has_name = true)
        if (has_name && is_street(dl_peek(&t, i))) return true;
    return false;
}

/* ",500" after one to three digits. */
static bool read_thousands(struct dl_cursor *c, int64_t *number)
{
    struct dl_cursor t = *c;
    int group;
    if (*number > 999 || *number < 1) return false;
    bool any = false;
    while (*number < 1000000000 && dl_take_inner_mark(&t, DL_MARK_COMMA)) {
        if (!dl_read_digits(&t, (struct dl_digits){ 3, 3, 0, 999 }, &group)) break;
        *number = *number * 1000 + group;
        any = true;
        *c = t;
    }
    return any;
}

/* "3", "1,500", "2.5", "2½" in hundredths. */
static bool read_number(struct dl_cursor *c, int64_t *amount)
{
    const struct dl_token *t = dl_peek(c, 0);
    if (t->kind != DL_TOKEN_NUMBER || t->number < 0) return false;
    int64_t number = t->number;
    c->at++;
    if (read_thousands(c, &number)) {
        *amount = number * DL_AMOUNT_ONE;
        return true;
    }
    *amount = number * DL_AMOUNT_ONE;
    const struct dl_token *mark = dl_peek(c, 0);
    if (mark->kind == DL_TOKEN_NUMBER && !mark->glued) (void)dl_take_written_fraction(c, amount);
    if (mark->kind != DL_TOKEN_MARK || !mark->glued) return true;
    struct dl_cursor after = *c;
    int decimals, below;
    if ((number == 1 || number == 3) && dl_take_inner_mark(&after, DL_MARK_SLASH) && /* "1/2 hour" */
        dl_read_digits(&after, (struct dl_digits){ 1, 1, 2, 4 }, &below) && below != 3 && number < below) {
        *amount = *amount / below;
        *c = after;
        return true;
    }
    if (dl_take_fraction_sign(c, amount)) return true;
    after = *c;
    if (dl_take_inner_mark(&after, DL_MARK_DASH) && dl_take_written_fraction(&after, amount)) { /* "6-1/2" */
        *c = after;
        return true;
    }
    after = *c;
    bool has_comma = dl_has_property(c, DL_PROPERTY_DAY_FIRST) && dl_take_inner_mark(&after, DL_MARK_COMMA); /* "1,5" */
    if (has_comma || dl_take_inner_mark(&after, DL_MARK_DOT)) {
        const struct dl_token *fraction = dl_peek(&after, 0);
        if (!dl_read_digits(&after, (struct dl_digits){ 1, 2, 0, 99 }, &decimals)) return true;
        *amount += fraction->digits == 1 ? decimals * 10 : decimals;
        *c = after;
    }
    return true;
}

/* "twenty-one", "nine". */
static bool read_cardinal(struct dl_cursor *c, int *number)
{
    return read_tens(c, DL_WORD_cardinal, number) || dl_take(c, DL_WORD_cardinal, number);
}

/* "hundred", "hundred and fifty", "million" after a number. */
static void read_scales(struct dl_cursor *c, int64_t *amount)
{
    int scale, rest;
    while (dl_take(c, DL_WORD_scale, &scale)) {
        if (scale < 1 || *amount > DL_AMOUNT_MAX / scale) return;
        *amount *= scale;
        enum { HUNDRED = 100 };
        struct dl_cursor t = *c;
        const bool may_add = dl_take_and(&t) || scale <= HUNDRED; /* not "1.3 billion two weeks earlier" */
        if (may_add && read_cardinal(&t, &rest) && rest < scale) {
            *amount += (int64_t)rest * DL_AMOUNT_ONE;
            *c = t;
        }
    }
}

/* "hundred days": right before a unit */
static bool is_lone_scale(const struct dl_cursor *c)
{
    return dl_token_is(dl_peek(c, 0), DL_WORD_scale) && dl_token_is(dl_peek(c, 1), DL_WORD_units);
}

bool dl_read_amount(struct dl_cursor *c, int64_t *amount, uint16_t *flags)
{
    struct dl_cursor t = *c;
    int value;
    *amount = DL_AMOUNT_ONE;
    if (dl_take(&t, DL_WORD_vague_count, &value)) {
        (void)dl_take(&t, DL_WORD_scale, NULL);
        *flags |= DL_WHEN_MANY;
        *c = t;
        return true;
    }
    if (dl_take(&t, DL_WORD_fraction, &value)) { /* "half a century" */
        *amount = value;
        (void)dl_take(&t, DL_WORD_single, NULL);
        *c = t;
        return true;
    }
    if (dl_take_word(&t, "another")) { /* "another day", "another seven months" */
        if (read_cardinal(&t, &value))
            *amount = (int64_t)value * DL_AMOUNT_ONE;
        else
            (void)read_number(&t, amount);
        *c = t;
        return true;
    }
    if (read_cardinal(&t, &value))
        *amount = (int64_t)value * DL_AMOUNT_ONE;
    else if (!read_number(&t, amount) && !dl_take(&t, DL_WORD_single, NULL) && !is_lone_scale(&t))
        return false;
    read_scales(&t, amount);
    dl_read_fraction(&t, amount);
    *c = t;
    return true;
}

enum dl_unit dl_unit_of_row(int value, int *factor)
{
    *factor = value >= 100 ? value / 100 : 1;
    int unit = value % 100;
    return unit >= DL_UNIT_SECOND && unit <= DL_UNIT_MILLENNIUM ? (enum dl_unit)unit : DL_UNIT_DAY;
}
