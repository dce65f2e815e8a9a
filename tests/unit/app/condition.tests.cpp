#include "core/app/condition.hpp"

#include <catch_amalgamated.hpp>

using app::Condition;
using app::Subject;
using app::Test;
using records::EntityKind;

namespace {

const records::Catalogue& catalogue() { return records::Catalogue::standard(); }

Condition test(Subject subject, Test how, std::string value = {}) {
    return {Condition::Kind::test, {}, std::move(subject), how, std::move(value)};
}

Condition question() {
    return {Condition::Kind::all,
            {test({{}, "rank"}, Test::at_least, "III/c"),
             {Condition::Kind::any, {test({"education", "study_field"}, Test::is, "social_welfare"), test({{}, "education_name"}, Test::contains, "sosiologi")}},
             test({{}, "position_since"}, Test::over_ago, "60"),
             test({"training", ""}, Test::at_least, "2"),
             test({{}, "phone"}, Test::is_empty)}};
}

app::Asked asked(Subject subject) { return *app::find_subject(catalogue(), EntityKind::employee, subject); }

}  // namespace

TEST_CASE("a condition reads as a sentence in both languages", "[app][condition]") {
    const records::Registry registry(catalogue());
    const auto said = [&](base::Language language) {
        return app::condition_words(registry, EntityKind::employee, question(), base::Catalog::load(language));
    };
    CHECK(said(base::Language::indonesian) ==
          "Golongan paling rendah III/c dan (Riwayat pendidikan: Bidang studi adalah Kesejahteraan sosial atau Pendidikan memuat \"sosiologi\") dan "
          "TMT jabatan lebih dari 5 tahun lalu dan Pelatihan: jumlah paling rendah 2 dan Nomor HP kosong");
    CHECK(said(base::Language::english).starts_with("Rank at least III/c and (Education: "));
}

TEST_CASE("a condition comes back from JSON as it was", "[app][condition]") {
    const auto json = app::condition_json(question());
    CHECK(app::read_condition(json) == question());
    const auto again = base::parse_json(base::to_text(json));
    REQUIRE(again);
    CHECK(app::read_condition(*again) == question());
}

TEST_CASE("what is no condition is refused", "[app][condition]") {
    const auto text = GENERATE(as<std::string>{}, "5", "{}", R"({"all":5})", R"({"all":[{"field":"rank"}]})", R"({"field":"rank","test":"resembles"})",
                               R"({"all":[{"all":[{"all":[{"all":[{"all":[{"all":[{"all":[{"all":[{"all":[{"all":[]}]}]}]}]}]}]}]}]}]})");
    INFO(text);
    CHECK_FALSE(app::read_condition(*base::parse_json(text)));
}

TEST_CASE("everything in the catalogue can be asked, sensitive fields only where wanted", "[app][condition]") {
    for (const records::Entity& entity : catalogue().entities()) {
        const auto open = app::subjects(catalogue(), entity.kind, false);
        const auto all = app::subjects(catalogue(), entity.kind, true);
        std::size_t own = 0;
        for (const Subject& subject : all) {
            INFO(entity.name << ": " << subject.via << "." << subject.field);
            const auto found = app::find_subject(catalogue(), entity.kind, subject);
            REQUIRE(found);
            CHECK_FALSE(app::tests_of(catalogue(), *found).empty());
            own += found->reach == app::Asked::Reach::own ? 1 : 0;
            const bool is_open = std::ranges::find(open, subject) != open.end();
            CHECK_FALSE((is_open && found->field->sensitivity == records::Sensitivity::special));
        }
        CHECK(own == entity.fields.size());
    }
}

TEST_CASE("only what has an order can be higher or lower", "[app][condition]") {
    const auto has = [&](Subject subject, Test wanted) {
        const auto tests = app::tests_of(catalogue(), asked(subject));
        return std::ranges::find(tests, wanted) != tests.end();
    };
    CHECK(has({{}, "rank"}, Test::at_least));
    CHECK_FALSE(has({{}, "sex"}, Test::at_least));
    CHECK_FALSE(has({{}, "name"}, Test::less));
    CHECK(has({{}, "birth_date"}, Test::over_ago));
    CHECK_FALSE(has({"training", ""}, Test::is_empty));
}

TEST_CASE("values are read as people type them", "[app][condition]") {
    const records::Registry registry(catalogue());
    const auto [field, how, typed, expected] = GENERATE(table<std::string, Test, std::string, std::string>({
        {"position_since", Test::over_ago, "5", "60"},
        {"position_since", Test::over_ago, "5 tahun", "60"},
        {"position_since", Test::over_ago, "4 th 6 bl", "54"},
        {"position_since", Test::over_ago, "18 months", "18"},
        {"position_since", Test::over_ago, "lama", ""},
        {"position_since", Test::over_ago, "5 tahun lalu x9", ""},
        {"position_since", Test::at_least, "9 Okt 2026", "2026-10-09"},
        {"position_since", Test::at_least, "kemarin", ""},
        {"graduation_year", Test::at_least, "2010", "2010"},
        {"name", Test::contains, "  sri ", "sri"},
        {"name", Test::contains, " ", ""},
    }));
    INFO(typed);
    CHECK(app::read_value(registry, asked({{}, field}), how, typed).value_or("") == expected);
}
