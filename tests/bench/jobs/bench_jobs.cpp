// bench_jobs [RUNS [EMPLOYEES [ROWS]]]: the long jobs of the interface: how long the longest slice of each is, because a frame
// waits for it, and what the other thread does meanwhile. `large` stages a file of so many rows of 70 columns.
#include <algorithm>
#include <map>

#include "tests/bench/samples.hpp"
#include "tests/bench/siasn_file.hpp"
#include "tests/support/driver.hpp"
#include "tests/support/other_thread.hpp"

namespace {

struct Times {
    std::vector<double> here;
    std::vector<double> longest;
    std::vector<double> elsewhere;
};

class Measure {
public:
    app::JobResult run(const std::string& name, app::JobSpec spec, bool is_counted) {
        const auto job = app::make_job(std::move(spec));
        double here = 0;
        double longest = 0;
        double elsewhere = 0;
        const auto slice = [&](const auto& work) {
            const bench::Stopwatch watch;
            const auto done = work();
            const double time = watch.milliseconds();
            here += time;
            longest = std::max(longest, time);
            return done;
        };
        while (slice([&] { return job->step(); })) {
            const auto task = slice([&] { return job->task(); });
            if (!task) continue;
            const bench::Stopwatch watch;
            const std::string answer = support::do_task(*task);
            elsewhere += watch.milliseconds();
            slice([&] { return job->answer(answer), 0; });
        }
        if (is_counted) {
            Times& times = times_[name];
            times.here.push_back(here);
            times.longest.push_back(longest);
            times.elsewhere.push_back(elsewhere);
        }
        return job->result();
    }
    void print() const {
        for (const auto& [name, times] : times_) {
            bench::print_samples((name + ".here").c_str(), times.here);
            bench::print_samples((name + ".longest").c_str(), times.longest);
            bench::print_samples((name + ".elsewhere").c_str(), times.elsewhere);
        }
    }

private:
    std::map<std::string, Times> times_;
};

}  // namespace

int main(int count, char** values) {
    const std::int64_t runs = bench::argument(count, values, 1, 5);
    const auto employees = static_cast<int>(bench::argument(count, values, 2, 3140));
    const auto rows = static_cast<int>(bench::argument(count, values, 3, 50'000));
    const auto large = std::make_shared<const std::string>(bench::siasn_file(rows));
    support::Driver driver("perangkat01");
    driver.send(app::MakeDemoCity{.employees = employees, .seed = 7});
    const auto registry = std::make_shared<const records::Registry>(app::registry(driver.state()));
    std::vector<journal::BundleFile> bundles;
    for (const auto& [name, bytes] : driver.store) bundles.push_back({name, bytes});
    const base::Day today = driver.state().today;
    const auto nothing = std::make_shared<const journal::Ledger>(records::Catalogue::standard());

    Measure measure;
    for (std::int64_t run = -1; run < runs; ++run) {  // the first warms up and is not counted
        const bool is_counted = run >= 0;
        const auto made = measure.run("demo", app::DemoSpec{.employees = employees, .today = today}, is_counted);
        measure.run("stage", app::StageSpec{.files = std::get<app::DemoMade>(made).files, .registry = registry, .today = today}, is_counted);
        measure.run("large", app::StageSpec{.files = {{"pns.csv", large}}, .registry = registry, .today = today}, is_counted);
        measure.run("open", app::OpenSpec{nothing, bundles}, is_counted);
        const app::PlanSpec spec{registry, nullptr, {.today = today}};
        const auto planned = std::get<app::Planned>(measure.run("plan", spec, is_counted));
        const app::PlanSpec again{registry, planned.ground, {.today = today}};
        measure.run("replan", again, is_counted);
        measure.run("compare", app::CompareSpec{again}, is_counted);
        measure.run("rule_test", app::RuleTestSpec{registry, today, "J09"}, is_counted);
        measure.run("export", app::ExportSpec{planned.plan, true}, is_counted);
    }
    measure.print();
    return 0;
}
