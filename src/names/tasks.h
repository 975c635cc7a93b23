/* tasks.h: what an organisation does, inside its name, and what is none. Private to names/. */
#ifndef DL_NAMES_TASKS_H
#define DL_NAMES_TASKS_H

#include "names/proposal.h"

/* Is the part a word of what an organisation does, and no name: Oil, Technology? */
bool dl_tasks_is_one(const struct dl_run_part *part);

/* "Ministry of Culture, Media and Sport": where the list ends that goes on behind pos; pos when there is none. */
uint32_t dl_tasks_end(const struct dl_names *names, uint32_t pos);

/* Does a capitalised thing follow on pos, so that what ends there is part of its name: Companies Act? */
bool dl_tasks_is_before_thing(const struct dl_names *names, uint32_t pos);

#endif
