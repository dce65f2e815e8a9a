// option_row.hpp: the options of one person that can change: forbidden, allowed, locked, scored anew.
//
// Problem   A search looks at the few options that can still matter. Ordered by cost alone, dear seats of high scores
//           come first and are looked at in vain.
// Result    Options ordered, as far as they have been asked for, by a key: their cost plus what the other side was
//           priced at some time. While prices drop by at most so much, key minus drop is a lower bound.
// Cost      16 bytes an option; a change is linear in the options of the row.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace matching {

struct Option {
    std::int64_t key = 0;
    /// The node (in a person's row: seat + 1, 0 for no seat) or the person (in a node's column).
    std::int32_t other = 0;
    std::int32_t cost = 0;
    bool operator==(const Option&) const = default;
};

struct SortedOptions {
    std::vector<Option> list;
    /// In order up to here.
    std::size_t ordered = 0;

    /// Puts some more options in order, twice as many each time.
    void order_more();
    void add(const Option& option);
    std::optional<Option> take_out(std::int32_t other);
    [[nodiscard]] bool contains(std::int32_t other) const;
};

struct OptionRow {
    SortedOptions usable;
    /// Not to be used, and not to be used while the person is locked.
    std::vector<Option> forbidden, aside;
    bool locked = false;

    /// Adds an option that can be used, or could if the person were not locked.
    void add(const Option& option);
    /// Removes the option of the node from those that can be used, or could.
    std::optional<Option> take_out(std::int32_t node);
    std::optional<Option> take_out_forbidden(std::int32_t node);
    [[nodiscard]] bool forbids(std::int32_t node) const;
    void lock_on(const Option& option);
    void unlock();
};

}  // namespace matching
