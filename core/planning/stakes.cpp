#include "core/planning/stakes.hpp"

#include <algorithm>

namespace planning {
namespace {

using records::EntityKind;

constexpr std::size_t k_looked_at = 4, k_shut = 2;

/// The few of most points, best first; the earlier of equals.
class Few {
public:
    explicit Few(std::size_t most = k_looked_at) : most_(most) {}
    void add(std::uint32_t row, std::int32_t points) {
        if (rows_.size() == most_ && points <= points_.back()) return;
        const auto at = std::ranges::upper_bound(points_, points, std::ranges::greater()) - points_.begin();
        points_.insert(points_.begin() + at, points);
        rows_.insert(rows_.begin() + at, row);
        if (rows_.size() <= most_) return;
        points_.pop_back();
        rows_.pop_back();
    }
    [[nodiscard]] const std::vector<std::uint32_t>& rows() const { return rows_; }
    [[nodiscard]] const std::vector<std::int32_t>& points() const { return points_; }

private:
    std::size_t most_;
    std::vector<std::uint32_t> rows_;
    std::vector<std::int32_t> points_;
};

bool is_undecided(const rules::RuleResult& result) {
    return result.outcome == rules::Outcome::needs_review && result.severity == rules::Severity::gate;
}

/// Whether some rule says no, whatever the missing inputs.
bool is_held(const std::vector<rules::RuleResult>& results) {
    return std::ranges::any_of(results, [](const rules::RuleResult& one) { return one.blocks && one.outcome == rules::Outcome::fail; });
}

}  // namespace

/// What was found so far; of the same thing the most points.
class Stakes::Notes {
public:
    Notes(const Assessment& assessment, bool is_seat) : assessment_(assessment), is_seat_(is_seat) {}
    void add(const rules::Fact& fact, std::int32_t points, bool is_rule) {
        std::optional<rules::FieldRef> field;
        if (auto missing = assessment_.missing_fields(fact); !missing.empty()) field = std::move(missing.front());
        if ((field && (field->entity == EntityKind::position || field->entity == EntityKind::unit)) != is_seat_) return;
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

Stakes::Stakes(const Assessment& assessment) : assessment_(assessment), is_movable_(assessment.seating().people()) {
    for (std::uint32_t seat = 0; seat < assessment.seating().seats(); ++seat)
        if (assessment.rules().limits(seat).accepts) accepting_.push_back(seat);
}

Stakes::Best Stakes::best_seats(std::uint32_t person, std::uint32_t own) const {
    Few open, shut(k_shut);
    for (const std::uint32_t seat : accepting_)
        if (seat != own) (assessment_.rules().allows(person, seat) ? open : shut).add(seat, assessment_.scorer().score(person, seat));
    return {open.rows(), shut.rows()};
}

/// Notes what leaves the move to the seat open; false: no rule lets it happen, or it could not gain enough. An undecided rule
/// that is not of the seat's is the same for every open seat, and asked for at the first.
bool Stakes::weigh(std::uint32_t person, const scoring::Breakdown& before, std::uint32_t seat, bool asks_rules, Notes& notes) const {
    const scoring::Scorer& scorer = assessment_.scorer();
    const std::vector<scoring::PartGain> gains = scorer.open_gains(person, assessment_.seating().seat_of(person), seat);
    const std::int32_t expected = scorer.score(person, seat) - before.total;
    /// What is left of a gain under which nobody is moved.
    const auto counted = [](std::int32_t gain) { return gain < PlanOptions{}.least_gain ? 0 : gain; };
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
    const std::vector<rules::RuleResult> general = assessment_.rules().explain_person(person);
    const std::uint32_t own = assessment_.seating().seat_of(person);
    is_movable_[person] = own != records::k_no_row && !is_held(general);
    if (own != records::k_no_row) {
        const scoring::Breakdown before = assessment_.scorer().explain(person, own);
        if (is_movable_[person]) {
            const Best best = best_seats(person, own);
            bool asks_rules = true;
            for (const std::uint32_t seat : best.open)
                if (weigh(person, before, seat, asks_rules, notes)) asks_rules = false;
            for (const std::uint32_t seat : best.shut)
                if (weigh(person, before, seat, true, notes)) break;
        }
        for (const scoring::PartResult& part : before.parts)
            if (part.missing) notes.add(part.fact, 0, false);
    }
    notes.add(general, 0);
    return notes.take();
}

std::vector<Stake> Stakes::of_seat(std::uint32_t seat) const {
    const scoring::Scorer& scorer = assessment_.scorer();
    const records::SeatCount& count = assessment_.seating().count(seat);
    Few best(std::max(k_looked_at, static_cast<std::size_t>(std::max(count.vacancies, 0))));
    for (std::uint32_t person = 0; person < is_movable_.size(); ++person) {
        const std::uint32_t own = assessment_.seating().seat_of(person);
        if (is_movable_[person] && own != seat) best.add(person, scorer.score(person, seat) - scorer.score(person, own));
    }
    Notes notes(assessment_, true);
    for (std::size_t i = 0; i < std::min(best.rows().size(), k_looked_at); ++i) (void)weigh(best.rows()[i], scorer.explain(best.rows()[i], assessment_.seating().seat_of(best.rows()[i])), seat, true, notes);
    std::vector<Stake> found = notes.take();
    // A shut seat keeps out as many people as it has places.
    std::int64_t all = 0;
    for (std::size_t i = 0; i < std::min(best.points().size(), static_cast<std::size_t>(std::max(count.vacancies, 0))); ++i)
        all += std::max(best.points()[i], 0);
    for (Stake& stake : found)
        if (stake.is_rule) stake.points = static_cast<std::int32_t>(std::max<std::int64_t>(stake.points, std::min<std::int64_t>(all, 2'000'000'000)));
    return found;
}

}  // namespace planning
