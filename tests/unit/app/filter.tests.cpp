#include "core/app/filter.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/records/builder.hpp"

using app::Condition;
using app::Subject;
using app::Test;
using records::EntityKind;

namespace {

const base::Day k_today = *base::day_from_civil(2026, 10, 9);

Condition test(Subject subject, Test how, std::string value = {}) {
    return {Condition::Kind::test, {}, std::move(subject), how, std::move(value)};
}
Condition group(Condition::Kind kind, std::vector<Condition> parts) { return {kind, std::move(parts)}; }

/// Ani studied social welfare, Budi sociology, Citra law; of Dodi little is known.
app::Columns& office() {
    static const support::Builder builder = [] {
        support::Builder made;
        made.add("unit", {{"unit_id", "U1"}, {"name", "Puskesmas Talawi"}, {"district", "1373.04"}})
            .add("unit", {{"unit_id", "U2"}, {"name", "Dinas Sosial"}})
            .add("employee", {{"employee_number", "1"}, {"name", "ANI  Putri"}, {"rank", "III/c"}, {"home_district", "1373.04"}, {"position_since", "2020-01-01"}, {"unit_id", "U1"}})
            .add("employee", {{"employee_number", "2"}, {"name", "Budi"}, {"rank", "IV/a"}, {"home_district", "1373.04"}, {"position_since", "2023-01-01"}, {"unit_id", "U2"}})
            .add("employee", {{"employee_number", "3"}, {"name", "Čitra"}, {"rank", "IX"}, {"home_district", "1373.01"}, {"position_since", "2021-10-09"}})
            .add("employee", {{"employee_number", "4"}, {"name", "Dodi"}})
            .add("education", {{"employee_number", "1"}, {"level", "s1"}, {"name", "Kesejahteraan Sosial"}, {"study_field", "social_welfare"}})
            .add("education", {{"employee_number", "2"}, {"level", "s1"}, {"name", "SOSIOLOGI"}})
            .add("education", {{"employee_number", "3"}, {"level", "s1"}, {"name", "Hukum"}, {"study_field", "law"}})
            .add("education", {{"employee_number", "3"}, {"level", "s2"}, {"name", "Hukum"}, {"study_field", "law"}})
            .add("training", {{"employee_number", "1"}, {"name", "PKA"}, {"started_on", "2019-01-01"}})
            .add("training", {{"employee_number", "1"}, {"name", "Pekerja sosial"}, {"started_on", "2020-01-01"}});
        return made;
    }();
    static app::Columns columns({std::shared_ptr<void>(), &builder.registry()});
    return columns;
}

/// One sign a person: + yes, - no, ? unknown.
std::string signs(const Condition& condition, EntityKind entity = EntityKind::employee) {
    std::string text;
    for (const app::Truth truth : app::judge(office(), entity, group(Condition::Kind::all, {condition}), k_today))
        text += truth == app::Truth::yes ? '+' : truth == app::Truth::no ? '-' : '?';
    return text;
}

}  // namespace

TEST_CASE("each test answers yes, no, or that a value is missing", "[app][filter]") {
    const auto [name, condition, expected] = GENERATE(table<std::string, Condition, std::string>({
        {"is, of a choice", test({{}, "rank"}, Test::is, "III/c"), "+--?"},
        {"is not", test({{}, "rank"}, Test::is_not, "III/c"), "-++?"},
        {"at least, on one ladder only", test({{}, "rank"}, Test::at_least, "III/c"), "++-?"},
        {"less", test({{}, "rank"}, Test::less, "IV/a"), "+--?"},
        {"contains, without regard to case and spaces", test({{}, "name"}, Test::contains, "ani  PUT"), "+---"},
        {"contains, without accents", test({{}, "name"}, Test::contains, "citr"), "--+-"},
        {"starts with", test({{}, "name"}, Test::starts_with, "d"), "---+"},
        {"is, of a text", test({{}, "name"}, Test::is, "budi"), "-+--"},
        {"a date from", test({{}, "position_since"}, Test::at_least, "2021-10-09"), "-++?"},
        {"a date before", test({{}, "position_since"}, Test::less, "2021-10-09"), "+--?"},
        {"more than five years ago", test({{}, "position_since"}, Test::over_ago, "60"), "+--?"},
        {"within the last five years", test({{}, "position_since"}, Test::under_ago, "60"), "-++?"},
        {"is empty", test({{}, "rank"}, Test::is_empty), "---+"},
        {"is known", test({{}, "rank"}, Test::is_known), "+++-"},
        {"a reference by key", test({{}, "unit_id"}, Test::is, "U1"), "+-??"},
        {"a reference by name", test({{}, "unit_id"}, Test::contains, "sosial"), "-+??"},
        {"a field of what it refers to", test({"unit_id", "district"}, Test::is, "1373.04"), "+???"},
        {"a field of it is empty", test({"unit_id", "district"}, Test::is_empty), "-+++"},
        {"any record that refers to it", test({"education", "study_field"}, Test::is, "law"), "-?+?"},
        {"none of them is", test({"education", "study_field"}, Test::is_not, "law"), "+?-?"},
        {"any of them is known", test({"education", "study_field"}, Test::is_known), "+-+-"},
        {"how many there are", test({"training", ""}, Test::at_least, "2"), "+---"},
        {"none at all", test({"training", ""}, Test::is, "0"), "-+++"},
        {"a field that is no more", test({{}, "shoe_size"}, Test::is, "42"), "????"},
    }));
    INFO(name);
    CHECK(signs(condition) == expected);
}

TEST_CASE("the question of an agency is answered as a person would", "[app][filter]") {
    const Condition studied = group(Condition::Kind::any, {test({"education", "study_field"}, Test::is, "social_welfare"),
                                                           test({"education", "name"}, Test::contains, "sosiologi")});
    const Condition asked = group(Condition::Kind::all, {test({{}, "rank"}, Test::at_least, "III/c"), studied,
                                                         test({{}, "home_district"}, Test::is, "1373.04"),
                                                         test({{}, "position_since"}, Test::over_ago, "60")});
    CHECK(signs(asked) == "+--?");
    CHECK(signs(studied) == "++-?");
}

TEST_CASE("records of any kind can be asked", "[app][filter]") {
    CHECK(signs(test({"employee_number", "rank"}, Test::at_least, "III/c"), EntityKind::education) == "++--");
    CHECK(signs(test({"employee", ""}, Test::at_least, "1"), EntityKind::unit) == "++");
}

TEST_CASE("a group of nothing holds for everybody; what lacks a value is not asked yet", "[app][filter]") {
    CHECK(signs(group(Condition::Kind::any, {})) == "++++");
    const Condition open = group(Condition::Kind::all, {test({}, Test::is), test({{}, "name"}, Test::is), test({{}, "rank"}, Test::is_empty),
                                                        group(Condition::Kind::any, {test({}, Test::is)})});
    CHECK(app::finished(office().registry().catalogue(), EntityKind::employee, open) == group(Condition::Kind::all, {test({{}, "rank"}, Test::is_empty)}));
}

TEST_CASE("a question is answered in slices as at once", "[app][filter]") {
    std::vector<records::Record> many;
    for (std::size_t number = 0; number < app::k_slice; ++number) {
        records::Record record{"s" + std::to_string(number), records::Values(office().registry().catalogue().entity(EntityKind::setting).fields.size())};
        record.values[0] = record.key;
        many.push_back(std::move(record));
    }
    const auto registry = std::make_shared<records::Registry>(office().registry().catalogue());
    registry->table(EntityKind::setting).insert(std::move(many));
    const Condition condition = test({{}, registry->catalogue().field(EntityKind::setting, 0).name}, Test::contains, "77");
    app::Judging judging(std::make_shared<app::Columns>(registry), EntityKind::setting, condition, k_today);
    for (int slice = 1; slice < 4; ++slice) CHECK(judging.step());
    CHECK_FALSE(judging.step());
    app::Columns columns(registry);
    const app::Truths whole = app::judge(columns, EntityKind::setting, condition, k_today);
    CHECK(judging.result() == whole);
    CHECK(std::ranges::count(whole, app::Truth::yes) > 700);
}
