// ui_snapshot OUT.png [PRESS...] [--dark] [--english] [--size WxH] [--text PERCENT] [--ratio N] [--city
// demo|small|conflict|none]
//
// Opens a city, presses the named items one after the other ("Data", "Perpindahan", ...; a name that begins with '+' is
// typed, "^K" is Ctrl+K, "@FILE" gives a file, "~3" turns the wheel, "#2" presses the second row of a table, ">A|B"
// carries A onto B and keeps hold of it),
// and writes what the screen shows.

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "tests/ui/support/picture.hpp"
#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

int main(int count, char** arguments) {
    if (count < 2) {
        std::fprintf(stderr,
                     "usage: ui_snapshot OUT.png [PRESS...] [--dark] [--english] [--size WxH] [--text N] [--ratio N] "
                     "[--city C]\n");
        return 2;
    }
    support::ScreenOptions options;
    std::string city = "small";
    std::vector<std::string> presses;
    for (int index = 2; index < count; ++index) {
        const std::string word = arguments[index];
        const char* next = index + 1 < count ? arguments[index + 1] : "";
        if (word == "--dark") {
            options.is_dark = true;
        } else if (word == "--english") {
            options.language = base::Language::english;
        } else if (word == "--size") {
            std::sscanf(next, "%fx%f", &options.width, &options.height);
            ++index;
        } else if (word == "--text") {
            options.text_percent = std::atoi(next);
            ++index;
        } else if (word == "--ratio") {
            options.pixel_ratio = static_cast<float>(std::atof(next));
            ++index;
        } else if (word == "--city") {
            city = next;
            ++index;
        } else {
            presses.push_back(word);
        }
    }
    support::Screen screen(options);
    if (city == "small") screen.open_city();
    if (city == "conflict") screen.open(support::city_in_conflict());
    if (city == "none" || city == "demo") screen.open();
    if (city == "demo") {
        screen.send(app::MakeDemoCity{});
        (void)screen.finish_job();
        screen.send(app::DismissNotice{});
    }
    for (const std::string& press : presses) {
        if (press.starts_with('@')) {
            const std::string path = press.substr(1);
            const app::GivenFile file{path.substr(path.rfind('/') + 1),
                                      std::make_shared<const std::string>(support::file_bytes(path))};
            screen.send(app::GiveFiles{{file}});
        } else if (press.starts_with('#')) {
            int wanted = std::atoi(press.c_str() + 1);
            std::string name;
            for (const probe::Item& item : probe::items()) {
                if (item.role == probe::Role::row && item.is_visible() && wanted-- == 1) name = item.name;
            }
            (void)screen.click(probe::Role::row, name);
        } else if (press.starts_with('>')) {
            const std::size_t bar = press.find('|');
            const probe::Item* onto = probe::find(press.substr(bar + 1));
            if (bar == std::string::npos || onto == nullptr || !screen.carry(press.substr(1, bar - 1), onto->center())) {
                std::fprintf(stderr, "nothing to carry as %s says\n", press.c_str());
                return 1;
            }
        } else if (press.starts_with('~')) {
            screen.wheel(-static_cast<float>(std::atof(press.c_str() + 1)));
        } else if (press.starts_with('+')) {
            screen.type(press.substr(1));
        } else if (press.starts_with('^')) {
            screen.press(static_cast<ImGuiKey>(ImGuiKey_A + (press[1] - 'A')), ImGuiMod_Ctrl);
        } else if (!screen.click(press)) {
            std::fprintf(stderr, "nothing named %s is on the screen\n", press.c_str());
            return 1;
        }
        (void)screen.finish_job();
    }
    screen.settle();
    const std::string bytes = support::png(support::rasterise(*ImGui::GetDrawData()));
    std::FILE* file = std::fopen(arguments[1], "wb");
    if (file == nullptr) return 1;
    std::fwrite(bytes.data(), 1, bytes.size(), file);
    std::fclose(file);
    return 0;
}
