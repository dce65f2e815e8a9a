#include "core/intake/table_export.hpp"

#include <algorithm>

#include "core/base/csv.hpp"
#include "core/base/text.hpp"

namespace intake {

namespace {

using records::FieldType;

constexpr std::size_t k_longest_number = 11;  // a spreadsheet shows longer ones with an exponent
constexpr int k_error_widths[] = {8, 12, 60, 60};

bool is_long_number(std::string_view text) {
    return text.size() > k_longest_number && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string export_name(std::string_view title, TableFormat format) {
    std::string name = base::fold(title);
    for (char& c : name)
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && static_cast<unsigned char>(c) < 0x80) c = '-';
    return name + (format == TableFormat::workbook ? ".xlsx" : ".csv");
}

std::string_view export_mime(TableFormat format) {
    return format == TableFormat::workbook ? workbook::k_mime : "text/csv";
}

std::string export_text(const records::Catalogue& catalogue, const records::Field& field, const records::Value& value) {
    if (!records::is_known(value)) return {};
    const std::int64_t number = records::as_integer(value).value_or(0);
    switch (field.type) {
        case FieldType::choice: {
            const records::ChoiceList& list = catalogue.choices(field.choices);
            const auto order = list.order(records::as_text(value));
            return order ? list.choices[*order].label[0] : std::string(records::as_text(value));
        }
        case FieldType::date:
            return base::day_month_year(base::Day{static_cast<std::int32_t>(number)});
        case FieldType::decimal:
            return base::decimal(number, field.scale, field.scale);
        case FieldType::flag:
            return number != 0 ? "Ya" : "Tidak";
        case FieldType::integer:
            return std::to_string(number);
        case FieldType::text:
        case FieldType::reference:
        case FieldType::list:
            return std::string(records::as_text(value));
    }
    return {};
}

TableExport::TableExport(std::shared_ptr<const records::Registry> registry, records::EntityKind entity, TableFormat format)
    : registry_(std::move(registry)),
      entity_(&registry_->catalogue().entity(entity)),
      file_(format, entity_->label[0]) {
    std::vector<std::string> header;
    for (std::size_t index = 0; index < entity_->fields.size(); ++index) {
        if (entity_->fields[index].export_column.empty()) continue;
        fields_.push_back(static_cast<records::FieldIndex>(index));
        header.push_back(entity_->fields[index].export_column);
    }
    file_.add(header);
}

TableFile::TableFile(TableFormat format, std::string_view title) {
    if (format == TableFormat::workbook) book_.emplace().add_sheet(title);
    else csv_ = "\xEF\xBB\xBF";
}

void TableFile::add(const std::vector<std::string>& cells) {
    if (book_) return book_->add_row(cells);
    for (std::size_t at = 0; at < cells.size(); ++at) {
        if (at > 0) csv_.push_back(';');
        base::append_csv_cell(csv_, is_long_number(cells[at]) ? "'" + cells[at] : base::without_formula(cells[at]), ';');
    }
    csv_ += "\r\n";
}

bool TableExport::step(std::int64_t rows) {
    const auto records = registry_->table(entity_->kind).rows();
    const std::size_t end = std::min(records.size(), at_ + static_cast<std::size_t>(rows));
    std::vector<std::string> cells(fields_.size());
    for (; at_ < end; ++at_) {
        for (std::size_t column = 0; column < fields_.size(); ++column) {
            const records::FieldIndex field = fields_[column];
            cells[column] = export_text(registry_->catalogue(), entity_->fields[field], records[at_].values[field]);
        }
        file_.add(cells);
    }
    return at_ < records.size();
}

Progress TableExport::progress() const {
    return {static_cast<std::int64_t>(at_),
            std::max<std::int64_t>(1, static_cast<std::int64_t>(registry_->table(entity_->kind).size()))};
}

std::string TableFile::take() { return book_ ? book_->finish() : std::move(csv_); }

std::string error_book(const StagedFile& staged, const base::Catalog& words) {
    workbook::BookWriter book;
    book.add_sheet(words.text("intake.errors.sheet"), k_error_widths);
    std::vector<std::string> cells;
    for (const char* key : {"intake.errors.row", "intake.errors.state", "intake.errors.reason", "intake.errors.remedy"})
        cells.emplace_back(words.text(key));
    const std::size_t own = cells.size();
    for (const MappedColumn& column : staged.mapping.columns) cells.push_back(column.header);
    book.add_row(cells);
    const auto add_line = [](std::string& text, const std::string& line) {
        if (!line.empty()) text.append(text.empty() ? "" : "\n").append(line);
    };
    for (const StagedRow& row : staged.rows) {
        if (row.state == RowState::valid) continue;
        cells.assign(own, {});
        cells[0] = std::to_string(row.number);
        cells[1] = words.text("intake.errors." + std::string(row_state_name(row.state)));
        for (const Finding& finding : staged.findings_of(row)) {
            if (severity(finding.code) == Severity::info) continue;
            add_line(cells[2], (finding.column.empty() ? "" : finding.column + ": ") + message(words, finding));
            add_line(cells[3], repair_and_source(words, finding));
        }
        for (const std::string_view cell : staged.raw(row)) cells.emplace_back(cell);
        book.add_row(cells);
    }
    return book.finish();
}

}  // namespace intake
