#include "shell/views/development.hpp"

#include <algorithm>

#include "core/app/record_list.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {

namespace {

using records::EntityKind;

constexpr std::size_t k_growths = 6;
constexpr std::size_t k_growths_of_seat = 3;  // where several seats share a card
constexpr std::size_t k_wished_seats = 2;

std::string place_words(const ViewContext& context, const planning::Development& found) {
    return context.t("search.develop.place",
                     {{"place", std::to_string(found.place)}, {"count", std::to_string(found.candidates)}});
}

/// What the course counts for: a competence, or a job family.
const std::string& tag_of(const ViewContext& context, const planning::Course& course) {
    const bool is_competency = course.competency != rules::k_unknown;
    const records::ChoiceList& list =
        context.registry().catalogue().choices(is_competency ? "competency" : "job_family");
    const auto order = static_cast<std::size_t>(is_competency ? course.competency : course.family);
    return list.choices[order].label[static_cast<std::size_t>(context.language())];
}

/// Who holds it: known of a course of the catalogue.
std::string_view provider_of(const ViewContext& context, const planning::Course& course) {
    if (course.listed == records::k_no_row) return context.t("search.develop.unlisted");
    const records::Registry& registry = context.registry();
    return records::as_text(
        registry.value(EntityKind::course, registry.table(EntityKind::course).rows()[course.listed], "provider"));
}

void draw_growth(const ViewContext& context, const planning::Growth& growth, const planning::Course& course,
                 std::int64_t place, std::int32_t most) {
    std::string fact = context.t("search.develop.hours", {{"hours", std::to_string(course.hours)}});
    const std::string& tag = tag_of(context, course);
    fact += " · " + (growth.closes_gap ? context.t("search.develop.gap", {{"name", tag}}) : tag);
    if (growth.place != place)
        fact += " · " + context.t("search.develop.moves",
                                  {{"from", std::to_string(place)}, {"to", std::to_string(growth.place)}});
    if (const std::string_view provider = provider_of(context, course); !provider.empty())
        fact.append(" · ").append(provider);
    const std::string id = "course" + std::to_string(growth.course);
    (void)widgets::bar_row({.id = id.c_str(),
                            .label = course.name,
                            .fact = fact,
                            .value = growth.gain,
                            .most = most,
                            .points = widgets::signed_score(growth.gain, context.language()),
                            .color = widgets::Color::good});
}

void draw_growths(const ViewContext& context, const planning::Assessment& assessment,
                  const planning::Development& found, const std::vector<planning::Course>& courses) {
    const std::int32_t most = assessment.scorer().model().part(scoring::PartKind::training).weight;
    for (const planning::Growth& growth : found.growths)
        draw_growth(context, growth, courses[growth.course], found.place, most);
}

const std::vector<planning::Course>& known_courses(const ViewContext& context, const planning::Assessment& assessment,
                                                   DevelopmentUi& ui) {
    return ui.courses.get(ground_key(context), [&] { return planning::courses(assessment); });
}

std::string_view nothing_words(const ViewContext& context, const std::vector<planning::Course>& courses) {
    return context.t(courses.empty() ? "search.develop.unknown" : "search.develop.none");
}

/// The person's own seat, then those wished for by name, in the order of the wishes.
std::vector<std::uint32_t> seats_of_interest(const ViewContext& context, const planning::Assessment& assessment,
                                             std::uint32_t employee) {
    const records::Registry& registry = context.registry();
    std::vector<std::uint32_t> seats;
    const std::uint32_t own = assessment.seating().seat_of(employee);
    if (own != records::k_no_row) seats.push_back(own);
    const std::size_t most = seats.size() + k_wished_seats;
    for (const records::Record& wish : registry.table(EntityKind::wish).owned_by(registry.table(EntityKind::employee).rows()[employee].key)) {
        if (records::as_text(registry.value(EntityKind::wish, wish, "kind")) != "position" || seats.size() == most) continue;
        const auto row = registry.table(EntityKind::position).row_of(records::as_text(registry.value(EntityKind::wish, wish, "target")));
        if (row && !std::ranges::contains(seats, static_cast<std::uint32_t>(*row))) seats.push_back(static_cast<std::uint32_t>(*row));
    }
    return seats;
}

}  // namespace

void draw_development(const ViewContext& context, const planning::Assessment& assessment,
                      const planning::Candidate& candidate, DevelopmentUi& ui) {
    const auto& courses = known_courses(context, assessment, ui);
    const std::string key =
        ground_key(context) + std::to_string(candidate.employee) + '/' + std::to_string(candidate.position);
    const planning::Development& found = ui.found.get(key, [&] {
        return std::vector{planning::development(assessment, candidate.employee, candidate.position, courses, k_growths)};
    }).front();
    widgets::rule();
    widgets::heading(context.t("search.develop"), widgets::Font::row_strong);
    widgets::paragraph(place_words(context, found), {.font = widgets::Font::secondary});
    if (found.growths.empty()) {
        return widgets::paragraph(nothing_words(context, courses),
                                  {.font = widgets::Font::secondary, .color = widgets::Color::muted});
    }
    widgets::paragraph(context.t("search.develop.note"),
                       {.font = widgets::Font::fine, .color = widgets::Color::muted});
    draw_growths(context, assessment, found, courses);
}

void draw_advised_courses(const ViewContext& context, std::uint32_t employee, DevelopmentUi& ui) {
    const planning::Assessment* assessment = context.assessment();
    const widgets::Card card({.id = "advised", .title = context.t("employee.advised")});
    if (!card) return;
    const auto muted = [](std::string_view words) {
        widgets::paragraph(words, {.font = widgets::Font::secondary, .color = widgets::Color::muted});
    };
    if (assessment == nullptr) return muted(context.t("ground.reading"));
    const std::vector<std::uint32_t> seats = seats_of_interest(context, *assessment, employee);
    if (seats.empty()) return muted(context.t("employee.advised.no_seat"));
    const auto& courses = known_courses(context, *assessment, ui);
    const auto& found = ui.found.get(ground_key(context) + std::to_string(employee), [&] {
        std::vector<planning::Development> all;
        for (const std::uint32_t seat : seats)
            all.push_back(planning::development(*assessment, employee, seat, courses, k_growths_of_seat));
        return all;
    });
    muted(context.t("search.develop.note"));
    const auto rows = context.registry().table(EntityKind::position).rows();
    for (std::size_t at = 0; at < seats.size(); ++at) {
        ImGui::PushID(static_cast<int>(seats[at]));
        const bool is_own = seats[at] == assessment->seating().seat_of(employee);
        widgets::space(6);
        widgets::paragraph(context.t(is_own ? "employee.advised.own" : "employee.advised.wished",
                                     {{"seat", app::record_name(context.registry(), EntityKind::position, rows[seats[at]])}}),
                           {.font = widgets::Font::row_strong});
        widgets::paragraph(place_words(context, found[at]), {.font = widgets::Font::secondary});
        if (found[at].growths.empty()) muted(nothing_words(context, courses));
        else draw_growths(context, *assessment, found[at], courses);
        ImGui::PopID();
    }
}

}  // namespace views
