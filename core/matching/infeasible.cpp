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

base::Error people_clash(const Market& market, Clash clash) {
    auto& [people, seats] = clash;
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

base::Error unit_people_clash(const Market& market, Clash clash) {
    const std::string places = std::to_string(clash.people.size() - 1);
    base::Error error = people_clash(market, std::move(clash));
    if (error.code != "matching.people_cannot_be_placed") return error;
    error.code = "matching.unit_people_clash";
    error.args.back() = {"places", places};
    return error;
}

base::Error floors_clash(const Market& market, Clash clash) {
    std::int64_t needed = 0;
    for (const std::int32_t seat : clash.seats) needed += market.seats[static_cast<std::size_t>(seat)].floor;
    return {"matching.floor_unreachable",
            {},
            {{"seats", list_names(std::move(clash.seats), [&](std::int32_t at) { return market.seat_name(at); })},
             {"needed", std::to_string(needed)},
             {"qualified", std::to_string(clash.people.size())}}};
}

base::Error people_error(const Market& market, const Augmentation& state, std::int32_t person) {
    Clash clash{{person}, {state.reached_seats().begin(), state.reached_seats().end()}};
    for (const std::int32_t seat : clash.seats) {
        const std::vector<std::int32_t> holders = state.holders(seat);
        clash.people.insert(clash.people.end(), holders.begin(), holders.end());
    }
    return people_clash(market, std::move(clash));
}

std::optional<base::Error> floors_error(const Market& market, const Problem& problem, const Augmentation& state) {
    bool is_short = false;
    for (std::int32_t seat = 0; seat < problem.seat_count(); ++seat)
        is_short = is_short || state.count(seat) < problem.limits[static_cast<std::size_t>(seat)].floor;
    if (!is_short) return std::nullopt;
    return floors_clash(market, *find_floors_clash(problem));
}

}  // namespace matching
