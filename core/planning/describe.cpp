#include "core/planning/describe.hpp"

#include <map>

#include "core/base/text.hpp"
#include "core/records/agencies.hpp"

namespace planning {

namespace {

using records::EntityKind;

std::string full_name(const records::Registry& registry, const records::Record& employee) {
    const auto text = [&](std::string_view field) {
        return std::string(records::as_text(registry.value(EntityKind::employee, employee, field)));
    };
    std::string name = text("title_front");
    if (!name.empty()) name += ' ';
    name += base::name_case(text("name"));
    if (const std::string title = text("title_back"); !title.empty()) name += ", " + title;
    return name;
}

RuleOutcome outcome_of(const rules::Evaluator& rules, const rules::RuleResult& result) {
    RuleOutcome outcome{.id = rules.rules()[result.rule].id, .outcome = result.outcome, .severity = result.severity};
    if (!result.exemption) return outcome;
    const rules::Exemption& exemption = rules.exemptions()[*result.exemption];
    outcome.exemption = {exemption.reason, exemption.approver};
    return outcome;
}

/// Where everybody sits under the plan; who takes no part stays.
std::vector<std::uint32_t> seats_after(const Plan& plan, const Assessment& assessment, const MarketRows& rows) {
    std::vector<std::uint32_t> seats;
    for (std::uint32_t row = 0; row < assessment.seating().people(); ++row) seats.push_back(assessment.seating().seat_of(row));
    for (std::size_t person = 0; person < rows.employees.size(); ++person)
        seats[rows.employees[person]] = rows.positions[static_cast<std::size_t>(plan.matching.seat_of[person])];
    return seats;
}

std::vector<std::string> blocking_rules(const rules::Evaluator& rules, std::uint32_t employee) {
    std::vector<std::string> ids;
    for (const rules::RuleResult& result : rules.explain_person(employee))
        if (result.blocks) ids.push_back(rules.rules()[result.rule].id);
    return ids;
}

/// Every agency has a "Sekretariat": a name that several units bear is followed by the agency's.
class UnitTitles {
public:
    explicit UnitTitles(const records::Registry& registry) : registry_(registry), agencies_(registry) {
        for (const records::Record& unit : registry.table(EntityKind::unit).rows()) ++bearers_[name(unit)];
    }
    [[nodiscard]] std::string of(const records::Record& unit) const {
        std::string title(name(unit));
        const records::Record* agency = registry_.table(EntityKind::unit).find(agencies_.of(unit.key));
        if (bearers_.at(name(unit)) > 1 && agency != nullptr && agency->key != unit.key) title.append(", ").append(name(*agency));
        return title;
    }

private:
    [[nodiscard]] std::string_view name(const records::Record& unit) const { return records::as_text(registry_.value(EntityKind::unit, unit, "name")); }

    const records::Registry& registry_;
    records::Agencies agencies_;
    std::map<std::string_view, int> bearers_;
};

SeatInfo seat_info(const Assessment& assessment, const UnitTitles& titles, std::uint32_t position) {
    const records::Registry& registry = assessment.registry();
    const records::Record& record = registry.table(EntityKind::position).rows()[position];
    const records::SeatCount& count = assessment.seating().count(position);
    SeatInfo info;
    info.title = records::as_text(registry.value(EntityKind::position, record, "title"));
    info.need = count.need == records::k_unknown_count ? count.incumbents : count.need;
    info.must_fill = records::as_integer(registry.value(EntityKind::position, record, "must_fill")).value_or(0) != 0;
    if (const std::uint32_t row = assessment.seating().unit_of_seat(position); row != records::k_no_row) {
        const records::Record& unit = registry.table(EntityKind::unit).rows()[row];
        info.unit = unit.key;
        info.unit_name = titles.of(unit);
    } else {
        info.unit = records::as_text(registry.value(EntityKind::position, record, "unit_id"));
    }
    return info;
}

}  // namespace

void describe_market(Plan& plan, const Assessment& assessment, const MarketRows& rows, const Wishes& wishes) {
    const auto employees = assessment.registry().table(EntityKind::employee).rows();
    for (std::size_t person = 0; person < rows.employees.size(); ++person) {
        const std::uint32_t employee = rows.employees[person];
        PersonInfo info;
        info.name = full_name(assessment.registry(), employees[employee]);
        info.is_wisher = wishes.is_wisher(employee);
        const bool only_stays = plan.market.row_start[person + 1] - plan.market.row_start[person] == 1;
        if (only_stays) info.blocked_by = blocking_rules(assessment.rules(), employee);
        plan.people.push_back(std::move(info));
    }
    const UnitTitles titles(assessment.registry());
    for (const std::uint32_t position : rows.positions) plan.seats.push_back(seat_info(assessment, titles, position));
    const scoring::Model& model = assessment.scorer().model();
    plan.model = model.id;
    plan.model_version = model.version;
    for (const scoring::Part& part : model.parts)
        if (part.counts) plan.weights.emplace_back(part.id, part.weight);
}

void describe_moves(Plan& plan, const Assessment& assessment, const MarketRows& rows, const Wishes& wishes) {
    std::vector<std::int32_t> occupants(plan.market.seats.size(), 0);
    for (const std::int32_t seat : plan.matching.seat_of) ++occupants[static_cast<std::size_t>(seat)];
    const rules::Evaluator& rules = assessment.rules();
    const scoring::Model& model = assessment.scorer().model();
    const std::vector<std::uint32_t> placed = seats_after(plan, assessment, rows);
    plan.evidence.clear();
    for (Move& move : plan.moves) {
        const std::uint32_t employee = rows.employees[static_cast<std::size_t>(move.person)];
        const auto from = static_cast<std::size_t>(move.from);
        const std::uint32_t target = rows.positions[static_cast<std::size_t>(move.to)];
        move.wish_order = wishes.order_met(employee, target);
        Evidence& evidence = plan.evidence.emplace_back();
        const scoring::Breakdown breakdown = assessment.scorer().explain(employee, target);
        for (const scoring::PartResult& part : breakdown.counted())
            evidence.parts.push_back({model.part(part.kind).id, part.points, part.missing});
        for (const scoring::PartGain& part : assessment.scorer().open_gains(employee, rows.positions[from], target))
            evidence.open.push_back({model.part(part.kind).id, part.worst, part.expected, part.best});
        for (const rules::RuleResult& result : rules.explain(employee, target))
            evidence.rules.push_back(outcome_of(rules, result));
        // Open by today's seats, or the move would not be: the plan itself shuts it.
        for (const rules::RuleResult& result : rules.explain_placed(employee, target, placed)) {
            const auto today = std::ranges::find(evidence.rules, rules.rules()[result.rule].id, &RuleOutcome::id);
            if (!result.blocks || today == evidence.rules.end()) continue;
            *today = {.id = today->id, .outcome = rules::Outcome::fail, .severity = rules::Severity::flag};
        }
        for (const rules::RuleResult& result : rules.explain_occupancy(rows.positions[from], occupants[from]))
            evidence.rules.push_back(outcome_of(rules, result));
    }
}

}  // namespace planning
