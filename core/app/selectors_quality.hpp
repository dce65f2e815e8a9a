// selectors_quality.hpp: how far the data can be trusted, and which gap to close first.
//
// Problem   A plan is as good as what is known of people, and an agency has an afternoon, not a year, to ask for what is
//           missing.
// Result    Four shares of questions answered well, for the city, each unit and each field:
//             completeness  required and recommended fields of a person that are known,
//             validity      known birth dates that agree with the employee number, references that lead somewhere,
//             freshness     the last two performance ratings; competences assessed within the catalogue's `fresh_months`,
//             consistency   a unit and a seat of the position map that are found, service that began before the post.
//           And a worklist: what is missing of people and of seats, one thing a line, by what is at stake for a plan
//           (planning/stakes.hpp), the most first.
// Retired   People whose legal status says so are left out.
// Cost      That of the stakes: some 0.3 s for a city, several times that in a browser, which goes by slices.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/app/quality_share.hpp"
#include "core/planning/stakes.hpp"

namespace app {

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
    records::EntityKind entity = records::EntityKind::employee;  // or position
    std::uint32_t row = 0;  // of its table
    planning::Stake stake;
};

struct QualityFigures {
    QualityShares city;
    std::vector<UnitQuality> units;    // worst first; ties by unit id
    std::vector<FieldQuality> fields;  // worst first; ties in catalogue order
    std::vector<QualityGap> gaps;      // most points first; ties: rules first, people before seats, by row
};

[[nodiscard]] QualityFigures quality_figures(const planning::Assessment& assessment, base::Day today);

/// The same in slices of some people. Borrows the assessment.
class QualityFiguresRun {
public:
    QualityFiguresRun(const planning::Assessment& assessment, base::Day today);
    QualityFiguresRun(QualityFiguresRun&&) noexcept;
    QualityFiguresRun& operator=(QualityFiguresRun&&) noexcept;
    ~QualityFiguresRun();
    /// True while there is more to do.
    [[nodiscard]] bool step();
    /// 0 to 1.
    [[nodiscard]] float share() const;
    /// Once `step` has answered false.
    [[nodiscard]] QualityFigures result();

private:
    class Inspector;
    std::unique_ptr<Inspector> inspector_;
};

/// The city's shares alone, of records that nobody has assessed yet, in slices. What is passed outlives the work.
[[nodiscard]] base::Steps read_shares(const records::Registry& registry, base::Day today, QualityShares& into);

}  // namespace app
