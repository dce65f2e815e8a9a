// Plan files come from anywhere: reading and verifying any bytes must end in an answer, and what reads must write back
// to a text that reads as the same plan.
#include <cstdint>
#include <cstdlib>

#include "core/planning/plan_format.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)planning::verify_plan(text);
    const auto plan = planning::read_plan(text);
    if (!plan) return 0;
    const std::string written = planning::write_plan(*plan);
    const auto again = planning::read_plan(written);
    if (!again || planning::write_plan(*again) != written) std::abort();
    (void)planning::plan_csv(*plan, base::Language::english);
    return 0;
}
