// What must hold on every page, at every size: found by looking at all of them.

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>

#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

using support::Screen;

namespace {

constexpr const char* k_page_names[] = {"Beranda", "Data", "Cari", "Rencana", "Sinkronisasi", "Pengaturan"};
constexpr const char* k_page_names_english[] = {"Home", "Data", "Search", "Plan", "Synchronisation", "Settings"};
constexpr const char* k_tab_names[] = {"Aturan", "Tampilan", "Pintasan",  "Tentang",
                                       "Rules",  "Display",  "Shortcuts", "About"};

/// Everything that is wrong with the names and texts on the screen.
std::vector<std::string> faults() {
    std::vector<std::string> found;
    std::map<std::pair<std::string, std::string>, ImGuiID> names;
    for (const probe::Item& item : probe::items()) {
        if (!item.is_visible()) continue;
        if (item.id != 0) {
            if (item.name.empty()) found.push_back("an item without a name in " + item.window);
            const auto [at, is_new] =
                names.try_emplace({item.window, std::string(probe::role_name(item.role)) + item.name}, item.id);
            if (!is_new && at->second != item.id)
                found.push_back("two items called " + item.name + " in " + item.window);
            continue;
        }
        if ((item.state & probe::k_cut) != 0 && (item.state & probe::k_may_cut) == 0) {
            found.push_back("\"" + item.name + "\" does not fit its place");
        }
        if (item.name.contains('{') ||
            (item.name.contains('.') && !item.name.contains(' ') &&
             item.name.find_first_of("0123456789") == std::string::npos && item.name.find('.') + 1 < item.name.size() &&
             std::islower(static_cast<unsigned char>(item.name[0])))) {
            found.push_back("\"" + item.name + "\" looks like a key, not like a sentence");
        }
    }
    for (const std::string& name : probe::duplicate_ids()) found.push_back("one id for two items: " + name);
    return found;
}

void check_page(const char* name) {
    for (const std::string& fault : faults()) {
        INFO(name);
        FAIL_CHECK(fault);
    }
}

/// The name of the `number`th row on the screen, from 1; empty if there are fewer.
std::string row_name(int number) {
    for (const probe::Item& item : probe::items()) {
        if (item.role == probe::Role::row && item.is_visible() && number-- == 1) return item.name;
    }
    return {};
}

/// Presses the tabs of the page one after the other, and a row in each.
void check_tabs_and_rows(Screen& screen, const char* page) {
    const bool is_english = screen.state().preferences.language == base::Language::english;
    REQUIRE(screen.click(probe::Role::tab, page));
    std::vector<std::string> tabs;
    for (const probe::Item& item : probe::items()) {
        const auto is_page = [&](const char* name) { return item.name == name; };
        if (item.role != probe::Role::tab || !item.is_visible()) continue;
        if (std::ranges::none_of(k_page_names, is_page) && std::ranges::none_of(k_page_names_english, is_page))
            tabs.push_back(item.name);
    }
    for (const std::string& tab : tabs) {
        if (!screen.click(probe::Role::tab, tab)) continue;
        check_page((std::string(page) + " / " + tab).c_str());
        if (!screen.click(probe::Role::row, row_name(1))) continue;
        check_page((std::string(page) + " / " + tab + " / row").c_str());
        for (const char* opener : is_english ? std::array{"Open employee page", "Add to comparison"}
                                             : std::array{"Buka halaman pegawai", "Tambah ke perbandingan"}) {
            if (screen.click(opener)) check_page(opener);
        }
        REQUIRE(screen.click(probe::Role::tab, page));
    }
}

constexpr std::string_view k_dirty_file =
    "NIP BARU|NAMA|TANGGAL LAHIR|JENIS KELAMIN|JABATAN NAMA|UNOR NAMA\n"
    "196801032010011001|ROSMANIAR PILIANG|03-01-1968|F|Kepala Dinas Pendidikan|Dinas Pendidikan\n"
    "198903092014031000|YULISMAN RAHMAN|09-03-1989|M|Guru Ahli Muda|SDN 05 Silungkang\n"
    "199103092014032001|SRI|01-01-1990|M|Guru Ahli Muda|SDN 05 Silungkang\n";

/// Presses the first visible item whose name begins so (and ends with an id, where it goes on after a space), turning the wheel over what is under the pointer until there is one.
bool click_beginning(Screen& screen, std::string_view begin) {
    for (int turn = 0; turn < 60; ++turn) {
        const auto at = std::ranges::find_if(probe::items(), [&](const probe::Item& item) {
            return item.id != 0 && item.is_visible() && (item.state & probe::k_disabled) == 0 && item.name.starts_with(begin) &&
                   (!begin.ends_with(' ') || item.name.ends_with(')'));
        });
        if (at != probe::items().end()) return screen.click(std::string(at->name));
        screen.wheel(-2);
    }
    return false;
}

/// What only work leads to: a candidate weighed, a trial, a decision in force, a comparison, the frontier, somebody placed.
void check_plan_work(Screen& screen) {
    const bool is_english = screen.state().preferences.language == base::Language::english;
    const auto word = [&](const char* indonesian, const char* english) { return is_english ? english : indonesian; };
    const auto press = [&](const char* indonesian, const char* english) {
        INFO(word(indonesian, english));
        REQUIRE(click_beginning(screen, word(indonesian, english)));
        REQUIRE(screen.finish_job());
        check_page(word(indonesian, english));
    };
    REQUIRE_FALSE(screen.state().plan->moves.empty());
    REQUIRE(screen.click(probe::Role::tab, word("Rencana", "Plan")));
    REQUIRE(screen.click(probe::Role::tab, word("Perpindahan", "Moves")));
    press("Tempatkan", "Place somebody");
    screen.type("a");
    check_page("people found");
    press("Tempatkan ", "Place ");
    REQUIRE(screen.click(word("Cari kursi", "Search position")));
    screen.type("a");
    check_page("seats found");
    press("Tutup penempatan", "Close the placement");
    REQUIRE(screen.click(probe::Role::row, row_name(1)));
    // On a narrow page the panel lies below.
    for (int turn = 0; turn < 60 && !screen.hover(word("Tutup penjelasan", "Close the explanation")); ++turn) screen.wheel(-2);
    press("Timbang ", "Weigh ");
    press("Jangan di kursi ini (", "Not on this position (");
    REQUIRE(screen.state().trial);
    REQUIRE(screen.hover(word("Rencana percobaan", "Trial plan")));
    press("Pakai rencana ini", "Use this plan");
    REQUIRE_FALSE(screen.state().trial);
    REQUIRE(screen.click(probe::Role::tab, word("Keputusan panel", "Panel decisions")));
    check_page("decisions");
    REQUIRE(screen.click(probe::Role::tab, word("Bandingkan", "Compare")));
    press("Hitung semua", "Compute all");
    REQUIRE(screen.click(probe::Role::row, row_name(2)));
    check_page("compared");
    REQUIRE(screen.click(probe::Role::tab, word("Batas", "Frontier")));
    press("Hitung batas", "Compute the frontier");
    REQUIRE(screen.state().frontier);
    screen.send(app::KeepCompared{"block-exchange"});
    check_page("frontier refused");
    screen.send(app::Undo{});
    screen.send(app::DismissNotice{});
    check_page("frontier after undo");
}

void check_work(Screen& screen) {
    const bool is_english = screen.state().preferences.language == base::Language::english;
    const char* const* pages = is_english ? k_page_names_english : k_page_names;
    check_tabs_and_rows(screen, pages[1]);
    check_tabs_and_rows(screen, pages[2]);
    screen.send(app::MakePlan{});
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().plan != nullptr);
    check_tabs_and_rows(screen, pages[3]);
    screen.send(app::GiveFiles{{{"Pegawai Oktober.csv", std::make_shared<const std::string>(k_dirty_file)}}});
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().staging != nullptr);
    check_tabs_and_rows(screen, pages[1]);
    screen.send(app::DiscardImport{});
}

void check_pages(Screen& screen) {
    const bool is_english = screen.state().preferences.language == base::Language::english;
    for (const char* name : is_english ? k_page_names_english : k_page_names) {
        REQUIRE(screen.click(probe::Role::tab, name));
        check_page(name);
    }
    for (const char* tab : k_tab_names) {
        if (screen.click(probe::Role::tab, tab)) check_page(tab);
    }
}

}  // namespace

TEST_CASE("names are unique, ids are single and our own words fit, at every size of text and window", "[sweep]") {
    const auto percent = GENERATE(100, 150, 200);
    const auto width = GENERATE(1366.0f, 1024.0f);
    const auto language = GENERATE(base::Language::indonesian, base::Language::english);
    INFO(percent << " % in " << width);
    Screen screen(
        {.width = width, .height = width > 1100 ? 768.0f : 700.0f, .text_percent = percent, .language = language});
    screen.open_city();
    check_pages(screen);
    check_work(screen);
}

TEST_CASE("the same holds for the pages that only work on a plan leads to", "[sweep]") {
    const auto language = GENERATE(base::Language::indonesian, base::Language::english);
    Screen screen({.language = language});
    screen.open();
    screen.send(app::MakeDemoCity{.employees = 200});
    REQUIRE(screen.finish_job());
    screen.send(app::DismissNotice{});
    screen.send(app::MakePlan{});
    REQUIRE(screen.finish_job());
    check_plan_work(screen);
}

TEST_CASE("the same holds in an empty city, with conflicts, and for a window that only reads", "[sweep]") {
    const int which = GENERATE(0, 1, 2);
    Screen screen;
    if (which == 0) screen.open();
    if (which == 1) screen.open(support::city_in_conflict());
    if (which == 2) screen.open(support::small_city(), false);
    check_pages(screen);
}

TEST_CASE("drawing asks for nothing and changes nothing", "[sweep]") {
    Screen screen;
    screen.open(support::city_in_conflict());
    screen.send(app::MakePlan{});
    REQUIRE(screen.finish_job());
    for (const char* name : k_page_names) {
        INFO(name);
        REQUIRE(screen.click(probe::Role::tab, name));
        (void)screen.click(probe::Role::row, row_name(1));
        const std::string digest = screen.state().ledger->digest();
        const std::uint64_t revision = screen.state().revision;
        const std::uint32_t token = screen.state().next_token;
        screen.frames(3);
        for (int tick = 0; tick < 4; ++tick) {
            if (screen.host().wants_frame()) screen.frames(1);
        }
        CHECK_FALSE(screen.host().wants_frame());
        CHECK(screen.state().ledger->digest() == digest);
        CHECK(screen.state().revision == revision);
        CHECK(screen.state().next_token == token);
        CHECK(screen.state().preferences == app::Preferences{});
    }
}

TEST_CASE("a monkey that presses anything for thousands of frames breaks nothing", "[sweep][monkey]") {
    const std::uint32_t seed = 20261009;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    Screen screen;
    screen.open(support::city_in_conflict());
    constexpr ImGuiKey keys[] = {ImGuiKey_Tab,       ImGuiKey_Escape,  ImGuiKey_Enter,
                                 ImGuiKey_DownArrow, ImGuiKey_UpArrow, ImGuiKey_Space};
    for (int step = 0; step < 1500; ++step) {
        std::vector<std::string> names;
        for (const probe::Item& item : probe::items()) {
            if (item.id != 0 && item.is_visible()) names.push_back(item.name);
        }
        REQUIRE_FALSE(names.empty());
        const std::string& name = names[random() % names.size()];
        // The sample city takes seconds; it has tests of its own.
        if (name == "Muat kota contoh") continue;
        switch (random() % 8) {
            case 0:
                screen.press(keys[random() % std::size(keys)]);
                break;
            case 1:
                screen.wheel(random() % 2 == 0 ? -3.0f : 3.0f);
                break;
            case 2:
                screen.type("Ć1");
                break;
            case 3:
                if (random() % 4 == 0) screen.press(ImGuiKey_K, ImGuiMod_Ctrl);
                break;
            default:
                screen.click(name);
                break;
        }
        if (random() % 50 == 0)
            screen.resize(700.0f + static_cast<float>(random() % 900), 500.0f + static_cast<float>(random() % 500));
        CHECK(probe::duplicate_ids().empty());
        REQUIRE(screen.state().ledger != nullptr);
        CHECK(screen.state().undo.size() <= 200);
        CHECK(screen.state().preferences.text_percent >= 100);
        CHECK(screen.state().preferences.text_percent <= 200);
    }
}
