// The city looks like the city that the parameters describe.
#include <catch_amalgamated.hpp>
#include <map>
#include <set>
#include "tests/unit/demo/city_reader.hpp"

namespace {

using demo_test::City;
using demo_test::number;
using demo_test::siasn_day;
using demo_test::Table;

/// Percent of the rows for which `test` holds.
template <class Test>
double percent(const Table& table, Test test) {
    return 100.0 * static_cast<double>(std::ranges::count_if(table.rows, test)) /
           static_cast<double>(table.rows.size());
}

std::map<std::string, int> incumbents(const City& city, const Table& positions) {
    const auto by_place = demo_test::positions_by_place(positions);
    std::map<std::string, int> count;
    const Table employees = city.employees();
    for (const auto& row : employees.rows) {
        const auto& position = by_place.at(employees.at(row, "UNOR ID") + " " + employees.at(row, "JABATAN ID"));
        ++count[positions.at(position, "POSISI_ID")];
    }
    return count;
}

}  // namespace

TEST_CASE("vacancies, surplus and managing posts have the wanted size for every seed", "[demo]") {
    const std::uint64_t seed = GENERATE(1U, 7U, 99U);
    INFO("seed " << seed);
    const City city({.seed = seed});
    const Table positions = city.table("peta_jabatan.csv");
    const auto held = incumbents(city, positions);
    int vacancies = 0, surplus = 0, must_fill = 0;
    std::map<std::string, int> tiers, vacant_families;
    for (const auto& row : positions.rows) {
        const auto found = held.find(positions.at(row, "POSISI_ID"));
        const int here = found == held.end() ? 0 : found->second;
        const int need = number(positions.at(row, "ABK"));
        vacancies += std::max(0, need - here);
        surplus += std::max(0, here - need);
        vacant_families[positions.at(row, "RUMPUN_JABATAN")] += std::max(0, need - here);
        ++tiers[positions.at(row, "TINGKAT_JABATAN")];
        CHECK(number(positions.at(row, "PEGAWAI_MINIMUM")) <= std::min(here, need));
        CHECK(here + need > 0);
        if (positions.at(row, "WAJIB_TERISI") == "1") {
            ++must_fill;
            CHECK(here == 0);
        }
        if (positions.at(row, "JENIS_JABATAN") == "Struktural") CHECK(here <= 1);
    }
    CHECK(vacancies >= 250);
    CHECK(vacancies <= 350);
    CHECK(surplus >= 50);
    CHECK(surplus <= 120);
    CHECK(must_fill >= 30);
    CHECK(must_fill <= 45);
    CHECK(tiers["JPT Pratama"] == 29);
    CHECK(tiers["Administrator"] == Catch::Approx(110).margin(5));
    CHECK(tiers["Pengawas"] == Catch::Approx(180).margin(5));
    CHECK(vacant_families["Pekerja sosial dan pemberdayaan"] >= 5);
    CHECK(vacant_families["Guru"] >= 50);
    CHECK(vacant_families["Tenaga kesehatan"] >= 30);
}

TEST_CASE("status, ages, ranks, education and tenure have their shares", "[demo]") {
    const City& city = demo_test::standard_city();
    const Table people = city.employees();
    const base::Day today = demo::Options{}.today;
    const auto is = [&](std::string_view column, std::string_view value) {
        return percent(people, [&](const auto& row) { return people.at(row, column) == value; });
    };
    CHECK(is("STATUS CPNS PNS", "P") == Catch::Approx(74).margin(3));
    CHECK(is("STATUS CPNS PNS", "C") == Catch::Approx(1.5).margin(0.8));
    CHECK(is("JENIS PEGAWAI NAMA", "PPPK") == Catch::Approx(24).margin(3));
    CHECK(is("JENIS KELAMIN", "F") == Catch::Approx(56).margin(4));
    const auto years = [&](const auto& row, std::string_view column) {
        return base::whole_months(siasn_day(people.at(row, column)), today) / 12;
    };
    const auto aged = [&](int from, int to) {
        return percent(people, [&](const auto& row) {
            const int age = years(row, "TANGGAL LAHIR");
            return from <= age && age <= to;
        });
    };
    CHECK(aged(0, 29) == Catch::Approx(7).margin(2));
    CHECK(aged(30, 39) == Catch::Approx(25).margin(3));
    CHECK(aged(40, 49) == Catch::Approx(33).margin(3));
    CHECK(aged(50, 57) == Catch::Approx(29).margin(3));
    CHECK(aged(58, 60) == Catch::Approx(4.5).margin(2));
    const auto seated = [&](int from, int to) {
        return percent(people, [&](const auto& row) {
            const int tenure = years(row, "TMT JABATAN");
            return from <= tenure && tenure < to;
        });
    };
    CHECK(seated(0, 2) == Catch::Approx(28).margin(3));
    CHECK(seated(2, 5) == Catch::Approx(35).margin(4));
    CHECK(seated(5, 10) == Catch::Approx(24).margin(3));
    CHECK(seated(10, 50) == Catch::Approx(13).margin(3));
    const Table permanent = city.table("pns.csv");
    const auto ranked = [&](std::string_view group) {
        return percent(permanent,
                       [&](const auto& row) { return permanent.at(row, "GOL AKHIR NAMA").starts_with(group); });
    };
    CHECK(ranked("II/") == Catch::Approx(12).margin(2.5));
    CHECK(ranked("III/") == Catch::Approx(62).margin(3));
    CHECK(ranked("IV/") == Catch::Approx(25.5).margin(3));
    const Table contract = city.table("pppk.csv");
    CHECK(percent(contract, [&](const auto& row) { return contract.at(row, "GOL AKHIR NAMA") == "IX"; }) ==
          Catch::Approx(66).margin(4));
    CHECK(is("TINGKAT PENDIDIKAN NAMA", "S-1/Sarjana") == Catch::Approx(62).margin(4));
    CHECK(is("TINGKAT PENDIDIKAN NAMA", "SLTA") == Catch::Approx(13).margin(3));
}

TEST_CASE("jobs and sexes have their shares", "[demo]") {
    const City& city = demo_test::standard_city();
    const Table people = city.employees();
    const auto jobs = [&](std::string_view part) {
        return percent(people,
                       [&](const auto& row) { return base::lower(people.at(row, "JABATAN NAMA")).contains(part); });
    };
    CHECK(jobs("guru ") == Catch::Approx(33.5).margin(3));
    CHECK(jobs("bidan") - jobs("bidang") == Catch::Approx(4.2).margin(1.5));
    const auto women = [&](std::string_view part) {
        int all = 0, female = 0;
        for (const auto& row : people.rows) {
            if (!base::lower(people.at(row, "JABATAN NAMA")).contains(part)) continue;
            ++all;
            female += people.at(row, "JENIS KELAMIN") == "F" ? 1 : 0;
        }
        REQUIRE(all > 15);
        return 100.0 * female / all;
    };
    CHECK(women("guru kelas") == Catch::Approx(82).margin(5));
    CHECK(women("perawat") == Catch::Approx(80).margin(7));
    CHECK(women("bidan ") == 100.0);
    CHECK(women("pemadam kebakaran ") <= 15.0);
    CHECK(women("polisi pamong praja ") <= 20.0);
}

TEST_CASE("ratings, assessments, trainings, discipline and wishes have their shares", "[demo]") {
    const City& city = demo_test::standard_city();
    const double people = 3140;
    const base::Day today = demo::Options{}.today;
    const Table ratings = city.table("kinerja.csv");
    const auto rated = [&](std::string_view value) {
        return percent(ratings, [&](const auto& row) { return ratings.at(row, "PREDIKAT_KINERJA") == value; });
    };
    CHECK(rated("Sangat Baik") == Catch::Approx(8).margin(2));
    CHECK(rated("Baik") == Catch::Approx(89).margin(2.5));
    CHECK(rated("Butuh Perbaikan") == Catch::Approx(2).margin(1));
    CHECK(rated("Kurang") > 0.2);

    const Table competencies = city.table("kompetensi.csv");
    std::map<std::string, base::Day> assessed;
    for (const auto& row : competencies.rows) {
        assessed[competencies.at(row, "NIP")] = *base::parse_iso_day(competencies.at(row, "TANGGAL_ASESMEN"));
    }
    const auto current = std::ranges::count_if(
        assessed, [&](const auto& entry) { return base::whole_months(entry.second, today) < 36; });
    CHECK(100.0 * static_cast<double>(current) / people == Catch::Approx(40).margin(3));
    CHECK(100.0 * static_cast<double>(static_cast<std::ptrdiff_t>(assessed.size()) - current) / people ==
          Catch::Approx(14).margin(3));
    CHECK(competencies.rows.size() == assessed.size() * 9);

    const Table trainings = city.table("pelatihan.csv");
    CHECK(percent(trainings, [&](const auto& row) { return trainings.at(row, "LULUS") == "0"; }) ==
          Catch::Approx(12).margin(1.5));
    std::set<std::string> punished;
    const Table discipline = city.table("hukdis.csv");
    for (const auto& row : discipline.rows) {
        const auto until = base::parse_iso_day(discipline.at(row, "AKHIR_HUKDIS"));
        if (until && *until > today) punished.insert(discipline.at(row, "NIP"));
    }
    CHECK(100.0 * static_cast<double>(punished.size()) / people == Catch::Approx(0.95).margin(0.5));

    std::map<std::string, int> wishers;
    int staying = 0;
    const Table wishes = city.table("minat.csv");
    for (const auto& row : wishes.rows) {
        ++wishers[wishes.at(row, "NIP")];
        staying += wishes.at(row, "JENIS_MINAT") == "Tetap" ? 1 : 0;
    }
    CHECK(100.0 * static_cast<double>(wishers.size()) / people == Catch::Approx(35).margin(3));
    CHECK(100.0 * staying / static_cast<double>(wishers.size()) == Catch::Approx(52).margin(9));
}

TEST_CASE("the market is worth solving: people fit vacancies elsewhere", "[demo]") {
    const City& city = demo_test::standard_city();
    const Table positions = city.table("peta_jabatan.csv");
    const auto held = incumbents(city, positions);
    std::set<std::string> vacant;
    for (const auto& row : positions.rows) {
        const auto found = held.find(positions.at(row, "POSISI_ID"));
        if (number(positions.at(row, "ABK")) > (found == held.end() ? 0 : found->second)) {
            vacant.insert(positions.at(row, "POSISI_ID"));
        }
    }
    const Table wishes = city.table("minat.csv");
    const auto met = std::ranges::count_if(
        wishes.rows, [&](const auto& row) { return vacant.contains(wishes.at(row, "TUJUAN_MINAT")); });
    CHECK(met >= 100);
    // People outside social services who studied for them or have worked for them in their community.
    std::set<std::string> fitting;
    const Table education = city.table("pendidikan.csv");
    for (const auto& row : education.rows) {
        if (education.at(row, "BIDANG_STUDI").starts_with("Kesejahteraan sosial"))
            fitting.insert(education.at(row, "NIP"));
    }
    const Table community = city.table("komunitas.csv");
    for (const auto& row : community.rows) {
        if (community.at(row, "BIDANG_LAYANAN") == "Sosial") fitting.insert(community.at(row, "NIP"));
    }
    const Table people = city.employees();
    const auto elsewhere = std::ranges::count_if(people.rows, [&](const auto& row) {
        return fitting.contains(people.at(row, "NIP BARU")) && !people.at(row, "UNOR ID").starts_with("SWL10");
    });
    CHECK(elsewhere >= 40);
}

TEST_CASE("most papers are in order, some are missing, a few have lapsed", "[demo]") {
    const Table people = demo_test::standard_city().employees();
    const auto is = [&](std::string_view column, std::string_view value) {
        return [&, column, value](const auto& row) { return people.at(row, column) == value; };
    };
    CHECK(percent(people, is("BEBAS TEMUAN", "")) == Catch::Approx(2.5).margin(1));
    CHECK(percent(people, is("BEBAS TEMUAN", "0")) == Catch::Approx(1.2).margin(0.8));
    int reports = 0, late = 0, lapsed = 0;
    for (const auto& row : people.rows) {
        const std::string& report = people.at(row, "TAHUN LHKPN");
        if (!report.empty()) {
            ++reports;
            late += report == "2024" ? 1 : 0;
            CHECK((report == "2024" || report == "2025"));
            CHECK((people.at(row, "ESELON NAMA").starts_with("II.") ||
                   people.at(row, "ESELON NAMA").starts_with("III.")));
        }
        const std::string& until = people.at(row, "STR BERLAKU SAMPAI");
        if (!until.empty() && siasn_day(until) < base::Day{20758}) ++lapsed;
        const bool teaches = people.at(row, "JABATAN NAMA").starts_with("Guru");
        if (teaches) CHECK(people.at(row, "NOMOR STR").empty());
    }
    CHECK(reports >= 80);
    CHECK((late >= 1 && late <= 20));
    CHECK((lapsed >= 2 && lapsed <= 25));
    CHECK(percent(people, [&](const auto& row) { return !people.at(row, "BIDANG SERTIFIKAT PENDIDIK").empty(); }) > 20);
}

TEST_CASE("one in nine has a spouse in service, of the other sex, near in age, and married by the profile", "[demo]") {
    const City& city = demo_test::standard_city();
    const Table people = city.employees(), family = city.table("keluarga.csv");
    std::map<std::string, const std::vector<std::string>*> rows;
    for (const auto& row : people.rows) rows[people.at(row, "NIP BARU")] = &row;
    std::set<std::string> married;
    int same_unit = 0;
    for (const auto& row : family.rows) {
        CHECK(family.at(row, "HUBUNGAN_KELUARGA") == "Suami atau istri");
        REQUIRE(rows.contains(family.at(row, "NIP_KELUARGA")));
        const auto& one = *rows[family.at(row, "NIP")];
        const auto& other = *rows[family.at(row, "NIP_KELUARGA")];
        CHECK(people.at(one, "JENIS KELAMIN") != people.at(other, "JENIS KELAMIN"));
        CHECK(people.at(one, "JENIS KAWIN NAMA") == "Menikah");
        CHECK(std::abs(siasn_day(people.at(one, "TANGGAL LAHIR")).number - siasn_day(people.at(other, "TANGGAL LAHIR")).number) <= 9 * 365);
        for (const auto* half : {&one, &other}) {
            if (!married.insert(people.at(*half, "NIP BARU")).second) continue;
            same_unit += people.at(one, "UNOR ID") == people.at(other, "UNOR ID") ? 1 : 0;
        }
    }
    const auto all = static_cast<double>(people.rows.size());
    CHECK(100.0 * static_cast<double>(married.size()) / all == Catch::Approx(11).margin(0.5));
    CHECK(100.0 * same_unit / all == Catch::Approx(1.5).margin(0.4));
}
