/* find.c: every word of the name may be the one that its key begins with ("al-Qaeda": Qaeda), so the
 * key from each of them to the end is looked for, in each dictionary.
 */
#include <stdio.h>
#include <string.h>

#include "cli/messages.h"
#include "dictcli/commands.h"
#include "dictcli/dictionary.h"
#include "dictcli/rows.h"
#include "gazetteer/dict.h"
#include "gazetteer/path.h"
#include "text/index.h"

struct search {
    struct dl_dictionary dictionaries[DL_LAYERS_MAX];
    size_t count;
    struct dl_index *index;
    unsigned char padded[DL_BLOCK_PAD + DL_NAME_BYTES_MAX + DL_BLOCK_PAD];
    size_t found;
};

/* Whether the name as it was typed is matched as this one. */
static const char *verdict(const struct dl_gaz *g, const struct dl_name *s, enum dl_sameness same)
{
    bool exact = (s->flags & (DL_GAZ_EXACT | DL_GAZ_CAPITALS)) != 0;
    if (s->flags & DL_GAZ_DENY) return "no: the row says that this name is never a mention (flag -)";
    if (same == DL_NAME_OTHER) return "no: the dictionary writes it otherwise";
    if (same == DL_NAME_SAME_LETTERS && !(s->flags & DL_GAZ_ANY_CASE))
        return "no: the dictionary writes it in another case";
    if (same == DL_NAME_SAME_IN_CAPS && !(s->flags & DL_GAZ_ANY_CASE))
        return exact ? "no: only as it is written (flag c or u)" : "only in lines of capitals and in datelines";
    if (s->entry < g->entry_count && dl_is_clue(dl_gaz_string(g, g->types[g->entries[s->entry].type % g->type_count])))
        return "yes, as a part of names and a clue, not as a row";
    if (s->flags & DL_GAZ_TRIGGER) return "only beside a title or another sign (flag x)";
    if (s->flags & DL_GAZ_COMMON) return "yes, but it is a common word too (flag w)";
    return "yes";
}

static void print_sense(struct search *search, const struct dl_dictionary *d, const struct dl_name *s,
                        enum dl_sameness same)
{
    if (search->found++ == 0) puts(DL_ROW_COLUMNS ",dictionary,matches");
    dl_print_row(stdout, &d->gaz, s);
    putchar(',');
    dl_print_cell(stdout, (dateline_span){ d->name, strlen(d->name) });
    const char *matches = verdict(&d->gaz, s, same);
    putchar(',');
    dl_print_cell(stdout, (dateline_span){ matches, strlen(matches) });
    putchar('\n');
}

/* Prints the names from a place on that are the name, but for case and diacritics. */
static void print_names(struct search *search, const struct dl_dictionary *d, uint32_t offset, const struct dl_block *b,
                        uint32_t word, uint32_t end)
{
    struct dl_name name = { 0 };
    while (dl_gaz_read_name(&d->gaz, &offset, &name)) {
        uint32_t size = (uint32_t)name.len - name.lead - name.tail;
        enum dl_sameness same = dl_name_compare(name.spelling + name.lead, size, b->text + word, end - word);
        if (name.lead == word) print_sense(search, d, &name, same);
        if (name.last) return;
    }
}

/* Looks in all dictionaries for the name from one of its words on. */
static void look_from(struct search *search, const struct dl_block *b, uint32_t word)
{
    struct dl_path path;
    if (!dl_path_begin(&path, b, word)) return;
    while (dl_next_word(b, path.end) < b->len)
        if (!dl_path_next(&path, b)) return;
    for (size_t i = 0; i < search->count; i++) {
        struct dl_probe probe;
        uint32_t offset;
        dl_probe_begin(&probe, &search->dictionaries[i].gaz, path.key);
        while (dl_probe_next(&probe, &search->dictionaries[i].gaz, &offset))
            print_names(search, &search->dictionaries[i], offset, b, word, path.end);
    }
}

/* Answers whether any dictionary has the name. */
static bool find(struct search *search, const char *name)
{
    struct dl_block block;
    size_t size = strlen(name), before = search->found;
    if (size > DL_NAME_BYTES_MAX) {
        dl_message("%.40s...: longer than %u bytes, which no name is", name, DL_NAME_BYTES_MAX);
        return false;
    }
    unsigned char *text = search->padded + DL_BLOCK_PAD;
    memset(search->padded, 0, sizeof search->padded);
    memcpy(text, name, size);
    dl_index_build(search->index, text, (uint32_t)size, &block);
    for (uint32_t w = dl_next_word(&block, 0); w < block.len; w = dl_next_word(&block, dl_word_end(&block, w)))
        look_from(search, &block, w);
    if (search->found > before) return true;
    dl_message("%s: in no dictionary", name);
    return false;
}

static bool add_dictionary(struct search *search, char *path)
{
    if (search->count == DL_LAYERS_MAX) {
        dl_message("find: at most %u dictionaries", (unsigned)DL_LAYERS_MAX);
        return false;
    }
    if (!dl_dictionary_open(&search->dictionaries[search->count], path)) return false;
    search->count++;
    return true;
}

static bool open_dictionaries(struct search *search, const struct dl_dict_words *words)
{
    for (size_t i = 0; i < words->dicts.count; i++)
        if (!add_dictionary(search, words->dicts.items[i])) return false;
    return words->no_default_dict || add_dictionary(search, NULL);
}

enum dl_dict_exit dl_dict_find(const struct dl_dict_words *words)
{
    static struct search search;
    enum dl_dict_exit status = DL_DICT_USAGE;
    if (!open_dictionaries(&search, words)) goto done;
    if (dl_index_new(&search.index, DL_INDEX_AUTO, NULL) != DATELINE_OK) {
        dl_message("out of memory");
        goto done;
    }
    status = DL_DICT_OK;
    for (size_t i = 0; i < words->operands.count; i++)
        if (!find(&search, words->operands.items[i])) status = DL_DICT_FOUND;
done:
    for (size_t i = 0; i < search.count; i++)
        dl_dictionary_close(&search.dictionaries[i]);
    dl_index_free(search.index);
    return status;
}
