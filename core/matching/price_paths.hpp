// price_paths.hpp: what a change costs an optimal plan, as the shortest way to make room for it.
//
// Problem   Forcing, forbidding or losing something moves other people. At the prices of the certificate each single
//           move lacks a known number of points, never negative; the cheapest chain of moves is a shortest path.
// Result    Nodes are the seats, and the hub: the place of free slots and of everyone unplaced. A step from one node to
//           another is a person who moves there; its length is the slack of the person's pair. From a seat to the hub:
//           a slot is taken that was free. From the hub to a seat: a slot is given up there.
// Cost      Construction finds the shortest ways from everywhere to the hub and back: every pair is looked at twice.
//           Then for one person only what is nearer than the way through the hub. 16 bytes a pair.
// Source    Dijkstra in the residual graph.
#pragma once

#include <cstdint>
#include <vector>

#include "core/matching/matching.hpp"
#include "core/matching/option_row.hpp"

namespace matching {

class PricePaths {
public:
    /// One step of a chain; nobody where a free slot is taken or given up.
    struct Step {
        std::int32_t person = -1;
        std::int32_t node = -1;
    };

    /// The plan must be optimal with a gap of 0. Both are borrowed.
    PricePaths(const Market& market, const Matching& plan);

    /// Distances from every node the person may go to, to where the person sits.
    void search_towards(std::int32_t person);
    /// After `search_towards`; nothing where no chain exists.
    [[nodiscard]] std::optional<std::int64_t> distance(std::int32_t seat) const;
    /// After `search_towards`: the steps from the seat on, each with the node it leads to.
    [[nodiscard]] std::vector<Step> path_from(std::int32_t seat) const;

    /// What it costs to fill the seat, or the place of someone unplaced, without whoever is there.
    [[nodiscard]] std::optional<std::int64_t> distance_from_hub(std::int32_t seat) const;

    [[nodiscard]] std::int32_t node_of(std::int32_t seat) const { return seat == k_unplaced ? hub_ : seat; }
    [[nodiscard]] std::int32_t seat_of(std::int32_t node) const { return node == hub_ ? k_unplaced : node; }
    /// How many points the pair lacks at the prices of the certificate.
    [[nodiscard]] std::int64_t slack(std::int32_t person, std::int32_t seat, std::int64_t score) const;

private:
    static constexpr std::int64_t k_far = INT64_MAX / 4;

    struct Reached {
        std::int64_t distance;
        std::int32_t node;
    };
    /// For each node the distance to, or from, where a search began, and the step next to the node on that way.
    struct Tree {
        std::vector<std::int64_t> distance;
        std::vector<Step> step;
    };

    void collect_candidates();
    void collect_holders();
    void each_pair(const auto& visit) const;
    void find_ways_of_hub();
    void start_at(Tree& tree, std::int32_t node);
    void reach(Tree& tree, std::int32_t node, std::int64_t distance, Step step);
    std::int32_t settle_nearest(const Tree& tree);
    void look_back(Tree& tree, std::int32_t node);
    void look_ahead(Tree& tree, std::int32_t person, std::int64_t distance);
    void look_near(std::int32_t node, std::int64_t farthest);
    [[nodiscard]] std::int64_t through_hub(std::int32_t node) const;
    [[nodiscard]] std::int64_t farthest_outcome(std::int32_t person) const;
    [[nodiscard]] std::int64_t seat_price(std::int32_t seat) const;
    [[nodiscard]] bool has_free_slot(std::int32_t seat) const;
    [[nodiscard]] bool can_give_up(std::int32_t seat) const;
    [[nodiscard]] static bool is_farther(const Reached& a, const Reached& b);

    const Market& market_;
    const Matching& plan_;
    std::int32_t hub_;
    std::int32_t target_;
    std::vector<std::int32_t> held_;
    /// For each node the people who may go there, by slack as far as asked for, and those who are there.
    std::vector<SortedOptions> candidates_;
    std::vector<std::size_t> holder_start_;
    std::vector<std::int32_t> holders_;
    Tree to_hub_, from_hub_;
    /// Towards the person's seat without passing the hub, where that is no farther than through it.
    Tree near_;
    std::vector<std::int32_t> reached_;
    std::vector<Reached> queue_;
};

}  // namespace matching
