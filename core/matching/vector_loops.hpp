// vector_loops.hpp: marks a function whose plain loops the compiler shall turn into vector instructions.
//
// Result    Natively on x86-64 the function exists twice, for AVX2 and for any processor, and the loader picks one. For
//           the web the file that uses it is compiled with 128-bit vectors. Elsewhere it is an ordinary function.
#pragma once

#if defined(__x86_64__) && defined(__linux__)
#define MATCHING_VECTOR_LOOPS __attribute__((target_clones("avx2", "default")))
#else
#define MATCHING_VECTOR_LOOPS
#endif
