#include "core/cli/files.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "core/base/text.hpp"

#ifndef _WIN32
#include <unistd.h>
#endif

namespace cli {

namespace {

namespace fs = std::filesystem;

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

base::Error too_large(const std::string& path, std::int64_t most_bytes) {
    return {"cli.file.too_large", path, {{"limit", std::to_string(most_bytes >> 20)}}};
}

bool is_on_disk(std::FILE* file) {
    if (std::fflush(file) != 0) return false;
#ifdef _WIN32
    return true;
#else
    return fsync(fileno(file)) == 0;
#endif
}

}  // namespace

base::Result<std::string> read_file(const std::string& path, std::int64_t most_bytes) {
    std::error_code problem;
    const fs::file_status status = fs::status(path, problem);
    if (!fs::exists(status)) return base::fail("cli.file.missing", path);
    if (fs::is_directory(status)) return base::fail("cli.file.folder", path);
    if (fs::is_regular_file(status)) {
        const auto size = fs::file_size(path, problem);
        if (!problem && size > static_cast<std::uintmax_t>(most_bytes))
            return std::unexpected(too_large(path, most_bytes));
    }
    const File file(std::fopen(path.c_str(), "rb"));
    if (!file) return base::fail("cli.file.unreadable", path);
    std::string bytes;
    std::vector<char> block(std::size_t{1} << 20);
    while (const std::size_t count = std::fread(block.data(), 1, block.size(), file.get())) {
        if (static_cast<std::int64_t>(bytes.size() + count) > most_bytes)
            return std::unexpected(too_large(path, most_bytes));
        bytes.append(block.data(), count);
    }
    if (std::ferror(file.get()) != 0) return base::fail("cli.file.unreadable", path);
    return bytes;
}

base::Result<void> write_file(const std::string& path, std::string_view bytes) {
    std::error_code problem;
    if (fs::is_directory(path, problem)) return base::fail("cli.file.folder", path);
    const std::string beside = path + ".sementara";
    File file(std::fopen(beside.c_str(), "wb"));
    if (!file) return base::fail("cli.file.unwritable", path);
    const bool is_written =
        std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() && is_on_disk(file.get());
    const bool is_closed = std::fclose(file.release()) == 0;
    if (is_written && is_closed) fs::rename(beside, path, problem);
    if (!is_written || !is_closed || problem) {
        fs::remove(beside, problem);
        return base::fail("cli.file.unwritable", path);
    }
    return {};
}

base::Result<void> make_folder(const std::string& path) {
    std::error_code problem;
    fs::create_directories(path, problem);
    if (problem || !fs::is_directory(path, problem)) return base::fail("cli.file.unwritable", path);
    return {};
}

base::Result<std::vector<std::string>> tables_in(const std::string& folder) {
    std::error_code problem;
    if (!fs::is_directory(folder, problem))
        return base::fail(fs::exists(folder, problem) ? "cli.file.not_folder" : "cli.file.missing", folder);
    std::vector<std::string> names;
    fs::directory_iterator entry(folder, problem);
    for (; !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
        const std::string name = entry->path().filename().string();
        const std::string ending = base::lower(entry->path().extension().string());
        std::error_code ignored;
        if ((ending == ".csv" || ending == ".txt" || ending == ".xlsx") && entry->is_regular_file(ignored)) names.push_back(name);
    }
    if (problem) return base::fail("cli.file.unreadable", folder);
    if (names.empty()) return base::fail("cli.file.no_tables", folder);
    std::ranges::sort(names);
    return names;
}

std::string join(const std::string& folder, const std::string& name) { return (fs::path(folder) / name).string(); }
std::string file_name(const std::string& path) { return fs::path(path).filename().string(); }

}  // namespace cli
