#include "core/cli/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace cli {

base::Result<MappedFile> MappedFile::open(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return base::fail(errno == ENOENT ? "cli.file.missing" : "cli.file.unreadable", path);
    struct stat status {};
    const char* code = nullptr;
    if (fstat(file, &status) != 0) code = "cli.file.unreadable";
    else if (S_ISDIR(status.st_mode)) code = "cli.file.folder";
    else if (!S_ISREG(status.st_mode)) code = "cli.file.unreadable";
    void* data = nullptr;
    const auto size = code ? 0 : static_cast<std::size_t>(status.st_size);
    if (size > 0) {
        data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
        if (data == MAP_FAILED) code = "cli.file.unreadable";
    }
    ::close(file);
    if (code) return base::fail(code, path);
    return MappedFile(static_cast<std::byte*>(data), size);
}

MappedFile::~MappedFile() {
    if (data_) munmap(data_, size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

void MappedFile::release() const {
#ifdef MADV_DONTNEED
    if (data_) madvise(data_, size_, MADV_DONTNEED);
#endif
}

}  // namespace cli
