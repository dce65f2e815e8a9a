#include "core/app/job.hpp"

#include <algorithm>

#include "core/app/export_job.hpp"
#include "core/app/rule_test.hpp"
#include "core/app/stage_job.hpp"
#include "core/app/write_job.hpp"
#include "core/base/order.hpp"
#include "core/demo/task.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/task.hpp"
#include "core/planning/plan_format.hpp"

namespace app {

namespace {

class OpenJob final : public Job {
public:
    explicit OpenJob(OpenSpec spec) : files_(std::move(spec.files)), ledger_(std::make_shared<journal::Ledger>(*spec.base)) {
        // By name, so that every device's chain comes in order; unnamed files (imports) keep theirs.
        base::sort(files_, {}, &journal::BundleFile::name);
    }

    bool step() override {
        if (next_ == files_.size()) return false;
        const journal::BundleFile& file = files_[next_++];
        auto bundle = journal::read_bundle(file.bytes, ledger_->registry().catalogue());
        if (bundle) {
            auto merged = ledger_->add(*bundle, file.bytes);
            if (!merged) opened_.faults.push_back(merged.error());
            else if (merged->is_new) opened_.added.push_back({journal::bundle_name(bundle->device, bundle->seq), file.bytes});
        } else {
            auto fault = bundle.error();
            if (fault.place.empty()) fault.place = file.name;
            opened_.faults.push_back(std::move(fault));
        }
        return next_ < files_.size();
    }

    JobProgress progress() const override {
        return {"job.opening", static_cast<std::int64_t>(next_), std::max<std::int64_t>(1, static_cast<std::int64_t>(files_.size()))};
    }

    JobResult result() override {
        opened_.ledger = ledger_;
        return std::move(opened_);
    }

private:
    std::vector<journal::BundleFile> files_;
    std::shared_ptr<journal::Ledger> ledger_;
    Opened opened_;
    std::size_t next_ = 0;
};

class PlanJob final : public Job {
public:
    explicit PlanJob(PlanSpec spec)
        : planner_(spec.ground ? planning::Planner(std::move(spec.ground), std::move(spec.options))
                               : planning::Planner(std::move(spec.registry), std::move(spec.options))) {}
    bool step() override { return planner_.step(); }
    std::optional<std::string> task() override { return planner_.task(); }
    void answer(std::string_view bytes) override { planner_.answer(bytes); }
    JobProgress progress() const override {
        const planning::Progress progress = planner_.progress();
        return {progress.phase, progress.done, progress.total};
    }
    JobResult result() override {
        auto plan = planner_.result();
        if (!plan) return plan.error();
        return Planned{std::make_shared<const planning::Plan>(std::move(*plan)), ground()};
    }
    [[nodiscard]] std::shared_ptr<const planning::Assessment> ground() const { return planner_.ground(); }

private:
    planning::Planner planner_;
};

class CompareJob final : public Job {
public:
    explicit CompareJob(CompareSpec spec) : spec_(std::move(spec.plan)) { begin(); }
    bool step() override {
        if (running_->step()) return true;
        const JobResult made = running_->result();
        Compared::Entry entry{spec_.options.mechanism, nullptr, std::nullopt};
        if (const auto* planned = std::get_if<Planned>(&made)) entry.plan = planned->plan;
        else entry.fault = std::get<base::Error>(made);
        spec_.ground = running_->ground();
        compared_.entries.push_back(std::move(entry));
        if (compared_.entries.size() == matching::k_mechanisms.size()) return false;
        begin();
        return true;
    }
    std::optional<std::string> task() override { return running_->task(); }
    void answer(std::string_view bytes) override { running_->answer(bytes); }
    JobProgress progress() const override {
        return {"job.comparing", static_cast<std::int64_t>(compared_.entries.size()), matching::k_mechanisms.size()};
    }
    JobResult result() override {
        compared_.ground = spec_.ground;
        return std::move(compared_);
    }

private:
    void begin() {
        spec_.options.mechanism = matching::mechanism_name(matching::k_mechanisms[compared_.entries.size()]);
        running_.emplace(spec_);
    }
    PlanSpec spec_;
    std::optional<PlanJob> running_;
    Compared compared_;
};

class FrontierJob final : public Job {
public:
    explicit FrontierJob(FrontierSpec spec) : best_(std::move(spec.best)) {
        if (!best_) planning_.emplace(std::move(spec.plan));
    }
    bool step() override {
        if (!best_) return step_plan();
        if (points_) return false;
        if (!run_) run_.emplace(matching::write_task(best_->market, best_->matching));
        if (run_->step()) return true;
        answer(run_->answer());
        return false;
    }
    std::optional<std::string> task() override {
        if (!best_) return planning_->task();
        if (run_ || std::exchange(is_handed_out_, true)) return std::nullopt;
        return matching::write_task(best_->market, best_->matching);
    }
    void answer(std::string_view bytes) override {
        if (!best_) return planning_->answer(bytes);
        if (!bytes.empty()) points_ = matching::read_frontier_answer(bytes);
    }
    JobProgress progress() const override {
        if (!best_) return planning_->progress();
        const matching::Progress progress = run_ ? run_->progress() : matching::Progress{0, 1};
        return {"job.frontier", progress.done, progress.total};
    }
    JobResult result() override {
        if (!*points_) return std::move(*points_).error();
        const matching::Market& market = best_->market;
        Frontier frontier{std::move(**points_)};
        for (std::int32_t person = 0; person < market.people_count(); ++person)
            if (!market.is_newcomer(person))
                frontier.today += market.listed_score(person, market.current[static_cast<std::size_t>(person)]).value_or(0);
        return frontier;
    }

private:
    bool step_plan() {
        if (planning_->step()) return true;
        JobResult made = planning_->result();
        if (auto* planned = std::get_if<Planned>(&made)) {
            best_ = std::move(planned->plan);
            return true;
        }
        points_ = std::unexpected(std::get<base::Error>(std::move(made)));
        return false;
    }
    std::optional<PlanJob> planning_;
    std::shared_ptr<const planning::Plan> best_;
    std::optional<matching::TaskRun> run_;  // where no other thread has done it
    bool is_handed_out_ = false;
    std::optional<base::Result<std::vector<matching::FrontierPoint>>> points_;
};

/// Work that has no slices of its own: one step, run a frame after its progress was shown.
template <class Work>
class WholeJob final : public Job {
public:
    WholeJob(std::string phase, Work work) : phase_(std::move(phase)), work_(std::move(work)) {}
    bool step() override {
        if (was_shown_) result_ = work_();
        return !std::exchange(was_shown_, true);
    }
    JobProgress progress() const override { return {phase_, 0, 1}; }
    JobResult result() override { return std::move(result_); }

private:
    std::string phase_;
    Work work_;
    bool was_shown_ = false;
    JobResult result_ = base::Error{};
};

template <class Work>
std::unique_ptr<Job> whole_job(std::string phase, Work work) {
    return std::make_unique<WholeJob<Work>>(std::move(phase), std::move(work));
}

/// Another thread makes the city, with a program of its own.
class DemoJob final : public Job {
public:
    explicit DemoJob(const DemoSpec& spec)
        : task_(demo::write_task({.employees = spec.employees, .seed = spec.seed, .dirt = false, .today = spec.today})) {}
    bool step() override { return !std::exchange(was_begun_, true); }
    JobProgress progress() const override { return {"job.demo", 0, 1}; }
    std::optional<std::string> task() override { return std::exchange(task_, std::nullopt); }
    void answer(std::string_view text) override { files_ = demo::read_answer(text); }
    JobResult result() override {
        if (!files_) return files_.error();
        DemoMade made;
        for (demo::File& file : *files_) made.files.push_back({std::move(file.name), std::make_shared<const std::string>(std::move(file.bytes))});
        return made;
    }

private:
    std::optional<std::string> task_;
    base::Result<std::vector<demo::File>> files_ = base::fail("demo.not_made");
    bool was_begun_ = false;
};

JobResult export_plan(const ExportSpec& spec) {
    if (spec.as_json) return Exported{"rencana.json", "application/json", planning::write_plan(*spec.plan)};
    return Exported{"rencana.csv", "text/csv", planning::plan_csv(*spec.plan, spec.language)};
}

struct Maker {
    std::unique_ptr<Job> operator()(OpenSpec spec) const { return std::make_unique<OpenJob>(std::move(spec)); }
    std::unique_ptr<Job> operator()(StageSpec spec) const { return make_stage_job(std::move(spec)); }
    std::unique_ptr<Job> operator()(PlanSpec spec) const { return std::make_unique<PlanJob>(std::move(spec)); }
    std::unique_ptr<Job> operator()(CompareSpec spec) const { return std::make_unique<CompareJob>(std::move(spec)); }
    std::unique_ptr<Job> operator()(FrontierSpec spec) const { return std::make_unique<FrontierJob>(std::move(spec)); }
    std::unique_ptr<Job> operator()(DemoSpec spec) const { return std::make_unique<DemoJob>(spec); }
    std::unique_ptr<Job> operator()(ExportSpec spec) const {
        return whole_job("job.exporting", [spec = std::move(spec)] { return export_plan(spec); });
    }
    std::unique_ptr<Job> operator()(ExportRecordsSpec spec) const { return make_export_job(std::move(spec)); }
    std::unique_ptr<Job> operator()(ExportListSpec spec) const { return make_list_job(std::move(spec)); }
    std::unique_ptr<Job> operator()(ExportCells cells) const {
        return whole_job("job.exporting", [cells = std::move(cells)] { return export_cells(cells); });
    }
    std::unique_ptr<Job> operator()(ExportErrorsSpec spec) const {
        return whole_job("job.exporting", [spec = std::move(spec)] { return export_errors(spec); });
    }
    std::unique_ptr<Job> operator()(ExportReportSpec spec) const { return make_report_job(std::move(spec)); }
    std::unique_ptr<Job> operator()(RuleTestSpec spec) const { return make_rule_test(std::move(spec)); }
    std::unique_ptr<Job> operator()(WriteSpec spec) const { return make_write_job(std::move(spec)); }
};

}  // namespace

std::unique_ptr<Job> make_job(JobSpec spec) { return std::visit(Maker{}, std::move(spec)); }

}  // namespace app
