#include <algorithm>
#include <iterator>

#include "core/app/history.hpp"
#include "core/app/unit_past.hpp"
#include "core/app/updater.hpp"
#include "core/base/text.hpp"

namespace app {

namespace {

constexpr std::size_t k_undo_steps = 200;
constexpr std::ptrdiff_t k_undo_plans = 8;  // a plan of a city is some megabytes
constexpr std::ptrdiff_t k_undo_files = 2;  // and its files some tens

/// More than one bundle takes: some 20 ms in a browser.
bool is_long(const std::vector<journal::Change>& changes) {
    std::size_t values = 0;
    for (const journal::Change& change : changes) values += change.fields.size();
    return changes.size() > journal::k_operations_a_bundle || values > journal::k_values_a_bundle;
}

}  // namespace

void Updater::write(const std::vector<journal::Change>& changes, const std::string& reason) {
    const Identity& identity = state_.identity;
    keep(journal::write(own_ledger(), {identity.space, identity.device, identity.actor, state_.now_ms}, changes, reason));
    ++state_.revision;
}

void Updater::commit(std::vector<journal::Change> changes, UndoStep step) {
    if (changes.empty() || !may_edit(state_)) return;
    step.back = std::make_shared<const std::vector<journal::Change>>(journal::inverse(registry(state_), changes));
    write(changes, step.label);
    step.forth = std::make_shared<const std::vector<journal::Change>>(std::move(changes));
    remember(std::move(step));
}

WriteSpec Updater::write_spec(std::string reason, Changes changes) const {
    const Identity& identity = state_.identity;
    return {state_.ledger, {identity.space, identity.device, identity.actor, state_.now_ms}, state_.today, std::move(reason), nullptr, std::move(changes)};
}

void Updater::finish_written(JobPurpose purpose, Written written, std::uint64_t revision) {
    if (!may_edit(state_)) return;
    if (revision != state_.revision) {  // somebody edited meanwhile: an import is compared once more, a step of undo is not taken
        if (purpose != JobPurpose::write_import) return;
        Adjustments adjustments = written.staging->adjustments;
        adjustments.corrects_units = written.corrects_units;
        return stage_again(*written.staging, std::move(adjustments), JobPurpose::commit);
    }
    state_.ledger = std::move(written.ledger);
    ++state_.revision;
    keep(std::move(written.files));
    if (purpose == JobPurpose::write_undo) return undone();
    if (purpose == JobPurpose::write_redo) return redone();
    std::int64_t count = 0;
    std::int64_t refused = 0;
    for (const Staging::File& file : written.staging->files) {
        count += file.difference.counts.to_write();
        refused += file.difference.counts.refused;
    }
    state_.staging.reset();
    remember({"undo.import", {{"count", base::grouped(count)}}, std::move(written.inverse), std::move(written.changes)});
    notify(refused == 0 ? Notice::Kind::good : Notice::Kind::warn, refused == 0 ? "notice.imported" : "notice.imported_partly",
           {{"count", base::grouped(count)}, {"refused", base::grouped(refused)}}, true);
}

void Updater::remember(UndoStep step) {
    state_.undo.push_back(std::move(step));
    const auto keep_last = [&](std::ptrdiff_t most, auto has_it) {
        if (std::ranges::count_if(state_.undo, has_it) > most) state_.undo.erase(std::ranges::find_if(state_.undo, has_it));
    };
    keep_last(k_undo_plans, [](const UndoStep& one) { return one.plan.has_value(); });
    keep_last(k_undo_files, [](const UndoStep& one) { return one.files.has_value(); });
    if (state_.undo.size() > k_undo_steps) state_.undo.erase(state_.undo.begin());
    state_.redo.clear();
}

void Updater::operator()(const Undo&) {
    if (state_.undo.empty() || !may_edit(state_)) return;
    const Changes& back = state_.undo.back().back;
    if (back && is_long(*back)) return run(JobPurpose::write_undo, write_spec("undo", back), "job.writing");
    if (back) write(*back, "undo");
    undone();
}

void Updater::undone() {
    UndoStep step = std::move(state_.undo.back());
    state_.undo.pop_back();
    exchange_plan(step);
    exchange_files(step);
    notify(Notice::Kind::info, "notice.undone", {{"what", step.label}});
    std::ranges::copy(step.args, std::back_inserter(state_.notice->args));
    state_.redo.push_back(std::move(step));
}

void Updater::operator()(const Redo&) {
    if (state_.redo.empty() || !may_edit(state_)) return;
    const Changes& forth = state_.redo.back().forth;
    if (forth && is_long(*forth)) return run(JobPurpose::write_redo, write_spec("redo", forth), "job.writing");
    if (forth) write(*forth, "redo");
    redone();
}

void Updater::redone() {
    UndoStep step = std::move(state_.redo.back());
    state_.redo.pop_back();
    exchange_plan(step);
    exchange_files(step);
    state_.undo.push_back(std::move(step));
    state_.notice.reset();
}

void Updater::operator()(const EditField& intent) {
    const records::Record* record = registry(state_).table(intent.entity).find(intent.key);
    if (!record || record->values[intent.field] == intent.value) return;
    std::vector<journal::Change> changes{{intent.entity, intent.key, false, {{intent.field, intent.value}}}};
    if (!intent.corrects_unit) keep_units(registry(state_), state_.today, changes).finish();
    keep_histories(registry(state_), changes).finish();
    pass_unit_names(registry(state_), changes).finish();
    commit(std::move(changes), {"undo.edit", {}, {}, {}});
}

void Updater::operator()(const AddRecord& intent) {
    if (!may_edit(state_)) return notify(Notice::Kind::warn, "notice.cannot_edit");
    const records::Registry& present = registry(state_);
    const records::Entity& entity = present.catalogue().entity(intent.entity);
    journal::Change change{intent.entity, records::record_key(entity, intent.values), false, {}};
    if (!entity.is_entered_by_hand() || change.key.empty()) return;
    if (present.table(intent.entity).find(change.key) != nullptr) return notify(Notice::Kind::info, "notice.added_before");
    for (records::FieldIndex field = 0; field < intent.values.size(); ++field)
        if (records::is_known(intent.values[field])) change.fields.push_back({field, intent.values[field]});
    commit({std::move(change)}, {"undo.add", {}, {}, {}});
    notify(Notice::Kind::good, "notice.added", {}, true);
}

void Updater::operator()(const RemoveRecords& intent) {
    if (!may_edit(state_)) return notify(Notice::Kind::warn, "notice.cannot_edit");
    const records::Registry& present = registry(state_);
    if (!present.catalogue().entity(intent.entity).is_entered_by_hand()) return;
    std::vector<journal::Change> changes;
    for (const std::string& key : intent.keys)
        if (present.table(intent.entity).find(key) != nullptr) changes.push_back({intent.entity, key, true, {}});
    if (changes.empty()) return;
    commit(std::move(changes), {"undo.remove", {}, {}, {}});
    notify(Notice::Kind::info, "notice.removed", {}, true);
}

void Updater::operator()(const ResolveConflict& intent) {
    journal::Change change{intent.entity, intent.key, false, {}};
    if (intent.field) change.fields.push_back({*intent.field, intent.value});
    else change.removes = records::as_integer(intent.value) == 0;
    commit({std::move(change)}, {"undo.resolve", {}, {}, {}});
}

void Updater::operator()(const RecordExemption& intent) {
    if (!may_edit(state_)) return notify(Notice::Kind::warn, "notice.cannot_edit");
    const rules::Exemption& one = intent.exemption;
    if (const auto checked = rules::check_exemption(rules::Pack::standard(), registry(state_), one); !checked) return notify(checked.error());
    const records::Catalogue& catalogue = registry(state_).catalogue();
    journal::Change change{records::EntityKind::exemption, one.key(), false, {}};
    const auto set = [&](std::string_view field, records::Value value) {
        change.fields.push_back({catalogue.index(records::EntityKind::exemption, field), std::move(value)});
    };
    set("employee_number", one.employee);
    set("rule", one.rule);
    set("position_id", one.position.empty() ? records::Value{} : records::Value{one.position});
    set("reason", base::squeeze(one.reason));
    set("approver", base::squeeze(one.approver));
    set("decided_on", std::int64_t{state_.today.number});
    set("recorded_by", state_.identity.actor);
    commit({std::move(change)}, {"undo.exemption", {{"rule", one.rule}}, {}, {}});
    notify(Notice::Kind::good, "notice.exempted", {{"rule", one.rule}}, true);
}

void Updater::operator()(const WithdrawExemption& intent) {
    if (!may_edit(state_)) return notify(Notice::Kind::warn, "notice.cannot_edit");
    if (registry(state_).table(records::EntityKind::exemption).find(intent.key) == nullptr) return;
    const std::string rule = intent.key.substr(intent.key.find('/') + 1);
    commit({{records::EntityKind::exemption, intent.key, true, {}}}, {"undo.exemption", {{"rule", rule}}, {}, {}});
    notify(Notice::Kind::info, "notice.exemption_withdrawn", {{"rule", rule}}, true);
}

std::optional<journal::Change> Updater::setting_change(const std::string& name, const std::string& value) const {
    const records::Catalogue& catalogue = registry(state_).catalogue();
    const auto setting = records::EntityKind::setting;
    const auto value_field = catalogue.index(setting, "value");
    const records::Record* record = registry(state_).table(setting).find(name);
    if (value.empty() && !record) return {};
    if (record && records::as_text(record->values[value_field]) == value) return {};
    journal::Change change{setting, name, value.empty(), {}};
    if (!change.removes) {
        change.fields.push_back({catalogue.index(setting, "name"), records::Value{name}});
        change.fields.push_back({value_field, records::Value{value}});
    }
    return change;
}

void Updater::operator()(const SetShared& intent) {
    if (auto change = setting_change(intent.name, intent.value))
        commit({std::move(*change)}, {"undo.setting", {{"name", intent.name}}, {}, {}});
}

void Updater::operator()(const KeepList& intent) {
    const std::string name = base::squeeze(intent.list.name);
    if (name.empty() || !may_edit(state_)) return;
    const auto setting = list_setting(registry(state_).catalogue(), intent.list.entity, name);
    if (auto change = setting_change(setting, list_text(intent.list)))
        commit({std::move(*change)}, {"undo.list", {{"name", name}}, {}, {}});
    notify(Notice::Kind::good, "notice.list_kept", {{"name", name}});
}

void Updater::operator()(const DropList& intent) {
    auto change = setting_change(list_setting(registry(state_).catalogue(), intent.entity, intent.name), {});
    if (!change || !may_edit(state_)) return;
    commit({std::move(*change)}, {"undo.list", {{"name", intent.name}}, {}, {}});
    notify(Notice::Kind::info, "notice.list_dropped", {{"name", intent.name}}, true);
}

void Updater::finish_added(const Opened& opened) {
    if (!opened.faults.empty()) notify(opened.faults.front());
    if (opened.added.empty()) {
        if (opened.faults.empty()) notify(Notice::Kind::info, "notice.bundles_known");
        return;
    }
    state_.ledger = opened.ledger;
    ++state_.revision;
    keep(opened.added);
    if (opened.faults.empty()) {
        notify(Notice::Kind::good, "notice.bundles_added", {{"count", base::grouped(static_cast<std::int64_t>(opened.added.size()))}});
    }
}

}  // namespace app
