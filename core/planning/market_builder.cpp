#include "core/planning/market_builder.hpp"

#include <algorithm>

#include "core/base/order.hpp"

namespace planning {

namespace {

using records::EntityKind;

}  // namespace

MarketBuilder::MarketBuilder(const Assessment& assessment, std::int64_t least_gain)
    : assessment_(&assessment), least_gain_(least_gain), wishes_(assessment.registry(), assessment.seating()) {
    add_seats();
    add_people();
}

void MarketBuilder::add_seats() {
    const records::Seating& seating = assessment_->seating();
    const auto positions = assessment_->registry().table(EntityKind::position).rows();
    const records::FieldIndex must_fill = assessment_->registry().catalogue().index(EntityKind::position, "must_fill");
    for (std::uint32_t position = 0; position < seating.seats(); ++position) {
        const rules::SeatLimits limits = assessment_->rules().limits(position);
        if (limits.slots == 0) continue;
        const bool is_urgent = seating.count(position).vacancies > 0 &&
                               records::as_integer(positions[position].values[must_fill]).value_or(0) != 0;
        if (limits.accepts)
            open_seats_.push_back({position, static_cast<std::int32_t>(rows_.positions.size()), is_urgent});
        rows_.positions.push_back(position);
        draft_.seats.push_back({.slots = limits.slots, .floor = limits.floor});
        draft_.names.seats.push_back(positions[position].key);
    }
}

void MarketBuilder::add_people() {
    const records::Seating& seating = assessment_->seating();
    const auto employees = assessment_->registry().table(EntityKind::employee).rows();
    for (std::uint32_t employee = 0; employee < seating.people(); ++employee) {
        const std::uint32_t position = seating.seat_of(employee);
        if (position == records::k_no_row) {
            if (seating.how(employee) != records::Seated::retired) ++unseated_;
            continue;
        }
        const auto seat = std::ranges::lower_bound(rows_.positions, position);
        BASE_ASSERT(seat != rows_.positions.end() && *seat == position);
        rows_.employees.push_back(employee);
        draft_.current.push_back(static_cast<std::int32_t>(seat - rows_.positions.begin()));
        draft_.names.people.push_back(employees[employee].key);
    }
    draft_.wishes.resize(rows_.employees.size());
}

base::Result<void> MarketBuilder::decide(const std::vector<Decision>& decisions) {
    draft_.may_stay.assign(rows_.employees.size(), 1);
    for (const Decision& decision : decisions) {
        const auto fail = [&](const char* code) {
            return base::fail(code, {}, {{"employee", decision.employee}, {"position", decision.position}});
        };
        const auto employee = std::ranges::lower_bound(draft_.names.people, decision.employee);
        const auto position = std::ranges::lower_bound(draft_.names.seats, decision.position);
        if (employee == draft_.names.people.end() || *employee != decision.employee ||
            position == draft_.names.seats.end() || *position != decision.position)
            return fail("planning.decision.unknown");
        const auto person = static_cast<std::size_t>(employee - draft_.names.people.begin());
        const auto seat = static_cast<std::int32_t>(position - draft_.names.seats.begin());
        Decided& decided = decided_[person];
        if (decided.locked == seat || std::ranges::contains(decided.forbidden, seat) ||
            (decision.kind == Decision::Kind::lock && decided.locked))
            return fail("planning.decision.twice");
        if (decision.kind == Decision::Kind::forbid) {
            decided.forbidden.push_back(seat);
            continue;
        }
        const bool is_open = seat == draft_.current[person] || std::ranges::contains(open_seats_, seat, &OpenSeat::seat);
        if (!is_open || !assessment_->rules().allows(rows_.employees[person], rows_.positions[static_cast<std::size_t>(seat)]))
            return fail("planning.decision.blocked");
        decided.locked = seat;
    }
    return {};
}

bool MarketBuilder::step(std::size_t people) {
    const std::size_t end = std::min(rows_.employees.size(), next_person_ + people);
    for (; next_person_ < end; ++next_person_) weigh(next_person_);
    return next_person_ < rows_.employees.size();
}

void MarketBuilder::weigh(std::size_t person) {
    const std::uint32_t employee = rows_.employees[person];
    const std::int32_t current = draft_.current[person];
    const rules::Evaluator& rules = assessment_->rules();
    const scoring::Scorer& scorer = assessment_->scorer();
    const std::size_t first_pair = draft_.pairs.size();
    const auto add = [&](std::int32_t seat, std::int32_t score) {
        draft_.pairs.push_back({static_cast<std::int32_t>(person), seat, score});
    };
    const std::int32_t staying = scorer.score(employee, rows_.positions[static_cast<std::size_t>(current)]);
    const auto decided = decided_.find(person);
    const bool is_decided = decided != decided_.end();
    if (is_decided && decided->second.locked) return weigh_locked(person, *decided->second.locked);
    const auto is_forbidden = [&](std::int32_t seat) {
        return is_decided && std::ranges::contains(decided->second.forbidden, seat);
    };
    add(current, staying);
    if (is_forbidden(current)) draft_.may_stay[person] = 0;
    for (const OpenSeat& open : open_seats_) {
        if (open.seat == current || is_forbidden(open.seat) || !rules.allows(employee, open.position)) continue;
        const std::int32_t score = scorer.score(employee, open.position);
        if (open.is_urgent || score >= staying + least_gain_) add(open.seat, score);
    }
    if (wishes_.has_wishes(employee)) list_wishes(person, first_pair);
}

void MarketBuilder::weigh_locked(std::size_t person, std::int32_t seat) {
    const std::int32_t current = draft_.current[person];
    const std::uint32_t employee = rows_.employees[person];
    const std::size_t first_pair = draft_.pairs.size();
    for (const std::int32_t one : {current, seat}) {
        const std::int32_t score = assessment_->scorer().score(employee, rows_.positions[static_cast<std::size_t>(one)]);
        draft_.pairs.push_back({static_cast<std::int32_t>(person), one, score});
        if (one == seat) break;
    }
    draft_.may_stay[person] = seat == current;
    if (wishes_.has_wishes(employee)) list_wishes(person, first_pair);
}

void MarketBuilder::list_wishes(std::size_t person, std::size_t first_pair) {
    struct Wished {
        std::int32_t order;
        std::int64_t score;
        std::int32_t seat;
    };
    std::vector<Wished> wished;
    for (std::size_t at = first_pair; at < draft_.pairs.size(); ++at) {
        const matching::ScoredPair& pair = draft_.pairs[at];
        const std::uint32_t position = rows_.positions[static_cast<std::size_t>(pair.seat)];
        if (const std::int32_t order = wishes_.order_met(rows_.employees[person], position); order > 0)
            wished.push_back({order, pair.score, pair.seat});
    }
    base::sort(wished, [](const Wished& a, const Wished& b) {
        if (a.order != b.order) return a.order < b.order;
        return a.score != b.score ? a.score > b.score : a.seat < b.seat;
    });
    std::vector<std::int32_t>& list = draft_.wishes[person].emplace();
    for (const Wished& wish : wished) list.push_back(wish.seat);
}

base::Result<matching::Market> MarketBuilder::finish() { return matching::build_market(std::move(draft_)); }

}  // namespace planning
