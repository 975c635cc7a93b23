/* foreign.c: a table of magic bytes; UTF-16 without a mark shows by its zero bytes. */
#include "input/foreign.h"

#include <stdbool.h>
#include <string.h>

#define MAGIC(bytes) bytes, sizeof(bytes) - 1

static const struct {
    const char *magic;
    size_t size;
    struct dl_foreign foreign;
} kinds[] = {
    { MAGIC("\xFF\xFE"), { "UTF-16", "iconv -f UTF-16 -t UTF-8" } },
    { MAGIC("\xFE\xFF"), { "UTF-16", "iconv -f UTF-16 -t UTF-8" } },
    { MAGIC("\x1F\x8B"), { "gzip", "gzip -dc" } },
    { MAGIC("BZh91AY&SY"), { "bzip2", "bzip2 -dc" } },
    { MAGIC("\xFD"
            "7zXZ\0"),
      { "xz", "xz -dc" } },
    { MAGIC("\x28\xB5\x2F\xFD"), { "Zstandard", "zstd -dc" } },
    { MAGIC("\x04\x22\x4D\x18"), { "LZ4", "lz4 -dc" } },
    { MAGIC("PK\x03\x04"), { "a ZIP archive or an office document", NULL } },
    { MAGIC("7z\xBC\xAF\x27\x1C"), { "a 7z archive", NULL } },
    { MAGIC("%PDF-"), { "PDF", "pdftotext FILE -" } },
};

static const struct dl_foreign little_endian = { "UTF-16", "iconv -f UTF-16LE -t UTF-8" };
static const struct dl_foreign big_endian = { "UTF-16", "iconv -f UTF-16BE -t UTF-8" };

/* Is exactly every second byte of the first eight, from `first` on, zero? */
static bool alternates(const char *bytes, size_t size, size_t first)
{
    for (size_t i = 0; i < 8; i++)
        if (i >= size || (bytes[i] == '\0') != (i % 2 == first)) return false;
    return true;
}

const struct dl_foreign *dl_foreign_find(const char *bytes, size_t size)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (size >= kinds[i].size && memcmp(bytes, kinds[i].magic, kinds[i].size) == 0) return &kinds[i].foreign;
    if (alternates(bytes, size, 1)) return &little_endian;
    return alternates(bytes, size, 0) ? &big_endian : NULL;
}
