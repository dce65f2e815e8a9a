#include "core/app/unit_tree.hpp"

#include <algorithm>

#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "core/records/unit_history.hpp"

namespace app {

namespace {

using records::EntityKind;
using records::Record;

/// A unit before it has its place.
struct Node {
    TreeUnit unit;
    std::string sorted_by;
    std::uint32_t parent = records::k_no_row;  // index of a node
    bool is_placed = false;
};

void add(UnitSeats& sum, const UnitSeats& more) {
    if (more.need != records::k_unknown_count) sum.need = std::max<std::int64_t>(0, sum.need) + more.need;
    sum.seated += more.seated;
    sum.vacant += more.vacant;
}

/// Puts the node and what is below it in order, and adds up what is below.
void place(std::vector<Node>& nodes, const std::vector<std::vector<std::uint32_t>>& below, std::uint32_t at, int depth, std::vector<TreeUnit>& tree) {
    Node& node = nodes[at];
    if (node.is_placed) return;
    node.is_placed = true;
    node.unit.depth = depth;
    const std::size_t place_in_tree = tree.size();
    tree.push_back(node.unit);
    TreeUnit whole = node.unit;
    whole.people_below = whole.people;
    whole.all = whole.own;
    for (const std::uint32_t child : below[at]) {
        const std::size_t place_of_child = tree.size();
        place(nodes, below, child, depth + 1, tree);
        if (place_of_child == tree.size()) continue;
        whole.people_below += tree[place_of_child].people_below;
        add(whole.all, tree[place_of_child].all);
    }
    tree[place_in_tree] = std::move(whole);
}

/// `nodes` in the order of the unit table, each with the id of its parent.
std::vector<TreeUnit> arrange(std::vector<Node> nodes, const records::Table& units, const std::vector<std::string_view>& parents) {
    std::vector<std::uint32_t> node_of(units.size(), records::k_no_row);
    for (std::uint32_t at = 0; at < nodes.size(); ++at) node_of[nodes[at].unit.row] = at;
    std::vector<std::vector<std::uint32_t>> below(nodes.size());
    std::vector<std::uint32_t> order(nodes.size()), tops;
    for (std::uint32_t at = 0; at < nodes.size(); ++at) {
        order[at] = at;
        nodes[at].sorted_by = base::fold(nodes[at].unit.name);
        if (const auto row = units.row_of(parents[at])) nodes[at].parent = node_of[*row];
    }
    base::sort(order, {}, [&](std::uint32_t at) -> const std::string& { return nodes[at].sorted_by; });
    for (const std::uint32_t at : order) (nodes[at].parent == records::k_no_row ? tops : below[nodes[at].parent]).push_back(at);
    std::vector<TreeUnit> tree;
    tree.reserve(nodes.size());
    for (const std::uint32_t top : tops) place(nodes, below, top, 0, tree);
    for (const std::uint32_t at : order) place(nodes, below, at, 0, tree);
    return tree;
}

}  // namespace

std::vector<TreeUnit> unit_tree(const records::Registry& registry, base::Day today) {
    const records::Table& units = registry.table(EntityKind::unit);
    std::vector<Node> nodes;
    std::vector<std::string_view> parents;
    for (std::uint32_t row = 0; row < units.size(); ++row) {
        const Record& unit = units.rows()[row];
        nodes.push_back({.unit = {.row = row, .name = std::string(records::as_text(registry.value(EntityKind::unit, unit, "name"))),
                                  .is_closed = records::is_closed(registry, unit, today)}});
        parents.push_back(records::as_text(registry.value(EntityKind::unit, unit, "parent_id")));
    }
    const records::Seating seating = records::Seating::of(registry, today);
    for (std::uint32_t person = 0; person < seating.people(); ++person) {
        const std::uint32_t unit = seating.unit_of_person(person);
        if (unit != records::k_no_row && seating.how(person) != records::Seated::retired) ++nodes[unit].unit.people;
    }
    for (std::uint32_t seat = 0; seat < seating.seats(); ++seat) {
        const std::uint32_t unit = seating.unit_of_seat(seat);
        if (unit == records::k_no_row) continue;
        const records::SeatCount& count = seating.count(seat);
        add(nodes[unit].unit.own, {.need = count.need, .seated = count.incumbents, .vacant = count.vacancies});
    }
    return arrange(std::move(nodes), units, parents);
}

std::vector<TreeUnit> unit_tree_as_of(const records::Registry& registry, base::Day day, const PastList& people) {
    const records::Table& units = registry.table(EntityKind::unit);
    std::map<std::string_view, std::int64_t> heads;
    for (const PastHeads& one : people.heads()) heads[one.unit] = one.then;
    std::vector<Node> nodes;
    std::vector<std::string_view> parents;
    for (std::uint32_t row = 0; row < units.size(); ++row) {
        const Record& unit = units.rows()[row];
        const records::UnitThen then = records::unit_as_of(registry, unit, day);
        if (!then.exists) continue;
        nodes.push_back({.unit = {.row = row, .name = std::string(then.name)}});
        if (const auto at = heads.find(unit.key); at != heads.end()) nodes.back().unit.people = at->second;
        parents.push_back(then.parent);
    }
    return arrange(std::move(nodes), units, parents);
}

}  // namespace app
