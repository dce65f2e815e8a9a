// selectors_quality.hpp: how far the data can be trusted, and which gap to close first.
//
// Problem   A plan is as good as what is known of people, and an agency has an afternoon, not a year, to ask for what is
//           missing.
// Result    Four shares of questions answered well, for the city, each unit and each field:
//             completeness  required and recommended fields of a person that are known,
//             validity      known birth dates that agree with the employee number, references that lead somewhere,
//             freshness     the last two performance ratings; competences assessed within the catalogue's `fresh_months`,
//             consistency   a unit and a seat of the position map that are found, service that began before the post.
//           And a worklist: one gap a line, the one that matters most to a plan first. A gap that leaves a rule undecided
//           keeps a person out of every plan or in doubt, and comes before one that only widens the range of the score
//           for the present seat; `points` is that widening.
// Retired   People whose legal status says so are left out.
// Cost      One breakdown a person: some 30 ms for a city. Views compute it once a revision.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/planning/why.hpp"

namespace app {

enum class Quality : std::uint8_t { completeness, validity, freshness, consistency };
inline constexpr std::size_t k_qualities = 4;

/// So many of the questions asked were answered well.
struct QualityShare {
    std::int64_t good = 0;
    std::int64_t asked = 0;
    void add(bool is_good) {
        good += is_good ? 1 : 0;
        ++asked;
    }
    void add(const QualityShare& other) {
        good += other.good;
        asked += other.asked;
    }
    /// Of 1,000, rounded down, so that 1,000 means all; 1,000 where nothing was asked.
    [[nodiscard]] std::int64_t per_mille() const { return asked == 0 ? 1000 : good * 1000 / asked; }
    bool operator==(const QualityShare&) const = default;
};
using QualityShares = std::array<QualityShare, k_qualities>;

/// All questions together.
[[nodiscard]] QualityShare whole(const QualityShares& shares);

struct UnitQuality {
    std::string unit;  // unit id; empty: of people whose unit is unknown
    std::string name;
    std::int64_t people = 0;
    QualityShares shares;
};
struct FieldQuality {
    records::FieldIndex field = 0;  // of an employee
    QualityShare known;
};
struct QualityGap {
    std::uint32_t row = 0;    // of the table of employees
    std::int32_t points = 0;  // of 100,000; 0 for a rule
    bool is_rule = false;
    rules::Fact fact;         // says what is missing, and which field to fill in
};

struct QualityFigures {
    QualityShares city;
    std::vector<UnitQuality> units;    // worst first; ties by unit id
    std::vector<FieldQuality> fields;  // worst first; ties in catalogue order
    std::vector<QualityGap> gaps;      // rules first, then most points; ties by row
};

[[nodiscard]] QualityFigures quality_figures(const planning::Assessment& assessment, base::Day today);

}  // namespace app
