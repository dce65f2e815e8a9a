#include "core/demo/city.hpp"

#include <catch_amalgamated.hpp>
#include <set>

#include "core/base/sha256.hpp"
#include "tests/unit/demo/city_reader.hpp"

namespace {

using demo_test::City;

std::string fingerprint(const City& city) {
    std::string all;
    for (const demo::File& file : city.files()) all += file.name + "\n" + file.bytes;
    return base::sha256_hex(all);
}

}  // namespace

TEST_CASE("the same seed gives the same bytes on every machine", "[demo][golden]") {
    // A change of the parameters or of a label in the catalogue changes these: look at the new files, then approve.
    CHECK(fingerprint(City({.employees = 3140, .seed = 7})) ==
          "d45756d7a4dbf53b979585c2ba98df1ef77438dbb2380b6205eaf4b3c69ca39c");
    CHECK(fingerprint(City({.employees = 3140, .seed = 7, .dirt = true})) ==
          "e5ef72eea08c7696e141e2e6c7336c1ee42a0b922854f9d798262e532be5e00b");
}

TEST_CASE("another seed, size or day gives another city", "[demo]") {
    const auto base = fingerprint(City({.employees = 200, .seed = 1}));
    CHECK(base == fingerprint(City({.employees = 200, .seed = 1})));
    CHECK(base != fingerprint(City({.employees = 200, .seed = 2})));
    CHECK(base != fingerprint(City({.employees = 201, .seed = 1})));
    CHECK(base != fingerprint(City({.employees = 200, .seed = 1, .today = base::Day{20758 + 400}})));
}

TEST_CASE("a city has exactly the number of employees asked for", "[demo]") {
    const int employees = GENERATE(20, 50, 137, 3140, 20000);
    const City city({.employees = employees, .seed = 3});
    INFO("employees " << employees);
    const auto people = city.employees();
    CHECK(people.rows.size() == static_cast<std::size_t>(employees));
    const auto positions = city.table("peta_jabatan.csv");
    CHECK(positions.rows.size() >= static_cast<std::size_t>(employees) / 6);
    std::set<std::string> titles;
    for (const auto& row : people.rows) titles.insert(people.at(row, "JABATAN NAMA"));
    CHECK(titles.size() >= 10);
}

TEST_CASE("a city of another year keeps its rules", "[demo]") {
    const int year = GENERATE(2025, 2026, 2033, 2040);
    const City city({.employees = 400, .seed = 5, .today = *base::day_from_civil(year, 2, 28)});
    const auto people = city.employees();
    for (const auto& row : people.rows) {
        const auto since = demo_test::siasn_day(people.at(row, "TMT CPNS"));
        CHECK(base::civil(since).year <= year);
        CHECK(demo_test::siasn_day(people.at(row, "TMT JABATAN")) >= since);
    }
}

TEST_CASE("a city is refused with its reason when it cannot be made", "[demo]") {
    const auto none = demo::make_city({.employees = 0});
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().code == "demo.employees");
    CHECK(demo::make_city({.employees = 100001}).error().code == "demo.employees");
    const auto early = demo::make_city({.employees = 50, .today = *base::day_from_civil(2019, 1, 1)});
    REQUIRE_FALSE(early.has_value());
    CHECK(early.error().code == "demo.today");
    CHECK(early.error().args.front().value == "2019-01-01");
}

TEST_CASE("the files have their agreed names", "[demo]") {
    std::vector<std::string> names;
    for (const demo::File& file : demo_test::standard_city().files()) names.push_back(file.name);
    CHECK(names == std::vector<std::string>{"unor.csv", "rujukan_jabatan.csv", "peta_jabatan.csv", "pns.csv", "pppk.csv", "pendidikan.csv",
                                            "katalog_pelatihan.csv", "pelatihan.csv", "kinerja.csv", "kompetensi.csv", "minat.csv",
                                            "komunitas.csv", "hukdis.csv", "penghargaan.csv", "penugasan.csv", "riwayat_golongan.csv", "riwayat_jabatan.csv",
                                            "keluarga.csv", "plt.csv", "tim_penilai.csv"});
    const auto& pns = demo_test::standard_city().bytes("pns.csv");
    CHECK(pns.starts_with("PNS ID|NIP BARU|NIP LAMA|NAMA|GELAR DEPAN|GELAR BELAKANG|TEMPAT LAHIR ID|"));
    CHECK(pns.substr(0, pns.find('\r'))
              .ends_with("|ESELON NAMA|KECAMATAN TINGGAL|BEBAS TEMUAN|TAHUN LHKPN|BIDANG "
                         "SERTIFIKAT PENDIDIK|NOMOR STR|STR BERLAKU SAMPAI"));
}
