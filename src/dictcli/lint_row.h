/* lint_row.h: what can be said of one dictionary row without the others. */
#ifndef DL_DICTCLI_LINT_ROW_H
#define DL_DICTCLI_LINT_ROW_H

#include <stdbool.h>

#include "gazetteer/compile.h"

struct dl_lint_row_checker;

/* False: no memory. */
bool dl_lint_row_checker_new(struct dl_lint_row_checker **out);

/* Makes check number `check` of the row: *wrong is what it found, or NULL. False: there are no more checks. */
bool dl_lint_row(struct dl_lint_row_checker *checker, const struct dl_gaz_row *row, unsigned check, const char **wrong);

/* Takes NULL. */
void dl_lint_row_checker_free(struct dl_lint_row_checker *checker);

#endif
