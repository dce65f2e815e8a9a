// A field added to the catalogue, and to nothing else, is there wherever fields are: no code names it.

#include <catch_amalgamated.hpp>

#include "core/base/assets.hpp"
#include "core/base/json.hpp"
#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

using records::EntityKind;
using support::Screen;

namespace {

/// The shipped catalogue with one more field of an employee.
const records::Catalogue& extended() {
    static const records::Catalogue catalogue = [] {
        auto json = *base::parse_json(base::asset("catalogue.json"));
        json["entities"][0]["fields"].push_back({{"name", "uniform_size"},
                                                 {"label", {"Ukuran seragam", "Uniform size"}},
                                                 {"type", "integer"},
                                                 {"least", 1},
                                                 {"most", 60},
                                                 {"need", "recommended"},
                                                 {"columns", {"ukuran_seragam"}},
                                                 {"export", "UKURAN SERAGAM"}});
        auto parsed = records::Catalogue::parse(base::to_text(json));
        REQUIRE(parsed);
        return std::move(*parsed);
    }();
    return catalogue;
}

std::string size_of(const Screen& screen, int employee) { return screen.said(EntityKind::employee, support::employee_number(employee), "uniform_size"); }

}  // namespace

TEST_CASE("a field is one entry: import, table, form, question, quality and export find it", "[catalogue]") {
    Screen screen({.width = 1700, .catalogue = &extended()});
    screen.open_city();

    // Import: the header is known, the cell is read and judged.
    screen.give("seragam.csv", "NIP BARU|NAMA|UKURAN SERAGAM\n" + support::employee_number(0) + "|ROSMANIAR PILIANG|42\n" +
                     support::employee_number(1) + "|HENDRI CHANIAGO|besar\n");
    REQUIRE(screen.state().staging != nullptr);
    const app::Staging::File& file = screen.state().staging->files[0];
    REQUIRE(file.staged != nullptr);
    CHECK(file.staged->mapping.columns[2].field == extended().index(EntityKind::employee, "uniform_size"));
    CHECK_FALSE(file.staged->findings_of(file.staged->rows[1]).empty());
    screen.send(app::CommitImport{});
    screen.send(app::DismissNotice{});
    CHECK(size_of(screen, 0) == "42");
    CHECK(size_of(screen, 1).empty());

    // Table: a column to choose.
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    screen.settle();
    screen.ui().data.tables[0].table.hidden.erase("uniform_size");
    screen.host().wake();
    screen.settle();
    CHECK(probe::find(probe::Role::column_header, "Ukuran seragam") != nullptr);
    CHECK(screen.shows("42"));

    // Question.
    REQUIRE(screen.click("Saringan"));
    REQUIRE(screen.click(probe::Role::combobox, "Bidang syarat 1"));
    screen.type("Ukuran seragam");
    REQUIRE(screen.click(probe::Role::option, "Ukuran seragam"));
    REQUIRE(screen.click(probe::Role::textbox, "Isi syarat 1"));
    screen.type("40");
    screen.settle();
    CHECK(screen.shows("1 dari 24 baris"));
    CHECK(screen.shows("23 tidak dapat dinilai: isinya kosong"));

    // Form: the one row that is left.
    const auto row = std::ranges::find_if(probe::items(), [](const probe::Item& item) { return item.role == probe::Role::row && item.is_visible(); });
    REQUIRE(row != probe::items().end());
    REQUIRE(screen.click(probe::Role::row, std::string(row->name)));
    REQUIRE(screen.scroll_to("Ubah Ukuran seragam", "Ubah Nama"));
    REQUIRE(screen.click("Ubah Ukuran seragam"));
    screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
    screen.type("44");
    screen.press(ImGuiKey_Enter);
    CHECK(size_of(screen, 0) == "44");

    // Quality: asked as any recommended field.
    REQUIRE(screen.click(probe::Role::tab, "Mutu data"));
    REQUIRE(screen.click(probe::Role::tab, "Per isian"));
    CHECK(screen.shows("Ukuran seragam"));

    // Export, and back again.
    screen.send(app::ExportRecords{EntityKind::employee, intake::TableFormat::csv});
    REQUIRE(screen.finish_job());
    REQUIRE_FALSE(screen.ports.downloads.empty());
    const std::string bytes = screen.ports.downloads.back().bytes;
    CHECK(bytes.substr(0, bytes.find('\n')).contains("UKURAN SERAGAM"));
    screen.give("seragam.csv", bytes);
    REQUIRE(screen.state().staging != nullptr);
    CHECK(screen.state().staging->files[0].difference.counts.changed == 0);
}
