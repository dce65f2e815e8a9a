#include "core/matching/optimal.hpp"

#include <algorithm>

#include "core/matching/descent.hpp"
#include "core/matching/move_limit.hpp"

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
        if (descent_.step(people)) return true;
        if (descent_.error() || !options_.max_moves) return false;
        if (descent_.matching().moves <= *options_.max_moves) return false;
        limit_.emplace(market_, problem_, *options_.max_moves, options_.search_work);
        return true;
    }

    [[nodiscard]] Progress progress() const {
        const std::int64_t done = descent_.done() + (limit_ ? limit_->done() : 0);
        return {done, std::max(done, descent_.total() * (options_.max_moves ? 10 : 1))};
    }

    [[nodiscard]] base::Result<Matching> result() const {
        if (descent_.error()) return std::unexpected(*descent_.error());
        if (limit_) return limit_->result();
        Matching matching = descent_.matching();
        matching.max_moves = options_.max_moves;
        return matching;
    }

private:
    const Market& market_;
    OptimalOptions options_;
    Problem problem_;
    Descent descent_;
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
    Solver solver(market, options);
    while (solver.step(INT32_MAX)) {
    }
    return solver.result();
}

}  // namespace matching
