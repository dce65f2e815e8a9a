#include "core/app/kin.hpp"

#include <algorithm>

#include "core/app/history.hpp"
#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "core/rules/facts.hpp"

namespace app {

std::vector<Relative> relatives(const records::Registry& registry, std::string_view employee, std::optional<base::Day> day) {
    constexpr auto k_family = records::EntityKind::family;
    const auto field = [&](std::string_view name) { return registry.catalogue().index(k_family, name); };
    const auto owner = field("employee_number"), other = field("relative_number"), relation = field("relation"), since = field("since"), until = field("until");
    std::vector<Relative> found;
    for (const bool is_mirror : {false, true}) {
        for (const records::Record& record : registry.table(k_family).rows()) {
            const auto text = [&](records::FieldIndex index) { return base::trim(records::as_text(record.values[index])); };
            const std::string_view whose = text(is_mirror ? other : owner), number = text(is_mirror ? owner : other);
            if (whose != employee || number == employee) continue;
            if (day && held_on(registry.catalogue().entity(k_family), record, *day) == Held::no) continue;
            auto known = std::ranges::find(found, number, &Relative::number);
            if (known == found.end()) {
                const std::string_view code = is_mirror ? rules::mirrored(text(relation)) : text(relation);
                known = found.insert(found.end(), {std::string(number), std::string(code), records::as_day(record.values[since]), {}, {}});
            }
            if (!known->until) known->until = records::as_day(record.values[until]);
            known->records.push_back(record.key);
        }
    }
    base::sort(found, {}, &Relative::number);
    return found;
}

}  // namespace app
