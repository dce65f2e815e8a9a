// move_limit.hpp: the greatest score with at most so many moves.
//
// Problem   A limit on moves breaks the integrality of the assignment problem: no prices need exist that prove the best
//           plan.
// Result    A price per move is searched until plans with too many and with allowed moves meet. If one of them has
//           exactly the allowed number, it is optimal and its prices prove it. Otherwise the plans on both sides are
//           mixed (combine.hpp), and whether one person stays or moves is decided both ways, each way bounded by its
//           own prices, until nothing better is left or the work allowed is spent.
// Cost      About 10 to 20 solves, and as many again for each decision.
// Failure   `matching.too_few_moves` with the least possible number.
// Source    Lagrangian relaxation with branch and bound.
#pragma once

#include <optional>
#include <vector>

#include "core/matching/descent.hpp"

namespace matching {

class MoveLimit {
public:
    /// Borrows the problem and changes its price per move and restrictions. The unlimited market must be feasible.
    MoveLimit(const Market& market, Problem& problem, std::int64_t max_moves, std::int64_t work_limit);

    bool step(std::int64_t people);
    [[nodiscard]] std::int64_t done() const { return done_ + (descent_ ? descent_->done() : 0); }
    [[nodiscard]] base::Result<Matching> result() const;

private:
    enum class Stage {
        unpriced,
        priced_out,
        between,
        low_with_fewest,
        high_with_most,
        settle_fewest,
        settle_most,
        finished
    };
    struct Node {
        std::vector<Restriction> restrictions;
        std::int64_t bound = 0;
    };
    struct Side {
        std::int64_t price = 0;
        Matching plan;
    };

    void start(std::int64_t price, std::vector<Objective> ties, Stage stage, bool lowest = false);
    void begin_node();
    void take_answer();
    void price_between();
    void close_gap();
    void mix(const Matching& fewer, const Matching& more, bool on_one_price);
    void consider(const Matching& plan);
    void end_node();
    void settle(std::int64_t price);
    void note_bound(const Matching& plan, std::int64_t price);
    [[nodiscard]] bool at_root() const { return problem_->restrictions.empty(); }

    const Market* market_;
    Problem* problem_;
    std::int64_t max_moves_;
    std::int64_t work_limit_;
    std::int64_t highest_price_;
    std::optional<Descent> descent_;
    Stage stage_ = Stage::unpriced;
    std::vector<Node> open_;
    Side low_, high_;
    std::int64_t node_bound_ = INT64_MAX;
    std::int64_t root_bound_ = INT64_MAX;
    Certificate root_certificate_;
    std::optional<Matching> best_;
    bool proven_ = false;
    bool exhausted_ = false;
    std::optional<base::Error> error_;
    std::int64_t done_ = 0;
    std::int64_t work_ = 0;
};

}  // namespace matching
