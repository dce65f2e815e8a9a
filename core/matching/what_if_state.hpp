// what_if_state.hpp: the changes of what_if.hpp, each as an edit of the network and the units it then has to route.
#pragma once

#include <algorithm>

#include "core/matching/verify.hpp"
#include "core/matching/what_if.hpp"
#include "core/matching/what_if_plan.hpp"

namespace matching {

class WhatIf::State {
public:
    using Failure = std::optional<base::Error>;

    State(const Market& market, const Matching& plan)
        : frame_(frame_of(market)),
          network_(network_of(market, plan)),
          move_price_(plan.certificate.per_move),
          moves_(plan.moves) {}

    /// Runs a change; if it fails or finds no plan, nothing has happened.
    template <class Work>
    base::Result<Change> attempt(Work work) {
        Done done{network_->mark(), nullptr, frame_.current.size(), index(seat_count()), moves_, {}, 0};
        const std::int64_t before = objective();
        noted_.clear();
        done_.push_back(std::move(done));
        if (const Failure failure = work()) {
            undo();
            return std::unexpected(*failure);
        }
        Change change{0, 0, 0, moved()};
        change.moves = moves_;
        change.objective = objective();
        change.difference = change.objective - before;
        return change;
    }

    template <class Work>
    base::Result<Change> on_pair(std::int32_t person, std::int32_t seat, Work work) {
        if (!is_present(person)) return base::fail("matching.unknown_person", {}, {{"id", std::to_string(person)}});
        if (seat < k_unplaced || seat >= seat_count())
            return base::fail("matching.unknown_seat", {}, {{"id", std::to_string(seat)}});
        return attempt(work);
    }

    bool undo() {
        if (done_.empty()) return false;
        Done done = std::move(done_.back());
        done_.pop_back();
        if (done.network) network_ = std::move(done.network);
        else network_->undo(done.mark);
        moves_ = done.moves;
        if (done.left) frame_.current[index(*done.left)] = done.left_current;
        frame_.current.resize(done.people);
        if (!frame_.wishes.empty()) frame_.wishes.resize(done.people);
        if (frame_.names.people.size() > done.people) frame_.names.people.resize(done.people);
        if (!frame_.ranks.empty()) frame_.ranks.resize(done.seats);
        if (frame_.names.seats.size() > done.seats) frame_.names.seats.resize(done.seats);
        return true;
    }

    Failure forbid(std::int32_t person, std::int32_t seat) {
        OptionRow row = network_->row(person);
        if (row.locked && row.usable.contains(seat + 1)) return pair_error("matching.what_if.locked", person, seat);
        const auto option = seat == k_unplaced ? std::nullopt : row.take_out(seat + 1);
        if (!option) return pair_error("matching.what_if.no_pair", person, seat);
        row.forbidden.push_back(*option);
        return change_row(person, std::move(row), network_->node_of(person) == seat + 1);
    }

    Failure allow(std::int32_t person, std::int32_t seat) {
        OptionRow row = network_->row(person);
        const auto option = row.take_out_forbidden(seat + 1);
        if (!option) return pair_error("matching.what_if.no_pair", person, seat);
        row.add(network_->make_option(seat + 1, option->cost));
        return change_row(person, std::move(row), true);
    }

    Failure lock(std::int32_t person, std::int32_t seat) {
        OptionRow row = network_->row(person);
        row.unlock();
        const auto option = row.take_out(seat + 1);
        if (!option) return pair_error("matching.what_if.no_pair", person, seat);
        row.lock_on(*option);
        return change_row(person, std::move(row), true);
    }

    Failure unlock(std::int32_t person) {
        OptionRow row = network_->row(person);
        if (!row.locked) return base::Error{"matching.what_if.not_locked", {}, {{"person", name(person)}}};
        row.unlock();
        return change_row(person, std::move(row), true);
    }

    Failure set_score(std::int32_t person, std::int32_t seat, std::int64_t score) {
        if (seat == k_unplaced) return pair_error("matching.what_if.no_pair", person, seat);
        if (auto failure = score_error(score)) return failure;
        OptionRow row = network_->row(person);
        const Option option = option_of(person, seat, score);
        if (row.take_out_forbidden(seat + 1)) {
            row.forbidden.push_back(option);
            return change_row(person, std::move(row), false);
        }
        if (row.locked && row.usable.contains(seat + 1)) {
            row.usable = {{option}, 1};
            return change_row(person, std::move(row), true);
        }
        row.take_out(seat + 1);
        row.add(option);
        return change_row(person, std::move(row), true);
    }

    Failure set_scores(const Rescore& score_of) {
        auto next = network_with_scores(frame_, *network_, move_price_, score_of);
        if (!next) return std::move(next).error();
        for (std::int32_t person = 0; person < network_->people_count(); ++person)
            if (network_->node_of(person) != (*next)->node_of(person)) note(person, network_->node_of(person));
        done_.back().network = std::move(network_);
        network_ = std::move(*next);
        return {};
    }

    Failure add_person(const NewPerson& added) {
        if (added.current < k_unplaced || added.current >= seat_count())
            return base::Error{"matching.unknown_seat", {}, {{"id", std::to_string(added.current)}}};
        const std::int32_t person = network_->people_count();
        frame_.current.push_back(added.current);
        if (!frame_.wishes.empty()) frame_.wishes.emplace_back();
        add_name(frame_.names.people, person, added.name);
        if (has_repeats(added.pairs)) return pair_error("matching.duplicate_pair", person, k_unplaced);
        OptionRow row;
        std::int64_t home_score = 0;
        for (const NewPair& pair : added.pairs) {
            if (pair.other < 0 || pair.other >= seat_count())
                return base::Error{"matching.unknown_seat", {}, {{"id", std::to_string(pair.other)}}};
            if (auto failure = score_error(pair.score)) return failure;
            if (pair.other == added.current) home_score = pair.score;
            else row.usable.list.push_back(option_of(person, pair.other, pair.score));
        }
        const bool has_home = added.current == k_unplaced || added.may_stay;
        (has_home ? row.usable.list : row.forbidden).push_back(option_of(person, added.current, home_score));
        network_->add_person(std::move(row));
        return seat_person(person, Residual::k_absent, Residual::k_hub);
    }

    Failure remove_person(std::int32_t person) {
        const std::int32_t node = network_->node_of(person);
        done_.back().left = person;
        done_.back().left_current = frame_.current[index(person)];
        note(person, node);
        network_->leave(person);
        frame_.current[index(person)] = k_unplaced;
        if (node == Residual::k_hub) return {};
        if (!network_->route({.node = Residual::k_hub}, node)) return clash(-1);
        note_backwards();
        return {};
    }

    Failure add_seat(const NewSeat& added) {
        const std::int32_t node = network_->add_node();
        if (!frame_.ranks.empty()) frame_.ranks.emplace_back();
        add_name(frame_.names.seats, node - 1, added.name);
        if (has_repeats(added.pairs)) return pair_error("matching.duplicate_pair", k_unplaced, node - 1);
        for (const NewPair& pair : added.pairs) {
            if (!is_present(pair.other))
                return base::Error{"matching.unknown_person", {}, {{"id", std::to_string(pair.other)}}};
            if (auto failure = score_error(pair.score)) return failure;
            if (!network_->row(pair.other).locked)
                network_->cover(node, pair.other, option_of(pair.other, node - 1, pair.score).cost);
        }
        for (const NewPair& pair : added.pairs) {
            OptionRow row = network_->row(pair.other);
            row.add(option_of(pair.other, node - 1, pair.score));
            network_->set_row(pair.other, std::move(row));
        }
        return set_limits(node - 1, added.limits);
    }

    /// One slot or one place of a floor after the other, until the price of the seat says that more change nothing.
    Failure set_limits(std::int32_t seat, Seat wanted) {
        if (wanted.slots < 0 || wanted.slots > k_value_limit) return limits_error("matching.slots_range", seat, wanted);
        if (wanted.floor < 0 || wanted.floor > wanted.slots) return limits_error("matching.floor_range", seat, wanted);
        const std::int32_t node = seat + 1;
        Seat now = network_->limits(node);
        const auto set = [&](std::int32_t slots, std::int32_t floor) {
            now = {slots, floor};
            network_->set_limits(node, now);
        };
        while (now.slots < wanted.slots) {
            const std::int64_t price = network_->node_price(node);
            set(price <= 0 ? wanted.slots : now.slots + 1, now.floor);
            if (price > 0 && *network_->route({.node = Residual::k_hub}, node, price) < price) end_unit(node, 1);
        }
        while (now.floor > wanted.floor) {
            const std::int64_t price = network_->node_price(node);
            set(now.slots, price >= 0 ? wanted.floor : now.floor - 1);
            if (price < 0 && *network_->route({.node = node}, Residual::k_hub, -price) < -price) end_unit(node, -1);
        }
        while (now.floor < wanted.floor) {
            const std::int32_t count = network_->count(node);
            set(now.slots, count > now.floor ? std::min(count, wanted.floor) : now.floor + 1);
            if (now.floor <= count) continue;
            if (!network_->route({.node = Residual::k_hub}, node)) return clash_at(node, wanted);
            end_unit(node, 1);
        }
        while (now.slots > wanted.slots) {
            const std::int32_t count = network_->count(node);
            set(count < now.slots ? std::max(count, wanted.slots) : now.slots - 1, now.floor);
            if (now.slots >= count) continue;
            if (!network_->route({.node = node}, Residual::k_hub)) return clash_at(node, wanted);
            end_unit(node, -1);
        }
        return {};
    }

    [[nodiscard]] bool is_present(std::int32_t person) const {
        return person >= 0 && person < network_->people_count() && network_->node_of(person) != Residual::k_absent;
    }
    [[nodiscard]] std::int32_t seat_count() const { return network_->node_count() - 1; }
    [[nodiscard]] std::int64_t objective() const { return network_->total() + move_price_ * moves_; }
    [[nodiscard]] std::size_t changes() const { return done_.size(); }
    [[nodiscard]] const Residual& network() const { return *network_; }
    [[nodiscard]] Market market() const { return market_of(frame_, *network_, move_price_); }
    [[nodiscard]] Matching matching() const { return plan_of(market(), *network_, move_price_); }

private:
    static std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

    /// Everything but pairs, limits and who may stay: names and lists.
    static Market frame_of(const Market& market) {
        Market frame;
        frame.current = market.current;
        frame.wishes = market.wishes;
        frame.ranks = market.ranks;
        frame.names = market.names;
        return frame;
    }

    struct Done {
        Residual::Mark mark;
        /// The whole network before, where everything changed.
        std::unique_ptr<Residual> network;
        std::size_t people, seats;
        std::int64_t moves;
        std::optional<std::int32_t> left;
        std::int32_t left_current;
    };

    /// `matters`: the plan may no longer be optimal.
    Failure change_row(std::int32_t person, OptionRow row, bool matters) {
        network_->set_row(person, std::move(row));
        if (!matters) return {};
        const std::int32_t node = network_->node_of(person);
        network_->leave(person);
        return seat_person(person, node, node);
    }

    Failure seat_person(std::int32_t person, std::int32_t from, std::int32_t vacated) {
        note(person, from);
        network_->price_person(person);
        if (!network_->route({.person = person}, vacated)) return clash(person);
        for (const Residual::Shift& shift : network_->shifts()) note(shift.person, shift.from);
        return {};
    }

    /// The slot or the person that a unit ended or began with.
    void end_unit(std::int32_t node, std::int32_t change) {
        network_->change_count(node, change);
        if (change < 0)
            for (const Residual::Shift& shift : network_->shifts()) note(shift.person, shift.from);
        else note_backwards();
    }

    void note_backwards() {
        const auto shifts = network_->shifts();
        for (std::size_t at = shifts.size(); at-- > 0;) note(shifts[at].person, shifts[at].from);
    }

    /// Remembers where somebody sat before the change.
    void note(std::int32_t person, std::int32_t node) {
        last_noted_.resize(std::max(last_noted_.size(), index(person) + 1), 0);
        const std::size_t place = last_noted_[index(person)];
        if (place < noted_.size() && noted_[place].first == person) return;
        last_noted_[index(person)] = noted_.size();
        noted_.emplace_back(person, node);
    }

    std::vector<Displacement> moved() {
        std::vector<Displacement> list;
        for (const auto& [person, from] : noted_) {
            const std::int32_t to = network_->node_of(person);
            if (from == to) continue;
            const bool left = done_.back().left == person;
            const std::int32_t current = left ? done_.back().left_current : frame_.current[index(person)];
            moves_ += (to != Residual::k_absent && to != current + 1 ? 1 : 0) -
                      (from != Residual::k_absent && from != current + 1 ? 1 : 0);
            const auto seat_at = [](std::int32_t node) { return node == Residual::k_absent ? k_unplaced : node - 1; };
            list.push_back({person, seat_at(from), seat_at(to)});
        }
        return list;
    }

    /// After a search without success: why.
    base::Error clash(std::int32_t seatless) {
        for (std::int32_t node = 1; node < network_->node_count(); ++node)
            frame_.seats.push_back(network_->limits(node));
        base::Error error = clash_of(frame_, *network_, seatless);
        frame_.seats.clear();
        return error;
    }

    base::Error clash_at(std::int32_t node, Seat wanted) {
        network_->set_limits(node, wanted);
        return clash(-1);
    }

    [[nodiscard]] Option option_of(std::int32_t person, std::int32_t seat, std::int64_t score) const {
        const std::int64_t extra = seat == frame_.current[index(person)] ? 0 : move_price_;
        return network_->make_option(seat + 1, extra - score);
    }

    static bool has_repeats(std::vector<NewPair> pairs) {
        std::ranges::sort(pairs, {}, &NewPair::other);
        return std::ranges::adjacent_find(pairs, {}, &NewPair::other) != pairs.end();
    }

    static void add_name(std::vector<std::string>& names, std::int32_t at, const std::string& name) {
        if (names.size() == index(at) && (!names.empty() || !name.empty())) names.push_back(name);
    }

    static Failure score_error(std::int64_t score) {
        if (score <= k_value_limit && score >= -k_value_limit) return {};
        return base::Error{"matching.score_range", {}, {{"score", std::to_string(score)}}};
    }

    [[nodiscard]] std::string name(std::int32_t person) const {
        return person == k_unplaced ? std::string() : frame_.person_name(person);
    }

    [[nodiscard]] base::Error pair_error(const char* code, std::int32_t person, std::int32_t seat) const {
        return {code,
                {},
                {{"person", name(person)}, {"seat", seat == k_unplaced ? std::string() : frame_.seat_name(seat)}}};
    }

    [[nodiscard]] base::Error limits_error(const char* code, std::int32_t seat, Seat limits) const {
        return {code,
                {},
                {{"seat", frame_.seat_name(seat)},
                 {"floor", std::to_string(limits.floor)},
                 {"slots", std::to_string(limits.slots)}}};
    }

    Market frame_;
    std::unique_ptr<Residual> network_;
    std::int64_t move_price_;
    std::int64_t moves_;
    std::vector<Done> done_;
    std::vector<std::pair<std::int32_t, std::int32_t>> noted_;
    std::vector<std::size_t> last_noted_;
};

}  // namespace matching
