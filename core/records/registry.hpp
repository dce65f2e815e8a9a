// registry.hpp: the records as they stand, one table for each kind of entity.
//
// Problem   Views, rules, scores and exports read records; only the journal changes them (core/journal). What reads them
//           between frames goes on with the records it began with, while an edit makes the next.
// Result    A `Table` is a vector of records sorted by key: iteration order is the same on every machine, look-up is a
//           binary search, and a record's values are a dense array indexed by the catalogue's FieldIndex.
//           Copies share: of a registry every table, of a table every record's values, until one of them is written.
// Cost      find: O(log n). insert and remove take batches in O(n + b log b). About 3 KB an employee. The first write after
//           a copy: O(n) of that table, some 50 ns a record, whatever its values.
// Lifetime  `const Record*` and references are valid until the table changes.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/steps.hpp"
#include "core/records/catalogue.hpp"

namespace records {

/// One for each field of the entity.
class Values {
public:
    Values() = default;
    explicit Values(std::size_t count) : all_(std::make_shared<Value[]>(count)), count_(count) {}

    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] const Value* begin() const { return all_.get(); }
    [[nodiscard]] const Value* end() const { return all_.get() + count_; }
    [[nodiscard]] const Value& operator[](std::size_t field) const { return all_[static_cast<std::ptrdiff_t>(field)]; }
    /// To be written.
    [[nodiscard]] Value& operator[](std::size_t field) {
        if (all_.use_count() > 1) separate();
        return all_[static_cast<std::ptrdiff_t>(field)];
    }
    /// Nothing was written since one was copied from the other: equal without looking.
    [[nodiscard]] bool is_shared_with(const Values& other) const { return all_ == other.all_; }
    [[nodiscard]] bool operator==(const Values& other) const { return is_shared_with(other) || std::ranges::equal(*this, other); }

private:
    void separate();

    std::shared_ptr<Value[]> all_;
    std::size_t count_ = 0;
};

struct Record {
    std::string key;
    Values values;
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
    /// So many will be there in the end; then the table does not have to move while it grows.
    void reserve(std::size_t records) { rows_.reserve(records); }
    /// Adds records whose keys are absent, in any order.
    void insert(std::vector<Record> batch);
    /// Takes out the records with these keys and hands them back; keys that are absent are skipped.
    std::vector<Record> remove(std::vector<std::string> keys);
    /// Only that the memory goes: `count` records of the end, or all there are.
    void drop_last(std::size_t count) { rows_.resize(rows_.size() - std::min(count, rows_.size())); }

private:
    std::vector<Record> rows_;
};

/// All tables. Hold it by `std::shared_ptr<const Registry>`.
class Registry {
public:
    explicit Registry(const Catalogue& catalogue);
    [[nodiscard]] const Catalogue& catalogue() const { return *catalogue_; }
    [[nodiscard]] const Table& table(EntityKind kind) const { return *tables_[static_cast<std::size_t>(kind)]; }
    /// To be written.
    [[nodiscard]] Table& table(EntityKind kind);
    /// The copy that the first write of this kind would make at once, in slices; nothing if none shares the table. Nothing of
    /// this kind may be written meanwhile.
    [[nodiscard]] base::Steps separate(EntityKind kind);
    /// Nothing of this kind was written since one registry was copied from the other.
    [[nodiscard]] bool shares(const Registry& other, EntityKind kind) const { return &table(kind) == &other.table(kind); }

    /// Frees every record that no other registry shares, in slices: millions of texts, freed at once, would hold a frame up.
    /// Nothing may be read any more.
    [[nodiscard]] base::Steps give_back();

    // Reading with a field's name resolved once: `const FieldIndex name = registry.catalogue().index(...)`.
    [[nodiscard]] const Value& value(EntityKind kind, const Record& record, std::string_view field) const;

private:
    const Catalogue* catalogue_;
    std::array<std::shared_ptr<Table>, k_entity_kinds> tables_;
};

}  // namespace records
