#include "core/matching/residual.hpp"

#include <algorithm>

namespace matching {

namespace {

constexpr std::int64_t k_far = INT64_MAX / 2;

}  // namespace

Residual::Residual(std::vector<OptionRow> rows, std::span<const Seat> limits, std::span<const std::int32_t> node_of,
                   std::vector<std::int64_t> prices, std::vector<std::int64_t> person_prices)
    : rows_(std::move(rows)), person_price_(std::move(person_prices)), price_(std::move(prices)) {
    for (OptionRow& row : rows_) {
        for (std::vector<Option>* options : {&row.options, &row.aside, &row.forbidden})
            for (Option& option : *options) option.key = option.cost + price_[at(option.node)];
        row.ordered = 0;
    }
    const std::size_t nodes = limits.size();
    for (const Seat& seat : limits) {
        slots_.push_back(seat.slots);
        floor_.push_back(seat.floor);
    }
    count_.assign(nodes, 0);
    for (std::vector<std::int32_t>* column : {&first_, &reached_by_, &reached_from_}) column->assign(nodes, -1);
    distance_.assign(nodes, k_far);
    const std::size_t people = node_of.size();
    for (std::vector<std::int32_t>* column : {&next_, &previous_, &node_of_}) column->assign(people, -1);
    held_.assign(people, 0);
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
    return {old_words_.size(), old_numbers_.size(), old_rows_.size(), node_of_.size(), price_.size(), total_};
}

void Residual::undo(const Mark& mark) {
    const auto restore = [](auto& old, std::size_t size) {
        for (; old.size() > size; old.pop_back()) (*old.back().column)[old.back().index] = old.back().value;
    };
    restore(old_words_, mark.words);
    restore(old_numbers_, mark.numbers);
    for (; old_rows_.size() > mark.rows; old_rows_.pop_back())
        rows_[at(old_rows_.back().person)] = std::move(old_rows_.back().row);
    rows_.resize(mark.people);
    for (std::vector<std::int32_t>* column : {&node_of_, &next_, &previous_}) column->resize(mark.people);
    for (std::vector<std::int64_t>* column : {&person_price_, &held_}) column->resize(mark.people);
    for (std::vector<std::int32_t>* column : {&first_, &count_, &slots_, &floor_, &reached_by_, &reached_from_})
        column->resize(mark.nodes);
    for (std::vector<std::int64_t>* column : {&price_, &distance_}) column->resize(mark.nodes);
    std::erase_if(reached_, [&](std::int32_t node) { return at(node) >= mark.nodes; });
    total_ = mark.total;
}

std::int32_t Residual::add_person() {
    rows_.emplace_back();
    for (std::vector<std::int32_t>* column : {&node_of_, &next_, &previous_}) column->push_back(-1);
    for (std::vector<std::int64_t>* column : {&person_price_, &held_}) column->push_back(0);
    return people_count() - 1;
}

std::int32_t Residual::add_node() {
    for (std::vector<std::int32_t>* column : {&first_, &reached_by_, &reached_from_}) column->push_back(-1);
    for (std::vector<std::int32_t>* column : {&count_, &slots_, &floor_}) column->push_back(0);
    price_.push_back(price_[k_hub]);
    distance_.push_back(k_far);
    return node_count() - 1;
}

void Residual::set_row(std::int32_t person, OptionRow row) {
    std::swap(rows_[at(person)], row);
    old_rows_.push_back({person, std::move(row)});
}

void Residual::set_limits(std::int32_t node, Seat limits) {
    write(slots_, node, limits.slots);
    write(floor_, node, limits.floor);
}

void Residual::change_count(std::int32_t node, std::int32_t by) {
    write(count_, node, count_[at(node)] + by);
    lift_if_empty(node);
}

/// An empty seat costs what a free slot costs: no person and no floor would lift its price.
void Residual::lift_if_empty(std::int32_t node) {
    if (price_[at(node)] < price_[k_hub] && count_[at(node)] == 0 && floor_[at(node)] == 0)
        write(price_, node, price_[k_hub]);
}

void Residual::cover(std::int32_t node, std::int32_t person, std::int64_t cost) {
    const std::int64_t needed = -cost - person_price_[at(person)];
    if (price_[at(node)] < needed) write(price_, node, needed);
}

void Residual::price_person(std::int32_t person) {
    OptionRow& row = rows_[at(person)];
    std::int64_t least = k_far;
    for (std::size_t index = 0; index < row.options.size(); ++index) {
        if (index == row.ordered) row.order_more();
        const Option& option = row.options[index];
        if (option.key >= least) break;
        least = std::min(least, option.cost + price_[at(option.node)]);
    }
    write(person_price_, person, least == k_far ? 0 : -least);
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

}  // namespace matching
