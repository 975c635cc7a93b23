/* read_fraction.c: what of a unit stands behind a number.
 *
 *     two and a half years   one and three-quarter hours   one and a quarter of hours   2½ years
 */
#include "dates/read.h"

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
    (void)dl_take_inner_mark(&t, DL_MARK_DASH); /* "two-and-a-half-year" */
    if (!dl_take(&t, DL_WORD_and, NULL)) return;
    (void)dl_take_inner_mark(&t, DL_MARK_DASH);
    (void)dl_take(&t, DL_WORD_single, NULL);
    (void)dl_take_inner_mark(&t, DL_MARK_DASH);
    if (!dl_take(&t, DL_WORD_fraction, &hundredths) && !read_quarters(&t, &hundredths)) return;
    *amount += hundredths;
    *c = t;
}
