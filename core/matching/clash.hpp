// clash.hpp: a smallest set of people, or of floors, that cannot be satisfied together.
//
// Result    Smallest in the sense that nothing can be left out: without any one of the people the others can be placed,
//           without any one of the floors the others can be met. Where everyone can be placed, and all floors can be
//           met if nobody else has to be placed, both can be had together (Mendelsohn and Dulmage 1958): a clash is
//           always of people alone or of floors alone.
// Cost      A breadth-first search for each person without a seat, and for each place that a floor asks for, as often
//           as the clash has floors. Only for where there is no plan.
// Source    Hall's condition; for floors, which count as a whole, a kernel that grows by the floor that breaks first.
#pragma once

#include <optional>
#include <vector>

#include "core/matching/problem.hpp"

namespace matching {

struct Clash {
    /// Those limited to the seats; or those who qualify for any of the floors.
    std::vector<std::int32_t> people;
    std::vector<std::int32_t> seats;
};

/// `seats`: who sits where already, within the slots; -2 for those to be placed.
[[nodiscard]] std::optional<Clash> find_people_clash(const Problem& problem, std::vector<std::int32_t> seats);
[[nodiscard]] std::optional<Clash> find_floors_clash(const Problem& problem);

}  // namespace matching
