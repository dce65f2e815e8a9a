#include "core/matching/what_if_clash.hpp"

#include <algorithm>

#include "core/matching/infeasible.hpp"

namespace matching {

namespace {

/// The seats within reach are full, and whoever sits there can go nowhere else.
base::Error people_limited(const Market& frame, const Residual& network, std::int32_t person) {
    std::vector<std::int32_t> people;
    std::vector<std::int32_t> seats;
    if (person >= 0) people.push_back(person);
    for (const std::int32_t node : network.reached_nodes()) {
        const std::vector<std::int32_t> holders = network.holders(node);
        people.insert(people.end(), holders.begin(), holders.end());
        seats.push_back(node - 1);
    }
    return people_clash(frame, std::move(people), std::move(seats));
}

/// The seats that could pass somebody on to the target all stand at their floors.
base::Error floors_unmet(const Market& frame, const Residual& network, std::int32_t target) {
    std::vector<bool> in_set(static_cast<std::size_t>(network.node_count()), false);
    const auto is_in = [&](std::int32_t node) { return in_set[static_cast<std::size_t>(node)]; };
    in_set[static_cast<std::size_t>(target)] = true;
    std::vector<std::int32_t> seats{target - 1};
    std::int64_t qualified = 0;
    for (bool grew = true; grew;) {
        grew = false;
        qualified = 0;
        for (std::int32_t person = 0; person < network.people_count(); ++person) {
            const std::int32_t node = network.node_of(person);
            if (node == Residual::k_absent) continue;
            const auto& options = network.row(person).usable.list;
            if (std::none_of(options.begin(), options.end(), [&](const Option& option) { return is_in(option.other); }))
                continue;
            ++qualified;
            if (is_in(node)) continue;
            in_set[static_cast<std::size_t>(node)] = true;
            seats.push_back(node - 1);
            grew = true;
        }
    }
    return floors_clash(frame, std::move(seats), qualified);
}

}  // namespace

base::Error clash_of(const Market& frame, const Residual& network, std::int32_t person, std::int32_t target) {
    return network.is_shut_in() ? people_limited(frame, network, person) : floors_unmet(frame, network, target);
}

}  // namespace matching
