// reorganisation.hpp: units renamed, merged, split and dissolved, as changes of the records.
//
// Problem   A reorganisation touches a unit, the units below it, its positions and its people at once, and is no transfer:
//           nobody's post or TMT changes. Done field by field it is wrong half way, and the past is lost.
// Result    `reorganise` gives every change of one reorganisation, to be written as one step, and counts what it touches.
//           Nothing is overwritten: names and parents that were go to unit_history, the unit in which people were goes to
//           position_history as `reorganised`. Positions move with their unit; people follow it, in a split their seat.
//           A merged unit is closed and names its successor; the units below it stand under the successor. A unit that
//           comes about stands beside the one it comes from. Retired people stay in the unit from which they retired.
//           The name of the agency goes along with people whose record bore the old one. A wish for a merged unit becomes one
//           for its successor; one for a seat stays with the seat. What a wish for a divided unit or for anything dissolved is
//           worth now, only who has it can say: those are named.
// Cost      O(people + positions + units + wishes).
// Failure   One sentence each: `organisation.closed`, `.name`, `.same_name`, `.future`, `.before`, `.itself`, `.cycle`,
//           `.nothing`, `.occupied`, `.unknown`.
#pragma once

#include <string>
#include <vector>

#include "core/journal/writer.hpp"
#include "core/records/seating.hpp"

namespace app {

struct Reorganisation {
    enum class Kind : std::uint8_t { rename, merge, split, dissolve } kind = Kind::rename;
    std::string unit;                               // id
    base::Day day;                                  // from which on it holds; past or today
    std::string name = {};                          // of what comes about, or from now on
    std::vector<std::string> others = {};           // merge: further units
    std::string target = {};                        // merge: the unit that goes on, one of them or another; empty: a new one
    std::vector<std::string> positions = {};        // split: ids of the seats that leave
    std::vector<std::string> children = {};         // split: ids of the units below that leave
    bool operator==(const Reorganisation&) const = default;
};

struct Reorganised {
    std::vector<journal::Change> changes;
    std::int64_t people = 0;     // in another unit from now on
    std::int64_t positions = 0;
    std::int64_t children = 0;   // units that stand under another
    std::int64_t closed = 0;
    std::int64_t wishes = 0;     // that go along
    std::vector<std::string> wishes_to_ask;  // keys, sorted
};

/// `seating` is of these records; `new_id` the id of a unit that comes about.
[[nodiscard]] base::Result<Reorganised> reorganise(const records::Registry& registry, const records::Seating& seating,
                                                   const Reorganisation& wanted, const std::string& new_id, base::Day today);

}  // namespace app
