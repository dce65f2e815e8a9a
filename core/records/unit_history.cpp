#include "core/records/unit_history.hpp"

#include <algorithm>

namespace records {

namespace {

std::optional<base::Day> day_of(const Registry& registry, EntityKind kind, const Record& record, std::string_view field) {
    return as_day(registry.value(kind, record, field));
}

}  // namespace

UnitThen unit_as_of(const Registry& registry, const Record& unit, base::Day day) {
    const Record* past = nullptr;
    std::optional<base::Day> end;
    for (const Record& record : registry.table(EntityKind::unit_history).owned_by(unit.key)) {
        const auto until = day_of(registry, EntityKind::unit_history, record, "until");
        if (!until || *until <= day || (end && *until > *end)) continue;
        end = until;
        past = &record;
    }
    const EntityKind kind = past != nullptr ? EntityKind::unit_history : EntityKind::unit;
    const Record& said = past != nullptr ? *past : unit;
    const auto from = day_of(registry, EntityKind::unit, unit, "valid_from");
    return {(!from || *from <= day) && !is_closed(registry, unit, day), as_text(registry.value(kind, said, "name")),
            as_text(registry.value(kind, said, "parent_id")), past != nullptr};
}

bool is_closed(const Registry& registry, const Record& unit, std::optional<base::Day> day) {
    const auto closed = day_of(registry, EntityKind::unit, unit, "closed_on");
    return closed && (!day || *closed <= *day);
}

const Record* successor(const Registry& registry, const Record& unit, base::Day day) {
    const Table& units = registry.table(EntityKind::unit);
    const Record* at = &unit;
    // Dirty data may stand in a circle, which is no longer than all units.
    for (std::size_t steps = 0; at != nullptr && steps <= units.size(); ++steps) {
        if (!is_closed(registry, *at, day)) return at;
        at = units.find(as_text(registry.value(EntityKind::unit, *at, "successor_id")));
    }
    return nullptr;
}

std::optional<base::Day> last_change(const Registry& registry, const Record& unit) {
    auto last = day_of(registry, EntityKind::unit, unit, "valid_from");
    for (const Record& record : registry.table(EntityKind::unit_history).owned_by(unit.key)) {
        const auto until = day_of(registry, EntityKind::unit_history, record, "until");
        if (until && (!last || *until > *last)) last = until;
    }
    return last;
}

}  // namespace records
