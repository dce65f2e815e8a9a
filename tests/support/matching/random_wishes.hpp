// random_wishes.hpp: small random markets with wishes and rankings, and everything that makes them difficult.
#pragma once

#include "tests/support/matching/random_market.hpp"

namespace support {

struct WishSizes {
    std::int32_t people = 6;
    std::int32_t seats = 5;
    std::int32_t most_slots = 3;
};

/// Unequal sides, several slots, closed seats, vacancies, newcomers, ties, lists that are short, empty or not there.
/// Nobody must leave, no seat has more incumbents than slots, no floors: the mechanisms refuse those.
inline matching::MarketDraft random_wish_draft(Random& random, const WishSizes& sizes = {}) {
    matching::MarketDraft draft;
    const std::int32_t people = random.between(0, sizes.people);
    const std::int32_t seats = random.between(1, sizes.seats);
    const std::int32_t highest = random.chance(50) ? 2 : 100;
    const std::int32_t scored = random.between(20, 90);
    const std::int32_t listed = random.between(30, 100);
    const std::int32_t ranked = random.chance(40) ? 100 : random.between(40, 100);
    const std::int32_t newcomers = random.chance(30) ? 0 : random.between(0, 60);
    const bool has_wishes = random.chance(85);
    const bool has_ranks = random.chance(75);
    const bool is_one_to_one = random.chance(40);
    const auto some_of = [&](std::int32_t count, std::int32_t percent) {
        std::vector<std::int32_t> list;
        for (std::int32_t item = 0; item < count; ++item)
            if (random.chance(percent)) list.push_back(item);
        for (std::size_t at = list.size(); at > 1; --at)
            std::swap(list[at - 1],
                      list[static_cast<std::size_t>(random.between(0, static_cast<std::int32_t>(at) - 1))]);
        return list;
    };
    std::vector<std::int32_t> free;
    for (std::int32_t seat = 0; seat < seats; ++seat) {
        free.push_back(is_one_to_one ? 1 : random.between(0, sizes.most_slots));
        draft.seats.push_back({free.back(), 0});
        if (has_ranks) draft.ranks.push_back(random.chance(85) ? std::optional(some_of(people, ranked)) : std::nullopt);
    }
    for (std::int32_t person = 0; person < people; ++person) {
        std::int32_t current = random.chance(newcomers) ? matching::k_unplaced : random.between(0, seats - 1);
        if (current >= 0 && free[static_cast<std::size_t>(current)] == 0) current = matching::k_unplaced;
        if (current >= 0) --free[static_cast<std::size_t>(current)];
        draft.current.push_back(current);
        for (std::int32_t seat = 0; seat < seats; ++seat)
            if (random.chance(scored)) draft.pairs.push_back({person, seat, random.between(-highest, highest)});
        if (has_wishes)
            draft.wishes.push_back(random.chance(85) ? std::optional(some_of(seats, listed)) : std::nullopt);
    }
    return draft;
}

/// For the report of a failing case.
inline std::string wishes_text(const matching::Market& market) {
    std::string text = to_text(market);
    const auto add = [&](const char* owner, const matching::OrderedLists& lists) {
        for (std::size_t at = 0; at < lists.size(); ++at) {
            text += owner + std::to_string(at) + (lists[at] ? " lists" : " has no list");
            if (lists[at])
                for (const std::int32_t item : *lists[at]) text += " " + std::to_string(item);
            text += "\n";
        }
    };
    add("person ", market.wishes);
    add("seat ", market.ranks);
    return text;
}

}  // namespace support
