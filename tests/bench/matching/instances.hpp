// instances.hpp: markets shaped like a city's, larger than those of the tests.
#pragma once

#include <string>

#include "core/matching/assignment.hpp"
#include "core/matching/market.hpp"
#include "tests/support/matching/random_market.hpp"

namespace bench {

struct CityShape {
    std::int32_t people = 3'140;
    std::int32_t seats = 2'500;
    std::int32_t pairs_each = 160;
    /// Scores are multiples of this: larger means more ties; 100,000 means that nearly all are equal.
    std::int32_t score_step = 1;
    bool wishes = false;
    std::int32_t must_fill_percent = 0;
};

/// People and seats belong to job families and grades; most people hold a seat; about one slot in ten is vacant.
inline matching::Market make_city(const CityShape& shape, std::uint64_t seed) {
    support::Random random(seed);
    constexpr std::int32_t k_families = 12;
    matching::MarketDraft draft;
    std::vector<std::int32_t> slots;
    for (std::int32_t seat = 0; seat < shape.seats; ++seat) {
        const std::int32_t count = random.chance(75) ? 1 : random.between(1, 5);
        draft.seats.push_back({count, 0});
        for (std::int32_t slot = 0; slot < count; ++slot) slots.push_back(seat);
    }
    for (std::size_t at = slots.size(); at > 1; --at)
        std::swap(slots[at - 1], slots[static_cast<std::size_t>(random.between(0, static_cast<std::int32_t>(at) - 1))]);
    const auto occupied = std::min(slots.size() * 9 / 10, static_cast<std::size_t>(shape.people));
    const auto round_down = [&](std::int32_t score) { return score / shape.score_step * shape.score_step; };
    for (std::int32_t person = 0; person < shape.people; ++person) {
        const auto at = static_cast<std::size_t>(person);
        const std::int32_t current = at < occupied ? slots[at] : matching::k_unplaced;
        draft.current.push_back(current);
        const std::int32_t family = current >= 0 ? current % k_families : random.between(0, k_families - 1);
        const std::int32_t talent = random.between(0, 30'000);
        std::vector<std::int32_t> liked;
        for (std::int32_t seat = 0; seat < shape.seats; ++seat) {
            const bool same_family = seat % k_families == family;
            const std::int32_t weight = same_family ? 6 : 1;
            if (seat != current && random.between(0, shape.seats * 17 / k_families) >= shape.pairs_each * weight)
                continue;
            const std::int32_t base = same_family ? 40'000 : 10'000;
            draft.pairs.push_back({person, seat, round_down(base + talent + random.between(0, 30'000))});
            if (liked.size() < 3 && random.chance(3)) liked.push_back(seat);
        }
        if (shape.wishes) draft.wishes.push_back(liked);
    }
    for (std::size_t at = 0; at < slots.size(); ++at)
        if (random.chance(shape.must_fill_percent)) draft.seats[static_cast<std::size_t>(slots[at])].floor = 1;
    return *matching::build_market(std::move(draft));
}

inline std::string dense_text(std::int32_t size, std::int32_t highest, std::uint64_t seed) {
    support::Random random(seed);
    std::string text = std::to_string(size) + "\n";
    for (std::int32_t row = 0; row < size; ++row) {
        for (std::int32_t column = 0; column < size; ++column) text += std::to_string(random.between(1, highest)) + " ";
        text += "\n";
    }
    return text;
}

inline std::string sparse_text(std::int32_t size, std::int32_t each, std::int32_t highest, std::uint64_t seed) {
    support::Random random(seed);
    std::string text = std::to_string(size) + "\n";
    for (std::int32_t row = 1; row <= size; ++row) {
        std::vector<std::int32_t> columns{row};
        while (static_cast<std::int32_t>(columns.size()) < each) columns.push_back(random.between(1, size));
        std::sort(columns.begin(), columns.end());
        columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
        for (const std::int32_t column : columns)
            text += std::to_string(row) + " " + std::to_string(column) + " " +
                    std::to_string(random.between(1, highest)) + "\n";
    }
    return text;
}

}  // namespace bench
