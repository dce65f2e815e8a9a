// Files on the table: staging, what the user chooses about them, the commit, and taking them off again.
#include <algorithm>

#include "core/app/import_log.hpp"
#include "core/app/mapping_profile.hpp"
#include "core/app/updater.hpp"
#include "core/base/text.hpp"

namespace app {

namespace {

bool is_bundle_file(const GivenFile& file) { return file.bytes->starts_with("{\"alg\":") && file.bytes->contains("\"serasi-bundle\""); }

}  // namespace

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

/// Stages again with a choice in place of an earlier one about the same.
template <class Choice, class Same>
void Updater::choose(std::vector<Choice> Adjustments::* choices, const Choice& choice, Same is_same) {
    if (!state_.staging) return;
    Adjustments adjustments = state_.staging->adjustments;
    std::erase_if(adjustments.*choices, [&](const Choice& old) { return old.file == choice.file && is_same(old, choice); });
    (adjustments.*choices).push_back(choice);
    stage_again(*state_.staging, std::move(adjustments), JobPurpose::stage);
}

void Updater::operator()(const ColumnChoice& intent) {
    choose(&Adjustments::columns, intent, [](const ColumnChoice& a, const ColumnChoice& b) { return a.column == b.column; });
}

void Updater::operator()(const CellFix& intent) {
    choose(&Adjustments::cells, intent, [](const CellFix& a, const CellFix& b) { return a.row == b.row && a.column == b.column; });
}

void Updater::operator()(const ValueFix& intent) {
    choose(&Adjustments::values, intent, [](const ValueFix& a, const ValueFix& b) { return a.row == b.row && a.field == b.field; });
}

void Updater::operator()(const SheetChoice& intent) {
    if (!state_.staging) return;
    // What was chosen about the other sheet does not fit this one.
    Adjustments adjustments = state_.staging->adjustments;
    const auto is_of_file = [&](const auto& old) { return old.file == intent.file; };
    std::erase_if(adjustments.columns, is_of_file);
    std::erase_if(adjustments.cells, is_of_file);
    std::erase_if(adjustments.values, is_of_file);
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
    std::erase_if(adjustments.values, is_of_file);
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

void Updater::stop_import() {
    const auto is_about_files = [](JobPurpose purpose) {
        return purpose == JobPurpose::stage || purpose == JobPurpose::commit || purpose == JobPurpose::write_import;
    };
    if (state_.job && is_about_files(state_.job->purpose)) stop_job();
}

void Updater::exchange_files(UndoStep& step) {
    if (!step.files) return;
    stop_import();
    std::swap(state_.staging, step.files->staging);
    std::swap(state_.staging_revision, step.files->revision);
}

void Updater::operator()(const DiscardImport&) {
    stop_import();
    if (!state_.staging) return;
    const auto has_work = [](const Staging::File& file) {
        return !file.staged || file.staged->counts.invalid > 0 || file.difference.counts.to_write() > 0;
    };
    const FilesOnTable files{std::move(state_.staging), state_.staging_revision};
    state_.staging.reset();
    if (!std::ranges::any_of(files.staging->files, has_work)) return;
    remember({"undo.discard", {{"count", std::to_string(files.staging->files.size())}}, {}, {}, {}, files});
    notify(Notice::Kind::info, "notice.discarded", {}, true);
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
    forget(adjustments.values);
    forget(adjustments.sheets);
    forget(adjustments.kinds);
    stage(std::move(files), std::move(adjustments), JobPurpose::stage);
}

}  // namespace app
