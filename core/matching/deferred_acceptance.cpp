#include "core/matching/deferred_acceptance.hpp"

#include <algorithm>
#include <tuple>

namespace matching {

namespace {

struct Holder {
    bool has_come = false;  // incumbents come before those who have
    Standing standing = 0;
    std::int32_t person = 0;
    bool operator<(const Holder& other) const {
        return std::tie(has_come, standing) < std::tie(other.has_come, other.standing);
    }
};

}  // namespace

std::vector<std::int32_t> deferred_acceptance(const Market& market, const Preferences& preferences) {
    std::vector<std::int32_t> seat_of(market.current.size(), k_unplaced);
    std::vector<std::size_t> next(market.current.size(), 0);
    std::vector<std::vector<Holder>> held(market.seats.size());  // heaps, the worst on top
    std::vector<std::int32_t> asking;
    for (std::int32_t person = market.people_count() - 1; person >= 0; --person) asking.push_back(person);
    while (!asking.empty()) {
        const std::int32_t person = asking.back();
        const auto row = static_cast<std::size_t>(person);
        const std::span<const Wish> wishes = preferences.of(person);
        if (next[row] == wishes.size()) {
            asking.pop_back();
            continue;
        }
        const Wish& wish = wishes[next[row]++];
        const auto seat = static_cast<std::size_t>(wish.seat);
        if (market.seats[seat].slots == 0) continue;
        asking.pop_back();
        seat_of[row] = wish.seat;
        held[seat].push_back({wish.seat != market.current[row], wish.standing, person});
        std::push_heap(held[seat].begin(), held[seat].end());
        if (held[seat].size() <= static_cast<std::size_t>(market.seats[seat].slots)) continue;
        std::pop_heap(held[seat].begin(), held[seat].end());
        const std::int32_t refused = held[seat].back().person;
        held[seat].pop_back();
        seat_of[static_cast<std::size_t>(refused)] = k_unplaced;
        asking.push_back(refused);
    }
    return seat_of;
}

}  // namespace matching
