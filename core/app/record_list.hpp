// record_list.hpp: search, filter and sort over all records of one kind.
//
// Problem   Staff look for people by any scrap of a name, number, job or unit, among up to 100,000, while they type.
// Result    `RecordList` folds every record's searchable text once, in slices; `find` answers row numbers in the wanted order. All
//           words of the query must occur; conditions are judged beforehand (filter.hpp). Which fields are searched follows
//           from the catalogue: texts, references and choices that are not `special`.
// Cost      Making: about 1 microsecond a record and field; of records that are as in the list before, next to nothing. find: 100,000 records in some 10 ms, sorting included.
// Lifetime  Keeps the registry it was made for.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/app/filter.hpp"

namespace app {

struct RecordQuery {
    std::string text;
    const Truths* judged = nullptr;                  // by row; null: all hold
    Truth wanted = Truth::yes;                       // only rows so judged
    const std::vector<std::string>* keys = nullptr;  // sorted; null: all
    std::optional<records::FieldIndex> sort;         // nullopt: by key
    bool is_descending = false;
};

class RecordList {
public:
    /// `before`: an older list, perhaps of other records; null: none.
    RecordList(std::shared_ptr<const records::Registry> registry, records::EntityKind entity, std::shared_ptr<const RecordList> before = nullptr);
    /// Reads the texts of some more records: some milliseconds. False when all are read.
    bool step();
    /// So many records, from the first, can be found by text.
    [[nodiscard]] std::size_t read() const { return ends_.size(); }
    /// Rows of the registry's table. Unknown values come last, whatever the direction.
    [[nodiscard]] std::vector<std::uint32_t> find(const RecordQuery& query) const;
    [[nodiscard]] const records::Table& table() const { return registry_->table(entity_); }
    [[nodiscard]] const records::Entity& entity() const { return registry_->catalogue().entity(entity_); }

private:
    [[nodiscard]] std::string searched_text(const records::Record& record) const;
    [[nodiscard]] bool has_names_of(const RecordList& before) const;
    [[nodiscard]] std::optional<std::string_view> text_before(const records::Record& record);
    [[nodiscard]] std::string_view text(std::size_t row) const;
    void add_text(std::string_view text);

    std::shared_ptr<const records::Registry> registry_;
    records::EntityKind entity_;
    std::vector<std::string> texts_;   // folded, of so many rows each one behind the other: a search reads them in order
    std::vector<std::uint32_t> ends_;  // in there, by row
    std::shared_ptr<const RecordList> before_;
    std::size_t before_row_ = 0;
};

/// A value as a person reads it; a reference reads as the name of what it refers to, one to a person as the number.
[[nodiscard]] std::string value_text(const records::Registry& registry, const records::Field& field,
                                     const records::Value& value, base::Language language);
/// The same for a record's field; what a wish is for reads as the name of the seat, unit, district or job family.
[[nodiscard]] std::string field_text(const records::Registry& registry, records::EntityKind entity,
                                     const records::Record& record, records::FieldIndex field, base::Language language);
/// The same as it leaves for files and the clipboard: numbers of persons without spaces.
[[nodiscard]] std::string copied_text(const records::Registry& registry, records::EntityKind entity,
                                      const records::Record& record, records::FieldIndex field, base::Language language);
/// What a record is called: a person with titles, a seat, a unit; for histories the person and the record's own name.
[[nodiscard]] std::string record_name(const records::Registry& registry, records::EntityKind entity,
                                      const records::Record& record);
/// A person with titles: "dr. Ani Putri, M.Kes."; capitals of SIASN read as a name.
[[nodiscard]] std::string person_name(const records::Registry& registry, const records::Record& employee);

}  // namespace app
