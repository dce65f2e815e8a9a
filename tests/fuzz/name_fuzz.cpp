// Whatever the name, what is accepted stays inside its folder and means exactly one path.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/result.hpp"
#include "server_stub/store/name.hpp"

namespace {

void check_step(std::string_view step) {
    BASE_ASSERT(!step.empty() && step.size() <= 64 + std::string_view(".json").size());
    BASE_ASSERT(!step.starts_with('.') && !step.contains("..") && !step.contains('/'));
    BASE_ASSERT(std::ranges::all_of(step, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view path(reinterpret_cast<const char*>(bytes), size);
    const auto name = store::parse_name(path);
    const auto space = store::parse_devices_name(path);
    BASE_ASSERT(!name || !space);
    if (space) BASE_ASSERT(path == *space + "/v1/devices.json" && store::is_space(*space));
    if (!name) return 0;
    BASE_ASSERT(store::path_of(*name) == path);
    BASE_ASSERT(name->file.ends_with(".json"));
    for (const auto& folder : name->folders) {
        check_step(folder);
        BASE_ASSERT(!folder.contains('.'));
    }
    check_step(name->file);
    return 0;
}
