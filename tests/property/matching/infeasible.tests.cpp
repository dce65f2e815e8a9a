#include "core/matching/clash.hpp"
#include "core/matching/optimal.hpp"
#include "core/matching/what_if.hpp"
#include "tests/support/matching/brute_force.hpp"
#include "tests/support/matching/each_market.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;

namespace {

std::string argument(const base::Error& error, const std::string& name) {
    for (const base::Arg& arg : error.args)
        if (arg.name == name) return arg.value;
    return {};
}

/// "#0, #3" as numbers.
std::vector<std::int32_t> numbers(const std::string& text) {
    std::vector<std::int32_t> list;
    for (std::size_t at = text.find('#'); at != std::string::npos; at = text.find('#', at + 1)) {
        std::int32_t number = 0;
        std::from_chars(text.data() + at + 1, text.data() + text.size(), number);
        list.push_back(number);
    }
    return list;
}

std::vector<std::int32_t> seats_of(const Market& market, std::int32_t person) {
    std::vector<std::int32_t> seats;
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
        if (market.score(person, seat)) seats.push_back(seat);
    return seats;
}

/// Whether each of the people can have a seat of their own, whatever the floors.
bool can_be_placed(const Market& market, const std::vector<std::int32_t>& people, std::size_t at,
                   std::vector<std::int32_t>& held) {
    if (at == people.size()) return true;
    for (const std::int32_t seat : seats_of(market, people[at])) {
        std::int32_t& count = held[static_cast<std::size_t>(seat)];
        if (count == market.seats[static_cast<std::size_t>(seat)].slots) continue;
        ++count;
        const bool possible = can_be_placed(market, people, at + 1, held);
        --count;
        if (possible) return true;
    }
    return false;
}

bool can_be_placed(const Market& market, const std::vector<std::int32_t>& people) {
    std::vector<std::int32_t> held(market.seats.size(), 0);
    return can_be_placed(market, people, 0, held);
}

/// Whether the floors of these seats can be met by anybody, whatever becomes of the others.
bool can_be_met(const Market& market, const std::set<std::int32_t>& seats, std::int32_t person,
                std::vector<std::int32_t>& held) {
    if (std::all_of(seats.begin(), seats.end(), [&](std::int32_t seat) {
            return held[static_cast<std::size_t>(seat)] >= market.seats[static_cast<std::size_t>(seat)].floor;
        }))
        return true;
    if (person == market.people_count()) return false;
    for (const std::int32_t seat : seats_of(market, person)) {
        if (!seats.contains(seat)) continue;
        ++held[static_cast<std::size_t>(seat)];
        const bool possible = can_be_met(market, seats, person + 1, held);
        --held[static_cast<std::size_t>(seat)];
        if (possible) return true;
    }
    return can_be_met(market, seats, person + 1, held);
}

bool can_be_met(const Market& market, const std::set<std::int32_t>& seats) {
    std::vector<std::int32_t> held(market.seats.size(), 0);
    return can_be_met(market, seats, 0, held);
}

struct Counts {
    int people = 0, several_people = 0, floors = 0, several_floors = 0;
};

/// The clash is one, and it is none without any single part of it.
void check_clash(const Market& market, const base::Error& error, Counts& counts) {
    INFO(error.code);
    if (error.code == "matching.floor_unreachable") {
        const auto list = numbers(argument(error, "seats"));
        const std::set<std::int32_t> seats(list.begin(), list.end());
        INFO("floors of " << argument(error, "seats"));
        REQUIRE(!can_be_met(market, seats));
        for (const std::int32_t seat : seats) {
            std::set<std::int32_t> others = seats;
            others.erase(seat);
            REQUIRE(can_be_met(market, others));
        }
        std::int64_t needed = 0;
        for (const std::int32_t seat : seats) needed += market.seats[static_cast<std::size_t>(seat)].floor;
        CHECK(argument(error, "needed") == std::to_string(needed));
        std::int64_t qualified = 0;
        for (std::int32_t person = 0; person < market.people_count(); ++person) {
            const auto open = seats_of(market, person);
            if (std::any_of(open.begin(), open.end(), [&](std::int32_t seat) { return seats.contains(seat); }))
                ++qualified;
        }
        CHECK(argument(error, "qualified") == std::to_string(qualified));
        ++counts.floors;
        counts.several_floors += seats.size() > 1 ? 1 : 0;
        return;
    }
    auto people = numbers(argument(error, error.code == "matching.person_has_no_seat" ? "person" : "people"));
    REQUIRE(!people.empty());
    REQUIRE(!can_be_placed(market, people));
    for (std::size_t at = 0; at < people.size(); ++at) {
        std::vector<std::int32_t> others = people;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(at));
        REQUIRE(can_be_placed(market, others));
    }
    ++counts.people;
    counts.several_people += people.size() > 1 ? 1 : 0;
}

}  // namespace

TEST_CASE("a market without a plan names a clash of which nothing can be left out", "[matching]") {
    Counts counts;
    support::each_market({.count = 20'000, .factor = 69'069, .people = 7}, [&](support::Random&, const Market& market) {
        const auto plan = solve_optimal(market);
        if (plan) return;
        check_clash(market, plan.error(), counts);
    });
    CHECK(counts.several_people > support::repeats(300));
    CHECK(counts.floors > support::repeats(1'000));
    CHECK(counts.several_floors > support::repeats(50));
}

TEST_CASE("a refused lock or other change names a clash of the market it would have made", "[matching]") {
    Counts counts;
    support::each_solved_market(
        {.count = 16'000, .factor = 22'695'477},
        [&](support::Random& random, const Market& market, const Matching& plan) {
            if (market.people_count() == 0) return;
            auto what_if = WhatIf::create(market, plan);
            REQUIRE(what_if);
            for (int at = 0; at < 6; ++at) {
                const std::int32_t person = random.between(0, market.people_count() - 1);
                const std::int32_t seat = random.between(0, market.seat_count() - 1);
                const Market before = what_if->market();
                const bool locks = random.chance(60);
                if (locks && what_if->is_locked(person)) continue;
                const Seat limits{random.between(0, 2), 0};
                const auto change = locks ? what_if->lock(person, seat) : what_if->set_limits(seat, limits);
                if (change || change.error().code == "matching.what_if.no_pair") continue;
                Market wanted = before;
                if (locks) {
                    const auto row = static_cast<std::size_t>(person);
                    if (wanted.is_newcomer(person)) wanted.current[row] = seat;
                    wanted.may_stay[row] = wanted.current[row] == seat ? 1 : 0;
                    const auto score = *before.score(person, seat);
                    const auto first = static_cast<std::ptrdiff_t>(wanted.row_start[row]);
                    const auto last = static_cast<std::ptrdiff_t>(wanted.row_start[row + 1]);
                    wanted.pair_seat.erase(wanted.pair_seat.begin() + first, wanted.pair_seat.begin() + last);
                    wanted.pair_score.erase(wanted.pair_score.begin() + first, wanted.pair_score.begin() + last);
                    wanted.pair_seat.insert(wanted.pair_seat.begin() + first, seat);
                    wanted.pair_score.insert(wanted.pair_score.begin() + first, score);
                    for (std::size_t later = row + 1; later < wanted.row_start.size(); ++later)
                        wanted.row_start[later] = wanted.row_start[later] + 1 - static_cast<std::size_t>(last - first);
                } else {
                    wanted.seats[static_cast<std::size_t>(seat)] = limits;
                }
                INFO("change " << at << (locks ? " locks person " : " limits seat ") << (locks ? person : seat) << "\n"
                               << support::to_text(wanted));
                check_clash(wanted, change.error(), counts);
            }
        });
    CHECK(counts.people > support::repeats(500));
    CHECK(counts.floors > support::repeats(300));
}

TEST_CASE("a limit on moves that no plan meets names the least that one does", "[matching]") {
    int refused = 0;
    support::each_market({.count = 6'000, .factor = 16'807}, [&](support::Random&, const Market& market) {
        const auto plan = solve_optimal(market, {.max_moves = 0});
        if (plan || plan.error().code != "matching.too_few_moves") return;
        ++refused;
        const std::int64_t least = std::stoll(argument(plan.error(), "least"));
        REQUIRE(support::best_plan(market, {.max_moves = least}));
        REQUIRE(!support::best_plan(market, {.max_moves = least - 1}));
    });
    CHECK(refused > support::repeats(500));
}
