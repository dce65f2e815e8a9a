// intent.hpp: everything that can happen, as values.
//
// Problem   Undo labels, tests, replay and reports of faults need to know what a user *meant*, not which widget fired.
// Result    One small struct for each thing a user or the world does. Completions of effects (a file stored, a job done)
//           are intents too. `update` (update.hpp) is the only reader.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/app/job.hpp"
#include "core/app/preferences.hpp"
#include "core/app/reorganisation.hpp"
#include "core/app/saved_list.hpp"
#include "core/journal/writer.hpp"
#include "core/rules/exemption.hpp"

namespace app {

// --- life of the program
/// The first intent: who we are, on which day, and whether this window may write.
struct Started {
    Identity identity;
    Preferences preferences;
    base::Day today;
    std::int64_t now_ms = 0;
    bool is_writer = false;
};
/// Time as the host's clock has it; sent before other intents whenever it has moved.
struct Ticked {
    base::Day today;
    std::int64_t now_ms = 0;
};
/// The store was read: every bundle it holds, in any order.
struct StoreOpened {
    std::vector<journal::BundleFile> files;
    bool has_vanished = false;  // the browser dropped what this device had stored; we go on under a new device name
};
/// The store cannot be used; work goes on in memory, and the user is told.
struct StoreFailed {
    std::string detail;
};
/// This window became the only writer (the other was closed); the store is read again.
struct BecameWriter {
    std::vector<journal::BundleFile> files;
};
/// Answer to StoreBundles.
struct Stored {
    std::uint32_t token = 0;
    bool is_ok = false;
};
struct RetrySave {};

// --- long work
struct JobProgressed {
    std::uint32_t token = 0;
    JobProgress progress;
};
struct JobFinished {
    std::uint32_t token = 0;
    JobResult result;
};
struct CancelJob {};
struct DismissNotice {};

// --- import
/// Files dropped or picked: tables of records, or Serasi bundles.
struct GiveFiles {
    std::vector<GivenFile> files;
};
// ColumnChoice, CellFix, ValueFix, SheetChoice and KindChoice (job.hpp) are intents too: the files are staged again.
/// Keeps the mapping of a file on the table under a name, for the next file with the same headers.
struct KeepMapping {
    std::size_t file = 0;
    std::string name;
};
struct CommitImport {
    bool corrects_units = false;  // other names and parents of units were always so; see unit_past.hpp
};
struct DiscardImport {};
/// Takes one file off the table; what was chosen about the others stays.
struct LeaveFile {
    std::size_t file = 0;
};
/// Fills an empty registry with the demo city (core/demo), as an import that is committed at once and can be undone.
struct MakeDemoCity {
    int employees = 3140;
    std::uint64_t seed = 7;
};

// --- records
struct EditField {
    records::EntityKind entity = records::EntityKind::employee;
    std::string key;
    records::FieldIndex field = 0;
    records::Value value;
    bool corrects_unit = false;  // see unit_past.hpp
};
/// A new record of a kind that is entered by hand: of a history, a wish, a relative, a course. Every part of its key that is required is known.
struct AddRecord {
    records::EntityKind entity = records::EntityKind::position_history;
    std::vector<records::Value> values;  // by field
};
/// Takes out records of a kind that is entered by hand, as one step. Nothing else can be taken out.
struct RemoveRecords {
    records::EntityKind entity = records::EntityKind::position_history;
    std::vector<std::string> keys;
};
/// Units renamed, merged, split or dissolved, as one step.
struct Reorganise {
    Reorganisation wanted;
};
/// One of the concurrent values was chosen; for a removed record, `value` 1 keeps it and 0 removes it.
struct ResolveConflict {
    records::EntityKind entity = records::EntityKind::employee;
    std::string key;
    std::optional<records::FieldIndex> field;
    records::Value value;
};
/// Under its name, in place of the one that has it.
struct KeepList {
    SavedList list;
};
struct DropList {
    records::EntityKind entity = records::EntityKind::employee;
    std::string name;
};
/// One person passes one rule by somebody's decision; day and recorder are filled in. Replaces an earlier one of the two.
struct RecordExemption {
    rules::Exemption exemption;
};
struct WithdrawExemption {
    std::string key;  // of the record
};
struct Undo {};
struct Redo {};

// --- settings
struct SetPreferences {
    Preferences preferences;
};
/// A shared setting: `weight.<part>`, `rule.<id>.<parameter>`, `talent.<threshold>`; an empty value goes back to the published default.
struct SetShared {
    std::string name;
    std::string value;
};

/// Whom the changed parameters of a rule touch, against the rule as it was published.
struct TestRule {
    std::string rule;  // id
};

// --- plan
/// By the present plan's mechanism; a limit on moves asks for `optimal`.
struct MakePlan {
    std::optional<std::int64_t> max_moves;
};
struct DiscardPlan {};
/// A plan under other options beside the present one. While one is being computed the next waits, and only the latest.
struct TryPlan {
    PlanChoice choice;
};
/// The present trial, or the plan as it was made, with one more decision of the panel.
struct TryDecision {
    planning::Decision decision;
};
/// The trial goes on without a decision that is only tried; a trial of nothing else ends.
struct UntryDecision {
    planning::Decision decision;
};
/// A decision in force goes from the records; what would follow is tried, where there is a plan.
struct WithdrawDecision {
    planning::Decision decision;
};
/// The trial becomes the plan; weights and decisions that were tried become shared settings, in one step of undo.
struct KeepTrial {};
struct DropTrial {};
/// Plans by every mechanism, beside the present one.
struct ComparePlans {};
/// The best total fit for every number of moves, where the plan goes by fit.
struct FindFrontier {};
/// The plan of this mechanism, of those compared, becomes the plan.
struct KeepCompared {
    std::string mechanism;
};
struct ExportPlan {
    bool as_json = false;  // otherwise CSV
};

// --- files to take away
/// The records of one kind in the columns of SIASN.
struct ExportRecords {
    records::EntityKind entity = records::EntityKind::employee;
    intake::TableFormat format = intake::TableFormat::workbook;
};
// ExportList and ExportCells (job.hpp) are intents too.
/// The rows of a file on the table that need somebody, with reason and remedy.
struct ExportErrors {
    std::size_t file = 0;
};
/// What was found in all files on the table.
struct ExportReport {};

// --- sync and copies
struct SyncNow {};
struct StopSync {};
/// Answer to HttpRequest; status 0: no connection.
struct HttpAnswered {
    std::uint32_t token = 0;
    int status = 0;
    std::shared_ptr<const std::string> body;
};
/// Every bundle, as one file that any Serasi reads: one bundle a line.
struct ExportBundles {};

using Intent =
    std::variant<Started, Ticked, StoreOpened, StoreFailed, BecameWriter, Stored, RetrySave, JobProgressed, JobFinished, CancelJob,
                 DismissNotice, GiveFiles, ColumnChoice, CellFix, ValueFix, SheetChoice, KindChoice, KeepMapping, CommitImport, DiscardImport, LeaveFile, MakeDemoCity, EditField, AddRecord, RemoveRecords, Reorganise,
                 ResolveConflict, RecordExemption, WithdrawExemption, Undo, Redo, SetPreferences, SetShared, TestRule, MakePlan, DiscardPlan, TryPlan, TryDecision, UntryDecision, WithdrawDecision, KeepTrial, DropTrial,
                 ComparePlans, FindFrontier, KeepCompared, ExportPlan, ExportRecords, ExportList, ExportCells, ExportErrors, ExportReport, KeepList, DropList, SyncNow, StopSync,
                 HttpAnswered, ExportBundles>;

}  // namespace app
