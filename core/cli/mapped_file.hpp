// mapped_file.hpp: a file too large to copy, as bytes that come into memory as they are read.
//
// Failure   `cli.file.*` with the path as the place.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/base/result.hpp"

namespace cli {

class MappedFile {
public:
    [[nodiscard]] static base::Result<MappedFile> open(const std::string& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    /// Begins at a multiple of 8.
    [[nodiscard]] std::span<const std::byte> bytes() const { return {data_, size_}; }
    /// Gives the memory back until the bytes are read again.
    void release() const;

private:
    MappedFile(std::byte* data, std::size_t size) : data_(data), size_(size) {}

    std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace cli
