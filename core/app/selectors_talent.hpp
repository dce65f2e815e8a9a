// selectors_talent.hpp: the nine-box: who performs how well, and who could do more.
//
// Problem   Leaders decide on people they do not know. The law asks them to look at performance and potential together.
// Result    Every person's two shares, as a range where inputs are missing, and the box they fall into:
//               performance  high     4 7 9
//                            middle   2 5 8
//                            low      1 3 6
//               potential           low middle high
//           A person of whom nothing is known on one side has no box. A box is sure if neither end of the ranges leaves
//           it. Boxes 4, 5 and 6 are those of rotation and right placement, 7 to 9 the pool for promotion.
// Model     assets/scores/talent.json: which parts of the score count how much, seen from the present seat, whichever
//           model the city scores by. A test of potential (25 of 100) that is not recorded is left out, not counted as zero;
//           so is what supports performance (40 of 100) while neither awards nor assignments of anybody are recorded.
//           Once they are, whoever has none has none, and a kind that is still not recorded leaves a range.
//           The four thresholds are shared settings `talent.<name>`; lower bounds belong to the higher level.
// Cost      One breakdown a person: up to 40 ms for a city, several times that in a browser, which goes by slices.
// Source    PermenPANRB 3/2020; weights of Kepka BKN 411/2025 as in use, unverified.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/planning/why.hpp"

namespace app {

/// In thousandths of a full share.
struct TalentShare {
    std::int64_t worst = 0;
    std::int64_t expected = 0;
    std::int64_t best = 0;
    bool is_known = false;  // at least one input is
};

struct TalentThresholds {
    std::int64_t performance_middle = 0;  // percent, all four
    std::int64_t performance_high = 0;
    std::int64_t potential_middle = 0;
    std::int64_t potential_high = 0;
};
/// The published ones, with shared settings over them where these are in order (middle below high, 0 to 100).
[[nodiscard]] TalentThresholds talent_thresholds(const records::Registry& registry);

struct TalentPlace {
    std::uint32_t row = 0;  // of the table of employees
    TalentShare performance;
    TalentShare potential;
    int box = 0;  // 1 to 9; 0: none
    bool is_sure = false;
    int source_box = 0;  // as the employee's record states it from elsewhere; 0: not stated
    [[nodiscard]] bool differs() const { return box > 0 && source_box > 0 && box != source_box; }
};
/// From the present seat; nothing for people without one.
[[nodiscard]] std::optional<TalentPlace> talent_of(const planning::Assessment& assessment, std::uint32_t row);

inline constexpr int k_talent_boxes = 9;
/// By box, 0 for people without one; within a box the best first (sum of both shares), ties by row.
using TalentBoard = std::array<std::vector<TalentPlace>, k_talent_boxes + 1>;
[[nodiscard]] TalentBoard talent_board(const planning::Assessment& assessment);

/// Those whose box is another than their record states, by box.
[[nodiscard]] std::vector<TalentPlace> differing(const TalentBoard& board);

/// The same in slices of some people. Borrows the assessment.
class TalentRun {
public:
    explicit TalentRun(const planning::Assessment& assessment);
    /// True while there is more to do.
    [[nodiscard]] bool step();
    /// 0 to 1.
    [[nodiscard]] float share() const;
    /// Once `step` has answered false.
    [[nodiscard]] TalentBoard result() { return std::move(board_); }

private:
    const planning::Assessment* assessment_;
    TalentThresholds limits_;
    TalentBoard board_;
    std::uint32_t next_ = 0;
};

}  // namespace app
