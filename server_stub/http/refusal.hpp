// refusal.hpp: the answer that is not what was asked for, with one sentence for people.
#pragma once

#include "core/base/message.hpp"
#include "server_stub/http/message.hpp"

namespace http {

/// A page (for browsers) or one line of text (for programs), from the texts `server.status.<status>`.
enum class Reader { person, program };
[[nodiscard]] Response refusal(int status, Reader reader, const base::Catalog& texts);

}  // namespace http
