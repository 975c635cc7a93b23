/* inexact.h: names of a text with a letter or two wrong. */
#ifndef DL_GAZETTEER_INEXACT_H
#define DL_GAZETTEER_INEXACT_H

#include "gazetteer/hits.h"

/* The longest and nearest name at a word with letters wrong, if it is longer than *hit, which it then replaces. */
bool dl_inexact_name(struct dl_hits *hits, const struct dl_look *look, struct dl_hit *hit);

#endif
