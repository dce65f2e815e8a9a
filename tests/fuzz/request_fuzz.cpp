// Whatever arrives on a connection is answered with whole, known responses, and the connection comes to an end.
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

#include "server_stub/http/connection.hpp"

namespace {

constexpr std::size_t k_most = 2048;  // so that every response fits the socket's buffer

std::string read_all(int socket) {
    std::string text;
    std::array<char, 4096> bytes;
    for (ssize_t count = 0; (count = ::recv(socket, bytes.data(), bytes.size(), 0)) > 0;) {
        text.append(bytes.data(), static_cast<std::size_t>(count));
    }
    return text;
}

void check_first_response(const std::string& text) {
    constexpr std::array k_known{"100", "400", "403", "404", "405", "408", "411",
                                 "413", "417", "421", "431", "501", "505"};
    BASE_ASSERT(text.starts_with("HTTP/1.1 ") && text.size() > 12);
    BASE_ASSERT(std::ranges::find(k_known, text.substr(9, 3)) != k_known.end());
    BASE_ASSERT(text.contains("\r\n\r\n"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const http::Service service({}, base::Catalog::load(base::Language::english), 80);
    static const std::atomic<bool> is_stopping = false;
    const http::Limits limits;
    if (size > k_most) return 0;
    int ends[2];
    BASE_ASSERT(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    BASE_ASSERT(::send(ends[0], bytes, size, MSG_NOSIGNAL) == static_cast<ssize_t>(size));
    ::shutdown(ends[0], SHUT_WR);
    http::serve_connection(http::Socket(ends[1]), service, limits, is_stopping);
    ::close(ends[1]);
    if (const std::string text = read_all(ends[0]); !text.empty()) check_first_response(text);
    ::close(ends[0]);
    return 0;
}
