// history_files.hpp: what people have learned, achieved and done beside their job.
//
// Result    One sheet a file. A person with a calling (an education or an interest that belongs to another service) has
//           trainings and community work that point there as well: such people make the market worth solving.
#pragma once

#include "core/demo/sheet.hpp"
#include "core/demo/staffing.hpp"

namespace demo {

/// Everything a history needs to know about the city; borrowed.
struct CityView {
    const Structure& structure;
    const std::vector<Position>& positions;
    const std::vector<Person>& people;
    std::uint64_t seed;
    base::Day today;
    [[nodiscard]] const Unit& unit_of(const Chair& chair) const {
        return structure.units[static_cast<std::size_t>(chair.unit)];
    }
    [[nodiscard]] const Position& position_of(const Person& person) const { return positions[person.position]; }
};

[[nodiscard]] Sheet education_sheet(const CityView& city);
[[nodiscard]] Sheet course_sheet();
/// Most trainings leave part of what they count for to the catalogue.
[[nodiscard]] Sheet training_sheet(const CityView& city);
[[nodiscard]] Sheet performance_sheet(const CityView& city);
[[nodiscard]] Sheet competency_sheet(const CityView& city);
[[nodiscard]] Sheet community_sheet(const CityView& city);
[[nodiscard]] Sheet discipline_sheet(const CityView& city);
/// Awards for years of service; teams, innovations and duties beside the post. honour_files.cpp
[[nodiscard]] Sheet award_sheet(const CityView& city);
[[nodiscard]] Sheet assignment_sheet(const CityView& city);
/// The first rank and the one before the present; and one post before it, of the same work. career_files.cpp
[[nodiscard]] Sheet rank_history_sheet(const CityView& city);
[[nodiscard]] Sheet position_history_sheet(const CityView& city);
[[nodiscard]] Sheet wish_sheet(const CityView& city);
[[nodiscard]] Sheet family_sheet(const CityView& city);
/// Heads who stand in for vacant posts of their agency, most of them within the term. office_files.cpp
[[nodiscard]] Sheet acting_sheet(const CityView& city);
[[nodiscard]] Sheet panel_sheet(const CityView& city);

}  // namespace demo
