// bench_intake [RUNS [ROWS]]: how fast a SIASN export of 70 columns is staged, as delimited text and as a workbook, and
// how long the longest slice takes. 5,000 rows should stay under 1 s and 3 s in a browser, a slice under 50 ms.
#include <algorithm>
#include <format>
#include <string>
#include <vector>

#include "core/intake/difference.hpp"
#include "core/workbook/book_writer.hpp"
#include "tests/bench/samples.hpp"

namespace {

constexpr std::string_view k_header =
    "PNS ID|NIP BARU|NIP LAMA|NAMA|GELAR DEPAN|GELAR BELAKANG|TEMPAT LAHIR ID|TEMPAT LAHIR NAMA|TANGGAL LAHIR|JENIS "
    "KELAMIN|"
    "AGAMA ID|AGAMA NAMA|JENIS KAWIN ID|JENIS KAWIN NAMA|NIK|NOMOR HP|EMAIL|EMAIL GOV|ALAMAT|NPWP NOMOR|BPJS|JENIS "
    "PEGAWAI ID|"
    "JENIS PEGAWAI NAMA|KEDUDUKAN HUKUM ID|KEDUDUKAN HUKUM NAMA|STATUS CPNS PNS|KARTU ASN VIRTUAL|NOMOR SK "
    "CPNS|TANGGAL SK CPNS|"
    "TMT CPNS|NOMOR SK PNS|TANGGAL SK PNS|TMT PNS|GOL AWAL ID|GOL AWAL NAMA|GOL AKHIR ID|GOL AKHIR NAMA|TMT "
    "GOLONGAN|MK TAHUN|"
    "MK BULAN|JENIS JABATAN ID|JENIS JABATAN NAMA|JABATAN ID|JABATAN NAMA|TMT JABATAN|TINGKAT PENDIDIKAN ID|"
    "TINGKAT PENDIDIKAN NAMA|PENDIDIKAN ID|PENDIDIKAN NAMA|TAHUN LULUS|KPKN ID|KPKN NAMA|LOKASI KERJA ID|LOKASI KERJA "
    "NAMA|"
    "UNOR ID|UNOR NAMA|INSTANSI INDUK ID|INSTANSI INDUK NAMA|INSTANSI KERJA ID|INSTANSI KERJA NAMA|SATUAN KERJA INDUK "
    "ID|"
    "SATUAN KERJA INDUK NAMA|SATUAN KERJA KERJA ID|SATUAN KERJA KERJA NAMA|IS VALID NIK|NAMA SEKOLAH|FLAG IKD|ESELON "
    "ID|ESELON NAMA";

std::string row(int number) {
    const int year = 1968 + number % 28;
    const int month = 1 + number % 12;
    const int day = 1 + number % 28;
    const int sex = 1 + number % 2;
    const std::string birth = std::format("{:02}-{:02}-{}", day, month, year);
    const std::string nip =
        std::format("{}{:02}{:02}{}{:02}{}{:03}", year, month, day, year + 25, 1 + number % 12, sex, 1 + number % 999);
    const std::string nik =
        std::format("137302{:02}{:02}{:02}{:04}", sex == 2 ? day + 40 : day, month, year % 100, 1 + number % 9999);
    const std::string entry = std::format("01-{:02}-{}", 1 + number % 12, year + 25);
    return std::format(
        "A8ACA7{:026X}|'{}|13{:07}|NAMA PEGAWAI "
        "{}||S.Pd.|A1{:030X}|Sawahlunto|{}|{}|1|Islam|1|Menikah|'{}|0812{:08}|pegawai{}@contoh.id|"
        "pegawai{}@kota.contoh.id|\"Jl. Contoh No. {}, \nRT 02\"|{:015}|{:013}|1|PNS "
        "Daerah|01|Aktif|P|{:010}|813/{}/SK/2010|{}|{}|821/{}/SK|{}|{}|"
        "31|III/a|34|III/d|01-04-2019|{}|{}|2|Jabatan Fungsional|JF{:06}|Guru Kelas Ahli "
        "Muda|01-10-2018|40|S-1/Sarjana|5102|"
        "S-1 Pendidikan Guru Sekolah Dasar|2008|KP1|KPPN Solok|13.73|Sawahlunto|U{:04}|SD NEGERI {:02} "
        "KOLOK|I1|Pemerintah Kota|I1|"
        "Pemerintah Kota|S1|Dinas Pendidikan|S1|Dinas Pendidikan|1|Universitas Contoh|0||\n",
        number, nip, number, number, number, birth, sex == 2 ? "F" : "M", nik, number, number, number, number % 90,
        number, number, number, number, entry, entry, number, entry, entry, number % 30, number % 12, number % 500,
        number % 900, number % 60);
}

std::string make_file(int rows) {
    std::string text(k_header);
    text.push_back('\n');
    for (int number = 0; number < rows; ++number) text += row(number);
    return text;
}

/// The same table as a workbook.
std::string make_book(std::string text) {
    const auto table = intake::read_table(std::move(text), "bench.csv");
    workbook::BookWriter book;
    book.add_sheet("PNS");
    for (std::size_t row = 0; table && row < table->size(); ++row) book.add_row(table->row(row));
    return book.finish();
}

struct Measured {
    double total_ms = 0;
    double longest_step_ms = 0;
};

Measured measure(const std::string& bytes, const std::shared_ptr<const records::Registry>& registry,
                 std::int64_t slice) {
    std::string copy = bytes;
    Measured measured;
    const bench::Stopwatch watch;
    intake::Stager stager("bench.csv", std::make_shared<const std::string>(std::move(copy)), registry, *base::day_from_civil(2026, 11, 1));
    for (bool more = true; more;) {
        const bench::Stopwatch step;
        more = stager.step(slice);
        measured.longest_step_ms = std::max(measured.longest_step_ms, step.milliseconds());
    }
    const auto staged = stager.finish();
    measured.total_ms = watch.milliseconds();
    if (!staged || staged->rows.empty()) std::puts("the bench file was refused");
    return measured;
}

}  // namespace

int main(int count, char** values) {
    const std::int64_t runs = bench::argument(count, values, 1, 7);
    const auto rows = static_cast<int>(bench::argument(count, values, 2, 5000));
    const std::string bytes = make_file(rows);
    const auto registry = std::make_shared<const records::Registry>(records::Catalogue::standard());
    const auto report = [&](const std::string& name, const std::string& file) {
        std::vector<double> totals;
        std::vector<double> slices;
        for (std::int64_t run = -1; run < runs; ++run) {  // the first warms up and is not counted
            const Measured measured = measure(file, registry, 200);
            if (run < 0) continue;
            totals.push_back(measured.total_ms);
            slices.push_back(measured.longest_step_ms);
        }
        bench::print_samples((name + ".whole").c_str(), totals);
        bench::print_samples((name + ".longest_slice").c_str(), slices);
    };
    report("intake", bytes);
    report("intake.book", make_book(bytes));
    return 0;
}
