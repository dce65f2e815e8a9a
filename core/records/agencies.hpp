// agencies.hpp: which agency a unit belongs to: the unit directly below the city.
//
// Result    Key of the agency of a unit id; empty if the table has no such unit. The city, and a unit that nothing stands
//           above, are their own. The top is the city if it says so, or says nothing and is the only one.
//           `above_divisions` answers the row of the unit that stands for a unit in tables of the city: itself, or above a
//           division the unit it belongs to.
// Lifetime  Borrows the registry.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/records/registry.hpp"

namespace records {

class Agencies {
public:
    explicit Agencies(const Registry& registry);
    [[nodiscard]] std::string_view of(std::string_view unit_id) const;

private:
    [[nodiscard]] const Record* above(const Record& unit) const;
    [[nodiscard]] bool is_city(const Record& unit) const;

    const Table* units_;
    FieldIndex parent_, kind_;
    std::int64_t roots_ = 0;
};

[[nodiscard]] std::uint32_t above_divisions(const Registry& registry, std::uint32_t unit);

}  // namespace records
