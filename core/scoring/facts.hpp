// facts.hpp: what the parts of a score read of a person and a seat, read once from the records.
//
// Problem   Ten million scores must not search tables or compare texts; explained scores must name their records.
// Result    Small integers beside the keys of the records they came from. Unknown is k_unknown or nullopt, never zero.
// Support   Nobody writes down that somebody has no award. While the city's records hold no award at all, the history was
//           never given and everybody's is unknown; once they hold one, a person without has none. Likewise assignments.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/rules/facts.hpp"
#include "core/scoring/model.hpp"

namespace scoring {

using rules::k_unknown;

using rules::k_competencies;
using rules::Levels;

struct StudyFact {
    std::string key;  // of the education record; empty: the employee's own field, proposed from the programme's name
    std::int8_t field = k_unknown;
};

/// A course of the training catalogue.
struct CourseFact {
    std::string key;
    std::string folded;  // name
    std::int8_t family = k_unknown, competency = k_unknown;
    std::optional<std::int64_t> hours, valid_months;
};

/// What the catalogue says of a training, because the training does not (courses.hpp).
struct FromCourse {
    bool family = false, competency = false, hours = false, validity = false;
};

struct TrainingFact {
    std::string key;
    std::int8_t family = k_unknown, competency = k_unknown;
    std::optional<std::int64_t> hours, score;  // score in basis points
    std::optional<bool> passed;
    bool expired = false;
    std::optional<base::Day> ended_on;  // where no end is recorded, the start
    std::uint32_t course = records::k_no_row;  // place in the catalogue of the course it names
    FromCourse from_course = {};
};

/// What stands for a competence whose assessment is missing or too old: see proof.hpp.
struct ProofFact {
    std::int8_t competency = k_unknown, level = 0;
    base::Day since;            // the end of the training, or the verification
    bool is_training = false;   // otherwise a verified declaration
    std::string key;            // of the training or competency record
    std::string name;           // of the training, or who verified
    std::uint32_t course = records::k_no_row;  // place in the catalogue, where that names the competence
};

enum class WishKind : std::uint8_t { position, unit, district, job_family, stay };

struct WishFact {
    std::string key;
    WishKind kind{};
    std::int32_t order = 1;
    // Met by seats whose row, unit position, district or family (by kind) lies in [low, high).
    std::int32_t low = 0, high = 0;
};

struct CommunityFact {
    std::string key;
    std::int8_t service = k_unknown, district = k_unknown;
    std::optional<std::int64_t> years;
    bool verified = false;
};

/// What speaks for somebody's performance beside the ratings.
struct SupportFact {
    std::string key;
    std::int8_t kind = k_unknown;       // order in assignment_kind
    bool is_award = false;              // otherwise an assignment
    bool is_official = false;           // an assignment with a decree
    std::optional<base::Day> began, at; // of an award both the day; of an assignment the end, and today while it lasts
};

struct PersonScoreFacts {
    std::string key;
    std::uint32_t own_seat = records::k_no_row;
    rules::JobFacts job;
    Levels levels{};                                      // fresh assessments only
    Levels stale{};                                       // levels of assessments that are too old
    std::array<std::optional<base::Day>, k_competencies> assessed_on;  // of either
    std::vector<ProofFact> proofs;                        // the best of each competence
    std::array<std::string, k_competencies> assessments;  // record keys, of either
    std::vector<StudyFact> studies;                       // with a known field
    std::vector<rules::RatingFact> ratings;
    std::vector<TrainingFact> trainings;
    std::vector<WishFact> wishes;  // with a known target
    std::vector<CommunityFact> communities;
    std::optional<std::int64_t> service_months;
    std::int8_t education = k_unknown;                    // order in education_level, the highest known
    std::optional<std::int64_t> potential;                // basis points
    std::vector<rules::DisciplineFact> discipline;
    std::vector<SupportFact> support;
    std::optional<base::Day> in_posts_since;              // the earliest post known
    std::vector<std::string> posts;                       // folded titles, the present one among them
    bool has_history = false;                             // of posts
    std::int8_t district = k_unknown;
};

struct SeatScoreFacts {
    std::string key;
    std::string unit_key;  // empty if the unit is unknown
    rules::JobFacts job;
    Levels required{};
    std::uint32_t study_fields = 0;
    std::int8_t service = k_unknown, district = k_unknown;  // of the unit
    std::int32_t unit_place = k_unknown;  // place of the unit in an order where every subtree is a run
};

struct ScoreFacts {
    base::Day today;
    const records::Catalogue* catalogue = nullptr;
    std::vector<CourseFact> courses;  // in the order of their table
    bool has_awards = false, has_assignments = false;  // of anybody: who has none is known to have none
    std::vector<PersonScoreFacts> people;
    std::vector<SeatScoreFacts> seats;
};

/// Into empty ones, in slices. `jobs`: of the same records and day. `competence`: the part whose parameters say how long an
/// assessment counts and what proves a level. What is passed outlives the work.
[[nodiscard]] base::Steps read_score_facts(const records::Registry& registry, const records::Seating& seating, const rules::Facts& jobs,
                                           const Part& competence, ScoreFacts& into);

}  // namespace scoring
