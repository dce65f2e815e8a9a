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
    if (state_.job && state_.job->purpose != JobPurpose::open_store) stop_job();
}

void Updater::operator()(const JobFinished& intent) {
    if (!state_.job || state_.job->token != intent.token) return;
    const auto [purpose, revision] = std::pair(state_.job->purpose, state_.job->revision);
    state_.job.reset();
    if (const auto* error = std::get_if<base::Error>(&intent.result)) return notify(*error);
    switch (purpose) {
        case JobPurpose::open_store: return finish_open(std::get<Opened>(intent.result));
        case JobPurpose::add_bundles: return finish_added(std::get<Opened>(intent.result));
        case JobPurpose::stage:
        case JobPurpose::commit:
            state_.staging = std::get<std::shared_ptr<const Staging>>(intent.result);
            if (purpose == JobPurpose::commit) commit_staging();
            return;
        case JobPurpose::plan:
            state_.plan = std::get<Planned>(intent.result).plan;
            state_.plan_revision = revision;
            ++state_.plan_number;
            return;
        case JobPurpose::demo: return stage(std::get<DemoMade>(intent.result).files, {}, {}, JobPurpose::commit);
        case JobPurpose::export_plan: {
            const auto& file = std::get<Exported>(intent.result);
            effects_.push_back(Download{file.name, file.mime, file.bytes});
            return;
        }
    }
}

void Updater::operator()(const MakePlan& intent) {
    run(JobPurpose::plan, PlanSpec{shared_registry(state_), {.mechanism = "optimal", .max_moves = intent.max_moves, .today = state_.today}},
        "job.planning");
}

void Updater::operator()(const DiscardPlan&) { state_.plan.reset(); }

void Updater::operator()(const ExportPlan& intent) {
    if (!state_.plan) return;
    run(JobPurpose::export_plan, ExportSpec{state_.plan, intent.as_json, state_.preferences.language},
        "job.exporting");
}

void Updater::operator()(const MakeDemoCity& intent) {
    if (!may_edit(state_)) return;
    run(JobPurpose::demo, DemoSpec{intent.employees, intent.seed, state_.today}, "job.demo");
}

}  // namespace app
