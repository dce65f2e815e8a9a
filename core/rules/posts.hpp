// posts.hpp: what people were before their present post, and how long they served in posts of a kind (internal to this folder).
//
// Problem   Rules ask for years as supervisor or staff; most people have served them in more than one post.
// Result    `read_posts` tells of every record of position_history what job it was: by the map's positions of that job id or
//           title, of that unit first; else by SIASN's reference of jobs; else by the level in its title. What positions that
//           fit differ in stays unknown. An entry lasts until the next one begins; from its day on the present post counts.
//           `served` adds up days, so that nothing is counted twice. What may or may not count is kept apart: entries whose job
//           or days are not known, and the time before the first entry.
#pragma once

#include "core/rules/check.hpp"

namespace rules {

[[nodiscard]] base::Steps read_posts(const records::Registry& registry, Facts& facts);

enum class Counts : std::uint8_t { no, yes, unknown };

struct Served {
    std::int64_t months = 0;  // known to count
    std::int64_t most = 0;    // if all that is unknown counted; never more than the whole service where that is known
};

/// Whether years in the job count for what the case asks.
using Judge = Counts (*)(const Case&, const JobFacts&);
/// With `rises`, the time before the first entry counts at most as that entry does: nobody falls unseen.
[[nodiscard]] Served served(const Case& c, Judge judge, bool rises);

}  // namespace rules
