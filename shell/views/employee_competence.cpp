#include "core/records/assessment.hpp"
#include "shell/views/employee_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;

constexpr std::int64_t k_levels = 5;

/// "integrity:4,communication:3" of the person's seat; empty where there is none.
std::string required_levels(const ViewContext& context, std::uint32_t row) {
    const planning::Assessment* assessment = context.assessment();
    const auto seat = assessment ? assessment->seating().seat_of(row) : records::k_no_row;
    if (seat == records::k_no_row) return {};
    const records::Registry& registry = context.registry();
    return std::string(records::as_text(
        registry.value(EntityKind::position, registry.table(EntityKind::position).rows()[seat], "competencies")));
}

struct Axis {
    widgets::RadarAxis shape;
    bool is_expired = false;  // assessed too long ago to count in a score
};

std::vector<Axis> competence_axes(const ViewContext& context, const records::Record& employee, std::uint32_t row) {
    const records::Registry& registry = context.registry();
    const std::string required = required_levels(context, row);
    const planning::Assessment* assessment = context.assessment();
    const auto& choices = registry.catalogue().choices("competency").choices;
    std::vector<Axis> axes;
    for (std::size_t order = 0; order < choices.size(); ++order) {
        const records::Choice& choice = choices[order];
        widgets::RadarAxis axis{choice.label[static_cast<std::size_t>(context.language())], std::nullopt, 0};
        if (const records::Record* found = records::latest_assessment(registry, employee.key, choice.code))
            axis.value = records::as_integer(registry.value(EntityKind::competency, *found, "level"));
        const std::size_t at = required.find(choice.code + ':');
        if (at != std::string::npos) axis.wanted = required[at + choice.code.size() + 1] - '0';
        const bool is_expired = axis.value && assessment && assessment->scorer().levels(row)[order] == rules::k_unknown;
        axes.push_back({std::move(axis), is_expired});
    }
    return axes;
}

void draw_axis(const ViewContext& context, const widgets::RadarAxis& axis, bool is_expired) {
    std::string fact;
    if (axis.wanted > 0) fact = context.t("employee.competence.required", {{"level", std::to_string(axis.wanted)}});
    if (!axis.value || is_expired)
        fact += (fact.empty() ? "" : " · ") + std::string(context.t(is_expired ? "employee.competence.expired" : "employee.competence.unknown"));
    (void)widgets::bar_row({.id = axis.label.c_str(),
                            .label = axis.label,
                            .fact = fact,
                            .value = axis.value.value_or(0),
                            .most = k_levels,
                            .points = axis.value ? std::to_string(*axis.value) : "–",
                            .is_missing = !axis.value,
                            .color = is_expired ? widgets::Color::muted : axis.value && *axis.value < axis.wanted ? widgets::Color::warn : widgets::Color::accent});
}

}  // namespace

void draw_competences(const ViewContext& context, const records::Record& employee, std::uint32_t row) {
    const widgets::Card card({.id = "competences",
                              .title = context.t("employee.competences"),
                              .context = context.t("employee.competences.context")});
    if (!card) return;
    const std::vector<Axis> axes = competence_axes(context, employee, row);
    std::int64_t met = 0;
    std::int64_t below = 0;
    std::int64_t unknown = 0;
    std::int64_t expired = 0;
    std::vector<widgets::RadarAxis> shapes;
    for (const Axis& axis : axes) {
        ++(!axis.shape.value ? unknown : axis.is_expired ? expired : *axis.shape.value < axis.shape.wanted ? below : met);
        shapes.push_back(axis.shape);
    }
    const std::vector<base::Arg> counts = {
        {"met", std::to_string(met)}, {"below", std::to_string(below)}, {"unknown", std::to_string(unknown)}};
    std::string summary = context.t("employee.competences.summary", counts);
    if (expired > 0) summary += context.t("employee.competences.expired", {{"count", std::to_string(expired)}});
    widgets::paragraph(summary, {.font = widgets::Font::secondary,
                                 .color = below + expired > 0 ? widgets::Color::warn : widgets::Color::muted});
    // A picture of nothing but gaps tells nobody anything.
    if (unknown < static_cast<std::int64_t>(axes.size())) widgets::radar(shapes, k_levels, summary);
    for (const Axis& axis : axes) draw_axis(context, axis.shape, axis.is_expired);
}

}  // namespace views
