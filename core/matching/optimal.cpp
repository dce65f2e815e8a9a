#include "core/matching/optimal.hpp"

#include <algorithm>

#include "core/matching/descent.hpp"
#include "core/matching/fair.hpp"
#include "core/matching/linked_pairs.hpp"
#include "core/matching/move_limit.hpp"
#include "core/matching/unit_limits.hpp"

namespace matching {

namespace {

bool has_wishes(const Market& market) {
    return std::any_of(market.wishes.begin(), market.wishes.end(), [](const auto& list) { return list.has_value(); });
}

std::vector<Objective> tie_order(const Market& market) {
    if (has_wishes(market)) return {Objective::wish_ranks, Objective::fewest_moves};
    return {Objective::fewest_moves};
}

}  // namespace

class Solver::State {
public:
    State(const Market& market, const OptimalOptions& options)
        : market_(market),
          options_(options),
          problem_(make_problem(market)),
          descent_(market, problem_, tie_order(market), true, options.method) {}

    bool step(std::int64_t people) {
        if (limit_) return limit_->step(people);
        if (fair_descent_) return fair_descent_->step(people);
        if (narrowing_) return narrow();
        if (descent_.step(people)) return true;
        if (options_.fairness != Fairness::sum) return begin_fair();
        if (descent_.error() || !options_.max_moves) return false;
        if (descent_.matching().moves <= *options_.max_moves) return false;
        limit_.emplace(market_, problem_, *options_.max_moves, options_.search_work);
        return true;
    }

    [[nodiscard]] Progress progress() const {
        const std::int64_t done = descent_.done() + (limit_ ? limit_->done() : 0) +
                                  (narrowing_ ? narrowing_->done() * problem_.people_count() : 0) +
                                  (fair_descent_ ? fair_descent_->done() : 0);
        const bool is_plain = !options_.max_moves && options_.fairness == Fairness::sum;
        return {done, std::max(done, descent_.total() * (is_plain ? 1 : 10))};
    }

    [[nodiscard]] base::Result<Matching> result() const {
        if (descent_.error()) return std::unexpected(*descent_.error());
        if (limit_) return limit_->result();
        if (fair_descent_) {
            Matching matching = fair_descent_->matching();
            matching.fairness = options_.fairness;
            matching.certificate = {};
            return matching;
        }
        Matching matching = descent_.matching();
        matching.max_moves = options_.max_moves;
        return matching;
    }

private:
    bool begin_fair() {
        if (descent_.error()) return false;
        narrowing_.emplace(problem_, options_.fairness);
        return true;
    }
    bool narrow() {
        if (!narrowing_->step()) fair_descent_.emplace(market_, problem_, tie_order(market_), true);
        return true;
    }

    const Market& market_;
    OptimalOptions options_;
    Problem problem_;
    Descent descent_;
    std::optional<FairNarrowing> narrowing_;
    std::optional<Descent> fair_descent_;
    std::optional<MoveLimit> limit_;
};

Solver::Solver(const Market& market, const OptimalOptions& options)
    : state_(std::make_unique<State>(market, options)) {}
Solver::~Solver() = default;
Solver::Solver(Solver&&) noexcept = default;
Solver& Solver::operator=(Solver&&) noexcept = default;

bool Solver::step(std::int64_t people) { return state_->step(people); }
Progress Solver::progress() const { return state_->progress(); }
base::Result<Matching> Solver::result() const { return state_->result(); }

base::Result<Matching> solve_optimal(const Market& market, const OptimalOptions& options) {
    const bool is_fair = options.fairness != Fairness::sum;
    if (is_fair && options.max_moves)
        return base::fail("matching.fairness_max_moves", {},
                          {{"fairness", std::string(fairness_name(options.fairness))}});
    if (is_fair || options.max_moves) {
        const std::string_view with = is_fair ? fairness_name(options.fairness) : "max_moves";
        if (auto plain = refuse_conditions(market, with); !plain) return std::unexpected(std::move(plain).error());
    }
    if (!market.units.empty() && !market.links.empty())
        return std::unexpected(refuse_conditions(market, "links").error());
    if (!market.units.empty()) return solve_with_units(market);
    if (!market.links.empty()) return solve_with_links(market);
    Solver solver(market, options);
    while (solver.step(INT32_MAX)) {
    }
    return solver.result();
}

}  // namespace matching
