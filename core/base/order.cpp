#include "core/base/order.hpp"

#include <numeric>

namespace base {

std::vector<std::uint32_t> stable_order(std::size_t count, Before before) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return before.compare(before.context, a, b); });
    return order;
}

}  // namespace base
