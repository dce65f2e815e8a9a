#include "core/workbook/archive_writer.hpp"

#include <zip.h>

#include <algorithm>

#include "core/base/result.hpp"
#include "core/workbook/memory_file.hpp"

namespace workbook {

namespace {

constexpr uLong k_first_day = 0x0021'0000;  // 1 January 1980, as DOS wrote it

using WriteFile = MemoryFile<std::string>;

uLong write_file(voidpf, voidpf stream, const void* data, uLong size) {
    WriteFile& file = WriteFile::of(stream);
    const std::string_view given(static_cast<const char*>(data), size);
    const std::size_t over = std::min(given.size(), file.bytes.size() - file.at);
    file.bytes.replace(file.at, over, given);
    file.at += given.size();
    return size;
}

}  // namespace

struct ArchiveWriter::State {
    WriteFile file;
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
    zlib_filefunc64_def functions = state_->file.functions(nullptr, write_file);
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
