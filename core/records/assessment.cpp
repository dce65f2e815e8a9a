#include "core/records/assessment.hpp"

#include <ranges>

namespace records {

const Record* latest_assessment(const Registry& registry, std::string_view employee, std::string_view competency) {
    const FieldIndex level = registry.catalogue().index(EntityKind::competency, "level");
    std::string owner(employee);
    owner.append("/").append(competency);
    // The day is the last part of the key, so the newest stands last.
    for (const Record& record : registry.table(EntityKind::competency).owned_by(owner) | std::views::reverse)
        if (is_known(record.values[level])) return &record;
    return nullptr;
}

}  // namespace records
