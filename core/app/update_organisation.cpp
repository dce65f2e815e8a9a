#include "core/app/updater.hpp"

namespace app {

void Updater::operator()(const Reorganise& intent) {
    if (!may_edit(state_)) return notify(Notice::Kind::warn, "notice.cannot_edit");
    const records::Registry& present = registry(state_);
    // Unlike that of any other device, and of any earlier step of this one.
    const std::string& device = state_.identity.device;
    const std::string new_id = device + '-' + std::to_string(state_.ledger->last_of(device).first + 1);
    auto done = reorganise(present, records::Seating::of(present, state_.today), intent.wanted, new_id, state_.today);
    if (!done) return notify(done.error());
    const records::Record* unit = present.table(records::EntityKind::unit).find(intent.wanted.unit);
    const base::Arg name{"unit", std::string(records::as_text(present.value(records::EntityKind::unit, *unit, "name")))};
    commit(std::move(done->changes), {"undo.organisation", {name}, {}, {}});
    notify(Notice::Kind::good, "notice.organisation", {name}, true);
}

}  // namespace app
