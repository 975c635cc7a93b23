/* lint_row.c: one function a check, and a table of them. */
#include "dictcli/lint_row.h"

#include <stdlib.h>
#include <string.h>

#include "dictcli/rows.h"
#include "gazetteer/builtin.h"
#include "gazetteer/gaz.h"
#include "gazetteer/path.h"
#include "text/index.h"

struct dl_lint_row_checker {
    struct dl_compiler *compiler; /* tells which names cannot be compiled */
    struct dl_gaz builtin;        /* knows the common words */
    struct dl_index *index;
    struct dl_block block; /* of the alias */
    unsigned char padded[DL_BLOCK_PAD + DL_NAME_BYTES_MAX + DL_BLOCK_PAD];
};

bool dl_lint_row_checker_new(struct dl_lint_row_checker **out)
{
    const char *what;
    struct dl_lint_row_checker *c = *out = calloc(1, sizeof *c);
    if (!c) return false;
    return dl_compiler_new(&c->compiler) == DATELINE_OK &&
           dl_index_new(&c->index, DL_INDEX_AUTO, NULL) == DATELINE_OK &&
           dl_gaz_open(&c->builtin, dl_builtin_image, &what) == DATELINE_OK;
}

void dl_lint_row_checker_free(struct dl_lint_row_checker *c)
{
    if (!c) return;
    dl_compiler_free(c->compiler);
    dl_index_free(c->index);
    free(c);
}

static const char *cannot_be_compiled(struct dl_lint_row_checker *c, const struct dl_gaz_row *row)
{
    const char *what = NULL;
    return dl_compiler_add(c->compiler, row, &what) == DATELINE_EROW ? what : NULL;
}

static const char *spaces(struct dl_lint_row_checker *c, const struct dl_gaz_row *row)
{
    (void)c;
    dateline_span s = row->alias;
    if (s.len == 0) return NULL;
    if (s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' ') return "a space before or after the alias";
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.ptr[i] < ' ') return "a control character in the alias";
        if (i > 0 && s.ptr[i] == ' ' && s.ptr[i - 1] == ' ') return "two spaces in the alias";
    }
    return NULL;
}

static bool has_replacement(dateline_span s)
{
    for (size_t i = 0; i + 3 <= s.len; i++)
        if (memcmp(s.ptr + i, "\xEF\xBF\xBD", 3) == 0) return true;
    return false;
}

/* UTF-8 that was read as Latin-1 and written as UTF-8 again has U+00C3 or U+00C2 before a character of
 * the block U+0080 to U+00BF. */
static bool is_encoded_twice(dateline_span s)
{
    for (size_t i = 0; i + 3 < s.len; i++) {
        const unsigned char *p = (const unsigned char *)s.ptr + i;
        if (p[0] == 0xC3 && (p[1] == 0x82 || p[1] == 0x83) && p[2] == 0xC2) return true;
    }
    return false;
}

static const char *encoding(struct dl_lint_row_checker *c, const struct dl_gaz_row *row)
{
    (void)c;
    if (has_replacement(row->alias)) return "a replacement character in the alias: its bytes are lost";
    if (is_encoded_twice(row->alias)) return "the alias looks like UTF-8 that was encoded twice";
    return NULL;
}

static const char *composition(struct dl_lint_row_checker *c, const struct dl_gaz_row *row)
{
    (void)c;
    bool composed = dl_name_is_composed((const unsigned char *)row->alias.ptr, (uint32_t)row->alias.len);
    return composed ? NULL : "the alias is not in composed form (NFC)";
}

static const char *coordinates(struct dl_lint_row_checker *c, const struct dl_gaz_row *row)
{
    (void)c;
    static const char equator[] = "Equator"; /* the one name that may lie there */
    if (row->alias.len == sizeof equator - 1 && memcmp(row->alias.ptr, equator, row->alias.len) == 0) return NULL;
    bool is_null_island = row->lat < 0.01F && row->lat > -0.01F && row->lon < 0.01F && row->lon > -0.01F;
    return is_null_island ? "the coordinates are 0, 0: in the sea, where missing ones end up" : NULL;
}

/* Indexes the alias. */
static bool open_alias(struct dl_lint_row_checker *c, const struct dl_gaz_row *row)
{
    if (row->alias.len == 0 || row->alias.len > DL_NAME_BYTES_MAX) return false;
    memset(c->padded, 0, sizeof c->padded);
    memcpy(c->padded + DL_BLOCK_PAD, row->alias.ptr, row->alias.len);
    dl_index_build(c->index, c->padded + DL_BLOCK_PAD, (uint32_t)row->alias.len, &c->block);
    return dl_next_word(&c->block, 0) < c->block.len;
}

static const char *no_beginning(struct dl_lint_row_checker *c, const struct dl_gaz_row *row)
{
    if (dl_is_clue(row->type) || (row->flags & (DL_GAZ_DENY | DL_GAZ_ANY_CASE)) || !open_alias(c, row)) return NULL;
    for (uint32_t k = 0; k < c->block.chunks; k++)
        if (dl_name_starts(&c->block, k) != 0) return NULL;
    return "no word has a capital: matched only where the text begins it with one, or with the flag i";
}

/* Is the word of size bytes, whose key is given, a WORD? Names of other words may share what the table keeps of a key.
 */
static bool is_common_word(const struct dl_gaz *g, uint64_t key, const unsigned char *word, uint32_t size)
{
    struct dl_probe probe;
    uint32_t offset;
    dl_probe_begin(&probe, g, key);
    while (dl_probe_next(&probe, g, &offset)) {
        struct dl_name name = { 0 };
        while (dl_probe_read(&probe, g, &offset, &name)) {
            bool same = dl_name_compare(name.spelling, name.len, word, size) != DL_NAME_OTHER;
            if (same && name.entry < g->entry_count && g->entries[name.entry].type < g->type_count &&
                dl_is_word(dl_gaz_string(g, g->types[g->entries[name.entry].type])))
                return true;
            if (name.last) break;
        }
    }
    return false;
}

static const char *common_word(struct dl_lint_row_checker *c, const struct dl_gaz_row *row)
{
    const uint16_t careful =
        DL_GAZ_COMMON | DL_GAZ_EXACT | DL_GAZ_CAPITALS | DL_GAZ_TRIGGER | DL_GAZ_DENY | DL_GAZ_GIVEN | DL_GAZ_SURNAME;
    struct dl_path path;
    if (dl_is_clue(row->type) || (row->flags & careful) || !open_alias(c, row)) return NULL;
    uint32_t word = dl_next_word(&c->block, 0);
    if (!dl_path_begin(&path, &c->block, word) || dl_next_word(&c->block, path.end) < c->block.len) return NULL;
    if (path.end - word > 1 && dl_bit(c->block.upper, word + 1)) return NULL; /* "WHO" is not "who" */
    return is_common_word(&c->builtin, path.key, c->block.text + word, path.end - word)
               ? "the alias is a common word too, and no flag says so (w)"
               : NULL;
}

static const char *(*const checks[])(struct dl_lint_row_checker *, const struct dl_gaz_row *) = {
    cannot_be_compiled, spaces, encoding, composition, coordinates, no_beginning, common_word,
};

bool dl_lint_row(struct dl_lint_row_checker *c, const struct dl_gaz_row *row, unsigned check, const char **wrong)
{
    if (check >= sizeof checks / sizeof *checks) return false;
    *wrong = checks[check](c, row);
    return true;
}
