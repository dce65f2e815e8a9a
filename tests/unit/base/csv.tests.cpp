#include "core/base/csv.hpp"

#include <catch_amalgamated.hpp>

TEST_CASE("a cell is quoted only where it must be", "[base]") {
    const auto cell = [](std::string_view text) {
        std::string out = "x;";
        base::append_csv_cell(out, text, ';');
        return out.substr(2);
    };
    CHECK(cell("") == "");
    CHECK(cell("a,b 'c'") == "a,b 'c'");
    CHECK(cell("a;b") == "\"a;b\"");
    CHECK(cell("two\r\nlines") == "\"two\r\nlines\"");
    CHECK(cell("say \"so\"") == "\"say \"\"so\"\"\"");
}

TEST_CASE("what a spreadsheet would take for a formula stands behind an apostrophe", "[base]") {
    for (const char* text : {"=1+1", "+62812", "-", "@x", "\tx", "\rx"}) CHECK(base::without_formula(text) == std::string("'") + text);
    for (const char* text : {"", "a=b", "'=1", "1-2"}) CHECK(base::without_formula(text) == text);
}
