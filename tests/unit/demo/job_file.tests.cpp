// The city's reference of jobs: every job that is named elsewhere stands in it, as SIASN would list it.
#include <catch_amalgamated.hpp>

#include <map>
#include <set>

#include "tests/unit/demo/city_reader.hpp"

TEST_CASE("the reference of jobs has every job of the city once, and tells the retirement age of functional ones", "[demo]") {
    const auto& city = demo_test::standard_city();
    const auto jobs = city.table("rujukan_jabatan.csv");
    std::map<std::string, std::string> names;
    std::map<std::string, int> kinds;
    for (const auto& row : jobs.rows) {
        INFO(jobs.at(row, "ID"));
        CHECK(names.emplace(jobs.at(row, "ID"), jobs.at(row, "NAMA_JABATAN")).second);
        const std::string& kind = jobs.at(row, "JENIS_JABATAN");
        ++kinds[kind];
        const std::string& age = jobs.at(row, "BUP");
        CHECK(age.empty() == (kind != "Fungsional"));
        CHECK(jobs.at(row, "ESELON_ID").empty() == (kind != "Struktural"));
        if (!age.empty()) CHECK(std::set<std::string>{"58", "60", "65"}.contains(age));
        if (jobs.at(row, "JENJANG") == "Ahli Madya") CHECK(age >= "60");
    }
    CHECK(kinds.size() == 3);
    const auto positions = city.table("peta_jabatan.csv");
    for (const auto& row : positions.rows) {
        const auto at = names.find(positions.at(row, "JABATAN_ID"));
        REQUIRE(at != names.end());
        CHECK(at->second == positions.at(row, "NAMA_JABATAN"));
    }
    const auto people = city.employees();
    for (const auto& row : people.rows) CHECK(names.contains(people.at(row, "JABATAN ID")));
}
