// placement.hpp: everyone placed at least cost, by the method that suits the market.
//
// Problem   No single method is best: paths are quick where most people compete with few others, an auction where a
//           large market has no structure, and whole rows where a full matrix makes everyone compete with everyone.
// Result    The same optimum whatever the method, with prices. Everyone first bids once, which is quick and places
//           most; the probe is what that and the first searches have cost, counted in options looked at, so that every
//           machine chooses alike.
//             paths    a search for each person whom bids left over
//             auction  prices from an auction first (auction.hpp), then searches for whoever does not fit them
//             matrix   searches over whole rows at once (matrix_paths.hpp); plain full matrices only
// Cost      See augmentation.hpp, auction.hpp, matrix_paths.hpp.
// Failure   `stuck` names a person who cannot be placed; `state().reached_seats()` then holds the full seats to which
//           the person and their holders are limited.
#pragma once

#include <optional>

#include "core/matching/auction.hpp"
#include "core/matching/augmentation.hpp"
#include "core/matching/matrix_paths.hpp"
#include "core/matching/method.hpp"

namespace matching {

class Placement {
public:
    /// Borrows the problem. A stated method is used without a probe, where the problem allows it.
    explicit Placement(Problem& problem, std::optional<Method> method = std::nullopt);

    /// Places up to about `people` more people; false when everyone is placed or someone cannot be.
    bool step(std::int64_t people);
    [[nodiscard]] std::int64_t done() const {
        return problem_->people_count() - static_cast<std::int64_t>(queue_.size() - next_) - state_.waiting_count();
    }
    [[nodiscard]] std::optional<std::int32_t> stuck() const { return stuck_; }
    /// Of a market; a full matrix ends in `seats` and `prices` alone.
    [[nodiscard]] const Augmentation& state() const { return state_; }
    [[nodiscard]] const std::vector<std::int32_t>& seats() const { return matrix_ ? matrix_->seats() : state_.seats(); }
    [[nodiscard]] std::vector<std::int64_t> prices() const { return matrix_ ? matrix_->prices() : state_.prices(); }
    [[nodiscard]] Method method() const { return method_; }

private:
    enum class Stage : std::uint8_t { bids, second_bids, searches, auction, matrix, finished };

    void end_bids();
    void search_next();
    void start_auction();
    void finish_on_matrix();
    void continue_auction(std::int64_t people);
    [[nodiscard]] bool suits_auction() const;
    [[nodiscard]] bool suits_matrix() const;

    Problem* problem_;
    Augmentation state_;
    std::optional<Auction> auction_;
    std::optional<MatrixPaths> matrix_;
    std::vector<std::int32_t> queue_;
    std::size_t next_ = 0;
    std::int64_t bids_work_ = 0;
    Stage stage_ = Stage::bids;
    Method method_ = Method::paths;
    bool may_switch_ = true;
    std::optional<std::int32_t> stuck_;
};

}  // namespace matching
