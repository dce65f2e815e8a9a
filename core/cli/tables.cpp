#include "core/cli/tables.hpp"

#include "core/cli/files.hpp"

namespace cli {

namespace {

/// Files go by their bare names, as they stand in reports, unless two of them share one.
std::vector<std::string> names_of(const std::vector<std::string>& paths) {
    std::map<std::string, int> uses;
    for (const std::string& path : paths) ++uses[file_name(path)];
    std::vector<std::string> names;
    for (const std::string& path : paths) names.push_back(uses[file_name(path)] == 1 ? file_name(path) : path);
    return names;
}

}  // namespace

Tables read_tables(const std::vector<std::string>& paths, base::Day today, const std::string& sheet) {
    const std::vector<std::string> names = names_of(paths);
    std::vector<intake::InputFile> files;
    std::vector<std::optional<base::Error>> unread(paths.size());
    for (std::size_t at = 0; at < paths.size(); ++at) {
        auto bytes = read_file(paths[at], intake::k_most_bytes);
        if (!bytes) unread[at] = std::move(bytes).error();
        files.push_back({names[at], std::make_shared<const std::string>(bytes ? std::move(*bytes) : std::string()), sheet});
    }
    Tables tables;
    tables.checked = intake::check_files(
        std::move(files), std::make_shared<const records::Registry>(records::Catalogue::standard()), today);
    for (std::size_t at = 0; at < paths.size(); ++at) {
        intake::CheckedFile& file = tables.checked.files[at];
        // An unread file went through as an empty one; what it said about that is not what happened.
        if (unread[at]) file.staged = std::unexpected(std::move(*unread[at]));
        if (!file.staged) {
            tables.faults.push_back(file.staged.error());
            continue;
        }
        tables.inputs.emplace(names[at], file.staged->sha256);
        tables.invalid_rows += file.staged->counts.invalid;
    }
    return tables;
}

}  // namespace cli
