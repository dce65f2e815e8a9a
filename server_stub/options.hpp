// options.hpp: the command line of serasi-server.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/base/message.hpp"
#include "core/base/result.hpp"

namespace server {

struct Options {
    std::string site;  // empty: no site
    std::string data;  // empty: no bundles
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    bool wants_help = false;
};

/// `--name value` and `--name=value`.
[[nodiscard]] base::Result<Options> parse_options(std::span<const char* const> arguments);
/// The language of messages, also of those about the rest of the command line. Indonesian unless English is asked for.
[[nodiscard]] base::Language language_of(std::span<const char* const> arguments);

}  // namespace server
