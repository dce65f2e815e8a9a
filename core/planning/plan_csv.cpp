#include <algorithm>

#include "core/base/csv.hpp"
#include "core/base/text.hpp"
#include "core/planning/plan_format.hpp"
#include "core/planning/plan_json.hpp"

namespace planning {

namespace {

/// Rows of cells with `;`, the separator that spreadsheets expect where the comma is the decimal sign.
class Sheet {
public:
    void cell(std::string_view text) {
        if (!is_first_) text_ += ';';
        is_first_ = false;
        base::append_csv_cell(text_, base::without_formula(text), ';');
    }
    void number(std::int64_t value) {
        if (!is_first_) text_ += ';';
        is_first_ = false;
        text_ += std::to_string(value);
    }
    void end_row() {
        text_ += "\r\n";
        is_first_ = true;
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_ = "\xEF\xBB\xBF";
    bool is_first_ = true;
};

constexpr std::string_view k_columns[] = {"chain",        "step",      "employee", "name",     "from",
                                          "from_title",   "from_unit", "to",       "to_title", "to_unit",
                                          "score_before", "score",     "gain",     "wish"};

void seat_cells(Sheet& sheet, const Plan& plan, std::int32_t seat) {
    if (seat == matching::k_unplaced) {
        for (int i = 0; i < 3; ++i) sheet.cell("");
        return;
    }
    const SeatInfo& info = plan.seats[static_cast<std::size_t>(seat)];
    sheet.cell(plan.market.seat_name(seat));
    sheet.cell(info.title);
    sheet.cell(info.unit_name);
}

std::string rules_with(const Evidence& evidence, rules::Outcome outcome) {
    std::string ids;
    for (const RuleOutcome& rule : evidence.rules)
        if (rule.outcome == outcome) ids += (ids.empty() ? "" : ", ") + rule.id;
    return ids;
}

/// "P09: Penataan organisasi (Sekretaris Daerah)"
std::string exemptions_of(const Evidence& evidence) {
    std::string text;
    for (const RuleOutcome& rule : evidence.rules)
        if (rule.exemption)
            text += (text.empty() ? "" : "; ") + rule.id + ": " + rule.exemption->reason + " (" + rule.exemption->approver + ")";
    return text;
}

}  // namespace

std::string plan_csv(const Plan& plan, base::Language language) {
    const base::Catalog words = base::Catalog::load(language);
    Sheet sheet;
    for (const std::string_view column : k_columns) sheet.cell(words.text("planning.column." + std::string(column)));
    for (const auto& [part, points] : plan.weights) sheet.cell(words.text("planning.column.part." + part));
    sheet.cell(words.text("planning.column.worst_gain"));
    sheet.cell(words.text("planning.column.open"));
    sheet.cell(words.text("planning.column.review"));
    sheet.cell(words.text("planning.column.flags"));
    sheet.cell(words.text("planning.column.exemptions"));
    sheet.cell(words.text("planning.column.model"));
    sheet.end_row();

    for (std::size_t number = 0; number < plan.chains.size(); ++number) {
        const Chain& chain = plan.chains[number];
        for (std::size_t step = 0; step < chain.moves.size(); ++step) {
            const Move& move = plan.moves[chain.moves[step]];
            const Evidence& evidence = plan.evidence[chain.moves[step]];
            sheet.number(static_cast<std::int64_t>(number) + 1);
            sheet.number(static_cast<std::int64_t>(step) + 1);
            sheet.cell(base::grouped_employee_number(plan.market.person_name(move.person)));
            sheet.cell(plan.people[static_cast<std::size_t>(move.person)].name);
            seat_cells(sheet, plan, move.from);
            seat_cells(sheet, plan, move.to);
            sheet.number(move.score_before);
            sheet.number(move.score_after);
            sheet.number(std::int64_t{move.score_after} - move.score_before);
            if (move.wish_order > 0) sheet.number(move.wish_order);
            else sheet.cell("");
            for (const auto& [part, points] : plan.weights) {
                const auto found = std::ranges::find(evidence.parts, part, &ScorePart::id);
                if (found == evidence.parts.end()) sheet.cell("");
                else sheet.number(found->points);
            }
            sheet.number(move.worst_gain);
            std::string open;
            for (const OpenPart& part : evidence.open)
                open += (open.empty() ? "" : ", ") + std::string(words.text("planning.column.part." + part.id));
            sheet.cell(open);
            sheet.cell(rules_with(evidence, rules::Outcome::needs_review));
            sheet.cell(rules_with(evidence, rules::Outcome::fail));
            sheet.cell(exemptions_of(evidence));
            sheet.cell(plan.model.empty() ? "" : plan.model + '/' + std::to_string(plan.model_version));
            sheet.end_row();
        }
    }
    return sheet.take();
}

}  // namespace planning
