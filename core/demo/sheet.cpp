#include "core/demo/sheet.hpp"

#include <algorithm>

#include "core/base/csv.hpp"

namespace demo {

Sheet::Sheet(records::EntityKind kind, std::initializer_list<std::string_view> fields) {
    const records::Catalogue& catalogue = records::Catalogue::standard();
    for (const std::string_view field : fields) {
        header_.push_back(catalogue.field(kind, catalogue.index(kind, field)).export_column);
    }
}

void Sheet::add(Row row) {
    BASE_ASSERT(row.size() == header_.size());
    rows_.push_back(std::move(row));
}

std::size_t Sheet::column(std::string_view name) const {
    const auto at = std::ranges::find(header_, name);
    BASE_ASSERT(at != header_.end());
    return static_cast<std::size_t>(at - header_.begin());
}

std::string Sheet::text(char delimiter) const {
    std::string result;
    const auto write = [&](const Row& row) {
        for (std::size_t at = 0; at < row.size(); ++at) {
            if (at > 0) result += delimiter;
            base::append_csv_cell(result, row[at], delimiter);
        }
        result += "\r\n";
    };
    write(header_);
    for (const Row& row : rows_) write(row);
    return result;
}

const std::string& label(std::string_view list, std::string_view code) {
    const records::ChoiceList& choices = records::Catalogue::standard().choices(list);
    const auto at = choices.order(code);
    BASE_ASSERT(at.has_value());
    return choices.choices[*at].label[static_cast<std::size_t>(base::Language::indonesian)];
}

}  // namespace demo
