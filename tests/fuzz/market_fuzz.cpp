// Markets, matchings and assignment files come from anywhere: any bytes must end in an answer, and an answer that
// claims to be a proven plan must pass the verifier. The first byte chooses the reader.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "core/matching/assignment.hpp"
#include "core/matching/format.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/verify.hpp"

namespace {

std::string write_explained(const matching::Market& market, const matching::Matching& plan) {
    if (plan.mechanism != matching::Mechanism::optimal)
        return matching::write_matching(market, plan, *matching::Reasons::create(market, plan));
    auto explainer = matching::Explainer::create(market, plan);
    return matching::write_matching(market, plan, explainer ? &*explainer : nullptr);
}

void check_market(std::string_view text, std::optional<std::int64_t> max_moves) {
    const auto market = matching::read_market(text);
    if (!market) return;
    const std::string written = matching::write_market(*market);
    const auto again = matching::read_market(written);
    if (!again || matching::write_market(*again) != written) std::abort();
    for (const matching::Mechanism mechanism : matching::k_mechanisms) {
        const auto plan = matching::run_mechanism(*market, mechanism, {.max_moves = max_moves});
        if (!plan) continue;
        if (!matching::verify(*market, *plan)) std::abort();
        const auto read = matching::read_matching(write_explained(*market, *plan), *market);
        if (!read || *read != *plan) std::abort();
    }
}

void check_matching(std::string_view text) {
    static const auto market = matching::read_market(
        R"({"format":"serasi-market/1","people":[{"id":"a","current":"s"},{"id":"b"}],"seats":[{"id":"s"},{"id":"t"}],)"
        R"("scores":[["a","t",5],["b","s",3]]})");
    const auto read = matching::read_matching(text, *market);
    if (read) (void)matching::verify(*market, *read);
}

void check_assignment_file(std::string_view text) {
    const auto problem = matching::parse_assignment(text);
    if (!problem) return;
    const auto answer = matching::solve_assignment(*problem);
    if (answer && !matching::check_assignment(*problem, *answer)) std::abort();
}

/// The rest of the bytes as a binary file, in memory of its own that begins at a multiple of 8.
void check_binary_assignment(std::string_view text) {
    if (text.empty()) return;
    std::vector<std::uint64_t> aligned((text.size() + 7) / 8);
    std::memcpy(aligned.data(), text.data(), text.size());
    const auto view = matching::view_assignment({reinterpret_cast<const std::byte*>(aligned.data()), text.size()});
    if (!view) return;
    std::optional<std::int64_t> objective;
    for (const auto method : {std::optional<matching::Method>(), std::optional(matching::Method::auction)}) {
        auto problem = matching::make_problem(*view);
        if (!problem) return;
        const auto answer = matching::solve_assignment(std::move(*problem), method);
        if (!answer) continue;
        if (!matching::check_assignment(*view, *answer)) std::abort();
        if (objective && *objective != answer->objective) std::abort();
        objective = answer->objective;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0]) {
        case 'm':
            check_matching(text);
            break;
        case 'a':
            check_assignment_file(text);
            break;
        case 'b':
            check_binary_assignment(text);
            break;
        case '0':
        case '1':
        case '2':
            check_market(text, data[0] - '0');
            break;
        default:
            check_market(text, std::nullopt);
    }
    return 0;
}
