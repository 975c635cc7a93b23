/* foreign.c: a table of signatures; then two shapes: zero bytes in turn are UTF-16, many controls no text at all. */
#include "input/foreign.h"

#include <string.h>

#include "text/ascii.h"

#define MAGIC(bytes) bytes, sizeof(bytes) - 1

static const struct {
    size_t offset;
    const char *magic;
    size_t size;
    struct dl_foreign foreign;
} kinds[] = {
    /* before UTF-16, of which it has the mark */
    { 0, MAGIC("\xFF\xFE\0\0"), { "UTF-32", "iconv -f UTF-32 -t UTF-8", false } },
    { 0, MAGIC("\0\0\xFE\xFF"), { "UTF-32", "iconv -f UTF-32 -t UTF-8", false } },
    { 0, MAGIC("\xFF\xFE"), { "UTF-16", "iconv -f UTF-16 -t UTF-8", false } },
    { 0, MAGIC("\xFE\xFF"), { "UTF-16", "iconv -f UTF-16 -t UTF-8", false } },
    { 0, MAGIC("\x1F\x8B"), { "gzip", "gzip -dc", false } },
    { 0, MAGIC("BZh91AY&SY"), { "bzip2", "bzip2 -dc", false } },
    { 0,
      MAGIC("\xFD"
            "7zXZ\0"),
      { "xz", "xz -dc", false } },
    { 0, MAGIC("\x28\xB5\x2F\xFD"), { "Zstandard", "zstd -dc", false } },
    { 0, MAGIC("\x04\x22\x4D\x18"), { "LZ4", "lz4 -dc", false } },
    { 0, MAGIC("x\x01"), { "zlib", "zlib-flate -uncompress", false } },
    { 0,
      MAGIC("PK\x03\x04"),
      { "a ZIP archive or an office document", "unzip -p, or libreoffice --headless --convert-to txt:Text", false } },
    { 0, MAGIC("7z\xBC\xAF\x27\x1C"), { "a 7z archive", "7z e -so", false } },
    { 257, MAGIC("ustar"), { "a tar archive", "tar -xO -f", false } },
    { 0,
      MAGIC("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
      { "an old office document (.doc, .xls)", "libreoffice --headless --convert-to txt:Text", false } },
    { 0, MAGIC("{\\rtf"), { "RTF", "unrtf --text", false } },
    { 0, MAGIC("%PDF-"), { "PDF", "pdftotext FILE -", false } },
};

static const struct dl_foreign little_endian = { "UTF-16", "iconv -f UTF-16LE -t UTF-8", false };
static const struct dl_foreign big_endian = { "UTF-16", "iconv -f UTF-16BE -t UTF-8", false };
static const struct dl_foreign binary = { "binary data", "the program that wrote it, or strings", false };
static const struct dl_foreign html = { "HTML", "html2text or lynx -dump -stdin", true };

/* Is exactly every second byte of the first eight, from `first` on, zero? */
static bool alternates(const char *bytes, size_t size, size_t first)
{
    for (size_t i = 0; i < 8; i++)
        if (i >= size || (bytes[i] == '\0') != (i % 2 == first)) return false;
    return true;
}

/* Backspaces, tabs, line ends, form feeds and the escapes of terminals are in texts. */
static bool is_foreign_control(unsigned char c)
{
    return c < '\b' || (c > '\r' && c < ' ' && c != '\x1B');
}

static bool has_many_controls(const char *bytes, size_t size)
{
    enum { LEAST = 8, SHARE = 16 };
    size_t controls = 0;
    for (size_t i = 0; i < size; i++)
        controls += is_foreign_control((unsigned char)bytes[i]);
    return controls >= LEAST && controls * SHARE > size;
}

static bool begins(const char *bytes, const char *end, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(end - bytes) >= length && dl_is_ascii_word(bytes, length, word);
}

static bool is_html(const char *bytes, size_t size)
{
    const char *end = bytes + size;
    if (begins(bytes, end, "\xEF\xBB\xBF")) bytes += 3;
    while (bytes < end && dl_is_blank((unsigned char)*bytes))
        bytes++;
    return begins(bytes, end, "<!doctype html") || begins(bytes, end, "<html");
}

const struct dl_foreign *dl_foreign_find(const char *bytes, size_t size)
{
    if (size > DL_FOREIGN_HEAD) size = DL_FOREIGN_HEAD;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t end = kinds[i].offset + kinds[i].size;
        if (size >= end && memcmp(bytes + kinds[i].offset, kinds[i].magic, kinds[i].size) == 0)
            return &kinds[i].foreign;
    }
    if (alternates(bytes, size, 1)) return &little_endian;
    if (alternates(bytes, size, 0)) return &big_endian;
    if (has_many_controls(bytes, size)) return &binary;
    return is_html(bytes, size) ? &html : NULL;
}
