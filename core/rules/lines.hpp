// lines.hpp: who leads whom, who is kin to whom, and who decides on moves (internal to this folder).
//
// Problem   The map of positions names no superior, yet some rules look at the reporting line.
// Result    The head of a unit sits on its structural position of the highest tier, then job class; positions called
//           "Kepala ..." count too, because teachers and health workers lead as an additional task. Several that are
//           equal lead together. The people of a unit report to its head, and its head to the head of the unit above; a
//           unit without a head reports to the head of the unit directly above as a whole. Nobody retired counts.
//           Kin is read both ways: whoever records a parent is recorded as that parent's child. Where the two sides
//           contradict each other, what the person's own record says stands. A tie ends with the day that either side
//           tells; without one it is still in force.
//           Deciders are the members of the panel on the day, and whoever heads an agency.
// Cost      Linear in units, positions, people and records of kin; a tenth of a millisecond for a city.
#pragma once

#include "core/rules/facts.hpp"

namespace rules {

/// Fills in lines, units, kin and deciders; the seats' jobs and the people are read already.
void read_lines(Facts& facts, const records::Registry& registry, const records::Seating& seating);

}  // namespace rules
