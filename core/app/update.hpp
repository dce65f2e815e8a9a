// update.hpp: the one function that changes the state.
//
// Problem   An interface that changes state while drawing tears it; I/O inside logic cannot be tested or replayed.
// Result    `update(state, intent)` is pure: no clock, no I/O, no randomness. What should be done to the world comes back as
//           effects, data for the host; their completions return as intents.
// Cost      Most intents are microseconds. Writing to a ledger that somebody else still holds copies it (about 5 ms for
//           3,000 employees); moving the state in and out avoids that.
#pragma once

#include <variant>

#include "core/app/state.hpp"

namespace app {

/// Write these files, never overwriting, and answer `Stored{token}` only when they will survive a killed tab.
struct StoreBundles {
    std::uint32_t token = 0;
    std::vector<journal::BundleFile> files;
};
struct RunJob {
    std::uint32_t token = 0;
    JobSpec spec;
};
struct StopJob {
    std::uint32_t token = 0;
};
/// GET or PUT below the server's /sync/<space>/v1/. PUT carries `If-None-Match: *`.
struct HttpRequest {
    std::uint32_t token = 0;
    bool is_put = false;
    std::string path;
    std::string body;
    int delay_ms = 0;  // wait so long before sending: back-off
};
struct Download {
    std::string name;
    std::string mime;
    std::string bytes;
};
struct SavePreferences {
    std::string text;
};
/// For screen readers: a sentence by key.
struct Announce {
    std::string key;
    std::vector<base::Arg> args;
    bool is_assertive = false;
};
using Effect = std::variant<StoreBundles, RunJob, StopJob, HttpRequest, Download, SavePreferences, Announce>;

struct Step {
    AppState next;
    std::vector<Effect> effects;
};

[[nodiscard]] Step update(AppState state, Intent intent);

}  // namespace app
