// names.hpp: an enumeration as files and command lines write it.
#pragma once

#include <optional>
#include <string_view>

namespace matching {

template <class Value>
struct Named {
    Value value;
    std::string_view name;
};

/// The table must have the value.
template <class Table, class Value>
[[nodiscard]] constexpr std::string_view name_in(const Table& table, Value value) {
    for (const auto& entry : table)
        if (entry.value == value) return entry.name;
    return {};
}

template <class Table>
[[nodiscard]] constexpr auto find_in(const Table& table, std::string_view name) {
    std::optional<decltype(table.begin()->value)> found;
    for (const auto& entry : table)
        if (entry.name == name) found = entry.value;
    return found;
}

}  // namespace matching
