#include "core/app/past_list.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/records/builder.hpp"

using app::PastColumn;
using support::Builder;

namespace {

base::Day day(std::string_view text) { return base::parse_iso_day(text).value(); }

const base::Day k_today = day("2026-11-01");

/// Ani moved from A to B in 2021, Budi began in 2022, Cici's past is unknown, Dodi has retired.
Builder office() {
    Builder builder;
    builder.add("unit", {{"unit_id", "A"}, {"name", "Dinas Sosial"}}).add("unit", {{"unit_id", "B"}, {"name", "Bappeda"}});
    builder.add("employee", {{"employee_number", "1"}, {"name", "ANI"}, {"rank", "III/b"}, {"rank_since", "2020-04-01"}, {"job_title", "Analis"},
                             {"unit_id", "B"}, {"unit_name", "BAPPEDA KOTA"}, {"position_since", "2021-06-01"}, {"service_since", "2010-01-01"}});
    builder.add("rank_history", {{"employee_number", "1"}, {"since", "2016-04-01"}, {"rank", "III/a"}});
    builder.add("position_history", {{"employee_number", "1"}, {"since", "2017-02-01"}, {"job_title", "Operator"}, {"unit_name", "dinas sosial"}});
    builder.add("employee", {{"employee_number", "2"}, {"name", "BUDI"}, {"rank", "II/a"}, {"rank_since", "2022-01-01"}, {"job_title", "Arsiparis"},
                             {"unit_id", "A"}, {"position_since", "2022-01-01"}, {"service_since", "2022-01-01"}});
    builder.add("employee", {{"employee_number", "3"}, {"name", "CICI"}, {"rank", "III/a"}, {"job_title", "Analis"}, {"unit_id", "A"}});
    builder.add("employee", {{"employee_number", "4"}, {"name", "DODI"}, {"rank", "IV/a"}, {"rank_since", "2015-04-01"}, {"job_title", "Sekretaris"},
                             {"unit_id", "A"}, {"position_since", "2015-01-01"}, {"legal_status", "retired"}});
    return builder;
}

app::PastList list_at(const Builder& builder, base::Day at) {
    app::PastList list(std::make_shared<const records::Registry>(builder.registry()), at, k_today);
    while (list.step()) {
    }
    return list;
}

std::vector<std::string> numbers(const Builder& builder, const app::PastList& list, std::string_view text, PastColumn column, bool is_descending = false) {
    std::vector<std::string> result;
    for (const std::uint32_t at : list.find(text, column, is_descending))
        result.push_back(builder.registry().table(records::EntityKind::employee).rows()[list.people()[at].row].key);
    return result;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("people as of a day: rank, job and unit then; who began later is left out; unknown stays unknown", "[app][past]") {
    const Builder builder = office();
    const app::PastList list = list_at(builder, day("2021-05-31"));
    REQUIRE(list.people().size() == 3);
    CHECK(list.later() == 1);
    const app::PastState& ani = list.people()[0].state;
    CHECK(records::as_text(ani.rank) == "III/b");
    CHECK(records::as_text(ani.job_title) == "Operator");
    CHECK(records::as_text(ani.unit_name) == "dinas sosial");
    CHECK(list.people()[1].state == app::PastState{});
    const app::PastList later = list_at(builder, day("2022-01-01"));
    CHECK(later.later() == 0);
    CHECK(records::as_text(later.people()[0].state.unit_name) == "Bappeda");
}

TEST_CASE("heads by unit then and now: a name counts under the unit that bears it, the unknown last, the retired then only", "[app][past]") {
    const Builder builder = office();
    const app::PastList list = list_at(builder, day("2021-05-31"));
    const auto& heads = list.heads();
    REQUIRE(heads.size() == 3);
    CHECK(heads[0].unit == "B");
    CHECK((heads[0].then == 0 && heads[0].now == 1));
    CHECK(heads[1].unit == "A");
    CHECK(heads[1].name == "Dinas Sosial");
    CHECK((heads[1].then == 2 && heads[1].now == 1));
    CHECK(heads[2].unit.empty());
    CHECK((heads[2].then == 1 && heads[2].now == 1));
}

TEST_CASE("the past is searched in its own words and sorted by rank order, unknown last either way", "[app][past]") {
    const Builder builder = office();
    const app::PastList list = list_at(builder, day("2021-05-31"));
    CHECK(numbers(builder, list, "dinas SOSIAL", PastColumn::person) == Strings{"1", "4"});
    CHECK(numbers(builder, list, "bappeda", PastColumn::person).empty());
    CHECK(numbers(builder, list, "", PastColumn::rank) == Strings{"1", "4", "3"});
    CHECK(numbers(builder, list, "", PastColumn::rank, true) == Strings{"4", "1", "3"});
    CHECK(numbers(builder, list, "", PastColumn::job) == Strings{"1", "4", "3"});
}

TEST_CASE("education as of a day is the highest level held by then, and unknown where a higher one may have come later", "[app][past]") {
    Builder builder = office();
    builder.add("employee", {{"employee_number", "1"}, {"education_level", "s1"}, {"graduation_year", "2021"}});
    builder.add("education", {{"employee_number", "1"}, {"level", "d3"}, {"name", "Akuntansi"}, {"year", "2012"}});
    builder.add("employee", {{"employee_number", "3"}, {"education_level", "s2"}});
    builder.add("education", {{"employee_number", "3"}, {"level", "s1"}, {"name", "Hukum"}, {"year", "2010"}});
    const auto level = [&](const char* on, std::size_t person) {
        return std::string(records::as_text(list_at(builder, day(on)).people()[person].state.education));
    };
    CHECK(level("2011-12-31", 0).empty());
    CHECK(level("2012-12-31", 0).empty());  // in that very year
    CHECK(level("2013-01-01", 0) == "d3");
    CHECK(level("2020-12-31", 0) == "d3");
    CHECK(level("2021-12-31", 0).empty());
    CHECK(level("2022-01-01", 0) == "s1");
    CHECK(level("2021-12-31", 1).empty());  // a master's degree without a year
    builder.add("employee", {{"employee_number", "4"}, {"education_level", "s2"}, {"graduation_year", "2001"}});
    const app::PastList list = list_at(builder, day("2020-06-01"));
    CHECK(numbers(builder, list, "", PastColumn::education, true).front() == "4");
    CHECK(numbers(builder, list, "", PastColumn::education).front() == "1");
}
