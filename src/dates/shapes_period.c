/* shapes_period.c: years, and what is smaller or larger than one without being a month.
 *
 *     1933   44 BC   the year 1933   fiscal 2016
 *     MDCCLXXVI   the 5th year of Henry VIII
 *     the 1990s   the '90s   the nineteen-thirties   the thirties
 *     the 19th century   the second millennium BC
 *     spring of 1942   the third quarter of 2016   Q3 2016   the first half of the 1930s   week 33 of 2016
 */
#include "dates/period.h"
#include "dates/read.h"

/* The years that four bare digits are taken for, and from where on nothing need announce them. */
enum { YEAR_LOW = 1000, YEAR_SURE = 1500, YEAR_HIGH = 2100 };

bool dl_set_period(struct dl_when *out, int year, enum dl_unit unit)
{
    out->first.year = (int16_t)year;
    out->first.unit = (uint8_t)unit;
    return true;
}

/* A word of capitals that is none of ours. */
static bool is_acronym(const struct dl_cursor *c, const struct dl_token *t)
{
    if (t->kind != DL_TOKEN_WORD || t->word->count > 0 || t->end - t->start < 2 || t->end - t->start > 4) return false;
    for (uint32_t i = t->start; i < t->end; i++) {
        unsigned char letter = c->window->block->text[i];
        if (letter < 'A' || letter > 'Z') return false;
    }
    return true;
}

/* "1933", unless what stands beside it makes it a number. */
static bool bare_year(struct dl_cursor *c, struct dl_when *out)
{
    int year;
    const struct dl_token *before = dl_look_back(c);
    bool is_until = dl_token_is(before, DL_WORD_preposition) && dl_has_property(c, DL_PROPERTY_DAY_FIRST); /* "hasta" */
    if (dl_token_is(before, DL_WORD_label) || (dl_token_is(before, DL_WORD_bound) && !is_until)) return false;
    bool is_announced = dl_is_announced(c);
    bool is_about = dl_token_is(before, DL_WORD_about);
    if (!dl_read_plain_year(c, &year) || year < YEAR_LOW || year > YEAR_HIGH) return false;
    if (year < YEAR_SURE && !is_announced && !is_about) return false;
    dl_take_year_word(c);
    if (is_acronym(c, before) && !is_announced && dl_phrase_ends(c)) return false; /* "ABC 2000" is a name */
    const struct dl_token *after = dl_peek(c, 0);
    if (dl_counts_things(c) || (!is_announced && dl_numbers_a_house(c))) return false;
    if (dl_token_is(after, DL_WORD_unit) && !dl_token_is(after, DL_WORD_doubtful) && !after->upper) return false;
    if (dl_token_is(after, DL_WORD_scale) || dl_token_is(after, DL_WORD_fraction)) return false;
    return dl_set_period(out, year, DL_UNIT_YEAR);
}

/* "'79" in "in 1974, '76 and '79" */
static bool follows_year(const struct dl_cursor *c)
{
    struct dl_cursor before = { c->window, c->at - 1 };
    const struct dl_token *joint = dl_look_back(c);
    if (c->at < 2 || (joint->mark != DL_MARK_COMMA && !dl_token_is(joint, DL_WORD_and))) return false;
    const struct dl_token *year = dl_look_back(&before);
    if (year->kind != DL_TOKEN_NUMBER) return false;
    return year->digits == 4 || year->digits == 2;
}

/* "since '82" */
static bool short_year(struct dl_cursor *c, struct dl_when *out)
{
    if (!(dl_is_announced(c) || follows_year(c)) || dl_peek(c, 0)->kind != DL_TOKEN_MARK || !dl_read_year(c, out))
        return false;
    out->first.unit = DL_UNIT_YEAR;
    return true;
}

/* "the year 1933", "the year 79 AD", "44 BC" */
static bool told_year(struct dl_cursor *c, struct dl_when *out)
{
    int year;
    (void)dl_take(c, DL_WORD_article, NULL);
    bool is_named = dl_take_unit(c, DL_UNIT_YEAR);
    if (is_named && dl_has_property(c, DL_PROPERTY_AFTER_NOUN))
        (void)dl_take(c, DL_WORD_of, NULL); /* "o ano de 1848" */
    if (!dl_read_era_year(c, &year) && !(is_named && dl_read_plain_year(c, &year))) return false;
    return dl_set_period(out, year, DL_UNIT_YEAR);
}

/* "1731/2" */
static bool dual_year(struct dl_cursor *c, struct dl_when *out)
{
    if (dl_peek(c, 0)->digits != 4 || !dl_read_year(c, out) || !(out->flags & DL_WHEN_OLD_STYLE)) return false;
    out->kind = DL_WHEN_RANGE;
    out->flags = 0;
    out->last = out->first;
    out->last.unit = DL_UNIT_YEAR;
    return dl_set_period(out, out->first.year - 1, DL_UNIT_YEAR);
}

/* "1933" in words: "nineteen thirty-three" */
static bool year_in_words(struct dl_cursor *c, struct dl_when *out)
{
    int hundreds, tens, ones = 0;
    if (!dl_is_announced(c) || !dl_take(c, DL_WORD_hundreds, &hundreds)) return false;
    if (dl_has_property(c, DL_PROPERTY_NO_ARTICLE) && dl_read_ordinal(c, &ones)) { /* "тысяча девятьсот третьем году" */
        if (ones > 99 || !dl_take_unit(c, DL_UNIT_YEAR)) return false;
        return dl_set_period(out, hundreds * 100 + ones, DL_UNIT_YEAR);
    }
    if (!dl_take(c, DL_WORD_cardinal, &tens) || tens < 10 || tens > 90) return false;
    struct dl_cursor t = *c;
    (void)dl_take_inner_mark(&t, DL_MARK_DASH);
    if (tens >= 20 && dl_take(&t, DL_WORD_cardinal, &ones) && ones < 10)
        *c = t;
    else
        ones = 0;
    return !dl_counts_things(c) && dl_set_period(out, hundreds * 100 + tens + ones, DL_UNIT_YEAR);
}

/* The period of a century's or a millennium's number, and the era behind it. */
static bool set_century(struct dl_cursor *c, int number, int row, struct dl_when *out)
{
    int factor, sign = 1;
    enum dl_unit unit = dl_unit_of_row(row, &factor);
    int years = unit == DL_UNIT_CENTURY ? 100 : unit == DL_UNIT_MILLENNIUM ? 1000 : 0;
    if (years == 0 || number > 9999 / years) return false;
    if (dl_peek(c, 0)->upper || dl_has_property(c, DL_PROPERTY_DAY_FIRST)) (void)dl_take(c, DL_WORD_era, &sign);
    return dl_set_period(out, sign < 0 ? 1 - number * years : (number - 1) * years, unit);
}

/* "19 веке": digits are a century's number where the word for it cannot be what is counted, as in "3 века" */
static DL_NOT_ENGLISH bool read_century_number(struct dl_cursor *c, int *number)
{
    enum { FEW = 4, LAST = 21 };
    struct dl_cursor t = *c;
    if (!dl_has_property(c, DL_PROPERTY_NO_ARTICLE) || !dl_read_digits(&t, (struct dl_digits){ 1, 2, 1, LAST }, number))
        return false;
    bool is_count = dl_token_is(dl_peek(&t, 0), DL_WORD_units) && *number <= FEW;
    if (!is_count) *c = t;
    return !is_count;
}

/* "the 19th century", "the twenty-first-century", "the second millennium BC" */
static bool century(struct dl_cursor *c, struct dl_when *out)
{
    int number, row;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_ordinal(c, &number) && !read_century_number(c, &number)) return false;
    (void)dl_take_inner_mark(c, DL_MARK_DASH);
    return dl_take(c, DL_WORD_unit, &row) && set_century(c, number, row, out);
}

/* "nell'Ottocento": the hundreds alone, with a capital */
static DL_NOT_ENGLISH bool century_by_hundreds(struct dl_cursor *c, struct dl_when *out)
{
    int hundreds;
    bool is_announced = dl_is_announced(c);
    is_announced |= dl_take(c, DL_WORD_article, NULL);
    if (!dl_has_property(c, DL_PROPERTY_ELISION) || !is_announced || !dl_peek(c, 0)->upper) return false;
    return dl_take(c, DL_WORD_hundreds, &hundreds) && dl_set_period(out, hundreds * 100, DL_UNIT_CENTURY);
}

/* "el siglo XVII", "nel secolo XIX", where what tells a noun stands behind it */
static DL_NOT_ENGLISH bool century_told_behind(struct dl_cursor *c, struct dl_when *out)
{
    int number, row;
    if (!dl_has_property(c, DL_PROPERTY_AFTER_NOUN)) return false;
    (void)dl_take(c, DL_WORD_article, NULL);
    return dl_take(c, DL_WORD_unit, &row) && dl_read_ordinal(c, &number) && set_century(c, number, row, out);
}

/* "Spring Hill", "the Winter Palace", "Fall River": part of a name */
static bool is_in_name(const struct dl_cursor *c)
{
    return dl_look_back(c)->upper && dl_peek(c, 0)->upper && dl_peek(c, 0)->word->classes == 0;
}

/* Does what stands before it say that "spring" or "fall" is the season? "to fall" does not. */
static bool announces_season(const struct dl_cursor *c)
{
    const struct dl_token *before = dl_look_back(c);
    return dl_is_announced(c) && (!dl_token_is(before, DL_WORD_to) || dl_token_is(before, DL_WORD_preposition));
}

/* "the spring of 1942", "winter 1941-42", "in the summer", "the winter campaign" */
static bool season(struct dl_cursor *c, struct dl_when *out)
{
    int number;
    if (dl_token_is(dl_look_back(c), DL_WORD_label)) return false; /* "Herr Winter" */
    bool is_sure = announces_season(c);
    bool has_article = dl_take(c, DL_WORD_article, NULL);
    const struct dl_token *word = dl_peek(c, 0);
    is_sure |= !dl_token_is(word, DL_WORD_doubtful);
    if (!dl_take(c, DL_WORD_season, &number)) return false;
    out->first.index = (uint8_t)number;
    out->first.unit = DL_UNIT_SEASON;
    if (dl_take_year_after(c, out)) {
        if (out->flags & DL_WHEN_OLD_STYLE) out->first.year--; /* "winter 1914/15" is one of two years, no old style */
        out->flags &= (uint16_t)~DL_WHEN_OLD_STYLE;
        return true;
    }
    bool is_of = dl_token_is(dl_peek(c, 0), DL_WORD_of) ||
                 (dl_token_is(word, DL_WORD_doubtful) && dl_token_is(dl_peek(c, 0), DL_WORD_from));
    if (is_in_name(c) || (has_article && is_of)) return false; /* "the fall of Rome" */
    return is_sure && (!has_article || !dl_token_is(word, DL_WORD_doubtful) || dl_phrase_ends(c));
}

/* "1982 summer", "the 1982 winter", "the 1942-43 winter" */
static bool season_of_year(struct dl_cursor *c, struct dl_when *out)
{
    int year, number;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_plain_year(c, &year)) return false;
    (void)dl_take_second_year(c, year);
    if (!dl_take(c, DL_WORD_season, &number)) return false;
    if (dl_token_is(dl_look_back(c), DL_WORD_doubtful) && !dl_phrase_ends(c)) return false;
    out->first.index = (uint8_t)number;
    return dl_set_period(out, year, DL_UNIT_SEASON);
}

/* "week 33 of 2016" */
static bool week_of_year(struct dl_cursor *c, struct dl_when *out)
{
    int week;
    bool is_title = dl_peek(c, 0)->upper && !dl_has_property(c, DL_PROPERTY_DAY_FIRST); /* of a course: "Week 10" */
    if (!dl_take_unit(c, DL_UNIT_WEEK) || !dl_read_digits(c, (struct dl_digits){ 1, 2, 1, 53 }, &week)) return false;
    bool has_year = dl_take_year_after(c, out);
    bool ends = dl_phrase_ends(c) || (dl_has_property(c, DL_PROPERTY_DAY_FIRST) && !dl_counts_things(c));
    if (!has_year && (is_title || !ends || dl_token_is(dl_peek(c, 0), DL_WORD_of))) return false;
    out->first.index = (uint8_t)week;
    out->first.unit = DL_UNIT_WEEK;
    return true;
}

/* "Henry VIII", "King Henry VIII", "the reign of Henry VIII": the year of the accession */
static bool read_reign(struct dl_cursor *c, int *accession)
{
    enum { FIRST_REIGN = 100 };
    struct dl_cursor t = *c;
    (void)dl_take(&t, DL_WORD_article, NULL);
    if (dl_take_word(&t, "reign") && dl_take(&t, DL_WORD_of, NULL)) *c = t;
    if (!dl_take_word(c, "king")) (void)dl_take_word(c, "queen");
    return dl_token_value(dl_peek(c, 0), DL_WORD_era, accession) && *accession >= FIRST_REIGN &&
           dl_take(c, DL_WORD_era, NULL);
}

/* "his reign", "our reign": whose is not told here */
static bool take_open_reign(struct dl_cursor *c)
{
    static const char *const owners[] = { "his", "her", "our", "their", "the" };
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (dl_take_word(c, owners[i])) return dl_take_word(c, "reign");
    return false;
}

/* "the 5th year of Henry VIII", "the third year of our reign": the year of a reign begins in one year and ends
 * in the next. */
static bool regnal_year(struct dl_cursor *c, struct dl_when *out)
{
    int number, accession;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_ordinal(c, &number) || number > 99) return false;
    if (!dl_take_unit(c, DL_UNIT_YEAR) || !dl_take(c, DL_WORD_of, NULL)) return false;
    struct dl_cursor t = *c;
    if (read_reign(&t, &accession)) {
        *c = t;
        out->kind = DL_WHEN_RANGE;
        out->last = (struct dl_part){ .year = (int16_t)(accession + number), .unit = DL_UNIT_YEAR };
        return dl_set_period(out, accession + number - 1, DL_UNIT_YEAR);
    }
    if (!take_open_reign(c)) return false;
    out->flags |= DL_WHEN_MANY;
    out->first.unit = DL_UNIT_YEAR;
    return true;
}

static const struct dl_shape_row shapes[] = {
    { regnal_year, DL_START_DAY, DL_START_DAY, DL_START(of) },
    { bare_year, DL_NUMBER_FOUR, 0, 0 },
    { short_year, DL_START_MARK, 0, 0 },
    { dl_decade_of_era, DL_NUMBER_ANY, DL_NUMBER_ANY, DL_START(era) },
    { told_year, DL_START(unit) | DL_START(era), DL_START(unit) | DL_START(era), 0 },
    { told_year, DL_NUMBER_ANY, DL_NUMBER_ANY, DL_START(unit) | DL_START(era) },
    { dual_year, DL_NUMBER_FOUR, 0, DL_KIND_TO },
    { dl_fiscal_year, DL_START(fiscal), DL_START(fiscal), 0 },
    { dl_fiscal_share, DL_START(fiscal), DL_START(fiscal), 0 },
    { dl_year_fiscal, DL_NUMBER_FOUR, DL_NUMBER_FOUR, DL_START(fiscal) },
    { dl_decade_in_digits, DL_NUMBER_FOUR, DL_NUMBER_FOUR, DL_START(plural_mark) },
    { dl_short_decade, DL_NUMBER_SMALL | DL_START_MARK, DL_NUMBER_SMALL | DL_START_MARK, DL_START(plural_mark) },
    { dl_decade_in_words, DL_START(decade), 0, 0 },
    { dl_decade_in_words, DL_START(cardinal), DL_START(cardinal) | DL_START(decade) | DL_START(filler),
      DL_START(decade) },
    { year_in_words, DL_START(hundreds), 0, 0 },
    { century, DL_START_DAY, DL_START_DAY, DL_START(unit) },
    { season, DL_START(season), DL_START(season), 0 },
    { dl_year_share, DL_NUMBER_FOUR, DL_NUMBER_FOUR, DL_START(unit) | DL_START(fraction) },
    { season_of_year, DL_NUMBER_FOUR, DL_NUMBER_FOUR, DL_START(season) },
    { dl_share_of_period, DL_START_DAY | DL_START(direction), DL_START_DAY | DL_START(direction),
      DL_START(of) | DL_START(fraction) },
    { dl_share_of_year, DL_START_DAY | DL_START(direction), DL_START_DAY | DL_START(direction),
      DL_START(unit) | DL_START(fraction) },
    { dl_letter_behind, DL_NUMBER_SMALL, 0, DL_START_LETTER },
    { dl_quarter_by_letter, DL_NUMBER_FOUR | DL_START_LETTER, 0, DL_NUMBER_SMALL },
    { week_of_year, DL_START(unit), 0, DL_NUMBER_SMALL },
    /* where days come first */
    { century_by_hundreds, DL_START(hundreds), DL_START(hundreds), 0 },
    { century_told_behind, DL_START(unit), DL_START(unit), DL_START(ordinal) },
    { dl_decade_of_years, DL_START(units) | DL_START(unit), DL_START(units) | DL_START(unit),
      DL_NUMBER_SMALL | DL_NUMBER_FOUR },
};
enum { OF_DAYS_FIRST = 3 };
const struct dl_shapes dl_shapes_period = { shapes, sizeof shapes / sizeof *shapes,
                                            sizeof shapes / sizeof *shapes - OF_DAYS_FIRST, DL_FAMILY_PERIOD };
