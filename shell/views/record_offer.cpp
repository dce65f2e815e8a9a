#include "shell/views/record_offer.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "shell/views/record_facts.hpp"
#include "shell/widgets/press.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {

using records::EntityKind;

namespace {
constexpr std::size_t k_shown = 5;
}

std::optional<std::string> offer_records(const ViewContext& context, EntityKind kind, const std::string& text,
                                         const std::vector<std::string>& left_out, OfferUi& ui) {
    const app::RecordList& list = searched(context, ui.records, kind);
    const auto rows = list.table().rows();
    const auto name = [&](std::uint32_t row) { return app::record_name(context.registry(), kind, rows[row]); };
    std::string memo = records_key(context) + '/' + std::to_string(list.read()) + '/' + text;
    for (const std::string& key : left_out) memo += '/' + key;
    const auto& found = ui.found.get(memo, [&] {
        auto matching = list.find({.text = text});
        std::erase_if(matching, [&](std::uint32_t row) { return std::ranges::contains(left_out, rows[row].key); });
        const std::string wanted = base::fold(text);
        std::ranges::stable_partition(matching, [&](std::uint32_t row) { return base::fold(name(row)).contains(wanted); });
        return matching;
    });
    if (found.empty()) widgets::text(context.t("palette.nothing"), {.font = widgets::Font::secondary, .color = widgets::Color::muted});
    std::optional<std::string> pressed;
    for (std::size_t at = 0; at < std::min(found.size(), k_shown); ++at) {
        const std::string& key = rows[found[at]].key;
        const std::string detail = offer_detail(context, kind, key);
        ImGui::PushID(key.c_str());
        const widgets::Rect rect = widgets::rect_here(0, theme::current().px(theme::k_row_two_lines));
        const widgets::Press press = widgets::press_here(rect.width(), rect.height(), {.id = "record", .name = name(found[at]) + ", " + detail, .role = probe::Role::option});
        if (press.is_hovered) widgets::fill(rect, theme::current().color(widgets::Color::accent_weak));
        widgets::two_lines_in(rect, name(found[at]), detail);
        if (press.is_pressed) pressed = key;
        ImGui::PopID();
    }
    return pressed;
}

std::string offer_detail(const ViewContext& context, EntityKind kind, const std::string& key) {
    const records::Registry& registry = context.registry();
    const records::Record* record = registry.table(kind).find(key);
    if (record == nullptr) return kind == EntityKind::employee ? base::grouped_employee_number(key) : key;
    std::string detail = record_subtitle(context, kind, *record);
    if (kind == EntityKind::unit) {
        const auto* above = registry.table(kind).find(records::as_text(registry.value(kind, *record, "parent_id")));
        if (above != nullptr) detail = app::record_name(registry, kind, *above);
    }
    if (kind != EntityKind::employee) return detail;
    for (const std::string_view field : {"job_title", "unit_name"}) {
        const std::string_view part = records::as_text(registry.value(kind, *record, field));
        if (!part.empty()) detail.append(" · ").append(part);
    }
    return detail;
}

}  // namespace views
