#include "shell/views/search_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {

namespace {

constexpr std::size_t k_growths = 6;

std::string place_words(const ViewContext& context, std::int64_t place, std::int64_t candidates) {
    return context.t("search.develop.place",
                     {{"place", std::to_string(place)}, {"count", std::to_string(candidates)}});
}

/// What the course counts for: a competence, or a job family.
const std::string& tag_of(const ViewContext& context, const planning::Course& course) {
    const bool is_competency = course.competency != rules::k_unknown;
    const records::ChoiceList& list =
        context.registry().catalogue().choices(is_competency ? "competency" : "job_family");
    const auto order = static_cast<std::size_t>(is_competency ? course.competency : course.family);
    return list.choices[order].label[static_cast<std::size_t>(context.language())];
}

void draw_growth(const ViewContext& context, const planning::Growth& growth, const planning::Course& course,
                 std::int64_t place, std::int32_t most) {
    std::string fact = context.t("search.develop.hours", {{"hours", std::to_string(course.hours)}});
    const std::string& tag = tag_of(context, course);
    fact += " · " + (growth.closes_gap ? context.t("search.develop.gap", {{"name", tag}}) : tag);
    if (growth.place != place)
        fact += " · " + context.t("search.develop.moves",
                                  {{"from", std::to_string(place)}, {"to", std::to_string(growth.place)}});
    const std::string id = "course" + std::to_string(growth.course);
    (void)widgets::bar_row({.id = id.c_str(),
                            .label = course.name,
                            .fact = fact,
                            .value = growth.gain,
                            .most = most,
                            .points = widgets::signed_score(growth.gain, context.language()),
                            .color = widgets::Color::good});
}

}  // namespace

void draw_development(const ViewContext& context, const planning::Assessment& assessment,
                      const planning::Candidate& candidate, SearchUi& ui) {
    const auto& courses = ui.courses.get(ground_key(context), [&] { return planning::courses(assessment); });
    const std::string key =
        ground_key(context) + std::to_string(candidate.employee) + '/' + std::to_string(candidate.position);
    const planning::Development& found = ui.development.get(key, [&] {
        return planning::development(assessment, candidate.employee, candidate.position, courses, k_growths);
    });
    widgets::rule();
    widgets::heading(context.t("search.develop"), widgets::Font::row_strong);
    widgets::paragraph(place_words(context, found.place, found.candidates), {.font = widgets::Font::secondary});
    if (found.growths.empty()) {
        return widgets::paragraph(context.t(courses.empty() ? "search.develop.unknown" : "search.develop.none"),
                                  {.font = widgets::Font::secondary, .color = widgets::Color::muted});
    }
    widgets::paragraph(context.t("search.develop.note"),
                       {.font = widgets::Font::fine, .color = widgets::Color::muted});
    const std::int32_t most = assessment.scorer().model().part(scoring::PartKind::training).weight;
    for (const planning::Growth& growth : found.growths)
        draw_growth(context, growth, courses[growth.course], found.place, most);
}

}  // namespace views
