// unit_past.hpp: what a unit was called and stood under, kept when that changes, and its new name at its people.
//
// Problem   A new list of units, or a pencil at one field, would write the new name or parent over the old one; and people
//           have the name of their unit in their own record, where lists, counts and searches read it.
// Result    One of two things is meant. A *change*: it was so until a day, and unit_history keeps it; this is what a file or
//           an edit means unless it is said otherwise, on the day it comes in. A *correction*: it never was so, and nothing
//           is kept. Another spelling is no change, nor is a first value. Nothing begins before what is recorded last of the
//           unit, and what changes twice on a day was once. Changes that tell the past of a unit themselves are left alone.
//           Who knows the day uses a reorganisation (reorganisation.hpp), which keeps the same records.
//           Whatever is meant, the people of the unit get its name, and those of an agency the agency's; who was found by
//           the name alone gets the unit's id. Not those of whom the changes say a unit themselves, nor who has retired.
// Failure   None.
#pragma once

#include <optional>
#include <vector>

#include "core/journal/writer.hpp"

namespace app {

/// Whether another value of the field makes it another unit name or parent; `field` is of units.
[[nodiscard]] bool is_unit_change(const records::Catalogue& catalogue, records::FieldIndex field, const records::Value& before, const records::Value& after);
/// Name and parent as they stand, as what held until the day; none if something is kept until that day already.
[[nodiscard]] std::optional<journal::Change> unit_past(const records::Registry& registry, const records::Record& unit, base::Day until);
/// Appends what `changes` of units end on the day, in slices. What is passed outlives the work.
[[nodiscard]] base::Steps keep_units(const records::Registry& registry, base::Day day, std::vector<journal::Change>& changes);
/// Appends what the names of units in `changes` make of their people, in slices. What is passed outlives the work. That is
/// no move: after the histories.
[[nodiscard]] base::Steps pass_unit_names(const records::Registry& registry, std::vector<journal::Change>& changes);

}  // namespace app
