// explanation.hpp: the answers of `serasi explain`, as sentences and as JSON.
//
// Problem   "Why me, why not that seat?" must be answered from the plan file alone.
// Result    For a person: what the plan does, the score as a sum of parts, the rules with their citation, the chain,
//           and the seats that were nearest. For a seat: the points that are missing (or, under a mechanism of wishes,
//           the reason), or that no gate is open to it, who holds it, and who would have to move.
#pragma once

#include <memory>
#include <string>

#include "core/base/json.hpp"
#include "core/cli/console.hpp"
#include "core/planning/why.hpp"

namespace cli {

class Explanation {
public:
    /// Borrows both.
    Explanation(const planning::Plan& plan, planning::PlanExplainer& explainer, std::int32_t person);

    void print_person(const Console& console) const;
    /// `is_weighed`: the pair follows, weighed again from the data.
    void print_seat(std::int32_t seat, const Console& console, bool is_weighed) const;
    [[nodiscard]] base::Json person_json(const Console& console) const;
    [[nodiscard]] base::Json seat_json(std::int32_t seat) const;

private:
    [[nodiscard]] std::string person_text(std::int32_t person) const;
    [[nodiscard]] std::string seat_text(std::int32_t seat) const;
    [[nodiscard]] std::string reason_text(const matching::Reason& reason, const Console& console) const;
    [[nodiscard]] base::Json reason_json(const matching::Reason& reason) const;
    [[nodiscard]] std::vector<std::int32_t> holders(std::int32_t seat) const;
    [[nodiscard]] const planning::Alternative* alternative(std::int32_t seat) const;
    void print_evidence(const Console& console) const;
    void print_chain(const Console& console) const;

    const planning::Plan& plan_;
    planning::PlanExplainer& explainer_;
    std::int32_t person_;
    std::int32_t current_;
    std::int32_t given_;
    std::optional<std::size_t> move_;                  // index into the plan's moves
    std::vector<planning::Alternative> alternatives_;  // least missing first
};

}  // namespace cli
