// service.hpp: from a request to a response: who may ask, which part answers, what every answer must carry.
//
// Problem   A page from anywhere can make this machine's browser send requests to a loopback port.
// Result    Requests for another host (421) and writes from another origin (403) are refused; the site and `/sync/`
//           answer the rest; every response carries the security headers (see service.cpp).
// Failure   Every failure is a response. Errors of the disk are also written to stderr, one line each.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/base/message.hpp"
#include "server_stub/http/message.hpp"
#include "server_stub/http/site.hpp"
#include "server_stub/store/bundle_store.hpp"

namespace http {

/// Either part may be absent.
struct Parts {
    std::unique_ptr<Site> site;
    std::unique_ptr<store::BundleStore> bundles;
};

class Service {
public:
    Service(Parts parts, base::Catalog texts, std::uint16_t port)
        : parts_(std::move(parts)), texts_(std::move(texts)), port_(port) {}

    /// Safe to call from many threads.
    [[nodiscard]] Response answer(const Request& request) const;
    /// The response to something that could not be read as a request.
    [[nodiscard]] Response refuse(int status) const;

private:
    [[nodiscard]] Response route(const Request& request) const;

    Parts parts_;
    base::Catalog texts_;
    std::uint16_t port_;
};

}  // namespace http
