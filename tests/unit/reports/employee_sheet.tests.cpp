#include "core/reports/employee_sheet.hpp"

#include <catch_amalgamated.hpp>


#include "tests/support/records/builder.hpp"

namespace {

const base::Day k_today = *base::day_from_civil(2026, 10, 9);
constexpr const char* k_person = "198403012010011001";
const base::Catalog k_words = base::Catalog::load(base::Language::indonesian);

support::Builder city(const std::string& name = "SITI RAHMI") {
    support::Builder city;
    city.add("unit", {{"unit_id", "U1"}, {"name", "Puskesmas Talawi"}, {"kind", "health_centre"}, {"district", "1373.04"}});
    city.add("position", {{"position_id", "S1"}, {"unit_id", "U1"}, {"job_id", "J1"}, {"title", "Pengelola Keuangan"}, {"kind", "operational"},
                          {"tier", "staff"}, {"job_family", "finance"}, {"need", "1"}, {"competencies", "M.01:3;M.02:2"}});
    city.add("employee", {{"employee_number", k_person}, {"name", name}, {"title_back", "S.E."}, {"birth_date", "1984-03-01"}, {"sex", "female"},
                          {"national_id", "1373014103840001"}, {"phone", "081234567890"}, {"address", "Jalan Melati 7"}, {"email", "siti@contoh.id"},
                          {"birth_place", "Padangpanjang"}, {"religion", "Agamanya"}, {"employment_kind", "pns"}, {"legal_status", "active"},
                          {"rank", "III/b"}, {"position_kind", "operational"}, {"unit_id", "U1"}, {"unit_name", "Puskesmas Talawi"}, {"job_id", "J1"},
                          {"job_title", "Pengelola Keuangan"}, {"position_since", "2020-03-15"}, {"home_district", "1373.03"}, {"education_level", "s1"}});
    return city;
}

support::Builder full_city() {
    support::Builder full = city();
    for (const char* year : {"2024", "2025"}) full.add("performance", {{"employee_number", k_person}, {"year", year}, {"rating", "good"}});
    full.add("competency", {{"employee_number", k_person}, {"competency", "M.01"}, {"level", "2"}, {"assessed_on", "2025-06-01"}});
    full.add("training", {{"employee_number", k_person}, {"name", "Bendahara"}, {"started_on", "2025-02-03"}, {"hours", "40"}, {"score", "8750"}});
    full.add("community", {{"employee_number", k_person}, {"organisation", "Karang Taruna"}, {"role", "Bendahara"}, {"district", "1373.03"}, {"from_year", "2019"}});
    full.add("wish", {{"employee_number", k_person}, {"order", "1"}, {"kind", "district"}, {"target", "1373.03"}, {"reason", "dekat rumah"}});
    full.add("setting", {{"name", "import.abc"}, {"value", "2026-10-01 1 9/10 1/1 0/1 1/1"}});
    return full;
}

reports::Document sheet(const support::Builder& city, const base::Catalog& words = k_words, bool has_ground = true) {
    const auto registry = std::make_shared<const records::Registry>(city.registry());
    const auto ground = planning::Assessment::create(registry, k_today);
    REQUIRE(ground);
    return reports::employee_sheet(*registry, 0, has_ground ? &*ground : nullptr, k_today, words);
}

const reports::Section& section(const reports::Document& document, std::string_view title) {
    const auto at = std::ranges::find(document.sections, title, &reports::Section::title);
    INFO(title);
    REQUIRE(at != document.sections.end());
    return *at;
}

std::string value(const reports::Section& section, std::string_view label) {
    const auto at = std::ranges::find(section.facts, label, &reports::Fact::label);
    INFO(label);
    REQUIRE(at != section.facts.end());
    return at->value;
}

std::string body(const std::string& page) {
    const std::size_t at = page.find("<body>");
    return page.substr(at, page.find("</body>") - at);
}

constexpr std::string_view k_golden = R"(<body>
<h1>Siti Rahmi, S.E.</h1><p class="lead">NIP 19840301 201001 1 001</p>
<section><h2>Jabatan dan pangkat</h2><dl><dt>Jenis pegawai</dt><dd>PNS</dd><dt>Kedudukan hukum</dt><dd>Aktif</dd><dt>Jabatan</dt><dd>Pengelola Keuangan</dd><dt>TMT jabatan</dt><dd>15 Mar 2020</dd><dt>Unit kerja</dt><dd>Puskesmas Talawi</dd><dt>Satuan kerja induk</dt><dd><span class="unknown">belum diketahui</span></dd><dt>Golongan</dt><dd>III/b</dd><dt>TMT golongan</dt><dd><span class="unknown">belum diketahui</span></dd><dt>TMT CPNS</dt><dd><span class="unknown">belum diketahui</span></dd><dt>Tingkat pendidikan</dt><dd>S-1</dd><dt>Pendidikan</dt><dd><span class="unknown">belum diketahui</span></dd><dt>Tahun lulus</dt><dd><span class="unknown">belum diketahui</span></dd></dl></section>
<section><h2>Tempat dan jarak</h2><dl><dt>Kecamatan tempat tinggal</dt><dd>Silungkang</dd><dt>Kecamatan tempat kerja</dt><dd>Talawi</dd><dt>Jarak ke tempat kerja</dt><dd>26 km</dd></dl><p class="note">Jarak taksiran antarpusat kecamatan, belum diukur.</p></section>
<section><h2>Kinerja</h2><table><thead><tr><th>Tahun</th><th>Predikat</th></tr></thead><tbody><tr><td>2024</td><td>Baik</td></tr><tr><td>2025</td><td>Baik</td></tr></tbody></table></section>
<section><h2>Kompetensi</h2><table><tr><td>Integritas</td><td><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect y="2" width="100" height="4" fill="#d8dfe6"/><rect y="2" width="40" height="4" fill="#4a5868"/><rect x="59" width="2" height="8" fill="#17202b"/></svg></td><td>tingkat 2 dari 5, disyaratkan 3 (1 Jun 2025)</td></tr><tr><td>Kerja sama</td><td><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect y="2" width="100" height="4" fill="#d8dfe6"/><rect x="39" width="2" height="8" fill="#17202b"/></svg></td><td>belum dinilai, disyaratkan 2</td></tr><tr><td>Komunikasi</td><td><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect y="2" width="100" height="4" fill="#d8dfe6"/></svg></td><td>belum dinilai</td></tr><tr><td>Orientasi pada hasil</td><td><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect y="2" width="100" height="4" fill="#d8dfe6"/></svg></td><td>belum dinilai</td></tr><tr><td>Pelayanan publik</td><td><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect y="2" width="100" height="4" fill="#d8dfe6"/></svg></td><td>belum dinilai</td></tr><tr><td>Pengembangan diri dan orang lain</td><td><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect y="2" width="100" height="4" fill="#d8dfe6"/></svg></td><td>belum dinilai</td></tr><tr><td>Mengelola perubahan</td><td><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect y="2" width="100" height="4" fill="#d8dfe6"/></svg></td><td>belum dinilai</td></tr><tr><td>Pengambilan keputusan</td><td><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect y="2" width="100" height="4" fill="#d8dfe6"/></svg></td><td>belum dinilai</td></tr><tr><td>Perekat bangsa</td><td><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect y="2" width="100" height="4" fill="#d8dfe6"/></svg></td><td>belum dinilai</td></tr></table></section>
<section><h2>Pelatihan</h2><table><thead><tr><th>Nama pelatihan</th><th>Mulai</th><th>Jam pelajaran</th><th>Nilai</th></tr></thead><tbody><tr><td>Bendahara</td><td>3 Feb 2025</td><td>40 JP</td><td>87,50</td></tr></tbody></table></section>
<section><h2>Penugasan dan inovasi</h2><p class="unknown">Belum ada catatan.</p></section>
<section><h2>Penghargaan</h2><p class="unknown">Belum ada catatan.</p></section>
<section><h2>Pengalaman komunitas</h2><table><thead><tr><th>Organisasi</th><th>Peran</th><th>Kecamatan</th><th>Sejak tahun</th><th>Sampai tahun</th></tr></thead><tbody><tr><td>Karang Taruna</td><td>Bendahara</td><td>Silungkang</td><td>2019</td><td><span class="unknown">belum diketahui</span></td></tr></tbody></table></section>
<section><h2>Minat</h2><table><thead><tr><th>Pilihan ke</th><th>Jenis minat</th><th>Tujuan</th><th>Alasan</th></tr></thead><tbody><tr><td>1</td><td>Kecamatan</td><td>Silungkang</td><td>dekat rumah</td></tr></tbody></table></section>
<section><h2>Pensiun dan talenta</h2><dl><dt>Pensiun</dt><dd>1 Apr 2042</dd><dt>Sembilan kotak</dt><dd>7 · Calon penerus</dd><dt>Tindak lanjut kotak</dt><dd>Dipertahankan; rencana suksesi; rotasi atau pengayaan jabatan; pengembangan kompetensi.</dd></dl><p class="note">Kotak dapat berubah bila masukan yang kurang diketahui.</p></section>
<section><h2>Aturan yang belum terpenuhi</h2><table><thead><tr><th>Aturan</th><th>Hasil</th><th>Dasar</th></tr></thead><tbody><tr><td>Belum dapat diperiksa: CPNS/PNS belum diisi.</td><td>Perlu diperiksa</td><td>P02 · Peraturan BKN 5/2019 Pasal 3 · belum diverifikasi</td></tr><tr><td>Sudah 78 bulan dalam jabatan, lebih dari 60 bulan: calon rotasi.</td><td>Perlu diperiksa</td><td>P10 · Peraturan BKN 5/2019 Pasal 2</td></tr><tr><td>Belum dapat diperiksa: TMT CPNS belum diisi.</td><td>Perlu diperiksa</td><td>P13 · Kebijakan BKN Juli 2025 tentang masa tunggu mutasi · belum diverifikasi</td></tr></tbody></table></section>
<section><h2>Mutu data</h2><dl><dt>Isian yang diketahui</dt><dd>14 dari 17</dd><dt>Belum diketahui</dt><dd>TMT CPNS, TMT golongan, Pendidikan</dd></dl><p class="note">0 dari 2 memenuhi; 1 belum ada asesmen yang berlaku: M.02.</p><p class="note">Bidang studi pegawai belum tercatat.</p><p class="note">TMT CPNS belum tercatat; rumpun kursi: Keuangan.</p></section>
<footer><p>Dicetak 9 Okt 2026 dengan Serasi.</p><p>Sumber data: catatan kepegawaian pada perangkat ini; impor terakhir 1 Okt 2026.</p><p>NIK, telepon, alamat, dan data peka lain tidak dicetak.</p></footer>
)";

}  // namespace

TEST_CASE("a person's sheet says what is recorded, section by section", "[reports]") {
    const reports::Document document = sheet(full_city());
    CHECK(document.title == "Siti Rahmi, S.E.");
    CHECK(document.lead == "NIP 19840301 201001 1 001");
    const reports::Section& post = section(document, "Jabatan dan pangkat");
    CHECK(value(post, "Jabatan") == "Pengelola Keuangan");
    CHECK(value(post, "Golongan") == "III/b");
    CHECK(value(post, "TMT jabatan") == "15 Mar 2020");
    const reports::Section& way = section(document, "Tempat dan jarak");
    CHECK(value(way, "Kecamatan tempat tinggal") == "Silungkang");
    CHECK(value(way, "Kecamatan tempat kerja") == "Talawi");
    CHECK(value(way, "Jarak ke tempat kerja") == "26 km");
    CHECK(section(document, "Kinerja").rows == std::vector<std::vector<std::string>>{{"2024", "Baik"}, {"2025", "Baik"}});
    const reports::Section& future = section(document, "Pensiun dan talenta");
    CHECK(value(future, "Pensiun") == "1 Apr 2042");
    CHECK_FALSE(value(future, "Sembilan kotak").empty());
    CHECK(document.foot[0] == "Dicetak 9 Okt 2026 dengan Serasi.");
    CHECK(document.foot[1].ends_with("impor terakhir 1 Okt 2026."));
}

TEST_CASE("assignments and awards are printed with days and decrees", "[reports]") {
    support::Builder city = full_city();
    city.add("assignment", {{"employee_number", k_person}, {"name", "Tim SPBE"}, {"kind", "team"}, {"role", "Ketua"}, {"since", "2025-03-01"}, {"decree", "188/1"}});
    city.add("award", {{"employee_number", k_person}, {"name", "Satyalancana"}, {"received_on", "2024-08-17"}});
    const reports::Document document = sheet(city);
    CHECK(section(document, "Penugasan dan inovasi").rows == std::vector<std::vector<std::string>>{{"Tim SPBE", "Tim kerja", "Ketua", "1 Mar 2025", "", "188/1"}});
    CHECK(section(document, "Penghargaan").rows == std::vector<std::vector<std::string>>{{"Satyalancana", "17 Agu 2024", ""}});
}

TEST_CASE("competences stand against what the seat requires; what nobody assessed is not a zero", "[reports]") {
    const reports::Document document = sheet(full_city());
    const auto& bars = section(document, "Kompetensi").bars;
    REQUIRE(bars.size() == records::Catalogue::standard().choices("competency").choices.size());
    CHECK(bars[0].value == 2);
    CHECK(bars[0].wanted == 3);
    CHECK(bars[0].words == "tingkat 2 dari 5, disyaratkan 3 (1 Jun 2025)");
    CHECK_FALSE(bars[1].value);
    CHECK(bars[1].wanted == 2);
    CHECK(bars[1].words == "belum dinilai, disyaratkan 2");
    CHECK(bars[2].wanted == 0);
}

TEST_CASE("what is unknown is written as unknown, and what is not recorded as such", "[reports]") {
    support::Builder bare;
    bare.add("employee", {{"employee_number", k_person}, {"name", "SITI"}});
    const reports::Document document = sheet(bare);
    const std::string page = reports::html_page(document, k_words);
    CHECK(value(section(document, "Jabatan dan pangkat"), "Golongan").empty());
    CHECK(value(section(document, "Tempat dan jarak"), "Jarak ke tempat kerja").empty());
    CHECK(value(section(document, "Pensiun dan talenta"), "Pensiun").empty());
    CHECK(page.contains("<dt>Golongan</dt><dd><span class=\"unknown\">belum diketahui</span></dd>"));
    CHECK(page.contains("Belum ada catatan."));
    CHECK(page.contains("tanggal impor tidak tercatat"));
    CHECK(value(section(document, "Mutu data"), "Belum diketahui").contains("Tanggal lahir"));
    CHECK_FALSE(page.contains("<dd></dd>"));
    CHECK_FALSE(page.contains("<td></td>"));
    // Without a map of seats there is nothing to judge by: nothing is made up.
    const reports::Document ungrounded = sheet(bare, k_words, false);
    CHECK(section(ungrounded, "Aturan yang belum terpenuhi").empty == "Aturan dapat diperiksa setelah peta jabatan masuk.");
}

TEST_CASE("rules that are met are not listed; those that are not stand with their basis", "[reports]") {
    support::Builder moved = full_city();
    moved.add("discipline", {{"employee_number", k_person}, {"decree", "SK/1"}, {"severity", "severe"}, {"until", "2027-01-01"}});
    const std::size_t before = section(sheet(full_city()), "Aturan yang belum terpenuhi").rows.size();
    const auto after = section(sheet(moved), "Aturan yang belum terpenuhi").rows;
    CHECK(after.size() > before);
    CHECK(std::ranges::any_of(after, [](const auto& row) { return row[1] == "Tidak terpenuhi" && row[2].starts_with("P06"); }));
}

TEST_CASE("what only the person or nobody may see is not on paper", "[reports]") {
    const std::string page = reports::html_page(sheet(full_city()), k_words);
    for (const char* secret : {"1373014103840001", "081234567890", "Jalan Melati 7", "siti@contoh.id", "Padangpanjang", "Agamanya", "1 Mar 1984"}) {
        INFO(secret);
        CHECK_FALSE(page.contains(secret));
    }
}

TEST_CASE("a hostile name stays a name: nothing in the page runs or leads anywhere", "[reports]") {
    support::Builder hostile = city("</title><script>alert(\"1\")</script> & 'Putri' {body} <img src=x onerror=alert(1)>");
    hostile.add("training", {{"employee_number", k_person}, {"name", "<svg onload=\"x\">"}, {"started_on", "2025-02-03"}});
    hostile.add("wish", {{"employee_number", k_person}, {"order", "1"}, {"kind", "unit"}, {"target", "\"><b>U1"}, {"reason", "<!--"}});
    const std::string page = reports::html_page(sheet(hostile), k_words);
    CHECK_FALSE(page.contains("<script"));
    CHECK_FALSE(page.contains("<img"));
    CHECK_FALSE(page.contains("<svg onload"));
    CHECK_FALSE(page.contains("<!--"));
    CHECK_FALSE(page.contains("<b>"));
    CHECK_FALSE(page.contains("http"));
    CHECK(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Putri&#39; {body}"));
    std::size_t bodies = 0;
    for (std::size_t at = page.find("<h1>"); at != std::string::npos; at = page.find("<h1>", at + 1)) ++bodies;
    CHECK(bodies == 1);
    CHECK(page.find("<title>&lt;/title&gt;") != std::string::npos);
}

TEST_CASE("the page is in the reader's language and complete by itself", "[reports]") {
    const base::Catalog english = base::Catalog::load(base::Language::english);
    const std::string page = reports::html_page(sheet(full_city(), english), english);
    CHECK(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
    CHECK(page.contains("<h2>Retirement and talent</h2>"));
    CHECK(page.contains("<dd>15 Mar 2020</dd>"));
    CHECK(page.contains("Printed 9 Oct 2026 with Serasi."));
    CHECK(page.contains("@page { size: A4;"));
    CHECK_FALSE(page.contains("{title}"));
    CHECK(page.ends_with("</html>\n"));
    CHECK(reports::html_page(sheet(full_city()), k_words).contains("<html lang=\"id\">"));
}

TEST_CASE("a bar says how far and how far it should be, also beyond its end", "[reports]") {
    reports::Document document{"A", "B", {{.title = "C", .bars = {{"x", 2, 3, 5, "dua"}, {"y", std::nullopt, 0, 5, "?"}, {"z", 9, 5, 5, "penuh"}}}}, {}};
    const std::string page = reports::html_page(document, k_words);
    CHECK(page.contains("<rect y=\"2\" width=\"40\" height=\"4\" fill=\"#4a5868\"/><rect x=\"59\" width=\"2\" height=\"8\""));
    CHECK(page.contains("aria-hidden=\"true\"><rect y=\"2\" width=\"100\" height=\"4\" fill=\"#d8dfe6\"/></svg>"));
    CHECK(page.contains("<rect y=\"2\" width=\"100\" height=\"4\" fill=\"#4a5868\"/>"));
}

TEST_CASE("one small person's page, letter by letter", "[reports][golden]") {
    CHECK(body(reports::html_page(sheet(full_city()), k_words)) == k_golden);
}
