#include "core/intake/delimited.hpp"

#include <catch_amalgamated.hpp>

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string text) {
    const auto table = intake::read_table(std::move(text), "uji.csv");
    Rows rows;
    for (std::size_t at = 0; table && at < table->size(); ++at) {
        rows.emplace_back();
        for (const std::string_view cell : table->row(at)) rows.back().emplace_back(cell);
    }
    return rows;
}

base::Error error_of(std::string text) {
    const auto table = intake::read_table(std::move(text), "uji.csv");
    return table ? base::Error{"no fault", {}, {}} : table.error();
}

}  // namespace

TEST_CASE("the delimiter that cuts the rows most evenly is found", "[intake][delimited]") {
    struct Row {
        const char* name;
        std::string_view text;
        char delimiter;
    };
    const auto row = GENERATE(values<Row>({
        {"pipe beside commas in an address", "NIP|NAMA|ALAMAT\n1|A|Jl. B, No. 1, RT 2\n2|B|Jl. C, No. 2, RT 3\n", '|'},
        {"semicolon beside decimal commas", "NIP;NILAI;KET\n1;80,5;a\n2;70,25;b\n", ';'},
        {"comma beside semicolons in quotes", "NIP,NAMA\n1,\"a;b;c\"\n2,\"d;e;f\"\n", ','},
        {"tab", "NIP\tNAMA\tUNIT\n1\tA, S.Pd.\tX\n", '\t'},
        {"title rows without any delimiter", "DAFTAR PEGAWAI\nKOTA CONTOH\n\nNIP;NAMA\n1;A\n2;B\n", ';'},
        {"the first line says so", "sep=;\nNIP,a,b;NAMA\n1,c,d;A\n", ';'},
        {"one column", "NIP\n1\n2\n", ','},
        {"a delimiter inside a quoted field with a line break", "A;B\n\"x|y|z\n|\";1\n\"|\";2\n", ';'},
    }));
    INFO(row.name);
    CHECK(intake::detect_delimiter(row.text) == row.delimiter);
}

TEST_CASE("cells are cut as RFC 4180 says, and a little more leniently", "[intake][delimited]") {
    struct Row {
        const char* name;
        std::string text;
        Rows rows;
    };
    const auto row = GENERATE(values<Row>({
        {"LF", "a;b\n1;2\n", {{"a", "b"}, {"1", "2"}}},
        {"CRLF", "a;b\r\n1;2\r\n", {{"a", "b"}, {"1", "2"}}},
        {"CR alone", "a;b\r1;2", {{"a", "b"}, {"1", "2"}}},
        {"no line end at the end", "a;b\n1;2", {{"a", "b"}, {"1", "2"}}},
        {"empty cells", "a;;c\n;;\n", {{"a", "", "c"}, {"", "", ""}}},
        {"a blank line is a row", "a;b\n\n1;2\n", {{"a", "b"}, {""}, {"1", "2"}}},
        {"quotes", "a;b\n\"x;y\";\"z\"\n", {{"a", "b"}, {"x;y", "z"}}},
        {"doubled quotes", "a;b\n\"say \"\"ya\"\" now\";\"\"\"\"\n", {{"a", "b"}, {"say \"ya\" now", "\""}}},
        {"an empty quoted cell", "a;b\n\"\";1\n", {{"a", "b"}, {"", "1"}}},
        {"a line break inside", "a;b\n\"x\r\ny\";1\n", {{"a", "b"}, {"x\r\ny", "1"}}},
        {"a quote inside a plain cell", "a;b\nJl. \"A\" 1;2\n", {{"a", "b"}, {"Jl. \"A\" 1", "2"}}},
        {"text behind a closing quote", "a;b\n\"A\" 1;2\n", {{"a", "b"}, {"A 1", "2"}}},
        {"a delimiter line", "sep=|\na|b;c\n", {{"a", "b;c"}}},
        {"a quoted delimiter line", "\"sep=;\"\r\na;b\r\n", {{"a", "b"}}},
    }));
    INFO(row.name);
    CHECK(rows_of(row.text) == row.rows);
}

TEST_CASE("a quote that is never closed is an error with its row", "[intake][delimited]") {
    const base::Error error = error_of("a;b\n1;2\n\"3;4\n5;6\n");
    CHECK(error.code == "intake.unclosed_quote");
    CHECK(error.args == std::vector<base::Arg>{{"row", "3"}});
}

TEST_CASE("a line of 10 MB is refused by its row, quoted or not", "[intake][delimited]") {
    const std::string plain = "a;b\n1;" + std::string(10'000'000, 'x') + "\n";
    const std::string quoted = "a;b\n1;\"" + std::string(10'000'000, 'x') + "\"\n";
    const std::string unclosed = "a;b\n1;\"" + std::string(10'000'000, 'x');
    const auto& text = GENERATE_REF(plain, quoted, unclosed);
    const base::Error error = error_of(text);
    CHECK(error.code == "intake.line_too_long");
    CHECK(error.args == std::vector<base::Arg>{{"row", "2"}});
}

TEST_CASE("a row of too many columns is refused", "[intake][delimited]") {
    CHECK(error_of("a;b\n" + std::string(intake::k_most_columns + 5, ';') + "\n").code == "intake.too_many_columns");
}

TEST_CASE("reading in slices gives the same table", "[intake][delimited]") {
    std::string text = "a;b\n";
    for (int row = 0; row < 50; ++row) text += std::to_string(row) + ";\"x\ny\"\n";
    intake::TableReader reader(text, "uji.csv");
    int steps = 0;
    for (bool more = true; more; ++steps) {
        const auto read = reader.step(7);
        REQUIRE(read);
        more = *read;
    }
    const intake::Table table = reader.take();
    CHECK(steps == 8);
    REQUIRE(table.size() == 51);
    CHECK(table.row(50)[0] == "49");
    CHECK(intake::Table::number(50) == 51);
}

TEST_CASE("a corrected cell changes a copy of the table and fills up a short row", "[intake][delimited]") {
    const auto table = intake::read_table("a;b;c\n1;2;3\n4\n5;6;7\n", "uji.csv");
    REQUIRE(table);
    const std::vector<intake::CellFix> fixes = {{2, 1, "two"}, {3, 2, "new"}, {0, 0, "no"}, {99, 0, "no"}};
    const intake::Table fixed = table->with(fixes);
    CHECK(fixed.row(1)[1] == "two");
    REQUIRE(fixed.row(2).size() == 3);
    CHECK(fixed.row(2)[0] == "4");
    CHECK(fixed.row(2)[2] == "new");
    CHECK(fixed.row(3)[2] == "7");
    CHECK(table->row(1)[1] == "2");
    CHECK(table->row(2).size() == 1);
}
