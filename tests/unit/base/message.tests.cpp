#include "core/base/assets.hpp"
#include "core/base/message.hpp"

#include <catch_amalgamated.hpp>

#include "core/base/json.hpp"
#include "core/base/sha256.hpp"

TEST_CASE("texts that arrive after the start join the embedded ones, and never hide them", "[assets]") {
    CHECK(base::asset("later/a.json").empty());
    base::add_assets({{"later/b.json", "two"}, {"later/a.json", "one"}, {"catalogue.json", "hidden"}});
    CHECK(base::asset("later/a.json") == "one");
    CHECK(base::asset("later/").empty());
    REQUIRE(base::assets_under("later/").size() == 2);
    CHECK(base::assets_under("later/").back().text == "two");
    CHECK(base::asset("catalogue.json") != "hidden");
    base::add_assets({});
    CHECK(base::asset("later/a.json").empty());
}

TEST_CASE("messages fill their places and show a missing key as itself", "[base][message]") {
    const auto catalog = base::Catalog::load(base::Language::indonesian);
    const base::Error error{"json.too_deep", "paket.json", {{"depth", "16"}}};
    CHECK(catalog.render(error).starts_with("paket.json: Isi berkas bertingkat lebih dari 16 lapis."));
    CHECK(catalog.render("no.such.key", {}) == "no.such.key");
}

TEST_CASE("both languages have the same keys", "[base][message]") {
    const auto indonesian = base::Catalog::load(base::Language::indonesian);
    const auto english = base::Catalog::load(base::Language::english);
    REQUIRE(indonesian.entries().size() == english.entries().size());
    for (std::size_t i = 0; i < indonesian.entries().size(); ++i) CHECK(indonesian.entries()[i].name == english.entries()[i].name);
}

TEST_CASE("wrong JSON is one error with its place", "[base][json]") {
    const auto broken = base::parse_json("{\"a\": 1,\n \"b\": }");
    REQUIRE_FALSE(broken);
    CHECK(broken.error().code == "json.syntax");
    CHECK(broken.error().place == "2:7");
    CHECK(base::parse_json(std::string(100'000, '[')).error().code == "json.too_deep");
    CHECK(base::parse_json("{\"a\": [1, 2.5, 18446744073709551615]}"));
}

TEST_CASE("integers from JSON are never rounded", "[base][json]") {
    const auto json = *base::parse_json(R"({"a": 7, "b": 7.0, "c": 18446744073709551615, "d": "7"})");
    CHECK(base::get_integer(json, "a") == 7);
    CHECK_FALSE(base::get_integer(json, "b"));
    CHECK_FALSE(base::get_integer(json, "c"));
    CHECK_FALSE(base::get_integer(json, "d"));
}

TEST_CASE("the hash is SHA-256", "[base][sha256]") {
    // FIPS 180-4, example "abc".
    CHECK(base::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
