#include "tests/ui/support/small_city.hpp"

#include <array>
#include <cstdio>

#include "core/base/result.hpp"

namespace support {
namespace {

using records::EntityKind;

const records::Catalogue& catalogue() { return records::Catalogue::standard(); }

journal::Change change(EntityKind entity, std::string key, std::initializer_list<std::pair<std::string_view, std::string>> texts) {
    journal::Change result{entity, std::move(key), false, {}};
    for (const auto& [name, text] : texts) {
        const records::FieldIndex index = catalogue().index(entity, name);
        auto value = records::from_storage_text(text, catalogue().field(entity, index).type);
        BASE_ASSERT(value.has_value());
        if (records::is_known(*value)) result.fields.push_back({index, std::move(*value)});
    }
    return result;
}

struct Seat {
    const char *id, *unit, *title, *kind, *tier, *level, *family, *need, *must_fill;
};
constexpr std::array<Seat, 12> k_seats = {{
    {"S01", "U1", "Kepala Dinas Pendidikan", "structural", "senior_leader", "", "leadership", "1", "1"},
    {"S02", "U1", "Penata Layanan Operasional", "operational", "staff", "", "administration", "3", "0"},
    {"S03", "U2", "Guru Ahli Pertama", "functional", "functional", "first", "teacher", "5", "0"},
    {"S04", "U2", "Guru Ahli Muda", "functional", "functional", "junior", "teacher", "2", "0"},
    {"S05", "U3", "Guru Ahli Pertama", "functional", "functional", "first", "teacher", "2", "0"},
    {"S06", "U4", "Perawat Terampil", "functional", "functional", "skilled", "health", "4", "0"},
    {"S07", "U4", "Bidan Mahir", "functional", "functional", "proficient", "health", "2", "1"},
    {"S08", "U4", "Kepala Tata Usaha", "structural", "supervisor", "", "leadership", "1", "0"},
    {"S09", "U5", "Pengelola Keuangan", "operational", "staff", "", "finance", "1", "0"},
    {"S10", "U5", "Pranata Komputer Ahli Pertama", "functional", "functional", "first", "informatics", "1", "0"},
    {"S11", "U5", "Sekretaris", "structural", "administrator", "", "leadership", "1", "0"},
    {"S12", "U5", "Pengadministrasi Perkantoran", "operational", "staff", "", "administration", "1", "0"},
}};
/// Seat of each employee, by index into k_seats; -1: a job that is not on the map.
constexpr std::array<int, 24> k_holders = {0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 6, 7, 8, 9, 10, 11, 11, -1};
constexpr std::array<const char*, 24> k_names = {
    "Rosmaniar Piliang", "Hendri Chaniago", "Fitriani Koto",   "Yandri Jambak",   "Desmawati",        "Arif Ramadhan",
    "Nurhayati Tanjung", "Riko Saputra",    "Elvira Dewi",     "Dian Wahyuni",    "Zulfahmi Efendi",  "Afrizal",
    "Yulianti Sari",     "Ermawati",        "Syafrizal Guci",  "Mira Amelia",     "Gusmawati Melayu", "Irwandi Putra",
    "Novia Handayani",   "Fauzan Hidayat",  "Zainal Sikumbang", "Wirda Yulia",    "Slamet",           "Marlina Ćosić"};

std::string birth_date(int index) {
    std::array<char, 12> text{};
    // From 1968 on: with an age of 58 some retire soon.
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", 1968 + index, 1 + index % 12, 3 + index);
    return text.data();
}

}  // namespace

std::string employee_number(int index) {
    std::string born = birth_date(index == 5 ? 6 : index);
    std::erase(born, '-');
    std::array<char, 16> rest{};
    std::snprintf(rest.data(), rest.size(), "2010011%03d", index + 1);
    return born + rest.data();
}

std::vector<journal::Change> small_city_changes() {
    std::vector<journal::Change> changes;
    const auto unit = [&](const char* id, const char* name, const char* kind, const char* district) {
        changes.push_back(change(EntityKind::unit, id, {{"unit_id", id}, {"name", name}, {"kind", kind}, {"district", district}}));
    };
    unit("U1", "Dinas Pendidikan", "agency", "1373.02");
    unit("U2", "SDN 05 Silungkang", "school", "1373.03");
    unit("U3", "SDN 12 Talawi Hilie", "school", "1373.04");
    unit("U4", "Puskesmas Talawi", "health_centre", "1373.04");
    unit("U5", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "agency", "1373.01");
    for (const Seat& seat : k_seats) {
        changes.push_back(change(EntityKind::position, seat.id,
                                 {{"position_id", seat.id}, {"unit_id", seat.unit}, {"job_id", std::string("J") + seat.id}, {"title", seat.title},
                                  {"kind", seat.kind}, {"tier", seat.tier}, {"level", seat.level}, {"job_family", seat.family},
                                  {"need", seat.need}, {"must_fill", seat.must_fill}}));
    }
    for (int index = 0; index < 24; ++index) {
        const int held = k_holders[static_cast<std::size_t>(index)];
        const Seat* seat = held < 0 ? nullptr : &k_seats[static_cast<std::size_t>(held)];
        const bool is_contract = index % 6 == 5;
        changes.push_back(change(
            EntityKind::employee, employee_number(index),
            {{"employee_number", employee_number(index)}, {"name", k_names[static_cast<std::size_t>(index)]},
             {"birth_date", index == 9 ? "" : birth_date(index)}, {"sex", index % 3 == 0 ? "female" : "male"},
             {"employment_kind", is_contract ? "pppk" : "pns"}, {"legal_status", "active"}, {"rank", is_contract ? "IX" : "III/c"},
             {"education_level", "s1"}, {"position_since", "2020-03-15"}, {"unit_id", seat != nullptr ? seat->unit : "U5"},
             {"unit_name", "-"}, {"job_id", seat != nullptr ? std::string("J") + seat->id : "JX"},
             {"job_title", seat != nullptr ? seat->title : "Juru Tulis"}, {"phone", "0812000000"}}));
    }
    return changes;
}

std::vector<journal::BundleFile> small_city() {
    journal::Ledger ledger(catalogue());
    return journal::write(ledger, {"ruangcontoh", "perangkat02", "Operator", 1'790'000'000'000}, small_city_changes(), "");
}

std::vector<journal::BundleFile> city_in_conflict() {
    std::vector<journal::BundleFile> files = small_city();
    const auto edited = [&](const char* device, const char* phone) {
        journal::Ledger ledger(catalogue());
        for (const journal::BundleFile& file : small_city()) BASE_ASSERT(ledger.add(file.bytes).has_value());
        return journal::write(ledger, {"ruangcontoh", device, "Operator", 1'790'100'000'000},
                              {change(EntityKind::employee, employee_number(0), {{"phone", phone}})}, "");
    };
    for (auto& file : edited("perangkat03", "0813111111")) files.push_back(std::move(file));
    for (auto& file : edited("perangkat04", "0814222222")) files.push_back(std::move(file));
    return files;
}

}  // namespace support
