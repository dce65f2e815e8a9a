#include <algorithm>

#include "assets/icons.hpp"
#include "core/app/record_list.hpp"
#include "shell/views/employee_parts.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/views/search_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

constexpr std::size_t k_others_shown = 4;
constexpr std::size_t k_blocked_shown = 3;

void draw_rules(const ViewContext& context, const planning::Assessment& assessment, std::uint32_t employee,
                std::uint32_t position) {
    const auto results = assessment.rules().explain(employee, position);
    std::int64_t met = 0, review = 0, failed = 0;
    for (const rules::RuleResult& result : results) {
        if (result.severity == rules::Severity::info) continue;
        if (result.outcome == rules::Outcome::pass) ++met;
        else if (result.outcome == rules::Outcome::needs_review || result.severity == rules::Severity::flag) ++review;
        else ++failed;
    }
    const auto count = [&](std::string_view key, std::int64_t value) {
        return context.t(key, {{"count", widgets::number(value, context.language())}});
    };
    const float height = theme::current().px(24);
    const widgets::Rect label =
        widgets::rect_here(widgets::text_width(context.t("why.rules"), Font::row_strong) + 2, height);
    widgets::text_in(label, context.t("why.rules"), {.font = Font::row_strong, .role = probe::Role::heading});
    ImGui::Dummy({label.width(), height});
    if (met > 0)
        ImGui::SameLine(0, theme::current().px(16)),
            widgets::pill(count("why.met", met), Color::good, Color::good_weak);
    if (review > 0) ImGui::SameLine(), widgets::pill(count("why.review", review), Color::warn, Color::warn_weak);
    if (failed > 0) ImGui::SameLine(), widgets::pill(count("why.failed", failed), Color::bad, Color::bad_weak);
    // What needs attention comes first, what is only told comes last.
    const auto place = [](const rules::RuleResult& result) {
        return result.severity == rules::Severity::info ? 2 : result.outcome == rules::Outcome::pass ? 1 : 0;
    };
    for (const int at : {0, 1, 2}) {
        for (const rules::RuleResult& result : results) {
            if (place(result) == at) draw_rule(context, assessment, result, {.employee = employee, .position = position});
        }
    }
}

/// Whether missing data could make the move a loss, and which fields would settle it.
void draw_sureness(const ViewContext& context, const planning::Plan& plan, const planning::Move& move,
                   const planning::Assessment& assessment, std::uint32_t employee, std::uint32_t position) {
    const auto& open = plan.evidence[static_cast<std::size_t>(&move - plan.moves.data())].open;
    if (open.empty()) return;
    const Color color = move.is_sure() ? Color::good : Color::warn;
    widgets::paragraph(sure_words(context, plan, move), {.font = Font::secondary, .color = color});
    const auto gain = [&](std::int32_t points) { return widgets::signed_score(points, context.language()); };
    widgets::paragraph(context.t("plan.sure.range", {{"worst", gain(move.worst_gain)}, {"best", gain(move.best_gain)}}),
                       {.font = Font::secondary, .color = Color::muted});
    const auto from = assessment.registry().table(EntityKind::position).row_of(
        plan.market.names.seats[static_cast<std::size_t>(move.from)]);
    if (move.is_sure() || !from) return;
    const records::Catalogue& catalogue = context.registry().catalogue();
    const auto language = static_cast<std::size_t>(context.language());
    std::vector<std::string> fields;
    for (const rules::FieldRef& field : assessment.settling_fields(employee, static_cast<std::uint32_t>(*from), position)) {
        const std::string name = catalogue.entity(field.entity).label[language] + " (" +
                                 catalogue.field(field.entity, catalogue.index(field.entity, field.field)).label[language] + ")";
        if (!std::ranges::contains(fields, name)) fields.push_back(name);
    }
    std::string list;
    for (const std::string& field : fields) list += (list.empty() ? "" : ", ") + field;
    widgets::paragraph(context.t("plan.sure.settle", {{"fields", list}}), {.font = Font::secondary, .color = Color::text});
}

/// The best scored of those whom a rule holds, best first.
std::vector<BlockedCandidate> blocked_for(const ViewContext& context, const planning::Assessment& assessment,
                                          std::uint32_t position) {
    std::vector<planning::Candidate> held;
    for (const planning::Candidate& candidate : assessment.best_people(position, SIZE_MAX)) {
        if (!candidate.is_eligible && !candidate.is_incumbent) held.push_back(candidate);
        if (held.size() == k_blocked_shown) break;
    }
    std::vector<BlockedCandidate> found;
    const auto employees = assessment.registry().table(EntityKind::employee).rows();
    for (const planning::Candidate& candidate : held) {
        const records::Record& employee = employees[candidate.employee];
        BlockedCandidate one{employee.key, app::person_name(assessment.registry(), employee), candidate.score, {}, {}};
        for (const rules::RuleResult& result : assessment.rules().explain(candidate.employee, position)) {
            if (!result.blocks) continue;
            one.rule = assessment.rules().rules()[result.rule].id;
            one.sentence = rules::sentence(result.fact, context.words, context.registry().catalogue());
            break;
        }
        found.push_back(std::move(one));
    }
    return found;
}

/// Why a mechanism of wishes did not give the seat.
std::string reason_words(const ViewContext& context, const planning::Plan& plan, const matching::Reason& reason) {
    if (plan.people[static_cast<std::size_t>(reason.person)].is_kept) return std::string(context.t("why.reason.kept"));
    if (reason.by_right) return std::string(context.t("why.reason.by_right"));
    return std::string(context.t("why.reason." + std::string(matching::reason_name(reason.kind))));
}

/// By which weights the order of the two for this seat would turn.
void draw_turning(const ViewContext& context, const planning::Assessment& assessment, std::uint32_t position,
                  std::string_view one, std::string_view two) {
    const records::Table& employees = assessment.registry().table(EntityKind::employee);
    const auto first = employees.row_of(one), second = employees.row_of(two);
    if (!first || !second) return;
    const auto explain = [&](std::size_t row) { return assessment.scorer().explain(static_cast<std::uint32_t>(row), position); };
    const scoring::WeightRanges ranges = scoring::order_of(explain(*first), explain(*second)).ranges;
    std::string parts;
    for (std::size_t part = 0; part < scoring::k_parts; ++part) {
        const std::string words = turning_words(context, ranges[part]);
        if (words.empty()) continue;
        const auto& label = assessment.scorer().model().parts[part].label[static_cast<std::size_t>(context.language())];
        parts += (parts.empty() ? "" : "; ") + label + " " + words;
    }
    widgets::paragraph(parts.empty() ? std::string(context.t("search.turns.never"))
                                     : context.t("search.turns.pair", {{"parts", parts}}),
                       {.font = Font::fine, .color = Color::muted});
}

/// Those who were weighed, with the points they lack; then the best of those whom a rule holds.
void draw_others(const ViewContext& context, const planning::Plan& plan, const planning::Move& move,
                 const planning::Assessment& assessment, std::uint32_t position, PlanUi& ui) {
    widgets::rule();
    widgets::heading(context.t("why.others"), Font::row_strong);
    const std::string& seat = plan.market.names.seats[static_cast<std::size_t>(move.to)];
    const auto points = [&](std::int64_t value) { return widgets::score(value, context.language()); };
    std::size_t shown = 0;
    bool is_pressed = false;
    if (planning::PlanExplainer* explainer = context.explainer()) {
        const auto& others = ui.others.get(plan_key(context) + '/' + seat,
                                           [&] { return explainer->people_for(move.to, k_others_shown + 4); });
        for (const planning::Alternative& other : others) {
            if (other.person == move.person || shown == k_others_shown) continue;
            ++shown;
            const auto person = static_cast<std::size_t>(other.person);
            const std::string fact =
                other.reason ? reason_words(context, plan, *other.reason)
                : !other.missing ? std::string(context.t("why.impossible"))
                : *other.missing == 0
                    ? context.t("why.equal", {{"score", points(other.score)}})
                    : context.t("why.missing", {{"points", points(*other.missing)}, {"score", points(other.score)}});
            const std::string& employee = plan.market.names.people[person];
            const bool is_open = ui.rival == employee;
            const std::string& name = plan.people[person].name;
            if (draw_other({employee, context.t("decide.weigh.person", {{"name", name}, {"id", employee}}), name, fact, is_open, employee}, ui))
                ui.rival = is_open ? std::string() : employee;
            if (!is_open) continue;
            draw_turning(context, assessment, position, plan.market.names.people[static_cast<std::size_t>(move.person)],
                         employee);
            draw_weighed(context, plan, other.person, other.seat, ui, name);
            is_pressed |= widgets::link("compare", context.t("why.open", {{"name", name}}));
            widgets::space(8);
        }
    } else {
        widgets::paragraph(context.t("why.no_prices"), {.font = Font::secondary, .color = Color::muted});
    }
    const auto& blocked =
        ui.blocked.get(ground_key(context) + plan_key(context) + '/' + seat, [&] { return blocked_for(context, assessment, position); });
    for (const BlockedCandidate& one : blocked) {
        if (plan.market.names.people[static_cast<std::size_t>(move.person)] == one.key) continue;
        const std::string fact =
            context.t("why.held", {{"rule", one.rule}, {"reason", one.sentence}, {"score", points(one.score)}});
        is_pressed |= draw_other({"held/" + one.key, context.t("why.open", {{"name", one.name}}), one.name, fact}, ui);
    }
    if (shown == 0 && blocked.empty())
        widgets::paragraph(context.t("why.nobody_else"), {.font = Font::secondary, .color = Color::muted});
    if (is_pressed) context.go({.page = Page::search, .entity = EntityKind::position, .key = seat});
}

}  // namespace

std::string sure_words(const ViewContext& context, const planning::Plan& plan, const planning::Move& move) {
    if (move.is_sure()) return std::string(context.t("plan.sure.yes"));
    std::string parts;
    for (const planning::OpenPart& part : plan.evidence[static_cast<std::size_t>(&move - plan.moves.data())].open) {
        const auto& known = scoring::Model::standard().parts;
        const auto about = std::ranges::find(known, part.id, &scoring::Part::id);
        parts += (parts.empty() ? "" : ", ") +
                 (about == known.end() ? part.id : about->label[static_cast<std::size_t>(context.language())]);
    }
    return context.t("plan.sure.depends", {{"parts", parts}});
}

bool draw_other(const OtherLine& line, PlanUi& ui) {
    const auto& theme = theme::current();
    const float arrow = theme.px(24);
    const float room = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(24) + widgets::text_height(line.fact, Font::fine, room - arrow);
    const widgets::Rect rect = widgets::rect_here(room, height);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    ImGui::PushID(line.key.c_str());
    const bool is_pressed = widgets::press_area("other", rect, line.press, line.is_open, probe::Role::button, 4);
    if (!line.person.empty()) offer_person(line.person, ui);
    accept_person(rect, line.seat, ui);
    widgets::text_in({{rect.min.x, rect.min.y + theme.px(2)}, {rect.max.x - arrow, rect.min.y + theme.px(20)}}, line.name,
                     {.font = Font::row, .may_cut = true});
    ImGui::SetCursorScreenPos({rect.min.x, rect.min.y + theme.px(20)});
    widgets::paragraph(line.fact, {.font = Font::fine, .color = Color::muted}, room - arrow);
    widgets::icon_in({{rect.max.x - arrow, rect.min.y}, rect.max}, line.is_open ? icons::k_icon_chevron_down : icons::k_icon_chevron_right, Color::muted,
                     Font::body);
    ImGui::PopID();
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({room, height});
    return is_pressed;
}

void draw_breakdown(const ViewContext& context, const planning::Assessment& assessment, std::uint32_t employee,
                    std::uint32_t position) {
    const scoring::Breakdown breakdown = assessment.scorer().explain(employee, position);
    const records::Catalogue& catalogue = context.registry().catalogue();
    const auto language = static_cast<std::size_t>(context.language());
    for (const scoring::PartResult& part : breakdown.counted()) {
        const scoring::Part& about = assessment.scorer().model().part(part.kind);
        const std::string fact = rules::sentence(part.fact, context.words, catalogue);
        if (widgets::bar_row({.id = about.id.c_str(),
                              .label = about.label[language],
                              .fact = fact,
                              .value = part.points,
                              .most = part.maximum,
                              .points = widgets::score(part.points, context.language()),
                              .is_missing = part.missing,
                              .is_link = !part.fact.fields.empty()}) &&
            !part.fact.fields.empty()) {
            context.go(
                {.page = Page::data, .entity = part.fact.fields.front().entity, .key = part.fact.fields.front().key});
        }
    }
    widgets::rule();
    const std::string total = widgets::score(breakdown.total, context.language());
    const widgets::Rect rect = widgets::rect_here(0, theme::current().px(28));
    widgets::text_in(rect, context.t("why.sum"), {.font = Font::row_strong});
    widgets::text_in(rect, total, {.font = Font::row_strong, .color = Color::accent, .align = widgets::Align::right});
    ImGui::Dummy({rect.width(), rect.height()});
    if (breakdown.missing != 0) {
        widgets::paragraph(context.t("why.range", {{"worst", widgets::score(breakdown.worst, context.language())},
                                                   {"best", widgets::score(breakdown.best, context.language())}}),
                           {.font = Font::secondary, .color = Color::warn});
    }
    widgets::space(4);
    draw_rules(context, assessment, employee, position);
}

void draw_plan_why(const ViewContext& context, const planning::Plan& plan, const planning::Move& move, PlanUi& ui) {
    const auto person = static_cast<std::size_t>(move.person);
    const auto seat = static_cast<std::size_t>(move.to);
    const std::string title = context.t("why.title", {{"name", plan.people[person].name}});
    const std::string subtitle =
        move.to == matching::k_unplaced ? std::string() : plan.seats[seat].title + ", " + plan.seats[seat].unit_name;
    if (widgets::panel_title(title, subtitle, context.t("why.close"))) {
        ui.selected.clear();
        ui.moves.selected.clear();
        return;
    }
    if (move.to == matching::k_unplaced) return;
    // The figures of a plan are those of its own day: later records and weights would contradict them.
    const bool is_older = app::is_plan_stale(context.state);
    const planning::Assessment* assessment = is_older && context.state.ground ? context.state.ground.get() : context.assessment();
    if (is_older) {
        widgets::paragraph(context.t(context.state.ground ? "why.older" : "why.older.now"), {.font = Font::secondary, .color = Color::warn});
        if (!context.state.job && widgets::link("again", context.t("plan.again"))) context.send(app::MakePlan{ui.most_moves});
        widgets::space(8);
    }
    if (assessment == nullptr) return draw_reading(context);
    const auto employee = assessment->registry().table(EntityKind::employee).row_of(plan.market.names.people[person]);
    const auto position = assessment->registry().table(EntityKind::position).row_of(plan.market.names.seats[seat]);
    if (!employee || !position) {
        return widgets::paragraph(context.t("why.gone"), {.font = Font::secondary, .color = Color::muted});
    }
    if (planning::joins(plan.evidence[static_cast<std::size_t>(&move - plan.moves.data())]))
        widgets::paragraph(context.t("plan.joining.move"), {.font = Font::secondary, .color = Color::warn});
    draw_sureness(context, plan, move, *assessment, static_cast<std::uint32_t>(*employee),
                  static_cast<std::uint32_t>(*position));
    draw_breakdown(context, *assessment, static_cast<std::uint32_t>(*employee), static_cast<std::uint32_t>(*position));
    widgets::space(8);
    draw_seat_decision(context, plan, move.person, move.to);
    draw_other_seats(context, plan, move.person, ui);
    draw_others(context, plan, move, *assessment, static_cast<std::uint32_t>(*position), ui);
}

}  // namespace views
