#include "core/intake/field_reader.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/intake/value_parser.hpp"

namespace intake {

namespace {

using records::FieldType;
using records::Value;

constexpr std::string_view k_other = "other";
constexpr int k_youngest_age = 17;
constexpr int k_years_ahead = 5;  // contracts and certificates end in the future
constexpr std::int64_t k_most_reported_spaces = 2000;
constexpr int k_first_year = 1900;
constexpr int k_last_year = 2150;

bool is_year(std::int64_t least, std::int64_t most) { return least >= 1900 && most <= 2200; }

/// An id and a number written as 0 mean that there is none; so does a date.
bool zero_means_nothing(const records::Field& field) {
    return field.type == FieldType::date || field.type == FieldType::reference || field.name.ends_with("_id") ||
           field.name.ends_with("_number") || field.name == "phone" || field.name == "health_insurance";
}

}  // namespace

FieldReader::FieldReader(const records::Catalogue& catalogue, const ColumnMapping& mapping, records::FieldIndex index,
                         base::Day today)
    : index_(index), field_(&catalogue.field(mapping.entity, index)), sources_(mapping.sources(index)) {
    for (const MappedColumn& column : mapping.columns) headers_.push_back(column.header);
    trims_.resize(sources_.size());
    if (mapping.entity == records::EntityKind::employee) {
        if (field_->name == "name") role_ = Role::name;
        if (field_->name == "birth_date") role_ = Role::birth;
        if (field_->name == "service_since") role_ = Role::service_since;
    }
    const bool is_id = field_->name == "siasn_id" || field_->name == "job_id" || field_->name == "unit_id" ||
                       field_->name == "parent_id" || field_->name == "position_id";
    if (is_id) role_ = Role::id;
    latest_year_ = base::civil(today).year + (role_ == Role::birth ? -k_youngest_age : k_years_ahead);
    if (field_->choices.empty()) return;
    choices_ = std::make_unique<ChoiceReader>(catalogue.choices(field_->choices));
    has_other_ = catalogue.choices(field_->choices).order(k_other).has_value();
}

std::optional<FoundCell> FieldReader::find(Cells cells, std::uint32_t row) {
    for (std::size_t at = 0; at < sources_.size(); ++at) {
        if (sources_[at] >= cells.size()) continue;
        std::string_view cell = cells[sources_[at]];
        // A list for printing has place and date of birth in a second line.
        if (role_ == Role::name) cell = cell.substr(0, cell.find_first_of("\r\n"));
        const CleanCell clean = clean_cell(cell, scratch_);
        if (is_missing(clean.text) || (clean.text == "0" && zero_means_nothing(*field_))) continue;
        if (clean.trimmed && trims_[at].count++ == 0) trims_[at].first_row = row;
        return FoundCell{clean.text, sources_[at], clean.spaced};
    }
    return std::nullopt;
}

void FieldReader::gather(Cells cells) {
    if (field_->type != FieldType::date) return;
    for (const std::size_t source : sources_) {
        if (source >= cells.size()) continue;
        const CleanCell clean = clean_cell(cells[source], scratch_);
        if (!is_missing(clean.text)) dates_.add(read_date(clean.text, latest_year_));
    }
}

void FieldReader::settle(const DateEvidence& whole_file) {
    whole_file_ = whole_file;
    usual_form_ = dates_.usual_form();
}

Finding FieldReader::finding(std::string_view code, const FoundCell& cell, const RowFacts& facts) const {
    return {facts.row, code, {}, headers_[cell.column], std::string(cell.text), {}, {}};
}

bool FieldReader::agrees_with_number(base::Day day, const RowFacts& facts) const {
    if (!facts.number) return false;
    if (role_ == Role::birth) return facts.number->birth == day;
    if (role_ != Role::service_since || facts.number->kind != NumberKind::permanent) return false;
    const base::Civil date = base::civil(day);
    return date.year == facts.number->since_year && date.month == facts.number->since_month;
}

Value FieldReader::read_date_cell(const FoundCell& cell, const RowFacts& facts, Report& findings) const {
    const DateReading reading = read_date(cell.text, latest_year_);
    if (reading.is_placeholder && !(reading.day && agrees_with_number(*reading.day, facts))) {
        findings.push_back(finding("I_DATE_PLACEHOLDER", cell, facts));
        return {};
    }
    const int year = reading.day ? base::civil(*reading.day).year : 0;
    if (year < k_first_year || year > k_last_year) {
        findings.push_back(finding("W_DATE_INVALID", cell, facts));
        return {};
    }
    base::Day day = *reading.day;
    const DateOrder own = dates_.decide(reading.form);
    const DateOrder order = own == DateOrder::undecided ? whole_file_.decide(reading.form) : own;
    bool month_first = reading.month_first_only;
    if (reading.other) {
        const bool number_says_month_first = agrees_with_number(*reading.other, facts);
        const bool number_says_day_first = agrees_with_number(day, facts);
        // A birth date agrees to the day; the month of entry alone may agree by accident.
        const bool is_witness = role_ == Role::birth || order == DateOrder::undecided;
        const bool by_number = is_witness && number_says_month_first != number_says_day_first;
        month_first = by_number ? number_says_month_first : order == DateOrder::month_first;
        if (!by_number && order == DateOrder::undecided && reading.form == DateForm::day_slash) {
            findings.push_back(finding("W_DATE_AMBIGUOUS", cell, facts));
        }
        if (month_first) day = *reading.other;
    }
    const bool is_other_form = usual_form_ != DateForm::none && reading.form != usual_form_;
    const bool is_unusual = is_other_form || reading.two_digit_year || (month_first && order != DateOrder::month_first);
    if (is_unusual) {
        findings.push_back(finding("I_DATE_FORMAT", cell, facts));
        findings.back().args.push_back({"date", base::iso_text(day)});
    }
    return Value{std::int64_t{day.number}};
}

Value FieldReader::read_number_cell(const FoundCell& cell, const RowFacts& facts, Report& findings) const {
    const bool is_decimal = field_->type == FieldType::decimal;
    auto number = is_decimal ? read_decimal(cell.text, field_->scale) : read_whole_number(cell.text);
    const bool fits = number && *number >= field_->least && *number <= field_->most;
    if (!fits && !is_decimal && is_year(field_->least, field_->most)) {
        const DateReading date = read_date(cell.text, latest_year_);
        if (date.day && !date.is_placeholder) return Value{std::int64_t{base::civil(*date.day).year}};
    }
    if (fits) return Value{*number};
    findings.push_back(finding(number ? "W_NUMBER_RANGE" : "W_NUMBER_INVALID", cell, facts));
    if (number) {
        findings.back().args = {{"least", base::decimal(field_->least, field_->scale, field_->scale)},
                                {"most", base::decimal(field_->most, field_->scale, field_->scale)}};
    }
    return {};
}

std::optional<std::string_view> FieldReader::choice_of(std::string_view text) {
    if (const auto known = known_choices_.find(text); known != known_choices_.end()) return known->second;
    const auto code = choices_->find(text);
    known_choices_.emplace(std::string(text), code);
    return code;
}

Value FieldReader::read_choice_cell(const FoundCell& cell, const RowFacts& facts, Report& findings) {
    if (const auto code = choice_of(cell.text)) return Value{std::string(*code)};
    findings.push_back(finding("W_CHOICE_UNKNOWN", cell, facts));
    // Unknown would leave a registered "active" as it is, and let somebody be moved whom the file says something else about.
    if (!has_other_) return {};
    findings.back().variant = "other";
    return Value{std::string(k_other)};
}

Value FieldReader::read_list_cell(const FoundCell& cell, const RowFacts& facts, Report& findings) {
    const char separator = cell.text.contains(';') || !cell.text.contains(',') ? ';' : ',';
    std::string list;
    for (std::string_view part : base::split(cell.text, separator)) {
        part = base::trim(part);
        if (part.empty()) continue;
        std::string_view kept = part;
        if (choices_) {
            const auto code = choice_of(part);
            if (!code) findings.push_back(finding("W_CHOICE_UNKNOWN", FoundCell{part, cell.column, false}, facts));
            kept = code.value_or(std::string_view{});
        }
        if (kept.empty()) continue;
        if (!list.empty()) list.push_back(';');
        list.append(kept);
    }
    return list.empty() ? Value{} : Value{std::move(list)};
}

Value FieldReader::read_flag_cell(const FoundCell& cell, const RowFacts& facts, Report& findings) const {
    if (const auto flag = read_flag(cell.text)) return Value{std::int64_t{*flag ? 1 : 0}};
    findings.push_back(finding("W_FLAG_UNKNOWN", cell, facts));
    return {};
}

Value FieldReader::read(Cells cells, const RowFacts& facts, Report& findings) {
    const auto cell = find(cells, facts.row);
    if (!cell) return {};
    report_spaces(*cell, cells[cell->column], facts.row, findings);
    switch (field_->type) {
        case FieldType::date:
            return read_date_cell(*cell, facts, findings);
        case FieldType::integer:
        case FieldType::decimal:
            return read_number_cell(*cell, facts, findings);
        case FieldType::choice:
            return read_choice_cell(*cell, facts, findings);
        case FieldType::list:
            return read_list_cell(*cell, facts, findings);
        case FieldType::flag:
            return read_flag_cell(*cell, facts, findings);
        case FieldType::text:
        case FieldType::reference:
            break;
    }
    if (looks_damaged(cell->text)) findings.push_back(finding("W_TEXT_DAMAGED", *cell, facts));
    return role_ == Role::id ? Value{normal_id(cell->text)} : Value{std::string(cell->text)};
}

void FieldReader::report_spaces(const FoundCell& cell, std::string_view raw, std::uint32_t row, Report& findings) {
    if (!cell.spaced) return;
    Trims& trims = trims_[static_cast<std::size_t>(std::ranges::find(sources_, cell.column) - sources_.begin())];
    if (trims.reported++ >= k_most_reported_spaces) return;
    findings.push_back({row, "I_TRIMMED", "cell", headers_[cell.column], std::string(raw), {}, {}});
}

void FieldReader::report_trims(Report& findings) const {
    for (std::size_t at = 0; at < sources_.size(); ++at) {
        if (trims_[at].count == 0) continue;
        findings.push_back(
            {0,
             "I_TRIMMED",
             {},
             headers_[sources_[at]],
             {},
             {{"count", std::to_string(trims_[at].count)}, {"row", std::to_string(trims_[at].first_row)}},
             {}});
    }
}

}  // namespace intake
