// bench_mechanisms [people] [pairs a person] [people of fair plans]: times the mechanisms of wishes (everybody wishes for
// every scored seat), the check of what they promise, their reasons, and fair plans; see samples.hpp.
#include "core/matching/fair.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/properties.hpp"
#include "core/matching/reasons.hpp"
#include "tests/bench/matching/instances.hpp"
#include "tests/bench/samples.hpp"

namespace {

template <class Work>
void report(const std::string& key, int runs, const Work& work) {
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        const bench::Stopwatch watch;
        work();
        times.push_back(watch.milliseconds());
    }
    bench::print_samples(key.c_str(), times);
}

/// Everyone ranks all their scored seats in an order of their own; seats go by score.
matching::Market with_wishes(matching::Market market, std::uint64_t seed) {
    support::Random random(seed);
    market.wishes.resize(market.current.size());
    for (std::size_t person = 0; person < market.current.size(); ++person) {
        std::vector<std::int32_t>& list = market.wishes[person].emplace(
            market.pair_seat.begin() + static_cast<std::ptrdiff_t>(market.row_start[person]),
            market.pair_seat.begin() + static_cast<std::ptrdiff_t>(market.row_start[person + 1]));
        for (std::size_t at = list.size(); at > 1; --at)
            std::swap(list[at - 1],
                      list[static_cast<std::size_t>(random.between(0, static_cast<std::int32_t>(at) - 1))]);
    }
    return market;
}

/// Answers whether the promises hold.
bool time_mechanism(const matching::Market& market, matching::Mechanism mechanism) {
    const std::string name(matching::mechanism_name(mechanism));
    base::Result<matching::Matching> outcome;
    report(name + ".run", 9, [&] { outcome = matching::run_mechanism(market, mechanism); });
    std::string_view broken;
    report(name + ".check", 9, [&] {
        broken = broken_guarantee(mechanism, matching::check_properties(market, outcome->seat_of));
    });
    std::optional<matching::Reasons> reasons;
    report(name + ".reasons", 5, [&] { reasons.emplace(*matching::Reasons::create(market, *outcome)); });
    std::size_t count = 0;
    report(name + ".answers", 3, [&] {
        count = 0;
        for (std::int32_t person = 0; person < market.people_count(); ++person)
            count += reasons->better_seats(person).size();
    });
    bench::print_fact(name.c_str(), std::to_string(outcome->moves) + " moves, " + std::to_string(count) + " reasons");
    return broken.empty();
}

}  // namespace

int main(int count, char** values) {
    const auto number = [&](int at, std::int64_t otherwise) {
        return static_cast<std::int32_t>(bench::argument(count, values, at, otherwise));
    };
    const std::int32_t people = number(1, 3'000);
    const std::int32_t pairs = number(2, 190);
    const matching::Market market =
        with_wishes(bench::make_city({.people = people, .seats = people * 8 / 10, .pairs_each = pairs}, 7), 11);
    bool all_hold = true;
    for (const matching::Mechanism mechanism : matching::k_mechanisms)
        if (mechanism != matching::Mechanism::optimal) all_hold = time_mechanism(market, mechanism) && all_hold;
    const std::int32_t fair = number(3, 300);
    const matching::Market small = bench::make_city({.people = fair, .seats = fair * 8 / 10, .pairs_each = 30}, 7);
    for (const matching::Fairness fairness :
         {matching::Fairness::sum, matching::Fairness::max_min, matching::Fairness::leximin}) {
        const std::string name(matching::fairness_name(fairness));
        std::int64_t points = 0;
        report(name + ".run", 3, [&] { points = matching::solve_optimal(small, {.fairness = fairness})->objective; });
        bench::print_fact(name.c_str(), std::to_string(points) + " points");
    }
    return all_hold ? 0 : 1;
}
