#include <algorithm>
#include <tuple>

#include "core/app/decisions.hpp"
#include "core/app/rule_test.hpp"
#include "core/app/updater.hpp"

namespace app {

void Updater::run(JobPurpose purpose, JobSpec spec, std::string phase) {
    stop_job();
    const std::uint32_t token = new_token();
    state_.job = RunningJob{token, purpose, {std::move(phase), 0, 1}, state_.revision};
    effects_.push_back(RunJob{token, std::move(spec)});
}

void Updater::stop_job() {
    if (!state_.job) return;
    effects_.push_back(StopJob{state_.job->token});
    state_.job.reset();
}

void Updater::operator()(const JobProgressed& intent) {
    if (state_.job && state_.job->token == intent.token) state_.job->progress = intent.progress;
}

void Updater::operator()(const CancelJob&) {
    // The store must be read to the end: half of it would look like a loss.
    if (!state_.job || state_.job->purpose == JobPurpose::open_store) return;
    if (state_.job->purpose == JobPurpose::try_plan) return (*this)(DropTrial{});
    stop_job();
}

void Updater::operator()(JobFinished intent) {
    if (!state_.job || state_.job->token != intent.token) return;
    const auto [purpose, revision] = std::pair(state_.job->purpose, state_.job->revision);
    state_.job.reset();
    if (const auto* error = std::get_if<base::Error>(&intent.result)) {
        if (purpose == JobPurpose::try_plan) state_.trial.reset();
        return notify(*error);
    }
    switch (purpose) {
        case JobPurpose::open_store: return finish_open(std::get<Opened>(intent.result));
        case JobPurpose::add_bundles: return finish_added(std::get<Opened>(intent.result));
        case JobPurpose::stage:
        case JobPurpose::commit:
            // The demo city is not put on the table first.
            if (auto staging = std::get<std::shared_ptr<const Staging>>(intent.result); purpose == JobPurpose::commit) {
                if (state_.staging) state_.staging = staging;
                commit_staging(staging, staging->adjustments.corrects_units);
            } else {
                state_.staging = std::move(staging);
            }
            return;
        case JobPurpose::write_import:
        case JobPurpose::write_undo:
        case JobPurpose::write_redo: return finish_written(purpose, std::get<Written>(std::move(intent.result)), revision);
        case JobPurpose::plan:
            state_.comparison.reset();
            return use_plan(std::get<Planned>(intent.result), revision);
        case JobPurpose::try_plan: return finish_trial(std::get<Planned>(intent.result), revision);
        case JobPurpose::compare: return finish_comparison(std::get<Compared>(intent.result), revision);
        case JobPurpose::frontier: return finish_frontier(std::get<Frontier>(intent.result), revision);
        case JobPurpose::rule_test:
            if (revision == state_.revision) state_.rule_test = std::make_shared<const RuleTested>(std::get<RuleTested>(intent.result));
            return;
        case JobPurpose::demo: return stage(std::get<DemoMade>(intent.result).files, {}, JobPurpose::commit);
        case JobPurpose::export_file: {
            const auto& file = std::get<Exported>(intent.result);
            effects_.push_back(Download{file.name, file.mime, file.bytes});
            return;
        }
    }
}

void Updater::operator()(const TestRule& intent) {
    const rules::Rule* rule = rules::Pack::standard().find(intent.rule);
    if (!rule || !rules::has_cases(rule->scope) || !is_changed(registry(state_), *rule)) return;
    run(JobPurpose::rule_test, RuleTestSpec{shared_registry(state_), state_.today, intent.rule}, "job.rule_test");
}

PlanSpec Updater::plan_spec(const PlanChoice& choice) const {
    return {shared_registry(state_), present_ground(state_),
            {.mechanism = choice.mechanism, .max_moves = choice.max_moves, .weights = choice.weights,
             .decisions = choice.decisions ? *choice.decisions : decisions(registry(state_)), .today = state_.today}};
}

void Updater::plan(JobPurpose purpose, const PlanChoice& choice) { run(purpose, plan_spec(choice), "job.planning"); }

void Updater::use_plan(Planned planned, std::uint64_t revision) {
    const auto choice = [](const planning::Plan& plan) { return std::tie(plan.options.mechanism, plan.options.max_moves); };
    if (state_.plan && !is_plan_stale(state_) && revision == state_.revision && may_edit(state_) &&
        choice(*state_.plan) != choice(*planned.plan)) {
        remember({"undo.plan", {}, {}, {}, PlanInUse{state_.plan, state_.ground, state_.plan_revision}});
        notify(Notice::Kind::good, "notice.plan_changed", {}, true);
    }
    state_.plan = std::move(planned.plan);
    state_.ground = std::move(planned.ground);
    state_.plan_revision = revision;
    ++state_.plan_number;
    state_.trial.reset();
}

void Updater::exchange_plan(UndoStep& step) {
    if (!step.plan) return;
    (*this)(DropTrial{});
    std::swap(state_.plan, step.plan->plan);
    std::swap(state_.ground, step.plan->ground);
    std::swap(state_.plan_revision, step.plan->revision);
    ++state_.plan_number;
}

void Updater::finish_trial(Planned planned, std::uint64_t revision) {
    if (!state_.trial) return;
    state_.trial->plan = std::move(planned.plan);
    state_.trial->ground = std::move(planned.ground);
    state_.trial->revision = revision;
    ++state_.trial_number;
    if (!state_.trial->next) return;
    state_.trial->choice = *std::exchange(state_.trial->next, std::nullopt);
    plan(JobPurpose::try_plan, state_.trial->choice);
}

void Updater::finish_comparison(Compared compared, std::uint64_t revision) {
    if (revision != state_.revision) return;
    state_.comparison = std::make_shared<const Compared>(std::move(compared));
    ++state_.trial_number;
}

void Updater::finish_frontier(Frontier frontier, std::uint64_t revision) {
    if (revision != state_.revision) return;
    state_.frontier = std::make_shared<const Frontier>(std::move(frontier));
    ++state_.trial_number;
}

void Updater::operator()(const MakePlan& intent) {
    PlanChoice choice{.max_moves = intent.max_moves};
    if (state_.plan && !intent.max_moves) choice.mechanism = state_.plan->options.mechanism;
    plan(JobPurpose::plan, choice);
}

void Updater::operator()(const DiscardPlan&) {
    state_.plan.reset();
    state_.ground.reset();
    state_.comparison.reset();
    state_.frontier.reset();
    (*this)(DropTrial{});
}

void Updater::operator()(const TryPlan& intent) {
    if (!state_.plan) return;
    if (!may_try(state_)) return;
    if (!state_.trial) state_.trial.emplace();
    if (state_.job) {
        state_.trial->next = intent.choice;
        return;
    }
    state_.trial->choice = intent.choice;
    plan(JobPurpose::try_plan, intent.choice);
}

void Updater::operator()(const TryDecision& intent) {
    if (!state_.plan) return;
    PlanChoice choice = present_choice(state_);
    choice.decisions = with_decision(choice.decisions ? *choice.decisions : decisions(registry(state_)), intent.decision);
    (*this)(TryPlan{std::move(choice)});
}

void Updater::operator()(const UntryDecision& intent) {
    if (!state_.plan || !state_.trial) return;
    PlanChoice choice = present_choice(state_);
    if (!choice.decisions || std::erase(*choice.decisions, intent.decision) == 0) return;
    if (*choice.decisions == decisions(registry(state_))) choice.decisions.reset();
    const planning::PlanOptions& made = state_.plan->options;
    if (choice == PlanChoice{.mechanism = made.mechanism, .max_moves = made.max_moves}) return (*this)(DropTrial{});
    (*this)(TryPlan{std::move(choice)});
}

void Updater::operator()(const WithdrawDecision& intent) {
    if (!may_edit(state_)) return notify(Notice::Kind::warn, "notice.cannot_edit");
    auto change = setting_change(setting_name(intent.decision), {});
    if (!change) return;
    std::vector<journal::Change> changes;
    changes.push_back(std::move(*change));
    commit(std::move(changes), {"undo.decision", {}, {}, {}});
    if (!state_.plan) return;
    PlanChoice choice = present_choice(state_);
    if (choice.decisions) std::erase(*choice.decisions, intent.decision);
    (*this)(TryPlan{std::move(choice)});
}

void Updater::operator()(const KeepTrial&) {
    if (!state_.trial || !state_.trial->plan || state_.job) return;
    const bool is_decided = state_.trial->choice.weights || state_.trial->choice.decisions;
    if (is_decided && !may_edit(state_)) return notify(Notice::Kind::warn, "notice.cannot_edit");
    const Trial trial = *std::exchange(state_.trial, std::nullopt);
    const bool is_current = trial.revision == state_.revision;
    std::vector<journal::Change> changes;
    const auto set = [&](const std::string& name, const std::string& value) {
        if (auto change = setting_change(name, value)) changes.push_back(std::move(*change));
    };
    if (const auto& weights = trial.choice.weights) {
        const scoring::Model* tried = scoring::Model::find(trial.plan->model);
        const scoring::Model& model = tried != nullptr ? *tried : scoring::Model::chosen(registry(state_));
        for (const scoring::Part& part : model.parts) {
            if (!part.counts) continue;
            const std::int64_t weight = (*weights)[static_cast<std::size_t>(part.kind)];
            set(scoring::weight_setting(model, part), weight == part.weight ? std::string() : std::to_string(weight));
        }
    }
    if (const auto& wanted = trial.choice.decisions) {
        const Decisions old = decisions(registry(state_));
        const auto stays = [&](const planning::Decision& one) {
            return std::ranges::contains(*wanted, setting_name(one), setting_name);
        };
        for (const planning::Decision& one : old)
            if (!stays(one)) set(setting_name(one), {});
        for (const planning::Decision& one : *wanted) set(setting_name(one), one.position);
    }
    commit(std::move(changes), {trial.choice.decisions ? "undo.decision" : "undo.weights", {}, {}, {}});
    // Weights are part of the ground; decisions are not.
    use_plan({trial.plan, trial.choice.weights ? nullptr : trial.ground}, is_current ? state_.revision : trial.revision);
}

void Updater::operator()(const DropTrial&) {
    if (state_.job && state_.job->purpose == JobPurpose::try_plan) stop_job();
    state_.trial.reset();
}

void Updater::operator()(const ComparePlans&) {
    if (!state_.plan || state_.job) return;
    run(JobPurpose::compare, CompareSpec{plan_spec({})}, "job.comparing");
}

void Updater::operator()(const FindFrontier&) {
    if (!state_.plan || state_.job || state_.plan->matching.mechanism != matching::Mechanism::optimal) return;
    const planning::PlanOptions& made = state_.plan->options;
    const bool is_best = !is_plan_stale(state_) && !made.max_moves && made.today == state_.today;
    run(JobPurpose::frontier, FrontierSpec{plan_spec({}), is_best ? state_.plan : nullptr}, "job.frontier");
}

void Updater::operator()(const KeepCompared& intent) {
    if (!state_.comparison || state_.job) return;
    const auto& entries = state_.comparison->entries;
    const auto entry = std::ranges::find(entries, intent.mechanism, &Compared::Entry::mechanism);
    if (entry == entries.end() || !entry->plan) return;
    use_plan({entry->plan, state_.comparison->ground}, state_.revision);
}

void Updater::operator()(const ExportPlan& intent) {
    if (!state_.plan) return;
    run(JobPurpose::export_file, ExportSpec{state_.plan, intent.as_json, state_.preferences.language},
        "job.exporting");
}

void Updater::operator()(const ExportRecords& intent) {
    run(JobPurpose::export_file, ExportRecordsSpec{shared_registry(state_), intent.entity, intent.format}, "job.exporting");
}

void Updater::operator()(const ExportList& intent) {
    run(JobPurpose::export_file, ExportListSpec{shared_registry(state_), intent, state_.preferences.language},
        "job.exporting");
}

void Updater::operator()(const ExportCells& intent) { run(JobPurpose::export_file, intent, "job.exporting"); }

void Updater::operator()(const ExportErrors& intent) {
    if (!state_.staging || intent.file >= state_.staging->files.size()) return;
    const auto& staged = state_.staging->files[intent.file].staged;
    if (staged) run(JobPurpose::export_file, ExportErrorsSpec{staged, state_.preferences.language}, "job.exporting");
}

void Updater::operator()(const ExportReport&) {
    if (state_.staging) run(JobPurpose::export_file, ExportReportSpec{state_.staging, state_.preferences.language}, "job.exporting");
}

void Updater::operator()(const MakeDemoCity& intent) {
    if (!may_edit(state_)) return;
    run(JobPurpose::demo, DemoSpec{intent.employees, intent.seed, state_.today}, "job.demo");
}

}  // namespace app
