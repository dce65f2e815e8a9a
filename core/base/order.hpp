// order.hpp: sorting where it is not the work that takes the time.
//
// Problem   Every `std::ranges::sort` of another type adds some five kilobytes to what a browser fetches, and an application
//           has fifty of them.
// Result    `base::sort` is a stable sort with one copy of the algorithm for all types: indices are sorted, then values moved.
// Cost      Twice the time of the standard's, and an index a value. Loops over pairs, and lists of 100,000, take the standard's.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <ranges>
#include <vector>

namespace base {

/// Whether the value at the first index goes before the value at the second.
struct Before {
    const void* context;
    bool (*compare)(const void* context, std::uint32_t a, std::uint32_t b);
};
/// The indices 0 to count - 1, stably sorted.
[[nodiscard]] std::vector<std::uint32_t> stable_order(std::size_t count, Before before);

template <std::ranges::random_access_range Range, class Less = std::ranges::less, class Projection = std::identity>
void sort(Range&& range, Less less = {}, Projection projection = {}) {
    const auto at = [&](std::uint32_t index) -> decltype(auto) {
        return std::invoke(projection, std::ranges::begin(range)[static_cast<std::ptrdiff_t>(index)]);
    };
    const auto goes_before = [&](std::uint32_t a, std::uint32_t b) { return std::invoke(less, at(a), at(b)); };
    using Compare = decltype(goes_before);
    const auto order = stable_order(
        std::ranges::size(range), {&goes_before, [](const void* context, std::uint32_t a, std::uint32_t b) -> bool {
                                       return (*static_cast<const Compare*>(context))(a, b);
                                   }});
    std::vector<std::ranges::range_value_t<Range>> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t index : order) sorted.push_back(std::move(std::ranges::begin(range)[static_cast<std::ptrdiff_t>(index)]));
    std::ranges::move(sorted, std::ranges::begin(range));
}

}  // namespace base
