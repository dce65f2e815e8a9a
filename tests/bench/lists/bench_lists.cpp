// bench_lists [RUNS [EMPLOYEES]]: how long a list of employees takes to answer: conditions judged, rows found, counted.
//
// Questions `plain` is three tests of own fields; `whole` is the agency's: rank AND (studied A OR B) AND district of the unit
//           AND time in post, over one or two educations a person; `text` looks for a part of every name; `search` looks
//           for two words in everything; `edit` writes one field while the list still shows the records before, `relist`
//           makes the list anew from it. `first` asks `whole` before any column is read, `slice` is the longest wait then;
//           `renew` asks it after the edit.
#include "core/app/record_list.hpp"
#include "core/app/tally.hpp"
#include "tests/bench/employees.hpp"
#include "tests/bench/samples.hpp"

namespace {

using app::Condition;
using app::Subject;
using app::Test;
using records::EntityKind;

Condition test(Subject subject, Test how, std::string value) {
    return {Condition::Kind::test, {}, std::move(subject), how, std::move(value)};
}

std::shared_ptr<const records::Registry> make_records(std::int64_t employees, std::shared_ptr<journal::Ledger>& ledger) {
    constexpr const char* k_studies[] = {"Kesejahteraan Sosial", "Sosiologi", "Hukum", "Teknik Sipil", "Keperawatan", "Akuntansi"};
    std::vector<journal::Change> changes;
    for (std::int64_t unit = 0; unit < 400; ++unit) {
        const std::string key = std::format("U{}", unit);
        changes.push_back(bench::record(EntityKind::unit, key, {{"unit_id", key}, {"name", "Unit Contoh " + key}, {"district", std::format("1373.0{}", 1 + unit % 4)}}));
    }
    for (std::int64_t number = 0; number < employees; ++number) {
        changes.push_back(bench::employee(number));
        const std::string key = bench::employee_key(number);
        for (const char* level : {"s1", "s2"}) {
            if (level[1] == '2' && number % 4 != 0) continue;
            const std::string study = k_studies[number % 6];
            changes.push_back(bench::record(EntityKind::education, key + '/' + level + '/' + study,
                                            {{"employee_number", key}, {"level", level}, {"name", study}}));
        }
    }
    ledger = std::make_shared<journal::Ledger>(records::Catalogue::standard());
    (void)journal::write(*ledger, {"ruangcontoh", "perangkat02", "Operator", 1'790'000'000'000}, changes, "");
    return {ledger, &ledger->registry()};
}

template <class Work>
void measure(const std::string& key, std::int64_t runs, Work work) {
    std::vector<double> times;
    std::size_t found = work();
    for (std::int64_t run = 0; run < runs; ++run) {
        const bench::Stopwatch watch;
        found = work();
        times.push_back(watch.milliseconds());
    }
    bench::print_samples(key.c_str(), times);
    bench::print_fact(key.c_str(), std::to_string(found));
}

}  // namespace

int main(int count, char** values) {
    const std::int64_t runs = bench::argument(count, values, 1, 5);
    const std::int64_t most = bench::argument(count, values, 2, 100'000);
    const base::Day today = *base::day_from_civil(2026, 10, 9);
    const Condition studied{Condition::Kind::any, {test({"education", "name"}, Test::contains, "kesejahteraan"), test({"education", "name"}, Test::contains, "sosiologi")}};
    const std::pair<const char*, Condition> questions[] = {
        {"plain", {Condition::Kind::all, {test({{}, "rank"}, Test::at_least, "III/c"), test({{}, "sex"}, Test::is, "female"), test({{}, "birth_date"}, Test::less, "1990-01-01")}}},
        {"whole", {Condition::Kind::all, {test({{}, "rank"}, Test::at_least, "III/c"), studied, test({"unit_id", "district"}, Test::is, "1373.04"), test({{}, "position_since"}, Test::over_ago, "60")}}},
        {"text", {Condition::Kind::all, {test({{}, "name"}, Test::contains, "contoh 77")}}}};
    for (std::int64_t employees = most >= 100'000 ? 1000 : most; employees <= most; employees *= 10) {
        std::shared_ptr<journal::Ledger> ledger;
        const auto registry = make_records(employees, ledger);
        std::shared_ptr<app::RecordList> whole;
        measure(std::format("lists.{}.list", employees), runs, [&] {
            whole = std::make_shared<app::RecordList>(registry, EntityKind::employee);
            while (whole->step()) {
            }
            return whole->read();
        });
        const app::RecordList& list = *whole;
        const std::string prefix = std::format("lists.{}.", employees);
        app::Columns columns(registry);
        for (const auto& [name, question] : questions) {
            measure(prefix + name, runs, [&] {
                const app::Truths judged = app::judge(columns, EntityKind::employee, question, today);
                return list.find({.judged = &judged}).size();
            });
        }
        const auto all = list.find({});
        measure(prefix + "search", runs, [&] { return list.find({.text = "unit 77"}).size(); });
        std::shared_ptr<journal::Ledger> edited;
        measure(prefix + "edit", runs, [&] {
            edited = std::make_shared<journal::Ledger>(*ledger);
            const auto change = bench::record(EntityKind::employee, bench::employee_key(employees / 2), {{"phone", "0813111111"}});
            return journal::write(*edited, {"ruangcontoh", "perangkat02", "Operator", 1'790'000'000'000}, {change}, "").size();
        });
        measure(prefix + "relist", runs, [&] {
            app::RecordList anew({edited, &edited->registry()}, EntityKind::employee, whole);
            while (anew.step()) {
            }
            return anew.read();
        });
        const Condition& related = questions[1].second;
        std::vector<double> longest;
        measure(prefix + "first", runs, [&] {
            app::Judging judging(std::make_shared<app::Columns>(registry), EntityKind::employee, related, today);
            longest.push_back(0);
            for (bool goes_on = true; goes_on;) {
                const bench::Stopwatch watch;
                goes_on = judging.step();
                longest.back() = std::max(longest.back(), watch.milliseconds());
            }
            return judging.result().size();
        });
        bench::print_samples((prefix + "slice").c_str(), longest);
        const std::shared_ptr<const records::Registry> later(edited, &edited->registry());
        measure(prefix + "renew", runs, [&] {
            columns.follow(&columns.registry() == registry.get() ? later : registry);
            return app::judge(columns, EntityKind::employee, related, today).size();
        });
        measure(prefix + "tally", runs, [&] {
            return app::tally(columns, EntityKind::employee, all, {{}, "unit_name"}, Subject{{}, "rank"}, base::Language::indonesian)->rows.size();
        });
    }
    return 0;
}
