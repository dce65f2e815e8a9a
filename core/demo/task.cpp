#include "core/demo/task.hpp"

#include "core/base/json.hpp"

namespace demo {
namespace {

using base::Json;

base::Result<Options> read_task(std::string_view task) {
    const auto json = base::parse_json(task);
    const Json* city = json ? base::find_member(*json, "city") : nullptr;
    const auto number = [&](const char* name) { return city ? base::get_integer(*city, name) : std::nullopt; };
    const auto employees = number("employees");
    const auto seed = number("seed");
    const auto today = number("today");
    const auto dirt = city ? base::get_bool(*city, "dirt") : std::nullopt;
    if (!employees || !seed || !today || !dirt || *employees != static_cast<int>(*employees) || *today != static_cast<std::int32_t>(*today))
        return base::fail("demo.not_made");
    return Options{static_cast<int>(*employees), static_cast<std::uint64_t>(*seed), *dirt, base::Day{static_cast<std::int32_t>(*today)}};
}

}  // namespace

std::string do_task(std::string_view task) {
    const auto files = read_task(task).and_then(make_city);
    if (!files) {
        Json args = Json::object();
        for (const base::Arg& arg : files.error().args) args[arg.name] = arg.value;
        return base::to_text({{"error", {{"code", files.error().code}, {"place", files.error().place}, {"args", std::move(args)}}}}) + '\n';
    }
    Json list = Json::array();
    std::string bytes;
    for (const File& file : *files) {
        list.push_back({{"name", file.name}, {"size", file.bytes.size()}});
        bytes += file.bytes;
    }
    return base::to_text({{"files", std::move(list)}}) + '\n' + bytes;
}

}  // namespace demo
