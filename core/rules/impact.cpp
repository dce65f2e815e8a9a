#include "core/rules/impact.hpp"

#include "core/base/order.hpp"

namespace rules {
namespace {

void count(Ends& ends, Verdict verdict, std::int64_t weight) {
    if (!verdict) ends.silent += weight;
    else if (*verdict == Outcome::pass) ends.pass += weight;
    else if (*verdict == Outcome::fail) ends.fail += weight;
    else ends.review += weight;
}

bool is_of_pairs(Scope scope) { return scope == Scope::pair || scope == Scope::exact; }

/// Each position a class of its own.
SeatClasses single_seats(std::size_t seats) {
    SeatClasses classes;
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
        classes.of_seat.push_back(seat);
        classes.first.push_back(seat);
    }
    return classes;
}

std::vector<Touched> touched(const std::vector<std::int64_t>& cases) {
    std::vector<Touched> rows;
    for (std::size_t row = 0; row < cases.size(); ++row)
        if (cases[row] > 0) rows.push_back({static_cast<std::uint32_t>(row), cases[row]});
    base::sort(rows, [](const Touched& a, const Touched& b) { return a.cases != b.cases ? a.cases > b.cases : a.row < b.row; });
    return rows;
}

}  // namespace

bool has_cases(Scope scope) { return scope == Scope::person || scope == Scope::seat || is_of_pairs(scope); }

ImpactRun::ImpactRun(std::shared_ptr<const Facts> facts, const Rule& before, const Rule& after)
    : facts_(std::move(facts)), rules_{before, after}, readings_{prepare(rules_[0], 0, *facts_), prepare(rules_[1], 0, *facts_)} {
    BASE_ASSERT(before.check == after.check && has_cases(after.scope));
    person_cases_.assign(facts_->people.size(), 0);
    seat_cases_.assign(facts_->seats.size(), 0);
    if (!is_of_pairs(after.scope)) return;
    classes_ = after.scope == Scope::exact ? single_seats(facts_->seats.size()) : seat_classes(*facts_);
    class_sizes_.assign(classes_.first.size(), 0);
    class_cases_.assign(classes_.first.size(), 0);
    for (const std::uint32_t kind : classes_.of_seat) ++class_sizes_[kind];
}

std::size_t ImpactRun::total() const {
    return rules_[1].scope == Scope::seat ? facts_->seats.size() : facts_->people.size();
}

bool ImpactRun::look(const PersonFacts* person, const SeatFacts* seat, std::int64_t weight) {
    std::array<Verdict, 2> verdicts;
    for (std::size_t reading = 0; reading < 2; ++reading) {
        if (rules_[reading].is_in_force(facts_->today))
            verdicts[reading] = readings_[reading].check(Case{*facts_, readings_[reading], person, seat});
        count(ends_[reading], verdicts[reading], weight);
    }
    const bool blocks_otherwise = rules_[0].severity != rules_[1].severity && verdicts[1] &&
                                  (*verdicts[1] == Outcome::fail || (*verdicts[1] == Outcome::needs_review && rules_[1].review_blocks));
    const bool is_other = verdicts[0] != verdicts[1] || blocks_otherwise;
    if (is_other) cases_ += weight;
    return is_other;
}

void ImpactRun::look_at_pairs(std::uint32_t row) {
    const PersonFacts& person = facts_->people[row];
    for (std::size_t kind = 0; kind < classes_.first.size(); ++kind) {
        const bool has_own = person.own_seat != records::k_no_row && classes_.of_seat[person.own_seat] == kind;
        const std::int64_t weight = class_sizes_[kind] - (has_own ? 1 : 0);
        if (weight == 0 || !look(&person, &facts_->seats[classes_.first[kind]], weight)) continue;
        person_cases_[row] += weight;
        ++class_cases_[kind];
        // One's own seat is no case; what the class gets here is taken back there.
        if (has_own) --seat_cases_[person.own_seat];
    }
}

bool ImpactRun::add(std::size_t wanted) {
    const std::size_t end = std::min(next_ + wanted, total());
    for (; next_ < end; ++next_) {
        const auto row = static_cast<std::uint32_t>(next_);
        if (is_of_pairs(rules_[1].scope)) look_at_pairs(row);
        else if (rules_[1].scope == Scope::person) person_cases_[row] = look(&facts_->people[row], nullptr, 1) ? 1 : 0;
        else seat_cases_[row] = look(nullptr, &facts_->seats[row], 1) ? 1 : 0;
    }
    return next_ < total();
}

Impact ImpactRun::result() const {
    std::vector<std::int64_t> seats = seat_cases_;
    for (std::size_t row = 0; row < seats.size() && !class_cases_.empty(); ++row) seats[row] += class_cases_[classes_.of_seat[row]];
    return {ends_[0], ends_[1], cases_, touched(person_cases_), touched(seats)};
}

}  // namespace rules
