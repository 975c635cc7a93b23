/* options.c: one table is the command line and the help text. */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "dateline.h"
#include "output/csv.h"

#define AT(member) offsetof(struct dl_options, member)

/* Stands in a help text for the codes of the languages, which the dictionaries know. */
#define LANGUAGES "\v"

static const struct dl_option table[] = {
    { DL_OPTION_HEADING, 0, "What to read", NULL, NULL, 0 },
    { DL_OPTION_TEXT, 0, "files0-from", "FILE", "read the paths that FILE holds, each ended by a NUL byte, and no PATH",
      AT(files_from) },
    { DL_OPTION_HEADING, 0, "What to know", NULL, NULL, 0 },
    { DL_OPTION_LIST, 0, "dict", "FILE",
      "add a dictionary, a CSV file or a compiled one; may repeat,\nlater ones win ties", AT(dicts) },
    { DL_OPTION_FLAG, 0, "no-default-dict", NULL, "leave the built-in names out", AT(no_default_dict) },
    { DL_OPTION_TEXT, 0, "types", "LIST",
      "rows to write: PERSON,PLACE,AGENCY,DATE,TIME,DURATION,SET;\n+DEMONYM or +TYPE adds one", AT(types) },
    { DL_OPTION_TEXT, 0, "min-score", "S", "leave out rows scored below S, 0 to 1 (0.5)", AT(score_text) },
    { DL_OPTION_TEXT, 0, "date", "DAY",
      "count relative dates from YYYY-MM-DD, mtime (of the file, UTC),\nauto (dateline, masthead) or none (auto)",
      AT(date) },
    { DL_OPTION_TEXT, 0, "lang", "CODE",
      "language of the dates: " LANGUAGES ", or auto:\ntold from each document's first words (auto)", AT(language) },
    { DL_OPTION_TEXT, 0, "date-order", "ORDER",
      "read 3/4/2018 as mdy, dmy, ymd, or auto: as the document's\nother dates (auto)", AT(order_text) },
    { DL_OPTION_TEXT, 0, "fiscal-start", "M",
      "fiscal 2016 begins in this month, 2 to 12, of 2015, or with 1\nin January 2016 (1)", AT(fiscal_text) },
    { DL_OPTION_FLAG, 0, "nested", NULL,
      "rows inside rows, flagged nested: the two ends of a stretch of\ntime, names inside names", AT(nested) },
    { DL_OPTION_HEADING, 0, "What to write", NULL, NULL, 0 },
    { DL_OPTION_TEXT, 'o', "output", "FILE", "write to FILE, which is there only when it is complete", AT(output) },
    { DL_OPTION_TEXT, 0, "columns", "LIST",
      "which columns, in which order; 'help' lists them\n(" DL_COLUMNS_DEFAULT ")", AT(column_list) },
    { DL_OPTION_FLAG, 0, "no-header", NULL, "no line of column names", AT(no_header) },
    { DL_OPTION_TEXT, 0, "delimiter", "C", "between cells; \\t is a TAB (,)", AT(delimiter_text) },
    { DL_OPTION_FLAG, 0, "excel", NULL,
      "for spreadsheet programs: BOM, CRLF, no cell becomes a formula,\nlimits of size", AT(excel) },
    { DL_OPTION_FLAG, 0, "explain", NULL, "add the columns " DL_COLUMNS_EXPLAIN, AT(explain) },
    { DL_OPTION_TEXT, 0, "flush", "WHEN",
      "for live pipes: write rows after every document, or every block:\na paragraph, decided on without what follows "
      "it",
      AT(flush_text) },
    { DL_OPTION_FLAG, 0, "line-buffered", NULL, "write every row as soon as it is decided on", AT(line_buffered) },
    { DL_OPTION_HEADING, 0, "Running", NULL, NULL, 0 },
    { DL_OPTION_FLAG, 'q', "quiet", NULL, "no warnings; errors are still told", AT(quiet) },
    { DL_OPTION_FLAG, 0, "help", NULL, "this text", AT(help) },
    { DL_OPTION_FLAG, 0, "version", NULL, "the version", AT(version) },
};

#define TABLE_SIZE (sizeof table / sizeof *table)

/* ---- values ------------------------------------------------------------------------------ */

static bool read_columns(struct dl_options *o)
{
    const char *list = o->column_list ? o->column_list : DL_COLUMNS_DEFAULT;
    o->columns_help = strcmp(list, "help") == 0;
    if (o->columns_help) return true;
    dateline_span culprit;
    dateline_error error;
    if (dl_columns_parse(&o->columns, list, &culprit, &error) != DATELINE_OK) {
        dl_message("--columns %s: %s: '%.*s'; --columns help lists them", list, error.what, (int)culprit.len,
                   culprit.ptr);
        return false;
    }
    if (o->explain) dl_columns_add(&o->columns, DL_COLUMNS_EXPLAIN);
    return true;
}

static bool read_delimiter(struct dl_options *o)
{
    const char *text = o->delimiter_text ? o->delimiter_text : ",";
    if (strcmp(text, "\\t") == 0) text = "\t";
    o->delimiter = text[0];
    if (dl_csv_is_delimiter(text[0]) && text[1] == '\0') return true;
    dl_message("--delimiter %s: give one ASCII mark, such as ';', or \\t", text);
    return false;
}

/* Digits with at most one point, so that no locale has a say and "nan" and "0x1" are refused. */
static bool read_score(struct dl_options *o)
{
    const char *text = o->score_text;
    if (!text) return true;
    char *end;
    bool digits = text[0] != '\0' && strspn(text, "0123456789.") == strlen(text) && strcmp(text, ".") != 0;
    o->min_score = digits ? strtod(text, &end) : -1;
    if (digits && *end == '\0' && o->min_score <= 1) return true;
    dl_message("--min-score %s: give a number from 0 to 1, such as 0.8", text);
    return false;
}

static bool read_order(struct dl_options *o)
{
    static const char *const names[] = { [DATELINE_ORDER_AUTO] = "auto",
                                         [DATELINE_ORDER_MDY] = "mdy",
                                         [DATELINE_ORDER_DMY] = "dmy",
                                         [DATELINE_ORDER_YMD] = "ymd" };
    if (!o->order_text) return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        o->date_order = (dateline_order)i;
        if (strcmp(o->order_text, names[i]) == 0) return true;
    }
    dl_message("--date-order %s: give mdy, dmy, ymd or auto", o->order_text);
    return false;
}

static bool read_fiscal_start(struct dl_options *o)
{
    enum { MONTHS = 12 };
    const char *text = o->fiscal_text ? o->fiscal_text : "1";
    bool digits = text[0] != '\0' && strlen(text) <= 2 && strspn(text, "0123456789") == strlen(text);
    o->fiscal_start = digits ? (unsigned)strtoul(text, NULL, 10) : 0;
    if (o->fiscal_start >= 1 && o->fiscal_start <= MONTHS) return true;
    dl_message("--fiscal-start %s: give a month, 1 to 12", text);
    return false;
}

static bool read_flush(struct dl_options *o)
{
    if (!o->flush_text) return true;
    if (strcmp(o->flush_text, "block") == 0) o->flush = DL_FLUSH_BLOCK;
    if (strcmp(o->flush_text, "document") == 0) o->flush = DL_FLUSH_DOCUMENT;
    if (o->flush != DL_FLUSH_FULL) return true;
    dl_message("--flush %s: give block or document", o->flush_text);
    return false;
}

/* Standard input is read once, and the paths come from one place. */
static bool check_inputs(const struct dl_options *o)
{
    if (o->files_from && o->paths.count > 0) {
        dl_message("--files0-from %s: give it or PATHs, not both", o->files_from);
        return false;
    }
    bool is_list = o->files_from && strcmp(o->files_from, "-") == 0;
    bool is_default = !o->files_from && o->paths.count == 0;
    bool is_read = !o->help && !o->version && !o->columns_help;
    if (!is_read || dl_list_dashes(&o->dicts) + dl_list_dashes(&o->paths) + is_list + is_default < 2) return true;
    dl_message(DL_STDIN_TWICE "%s", is_default ? "; give a PATH" : "");
    return false;
}

bool dl_options_parse(struct dl_options *out, int argc, char **argv)
{
    *out = (struct dl_options){ .date = "auto", .language = "auto", .min_score = dateline_default_options().min_score };
    if (!dl_list_make(&out->paths, argc) || !dl_list_make(&out->dicts, argc)) {
        dl_message("out of memory");
        return false;
    }
    return dl_words_read(table, TABLE_SIZE, out, &out->paths, argc - 1, argv + 1) && read_columns(out) &&
           read_delimiter(out) && read_score(out) && read_order(out) && read_fiscal_start(out) && read_flush(out) &&
           check_inputs(out);
}

void dl_options_free(struct dl_options *options)
{
    dl_list_free(&options->paths);
    dl_list_free(&options->dicts);
}

/* ---- help -------------------------------------------------------------------------------- */

#define HELP_COLUMN 26u

static void put(struct dl_buffer *out, const char *text)
{
    dl_buffer_put(out, text, strlen(text));
}

/* Spaces from a text of width up to where the explanations stand. */
static void pad(struct dl_buffer *out, size_t width, size_t column)
{
    for (; width < column; width++)
        dl_buffer_byte(out, ' ');
}

/* "en, de, es" */
static void put_languages(struct dl_buffer *out)
{
    const char *code;
    for (size_t i = 0; (code = dateline_language(i)) != NULL; i++) {
        if (i > 0) put(out, ", ");
        put(out, code);
    }
}

static void put_line(struct dl_buffer *out, const char *line, const char *end)
{
    for (; line < end; line++) {
        if (*line == *LANGUAGES)
            put_languages(out);
        else
            dl_buffer_byte(out, *line);
    }
    dl_buffer_byte(out, '\n');
}

static void put_option(struct dl_buffer *out, const struct dl_option *option)
{
    char letter[] = "      --";
    if (option->letter != '\0') memcpy(letter + 2, (char[]){ '-', option->letter, ',' }, 3);
    put(out, letter);
    put(out, option->name);
    size_t width = strlen(letter) + strlen(option->name);
    if (option->argument) {
        put(out, " ");
        put(out, option->argument);
        width += 1 + strlen(option->argument);
    }
    for (const char *line = option->help; line;) {
        const char *end = strchr(line, '\n');
        pad(out, width, HELP_COLUMN);
        put_line(out, line, end ? end : line + strlen(line));
        line = end ? end + 1 : NULL;
        width = 0;
    }
}

void dl_options_help(struct dl_buffer *out)
{
    put(out, "Usage: dateline [OPTION]... [PATH]...\n"
             "Writes a CSV table of the people, places, agencies and dates that texts name.\n"
             "A PATH is a file, a directory (every file below it) or - for standard input,\n"
             "which is read when there is no PATH.\n");
    for (size_t i = 0; i < TABLE_SIZE; i++) {
        if (table[i].kind == DL_OPTION_HEADING) {
            put(out, "\n");
            put(out, table[i].name);
            put(out, ":\n");
        } else {
            put_option(out, &table[i]);
        }
    }
    put(out, "\n"
             "Exit status: 0 done, also when nothing was found; 1 some inputs could not be read;\n"
             "2 wrong usage or a bad dictionary; 3 the output could not be written.\n");
}

void dl_options_columns_help(struct dl_buffer *out)
{
    for (size_t i = 0; i < DL_COLUMN_COUNT; i++) {
        put(out, dl_column_table[i].name);
        pad(out, strlen(dl_column_table[i].name), 12);
        put(out, dl_column_table[i].help);
        put(out, "\n");
    }
}
