// pair.hpp: one person for one seat, weighed again from the data a plan was made from.
//
// Problem   A plan file lists the pairs that were acceptable; why another one was not takes the records.
// Failure   `cli.other_data` when the folder does not hold the very files the plan names.
#pragma once

#include "core/base/json.hpp"
#include "core/cli/console.hpp"
#include "core/planning/why.hpp"
#include "core/scoring/sensitivity.hpp"

namespace cli {

class Pair {
public:
    [[nodiscard]] static base::Result<Pair> weigh(const std::string& folder, const planning::Plan& plan,
                                                  std::int32_t person, std::int32_t seat);
    void print(const Console& console) const;
    [[nodiscard]] base::Json json(const Console& console) const;

private:
    explicit Pair(planning::Assessment assessment) : assessment_(std::move(assessment)) {}

    /// The best other person who may have the seat and does not, nullopt if there is none.
    [[nodiscard]] std::optional<std::uint32_t> rival() const;
    /// Two people by their scores for the seat, and how far each weight may move before that turns.
    struct Order {
        std::uint32_t first = 0;
        std::uint32_t second = 0;
        scoring::WeightRanges ranges{};
    };
    [[nodiscard]] Order order_with(std::uint32_t other) const;
    void print_order(const Console& console) const;
    [[nodiscard]] base::Json order_json() const;

    planning::Assessment assessment_;
    std::uint32_t employee_ = 0;
    std::uint32_t position_ = 0;
    std::int64_t gain_ = 0;
    std::int64_t least_gain_ = 0;
};

}  // namespace cli
