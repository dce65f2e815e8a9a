// unit_names.hpp: which registered unit a file means.
//
// Problem   The same school is "SDN 01", "SD N 1" and "SD Negeri 01"; "Sekretariat" exists in every agency.
// Result    `match` by id first, then by name (with the agency above it where a name occurs twice). A different
//           spelling is recognised by abbreviations written out and by similar letters; numbers must be equal.
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
    explicit UnitNames(const records::Registry& registry);
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
    };
    [[nodiscard]] UnitMatch match_name(std::string_view name, std::string_view agency) const;
    [[nodiscard]] UnitMatch match_spelling(std::string_view name) const;
    [[nodiscard]] bool is_under(const Unit& unit, std::string_view folded_agency) const;

    std::vector<Unit> units_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
    std::multimap<std::string, std::size_t, std::less<>> by_name_;  // folded
    std::multimap<std::string, std::size_t, std::less<>> by_written_out_;
};

/// "SDN 01 Kolok" as "sd negeri 1 kolok": abbreviations written out, leading zeros and filling words dropped.
[[nodiscard]] std::string written_out(std::string_view name);

}  // namespace intake
