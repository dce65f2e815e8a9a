#include <catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "server_stub/http/request_checks.hpp"
#include "server_stub/http/site.hpp"

namespace {

http::Request request_with(std::string method, std::vector<http::Field> fields, std::string body = {}) {
    return {.method = std::move(method), .target = "/", .fields = std::move(fields), .body = std::move(body)};
}

}  // namespace

TEST_CASE("a body is as long as its one plain Content-Length, or is refused", "[server][http]") {
    struct Row {
        std::string name;
        std::string method;
        std::vector<http::Field> fields;
        std::expected<std::size_t, int> expected;
    };
    const Row row = GENERATE(values<Row>({
        {"a read has none", "GET", {}, 0},
        {"a write says how long", "PUT", {{"content-length", "17"}}, 17},
        {"an empty write", "PUT", {{"content-length", "0"}}, 0},
        {"the limit itself", "PUT", {{"content-length", "100"}}, 100},
        {"over the limit", "PUT", {{"content-length", "101"}}, std::unexpected(413)},
        {"beyond 64 bits", "PUT", {{"content-length", "99999999999999999999"}}, std::unexpected(413)},
        {"no length", "PUT", {}, std::unexpected(411)},
        {"the same twice", "PUT", {{"content-length", "5"}, {"content-length", "5"}}, std::unexpected(400)},
        {"a list", "PUT", {{"content-length", "5, 5"}}, std::unexpected(400)},
        {"a sign", "PUT", {{"content-length", "+5"}}, std::unexpected(400)},
        {"hexadecimal", "PUT", {{"content-length", "0x5"}}, std::unexpected(400)},
        {"nothing", "PUT", {{"content-length", ""}}, std::unexpected(400)},
        {"a coding", "PUT", {{"transfer-encoding", "chunked"}}, std::unexpected(501)},
        {"a coding and a length", "PUT", {{"content-length", "5"}, {"transfer-encoding", "x"}}, std::unexpected(501)},
        {"a coding on a read", "GET", {{"transfer-encoding", "chunked"}}, std::unexpected(501)},
    }));
    INFO(row.name);
    CHECK(http::body_length(request_with(row.method, row.fields), 100) == row.expected);
}

TEST_CASE("lists of tags compare weakly for reading and strongly for writing", "[server][http]") {
    using http::Comparison;
    CHECK(http::lists_tag("\"a\"", "\"a\"", Comparison::strong));
    CHECK(http::lists_tag("\"b\" , \"a\"", "\"a\"", Comparison::strong));
    CHECK(http::lists_tag("*", "\"a\"", Comparison::strong));
    CHECK(http::lists_tag("W/\"a\"", "\"a\"", Comparison::weak));
    CHECK_FALSE(http::lists_tag("W/\"a\"", "\"a\"", Comparison::strong));
    CHECK_FALSE(http::lists_tag("a", "\"a\"", Comparison::weak));
    CHECK_FALSE(http::lists_tag("\"ab\"", "\"a\"", Comparison::weak));
    CHECK_FALSE(http::lists_tag("", "\"a\"", Comparison::weak));
}

TEST_CASE("gzip is sent to whoever accepts it", "[server][http]") {
    for (const char* yes : {"gzip", "deflate, gzip", "gzip;q=0.5", "br, GZIP ;q=1", "*", "*;q=0.1"}) {
        INFO(yes);
        CHECK(http::accepts_gzip(yes));
    }
    for (const char* no :
         {"", "br", "identity", "gzip;q=0", "gzip;q=0.000", "*, gzip;q=0", "gzip; q=0", "xgzip", "*;q=0"}) {
        INFO(no);
        CHECK_FALSE(http::accepts_gzip(no));
    }
}

TEST_CASE("only this machine's own names with our port are ours", "[server][http]") {
    for (const char* own : {"127.0.0.1:8080", "localhost:8080", "LocalHost:8080", "[::1]:8080"}) {
        INFO(own);
        CHECK(http::is_own_host(own, 8080));
    }
    CHECK(http::is_own_host("localhost", 80));
    for (const char* foreign :
         {"", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:", "evil.example:8080", "127.0.0.1.evil:8080", "localhost.:8080",
          "localhost:08080", "[::1", "[::1]8080", "::1:8080", "127.0.0.1:8080:8080", "user@localhost:8080",
          "localhost:8080 ", "0.0.0.0:8080"}) {
        INFO(foreign);
        CHECK_FALSE(http::is_own_host(foreign, 8080));
    }
}

TEST_CASE("a body that is not its digest is noticed", "[server][http]") {
    // The SHA-256 of "hello world".
    const std::string digest = "sha-256=:uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=:";
    CHECK(http::has_true_digest(request_with("PUT", {{"repr-digest", digest}}, "hello world")));
    CHECK(http::has_true_digest(request_with("PUT", {{"repr-digest", "md5=:x:, " + digest}}, "hello world")));
    CHECK(http::has_true_digest(request_with("PUT", {}, "anything")));
    CHECK(http::has_true_digest(request_with("PUT", {{"repr-digest", "sha-512=:x:"}}, "anything")));
    CHECK_FALSE(http::has_true_digest(request_with("PUT", {{"repr-digest", digest}}, "hello worlD")));
    CHECK_FALSE(http::has_true_digest(request_with("PUT", {{"repr-digest", "sha-256=:x:"}}, "hello world")));
}

TEST_CASE("a path is plain or not looked at", "[server][http]") {
    for (const char* plain : {"/", "/index.html", "/app.0123abcd.js", "/fonts/Plex_Sans-1.ttf", "/a/b/c"}) {
        INFO(plain);
        CHECK(http::is_plain_path(plain));
    }
    for (const char* bad :
         {"",     "index.html", "//",    "/a//b", "/a/",  "/..", "/../x",     "/a/../b",   "/.git/config", "/a..b",
          "/%2e", "/a%00",      "/a\\b", "/a b",  "/a\n", "*",   "http://x/", "/\xc3\xa9", "/a;b",         "/~root"}) {
        INFO(bad);
        CHECK_FALSE(http::is_plain_path(bad));
    }
}

TEST_CASE("hashed names are kept for a year, others are asked for again", "[server][http]") {
    for (const char* hashed : {"app.0123abcd.js", "lib/serasi.0123456789abcdef.wasm", "a.b.deadbeef.ttf"}) {
        INFO(hashed);
        CHECK(http::is_hashed_name(hashed));
    }
    for (const char* plain : {"index.html", "boot.js", "app.min.js", "app.0123abc.js", "app.0123ABCD.js", "0123abcd.js",
                              "app.js.0123abcd/x.js"}) {
        INFO(plain);
        CHECK_FALSE(http::is_hashed_name(plain));
    }
}

TEST_CASE("every kind of file of the site has its media type", "[server][http]") {
    const auto [path, type] = GENERATE(table<std::string, std::string>({{"index.html", "text/html; charset=utf-8"},
                                                                        {"a.js", "text/javascript; charset=utf-8"},
                                                                        {"a.mjs", "text/javascript; charset=utf-8"},
                                                                        {"a.wasm", "application/wasm"},
                                                                        {"a.ttf", "font/ttf"},
                                                                        {"a.json", "application/json"},
                                                                        {"a.csv", "text/csv; charset=utf-8"},
                                                                        {"a.png", "image/png"},
                                                                        {"a.svg", "image/svg+xml"},
                                                                        {"a.webmanifest", "application/manifest+json"},
                                                                        {"a", "application/octet-stream"},
                                                                        {"a.exe", "application/octet-stream"}}));
    INFO(path);
    CHECK(http::media_type(path) == type);
}
