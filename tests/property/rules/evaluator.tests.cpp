#include "core/rules/evaluator.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/records/random_city.hpp"
#include "tests/support/repeats.hpp"

using support::RandomCity;

namespace {

const base::Day k_today = *base::day_from_civil(2026, 10, 9);

rules::Evaluator evaluate(const support::Builder& city) {
    return rules::Evaluator::compile(city.registry(), records::Seating::of(city.registry()), rules::Pack::standard(),
                                     k_today);
}

}  // namespace

TEST_CASE("a pair is open exactly when no explained rule blocks it") {
    int open = 0, shut = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(60); ++seed) {
        INFO("seed " << seed);
        const auto city = RandomCity(seed, 25, 20).build();
        const auto evaluator = evaluate(city);
        for (std::uint32_t person = 0; person < 25; ++person) {
            for (std::uint32_t seat = 0; seat < 20; ++seat) {
                const auto results = evaluator.explain(person, seat);
                const bool is_blocked = std::ranges::any_of(results, &rules::RuleResult::blocks);
                if (evaluator.allows(person, seat) == is_blocked) FAIL("person " << person << ", seat " << seat);
                ++(is_blocked ? shut : open);
            }
        }
    }
    // Both answers must occur, or the comparison proves nothing.
    CHECK(open > support::repeats(1000));
    CHECK(shut > support::repeats(1000));
}

TEST_CASE("a reporting line shuts seats, and asking with everybody where they sit today says the same") {
    int shut = 0, compared = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(30); ++seed) {
        INFO("seed " << seed);
        const auto city = RandomCity(seed, 25, 20).build();
        const auto seating = records::Seating::of(city.registry());
        const auto evaluator = evaluate(city);
        std::vector<std::uint32_t> today;
        for (std::uint32_t person = 0; person < 25; ++person) today.push_back(seating.seat_of(person));
        for (std::uint32_t person = 0; person < 25; ++person) {
            for (std::uint32_t seat = 0; seat < 20; ++seat) {
                if (seating.seat_of(person) == seat) continue;
                auto results = evaluator.explain(person, seat);
                std::erase_if(results, [&](const rules::RuleResult& result) {
                    return evaluator.rules()[result.rule].scope != rules::Scope::exact;
                });
                auto placed = evaluator.explain_placed(person, seat, today);
                std::ranges::sort(placed, {}, &rules::RuleResult::rule);
                REQUIRE(placed.size() == results.size());
                for (std::size_t i = 0; i < results.size(); ++i) {
                    REQUIRE((placed[i].rule == results[i].rule && placed[i].outcome == results[i].outcome && placed[i].blocks == results[i].blocks));
                    shut += results[i].blocks ? 1 : 0;
                    ++compared;
                }
            }
        }
    }
    CHECK(shut > support::repeats(10));
    CHECK(compared > shut);
}

TEST_CASE("the order in which records arrive changes no verdict") {
    for (std::uint64_t seed = 1; seed <= support::repeats(20); ++seed) {
        INFO("seed " << seed);
        const RandomCity city(seed, 20, 15);
        const auto one = city.build(), other = RandomCity::build(city.shuffled(seed + 1000));
        const auto first = evaluate(one), second = evaluate(other);
        for (std::uint32_t person = 0; person < 20; ++person) {
            for (std::uint32_t seat = 0; seat < 15; ++seat) {
                REQUIRE(first.allows(person, seat) == second.allows(person, seat));
                const auto a = first.explain(person, seat), b = second.explain(person, seat);
                REQUIRE(a.size() == b.size());
                for (std::size_t i = 0; i < a.size(); ++i) {
                    REQUIRE((a[i].rule == b[i].rule && a[i].outcome == b[i].outcome && a[i].fact.key == b[i].fact.key));
                }
            }
        }
    }
}

TEST_CASE("every verdict reads as a full sentence in both languages") {
    const auto& catalogue = records::Catalogue::standard();
    const base::Catalog languages[] = {base::Catalog::load(base::Language::indonesian),
                                       base::Catalog::load(base::Language::english)};
    for (std::uint64_t seed = 1; seed <= support::repeats(10); ++seed) {
        INFO("seed " << seed);
        const auto city = RandomCity(seed, 20, 15).build();
        const auto evaluator = evaluate(city);
        for (std::uint32_t person = 0; person < 20; ++person) {
            for (std::uint32_t seat = 0; seat < 15; ++seat) {
                auto results = evaluator.explain(person, seat);
                for (auto& result : evaluator.explain_occupancy(seat, 1)) results.push_back(std::move(result));
                for (const auto& result : results) {
                    for (const base::Catalog& words : languages) {
                        const std::string text = rules::sentence(result.fact, words, catalogue) +
                                                 rules::next_step(result.fact, words, catalogue);
                        if (text.starts_with("rule.") || text.contains('{') || text.contains("choice:") ||
                            text.contains("day:")) {
                            FAIL(result.fact.key << ": " << text);
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("people may come in slices of any size") {
    for (std::uint64_t seed = 1; seed <= support::repeats(20); ++seed) {
        INFO("seed " << seed);
        const auto city = RandomCity(seed, 20, 15).build();
        const auto whole = evaluate(city);
        const auto facts = std::make_shared<const rules::Facts>(
            rules::read_facts(city.registry(), records::Seating::of(city.registry()), k_today));
        auto sliced = rules::Evaluator::begin(city.registry(), facts, rules::Pack::standard());
        while (sliced.add_people(seed % 5 + 1)) {
        }
        for (std::uint32_t person = 0; person < 20; ++person)
            for (std::uint32_t seat = 0; seat < 15; ++seat)
                REQUIRE(sliced.allows(person, seat) == whole.allows(person, seat));
    }
}
