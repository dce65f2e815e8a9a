#include "core/planning/stakes.hpp"

#include <algorithm>
#include <ranges>

namespace planning {
namespace {

using records::EntityKind;

constexpr std::size_t k_looked_at = 4, k_shut = 2;
constexpr std::size_t k_places = 1000;  // of a seat, whatever its map says

bool is_undecided(const rules::RuleResult& result) {
    return result.outcome == rules::Outcome::needs_review && result.severity == rules::Severity::gate;
}

/// Whether some rule says no, whatever the missing inputs.
bool is_held(const std::vector<rules::RuleResult>& results) {
    return std::ranges::any_of(results, [](const rules::RuleResult& one) { return one.blocks && one.outcome == rules::Outcome::fail; });
}

std::optional<rules::FieldRef> first_missing(const Assessment& assessment, const rules::Fact& fact) {
    auto missing = assessment.missing_fields(fact);
    return missing.empty() ? std::nullopt : std::optional(std::move(missing.front()));
}

bool is_of_seat(const std::optional<rules::FieldRef>& field) {
    return field && (field->entity == EntityKind::position || field->entity == EntityKind::unit);
}

}  // namespace

/// What was found so far; of the same thing the most points.
class Stakes::Notes {
public:
    Notes(const Assessment& assessment, bool is_seat) : assessment_(assessment), is_seat_(is_seat) {}
    void add(const rules::Fact& fact, std::int32_t points, bool is_rule) {
        std::optional<rules::FieldRef> field = first_missing(assessment_, fact);
        if (is_of_seat(field) != is_seat_) return;
        const auto known = std::ranges::find_if(found_, [&](const Stake& one) { return one.fact.key == fact.key && one.field == field; });
        if (known == found_.end()) found_.push_back({fact, std::move(field), points, is_rule});
        else known->points = std::max(known->points, points);
    }
    void add(const std::vector<rules::RuleResult>& results, std::int32_t points) {
        for (const rules::RuleResult& result : results)
            if (is_undecided(result)) add(result.fact, points, true);
    }
    [[nodiscard]] std::vector<Stake> take() { return std::move(found_); }

private:
    const Assessment& assessment_;
    bool is_seat_;
    std::vector<Stake> found_;
};

void Stakes::Few::insert(std::uint32_t row, std::int32_t points) {
    const auto at = std::ranges::upper_bound(points_, points, std::ranges::greater()) - points_.begin();
    points_.insert(points_.begin() + at, points);
    rows_.insert(rows_.begin() + at, row);
    if (rows_.size() > most_) {
        points_.pop_back();
        rows_.pop_back();
    }
    if (rows_.size() == most_) bar_ = points_.back();
}

Stakes::Stakes(const Assessment& assessment) : assessment_(assessment) {
    for (std::uint32_t seat = 0; seat < assessment.seating().seats(); ++seat) {
        accepts_.push_back(assessment.rules().limits(seat).accepts);
        best_people_.emplace_back(std::clamp(static_cast<std::size_t>(assessment.seating().count(seat).vacancies), k_looked_at, k_places));
    }
}

/// What is missing of a seat is missing whoever comes.
bool Stakes::lacks_something(std::uint32_t person, std::uint32_t seat) const {
    const auto lacks = [&](const rules::Fact& fact) { return is_of_seat(first_missing(assessment_, fact)); };
    return std::ranges::any_of(assessment_.rules().explain(person, seat), [&](const rules::RuleResult& one) { return is_undecided(one) && lacks(one.fact); }) ||
           std::ranges::any_of(assessment_.scorer().explain(person, seat).parts, [&](const scoring::PartResult& part) { return part.missing && lacks(part.fact); });
}

/// Notes what leaves the move to the seat open; false: no rule lets it happen, or it could not gain enough. An undecided rule
/// that is not of the seat's is the same for every open seat, and asked for at the first.
bool Stakes::weigh(std::uint32_t person, const scoring::Breakdown& before, std::uint32_t seat, bool asks_rules, Notes& notes) const {
    const scoring::Scorer& scorer = assessment_.scorer();
    const std::vector<scoring::PartGain> gains = scorer.open_gains(person, assessment_.seating().seat_of(person), seat);
    const std::int32_t expected = scorer.score(person, seat) - before.total;
    /// What is left of a gain under which nobody is moved.
    const auto counted = [least = PlanOptions{}.least_gain](std::int32_t gain) { return gain < least ? 0 : gain; };
    const auto at_best = [&](const scoring::PartGain& gain) { return counted(expected - gain.expected + gain.best); };
    if (counted(expected) == 0 && std::ranges::none_of(gains, at_best)) return false;
    if (asks_rules) {
        const std::vector<rules::RuleResult> results = assessment_.rules().explain(person, seat);
        if (is_held(results)) return false;
        notes.add(results, counted(expected));
    }
    if (gains.empty()) return true;
    const scoring::Breakdown after = scorer.explain(person, seat);
    for (const scoring::PartGain& gain : gains)
        for (const scoring::Breakdown* side : {&before, &after}) {
            const scoring::PartResult& part = side->parts[static_cast<std::size_t>(gain.kind)];
            if (part.missing) notes.add(part.fact, at_best(gain) - counted(expected - gain.expected + gain.worst), false);
        }
    return true;
}

std::vector<Stake> Stakes::of_person(std::uint32_t person) {
    Notes notes(assessment_, false);
    const rules::Evaluator& rules = assessment_.rules();
    const std::vector<rules::RuleResult> general = rules.explain_person(person);
    const std::uint32_t own = assessment_.seating().seat_of(person);
    if (own != records::k_no_row) {
        const scoring::Breakdown before = assessment_.scorer().explain(person, own);
        if (!is_held(general)) {
            Few open(k_looked_at), shut(k_shut);
            for (std::uint32_t seat = 0; seat < accepts_.size(); ++seat) {
                if (seat == own) continue;
                const std::int32_t gain = assessment_.scorer().score(person, seat) - before.total;
                best_people_[seat].add(person, gain);
                if (accepts_[seat] != 0) (rules.allows(person, seat) ? open : shut).add(seat, gain);
            }
            bool asks_rules = true;
            for (const std::uint32_t seat : open.rows())
                if (weigh(person, before, seat, asks_rules, notes)) asks_rules = false;
            for (const std::uint32_t seat : shut.rows())
                if (weigh(person, before, seat, true, notes)) break;
        }
        for (const scoring::PartResult& part : before.parts)
            if (part.missing) notes.add(part.fact, 0, false);
    }
    notes.add(general, 0);
    return notes.take();
}

std::vector<Stake> Stakes::of_seat(std::uint32_t seat) const {
    const Few& best = best_people_[seat];
    if (best.rows().empty() || !lacks_something(best.rows().front(), seat)) return {};
    Notes notes(assessment_, true);
    for (const std::uint32_t person : best.rows() | std::views::take(k_looked_at))
        (void)weigh(person, assessment_.scorer().explain(person, assessment_.seating().seat_of(person)), seat, true, notes);
    std::vector<Stake> found = notes.take();
    // A shut seat keeps out as many people as it has places.
    std::int32_t all = 0;
    for (const std::int32_t gain : best.points() | std::views::take(assessment_.seating().count(seat).vacancies)) all += std::max(gain, 0);
    for (Stake& stake : found)
        if (stake.is_rule) stake.points = std::max(stake.points, all);
    return found;
}

}  // namespace planning
