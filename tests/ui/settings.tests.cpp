#include <catch_amalgamated.hpp>

#include "shell/views/settings_parts.hpp"
#include "shell/widgets/format.hpp"
#include "tests/ui/support/planned.hpp"

using support::Screen;

namespace {

std::string setting(const Screen& screen, std::string_view name) {
    const auto& registry = app::registry(screen.state());
    const auto* record = registry.table(records::EntityKind::setting).find(name);
    return record == nullptr ? "" : std::string(records::as_text(registry.value(records::EntityKind::setting, *record, "value")));
}

void open_rule(Screen& screen, std::string_view id) {
    screen.click(probe::Role::tab, "Pengaturan");
    REQUIRE(screen.click(probe::Role::tab, "Aturan"));
    REQUIRE(screen.click("Cari aturan"));
    screen.type(id);
}

void retype(Screen& screen, std::string_view field, std::string_view text) {
    REQUIRE(screen.click(field));
    screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
    if (text.empty()) screen.press(ImGuiKey_Delete);
    else screen.type(text);
    screen.press(ImGuiKey_Enter);
}

void refuses(Screen& screen, std::string_view field, std::string_view text, std::string_view name, std::string_view sentence) {
    retype(screen, field, text);
    CHECK(setting(screen, name).empty());
    CHECK(screen.shows(sentence));
}

}  // namespace

TEST_CASE("a weight is set by its slider once, and goes back to the published one", "[settings]") {
    Screen screen;
    screen.open_city();
    screen.click(probe::Role::tab, "Pengaturan");
    REQUIRE(screen.click("Kinerja"));  // the middle of the slider is 30, the published weight 15
    const std::string set = setting(screen, "weight.performance");
    CHECK(set == "30000");
    CHECK(screen.state().undo.size() == 1);
    CHECK(screen.shows("dihitung sebanding menjadi 100"));
    REQUIRE(screen.click("Kembalikan bawaan: Kinerja"));
    CHECK(setting(screen, "weight.performance").empty());
    CHECK(screen.shows("100,0"));
}

TEST_CASE("a city chooses its score model; scores and weights follow, and undo takes it back", "[settings][model]") {
    Screen screen;
    support::open_demo(screen);
    screen.click(probe::Role::tab, "Pengaturan");
    CHECK(screen.shows("Minat"));
    REQUIRE(screen.click(probe::Role::combobox, "Model skor"));
    REQUIRE(screen.click(probe::Role::option, "Kecocokan jabatan 65-20-15 v1"));
    CHECK(setting(screen, "score.model") == "match");
    CHECK((screen.shows("Integritas") && !screen.shows("Minat")));
    CHECK(support::assess(screen).scorer().model().id == "match");
    REQUIRE(screen.click("Integritas"));  // the middle of the slider
    CHECK((setting(screen, "weight.match.integrity") == "30000" && setting(screen, "weight.integrity").empty()));
    screen.send(app::Undo{});
    screen.send(app::Undo{});
    CHECK(setting(screen, "score.model").empty());
    CHECK(support::assess(screen).scorer().model().id == "extended");
}

TEST_CASE("a cell of the study matrix is set, scores follow, and it goes back to the standard", "[settings]") {
    Screen screen;
    support::open_demo(screen);
    const auto study_points = [&] {
        const planning::Assessment assessment = support::assess(screen);
        std::int64_t sum = 0;
        for (std::uint32_t row = 0; row < assessment.seating().people(); row += 7)
            for (std::uint32_t seat = 0; seat < assessment.seating().seats(); ++seat)
                sum += assessment.scorer().explain(row, seat).parts[static_cast<std::size_t>(scoring::PartKind::study)].points;
        return sum;
    };
    const std::int64_t before = study_points();
    screen.send(app::DismissNotice{});
    screen.click(probe::Role::tab, "Pengaturan");
    REQUIRE(screen.click(probe::Role::tab, "Bidang studi"));
    const auto& fields = records::Catalogue::standard().choices("study_field").choices;
    REQUIRE(fields.front().code == "education");
    REQUIRE(screen.click(probe::Role::slider, "Tenaga kesehatan"));  // the middle is 50, the standard 20
    CHECK(setting(screen, "study.education.health") == "50");
    CHECK(study_points() > before);
    screen.settle();
    CHECK(screen.shows_part("1 diubah"));
    REQUIRE(screen.click("Kembalikan Tenaga kesehatan ke baku, 20%"));
    CHECK(setting(screen, "study.education.health").empty());
    CHECK(study_points() == before);
    screen.send(app::Undo{});
    CHECK(setting(screen, "study.education.health") == "50");
    screen.send(app::Undo{});
    CHECK(study_points() == before);
}

TEST_CASE("a rule's number is edited with its citation in sight; what is no number is refused in place", "[settings]") {
    Screen screen;
    screen.open_city();
    open_rule(screen, "P09");
    CHECK(screen.shows_part("BKN 5/2019"));
    for (const char* text : {"dua", "-5"}) refuses(screen, "P09: Bulan", text, "rule.P09.months", "Isi bilangan bulat, 0 atau lebih.");
    REQUIRE(screen.click("P09: Bulan"));
    screen.type("36");
    screen.press(ImGuiKey_Enter);
    CHECK(setting(screen, "rule.P09.months") == "36");
}

TEST_CASE("the job titles and trainings that a rule means are edited as words; none is refused in place", "[settings]") {
    Screen screen;
    screen.open_city();
    open_rule(screen, "J16");
    refuses(screen, "J16: Kata dalam nama pelatihan", " ; ", "rule.J16.trainings", "Tulis kata-kata yang dipisahkan titik koma.");
    retype(screen, "J16: Kata dalam nama pelatihan", "calon kepala sekolah;guru penggerak");
    CHECK(setting(screen, "rule.J16.trainings") == "calon kepala sekolah;guru penggerak");
    retype(screen, "J16: Awal nama jabatan", "kepala sekolah");
    CHECK(setting(screen, "rule.J16.titles") == "kepala sekolah");
    retype(screen, "J16: Kata dalam nama pelatihan", "calon kepala sekolah;cakep;bcks");
    CHECK(setting(screen, "rule.J16.trainings").empty());  // as published
}

TEST_CASE("which tier a functional level equals is edited, one by one", "[settings]") {
    Screen screen;
    screen.open_city();
    open_rule(screen, "S03");
    REQUIRE(screen.click("S03: Tingkat menurut jenjang, Ahli Madya"));
    REQUIRE(screen.click("Pengawas"));
    CHECK(setting(screen, "rule.S03.level_tiers") == "staff;staff;staff;staff;staff;supervisor;supervisor;senior_leader");
}

TEST_CASE("a rule becomes a warning, ends and gets another provision by hand, and goes back to what was published", "[settings]") {
    Screen screen;
    screen.open_city();
    open_rule(screen, "P09");
    REQUIRE(screen.click("P09: Ubah sifat, masa berlaku, dan dasar"));
    REQUIRE(screen.click("P09: Sifat"));
    REQUIRE(screen.click("Catatan"));
    CHECK(setting(screen, "rule.P09.severity") == "flag");
    REQUIRE(screen.click("P09: Berlaku sampai"));
    screen.type("kemarin");
    screen.press(ImGuiKey_Enter);
    CHECK(setting(screen, "rule.P09.effective_to").empty());
    retype(screen, "P09: Berlaku sampai", "2020-01-01");
    CHECK(setting(screen, "rule.P09.effective_to") == "2020-01-01");
    CHECK(screen.shows("Tidak berlaku hari ini"));
    retype(screen, "P09: Berlaku sampai", "");
    CHECK(setting(screen, "rule.P09.effective_to").empty());
    CHECK_FALSE(screen.shows("Tidak berlaku hari ini"));
    REQUIRE(screen.click("P09: Sifat"));
    REQUIRE(screen.click("Syarat"));
    CHECK(setting(screen, "rule.P09.severity").empty());
    REQUIRE(screen.click("P09: Ubah sifat, masa berlaku, dan dasar"));
    CHECK_FALSE(screen.shows("P09: Sifat"));
}

TEST_CASE("the numbers of a formula are changed in the page; what does not fit is refused in place", "[settings]") {
    Screen screen;
    screen.open_city();
    screen.click(probe::Role::tab, "Pengaturan");
    REQUIRE(screen.click("Ubah angka rumus"));
    retype(screen, "Kompetensi: JP paling sedikit", "banyak");
    CHECK(setting(screen, "part.competence.least_hours").empty());
    CHECK(screen.shows_part("dipisah titik koma"));
    retype(screen, "Kompetensi: JP paling sedikit", "60");
    CHECK(setting(screen, "part.competence.least_hours") == "60");
    REQUIRE(screen.click("Sembunyikan angka rumus"));
    CHECK_FALSE(screen.shows("Kompetensi: JP paling sedikit"));
}

TEST_CASE("a changed rule says whom it touches, and shows them", "[settings]") {
    Screen screen;
    support::open_demo(screen);
    open_rule(screen, "P09");
    CHECK_FALSE(screen.shows("P09: Siapa yang tersentuh?"));  // it stands as published
    REQUIRE(screen.click("P09: Bulan"));
    screen.type("36");
    screen.press(ImGuiKey_Enter);
    REQUIRE(screen.click("P09: Siapa yang tersentuh?"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().rule_test);
    const rules::Impact& impact = screen.state().rule_test->impact;
    REQUIRE_FALSE(impact.people.empty());
    CHECK(impact.after.fail > impact.before.fail);
    CHECK(impact.people.size() == static_cast<std::size_t>(impact.cases));
    CHECK(screen.shows_part("pegawai dinilai lain"));
    const std::string count = widgets::number(impact.cases, base::Language::indonesian);
    REQUIRE(screen.click("P09: Lihat " + count + " pegawai"));
    CHECK(screen.shows_part("Tersentuh perubahan aturan P09"));
    CHECK(screen.shows_part(count));
}

TEST_CASE("language, colours and size of text change at once and are kept", "[settings]") {
    Screen screen;
    screen.open_city();
    screen.click(probe::Role::tab, "Pengaturan");
    screen.click(probe::Role::tab, "Tampilan");
    REQUIRE(screen.click("Gelap"));
    CHECK(screen.host().is_dark());
    REQUIRE(screen.click("English"));
    CHECK(screen.shows("Text size"));
    CHECK(screen.ports.preferences.contains("\"en\""));
    const float before = probe::find(probe::Role::heading, "Text size")->max.y - probe::find(probe::Role::heading, "Text size")->min.y;
    REQUIRE(screen.click(probe::Role::slider, "Text size"));
    CHECK(screen.state().preferences.text_percent == 150);
    const float after = probe::find(probe::Role::heading, "Text size")->max.y - probe::find(probe::Role::heading, "Text size")->min.y;
    CHECK(after > before * 1.3f);
}

TEST_CASE("the page tells version and licences", "[settings]") {
    Screen screen;
    screen.open_city();
    screen.click(probe::Role::tab, "Pengaturan");
    REQUIRE(screen.click("Tentang"));
    CHECK(screen.shows_part("Dear ImGui"));
    CHECK(screen.shows("Apache 2.0"));
}
