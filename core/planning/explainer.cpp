#include <algorithm>
#include <ranges>

#include "core/base/order.hpp"
#include "core/matching/explain.hpp"
#include "core/planning/why.hpp"

namespace planning {

struct PlanExplainer::State {
    std::shared_ptr<const Plan> plan;
    std::optional<matching::Explainer> prices;  // one of the two
    std::optional<matching::Reasons> reasons;

    [[nodiscard]] std::vector<Alternative> alternatives(std::int32_t person) {
        std::vector<Alternative> found;
        const auto add = [&](std::int32_t seat) -> Alternative& {
            const std::int32_t score = plan->market.listed_score(person, seat).value_or(0);
            return found.emplace_back(Alternative{.person = person, .seat = seat, .score = score});
        };
        if (prices) {
            for (const matching::PairExplanation& pair : prices->pairs_of(person))
                add(pair.seat).missing = pair.missing;
            return found;
        }
        for (const matching::Reason& reason : reasons->better_seats(person)) add(reason.seat).reason = reason;
        const std::size_t better = found.size();
        const auto row = static_cast<std::size_t>(person);
        for (std::size_t at = plan->market.row_start[row]; at < plan->market.row_start[row + 1]; ++at) {
            const std::int32_t seat = plan->market.pair_seat[at];
            if (!std::ranges::contains(found | std::views::take(better), seat, &Alternative::seat))
                add(seat).reason = reasons->why_not(person, seat);
        }
        base::sort(found | std::views::drop(better), std::ranges::greater(), &Alternative::score);
        return found;
    }
};

namespace {

/// Least missing first, impossible last; then the better score, then the lower index.
void order(std::vector<Alternative>& alternatives) {
    base::sort(alternatives, [](const Alternative& a, const Alternative& b) {
        if (a.missing != b.missing) return a.missing.value_or(INT64_MAX) < b.missing.value_or(INT64_MAX);
        if (a.score != b.score) return a.score > b.score;
        return a.person != b.person ? a.person < b.person : a.seat < b.seat;
    });
}

}  // namespace

base::Result<PlanExplainer> PlanExplainer::create(std::shared_ptr<const Plan> plan) {
    PlanExplainer made;
    made.state_ = std::make_unique<State>(State{.plan = plan});
    if (plan->matching.mechanism == matching::Mechanism::optimal) {
        BASE_TRY(made.state_->prices, matching::Explainer::create(plan->market, plan->matching));
    } else {
        BASE_TRY(made.state_->reasons, matching::Reasons::create(plan->market, plan->matching));
    }
    return made;
}

PlanExplainer::PlanExplainer() = default;
PlanExplainer::~PlanExplainer() = default;
PlanExplainer::PlanExplainer(PlanExplainer&&) noexcept = default;
PlanExplainer& PlanExplainer::operator=(PlanExplainer&&) noexcept = default;

std::vector<Alternative> PlanExplainer::seats_for(std::int32_t person) {
    std::vector<Alternative> found = state_->alternatives(person);
    if (state_->prices) order(found);
    return found;
}

std::vector<Alternative> PlanExplainer::people_for(std::int32_t seat, std::size_t limit) {
    const matching::Market& market = state_->plan->market;
    struct Scored {
        std::int32_t person;
        std::int32_t score;
    };
    std::vector<Scored> scored;
    for (std::int32_t person = 0; person < market.people_count(); ++person)
        if (const auto score = market.score(person, seat)) scored.push_back({person, *score});
    const auto middle = scored.begin() + static_cast<std::ptrdiff_t>(std::min(limit, scored.size()));
    std::ranges::partial_sort(scored, middle, [](const Scored& a, const Scored& b) {
        return a.score != b.score ? a.score > b.score : a.person < b.person;
    });
    std::vector<Alternative> found;
    for (auto at = scored.begin(); at != middle; ++at)
        for (const Alternative& alternative : state_->alternatives(at->person))
            if (alternative.seat == seat) found.push_back(alternative);
    if (state_->prices) order(found);
    else
        base::sort(found, {},
                                 [&](const Alternative& one) { return state_->reasons->rank(one.person, seat); });
    return found;
}

std::vector<Move> PlanExplainer::displaced(std::int32_t person, std::int32_t seat) {
    const matching::Market& market = state_->plan->market;
    const auto score = [&](std::int32_t who, std::int32_t where) {
        return where == matching::k_unplaced ? 0 : market.listed_score(who, where).value_or(0);
    };
    std::vector<Move> moves;
    if (!state_->prices) return moves;
    for (const matching::Displacement& step : state_->prices->chain(person, seat))
        moves.push_back({.person = step.person,
                         .from = step.from,
                         .to = step.to,
                         .score_before = score(step.person, step.from),
                         .score_after = score(step.person, step.to)});
    return moves;
}

}  // namespace planning
