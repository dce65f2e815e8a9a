#include <array>

#include "core/cli/commands.hpp"
#include "core/cli/files.hpp"
#include "core/cli/locate.hpp"
#include "core/matching/fair.hpp"
#include "core/matching/format.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/verify.hpp"

namespace cli {

namespace {

/// A market that no plan can satisfy is an answer; anything else is a fault of the input.
bool is_infeasible(const base::Error& error) {
    constexpr std::array k_codes = {"matching.people_cannot_be_placed", "matching.person_has_no_seat",
                                    "matching.floor_unreachable",       "matching.too_few_moves",
                                    "matching.mechanism_floor",         "matching.unit_people_clash",
                                    "matching.unit_floor_unreachable"};
    for (const char* code : k_codes)
        if (error.code == code) return true;
    return false;
}

}  // namespace

int run_match(const Arguments& arguments, const Console& console) {
    const auto max_moves = arguments.number("max-moves", 0, matching::k_value_limit);
    if (!max_moves) return console.refuse(max_moves.error());
    const auto mechanism = matching::find_mechanism(arguments.text("mechanism", "optimal"));
    if (!mechanism) return console.refuse(mechanism.error());
    const auto fairness = matching::find_fairness(arguments.text("fairness", "sum"));
    if (!fairness) return console.refuse(fairness.error());
    const std::string& path = arguments.words().front();
    auto text = read_file(path, k_most_json_bytes);
    if (!text) return console.refuse(text.error());
    const auto market = matching::read_market(*text);
    if (!market) return console.refuse(in_file(path, *text, market.error()));
    text->clear();
    text->shrink_to_fit();

    const auto matching =
        matching::run_mechanism(*market, *mechanism, {.max_moves = *max_moves, .fairness = *fairness});
    const auto refuse = [&](base::Error error, int code) {
        error.place = path;
        return console.refuse(error, code);
    };
    if (!matching) return refuse(matching.error(), is_infeasible(matching.error()) ? k_answer_is_no : k_bad_input);
    if (matching->has_prices())
        if (const auto proven = matching::verify(*market, *matching); !proven)
            return refuse(proven.error(), k_answer_is_no);
    if (!arguments.has("explain")) {
        console.line(matching::write_matching(*market, *matching));
        return k_done;
    }
    if (*mechanism != matching::Mechanism::optimal) {
        const auto reasons = matching::Reasons::create(*market, *matching);
        if (!reasons) return refuse(reasons.error(), k_bad_input);
        console.line(matching::write_matching(*market, *matching, *reasons));
        return k_done;
    }
    auto explainer = matching::Explainer::create(*market, *matching);
    if (!explainer) {
        console.line(matching::write_matching(*market, *matching));
        return refuse(explainer.error(), k_answer_is_no);
    }
    console.line(matching::write_matching(*market, *matching, &*explainer));
    return k_done;
}

}  // namespace cli
