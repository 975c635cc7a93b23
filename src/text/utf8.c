/* utf8.c: decoding by the lead byte's range. */
#include "text/utf8.h"

/* Lead bytes in order, with the allowed range of the second byte (Unicode 15, table 3-7). */
static const struct lead {
    unsigned char from, to, length, second_from, second_to;
} leads[] = {
    { 0xC2, 0xDF, 2, 0x80, 0xBF }, { 0xE0, 0xE0, 3, 0xA0, 0xBF }, { 0xE1, 0xEC, 3, 0x80, 0xBF },
    { 0xED, 0xED, 3, 0x80, 0x9F }, { 0xEE, 0xEF, 3, 0x80, 0xBF }, { 0xF0, 0xF0, 4, 0x90, 0xBF },
    { 0xF1, 0xF3, 4, 0x80, 0xBF }, { 0xF4, 0xF4, 4, 0x80, 0x8F },
};

static const struct lead *lead_of(unsigned char byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (byte >= leads[i].from && byte <= leads[i].to) return &leads[i];
    return NULL;
}

uint32_t dl_utf8_decode_long(const unsigned char *p, size_t size, unsigned *length)
{
    *length = 1;
    const struct lead *lead = lead_of(p[0]);
    if (!lead || size < lead->length || p[1] < lead->second_from || p[1] > lead->second_to) return DL_BAD_BYTE;

    uint32_t c = p[0] & (0x7Fu >> lead->length);
    for (unsigned i = 1; i < lead->length; i++) {
        if ((p[i] & 0xC0) != 0x80) return DL_BAD_BYTE;
        c = c << 6 | (p[i] & 0x3Fu);
    }
    *length = lead->length;
    return c;
}

unsigned dl_utf8_encode(uint32_t c, unsigned char *out)
{
    if (c < 0x80) {
        out[0] = (unsigned char)c;
        return 1;
    }
    unsigned length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (unsigned i = length - 1; i > 0; i--) {
        out[i] = (unsigned char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    out[0] = (unsigned char)((0xF00u >> length) | c);
    return length;
}
