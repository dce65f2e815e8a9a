#include "server_stub/http/socket.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace http {

Transfer Socket::wait_for(short event, Clock::time_point deadline) const {
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return Transfer::late;
        pollfd waiting{.fd = number_, .events = event, .revents = 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
        if (ready > 0) return Transfer::done;
        if (ready < 0 && errno != EINTR) return Transfer::closed;
    }
}

Transfer Socket::read_some(std::string& into, std::size_t most, Clock::time_point deadline) {
    if (const Transfer waited = wait_for(POLLIN, deadline); waited != Transfer::done) return waited;
    std::array<char, 65536> bytes;
    const auto count = ::recv(number_, bytes.data(), std::min(most, bytes.size()), 0);
    if (count <= 0) return Transfer::closed;
    into.append(bytes.data(), static_cast<std::size_t>(count));
    return Transfer::done;
}

Transfer Socket::write_all(std::string_view bytes, Clock::time_point deadline) {
    while (!bytes.empty()) {
        if (const Transfer waited = wait_for(POLLOUT, deadline); waited != Transfer::done) return waited;
        const auto count = ::send(number_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (count < 0) return Transfer::closed;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return Transfer::done;
}

void Socket::finish(Clock::duration patience) {
    ::shutdown(number_, SHUT_WR);
    const auto deadline = Clock::now() + patience;
    std::string ignored;
    while (read_some(ignored, 65536, deadline) == Transfer::done) ignored.clear();
}

}  // namespace http
