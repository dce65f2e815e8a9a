#include <algorithm>

#include "core/base/text.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/explanation.hpp"
#include "core/cli/files.hpp"
#include "core/cli/locate.hpp"
#include "core/cli/pair.hpp"
#include "core/matching/verify.hpp"
#include "core/planning/plan_format.hpp"

namespace cli {

namespace {

std::optional<std::int32_t> index_of(const std::vector<std::string>& names, const std::string& name) {
    const auto found = std::ranges::lower_bound(names, name);
    if (found == names.end() || *found != name) return std::nullopt;
    return static_cast<std::int32_t>(found - names.begin());
}

/// "19840412 201001 2 014" and "'198404122010012014" as the file has it.
std::string employee_number(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\''; });
    return text;
}

}  // namespace

int run_explain(const Arguments& arguments, const Console& console) {
    const std::string& path = arguments.words().front();
    const auto text = read_file(path, k_most_json_bytes);
    if (!text) return console.refuse(text.error());
    auto read = planning::read_plan(*text);
    if (!read) return console.refuse(in_file(path, *text, read.error()));
    const auto plan = std::make_shared<const planning::Plan>(std::move(*read));

    const std::string employee = arguments.text("employee");
    auto person = index_of(plan->market.names.people, employee);
    if (!person) person = index_of(plan->market.names.people, employee_number(employee));
    if (!person) return console.refuse({"cli.unknown_employee", path, {{"employee", employee}}});
    std::optional<std::int32_t> seat;
    if (arguments.has("seat")) {
        seat = index_of(plan->market.names.seats, arguments.text("seat"));
        if (!seat) return console.refuse({"cli.unknown_seat", path, {{"seat", arguments.text("seat")}}});
    }
    const auto refuse = [&](base::Error error) {
        error.place = path;
        return console.refuse(error, k_answer_is_no);
    };
    if (const auto checked = matching::verify(plan->market, plan->matching); !checked) return refuse(checked.error());
    auto explainer = planning::PlanExplainer::create(plan);
    if (!explainer) return refuse(explainer.error());
    std::optional<Pair> pair;
    if (arguments.has("data")) {
        const std::int32_t weighed = seat.value_or(plan->matching.seat_of[static_cast<std::size_t>(*person)]);
        auto again = Pair::weigh(arguments.text("data"), *plan, *person, weighed);
        if (!again) return console.refuse(again.error());
        pair.emplace(std::move(*again));
    }
    const Explanation explanation(*plan, *explainer, *person);
    if (console.is_json()) {
        base::Json json = seat ? explanation.seat_json(*seat) : explanation.person_json(console);
        if (pair) json["weighed"] = pair->json(console);
        console.line(base::to_text(json));
        return k_done;
    }
    if (seat) explanation.print_seat(*seat, console, pair.has_value());
    else explanation.print_person(console);
    if (pair) pair->print(console);
    return k_done;
}

}  // namespace cli
