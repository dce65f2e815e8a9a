#include "core/matching/residual.hpp"

#include <algorithm>

namespace matching {

namespace {

constexpr std::int64_t k_no_cost = INT64_MAX;

/// Every option that is not forbidden.
void each_option(const OptionRow& row, const auto& visit) {
    for (const Option& option : row.usable.list) visit(option);
    for (const Option& option : row.aside) visit(option);
}

}  // namespace

Residual::Residual(std::vector<OptionRow> rows, std::span<const Seat> limits, std::span<const std::int32_t> node_of,
                   std::vector<std::int64_t> prices, std::vector<std::int64_t> person_prices)
    : rows_(std::move(rows)),
      person_price_(std::move(person_prices)),
      price_(std::move(prices)),
      node_reference_(price_),
      person_reference_(person_price_) {
    const std::size_t nodes = limits.size();
    for (const Seat& seat : limits) {
        slots_.push_back(seat.slots);
        floor_.push_back(seat.floor);
    }
    count_.assign(nodes, 0);
    first_.assign(nodes, -1);
    cost_in_row_.assign(nodes, k_no_cost);
    ahead_.resize(nodes);
    back_.resize(nodes);
    std::vector<std::size_t> entries(nodes, 0);
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (OptionRow& row : rows_) {
        for (Option& option : row.usable.list) option.key = option.cost + price_[at(option.other)];
        row.usable.ordered = 0;
        locked_.push_back(row.locked ? 1 : 0);
        each_option(row, [&](const Option& option) {
            ++entries[at(option.other)];
            low = std::min<std::int64_t>(low, option.cost);
            high = std::max<std::int64_t>(high, option.cost);
        });
    }
    most_drop_ = std::max<std::int64_t>(1, (high - low) / 16);
    columns_.resize(nodes);
    for (std::size_t node = 0; node < nodes; ++node) columns_[node].list.reserve(entries[node] + 1);
    for (std::int32_t person = 0; person < static_cast<std::int32_t>(rows_.size()); ++person)
        each_option(rows_[at(person)], [&](const Option& option) {
            columns_[at(option.other)].list.push_back({option.cost + person_price_[at(person)], person, option.cost});
        });
    const std::size_t people = node_of.size();
    for (std::vector<std::int32_t>* column : {&next_, &previous_, &node_of_}) column->assign(people, -1);
    held_.assign(people, 0);
    home_.assign(people, k_absent);
    home_cost_.assign(people, 0);
    at_home_.resize(nodes);
    for (std::int32_t person = 0; person < people_count(); ++person) {
        const std::int32_t node = node_of[at(person)];
        if (node == k_absent) continue;
        take(person, node);
        if (node != k_hub) ++count_[at(node)];
    }
    old_words_.clear();
    old_numbers_.clear();
}

std::vector<std::int32_t> Residual::holders(std::int32_t node) const {
    std::vector<std::int32_t> people;
    for (std::int32_t person = first_[at(node)]; person >= 0; person = next_[at(person)]) people.push_back(person);
    return people;
}

Residual::Mark Residual::mark() const {
    return {old_words_.size(), old_numbers_.size(), old_rows_.size(), node_of_.size(), price_.size(), total_,
            node_drop_,        person_drop_};
}

void Residual::undo(const Mark& mark) {
    const auto restore = [](auto& old, std::size_t size) {
        for (; old.size() > size; old.pop_back()) (*old.back().column)[old.back().index] = old.back().value;
    };
    restore(old_words_, mark.words);
    restore(old_numbers_, mark.numbers);
    for (; old_rows_.size() > mark.rows; old_rows_.pop_back())
        replace_row(old_rows_.back().person, old_rows_.back().row);
    for (std::size_t person = mark.people; person < rows_.size(); ++person) {
        OptionRow none;
        replace_row(static_cast<std::int32_t>(person), none);
    }
    rows_.resize(mark.people);
    locked_.resize(mark.people);
    for (std::vector<std::int32_t>* column : {&node_of_, &next_, &previous_, &home_}) column->resize(mark.people);
    for (std::vector<std::int64_t>* column : {&person_price_, &held_, &person_reference_, &home_cost_})
        column->resize(mark.people);
    for (std::vector<std::int32_t>* column : {&first_, &count_, &slots_, &floor_}) column->resize(mark.nodes);
    for (std::vector<std::int64_t>* column : {&price_, &node_reference_, &cost_in_row_}) column->resize(mark.nodes);
    columns_.resize(mark.nodes);
    at_home_.resize(mark.nodes);
    ahead_.resize(mark.nodes);
    back_.resize(mark.nodes);
    total_ = mark.total;
    node_drop_ = mark.node_drop;
    person_drop_ = mark.person_drop;
}

std::int32_t Residual::add_person(OptionRow row) {
    const std::int32_t person = people_count();
    rows_.emplace_back();
    locked_.push_back(0);
    for (std::vector<std::int32_t>* column : {&node_of_, &next_, &previous_, &home_}) column->push_back(-1);
    std::int64_t least = k_far;
    for (const Option& option : row.usable.list) least = std::min(least, option.cost + price_[at(option.other)]);
    for (std::vector<std::int64_t>* column : {&person_price_, &person_reference_})
        column->push_back(least == k_far ? 0 : -least);
    held_.push_back(0);
    home_cost_.push_back(0);
    replace_row(person, row);
    return person;
}

std::int32_t Residual::add_node() {
    first_.push_back(-1);
    for (std::vector<std::int32_t>* column : {&count_, &slots_, &floor_}) column->push_back(0);
    for (std::vector<std::int64_t>* column : {&price_, &node_reference_}) column->push_back(0);
    cost_in_row_.push_back(k_no_cost);
    columns_.emplace_back();
    at_home_.emplace_back();
    ahead_.resize(price_.size());
    back_.resize(price_.size());
    return node_count() - 1;
}

void Residual::cover(std::int32_t node, std::int32_t person, std::int64_t cost) {
    price_[at(node)] = std::max(price_[at(node)], -cost - person_price_[at(person)]);
    node_reference_[at(node)] = price_[at(node)];
}

void Residual::set_row(std::int32_t person, OptionRow row) {
    replace_row(person, row);
    old_rows_.push_back({person, std::move(row)});
}

/// Swaps the rows. Keys follow the references; the columns follow the difference.
void Residual::replace_row(std::int32_t person, OptionRow& row) {
    for (Option& option : row.usable.list) {
        const std::int64_t key = option.cost + node_reference_[at(option.other)];
        if (option.key != key) row.usable.ordered = 0;
        option.key = key;
    }
    std::swap(rows_[at(person)], row);
    locked_[at(person)] = rows_[at(person)].locked ? 1 : 0;
    each_option(row, [&](const Option& option) { cost_in_row_[at(option.other)] = option.cost; });
    each_option(rows_[at(person)], [&](const Option& option) {
        std::int64_t& cost = cost_in_row_[at(option.other)];
        const bool is_same = cost == option.cost;
        if (!is_same && cost != k_no_cost) columns_[at(option.other)].take_out(person);
        if (!is_same)
            columns_[at(option.other)].add({option.cost + person_reference_[at(person)], person, option.cost});
        cost = k_no_cost;
    });
    each_option(row, [&](const Option& option) {
        if (cost_in_row_[at(option.other)] != k_no_cost) columns_[at(option.other)].take_out(person);
        cost_in_row_[at(option.other)] = k_no_cost;
    });
}

void Residual::set_home(std::int32_t person, std::int32_t node, std::int64_t cost) {
    home_[at(person)] = node;
    home_cost_[at(person)] = cost;
    at_home_[at(node)].push_back(person);
}

bool Residual::change_home_cost(std::int32_t person, std::int64_t by) {
    if (home_[at(person)] == k_absent) return false;
    write(home_cost_, person, home_cost_[at(person)] + by);
    if (!is_home(person)) return home_cost_[at(person)] + price_[at(home_[at(person)])] + person_price_[at(person)] < 0;
    write_person_price(person, person_price_[at(person)] - by);
    write(held_, person, held_[at(person)] - by);
    total_ -= by;
    return false;
}

void Residual::set_limits(std::int32_t node, Seat limits) {
    write(slots_, node, limits.slots);
    write(floor_, node, limits.floor);
}

void Residual::change_count(std::int32_t node, std::int32_t by) {
    write(count_, node, count_[at(node)] + by);
    // An empty seat costs nothing: no person and no floor would lift its price.
    if (price_[at(node)] < 0 && count_[at(node)] == 0 && floor_[at(node)] == 0) write(price_, node, 0);
}

void Residual::price_person(std::int32_t person) {
    SortedOptions& options = rows_[at(person)].usable;
    std::int64_t least = k_far;
    if (const std::int32_t home = home_[at(person)]; home != k_absent)
        least = home_cost_[at(person)] + price_[at(home)];
    for (std::size_t index = 0; index < options.list.size(); ++index) {
        if (index == options.ordered) options.order_more();
        const Option& option = options.list[index];
        if (option.key - node_drop_ >= least) break;
        least = std::min(least, option.cost + price_[at(option.other)]);
    }
    write_person_price(person, least == k_far ? 0 : -least);
}

void Residual::leave(std::int32_t person) {
    const std::int32_t node = node_of_[at(person)];
    const std::int32_t next = next_[at(person)];
    const std::int32_t previous = previous_[at(person)];
    if (next >= 0) write(previous_, next, previous);
    if (previous >= 0) write(next_, previous, next);
    else write(first_, node, next);
    write(node_of_, person, k_absent);
    total_ -= held_[at(person)];
}

void Residual::take(std::int32_t person, std::int32_t node) {
    const std::int32_t next = first_[at(node)];
    write(next_, person, next);
    write(previous_, person, -1);
    if (next >= 0) write(previous_, next, person);
    write(first_, node, person);
    write(node_of_, person, node);
    write(held_, person, person_price_[at(person)] + price_[at(node)]);
    total_ += held_[at(person)];
}

void Residual::write(std::vector<std::int32_t>& column, std::int32_t index, std::int32_t value) {
    old_words_.push_back({&column, at(index), column[at(index)]});
    column[at(index)] = value;
}

void Residual::write(std::vector<std::int64_t>& column, std::int32_t index, std::int64_t value) {
    old_numbers_.push_back({&column, at(index), column[at(index)]});
    column[at(index)] = value;
}

void Residual::write_node_price(std::int32_t node, std::int64_t price) {
    write(price_, node, price);
    const std::int64_t drop = node_reference_[at(node)] - price;
    if (drop > most_drop_) refer_node(node);
    else node_drop_ = std::max(node_drop_, drop);
}

/// Someone locked is looked at by no one, however low the price.
void Residual::write_person_price(std::int32_t person, std::int64_t price) {
    write(person_price_, person, price);
    if (locked_[at(person)]) return;
    const std::int64_t drop = person_reference_[at(person)] - price;
    if (drop > most_drop_) refer_person(person);
    else person_drop_ = std::max(person_drop_, drop);
}

/// A lower reference stays valid when the price is undone.
void Residual::refer_node(std::int32_t node) {
    node_reference_[at(node)] = price_[at(node)];
    for (const Option& entry : columns_[at(node)].list) {
        SortedOptions& options = rows_[at(entry.other)].usable;
        if (options.take_out(node)) options.add(make_option(node, entry.cost));
    }
}

void Residual::refer_person(std::int32_t person) {
    person_reference_[at(person)] = person_price_[at(person)];
    each_option(rows_[at(person)], [&](const Option& option) {
        SortedOptions& column = columns_[at(option.other)];
        column.take_out(person);
        column.add({option.cost + person_reference_[at(person)], person, option.cost});
    });
}

}  // namespace matching
