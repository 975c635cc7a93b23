/* read.h: the small parts that time expressions are written with.
 *
 * Each takes what it knows from the cursor and answers true, or leaves the cursor where it is and
 * answers false.
 */
#ifndef DL_DATES_READ_H
#define DL_DATES_READ_H

#include "dates/when.h"
#include "dates/window.h"

/* A number in digits, of so many digits at least and at most, between two values. */
struct dl_digits {
    uint8_t least, most;
    int32_t low, high;
};
bool dl_read_digits(struct dl_cursor *c, struct dl_digits want, int *number);

/* True for a capital, and for a small letter where the word is nothing else: "november", "oct", not "may". */
bool dl_is_name(const struct dl_cursor *c);

/* True after "until", "by": what the cursor stands at is to come. */
bool dl_looks_ahead(const struct dl_cursor *c);

/* "November", "Nov.", "NOV", "november". */
bool dl_read_month(struct dl_cursor *c, int *month);

/* "Monday", "Mon.". */
bool dl_read_weekday(struct dl_cursor *c, int *weekday);

/* A part of the day that is a moment rather than a stretch: "dawn". */
bool dl_is_moment(const struct dl_token *t);

/* Does the language of the text write so? */
bool dl_has_property(const struct dl_cursor *c, enum dl_property property);

/* Takes the word for the year behind a year, in languages that write it: "1933 года". */
void dl_take_year_word(struct dl_cursor *c);

/* Notes that the parts of what has two ends begin with the token first and behind the cursor's last one. */
static inline void dl_note_joint(struct dl_when *out, unsigned first, const struct dl_cursor *c)
{
    out->first_at = (uint8_t)first;
    out->joint = (uint8_t)(c->at - 1);
}

/* Takes what stands between the two ends of a stretch: "-", "to", "-to-". */
bool dl_take_dash_or_to(struct dl_cursor *c);

/* A day of the month: "5", "05", "5th", "fifth", "twenty-first"; *is_ordinal: the last three. */
bool dl_read_day(struct dl_cursor *c, int *day, bool *is_ordinal);

/* "3rd", "third", "twenty-first". */
bool dl_read_ordinal(struct dl_cursor *c, int *number);

/* A year beside a month, or with an era: "1933", "44 BC", "AD 79", "'33", "1731/2".
 * The part's year is astronomical. */
bool dl_read_year(struct dl_cursor *c, struct dl_when *out);

/* The same after a date, with the words that join them: ", 1933", "of 1933", "in the year 1933", "nineteen
 * thirty-three", and "96" where nothing else can be meant. Takes nothing when there is none. */
void dl_take_year(struct dl_cursor *c, struct dl_when *out);

/* "1940" in "14 November 1940 bombs fell": a day before four digits says more than what they could count. */
void dl_take_sure_year(struct dl_cursor *c, struct dl_when *out);

/* "800" in "25 December 800,": three digits behind a day, where the clause ends. Takes nothing when there are none. */
void dl_take_early_year(struct dl_cursor *c, struct dl_when *out);

/* True when nothing stands before the first or after the last token of an expression but a dot: a cell of a
 * table, a line of a list. */
bool dl_is_whole(const struct dl_cursor *first, const struct dl_cursor *after);

/* True when the token at the cursor begins a sentence. */
bool dl_begins_sentence(const struct dl_cursor *c);

/* Takes a word that is no class of the lexicon's; given in small letters. */
bool dl_take_word(struct dl_cursor *c, const char *word);

/* True when what follows is counted: "1933 people". */
bool dl_counts_things(const struct dl_cursor *c);

/* True when the name of a street follows: "1600 Pennsylvania Avenue". */
bool dl_numbers_a_house(const struct dl_cursor *c);

/* Four digits that can be a year; nothing around them is asked. */
bool dl_read_plain_year(struct dl_cursor *c, int *year);

/* A year that names its era, in any order. */
bool dl_read_era_year(struct dl_cursor *c, int *year);

/* "O.S.", "(N.S.)" after a date. */
bool dl_read_style(struct dl_cursor *c, struct dl_when *out);

/* How many: "3", "1,500", "2.5", "twenty-one", "two and a half", "a", "several"; in hundredths.
 * Sets DL_WHEN_MANY for what is not told. */
bool dl_read_amount(struct dl_cursor *c, int64_t *amount, uint16_t *flags);

/* The same, or two of them with "or" or "to" between: "two or three", "3-5", "two to three", "between two and
 * three". With two DL_WHEN_OR is set
 * and *other is the larger. */
bool dl_read_amounts(struct dl_cursor *c, int64_t *amount, int64_t *other, uint16_t *flags);

/* Takes "or two" behind "a day": the other amount. */
bool dl_take_or_amount(struct dl_cursor *c, int64_t amount, int64_t *other);

/* Takes "or so", "or more", "or less" behind an amount; *mod is then what it says. */
bool dl_take_or_so(struct dl_cursor *c, uint8_t *mod);

/* Takes the word "and", not "or". */
bool dl_take_and(struct dl_cursor *c);

/* Adds the "1/2" of "2 1/2" to an amount in hundredths. */
bool dl_take_written_fraction(struct dl_cursor *c, int64_t *amount);

/* Adds the sign of "2½" to an amount in hundredths. */
bool dl_take_fraction_sign(struct dl_cursor *c, int64_t *amount);

/* Adds "and a half", "and three quarters" to an amount, where it stands. */
void dl_read_fraction(struct dl_cursor *c, int64_t *amount);

/* The value of a unit row: 100 times a factor, plus the unit. */
enum dl_unit dl_unit_of_row(int value, int *factor);

#endif
