// bundle_answers.hpp: `/sync/`: bundles by name, read and conditionally written.
//
// Result    GET, HEAD   200 with ETag "<sha256>", 304, 404
//           PUT         201 created, 204 replaced (head and probe only), 412 taken or condition not met, 507 disk full
//           DELETE      204, 404; probes only
//           GET /sync/<space>/v1/devices.json   {"devices":["…"]}: the devices that have a log. A hint for a laptop
//           that has no roster to read yet; never a reason to believe that there is no other device.
// Failure   400 for a name outside the grammar or a body that is not its Repr-Digest; 405 with Allow; 500 for the disk.
#pragma once

#include "core/base/message.hpp"
#include "server_stub/http/message.hpp"
#include "server_stub/store/bundle_store.hpp"

namespace http {

inline constexpr std::string_view k_bundle_prefix = "/sync/";

/// A null store holds nothing and takes nothing.
[[nodiscard]] Response answer_bundle(store::BundleStore* bundles, const Request& request, const base::Catalog& texts);

}  // namespace http
