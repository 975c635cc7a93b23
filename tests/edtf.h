/* edtf.h: a reader of EDTF (ISO 8601-2) values that knows nothing of the code that writes them. */
#ifndef DL_TESTS_EDTF_H
#define DL_TESTS_EDTF_H

#include <stdbool.h>

enum edtf_kind { EDTF_BAD, EDTF_OPEN, EDTF_BOUNDED };

/* The first and last day of a value, as years, months, days; EDTF_OPEN: well formed, but its year is not told.
 *
 *     1933-11-16   1933-11   1933   193X   18XX   -0043   1805~   1942-21   2016-35   2016-40
 *     1933-11-16T09:00:00Z   XXXX-11-16   XXXX-XX-16   1933/1945-05-08
 */
enum edtf_kind edtf_read(const char *text, int earliest[3], int latest[3]);

#endif
