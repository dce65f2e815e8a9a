// field_reader.hpp: one field's values out of the columns that feed it.
//
// Problem   What a cell means depends on the field's type, on the whole column (which way round are its dates?) and,
//           for dates of birth and of entry, on the person's number.
// Result    Two passes: `gather` every row, `settle` once, then `read` each row: a value, and findings about the cell.
// Cost      About 0.2 us a cell; choices are looked up once per distinct text.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/choice_reader.hpp"
#include "core/intake/date_reader.hpp"
#include "core/intake/finding.hpp"
#include "core/intake/header.hpp"
#include "core/intake/identifier.hpp"
#include "core/records/catalogue.hpp"

namespace intake {

using Cells = std::span<const std::string_view>;

/// A cell that says something: cleaned, with the column it came from.
struct FoundCell {
    std::string_view text;  // valid until the reader is used again
    std::size_t column = 0;
    bool spaced = false;  // white space had to be removed
};

/// What the row has told before this field is read.
struct RowFacts {
    std::uint32_t row = 0;
    std::optional<EmployeeNumber> number;  // of employees only
};

class FieldReader {
public:
    FieldReader(const records::Catalogue& catalogue, const ColumnMapping& mapping, records::FieldIndex index,
                base::Day today);

    void gather(Cells cells);
    void settle(const DateEvidence& whole_file);
    /// The first source that says something; counts what had to be trimmed.
    [[nodiscard]] std::optional<FoundCell> find(Cells cells, std::uint32_t row);
    /// Unknown if no source says anything or the text cannot be read (then with a finding).
    [[nodiscard]] records::Value read(Cells cells, const RowFacts& facts, std::vector<Finding>& findings);

    [[nodiscard]] records::FieldIndex index() const { return index_; }
    [[nodiscard]] const records::Field& field() const { return *field_; }
    [[nodiscard]] const DateEvidence& dates() const { return dates_; }
    /// The header of the first source, for findings about an empty field.
    [[nodiscard]] const std::string& header() const { return headers_[sources_.front()]; }
    [[nodiscard]] const std::string& header(std::size_t column) const { return headers_[column]; }
    /// I_TRIMMED for a cell with superfluous space; a column full of them is not worth a finding each.
    void report_spaces(const FoundCell& cell, std::string_view raw, std::uint32_t row, std::vector<Finding>& findings);
    /// One I_TRIMMED finding for each source that had to be trimmed.
    void report_trims(std::vector<Finding>& findings) const;

private:
    using Report = std::vector<Finding>;
    [[nodiscard]] records::Value read_date_cell(const FoundCell& cell, const RowFacts& facts, Report& findings) const;
    [[nodiscard]] records::Value read_number_cell(const FoundCell& cell, const RowFacts& facts, Report& findings) const;
    [[nodiscard]] records::Value read_choice_cell(const FoundCell& cell, const RowFacts& facts, Report& findings);
    [[nodiscard]] records::Value read_list_cell(const FoundCell& cell, const RowFacts& facts, Report& findings);
    [[nodiscard]] records::Value read_flag_cell(const FoundCell& cell, const RowFacts& facts, Report& findings) const;
    [[nodiscard]] std::optional<std::string_view> choice_of(std::string_view text);
    [[nodiscard]] bool agrees_with_number(base::Day day, const RowFacts& facts) const;
    [[nodiscard]] Finding finding(std::string_view code, const FoundCell& cell, const RowFacts& facts) const;

    struct Trims {
        std::int64_t count = 0;
        std::int64_t reported = 0;  // cells with a finding of their own
        std::uint32_t first_row = 0;
    };
    enum class Role : std::uint8_t { plain, name, birth, service_since, id };

    records::FieldIndex index_;
    const records::Field* field_;
    Role role_ = Role::plain;
    int latest_year_;
    std::vector<std::size_t> sources_;
    std::vector<std::string> headers_;  // by column
    std::vector<Trims> trims_;          // by position in sources_
    DateEvidence dates_;
    DateEvidence whole_file_;
    DateForm usual_form_ = DateForm::none;
    std::unique_ptr<ChoiceReader> choices_;
    bool has_other_ = false;  // its list has a choice for what is none of the others
    std::map<std::string, std::optional<std::string_view>, std::less<>> known_choices_;
    std::string scratch_;
};

}  // namespace intake
