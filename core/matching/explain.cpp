#include "core/matching/explain.hpp"

#include <algorithm>

#include "core/matching/augmentation.hpp"
#include "core/matching/fair.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/price_paths.hpp"
#include "core/matching/verify.hpp"

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

Problem at_plan_prices(const Market& market, const Matching& plan) {
    Problem problem = make_problem(market);
    problem.move_price = plan.certificate.per_move;
    return problem;
}

/// The plan as a state of the solver, for changes that are re-solved rather than read off.
struct Optimum {
    Optimum(const Market& market, const Matching& plan)
        : problem(at_plan_prices(market, plan)), state(problem, plan.seat_of, plan.certificate.seats) {}
    Problem problem;
    Augmentation state;
};

}  // namespace

class Explainer::State {
public:
    State(const Market& market, const Matching& plan) : market_(market), plan_(plan), paths_(market, plan) {}

    std::vector<PairExplanation> pairs_of(std::int32_t person) {
        search_towards(person);
        const std::int32_t own = plan_.seat_of[index(person)];
        const std::int32_t current = market_.current[index(person)];
        std::vector<PairExplanation> pairs;
        Points next_best;
        const auto note = [&](const Points& points) {
            if (points && (!next_best || *points < *next_best)) next_best = points;
        };
        if (market_.has_home(person) && current != own) note(missing(person, current));
        for (std::size_t at = market_.row_start[index(person)]; at < market_.row_start[index(person) + 1]; ++at) {
            const std::int32_t seat = market_.pair_seat[at];
            pairs.push_back({seat, missing(person, seat), 0});
            if (seat != own) note(pairs.back().missing);
        }
        for (PairExplanation& pair : pairs)
            if (pair.seat == own) pair.if_forbidden = next_best;
        return pairs;
    }

    std::vector<Displacement> chain(std::int32_t person, std::int32_t seat) {
        search_towards(person);
        const std::int32_t own = plan_.seat_of[index(person)];
        if (seat == own || !missing(person, seat)) return {};
        std::vector<Displacement> moves{{person, own, seat}};
        std::int32_t node = paths_.node_of(seat);
        for (const PricePaths::Step& step : paths_.path_from(seat)) {
            if (step.person >= 0) moves.push_back({step.person, paths_.seat_of(node), paths_.seat_of(step.node)});
            node = step.node;
        }
        return moves;
    }

    Points if_seat_removed(std::int32_t seat) {
        if (!optimum_) optimum_ = std::make_unique<Optimum>(market_, plan_);
        Seat limits{0, 0};
        std::swap(optimum_->problem.limits[index(seat)], limits);
        Augmentation trial = optimum_->state;
        const std::vector<std::int32_t> holders = trial.vacate(seat);
        const bool possible =
            std::all_of(holders.begin(), holders.end(), [&](std::int32_t person) { return trial.insert(person); });
        std::int64_t loss = 0;
        for (std::int32_t person = 0; person < market_.people_count() && possible; ++person)
            loss += trial.held_cost(person) - optimum_->state.held_cost(person);
        std::swap(optimum_->problem.limits[index(seat)], limits);
        return possible ? Points(loss) : std::nullopt;
    }

    std::vector<Points> if_each_person_leaves() {
        std::vector<Points> losses;
        for (std::int32_t person = 0; person < market_.people_count(); ++person) {
            const Points refilled = paths_.distance_from_hub(plan_.seat_of[index(person)]);
            losses.push_back(refilled ? Points(plan_.certificate.people[index(person)] + *refilled) : std::nullopt);
        }
        return losses;
    }

private:
    void search_towards(std::int32_t person) {
        if (searched_for_ != person) paths_.search_towards(person);
        searched_for_ = person;
    }

    [[nodiscard]] Points missing(std::int32_t person, std::int32_t seat) const {
        const auto score = market_.score(person, seat);
        if (!score) return std::nullopt;
        if (seat == plan_.seat_of[index(person)]) return 0;
        const Points displaced = paths_.distance(seat);
        return displaced ? Points(paths_.slack(person, seat, *score) + *displaced) : std::nullopt;
    }

    const Market& market_;
    const Matching& plan_;
    PricePaths paths_;
    std::int32_t searched_for_ = -1;
    std::unique_ptr<Optimum> optimum_;
};

Explainer::Explainer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Explainer::~Explainer() = default;
Explainer::Explainer(Explainer&&) noexcept = default;
Explainer& Explainer::operator=(Explainer&&) noexcept = default;

base::Result<Explainer> Explainer::create(const Market& market, const Matching& matching) {
    if (!matching.has_prices())
        return base::fail("matching.explain_without_prices", {},
                          {{"mechanism", std::string(matching.mechanism == Mechanism::optimal
                                                         ? fairness_name(matching.fairness)
                                                         : mechanism_name(matching.mechanism))}});
    if (auto plain = refuse_conditions(market, "explain"); !plain) return std::unexpected(std::move(plain).error());
    if (auto verified = verify(market, matching); !verified) return std::unexpected(std::move(verified).error());
    if (matching.certificate.gap > 0)
        return base::fail("matching.explain_with_gap", {}, {{"gap", std::to_string(matching.certificate.gap)}});
    return Explainer(std::make_unique<State>(market, matching));
}

std::vector<PairExplanation> Explainer::pairs_of(std::int32_t person) { return state_->pairs_of(person); }
std::vector<Displacement> Explainer::chain(std::int32_t person, std::int32_t seat) {
    return state_->chain(person, seat);
}
Points Explainer::if_seat_removed(std::int32_t seat) { return state_->if_seat_removed(seat); }
std::vector<Points> Explainer::if_each_person_leaves() { return state_->if_each_person_leaves(); }

}  // namespace matching
