#include "core/matching/what_if.hpp"

#include <catch_amalgamated.hpp>

#include "core/matching/optimal.hpp"
#include "core/matching/verify.hpp"
#include "tests/support/matching/changing_market.hpp"
#include "tests/support/matching/each_market.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;
using support::ChangingMarket;

namespace {

/// Everything that can be seen of a state.
struct Seen {
    Matching plan;
    std::vector<std::int32_t> current, pair_seat, pair_score;
    std::vector<std::size_t> row_start;
    std::vector<std::uint8_t> may_stay;
    std::vector<Seat> seats;
    bool operator==(const Seen&) const = default;
};

Seen look_at(const WhatIf& what_if) {
    Market market = what_if.market();
    return {what_if.matching(), market.current,  market.pair_seat, market.pair_score,
            market.row_start,   market.may_stay, market.seats};
}

struct Step {
    ChangingMarket after;
    base::Result<Change> answer;
};

std::vector<NewPair> random_pairs(support::Random& random, std::int32_t others, std::int32_t density,
                                  const auto& is_present) {
    std::vector<NewPair> pairs;
    for (std::int32_t other = 0; other < others; ++other)
        if (is_present(other) && random.chance(density)) pairs.push_back({other, random.between(0, 100)});
    return pairs;
}

std::int32_t any_key(support::Random& random, const std::map<std::int32_t, std::int64_t>& map) {
    auto at = map.begin();
    std::advance(at, random.between(0, static_cast<std::int32_t>(map.size()) - 1));
    return at->first;
}

/// Applies a random change to both; nothing if the dice named a change that means nothing.
std::optional<Step> change_both(support::Random& random, WhatIf& what_if, const ChangingMarket& before,
                                std::int32_t most_people) {
    ChangingMarket after = before;
    const auto seat_count = static_cast<std::int32_t>(after.seats.size());
    const auto people = static_cast<std::int32_t>(after.people.size());
    const std::int32_t at = people == 0 ? 0 : random.between(0, people - 1);
    const std::int32_t seat = random.between(0, seat_count - 1);
    const auto done = [&](base::Result<Change> answer) { return Step{std::move(after), std::move(answer)}; };
    const std::int32_t kind = random.between(1, 100);
    if (kind <= 6) {
        if (std::count_if(after.people.begin(), after.people.end(), [](const auto& p) { return p.is_present; }) >=
            most_people)
            return std::nullopt;
        NewPerson added{random.between(-1, seat_count - 1), random.chance(80), {}, "new"};
        ChangingMarket::Person person{added.current, true, {{added.current, 0}}, {}, {}};
        added.pairs = random_pairs(random, seat_count, 50, [](std::int32_t) { return true; });
        for (const NewPair& pair : added.pairs) person.scores[pair.other] = pair.score;
        if (added.current >= 0 && !added.may_stay) person.forbidden.insert(added.current);
        after.people.push_back(std::move(person));
        return done(what_if.add_person(added));
    }
    if (kind <= 10) {
        if (seat_count >= 12) return std::nullopt;
        NewSeat added{{random.between(0, 2), 0}, {}, "new"};
        if (random.chance(20)) added.limits.floor = random.between(0, added.limits.slots);
        added.pairs = random_pairs(
            random, people, 50, [&](std::int32_t p) { return after.people[static_cast<std::size_t>(p)].is_present; });
        for (const NewPair& pair : added.pairs)
            after.people[static_cast<std::size_t>(pair.other)].scores[seat_count] = pair.score;
        after.seats.push_back(added.limits);
        return done(what_if.add_seat(added));
    }
    if (kind <= 30) {
        Seat limits{random.between(0, 3), 0};
        if (random.chance(40)) limits.floor = random.between(0, limits.slots);
        after.seats[static_cast<std::size_t>(seat)] = limits;
        return done(what_if.set_limits(seat, limits));
    }
    if (people == 0) return std::nullopt;
    ChangingMarket::Person& person = after.people[static_cast<std::size_t>(at)];
    if (!person.is_present) {
        REQUIRE(!what_if.forbid(at, seat));
        return std::nullopt;
    }
    if (kind <= 36) {
        person = {k_unplaced, false, {}, {}, {}};
        return done(what_if.remove_person(at));
    }
    if (kind <= 55) {
        const std::int32_t target = random.chance(60) ? what_if.seat_of(at) : any_key(random, person.scores);
        if (target < 0 || person.forbidden.contains(target) || person.lock == target) {
            REQUIRE(!what_if.forbid(at, target));
            return std::nullopt;
        }
        person.forbidden.insert(target);
        return done(what_if.forbid(at, target));
    }
    if (kind <= 67) {
        if (person.forbidden.empty()) return std::nullopt;
        const std::int32_t target = *person.forbidden.begin();
        person.forbidden.erase(target);
        return done(what_if.allow(at, target));
    }
    if (kind <= 77) {
        const std::int32_t target = any_key(random, person.scores);
        if (person.forbidden.contains(target)) return std::nullopt;
        person.lock = target;
        return done(what_if.lock(at, target));
    }
    if (kind <= 85) {
        REQUIRE(what_if.is_locked(at) == person.lock.has_value());
        if (!person.lock) return std::nullopt;
        person.lock.reset();
        return done(what_if.unlock(at));
    }
    if (kind <= 98) {
        const std::int64_t score = random.between(-20, 100);
        person.scores[seat] = score;
        return done(what_if.set_score(at, seat, score));
    }
    const std::int64_t shift = random.between(1, 40);
    const auto rescored = [&](std::int32_t who, std::int32_t where, std::int64_t score) {
        return (score * 7 + who * 13 + where * 29 + shift) % 90;
    };
    for (std::int32_t who = 0; who < people; ++who)
        for (auto& [where, score] : after.people[static_cast<std::size_t>(who)].scores)
            if (where >= 0) score = rescored(who, where, score);
    return done(what_if.set_scores(rescored));
}

/// The chains of a change lead from the plan before to the plan after.
void check_moved(const WhatIf& what_if, const std::vector<std::int32_t>& before, const Change& change) {
    std::vector<std::int32_t> seats = before;
    seats.resize(static_cast<std::size_t>(what_if.people_count()), k_unplaced);
    for (const Displacement& move : change.moved) {
        REQUIRE(seats[static_cast<std::size_t>(move.person)] == move.from);
        seats[static_cast<std::size_t>(move.person)] = move.to;
    }
    for (std::int32_t person = 0; person < what_if.people_count(); ++person)
        REQUIRE(seats[static_cast<std::size_t>(person)] == what_if.seat_of(person));
}

struct Counts {
    int changes = 0, refused = 0, undone = 0;
};

/// A random walk of changes and undos. `best` answers the best score of a changed market, or nothing.
Counts walk(support::Random& random, const Market& market, const Matching& plan, int steps, std::int32_t most_people,
            const auto& best, const auto& check_plan) {
    auto made = WhatIf::create(market, plan);
    REQUIRE(made);
    WhatIf what_if = std::move(*made);
    struct Past {
        ChangingMarket market;
        Seen seen;
    };
    std::vector<Past> past{{ChangingMarket(market), look_at(what_if)}};
    Counts counts;
    for (int at = 0; at < steps; ++at) {
        if (past.size() > 1 && random.chance(past.size() > 40 ? 90 : 20)) {
            REQUIRE(what_if.undo());
            past.pop_back();
            REQUIRE(look_at(what_if) == past.back().seen);
            ++counts.undone;
            continue;
        }
        const std::int64_t before = what_if.objective();
        const auto step = change_both(random, what_if, past.back().market, most_people);
        if (!step) continue;
        const auto expected = best(step->after);
        INFO("step " << at << (step->answer ? "" : " refused: " + step->answer.error().code));
        REQUIRE(step->answer.has_value() == expected.has_value());
        if (!expected) {
            const std::string& code = step->answer.error().code;
            REQUIRE((code == "matching.people_cannot_be_placed" || code == "matching.floor_unreachable" ||
                     code == "matching.person_has_no_seat"));
            REQUIRE(look_at(what_if) == past.back().seen);
            ++counts.refused;
            continue;
        }
        ++counts.changes;
        const Change& change = *step->answer;
        REQUIRE(change.objective == what_if.objective());
        REQUIRE(change.difference == what_if.objective() - before);
        check_moved(what_if, past.back().seen.plan.seat_of, change);
        check_plan(step->after, what_if, change, *expected);
        past.push_back({step->after, look_at(what_if)});
    }
    REQUIRE(what_if.changes() == past.size() - 1);
    while (what_if.undo()) past.pop_back();
    REQUIRE(look_at(what_if) == past.front().seen);
    return counts;
}

void check_proof(const ChangingMarket& after, const WhatIf& what_if, const Change& change, std::int64_t expected) {
    REQUIRE(change.objective == expected);
    const Matching matching = what_if.matching();
    REQUIRE(matching.objective == expected);
    const auto verified = verify(after.market(), matching);
    INFO((verified ? "" : verified.error().code));
    REQUIRE(verified);
    REQUIRE(verify(what_if.market(), matching));
    std::int64_t moves = 0;
    for (std::size_t at = 0; at < after.people.size(); ++at)
        if (after.people[at].is_present && matching.seat_of[at] != after.people[at].current) ++moves;
    REQUIRE(change.moves == moves);
}

}  // namespace

TEST_CASE("each change of a small market gives what looking at every plan gives", "[matching]") {
    Counts sum;
    support::each_solved_market({.count = 1'200, .factor = 2'654'435'761, .people = 4},
                                [&](support::Random& random, const Market& market, const Matching& plan) {
                                    const Counts counts = walk(
                                        random, market, plan, 30, 5,
                                        [](const ChangingMarket& after) { return after.best_score(); }, check_proof);
                                    sum.changes += counts.changes;
                                    sum.refused += counts.refused;
                                    sum.undone += counts.undone;
                                });
    CHECK(sum.changes > support::repeats(10'000));
    CHECK(sum.refused > support::repeats(2'000));
    CHECK(sum.undone > support::repeats(3'000));
}

TEST_CASE("ten thousand changes in one sequence equal solving from nothing", "[matching]") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        support::Random random(seed * 6'364'136'223);
        MarketDraft draft = support::random_draft(random, 0);
        draft.current.clear();
        draft.may_stay.clear();
        draft.wishes.clear();
        draft.pairs.clear();
        draft.seats.assign(9, {2, 0});
        for (std::int32_t person = 0; person < 14; ++person) {
            draft.current.push_back(random.chance(80) ? person / 2 : k_unplaced);
            for (std::int32_t seat = 0; seat < 9; ++seat)
                if (random.chance(40)) draft.pairs.push_back({person, seat, random.between(0, 100)});
        }
        const Market market = *build_market(std::move(draft));
        const auto plan = solve_optimal(market);
        REQUIRE(plan);
        INFO("seed " << seed);
        const Counts counts = walk(
            random, market, *plan, support::repeats(16'000), 16,
            [](const ChangingMarket& after) {
                const auto solved = solve_optimal(after.market());
                return solved ? std::optional(solved->objective) : std::nullopt;
            },
            check_proof);
        CHECK(counts.changes + counts.refused + counts.undone >= support::repeats(10'000));
        CHECK(counts.refused > support::repeats(100));
    }
}

TEST_CASE("a plan made under a move limit is continued at its price per move", "[matching]") {
    int walks = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(2'500) && walks < 250; ++seed) {
        support::Random random(seed * 40'503);
        const Market market = *build_market(support::random_draft(random, 4));
        const auto plan = solve_optimal(market, {.max_moves = 2});
        if (!plan || plan->certificate.per_move == 0) continue;
        INFO("seed " << seed << "\n" << support::to_text(market));
        if (plan->certificate.gap > 0) {
            REQUIRE(WhatIf::create(market, *plan).error().code == "matching.what_if.gap");
            continue;
        }
        ++walks;
        const std::int64_t price = plan->certificate.per_move;
        walk(
            random, market, *plan, 20, 5, [&](const ChangingMarket& after) { return after.best_score(price); },
            [&](const ChangingMarket& after, const WhatIf& what_if, const Change& change, std::int64_t expected) {
                REQUIRE(change.objective - price * change.moves == expected);
                REQUIRE(verify(after.market(), what_if.matching()));
            });
    }
    CHECK(walks > support::repeats(150));
}

TEST_CASE("what an explanation says a change costs is what making the change costs", "[matching]") {
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(12); ++seed) {
        support::Random random(seed * 48'271);
        const std::int32_t highest = random.chance(50) ? 20 : 10'000;
        MarketDraft draft;
        std::vector<std::int32_t> places;
        while (places.size() < (seed % 2 == 0 ? 165U : 140U)) {
            const auto seat = static_cast<std::int32_t>(draft.seats.size());
            draft.seats.push_back({random.between(1, 3), random.chance(15) ? 1 : 0});
            for (std::int32_t slot = 0; slot < draft.seats.back().slots; ++slot) places.push_back(seat);
        }
        for (std::int32_t person = 0; person < 150; ++person) {
            const bool sits = static_cast<std::size_t>(person) < places.size() && random.chance(90);
            draft.current.push_back(sits ? places[static_cast<std::size_t>(person)] : k_unplaced);
            for (std::int32_t seat = 0; seat < static_cast<std::int32_t>(draft.seats.size()); ++seat)
                if (random.chance(20)) draft.pairs.push_back({person, seat, random.between(0, highest)});
        }
        const Market market = *build_market(std::move(draft));
        const auto plan = solve_optimal(market);
        REQUIRE(plan);
        auto explainer = Explainer::create(market, *plan);
        auto what_if = WhatIf::create(market, *plan);
        REQUIRE((explainer && what_if));
        const auto cost = [&](const base::Result<Change>& change) {
            const Points points = change ? Points(-change->difference) : std::nullopt;
            if (change) what_if->undo();
            ++compared;
            return points;
        };
        INFO("seed " << seed);
        const std::vector<Points> leavers = explainer->if_each_person_leaves();
        for (std::int32_t person = 0; person < market.people_count(); ++person) {
            REQUIRE(leavers[static_cast<std::size_t>(person)] == cost(what_if->remove_person(person)));
            for (const PairExplanation& pair : explainer->pairs_of(person)) {
                REQUIRE(pair.missing == cost(what_if->lock(person, pair.seat)));
                REQUIRE(pair.if_forbidden == cost(what_if->forbid(person, pair.seat)));
            }
        }
        for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
            REQUIRE(explainer->if_seat_removed(seat) == cost(what_if->remove_seat(seat)));
    }
    CHECK(compared > support::repeats(20'000));
}
