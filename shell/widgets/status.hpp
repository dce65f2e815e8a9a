// status.hpp: how things stand: met, to be reviewed, failed, or only told; and what a page shows when it has nothing else to show.
#pragma once

#include "shell/widgets/button.hpp"

namespace widgets {

/// Three outcomes, and a note that is none.
enum class Tri : std::uint8_t { met, review, failed, note };
[[nodiscard]] const char* tri_icon(Tri tri);
[[nodiscard]] Color tri_color(Tri tri);
[[nodiscard]] Color tri_ground(Tri tri);

/// A rule or check: icon, sentence, citation below, and what to do next as a link. True when the link is pressed.
struct StatusLine {
    const char* id = "";
    Tri state = Tri::met;
    std::string_view state_name;     // "terpenuhi": the icon in words, for the probe
    std::string_view sentence;
    std::string_view citation = {};
    std::string_view next = {};
};
bool status_line(const StatusLine& line);

/// A sentence across the page: after an undoable act, or a lasting state.
struct NoticeBar {
    const char* id = "";
    Color color = Color::info;       // info, good, warn or bad
    std::string_view sentence;
    std::string_view action = {};    // "Urungkan"
    std::string_view close_name = {};  // empty: cannot be closed
};
enum class NoticeEvent : std::uint8_t { none, action, closed };
[[nodiscard]] NoticeEvent notice_bar(const NoticeBar& bar);

/// Nothing here yet: one sentence, one button that starts it, perhaps a second.
struct EmptyState {
    const char* id = "";
    const char* icon = "";
    std::string_view title;
    std::string_view sentence = {};
    std::string_view button = {};
    std::string_view second_button = {};
    bool second_opens_files = false;
};
enum class EmptyEvent : std::uint8_t { none, button, second_button };
[[nodiscard]] EmptyEvent empty_state(const EmptyState& state);

/// What is happening, how far, cancel. `share` 0 to 1. True when cancelled.
struct LoadingState {
    const char* id = "";
    std::string_view sentence;
    std::string_view detail = {};
    float share = 0;
    std::string_view cancel = {};    // empty: cannot be cancelled
};
[[nodiscard]] bool loading_state(const LoadingState& state);

/// What happened, what is safe, what to do. True when the button is pressed.
struct ErrorState {
    const char* id = "";
    std::string_view happened;
    std::string_view safe = {};
    std::string_view to_do = {};
    std::string_view button = {};
};
[[nodiscard]] bool error_state(const ErrorState& state);

}  // namespace widgets
