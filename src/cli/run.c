/* run.c: dictionaries -> stream -> one document after another -> rows.
 *
 * A document that cannot be read costs only itself (status 1); when the output fails, or a
 * dictionary or an option is bad, the run ends at once.
 */
#include "cli/run.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli/filelist.h"
#include "cli/output.h"
#include "dateline.h"
#include "input/foreign.h"
#include "input/reader.h"
#include "input/walk.h"
#include "output/buffer.h"
#include "output/csv.h"

struct run {
    const struct dl_options *options;
    dateline_dict *dict;
    dateline_stream *stream;
    struct dl_output *output;
    struct dl_buffer *buffer;
    struct dl_csv *csv;
    struct dl_filelist files; /* of --files0-from */
    struct dl_walk *walk;
    enum dl_exit status;
    int output_error;  /* errno of a failure that is not the buffer's */
    bool is_overfull;  /* the sheet limit was passed and told */
    bool is_html_told; /* once is enough */
};

static bool fail(struct run *r, enum dl_exit status)
{
    r->status = status;
    return false;
}

static bool out_of_memory(struct run *r)
{
    dl_message("out of memory");
    return fail(r, DL_EXIT_OUTPUT);
}

/* ---- knowledge --------------------------------------------------------------------------- */

static bool add_dict(struct run *r, const char *path)
{
    dateline_error error = { 0 };
    errno = 0;
    dateline_status status = dateline_dict_add_file(r->dict, path, &error);
    if (status == DATELINE_OK) return true;
    if (status == DATELINE_ENOMEM) return out_of_memory(r);
    dl_message_dictionary(path, status, &error);
    return fail(r, DL_EXIT_USAGE);
}

static bool load_dicts(struct run *r)
{
    if (dateline_dict_new(&r->dict, !r->options->no_default_dict) != DATELINE_OK) return out_of_memory(r);
    for (size_t i = 0; i < r->options->dicts.count; i++)
        if (!add_dict(r, r->options->dicts.items[i])) return false;
    dateline_error error = { 0 };
    dateline_status status = dateline_dict_finish(r->dict, &error);
    if (status == DATELINE_OK) return true;
    dl_message("dictionary: %s", error.what ? error.what : dateline_status_text(status));
    return fail(r, DL_EXIT_USAGE);
}

/* ---- rows -------------------------------------------------------------------------------- */

/* Goes on in the next file, or says once that the sheet is full. */
static bool next_sheet(struct run *r)
{
    if (!dl_output_is_replacing(r->output)) {
        if (!r->is_overfull && !r->options->quiet)
            dl_message("%s: more than %u rows, which a spreadsheet program will not show; -o FILE would split them",
                       dl_output_name(r->output), DL_SHEET_ROWS_MAX);
        r->is_overfull = true;
        return true;
    }
    if (!dl_buffer_flush(r->buffer)) return false;
    r->output_error = dl_output_next(r->output);
    if (r->output_error != 0) return false;
    r->buffer->fd = dl_output_fd(r->output);
    dl_csv_begin(r->csv);
    return true;
}

static bool on_row(const dateline_row *row, void *ctx)
{
    struct run *r = ctx;
    if (dl_csv_is_full(r->csv) && !next_sheet(r)) return false;
    return dl_csv_row(r->csv, row) && (!r->options->line_buffered || dl_buffer_flush(r->buffer));
}

static bool is_language(const char *name)
{
    const char *known;
    for (size_t i = 0; (known = dateline_language(i)) != NULL; i++)
        if (strcmp(known, name) == 0) return true;
    return strcmp(name, "auto") == 0;
}

static bool open_stream(struct run *r)
{
    const struct dl_options *o = r->options;
    dateline_options options = dateline_default_options();
    if (!is_language(o->language)) {
        dl_message("--lang %s: a language whose dates are not known; dateline --help lists them", o->language);
        return fail(r, DL_EXIT_USAGE);
    }
    options.datelines = strcmp(o->date, "auto") == 0;
    options.types = o->types;
    options.date_order = o->date_order;
    options.fiscal_start = o->fiscal_start;
    options.nested = o->nested;
    options.language = strcmp(o->language, "auto") == 0 ? NULL : o->language;
    options.min_score = o->min_score;
    options.flush_blocks = o->flush == DL_FLUSH_BLOCK;
    options.members = dl_columns_members(&o->columns);
    dateline_status status = dateline_stream_new(&r->stream, r->dict, &options, on_row, r);
    if (status == DATELINE_EOPTION) {
        dl_message("--types %s: a type that no dictionary has; built in are PERSON, PLACE, AGENCY, DATE, TIME, "
                   "DURATION, SET, DEMONYM",
                   o->types);
        return fail(r, DL_EXIT_USAGE);
    }
    return status == DATELINE_OK || out_of_memory(r);
}

static bool is_fixed(const char *date)
{
    return strcmp(date, "mtime") != 0 && strcmp(date, "auto") != 0 && strcmp(date, "none") != 0;
}

static bool set_fixed_date(struct run *r)
{
    const char *date = r->options->date;
    if (!is_fixed(date) || dateline_stream_set_date(r->stream, date, "option") == DATELINE_OK) return true;
    dl_message("--date %s: give a day as YYYY-MM-DD, or mtime, auto or none", date);
    return fail(r, DL_EXIT_USAGE);
}

/* Tells the output's failure; nobody reading any more is none. */
static bool output_failed(struct run *r, int error)
{
    if (error == EPIPE) return fail(r, DL_EXIT_PIPE);
    dl_message("%s: %s", dl_output_name(r->output), strerror(error));
    return fail(r, DL_EXIT_OUTPUT);
}

static bool open_output(struct run *r)
{
    const struct dl_options *o = r->options;
    int error = dl_output_open(&r->output, o->output);
    if (error != 0) return output_failed(r, error);
    bool is_lost = dl_output_is_replacing(r->output) && /* an input would be */
                   (dl_output_refuses(r->output, &o->paths) || dl_output_refuses(r->output, &r->files.paths) ||
                    dl_output_refuses(r->output, &o->dicts));
    if (is_lost) return fail(r, DL_EXIT_USAGE);
    if (dl_buffer_new(&r->buffer, dl_output_fd(r->output)) != DATELINE_OK) return out_of_memory(r);
    struct dl_csv_options options = { .delimiter = o->delimiter, .no_header = o->no_header, .excel = o->excel };
    if (dl_csv_new(&r->csv, &o->columns, &options, r->buffer) != DATELINE_OK) return out_of_memory(r);
    dl_csv_begin(r->csv);
    return true;
}

/* ---- documents --------------------------------------------------------------------------- */

static void on_walk_error(const char *path, int error, void *ctx)
{
    struct run *r = ctx;
    dl_message("%s: %s", path[0] != '\0' ? path : "''", strerror(error));
    r->status = DL_EXIT_INPUT;
}

/* The day of the file's last change in UTC; no date for what has none, such as a pipe. */
static void set_date_of_file(struct run *r, const struct dl_document *document)
{
    struct tm day;
    char text[11];
    bool known = document->has_modified && gmtime_r(&document->modified, &day) != NULL;
    long year = known ? day.tm_year + 1900L : 0;
    known = year >= 1 && year <= 9999;
    if (known) strftime(text, sizeof text, "%Y-%m-%d", &day);
    dateline_stream_set_date(r->stream, known ? text : NULL, "mtime");
}

static void warn_of_bad_bytes(const struct run *r, const char *id, const dateline_counts *counts)
{
    static const char remedy[] = "if the text is Western European, iconv -f windows-1252 -t utf-8 mends it";
    if (r->options->quiet || counts->bad_bytes == 0) return;
    if (counts->bad_bytes == 1)
        dl_message("%s: 1 byte is not UTF-8 (at offset %" PRIu64 "); taken as a mark; %s", id, counts->first_bad_byte,
                   remedy);
    else
        dl_message("%s: %" PRIu64 " bytes are not UTF-8 (first at offset %" PRIu64 "); taken as marks; %s", id,
                   counts->bad_bytes, counts->first_bad_byte, remedy);
}

/* The head of the document: its first bytes, as many as tell what it is, or all. A live pipe is not waited for. */
static ssize_t read_head(const struct run *r, int fd, char *bytes, size_t size)
{
    ssize_t n, have = 0;
    do {
        n = dl_read(fd, bytes + have, size - (size_t)have);
        if (n > 0) have += n;
    } while (n > 0 && have < (ssize_t)DL_FOREIGN_HEAD && r->options->flush != DL_FLUSH_BLOCK);
    return have > 0 ? have : n;
}

/* Says what the head shows; false when the document is not to be read. */
static bool accept(struct run *r, const char *id, const char *head, size_t size)
{
    const struct dl_foreign *foreign = dl_foreign_find(head, size);
    if (!foreign) return true;
    if (!foreign->is_text) {
        dl_message("%s: not read: it looks like %s; only UTF-8 text is understood: make text of it with %s", id,
                   foreign->kind, foreign->remedy);
        r->status = DL_EXIT_INPUT;
    } else if (!r->options->quiet && !r->is_html_told) {
        dl_message("%s: looks like %s, whose tags are read as text; %s takes them away", id, foreign->kind,
                   foreign->remedy);
        r->is_html_told = true;
    }
    return foreign->is_text;
}

/* Feeds what the document holds; *error is the errno of a read that failed. */
static dateline_status pump(struct run *r, const struct dl_document *document, int *error)
{
    dateline_status status = DATELINE_OK;
    size_t room;
    char *bytes = dateline_stream_room(r->stream, &room);
    ssize_t n = read_head(r, document->fd, bytes, room < DL_READ_SIZE ? room : DL_READ_SIZE);
    bool is_text = n <= 0 || accept(r, document->id, bytes, (size_t)n);
    while (is_text && n > 0) {
        status = dateline_stream_feed(r->stream, bytes, (size_t)n);
        if (r->options->flush == DL_FLUSH_BLOCK && !dl_buffer_flush(r->buffer)) status = DATELINE_STOPPED;
        if (status != DATELINE_OK) break;
        bytes = dateline_stream_room(r->stream, &room);
        n = dl_read(document->fd, bytes, room < DL_READ_SIZE ? room : DL_READ_SIZE);
    }
    *error = n < 0 ? errno : 0;
    return status;
}

/* A document that grows while it is read, by its own rows, or that they will replace. One of our temporary files in
 * a walked directory is no document; somebody named one that is written directly. */
static bool is_own_output(struct run *r, const struct dl_document *document)
{
    enum dl_output_use use = dl_output_use(r->output, document->fd);
    if (use == DL_OUTPUT_WRITTEN) {
        dl_message("%s: this input is also the output", document->id);
        r->status = DL_EXIT_INPUT;
    }
    if (use == DL_OUTPUT_REPLACED && !r->options->quiet)
        dl_message("%s: not read: the output replaces it", document->id);
    return use != DL_OUTPUT_NONE;
}

/* Answers false when the run cannot go on. */
static bool run_document(struct run *r, const struct dl_document *document)
{
    int read_error;
    dateline_counts counts = { 0 };
    if (is_own_output(r, document)) return true;
    if (strcmp(r->options->date, "mtime") == 0) set_date_of_file(r, document);
    dl_csv_document(r->csv, document->id);
    dateline_status status = pump(r, document, &read_error);
    dateline_status end = dateline_stream_finish(r->stream, &counts);
    if (status == DATELINE_OK) status = end;
    if (status == DATELINE_STOPPED) return false;
    if (status == DATELINE_ENOMEM) return out_of_memory(r);
    warn_of_bad_bytes(r, document->id, &counts);
    if (read_error != 0) on_walk_error(document->id, read_error, r);
    if (status != DATELINE_OK) {
        dl_message("%s: %s", document->id, dateline_status_text(status));
        r->status = DL_EXIT_INPUT;
    }
    return r->options->flush != DL_FLUSH_DOCUMENT || dl_buffer_flush(r->buffer);
}

static void run_documents(struct run *r)
{
    struct dl_document document;
    while (dl_walk_next(r->walk, &document) && run_document(r, &document))
        ;
}

/* Writes the rest and gives the files their names. */
static bool end_output(struct run *r)
{
    int error = r->output_error;
    if (error == 0) dl_buffer_flush(r->buffer);
    if (error == 0) error = r->buffer->error;
    if (error == 0) error = dl_output_commit(r->output);
    return error == 0 || output_failed(r, error);
}

static void tell_sheet_counts(const struct run *r)
{
    if (r->options->quiet) return;
    struct dl_csv_counts counts = dl_csv_counts(r->csv);
    if (counts.guarded > 0)
        dl_message("cells that began like a formula and got an apostrophe in front: %" PRIu64, counts.guarded);
    if (counts.cut > 0) dl_message("cells that were cut at %u characters: %" PRIu64, DL_SHEET_CELL_MAX, counts.cut);
}

static bool open_walk(struct run *r)
{
    static char standard_input[] = "-";
    static char *none[] = { standard_input };
    const char *from = r->options->files_from;
    if (from && !dl_filelist_read(&r->files, from)) return fail(r, DL_EXIT_USAGE);
    struct dl_list paths = from ? r->files.paths : r->options->paths;
    if (!from && paths.count == 0) paths = (struct dl_list){ none, 1 };
    return dl_walk_new(&r->walk, paths.items, paths.count, on_walk_error, r) == DATELINE_OK || out_of_memory(r);
}

enum dl_exit dl_run(const struct dl_options *options)
{
    struct run r = { .options = options };
    if (load_dicts(&r) && open_stream(&r) && set_fixed_date(&r) && open_walk(&r) && open_output(&r)) {
        run_documents(&r);
        bool is_whole = r.status != DL_EXIT_OUTPUT;
        if (is_whole && end_output(&r)) tell_sheet_counts(&r);
    }
    dl_walk_free(r.walk);
    dl_filelist_free(&r.files);
    dl_csv_free(r.csv);
    dl_buffer_free(r.buffer);
    dl_output_free(r.output);
    dateline_stream_free(r.stream);
    dateline_dict_free(r.dict);
    return r.status;
}
