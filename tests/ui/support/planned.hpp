// planned.hpp: a demo city of a few hundred people; with a plan, open on the page Rencana.
#pragma once

#include <catch_amalgamated.hpp>

#include "tests/ui/support/screen.hpp"

namespace support {

inline void open_demo(Screen& screen, int employees = 300) {
    screen.open();
    screen.send(app::MakeDemoCity{.employees = employees, .seed = 7});
    REQUIRE(screen.finish_job());
}

/// The page of the first person that the palette finds.
inline void open_person(Screen& screen, const std::string& number) {
    screen.press(ImGuiKey_K, ImGuiMod_Ctrl);
    screen.type(number);
    screen.press(ImGuiKey_Enter);
    REQUIRE(screen.shows("Data pegawai"));
}

/// Rules and scores of the records on the screen, made anew.
inline planning::Assessment assess(const Screen& screen) {
    auto made = planning::Assessment::create(std::make_shared<const records::Registry>(app::registry(screen.state())), screen.state().today);
    REQUIRE(made);
    return std::move(*made);
}

/// `has_thread`: for the plan; the city is always made by another thread.
inline void open_plan(Screen& screen, bool has_thread = true) {
    open_demo(screen, 400);
    screen.ports.has_thread = has_thread;
    screen.send(app::DismissNotice{});
    REQUIRE(screen.click(probe::Role::tab, "Rencana"));
    REQUIRE(screen.click("Susun rencana"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().plan != nullptr);
    REQUIRE(screen.state().plan->moves.size() > 3);
}

}  // namespace support
