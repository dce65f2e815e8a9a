// vector_loops.hpp: marks a function whose plain loops the compiler shall turn into vector instructions.
//
// Result    Natively on x86-64 the function exists twice, for AVX2 and for any processor, and the loader picks one. For
//           the web it uses 128-bit vectors, which Chrome 91, Firefox 89 and Safari 16.4 have; a module that uses them
//           does not load in an older one. Elsewhere it is an ordinary function.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>

#if defined(__x86_64__) && defined(__linux__)
#define MATCHING_VECTOR_LOOPS __attribute__((target_clones("avx2", "default")))
#elif defined(__wasm__)
#define MATCHING_VECTOR_LOOPS __attribute__((target("simd128")))
#else
#define MATCHING_VECTOR_LOOPS
#endif

namespace matching {

/// The least of each of so many interleaved groups of a row; some middle one of them is a limit that enough values stay
/// below and few do. `most` rises to the greatest value. Half as many values from `ahead` on are called for from memory.
template <std::size_t k_groups>
[[gnu::always_inline]] inline void least_of_groups(const std::int32_t* values, std::size_t count,
                                                   std::array<std::int32_t, k_groups>& least, std::int32_t& most,
                                                   const std::int32_t* ahead = nullptr) {
    constexpr std::size_t k_lanes = 8;
    constexpr std::size_t k_line = 64 / sizeof(std::int32_t);  // of a cache
    using Lanes = std::int32_t __attribute__((ext_vector_type(k_lanes)));
    std::array<Lanes, k_groups / k_lanes> lowest;
    lowest.fill(Lanes(INT32_MAX));
    Lanes highest(most);
    std::size_t at = 0;
    for (; at + k_groups <= count; at += k_groups) {
        if (ahead)
            for (std::size_t line = 0; line < k_groups / 2; line += k_line) __builtin_prefetch(ahead + at / 2 + line);
        for (std::size_t group = 0; group < lowest.size(); ++group) {
            Lanes some;
            std::memcpy(&some, values + at + group * k_lanes, sizeof some);
            lowest[group] = __builtin_elementwise_min(lowest[group], some);
            highest = __builtin_elementwise_max(highest, some);
        }
    }
    std::memcpy(least.data(), lowest.data(), sizeof least);
    most = std::max(most, __builtin_reduce_max(highest));
    for (std::size_t group = 0; at < count; ++at, ++group) {
        least[group] = std::min(least[group], values[at]);
        most = std::max(most, values[at]);
    }
}

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

/// Sorts different values. Up to 64 of them each go where as many as are less leave off: among so few an ordinary sort
/// mostly waits for branches that nobody can foresee.
void sort_different(std::span<std::uint64_t> values);

}  // namespace matching
