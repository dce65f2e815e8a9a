#include "core/app/tally.hpp"

#include <catch_amalgamated.hpp>

#include "core/app/filter.hpp"
#include "tests/support/records/builder.hpp"

using app::Subject;
using records::EntityKind;

namespace {

app::Columns& office() {
    static const support::Builder builder = [] {
        support::Builder made;
        made.add("unit", {{"unit_id", "U1"}, {"name", "Dinas Sosial"}, {"district", "1373.01"}})
            .add("employee", {{"employee_number", "1"}, {"rank", "III/c"}, {"sex", "male"}, {"job_title", "Guru"}, {"birth_date", "1990-01-01"}, {"unit_id", "U1"}})
            .add("employee", {{"employee_number", "2"}, {"rank", "II/a"}, {"sex", "female"}, {"job_title", "GURU"}, {"birth_date", "1990-12-31"}})
            .add("employee", {{"employee_number", "3"}, {"rank", "III/c"}, {"sex", "female"}, {"job_title", "Bidan"}})
            .add("employee", {{"employee_number", "4"}, {"sex", "male"}});
        return made;
    }();
    static app::Columns columns({std::shared_ptr<void>(), &builder.registry()});
    return columns;
}

constexpr std::uint32_t k_all[] = {0, 1, 2, 3};

std::string said(const app::Tally& tally) {
    std::string text;
    for (const auto& row : app::tally_cells(tally, "*", base::Catalog::load(base::Language::indonesian))) {
        for (const std::string& cell : row) text += cell + ' ';
        text += '|';
    }
    return text;
}

app::Tally counted(const Subject& by, const std::optional<Subject>& across = {}) {
    auto tally = app::tally(office(), EntityKind::employee, k_all, by, across, base::Language::indonesian);
    REQUIRE(tally);
    return std::move(*tally);
}

}  // namespace

TEST_CASE("records are counted in the order of their values, the unknown last", "[app][tally]") {
    CHECK(said(counted({{}, "rank"})) == "* Jumlah |II/a 1 |III/c 2 |(belum diketahui) 1 |Jumlah 4 |");
    CHECK(said(counted({{}, "birth_date"})) == "* Jumlah |1990 2 |(belum diketahui) 2 |Jumlah 4 |");
    CHECK(said(counted({"unit_id", "district"})) == "* Jumlah |Lembah Segar 1 |(belum diketahui) 3 |Jumlah 4 |");
    CHECK(said(counted({{}, "job_title"})) == "* Jumlah |Bidan 1 |Guru 2 |(belum diketahui) 1 |Jumlah 4 |");
}

TEST_CASE("two fields make a table with totals of rows and columns", "[app][tally]") {
    CHECK(said(counted({{}, "rank"}, Subject{{}, "sex"})) ==
          "* Laki-laki Perempuan Jumlah |II/a 0 1 1 |III/c 1 1 2 |(belum diketahui) 1 0 1 |Jumlah 2 2 4 |");
}

TEST_CASE("a group's conditions find its records and no others", "[app][tally]") {
    for (const Subject& by : {Subject{{}, "rank"}, Subject{{}, "birth_date"}, Subject{"unit_id", "district"}, Subject{{}, "job_title"}}) {
        for (const app::Tally::Group& group : counted(by).rows) {
            const app::Condition where{.parts = app::group_conditions(office().registry().catalogue(), EntityKind::employee, by, group)};
            const auto truths = app::judge(office(), EntityKind::employee, where, base::Day{});
            INFO(by.field << " " << group.label);
            CHECK(std::ranges::count(truths, app::Truth::yes) == group.total);
        }
    }
}

TEST_CASE("what cannot be counted says why", "[app][tally]") {
    const auto gone = app::tally(office(), EntityKind::employee, k_all, {{}, "shoe_size"}, {}, base::Language::indonesian);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == "list.no_field");
    support::Builder many;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i <= app::k_most_columns; ++i) {
        many.add("employee", {{"employee_number", std::to_string(100 + i)}, {"name", "N" + std::to_string(i)}});
        rows.push_back(i);
    }
    app::Columns columns({std::shared_ptr<void>(), &many.registry()});
    const auto wide = app::tally(columns, EntityKind::employee, rows, {{}, "rank"}, Subject{{}, "name"}, base::Language::indonesian);
    REQUIRE_FALSE(wide);
    CHECK(wide.error().code == "list.too_many_columns");
}
