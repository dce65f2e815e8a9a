// One employee at a glance: the figures on top are those of rules and scores, and competences are a picture and a list.
#include <catch_amalgamated.hpp>

#include "core/app/record_list.hpp"
#include "core/planning/development.hpp"
#include "shell/widgets/widgets.hpp"
#include "tests/ui/support/planned.hpp"
#include "tests/ui/support/small_city.hpp"

using support::open_person;
using support::Screen;

TEST_CASE("a person's page stands before rules and scores are read, and keeps what it showed while they are read again", "[employee]") {
    Screen screen;
    screen.open_city();
    views::Ground& ground = screen.ui().shared.ground;
    const std::string number = support::employee_number(1);
    screen.ports.step_ms = 100;  // a frame has time for one slice
    views::follow(screen.ui(), {.page = views::Page::data, .entity = records::EntityKind::employee, .key = number});
    screen.frames(1);
    CHECK(screen.shows("Data pegawai"));
    CHECK(ground.is_reading());
    CHECK(screen.shows("Membaca aturan dan skor…"));
    while (screen.host().wants_frame()) screen.frames(1);
    CHECK_FALSE(ground.is_reading());
    CHECK_FALSE(screen.shows("Membaca aturan dan skor…"));
    const auto read = ground.number();
    const auto phone = app::registry(screen.state()).catalogue().index(records::EntityKind::employee, "phone");
    screen.ports.arrived.push_back(app::EditField{records::EntityKind::employee, number, phone, std::string("081200001111")});
    screen.frames(2);
    CHECK(ground.is_reading());
    CHECK(ground.number() == read);
    CHECK_FALSE(screen.shows("Membaca aturan dan skor…"));
    while (screen.host().wants_frame()) screen.frames(1);
    CHECK(ground.number() == read + 1);
}

TEST_CASE("the figures on top of an employee's page are those of rules and scores", "[employee]") {
    Screen screen;
    support::open_demo(screen);
    const planning::Assessment assessment = support::assess(screen);
    int ranges = 0;
    int radars = 0;
    int expired = 0;
    for (std::uint32_t row = 0; row < 300; row += 23) {
        const auto seat = assessment.seating().seat_of(row);
        if (seat == records::k_no_row) continue;
        open_person(screen, app::registry(screen.state()).table(records::EntityKind::employee).rows()[row].key);
        const scoring::Breakdown own = assessment.scorer().explain(row, seat);
        CHECK(screen.shows(widgets::score(own.total, base::Language::indonesian)));
        const rules::PersonFacts& person = assessment.rules().person(row);
        REQUIRE(person.position_since);
        const int months = base::whole_months(*person.position_since, screen.state().today);
        CHECK(screen.shows(widgets::duration(months, base::Language::indonesian)));
        if (const auto day = assessment.rules().retirement_day(row))
            CHECK(screen.shows(widgets::date(*day, base::Language::indonesian)));
        if (own.missing != 0) {
            ++ranges;
            CHECK(screen.shows_part("antara " + widgets::score(own.worst, base::Language::indonesian)));
        }
        if (screen.shows_part(" 0 belum dinilai")) ++radars;
        // What no longer counts in the score is not said to meet anything.
        const auto levels = assessment.scorer().levels(row);
        const bool is_all_old = std::ranges::all_of(levels, [](std::int8_t level) { return level == rules::k_unknown; });
        if (is_all_old) CHECK(screen.shows_part("0 memenuhi syarat, 0 di bawahnya"));
        if (is_all_old && screen.shows_part("9 asesmennya terlalu lama untuk dihitung")) ++expired;
        screen.press(ImGuiKey_Escape);
    }
    CHECK(ranges > 0);
    CHECK(radars > 0);
    CHECK(expired > 0);
}

TEST_CASE("an employee without a known seat has no fit and no way to work, and the page says so", "[employee]") {
    Screen screen;
    support::open_demo(screen);
    const std::string first = app::registry(screen.state()).table(records::EntityKind::employee).rows()[0].key;
    for (const char* name : {"job_id", "job_title"}) {
        const auto field = records::Catalogue::standard().index(records::EntityKind::employee, name);
        screen.send(app::EditField{records::EntityKind::employee, first, field, records::Value{}});
    }
    open_person(screen, first);
    CHECK(screen.shows("tanpa kursi"));
    CHECK(screen.shows("Jarak ke tempat kerja"));
    CHECK(screen.shows("–"));
}

TEST_CASE("the page tells the post that was, with its days, after an edit moved the person", "[employee][history]") {
    Screen screen;
    support::open_demo(screen);
    const auto& table = app::registry(screen.state()).table(records::EntityKind::employee);
    const std::string number = table.rows()[0].key;
    const auto job = records::Catalogue::standard().index(records::EntityKind::employee, "job_title");
    const std::string before(records::as_text(table.rows()[0].values[job]));
    const std::size_t recorded = app::registry(screen.state()).table(records::EntityKind::position_history).size();
    screen.send(app::EditField{records::EntityKind::employee, number, job, records::Value{std::string("Jabatan Baru")}});
    open_person(screen, number);
    CHECK(screen.scroll_to("Riwayat jabatan", "Aturan tentang orang ini"));
    const auto& past = app::registry(screen.state()).table(records::EntityKind::position_history);
    CHECK(past.size() == recorded + 1);
    const auto own = past.owned_by(number);
    CHECK(std::ranges::any_of(own, [&](const records::Record& one) {
        return records::as_text(app::registry(screen.state()).value(records::EntityKind::position_history, one, "job_title")) == before;
    }));
    REQUIRE(screen.click("Kembali ke daftar"));
    REQUIRE(screen.click(probe::Role::tab, "Lainnya"));
    const std::string rows = widgets::number(static_cast<std::int64_t>(recorded) + 1, base::Language::indonesian) + " baris";
    CHECK(screen.shows(rows));
    REQUIRE(screen.click("Catatan lain yang ditampilkan"));
    REQUIRE(screen.click("Golongan dulu"));
    CHECK_FALSE(screen.shows(rows));
    REQUIRE(screen.click(probe::Role::tab, "Talenta"));
    REQUIRE(screen.click(probe::Role::tab, "Pegawai"));
    CHECK(screen.shows("Jenis pegawai"));
}

TEST_CASE("a press of Cetak hands out the person's sheet, in the language of the page and without the phone number", "[employee][print]") {
    const auto language = GENERATE(base::Language::indonesian, base::Language::english);
    const bool is_english = language == base::Language::english;
    Screen screen({.language = language});
    screen.open_city();
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    const std::string number = support::employee_number(3);
    screen.ui().data.employee.key = number;
    screen.host().wake();
    screen.settle();
    CHECK(screen.ports.downloads.empty());
    REQUIRE(screen.click(is_english ? "Download to print" : "Unduh lembar cetak"));
    REQUIRE(screen.ports.downloads.size() == 1);
    const app::Download& sheet = screen.ports.downloads.front();
    CHECK(sheet.name == "pegawai-" + number + ".html");
    CHECK(sheet.mime == "text/html");
    CHECK(sheet.bytes.contains("<h1>Yandri Jambak</h1>"));
    CHECK(sheet.bytes.contains(is_english ? "<h2>Competences</h2>" : "<h2>Kompetensi</h2>"));
    CHECK_FALSE(sheet.bytes.contains("0812000000"));
    CHECK(screen.state().undo.empty());
}

TEST_CASE("a page advises courses of the catalogue for the present seat and the seat wished for, with their points", "[employee][course]") {
    Screen screen;
    support::open_demo(screen);
    const records::Registry& registry = app::registry(screen.state());
    const planning::Assessment assessment = support::assess(screen);
    const auto courses = planning::courses(assessment);
    REQUIRE(std::ranges::all_of(courses, [](const planning::Course& course) { return course.listed != records::k_no_row; }));
    const auto& positions = registry.table(records::EntityKind::position);
    bool is_found = false;
    for (const records::Record& wish : registry.table(records::EntityKind::wish).rows()) {
        if (records::as_text(registry.value(records::EntityKind::wish, wish, "kind")) != "position" || is_found) continue;
        const auto seat = positions.row_of(records::as_text(registry.value(records::EntityKind::wish, wish, "target")));
        const std::string number = wish.key.substr(0, wish.key.find('/'));
        const auto person = static_cast<std::uint32_t>(*registry.table(records::EntityKind::employee).row_of(number));
        if (!seat || assessment.seating().seat_of(person) == *seat) continue;
        const auto advised = planning::development(assessment, person, static_cast<std::uint32_t>(*seat), courses, 1);
        if (advised.growths.empty()) continue;
        is_found = true;
        open_person(screen, number);
        CHECK(screen.scroll_to("Pelatihan yang disarankan", "Kompetensi"));
        REQUIRE(screen.scroll_to("Kursi yang diminati: " + app::record_name(registry, records::EntityKind::position, positions.rows()[*seat]), "Pelatihan yang disarankan"));
        CHECK(screen.scroll_to(courses[advised.growths[0].course].name, "Pelatihan yang disarankan"));
        CHECK(screen.shows(widgets::signed_score(advised.growths[0].gain, base::Language::indonesian)));
        CHECK(screen.shows_part("tempat " + std::to_string(advised.place)));
    }
    CHECK(is_found);
}

TEST_CASE("the training catalogue stands under Lainnya with its fields", "[data][course]") {
    Screen screen;
    support::open_demo(screen);
    screen.send(app::DismissNotice{});
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::tab, "Lainnya"));
    REQUIRE(screen.click("Catatan lain yang ditampilkan"));
    REQUIRE(screen.click("Katalog pelatihan"));
    CHECK(screen.shows_part(std::to_string(app::registry(screen.state()).table(records::EntityKind::course).size()) + " baris"));
    const auto row = std::ranges::find_if(probe::items(), [](const probe::Item& item) { return item.role == probe::Role::row && item.name.contains("PL-0"); });
    REQUIRE(row != probe::items().end());
    REQUIRE(screen.click(probe::Role::row, std::string(row->name)));
    CHECK(screen.shows("Ubah Jam pelajaran"));
    CHECK(screen.shows_part(" JP"));
}
