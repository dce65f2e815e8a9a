// preferences.hpp: what belongs to this device alone: language, size of text, theme, chosen columns, and who we are.
#pragma once

#include <map>
#include <set>
#include <string>

#include "core/base/message.hpp"

namespace app {

enum class Theme : std::uint8_t { system, light, dark };

struct Preferences {
    base::Language language = base::Language::indonesian;
    Theme theme = Theme::system;
    int text_percent = 100;  // 100 to 200
    /// What the tables of records leave out, where the reader has chosen: kind of record to names of fields.
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> hidden_columns;
    bool operator==(const Preferences&) const = default;
};

/// JSON; unknown or missing members keep their defaults, so that any version reads any other's.
[[nodiscard]] std::string write_preferences(const Preferences& preferences);
[[nodiscard]] Preferences read_preferences(std::string_view text);

/// Space and device are random identifiers ([a-z0-9]{8,64}) made by the host at first start.
struct Identity {
    std::string space;
    std::string device;
    std::string actor;  // "Analis BKPSDM"
};

}  // namespace app
