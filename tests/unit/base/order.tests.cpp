#include "core/base/order.hpp"

#include <catch_amalgamated.hpp>

#include <string>

namespace {

struct Item {
    int key = 0;
    std::string name;
    bool operator==(const Item&) const = default;
};

std::vector<Item> items() {
    std::vector<Item> made;
    std::uint32_t state = 5;
    for (int at = 0; at < 500; ++at) made.push_back({static_cast<int>((state = state * 1664525U + 1013904223U) >> 28), std::to_string(at)});
    return made;
}

}  // namespace

TEST_CASE("values are sorted as the standard's stable sort does it", "[base]") {
    auto ours = items();
    auto theirs = items();
    base::sort(ours, {}, &Item::key);
    std::ranges::stable_sort(theirs, {}, &Item::key);
    CHECK(ours == theirs);
    base::sort(ours, [](const Item& a, const Item& b) { return a.name > b.name; });
    CHECK(std::ranges::is_sorted(ours, std::ranges::greater(), &Item::name));
}

TEST_CASE("a part of a list, an empty one, and values that only move can be sorted", "[base]") {
    std::vector<int> list = {9, 3, 2, 1};
    base::sort(list | std::views::drop(1));
    CHECK(list == std::vector<int>{9, 1, 2, 3});
    std::vector<int> empty;
    base::sort(empty);
    CHECK(empty.empty());
    std::vector<std::unique_ptr<int>> owners;
    for (const int value : {2, 1}) owners.push_back(std::make_unique<int>(value));
    base::sort(owners, {}, [](const std::unique_ptr<int>& one) { return *one; });
    CHECK(*owners[0] == 1);
}
