/* read_amounts.c: what of a unit stands behind a number, and two amounts for one.
 *
 *     two and a half years   one and three-quarter hours   one and a quarter of hours   2½ years
 *     two or three years   3-5 days   six to eight weeks   a day or two
 */
#include "dates/read.h"

bool dl_take_written_fraction(struct dl_cursor *c, int64_t *amount)
{
    struct dl_cursor t = *c;
    int above, below;
    if (!dl_read_digits(&t, (struct dl_digits){ 1, 1, 1, 3 }, &above)) return false;
    if (!dl_take_inner_mark(&t, DL_MARK_SLASH) || !dl_read_digits(&t, (struct dl_digits){ 1, 1, 2, 4 }, &below))
        return false;
    if (below == 3 || above == 2 || above >= below) return false;
    *amount += (int64_t)above * DL_AMOUNT_ONE / below;
    *c = t;
    return true;
}

bool dl_take_fraction_sign(struct dl_cursor *c, int64_t *amount)
{
    const struct dl_token *t = dl_peek(c, 0);
    const unsigned char *sign = c->window->block->text + t->start;
    if (t->kind != DL_TOKEN_MARK || !t->glued || t->end - t->start != 2 || sign[0] != 0xC2) return false;
    if (sign[1] < 0xBC || sign[1] > 0xBE) return false;
    *amount += (sign[1] - 0xBB) * 25; /* a quarter, a half, three quarters */
    c->at++;
    return true;
}

/* "three quarters", "three-quarter", "quarter", with "of" behind it; in hundredths */
static bool read_quarters(struct dl_cursor *c, int *hundredths)
{
    struct dl_cursor t = *c;
    int quarters = 1, row, factor;
    if (dl_take(&t, DL_WORD_cardinal, &quarters)) (void)dl_take_inner_mark(&t, DL_MARK_DASH);
    if (quarters > 3 || (!dl_take(&t, DL_WORD_units, &row) && !dl_take(&t, DL_WORD_unit, &row))) return false;
    if (dl_unit_of_row(row, &factor) != DL_UNIT_QUARTER) return false;
    (void)dl_take(&t, DL_WORD_of, NULL);
    *hundredths = quarters * 25;
    *c = t;
    return true;
}

void dl_read_fraction(struct dl_cursor *c, int64_t *amount)
{
    struct dl_cursor t = *c;
    int hundredths;
    (void)dl_take_inner_mark(&t, DL_MARK_DASH);                                  /* "two-and-a-half-year" */
    if (!dl_take_and(&t) && !dl_has_property(c, DL_PROPERTY_NO_ARTICLE)) return; /* "два с половиной" */
    (void)dl_take_inner_mark(&t, DL_MARK_DASH);
    if (!dl_take(&t, DL_WORD_single, NULL)) (void)dl_take_word(&t, "one"); /* "three and one-half hours" */
    (void)dl_take_inner_mark(&t, DL_MARK_DASH);
    if (!dl_take(&t, DL_WORD_fraction, &hundredths) && !read_quarters(&t, &hundredths)) return;
    *amount += hundredths;
    *c = t;
}

/* The values of rows of the class "and". */
enum { AND = 1, OR, OR_SO, OR_MORE, OR_LESS };

static bool take_joint(struct dl_cursor *c, int want)
{
    int value;
    return dl_token_value(dl_peek(c, 0), DL_WORD_and, &value) && value == want && dl_take(c, DL_WORD_and, NULL);
}

bool dl_take_and(struct dl_cursor *c)
{
    return take_joint(c, AND);
}

bool dl_take_or_amount(struct dl_cursor *c, int64_t amount, int64_t *other)
{
    struct dl_cursor t = *c;
    uint16_t flags = 0;
    if (!take_joint(&t, OR) || dl_token_is(dl_peek(&t, 0), DL_WORD_single)) return false;
    if (!dl_read_amount(&t, other, &flags) || flags != 0 || *other <= amount) return false;
    const struct dl_token *next = dl_peek(&t, 0); /* not "two years or three months" */
    if (dl_counts_things(&t) || dl_token_is(next, DL_WORD_unit)) return false;
    *c = t;
    return true;
}

bool dl_take_or_so(struct dl_cursor *c, uint8_t *mod)
{
    int joint;
    if (*mod != DL_MOD_NONE || !dl_token_value(dl_peek(c, 0), DL_WORD_and, &joint) || joint < OR_SO) return false;
    c->at++;
    *mod = joint == OR_SO ? DL_MOD_APPROX : joint == OR_MORE ? DL_MOD_EQUAL_OR_MORE : DL_MOD_EQUAL_OR_LESS;
    return true;
}

bool dl_read_amounts(struct dl_cursor *c, int64_t *amount, int64_t *other, uint16_t *flags)
{
    bool is_between = dl_take(c, DL_WORD_between, NULL);
    if (!dl_read_amount(c, amount, flags)) return false;
    struct dl_cursor t = *c;
    uint16_t more = 0;
    if (*flags & DL_WHEN_MANY) return !is_between;
    bool is_joined = is_between
                         ? dl_take_and(&t)
                         : dl_take_inner_mark(&t, DL_MARK_DASH) || take_joint(&t, OR) || dl_take(&t, DL_WORD_to, NULL);
    if (!is_joined || dl_token_is(dl_peek(&t, 0), DL_WORD_single)) return !is_between;
    if (!dl_read_amount(&t, other, &more) || more != 0 || *other <= *amount) return !is_between;
    *flags |= DL_WHEN_OR;
    *c = t;
    return true;
}
