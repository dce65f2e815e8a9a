#include "core/base/json.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/files.hpp"
#include "core/cli/locate.hpp"
#include "core/planning/plan_format.hpp"

namespace cli {

namespace {

/// Not a plan at all, as opposed to a plan that does not hold.
bool is_unreadable(const base::Error& error) {
    return error.code.starts_with("json.") || (error.code == "planning.plan_format" && error.place == "format");
}

}  // namespace

int run_verify(const Arguments& arguments, const Console& console) {
    const std::string& path = arguments.words().front();
    const auto text = read_file(path, k_most_json_bytes);
    if (!text) return console.refuse(text.error());
    const auto verified = planning::verify_plan(*text);
    if (!verified && is_unreadable(verified.error())) return console.refuse(in_file(path, *text, verified.error()));
    if (verified) {
        if (console.is_json()) console.line(base::to_text({{"file", path}, {"valid", true}}));
        else console.line("cli.verify.valid", {{"file", path}});
        return k_done;
    }
    const base::Error error = in_file(path, *text, verified.error());
    const std::string sentence = as_one_line(console.words().render(error));
    if (console.is_json())
        console.line(base::to_text(
            {{"file", path}, {"valid", false}, {"code", error.code}, {"place", error.place}, {"message", sentence}}));
    else console.line("cli.verify.invalid", {{"reason", sentence}});
    return k_answer_is_no;
}

}  // namespace cli
