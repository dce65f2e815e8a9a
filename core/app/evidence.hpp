// evidence.hpp: what of a person's records can be relied on today; one answer for every page that counts it.
//
// Result    How long a rating or an assessment counts is the catalogue's `fresh_months`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/records/registry.hpp"

namespace app {

/// Whether an employee number begins with the birth date; nothing where one of the two does not tell.
[[nodiscard]] std::optional<bool> number_agrees(std::string_view employee_number, const std::optional<base::Day>& birth);

/// The last so many years should have a performance rating each.
[[nodiscard]] int rated_years(const records::Catalogue& catalogue);

/// Of the fields of an employee that are required or recommended, and no special ones: how many, and which are not known.
struct Completeness {
    std::int64_t asked = 0;
    std::vector<records::FieldIndex> missing;
    [[nodiscard]] std::int64_t known() const { return asked - static_cast<std::int64_t>(missing.size()); }
};
[[nodiscard]] Completeness completeness(const records::Catalogue& catalogue, const records::Record& employee);

/// The newest assessment of everybody's competences. Borrows the registry.
class Assessments {
public:
    explicit Assessments(const records::Registry& registry);
    [[nodiscard]] bool is_fresh(std::string_view employee_number, base::Day today) const;

private:
    std::map<std::string_view, base::Day> newest_;
    int fresh_months_ = 0;
};

}  // namespace app
