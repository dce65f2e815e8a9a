#include "core/matching/option_row.hpp"

#include <algorithm>

namespace matching {

namespace {

auto find(const std::vector<Option>& options, std::int32_t other) {
    return std::find_if(options.begin(), options.end(), [&](const Option& option) { return option.other == other; });
}

bool comes_first(const Option& a, const Option& b) { return a.key != b.key ? a.key < b.key : a.other < b.other; }

std::optional<Option> extract(std::vector<Option>& options, std::int32_t other) {
    const auto found = find(options, other);
    if (found == options.end()) return std::nullopt;
    const Option option = *found;
    options.erase(found);
    return option;
}

}  // namespace

void SortedOptions::order_more() {
    const auto begin = list.begin() + static_cast<std::ptrdiff_t>(ordered);
    const std::size_t more = std::min(list.size() - ordered, std::max<std::size_t>(16, ordered));
    const auto end = begin + static_cast<std::ptrdiff_t>(more);
    if (end != list.end()) std::nth_element(begin, end, list.end(), comes_first);
    std::sort(begin, end, comes_first);
    ordered += more;
}

void SortedOptions::add(const Option& option) {
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(ordered);
    const auto place = std::upper_bound(list.begin(), end, option, comes_first);
    if (place == end && ordered < list.size()) {
        list.push_back(option);
    } else {
        list.insert(place, option);
        ++ordered;
    }
}

std::optional<Option> SortedOptions::take_out(std::int32_t other) {
    const auto found = find(list, other);
    if (found == list.end()) return std::nullopt;
    const Option option = *found;
    if (static_cast<std::size_t>(found - list.begin()) < ordered) --ordered;
    list.erase(found);
    return option;
}

bool SortedOptions::contains(std::int32_t other) const { return find(list, other) != list.end(); }

void OptionRow::add(const Option& option) {
    if (locked) aside.push_back(option);
    else usable.add(option);
}

std::optional<Option> OptionRow::take_out(std::int32_t node) {
    const auto option = usable.take_out(node);
    return option ? option : extract(aside, node);
}

std::optional<Option> OptionRow::take_out_forbidden(std::int32_t node) { return extract(forbidden, node); }

bool OptionRow::forbids(std::int32_t node) const { return find(forbidden, node) != forbidden.end(); }

void OptionRow::lock_on(const Option& option) {
    aside.insert(aside.end(), usable.list.begin(), usable.list.end());
    usable = {{option}, 1};
    locked = true;
}

void OptionRow::unlock() {
    locked = false;
    usable.list.insert(usable.list.end(), aside.begin(), aside.end());
    usable.ordered = 0;
    aside.clear();
}

}  // namespace matching
