#include "core/matching/properties.hpp"

#include <algorithm>
#include <array>

#include "core/base/order.hpp"
#include "core/matching/objections.hpp"

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

/// Directed edges between numbered points, and whether they close a circle anywhere.
class Graph {
public:
    void add(std::size_t from, std::size_t to) {
        edges_.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
    }

    /// Takes away points that nothing leads to until none is left, or only circles and what hangs on them.
    [[nodiscard]] bool has_circle(std::size_t points) const {
        std::vector<std::size_t> start(points + 1, 0);
        std::vector<std::uint32_t> incoming(points, 0);
        for (const auto& [from, to] : edges_) {
            ++start[from + 1];
            ++incoming[to];
        }
        for (std::size_t point = 0; point < points; ++point) start[point + 1] += start[point];
        std::vector<std::uint32_t> targets(edges_.size());
        std::vector<std::size_t> next(start.begin(), start.end() - 1);
        for (const auto& [from, to] : edges_) targets[next[from]++] = to;
        std::vector<std::size_t> free;
        for (std::size_t point = 0; point < points; ++point)
            if (incoming[point] == 0) free.push_back(point);
        std::size_t removed = 0;
        while (!free.empty()) {
            const std::size_t point = free.back();
            free.pop_back();
            ++removed;
            for (std::size_t edge = start[point]; edge < start[point + 1]; ++edge)
                if (--incoming[targets[edge]] == 0) free.push_back(targets[edge]);
        }
        return removed < points;
    }

private:
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges_;
};

class PropertyCheck {
public:
    PropertyCheck(const Market& market, std::span<const std::int32_t> seat_of)
        : market_(market), seat_of_(seat_of), view_(market) {}

    Properties run() {
        for (std::int32_t person = 0; person < market_.people_count(); ++person)
            if (is_worse_than_today(market_, person, seat_of_[index(person)])) found_.individually_rational = false;
        holders_.resize(market_.seats.size());
        incumbents_.resize(market_.seats.size());
        for (std::int32_t person = 0; person < market_.people_count(); ++person) {
            if (const std::int32_t seat = seat_of_[index(person)]; seat != k_unplaced)
                holders_[index(seat)].push_back({0, person});
            if (const std::int32_t seat = market_.current[index(person)]; seat != k_unplaced)
                incumbents_[index(seat)].push_back({0, person});
        }
        const std::vector<Objection> objections = objections_by_seat(market_, seat_of_);
        std::size_t next = 0;
        for (std::int32_t seat = 0; seat < market_.seat_count(); ++seat) {
            const std::size_t first = next;
            while (next < objections.size() && objections[next].seat == seat) ++next;
            look_at(seat, std::span(objections).subspan(first, next - first));
        }
        close_graphs();
        return found_;
    }

private:
    // Points of both graphs: people, then one for each place of a seat's holders in its order (which leads to the
    // holder there and to the place below), then each seat's free slots, then "without a seat".
    [[nodiscard]] std::size_t free_slot(std::int32_t seat) const { return market_.current.size() * 2 + index(seat); }
    [[nodiscard]] std::size_t without_seat() const { return free_slot(market_.seat_count()); }

    void look_at(std::int32_t seat, std::span<const Objection> objections) {
        view_.look_from(seat);
        auto& holders = ranked(holders_[index(seat)]);
        compare(ranked(incumbents_[index(seat)]), holders);
        const bool has_free_slot = holders.size() < index(market_.seats[index(seat)].slots);
        const bool had_free_slot = incumbents_[index(seat)].size() < index(market_.seats[index(seat)].slots);
        const std::size_t first_place = next_place_;
        next_place_ += holders.size();
        for (std::size_t place = 0; place < holders.size(); ++place) {
            both_sides_.add(first_place + place, index(holders[place].person));
            people_.add(first_place + place, index(holders[place].person));
            if (place + 1 < holders.size()) {
                both_sides_.add(first_place + place, first_place + place + 1);
                people_.add(first_place + place, first_place + place + 1);
            } else if (has_free_slot) {
                both_sides_.add(first_place + place, free_slot(seat));
            }
        }
        if (has_free_slot) both_sides_.add(free_slot(seat), without_seat());
        const auto* newest = lowest_newcomer(seat, holders);
        bool is_wasted = false;
        for (const Objection& objection : objections) {
            if (!view_.accepts(objection.person)) continue;
            const Occupant who{view_.rank(objection.person), objection.person};
            const std::size_t below =
                static_cast<std::size_t>(std::upper_bound(holders.begin(), holders.end(), who) - holders.begin());
            const bool envies = below < holders.size();
            if (!holders.empty()) people_.add(index(who.person), first_place);
            if (envies) both_sides_.add(index(who.person), first_place + below);
            else if (has_free_slot) both_sides_.add(index(who.person), free_slot(seat));
            if (has_free_slot) is_wasted = true;
            if (envies) ++found_.justified_envy;
            const bool has_right = market_.current[index(who.person)] == seat;
            if (newest && (has_right || who < *newest)) ++found_.envy_beyond_rights;
            else if (has_right && envies) ++found_.envy_beyond_rights;
            if (!envies && !has_free_slot) continue;
            ++found_.blocking_pairs;
            const auto& before = incumbents_[index(seat)];
            const bool blocked_before =
                objection.was_there_before && (had_free_slot || (!before.empty() && who < before.back()));
            if (!blocked_before) ++found_.new_blocking_pairs;
        }
        if (is_wasted) ++found_.wasted_seats;
    }

    std::vector<Occupant>& ranked(std::vector<Occupant>& people) const {
        for (Occupant& occupant : people) occupant.rank = view_.rank(occupant.person);
        base::sort(people, [](const Occupant& a, const Occupant& b) { return a < b; });
        return people;
    }

    /// The lowest holder who did not hold the seat before.
    const Occupant* lowest_newcomer(std::int32_t seat, const std::vector<Occupant>& holders) const {
        for (auto holder = holders.rbegin(); holder != holders.rend(); ++holder)
            if (market_.current[index(holder->person)] != seat) return &*holder;
        return nullptr;
    }

    void compare(const std::vector<Occupant>& before, const std::vector<Occupant>& after) {
        if (after.size() < before.size()) found_.no_seat_worse = false;
        for (std::size_t place = 0; place < std::min(before.size(), after.size()); ++place)
            if (before[place] < after[place]) found_.no_seat_worse = false;
    }

    void close_graphs() {
        for (std::int32_t person = 0; person < market_.people_count(); ++person)
            if (seat_of_[index(person)] == k_unplaced) both_sides_.add(without_seat(), index(person));
        found_.two_sided_maximal = !both_sides_.has_circle(without_seat() + 1);
        found_.pareto_efficient = found_.wasted_seats == 0 && !people_.has_circle(without_seat() + 1);
    }

    const Market& market_;
    std::span<const std::int32_t> seat_of_;
    SeatView view_;
    Properties found_;
    std::vector<std::vector<Occupant>> holders_, incumbents_;
    std::size_t next_place_ = market_.current.size();
    Graph people_, both_sides_;
};

constexpr std::array<std::string_view, 4> k_deferred_acceptance = {"individually_rational", "no_envy_beyond_rights",
                                                                   "no_wasted_seat", "strategy_proof"};
constexpr std::array<std::string_view, 4> k_trading_cycles = {"individually_rational", "pareto_efficient",
                                                              "no_wasted_seat", "strategy_proof"};
constexpr std::array<std::string_view, 5> k_block_exchange = {
    "individually_rational", "no_seat_worse", "two_sided_maximal", "no_new_blocking_pair", "strategy_proof"};

bool holds(std::string_view guarantee, const Properties& properties) {
    if (guarantee == "individually_rational") return properties.individually_rational;
    if (guarantee == "no_seat_worse") return properties.no_seat_worse;
    if (guarantee == "pareto_efficient") return properties.pareto_efficient;
    if (guarantee == "two_sided_maximal") return properties.two_sided_maximal;
    if (guarantee == "no_envy_beyond_rights") return properties.envy_beyond_rights == 0;
    if (guarantee == "no_wasted_seat") return properties.wasted_seats == 0;
    if (guarantee == "no_new_blocking_pair") return properties.new_blocking_pairs == 0;
    return guarantee == "strategy_proof";
}

}  // namespace

Properties check_properties(const Market& market, std::span<const std::int32_t> seat_of) {
    return PropertyCheck(market, seat_of).run();
}

std::span<const std::string_view> guarantees(Mechanism mechanism) {
    switch (mechanism) {
        case Mechanism::optimal:
            return {};
        case Mechanism::deferred_acceptance:
            return k_deferred_acceptance;
        case Mechanism::top_trading_cycles:
            return k_trading_cycles;
        case Mechanism::block_exchange:
            break;
    }
    return k_block_exchange;
}

std::string_view broken_guarantee(Mechanism mechanism, const Properties& properties) {
    for (const std::string_view guarantee : guarantees(mechanism))
        if (!holds(guarantee, properties)) return guarantee;
    return {};
}

}  // namespace matching
