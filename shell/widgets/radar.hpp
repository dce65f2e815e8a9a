// radar.hpp: levels reached against levels required, all at once.
//
// Use       Only for what belongs together and has one scale, with the same facts as a list beside it: the area between two
//           neighbours says nothing by itself.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "shell/widgets/text.hpp"

namespace widgets {

struct RadarAxis {
    std::string label;
    std::optional<std::int64_t> value;  // nullopt: unknown, drawn as a gap
    std::int64_t wanted = 0;            // 0: nothing is required
};
/// As wide as what remains of the line. `name` is the whole in words, for screen readers.
void radar(std::span<const RadarAxis> axes, std::int64_t most, std::string_view name);

}  // namespace widgets
