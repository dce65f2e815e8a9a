// registry.hpp: the records as they stand, one table for each kind of entity.
//
// Problem   Views, rules, scores and exports read records; only the journal changes them (core/journal).
// Result    A `Table` is a vector of records sorted by key: iteration order is the same on every machine, look-up is a
//           binary search, and a record's values are a dense array indexed by the catalogue's FieldIndex.
// Cost      find: O(log n). insert and remove take batches in O(n + b log b). About 3 KB an employee.
// Lifetime  `const Record*` and references are valid until the table changes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/records/catalogue.hpp"

namespace records {

struct Record {
    std::string key;
    std::vector<Value> values;  // one per field of the entity
    std::uint32_t handle = 0;   // the journal's bookkeeping; means nothing to readers
};

class Table {
public:
    [[nodiscard]] std::span<const Record> rows() const { return rows_; }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] const Record* find(std::string_view key) const;
    /// The records that belong to another: their keys begin with its key and a '/'.
    [[nodiscard]] std::span<const Record> owned_by(std::string_view owner) const;
    /// Index of the record in `rows()`, or nullopt.
    [[nodiscard]] std::optional<std::size_t> row_of(std::string_view key) const;

    // For the journal only.
    [[nodiscard]] Record& row(std::size_t index) { return rows_[index]; }
    /// Adds records whose keys are absent, in any order.
    void insert(std::vector<Record> batch);
    /// Takes out the records with these keys and hands them back; keys that are absent are skipped.
    std::vector<Record> remove(std::vector<std::string> keys);

private:
    std::vector<Record> rows_;
};

/// All tables. Copying shares nothing: hold it by `std::shared_ptr<const Registry>`.
class Registry {
public:
    explicit Registry(const Catalogue& catalogue);
    [[nodiscard]] const Catalogue& catalogue() const { return *catalogue_; }
    [[nodiscard]] const Table& table(EntityKind kind) const { return tables_[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] Table& table(EntityKind kind) { return tables_[static_cast<std::size_t>(kind)]; }

    // Reading with a field's name resolved once: `const FieldIndex name = registry.catalogue().index(...)`.
    [[nodiscard]] const Value& value(EntityKind kind, const Record& record, std::string_view field) const;

private:
    const Catalogue* catalogue_;
    std::array<Table, k_entity_kinds> tables_;
};

}  // namespace records
