// What truth.json says is in the files, and nothing else is.
#include "core/demo/dirt.hpp"

#include <catch_amalgamated.hpp>
#include <set>

#include "core/base/json.hpp"
#include "tests/unit/demo/city_reader.hpp"

namespace {

using demo_test::City;
using demo_test::Table;

struct Planted {
    std::size_t row;
    std::string column, code, value;
};

std::vector<Planted> planted(const City& city, std::string_view file) {
    const auto truth = base::parse_json(city.bytes("truth.json"));
    REQUIRE(truth.has_value());
    CHECK(base::get_string(*truth, "format") == "serasi-truth/1");
    std::vector<Planted> result;
    for (const base::Json& defect : *base::find_member(*truth, "defects")) {
        if (base::get_string(defect, "file") != file) continue;
        result.push_back({static_cast<std::size_t>(*base::get_integer(defect, "row")),
                          *base::get_string(defect, "column"), *base::get_string(defect, "code"),
                          *base::get_string(defect, "value")});
    }
    return result;
}

/// As an importer sees the cell: without the apostrophe, in UTF-8.
std::string plain(std::string cell) {
    if (cell.starts_with('\'')) cell.erase(0, 1);
    return cell;
}

const City& dirty_city() {
    static const City city({.dirt = true});
    return city;
}

}  // namespace

TEST_CASE("every planted defect is where the truth says, and the clean file has another value there", "[demo][dirt]") {
    for (const std::string_view name : {"pns.csv", "pppk.csv"}) {
        const Table dirty = dirty_city().table(name);
        const Table clean = demo_test::standard_city().table(name);
        std::set<std::size_t> rows;
        for (const Planted& defect : planted(dirty_city(), name)) {
            INFO(name << " row " << defect.row << " " << defect.code);
            CHECK(rows.insert(defect.row).second);
            REQUIRE(defect.row >= 2);
            REQUIRE(defect.row - 2 < dirty.rows.size());
            const auto& row = dirty.rows[defect.row - 2];
            CHECK(plain(dirty.at(row, defect.column)) == defect.value);
            if (defect.code == "E_NIP_DUPLICATE") {
                CHECK(defect.row - 2 >= clean.rows.size());
                continue;
            }
            CHECK(clean.at(clean.rows[defect.row - 2], defect.column) != defect.value);
        }
        CHECK(dirty.rows.size() > clean.rows.size());
    }
}

TEST_CASE("a damaged row carries only its defect and every other row is as before", "[demo][dirt]") {
    for (const std::string_view name : {"pns.csv", "pppk.csv"}) {
        const Table dirty = dirty_city().table(name);
        const Table clean =
            name == "pns.csv" ? demo_test::standard_city().table(name)
                              : demo_test::read_table(demo::windows_1252(demo_test::standard_city().bytes(name)), '|');
        std::map<std::size_t, Planted> defects;
        for (Planted& defect : planted(dirty_city(), name)) defects.emplace(defect.row, std::move(defect));
        for (std::size_t at = 0; at < clean.rows.size(); ++at) {
            const auto defect = defects.find(at + 2);
            for (std::size_t column = 0; column < clean.header.size(); ++column) {
                if (plain(dirty.rows[at][column]) == clean.rows[at][column]) continue;
                INFO(name << " row " << at + 2 << " " << clean.header[column]);
                REQUIRE(defect != defects.end());
                const bool blanked_id = defect->second.code == "W_UNIT_SPELLING" && clean.header[column] == "UNOR ID";
                CHECK((clean.header[column] == defect->second.column || blanked_id));
            }
        }
    }
}

TEST_CASE("defects come at their rates", "[demo][dirt]") {
    std::map<std::string, int> count;
    for (const std::string_view name : {"pns.csv", "pppk.csv"}) {
        for (const Planted& defect : planted(dirty_city(), name)) ++count[defect.code];
    }
    const std::map<std::string, int> expected = {
        {"E_NIP_EXCEL", 16},    {"E_NIP_BIRTH", 19},     {"E_NIP_SEX", 9},        {"W_POSITION_SINCE_MISSING", 63},
        {"E_NIP_DUPLICATE", 9}, {"W_UNIT_SPELLING", 94}, {"W_JOB_OLD_NAME", 188}, {"W_NIK_MISSING", 31},
        {"I_DATE_FORMAT", 251}, {"I_TRIMMED", 157}};
    CHECK(count == expected);
}

TEST_CASE("rounded numbers end in zeros and repeated rows repeat a number", "[demo][dirt]") {
    const Table dirty = dirty_city().table("pns.csv");
    std::map<std::string, int> numbers;
    for (const auto& row : dirty.rows) ++numbers[plain(dirty.at(row, "NIP BARU"))];
    int repeated = 0;
    for (const Planted& defect : planted(dirty_city(), "pns.csv")) {
        if (defect.code == "E_NIP_EXCEL") CHECK(defect.value.ends_with("000"));
        if (defect.code != "E_NIP_DUPLICATE") continue;
        ++repeated;
        CHECK(numbers.at(defect.value) == 2);
    }
    CHECK(std::ranges::count_if(numbers, [](const auto& entry) { return entry.second > 1; }) == repeated);
}

TEST_CASE("one file has apostrophes throughout, the other is in Windows-1252", "[demo][dirt]") {
    const Table permanent = dirty_city().table("pns.csv");
    CHECK(std::ranges::all_of(permanent.rows,
                              [&](const auto& row) { return permanent.at(row, "NIP BARU").starts_with('\''); }));
    CHECK(base::is_utf8(dirty_city().bytes("pns.csv")));
    const std::string& contract = dirty_city().bytes("pppk.csv");
    CHECK_FALSE(base::is_utf8(contract));
    CHECK(contract.contains('\x96'));
    CHECK(contract.contains('\x92'));
    CHECK(contract.contains('\xe9'));
    CHECK(base::is_utf8(demo_test::standard_city().bytes("pppk.csv")));
}

TEST_CASE("dirt touches only the files of employees", "[demo][dirt]") {
    for (const demo::File& file : demo_test::standard_city().files()) {
        if (file.name == "pns.csv" || file.name == "pppk.csv") continue;
        INFO(file.name);
        CHECK(file.bytes == dirty_city().bytes(file.name));
    }
}

TEST_CASE("even a tiny dirty city has every kind of defect", "[demo][dirt]") {
    const City city({.employees = 100, .seed = 11, .dirt = true});
    std::set<std::string> codes;
    for (const std::string_view name : {"pns.csv", "pppk.csv"}) {
        for (const Planted& defect : planted(city, name)) codes.insert(defect.code);
    }
    CHECK(codes.size() == 10);
}
