// job.hpp: long work in slices, so that a frame never waits and a user can cancel.
//
// Problem   Opening a year of operations, staging 5,000 rows or planning a city takes longer than a frame.
// Result    `update` asks for a job by value (`JobSpec`); the host makes it with `make_job`, calls `step` until its budget of
//           milliseconds is used, reports progress, and returns the result as an intent. Jobs hold no state of the app:
//           dropping one cancels it.
// Cost      One `step` aims at 1 to 4 ms natively.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/app/quality_share.hpp"
#include "core/base/date.hpp"
#include "core/intake/difference.hpp"
#include "core/intake/staging.hpp"
#include "core/intake/table_export.hpp"
#include "core/journal/writer.hpp"
#include "core/matching/frontier.hpp"
#include "core/planning/why.hpp"
#include "core/rules/impact.hpp"

namespace app {

struct Staging;

struct GivenFile {
    std::string name;
    std::shared_ptr<const std::string> bytes;
};

struct JobProgress {
    std::string phase;  // message key, e.g. "job.staging"
    std::int64_t done = 0;
    std::int64_t total = 1;
};

/// Folds bundle files into a ledger.
struct OpenSpec {
    std::shared_ptr<const journal::Ledger> base;
    std::vector<journal::BundleFile> files;
};
/// The column of a file means this field, or nothing.
struct ColumnChoice {
    std::size_t file = 0;
    std::size_t column = 0;
    std::optional<records::FieldIndex> field;
};
/// A cell corrected by hand, before the file is committed. `row` is the number a spreadsheet shows.
struct CellFix {
    std::size_t file = 0;
    std::uint32_t row = 0;
    std::size_t column = 0;
    std::string text;
};
/// A value of a row chosen by hand that no cell says, in place of what would be proposed.
struct ValueFix {
    std::size_t file = 0;
    std::uint32_t row = 0;
    records::FieldIndex field = 0;
    std::string code;
};
/// Which sheet of a workbook to read.
struct SheetChoice {
    std::size_t file = 0;
    std::string sheet;
};
/// What a file holds.
struct KindChoice {
    std::size_t file = 0;
    records::EntityKind kind = records::EntityKind::employee;
};
/// What the user has chosen about files before they are committed.
struct Adjustments {
    std::vector<ColumnChoice> columns;
    std::vector<CellFix> cells;
    std::vector<ValueFix> values;
    std::vector<SheetChoice> sheets;
    std::vector<KindChoice> kinds;
    bool corrects_units = false;  // of a commit that is under way
};
/// Stages files against the registry, in the order units, positions, employees, others.
struct StageSpec {
    std::vector<GivenFile> files;
    Adjustments adjustments;
    std::shared_ptr<const records::Registry> registry;
    base::Day today;
};
/// What a user may choose of a plan; the rest of its options are the program's.
struct PlanChoice {
    std::string mechanism = "optimal";
    std::optional<std::int64_t> max_moves;
    std::optional<scoring::Weights> weights;  // in place of the shared settings'
    std::optional<std::vector<planning::Decision>> decisions;  // likewise; see decisions.hpp
    bool operator==(const PlanChoice&) const = default;
};
struct PlanSpec {
    std::shared_ptr<const records::Registry> registry;
    /// Rules and scores of this registry, where they are known already.
    std::shared_ptr<const planning::Assessment> ground;
    planning::PlanOptions options;
};
/// The same records planned by every mechanism in turn, whatever `options.mechanism` says; without a limit on moves.
struct CompareSpec {
    PlanSpec plan;
};
/// The best total fit for every number of moves.
struct FrontierSpec {
    PlanSpec plan;
    std::shared_ptr<const planning::Plan> best;  // of these records, without a limit; null: it is made first
};
struct DemoSpec {
    int employees = 3140;
    std::uint64_t seed = 7;
    base::Day today;
};
struct ExportSpec {
    std::shared_ptr<const planning::Plan> plan;
    bool as_json = false;
    base::Language language = base::Language::indonesian;
};
/// The records of one kind as a file.
struct ExportRecordsSpec {
    std::shared_ptr<const records::Registry> registry;
    records::EntityKind entity = records::EntityKind::employee;
    intake::TableFormat format = intake::TableFormat::workbook;
};
/// Exactly what is listed: these rows in this order, these columns. Is an intent too.
struct ExportList {
    records::EntityKind entity = records::EntityKind::employee;
    std::string title;
    std::string record_label;  // header of the names
    std::shared_ptr<const std::vector<std::uint32_t>> rows;
    std::vector<records::FieldIndex> columns;
    intake::TableFormat format = intake::TableFormat::workbook;
};
struct ExportListSpec {
    std::shared_ptr<const records::Registry> registry;
    ExportList list;
    base::Language language = base::Language::indonesian;
};
/// A small table as it stands, header first. Is an intent too.
struct ExportCells {
    std::string title;
    std::shared_ptr<const std::vector<std::vector<std::string>>> cells;
    intake::TableFormat format = intake::TableFormat::workbook;
};
/// The rows of a staged file that need somebody.
struct ExportErrorsSpec {
    std::shared_ptr<const intake::StagedFile> staged;
    base::Language language = base::Language::indonesian;
};
/// What was found in all files on the table.
struct ExportReportSpec {
    std::shared_ptr<const Staging> staging;
    base::Language language = base::Language::indonesian;
};
/// A rule as published against the same rule with the registry's settings.
struct RuleTestSpec {
    std::shared_ptr<const records::Registry> registry;
    base::Day today;
    std::string rule;  // id
};
using Changes = std::shared_ptr<const std::vector<journal::Change>>;
/// Changes too many for a frame, and those that staged files make, with what these end; see history.hpp and unit_past.hpp.
struct WriteSpec {
    std::shared_ptr<const journal::Ledger> ledger;
    journal::Author author;
    base::Day today;
    std::string reason;
    std::shared_ptr<const Staging> staging;  // null: `changes` alone
    Changes changes;                         // null: none, which only staged files may say
    bool corrects_units = false;
};
using JobSpec = std::variant<OpenSpec, StageSpec, PlanSpec, CompareSpec, FrontierSpec, DemoSpec, ExportSpec, ExportRecordsSpec,
                             ExportListSpec, ExportCells, ExportErrorsSpec, ExportReportSpec, RuleTestSpec, WriteSpec>;

struct Opened {
    std::shared_ptr<const journal::Ledger> ledger;
    std::vector<journal::BundleFile> added;  // bundles that were not in the base, under their own names
    std::vector<base::Error> faults;         // bundles that were refused; the others are in
};
/// Staged files side by side with what committing them would change.
struct Staging {
    struct File {
        GivenFile source;
        std::shared_ptr<const intake::StagedFile> staged;  // null if the file cannot be read: then `fault` says why
        std::optional<base::Error> fault;
        intake::Difference difference;
        std::string imported_on;  // 2026-11-01: these very bytes were imported before; empty: they were not
        std::string profile;      // the name of the mapping that was used; empty: none was kept for these headers
    };
    std::vector<File> files;         // in the order given
    std::vector<std::size_t> order;  // in which they are committed
    Adjustments adjustments;
    QualityShares quality{};         // of the records as they would be after the commit
};
struct Planned {
    std::shared_ptr<const planning::Plan> plan;
    std::shared_ptr<const planning::Assessment> ground;
};
/// One for each mechanism, in the order of matching/mechanism.hpp.
struct Compared {
    struct Entry {
        std::string mechanism;
        std::shared_ptr<const planning::Plan> plan;  // null if the mechanism refuses these records: then `fault` says why
        std::optional<base::Error> fault;
    };
    std::vector<Entry> entries;
    std::shared_ptr<const planning::Assessment> ground;
};
struct Frontier {
    std::vector<matching::FrontierPoint> points;  // one for each number of moves, ascending; never empty
    std::int64_t today = 0;                       // total score if nobody moves
};
struct DemoMade {
    std::vector<GivenFile> files;
};
struct Exported {
    std::string name;
    std::string mime;
    std::string bytes;
};
struct Written {
    std::shared_ptr<const journal::Ledger> ledger;
    std::vector<journal::BundleFile> files;
    std::shared_ptr<const Staging> staging;  // as specified
    Changes changes;                         // all that were made with it; null without one
    Changes inverse;
    bool corrects_units = false;
};
struct RuleTested {
    std::string rule;
    rules::Impact impact;
};
using JobResult = std::variant<base::Error, Opened, std::shared_ptr<const Staging>, Planned, Compared, Frontier, DemoMade, Exported, RuleTested, Written>;

class Job {
public:
    virtual ~Job() = default;
    /// Does a slice; false when finished.
    virtual bool step() = 0;
    [[nodiscard]] virtual JobProgress progress() const = 0;
    /// What comes next, for another thread to do, once for each; see planning::Planner.
    [[nodiscard]] virtual std::optional<std::string> task() { return std::nullopt; }
    virtual void answer(std::string_view) {}
    /// The result, once `step` has returned false.
    [[nodiscard]] virtual JobResult result() = 0;
};

[[nodiscard]] std::unique_ptr<Job> make_job(JobSpec spec);

}  // namespace app
