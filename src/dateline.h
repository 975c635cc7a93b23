/* dateline.h: text in, a table of the people, places, agencies and dates out.
 *
 *     dateline_dict    what is known: names, date words, weights. Frozen by finish, then shared
 *                      by any number of streams and threads.
 *     dateline_stream  one document after another, fed in pieces of any size; rows come out
 *                      through a callback. The rows do not depend on the pieces.
 *
 * Threads: a finished dictionary is only read, so that streams in any number of threads may use it at once. All else is
 * used by one thread at a time: a stream, and a dictionary until it is finished. Different streams, and different
 * dictionaries, have nothing to do with each other. The library has no state of its own.
 *
 * The library prints nothing, never exits, and reads no clock, locale or environment.
 * Everything that the world can get wrong is a status, and so is a call in the wrong order. NULL only
 * where it is allowed.
 */
#ifndef DATELINE_H
#define DATELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define DATELINE_API __attribute__((visibility("default")))
#else
#define DATELINE_API
#endif

#define DATELINE_STATUS_LIST(X)                                                                                        \
    X(DATELINE_OK, "no error")                                                                                         \
    X(DATELINE_STOPPED, "stopped by the caller's callback")                                                            \
    X(DATELINE_ENOMEM, "out of memory")                                                                                \
    X(DATELINE_EREAD, "the file cannot be read")                                                                       \
    X(DATELINE_EROW, "malformed dictionary row")                                                                       \
    X(DATELINE_EIMAGE, "damaged or foreign compiled dictionary")                                                       \
    X(DATELINE_EOPTION, "unknown type or option value")                                                                \
    X(DATELINE_ELIMIT, "a size limit was exceeded")                                                                    \
    X(DATELINE_EUSE, "a call in the wrong order")

typedef enum {
#define X(code, text) code,
    DATELINE_STATUS_LIST(X)
#undef X
} dateline_status;

/* The constant English text of a status; never NULL. */
DATELINE_API const char *dateline_status_text(dateline_status status);

/* The version of the library, "MAJOR.MINOR.PATCH"; constant. */
DATELINE_API const char *dateline_version(void);

/* Bytes of somebody else: not NUL-terminated; the owner is named where the span is. */
typedef struct {
    const char *ptr;
    size_t len;
} dateline_span;

/* Where and why a call failed. Owns nothing. Every call that takes one accepts NULL. */
typedef struct {
    dateline_status code;
    const char *what; /* constant text: "the type column is empty" */
    size_t line;      /* 1-based line of the dictionary; 0 when there is none */
    char found[48];   /* the cell of the header that is wrong, cut to fit, with a closing NUL; or empty */
} dateline_error;

/* ---- dictionaries ------------------------------------------------------------------------ */

typedef struct dateline_dict dateline_dict;

/* An empty dictionary. With built_in the default knowledge is its first layer; without it the
 * date words and the evidence weights stay, the names are left out.
 * Errors: DATELINE_ENOMEM. */
DATELINE_API dateline_status dateline_dict_new(dateline_dict **out, bool built_in);

/* Adds a layer of rows from CSV text with a header (docs/dictionary.md); on a tie a later layer
 * wins over an earlier one. The bytes may go when the call returns. A call that fails leaves the dictionary as it was.
 * Errors: DATELINE_EROW with line and reason; DATELINE_ENOMEM; DATELINE_ELIMIT (too many layers); DATELINE_EUSE (the
 * dictionary is finished). */
DATELINE_API dateline_status dateline_dict_add_csv(dateline_dict *dict, const char *bytes, size_t size,
                                                   dateline_error *error);

/* Adds a layer from a file ("-" is standard input): CSV, or a compiled one, which is mapped and used where it
 * lies (it must not be cut short while it is used). Every access to a compiled file is checked, so
 * that a damaged one gives an error or wrong names, but no crash; one of up to 4 MiB is read whole
 * and held against its checksum first.
 * Errors: as above, and DATELINE_EREAD (errno says why), DATELINE_EIMAGE. */
DATELINE_API dateline_status dateline_dict_add_file(dateline_dict *dict, const char *path, dateline_error *error);

/* Freezes the dictionary: no add after it, any number of streams after it. */
DATELINE_API dateline_status dateline_dict_finish(dateline_dict *dict, dateline_error *error);

/* Takes NULL. No stream may still use the dictionary. */
DATELINE_API void dateline_dict_free(dateline_dict *dict);

/* ---- rows -------------------------------------------------------------------------------- */

/* One mention. Every span is lent: it dies when the callback returns; copy what you keep. */
typedef struct {
    uint64_t start, end;           /* bytes of the document, half-open */
    uint64_t char_start, char_end; /* the same in code points */
    uint64_t line, column, page;   /* of start; 1-based; column in code points; form feeds end pages */
    dateline_span type, subtype;
    dateline_span text;  /* the surface as it stands in the document, line breaks included */
    dateline_span value; /* canonical name, or the TIMEX3 value */
    dateline_span id, country;
    double lat, lon; /* degrees; meaningful when has_coordinates */
    bool has_coordinates;
    double score;          /* 0 to 1 */
    dateline_span mention; /* full, short, dict, rule */
    dateline_span title;   /* of a person: the role words next to the name, as they stand */
    dateline_span mod, edtf;
    dateline_span earliest, latest; /* ISO days */
    int64_t sort;                   /* Julian Day Number of earliest; meaningful when has_sort */
    bool has_sort;
    dateline_span anchor; /* reference date and where it came from */
    dateline_span flags;  /* separated by spaces */
    dateline_span alt, rule;
    dateline_span evidence;
    dateline_span context; /* the sentence as it stands in the document */
} dateline_row;

/* Answers true to go on, false to stop: the feed or finish that called then returns
 * DATELINE_STOPPED. Must not call the stream that called it. */
typedef bool dateline_row_fn(const dateline_row *row, void *ctx);

/* ---- streams ----------------------------------------------------------------------------- */

typedef struct dateline_stream dateline_stream;

/* How dates in digits are read, such as 3/4/2018 and 05.04.03: AUTO goes by the mark between and by the
 * document's other dates, and flags what stays open. */
typedef enum { DATELINE_ORDER_AUTO, DATELINE_ORDER_MDY, DATELINE_ORDER_DMY, DATELINE_ORDER_YMD } dateline_order;

/* Members of a row that take time to fill, by groups. */
enum {
    DATELINE_ROW_ENTRY = 1,    /* of a name: subtype, country, lat, lon */
    DATELINE_ROW_CALENDAR = 2, /* of a date: edtf, earliest, latest, sort, alt */
    DATELINE_ROW_CONTEXT = 4,  /* context */
    DATELINE_ROW_EVIDENCE = 8  /* evidence; the defaults leave it out */
};

/* Begins with dateline_default_options(). More members may come behind the last one: a program that was built with an
 * older header then has their defaults. */
typedef struct {
    size_t size;       /* of the structure that the program was built with; set by dateline_default_options */
    const char *types; /* NULL: the default list; "PERSON,DATE": only these; "+DEMONYM": these too */
    double min_score;  /* 0 to 1; rows scored below it are not given */
    bool datelines;    /* without a reference date, the whole date of a dateline, or of a line of its own at the
                          head of the document, is taken for it from there on */
    dateline_order date_order;
    unsigned fiscal_start; /* the month in which fiscal years begin, 1 to 12; 0, the default, is as 1; from 2 on
                              fiscal 2016 begins in 2015 */
    const char *language;  /* of dates: "en", "de" ...; NULL: each document's, told from its first words */
    bool flush_blocks;     /* decide after every paragraph (an empty line ends it) instead of after up to 1 MiB */
    unsigned members;      /* the groups of DATELINE_ROW_ that the caller reads; the others may stay empty */
    bool nested;           /* rows inside rows, flagged "nested": the two ends of a stretch of time, names in names.
                              They come behind the row that holds them, in the order of their starts */
} dateline_options;

/* What a document held besides rows. As with dateline_error and dateline_row, its members stay with the number of the
 * shared library. */
typedef struct {
    uint64_t bytes;
    uint64_t rows;
    uint64_t bad_bytes;      /* bytes that are not UTF-8; they were taken as marks */
    uint64_t first_bad_byte; /* offset; meaningful when bad_bytes > 0 */
} dateline_counts;

/* The languages in which dates are known, "en" first; NULL after the last. Constant. */
DATELINE_API const char *dateline_language(size_t number);

/* Fills the size bytes of options with the options that the command starts from. */
DATELINE_API void dateline_fill_options(dateline_options *options, size_t size);

/* The same, as a value. */
static inline dateline_options dateline_default_options(void)
{
    dateline_options options;
    dateline_fill_options(&options, sizeof options);
    return options;
}

/* A stream over a finished dictionary, which it borrows. options may be NULL (the defaults).
 * Errors: DATELINE_ENOMEM; DATELINE_EOPTION (the size is not set, or what lies behind the members that this library
 * knows is; types names a type that nothing defines, language none that is known, or a number is none that is told
 * above: of date_order, min_score, fiscal_start, members); DATELINE_EUSE (the dictionary is not finished). */
DATELINE_API dateline_status dateline_stream_new(dateline_stream **out, const dateline_dict *dict,
                                                 const dateline_options *options, dateline_row_fn *fn, void *ctx);

/* The reference date of the document that is fed next, "YYYY-MM-DD", and the word that the anchor
 * column gives as its origin (NULL, or up to 36 bytes; a longer one is left out); a NULL date, or a bad one, takes it
 * away. Both are copied.
 * Lasts until changed. Errors: DATELINE_EOPTION (not a date). */
DATELINE_API dateline_status dateline_stream_set_date(dateline_stream *stream, const char *date, const char *origin);

/* Where the bytes of the next feed may lie, so that a reader need not copy them: up to *size, which is at least 128
 * KiB, and may be nothing after a failure. Lent until the next call with the stream. */
DATELINE_API char *dateline_stream_room(dateline_stream *stream, size_t *size);

/* Any bytes in any pieces; an empty feed is a no-op. A failure sticks until finish.
 * Errors: DATELINE_ENOMEM; DATELINE_STOPPED; DATELINE_EIMAGE (the date words of the library are damaged). */
DATELINE_API dateline_status dateline_stream_feed(dateline_stream *stream, const char *bytes, size_t size);

/* Ends the document, gives its last rows, and makes the stream ready for the next document.
 * counts may be NULL. Returns the failure that stuck, if one did. */
DATELINE_API dateline_status dateline_stream_finish(dateline_stream *stream, dateline_counts *counts);

/* Takes NULL; a document that was not finished is forgotten. */
DATELINE_API void dateline_stream_free(dateline_stream *stream);

#ifdef __cplusplus
}
#endif

#endif
