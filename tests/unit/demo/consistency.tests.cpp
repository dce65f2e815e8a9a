// Every file agrees with every other, row by row.
#include <catch_amalgamated.hpp>
#include <map>
#include <set>

#include "core/records/catalogue.hpp"
#include "tests/unit/demo/city_reader.hpp"

namespace {

using demo_test::City;
using demo_test::siasn_day;
using demo_test::Table;

const records::Catalogue& catalogue() { return records::Catalogue::standard(); }

std::size_t rank_order(std::string_view rank) {
    const auto order = catalogue().choices("rank").order(rank);
    REQUIRE(order.has_value());
    return *order;
}

/// Values of a column that the catalogue's choice list does not know.
std::set<std::string> unknown_choices(const Table& table, std::string_view column, std::string_view list) {
    std::set<std::string> unknown;
    for (const auto& row : table.rows) {
        const std::string& text = table.at(row, column);
        if (!text.empty() && catalogue().choices(list).find(text) == nullptr) unknown.insert(text);
    }
    return unknown;
}

void check_columns(const Table& table, records::EntityKind kind) {
    for (const records::Field& field : catalogue().entity(kind).fields) {
        const auto at = std::ranges::find(table.header, field.export_column);
        if (at == table.header.end() || field.choices.empty() || field.type != records::FieldType::choice) continue;
        INFO("column " << field.export_column);
        CHECK(unknown_choices(table, field.export_column, field.choices).empty());
    }
}

bool is_unique(const Table& table, std::initializer_list<std::string_view> columns) {
    std::set<std::string> seen;
    for (const auto& row : table.rows) {
        std::string key;
        for (const std::string_view column : columns) key += table.at(row, column) + "/";
        if (!seen.insert(key).second) return false;
    }
    return true;
}

constexpr std::pair<std::string_view, records::EntityKind> k_files[] = {
    {"unor.csv", records::EntityKind::unit},
    {"rujukan_jabatan.csv", records::EntityKind::job},
    {"peta_jabatan.csv", records::EntityKind::position},
    {"pns.csv", records::EntityKind::employee},
    {"pppk.csv", records::EntityKind::employee},
    {"pendidikan.csv", records::EntityKind::education},
    {"katalog_pelatihan.csv", records::EntityKind::course},
    {"pelatihan.csv", records::EntityKind::training},
    {"kinerja.csv", records::EntityKind::performance},
    {"kompetensi.csv", records::EntityKind::competency},
    {"minat.csv", records::EntityKind::wish},
    {"komunitas.csv", records::EntityKind::community},
    {"hukdis.csv", records::EntityKind::discipline},
    {"penghargaan.csv", records::EntityKind::award},
    {"penugasan.csv", records::EntityKind::assignment},
    {"riwayat_golongan.csv", records::EntityKind::rank_history},
    {"riwayat_jabatan.csv", records::EntityKind::position_history},
    {"keluarga.csv", records::EntityKind::family},
    {"plt.csv", records::EntityKind::acting},
    {"tim_penilai.csv", records::EntityKind::panel}};

}  // namespace

TEST_CASE("every choice in every file is one that the catalogue knows", "[demo]") {
    for (const auto& [name, kind] : k_files) {
        INFO(name);
        check_columns(demo_test::standard_city().table(name), kind);
    }
}

TEST_CASE("every file has the columns that its entity requires, filled", "[demo]") {
    for (const auto& [name, kind] : k_files) {
        const Table table = demo_test::standard_city().table(name);
        for (const records::Field& field : catalogue().entity(kind).fields) {
            if (field.need != records::Need::required) continue;
            INFO(name << " " << field.export_column);
            const std::size_t column = table.column(field.export_column);
            CHECK(std::ranges::none_of(table.rows, [&](const auto& row) { return row[column].empty(); }));
        }
    }
}

TEST_CASE("keys are unique in every file", "[demo]") {
    const City& city = demo_test::standard_city();
    CHECK(is_unique(city.table("unor.csv"), {"ID"}));
    CHECK(is_unique(city.table("peta_jabatan.csv"), {"POSISI_ID"}));
    CHECK(is_unique(city.table("peta_jabatan.csv"), {"UNOR_ID", "JABATAN_ID"}));
    CHECK(is_unique(city.table("peta_jabatan.csv"), {"KODE"}));
    CHECK(is_unique(city.employees(), {"NIP BARU"}));
    CHECK(is_unique(city.employees(), {"NIK"}));
    CHECK(is_unique(city.employees(), {"PNS ID"}));
    CHECK(is_unique(city.table("pendidikan.csv"), {"NIP", "TINGKAT_PENDIDIKAN", "NAMA_PENDIDIKAN"}));
    CHECK(is_unique(city.table("pelatihan.csv"), {"NIP", "NAMA_PELATIHAN", "TANGGAL_MULAI"}));
    CHECK(is_unique(city.table("katalog_pelatihan.csv"), {"ID_PELATIHAN"}));
    CHECK(is_unique(city.table("katalog_pelatihan.csv"), {"NAMA_PELATIHAN"}));
    CHECK(is_unique(city.table("kinerja.csv"), {"NIP", "TAHUN_PENILAIAN"}));
    CHECK(is_unique(city.table("kompetensi.csv"), {"NIP", "KOMPETENSI"}));
    CHECK(is_unique(city.table("minat.csv"), {"NIP", "PILIHAN_KE"}));
    CHECK(is_unique(city.table("komunitas.csv"), {"NIP", "ORGANISASI"}));
    CHECK(is_unique(city.table("hukdis.csv"), {"NIP", "NOMOR_SK_HUKDIS"}));
    CHECK(is_unique(city.table("penghargaan.csv"), {"NIP", "NAMA_PENGHARGAAN", "TANGGAL_PENGHARGAAN"}));
    CHECK(is_unique(city.table("penugasan.csv"), {"NIP", "NAMA_PENUGASAN", "TMT_PENUGASAN"}));
    CHECK(is_unique(city.table("riwayat_golongan.csv"), {"NIP", "RIWAYAT_TMT_GOLONGAN"}));
    CHECK(is_unique(city.table("riwayat_jabatan.csv"), {"NIP", "RIWAYAT_TMT_JABATAN"}));
    CHECK(is_unique(city.table("plt.csv"), {"NIP"}));
    CHECK(is_unique(city.table("plt.csv"), {"POSISI_PLT"}));
    CHECK(is_unique(city.table("tim_penilai.csv"), {"NIP"}));
}

TEST_CASE("every reference leads somewhere", "[demo]") {
    const City& city = demo_test::standard_city();
    std::set<std::string> units, positions, people;
    const Table unit_table = city.table("unor.csv");
    for (const auto& row : unit_table.rows) units.insert(unit_table.at(row, "ID"));
    for (const auto& row : unit_table.rows) {
        const std::string& parent = unit_table.at(row, "ID_ATASAN");
        CHECK((parent.empty() ? unit_table.at(row, "ID") == "SWL" : units.contains(parent)));
    }
    const Table position_table = city.table("peta_jabatan.csv");
    for (const auto& row : position_table.rows) {
        positions.insert(position_table.at(row, "POSISI_ID"));
        CHECK(units.contains(position_table.at(row, "UNOR_ID")));
    }
    const Table employees = city.employees();
    for (const auto& row : employees.rows) people.insert(employees.at(row, "NIP BARU"));
    for (const std::string_view name : {"pendidikan.csv", "pelatihan.csv", "kinerja.csv", "kompetensi.csv", "minat.csv",
                                        "komunitas.csv", "hukdis.csv", "penghargaan.csv", "penugasan.csv", "riwayat_golongan.csv", "riwayat_jabatan.csv", "keluarga.csv", "plt.csv"}) {
        const Table table = city.table(name);
        INFO(name);
        CHECK(table.rows.size() > 20);
        CHECK(std::ranges::all_of(table.rows, [&](const auto& row) { return people.contains(table.at(row, "NIP")); }));
    }
    const Table acting = city.table("plt.csv");
    for (const auto& row : acting.rows) CHECK(positions.contains(acting.at(row, "POSISI_PLT")));
    const Table panel = city.table("tim_penilai.csv");
    CHECK(panel.rows.size() == 5);
    CHECK(std::ranges::all_of(panel.rows, [&](const auto& row) { return people.contains(panel.at(row, "NIP")); }));
    std::map<std::string, std::string> courses;
    const Table catalogue_table = city.table("katalog_pelatihan.csv"), trainings = city.table("pelatihan.csv");
    for (const auto& row : catalogue_table.rows) courses[catalogue_table.at(row, "NAMA_PELATIHAN")] = catalogue_table.at(row, "ID_PELATIHAN");
    for (const auto& row : trainings.rows) {
        const auto course = courses.find(trainings.at(row, "NAMA_PELATIHAN"));
        REQUIRE(course != courses.end());
        const std::string& id = trainings.at(row, "ID_PELATIHAN");
        CHECK((id.empty() || id == course->second));
    }
    const Table wishes = city.table("minat.csv");
    for (const auto& row : wishes.rows) {
        const std::string& kind = wishes.at(row, "JENIS_MINAT");
        const std::string& target = wishes.at(row, "TUJUAN_MINAT");
        INFO(kind << " " << target);
        if (kind == "Kursi") CHECK(positions.contains(target));
        if (kind == "Unit kerja") CHECK(units.contains(target));
        if (kind == "Kecamatan") CHECK(catalogue().choices("district").order(target).has_value());
        if (kind == "Rumpun jabatan") CHECK(catalogue().choices("job_family").order(target).has_value());
        if (kind == "Tetap") CHECK(target.empty());
    }
}

TEST_CASE("every employee's numbers, dates and rank agree with each other and with the position held", "[demo]") {
    const City& city = demo_test::standard_city();
    const Table employees = city.employees();
    const Table positions = city.table("peta_jabatan.csv");
    const auto by_place = demo_test::positions_by_place(positions);
    const base::Day today = demo::Options{}.today;
    for (const auto& row : employees.rows) {
        const auto at = [&](std::string_view column) { return employees.at(row, column); };
        const std::string nip = at("NIP BARU");
        INFO(nip);
        const base::Day birth = siasn_day(at("TANGGAL LAHIR"));
        const base::Day since = siasn_day(at("TMT CPNS"));
        const base::Day rank_since = siasn_day(at("TMT GOLONGAN"));
        const base::Day seated = siasn_day(at("TMT JABATAN"));
        const bool contract = at("JENIS PEGAWAI NAMA") == "PPPK";
        const bool female = at("JENIS KELAMIN") == "F";
        const base::Civil born = base::civil(birth);

        REQUIRE(nip.size() == 18);
        CHECK(nip.substr(0, 8) == base::iso_text(birth).erase(7, 1).erase(4, 1));
        CHECK(nip.substr(8, 4) == std::to_string(base::civil(since).year));
        CHECK(nip.substr(12, 2) == (contract ? "21" : base::iso_text(since).substr(5, 2)));
        CHECK(nip[14] == (female ? '2' : '1'));
        CHECK(nip.substr(15) != "000");
        const std::string nik = at("NIK");
        REQUIRE(nik.size() == 16);
        CHECK(demo_test::number(nik.substr(6, 2)) == born.day + (female ? 40 : 0));
        CHECK(demo_test::number(nik.substr(8, 2)) == born.month);
        CHECK(demo_test::number(nik.substr(10, 2)) == born.year % 100);

        const int hired_at = base::whole_months(birth, since) / 12;
        CHECK(hired_at >= (contract ? 20 : 18));
        CHECK(hired_at <= (contract ? 56 : 40));
        CHECK(since <= rank_since);
        CHECK(rank_since <= today);
        CHECK(since <= seated);
        CHECK(seated <= today);
        CHECK((at("STATUS CPNS PNS") == "P") == !at("TMT PNS").empty());

        const auto found = by_place.find(at("UNOR ID") + " " + at("JABATAN ID"));
        REQUIRE(found != by_place.end());
        const auto position = [&](std::string_view column) { return positions.at(found->second, column); };
        CHECK(at("JENIS JABATAN NAMA").ends_with(position("JENIS_JABATAN")));
        if (!contract) {
            CHECK(at("JABATAN NAMA") == position("NAMA_JABATAN"));
            CHECK(rank_order(position("GOL_MINIMAL")) <= rank_order(at("GOL AKHIR NAMA")));
            CHECK(rank_order(at("GOL AKHIR NAMA")) <= rank_order(position("GOL_MAKSIMAL")));
            CHECK(rank_order(at("GOL AWAL NAMA")) <= rank_order(at("GOL AKHIR NAMA")));
        } else if (!position("JENJANG").empty()) {
            CHECK(at("JABATAN NAMA").contains(" - "));
        }
        const auto& levels = catalogue().choices("education_level");
        const auto held = levels.order(levels.find(at("TINGKAT PENDIDIKAN NAMA"))->code);
        const auto asked = levels.order(levels.find(position("PENDIDIKAN_MINIMAL"))->code);
        CHECK(*held >= *asked);
        CHECK(demo_test::number(at("TAHUN LULUS")) < base::civil(today).year);

        const int age = base::whole_months(birth, today) / 12;
        const bool teacher = position("RUMPUN_JABATAN") == "Guru";
        const bool sixty =
            teacher || position("TINGKAT_JABATAN") == "JPT Pratama" || position("JENJANG") == "Ahli Madya";
        CHECK(age < (sixty ? 60 : 58));
        if (position("JENIS_JABATAN") == "Struktural") CHECK(at("STATUS CPNS PNS") == "P");
    }
}

TEST_CASE("the rank of every position that has a level is the rank of that level", "[demo]") {
    const Table positions = demo_test::standard_city().table("peta_jabatan.csv");
    const std::map<std::string, std::string> ranges = {{"Pemula", "II/a-II/a"},         {"Terampil", "II/b-II/d"},
                                                       {"Mahir", "III/a-III/b"},        {"Penyelia", "III/c-III/d"},
                                                       {"Ahli Pertama", "III/a-III/b"}, {"Ahli Muda", "III/c-III/d"},
                                                       {"Ahli Madya", "IV/a-IV/c"}};
    for (const auto& row : positions.rows) {
        const std::string& level = positions.at(row, "JENJANG");
        CHECK(level.empty() == (positions.at(row, "JENIS_JABATAN") != "Fungsional"));
        if (level.empty()) continue;
        CHECK(positions.at(row, "GOL_MINIMAL") + "-" + positions.at(row, "GOL_MAKSIMAL") == ranges.at(level));
    }
}

TEST_CASE("units lie within the city's four districts", "[demo]") {
    const Table units = demo_test::standard_city().table("unor.csv");
    for (const auto& row : units.rows) {
        const std::string& latitude = units.at(row, "LINTANG");
        const std::string& longitude = units.at(row, "BUJUR");
        INFO(units.at(row, "ID") << " " << latitude << " " << longitude);
        CHECK((latitude >= "-0.50000" && latitude <= "-0.80000"));
        CHECK((longitude >= "100.65000" && longitude <= "100.85000"));
    }
}

TEST_CASE("what is told of a career began in service and before the present, and its ranks rise", "[demo]") {
    const City& city = demo_test::standard_city();
    struct Now {
        base::Day service, rank_since, position_since;
        std::size_t rank;
    };
    std::map<std::string, Now> now;
    const Table employees = city.employees();
    for (const auto& row : employees.rows) {
        const auto day = [&](std::string_view column) { return siasn_day(employees.at(row, column)); };
        const auto choice = catalogue().choices("rank").find(employees.at(row, "GOL AKHIR NAMA"));
        REQUIRE(choice != nullptr);
        now[employees.at(row, "NIP BARU")] = {day("TMT CPNS"), day("TMT GOLONGAN"), day("TMT JABATAN"), rank_order(choice->code)};
    }
    const Table ranks = city.table("riwayat_golongan.csv");
    CHECK(ranks.rows.size() > 1000);
    for (const auto& row : ranks.rows) {
        const Now& person = now.at(ranks.at(row, "NIP"));
        const base::Day since = siasn_day(ranks.at(row, "RIWAYAT_TMT_GOLONGAN"));
        CHECK((since >= person.service && since < person.rank_since));
        CHECK(rank_order(ranks.at(row, "RIWAYAT_GOLONGAN")) < person.rank);
    }
    const Table posts = city.table("riwayat_jabatan.csv");
    CHECK(posts.rows.size() > 1000);
    for (const auto& row : posts.rows) {
        const Now& person = now.at(posts.at(row, "NIP"));
        const base::Day since = siasn_day(posts.at(row, "RIWAYAT_TMT_JABATAN"));
        CHECK((since > person.service && since < person.position_since));
    }
}
