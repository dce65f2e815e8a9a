#include "core/app/evidence.hpp"
#include "core/app/selectors_talent.hpp"
#include "shell/views/employee_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

std::string share_words(const ViewContext& context, const app::TalentShare& share) {
    const auto percent = [&](std::int64_t value) { return widgets::decimal(value, 1, 0, context.language()) + " %"; };
    if (!share.is_known) return std::string(context.t("widget.unknown"));
    if (share.worst == share.best) return percent(share.expected);
    return context.t("employee.talent.range", {{"share", percent(share.expected)}, {"worst", percent(share.worst)}, {"best", percent(share.best)}});
}

}  // namespace

void draw_talent_box(const ViewContext& context, std::uint32_t row) {
    const widgets::Card card({.id = "talent", .title = context.t("talent.title")});
    const planning::Assessment* assessment = context.assessment();
    if (!card || assessment == nullptr) return;
    const auto place = app::talent_of(*assessment, row);
    if (!place) return widgets::paragraph(context.t("employee.no_seat"), {.font = Font::secondary, .color = Color::muted});
    const std::string key = "talent.box." + std::to_string(place->box);
    if (place->box > 0) {
        widgets::text(context.t(key + ".title"), {.font = Font::body_strong});
        widgets::paragraph(context.t(key + ".action"), {.font = Font::secondary, .color = Color::muted});
    } else {
        widgets::paragraph(context.t("employee.talent.none"), {.font = Font::secondary, .color = Color::warn});
    }
    widgets::key_value(context.t("employee.talent.performance"), share_words(context, place->performance));
    widgets::key_value(context.t("employee.talent.potential"), share_words(context, place->potential));
    if (place->box > 0 && !place->is_sure) widgets::paragraph(context.t("report.box.unsure"), {.font = Font::fine, .color = Color::warn});
    if (place->differs())
        widgets::paragraph(std::string(context.t("talent.differing")) + ": " + context.t("talent.boxes", {{"box", std::to_string(place->box)}, {"source", std::to_string(place->source_box)}}),
                           {.font = Font::secondary, .color = Color::warn});
    // What would settle it, and what awards and assignments count, each leading to its record.
    const std::uint32_t seat = assessment->seating().seat_of(row);
    const scoring::Breakdown own = assessment->scorer().explain(row, seat);
    for (const scoring::PartKind kind : {scoring::PartKind::performance, scoring::PartKind::support, scoring::PartKind::competence, scoring::PartKind::potential}) {
        const scoring::PartResult& part = own.parts[static_cast<std::size_t>(kind)];
        const bool is_open = part.worst_share != part.best_share || kind == scoring::PartKind::support;
        if (!is_open || part.fact.fields.empty()) continue;
        const std::string words = rules::sentence(part.fact, context.words, context.registry().catalogue());
        if (widgets::link(assessment->scorer().model().part(kind).id.c_str(), words, {}, Font::fine))
            context.go({.page = Page::data, .entity = part.fact.fields.front().entity, .key = part.fact.fields.front().key});
    }
}

void draw_data_quality(const ViewContext& context, const records::Record& employee) {
    const widgets::Card card({.id = "quality", .title = context.t("report.quality")});
    if (!card) return;
    const records::Catalogue& catalogue = context.registry().catalogue();
    const app::Completeness fields = app::completeness(catalogue, employee);
    std::string missing;
    for (const records::FieldIndex index : fields.missing)
        missing += (missing.empty() ? "" : ", ") + catalogue.field(EntityKind::employee, index).label[static_cast<std::size_t>(context.language())];
    widgets::key_value(context.t("report.quality.known"), context.t("quality.of", {{"good", std::to_string(fields.known())}, {"asked", std::to_string(fields.asked)}}));
    if (!missing.empty())
        widgets::paragraph(std::string(context.t("report.quality.missing")) + ": " + missing, {.font = Font::secondary, .color = Color::warn});
}

}  // namespace views
