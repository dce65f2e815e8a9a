#include <catch_amalgamated.hpp>
#include <map>
#include <set>

#include "core/base/json.hpp"
#include "core/planning/equity.hpp"
#include "core/planning/must_fill.hpp"
#include "core/planning/plan_format.hpp"
#include "tests/support/records/builder.hpp"
#include "tests/support/repeats.hpp"
#include "tests/unit/planning/sample_plan.hpp"

namespace {

/// SplitMix64: the same numbers on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::int32_t below(std::int32_t limit) {
        state_ += 0x9E3779B97F4A7C15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return static_cast<std::int32_t>((z ^ (z >> 31)) % static_cast<std::uint64_t>(limit));
    }

private:
    std::uint64_t state_;
};

sample::MarketSketch random_sketch(std::uint64_t seed, std::int32_t most_people) {
    Random random(seed);
    sample::MarketSketch sketch;
    const std::int32_t people = 1 + random.below(most_people);
    const std::int32_t seats = 2 + random.below(people + 1);
    std::vector<std::int32_t> incumbents(static_cast<std::size_t>(seats), 0);
    for (std::int32_t person = 0; person < people; ++person) {
        sketch.current.push_back(random.below(seats));
        ++incumbents[static_cast<std::size_t>(sketch.current.back())];
    }
    for (const std::int32_t count : incumbents) {
        const std::int32_t slots = std::max(1, count + random.below(2));
        sketch.seats.push_back({.slots = slots, .floor = random.below(std::min(count, slots) + 1)});
    }
    for (std::int32_t person = 0; person < people; ++person)
        for (std::int32_t seat = 0; seat < seats; ++seat)
            if (seat == sketch.current[static_cast<std::size_t>(person)] || random.below(3) == 0)
                sketch.pairs.push_back({person, seat, random.below(100'001)});
    return sketch;
}

bool is_valid(const base::Json& json) { return planning::verify_plan(base::to_text(json)).has_value(); }

}  // namespace

TEST_CASE("chains take up every move once and follow from seat to seat", "[planning]") {
    for (std::uint64_t seed = 1; seed <= support::repeats(400); ++seed) {
        INFO("seed " << seed);
        const planning::Plan plan = sample::plan_of(random_sketch(seed, 40));
        std::set<std::uint32_t> seen;
        std::map<std::int32_t, std::int64_t> growth;  // arrivals minus leavers by seat
        for (const planning::Move& move : plan.moves) {
            ++growth[move.to];
            --growth[move.from];
        }
        std::map<std::int32_t, std::int64_t> starts;
        for (const planning::Chain& chain : plan.chains) {
            REQUIRE_FALSE(chain.moves.empty());
            for (std::size_t at = 0; at < chain.moves.size(); ++at) {
                CHECK(seen.insert(chain.moves[at]).second);
                if (at > 0) CHECK(plan.moves[chain.moves[at]].to == plan.moves[chain.moves[at - 1]].from);
            }
            const planning::Move& first = plan.moves[chain.moves.front()];
            const planning::Move& last = plan.moves[chain.moves.back()];
            if (chain.is_cycle) CHECK(first.to == last.from);
            else ++starts[first.to];
        }
        CHECK(seen.size() == plan.moves.size());
        // A path begins only where a seat gains people, as often as it gains.
        for (const auto& [seat, count] : growth) CHECK(starts[seat] == std::max<std::int64_t>(0, count));
    }
}

TEST_CASE("a plan file reads back as itself, and is valid", "[planning]") {
    for (std::uint64_t seed = 1; seed <= support::repeats(150); ++seed) {
        INFO("seed " << seed);
        const std::string text = planning::write_plan(sample::plan_of(random_sketch(seed, 30)));
        CHECK(planning::verify_plan(text).has_value());
        const auto plan = planning::read_plan(text);
        REQUIRE(plan);
        CHECK(planning::write_plan(*plan) == text);
    }
}

TEST_CASE("any single wrong assignment, price, score or part makes a plan invalid", "[planning]") {
    for (std::uint64_t seed = 1; seed <= support::repeats(60); ++seed) {
        INFO("seed " << seed);
        Random random(seed * 7919);
        const planning::Plan plan = sample::plan_of(random_sketch(seed, 12));
        const base::Json json = *base::parse_json(planning::write_plan(plan));
        for (std::int32_t person = 0; person < plan.market.people_count(); ++person)
            for (std::int32_t seat = 0; seat < plan.market.seat_count(); ++seat) {
                if (plan.matching.seat_of[static_cast<std::size_t>(person)] == seat) continue;
                base::Json wrong = json;
                wrong["matching"]["assignment"][plan.market.person_name(person)] = plan.market.seat_name(seat);
                CHECK_FALSE(is_valid(wrong));
            }
        for (const char* side : {"people", "seats"})
            for (auto price = json["matching"]["certificate"][side].begin();
                 price != json["matching"]["certificate"][side].end(); ++price) {
                const std::int64_t delta = random.below(2) == 0 ? 1 + random.below(50'000) : -1 - random.below(50'000);
                base::Json wrong = json;
                wrong["matching"]["certificate"][side][price.key()] = price.value().get<std::int64_t>() + delta;
                INFO(side << ' ' << price.key() << ' ' << delta);
                CHECK_FALSE(is_valid(wrong));
            }
        for (std::size_t at = 0; at < plan.moves.size(); ++at) {
            base::Json wrong = json;
            const char* member = random.below(2) == 0 ? "score" : "score_before";
            wrong["moves"][at][member] = wrong["moves"][at][member].get<std::int64_t>() + 1 + random.below(9);
            CHECK_FALSE(is_valid(wrong));
            wrong = json;
            const char* part = random.below(2) == 0 ? "competence" : "study";
            wrong["moves"][at]["parts"][part] =
                wrong["moves"][at]["parts"][part].get<std::int64_t>() + 1 + random.below(9);
            CHECK_FALSE(is_valid(wrong));
        }
    }
}

TEST_CASE("reachable slots can all be filled at once, and one more cannot", "[planning]") {
    for (std::uint64_t seed = 1; seed <= support::repeats(400); ++seed) {
        INFO("seed " << seed);
        const sample::MarketSketch sketch = random_sketch(seed, 12);
        matching::Market market = sample::market_of(sketch);
        std::vector<std::int32_t> incumbents(market.seats.size(), 0);
        for (const std::int32_t seat : market.current) ++incumbents[static_cast<std::size_t>(seat)];
        std::vector<std::int32_t> wanted;
        for (std::size_t seat = 0; seat < market.seats.size(); ++seat)
            if (seat % 2 == 0) {
                market.seats[seat].floor = incumbents[seat];
                if (incumbents[seat] < market.seats[seat].slots) wanted.push_back(static_cast<std::int32_t>(seat));
            }
        const std::vector<std::int32_t> slots = planning::reachable_slots(market, wanted);
        for (const std::int32_t seat : slots) ++market.seats[static_cast<std::size_t>(seat)].floor;
        CHECK(matching::solve_optimal(market).has_value());
        for (const std::int32_t seat : wanted) {
            auto& limits = market.seats[static_cast<std::size_t>(seat)];
            if (limits.floor == limits.slots) continue;
            ++limits.floor;
            CHECK_FALSE(matching::solve_optimal(market).has_value());
            --limits.floor;
        }
    }
}

TEST_CASE("every column of an equity table adds up to the plan's own figures", "[planning][equity]") {
    constexpr std::array<const char*, 3> k_sexes = {"male", "female", ""};
    for (std::uint64_t seed = 1; seed <= support::repeats(100); ++seed) {
        INFO("seed " << seed);
        Random random(seed * 104'729);
        planning::Plan plan = sample::plan_of(random_sketch(seed, 60));
        support::Builder records;
        for (const std::string& number : plan.market.names.people) {
            if (random.below(9) == 0) continue;
            support::Row row{{"employee_number", number}, {"sex", k_sexes[static_cast<std::size_t>(random.below(3))]}};
            if (random.below(9) > 0) row.emplace_back("birth_date", std::to_string(1961 + random.below(45)) + "-11-01");
            if (random.below(9) > 0) row.emplace_back("home_district", "1373.0" + std::to_string(1 + random.below(4)));
            records.add("employee", row);
        }
        for (std::size_t seat = 0; seat < plan.seats.size(); seat += 3)
            records.add("unit", {{"unit_id", plan.seats[seat].unit}, {"parent_id", plan.seats[static_cast<std::size_t>(random.below(plan.market.seat_count()))].unit}});
        for (planning::PersonInfo& person : plan.people)
            if (random.below(4) == 0) person.blocked_by = {"P09"};
        for (planning::Move& move : plan.moves)
            if (plan.people[static_cast<std::size_t>(move.person)].is_wisher) move.wish_order = random.below(3);
        planning::derive_figures(plan);
        for (const planning::EquityBy by : planning::k_equity_dimensions) {
            const planning::Equity table = planning::equity(plan, records.registry(), by);
            planning::EquityGroup sum;
            for (const planning::EquityGroup& group : table.groups) {
                std::ranges::copy(group.people, std::back_inserter(sum.people));
                sum.gain += group.gain;
                for (std::size_t at = 0; at < planning::k_equity_measures; ++at) {
                    std::ranges::copy(group.figures[at].people, std::back_inserter(sum.figures[at].people));
                    CHECK(std::ranges::includes(group.people, group.figures[at].people));
                }
            }
            std::ranges::sort(sum.people);
            CHECK(sum.people == table.all.people);
            CHECK(sum.gain == table.all.gain);
            for (std::size_t at = 0; at < planning::k_equity_measures; ++at) {
                std::ranges::sort(sum.figures[at].people);
                CHECK(sum.figures[at].people == table.all.figures[at].people);
            }
            const auto all = [&](planning::EquityMeasure measure) { return table.all.figure(measure).count(); };
            CHECK(static_cast<std::int64_t>(table.all.people.size()) == plan.summary.people);
            CHECK(all(planning::EquityMeasure::moves) == plan.summary.moves);
            CHECK(all(planning::EquityMeasure::wishers) == plan.summary.wishers);
            CHECK(all(planning::EquityMeasure::met) == plan.summary.wishes_met);
            CHECK(all(planning::EquityMeasure::met) + all(planning::EquityMeasure::refused) == plan.summary.wishers);
            std::int64_t gain = 0;
            for (const planning::Move& move : plan.moves) gain += move.score_after - move.score_before;
            CHECK(table.all.gain == gain);
        }
    }
}
