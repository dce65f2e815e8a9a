// updater.hpp: internal to core/app. One overload for each intent; the files update_*.cpp hold them by concern.
#pragma once

#include "core/app/update.hpp"

namespace app {

class Updater {
public:
    Updater(AppState& state, std::vector<Effect>& effects) : state_(state), effects_(effects) {}

    // update_store.cpp
    void operator()(const Started& intent);
    void operator()(const Ticked& intent);
    void operator()(const StoreOpened& intent);
    void operator()(const StoreFailed& intent);
    void operator()(const BecameWriter& intent);
    void operator()(const Stored& intent);
    void operator()(const RetrySave& intent);
    void operator()(const ExportBundles& intent);
    void operator()(const SetPreferences& intent);
    void operator()(const DismissNotice& intent);

    // update_job.cpp
    void operator()(const JobProgressed& intent);
    /// Takes what the job made: the bundles of a large import are tens of megabytes.
    void operator()(JobFinished intent);
    void operator()(const CancelJob& intent);
    void operator()(const MakePlan& intent);
    void operator()(const DiscardPlan& intent);
    void operator()(const TryPlan& intent);
    void operator()(const TryDecision& intent);
    void operator()(const UntryDecision& intent);
    void operator()(const WithdrawDecision& intent);
    void operator()(const KeepTrial& intent);
    void operator()(const DropTrial& intent);
    void operator()(const ComparePlans& intent);
    void operator()(const FindFrontier& intent);
    void operator()(const KeepCompared& intent);
    void operator()(const TestRule& intent);
    void operator()(const ExportPlan& intent);
    void operator()(const ExportRecords& intent);
    void operator()(const ExportList& intent);
    void operator()(const ExportCells& intent);
    void operator()(const ExportErrors& intent);
    void operator()(const ExportReport& intent);
    void operator()(const MakeDemoCity& intent);

    // update_import.cpp
    void operator()(const GiveFiles& intent);
    void operator()(const ColumnChoice& intent);
    void operator()(const CellFix& intent);
    void operator()(const ValueFix& intent);
    void operator()(const SheetChoice& intent);
    void operator()(const KindChoice& intent);
    void operator()(const KeepMapping& intent);
    void operator()(const CommitImport& intent);
    void operator()(const DiscardImport& intent);
    void operator()(const LeaveFile& intent);

    // update_records.cpp
    void operator()(const EditField& intent);
    void operator()(const AddRecord& intent);
    void operator()(const RemoveRecords& intent);
    void operator()(const ResolveConflict& intent);
    void operator()(const RecordExemption& intent);
    void operator()(const WithdrawExemption& intent);
    void operator()(const SetShared& intent);
    void operator()(const KeepList& intent);
    void operator()(const DropList& intent);
    void operator()(const Undo& intent);
    void operator()(const Redo& intent);

    // update_organisation.cpp
    void operator()(const Reorganise& intent);

    // update_sync.cpp
    void operator()(const SyncNow& intent);
    void operator()(const StopSync& intent);
    void operator()(const HttpAnswered& intent);

private:
    [[nodiscard]] std::uint32_t new_token() { return state_.next_token++; }
    void notify(Notice::Kind kind, std::string key, std::vector<base::Arg> args = {}, bool can_undo = false);
    void notify(const base::Error& error);

    /// The ledger to write to: ours alone, copied first if somebody else holds it.
    [[nodiscard]] journal::Ledger& own_ledger();
    void keep(std::vector<journal::BundleFile> files);
    void store_waiting();
    /// Writes changes as operations, keeps their bundles, and remembers how to undo them.
    void commit(std::vector<journal::Change> changes, UndoStep step);
    void remember(UndoStep step);
    void write(const std::vector<journal::Change>& changes, const std::string& reason);
    /// Nothing where the setting says so already; an empty value goes back to the published default.
    [[nodiscard]] std::optional<journal::Change> setting_change(const std::string& name, const std::string& value) const;

    void run(JobPurpose purpose, JobSpec spec, std::string phase);
    void stop_job();
    /// The present records under a choice, with what is known of them already.
    [[nodiscard]] PlanSpec plan_spec(const PlanChoice& choice) const;
    void plan(JobPurpose purpose, const PlanChoice& choice);
    /// Makes it the plan; what is left of a trial goes. Another plan of the same records is a step of undo.
    void use_plan(Planned planned, std::uint64_t revision);
    /// The plan of the step comes into use, and the step holds the one that was.
    void exchange_plan(UndoStep& step);
    /// The same with the files on the table.
    void exchange_files(UndoStep& step);
    /// Ends staging and importing, whichever is under way.
    void stop_import();
    void finish_trial(Planned planned, std::uint64_t revision);
    void finish_comparison(Compared compared, std::uint64_t revision);
    void finish_frontier(Frontier frontier, std::uint64_t revision);
    void finish_open(const Opened& opened);
    void finish_added(const Opened& opened);
    void stage(std::vector<GivenFile> files, Adjustments adjustments, JobPurpose purpose);
    void give_tables(std::vector<GivenFile> tables);
    /// The same files once more.
    void stage_again(const Staging& staging, Adjustments adjustments, JobPurpose purpose);
    template <class Choice, class Same>
    void choose(std::vector<Choice> Adjustments::* choices, const Choice& choice, Same is_same);
    void commit_staging(std::shared_ptr<const Staging> staging, bool corrects_units);
    void finish_written(JobPurpose purpose, Written written, std::uint64_t revision);
    [[nodiscard]] WriteSpec write_spec(std::string reason, Changes changes) const;
    /// The newest step of undo is done, or that of redo.
    void undone();
    void redone();

    void request(bool is_put, std::string path, std::string body, int delay_ms = 0);
    void pull_next();
    void push_next();
    void fail_sync(base::Error error);
    /// True if the request was sent again after a passing fault.
    bool retry(int status);
    void answer_listing(int status, const std::string& body);
    void answer_pull(int status, const std::string& body);
    void answer_push(int status);
    void answer_compare(int status, const std::string& body);

    AppState& state_;
    std::vector<Effect>& effects_;
};

}  // namespace app
