/* parted.h: the names inside of a name that a dictionary has. Private to the matcher. */
#ifndef DL_GAZETTEER_PARTED_H
#define DL_GAZETTEER_PARTED_H

#include "gazetteer/hits.h"
#include "gazetteer/starts.h"

/* Gives hits anew: in the place of each of several words the longest ones inside of it, none of which is all of it.
 * Those that were parted so are then hits->parted; answers how many they are. Sets hits->out_of_memory when there is
 * none. */
size_t dl_parted_again(struct dl_hits *hits, struct dl_starts *starts, bool any_case, const struct dl_block *block);

#endif
