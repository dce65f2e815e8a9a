// sync.hpp: one run of synchronisation with the file server, as a state machine without a network.
//
// Problem   Connections drop at any byte; a retry must neither lose nor double anything, on any file server.
// Result    Pull, then push. Pull: list devices and how far each log reaches, then read what is missing, at most until
//           404. Push: own bundles in order with `If-None-Match: *`; after 412, a time-out or a server fault the bundle is
//           read back and compared: the same bytes are success, others are a fork, and the run stops with an alarm.
//           Interrupting it anywhere is safe: the next run goes on from what is known.
// Source    The one-writer-per-name, write-once rule; conditions only detect.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/journal/ledger.hpp"

namespace app {

enum class SyncPhase : std::uint8_t { idle, listing, pulling, pushing, comparing, done, failed };

struct Sync {
    SyncPhase phase = SyncPhase::idle;
    std::uint32_t token = 0;                       // of the request under way
    std::vector<std::string> devices;              // still to pull, the last one first
    std::uint32_t next_seq = 0;                    // number asked for or offered now
    std::map<std::string, std::uint32_t> on_server;  // highest number known to be there, by device
    std::size_t received = 0;                      // bundles, in this run
    std::size_t received_operations = 0;
    std::size_t sent = 0;
    std::size_t conflicts_before = 0;
    std::int64_t finished_ms = 0;                  // of the last complete run; 0: none yet
    int attempts = 0;                              // of the request under way
    std::optional<base::Error> fault;
};

}  // namespace app
