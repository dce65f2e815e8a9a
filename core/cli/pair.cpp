#include "core/cli/pair.hpp"

#include <algorithm>

#include "core/cli/files.hpp"
#include "core/cli/tables.hpp"

namespace cli {

namespace {

const char* verdict_key(const rules::RuleResult& result) {
    if (result.blocks) return "cli.pair.blocks";
    if (result.severity == rules::Severity::info) return "cli.pair.info";
    switch (result.outcome) {
        case rules::Outcome::pass:
            return "cli.pair.pass";
        case rules::Outcome::fail:
            return "cli.pair.flag";
        case rules::Outcome::needs_review:
            break;
    }
    return "cli.pair.review";
}

}  // namespace

base::Result<Pair> Pair::weigh(const std::string& folder, const planning::Plan& plan, std::int32_t person,
                               std::int32_t seat) {
    BASE_TRY(const std::vector<std::string> names, tables_in(folder));
    std::vector<std::string> paths;
    for (const std::string& name : names) paths.push_back(join(folder, name));
    const Tables tables = read_tables(paths, plan.options.today);
    const auto& registry = tables.checked.registry;
    const auto employee = registry->table(records::EntityKind::employee).row_of(plan.market.person_name(person));
    const auto position = registry->table(records::EntityKind::position).row_of(plan.market.seat_name(seat));
    if (tables.inputs != plan.inputs || !employee || !position) return base::fail("cli.other_data", folder);
    BASE_TRY(auto assessment, planning::Assessment::create(registry, plan.options.today, plan.model));
    Pair pair(std::move(assessment));
    pair.employee_ = static_cast<std::uint32_t>(*employee);
    pair.position_ = static_cast<std::uint32_t>(*position);
    const auto current = plan.market.score(person, plan.market.current[static_cast<std::size_t>(person)]);
    pair.gain_ = std::int64_t{pair.assessment_.scorer().score(pair.employee_, pair.position_)} - current.value_or(0);
    pair.least_gain_ = plan.options.least_gain;
    return pair;
}

std::optional<std::uint32_t> Pair::rival() const {
    for (const planning::Candidate& candidate : assessment_.best_people(position_, SIZE_MAX))
        if (candidate.employee != employee_ && candidate.is_eligible && !candidate.is_incumbent)
            return candidate.employee;
    return std::nullopt;
}

Pair::Order Pair::order_with(std::uint32_t other) const {
    const scoring::Scorer& scorer = assessment_.scorer();
    const scoring::ScoreOrder order = scoring::order_of(scorer.explain(employee_, position_), scorer.explain(other, position_));
    return order.is_swapped ? Order{other, employee_, order.ranges} : Order{employee_, other, order.ranges};
}

void Pair::print_order(const Console& console) const {
    const auto other = rival();
    if (!other) return;
    const scoring::Scorer& scorer = assessment_.scorer();
    const Order order = order_with(*other);
    const auto employees = assessment_.registry().table(records::EntityKind::employee).rows();
    const bool can_turn = std::ranges::any_of(order.ranges, &scoring::WeightRange::can_turn);
    console.line(can_turn ? "cli.pair.order" : "cli.pair.order.firm", {{"first", employees[order.first].key},
                                    {"first_score", console.score(scorer.score(order.first, position_))},
                                    {"second", employees[order.second].key},
                                    {"second_score", console.score(scorer.score(order.second, position_))}});
    for (std::size_t part = 0; part < scoring::k_parts; ++part) {
        const scoring::WeightRange& range = order.ranges[part];
        if (!range.can_turn()) continue;
        console.line(range.most ? "cli.pair.order.most" : "cli.pair.order.least",
                     {{"part", scorer.model().parts[part].label[static_cast<std::size_t>(console.words().language())]},
                      {"weight", console.score(range.weight)},
                      {"bound", console.score(range.bound())}});
    }
}

base::Json Pair::order_json() const {
    const auto other = rival();
    if (!other) return {};
    const Order order = order_with(*other);
    const auto employees = assessment_.registry().table(records::EntityKind::employee).rows();
    base::Json json = {{"first", employees[order.first].key}, {"second", employees[order.second].key}};
    for (std::size_t part = 0; part < scoring::k_parts; ++part) {
        if (!assessment_.scorer().model().parts[part].counts) continue;
        const scoring::WeightRange& range = order.ranges[part];
        json["weights"][assessment_.scorer().model().parts[part].id] = {
            {"weight", range.weight},
            {"least", range.least},
            {"most", range.most ? base::Json(*range.most) : base::Json()}};
    }
    return json;
}

void Pair::print(const Console& console) const {
    const auto language = static_cast<std::size_t>(console.words().language());
    const records::Catalogue& catalogue = assessment_.registry().catalogue();
    const scoring::Breakdown breakdown = assessment_.scorer().explain(employee_, position_);
    console.line("cli.pair.score", {{"score", console.score(breakdown.total)},
                                    {"gain", console.signed_score(gain_)},
                                    {"least", console.score(least_gain_)}});
    for (const scoring::PartResult& part : breakdown.counted())
        console.line("cli.pair.part", {{"part", assessment_.scorer().model().part(part.kind).label[language]},
                                       {"points", console.score(part.points)},
                                       {"most", console.score(part.maximum)},
                                       {"sentence", rules::sentence(part.fact, console.words(), catalogue)}});
    print_order(console);
    for (const rules::RuleResult& result : assessment_.rules().explain(employee_, position_)) {
        const rules::Rule& rule = assessment_.rules().rules()[result.rule];
        console.line(verdict_key(result),
                     {{"rule", rule.id + (rule.citation.empty() ? "" : " (" + rule.citation + ")")},
                      {"sentence", rules::sentence(result.fact, console.words(), catalogue)}});
    }
}

base::Json Pair::json(const Console& console) const {
    const records::Catalogue& catalogue = assessment_.registry().catalogue();
    const scoring::Breakdown breakdown = assessment_.scorer().explain(employee_, position_);
    base::Json json = {{"score", breakdown.total},     {"worst", breakdown.worst},
                       {"best", breakdown.best},       {"gain", gain_},
                       {"least_gain", least_gain_},    {"parts", base::Json::object()},
                       {"bounds", base::Json::object()}, {"rules", base::Json::array()},
                       {"order", order_json()}};
    for (const scoring::PartResult& part : breakdown.counted()) {
        const std::string& id = assessment_.scorer().model().part(part.kind).id;
        json["parts"][id] = part.points;
        json["bounds"][id] = {
            {"worst", part.worst}, {"best", part.best}, {"maximum", part.maximum}, {"missing", part.missing}};
    }
    for (const scoring::PartResult& part : breakdown.parts)
        if (!part.counts) json["uncounted"][assessment_.scorer().model().part(part.kind).id] = {part.worst_share, part.share, part.best_share};
    for (const rules::RuleResult& result : assessment_.rules().explain(employee_, position_)) {
        const rules::Rule& rule = assessment_.rules().rules()[result.rule];
        json["rules"].push_back({{"id", rule.id},
                                 {"outcome", result.outcome == rules::Outcome::pass   ? "pass"
                                             : result.outcome == rules::Outcome::fail ? "fail"
                                                                                      : "needs_review"},
                                 {"severity", rules::severity_name(result.severity)},
                                 {"blocks", result.blocks},
                                 {"citation", rule.citation},
                                 {"sentence", rules::sentence(result.fact, console.words(), catalogue)}});
    }
    return json;
}

}  // namespace cli
