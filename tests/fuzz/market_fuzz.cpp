// Markets, matchings and assignment files come from anywhere: any bytes must end in an answer, and an answer that
// claims to be a proven plan must pass the verifier. The first byte chooses the reader.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/matching/assignment.hpp"
#include "core/matching/format.hpp"
#include "core/matching/verify.hpp"

namespace {

void check_market(std::string_view text, std::optional<std::int64_t> max_moves) {
    const auto market = matching::read_market(text);
    if (!market) return;
    const std::string written = matching::write_market(*market);
    const auto again = matching::read_market(written);
    if (!again || matching::write_market(*again) != written) std::abort();
    const auto plan = matching::solve(*market, "optimal", max_moves);
    if (!plan) return;
    if (!matching::verify(*market, *plan)) std::abort();
    auto explainer = matching::Explainer::create(*market, *plan);
    const std::string stated = matching::write_matching(*market, *plan, explainer ? &*explainer : nullptr);
    const auto read = matching::read_matching(stated, *market);
    if (!read || *read != *plan) std::abort();
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
