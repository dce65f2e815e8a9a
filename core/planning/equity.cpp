#include "core/planning/equity.hpp"

#include <algorithm>

#include "core/base/order.hpp"
#include "core/records/agencies.hpp"

namespace planning {

namespace {

using records::EntityKind;

constexpr std::array<std::string_view, 4> k_ages = {"under_30", "30_39", "40_49", "50_over"};

/// The group of everybody in the market, by the dimension.
class Grouping {
public:
    Grouping(const Plan& plan, const records::Registry& registry, EquityBy by)
        : plan_(&plan), registry_(&registry), by_(by), agencies_(registry) {}

    [[nodiscard]] std::string group_of(std::size_t person) const {
        if (by_ == EquityBy::unit) return agency_of(plan_->market.current[person]);
        const records::Record* employee = registry_->table(EntityKind::employee).find(plan_->market.names.people[person]);
        if (employee == nullptr) return {};
        const auto value = [&](std::string_view field) { return registry_->value(EntityKind::employee, *employee, field); };
        if (by_ == EquityBy::sex) return std::string(records::as_text(value("sex")));
        if (by_ == EquityBy::district) return std::string(records::as_text(value("home_district")));
        const auto born = records::as_day(value("birth_date"));
        if (!born) return {};
        const int years = base::whole_months(*born, plan_->options.today) / 12;
        return std::string(k_ages[static_cast<std::size_t>(std::clamp(years / 10 - 2, 0, 3))]);
    }

private:
    [[nodiscard]] std::string agency_of(std::int32_t seat) const {
        if (seat == matching::k_unplaced) return {};
        const std::string& own = plan_->seats[static_cast<std::size_t>(seat)].unit;
        const std::string_view agency = agencies_.of(own);
        return agency.empty() ? own : std::string(agency);
    }

    const Plan* plan_;
    const records::Registry* registry_;
    EquityBy by_;
    records::Agencies agencies_;
};

void add(EquityGroup& group, std::int32_t person, const PersonInfo& info, const Move* move) {
    const auto count = [&](EquityMeasure measure, bool does) {
        if (does) group.figures[static_cast<std::size_t>(measure)].people.push_back(person);
    };
    const std::int64_t gain = move == nullptr ? 0 : std::int64_t{move->score_after} - move->score_before;
    const bool is_met = info.is_wisher && move != nullptr && move->wish_order > 0;
    group.people.push_back(person);
    group.gain += gain;
    count(EquityMeasure::moves, move != nullptr);
    count(EquityMeasure::gains, gain > 0);
    count(EquityMeasure::loses, gain < 0);
    count(EquityMeasure::wishers, info.is_wisher);
    count(EquityMeasure::met, is_met);
    count(EquityMeasure::refused, info.is_wisher && !is_met);
    count(EquityMeasure::blocked, !info.blocked_by.empty());
}

void count_ground(EquityGroup& group) {
    const std::int64_t wishers = group.figure(EquityMeasure::wishers).count();
    for (std::size_t measure = 0; measure < k_equity_measures; ++measure) {
        const auto which = static_cast<EquityMeasure>(measure);
        const bool is_of_wishers = which == EquityMeasure::met || which == EquityMeasure::refused;
        group.figures[measure].of = is_of_wishers ? wishers : static_cast<std::int64_t>(group.people.size());
    }
}

/// Where the group stands in the order of its dimension.
std::size_t order_of(const records::Registry& registry, EquityBy by, const std::string& id) {
    if (by == EquityBy::unit) return 0;
    if (by == EquityBy::age) return static_cast<std::size_t>(std::ranges::find(k_ages, id) - k_ages.begin());
    const auto& choices = registry.catalogue().choices(by == EquityBy::sex ? "sex" : "district");
    return choices.order(id).value_or(choices.choices.size());
}

}  // namespace

std::optional<std::int64_t> EquityFigure::share() const {
    if (of == 0) return std::nullopt;
    return (count() * 100'000 + of / 2) / of;
}

std::optional<std::int64_t> EquityGroup::mean_gain() const {
    const std::int64_t moves = figure(EquityMeasure::moves).count();
    if (moves == 0) return std::nullopt;
    return gain / moves;
}

Verdict judge(const Proportion& proportion, std::int64_t comparisons) {
    const auto [count, of, all_count, all] = proportion;
    if (of == 0) return Verdict::too_few;
    if (of == all) return Verdict::alone;
    if (all_count == 0 || all_count == all) return Verdict::alike;
    // How likely each count of the group would be if the same people had been drawn from everybody, beside the likeliest.
    const std::int64_t least = std::max<std::int64_t>(0, of + all_count - all);
    const std::int64_t most = std::min(of, all_count);
    const std::int64_t likeliest = std::clamp((of + 1) * (all_count + 1) / (all + 2), least, most);
    std::vector<double> chance(static_cast<std::size_t>(most - least + 1));
    const auto at = [&](std::int64_t value) -> double& { return chance[static_cast<std::size_t>(value - least)]; };
    at(likeliest) = 1;
    const auto up = [&](std::int64_t value) {
        return static_cast<double>((of - value) * (all_count - value)) /
               static_cast<double>((value + 1) * (all - of - all_count + value + 1));
    };
    for (std::int64_t value = likeliest; value < most; ++value) at(value + 1) = at(value) * up(value);
    for (std::int64_t value = likeliest; value > least; --value) at(value - 1) = at(value) / up(value - 1);
    const auto sum_up_to = [&](double limit) {
        double sum = 0;
        for (const double one : chance)
            if (one <= limit * (1 + 1e-9)) sum += one;
        return sum;
    };
    double whole = 0;
    for (const double one : chance) whole += one;
    const double level = whole / (20.0 * static_cast<double>(comparisons));
    if (sum_up_to(std::min(chance.front(), chance.back())) > level) return Verdict::too_few;
    if (sum_up_to(at(count)) > level) return Verdict::alike;
    return count * (all - of) < (all_count - count) * of ? Verdict::lower : Verdict::higher;
}

Equity equity(const Plan& plan, const records::Registry& registry, EquityBy by) {
    const Grouping grouping(plan, registry, by);
    std::vector<const Move*> moves(plan.people.size(), nullptr);
    for (const Move& move : plan.moves) moves[static_cast<std::size_t>(move.person)] = &move;

    Equity result{.by = by, .groups = {}, .all = {}};
    std::map<std::string, EquityGroup> groups;
    for (std::size_t person = 0; person < plan.people.size(); ++person) {
        const std::string id = grouping.group_of(person);
        for (EquityGroup* group : {&groups[id], &result.all})
            add(*group, static_cast<std::int32_t>(person), plan.people[person], moves[person]);
    }
    for (auto& [id, group] : groups) {
        group.id = id;
        result.groups.push_back(std::move(group));
    }
    base::sort(result.groups, [&](const EquityGroup& a, const EquityGroup& b) {
        if (a.id.empty() != b.id.empty()) return b.id.empty();
        if (by == EquityBy::unit) return a.people.size() > b.people.size();
        return order_of(registry, by, a.id) < order_of(registry, by, b.id);
    });

    count_ground(result.all);
    const auto size = static_cast<std::int64_t>(result.groups.size());
    // Of two groups each is the other's rest: that is one comparison.
    const std::int64_t comparisons = size == 2 ? 1 : size;
    for (EquityGroup& group : result.groups) {
        count_ground(group);
        for (std::size_t measure = 0; measure < k_equity_measures; ++measure) {
            EquityFigure& figure = group.figures[measure];
            const EquityFigure& all = result.all.figures[measure];
            figure.verdict = judge({figure.count(), figure.of, all.count(), all.of}, comparisons);
        }
    }
    return result;
}

std::string_view equity_by_name(EquityBy by) {
    constexpr std::array<std::string_view, 4> k_names = {"sex", "age", "unit", "district"};
    return k_names[static_cast<std::size_t>(by)];
}

std::string_view equity_measure_name(EquityMeasure measure) {
    constexpr std::array<std::string_view, k_equity_measures> k_names = {"moves", "gains",   "loses",  "wishers",
                                                                         "met",   "refused", "blocked"};
    return k_names[static_cast<std::size_t>(measure)];
}

std::string_view verdict_name(Verdict verdict) {
    constexpr std::array<std::string_view, 5> k_names = {"alone", "too_few", "alike", "lower", "higher"};
    return k_names[static_cast<std::size_t>(verdict)];
}

std::string group_words(const records::Registry& registry, EquityBy by, const std::string& id, const base::Catalog& words) {
    if (id.empty()) return std::string(words.text("planning.equity.unknown"));
    if (by == EquityBy::age) return std::string(words.text("planning.equity.age." + id));
    if (by == EquityBy::unit) {
        const records::Record* unit = registry.table(EntityKind::unit).find(id);
        const std::string_view name = unit == nullptr ? "" : records::as_text(registry.value(EntityKind::unit, *unit, "name"));
        return name.empty() ? id : std::string(name);
    }
    const records::Choice* choice = registry.catalogue().choices(by == EquityBy::sex ? "sex" : "district").find(id);
    return choice == nullptr ? id : choice->label[static_cast<std::size_t>(words.language())];
}

std::string finding_words(const EquityGroup& group, const base::Catalog& words) {
    const Verdict moving = group.figure(EquityMeasure::moves).verdict;
    std::string found;
    for (std::size_t at = 0; at < k_equity_measures; ++at) {
        const auto measure = static_cast<EquityMeasure>(at);
        const Verdict verdict = group.figures[at].verdict;
        // Refused is the other side of met, and nearly everybody who moves gains.
        const bool is_said = measure == EquityMeasure::refused || (measure == EquityMeasure::gains && verdict == moving);
        if (verdict < Verdict::lower || is_said) continue;
        const std::string name = "planning.equity.measure." + std::string(equity_measure_name(measure));
        found += (found.empty() ? "" : "; ") + words.render("planning.equity." + std::string(verdict_name(verdict)),
                                                            std::array{base::Arg{"measure", std::string(words.text(name))}});
    }
    return found.empty() ? std::string(words.text("planning.equity." + std::string(verdict_name(moving)))) : found;
}

}  // namespace planning
