// Times what-ifs and explanations at 3,000 people, 3,300 places and about 190 candidates each. One line for each:
// median, 90th and 99th of a hundred, most, in milliseconds; `fact` lines must agree between native and wasm.
//   bench_what_if [people] [repeats]
#include <algorithm>
#include <cstdio>

#include "core/matching/explain.hpp"
#include "core/matching/frontier.hpp"
#include "core/matching/linked_pairs.hpp"
#include "core/matching/optimal.hpp"
#include "core/matching/unit_limits.hpp"
#include "core/matching/what_if.hpp"
#include "tests/bench/samples.hpp"
#include "tests/support/matching/random_market.hpp"

namespace {

struct Shape {
    const char* name;
    /// Seats hold one person each, or several.
    bool single = true;
    std::int32_t must_fill_percent = 0;
    /// Of the people, how many places there are.
    std::int32_t places_percent = 110;
    /// Points for the current seat, so that most stay.
    std::int32_t bonus_for_staying = 0;
};

/// Job families and grades decide who may take what; each person has about 190 candidates at 3,000 people.
matching::Market make_market(const Shape& shape, std::int32_t people, std::uint64_t seed) {
    support::Random random(seed);
    matching::MarketDraft draft;
    std::vector<std::int32_t> places;
    const auto wanted = static_cast<std::size_t>(std::int64_t{people} * shape.places_percent / 100);
    while (places.size() < wanted) {
        const auto seat = static_cast<std::int32_t>(draft.seats.size());
        const std::int32_t slots = shape.single || random.chance(75) ? 1 : random.between(2, 5);
        draft.seats.push_back({slots, random.chance(shape.must_fill_percent) ? 1 : 0});
        for (std::int32_t slot = 0; slot < slots; ++slot) places.push_back(seat);
    }
    for (std::size_t at = places.size(); at > 1; --at)
        std::swap(places[at - 1],
                  places[static_cast<std::size_t>(random.between(0, static_cast<std::int32_t>(at) - 1))]);
    const auto seats = static_cast<std::int32_t>(draft.seats.size());
    constexpr std::int32_t k_families = 12;
    for (std::int32_t person = 0; person < people; ++person) {
        const auto at = static_cast<std::size_t>(person);
        const bool is_newcomer = at >= places.size() || random.chance(3);
        const std::int32_t current = is_newcomer ? matching::k_unplaced : places[at];
        draft.current.push_back(current);
        const std::int32_t family = is_newcomer ? random.between(0, k_families - 1) : current % k_families;
        const std::int32_t talent = random.between(0, 30'000);
        for (std::int32_t seat = 0; seat < seats; ++seat) {
            const bool same = seat % k_families == family;
            if (seat != current && random.between(1, 1'000) > (same ? 410 : 25)) continue;
            draft.pairs.push_back({person, seat,
                                   (same ? 40'000 : 10'000) + talent + random.between(0, 30'000) +
                                       (seat == current ? shape.bonus_for_staying : 0)});
        }
    }
    return *matching::build_market(std::move(draft));
}

template <class Work>
double timed(Work work) {
    const bench::Stopwatch watch;
    work();
    return watch.milliseconds();
}

/// `key`: for tests/bench/run too.
void report(const char* what, std::vector<double> times, const char* key = nullptr) {
    if (key != nullptr) bench::print_samples(key, times);
    std::sort(times.begin(), times.end());
    const auto of = [&](std::size_t percent) {
        return times[std::min(times.size() - 1, times.size() * percent / 100)];
    };
    std::printf("  %-44s %9.4f %9.4f %9.4f %9.4f\n", what, of(50), of(90), of(99), times.back());
}

void measure(const Shape& shape, std::int32_t people, int repeats) {
    const matching::Market market = make_market(shape, people, 7);
    const auto plan = matching::solve_optimal(market);
    if (!plan) {
        std::printf("%s: %s\n", shape.name, plan.error().code.c_str());
        return;
    }
    std::printf("%s: %d people, %d seats, %zu pairs %22s %9s %9s %9s\n", shape.name, people, market.seat_count(),
                market.pair_seat.size(), "p50", "p90", "p99", "most");
    std::vector<double> construction;
    std::optional<matching::WhatIf> made;
    for (int at = 0; at < 5; ++at)
        construction.push_back(timed([&] { made.emplace(*matching::WhatIf::create(market, *plan)); }));
    report("what-if: construction", construction);
    matching::WhatIf& what_if = *made;
    support::Random random(11);
    const auto any_person = [&] { return random.between(0, people - 1); };
    static constexpr const char* k_forbid = "what-if: forbid the pair held";
    const bool is_first = shape.single;
    std::int64_t digest = 0;
    const auto trial = [&](const char* what, bool keep, auto change) {
        std::vector<double> times;
        std::vector<double> undos;
        for (int at = 0; at < repeats; ++at) {
            std::optional<base::Result<matching::Change>> answer;
            const double time = timed([&] { answer = change(); });
            if (!*answer) continue;
            times.push_back(time);
            digest = (digest * 31 + (*answer)->objective) % 1'000'000'007;
            if (!keep) undos.push_back(timed([&] { what_if.undo(); }));
        }
        if (times.empty()) return;
        report(what, times, is_first && what == k_forbid ? "whatif.forbid" : nullptr);
        if (!undos.empty()) report("  and its undo", undos);
    };
    const auto forbid_held = [&] {
        std::int32_t person = any_person();
        while (what_if.seat_of(person) < 0) person = any_person();
        return what_if.forbid(person, what_if.seat_of(person));
    };
    const auto any_candidate = [&](std::int32_t person) {
        const auto at = static_cast<std::size_t>(person);
        const auto first = static_cast<std::int32_t>(market.row_start[at]);
        return market.pair_seat[static_cast<std::size_t>(
            random.between(first, static_cast<std::int32_t>(market.row_start[at + 1]) - 1))];
    };
    trial(k_forbid, false, forbid_held);
    trial("what-if: lock a candidate", false, [&] {
        const std::int32_t person = any_person();
        return what_if.lock(person, any_candidate(person));
    });
    trial("what-if: any score anew", false, [&] {
        const std::int32_t person = any_person();
        return what_if.set_score(person, any_candidate(person), random.between(10'000, 100'000));
    });
    trial("what-if: a person leaves", false, [&] { return what_if.remove_person(any_person()); });
    trial("what-if: a seat closed", false,
          [&] { return what_if.remove_seat(random.between(0, market.seat_count() - 1)); });
    trial("what-if: a person added", false, [&] {
        matching::NewPerson added;
        const std::int32_t like = any_person();
        for (int at = 0; at < 190; ++at) added.pairs.push_back({any_candidate(like), random.between(10'000, 100'000)});
        std::sort(added.pairs.begin(), added.pairs.end(), [](auto& a, auto& b) { return a.other < b.other; });
        added.pairs.erase(
            std::unique(added.pairs.begin(), added.pairs.end(), [](auto& a, auto& b) { return a.other == b.other; }),
            added.pairs.end());
        return what_if.add_person(added);
    });
    trial("what-if: forbid and keep, in a row", true, forbid_held);
    while (what_if.undo()) {
    }
    std::vector<double> weights;
    for (int at = 0; at < 5; ++at)
        weights.push_back(timed([&] {
            (void)what_if.set_scores([](std::int32_t person, std::int32_t seat, std::int64_t score) {
                return score + (person * 7 + seat * 13) % 500;
            });
        }));
    report("what-if: all scores anew", weights);
    while (what_if.undo()) {
    }
    if (shape.bonus_for_staying > 0) {
        std::vector<double> frontiers;
        std::size_t points = 0;
        std::size_t proven = 0;
        for (int at = 0; at < 3; ++at)
            frontiers.push_back(timed([&] {
                const auto frontier = matching::find_frontier(market, *plan);
                points = frontier->size();
                proven = 0;
                for (const auto& point : *frontier) proven += point.objective == point.bound ? 1 : 0;
            }));
        report("frontier", frontiers, "whatif.frontier");
        std::printf("    %zu points, %zu proven\n", points, proven);
    }
    matching::Market limited = market;
    for (std::int32_t unit = 0; unit < 66; ++unit)
        limited.units.push_back({unit < 6 ? matching::k_no_unit : unit % 6, unit < 6 ? 60 : 5, unit < 6 ? 2'000 : 60});
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat) limited.unit_of_seat.push_back(6 + seat % 60);
    std::vector<double> with_units;
    std::int64_t lost = 0;
    for (int at = 0; at < 3; ++at)
        with_units.push_back(timed([&] {
            const auto found = matching::solve_with_units(limited);
            lost = found ? plan->objective - found->objective : -1;
        }));
    report("solve with 66 nested units", with_units);
    std::printf("    %lld points less than without\n", static_cast<long long>(lost));
    matching::Market coupled = market;
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat) coupled.place_of_seat.push_back(seat % 60);
    for (int at = 0; at < 20; ++at) coupled.links.push_back({any_person(), any_person(), 8'000});
    std::optional<base::Result<matching::Matching>> linked;
    const double linking = timed([&] { linked = matching::solve_with_links(coupled); });
    report("20 linked pairs, the plan without them included", {linking});
    const matching::Linked& brought = *(*linked)->linked;
    std::printf("    %lld points of pairs, gap %lld\n", static_cast<long long>(brought.points),
                static_cast<long long>(brought.bound - (*linked)->objective - brought.points));
    std::vector<double> explanations;
    construction.clear();
    std::optional<matching::Explainer> explainer;
    for (int at = 0; at < 5; ++at)
        construction.push_back(timed([&] { explainer.emplace(*matching::Explainer::create(market, *plan)); }));
    report("explainer: construction", construction);
    report("explainer: first person", {timed([&] { (void)explainer->pairs_of(0); })});
    for (int at = 0; at < repeats; ++at) {
        const std::int32_t person = any_person();
        std::vector<matching::PairExplanation> pairs;
        explanations.push_back(timed([&] { pairs = explainer->pairs_of(person); }));
        for (const auto& pair : pairs) digest = (digest * 31 + pair.missing.value_or(-1)) % 1'000'000'007;
    }
    report("explainer: all candidates of one person", explanations, is_first ? "whatif.candidates" : nullptr);
    bench::print_fact(shape.name, std::to_string(digest));
}

}  // namespace

int main(int count, char** values) {
    const auto people = static_cast<std::int32_t>(bench::argument(count, values, 1, 3'000));
    const auto repeats = static_cast<int>(bench::argument(count, values, 2, 1'000));
    measure({.name = "single"}, people, repeats);
    measure({.name = "several", .single = false}, people, repeats);
    measure({.name = "floors", .single = false, .must_fill_percent = 3}, people, repeats);
    measure({.name = "crowded", .single = false, .places_percent = 95}, people, repeats);
    measure({.name = "settled", .single = false, .bonus_for_staying = 25'000}, people, repeats);
    return 0;
}
