/* fuzz_stream.c: fuzzer target: the first bytes choose the size of the pieces and the options; the rest is a document.
 * Its rows are in order, lie inside, say what stands there, and are the same whatever the pieces, and whether or not
 * there are rows inside of them. */
#include <stdlib.h>
#include <string.h>

#include "dateline.h"
#include "fuzz.h"

/* Bytes of the input that choose. */
enum { CHOICES = 3 };

struct run {
    const char *text;
    size_t size;
    double min_score;
    uint64_t rows, hash, start, end; /* start, end: of the last row that is in no other */
};

static void add_bytes(struct run *run, dateline_span bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        run->hash = (run->hash ^ (unsigned char)bytes.ptr[i]) * UINT64_C(0x100000001b3);
    run->hash = run->hash * 31 + bytes.len;
}

/* A value is one line, with one space between any two words. */
static bool is_one_line(dateline_span value)
{
    for (size_t i = 0; i < value.len; i++)
        if (value.ptr[i] == '\n' || value.ptr[i] == '\r' || value.ptr[i] == '\t' ||
            (value.ptr[i] == ' ' && i + 1 < value.len && value.ptr[i + 1] == ' '))
            return false;
    return true;
}

static void check_row(const struct run *run, const dateline_row *row)
{
    FUZZ_CHECK(row->start < row->end && row->end <= run->size);
    FUZZ_CHECK(row->text.len == row->end - row->start);
    FUZZ_CHECK(memcmp(row->text.ptr, run->text + row->start, row->text.len) == 0);
    FUZZ_CHECK(row->line >= 1 && row->column >= 1 && row->page >= 1 && row->line <= row->start + 1);
    FUZZ_CHECK(row->char_start <= row->start && row->char_start < row->char_end);
    FUZZ_CHECK(row->char_end - row->char_start <= row->end - row->start);
    FUZZ_CHECK(row->score >= run->min_score && row->score <= 1);
    FUZZ_CHECK(row->type.len > 0 && is_one_line(row->value));
    FUZZ_CHECK(!row->has_coordinates || (row->lat >= -90 && row->lat <= 90 && row->lon >= -180 && row->lon <= 180));
}

static bool is_nested(const dateline_row *row)
{
    static const char flag[] = "nested";
    const size_t size = sizeof flag - 1;
    return row->flags.len >= size && memcmp(row->flags.ptr + row->flags.len - size, flag, size) == 0;
}

static bool add_row(const dateline_row *row, void *ctx)
{
    struct run *run = ctx;
    const dateline_span cells[] = { row->type,    row->subtype, row->text, row->value, row->id,      row->country,
                                    row->mention, row->title,   row->mod,  row->edtf,  row->flags,   row->earliest,
                                    row->latest,  row->anchor,  row->alt,  row->rule,  row->context, row->evidence };
    const uint64_t numbers[] = { row->start, row->end,  row->char_start, row->char_end,
                                 row->line,  row->page, row->column,     (uint64_t)(row->score * 1000) };
    check_row(run, row);
    run->rows++;
    if (is_nested(row)) {
        FUZZ_CHECK(row->start >= run->start && row->end <= run->end);
        return true;
    }
    FUZZ_CHECK(row->start >= run->end);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        add_bytes(run, cells[i]);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        run->hash = run->hash * 31 + numbers[i];
    run->start = row->start;
    run->end = row->end;
    return true;
}

/* Some sets of options; the first ones are the defaults. */
enum { SETS = 16 };

static dateline_options options_of(unsigned set, bool nested)
{
    static const char *const types[] = { NULL, "+DEMONYM,TITLE,HEAD,WORD", "PERSON,PLACE,AGENCY", "DATE,TIME" };
    static const double scores[] = { 0.5, 0, 0.9, 1 };
    size_t languages = 0;
    dateline_options options = dateline_default_options();
    while (dateline_language(languages))
        languages++;
    options.members = DATELINE_ROW_ENTRY | DATELINE_ROW_CALENDAR | DATELINE_ROW_CONTEXT | DATELINE_ROW_EVIDENCE;
    options.flush_blocks = set & 1;
    options.datelines = !(set & 2);
    options.date_order = (dateline_order)(set >> 2 & 3);
    options.types = types[set * 7 / 4 % 4];
    options.min_score = scores[set * 5 / 3 % 4];
    options.fiscal_start = set % 13;
    options.language = set == 0 ? NULL : dateline_language(set % (languages + 1)); /* NULL: told from the text */
    options.nested = nested;
    return options;
}

/* What a stream writes its rows to. */
static struct run now;

/* Streams are kept, for a new one takes longer than most inputs. */
static dateline_stream *stream_of(const dateline_dict *dict, unsigned set, bool nested)
{
    static dateline_stream *streams[SETS][2];
    dateline_stream **stream = &streams[set][nested];
    const dateline_options options = options_of(set, nested);
    if (!*stream) FUZZ_CHECK(dateline_stream_new(stream, dict, &options, add_row, &now) == DATELINE_OK);
    return *stream;
}

static struct run run(const dateline_dict *dict, const uint8_t *data, size_t size, size_t step, bool nested)
{
    const unsigned set = data[1] % SETS;
    dateline_stream *stream = stream_of(dict, set, nested);
    dateline_counts counts;
    now = (struct run){ (const char *)data + CHOICES, size - CHOICES, options_of(set, nested).min_score, 0, 0, 0, 0 };
    const char *date = data[2] & 0x80 ? "2018-07-17" : NULL;
    FUZZ_CHECK(dateline_stream_set_date(stream, date, "option") == DATELINE_OK);
    for (size_t at = 0; at < now.size; at += step)
        FUZZ_CHECK(dateline_stream_feed(stream, now.text + at, now.size - at < step ? now.size - at : step) ==
                   DATELINE_OK);
    FUZZ_CHECK(dateline_stream_finish(stream, &counts) == DATELINE_OK);
    FUZZ_CHECK(counts.bytes == now.size && counts.rows == now.rows && counts.bad_bytes <= counts.bytes);
    return now;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static dateline_dict *dict;
    if (!dict) {
        FUZZ_CHECK(dateline_dict_new(&dict, true) == DATELINE_OK);
        FUZZ_CHECK(dateline_dict_finish(dict, NULL) == DATELINE_OK);
    }
    if (size < CHOICES) return 0;
    const size_t step = data[0] % 37u + 1;
    const bool nested = (data[2] & 0x40) != 0;
    const struct run whole = run(dict, data, size, size, nested), pieces = run(dict, data, size, step, nested);
    FUZZ_CHECK(whole.rows == pieces.rows && whole.hash == pieces.hash);
    if (nested) FUZZ_CHECK(whole.hash == run(dict, data, size, step, false).hash);
    return 0;
}
