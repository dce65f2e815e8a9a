#include "core/cli/clock.hpp"

#include <chrono>

namespace cli {

namespace {

std::int64_t steady_ns() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

base::Result<base::Day> today(const Arguments& arguments) {
    BASE_TRY(const std::optional<base::Day> chosen, arguments.day("today"));
    if (chosen) return *chosen;
    // UTC+7 without summer time: no time zone data is needed.
    const auto local = std::chrono::system_clock::now() + std::chrono::hours(7);
    const auto days = std::chrono::floor<std::chrono::days>(local.time_since_epoch()).count();
    return base::Day{static_cast<std::int32_t>(days)};
}

Stopwatch::Stopwatch() : start_ns_(steady_ns()) {}

double Stopwatch::seconds() const { return static_cast<double>(steady_ns() - start_ns_) / 1e9; }

}  // namespace cli
