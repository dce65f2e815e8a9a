#include "core/base/print.hpp"

#include <catch_amalgamated.hpp>

TEST_CASE("numbers and texts stand where the pattern has braces", "[base][print]") {
    CHECK(base::print("log/{}/{:08}.json", std::string("d1"), std::uint32_t{7}) == "log/d1/00000007.json");
    CHECK(base::print("{:04}-{:02}-{:02}", 2026, 1, 31) == "2026-01-31");
    CHECK(base::print("{}{:0{}}", "19", 5, 3) == "19005");
    CHECK(base::print("{}{}", 'A', std::string_view("b")) == "Ab");
    CHECK(base::print("{:02}", -3) == "-3");
    CHECK(base::print("{:03}", -3) == "-03");
    CHECK(base::print("{:02}", 123) == "123");
    CHECK(base::print("plain") == "plain");
}
