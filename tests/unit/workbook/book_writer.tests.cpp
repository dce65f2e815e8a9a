#include "core/workbook/book_writer.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/workbook/fixtures.hpp"

TEST_CASE("what is written reads back the same, as text", "[workbook][writer]") {
    const std::vector<std::string> header = {"NIP BARU", "NAMA", "ALAMAT"};
    const std::vector<std::string> row = {"198504122010012014", "A & B <\"x\"> \xC3\xA9", "Jl. Contoh\nRT 02 _x0041_ \x07 "};
    workbook::BookWriter writer;
    writer.add_sheet("Pegawai [2026]");
    writer.add_row(header);
    writer.add_row(std::vector<std::string>{});
    writer.add_row(row);
    writer.add_sheet("Lain");
    const std::string bytes = writer.finish();
    const auto book = workbook::Workbook::open(std::make_shared<const std::string>(bytes), "uji.xlsx");
    REQUIRE(book);
    REQUIRE(book->sheets().size() == 2);
    CHECK(book->sheets()[0].name == "Pegawai  2026 ");
    CHECK(book->sheets()[1].name == "Lain");
    const auto rows = fixtures::read(bytes);
    CHECK(fixtures::text(rows) == "NIP BARU|NAMA|ALAMAT//198504122010012014|A & B <\"x\"> \xC3\xA9|Jl. Contoh\nRT 02 _x0041_  ");
    REQUIRE(rows);
    CHECK(rows->rounded.empty());
}

TEST_CASE("the same rows give the same bytes, and columns beyond Z have their names", "[workbook][writer]") {
    const auto write = [] {
        workbook::BookWriter writer;
        writer.add_sheet("a");
        std::vector<std::string> cells;
        for (int at = 0; at < 80; ++at) cells.push_back(std::to_string(at));
        for (int at = 0; at < 3000; ++at) writer.add_row(cells);
        return writer.finish();
    };
    CHECK(write() == write());
    const auto rows = fixtures::read(write());
    REQUIRE(rows);
    CHECK(rows->cells.size() == 240'000);
    CHECK(rows->cells.back() == "79");
}
