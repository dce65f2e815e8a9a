#include <catch_amalgamated.hpp>
#include <string>

#include "server_stub/store/name.hpp"

namespace {

const std::string k_space(26, 'a');
const std::string k_long_id(64, 'x');

}  // namespace

TEST_CASE("the names of the protocol are accepted, with their kind", "[server][name]") {
    using store::Kind;
    const auto [path, kind] = GENERATE_COPY(table<std::string, Kind>({
        {k_space + "/v1/log/dev1/00000001.json", Kind::log},
        {k_space + "/v1/log/" + k_long_id + "/99999999.json", Kind::log},
        {k_space + "/v1/roster/admin-1/00000002.json", Kind::roster},
        {k_space + "/v1/snap/dev_1/00000010.json", Kind::snap},
        {k_space + "/v1/keys/c7/4.json", Kind::keys},
        {k_space + "/v1/head/dev1.json", Kind::head},
        {k_space + "/v1/probe/0a1b.json", Kind::probe},
        {"abcdefg1/v1/log/d/00000001.json", Kind::log},
    }));
    INFO(path);
    const auto name = store::parse_name(path);
    REQUIRE(name);
    CHECK(name->kind == kind);
    CHECK(store::path_of(*name) == path);
}

TEST_CASE("everything else is refused", "[server][name]") {
    const std::string path = GENERATE_COPY(values<std::string>({
        "",
        "/",
        k_space,
        k_space + "/v1",
        k_space + "/v1/log",
        k_space + "/v1/log/dev1",
        k_space + "/v1/log/dev1/",
        "/" + k_space + "/v1/log/dev1/00000001.json",
        k_space + "/v1/log/dev1/00000000.json",
        k_space + "/v1/log/dev1/1.json",
        k_space + "/v1/log/dev1/000000001.json",
        k_space + "/v1/log/dev1/0000000a.json",
        k_space + "/v1/log/dev1/00000001",
        k_space + "/v1/log/dev1/00000001.JSON",
        k_space + "/v1/log/dev1/00000001.json/",
        k_space + "/v1/log/dev1/00000001.json.json",
        k_space + "/v1/log/dev1/x/00000001.json",
        k_space + "/v1/log/00000001.json",
        k_space + "/v1/head/dev1/00000001.json",
        k_space + "/v1/head/.json",
        k_space + "/v1/head/a.b.json",
        k_space + "/v2/log/dev1/00000001.json",
        k_space + "/v1/other/dev1/00000001.json",
        k_space + "/v1/LOG/dev1/00000001.json",
        k_space + "/v1/log/Dev1/00000001.json",
        k_space + "/v1/log/" + k_long_id + "x/00000001.json",
        k_space + "//v1/log/dev1/00000001.json",
        k_space + "/v1//log/dev1/00000001.json",
        k_space + "/v1/log//00000001.json",
        "short12/v1/log/dev1/00000001.json",
        std::string(65, 'a') + "/v1/log/dev1/00000001.json",
        "with-dash/v1/log/dev1/00000001.json",
        ".incoming/v1/log/dev1/00000001.json",
        k_space + "/v1/log/../00000001.json",
        k_space + "/v1/log/./00000001.json",
        "../../etc/passwd",
        k_space + "/v1/log/%2e%2e/00000001.json",
        k_space + "/v1/log/a%2f/00000001.json",
        k_space + "/v1/log/a\\b/00000001.json",
        k_space + "/v1/log/dev1/00000001.json?x",
        k_space + "/v1/devices.json",
        k_space + std::string("/v1/log/de\0v/00000001.json", 26),
        k_space + "/v1/log/d\xc3\xa9v/00000001.json",
        k_space + "/v1/log/dev1\n/00000001.json",
        k_space + "/v1/head/" + std::string(65, 'x') + ".json",
    }));
    INFO(path);
    CHECK_FALSE(store::parse_name(path));
}

TEST_CASE("the list of devices has one name a space", "[server][name]") {
    CHECK(store::parse_devices_name(k_space + "/v1/devices.json") == k_space);
    CHECK_FALSE(store::parse_devices_name("short/v1/devices.json"));
    CHECK_FALSE(store::parse_devices_name(k_space + "/v1/devices.json/"));
    CHECK_FALSE(store::parse_devices_name(k_space + "/v1/devices"));
    CHECK_FALSE(store::parse_devices_name(k_space + "/v1/log/devices.json"));
}

TEST_CASE("only hints and probes may be replaced, only probes deleted", "[server][name]") {
    using store::Kind;
    for (const Kind kind : {Kind::log, Kind::roster, Kind::snap, Kind::keys}) {
        CHECK(store::is_write_once(kind));
        CHECK_FALSE(store::is_deletable(kind));
    }
    CHECK_FALSE(store::is_write_once(Kind::head));
    CHECK_FALSE(store::is_write_once(Kind::probe));
    CHECK_FALSE(store::is_deletable(Kind::head));
    CHECK(store::is_deletable(Kind::probe));
}
