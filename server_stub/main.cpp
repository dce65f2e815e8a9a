// serasi-server: the site and the bundles, on this machine's loopback address.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <print>
#include <span>

#include "server_stub/http/server.hpp"
#include "server_stub/options.hpp"

namespace {

base::Result<http::Parts> open_parts(const server::Options& options) {
    store::System& system = store::posix_system();
    http::Parts parts;
    if (!options.site.empty()) {
        const int folder = system.open_root(options.site);
        if (folder < 0) return base::fail("server.site_unusable", options.site, {{"reason", std::strerror(-folder)}});
        parts.site = std::make_unique<http::Site>(store::Handle(system, folder));
    }
    if (!options.data.empty()) {
        std::error_code error;
        std::filesystem::create_directories(options.data, error);
        if (error) return base::fail("server.data_unusable", options.data, {{"reason", std::strerror(error.value())}});
        BASE_TRY(parts.bundles, store::BundleStore::open(system, options.data));
    }
    return parts;
}

base::Result<void> serve(const server::Options& options, const base::Catalog& texts) {
    // The address first: a server that may not listen must not touch the data folder.
    BASE_TRY(http::Listener listener, http::Listener::open(options.address, options.port));
    BASE_TRY(http::Parts parts, open_parts(options));
    http::hold_stop_signals();
    const http::Service service(std::move(parts), texts, listener.port());
    std::println("{}", listener.url());
    std::fflush(stdout);
    const http::Limits limits;
    http::run(std::move(listener), service, limits);
    return {};
}

}  // namespace

int main(int count, char** words) {
    constexpr int k_bad_usage = 2;
    const std::span<const char* const> arguments(words + 1, static_cast<std::size_t>(count > 0 ? count - 1 : 0));
    const base::Catalog texts = base::Catalog::load(server::language_of(arguments));
    const auto options = server::parse_options(arguments);
    if (options && options->wants_help) {
        std::println("{}", texts.text("server.help"));
        return 0;
    }
    const auto served = options ? serve(*options, texts) : std::unexpected(options.error());
    if (!served) {
        std::println(stderr, "serasi-server: {}", texts.render(served.error()));
        return k_bad_usage;
    }
    return 0;
}
