#include "core/base/json.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/files.hpp"
#include "core/cli/locate.hpp"
#include "core/matching/format.hpp"
#include "core/matching/verify.hpp"
#include "core/planning/plan_format.hpp"

namespace cli {

namespace {

/// Not a plan or matching at all, as opposed to one that does not hold.
bool is_unreadable(const base::Error& error) {
    const bool is_format = error.code == "planning.plan_format" || error.code == "matching.format";
    return error.code.starts_with("json.") || (is_format && error.place == "format");
}

base::Result<void> verify_matching(std::string_view text, const matching::Market& market) {
    BASE_TRY(const matching::Matching matching, matching::read_matching(text, market));
    return matching::verify(market, matching);
}

}  // namespace

int run_verify(const Arguments& arguments, const Console& console) {
    const std::string& path = arguments.words().front();
    const auto text = read_file(path, k_most_json_bytes);
    if (!text) return console.refuse(text.error());
    base::Result<planning::Verified> verified;
    if (arguments.has("market")) {
        const std::string market_path = arguments.text("market");
        const auto market_text = read_file(market_path, k_most_json_bytes);
        if (!market_text) return console.refuse(market_text.error());
        const auto market = matching::read_market(*market_text);
        if (!market) return console.refuse(in_file(market_path, *market_text, market.error()));
        if (auto held = verify_matching(*text, *market); !held) verified = std::unexpected(std::move(held).error());
    } else {
        verified = planning::verify_plan(*text);
    }
    if (!verified && is_unreadable(verified.error())) return console.refuse(in_file(path, *text, verified.error()));
    if (verified) {
        const std::int64_t exempt = verified->exempt_moves;
        if (console.is_json()) {
            base::Json json = {{"file", path}, {"valid", true}};
            if (exempt > 0) json["exempt_moves"] = exempt;
            if (verified->joining_moves > 0) json["joining_moves"] = verified->joining_moves;
            console.line(base::to_text(json));
        } else {
            console.line("cli.verify.valid", {{"file", path}});
            if (exempt > 0) console.line("cli.verify.exempt", {{"count", std::to_string(exempt)}});
            if (verified->joining_moves > 0)
                console.line("cli.verify.joining", {{"count", std::to_string(verified->joining_moves)}});
        }
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
