#include "core/demo/siasn_files.hpp"

#include <algorithm>

#include "core/base/print.hpp"
#include "core/base/text.hpp"

namespace demo {

namespace {

// The header row of the SIASN profile export, and working columns of the agency's own.
constexpr std::string_view k_siasn_header =
    "PNS ID|NIP BARU|NIP LAMA|NAMA|GELAR DEPAN|GELAR BELAKANG|TEMPAT LAHIR ID|TEMPAT LAHIR NAMA|TANGGAL LAHIR|JENIS "
    "KELAMIN|AGAMA ID|AGAMA NAMA|JENIS KAWIN ID|JENIS KAWIN NAMA|NIK|NOMOR HP|EMAIL|EMAIL GOV|ALAMAT|NPWP "
    "NOMOR|BPJS|JENIS PEGAWAI ID|JENIS PEGAWAI NAMA|KEDUDUKAN HUKUM ID|KEDUDUKAN HUKUM NAMA|STATUS CPNS PNS|KARTU ASN "
    "VIRTUAL|NOMOR SK CPNS|TANGGAL SK CPNS|TMT CPNS|NOMOR SK PNS|TANGGAL SK PNS|TMT PNS|GOL AWAL ID|GOL AWAL NAMA|GOL "
    "AKHIR ID|GOL AKHIR NAMA|TMT GOLONGAN|MK TAHUN|MK BULAN|JENIS JABATAN ID|JENIS JABATAN NAMA|JABATAN ID|JABATAN "
    "NAMA|TMT JABATAN|TINGKAT PENDIDIKAN ID|TINGKAT PENDIDIKAN NAMA|PENDIDIKAN ID|PENDIDIKAN NAMA|TAHUN LULUS|KPKN "
    "ID|KPKN NAMA|LOKASI KERJA ID|LOKASI KERJA NAMA|UNOR ID|UNOR NAMA|INSTANSI INDUK ID|INSTANSI INDUK NAMA|INSTANSI "
    "KERJA ID|INSTANSI KERJA NAMA|SATUAN KERJA INDUK ID|SATUAN KERJA INDUK NAMA|SATUAN KERJA KERJA ID|SATUAN KERJA "
    "KERJA NAMA|IS VALID NIK|NAMA SEKOLAH|FLAG IKD|ESELON ID|ESELON NAMA|KECAMATAN TINGGAL|BEBAS "
    "TEMUAN|TAHUN LHKPN|BIDANG SERTIFIKAT PENDIDIK|NOMOR STR|STR BERLAKU SAMPAI";

constexpr std::size_t k_married = 0;  // of the parameters' marital statuses

std::string degrees(int scaled) {
    return base::print("{}{}.{:05}", scaled < 0 ? "-" : "", std::abs(scaled) / 100000, std::abs(scaled) % 100000);
}

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& letter : result) {
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    }
    return result;
}

std::string hexadecimal(Random& random, int digits) {
    std::string result;
    for (int at = 0; at < digits; ++at) result += "0123456789ABCDEF"[random.below(16)];
    return result;
}

std::string digits(Random& random, int count) {
    std::string result;
    for (int at = 0; at < count; ++at) result += static_cast<char>('0' + random.below(10));
    return result;
}

std::string decree(base::Day day, std::string_view kind, Random& random) {
    return base::print("813/{}/{}/BKPSDM/{}", random.between(1, 480), kind, base::civil(day).year);
}

/// Contract employees' files put the level in front: "AHLI PERTAMA - GURU KELAS".
std::string job_title(const Position& position, bool contract) {
    if (!contract || !position.level) return position.title;
    return upper(parameters().levels[*position.level].name) + " - " +
           upper(parameters().functional[position.chair.job].name);
}

class EmployeeRows {
public:
    EmployeeRows(const Structure& structure, const std::vector<Position>& positions, std::uint64_t seed,
                 base::Day today)
        : structure_(structure), positions_(positions), seed_(seed), today_(today) {
        for (const std::string_view name : base::split(k_siasn_header, '|')) header_.emplace_back(name);
        sheet_ = Sheet(header_);
    }

    void add(const Person& person, std::size_t number) {
        row_.assign(header_.size(), "");
        next_ = 0;
        Random random(seed_, "profile", number);
        identity(person, random);
        service(person, random);
        post(person);
        workplace(person);
        Random papers_random(seed_, "papers", number);
        papers(person, papers_random);
        BASE_ASSERT(next_ == row_.size());
        sheet_.add(row_);
    }

    Sheet take() { return std::move(sheet_); }

private:
    void put(std::string value) { row_[next_++] = std::move(value); }
    void put_choice(const Weighted& names, const std::vector<std::string>& ids, Random& random) {
        const std::size_t at = random.weighted(names.weights);
        put(ids[at]);
        put(names.names[at]);
    }

    void identity(const Person& person, Random& random) {
        const PeoplePlan& plan = parameters().people;
        const base::Civil birth = base::civil(person.birth);
        put(hexadecimal(random, 32));
        put(person.employee_number);
        put(birth.year < 1985 && person.status == Status::permanent
                ? base::print("{}", random.between(400000001, 400099999))
                : "");
        put(upper(person.name));
        put(person.title_front);
        put(person.title_back);
        put("");
        put(plan.birth_places.names[random.weighted(plan.birth_places.weights)]);
        put(base::day_month_year(person.birth));
        put(person.female ? "F" : "M");
        put_choice(plan.religion, plan.religion_ids, random);
        const std::size_t drawn = random.weighted(plan.marital.weights);
        const std::size_t marital = person.spouse ? k_married : drawn;
        put(plan.marital_ids[marital]);
        put(plan.marital.names[marital]);
        put(person.national_id);
        put("080000" + digits(random, 6));  // a prefix that no provider gives out
        const std::string mail_name = base::lower(person.name.substr(0, person.name.find(' ')));
        put(base::print("{}.{}@contoh.example", mail_name, person.employee_number.substr(2, 6)));
        put(base::print("{}@sawahlunto.example", person.employee_number));
        put(address(person, random));
        put("000" + digits(random, 12));
        put("000" + digits(random, 10));
    }

    static std::string address(const Person& person, Random& random) {
        const std::string& street = random.one_of(parameters().people.streets);
        const std::string_view dash = random.chance(60) ? " – " : " ";
        const std::string place = person.home ? parameters().districts[*person.home].name : "Kota Solok";
        const int house = random.between(1, 180);
        return base::print("{} No. {}{}RT {:02}, {}", street, house, dash, random.between(1, 9), place);
    }

    void service(const Person& person, Random& random) {
        const bool contract = person.status == Status::contract;
        const auto& legal = parameters().people.legal_status;
        const std::string& legal_status =
            person.status == Status::permanent && person.chair.kind != ChairKind::structural
                ? legal.names[random.weighted(legal.weights)]
                : legal.names[static_cast<std::size_t>(std::ranges::find(legal.names, "active") - legal.names.begin())];
        put(contract ? "24" : "12");
        put(contract ? "PPPK" : "PNS Daerah");
        put(contract ? "71" : legal_status == "active" ? "01" : "02");
        put(contract && legal_status == "active" ? "PPPK Aktif" : label("legal_status", legal_status));
        put(contract ? "" : person.status == Status::probation ? "C" : "P");
        put(digits(random, 12));
        put(decree(person.service_since, contract ? "PPPK" : "CPNS", random));
        put(base::day_month_year(base::Day{person.service_since.number - random.between(3, 40)}));
        put(base::day_month_year(person.service_since));
        if (person.permanent_since) {
            put(decree(*person.permanent_since, "PNS", random));
            put(base::day_month_year(base::Day{person.permanent_since->number - random.between(3, 40)}));
            put(base::day_month_year(*person.permanent_since));
        } else {
            next_ += 3;
        }
        rank(person, contract);
        const int served = base::whole_months(person.service_since, person.rank_since);
        put(std::to_string(served / 12));
        put(std::to_string(served % 12));
    }

    void rank(const Person& person, bool contract) {
        if (contract) {
            const Study& study = parameters().studies[person.degrees.back().study];
            const Level level = study.field == "medicine" ? k_s2 : study.level;
            for (int time = 0; time < 2; ++time) {
                put(std::string(contract_rank_id(level)));
                put(std::string(contract_rank(level)));
            }
        } else {
            put(rank_id(person.first_rank));
            put(std::string(rank_text(person.first_rank)));
            put(rank_id(person.rank));
            put(std::string(rank_text(person.rank)));
        }
        put(base::day_month_year(person.rank_since));
    }

    void post(const Person& person) {
        const Position& position = positions_[person.position];
        const Degree& degree = person.degrees.front();
        const Study& study = parameters().studies[degree.study];
        constexpr std::array<std::string_view, 3> kind_ids = {"1", "2", "4"};
        constexpr std::array<std::string_view, 3> kind_names = {"Jabatan Struktural", "Jabatan Fungsional",
                                                                "Jabatan Pelaksana"};
        const auto kind = static_cast<std::size_t>(person.chair.kind);
        put(std::string(kind_ids[kind]));
        put(std::string(kind_names[kind]));
        put(position.job_id);
        put(job_title(position, person.status == Status::contract));
        put(base::day_month_year(person.position_since));
        put(std::string(level_siasn_id(study.level)));
        put(std::string(level_siasn(study.level)));
        put(base::print("DP{:04}", degree.study + 1));
        put(study.name);
        put(std::to_string(degree.year));
    }

    void workplace(const Person& person) {
        const Unit& unit = structure_.units[static_cast<std::size_t>(person.chair.unit)];
        const Unit& agency = structure_.units[static_cast<std::size_t>(unit.agency)];
        const District& district = parameters().districts[unit.district];
        put("101");
        put("KPPN Solok");
        put(district.code);
        put("Kecamatan " + district.name);
        put(unit.id);
        put(unit.name);
        for (int time = 0; time < 2; ++time) {
            put("7373");
            put(parameters().city);
        }
        for (int time = 0; time < 2; ++time) {
            put(agency.id);
            put(agency.name);
        }
        put("1");
        put(person.degrees.front().institution);
        put("");
        if (person.chair.kind == ChairKind::structural) {
            const Echelon& echelon = parameters().echelons[structure_.posts[person.chair.job].echelon];
            put(echelon.id);
            put(echelon.code);
        } else {
            next_ += 2;
        }
        put(person.home ? parameters().districts[*person.home].name : label("district", "outside"));
    }

    /// Clearance, report of wealth, certificate and registration; each may be missing or not in order.
    void papers(const Person& person, Random& random) {
        const PapersPlan& plan = parameters().people.papers;
        const Position& position = positions_[person.position];
        const bool known = random.chance(plan.clearance_known), findings = random.chance(plan.findings);
        put(!known ? "" : findings ? "0" : "1");
        const bool reports = position.tier == "administrator" || position.tier == "senior_leader";
        const bool filed = random.chance(plan.reported), late = random.chance(plan.reported_late);
        put(reports && filed ? std::to_string(base::civil(today_).year - (late ? 2 : 1)) : "");
        const Study& study = parameters().studies[person.degrees.front().study];
        const bool linear = std::ranges::find(position.fields, study.field) != position.fields.end();
        const bool certified = position.family == "teacher" && random.chance(plan.certified);
        put(certified ? label("study_field", linear ? study.field : position.fields.front()) : "");
        const bool licensed = position.family == "health" && person.level && random.chance(plan.licensed);
        const std::string number = digits(random, 10);
        put(licensed ? "STR-" + number : "");
        // Registrations since the law of 2023 are for life; older ones still run out.
        const bool dated = random.chance(plan.licence_dated), expired = random.chance(plan.licence_expired);
        const int days = expired ? -random.between(10, 200) : random.between(20, 900);
        put(licensed && dated ? base::day_month_year(base::Day{today_.number + days}) : "");
    }

    const Structure& structure_;
    const std::vector<Position>& positions_;
    std::uint64_t seed_;
    base::Day today_;
    Row header_;
    Sheet sheet_{Row{}};
    Row row_;
    std::size_t next_ = 0;
};

/// What the lessons of a position come to in a week; a subject taught by one alone may not fill the 24 hours.
std::string teaching_hours(const Position& position, int number) {
    if (position.family != "teacher" || position.chair.kind != ChairKind::functional) return "";
    const int hours_each = position.need == 1 && number % 3 == 0 ? 18 : 24 + number % 5;
    return std::to_string(position.need * hours_each);
}

}  // namespace

Sheet unit_sheet(const Structure& structure) {
    Sheet sheet(records::EntityKind::unit, {"unit_id", "name", "parent_id", "kind", "head_echelon", "service",
                                            "district", "latitude", "longitude"});
    for (const Unit& unit : structure.units) {
        sheet.add({unit.id, unit.name, unit.parent < 0 ? "" : structure.units[static_cast<std::size_t>(unit.parent)].id,
                   label("unit_kind", unit.kind), unit.echelon, label("service", unit.service),
                   parameters().districts[unit.district].name, degrees(unit.latitude), degrees(unit.longitude)});
    }
    return sheet;
}

Sheet position_sheet(const Structure& structure, const std::vector<Position>& positions) {
    Sheet sheet(records::EntityKind::position,
                {"position_id", "code", "unit_id", "job_id", "title", "kind", "tier", "level", "job_family", "need",
                 "min_staff", "must_fill", "job_class", "min_rank", "max_rank", "min_education", "study_fields",
                 "teaching_hours", "competencies"});
    constexpr std::array<std::string_view, 3> kinds = {"structural", "functional", "operational"};
    int number = 0;
    for (const Position& position : positions) {
        std::vector<std::string> competencies;
        for (const records::Choice& choice : records::Catalogue::standard().choices("competency").choices) {
            competencies.push_back(base::print("{}:{}", choice.code, position.competency));
        }
        sheet.add({position.id, base::print("{:05}", ++number),
                   structure.units[static_cast<std::size_t>(position.chair.unit)].id, position.job_id, position.title,
                   label("position_kind", kinds[static_cast<std::size_t>(position.chair.kind)]),
                   label("position_tier", position.tier),
                   position.level ? label("functional_level", parameters().levels[*position.level].code) : "",
                   label("job_family", position.family), std::to_string(position.need),
                   std::to_string(position.min_staff), position.must_fill ? "1" : "0",
                   std::to_string(position.job_class), std::string(rank_text(position.min_rank)),
                   std::string(rank_text(position.max_rank)),
                   label("education_level", level_code(position.min_education)), base::joined(position.fields, ";"),
                   teaching_hours(position, number), base::joined(competencies, ";")});
    }
    return sheet;
}

Sheet employee_sheet(const Structure& structure, const std::vector<Position>& positions,
                     const std::vector<Person>& people, bool contract, std::uint64_t seed, base::Day today) {
    EmployeeRows rows(structure, positions, seed, today);
    for (std::size_t at = 0; at < people.size(); ++at) {
        if ((people[at].status == Status::contract) == contract) rows.add(people[at], at);
    }
    return rows.take();
}

}  // namespace demo
