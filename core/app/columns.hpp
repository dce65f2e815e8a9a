// columns.hpp: fields of all records side by side, so that a question asks every value once.
//
// Problem   Every record's values lie apart, a text behind three pointers: over 100,000 records a question waits for memory
//           nearly all its time, and folds the same texts again and again.
// Result    A `Column` has a number for the value of each row, the same for the same value: what holds for a value is found
//           once and looked up by row. Texts and lists are kept folded; those that differ in capitals only are one value.
//           `Columns` reads a column when it is asked for, at once or in slices, and follows the records from revision to
//           revision: rows that were not written keep their numbers.
// Cost      Reading 100,000 records: 5 to 15 ms a column natively, three times that as wasm. After an edit: a look at every
//           row of its table, and the columns of that table copied: 2 ms.
// Memory    4 bytes a record, and for each value its text and some 30 bytes: of 100,000 people 0.4 MB for the ranks, 5 MB for
//           the names.
// Lifetime  Keeps the registry it reads. Columns handed out are valid until `follow`.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/app/condition.hpp"

namespace app {

/// Of a value in its column; 0: unknown.
using ValueNumber = std::uint32_t;
/// Work of some milliseconds: a row is one, a value met for the first time three more.
inline constexpr std::size_t k_slice = 30'000;

class Column {
public:
    Column(records::EntityKind entity, records::FieldIndex index, const records::Field& field)
        : entity_(entity), index_(index), field_(&field) {}

    [[nodiscard]] ValueNumber operator[](std::size_t row) const { return rows_[row]; }
    /// All numbers are less. After edits there may be values that no row has.
    [[nodiscard]] ValueNumber values() const { return static_cast<ValueNumber>(ends_.size()); }
    /// Of texts and lists folded. The value is known.
    [[nodiscard]] std::string_view text(ValueNumber value) const {
        return std::string_view(texts_).substr(ends_[value - 1], ends_[value] - ends_[value - 1]);
    }
    [[nodiscard]] std::int64_t number(ValueNumber value) const;
    /// The row that a reference refers to, or records::k_no_row.
    [[nodiscard]] std::uint32_t target(ValueNumber value) const { return targets_[value]; }

private:
    friend class Columns;
    struct Moved;
    struct Slot {
        std::uint32_t hash;
        ValueNumber value;  // 0: free
    };
    [[nodiscard]] static std::optional<Moved> moved(std::span<const records::Record> before, std::span<const records::Record> after);

    [[nodiscard]] ValueNumber number_of(const records::Registry& registry, const records::Value& value);
    template <class IsIt>
    [[nodiscard]] Slot& find_slot(std::uint32_t hash, IsIt is_it);
    void spread();
    void find_target(const records::Registry& registry, ValueNumber value);
    void find_targets(const records::Registry& registry);
    [[nodiscard]] bool read(const records::Registry& registry, std::size_t& work);
    [[nodiscard]] bool follow(const records::Registry& registry, const Moved& moved);

    records::EntityKind entity_;
    records::FieldIndex index_;
    const records::Field* field_;
    std::vector<ValueNumber> rows_;
    std::string texts_, buffer_;                      // one text behind another; numbers as their bytes
    std::vector<std::uint32_t> ends_{0};              // in `texts_`, by value
    std::vector<std::uint32_t> targets_{UINT32_MAX};  // by value
    std::vector<Slot> slots_;                         // by hash of the text
};

class Columns {
public:
    explicit Columns(std::shared_ptr<const records::Registry> registry) : registry_(std::move(registry)) {}

    [[nodiscard]] const records::Registry& registry() const { return *registry_; }
    /// Whole: what was not read yet is read now.
    [[nodiscard]] const Column& of(records::EntityKind entity, records::FieldIndex index);
    /// The field that refers, where the subject is not the record's own.
    [[nodiscard]] const Column& link(records::EntityKind entity, const Asked& asked);
    /// Reads some of what a subject asks for, and takes off the work that was. True when all is read.
    [[nodiscard]] bool read(records::EntityKind entity, const Subject& subject, std::size_t& work);
    /// Goes on with a later (or any other) registry. A column of which more than some thousand rows were written is read anew.
    void follow(std::shared_ptr<const records::Registry> registry);

private:
    [[nodiscard]] Column& open(records::EntityKind entity, records::FieldIndex index);

    std::shared_ptr<const records::Registry> registry_;
    std::vector<std::unique_ptr<Column>> columns_;
};

}  // namespace app
