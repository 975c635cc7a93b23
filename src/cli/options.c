/* options.c: one table is the parser and the help text. */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "dateline.h"
#include "output/csv.h"

enum kind {
    KIND_HEADING, /* of the help text */
    KIND_FLAG,    /* bool at offset */
    KIND_TEXT,    /* const char * at offset */
    KIND_DICT,    /* appended to dicts */
};

struct option {
    enum kind kind;
    char letter;          /* '\0': long form only */
    const char *name;     /* without the dashes */
    const char *argument; /* as the help text names it; NULL: takes none */
    const char *help;     /* a line feed begins another line */
    size_t offset;
};

#define AT(member) offsetof(struct dl_options, member)

static const struct option table[] = {
    { KIND_HEADING, 0, "What to know", NULL, NULL, 0 },
    { KIND_DICT, 0, "dict", "FILE", "add a dictionary, a CSV file or a compiled one; may repeat,\nlater ones win ties",
      0 },
    { KIND_FLAG, 0, "no-default-dict", NULL, "leave the built-in names out", AT(no_default_dict) },
    { KIND_TEXT, 0, "types", "LIST",
      "rows to write: PERSON,PLACE,AGENCY,DATE,TIME,DURATION,SET;\n+DEMONYM or +TYPE adds one", AT(types) },
    { KIND_TEXT, 0, "min-score", "S", "leave out rows scored below S, 0 to 1 (0.5)", AT(score_text) },
    { KIND_TEXT, 0, "date", "DAY",
      "count relative dates from YYYY-MM-DD, mtime (of the file, UTC),\nauto (dateline, masthead) or none (auto)",
      AT(date) },
    { KIND_TEXT, 0, "lang", "CODE",
      "language of the dates: en, de, es, fr, it, nl, pt, ru, or auto:\ntold from each document's first words (auto)",
      AT(language) },
    { KIND_TEXT, 0, "date-order", "ORDER",
      "read 3/4/2018 as mdy, dmy, ymd, or auto: as the document's\nother dates (auto)", AT(order_text) },
    { KIND_TEXT, 0, "fiscal-start", "M",
      "fiscal 2016 begins in this month, 2 to 12, of 2015, or with 1\nin January 2016 (1)", AT(fiscal_text) },
    { KIND_HEADING, 0, "What to write", NULL, NULL, 0 },
    { KIND_TEXT, 'o', "output", "FILE", "write to FILE, which is there only when it is complete", AT(output) },
    { KIND_TEXT, 0, "columns", "LIST", "which columns, in which order; 'help' lists them\n(" DL_COLUMNS_DEFAULT ")",
      AT(column_list) },
    { KIND_FLAG, 0, "no-header", NULL, "no line of column names", AT(no_header) },
    { KIND_TEXT, 0, "delimiter", "C", "between cells; \\t is a TAB (,)", AT(delimiter_text) },
    { KIND_FLAG, 0, "excel", NULL, "for spreadsheet programs: BOM, CRLF, no cell becomes a formula,\nlimits of size",
      AT(excel) },
    { KIND_FLAG, 0, "explain", NULL, "add the columns " DL_COLUMNS_EXPLAIN, AT(explain) },
    { KIND_TEXT, 0, "flush", "WHEN", "for live pipes: write rows at every block or document", AT(flush_text) },
    { KIND_HEADING, 0, "Running", NULL, NULL, 0 },
    { KIND_FLAG, 'q', "quiet", NULL, "no warnings; errors are still told", AT(quiet) },
    { KIND_FLAG, 0, "help", NULL, "this text", AT(help) },
    { KIND_FLAG, 0, "version", NULL, "the version", AT(version) },
};

#define TABLE_SIZE (sizeof table / sizeof *table)

/* ---- words of the command line ----------------------------------------------------------- */

static const struct option *find_long(const char *name, size_t length)
{
    for (size_t i = 0; i < TABLE_SIZE; i++)
        if (table[i].kind != KIND_HEADING && strncmp(table[i].name, name, length) == 0 && table[i].name[length] == '\0')
            return &table[i];
    return NULL;
}

static const struct option *find_letter(char letter)
{
    for (size_t i = 0; i < TABLE_SIZE; i++)
        if (table[i].letter == letter) return &table[i];
    return NULL;
}

static void set(struct dl_options *o, const struct option *option, const char *value)
{
    void *member = (char *)o + option->offset;
    switch (option->kind) {
    case KIND_FLAG: *(bool *)member = true; break;
    case KIND_TEXT: *(const char **)member = value; break;
    case KIND_DICT: o->dicts[o->dict_count++] = value; break;
    case KIND_HEADING: break;
    }
}

/* "--name", "--name=value", "--name value": argv[*i] is the word; moves *i to the last one used. */
static bool read_long(struct dl_options *o, char **argv, int *i)
{
    const char *name = argv[*i] + 2;
    size_t length = strcspn(name, "=");
    const char *value = name[length] == '=' ? name + length + 1 : NULL;
    const struct option *option = find_long(name, length);
    if (!option) {
        dl_message("unknown option --%.*s; see dateline --help", (int)length, name);
        return false;
    }
    if (!option->argument && value) {
        dl_message("--%s takes no value", option->name);
        return false;
    }
    if (option->argument && !value) value = argv[++*i];
    if (option->argument && !value) {
        dl_message("--%s needs a value: --%s %s", option->name, option->name, option->argument);
        return false;
    }
    set(o, option, value);
    return true;
}

/* "-q", "-o FILE", "-oFILE", "-qoFILE" */
static bool read_short(struct dl_options *o, char **argv, int *i)
{
    for (const char *p = argv[*i] + 1; *p != '\0'; p++) {
        const struct option *option = find_letter(*p);
        if (!option) {
            dl_message("unknown option -%c; see dateline --help", *p);
            return false;
        }
        if (!option->argument) {
            set(o, option, NULL);
            continue;
        }
        const char *value = p[1] != '\0' ? p + 1 : argv[++*i];
        if (!value) dl_message("-%c needs a value: -%c %s", *p, *p, option->argument);
        if (value) set(o, option, value);
        return value != NULL;
    }
    return true;
}

/* Options may stand anywhere before "--"; everything else is a path. */
static bool read_words(struct dl_options *o, int argc, char **argv)
{
    bool options_end = false;
    for (int i = 1; i < argc; i++) {
        char *word = argv[i];
        if (options_end || word[0] != '-' || word[1] == '\0') {
            o->paths[o->path_count++] = word;
        } else if (strcmp(word, "--") == 0) {
            options_end = true;
        } else if (!(word[1] == '-' ? read_long(o, argv, &i) : read_short(o, argv, &i))) {
            return false;
        }
    }
    return true;
}

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

bool dl_options_parse(struct dl_options *out, int argc, char **argv)
{
    *out = (struct dl_options){ .date = "auto", .language = "auto", .min_score = dateline_default_options().min_score };
    size_t words = (size_t)argc + 1;
    out->paths = malloc(words * sizeof *out->paths);
    out->dicts = malloc(words * sizeof *out->dicts);
    if (!out->paths || !out->dicts) {
        dl_message("out of memory");
        return false;
    }
    return read_words(out, argc, argv) && read_columns(out) && read_delimiter(out) && read_score(out) &&
           read_order(out) && read_fiscal_start(out) && read_flush(out);
}

void dl_options_free(struct dl_options *options)
{
    free(options->paths);
    free(options->dicts);
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

static void put_option(struct dl_buffer *out, const struct option *option)
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
        dl_buffer_put(out, line, end ? (size_t)(end - line) : strlen(line));
        put(out, "\n");
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
        if (table[i].kind == KIND_HEADING) {
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
