#include "core/intake/identifier.hpp"

#include <catch_amalgamated.hpp>

namespace {

const base::Day k_today = *base::day_from_civil(2026, 11, 1);

std::string codes(const std::vector<intake::NumberIssue>& issues) {
    std::string text;
    for (const intake::NumberIssue& issue : issues) {
        text.append(text.empty() ? "" : " ").append(issue.code);
        if (!issue.variant.empty()) text.append(".").append(issue.variant);
    }
    return text;
}

}  // namespace

TEST_CASE("an employee number is accepted or refused with its code", "[intake][identifier]") {
    struct Row {
        const char* name;
        std::string_view text;
        std::string_view codes;
    };
    const auto row = GENERATE(values<Row>({
        {"a PNS", "198504122010012014", ""},
        {"as printed", "19850412 201001 2 014", ""},
        {"with an apostrophe", "'198504122010012014", ""},
        {"with a typographic apostrophe",
         "\xE2\x80\x98"
         "198504122010012014",
         ""},
        {"with NBSP and zero-width characters",
         "\xC2\xA0"
         "19850412\xE2\x80\x8B"
         "2010012014\xEF\xBB\xBF",
         ""},
        {"with dots", "19850412.201001.2.014", ""},
        {"a PPPK", "199009132024211014", ""},
        {"a part-time PPPK", "199009132025242014", ""},
        {"17 digits", "19850412201001201", "E_NIP_LEN"},
        {"19 digits", "1985041220100120145", "E_NIP_LEN"},
        {"empty", "", "E_NIP_LEN"},
        {"an old NIP", "131234567", "E_NIP_LEN.old"},
        {"a letter O", "19850412201001201O", "E_NIP_CHAR"},
        {"a birth date that does not exist", "198502302010012014", "E_NIP_BIRTH"},
        {"a month 13 in the birth date", "198513012010012014", "E_NIP_BIRTH"},
        {"too old", "195504122010012014", "E_NIP_BIRTH.age"},
        {"70 today is still plausible", "195611011980011014", ""},
        {"71 today is not", "195511011980011014", "E_NIP_BIRTH.age"},
        {"17 today is plausible", "200911012026101001", "W_NIP_AGE"},
        {"16 today is not", "200911022026101001", "E_NIP_BIRTH.age"},
        {"month 00", "198504122010002014", "E_NIP_MONTH"},
        {"month 13", "198504122010132014", "E_NIP_MONTH"},
        {"month 20", "198504122010202014", "E_NIP_MONTH"},
        {"month 30", "198504122010302014", "E_NIP_MONTH"},
        {"month 29 is a PPPK", "198504122022292014", ""},
        {"sex digit 3", "198504122010013014", "E_NIP_SEX"},
        {"cut to 15 digits by a spreadsheet", "198504122010012000", "E_NIP_EXCEL"},
        {"scientific notation", "1.98504E+17", "E_NIP_EXCEL.scientific"},
        {"scientific notation with a comma", "1,98504E+17", "E_NIP_EXCEL.scientific"},
        {"in service at 17", "198504122002061014", "W_NIP_AGE"},
        {"in service at 18", "198504122003051014", ""},
        {"in service at 40", "198504122025041014", ""},
        {"in service at 41", "198504122026051014", "W_NIP_AGE"},
        {"a PPPK of 19", "200604122025211014", "W_NIP_AGE"},
        {"a PPPK of 20", "200504122025211014", ""},
        {"service that begins next month", "199504122026121014", "W_NIP_TMT.future"},
        {"two faults at once", "198504122010133014", "E_NIP_MONTH E_NIP_SEX"},
    }));
    INFO(row.name);
    CHECK(codes(intake::check_employee_number(row.text, k_today).issues) == row.codes);
}

TEST_CASE("the parts of a number are read", "[intake][identifier]") {
    const auto permanent = intake::check_employee_number("19850412 201001 2 014", k_today);
    REQUIRE(permanent.number);
    CHECK(permanent.digits == "198504122010012014");
    CHECK(base::iso_text(permanent.number->birth) == "1985-04-12");
    CHECK(permanent.number->since_year == 2010);
    CHECK(permanent.number->since_month == 1);
    CHECK(permanent.number->sex == intake::Sex::female);
    CHECK(permanent.number->serial == 14);
    CHECK(permanent.number->kind == intake::NumberKind::permanent);

    const auto contract = intake::check_employee_number("199009132025211007", k_today);
    REQUIRE(contract.number);
    CHECK(contract.number->kind == intake::NumberKind::contract);
    CHECK(contract.number->since_month == 0);
    CHECK(contract.number->sex == intake::Sex::male);
}

TEST_CASE("a national id is accepted or refused with its code", "[intake][identifier]") {
    struct Row {
        const char* name;
        std::string_view text;
        std::string_view codes;
    };
    const auto row = GENERATE(values<Row>({
        {"a man", "1373011204850001", ""},
        {"a woman, day plus 40", "1373015204850001", ""},
        {"with an apostrophe", "'1373011204850001", ""},
        {"15 digits", "137301120485001", "E_NIK_LEN"},
        {"a letter", "13730112O4850001", "E_NIK_CHAR"},
        {"day 32", "1373013204850001", "E_NIK_BIRTH"},
        {"day 72 (32 plus 40)", "1373017204850001", "E_NIK_BIRTH"},
        {"month 13", "1373011213850001", "E_NIK_BIRTH"},
        {"29 February of 00", "1373012902000001", ""},
        {"serial 0000", "1373011204850000", "E_NIK_EXCEL"},
        {"a serial that ends in 0 is normal", "1373011204850010", ""},
        {"scientific notation", "1,37301E+15", "E_NIK_EXCEL.scientific"},
    }));
    INFO(row.name);
    CHECK(codes(intake::check_national_id(row.text).issues) == row.codes);
}

TEST_CASE("a national id is compared with a birth date without its century", "[intake][identifier]") {
    const auto woman = intake::check_national_id("1373015204850001");
    REQUIRE(woman.number);
    CHECK(woman.number->sex == intake::Sex::female);
    CHECK(woman.number->agrees(*base::day_from_civil(1985, 4, 12)));
    CHECK_FALSE(woman.number->agrees(*base::day_from_civil(1985, 4, 13)));
    CHECK_FALSE(woman.number->agrees(*base::day_from_civil(1984, 4, 12)));
}

TEST_CASE("only numbers with an exponent are scientific", "[intake][identifier]") {
    CHECK(intake::is_scientific("1.99E+17"));
    CHECK(intake::is_scientific("'1,99e17"));
    CHECK_FALSE(intake::is_scientific("E17"));
    CHECK_FALSE(intake::is_scientific("1990"));
    CHECK_FALSE(intake::is_scientific("12ES"));
    CHECK_FALSE(intake::is_scientific("SERI 1E5"));
}
