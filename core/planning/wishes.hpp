// wishes.hpp: which of a person's wishes a seat meets.
//
// Result    Wishes name a position, a unit (with the units below it), a district, a job family, or staying. They are
//           resolved once; a target that the records do not know is met by nothing.
// Cost      A few comparisons a pair.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/records/seating.hpp"

namespace planning {

class Wishes {
public:
    Wishes(const records::Registry& registry, const records::Seating& seating);

    /// The order, from 1, of the person's first wish that the position meets; 0 if none. People and positions are rows.
    [[nodiscard]] std::int32_t order_met(std::uint32_t employee, std::uint32_t position) const;
    [[nodiscard]] bool has_wishes(std::uint32_t employee) const { return starts_[employee] != starts_[employee + 1]; }
    /// Whether the person asked for something else than staying.
    [[nodiscard]] bool is_wisher(std::uint32_t employee) const;

private:
    enum class Kind : std::uint8_t { position, unit, district, job_family, stay, unknown };
    struct Wish {
        std::uint32_t employee = 0;
        std::int32_t order = 0;
        Kind kind = Kind::unknown;
        std::uint32_t target = records::k_no_row;  // a row, or a choice's order
    };
    struct Place {
        std::uint32_t unit = records::k_no_row;
        std::uint32_t district = records::k_no_row;
        std::uint32_t job_family = records::k_no_row;
    };
    [[nodiscard]] Wish resolve(const records::Registry& registry, const records::Record& record) const;
    [[nodiscard]] bool is_within(std::uint32_t unit, std::uint32_t above) const;

    std::vector<Wish> wishes_;  // by employee, then order
    std::vector<std::size_t> starts_;
    std::vector<Place> places_;           // by position
    std::vector<std::uint32_t> parents_;  // of units
    std::vector<std::uint32_t> own_seats_;
};

}  // namespace planning
