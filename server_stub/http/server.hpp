// server.hpp: listening, one thread a connection, an orderly end.
//
// Result    `Listener::open` takes the port; `run` serves until SIGINT or SIGTERM, lets responses under way finish, and
//           returns.
// Cost      At most `Limits::connections` threads; whoever comes when all are busy gets 503 and Retry-After.
// Failure   Until bundles are encrypted, only this machine may connect: any other address is `server.not_loopback`.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.hpp"
#include "server_stub/http/connection.hpp"
#include "server_stub/http/service.hpp"
#include "server_stub/store/handle.hpp"

namespace http {

class Listener {
public:
    /// `address`: 127.0.0.1, ::1 or localhost. Port 0 lets the system choose.
    [[nodiscard]] static base::Result<Listener> open(const std::string& address, std::uint16_t port);
    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// What a browser opens: http://127.0.0.1:8080/
    [[nodiscard]] const std::string& url() const { return url_; }
    [[nodiscard]] int number() const { return socket_.number(); }

private:
    Listener(store::Handle socket, std::uint16_t port, std::string url)
        : socket_(std::move(socket)), port_(port), url_(std::move(url)) {}
    store::Handle socket_;
    std::uint16_t port_;
    std::string url_;
};

/// Keeps SIGINT and SIGTERM for `run`. Before any thread starts.
void hold_stop_signals();
void run(Listener listener, const Service& service, const Limits& limits);

}  // namespace http
