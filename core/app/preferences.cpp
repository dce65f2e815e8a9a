#include "core/app/preferences.hpp"

#include <algorithm>

#include "core/base/json.hpp"

namespace app {

std::string write_preferences(const Preferences& preferences) {
    const char* themes[] = {"system", "light", "dark"};
    return base::to_text({{"language", preferences.language == base::Language::indonesian ? "id" : "en"},
                          {"theme", themes[static_cast<std::size_t>(preferences.theme)]},
                          {"text_percent", preferences.text_percent},
                          {"hidden_columns", preferences.hidden_columns}});
}

Preferences read_preferences(std::string_view text) {
    Preferences preferences;
    const auto json = base::parse_json(text, 4);
    if (!json) return preferences;
    if (base::get_string(*json, "language") == "en") preferences.language = base::Language::english;
    const auto theme = base::get_string(*json, "theme");
    if (theme == "light") preferences.theme = Theme::light;
    if (theme == "dark") preferences.theme = Theme::dark;
    const auto percent = base::get_integer(*json, "text_percent").value_or(100);
    preferences.text_percent = static_cast<int>(std::clamp<std::int64_t>(percent, 100, 200));
    const base::Json* tables = base::find_member(*json, "hidden_columns");
    if (tables == nullptr || !tables->is_object()) return preferences;
    for (const auto& [kind, fields] : tables->items()) {
        if (!fields.is_array()) continue;
        auto& hidden = preferences.hidden_columns[kind];
        for (const base::Json& field : fields)
            if (const auto* name = field.get_ptr<const std::string*>()) hidden.insert(*name);
    }
    return preferences;
}

}  // namespace app
