#include "server_stub/store/system.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <format>

namespace store {
namespace {

constexpr mode_t k_file_mode = 0600;
constexpr mode_t k_folder_mode = 0700;

template <class T>
T or_error(T result) {
    return result < 0 ? static_cast<T>(-errno) : result;
}

class PosixSystem final : public System {
public:
    int open_root(const std::string& path) override {
        return or_error(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    }
    int open_folder(int folder, const std::string& name) override {
        return or_error(::openat(folder, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    }
    int make_folder(int folder, const std::string& name) override {
        return or_error(::mkdirat(folder, name.c_str(), k_folder_mode));
    }
    int remove_folder(int folder, const std::string& name) override {
        return or_error(::unlinkat(folder, name.c_str(), AT_REMOVEDIR));
    }
    int open_file(int folder, const std::string& name) override {
        // O_NONBLOCK: opening a pipe that somebody put there must not hang; size_of refuses it.
        return or_error(::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    }
    int create_unnamed(int folder) override {
        const int file = or_error(::openat(folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, k_file_mode));
        // A kernel that does not know O_TMPFILE sees an attempt to write a folder.
        return file == -EISDIR || file == -EINVAL ? -EOPNOTSUPP : file;
    }
    int create_file(int folder, const std::string& name) override {
        return or_error(
            ::openat(folder, name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, k_file_mode));
    }
    std::int64_t size_of(int file) override {
        struct stat status {};
        if (::fstat(file, &status) != 0) return -errno;
        return S_ISREG(status.st_mode) ? status.st_size : -EISDIR;
    }
    std::int64_t read_some(int file, char* bytes, std::size_t count) override {
        return or_error(::read(file, bytes, count));
    }
    std::int64_t write_some(int file, const char* bytes, std::size_t count) override {
        return or_error(::write(file, bytes, count));
    }
    int sync(int file_or_folder) override { return or_error(::fsync(file_or_folder)); }
    int sync_disk(int folder) override { return or_error(::syncfs(folder)); }
    int lock(int folder) override { return or_error(::flock(folder, LOCK_EX | LOCK_NB)); }
    int link_unnamed(int file, int folder, const std::string& name) override {
        // Through /proc, since AT_EMPTY_PATH needs a capability that an ordinary user does not have.
        const std::string source = std::format("/proc/self/fd/{}", file);
        return or_error(::linkat(AT_FDCWD, source.c_str(), folder, name.c_str(), AT_SYMLINK_FOLLOW));
    }
    int link(int from_folder, const std::string& from, int to_folder, const std::string& to) override {
        return or_error(::linkat(from_folder, from.c_str(), to_folder, to.c_str(), 0));
    }
    int rename(int from_folder, const std::string& from, int to_folder, const std::string& to) override {
        return or_error(::renameat(from_folder, from.c_str(), to_folder, to.c_str()));
    }
    int unlink(int folder, const std::string& name) override { return or_error(::unlinkat(folder, name.c_str(), 0)); }

    std::expected<std::vector<std::string>, int> list(int folder) override {
        // A descriptor of its own: reading moves the position, which a duplicate would share.
        const int copy = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (copy < 0) return std::unexpected(-errno);
        DIR* const stream = ::fdopendir(copy);
        if (stream == nullptr) {
            const int error = -errno;
            ::close(copy);
            return std::unexpected(error);
        }
        std::vector<std::string> names;
        errno = 0;
        while (const dirent* entry = ::readdir(stream)) {
            const std::string name = entry->d_name;
            if (name != "." && name != "..") names.push_back(name);
            errno = 0;
        }
        const int error = -errno;
        ::closedir(stream);
        if (error != 0) return std::unexpected(error);
        return names;
    }
    int close(int file_or_folder) override { return or_error(::close(file_or_folder)); }
};

}  // namespace

System& posix_system() {
    static PosixSystem system;
    return system;
}

}  // namespace store
