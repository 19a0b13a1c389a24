/* wide: functions for machines with AVX-512, compiled beside those for all.
 *
 *     if (is_wide())
 *         return count_wide(s);
 */
#ifndef OKGYO_TERMS_WIDE_H
#define OKGYO_TERMS_WIDE_H

#ifdef __x86_64__
#include <immintrin.h>
#include <stdbool.h>
#include <stdint.h>

#define WIDE __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2")))

/* Has the machine all that WIDE names? */
static inline bool is_wide(void)
{
    return __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512vbmi") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("bmi2");
}

/* Bit per byte: unsigned, from <= v < from + n. */
WIDE static inline uint64_t below_64(__m512i v, char from, char n)
{
    return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(v, _mm512_set1_epi8(from)), _mm512_set1_epi8(n));
}

/* By each half byte what a table of sixteen has. */
WIDE static inline __m512i by_low_half(const uint8_t *table, __m512i v)
{
    return _mm512_shuffle_epi8(_mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)table)),
                               _mm512_and_si512(v, _mm512_set1_epi8(0x0F)));
}

WIDE static inline __m512i by_high_half(const uint8_t *table, __m512i v)
{
    return by_low_half(table, _mm512_srli_epi16(v, 4));
}
#endif

#endif
