// sha256.hpp: SHA-256 (FIPS 180-4) of a byte string, from libsodium, as 64 lower-case hexadecimal digits.
#pragma once

#include <sodium/crypto_hash_sha256.h>

#include <string>
#include <string_view>

namespace base {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// The same of bytes that come one part after the other.
class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    /// Once, when all have come.
    [[nodiscard]] std::string hex();

private:
    crypto_hash_sha256_state state_;
};

}  // namespace base
