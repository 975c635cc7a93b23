/* simd.h: which vector code can be built, and which this processor can run. DL_NO_SIMD leaves all of it out: what is
 * left is what every processor builds and runs. */
#ifndef DL_TEXT_SIMD_H
#define DL_TEXT_SIMD_H

#include <stdbool.h>

#if defined(__SSE2__) && defined(__x86_64__) && !defined(DL_NO_SIMD)
#include <immintrin.h>
#define DL_HAVE_SIMD 1
/* A function that may use AVX2; called only when dl_has_avx2 says so. */
#define DL_AVX2 __attribute__((target("avx2")))
#else
#define DL_HAVE_SIMD 0
#endif

static inline bool dl_has_avx2(void)
{
#if DL_HAVE_SIMD
    return __builtin_cpu_supports("avx2") != 0;
#else
    return false;
#endif
}

#endif
