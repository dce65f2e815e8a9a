// One connection over a socket pair, with limits short enough to wait for.
#include <sys/socket.h>
#include <unistd.h>
#include <catch_amalgamated.hpp>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

#include "server_stub/http/connection.hpp"

namespace {

using namespace std::chrono_literals;

/// Sends the pieces with a pause before each, and returns all that comes back until the server hangs up.
struct Piece {
    std::chrono::milliseconds pause;
    std::string bytes;
};

struct Exchange {
    std::string received;
    std::chrono::milliseconds took;
};

Exchange converse(const std::vector<Piece>& pieces, const http::Limits& limits, bool is_stopping = false) {
    int ends[2];
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    const http::Service service({}, base::Catalog::load(base::Language::english), 80);
    const std::atomic<bool> stopping = is_stopping;
    const auto start = std::chrono::steady_clock::now();
    std::thread server([&] {
        http::serve_connection(http::Socket(ends[1]), service, limits, stopping);
        ::close(ends[1]);
    });
    for (const Piece& piece : pieces) {
        std::this_thread::sleep_for(piece.pause);
        if (::send(ends[0], piece.bytes.data(), piece.bytes.size(), MSG_NOSIGNAL) < 0) break;
    }
    Exchange exchange;
    char bytes[4096];
    for (ssize_t count = 0; (count = ::recv(ends[0], bytes, sizeof bytes, 0)) > 0;) {
        exchange.received.append(bytes, static_cast<std::size_t>(count));
    }
    exchange.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    ::close(ends[0]);
    server.join();
    return exchange;
}

/// Nothing is late; the connection ends soon after the last response.
http::Limits patient_limits() {
    http::Limits limits;
    limits.head_time = 10s;
    limits.idle_time = 50ms;
    limits.farewell_time = 50ms;
    return limits;
}

http::Limits short_limits() {
    http::Limits limits;
    limits.head_time = 150ms;
    limits.idle_time = 300ms;
    limits.farewell_time = 50ms;
    return limits;
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

const std::string k_request = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n";

}  // namespace

TEST_CASE("requests in one packet are answered one after another", "[server][http]") {
    const Exchange exchange = converse({{0ms, k_request + k_request + k_request}}, patient_limits());
    CHECK(count_of(exchange.received, "HTTP/1.1 404 Not Found\r\n") == 3);
}

TEST_CASE("a request may come byte by byte", "[server][http]") {
    std::vector<Piece> pieces;
    for (const char c : k_request) pieces.push_back({0ms, std::string(1, c)});
    CHECK(converse(pieces, patient_limits()).received.starts_with("HTTP/1.1 404 "));
}

TEST_CASE("a head that trickles is cut off, however lively it looks", "[server][http]") {
    std::vector<Piece> pieces{{0ms, "GET / HTTP/1.1\r\n"}};
    for (int i = 0; i < 60; ++i) pieces.push_back({30ms, "X-A: b\r\n"});
    const Exchange exchange = converse(pieces, short_limits());
    CHECK(exchange.received.starts_with("HTTP/1.1 408 "));
    CHECK(exchange.took < 1500ms);
}

TEST_CASE("a body that trickles is cut off", "[server][http]") {
    const Exchange exchange =
        converse({{0ms, "PUT /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\nabc"}}, short_limits());
    CHECK(exchange.received.starts_with("HTTP/1.1 408 "));
    CHECK(exchange.took >= 150ms);
}

TEST_CASE("an idle connection ends without a word", "[server][http]") {
    const Exchange silent = converse({}, short_limits());
    CHECK(silent.received.empty());
    CHECK(silent.took >= 150ms);
    const Exchange idle = converse({{0ms, k_request}}, short_limits());
    CHECK(count_of(idle.received, "HTTP/1.1 ") == 1);
    CHECK(idle.took >= 300ms);
}

TEST_CASE("after a refusal the connection ends and what follows is not a request", "[server][http]") {
    const std::string head =
        GENERATE("PUT /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
                 "PUT /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
                 "PUT /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
                 "PUT /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
                 "GET /x HTTP/1.1\r\nHost : localhost\r\n\r\n", "GET /x HTTP/1.1\nHost: localhost\n\n",
                 "GET /x HTTP/1.1\r\nHost: localhost\nTransfer-Encoding: chunked\r\n\r\n", "GET /x\r\n\r\n",
                 "GET  /x HTTP/1.1\r\n\r\n", "\r\n\r\n");
    INFO(head);
    const Exchange exchange = converse({{0ms, head + k_request}}, patient_limits());
    CHECK(count_of(exchange.received, "\r\nDate: ") == 1);
    CHECK((exchange.received.starts_with("HTTP/1.1 4") || exchange.received.starts_with("HTTP/1.1 5")));
    CHECK(exchange.received.contains("Connection: close\r\n"));
}

TEST_CASE("heads are bounded in bytes and in fields", "[server][http]") {
    std::string many = "GET / HTTP/1.1\r\n";
    for (int i = 0; i < 65; ++i) many += "X: y\r\n";
    const std::string head = GENERATE_COPY("GET / HTTP/1.1\r\nX: " + std::string(20'000, 'y') + "\r\n\r\n",
                                           "GET /" + std::string(20'000, 'y') + " HTTP/1.1\r\n\r\n",
                                           std::string(40'000, 'y'), many + "\r\n");
    const Exchange exchange = converse({{0ms, head}}, patient_limits());
    CHECK((exchange.received.starts_with("HTTP/1.1 431 ") || exchange.received.starts_with("HTTP/1.1 400 ")));
}

TEST_CASE("who asks first is told to go on", "[server][http]") {
    const Exchange exchange =
        converse({{0ms, "PUT /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"},
                  {20ms, "abc"}},
                 patient_limits());
    CHECK(exchange.received.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 405 "));
}

TEST_CASE("a stopping server answers and then hangs up", "[server][http]") {
    const Exchange exchange = converse({{0ms, k_request + k_request}}, patient_limits(), true);
    CHECK(count_of(exchange.received, "HTTP/1.1 ") == 1);
    CHECK(exchange.received.contains("Connection: close\r\n"));
}
