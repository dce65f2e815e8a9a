#include <imgui_internal.h>

#include "core/base/json.hpp"
#include "shell/probe/probe.hpp"

namespace probe {
namespace {

struct StateName {
    State bit;
    const char* name;
};
constexpr StateName k_state_names[] = {{k_checked, "checked"},   {k_selected, "selected"}, {k_disabled, "disabled"},
                                       {k_expanded, "expanded"}, {k_focused, "focused"},   {k_cut, "cut"},
                                       {k_primary, "primary"}};

}  // namespace

std::string snapshot_json() {
    base::Json list = base::Json::array();
    for (const Item& item : items()) {
        if (!item.is_visible()) continue;
        base::Json states = base::Json::array();
        for (const StateName& state : k_state_names) {
            if ((item.state & state.bit) != 0) states.push_back(state.name);
        }
        base::Json entry = {{"id", item.id},       {"role", role_name(item.role)}, {"name", item.name},
                            {"window", item.window}, {"x", item.min.x},              {"y", item.min.y},
                            {"w", item.max.x - item.min.x}, {"h", item.max.y - item.min.y}, {"state", std::move(states)}};
        if (!item.value.empty()) entry["value"] = item.value;
        list.push_back(std::move(entry));
    }
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const base::Json snapshot = {{"focus", context.NavDisableHighlight ? 0 : context.NavId}, {"items", std::move(list)}};
    return base::to_text(snapshot);
}

}  // namespace probe
