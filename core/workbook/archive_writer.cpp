#include "core/workbook/archive_writer.hpp"

#include <zip.h>

#include <algorithm>

#include "core/base/result.hpp"

namespace workbook {

namespace {

constexpr uLong k_first_day = 0x0021'0000;  // 1 January 1980, as DOS wrote it

/// The file that minizip believes it writes.
struct MemoryFile {
    std::string bytes;
    std::size_t at = 0;
};

MemoryFile& file_of(voidpf stream) { return *static_cast<MemoryFile*>(stream); }

voidpf open_file(voidpf opaque, const void*, int) { return opaque; }
uLong write_file(voidpf, voidpf stream, const void* data, uLong size) {
    MemoryFile& file = file_of(stream);
    const std::string_view given(static_cast<const char*>(data), size);
    const std::size_t over = std::min(given.size(), file.bytes.size() - file.at);
    file.bytes.replace(file.at, over, given);
    file.at += given.size();
    return size;
}
ZPOS64_T tell_file(voidpf, voidpf stream) { return file_of(stream).at; }
long seek_file(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    MemoryFile& file = file_of(stream);
    const std::size_t base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? file.at
                             : origin == ZLIB_FILEFUNC_SEEK_END ? file.bytes.size()
                                                                : 0;
    if (base + offset > file.bytes.size()) return -1;
    file.at = static_cast<std::size_t>(base + offset);
    return 0;
}
int close_file(voidpf, voidpf) { return 0; }
int file_error(voidpf, voidpf) { return 0; }

}  // namespace

struct ArchiveWriter::State {
    MemoryFile file;
    zipFile archive = nullptr;
    bool has_part = false;

    void end_part() {
        if (has_part) BASE_ASSERT(zipCloseFileInZip(archive) == ZIP_OK);
        has_part = false;
    }
    ~State() {
        if (!archive) return;
        end_part();
        zipClose(archive, nullptr);
    }
};

ArchiveWriter::ArchiveWriter() : state_(std::make_unique<State>()) {
    zlib_filefunc64_def functions{open_file, nullptr, write_file, tell_file, seek_file, close_file, file_error, &state_->file};
    state_->archive = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
    BASE_ASSERT(state_->archive != nullptr);
}
ArchiveWriter::ArchiveWriter(ArchiveWriter&&) noexcept = default;
ArchiveWriter& ArchiveWriter::operator=(ArchiveWriter&&) noexcept = default;
ArchiveWriter::~ArchiveWriter() = default;

void ArchiveWriter::begin(const std::string& part) {
    state_->end_part();
    zip_fileinfo info{};
    info.dosDate = k_first_day;
    BASE_ASSERT(zipOpenNewFileInZip(state_->archive, part.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED,
                                    Z_DEFAULT_COMPRESSION) == ZIP_OK);
    state_->has_part = true;
}

void ArchiveWriter::write(std::string_view bytes) {
    BASE_ASSERT(zipWriteInFileInZip(state_->archive, bytes.data(), static_cast<unsigned>(bytes.size())) == ZIP_OK);
}

std::string ArchiveWriter::finish() {
    state_->end_part();
    BASE_ASSERT(zipClose(std::exchange(state_->archive, nullptr), nullptr) == ZIP_OK);
    return std::move(state_->file.bytes);
}

}  // namespace workbook
