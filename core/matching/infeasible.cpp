#include "core/matching/infeasible.hpp"

#include <algorithm>

namespace matching {

namespace {

constexpr std::size_t k_names_shown = 10;

template <class Name>
std::string list_names(std::vector<std::int32_t> indices, Name name) {
    std::sort(indices.begin(), indices.end());
    std::string text;
    for (std::size_t at = 0; at < indices.size() && at < k_names_shown; ++at)
        text += (at > 0 ? ", " : "") + name(indices[at]);
    if (indices.size() > k_names_shown) text += ", … (+" + std::to_string(indices.size() - k_names_shown) + ")";
    return text;
}

}  // namespace

base::Error people_clash(const Market& market, std::vector<std::int32_t> people, std::vector<std::int32_t> seats) {
    if (seats.empty()) return {"matching.person_has_no_seat", {}, {{"person", market.person_name(people.front())}}};
    std::int64_t slots = 0;
    for (const std::int32_t seat : seats) slots += market.seats[static_cast<std::size_t>(seat)].slots;
    const std::size_t count = people.size();
    return {"matching.people_cannot_be_placed",
            {},
            {{"people", list_names(std::move(people), [&](std::int32_t at) { return market.person_name(at); })},
             {"count", std::to_string(count)},
             {"seats", list_names(std::move(seats), [&](std::int32_t at) { return market.seat_name(at); })},
             {"slots", std::to_string(slots)}}};
}

base::Error floors_clash(const Market& market, std::vector<std::int32_t> seats, std::int64_t qualified) {
    std::int64_t needed = 0;
    for (const std::int32_t seat : seats) needed += market.seats[static_cast<std::size_t>(seat)].floor;
    return {"matching.floor_unreachable",
            {},
            {{"seats", list_names(std::move(seats), [&](std::int32_t at) { return market.seat_name(at); })},
             {"needed", std::to_string(needed)},
             {"qualified", std::to_string(qualified)}}};
}

base::Error people_error(const Market& market, const Augmentation& state, std::int32_t person) {
    std::vector<std::int32_t> seats(state.reached_seats().begin(), state.reached_seats().end());
    std::vector<std::int32_t> people{person};
    for (const std::int32_t seat : seats) {
        const std::vector<std::int32_t> holders = state.holders(seat);
        people.insert(people.end(), holders.begin(), holders.end());
    }
    return people_clash(market, std::move(people), std::move(seats));
}

std::optional<base::Error> floors_error(const Market& market, const Problem& problem, const Augmentation& state) {
    std::vector<std::int32_t> short_seats;
    for (std::int32_t seat = 0; seat < problem.seat_count(); ++seat)
        if (state.count(seat) < problem.limits[static_cast<std::size_t>(seat)].floor) short_seats.push_back(seat);
    if (short_seats.empty()) return std::nullopt;

    // Seats that compete with a short one for the same people; none of them can spare anyone.
    std::vector<bool> in_set(problem.limits.size(), false);
    std::vector<bool> qualified(problem.home.size(), false);
    for (const std::int32_t seat : short_seats) in_set[static_cast<std::size_t>(seat)] = true;
    std::vector<std::int32_t> seats = short_seats;
    for (bool grew = true; grew;) {
        grew = false;
        for (std::int32_t person = 0; person < problem.people_count(); ++person) {
            const auto row = static_cast<std::size_t>(person);
            if (qualified[row]) continue;
            const std::int32_t home = problem.home[row];
            bool may_help = home >= 0 && problem.may_use_home(person) && in_set[static_cast<std::size_t>(home)];
            for (std::size_t at = problem.row_start[row]; at < problem.row_start[row + 1] && !may_help; ++at)
                may_help =
                    problem.may_use_row(person) && in_set[static_cast<std::size_t>(option_seat(problem.options[at]))];
            if (!may_help) continue;
            qualified[row] = true;
            const std::int32_t held = state.seats()[row];
            if (held < 0 || in_set[static_cast<std::size_t>(held)]) continue;
            in_set[static_cast<std::size_t>(held)] = true;
            seats.push_back(held);
            grew = true;
        }
    }
    return floors_clash(market, std::move(seats), std::count(qualified.begin(), qualified.end(), true));
}

}  // namespace matching
