// settings_view.hpp: the page Pengaturan: weights, the study matrix, rule parameters, language, theme, text size, shortcuts, about.
#pragma once

#include <map>

#include "shell/views/context.hpp"

namespace views {

enum class SettingsTab : std::uint8_t { weights, study, rules, display, shortcuts, about };

struct SettingsUi {
    std::size_t tab = 0;                                        // SettingsTab
    std::map<std::string, std::int64_t, std::less<>> weights;   // being dragged; by part id or setting name
    std::map<std::string, std::string, std::less<>> drafts;     // rule parameters being typed; by setting name
    std::string rule_filter;
    std::string opened_rule;                                    // whose further settings are shown; by id
    bool shows_numbers = false;                                 // those of the formulas
    Memo<rules::Pack> pack;                                     // with the settings
    std::size_t study_field = 0;                                // whose row of the matrix is shown
    Memo<std::vector<std::vector<std::int32_t>>> study_shares;  // the matrix in force
};

void draw_settings(const ViewContext& context, SettingsUi& ui);

}  // namespace views
