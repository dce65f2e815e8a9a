#include "core/cli/equity_report.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace cli {

namespace {

using planning::EquityGroup;

constexpr std::size_t k_number_width = 9, k_figure_width = 16;

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string right(std::string text, std::size_t width) {
    text.insert(0, width - std::min(width, width_of(text)), ' ');
    return text;
}

std::string figure_text(const planning::EquityFigure& figure, const Console& console) {
    const auto share = figure.share();
    return std::to_string(figure.count()) + right(share ? console.score(*share) + " %" : "–", 9);
}

std::string line_of(const EquityGroup& group, const std::string& name, const Console& console) {
    std::string line = name + right(std::to_string(group.people.size()), k_number_width);
    for (const planning::EquityFigure& figure : group.figures) line += right(figure_text(figure, console), k_figure_width);
    const auto gain = group.mean_gain();
    return line + right(gain ? console.signed_score(*gain) : "–", k_figure_width);
}

base::Json group_json(const EquityGroup& group) {
    base::Json json = {{"people", group.people.size()}};
    if (const auto gain = group.mean_gain()) json["mean_gain"] = *gain;
    for (std::size_t measure = 0; measure < planning::k_equity_measures; ++measure) {
        const planning::EquityFigure& figure = group.figures[measure];
        const auto share = figure.share();
        json[std::string(planning::equity_measure_name(static_cast<planning::EquityMeasure>(measure)))] = {
            {"count", figure.count()},
            {"of", figure.of},
            {"share", share ? base::Json(*share) : base::Json()},
            {"verdict", planning::verdict_name(figure.verdict)}};
    }
    return json;
}

}  // namespace

void print_equity(const planning::Plan& plan, const records::Registry& registry, const Console& console) {
    console.line("cli.plan.equity", {});
    for (const planning::EquityBy by : planning::k_equity_dimensions) {
        const planning::Equity table = planning::equity(plan, registry, by);
        std::vector<std::string> names{console.say("planning.equity.by." + std::string(planning::equity_by_name(by))), console.say("planning.equity.all")};
        for (const EquityGroup& group : table.groups) names.push_back(planning::group_words(registry, by, group.id, console.words()));
        const std::size_t widest = width_of(*std::ranges::max_element(names, {}, width_of));
        for (std::string& name : names) name.append(widest - width_of(name), ' ');
        std::string head = names[0] + right(console.say("planning.equity.column.people"), k_number_width);
        for (std::size_t measure = 0; measure < planning::k_equity_measures; ++measure)
            head += right(console.say("planning.equity.column." + std::string(planning::equity_measure_name(static_cast<planning::EquityMeasure>(measure)))), k_figure_width);
        console.line("");
        console.line(head + right(console.say("planning.equity.column.gain"), k_figure_width));
        for (std::size_t at = 0; at < table.groups.size(); ++at)
            console.line(line_of(table.groups[at], names[at + 2], console) + "  " + planning::finding_words(table.groups[at], console.words()));
        console.line(line_of(table.all, names[1], console));
    }
}

base::Json equity_json(const planning::Plan& plan, const records::Registry& registry, const Console& console) {
    base::Json json = base::Json::object();
    for (const planning::EquityBy by : planning::k_equity_dimensions) {
        const planning::Equity table = planning::equity(plan, registry, by);
        base::Json groups = base::Json::array();
        for (const EquityGroup& group : table.groups) {
            base::Json one = group_json(group);
            one["group"] = group.id.empty() ? base::Json() : base::Json(group.id);
            one["name"] = planning::group_words(registry, by, group.id, console.words());
            one["finding"] = planning::finding_words(group, console.words());
            groups.push_back(std::move(one));
        }
        json[std::string(planning::equity_by_name(by))] = std::move(groups);
    }
    return json;
}

}  // namespace cli
