// fixtures.hpp: small files and registries for the intake tests. Every person is made up.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/intake/staging.hpp"

namespace fixtures {

inline const base::Day k_today = *base::day_from_civil(2026, 11, 1);

using FieldTexts = std::vector<std::pair<std::string_view, std::string_view>>;

/// Adds a record by field names and storage texts.
inline void add(records::Registry& registry, records::EntityKind kind, std::string key, const FieldTexts& fields) {
    const records::Catalogue& catalogue = registry.catalogue();
    records::Record record{std::move(key), records::Values(catalogue.entity(kind).fields.size()), 0};
    for (const auto& [name, text] : fields) {
        const auto index = catalogue.index(kind, name);
        record.values[index] = *records::from_storage_text(text, catalogue.field(kind, index).type);
    }
    std::vector<records::Record> batch;
    batch.push_back(std::move(record));
    registry.table(kind).insert(std::move(batch));
}

inline std::shared_ptr<records::Registry> empty_registry() {
    return std::make_shared<records::Registry>(records::Catalogue::standard());
}

/// A city of four units, one name twice, and two employees.
inline std::shared_ptr<records::Registry> small_city() {
    auto registry = empty_registry();
    using records::EntityKind;
    add(*registry, EntityKind::unit, "u1", {{"unit_id", "u1"}, {"name", "Dinas Pendidikan"}});
    add(*registry, EntityKind::unit, "u2", {{"unit_id", "u2"}, {"name", "SD Negeri 01 Kolok"}, {"parent_id", "u1"}});
    add(*registry, EntityKind::unit, "u3", {{"unit_id", "u3"}, {"name", "Sekretariat"}, {"parent_id", "u1"}});
    add(*registry, EntityKind::unit, "u4", {{"unit_id", "u4"}, {"name", "Dinas Kesehatan"}});
    add(*registry, EntityKind::unit, "u5", {{"unit_id", "u5"}, {"name", "Sekretariat"}, {"parent_id", "u4"}});
    add(*registry, EntityKind::employee, "198504122010012014",
        {{"employee_number", "198504122010012014"},
         {"name", "Yenni Elvira"},
         {"birth_date", "1985-04-12"},
         {"sex", "female"},
         {"employment_kind", "pns"},
         {"phone", "081200000001"}});
    add(*registry, EntityKind::employee, "199001012015031001",
        {{"employee_number", "199001012015031001"},
         {"name", "Riko Piliang"},
         {"birth_date", "1990-01-01"},
         {"sex", "male"},
         {"employment_kind", "pns"}});
    return registry;
}

inline intake::StagedFile staged(std::string bytes,
                                 std::shared_ptr<const records::Registry> registry = empty_registry()) {
    auto result = intake::stage("uji.csv", std::move(bytes), std::move(registry), k_today);
    BASE_ASSERT(result.has_value());
    return std::move(*result);
}

inline std::string fault(std::string bytes) {
    const auto result = intake::stage("uji.csv", std::move(bytes), empty_registry(), k_today);
    return result ? "no fault" : result.error().code;
}

/// The value of a row's field as storage text.
inline std::string value(const intake::StagedFile& file, std::size_t row, std::string_view field) {
    const records::Catalogue& catalogue = records::Catalogue::standard();
    const auto index = catalogue.index(file.entity(), field);
    return records::storage_text(file.rows.at(row).values[index], catalogue.field(file.entity(), index).type);
}

/// The codes of a row's findings, in order, separated by spaces.
inline std::string codes(const intake::StagedFile& file, std::size_t row) {
    std::string text;
    for (const intake::Finding& finding : file.findings_of(file.rows.at(row))) {
        text.append(text.empty() ? "" : " ").append(finding.code);
    }
    return text;
}

inline bool has_file_finding(const intake::StagedFile& file, std::string_view code, std::string_view variant = {}) {
    return std::ranges::any_of(file.file_findings(), [&](const intake::Finding& finding) {
        return finding.code == code && finding.variant == variant;
    });
}

}  // namespace fixtures
