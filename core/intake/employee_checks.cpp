#include "core/intake/employee_checks.hpp"

namespace intake {

namespace {

using records::EntityKind;

std::string_view sex_code(Sex sex) { return sex == Sex::female ? "female" : "male"; }

}  // namespace

struct EmployeeChecks::Row {
    std::uint32_t number_in_file;
    std::span<const records::Value> values;
    const std::optional<EmployeeNumber>& number;
    std::string_view number_text;
    std::string_view national_id_text;
    std::optional<NationalId> national_id = std::nullopt;
};

EmployeeChecks::EmployeeChecks(const records::Catalogue& catalogue, std::vector<std::string> headers_by_field)
    : catalogue_(&catalogue), headers_(std::move(headers_by_field)) {
    const auto index = [&](std::string_view name) { return catalogue.index(EntityKind::employee, name); };
    field_ = {index("employee_number"), index("national_id"),    index("birth_date"), index("sex"),
              index("service_since"),   index("employment_kind")};
}

Finding EmployeeChecks::about(const Row& row, records::FieldIndex field, std::string_view code,
                              std::string_view variant) const {
    Finding finding{row.number_in_file, code, variant, headers_[field], {}, {}, {}};
    if (field == field_.number) finding.value = std::string(row.number_text);
    else if (field == field_.national_id) finding.value = std::string(row.national_id_text);
    else
        finding.value = records::display_text(*catalogue_, catalogue_->field(EntityKind::employee, field),
                                              row.values[field], base::Language::indonesian);
    return finding;
}

void EmployeeChecks::check_birth(const Row& row, std::vector<Finding>& findings) const {
    const auto birth = records::as_day(row.values[field_.birth]);
    if (!birth || !row.number || *birth == row.number->birth) return;
    std::string_view variant = "mismatch";
    if (row.national_id && row.national_id->agrees(row.number->birth)) variant = "mismatch_number_confirmed";
    else if (row.national_id && row.national_id->agrees(*birth)) variant = "mismatch_column_confirmed";
    Finding finding = about(row, field_.birth, "E_NIP_BIRTH", variant);
    finding.args = {{"number", std::string(row.number_text)},
                    {"number_birth", base::iso_text(row.number->birth)},
                    {"birth", base::iso_text(*birth)}};
    if (variant == "mismatch_number_confirmed") finding.candidates.push_back(base::iso_text(row.number->birth));
    findings.push_back(std::move(finding));
}

void EmployeeChecks::check_sex(const Row& row, std::vector<Finding>& findings) const {
    const std::string_view sex = records::as_text(row.values[field_.sex]);
    if (sex.empty() || !row.number || sex == sex_code(row.number->sex)) return;
    Finding finding = about(row, field_.sex, "E_NIP_SEX", "mismatch");
    finding.args = {{"number", std::string(row.number_text)}};
    findings.push_back(std::move(finding));
}

void EmployeeChecks::check_service(const Row& row, std::vector<Finding>& findings) const {
    if (!row.number) return;
    const bool permanent = row.number->kind == NumberKind::permanent;
    const std::string_view kind = records::as_text(row.values[field_.kind]);
    if (!kind.empty() && (kind == "pns") != permanent) {
        Finding finding = about(row, field_.kind, "W_NIP_KIND", "");
        finding.args = {{"number", std::string(row.number_text)}, {"number_kind", permanent ? "PNS" : "PPPK"}};
        findings.push_back(std::move(finding));
    }
    const auto since = records::as_day(row.values[field_.service_since]);
    if (!since || !permanent) return;
    const base::Civil date = base::civil(*since);
    if (date.year == row.number->since_year && date.month == row.number->since_month) return;
    Finding finding = about(row, field_.service_since, "W_NIP_TMT", "");
    const std::string month = std::to_string(row.number->since_month);
    finding.args = {{"number", std::string(row.number_text)},
                    {"number_since", std::to_string(row.number->since_year) + (month.size() < 2 ? "-0" : "-") + month}};
    findings.push_back(std::move(finding));
}

void EmployeeChecks::check_national_id(Row& row, std::vector<Finding>& findings) const {
    if (headers_[field_.national_id].empty()) return;
    if (row.national_id_text.empty()) {
        findings.push_back(about(row, field_.national_id, "W_NIK_MISSING", ""));
        return;
    }
    const NationalIdCheck check = intake::check_national_id(row.national_id_text);
    for (const NumberIssue& issue : check.issues) {
        Finding finding = about(row, field_.national_id, issue.code, issue.variant);
        finding.args = issue.args;
        findings.push_back(std::move(finding));
    }
    row.national_id = check.number;
}

void EmployeeChecks::compare_national_id(const Row& row, std::vector<Finding>& findings) const {
    if (!row.national_id) return;
    const auto birth = records::as_day(row.values[field_.birth]);
    const std::string_view sex = records::as_text(row.values[field_.sex]);
    // Where number and column disagree with each other, the finding about them already calls the NIK as a witness.
    const bool birth_agrees =
        (birth && row.national_id->agrees(*birth)) || (row.number && row.national_id->agrees(row.number->birth));
    if ((birth || row.number) && !birth_agrees)
        findings.push_back(about(row, field_.national_id, "W_NIK_MISMATCH", "birth"));
    const bool sex_agrees =
        sex == sex_code(row.national_id->sex) || (row.number && row.number->sex == row.national_id->sex);
    if ((!sex.empty() || row.number) && !sex_agrees)
        findings.push_back(about(row, field_.national_id, "W_NIK_MISMATCH", "sex"));
}

void EmployeeChecks::check(std::uint32_t row_number, std::span<const records::Value> values,
                           const std::optional<EmployeeNumber>& number, std::string_view number_text,
                           std::string_view national_id_text, std::vector<Finding>& findings) const {
    Row row{row_number, values, number, number_text, national_id_text};
    check_national_id(row, findings);
    check_birth(row, findings);
    check_sex(row, findings);
    check_service(row, findings);
    compare_national_id(row, findings);
}

}  // namespace intake
