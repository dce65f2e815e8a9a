#include "core/base/assets.hpp"

#include <algorithm>

namespace base {

namespace {

struct Later {
    std::vector<std::pair<std::string, std::string>> texts;
    std::vector<Asset> index;
};

Later& later() {
    static Later instance;
    return instance;
}

std::span<const Asset> under(std::span<const Asset> all, std::string_view prefix) {
    const auto first = std::ranges::lower_bound(all, prefix, {}, &Asset::path);
    return {first, std::ranges::find_if(first, all.end(), [&](const Asset& one) { return !one.path.starts_with(prefix); })};
}

}  // namespace

std::string_view asset(std::string_view path) {
    for (const Asset& found : assets_under(path))
        if (found.path == path) return found.text;
    return {};
}

std::span<const Asset> assets_under(std::string_view prefix) {
    const auto embedded = under(embedded_assets(), prefix);
    return embedded.empty() ? under(later().index, prefix) : embedded;
}

void add_assets(std::vector<std::pair<std::string, std::string>> texts) {
    std::ranges::sort(texts);
    later().texts = std::move(texts);
    later().index.clear();
    for (const auto& [path, text] : later().texts) later().index.push_back({path, text});
}

}  // namespace base
