// unit_history.hpp: what a unit was called and stood under on a day, and whether it was there.
//
// Problem   A reorganisation renames, merges and splits units; a page about 2021 must name the units of 2021.
// Result    The present stands in the unit alone, the past in unit_history: each record says what held *until* its day,
//           since the beginning is rarely known and the end always is. On a day the record with the first later end
//           holds, without one the present. A unit is there from `valid_from` (unknown: always) up to `closed_on`.
//           What a closed unit did is carried on by its successor, or by that one's where it is closed as well.
// Cost      O(log records); successor: once for each on the way.
#pragma once

#include <optional>
#include <string_view>

#include "core/records/registry.hpp"

namespace records {

struct UnitThen {
    bool exists = true;
    std::string_view name;
    std::string_view parent;  // id; empty: none, or unknown
    bool is_past = false;     // a past record says so
};
/// Texts are valid until the registry changes.
[[nodiscard]] UnitThen unit_as_of(const Registry& registry, const Record& unit, base::Day day);
/// Whether the unit is closed on the day; without one, whether its closing is recorded at all.
[[nodiscard]] bool is_closed(const Registry& registry, const Record& unit, std::optional<base::Day> day);
/// The open unit that carries on: the unit itself, else the first open one in the chain of its successors; null: none is.
[[nodiscard]] const Record* successor(const Registry& registry, const Record& unit, base::Day day);
/// The day of the last change that is recorded of the unit: the end of a name or parent, else its beginning; or none.
[[nodiscard]] std::optional<base::Day> last_change(const Registry& registry, const Record& unit);

}  // namespace records
