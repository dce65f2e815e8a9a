// request_checks.hpp: the small decisions over a request's fields, as pure functions.
//
// Source    RFC 9110 (conditions, encodings), RFC 9112 section 6.3 (message length), RFC 9530 (Repr-Digest).
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "server_stub/http/message.hpp"

namespace http {

/// How many body bytes follow, or the status of the refusal. Two readers that disagree about this are how requests are
/// smuggled, so whatever is not one plain Content-Length is refused.
[[nodiscard]] std::expected<std::size_t, int> body_length(const Request& request, std::size_t most);

/// Whether `list` (of If-None-Match or If-Match) names the tag, quoted. Only If-None-Match compares weakly.
enum class Comparison { weak, strong };
[[nodiscard]] bool lists_tag(std::string_view list, std::string_view tag, Comparison comparison);

[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// A loopback name or address with our port. Anything else is a foreign page that had its name resolve to this machine.
[[nodiscard]] bool is_own_host(std::string_view host, std::uint16_t port);

/// False if the request carries a SHA-256 Repr-Digest that its body does not have.
[[nodiscard]] bool has_true_digest(const Request& request);

/// No escapes, no back slash, no empty or dotted step, no control or foreign characters.
[[nodiscard]] bool is_plain_path(std::string_view path);

}  // namespace http
