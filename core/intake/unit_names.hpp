// unit_names.hpp: which registered unit a file means.
//
// Problem   The same school is "SDN 01", "SD N 1" and "SD Negeri 01"; "Sekretariat" exists in every agency.
// Result    `match` by id first, then by name (with the agency above it where a name occurs twice). A different
//           spelling is recognised by abbreviations written out and by similar letters; numbers must be equal.
//           An old file has old names: what a unit was called before, or what the unit was called whose successor it is,
//           still means it beside its id; alone where no unit bears the name now. A name that an open unit and closed ones
//           bear is the open one's.
// Cost      Built once a file, about 1 ms for 1,000 units. An unknown spelling is compared with every unit (0.2 ms):
//           callers remember answers.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/records/registry.hpp"

namespace intake {

enum class UnitMatchKind : std::uint8_t {
    known,      // the id is registered and the name, if any, agrees
    by_name,    // no id, but exactly one unit has this name
    former,     // the name is one that the unit, or the one it succeeds, bore before
    spelling,   // a registered unit is meant, its name is written differently
    ambiguous,  // several units have this name
    unknown,
};

struct UnitMatch {
    UnitMatchKind kind = UnitMatchKind::unknown;
    std::string id;                // of the registered unit; empty if ambiguous or unknown
    std::string name;              // its registered name
    std::vector<std::string> ids;  // the units that may be meant, if ambiguous
    bool id_is_unknown = false;    // the file has an id that is not registered
    bool is_certain = true;        // false: the name is only similar
};

class UnitNames {
public:
    /// On the day a unit is open or closed.
    UnitNames(const records::Registry& registry, base::Day day);
    [[nodiscard]] bool empty() const { return units_.empty(); }
    [[nodiscard]] bool has_id(std::string_view id) const { return by_id_.contains(id); }
    [[nodiscard]] UnitMatch match(std::string_view id, std::string_view name, std::string_view agency) const;

private:
    struct Unit {
        std::string id;
        std::string name;
        std::string folded;
        std::string written_out;
        std::string parent;
        std::string numbers;                      // in the name written out
        std::vector<std::uint16_t> letter_pairs;  // of the name written out, sorted
        bool is_closed = false;
    };
    using Names = std::multimap<std::string, std::size_t, std::less<>>;
    /// The units of a name: the open ones where some are.
    [[nodiscard]] std::vector<std::size_t> bearers(const Names& names, std::string_view name) const;
    [[nodiscard]] bool was_called(std::size_t unit, std::string_view folded) const;
    [[nodiscard]] UnitMatch match_name(std::string_view name, std::string_view agency) const;
    [[nodiscard]] UnitMatch match_spelling(std::string_view name) const;
    [[nodiscard]] bool is_under(const Unit& unit, std::string_view folded_agency) const;

    std::vector<Unit> units_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
    Names by_name_;      // folded
    Names by_old_name_;  // folded; of units that bore it, or succeed one that did
    Names by_written_out_;
};

/// "SDN 01 Kolok" as "sd negeri 1 kolok": abbreviations written out, leading zeros and filling words dropped.
[[nodiscard]] std::string written_out(std::string_view name);

}  // namespace intake
