// selectors_home.hpp: how the city stands, counted from the records.
//
// Result    `home_figures` is a pure function of the records and the day. Every figure carries the keys of the records it
//           counts, so that it can be clicked down to its source. Unknown is counted as unknown, never as zero.
// Retired   People whose legal status says so are left out of every figure.
// Cost      A few milliseconds for a city; views compute it once a revision.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/records/registry.hpp"

namespace app {

/// The records behind a figure.
struct Counted {
    records::EntityKind entity = records::EntityKind::employee;
    std::vector<std::string> keys;  // sorted
    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(keys.size()); }
};

/// Head count by employment kind or legal status; the code of the choice, empty where unknown.
struct KindCount {
    std::string code;
    Counted people;
};

/// Need and actual of one unit and one job family.
struct FamilyBalance {
    std::int64_t need = 0;
    std::int64_t actual = 0;
    std::vector<std::string> seats;  // keys of the positions
};
struct UnitBalance {
    std::string unit;                                     // unit id; of the nearest unit that is not a division
    std::string name;
    std::vector<std::optional<FamilyBalance>> families;   // by order in the choice list job_family
    std::int64_t need = 0;
    std::int64_t actual = 0;
};

enum class Problem : std::uint8_t {
    seat_unknown,        // a person whose seat on the position map is not found
    unit_unknown,        // a person whose unit is unknown, missing, ambiguous or closed
    field_missing,       // a required field is unknown
    need_unknown,        // a position without a staffing need
    number_suspicious,   // birth date and employee number contradict each other
    rating_missing,      // no performance rating of the last two years
    competency_stale,    // competences never assessed, or more than three years ago
};
struct ProblemCount {
    Problem problem{};
    std::string field;   // for field_missing
    Counted records;
};

struct HomeFigures {
    Counted people;
    std::vector<KindCount> by_kind;     // in the order of the choice list, unknown last
    std::vector<KindCount> by_status;
    Counted vacant;                     // positions with at least one vacancy
    std::int64_t vacancies = 0;         // heads
    std::int64_t need = 0;
    std::int64_t seated = 0;            // people on a known seat
    Counted must_fill;                  // positions that must be filled and have a vacancy
    std::int64_t must_fill_total = 0;   // positions that must be filled
    std::array<Counted, 3> retiring;    // within 1, 3, 5 years
    Counted retirement_unknown;         // no birth date or no job from which the age follows
    std::vector<UnitBalance> units;     // greatest absolute difference first; ties by unit id
    std::vector<std::size_t> families;  // orders in job_family that occur, ascending
    std::vector<ProblemCount> problems; // most first; none with zero
};

[[nodiscard]] HomeFigures home_figures(const records::Registry& registry, base::Day today);

}  // namespace app
