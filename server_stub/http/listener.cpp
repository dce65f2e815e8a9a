#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <format>

#include "server_stub/http/server.hpp"

namespace http {
namespace {

constexpr int k_backlog = 128;

struct Address {
    sockaddr_storage bytes{};
    socklen_t size = 0;
    std::string host;  // as it stands in a URL
};

base::Result<Address> loopback_address(const std::string& text, std::uint16_t port) {
    Address address;
    if (text == "127.0.0.1" || text == "localhost") {
        auto& ip4 = reinterpret_cast<sockaddr_in&>(address.bytes);
        ip4.sin_family = AF_INET;
        ip4.sin_port = htons(port);
        ip4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.size = sizeof ip4;
        address.host = "127.0.0.1";
        return address;
    }
    if (text == "::1") {
        auto& ip6 = reinterpret_cast<sockaddr_in6&>(address.bytes);
        ip6.sin6_family = AF_INET6;
        ip6.sin6_port = htons(port);
        ip6.sin6_addr = in6addr_loopback;
        address.size = sizeof ip6;
        address.host = "[::1]";
        return address;
    }
    return base::fail("server.not_loopback", {}, {{"address", text}});
}

std::uint16_t port_of(int socket) {
    sockaddr_storage bytes{};
    socklen_t size = sizeof bytes;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&bytes), &size) != 0) return 0;
    return bytes.ss_family == AF_INET6 ? ntohs(reinterpret_cast<sockaddr_in6&>(bytes).sin6_port)
                                       : ntohs(reinterpret_cast<sockaddr_in&>(bytes).sin_port);
}

}  // namespace

base::Result<Listener> Listener::open(const std::string& address_text, std::uint16_t port) {
    BASE_TRY(const Address address, loopback_address(address_text, port));
    const auto fail_with = [&](int error) {
        return base::fail("server.cannot_listen", {},
                          {{"address", std::format("{}:{}", address.host, port)}, {"reason", std::strerror(error)}});
    };
    const int number = ::socket(address.bytes.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (number < 0) return fail_with(errno);
    store::Handle socket(store::posix_system(), number);
    const int yes = 1;
    ::setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (::bind(number, reinterpret_cast<const sockaddr*>(&address.bytes), address.size) != 0) return fail_with(errno);
    if (::listen(number, k_backlog) != 0) return fail_with(errno);
    const std::uint16_t taken = port_of(number);
    return Listener(std::move(socket), taken, std::format("http://{}:{}/", address.host, taken));
}

}  // namespace http
