#include "core/base/text.hpp"

#include <catch_amalgamated.hpp>

TEST_CASE("folding ignores capitals, diacritics and odd spaces", "[base][text]") {
    const auto [name, input, expected] = GENERATE(table<std::string, std::string, std::string>({
        {"capitals", "ROSMANIAR Piliang", "rosmaniar piliang"},
        {"diacritics", "Café Žižek Ñandú", "cafe zizek nandu"},
        {"last letters of the table", "ŸŹŻŽſ", "yzzzs"},
        {"no-break and zero-width space", "\xC2\xA0SDN\xE2\x80\x8B 01 ", "sdn 01"},
        {"other scripts stay", "Ω京", "Ω京"},
    }));
    INFO(name);
    CHECK(base::fold(input) == expected);
}

TEST_CASE("invalid UTF-8 is recognised and never swallows what follows", "[base][text]") {
    const auto [name, input, is_valid] = GENERATE(table<std::string, std::string, bool>({
        {"plain", "abc", true},
        {"two bytes", "\xC3\xA9", true},
        {"genuine replacement character", "\xEF\xBF\xBD", true},
        {"cut short", "a\xE2\x82", false},
        {"overlong", "\xC0\xAF", false},
        {"surrogate", "\xED\xA0\x80", false},
        {"beyond Unicode", "\xF4\x90\x80\x80", false},
        {"lone continuation", "\x80", false},
    }));
    INFO(name);
    CHECK(base::is_utf8(input) == is_valid);
    std::string copy;
    for (std::size_t at = 0; at < input.size();) base::append_utf8(copy, base::next_code_point(input, at));
    CHECK(base::is_utf8(copy));
    if (is_valid) CHECK(copy == input);
}

TEST_CASE("numbers are written as Indonesian readers write them", "[base][text]") {
    CHECK(base::grouped(0) == "0");
    CHECK(base::grouped(-1234567) == "-1.234.567");
    CHECK(base::grouped(INT64_MIN) == "-9.223.372.036.854.775.808");
    CHECK(base::decimal(71834, 3, 1) == "71,8");
    CHECK(base::decimal(71850, 3, 1) == "71,9");
    CHECK(base::decimal(-40, 3, 1) == "0,0");
    CHECK(base::decimal(-50, 3, 1) == "-0,1");
    CHECK(base::decimal(5, 0, 2) == "5,00");
    CHECK(base::decimal(1234567, 2, 2) == "12.345,67");
    CHECK(base::decimal(INT64_MIN, 3, 0) == "-9.223.372.036.854.776");
    CHECK(base::grouped_employee_number("198404122010012014") == "19840412 201001 2 014");
    CHECK(base::grouped_employee_number("19840412201001201") == "19840412201001201");
    CHECK(base::grouped_employee_number("198404122010012014/PKP/2020-02-03") == "19840412 201001 2 014/PKP/2020-02-03");
    CHECK(base::grouped_employee_number("a//b").size() == 4);
    CHECK(base::grouped_employee_number("").empty());
}

TEST_CASE("integers are parsed whole or not at all", "[base][text]") {
    CHECK(base::parse_integer("-42") == -42);
    CHECK_FALSE(base::parse_integer("4 2"));
    CHECK_FALSE(base::parse_integer(""));
    CHECK_FALSE(base::parse_integer("1234567890123456789"));
}

TEST_CASE("a name all in capitals gets them only where a word begins", "[base][text]") {
    const auto [name, input, expected] = GENERATE(table<std::string, std::string, std::string>({
        {"words", "AFRIZAL KURNIAWAN", "Afrizal Kurniawan"},
        {"initial and double name", "M. NUR ST. RAJO-ALAM", "M. Nur St. Rajo-Alam"},
        {"initial without space", "M.YUSUF", "M.Yusuf"},
        {"apostrophe", "NUR'AINI", "Nur'aini"},
        {"Roman numeral", "MUHAMMAD ALI III", "Muhammad Ali III"},
        {"not a numeral", "ZAHARA VIVI XIXI", "Zahara Vivi Xixi"},
        {"titles behind a comma", "SRI RAHAYU, S.STP., M.SI", "Sri Rahayu, S.STP., M.SI"},
        {"diacritics", "\xC3\x89MILE \xC5\xBDI\xC5\xBD""EK", "\xC3\x89mile \xC5\xBDi\xC5\xBE""ek"},
        {"already a name", "Dewi SARTIKA", "Dewi SARTIKA"},
        {"nothing", "", ""},
        {"broken bytes", "A\xC3 B", "A\xC3 B"},
    }));
    INFO(name);
    CHECK(base::name_case(input) == expected);
}
