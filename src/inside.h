/* inside.h: the names inside of names that a dictionary has, of a window of text.
 *
 * The search for names takes the longest: where a dictionary has "London Stock Exchange", no "London" is found. Here
 * the block is read once more as if it had not, and so on with what is found then. The main search knows nothing of it,
 * so that no row is another one for it.
 */
#ifndef DL_INSIDE_H
#define DL_INSIDE_H

#include "found.h"
#include "resolve/resolver.h"

struct dl_inside;

/* types: those of rows that are wanted (bit set); members: DATELINE_ROW_, what of them. Borrows the dictionary. Errors:
 * DATELINE_ENOMEM. */
dateline_status dl_inside_new(struct dl_inside **out, const dateline_dict *dict, uint64_t types, unsigned members);

/* Adds what lies inside of the names of a block, of which only the place is asked. Errors: DATELINE_ENOMEM. */
dateline_status dl_inside_add(struct dl_inside *inside, const struct dl_found_block *block);

/* Puts what was added, as far as it wins there, behind the mentions of the window that it lies in: see
 * dl_resolver_nest. */
dateline_status dl_inside_nest(const struct dl_inside *inside, struct dl_resolver *resolver,
                               const struct dl_window *window, struct dl_mention *const **mentions, size_t *count);

/* So many candidates, or senses of them, that the window should end. */
bool dl_inside_is_full(const struct dl_inside *inside);

/* A new window; takes NULL. */
void dl_inside_clear(struct dl_inside *inside);

/* Takes NULL. */
void dl_inside_free(struct dl_inside *inside);

#endif
