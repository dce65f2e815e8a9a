// residual.hpp: an optimal plan as a network that one routine repairs after any change.
//
// Problem   A changed rule makes one person or one slot too many or too few. The old prices still hold for everything
//           else, except that a seat which lost somebody may keep a price without being full.
// Result    Nodes are the hub (node 0: free slots and everyone unplaced) and the seats (node = seat + 1). Integer
// prices
//           with: price of a person + price of a node >= score for every option, equal for the held one; a seat dearer
//           than the hub is full, one cheaper than it is at its floor. `route` moves one unit along the cheapest chain
//           and makes all of this true again: vacancies are a node like any other, so nothing is priced by memory.
//           Only prices relative to the hub mean something; as they stand they never fall, except by `undo`.
//           Every write is recorded; `undo` returns to a mark exactly.
// Cost      One bounded Dijkstra a unit: an option is looked at only while it can still beat the best chain found. A
//           search that reaches the hub also passes over the list of seats once.
// Failure   `route` answers nothing when no chain exists; `reached_nodes` then holds all nodes within reach.
// Source    Dynamic Hungarian method (Mills-Tettey, Stentz, Dias 2007), here with slots, floors and vacancies.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/matching/matching.hpp"
#include "core/matching/option_row.hpp"

namespace matching {

class Residual {
public:
    static constexpr std::int32_t k_hub = 0;
    static constexpr std::int32_t k_absent = -1;

    /// Where a unit starts: a person who sits nowhere, or else a node.
    struct Start {
        std::int32_t person = -1;
        std::int32_t node = -1;
    };
    struct Shift {
        std::int32_t person;
        std::int32_t from;
        std::int32_t to;
    };
    struct Mark {
        std::size_t words, numbers, rows, people, nodes;
        std::int64_t total;
    };

    /// An optimal state; fills in the keys of the rows. `limits` and `prices` by node, the hub first; a person who sits
    /// nowhere is absent.
    Residual(std::vector<OptionRow> rows, std::span<const Seat> limits, std::span<const std::int32_t> node_of,
             std::vector<std::int64_t> prices, std::vector<std::int64_t> person_prices);
    Residual(const Residual&) = delete;
    Residual& operator=(const Residual&) = delete;

    [[nodiscard]] std::int32_t people_count() const { return static_cast<std::int32_t>(node_of_.size()); }
    [[nodiscard]] std::int32_t node_count() const { return static_cast<std::int32_t>(price_.size()); }
    [[nodiscard]] std::int32_t node_of(std::int32_t person) const { return node_of_[at(person)]; }
    [[nodiscard]] const OptionRow& row(std::int32_t person) const { return rows_[at(person)]; }
    [[nodiscard]] std::int32_t count(std::int32_t node) const { return count_[at(node)]; }
    [[nodiscard]] Seat limits(std::int32_t node) const { return {slots_[at(node)], floor_[at(node)]}; }
    /// Relative to the hub.
    [[nodiscard]] std::int64_t node_price(std::int32_t node) const { return price_[at(node)] - price_[k_hub]; }
    [[nodiscard]] std::int64_t person_price(std::int32_t person) const {
        return person_price_[at(person)] + price_[k_hub];
    }
    /// Sum of all held options, prices per move taken off.
    [[nodiscard]] std::int64_t total() const { return total_; }
    [[nodiscard]] std::vector<std::int32_t> holders(std::int32_t node) const;

    [[nodiscard]] Mark mark() const;
    void undo(const Mark& mark);

    /// A person who sits nowhere, without options; a seat without slots, at the hub's price.
    std::int32_t add_person();
    std::int32_t add_node();
    [[nodiscard]] Option make_option(std::int32_t node, std::int64_t cost) const {
        return {cost + price_[at(node)], node, static_cast<std::int32_t>(cost)};
    }
    void set_row(std::int32_t person, OptionRow row);
    void set_limits(std::int32_t node, Seat limits);
    /// Counts a slot of the seat as used, or as free, without moving anyone: what a unit that ends or starts there
    /// does.
    void change_count(std::int32_t node, std::int32_t by);
    /// Raises the price of a seat without slots so that it covers an option.
    void cover(std::int32_t node, std::int32_t person, std::int64_t cost);
    /// Sets the person's price to what the best option yields.
    void price_person(std::int32_t person);
    void leave(std::int32_t person);

    /// Sends one unit along the cheapest chain, if it costs less than `bound`; prices change in either case. Answers
    /// the cost, at most `bound`. Nothing when there is no chain and no bound: prices and seats are then unchanged.
    std::optional<std::int64_t> route(Start start, std::int32_t target, std::optional<std::int64_t> bound = {});
    /// Who moved in the last `route`, from its start to its target; nobody if it ended at its bound.
    [[nodiscard]] std::span<const Shift> shifts() const { return shifts_; }
    [[nodiscard]] std::span<const std::int32_t> reached_nodes() const { return reached_; }

private:
    template <class T>
    struct Old {
        std::vector<T>* column;
        std::size_t index;
        T value;
    };
    struct OldRow {
        std::int32_t person;
        OptionRow row;
    };
    struct Reached {
        std::int64_t distance;
        std::int32_t node;
    };

    [[nodiscard]] static std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }
    [[nodiscard]] static bool is_farther(const Reached& a, const Reached& b);
    void write(std::vector<std::int32_t>& column, std::int32_t index, std::int32_t value);
    void write(std::vector<std::int64_t>& column, std::int32_t index, std::int64_t value);
    void take(std::int32_t person, std::int32_t node);
    void lift_if_empty(std::int32_t node);
    [[nodiscard]] bool has_free_slot(std::int32_t node) const { return count_[at(node)] < slots_[at(node)]; }
    [[nodiscard]] bool can_give_up(std::int32_t node) const { return count_[at(node)] > floor_[at(node)]; }

    void search(Start start);
    void look_from(std::int32_t person, std::int64_t offset);
    void reach(std::int32_t node, std::int64_t distance, std::int32_t person, std::int32_t from);
    void push(std::int64_t distance, std::int32_t node);
    void pass_through(std::int32_t node);
    void open_hub();
    void give_up_next();
    void raise_prices(Start start);
    void shift_people(Start start);

    std::vector<OptionRow> rows_;
    /// The seat's node, the hub, or absent.
    std::vector<std::int32_t> node_of_, next_, previous_;
    std::vector<std::int64_t> person_price_, held_;
    std::vector<std::int32_t> first_, count_, slots_, floor_;
    std::vector<std::int64_t> price_;
    std::int64_t total_ = 0;

    std::vector<Old<std::int32_t>> old_words_;
    std::vector<Old<std::int64_t>> old_numbers_;
    std::vector<OldRow> old_rows_;

    // One search.
    std::vector<std::int64_t> distance_;
    std::vector<std::int32_t> reached_by_, reached_from_, reached_, passed_;
    std::vector<Reached> queue_, given_up_;
    std::vector<Shift> shifts_;
    std::int32_t target_ = k_hub;
    std::int64_t best_ = 0;
};

}  // namespace matching
