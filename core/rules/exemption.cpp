#include "core/rules/exemption.hpp"

#include "core/base/text.hpp"

namespace rules {

using records::EntityKind;

base::Result<void> check_exemption(const Pack& pack, const records::Registry& registry, const Exemption& exemption) {
    const auto fail = [&](const char* code) {
        return base::fail(code, exemption.key(), {{"employee", exemption.employee}, {"rule", exemption.rule}, {"position", exemption.position}});
    };
    const Rule* rule = pack.find(exemption.rule);
    if (rule == nullptr) return fail("rules.exemption.rule");
    if (!rule->may_exempt()) return fail("rules.exemption.law");
    if (registry.table(EntityKind::employee).find(exemption.employee) == nullptr) return fail("rules.exemption.employee");
    if (!exemption.position.empty() && registry.table(EntityKind::position).find(exemption.position) == nullptr)
        return fail("rules.exemption.position");
    if (base::trim(exemption.reason).empty()) return fail("rules.exemption.reason");
    if (base::trim(exemption.approver).empty()) return fail("rules.exemption.approver");
    return {};
}

Exemptions read_exemptions(const records::Registry& registry, const Pack& pack) {
    Exemptions found;
    for (const records::Record& record : registry.table(EntityKind::exemption).rows()) {
        const auto value = [&](std::string_view field) { return registry.value(EntityKind::exemption, record, field); };
        const auto text = [&](std::string_view field) { return std::string(records::as_text(value(field))); };
        Exemption one{text("employee_number"), text("rule"), text("position_id"), text("reason"), text("approver"),
                      records::as_day(value("decided_on")), text("recorded_by")};
        if (auto checked = check_exemption(pack, registry, one); !checked) {
            found.faults.push_back(std::move(checked).error());
            found.void_ones.push_back(std::move(one));
        } else {
            found.valid.push_back(std::move(one));
        }
    }
    return found;
}

}  // namespace rules
