#include "core/planning/staffing_hold.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/order.hpp"
#include "core/matching/task.hpp"

namespace planning {

namespace {

std::size_t index_of(std::int32_t value) { return static_cast<std::size_t>(value); }

}  // namespace

StaffingHold::StaffingHold(matching::Market& market, std::vector<PersonInfo>& people, matching::Mechanism mechanism)
    : market_(market), people_(people), mechanism_(mechanism) {
    market_.wishes.resize(market_.current.size());
}

template <class Work>
auto StaffingHold::without_floors(Work work) {
    std::vector<std::int32_t> floors;
    for (matching::Seat& seat : market_.seats) floors.push_back(std::exchange(seat.floor, 0));
    auto done = work();
    for (std::size_t seat = 0; seat < floors.size(); ++seat) market_.seats[seat].floor = floors[seat];
    return done;
}

bool StaffingHold::step() {
    return take(without_floors([&] { return matching::run_mechanism(market_, mechanism_); }));
}

std::string StaffingHold::task() {
    return without_floors([&] { return matching::write_task(market_, mechanism_); });
}

bool StaffingHold::take(base::Result<matching::Matching> outcome) {
    outcome_ = std::move(outcome);
    if (!outcome_) return false;
    std::vector<std::int64_t> missing;
    for (const matching::Seat& seat : market_.seats) missing.push_back(seat.floor);
    for (const std::int32_t seat : outcome_->seat_of)
        if (seat != matching::k_unplaced) --missing[index_of(seat)];
    bool holds = true;
    for (std::int32_t seat = 0; seat < market_.seat_count(); ++seat) {
        if (missing[index_of(seat)] <= 0) continue;
        holds = false;
        keep_leavers(seat, missing[index_of(seat)]);
    }
    return !holds;
}

void StaffingHold::keep_leavers(std::int32_t seat, std::int64_t missing) {
    const auto gain = [&](std::int32_t person) {
        return std::int64_t{market_.listed_score(person, outcome_->seat_of[index_of(person)]).value_or(0)} -
               market_.listed_score(person, seat).value_or(0);
    };
    std::vector<std::tuple<bool, std::int64_t, std::int32_t>> leavers;
    for (std::int32_t person = 0; person < market_.people_count(); ++person)
        if (market_.current[index_of(person)] == seat && outcome_->seat_of[index_of(person)] != seat)
            leavers.emplace_back(people_[index_of(person)].is_wisher, gain(person), person);
    BASE_ASSERT(missing <= static_cast<std::int64_t>(leavers.size()));
    base::sort(leavers);
    for (const auto& [is_wisher, points, person] : leavers | std::views::take(missing)) {
        market_.wishes[index_of(person)] = std::vector<std::int32_t>();
        people_[index_of(person)].is_kept = true;
    }
}

}  // namespace planning
