/* titles.c: a title is somebody's, but not in the plural, nor before a word that names nobody. */
#include "names/titles.h"

#include "names/proposal.h"

static bool is_plural(const struct dl_names *n, const struct dl_run_part *title)
{
    return n->block->text[title->end - 1] == 's';
}

/* Behind a common word it stands in the plural. */
bool dl_title_is_inside(const struct dl_names *n, const struct dl_run *run, unsigned i, unsigned head)
{
    const struct dl_run_part *title = &run->parts[i];
    if (i + 1 != head || i == 0 || !dl_part_is(title, DL_PART_TITLE) || title->link != DL_LINK_SPACE) return false;
    const unsigned before =
        DL_PART_UNKNOWN | DL_PART_PLACE | DL_PART_NATION | (is_plural(n, title) ? DL_PART_WORD : 0u);
    return dl_part_is(&run->parts[i - 1], before) && !dl_part_is(&run->parts[i - 1], DL_PART_TITLE | DL_PART_DENIED);
}

bool dl_title_begins_name(const struct dl_names *n, const struct dl_run *run, unsigned i, unsigned head)
{
    const struct dl_run_part *title = &run->parts[i], *next = &run->parts[i + 1];
    const unsigned others = DL_PART_DENIED | DL_PART_MODIFIER | DL_PART_SURNAME | DL_PART_GIVEN;
    const unsigned names = DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_PERSON | DL_PART_TITLE;
    if (i > 0 || !dl_part_is(title, DL_PART_TITLE) || dl_part_is(title, others) || dl_part_is(next, names))
        return false;
    if (is_plural(n, title)) return true;
    return dl_part_is(title, DL_PART_COMMON) && dl_part_is(next, DL_PART_WORD) && /* not "the General Government" */
           (i + 1 < head || dl_part_is(next, DL_PART_HEAD_COMPANY));
}

bool dl_title_opens_sentence(const struct dl_names *n, const struct dl_run_part *part)
{
    const unsigned names = DL_PART_UNKNOWN | DL_PART_PLACE | DL_PART_AGENCY | DL_PART_SURNAME | DL_PART_GIVEN;
    return dl_part_is(part, DL_PART_MODIFIER) && dl_part_is(part, DL_PART_WORD) && !dl_part_is(part, names) &&
           dl_bit(n->block->initial, part->start);
}
