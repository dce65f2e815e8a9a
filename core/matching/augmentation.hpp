// augmentation.hpp: places one person after another, each along the cheapest chain of displacements.
//
// Problem   Given that the people placed so far cost the least possible, place one more and keep it so.
// Result    Integer seat prices with which every held option is a cheapest one (cost + price of the seat). Seats below
//           their slots are free of charge; a seat below its floor pays a premium larger than any chain of costs, so
//           that floors come first; prices only rise.
// Cost      One bounded Dijkstra a person over the seats; an option is looked at only while it can still beat the
//           nearest free slot. A full seat passes its price on through all its holders, so slots need no copies.
//           A bid is one look at a row: it places the person on the cheapest seat, if need be instead of its holder,
//           whom a higher price then makes indifferent.
// Failure   `insert` answers false when the person cannot be placed; `reached_seats` then holds the full seats to which
//           the person and their holders are limited.
// Source    Shortest augmenting paths, see optimal.hpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/matching/problem.hpp"

namespace matching {

class Augmentation {
public:
    /// In place of a seat: not inserted.
    static constexpr std::int32_t k_absent = -3;

    /// Whether every sum of costs stays well within 64 bits.
    [[nodiscard]] static bool fits(const Problem& problem);

    /// Starts with nobody placed. Borrows the problem, whose rows it orders as needed.
    explicit Augmentation(Problem& problem);
    /// Starts from an optimal state: prices, and for each person the seat held.
    Augmentation(Problem& problem, std::span<const std::int32_t> seats, std::span<const std::int64_t> prices);

    bool insert(std::int32_t person);
    /// Places the person without a search, or has them wait; so too everyone displaced on the way.
    void bid(std::int32_t person);
    /// Who waits for `insert`.
    [[nodiscard]] std::vector<std::int32_t> take_waiting();
    [[nodiscard]] std::int64_t waiting_count() const { return static_cast<std::int64_t>(waiting_.size()); }
    [[nodiscard]] bool has_floors() const { return !floored_.empty(); }

    /// Before anyone is placed: any prices from 0, and for each person a seat within the slots or `k_absent`. Who has a
    /// cheapest option there or on a free slot is placed, the others wait. Once they are inserted too,
    /// `settle_vacancies` must follow: free slots may still have a price. Not with floors.
    void start_from(std::span<const std::int64_t> prices, std::span<const std::int32_t> seats);
    /// Fills each free slot that has a price, or brings the price down to 0, along the cheapest chain.
    void settle_vacancies();
    /// Takes everyone off the seat; answers who was there. For a seat whose limits have just become 0.
    [[nodiscard]] std::vector<std::int32_t> vacate(std::int32_t seat);

    [[nodiscard]] const std::vector<std::int32_t>& seats() const { return seat_of_; }
    [[nodiscard]] const std::vector<std::int64_t>& prices() const { return price_; }
    [[nodiscard]] std::int64_t seat_price(std::int32_t seat) const { return price_[static_cast<std::size_t>(seat)]; }
    [[nodiscard]] std::int64_t lowest_price() const { return lowest_price_; }
    /// Cost of the held option plus price of the seat: no option of the person is cheaper.
    [[nodiscard]] std::int64_t person_price(std::int32_t person) const;
    /// What the person pays without the seat's price.
    [[nodiscard]] std::int64_t held_cost(std::int32_t person) const {
        return cost_of_[static_cast<std::size_t>(person)];
    }
    [[nodiscard]] std::int32_t count(std::int32_t seat) const { return count_[static_cast<std::size_t>(seat)]; }
    [[nodiscard]] std::vector<std::int32_t> holders(std::int32_t seat) const;
    [[nodiscard]] std::span<const std::int32_t> reached_seats() const { return reached_; }
    /// Options looked at, for limits that are the same on every machine.
    [[nodiscard]] std::int64_t work() const { return work_; }

private:
    struct Reached {
        std::int64_t distance;
        std::int32_t seat;
    };

    void begin_search();
    void search(std::int32_t person);
    void search_from_hub(std::span<const Reached> by_price, std::int32_t vacancy);
    void spread(std::span<const Reached> by_price);
    void lower_prices();
    void shift_from_hub();
    [[nodiscard]] std::int64_t price_at(std::size_t seat) const { return std::max(price_[seat], lowest_price_); }
    [[nodiscard]] bool has_room(std::int32_t seat) const;
    void look_from(std::int32_t person, std::int64_t offset);
    void look_along_row(std::int32_t person, std::int64_t offset);
    void reach(std::int32_t person, std::int32_t seat, std::int64_t cost, std::int64_t offset);
    void pass_through(std::int32_t seat);
    void raise_prices();
    void shift_people(std::int32_t source);
    void take(std::int32_t person, std::int32_t seat, std::int64_t cost);
    void leave(std::int32_t person);

    Problem* problem_;
    std::vector<std::int32_t> seat_of_;
    std::vector<std::int64_t> cost_of_;
    std::vector<std::int32_t> next_holder_, previous_holder_, first_holder_, count_;
    std::vector<std::int64_t> price_;
    std::vector<std::int32_t> floored_;
    /// No price is below; in `settle_vacancies` those that are count as being there.
    std::int64_t lowest_price_ = 0;
    std::vector<std::int32_t> waiting_, unplaced_;
    bool is_from_hub_ = false;

    // One search: for each reached seat its distance and the person and cost it was reached by.
    std::vector<std::int64_t> distance_, reached_cost_;
    std::vector<std::int32_t> reached_by_, reached_, passed_;
    std::vector<Reached> queue_;
    std::int64_t best_ = 0;
    std::int32_t best_seat_ = k_absent;
    std::int32_t best_person_ = 0;
    std::int64_t work_ = 0;
};

}  // namespace matching
