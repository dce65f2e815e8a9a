// option_row.hpp: the options of one person that can change: forbidden, allowed, locked, scored anew.
//
// Problem   A search looks at the few options that can still matter. Ordered by cost alone, dear seats of high scores
//           come first and are looked at in vain.
// Result    Options ordered by cost plus the price their node had when the row was made, as far as they have been asked
//           for. Node prices only rise (and fall back only together with the row), so this key is a lower bound.
//           Nodes are seats + 1, and 0 for no seat.
// Cost      16 bytes an option; a change is linear in the options of the person.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace matching {

struct Option {
    std::int64_t key = 0;
    std::int32_t node = 0;
    std::int32_t cost = 0;
    bool operator==(const Option&) const = default;
};

struct OptionRow {
    std::vector<Option> options;
    /// `options` are in order up to here.
    std::size_t ordered = 0;
    /// Not to be used, and not to be used while the person is locked.
    std::vector<Option> forbidden, aside;
    bool locked = false;

    void order_more();
    /// Adds an option that can be used, or could if the person were not locked.
    void add(const Option& option);
    /// Removes the option of the node from `options` or `aside`.
    std::optional<Option> take_out(std::int32_t node);
    std::optional<Option> take_out_forbidden(std::int32_t node);
    [[nodiscard]] bool has_option(std::int32_t node) const;
    [[nodiscard]] bool forbids(std::int32_t node) const;
    void lock_on(const Option& option);
    void unlock();
};

}  // namespace matching
