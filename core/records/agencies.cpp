#include "core/records/agencies.hpp"

namespace records {

namespace {

// Dirty data may stand in a circle.
constexpr int k_deepest_unit = 16;

}  // namespace

Agencies::Agencies(const Registry& registry)
    : units_(&registry.table(EntityKind::unit)),
      parent_(registry.catalogue().index(EntityKind::unit, "parent_id")),
      kind_(registry.catalogue().index(EntityKind::unit, "kind")) {
    for (const Record& unit : units_->rows()) roots_ += above(unit) == nullptr ? 1 : 0;
}

const Record* Agencies::above(const Record& unit) const { return units_->find(as_text(unit.values[parent_])); }

bool Agencies::is_city(const Record& unit) const {
    const std::string_view kind = as_text(unit.values[kind_]);
    return kind.empty() ? roots_ == 1 && above(unit) == nullptr : kind == "city";
}

std::string_view Agencies::of(std::string_view unit_id) const {
    const Record* unit = units_->find(unit_id);
    if (unit == nullptr) return {};
    for (int depth = 0; depth < k_deepest_unit; ++depth) {
        const Record* higher = above(*unit);
        if (higher == nullptr || is_city(*higher)) break;
        unit = higher;
    }
    return unit->key;
}

std::uint32_t above_divisions(const Registry& registry, std::uint32_t unit) {
    const Table& units = registry.table(EntityKind::unit);
    const FieldIndex kind = registry.catalogue().index(EntityKind::unit, "kind");
    const FieldIndex parent = registry.catalogue().index(EntityKind::unit, "parent_id");
    for (int depth = 0; depth < k_deepest_unit; ++depth) {
        const Record& record = units.rows()[unit];
        if (as_text(record.values[kind]) != "division") return unit;
        const auto above = units.row_of(as_text(record.values[parent]));
        if (!above) return unit;
        unit = static_cast<std::uint32_t>(*above);
    }
    return unit;
}

}  // namespace records
