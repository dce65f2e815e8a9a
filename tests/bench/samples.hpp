// samples.hpp: what a measuring program tells tests/bench/run.
//
// Form      `samples <key> <ms> <ms> ...` for every run of one thing, `fact <key> <value>` for what must agree between
//           native and wasm. The script knows budgets, medians and peers; the programs only measure.
// Clock     Processor time, so that a busy machine does not spoil the figures; for wasm see processor_time.mjs.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace bench {

class Stopwatch {
public:
    [[nodiscard]] double milliseconds() const { return static_cast<double>(std::clock() - start_) * 1000.0 / CLOCKS_PER_SEC; }

private:
    std::clock_t start_ = std::clock();
};

inline void print_samples(const char* key, const std::vector<double>& milliseconds) {
    std::printf("samples %s", key);
    for (const double value : milliseconds) std::printf(" %.4f", value);
    std::printf("\n");
}

inline void print_fact(const char* key, const std::string& value) { std::printf("fact %s %s\n", key, value.c_str()); }

/// The program's argument at `at`, or `otherwise`.
inline std::int64_t argument(int count, char** values, int at, std::int64_t otherwise) {
    return at < count ? std::atoll(values[at]) : otherwise;
}

}  // namespace bench
