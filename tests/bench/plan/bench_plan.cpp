// bench_plan [RUNS [EMPLOYEES]]: a round of the demo city from records to an explained plan, phase by phase.
//
// Phases    `records` compiles rules and scores, `scores` gates and weighs every pair, `optimum` is the solver and what is
//           derived from its answer. The budget of the optimal plan is about `optimum`; scores have a budget of their own.
#include <map>
#include <memory>

#include "core/demo/city.hpp"
#include "core/intake/check.hpp"
#include "core/planning/plan.hpp"
#include "tests/bench/samples.hpp"

namespace {

std::shared_ptr<const records::Registry> demo_registry(int employees, base::Day today) {
    auto files = demo::make_city({.employees = employees, .today = today});
    BASE_ASSERT(files.has_value());
    std::vector<intake::InputFile> inputs;
    for (demo::File& file : *files) inputs.push_back({std::move(file.name), std::make_shared<const std::string>(std::move(file.bytes))});
    const auto empty = std::make_shared<const records::Registry>(records::Catalogue::standard());
    return intake::check_files(std::move(inputs), empty, today).registry;
}

}  // namespace

int main(int count, char** values) {
    const std::int64_t runs = bench::argument(count, values, 1, 5);
    const auto employees = static_cast<int>(bench::argument(count, values, 2, 3140));
    const base::Day today = demo::Options{}.today;
    const auto registry = demo_registry(employees, today);
    planning::PlanOptions options;
    options.today = today;

    std::map<std::string, std::vector<double>> phases;
    std::vector<double> totals;
    std::string hash;
    for (std::int64_t run = -1; run < runs; ++run) {  // the first warms up and is not counted
        std::map<std::string, double> times;
        const bench::Stopwatch whole;
        planning::Planner planner(registry, options);
        for (bool goes_on = true; goes_on;) {
            const std::string phase = planner.progress().phase;
            const bench::Stopwatch watch;
            goes_on = planner.step(INT32_MAX);
            times[phase] += watch.milliseconds();
        }
        const auto plan = planner.result();
        const double total = whole.milliseconds();
        BASE_ASSERT(plan.has_value());
        hash = planning::plan_hash(*plan);
        if (run < 0) continue;
        for (const auto& [phase, time] : times) phases[phase].push_back(time);
        totals.push_back(total);
    }
    for (const auto& [phase, times] : phases) bench::print_samples(phase.c_str(), times);
    bench::print_samples("planning.total", totals);
    bench::print_fact("planning.hash", hash);
    return 0;
}
