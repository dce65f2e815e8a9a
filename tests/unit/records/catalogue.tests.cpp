#include "core/records/catalogue.hpp"

#include <catch_amalgamated.hpp>

#include "core/base/assets.hpp"
#include "core/base/json.hpp"
#include "core/records/registry.hpp"

using records::Catalogue;
using records::EntityKind;

TEST_CASE("the embedded catalogue is whole", "[records][catalogue]") {
    const Catalogue& catalogue = Catalogue::standard();
    CHECK(catalogue.entities().size() == records::k_entity_kinds);
    for (const records::Entity& entity : catalogue.entities()) {
        INFO(entity.name);
        CHECK_FALSE(entity.key.empty());
        for (const records::Field& field : entity.fields) {
            INFO(field.name);
            CHECK_FALSE(field.label[0].empty());
            CHECK_FALSE(field.label[1].empty());
        }
    }
}

TEST_CASE("a field is one entry", "[records][catalogue]") {
    auto json = *base::parse_json(base::asset("catalogue.json"));
    json["entities"][0]["fields"].push_back({{"name", "blood_type"}, {"label", {"Golongan darah", "Blood type"}}});
    const auto extended = Catalogue::parse(base::to_text(json));
    REQUIRE(extended);
    CHECK(extended->entity(EntityKind::employee).find("blood_type"));
}

TEST_CASE("a wrong catalogue names the entry", "[records][catalogue]") {
    auto json = *base::parse_json(base::asset("catalogue.json"));
    json["entities"][0]["fields"][3]["type"] = "colour";
    const auto broken = Catalogue::parse(base::to_text(json));
    REQUIRE_FALSE(broken);
    CHECK(broken.error().place == "employee.name");
}

TEST_CASE("choices are found by code, label and alias", "[records][catalogue]") {
    const auto& ranks = Catalogue::standard().choices("rank");
    const auto [text, code] = GENERATE(table<std::string, std::string>({{"III/c", "III/c"}, {"PENATA", "III/c"}, {"33", "III/c"}}));
    INFO(text);
    REQUIRE(ranks.find(text));
    CHECK(ranks.find(text)->code == code);
    CHECK(*ranks.order("III/c") < *ranks.order("III/d"));
    CHECK_FALSE(ranks.find("V/z"));
}

TEST_CASE("values are shown as people write them", "[records][value]") {
    const Catalogue& catalogue = Catalogue::standard();
    const auto show = [&](std::string_view field, records::Value value) {
        const auto index = catalogue.index(EntityKind::employee, field);
        return records::display_text(catalogue, catalogue.field(EntityKind::employee, index), value, base::Language::indonesian);
    };
    CHECK(show("birth_date", std::int64_t{base::day_from_civil(2026, 10, 9)->number}) == "9 Okt 2026");
    CHECK(show("sex", std::string("female")) == "Perempuan");
    CHECK(show("graduation_year", std::int64_t{2019}) == "2019");
    CHECK(show("name", {}).empty());
}

TEST_CASE("storage text goes both ways", "[records][value]") {
    using records::FieldType;
    CHECK(records::from_storage_text("2026-10-09", FieldType::date) == records::Value{std::int64_t{20735}});
    CHECK(records::storage_text(std::int64_t{20735}, FieldType::date) == "2026-10-09");
    CHECK(records::from_storage_text("", FieldType::integer) == records::Value{});
    CHECK_FALSE(records::from_storage_text("9 Okt 2026", FieldType::date));
    CHECK_FALSE(records::from_storage_text("12a", FieldType::integer));
}

TEST_CASE("a table keeps its records in key order through batches", "[records][registry]") {
    records::Table table;
    table.insert({{"b", {}}, {"d", {}}});
    table.insert({{"c", {}}, {"a", {}}, {"e", {}}});
    std::string keys;
    for (const auto& row : table.rows()) keys += row.key;
    CHECK(keys == "abcde");
    CHECK(table.row_of("d") == 3);
    CHECK(table.remove({"e", "a", "missing"}).size() == 2);
    CHECK(table.size() == 3);
    CHECK(table.find("a") == nullptr);
}
