#include "core/intake/unit_names.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/intake/fixtures.hpp"

TEST_CASE("abbreviations are written out and zeros dropped", "[intake][unit]") {
    CHECK(intake::written_out("SDN 01 Kolok") == "sd negeri 1 kolok");
    CHECK(intake::written_out("SD N 1 KOLOK") == "sd negeri 1 kolok");
    CHECK(intake::written_out("SD Negeri No. 01 Kolok") == "sd negeri 1 kolok");
    CHECK(intake::written_out("SDN01 KOLOK") == "sd negeri 1 kolok");
    CHECK(intake::written_out("Dinas Koperasi & UKM") == intake::written_out("Dinas Koperasi dan UKM"));
    CHECK(intake::written_out("PKM Talawi") == "puskesmas talawi");
}

TEST_CASE("a unit is matched by id, name, agency and spelling", "[intake][unit]") {
    using enum intake::UnitMatchKind;
    struct Row {
        const char* name;
        std::string_view id, unit, agency;
        intake::UnitMatchKind kind;
        std::string_view found;
        bool id_is_unknown;
    };
    const auto row = GENERATE(values<Row>({
        {"id and name", "u2", "SD Negeri 01 Kolok", "", known, "u2", false},
        {"another case is the same name", "u2", "SD NEGERI 01 KOLOK", "", known, "u2", false},
        {"id alone", "u2", "", "", known, "u2", false},
        {"a path that begins with the name", "u2", "SD Negeri 01 Kolok - Dinas Pendidikan", "", known, "u2", false},
        {"id, name written differently", "u2", "SDN 1 Kolok", "", spelling, "u2", false},
        {"name alone", "", "dinas kesehatan", "", by_name, "u4", false},
        {"an abbreviation alone", "", "SDN 1 KOLOK", "", spelling, "u2", false},
        {"a typing error alone", "", "Dinas Kesehatn", "", spelling, "u4", false},
        {"another number is another school", "", "SDN 02 Kolok", "", unknown, "", false},
        {"a name that occurs twice", "", "Sekretariat", "", ambiguous, "", false},
        {"the agency decides", "", "Sekretariat", "Dinas Kesehatan", by_name, "u5", false},
        {"an id that is not registered", "u9", "Dinas Kesehatan", "", by_name, "u4", true},
        {"nothing known", "u9", "Kantor Pos", "", unknown, "", true},
    }));
    INFO(row.name);
    const intake::UnitNames units(*fixtures::small_city(), fixtures::k_today);
    const auto match = units.match(row.id, row.unit, row.agency);
    CHECK(match.kind == row.kind);
    CHECK(match.id == row.found);
    CHECK(match.id_is_unknown == row.id_is_unknown);
}
