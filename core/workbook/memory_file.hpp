// memory_file.hpp: internal to core/workbook: bytes in memory that minizip believes to be a file.
#pragma once

#include <ioapi.h>

#include <algorithm>
#include <cstdint>

namespace workbook {

/// `Bytes` is a string_view to read from, or a string to write to.
template <class Bytes>
struct MemoryFile {
    Bytes bytes;
    std::size_t at = 0;

    static MemoryFile& of(voidpf stream) { return *static_cast<MemoryFile*>(stream); }

    /// What minizip calls; `read` or `write` is the caller's, the other one null.
    [[nodiscard]] zlib_filefunc64_def functions(read_file_func read, write_file_func write) {
        return {[](voidpf opaque, const void*, int) { return opaque; },
                read,
                write,
                [](voidpf, voidpf stream) { return static_cast<ZPOS64_T>(of(stream).at); },
                seek,
                [](voidpf, voidpf) { return 0; },
                [](voidpf, voidpf) { return 0; },
                this};
    }

private:
    static long seek(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
        MemoryFile& file = of(stream);
        const std::size_t size = file.bytes.size();
        const std::size_t base = origin == ZLIB_FILEFUNC_SEEK_CUR ? file.at : origin == ZLIB_FILEFUNC_SEEK_END ? size : 0;
        if (offset > size - std::min(base, size)) return -1;
        file.at = base + static_cast<std::size_t>(offset);
        return 0;
    }
};

}  // namespace workbook
