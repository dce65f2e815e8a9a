#include "core/app/evidence.hpp"

#include <algorithm>

namespace app {

namespace {

using records::EntityKind;

constexpr std::size_t k_number_digits = 18;

int fresh_months(const records::Catalogue& catalogue, EntityKind kind, std::string_view field) {
    return catalogue.field(kind, catalogue.index(kind, field)).fresh_months;
}

}  // namespace

std::optional<bool> number_agrees(std::string_view employee_number, const std::optional<base::Day>& birth) {
    if (!birth || employee_number.size() != k_number_digits) return std::nullopt;
    std::string digits = base::iso_text(*birth);
    std::erase(digits, '-');
    return employee_number.starts_with(digits);
}

int rated_years(const records::Catalogue& catalogue) { return fresh_months(catalogue, EntityKind::performance, "rating") / 12; }

Completeness completeness(const records::Catalogue& catalogue, const records::Record& employee) {
    Completeness result;
    const auto& fields = catalogue.entity(EntityKind::employee).fields;
    for (records::FieldIndex index = 0; index < fields.size(); ++index) {
        const records::Field& field = fields[index];
        if (field.need == records::Need::optional || field.sensitivity == records::Sensitivity::special) continue;
        ++result.asked;
        if (!records::is_known(employee.values[index])) result.missing.push_back(index);
    }
    return result;
}

Assessments::Assessments(const records::Registry& registry)
    : fresh_months_(fresh_months(registry.catalogue(), EntityKind::competency, "assessed_on")) {
    const auto owner = registry.catalogue().index(EntityKind::competency, "employee_number");
    const auto day = registry.catalogue().index(EntityKind::competency, "assessed_on");
    for (const records::Record& record : registry.table(EntityKind::competency).rows()) {
        const auto assessed = records::as_day(record.values[day]);
        if (!assessed) continue;
        auto [at, is_first] = newest_.try_emplace(records::as_text(record.values[owner]), *assessed);
        if (!is_first) at->second = std::max(at->second, *assessed);
    }
}

bool Assessments::is_fresh(std::string_view employee_number, base::Day today) const {
    const auto at = newest_.find(employee_number);
    return at != newest_.end() && base::whole_months(at->second, today) < fresh_months_;
}

}  // namespace app
