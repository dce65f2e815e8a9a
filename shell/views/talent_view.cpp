#include "shell/views/talent_view.hpp"

#include <algorithm>

#include "core/app/record_list.hpp"
#include "core/base/text.hpp"
#include "shell/widgets/press.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

constexpr int k_board[3][3] = {{4, 7, 9}, {2, 5, 8}, {1, 3, 6}};  // as drawn: high performance on top
constexpr float k_cell_height = 84;

std::string box_key(int box, std::string_view what) { return "talent.box." + std::to_string(box) + '.' + std::string(what); }

/// Boxes for promotion, for rotation and right placement, and those that need help.
Color ground_of(int box) { return box >= 7 ? Color::good_weak : box >= 4 ? Color::accent_weak : box >= 1 ? Color::warn_weak : Color::sunken; }

std::string percent(std::int64_t share, base::Language language) { return widgets::decimal(share, 1, 0, language) + " %"; }

void draw_cell(const ViewContext& context, const app::TalentBoard& board, int box, const widgets::Rect& rect, TalentUi& ui) {
    const auto& theme = theme::current();
    const auto& people = board[static_cast<std::size_t>(box)];
    const auto count = widgets::number(static_cast<std::int64_t>(people.size()), context.language());
    const std::string title(context.t(box_key(box, "title")));
    const bool is_open = ui.box == box;
    widgets::fill(rect, theme.color(ground_of(box)));
    if (widgets::press_area(title.c_str(), rect, title + ": " + count, is_open)) {
        ui.box = is_open ? std::nullopt : std::optional(box);
        ui.people = {};
    }
    if (is_open) widgets::outline(rect, theme.color(Color::accent));
    const widgets::Rect inner = rect.inset(theme.px(12), theme.px(6));
    const auto line = [&](float top, float height) {
        return widgets::Rect{{inner.min.x, inner.min.y + theme.px(top)}, {inner.max.x, inner.min.y + theme.px(top + height)}};
    };
    const auto sure = std::ranges::count_if(people, &app::TalentPlace::is_sure);
    widgets::text_in(line(0, 18), title, {.font = Font::secondary, .color = Color::muted, .may_cut = true});
    widgets::text_in(line(19, 30), count, {.font = Font::figure});
    widgets::text_in(line(52, 18), context.t("talent.sure", {{"count", widgets::number(sure, context.language())}}),
                     {.font = Font::fine, .color = Color::muted, .may_cut = true});
}

void draw_board(const ViewContext& context, const app::TalentBoard& board, TalentUi& ui) {
    const auto& theme = theme::current();
    const float gap = theme.px(8);
    const float label = theme.px(78);
    const float room = ImGui::GetContentRegionAvail().x;
    const float width = std::floor((room - label - 2 * gap) / 3);
    const float height = theme.px(k_cell_height);
    constexpr std::string_view k_rows[] = {"talent.high", "talent.middle", "talent.low"};
    constexpr std::string_view k_columns[] = {"talent.low", "talent.middle", "talent.high"};
    const ImVec2 start = ImGui::GetCursorScreenPos();
    for (int row = 0; row < 3; ++row) {
        const float top = start.y + static_cast<float>(row) * (height + gap);
        widgets::text_in({{start.x, top}, {start.x + label - gap, top + height}}, context.t(k_rows[row]), {.font = Font::secondary, .color = Color::muted});
        for (int column = 0; column < 3; ++column) {
            const float left = start.x + label + static_cast<float>(column) * (width + gap);
            draw_cell(context, board, k_board[row][column], {{left, top}, {left + width, top + height}}, ui);
        }
    }
    const float bottom = start.y + 3 * (height + gap);
    for (int column = 0; column < 3; ++column) {
        const float left = start.x + label + static_cast<float>(column) * (width + gap);
        widgets::text_in({{left, bottom}, {left + width, bottom + theme.px(20)}}, context.t(k_columns[column]),
                         {.font = Font::secondary, .color = Color::muted, .align = widgets::Align::center});
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({room, bottom + theme.px(22) - start.y});
}

void draw_thresholds(const ViewContext& context, TalentUi& ui) {
    const auto& theme = theme::current();
    const app::TalentThresholds limits = app::talent_thresholds(context.registry());
    struct Line {
        const char* name;
        std::int64_t value, least, most;
    };
    const Line lines[] = {{"performance_high", limits.performance_high, limits.performance_middle + 1, 100},
                          {"performance_middle", limits.performance_middle, 0, limits.performance_high - 1},
                          {"potential_high", limits.potential_high, limits.potential_middle + 1, 100},
                          {"potential_middle", limits.potential_middle, 0, limits.potential_high - 1}};
    widgets::Grid grid = widgets::Grid::fitting(210, 4);
    for (const Line& line : lines) {
        const float width = grid.next();
        const std::string_view label = context.t(std::string("talent.threshold.") + line.name);
        ImGui::PushID(line.name);
        ImGui::BeginGroup();
        widgets::text(label, {.font = Font::secondary, .color = Color::muted}, width);
        const auto moving = ui.thresholds.find(line.name);
        std::int64_t value = moving == ui.thresholds.end() ? line.value : moving->second;
        const auto event = widgets::slider({.id = "threshold", .name = label, .least = 0, .most = 100, .unit = "%",
                                            .width = width - theme.px(64), .is_enabled = app::may_edit(context.state)}, &value);
        ImGui::EndGroup();
        ImGui::PopID();
        // All on one scale; a high value stays above its middle one.
        value = std::clamp(value, line.least, line.most);
        if (event.changed) ui.thresholds[line.name] = value;
        if (event.released) {
            ui.thresholds.erase(line.name);
            if (value != line.value) context.send(app::SetShared{std::string("talent.") + line.name, std::to_string(value)});
        }
    }
}

void draw_people(const ViewContext& context, const app::TalentBoard& board, TalentUi& ui) {
    const int box = *ui.box;
    const bool is_differing = box > app::k_talent_boxes;
    const auto others = is_differing ? app::differing(board) : std::vector<app::TalentPlace>();
    const auto& people = is_differing ? others : board[static_cast<std::size_t>(box)];
    const std::string title(context.t(is_differing ? std::string("talent.differing") : box_key(box, "title")));
    const records::Registry& registry = context.registry();
    const auto& rows = registry.table(EntityKind::employee).rows();
    if (widgets::panel_title(title, context.t(is_differing ? std::string("talent.differing.action") : box_key(box, "action")), context.t("talent.close"))) {
        ui.box.reset();
        return;
    }
    const auto place_at = [&](std::int64_t row) -> const app::TalentPlace& { return people[static_cast<std::size_t>(row)]; };
    const auto name = [&](std::int64_t row) { return app::person_name(registry, rows[place_at(row).row]); };
    const auto job = [&](std::int64_t row) {
        return std::string(records::as_text(registry.value(EntityKind::employee, rows[place_at(row).row], "job_title")));
    };
    const auto shares = [&](std::int64_t row) {
        const app::TalentPlace& place = place_at(row);
        if (is_differing) return context.t("talent.boxes", {{"box", std::to_string(place.box)}, {"source", std::to_string(place.source_box)}});
        return context.t("talent.shares", {{"performance", percent(place.performance.expected, context.language())},
                                           {"potential", percent(place.potential.expected, context.language())}});
    };
    const widgets::Column columns[] = {{.id = "person", .label = context.t("quality.column.person"), .width = 150, .share = 1, .sorts = false},
                                       {.id = "shares", .label = context.t(is_differing ? "talent.column.boxes" : "talent.column.shares"), .width = 100, .sorts = false}};
    const auto events = widgets::table(ui.people, {.id = "people",
                                                   .name = title,
                                                   .columns = columns,
                                                   .rows = static_cast<std::int64_t>(people.size()),
                                                   .key = [&](std::int64_t row) { return rows[place_at(row).row].key; },
                                                   .name_of = [&](std::int64_t row) { return name(row) + ", " + shares(row); },
                                                   .draw =
                                                       [&](const widgets::Cell& cell) {
                                                           if (cell.column == 0) return cell.two_lines(name(cell.row), job(cell.row), true);
                                                           cell.text(shares(cell.row), place_at(cell.row).is_sure ? Color::text : Color::warn);
                                                       },
                                                   .text_of = [&](std::int64_t row, std::size_t column) { return column == 0 ? name(row) : shares(row); },
                                                   .empty = context.t("talent.nobody")});
    if (events.copied) context.actions.copy = *events.copied;
    if (events.selected) context.go({.page = Page::data, .entity = EntityKind::employee, .key = rows[place_at(*events.selected).row].key});
}

}  // namespace

void draw_talent(const ViewContext& context, TalentUi& ui) {
    const planning::Assessment* assessment = context.assessment();
    if (assessment == nullptr) return draw_reading(context);
    const app::TalentBoard* counted =
        ui.board.get(context.actions, ground_key(context), assessment->seating().people(), [&] { return app::TalentRun(*assessment); });
    if (counted == nullptr) return draw_reading(context, ui.board.share());
    const app::TalentBoard& board = *counted;
    widgets::Split split("talent", ui.box.has_value());
    if (const widgets::Card card({.id = "board", .title = context.t("talent.title"), .context = context.t("talent.context"),
                                  .height = split.height(), .scrolls = true});
        card) {
        widgets::space(6);
        draw_board(context, board, ui);
        const std::string none = context.t("talent.none", {{"count", widgets::number(static_cast<std::int64_t>(board[0].size()), context.language())}});
        widgets::paragraph(none, {.font = Font::secondary, .color = board[0].empty() ? Color::muted : Color::warn});
        if (const std::size_t count = app::differing(board).size(); count > 0)
            if (widgets::link("differing", context.t("talent.differ", {{"count", widgets::number(static_cast<std::int64_t>(count), context.language())}})))
                ui.box = app::k_talent_boxes + 1;
        widgets::space(8);
        draw_thresholds(context, ui);
        widgets::space(8);
        widgets::paragraph(context.t("talent.source"), {.font = Font::fine, .color = Color::muted});
    }
    if (split.panel() && ui.box) draw_people(context, board, ui);
}

}  // namespace views
