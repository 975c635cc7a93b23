/* rows.c: cell by cell. */
#include "dictcli/rows.h"

#include <math.h>
#include <string.h>

void dl_print_cell(FILE *out, dateline_span cell)
{
    bool plain = true;
    for (size_t i = 0; i < cell.len && plain; i++)
        plain = strchr(",\"\r\n", cell.ptr[i]) == NULL || cell.ptr[i] == '\0';
    if (plain) {
        fwrite(cell.ptr, 1, cell.len, out);
        return;
    }
    fputc('"', out);
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"') fputc('"', out);
        fputc(cell.ptr[i], out);
    }
    fputc('"', out);
}

static void print_string(FILE *out, const struct dl_gaz *g, uint32_t offset)
{
    dl_print_cell(out, dl_gaz_string(g, offset));
    fputc(',', out);
}

static void print_flags(FILE *out, uint16_t flags)
{
#define X(name, letter)                                                                                                \
    if (flags & DL_GAZ_##name) fputc(letter, out);
    DL_GAZ_FLAG_LIST(X)
#undef X
}

static void print_valid(FILE *out, const struct dl_details *e)
{
    if (e->from == DL_GAZ_YEAR_MIN && e->to == DL_GAZ_YEAR_MAX) return;
    if (e->from != DL_GAZ_YEAR_MIN) fprintf(out, "%d", e->from);
    fputc('/', out);
    if (e->to != DL_GAZ_YEAR_MAX) fprintf(out, "%d", e->to);
}

void dl_print_row(FILE *out, const struct dl_gaz *g, const struct dl_name *s)
{
    dl_print_cell(out, (dateline_span){ (const char *)s->spelling, s->len });
    fputc(',', out);
    if (s->entry >= g->entry_count || g->entries[s->entry].type >= g->type_count) return;
    const struct dl_entry *e = &g->entries[s->entry];
    const struct dl_details *details = dl_gaz_details(g, e);
    dl_print_cell(out, dl_gaz_canonical(g, e, s->at));
    fputc(',', out);
    print_string(out, g, g->types[e->type]);
    print_string(out, g, e->subtype);
    print_string(out, g, e->id);
    if (!isnan(details->lat)) fprintf(out, "%.5g", (double)details->lat);
    fputc(',', out);
    if (!isnan(details->lon)) fprintf(out, "%.6g", (double)details->lon);
    fputc(',', out);
    print_string(out, g, e->country);
    fprintf(out, "%u.%u,", e->weight / 10u, e->weight % 10u);
    print_flags(out, s->flags);
    fputc(',', out);
    print_valid(out, details);
}

static bool equals(dateline_span s, const char *text)
{
    return s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0;
}

bool dl_is_word(dateline_span type)
{
    return equals(type, "WORD");
}

bool dl_is_clue(dateline_span type)
{
    return dl_is_word(type) || equals(type, "TITLE") || equals(type, "HEAD") || equals(type, "DEMONYM");
}
