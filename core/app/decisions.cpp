#include "core/app/decisions.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/base/order.hpp"

namespace app {

namespace {

using planning::Decision;
using records::EntityKind;

constexpr std::string_view k_lock = "decision.lock.";
constexpr std::string_view k_forbid = "decision.forbid.";

void order(Decisions& decisions) {
    base::sort(decisions, {}, [](const Decision& one) { return std::tie(one.employee, one.position); });
}

}  // namespace

Decisions decisions(const records::Registry& registry) {
    const auto value = registry.catalogue().index(EntityKind::setting, "value");
    Decisions found;
    std::set<std::string> locked;
    for (const records::Record& setting : registry.table(EntityKind::setting).rows()) {
        const std::string_view name = setting.key;
        const bool is_lock = name.starts_with(k_lock);
        if ((!is_lock && !name.starts_with(k_forbid)) || !records::is_known(setting.values[value])) continue;
        Decision decision{is_lock ? Decision::Kind::lock : Decision::Kind::forbid, {}, std::string(records::as_text(setting.values[value]))};
        decision.employee = name.substr(is_lock ? k_lock.size() : k_forbid.size());
        if (!is_lock) decision.employee.resize(std::min(decision.employee.size(), decision.employee.find('.')));
        if (setting.key != setting_name(decision) || registry.table(EntityKind::employee).find(decision.employee) == nullptr ||
            registry.table(EntityKind::position).find(decision.position) == nullptr)
            continue;
        if (is_lock) locked.insert(decision.employee);
        found.push_back(std::move(decision));
    }
    std::erase_if(found, [&](const Decision& one) { return one.kind == Decision::Kind::forbid && locked.contains(one.employee); });
    order(found);
    return found;
}

Decisions with_decision(Decisions given, Decision decision) {
    std::erase_if(given, [&](const Decision& one) {
        return one.employee == decision.employee &&
               (decision.kind == Decision::Kind::lock || one.kind == Decision::Kind::lock || one.position == decision.position);
    });
    given.push_back(std::move(decision));
    order(given);
    return given;
}

std::string setting_name(const Decision& decision) {
    if (decision.kind == Decision::Kind::lock) return std::string(k_lock) + decision.employee;
    return std::string(k_forbid) + decision.employee + '.' + decision.position;
}

}  // namespace app
