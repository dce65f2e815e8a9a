// vector_loops.hpp: marks a function whose plain loops the compiler shall turn into vector instructions.
//
// Result    Natively on x86-64 the function exists twice, for AVX2 and for any processor, and the loader picks one. For
//           the web it uses 128-bit vectors, which Chrome 91, Firefox 89 and Safari 16.4 have; a module that uses them
//           does not load in an older one. Elsewhere it is an ordinary function.
#pragma once

#include <algorithm>
#include <array>
#include <limits>

#if defined(__x86_64__) && defined(__linux__)
#define MATCHING_VECTOR_LOOPS __attribute__((target_clones("avx2", "default")))
#elif defined(__wasm__)
#define MATCHING_VECTOR_LOOPS __attribute__((target("simd128")))
#else
#define MATCHING_VECTOR_LOOPS
#endif

namespace matching {

/// The value that `k` others precede; in a function so marked faster than any selection with branches.
template <class Value, std::size_t k_count>
[[gnu::always_inline]] inline Value kth_least(const std::array<Value, k_count>& values, Value k) {
    std::array<Value, k_count> less{};
    for (const Value value : values)
        for (std::size_t at = 0; at < k_count; ++at) less[at] += value < values[at] ? 1 : 0;
    Value found = std::numeric_limits<Value>::min();
    for (std::size_t at = 0; at < k_count; ++at)
        found = std::max(found, less[at] <= k ? values[at] : std::numeric_limits<Value>::min());
    return found;
}

}  // namespace matching
