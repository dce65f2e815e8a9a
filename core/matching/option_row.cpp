#include "core/matching/option_row.hpp"

#include <algorithm>

namespace matching {

namespace {

auto find(const std::vector<Option>& options, std::int32_t node) {
    return std::find_if(options.begin(), options.end(), [&](const Option& option) { return option.node == node; });
}

bool comes_first(const Option& a, const Option& b) { return a.key != b.key ? a.key < b.key : a.node < b.node; }

std::optional<Option> extract(std::vector<Option>& options, std::int32_t node) {
    const auto found = find(options, node);
    if (found == options.end()) return std::nullopt;
    const Option option = *found;
    options.erase(found);
    return option;
}

}  // namespace

void OptionRow::order_more() {
    const auto begin = options.begin() + static_cast<std::ptrdiff_t>(ordered);
    const std::size_t more = std::min(options.size() - ordered, std::max<std::size_t>(16, ordered));
    const auto end = begin + static_cast<std::ptrdiff_t>(more);
    if (end != options.end()) std::nth_element(begin, end, options.end(), comes_first);
    std::sort(begin, end, comes_first);
    ordered += more;
}

void OptionRow::add(const Option& option) {
    if (locked) {
        aside.push_back(option);
        return;
    }
    const auto end = options.begin() + static_cast<std::ptrdiff_t>(ordered);
    const auto place = std::upper_bound(options.begin(), end, option, comes_first);
    if (place == end && ordered < options.size()) {
        options.push_back(option);
    } else {
        options.insert(place, option);
        ++ordered;
    }
}

std::optional<Option> OptionRow::take_out(std::int32_t node) {
    const auto found = find(options, node);
    if (found == options.end()) return extract(aside, node);
    const Option option = *found;
    if (static_cast<std::size_t>(found - options.begin()) < ordered) --ordered;
    options.erase(found);
    return option;
}

std::optional<Option> OptionRow::take_out_forbidden(std::int32_t node) { return extract(forbidden, node); }

bool OptionRow::has_option(std::int32_t node) const { return find(options, node) != options.end(); }

bool OptionRow::forbids(std::int32_t node) const { return find(forbidden, node) != forbidden.end(); }

void OptionRow::lock_on(const Option& option) {
    aside.insert(aside.end(), options.begin(), options.end());
    options.assign(1, option);
    ordered = 1;
    locked = true;
}

void OptionRow::unlock() {
    locked = false;
    options.insert(options.end(), aside.begin(), aside.end());
    aside.clear();
    ordered = 0;
}

}  // namespace matching
