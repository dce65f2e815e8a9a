// The map of positions as agencies really keep it, in the columns of a working sheet, against the full file of the city.
#include <catch_amalgamated.hpp>

#include <map>

#include "core/demo/city.hpp"
#include "core/intake/check.hpp"
#include "core/records/agencies.hpp"

using records::EntityKind;

namespace {

intake::InputFile file_of(const std::vector<demo::File>& files, std::string_view name) {
    const auto at = std::ranges::find(files, name, &demo::File::name);
    REQUIRE(at != files.end());
    return {at->name, std::make_shared<const std::string>(at->bytes)};
}

std::string working_sheet(const records::Registry& city) {
    const std::map<std::string_view, std::string_view> echelons = {{"senior_leader", "II.b"}, {"administrator", "III.a"}, {"supervisor", "IV.a"}};
    const records::Agencies agencies(city);
    std::string sheet = "ID_JABATAN;PERANGKAT_DAERAH;UNOR_NAMA;JABATAN_NAMA;ESELON;JUMLAH_FORMASI;GOL_MINIMAL\n";
    const auto name = [&](std::string_view unit) { return std::string(records::as_text(city.value(EntityKind::unit, *city.table(EntityKind::unit).find(unit), "name"))); };
    for (const records::Record& seat : city.table(EntityKind::position).rows()) {
        const auto text = [&](std::string_view field) { return std::string(records::as_text(city.value(EntityKind::position, seat, field))); };
        const std::string unit = text("unit_id");
        const auto echelon = echelons.find(text("tier"));
        sheet += seat.key + ';' + name(agencies.of(unit)) + ';' + name(unit) + ';' + text("title") + ';';
        sheet += std::string(echelon == echelons.end() ? "" : echelon->second) + ';';
        sheet += std::to_string(records::as_integer(city.value(EntityKind::position, seat, "need")).value_or(0)) + ';' + text("min_rank") + '\n';
    }
    return sheet;
}

}  // namespace

TEST_CASE("a map of positions in the columns of a working sheet is nearly the full one", "[intake][proposals]") {
    const demo::Options options;
    const auto files = demo::make_city(options);
    REQUIRE(files);
    const auto empty = std::make_shared<records::Registry>(records::Catalogue::standard());
    const auto full = intake::check_files({file_of(*files, "unor.csv"), file_of(*files, "peta_jabatan.csv")}, empty, options.today);
    const auto sheet = std::make_shared<const std::string>(working_sheet(*full.registry));
    const auto thin = intake::check_files({file_of(*files, "unor.csv"), {"peta.csv", sheet}}, empty, options.today);
    REQUIRE(thin.files[1].staged);
    CHECK(thin.files[1].staged->counts.invalid == 0);
    CHECK(thin.files[1].staged->counts.warning == 0);

    const records::Table &wanted = full.registry->table(EntityKind::position), &found = thin.registry->table(EntityKind::position);
    REQUIRE(found.size() == wanted.size());
    // Of staff the full file has the family of the unit, which a title does not tell.
    const std::map<std::string_view, std::size_t> permille = {{"unit_id", 1000}, {"kind", 1000}, {"tier", 1000}, {"level", 1000}, {"need", 1000}, {"min_rank", 1000}, {"job_family", 800}};
    for (const auto& [field, least] : permille) {
        const auto at = records::Catalogue::standard().index(EntityKind::position, field);
        std::size_t same = 0;
        for (std::size_t row = 0; row < wanted.size(); ++row) same += wanted.rows()[row].values[at] == found.rows()[row].values[at] ? 1 : 0;
        INFO(field << ": " << same << " of " << wanted.size());
        CHECK(same * 1000 >= least * wanted.size());
    }
}

TEST_CASE("fields of study proposed from programmes are those of the city's education records", "[intake][proposals]") {
    const demo::Options options;
    const auto files = demo::make_city(options);
    REQUIRE(files);
    const auto empty = std::make_shared<records::Registry>(records::Catalogue::standard());
    const auto city = intake::check_files({file_of(*files, "pns.csv"), file_of(*files, "pppk.csv"), file_of(*files, "pendidikan.csv")}, empty, options.today);
    const records::Registry& registry = *city.registry;
    std::map<std::string, std::string> recorded;  // by programme
    for (const records::Record& record : registry.table(EntityKind::education).rows())
        recorded[std::string(records::as_text(registry.value(EntityKind::education, record, "name")))] = std::string(records::as_text(registry.value(EntityKind::education, record, "study_field")));
    std::size_t same = 0, known = 0;
    for (const records::Record& person : registry.table(EntityKind::employee).rows()) {
        const std::string programme(records::as_text(registry.value(EntityKind::employee, person, "education_name")));
        const auto record = recorded.find(programme);
        if (record == recorded.end()) continue;
        ++known;
        const std::string_view proposed = records::as_text(registry.value(EntityKind::employee, person, "study_field"));
        if (proposed == record->second) ++same;
        else UNSCOPED_INFO(programme << ": " << proposed << ", not " << record->second);
    }
    REQUIRE(known > 2000);
    INFO(same << " of " << known);
    CHECK(same * 100 >= known * 99);
}
