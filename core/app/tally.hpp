// tally.hpp: listed records counted by what they hold in common, by one field or by two against each other.
//
// Result    One group for each value, in natural order: ranks from the lowest, years and numbers ascending, names by the
//           alphabet, the unknown last. Dates are grouped by year. Totals are those of the listed records: every record is
//           in exactly one group. Asked can be own fields and fields of what a record refers to.
// Cost      100,000 records by a text of 400 values against ranks: 1 ms natively, 3 as wasm, their columns read (tests/bench/lists).
// Failure   `list.no_field` where the catalogue does not have the field; `list.too_many_columns` above 60 values of the
//           second field: such a table nobody reads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/app/columns.hpp"

namespace app {

inline constexpr std::size_t k_most_columns = 60;

struct Tally {
    struct Group {
        std::string label;      // empty: unknown
        records::Value value;   // of dates the year
        std::int64_t total = 0;
    };
    std::vector<Group> rows;
    std::vector<Group> columns;               // empty: by one field
    std::vector<std::int64_t> counts;         // of row r and column c at r * columns.size() + c
    std::int64_t total = 0;
};

/// Subjects that records can be grouped by.
[[nodiscard]] std::vector<Subject> tally_subjects(const records::Catalogue& catalogue, records::EntityKind entity);

[[nodiscard]] base::Result<Tally> tally(Columns& columns, records::EntityKind entity, std::span<const std::uint32_t> listed,
                                        const Subject& by, const std::optional<Subject>& across, base::Language language);

/// The conditions that the records of a group fulfil and no others do.
[[nodiscard]] std::vector<Condition> group_conditions(const records::Catalogue& catalogue, records::EntityKind entity,
                                                      const Subject& by, const Tally::Group& group);

/// The table as texts, header first, totals last.
[[nodiscard]] std::vector<std::vector<std::string>> tally_cells(const Tally& tally, const std::string& by,
                                                                const base::Catalog& words);

}  // namespace app
