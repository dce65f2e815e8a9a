// development.hpp: which training would bring a person nearer to a seat, and how much nearer.
//
// Problem   People ask what they could do about an answer; trainers ask which courses close a gap that matters. That
//           training counts is believed when its effect is seen before it is taken.
// Result    The courses of the training catalogue and those that only the city's records know, each once, and for a person
//           and a seat those that would raise the score, with the gain and the place among the people allowed onto the
//           seat, before and after.
// Honest    A gain is that of a course passed with a full result today: the most it can give. Hours that the catalogue does
//           not state are those of others who took it.
//           Rules are not asked again: training opens no gate.
// Cost      One pass over all trainings for the courses; for an answer one pass over the people and a breakdown of the
//           score for each course, together about a millisecond for a city.
// Source    PermenPANRB 38/2017 and PP 11/2017 art. 203 ff.: development follows the gap between person and post.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/planning/why.hpp"
#include "core/scoring/facts.hpp"

namespace planning {

/// A training, whoever takes it.
struct Course {
    std::uint32_t listed = records::k_no_row;   // row in the catalogue; k_no_row: only trainings tell of it
    std::string name;                           // in the catalogue, or as most recently recorded
    std::int8_t family = rules::k_unknown;      // order in the choice list, as the next one
    std::int8_t competency = rules::k_unknown;
    std::int64_t hours = 0;   // in the catalogue, or the median of those recorded
    std::int64_t people = 0;  // who passed it
    bool operator==(const Course&) const = default;
};

/// Courses that are tagged with a job family or a competence and whose hours are known: those of the catalogue in its
/// order, then the others by folded name, family and competence.
[[nodiscard]] std::vector<Course> courses(const Assessment& assessment);

struct Growth {
    std::size_t course = 0;  // index into the given courses
    std::int32_t gain = 0;   // points of 100,000, at least 1
    std::int64_t place = 0;  // afterwards
    bool closes_gap = false; // its competence is required, and the level held is lower or unknown
    bool operator==(const Growth&) const = default;
};

struct Development {
    std::int32_t score = 0;
    std::int64_t place = 0;       // from 1: before it stand the people allowed onto the seat with a higher score
    std::int64_t candidates = 0;  // people allowed onto the seat, and the person
    std::vector<Growth> growths;  // greatest gain first; ties: closes a gap, shorter, passed by more people, order of courses
    bool operator==(const Development&) const = default;
};

/// `employee` and `position` are rows. Courses that the person has passed and that are still valid are left out; of
/// those of one name the best is told. At most `limit` growths.
[[nodiscard]] Development development(const Assessment& assessment, std::uint32_t employee, std::uint32_t position,
                                      const std::vector<Course>& courses, std::size_t limit);

}  // namespace planning
