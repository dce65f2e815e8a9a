// sha256.hpp: SHA-256 (FIPS 180-4) of a byte string, from libsodium, as 64 lower-case hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

namespace base {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace base
