// clock.hpp: the day it is where the agency works.
#pragma once

#include "core/base/date.hpp"
#include "core/cli/arguments.hpp"

namespace cli {

/// `--today`, or today in Western Indonesian Time.
[[nodiscard]] base::Result<base::Day> today(const Arguments& arguments);

/// Measures a command for its report.
class Stopwatch {
public:
    Stopwatch();
    [[nodiscard]] double seconds() const;

private:
    std::int64_t start_ns_;
};

}  // namespace cli
