// sample_plan.hpp: small plans for tests, solved for real, with made-up names and evidence.
#pragma once

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "core/matching/optimal.hpp"
#include "core/planning/derive.hpp"

namespace sample {

inline std::string numbered(char letter, std::size_t number) {
    char text[8];
    std::snprintf(text, sizeof text, "%c%03u", letter, static_cast<unsigned>(number));
    return text;
}

/// Everybody holds a seat. People are p000, p001, …, seats s000, s001, …
struct MarketSketch {
    std::vector<std::int32_t> current;
    std::vector<matching::Seat> seats;
    std::vector<matching::ScoredPair> pairs;
};

inline matching::Market market_of(const MarketSketch& sketch) {
    matching::MarketDraft draft;
    draft.current = sketch.current;
    draft.seats = sketch.seats;
    draft.pairs = sketch.pairs;
    for (std::size_t i = 0; i < sketch.current.size(); ++i) draft.names.people.push_back(numbered('p', i));
    for (std::size_t i = 0; i < sketch.seats.size(); ++i) draft.names.seats.push_back(numbered('s', i));
    auto market = matching::build_market(std::move(draft));
    BASE_ASSERT(market);
    return std::move(*market);
}

/// Two parts of 60,000 and 40,000 points; scores up to 100,000.
inline planning::Evidence evidence_for(std::int32_t score) {
    const std::int32_t first = std::min(score, 60'000);
    return {.parts = {{"competence", first, false}, {"study", score - first, true}},
            .rules = {{"P09", rules::Outcome::pass, rules::Severity::gate},
                      {"C10", rules::Outcome::fail, rules::Severity::flag}}};
}

inline planning::Plan plan_of(const MarketSketch& sketch) {
    planning::Plan plan;
    plan.options.today = *base::parse_iso_day("2026-11-01");
    plan.options.least_gain = -100'000;  // any optimum will do
    plan.market = market_of(sketch);
    auto matching = matching::solve_optimal(plan.market);
    BASE_ASSERT(matching);
    plan.matching = std::move(*matching);
    plan.inputs = {{"pns.csv", std::string(64, '0')}};
    plan.weights = {{"study", 40'000}, {"competence", 60'000}};
    for (std::size_t i = 0; i < sketch.current.size(); ++i)
        plan.people.push_back({.name = "Orang " + std::to_string(i), .is_wisher = i % 2 == 0, .blocked_by = {}});
    for (std::size_t i = 0; i < sketch.seats.size(); ++i)
        plan.seats.push_back({.title = "Jabatan " + std::to_string(i),
                              .unit = "u" + std::to_string(i / 2),
                              .unit_name = "Unit " + std::to_string(i / 2),
                              .need = sketch.seats[i].slots,
                              .must_fill = sketch.seats[i].floor == sketch.seats[i].slots});
    plan.moves = planning::derive_moves(plan.market, plan.matching);
    for (const planning::Move& move : plan.moves) {
        planning::Evidence evidence = evidence_for(move.score_after);
        std::ranges::reverse(evidence.parts);  // in the order of the weights
        plan.evidence.push_back(std::move(evidence));
    }
    planning::derive_figures(plan);
    return plan;
}

/// Four people: p000 and p001 exchange s000 and s001; p002 fills the vacancy s003 and p003 follows to s002.
inline MarketSketch two_chains() {
    return {.current = {0, 1, 2, 4},
            .seats = {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}},
            .pairs = {{0, 0, 10'000},
                      {0, 1, 70'000},
                      {1, 1, 20'000},
                      {1, 0, 50'000},
                      {2, 2, 30'000},
                      {2, 3, 90'000},
                      {3, 4, 15'000},
                      {3, 2, 65'000}}};
}

}  // namespace sample
