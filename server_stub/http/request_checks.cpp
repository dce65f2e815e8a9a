#include "server_stub/http/request_checks.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>

#include "core/base/text.hpp"

namespace http {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string_view> trimmed_list(std::string_view text, char separator) {
    std::vector<std::string_view> items;
    for (const std::string_view item : base::split(text, separator)) items.push_back(base::trim(item));
    return items;
}

bool is_zero_weight(std::string_view weight) {
    return weight.starts_with("q=0") &&
           std::ranges::all_of(weight.substr(3), [](char c) { return c == '0' || c == '.'; });
}

}  // namespace

std::expected<std::size_t, int> body_length(const Request& request, std::size_t most) {
    if (request.count("transfer-encoding") != 0) return std::unexpected(501);
    const auto lengths = request.count("content-length");
    if (lengths > 1) return std::unexpected(400);
    if (lengths == 0) {
        if (request.method == "PUT" || request.method == "POST") return std::unexpected(411);
        return 0;
    }
    const std::string_view text = *request.field("content-length");
    std::uint64_t length = 0;
    if (text.empty() || !std::ranges::all_of(text, is_digit)) return std::unexpected(400);
    if (std::from_chars(text.data(), text.data() + text.size(), length).ec != std::errc{}) return std::unexpected(413);
    if (length > most) return std::unexpected(413);
    return static_cast<std::size_t>(length);
}

bool lists_tag(std::string_view list, std::string_view tag, Comparison comparison) {
    return std::ranges::any_of(trimmed_list(list, ','), [&](std::string_view item) {
        if (item == "*") return true;
        if (comparison == Comparison::weak && item.starts_with("W/")) item.remove_prefix(2);
        return item == tag;
    });
}

bool accepts_gzip(std::string_view accept_encoding) {
    bool is_accepted = false;
    for (const std::string_view item : trimmed_list(accept_encoding, ',')) {
        const auto parts = trimmed_list(item, ';');
        if (base::lower(parts[0]) != "gzip" && parts[0] != "*") continue;
        const bool is_refused = parts.size() > 1 && is_zero_weight(parts[1]);
        if (parts[0] != "*") return !is_refused;
        is_accepted = !is_refused;
    }
    return is_accepted;
}

bool is_own_host(std::string_view host, std::uint16_t port) {
    const std::size_t end_of_address = host.starts_with('[') ? host.find(']') : 0;
    if (end_of_address == std::string_view::npos) return false;
    const std::size_t colon = host.find(':', end_of_address);
    const std::string_view port_text = colon == std::string_view::npos ? "80" : host.substr(colon + 1);
    if (port_text != std::to_string(port)) return false;
    const std::string name = base::lower(host.substr(0, colon));
    constexpr std::array k_own_names{"127.0.0.1", "localhost", "[::1]"};
    return std::ranges::find(k_own_names, name) != k_own_names.end();
}

bool has_true_digest(const Request& request) {
    const auto digests = request.field("repr-digest");
    if (!digests) return true;
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(request.body.data()), request.body.size());
    std::array<char, sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL)> text{};
    sodium_bin2base64(text.data(), text.size(), digest.data(), digest.size(), sodium_base64_VARIANT_ORIGINAL);
    const std::string expected = "sha-256=:" + std::string(text.data()) + ":";
    return std::ranges::all_of(trimmed_list(*digests, ','), [&](std::string_view item) {
        return !item.starts_with("sha-256=") || item == expected;
    });
}

bool is_plain_path(std::string_view path) {
    if (!path.starts_with('/')) return false;
    const bool has_plain_characters = std::ranges::all_of(path, [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '.' || c == '-' ||
               c == '_';
    });
    if (!has_plain_characters) return false;
    const auto steps = base::split(path.substr(1), '/');
    return path == "/" || std::ranges::none_of(steps, [](std::string_view step) {
               return step.empty() || step.starts_with('.') || step.find("..") != std::string_view::npos;
           });
}

}  // namespace http
