/* hash.h: the numbers that the hashes share. */
#ifndef DL_HASH_H
#define DL_HASH_H

#include <stdint.h>

/* 2 to the 64th by the golden ratio: the high bits of a product with it depend on all of the other factor (Knuth,
 * The Art of Computer Programming 3, 6.4). */
#define DL_HASH_GOLDEN UINT64_C(0x9E3779B97F4A7C15)

/* FNV-1a: each byte is mixed in by an exclusive or, then a product with the prime. */
#define DL_HASH_FNV_BASIS UINT64_C(0xCBF29CE484222325)
#define DL_HASH_FNV_PRIME UINT64_C(0x100000001B3)

#endif
