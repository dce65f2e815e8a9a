// residual.hpp: an optimal plan as a network that one routine repairs after any change.
//
// Problem   A changed rule makes one person or one slot too many or too few. The old prices still hold for everything
//           else, except that a seat which lost somebody may keep a price without being full.
// Result    Nodes are the hub (node 0: free slots and everyone unplaced) and the seats (node = seat + 1). Integer
//           prices with: price of a person + price of a node >= score for every option, equal for the held one; a seat
//           with a positive price is full, one with a negative price at its floor; the hub costs nothing. `route` moves
//           one unit along the cheapest chain and makes all of this true again: vacancies are a node like any other, so
//           nothing is priced by memory. Every write is recorded; `undo` returns to a mark exactly.
// Cost      One search a unit, from both ends; it ends where the distances meet, and neither end goes beyond the hub,
//           which therefore never has to be spread over all seats. Options are looked at as far as they can still
//           matter. 32 bytes an option.
// Failure   `route` answers nothing when no chain exists.
// Source    Shortest alternating paths, searched bidirectionally with feasible potentials; the dynamic Hungarian method
//           of Mills-Tettey, Stentz and Dias (2007) covers the case of one slot a seat and no vacancies.
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
        std::int64_t total, node_drop, person_drop;
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
    [[nodiscard]] std::int64_t node_price(std::int32_t node) const { return price_[at(node)]; }
    [[nodiscard]] std::int64_t person_price(std::int32_t person) const { return person_price_[at(person)]; }
    /// Sum of all held options, prices per move taken off.
    [[nodiscard]] std::int64_t total() const { return total_; }
    [[nodiscard]] std::vector<std::int32_t> holders(std::int32_t node) const;

    [[nodiscard]] Mark mark() const;
    void undo(const Mark& mark);

    /// A person who sits nowhere, priced by the best option.
    std::int32_t add_person(OptionRow row);
    /// A seat without slots, for free.
    std::int32_t add_node();
    /// Raises the price of an added seat, before anybody has the option, so that it covers it.
    void cover(std::int32_t node, std::int32_t person, std::int64_t cost);
    [[nodiscard]] Option make_option(std::int32_t node, std::int64_t cost) const {
        return {cost + node_reference_[at(node)], node, static_cast<std::int32_t>(cost)};
    }
    void set_row(std::int32_t person, OptionRow row);
    /// An option that stands apart from the row, because its cost changes often. Before any mark is taken.
    void set_home(std::int32_t person, std::int32_t node, std::int64_t cost);
    [[nodiscard]] bool is_home(std::int32_t person) const { return home_[at(person)] == node_of_[at(person)]; }
    /// Adds to the cost of the home; whoever is there pays it. Answers whether somebody elsewhere would rather be there
    /// now: then `leave` and `route` are due.
    [[nodiscard]] bool change_home_cost(std::int32_t person, std::int64_t by);
    void set_limits(std::int32_t node, Seat limits);
    /// Counts a slot of the seat as used, or as free, without moving anyone: what a unit that ends or starts there
    /// does.
    void change_count(std::int32_t node, std::int32_t by);
    /// Sets the person's price to what the best option yields.
    void price_person(std::int32_t person);
    /// The options remain, but count for nothing while the person is absent.
    void leave(std::int32_t person);

    /// Sends one unit along the cheapest chain, if it costs less than `bound`; prices change in either case. Answers
    /// the cost, at most `bound`. Nothing when there is no chain and no bound: prices and seats are then unchanged.
    /// Between two nodes one must be the hub.
    std::optional<std::int64_t> route(Start start, std::int32_t target, std::optional<std::int64_t> bound = {});
    /// Who moved in the last `route`, from its start to its target; nobody if it ended at its bound.
    [[nodiscard]] std::span<const Shift> shifts() const { return shifts_; }

private:
    static constexpr std::int64_t k_far = INT64_MAX / 4;

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
    /// One end of a search. For each node its distance from that end, and the person or (-1) the free slot by which it
    /// was reached, with the node that comes before it, seen from that end.
    struct End {
        std::vector<std::int64_t> distance;
        std::vector<std::int32_t> by, next;
        std::vector<std::int32_t> reached, passed;
        std::vector<Reached> queue;
        std::int64_t work = 0;

        void resize(std::size_t nodes);
        void clear();
        void put(std::int32_t node, std::int64_t distance, std::int32_t by, std::int32_t next);
        void push(std::int32_t node);
        [[nodiscard]] std::int64_t nearest();
        std::int32_t pass_nearest();
    };

    [[nodiscard]] static std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }
    void write(std::vector<std::int32_t>& column, std::int32_t index, std::int32_t value);
    void write(std::vector<std::int64_t>& column, std::int32_t index, std::int64_t value);
    void write_node_price(std::int32_t node, std::int64_t price);
    void write_person_price(std::int32_t person, std::int64_t price);
    void refer_node(std::int32_t node);
    void refer_person(std::int32_t person);
    void replace_row(std::int32_t person, OptionRow& row);
    void take(std::int32_t person, std::int32_t node);
    [[nodiscard]] bool has_free_slot(std::int32_t node) const { return count_[at(node)] < slots_[at(node)]; }
    [[nodiscard]] bool can_give_up(std::int32_t node) const { return count_[at(node)] > floor_[at(node)]; }

    void search(Start start, std::int32_t target);
    void look_ahead(std::int32_t person, std::int64_t offset);
    void look_back(std::int32_t node, std::int64_t limit);
    void reach_ahead(std::int32_t node, std::int64_t distance, std::int32_t by, std::int32_t next);
    void reach_back(std::int32_t node, std::int64_t distance, std::int32_t by, std::int32_t next, std::int64_t limit);
    void meet_at(std::int32_t node);
    void change_prices(Start start);
    void shift_people(Start start, std::int32_t target);
    void shift(std::int32_t person, Start start, std::int32_t node);

    std::vector<OptionRow> rows_;
    /// For each node the people who have it among their options, forbidden ones left out; those who are locked sit
    /// there already or are to be passed over.
    std::vector<SortedOptions> columns_;
    std::vector<std::uint8_t> locked_;
    /// Absent if there is none; for each node the people whose home it is.
    std::vector<std::int32_t> home_;
    std::vector<std::int64_t> home_cost_;
    std::vector<std::vector<std::int32_t>> at_home_;
    /// The seat's node, the hub, or absent.
    std::vector<std::int32_t> node_of_, next_, previous_;
    std::vector<std::int64_t> person_price_, held_;
    std::vector<std::int32_t> first_, count_, slots_, floor_;
    std::vector<std::int64_t> price_;
    std::int64_t total_ = 0;
    /// What the keys of rows and columns were made with, and how far a price may have dropped below it since.
    std::vector<std::int64_t> node_reference_, person_reference_;
    std::int64_t node_drop_ = 0, person_drop_ = 0, most_drop_ = 1;

    std::vector<Old<std::int32_t>> old_words_;
    std::vector<Old<std::int64_t>> old_numbers_;
    std::vector<OldRow> old_rows_;

    // One search, from its start and from its target.
    End ahead_, back_;
    std::vector<Shift> shifts_;
    std::int32_t meeting_ = k_absent;
    std::int64_t best_ = 0;
    std::vector<std::int64_t> cost_in_row_;
};

}  // namespace matching
