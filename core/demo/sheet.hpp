// sheet.hpp: a table of texts on its way to a delimited file.
//
// Result    Headers come from the field catalogue, so that a renamed column is renamed here as well.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/records/catalogue.hpp"

namespace demo {

using Row = std::vector<std::string>;

class Sheet {
public:
    explicit Sheet(Row header) : header_(std::move(header)) {}
    /// The columns of these fields, under the names that exports give them.
    Sheet(records::EntityKind kind, std::initializer_list<std::string_view> fields);

    void add(Row row);
    [[nodiscard]] std::vector<Row>& rows() { return rows_; }
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    /// Index of the column; asserts that it exists.
    [[nodiscard]] std::size_t column(std::string_view name) const;
    /// Header and rows; texts with the delimiter, a quote or a line break are quoted.
    [[nodiscard]] std::string text(char delimiter) const;

private:
    Row header_;
    std::vector<Row> rows_;
};
/// The Indonesian label of a choice; asserts that it exists.
[[nodiscard]] const std::string& label(std::string_view list, std::string_view code);

}  // namespace demo
