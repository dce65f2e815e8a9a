// descent.hpp: one objective after another, each on the plans that are best for all before.
//
// Problem   Ties must be broken by wishes, then moves, then order, without ever giving up a point of score.
// Result    After each objective only options without reduced cost remain; a seat with a positive price must stay full
//           and one with a negative price at its floor. Every plan that is best so far lives in what remains, and
//           nothing else does, so the next objective is a plain solve again. No packing of objectives, hence no
//           overflow.
//           The prices of the first objective are kept: they are the certificate.
// Cost      The remains are small unless scores are mostly equal.
#pragma once

#include <memory>
#include <vector>

#include "core/matching/matching.hpp"
#include "core/matching/placement.hpp"

namespace matching {

enum class Objective { wish_ranks, fewest_moves, most_moves };

class Descent {
public:
    /// `problem` is the first objective; its rows are borrowed. `lowest_seats`: end with the lowest seats for person 0,
    /// ...
    Descent(const Market& market, Problem& problem, std::vector<Objective> ties, bool lowest_seats,
            std::optional<Method> method = std::nullopt);

    /// Places up to `people` more people; false when done or failed.
    bool step(std::int64_t people);
    [[nodiscard]] std::int64_t done() const { return done_ + placement_.done(); }
    [[nodiscard]] std::int64_t total() const;
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
    [[nodiscard]] std::int64_t work() const { return work_ + placement_.state().work(); }

    /// Objective, moves and prices by the market's scores; `max_moves` and the gap are the caller's to fill.
    [[nodiscard]] Matching matching() const;

private:
    void finish_objective();
    void keep_prices();
    void next_objective();

    const Market* market_;
    std::vector<Objective> ties_;
    std::size_t next_tie_ = 0;
    bool lowest_seats_;
    std::unique_ptr<Problem> remains_;
    Placement placement_;
    Problem* problem_;
    std::int64_t done_ = 0;
    std::int64_t work_ = 0;
    bool finished_ = false;
    Method method_ = Method::paths;
    std::optional<base::Error> error_;
    Certificate certificate_;
    std::vector<std::int32_t> seats_;
};

/// What is left of a problem whose optimum is known: options without reduced cost, limits narrowed by the prices. Costs
/// of the next objective.
[[nodiscard]] Problem tight_problem(const Market& market, Problem& problem, const Augmentation& optimum,
                                    Objective next);

}  // namespace matching
