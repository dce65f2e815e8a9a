// courses.hpp: what the training catalogue says of the trainings that name one of its courses (internal to this folder).
//
// Problem   A certificate tells that somebody was there and when; what the course counts for, how long it is and how long
//           it holds is the same for all who took it, and stands in the catalogue once.
// Result    A training takes from its course what it does not say itself: job family, competence, hours, and the last day
//           from the months that a certificate holds. The fact says what came from there.
// Rules     A training names a course by the course's id, or else by its folded name. A name that two courses bear names
//           neither. Without an end (or start) recorded nobody can say when a certificate runs out.
#pragma once

#include <map>

#include "core/scoring/facts.hpp"

namespace scoring {

class Courses {
public:
    explicit Courses(const std::vector<CourseFact>& courses);
    /// Index of the course, or records::k_no_row.
    [[nodiscard]] std::uint32_t find(std::string_view id, std::string_view name) const;
    /// Fills what `training` leaves open from the course that it names, if any; `until` is the last day that it states.
    void complete(TrainingFact& training, std::optional<base::Day>& until) const;

private:
    const std::vector<CourseFact>& courses_;
    std::map<std::string_view, std::uint32_t> by_id_, by_name_;  // k_no_row: the name is ambiguous
};

/// In the order of the registry's table.
[[nodiscard]] std::vector<CourseFact> read_courses(const records::Registry& registry);

}  // namespace scoring
