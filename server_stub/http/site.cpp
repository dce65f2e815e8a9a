#include "server_stub/http/site.hpp"

#include <algorithm>
#include <array>

#include "core/base/sha256.hpp"
#include "core/base/text.hpp"
#include "server_stub/http/gzip.hpp"

namespace http {
namespace {

struct Type {
    std::string_view ending;
    std::string_view media_type;
    bool is_compressible;
};
constexpr std::array k_types{
    Type{"html", "text/html; charset=utf-8", true},
    Type{"js", "text/javascript; charset=utf-8", true},
    Type{"mjs", "text/javascript; charset=utf-8", true},
    Type{"css", "text/css; charset=utf-8", true},
    Type{"wasm", "application/wasm", true},
    Type{"json", "application/json", true},
    Type{"webmanifest", "application/manifest+json", true},
    Type{"csv", "text/csv; charset=utf-8", true},
    Type{"txt", "text/plain; charset=utf-8", true},
    Type{"svg", "image/svg+xml", true},
    Type{"ttf", "font/ttf", true},
    Type{"otf", "font/otf", true},
    Type{"woff2", "font/woff2", false},
    Type{"png", "image/png", false},
    Type{"ico", "image/x-icon", false},
    Type{"gz", "application/gzip", false},
    Type{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false},
};
constexpr Type k_unknown{"", "application/octet-stream", false};
constexpr std::size_t k_worth_compressing = 256;

const Type& type_of(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    const std::string_view ending = dot == std::string_view::npos ? "" : path.substr(dot + 1);
    const auto at = std::ranges::find(k_types, ending, &Type::ending);
    return at == k_types.end() ? k_unknown : *at;
}

}  // namespace

std::string_view media_type(std::string_view path) { return type_of(path).media_type; }

bool is_hashed_name(std::string_view path) {
    const auto parts = base::split(path.substr(path.rfind('/') + 1), '.');
    if (parts.size() < 3) return false;
    const std::string_view hash = parts[parts.size() - 2];
    return hash.size() >= 8 && hash.size() <= 64 &&
           std::ranges::all_of(hash, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::optional<Site::Opened> Site::open(const std::string& path) const {
    store::System& system = store::posix_system();
    const auto steps = base::split(path, '/');
    store::Handle current;
    for (const std::string_view step : steps) {
        const int parent = current.number() < 0 ? folder_.number() : current.number();
        const bool is_last = step.data() == steps.back().data();
        const int number =
            is_last ? system.open_file(parent, std::string(step)) : system.open_folder(parent, std::string(step));
        if (number < 0) return std::nullopt;
        current = store::Handle(system, number);
    }
    struct stat status {};
    if (::fstat(current.number(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return Opened{std::move(current), {status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_size, status.st_ino}};
}

std::optional<std::string> Site::read(const Opened& opened) {
    std::string bytes(static_cast<std::size_t>(opened.stamp.size), '\0');
    for (std::size_t at = 0; at < bytes.size();) {
        const auto count = store::posix_system().read_some(opened.file.number(), bytes.data() + at, bytes.size() - at);
        if (count <= 0) return std::nullopt;
        at += static_cast<std::size_t>(count);
    }
    return bytes;
}

std::optional<SiteFile> Site::find(const std::string& path) {
    const auto opened = open(path);
    if (!opened) return std::nullopt;
    const Type& type = type_of(path);
    const auto sibling = type.is_compressible ? open(path + ".gz") : std::nullopt;
    const Stamp sibling_stamp = sibling ? sibling->stamp : Stamp{};

    const std::lock_guard guard(mutex_);
    const auto known = entries_.find(path);
    if (known != entries_.end() && known->second.stamp == opened->stamp && known->second.sibling == sibling_stamp) {
        return known->second.file;
    }
    auto plain = read(*opened);
    if (!plain) return std::nullopt;
    SiteFile file{.digest = base::sha256_hex(*plain), .type = type.media_type, .is_immutable = is_hashed_name(path)};
    const auto time_of = [](const Stamp& stamp) { return std::pair(stamp.seconds, stamp.nanoseconds); };
    if (sibling && time_of(sibling_stamp) >= time_of(opened->stamp)) {
        if (auto compressed = read(*sibling)) file.compressed = std::make_shared<std::string>(std::move(*compressed));
    } else if (type.is_compressible && plain->size() >= k_worth_compressing) {
        std::string compressed = gzip(*plain);
        if (compressed.size() < plain->size()) file.compressed = std::make_shared<std::string>(std::move(compressed));
    }
    file.plain = std::make_shared<std::string>(std::move(*plain));
    entries_[path] = {opened->stamp, sibling_stamp, file};
    return file;
}

}  // namespace http
