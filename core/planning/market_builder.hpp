// market_builder.hpp: the market of a round, from rules and scores.
//
// Result    People are the employees with a seat, seats the positions with slots, both in the order of their keys, so
//           that market indices are in ascending order of ids. Wishes become ordered lists: the seats that meet the
//           first wish, best score first, then those of the second.
// Cost      One look at every person and open seat; 16 bytes an acceptable pair until `finish`.
#pragma once

#include <map>

#include "core/planning/why.hpp"
#include "core/planning/wishes.hpp"

namespace planning {

/// Rows of the registry's tables by market index.
struct MarketRows {
    std::vector<std::uint32_t> employees;
    std::vector<std::uint32_t> positions;
};

class MarketBuilder {
public:
    /// Borrows the assessment. `least_gain`: see PlanOptions.
    MarketBuilder(const Assessment& assessment, std::int64_t least_gain);

    /// Before the first step. `planning.decision.unknown`, `.blocked`, `.twice`.
    [[nodiscard]] base::Result<void> decide(const std::vector<Decision>& decisions);
    [[nodiscard]] const MarketRows& rows() const { return rows_; }
    [[nodiscard]] const Wishes& wishes() const { return wishes_; }
    [[nodiscard]] std::int64_t unseated() const { return unseated_; }
    [[nodiscard]] std::size_t done() const { return next_person_; }
    /// Weighs the next people; false when all are done.
    bool step(std::size_t people);
    /// Once, after `step` has returned false.
    [[nodiscard]] base::Result<matching::Market> finish();

private:
    struct OpenSeat {
        std::uint32_t position;
        std::int32_t seat;
        bool is_urgent;  // a vacancy that must be filled
    };
    struct Decided {
        std::optional<std::int32_t> locked;
        std::vector<std::int32_t> forbidden;
    };
    void add_seats();
    void add_people();
    void weigh(std::size_t person);
    void weigh_locked(std::size_t person, std::int32_t seat);
    void list_wishes(std::size_t person, std::size_t first_pair);

    const Assessment* assessment_;
    std::int64_t least_gain_;
    Wishes wishes_;
    MarketRows rows_;
    matching::MarketDraft draft_;
    std::vector<OpenSeat> open_seats_;  // those that accept somebody new
    std::map<std::size_t, Decided> decided_;
    std::size_t next_person_ = 0;
    std::int64_t unseated_ = 0;
};

}  // namespace planning
