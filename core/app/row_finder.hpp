// row_finder.hpp: internal to core/app. The row of a key, where the same keys are asked for again and again, or in order.
//
// Cost      A comparison for the key asked last, the one behind it, and any of some hundred asked lately; else a search.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/records/registry.hpp"

namespace app {

/// Borrows the table.
class RowFinder {
public:
    explicit RowFinder(const records::Table& table) : table_(&table) { lately_.fill(UINT32_MAX); }

    [[nodiscard]] std::optional<std::size_t> find(std::string_view key) {
        const auto rows = table_->rows();
        for (const std::size_t near : {last_, last_ + 1})
            if (near < rows.size() && rows[near].key == key) return last_ = near;
        std::uint32_t& kept = lately_[slot(key)];
        if (kept < rows.size() && rows[kept].key == key) return last_ = kept;
        const auto found = table_->row_of(key);
        if (found) last_ = *found, kept = static_cast<std::uint32_t>(*found);
        return found;
    }

private:
    static constexpr std::size_t k_slots = 512;
    static std::size_t slot(std::string_view key) {
        std::uint32_t hash = 2166136261u;
        for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
        return (hash ^ hash >> 16) % k_slots;
    }

    const records::Table* table_;
    std::size_t last_ = 0;
    std::array<std::uint32_t, k_slots> lately_;
};

}  // namespace app
