// archive.hpp: the parts of a ZIP archive that lies in memory.
//
// Problem   A workbook is an archive of XML parts. It may be cut short, encrypted, or made to inflate without end.
// Result    `Archive` knows the parts by name (case and slashes do not matter); a `PartReader` inflates one in pieces.
// Cost      One pass over the directory; 32 kB for each open part. The bytes are borrowed.
// Failure   workbook.damaged {part}, workbook.encrypted, workbook.too_large {most}: over k_most_parts parts, or over
//           k_most_inflated bytes in all parts that are read, whatever sizes the archive declares.
// Source    APPNOTE.TXT, as contrib/minizip of zlib reads it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace workbook {

inline constexpr std::size_t k_most_parts = 4096;
inline constexpr std::int64_t k_most_inflated = std::int64_t{640} << 20;

class PartReader {
public:
    PartReader(PartReader&&) noexcept;
    PartReader& operator=(PartReader&&) noexcept;
    ~PartReader();
    /// Appends about `most` more bytes to `out`; false at the end of the part, whose checksum then was right.
    [[nodiscard]] base::Result<bool> read(std::string& out, std::size_t most);
    [[nodiscard]] std::int64_t bytes_read() const;
    /// As the archive declares it.
    [[nodiscard]] std::int64_t bytes_total() const;
    [[nodiscard]] std::unexpected<base::Error> damaged() const;

private:
    friend class Archive;
    struct State;
    explicit PartReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

class Archive {
public:
    /// Borrows `bytes`; `place` names the file in errors.
    [[nodiscard]] static base::Result<Archive> open(std::string_view bytes, std::string place,
                                                    std::int64_t most_inflated = k_most_inflated);
    [[nodiscard]] bool has(std::string_view part) const { return parts_.contains(part_name(part)); }
    [[nodiscard]] base::Result<PartReader> read(std::string_view part) const;
    /// A small part as a whole.
    [[nodiscard]] base::Result<std::string> text(std::string_view part) const;
    [[nodiscard]] const std::string& place() const { return place_; }

private:
    struct Entry {
        std::uint64_t offset = 0;  // in the directory
        std::uint64_t number = 0;
    };
    [[nodiscard]] static std::string part_name(std::string_view name);

    std::string_view bytes_;
    std::string place_;
    std::map<std::string, Entry, std::less<>> parts_;
    std::int64_t most_inflated_ = 0;
    std::shared_ptr<std::int64_t> left_;  // bytes that may still be inflated
};

}  // namespace workbook
