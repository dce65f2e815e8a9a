// auction.hpp: good seat prices for a large market without structure.
//
// Problem   Where everyone competes with everyone at random, the last people to be placed each search half the market.
// Result    Prices, and a plan that nearly fits them; `Augmentation::start_from` and searches make both exact, so that
//           nothing here can spoil the answer. Everyone bids for the cheapest seat by as much as it beats the second
//           and a little more; that little falls from phase to phase. Slots that stay free must end at price 0: they
//           are held by stand-ins to whom all seats are alike and who always hold the cheapest, so that one level, the
//           price of freedom, is all there is to know about them.
// Cost      Some tens of bids a person and phase. 24 bytes a slot and 16 a person. An auction that does not end (nobody
//           checks here whether everyone fits) is given up after a fixed number of bids.
// Source    Bertsekas, auction algorithms with epsilon scaling (1988); the stand-ins make the sides equal.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/matching/problem.hpp"

namespace matching {

class Auction {
public:
    /// No floors, and sums of scaled costs stay well within 64 bits.
    [[nodiscard]] static bool suits(const Problem& problem);

    /// Begins at prices from 0, in the problem's units: the better they are, the sooner it ends. Borrows the problem,
    /// whose rows it orders as needed.
    Auction(Problem& problem, std::span<const std::int64_t> prices);

    /// Up to `bids` more bids; false when the auction is over.
    bool step(std::int64_t bids);
    [[nodiscard]] std::int64_t work() const { return work_; }
    /// In the problem's own units; 0 for seats with free slots.
    [[nodiscard]] std::vector<std::int64_t> prices() const;
    /// Where each person ended, within the slots; `Augmentation::k_absent` for nowhere.
    [[nodiscard]] const std::vector<std::int32_t>& seats() const { return seat_of_; }

private:
    struct Slot {
        std::int64_t price;
        std::int32_t holder;
    };
    struct Listed {
        std::int64_t price;
        std::int32_t seat;
    };

    void begin_phase();
    void bid(std::int32_t person);
    void take(std::int32_t person, std::int32_t seat, std::int64_t price);
    /// A stand-in takes the cheapest slot of all that others hold; false when there is none.
    bool stand_in();
    void list(std::int32_t seat);
    void remove_cheapest(std::size_t seat);
    void place_in_order(std::size_t seat, std::size_t at);
    [[nodiscard]] Slot* slots_of(std::size_t seat) { return slots_.data() + slot_start_[seat]; }
    [[nodiscard]] std::int64_t price_of(std::int32_t seat) const {
        return std::max(price_[static_cast<std::size_t>(seat)], level_);
    }
    [[nodiscard]] std::int64_t second_price(std::size_t seat) const;

    Problem* problem_;
    std::int64_t step_ = 1;
    /// How many slots stay free: more whenever someone prefers to remain unplaced.
    std::int64_t least_spare_ = 0;
    std::int64_t spare_ = 0;
    bool has_stand_ins_ = false;
    /// Of each seat, the slots not held by stand-ins as a heap with the cheapest first, and how many stand-ins hold.
    std::vector<std::size_t> slot_start_;
    std::vector<Slot> slots_;
    std::vector<std::int32_t> held_, stand_ins_;
    /// The cheapest slot of a seat; below the level where a stand-in holds one.
    std::vector<std::int64_t> price_;
    std::int64_t level_ = 0;
    std::int64_t stand_in_count_ = 0;
    std::vector<Listed> listed_;
    std::vector<std::int32_t> seat_of_, bidders_;
    std::int64_t bids_left_ = 0;
    std::int64_t work_ = 0;
    bool is_over_ = false;
};

}  // namespace matching
