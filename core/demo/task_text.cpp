#include "core/base/json.hpp"
#include "core/demo/task.hpp"

namespace demo {

using base::Json;

std::string write_task(const Options& options) {
    return base::to_text({{"city", {{"employees", options.employees}, {"seed", options.seed}, {"dirt", options.dirt}, {"today", options.today.number}}}});
}

bool is_task(std::string_view bytes) { return bytes.starts_with(R"({"city")"); }

base::Result<std::vector<File>> read_answer(std::string_view answer) {
    const auto damaged = [] { return base::fail("demo.not_made"); };
    const std::size_t end = answer.find('\n');
    if (end == std::string_view::npos) return damaged();
    const auto head = base::parse_json(answer.substr(0, end));
    if (!head) return damaged();
    if (const Json* error = base::find_member(*head, "error")) {
        std::vector<base::Arg> args;
        if (const Json* value = base::find_member(*error, "args"); value && value->is_object())
            for (const auto& [name, text] : value->items()) args.push_back({name, text.is_string() ? text.get<std::string>() : ""});
        return base::fail(base::get_string(*error, "code").value_or("demo.not_made"), base::get_string(*error, "place").value_or(""), std::move(args));
    }
    const Json* list = base::find_member(*head, "files");
    if (!list || !list->is_array()) return damaged();
    std::vector<File> files;
    std::string_view rest = answer.substr(end + 1);
    for (const Json& one : *list) {
        const auto name = base::get_string(one, "name");
        const auto size = base::get_integer(one, "size");
        if (!name || !size || *size < 0 || *size > std::ssize(rest)) return damaged();
        files.push_back({*name, std::string(rest.substr(0, static_cast<std::size_t>(*size)))});
        rest.remove_prefix(static_cast<std::size_t>(*size));
    }
    if (!rest.empty()) return damaged();
    return files;
}

}  // namespace demo
