#include <algorithm>
#include <iterator>

#include "core/app/history.hpp"
#include "core/app/import_log.hpp"
#include "core/app/mapping_profile.hpp"
#include "core/app/unit_past.hpp"
#include "core/app/updater.hpp"
#include "core/base/text.hpp"

namespace app {

namespace {

constexpr std::size_t k_undo_steps = 200;
constexpr std::ptrdiff_t k_undo_plans = 8;  // a plan of a city is some megabytes

/// More than one bundle takes: some 20 ms in a browser.
bool is_long(const std::vector<journal::Change>& changes) {
    std::size_t values = 0;
    for (const journal::Change& change : changes) values += change.fields.size();
    return changes.size() > journal::k_operations_a_bundle || values > journal::k_values_a_bundle;
}

bool is_bundle_file(const GivenFile& file) { return file.bytes->starts_with("{\"alg\":") && file.bytes->contains("\"serasi-bundle\""); }

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
    const auto has_plan = [](const UndoStep& one) { return one.plan.has_value(); };
    if (std::ranges::count_if(state_.undo, has_plan) > k_undo_plans) state_.undo.erase(std::ranges::find_if(state_.undo, has_plan));
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
    state_.undo.push_back(std::move(step));
    state_.notice.reset();
}

void Updater::stage(std::vector<GivenFile> files, Adjustments adjustments, JobPurpose purpose) {
    state_.staging_revision = state_.revision;
    run(purpose, StageSpec{std::move(files), std::move(adjustments), shared_registry(state_), state_.today}, "job.staging");
}

void Updater::stage_again(const Staging& staging, Adjustments adjustments, JobPurpose purpose) {
    std::vector<GivenFile> files;
    for (const Staging::File& file : staging.files) files.push_back(file.source);
    stage(std::move(files), std::move(adjustments), purpose);
}

void Updater::operator()(const GiveFiles& intent) {
    if (!may_edit(state_)) return notify(Notice::Kind::warn, "notice.cannot_edit");
    std::vector<journal::BundleFile> bundles;
    std::vector<GivenFile> tables;
    for (const GivenFile& file : intent.files) {
        if (!is_bundle_file(file)) {
            tables.push_back(file);
            continue;
        }
        for (const std::string_view line : base::split(*file.bytes, '\n')) {
            if (!base::trim(line).empty()) bundles.push_back({file.name, std::string(line)});
        }
    }
    if (!bundles.empty()) {
        run(JobPurpose::add_bundles, OpenSpec{state_.ledger, std::move(bundles)}, "job.opening");
    } else if (!tables.empty()) {
        give_tables(std::move(tables));
    }
}

/// More files join those already on the table, which keep what was chosen about them; one that lies there is not taken
/// twice.
void Updater::give_tables(std::vector<GivenFile> tables) {
    std::vector<GivenFile> files;
    if (state_.staging) {
        for (const Staging::File& file : state_.staging->files) files.push_back(file.source);
    }
    std::string repeated;
    for (GivenFile& table : tables) {
        const bool is_there =
            std::ranges::any_of(files, [&](const GivenFile& file) { return *file.bytes == *table.bytes; });
        if (is_there) repeated = table.name;
        else files.push_back(std::move(table));
    }
    if (!repeated.empty()) notify(Notice::Kind::info, "notice.file_repeated", {{"file", repeated}});
    if (state_.staging && files.size() == state_.staging->files.size()) return;
    stage(std::move(files), state_.staging ? state_.staging->adjustments : Adjustments{}, JobPurpose::stage);
}

void Updater::operator()(const ColumnChoice& intent) {
    if (!state_.staging) return;
    Adjustments adjustments = state_.staging->adjustments;
    std::erase_if(adjustments.columns,
                  [&](const ColumnChoice& old) { return old.file == intent.file && old.column == intent.column; });
    adjustments.columns.push_back(intent);
    stage_again(*state_.staging, std::move(adjustments), JobPurpose::stage);
}

void Updater::operator()(const CellFix& intent) {
    if (!state_.staging) return;
    Adjustments adjustments = state_.staging->adjustments;
    std::erase_if(adjustments.cells, [&](const CellFix& old) {
        return old.file == intent.file && old.row == intent.row && old.column == intent.column;
    });
    adjustments.cells.push_back(intent);
    stage_again(*state_.staging, std::move(adjustments), JobPurpose::stage);
}

void Updater::operator()(const SheetChoice& intent) {
    if (!state_.staging) return;
    // What was chosen about the other sheet does not fit this one.
    Adjustments adjustments = state_.staging->adjustments;
    const auto is_of_file = [&](const auto& old) { return old.file == intent.file; };
    std::erase_if(adjustments.columns, is_of_file);
    std::erase_if(adjustments.cells, is_of_file);
    std::erase_if(adjustments.kinds, is_of_file);
    std::erase_if(adjustments.sheets, is_of_file);
    adjustments.sheets.push_back(intent);
    stage_again(*state_.staging, std::move(adjustments), JobPurpose::stage);
}

void Updater::operator()(const KindChoice& intent) {
    if (!state_.staging) return;
    Adjustments adjustments = state_.staging->adjustments;
    const auto is_of_file = [&](const auto& old) { return old.file == intent.file; };
    std::erase_if(adjustments.columns, is_of_file);  // fields of another kind
    std::erase_if(adjustments.kinds, is_of_file);
    adjustments.kinds.push_back(intent);
    stage_again(*state_.staging, std::move(adjustments), JobPurpose::stage);
}

void Updater::operator()(const KeepMapping& intent) {
    if (!state_.staging || intent.file >= state_.staging->files.size() || intent.name.empty()) return;
    const auto& staged = state_.staging->files[intent.file].staged;
    if (!staged) return;
    (*this)(SetShared{profile_setting(intent.name), profile_text(registry(state_).catalogue(), staged->mapping)});
    notify(Notice::Kind::good, "notice.mapping_kept", {{"name", intent.name}});
}

void Updater::operator()(const CommitImport& intent) {
    if (!state_.staging || !may_edit(state_) || (state_.job && state_.job->purpose == JobPurpose::write_import)) return;
    if (state_.staging_revision == state_.revision) return commit_staging(state_.staging, intent.corrects_units);
    // Somebody edited meanwhile: compare once more, then commit.
    Adjustments adjustments = state_.staging->adjustments;
    adjustments.corrects_units = intent.corrects_units;
    stage_again(*state_.staging, std::move(adjustments), JobPurpose::commit);
}

void Updater::commit_staging(std::shared_ptr<const Staging> staging, bool corrects_units) {
    if (std::ranges::all_of(staging->files, [](const Staging::File& file) { return file.difference.counts.to_write() == 0; })) {
        state_.staging.reset();
        return notify(Notice::Kind::info, "notice.nothing_to_import");
    }
    std::vector<journal::Change> log;
    for (const Staging::File& file : staging->files) {
        if (!file.staged) continue;
        const std::string value = import_value(registry(state_), *file.staged, state_.today, staging->quality);
        if (auto change = setting_change(import_setting(*file.staged), value)) log.push_back(std::move(*change));
    }
    WriteSpec spec = write_spec("undo.import", std::make_shared<const std::vector<journal::Change>>(std::move(log)));
    spec.staging = std::move(staging);
    spec.corrects_units = corrects_units;
    run(JobPurpose::write_import, std::move(spec), "job.writing");
}

void Updater::operator()(const DiscardImport&) {
    const auto is_about_files = [](JobPurpose purpose) {
        return purpose == JobPurpose::stage || purpose == JobPurpose::commit || purpose == JobPurpose::write_import;
    };
    if (state_.job && is_about_files(state_.job->purpose)) stop_job();
    state_.staging.reset();
}

void Updater::operator()(const LeaveFile& intent) {
    if (!state_.staging || !may_edit(state_) || intent.file >= state_.staging->files.size()) return;
    std::vector<GivenFile> files;
    for (const Staging::File& file : state_.staging->files) files.push_back(file.source);
    files.erase(files.begin() + static_cast<std::ptrdiff_t>(intent.file));
    if (files.empty()) return (*this)(DiscardImport{});
    Adjustments adjustments = state_.staging->adjustments;
    const auto forget = [&](auto& choices) {
        std::erase_if(choices, [&](const auto& choice) { return choice.file == intent.file; });
        for (auto& choice : choices)
            if (choice.file > intent.file) --choice.file;
    };
    forget(adjustments.columns);
    forget(adjustments.cells);
    forget(adjustments.sheets);
    forget(adjustments.kinds);
    stage(std::move(files), std::move(adjustments), JobPurpose::stage);
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
