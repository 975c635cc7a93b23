/* shapes_decade.c: ten years at once.
 *
 *     the 1990s   the '90s   the nineteen-thirties   the 470s BC
 *     les années 80   80er Jahre   30-х годов
 */
#include "dates/period.h"
#include "dates/read.h"
#include "dates/words.h"

bool dl_take_plural(struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    (void)dl_take_inner_mark(&t, DL_MARK_APOSTROPHE);
    if (dl_has_property(c, DL_PROPERTY_YEAR_WORD)) (void)dl_take_inner_mark(&t, DL_MARK_DASH); /* "30-х" */
    if (!dl_is_glued(&t) || !dl_take(&t, DL_WORD_plural_mark, NULL)) return false;
    *c = t;
    return true;
}

/* "80er Jahre", "80er-Jahre", "30-х годов" where days come first */
static bool take_years(struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    int row, factor;
    if (!dl_has_property(c, DL_PROPERTY_DAY_FIRST)) return false;
    (void)dl_take_inner_mark(&t, DL_MARK_DASH);
    if (!dl_take(&t, DL_WORD_units, &row) || dl_unit_of_row(row, &factor) != DL_UNIT_YEAR) return false;
    *c = t;
    return true;
}

/* "the 1990s", "1990's"; "the 1800s" is a century, "the 2000s" is not. */
bool dl_decade_in_digits(struct dl_cursor *c, struct dl_when *out)
{
    int year;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_plain_year(c, &year) || year % 10 != 0 || !dl_take_plural(c)) return false;
    (void)take_years(c);
    return dl_set_period(out, year, year % 100 == 0 && year < 2000 ? DL_UNIT_CENTURY : DL_UNIT_DECADE);
}

/* "the 470s BC" */
bool dl_decade_of_era(struct dl_cursor *c, struct dl_when *out)
{
    int year, sign;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_digits(c, (struct dl_digits){ 2, 4, 10, 9990 }, &year) || year % 10 != 0 || !dl_take_plural(c))
        return false;
    if (!dl_peek(c, 0)->upper || !dl_take(c, DL_WORD_era, &sign)) return false;
    return dl_set_period(out, sign < 0 ? 1 - (year + 9) : year, DL_UNIT_DECADE);
}

/* "and 80s" after "the 70s" */
static bool follows_decade(const struct dl_cursor *c)
{
    struct dl_cursor before = { c->window, c->at - 1 };
    return c->at >= 2 && dl_token_is(dl_look_back(c), DL_WORD_and) &&
           dl_token_is(dl_look_back(&before), DL_WORD_plural_mark);
}

/* "late", "mid-" in "the late 90s" and "in mid-90s", not in "her late 30s", which are of a life */
static bool is_behind_part(const struct dl_cursor *c)
{
    const dl_word_set placing = DL_WORD_BIT(DL_WORD_article) | DL_WORD_BIT(DL_WORD_preposition) |
                                DL_WORD_BIT(DL_WORD_from) | DL_WORD_BIT(DL_WORD_to) | DL_WORD_BIT(DL_WORD_and) |
                                DL_WORD_BIT(DL_WORD_of);
    struct dl_cursor part = { c->window, c->at - 1 };
    if (c->at > 1 && dl_look_back(c)->mark == DL_MARK_DASH) part.at--;
    if (c->at == 0 || !dl_token_is(dl_peek(&part, 0), DL_WORD_part)) return false;
    const struct dl_token *owner = dl_look_back(&part);
    return owner->kind != DL_TOKEN_WORD || (owner->word->classes & placing) != 0;
}

/* The value of a label of what is told in degrees. */
enum { IN_DEGREES = 2 };

/* "temperatures were still in the 60s", "highs in the low 70s" */
static bool is_in_degrees(const struct dl_cursor *c)
{
    enum { WORDS = 12, GAP = 2 };
    const struct dl_block *b = c->window->block;
    uint32_t word = dl_peek(c, 0)->start;
    int value;
    for (unsigned i = 0; i < WORDS && !(b->initial != NULL && dl_bit(b->initial, word)); i++) {
        if (!dl_near_word_before(b, word, GAP, &word)) return false;
        if (dl_word_value(dl_window_word_at(c->window, word), DL_WORD_label, &value) && value == IN_DEGREES)
            return true;
    }
    return false;
}

/* "the '90s", "the 90s", "'90s" */
bool dl_short_decade(struct dl_cursor *c, struct dl_when *out)
{
    int year;
    const struct dl_cursor start = *c;
    bool is_marked = dl_take(c, DL_WORD_article, NULL) || is_behind_part(c);
    is_marked |= dl_take_mark(c, DL_MARK_APOSTROPHE) && dl_is_glued(c);
    is_marked |= follows_decade(c);
    is_marked |= dl_has_property(c, DL_PROPERTY_NO_ARTICLE) && dl_is_announced(c); /* "в 90-х" */
    if (!dl_read_digits(c, (struct dl_digits){ 2, 2, 10, 90 }, &year) || year % 10 != 0) return false;
    if (!dl_take_plural(c) || !(take_years(c) || is_marked) || is_in_degrees(&start)) return false;
    out->flags |= DL_WHEN_TWO_DIGIT_YEAR;
    return dl_set_period(out, year, DL_UNIT_DECADE);
}

/* "the nineteen-thirties", "the thirties" */
bool dl_decade_in_words(struct dl_cursor *c, struct dl_when *out)
{
    int hundreds, tens;
    bool has_article = dl_take(c, DL_WORD_article, NULL) || is_behind_part(c);
    if (dl_take(c, DL_WORD_cardinal, &hundreds)) {
        (void)dl_take_inner_mark(c, DL_MARK_DASH);
        if (hundreds < 11 || hundreds > 20 || !dl_take(c, DL_WORD_decade, &tens)) return false;
        return dl_set_period(out, hundreds * 100 + tens, DL_UNIT_DECADE);
    }
    (void)dl_take(c, DL_WORD_filler, NULL);
    bool is_phrase = dl_has_property(c, DL_PROPERTY_DAY_FIRST); /* "jaren dertig", "тридцатых годов" */
    if (!(has_article || is_phrase) || !dl_take(c, DL_WORD_decade, &tens)) return false;
    out->flags |= DL_WHEN_TWO_DIGIT_YEAR;
    return dl_set_period(out, tens, DL_UNIT_DECADE);
}

/* "les années 80", "los años 1930", "jaren 60" where days come first: a number of tens behind the years */
bool dl_decade_of_years(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor, year;
    if (!dl_has_property(c, DL_PROPERTY_DAY_FIRST)) return false;
    bool is_told = dl_take(c, DL_WORD_article, NULL) || dl_is_announced(c);
    struct dl_cursor t = *c;
    if (dl_take_unit(&t, DL_UNIT_DECADE)) { /* "la década de 1930", "la década de los 80" */
        if (!dl_take(&t, DL_WORD_of, NULL)) return false;
        (void)dl_take(&t, DL_WORD_article, NULL);
        *c = t;
        factor = 1;
    } else if (!is_told || !dl_take(c, DL_WORD_units, &row) || dl_unit_of_row(row, &factor) != DL_UNIT_YEAR) {
        return false;
    }
    (void)dl_take_mark(c, DL_MARK_APOSTROPHE); /* "anni '80" */
    bool is_short = dl_read_digits(c, (struct dl_digits){ 2, 2, 10, 90 }, &year);
    if (!is_short && !dl_read_plain_year(c, &year)) return false;
    if (year % 10 != 0 || factor != 1) return false;
    if (is_short) out->flags |= DL_WHEN_TWO_DIGIT_YEAR;
    return dl_set_period(out, year, DL_UNIT_DECADE);
}
