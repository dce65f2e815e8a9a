#include <catch_amalgamated.hpp>

#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

using support::Screen;

namespace {

constexpr std::string_view k_head = "NIP BARU|NAMA|TANGGAL LAHIR|JENIS KELAMIN|TEMPAT LAHIR NAMA\n";

/// One row that changes an employee, one whose number Excel has damaged.
std::string dirty() {
    std::string damaged = support::employee_number(1);
    damaged.replace(15, 3, "000");
    return std::string(k_head) + support::employee_number(0) + "|ROSMANIAR PILIANG|03-01-1968|M|Talawi\n" + damaged +
           "|HENDRI CHANIAGO|04-02-1969|M|Silungkang\n";
}

std::string birth_place(const Screen& screen, int employee) { return screen.said(records::EntityKind::employee, support::employee_number(employee), "birth_place"); }

}  // namespace

TEST_CASE("files given anywhere are shown on Data, and nothing changes before the commit", "[import]") {
    Screen screen;
    screen.open_city();
    screen.give("pegawai.csv", dirty());
    CHECK(screen.ui().page == views::Page::data);
    CHECK(screen.shows("Periksa berkas"));
    CHECK(screen.shows("Berkas pegawai.csv"));
    CHECK(birth_place(screen, 0).empty());
    REQUIRE(screen.click("Buang semua"));
    CHECK(screen.state().staging == nullptr);
    CHECK(birth_place(screen, 0).empty());
    CHECK(screen.shows_part("Berkas impor dibuang"));
    REQUIRE(screen.click("Urungkan"));
    REQUIRE(screen.state().staging);
    CHECK(screen.shows("Berkas pegawai.csv"));
    REQUIRE(screen.click("Masukkan 1 catatan"));
    CHECK(birth_place(screen, 0) == "Talawi");
}

TEST_CASE("a damaged number is explained, repaired in place, committed and undone", "[import]") {
    Screen screen;
    screen.open_city();
    screen.give("pegawai.csv", dirty());
    REQUIRE(screen.state().staging->files[0].staged->counts.invalid == 1);
    REQUIRE(screen.click(probe::Role::tab, "Baris"));
    REQUIRE(screen.click(probe::Role::row, "Baris 3"));
    CHECK(screen.shows_part("NIP BARU: "));
    CHECK(screen.shows_part("Dasar: "));

    const std::string candidate = "Pakai " + support::employee_number(1);
    if (screen.shows(candidate)) {
        REQUIRE(screen.click(candidate));
    } else {
        REQUIRE(screen.click("Perbaiki NIP BARU"));
        screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
        screen.type(support::employee_number(1));
        screen.press(ImGuiKey_Enter);
    }
    REQUIRE(screen.finish_job());
    CHECK(screen.state().staging->files[0].staged->counts.invalid == 0);
    CHECK(screen.state().staging->adjustments.cells.size() == 1);

    REQUIRE(screen.click(probe::Role::tab, "Perubahan"));
    CHECK(screen.shows("Silungkang"));
    REQUIRE(screen.click("Masukkan 2 catatan"));
    CHECK(screen.state().staging == nullptr);
    CHECK(birth_place(screen, 0) == "Talawi");
    CHECK(birth_place(screen, 1) == "Silungkang");
    REQUIRE(screen.click("Urungkan"));
    CHECK(birth_place(screen, 0).empty());
    CHECK(birth_place(screen, 1).empty());
}

TEST_CASE("what a working sheet of positions leaves out is proposed, shown and taken over", "[import]") {
    Screen screen;
    screen.open_city();
    screen.give("peta.csv",
                "ID_JABATAN,PERANGKAT_DAERAH,UNOR_NAMA,JABATAN_NAMA,ESELON,JUMLAH_FORMASI,GOL_MINIMAL\nx1,Dinas Uji,Dinas Uji,Perawat Ahli Muda,,2,III/c\n"
                "x2,Dinas Uji,Dinas Uji,Kepala Bidang Uji,III.b,1,III/d\n");
    REQUIRE(screen.click(probe::Role::tab, "Berkas"));
    CHECK(screen.shows_part("2 baris mendapat nilai usulan"));
    REQUIRE(screen.click(probe::Role::tab, "Baris"));
    REQUIRE(screen.click(probe::Role::tab, "Semua"));
    REQUIRE(screen.click(probe::Role::row, "Baris 2"));
    CHECK(screen.shows_part("Jenjang: Ahli Muda"));
    REQUIRE(screen.click(probe::Role::tab, "Usulan"));
    CHECK(screen.shows_part("Diusulkan menurut nama jabatan, eselon, atau rujukan jabatan: "));
    REQUIRE(screen.click(probe::Role::row, "Baris 2"));
    REQUIRE(screen.click(probe::Role::combobox, "Jenjang"));
    REQUIRE(screen.click(probe::Role::option, "Ahli Madya"));
    REQUIRE(screen.finish_job());
    const intake::StagedFile& staged = *screen.state().staging->files[0].staged;
    const auto level = records::Catalogue::standard().entity(records::EntityKind::position).find("level");
    CHECK(records::as_text(staged.rows[0].values[*level]) == "senior");
    REQUIRE(screen.click(probe::Role::tab, "Perubahan"));
    REQUIRE(screen.click("Masukkan 2 catatan"));
    const records::Registry& registry = app::registry(screen.state());
    const records::Record* seat = registry.table(records::EntityKind::position).find("x2");
    REQUIRE(seat);
    CHECK(records::as_text(registry.value(records::EntityKind::position, *seat, "tier")) == "administrator");
}

TEST_CASE("who is no longer in the file is named, and stays", "[import]") {
    Screen screen;
    screen.open_city();
    screen.give("pegawai.csv",
         "NIP BARU|NAMA|TANGGAL LAHIR|JENIS PEGAWAI NAMA|TEMPAT LAHIR NAMA\n" + support::employee_number(0) +
             "|ROSMANIAR PILIANG|03-01-1968|PNS|Talawi\n");
    REQUIRE(screen.click(probe::Role::tab, "Perubahan"));
    CHECK(screen.shows("Tidak ada di berkas"));
    CHECK(screen.shows("Hendri Chaniago"));
    REQUIRE(screen.click("Masukkan 1 catatan"));
    CHECK(app::registry(screen.state()).table(records::EntityKind::employee).size() == 24);
}

TEST_CASE("file and records are reconciled field by field, and every figure opens its list", "[import]") {
    Screen screen;
    screen.open_city();
    screen.give("pegawai.csv", std::string(k_head) + support::employee_number(0) + "|ROSMANIAR BARU|03-01-1968|M|Talawi\n" +
                                    support::employee_number(1) + "|HENDRI CHANIAGO|04-02-1969|M|\n");
    REQUIRE(screen.click(probe::Role::tab, "Rekonsiliasi"));
    CHECK(screen.shows("Pegawai: Berbeda 2"));  // one name, and two names in capitals
    REQUIRE(screen.click("Tempat lahir: Hanya di berkas 1"));
    CHECK(screen.shows("Talawi"));
    REQUIRE(screen.click("Unduh rekonsiliasi sebagai CSV"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.ports.downloads.size() == 1);
    CHECK(screen.ports.downloads[0].bytes.contains(support::employee_number(0)));
    CHECK(screen.ports.downloads[0].bytes.contains("Talawi"));
    REQUIRE(screen.click("Kembali ke semua bidang"));
    REQUIRE(screen.click("Unduh rekonsiliasi sebagai CSV"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.ports.downloads.size() == 2);
    CHECK(screen.ports.downloads[1].bytes.contains("Tempat lahir"));
    // The other tabs do not keep the list open.
    REQUIRE(screen.click("Tempat lahir: Hanya di berkas 1"));
    REQUIRE(screen.click(probe::Role::tab, "Perubahan"));
    REQUIRE(screen.click(probe::Role::tab, "Rekonsiliasi"));
    CHECK(screen.shows("Pegawai: Berbeda 2"));
}

TEST_CASE("a column can mean another field, or nothing", "[import]") {
    Screen screen;
    screen.open_city();
    screen.give("pegawai.csv", dirty());
    REQUIRE(screen.click(probe::Role::tab, "Kolom"));
    REQUIRE(screen.click("Bidang untuk kolom TEMPAT LAHIR NAMA"));
    for (int turn = 0; turn < 30 && probe::find(probe::Role::option, "(tidak dipakai)") == nullptr; ++turn)
        screen.wheel(3);
    REQUIRE(screen.click(probe::Role::option, "(tidak dipakai)"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().staging->adjustments.columns.size() == 1);
    CHECK_FALSE(screen.state().staging->adjustments.columns[0].field.has_value());
}

TEST_CASE("a file that cannot be read says why, what is safe, and changes nothing", "[import]") {
    Screen screen;
    screen.open_city();
    const std::string digest = screen.state().ledger->digest();
    screen.give("biner.csv", std::string("%PDF\0\1\2\3\0\0", 10));
    CHECK(screen.shows("Berkas biner.csv"));
    CHECK(screen.shows("Data yang ada tidak berubah."));
    CHECK(screen.state().ledger->digest() == digest);
    REQUIRE(screen.click("Selesai"));
    CHECK(screen.state().staging == nullptr);
}

TEST_CASE("what a file of ID and name alone holds is asked, and can be said otherwise afterwards", "[import]") {
    Screen screen;
    screen.open_city();
    screen.give("data.csv", "ID;Nama\nJS03;Guru Ahli Pertama\nJS04;Guru Ahli Muda\n");
    const auto& file = [&]() -> const app::Staging::File& { return screen.state().staging->files[0]; };
    REQUIRE(file().fault);
    CHECK(screen.shows_part("Kolom ID, Nama dapat berisi apa saja."));
    CHECK(screen.shows("Data yang ada tidak berubah."));
    REQUIRE(screen.click(probe::Role::combobox, "Pilih isi berkas"));
    REQUIRE(screen.scroll_to("Berisi Rujukan jabatan", "Berisi Pegawai"));
    REQUIRE(screen.click("Berisi Rujukan jabatan"));
    REQUIRE(screen.finish_job());
    REQUIRE(file().staged);
    CHECK(file().staged->entity() == records::EntityKind::job);
    CHECK(file().difference.counts.added == 2);
    screen.send(app::ColumnChoice{0, 1, std::nullopt});
    REQUIRE(screen.finish_job());
    REQUIRE(screen.click(probe::Role::combobox, "Pilih isi berkas"));
    REQUIRE(screen.click("Berisi Pegawai"));
    REQUIRE(screen.finish_job());
    REQUIRE(file().staged);
    CHECK(file().staged->entity() == records::EntityKind::employee);
    CHECK(file().staged->counts.invalid == 2);  // none of the columns is the number
    CHECK(screen.state().staging->adjustments.columns.empty());
    REQUIRE(screen.click(probe::Role::tab, "Kolom"));
    CHECK(screen.shows_part("ID"));
}

TEST_CASE("a reference of jobs is imported and stands under Lainnya with its records", "[import][job]") {
    Screen screen;
    screen.open_city();
    screen.send(app::GiveFiles{{{"Referensi-Jabatan-Fungsional.csv", std::make_shared<const std::string>("ID;Nama;JENJANG;BUP\nJS03;Guru Ahli Pertama;PT;60\nJS04;Guru Ahli Muda;MU;60\n")}}});
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().staging);
    screen.send(app::CommitImport{});
    REQUIRE(screen.finish_job());
    REQUIRE(app::registry(screen.state()).table(records::EntityKind::job).size() == 2);
    screen.send(app::DismissNotice{});
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::tab, "Lainnya"));
    REQUIRE(screen.click("Catatan lain yang ditampilkan"));
    REQUIRE(screen.click("Rujukan jabatan"));
    CHECK(screen.shows("2 baris"));
    const auto row = std::ranges::find_if(probe::items(), [](const probe::Item& item) { return item.role == probe::Role::row && item.name.starts_with("Guru Ahli Muda"); });
    REQUIRE(row != probe::items().end());
    REQUIRE(screen.click(probe::Role::row, std::string(row->name)));
    CHECK(screen.shows("60 tahun"));
    CHECK(screen.shows("Tutup catatan"));
    CHECK_FALSE(screen.shows("Buka halaman pegawai"));
}

TEST_CASE("a field given to a column by hand is taken from the column that had it", "[import]") {
    Screen screen;
    screen.open_city();
    screen.give("pegawai.csv", dirty());
    const records::FieldIndex name = records::Catalogue::standard().index(records::EntityKind::employee, "name");
    const auto columns = [&] { return screen.state().staging->files[0].staged->mapping.columns; };
    REQUIRE(std::ranges::contains(columns(), std::optional(name), &intake::MappedColumn::field));
    const std::size_t last = columns().size() - 1;
    screen.send(app::ColumnChoice{0, last, name});
    REQUIRE(screen.finish_job());
    CHECK(std::ranges::count(columns(), std::optional(name), &intake::MappedColumn::field) == 1);
    CHECK(columns()[last].field == name);
}

TEST_CASE("one file is taken off the table, and what was corrected in the others stays", "[import]") {
    Screen screen;
    screen.open_city();
    screen.send(app::GiveFiles{{{"satu.csv", std::make_shared<const std::string>("NIP BARU|NAMA|TEMPAT LAHIR NAMA\n" + support::employee_number(0) + "|ROSMANIAR PILIANG|Talawi\n")},
                                {"pegawai.csv", std::make_shared<const std::string>(dirty())}}});
    REQUIRE(screen.finish_job());
    screen.settle();
    CHECK(screen.ui().data.import.file == 1);  // it has a row that is refused
    screen.send(app::CellFix{1, 3, 0, support::employee_number(1)});
    REQUIRE(screen.finish_job());
    REQUIRE(screen.click(probe::Role::button, "Berkas satu.csv"));
    REQUIRE(screen.click("Keluarkan berkas ini"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().staging->files.size() == 1);
    CHECK(screen.state().staging->files[0].source.name == "pegawai.csv");
    CHECK(screen.state().staging->files[0].staged->counts.invalid == 0);
}

TEST_CASE("what an undo took back is said in words", "[import]") {
    Screen screen;
    screen.open_city();
    screen.give("pegawai.csv", dirty());
    screen.send(app::CommitImport{});
    REQUIRE(screen.finish_job());
    screen.send(app::Undo{});
    screen.settle();
    CHECK(screen.shows_part("Dibatalkan: impor "));
    CHECK_FALSE(screen.shows_part("undo.import"));
}
