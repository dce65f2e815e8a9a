// site.hpp: the files of the web application, in memory, with what HTTP must say about each.
//
// Problem   The site is some megabytes that every visit asks for; a rebuilt site must show without a restart.
// Result    A file is read, hashed and compressed when first asked for, and again when it has changed on disk
//           (modification time, size or inode). A sibling `name.gz` that is not older is taken as its compressed form.
// Cost      One stat a request. The site stays in memory, once plain and once compressed.
// Failure   No file, or no file that may be served (a folder, a symbolic link): nullopt.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "server_stub/store/handle.hpp"

namespace http {

struct SiteFile {
    std::shared_ptr<const std::string> plain = {};
    std::shared_ptr<const std::string> compressed = {};  // null where compression gains nothing
    std::string digest = {};                             // SHA-256 of the plain form
    std::string_view type = {};
    bool is_immutable = false;
};

class Site {
public:
    explicit Site(store::Handle folder) : folder_(std::move(folder)) {}
    /// `path` as of is_plain_path, without the leading slash.
    [[nodiscard]] std::optional<SiteFile> find(const std::string& path);

private:
    struct Stamp {
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        std::int64_t size = 0;
        std::uint64_t inode = 0;
        auto operator<=>(const Stamp&) const = default;
    };
    struct Opened {
        store::Handle file;
        Stamp stamp;
    };
    struct Entry {
        Stamp stamp;
        Stamp sibling;
        SiteFile file;
    };
    [[nodiscard]] std::optional<Opened> open(const std::string& path) const;
    [[nodiscard]] static std::optional<std::string> read(const Opened& opened);

    store::Handle folder_;
    std::mutex mutex_;
    std::map<std::string, Entry> entries_;
};

/// The media type by the ending of the name.
[[nodiscard]] std::string_view media_type(std::string_view path);
/// `name.<8 to 64 hexadecimal digits>.ending`: the content never changes under this name.
[[nodiscard]] bool is_hashed_name(std::string_view path);

}  // namespace http
