// archive_writer.hpp: a ZIP archive written part by part into memory.
//
// Result    The same parts give the same bytes with the same zlib: every part is dated 1 January 1980.
// Failure   None but a broken invariant: parts are written one after the other, `finish` once.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace workbook {

class ArchiveWriter {
public:
    ArchiveWriter();
    ArchiveWriter(ArchiveWriter&&) noexcept;
    ArchiveWriter& operator=(ArchiveWriter&&) noexcept;
    ~ArchiveWriter();
    /// Ends the part before and begins another.
    void begin(const std::string& part);
    void write(std::string_view bytes);
    [[nodiscard]] std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace workbook
