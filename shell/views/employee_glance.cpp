#include <array>

#include "assets/icons.hpp"
#include "shell/views/employee_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;

struct Figure {
    const char* id;
    std::string_view label;
    std::string figure;
    std::string note;
    bool is_warning = false;
    bool is_on_map = false;  // leads there
};

Figure unknown(const ViewContext& context, const char* id, std::string_view label) {
    return {id, label, "–", std::string(context.t("widget.unknown")), true};
}

Figure fit(const ViewContext& context, const scoring::Breakdown* own) {
    Figure figure{"fit", context.t("employee.fit"), "–", std::string(context.t("employee.no_seat"))};
    if (own == nullptr) return figure;
    figure.figure = widgets::score(own->total, context.language());
    figure.is_warning = own->missing != 0;
    figure.note = own->missing == 0 ? std::string(context.t("employee.fit.known"))
                                    : context.t("employee.fit.range", {{"worst", widgets::score(own->worst, context.language())},
                                                                       {"best", widgets::score(own->best, context.language())}});
    return figure;
}

Figure performance(const ViewContext& context, const rules::PersonFacts& person) {
    Figure figure = unknown(context, "performance", context.t("employee.performance"));
    const records::ChoiceList& ratings = context.registry().catalogue().choices("rating");
    const auto label = [&](const rules::RatingFact& one) {
        return ratings.choices[static_cast<std::size_t>(one.rating)].label[static_cast<std::size_t>(context.language())];
    };
    std::vector<const rules::RatingFact*> known;
    for (const rules::RatingFact& one : person.ratings)
        if (one.rating != rules::k_unknown) known.push_back(&one);
    if (known.empty()) return figure;
    figure.figure = label(*known.back());
    figure.note = std::to_string(known.back()->year);
    if (known.size() > 1)
        figure.note = context.t("employee.performance.before",
                                {{"year", figure.note}, {"before", label(*known[known.size() - 2])}});
    figure.is_warning = false;
    return figure;
}

Figure tenure(const ViewContext& context, const rules::PersonFacts& person) {
    Figure figure = unknown(context, "tenure", context.t("employee.tenure"));
    if (!person.position_since) return figure;
    figure.figure = widgets::duration(base::whole_months(*person.position_since, context.state.today), context.language());
    figure.note = context.t("employee.since", {{"day", widgets::date(*person.position_since, context.language())}});
    figure.is_warning = false;
    return figure;
}

Figure retirement(const ViewContext& context, const rules::Evaluator& rules, std::uint32_t row) {
    constexpr int k_soon_months = 12;
    Figure figure = unknown(context, "retirement", context.t("employee.retirement"));
    if (rules.person(row).employment != rules::Employment::pns) {
        figure.note = context.t("employee.retirement.contract");
        figure.is_warning = false;
        return figure;
    }
    const auto day = rules.retirement_day(row);
    if (!day) return figure;
    const int months = base::whole_months(context.state.today, *day);
    figure.figure = widgets::date(*day, context.language());
    figure.note = *day < context.state.today ? std::string(context.t("employee.retirement.past"))
                  : months == 0 ? std::string(context.t("employee.retirement.days"))
                                : context.t("employee.retirement.left", {{"time", widgets::duration(months, context.language())}});
    figure.is_warning = months < k_soon_months;
    return figure;
}

Figure distance(const ViewContext& context, const scoring::Breakdown* own) {
    Figure figure = unknown(context, "distance", context.t("employee.distance"));
    if (own == nullptr) return figure;
    const rules::Fact& fact = own->parts[static_cast<std::size_t>(scoring::PartKind::distance)].fact;
    const auto km = std::ranges::find(fact.args, "km", &base::Arg::name);
    if (km == fact.args.end()) return figure;
    figure.figure = km->value + " km";
    rules::Fact way{"employee.distance.way", fact.args, {}};
    figure.note = rules::sentence(way, context.words, context.registry().catalogue());
    figure.is_warning = false;
    figure.is_on_map = true;
    return figure;
}

std::array<Figure, 5> figures_of(const ViewContext& context, const planning::Assessment& assessment, std::uint32_t row) {
    const std::uint32_t seat = assessment.seating().seat_of(row);
    std::optional<scoring::Breakdown> own;
    if (seat != records::k_no_row) own = assessment.scorer().explain(row, seat);
    const rules::PersonFacts& person = assessment.rules().person(row);
    return {fit(context, own ? &*own : nullptr), performance(context, person), tenure(context, person),
            retirement(context, assessment.rules(), row), distance(context, own ? &*own : nullptr)};
}

/// The same places while rules and scores are read.
std::array<Figure, 5> figures_to_come(const ViewContext& context) {
    const auto figure = [&](const char* id, std::string_view label) { return Figure{id, context.t(label), "…", std::string(context.t("ground.reading"))}; };
    return {figure("fit", "employee.fit"), figure("performance", "employee.performance"), figure("tenure", "employee.tenure"),
            figure("retirement", "employee.retirement"), figure("distance", "employee.distance")};
}

}  // namespace

void draw_glance(const ViewContext& context, std::uint32_t row) {
    const planning::Assessment* assessment = context.assessment();
    widgets::Grid grid = widgets::Grid::fitting(150, 5);
    for (const Figure& figure : assessment ? figures_of(context, *assessment, row) : figures_to_come(context)) {
        const float width = grid.next();
        if (widgets::stat_tile({.id = figure.id,
                                .label = figure.label,
                                .figure = figure.figure,
                                .note = figure.note,
                                .note_color = figure.is_warning ? Color::warn : figure.is_on_map ? Color::info : Color::muted,
                                .note_icon = figure.is_warning ? icons::k_icon_triangle_alert : figure.is_on_map ? icons::k_icon_map_pin : nullptr,
                                .is_link = figure.is_on_map,
                                .width = width}))
            context.go({.page = Page::data, .entity = EntityKind::employee, .key = context.registry().table(EntityKind::employee).rows()[row].key, .is_on_map = true});
    }
}

}  // namespace views
