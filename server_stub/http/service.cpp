#include "server_stub/http/service.hpp"

#include "server_stub/http/bundle_answers.hpp"
#include "server_stub/http/refusal.hpp"
#include "server_stub/http/request_checks.hpp"
#include "server_stub/http/site_answers.hpp"

namespace http {
namespace {

// The clipboard is left out on purpose: the application copies and pastes.
constexpr const char* k_no_permissions =
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

void add_security(Response& response) {
    response.fields.insert(response.fields.end(), {{"X-Content-Type-Options", "nosniff"},
                                                   {"Referrer-Policy", "no-referrer"},
                                                   {"Cross-Origin-Opener-Policy", "same-origin"},
                                                   {"Cross-Origin-Resource-Policy", "same-origin"},
                                                   {"Permissions-Policy", k_no_permissions}});
}

}  // namespace

Response Service::answer(const Request& request) const {
    Response response = route(request);
    add_security(response);
    return response;
}

Response Service::refuse(int status) const {
    Response response = refusal(status, Reader::program, texts_);
    add_security(response);
    return response;
}

Response Service::route(const Request& request) const {
    const auto refused = [&](int status) { return refusal(status, Reader::program, texts_); };
    if (request.count("host") != 1) return refused(400);
    const std::string_view host = *request.field("host");
    if (!is_own_host(host, port_)) return refused(421);
    const bool is_for_bundles = request.target.starts_with(k_bundle_prefix);
    if (const auto origin = request.field("origin"); origin && (is_for_bundles || !request.is_read())) {
        if (request.count("origin") != 1 || *origin != "http://" + std::string(host)) return refused(403);
    }
    return is_for_bundles ? answer_bundle(parts_.bundles.get(), request, texts_)
                          : answer_site(parts_.site.get(), request, texts_);
}

}  // namespace http
