// Times the mechanisms of wishes, the check of their properties, their reasons, and fair plans. Each line: median and
// least of several runs in milliseconds of processor time.
//   bench_mechanisms [people] [pairs a person] [people of fair plans]
#include <algorithm>
#include <cstdio>

#include "core/matching/fair.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/properties.hpp"
#include "core/matching/reasons.hpp"
#include "tests/bench/matching/instances.hpp"
#include "tests/bench/samples.hpp"

namespace {

template <class Work>
void report(const std::string& what, int runs, const Work& work) {
    std::vector<double> times;
    std::string note;
    for (int run = 0; run < runs; ++run) {
        const bench::Stopwatch watch;
        note = work();
        times.push_back(watch.milliseconds());
    }
    std::sort(times.begin(), times.end());
    std::printf("%-52s %9.2f ms %9.2f ms  %s\n", what.c_str(), times[times.size() / 2], times.front(), note.c_str());
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

void time_mechanism(const matching::Market& market, matching::Mechanism mechanism) {
    const std::string name(matching::mechanism_name(mechanism));
    base::Result<matching::Matching> outcome;
    report(name, 9, [&] {
        outcome = matching::run_mechanism(market, mechanism);
        return std::to_string(outcome->moves) + " moves";
    });
    report(name + ": properties checked", 9, [&] {
        const auto broken = broken_guarantee(mechanism, matching::check_properties(market, outcome->seat_of));
        return broken.empty() ? std::string("all hold") : "BROKEN " + std::string(broken);
    });
    std::optional<matching::Reasons> reasons;
    report(name + ": reasons prepared", 5, [&] {
        reasons.emplace(*matching::Reasons::create(market, *outcome));
        return std::string();
    });
    report(name + ": reasons of everybody", 3, [&] {
        std::size_t count = 0;
        for (std::int32_t person = 0; person < market.people_count(); ++person)
            count += reasons->better_seats(person).size();
        return std::to_string(count) + " reasons";
    });
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
    std::printf("%d people, %d seats, %zu pairs, every pair wished for\n", people, market.seat_count(),
                market.pair_seat.size());
    for (const matching::Mechanism mechanism : matching::k_mechanisms)
        if (mechanism != matching::Mechanism::optimal) time_mechanism(market, mechanism);
    const std::int32_t fair = number(3, 300);
    const matching::Market small = bench::make_city({.people = fair, .seats = fair * 8 / 10, .pairs_each = 30}, 7);
    std::printf("%d people, %zu pairs\n", fair, small.pair_seat.size());
    for (const matching::Fairness fairness :
         {matching::Fairness::sum, matching::Fairness::max_min, matching::Fairness::leximin})
        report(std::string(matching::fairness_name(fairness)), 3, [&] {
            return std::to_string(matching::solve_optimal(small, {.fairness = fairness})->objective) + " points";
        });
    return 0;
}
