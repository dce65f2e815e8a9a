#include "core/matching/problem.hpp"

#include <algorithm>
#include <array>

#include "core/matching/cells.hpp"
#include "core/matching/vector_loops.hpp"

namespace matching {

namespace {

constexpr std::size_t k_first_options = 16;
/// The cheapest of each of so many interleaved groups is known after one pass; some middle one of them is a limit that
/// enough options keep and few do.
constexpr std::size_t k_groups = 32;

/// Options come in no order, and comparing by value leaves no doubt among equals.
MATCHING_VECTOR_LOOPS std::uint64_t limit_of(const std::uint64_t* options, std::size_t count) {
    constexpr std::uint64_t k_sign = std::uint64_t{1} << 63;
    std::array<std::int64_t, k_groups> least;
    least.fill(INT64_MAX);
    std::size_t at = 0;
    for (; at + k_groups <= count; at += k_groups)
        for (std::size_t group = 0; group < k_groups; ++group) {
            const auto option = static_cast<std::int64_t>(options[at + group] ^ k_sign);
            least[group] = option < least[group] ? option : least[group];
        }
    for (std::size_t group = 0; at < count; ++at, ++group)
        least[group] = std::min(least[group], static_cast<std::int64_t>(options[at] ^ k_sign));
    return static_cast<std::uint64_t>(kth_least(least, std::int64_t{k_first_options - 1})) ^ k_sign;
}

/// Brings the cheapest options to the front, `k_first_options` of them or some more; answers how many.
std::size_t cheapest_first(std::span<std::uint64_t> options) {
    const std::uint64_t limit = limit_of(options.data(), options.size());
    std::size_t kept = 0;
    // Without a branch, since which options are cheap cannot be foreseen.
    for (std::uint64_t& option : options) {
        const std::uint64_t one = option;
        option = options[kept];
        options[kept] = one;
        kept += one <= limit ? 1 : 0;
    }
    return kept;
}

MATCHING_VECTOR_LOOPS void extend_range(const std::int32_t* costs, std::size_t count, CostRange& range) {
    std::int32_t least = range.least;
    std::int32_t most = range.most;
    for (std::size_t at = 0; at < count; ++at) {
        least = costs[at] < least ? costs[at] : least;
        most = costs[at] > most ? costs[at] : most;
    }
    range = {least, most};
}

}  // namespace

void CostRange::include(std::span<const std::int32_t> costs) { extend_range(costs.data(), costs.size(), *this); }

bool Problem::order_more(std::int32_t person) {
    const auto row = static_cast<std::size_t>(person);
    if (!matrix.empty()) return order_cells(*this, row);
    const std::size_t from = ordered_end[row];
    const std::size_t end = row_start[row + 1];
    if (from == end) return false;
    const std::size_t done = from - row_start[row];
    std::size_t to = std::min(end, from + std::max(k_first_options, done));
    const auto at = [&](std::size_t index) { return options.begin() + static_cast<std::ptrdiff_t>(index); };
    if (done == 0 && end - from > 2 * k_groups)
        to = from + cheapest_first(std::span(options).subspan(from, end - from));
    else if (to < end) std::nth_element(at(from), at(to), at(end));
    std::sort(at(from), at(to));
    ordered_end[row] = to;
    return true;
}

std::int64_t Problem::cost_range() const {
    CostRange range = known_range.value_or(CostRange{});
    if (!known_range) {
        for (const std::uint64_t option : options) {
            range.least = std::min(range.least, option_cost(option));
            range.most = std::max(range.most, option_cost(option));
        }
        range.include(matrix);
    }
    range.include(home_cost);
    return std::int64_t{range.most} - range.least + move_price + 1;
}

Problem make_problem(const Market& market) {
    Problem problem;
    const auto people = static_cast<std::size_t>(market.people_count());
    problem.limits = market.seats;
    problem.home.assign(people, k_no_home);
    problem.home_cost.assign(people, 0);
    problem.row_start.reserve(people + 1);
    problem.row_start.push_back(0);
    problem.options.reserve(market.pair_seat.size());
    for (std::size_t person = 0; person < people; ++person) {
        const std::int32_t current = market.current[person];
        if (market.has_home(static_cast<std::int32_t>(person))) problem.home[person] = current;
        for (std::size_t at = market.row_start[person]; at < market.row_start[person + 1]; ++at) {
            const std::int32_t seat = market.pair_seat[at];
            if (seat == current) {
                problem.home_cost[person] = -market.pair_score[at];
            } else if (market.seats[static_cast<std::size_t>(seat)].slots > 0) {
                problem.options.push_back(make_option(-market.pair_score[at], seat));
            }
        }
        problem.row_start.push_back(problem.options.size());
    }
    problem.ordered_end.assign(problem.row_start.begin(), problem.row_start.end() - 1);
    return problem;
}

}  // namespace matching
