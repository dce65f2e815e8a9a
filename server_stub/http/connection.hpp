// connection.hpp: one client's connection, from its first byte to its last.
//
// Problem   Whatever arrives on a socket must become well-formed requests or a refusal, in bounded time and memory.
// Result    Requests one after another (keep-alive, pipelined), each answered before the next is read. Boost.Beast
//           parses the head; the body is as long as its one Content-Length says (request_checks.hpp).
// Cost      A thread and at most 8 MiB + 16 KiB a connection.
// Failure   400 malformed, 408 late, 411, 413, 417, 431 head too large, 501 transfer codings, 505 version; then the
//           connection ends, because the place where the next request begins is no longer certain.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>

#include "server_stub/http/service.hpp"
#include "server_stub/http/socket.hpp"

namespace http {

struct Limits {
    std::size_t head_bytes = 16 * 1024;
    std::size_t fields = 64;
    std::size_t body_bytes = 8 * 1024 * 1024;
    std::size_t slowest_bytes_per_second = 1024;
    Clock::duration head_time = std::chrono::seconds(10);
    Clock::duration idle_time = std::chrono::seconds(60);
    Clock::duration farewell_time = std::chrono::seconds(2);
    std::size_t connections = 64;
};

/// Returns when the connection is over. `is_stopping` ends it after the response under way.
void serve_connection(Socket socket, const Service& service, const Limits& limits,
                      const std::atomic<bool>& is_stopping);

/// A response as bytes. Without its body for HEAD, 204 and 304.
[[nodiscard]] std::string to_bytes(const Response& response, bool is_head_only, bool will_close);

}  // namespace http
