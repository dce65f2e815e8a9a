// price_paths.hpp: what a change costs an optimal plan, as the shortest way to make room for it.
//
// Problem   Forcing, forbidding or losing something moves other people. At the prices of the certificate each single
// move
//           lacks a known number of points, never negative; the cheapest chain of moves is a shortest path.
// Result    Nodes are the seats, and the hub: the place of free slots and of everyone unplaced. A step from one node to
//           another is a person who moves there; its length is the slack of the person's pair. From a seat to the hub:
//           a slot is taken that was free. From the hub to a seat: a slot is given up there.
// Cost      One search looks at every pair at most once. 16 bytes a pair.
// Source    Dijkstra in the residual graph.
#pragma once

#include <cstdint>
#include <vector>

#include "core/matching/matching.hpp"

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

    /// Distances from every node the person may go to, to where the person sits, without the person.
    void search_towards(std::int32_t person);
    /// Distances from the hub to every node.
    void search_from_hub();

    /// Of the last search; nothing where no chain exists.
    [[nodiscard]] std::optional<std::int64_t> distance(std::int32_t seat) const;
    /// The first step from a node towards the person's seat.
    [[nodiscard]] Step next_step(std::int32_t node) const { return next_[static_cast<std::size_t>(node)]; }

    [[nodiscard]] std::int32_t node_of(std::int32_t seat) const { return seat == k_unplaced ? hub_ : seat; }
    [[nodiscard]] std::int32_t seat_of(std::int32_t node) const { return node == hub_ ? k_unplaced : node; }
    /// How many points the pair lacks at the prices of the certificate.
    [[nodiscard]] std::int64_t slack(std::int32_t person, std::int32_t seat, std::int64_t score) const;

private:
    struct Candidate {
        std::int32_t person;
        std::int64_t slack;
    };
    struct Reached {
        std::int64_t distance;
        std::int32_t node;
    };

    void collect_candidates();
    void collect_holders();
    void each_pair(const auto& visit) const;
    void start_at(std::int32_t node);
    void reach(std::int32_t node, std::int64_t distance, Step step);
    std::int32_t settle_nearest();
    void look_back(std::int32_t without, std::int32_t node);
    void look_ahead(std::int32_t person, std::int64_t distance);
    [[nodiscard]] std::size_t count_outcomes(std::int32_t person) const;
    [[nodiscard]] std::int64_t seat_price(std::int32_t seat) const;
    [[nodiscard]] bool has_free_slot(std::int32_t seat) const;
    [[nodiscard]] bool can_give_up(std::int32_t seat) const;
    [[nodiscard]] static bool is_farther(const Reached& a, const Reached& b);

    const Market& market_;
    const Matching& plan_;
    std::int32_t hub_;
    std::vector<std::int32_t> held_;
    /// For each node the people who may go there, and those who are there.
    std::vector<std::size_t> candidate_start_, holder_start_;
    std::vector<Candidate> candidates_;
    std::vector<std::int32_t> holders_;
    std::vector<std::int64_t> distance_;
    std::vector<Step> next_;
    std::vector<std::uint8_t> settled_;
    std::vector<Reached> queue_;
};

}  // namespace matching
