// gzip.hpp: a text compressed as hard as zlib can, for files that are compressed once and sent often.
#pragma once

#include <string>
#include <string_view>

namespace http {

[[nodiscard]] std::string gzip(std::string_view bytes);

}  // namespace http
