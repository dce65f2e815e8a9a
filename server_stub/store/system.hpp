// system.hpp: the operating-system calls the store makes, each of which a test can make fail.
//
// Problem   "On disk before it answers" is a promise about failures; it can only be tested by failing every call.
// Result    `System` is the complete list. `posix_system()` is the real one; tests put a faulty one or a simulated disk
//           behind it.
// Failure   Every call answers a value >= 0, or -errno. Calls never retry: what EINTR or a short write means is the
//           store's decision.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class System {
public:
    virtual ~System() = default;

    // Names are single path components (the root excepted); no call follows a symbolic link.
    virtual int open_root(const std::string& path) = 0;
    virtual int open_folder(int folder, const std::string& name) = 0;
    virtual int make_folder(int folder, const std::string& name) = 0;
    virtual int remove_folder(int folder, const std::string& name) = 0;
    virtual int open_file(int folder, const std::string& name) = 0;
    /// A file without a name: if the program dies, nothing is left behind. -EOPNOTSUPP where the disk cannot.
    virtual int create_unnamed(int folder) = 0;
    virtual int create_file(int folder, const std::string& name) = 0;

    virtual std::int64_t size_of(int file) = 0;
    virtual std::int64_t read_some(int file, char* bytes, std::size_t count) = 0;
    virtual std::int64_t write_some(int file, const char* bytes, std::size_t count) = 0;
    /// Of a file or a folder: returns when its content is on the disk.
    virtual int sync(int file_or_folder) = 0;
    /// Everything on the disk that holds `folder`.
    virtual int sync_disk(int folder) = 0;
    /// One holder among all processes, until closed or killed. -EWOULDBLOCK if it is held.
    virtual int lock(int folder) = 0;

    /// Names an unnamed file. Atomic: -EEXIST if the name is taken, never a replacement.
    virtual int link_unnamed(int file, int folder, const std::string& name) = 0;
    virtual int link(int from_folder, const std::string& from, int to_folder, const std::string& to) = 0;
    virtual int rename(int from_folder, const std::string& from, int to_folder, const std::string& to) = 0;
    virtual int unlink(int folder, const std::string& name) = 0;
    virtual std::expected<std::vector<std::string>, int> list(int folder) = 0;
    virtual int close(int file_or_folder) = 0;
};

[[nodiscard]] System& posix_system();

}  // namespace store
