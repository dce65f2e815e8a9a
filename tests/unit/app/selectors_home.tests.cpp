#include <catch_amalgamated.hpp>

#include <algorithm>

#include "core/app/selectors_home.hpp"
#include "core/journal/writer.hpp"

using records::EntityKind;

namespace {

const records::Catalogue& catalogue() { return records::Catalogue::standard(); }
base::Day day(int year, int month, int of_month) { return *base::day_from_civil(year, month, of_month); }

struct City {
    records::Registry registry{catalogue()};

    void add(EntityKind kind, std::string key, std::initializer_list<std::pair<std::string_view, std::string_view>> texts) {
        records::Record record{std::move(key), records::Values(catalogue().entity(kind).fields.size()), 0};
        for (const auto& [name, text] : texts) {
            const auto index = catalogue().index(kind, name);
            record.values[index] = *records::from_storage_text(text, catalogue().field(kind, index).type);
        }
        std::vector<records::Record> batch;
        batch.push_back(std::move(record));
        registry.table(kind).insert(std::move(batch));
    }
    void unit(std::string key, std::string_view kind, std::string_view parent = {}) {
        const std::string id = key;
        add(EntityKind::unit, std::move(key), {{"unit_id", id}, {"name", "Unit " + id}, {"kind", kind}, {"parent_id", parent}});
    }
    void seat(std::string key, std::string_view unit, std::string_view need, std::string_view must_fill = "0") {
        const std::string id = key;
        add(EntityKind::position, std::move(key),
            {{"position_id", id}, {"unit_id", unit}, {"job_id", "J" + id}, {"title", "Jabatan " + id}, {"kind", "operational"}, {"tier", "staff"},
             {"job_family", "administration"}, {"need", need}, {"must_fill", must_fill}});
    }
    void person(std::string key, std::string_view seat, std::string_view unit, std::string_view birth = "1980-01-01",
                std::string_view status = "active", std::string_view kind = "pns") {
        const std::string id = key;
        add(EntityKind::employee, std::move(key),
            {{"employee_number", id}, {"name", "Orang"}, {"birth_date", birth}, {"sex", "female"}, {"employment_kind", kind}, {"legal_status", status},
             {"rank", "III/a"}, {"job_id", "J" + std::string(seat)}, {"job_title", "Jabatan"}, {"position_since", "2020-01-01"},
             {"education_level", "s1"}, {"unit_id", unit}, {"unit_name", "Unit"}});
    }
    [[nodiscard]] app::HomeFigures figures() const { return app::home_figures(registry, day(2026, 10, 9)); }
};

const app::ProblemCount* find(const app::HomeFigures& figures, app::Problem problem) {
    const auto at = std::ranges::find(figures.problems, problem, &app::ProblemCount::problem);
    return at == figures.problems.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("an empty registry has figures of zero and no problems", "[app][home]") {
    const app::HomeFigures figures = City{}.figures();
    CHECK(figures.people.count() == 0);
    CHECK(figures.vacancies == 0);
    CHECK(figures.units.empty());
    CHECK(figures.problems.empty());
}

TEST_CASE("vacancies count heads, vacant seats count positions, and must-fill ones are told apart", "[app][home]") {
    City city;
    city.unit("U", "agency");
    city.seat("A", "U", "3");
    city.seat("B", "U", "1", "1");
    city.seat("C", "U", "1", "1");
    city.seat("D", "U", "");
    city.person("p1", "A", "U");
    city.person("p2", "C", "U");
    const app::HomeFigures figures = city.figures();
    CHECK(figures.vacancies == 3);
    CHECK(figures.need == 5);
    CHECK(figures.seated == 2);
    CHECK(figures.vacant.keys == std::vector<std::string>{"A", "B"});
    CHECK(figures.must_fill.keys == std::vector<std::string>{"B"});
    CHECK(figures.must_fill_total == 2);
    REQUIRE(find(figures, app::Problem::need_unknown) != nullptr);
    CHECK(find(figures, app::Problem::need_unknown)->records.keys == std::vector<std::string>{"D"});
}

TEST_CASE("retired people are in no figure", "[app][home]") {
    City city;
    city.unit("U", "agency");
    city.seat("A", "U", "2");
    city.person("p1", "A", "U");
    city.person("p2", "A", "U", "1960-01-01", "retired");
    const app::HomeFigures figures = city.figures();
    CHECK(figures.people.keys == std::vector<std::string>{"p1"});
    CHECK(figures.retiring[2].count() == 0);
}

TEST_CASE("retirements within one, three and five years include each other and respect the very day", "[app][home]") {
    City city;
    city.unit("U", "agency");
    city.seat("A", "U", "9");
    city.person("in_1", "A", "U", "1969-09-30");   // retires on 1 October 2027
    city.person("later_1", "A", "U", "1969-10-01");     // and on 1 November
    city.person("within_5", "A", "U", "1973-01-01");
    city.person("later", "A", "U", "1980-01-01");
    city.person("unknown", "A", "U", "");
    city.person("contract", "A", "U", "1969-09-30", "active", "pppk");
    const app::HomeFigures figures = city.figures();
    CHECK(figures.retiring[0].keys == std::vector<std::string>{"in_1"});
    CHECK(figures.retiring[1].keys == std::vector<std::string>{"in_1", "later_1"});
    CHECK(figures.retiring[2].keys == std::vector<std::string>{"in_1", "later_1", "within_5"});
    CHECK(figures.retirement_unknown.keys == std::vector<std::string>{"unknown"});
}

TEST_CASE("need and actual of divisions count for the agency above them", "[app][home]") {
    City city;
    city.unit("U", "agency");
    city.unit("V", "division", "U");
    city.unit("W", "school");
    city.seat("A", "V", "4");
    city.seat("B", "W", "1");
    city.person("p1", "A", "V");
    city.person("p2", "B", "W");
    city.person("p3", "B", "W");
    const app::HomeFigures figures = city.figures();
    REQUIRE(figures.units.size() == 2);
    CHECK(figures.units[0].unit == "U");
    CHECK(figures.units[0].need - figures.units[0].actual == 3);
    CHECK(figures.units[1].need - figures.units[1].actual == -1);
    REQUIRE(figures.families.size() == 1);
    CHECK(figures.units[0].families[figures.families[0]]->seats == std::vector<std::string>{"A"});
}

TEST_CASE("people are counted by kind, unknown ones last and by that name", "[app][home]") {
    City city;
    city.person("p1", "A", "U");
    city.person("p2", "A", "U", "1980-01-01", "active", "pppk");
    city.person("p3", "A", "U", "1980-01-01", "active", "");
    const app::HomeFigures figures = city.figures();
    REQUIRE(figures.by_kind.size() == 3);
    CHECK(figures.by_kind[0].code == "pns");
    CHECK(figures.by_kind[1].code == "pppk");
    CHECK(figures.by_kind[2].code.empty());
    CHECK(figures.by_kind[2].people.keys == std::vector<std::string>{"p3"});
}

TEST_CASE("a number that contradicts the date of birth, an unknown unit and a missing field are problems", "[app][home]") {
    City city;
    city.unit("U", "agency");
    city.seat("A", "U", "3");
    city.person("198001012005011001", "A", "U");
    city.person("198001022005011002", "A", "U");
    city.person("x", "A", "nowhere", "1980-01-01");
    city.person("y", "none", "U", "");
    const app::HomeFigures figures = city.figures();
    REQUIRE(find(figures, app::Problem::number_suspicious) != nullptr);
    CHECK(find(figures, app::Problem::number_suspicious)->records.keys == std::vector<std::string>{"198001022005011002"});
    REQUIRE(find(figures, app::Problem::unit_unknown) != nullptr);
    CHECK(find(figures, app::Problem::unit_unknown)->records.keys == std::vector<std::string>{"x"});
    REQUIRE(find(figures, app::Problem::seat_unknown) != nullptr);
    CHECK(find(figures, app::Problem::seat_unknown)->records.keys == std::vector<std::string>{"y"});
    REQUIRE(find(figures, app::Problem::field_missing) != nullptr);
    CHECK(find(figures, app::Problem::field_missing)->field == "birth_date");
}
