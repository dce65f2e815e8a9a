#include "core/demo/dirt.hpp"

#include <algorithm>
#include <array>

#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/base/json.hpp"
#include "core/base/order.hpp"
#include "core/base/print.hpp"
#include "core/base/text.hpp"

namespace demo {

namespace {

struct Target {
    std::size_t file, row;  // indices
};

base::Day day_of(std::string_view siasn) {
    const auto part = [&](std::size_t at, std::size_t length) {
        return static_cast<int>(base::parse_integer(siasn.substr(at, length)).value_or(0));
    };
    const auto day = base::day_from_civil(part(6, 4), part(3, 2), part(0, 2));
    BASE_ASSERT(day.has_value());
    return *day;
}

/// Another way to write the day, with only one reading.
std::string other_form(base::Day day, Random& random) {
    constexpr std::array<std::string_view, 12> months = {"Januari",   "Februari", "Maret",    "April",
                                                         "Mei",       "Juni",     "Juli",     "Agustus",
                                                         "September", "Oktober",  "November", "Desember"};
    constexpr int days_from_spreadsheet_epoch = 25569;
    const base::Civil parts = base::civil(day);
    const std::string_view month = months[static_cast<std::size_t>(parts.month - 1)];
    switch (random.below(parts.day > 12 ? 5 : 4)) {
        case 0:
            return base::iso_text(day);
        case 1:
            return std::to_string(day.number + days_from_spreadsheet_epoch);
        case 2:
            return base::print("{} {} {}", parts.day, month, parts.year);
        case 3:
            return base::print("{} {} {}", parts.day, parts.month == 8 ? "Agt" : month.substr(0, 3), parts.year);
        default:
            break;
    }
    return base::print("{:02}/{:02}/{:04}", parts.day, parts.month, parts.year);
}

/// How a hurried clerk writes the name; nullopt if the name offers nothing to shorten.
std::optional<std::string> respelled(const std::string& name, Random& random) {
    constexpr std::array<std::pair<std::string_view, std::array<std::string_view, 2>>, 11> shorter = {{
        {"SDN 0", {"SD N ", "SD Negeri 0"}},
        {"SDN ", {"SD N ", "SD Negeri "}},
        {"SMPN 0", {"SMP N ", "SMP Negeri 0"}},
        {"SMPN ", {"SMP N ", "SMP Negeri "}},
        {"TK Negeri 0", {"TKN ", "TK N 0"}},
        {"Puskesmas ", {"PKM ", "Pusk. "}},
        {"Kelurahan ", {"Kel. ", "Kel "}},
        {"Kecamatan ", {"Kec. ", "Kec "}},
        {"Sub Bagian ", {"Subbag ", "Sub. Bagian "}},
        {"Bagian ", {"Bag. ", "Bag "}},
        {"Bidang ", {"Bid. ", "Bid "}},
    }};
    for (const auto& [written, forms] : shorter) {
        if (!name.starts_with(written)) continue;
        return std::string(forms[static_cast<std::size_t>(random.below(2))]) + name.substr(written.size());
    }
    if (const auto at = name.find(" dan "); at != std::string::npos) {
        std::string result = name;
        return result.replace(at, 5, " & ");
    }
    return std::nullopt;
}

std::optional<std::string> old_title(const Person& person, Random& random) {
    if (person.chair.kind == ChairKind::operational) {
        const auto& names = parameters().operational[person.chair.job].old_names;
        return names.empty() ? std::nullopt : std::optional(random.one_of(names));
    }
    if (!person.level) return std::nullopt;
    const FunctionalJob& job = parameters().functional[person.chair.job];
    if (job.key.starts_with("guru") && person.status == Status::permanent && random.chance(600)) {
        return random.one_of(parameters().old_teacher_titles);
    }
    const std::string& ending = parameters().levels[*person.level].old_name;
    return ending.empty() ? std::nullopt : std::optional(job.name + " " + ending);
}

class Dirt {
public:
    Dirt(std::span<EmployeeFile> files, const Structure& structure, std::uint64_t seed)
        : files_(files), random_(seed, "dirt") {
        for (const Unit& unit : structure.units) ++unit_names_[base::fold(unit.name)];
    }

    std::vector<Defect> add() {
        std::vector<Target> clean;
        for (std::size_t file = 0; file < files_.size(); ++file) {
            for (std::size_t row = 0; row < files_[file].sheet->rows().size(); ++row) clean.push_back({file, row});
        }
        const std::size_t rows = clean.size();
        random_.shuffle(clean);
        for (const auto& [code, per_ten_thousand] : parameters().dirt_rates) {
            std::size_t wanted =
                std::max<std::size_t>(1, (rows * static_cast<std::size_t>(per_ten_thousand) + 5000) / 10000);
            std::vector<Target> left;
            for (const Target& target : clean) {
                if (wanted > 0 && damage(target, code)) {
                    --wanted;
                } else {
                    left.push_back(target);
                }
            }
            clean = std::move(left);
        }
        base::sort(defects_, {}, [](const Defect& defect) { return std::pair(defect.file, defect.row); });
        return std::move(defects_);
    }

private:
    std::string& cell(const Target& target, std::string_view column) {
        Sheet& sheet = *files_[target.file].sheet;
        return sheet.rows()[target.row][sheet.column(column)];
    }

    void record(const Target& target, const std::string& code, std::string_view column) {
        defects_.push_back({files_[target.file].name, target.row + 2, std::string(column), code, cell(target, column)});
    }

    bool set(const Target& target, const std::string& code, std::string_view column, std::string value) {
        cell(target, column) = std::move(value);
        record(target, code, column);
        return true;
    }

    /// False if the row offers no place for this defect.
    bool damage(const Target& target, const std::string& code) {
        if (code == "E_NIP_EXCEL") return round_number(target, code);
        if (code == "E_NIP_BIRTH") {
            const base::Day birth = day_of(cell(target, "TANGGAL LAHIR"));
            const int shift = random_.chance(500) ? random_.between(2, 20) : 365;
            return set(target, code, "TANGGAL LAHIR", base::day_month_year(base::Day{birth.number + shift}));
        }
        if (code == "E_NIP_SEX") {
            return set(target, code, "JENIS KELAMIN", cell(target, "JENIS KELAMIN") == "F" ? "M" : "F");
        }
        if (code == "W_POSITION_SINCE_MISSING") return set(target, code, "TMT JABATAN", "");
        if (code == "W_NIK_MISSING") return set(target, code, "NIK", "");
        if (code == "E_NIP_DUPLICATE") return repeat(target, code);
        if (code == "W_UNIT_SPELLING") return respell(target, code);
        if (code == "W_JOB_OLD_NAME") {
            auto title = old_title(*files_[target.file].people[target.row], random_);
            return title && set(target, code, "JABATAN NAMA", std::move(*title));
        }
        if (code == "I_DATE_FORMAT") {
            constexpr std::array<std::string_view, 4> columns = {"TANGGAL LAHIR", "TMT CPNS", "TMT GOLONGAN",
                                                                 "TMT JABATAN"};
            const std::string_view column = columns[static_cast<std::size_t>(random_.below(4))];
            return set(target, code, column, other_form(day_of(cell(target, column)), random_));
        }
        BASE_ASSERT(code == "I_TRIMMED");
        return set(target, code, "NAMA", cell(target, "NAMA") + (random_.chance(700) ? " " : "   "));
    }

    bool round_number(const Target& target, const std::string& code) {
        std::string number = cell(target, "NIP BARU").substr(0, 15) + "000";
        if (!rounded_.insert(number).second) return false;  // two alike would also be duplicates
        return set(target, code, "NIP BARU", std::move(number));
    }

    bool repeat(const Target& target, const std::string& code) {
        EmployeeFile& file = files_[target.file];
        file.sheet->add(Row(file.sheet->rows()[target.row]));
        const Target copy{target.file, file.sheet->rows().size() - 1};
        record(copy, code, "NIP BARU");
        return true;
    }

    bool respell(const Target& target, const std::string& code) {
        const std::string& name = cell(target, "UNOR NAMA");
        // A name that several units have could not be resolved without its id.
        if (unit_names_.find(base::fold(name))->second > 1) return false;
        auto other = respelled(name, random_);
        if (!other) return false;
        cell(target, "UNOR ID").clear();
        return set(target, code, "UNOR NAMA", std::move(*other));
    }

    std::span<EmployeeFile> files_;
    Random random_;
    std::map<std::string, int> unit_names_;
    std::set<std::string> rounded_;
    std::vector<Defect> defects_;
};

void add_apostrophes(Sheet& sheet) {
    for (const std::string_view name : {"NIP BARU", "NIP LAMA", "NIK", "NOMOR HP", "NPWP NOMOR", "BPJS"}) {
        const std::size_t column = sheet.column(name);
        for (Row& row : sheet.rows()) {
            if (!row[column].empty()) row[column].insert(0, "'");
        }
    }
}

}  // namespace

std::vector<Defect> add_dirt(std::span<EmployeeFile> files, const Structure& structure, std::uint64_t seed) {
    std::vector<Defect> defects = Dirt(files, structure, seed).add();
    add_apostrophes(*files.front().sheet);
    return defects;
}

std::string truth_json(const std::vector<Defect>& defects) {
    base::Json list = base::Json::array();
    for (const Defect& defect : defects) {
        list.push_back({{"file", defect.file},
                        {"row", defect.row},
                        {"column", defect.column},
                        {"code", defect.code},
                        {"value", defect.value}});
    }
    base::Json truth = base::Json::object();
    truth["format"] = "serasi-truth/1";
    truth["defects"] = std::move(list);
    return base::to_text(truth, 1) + "\n";
}

std::string windows_1252(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = base::next_code_point(text, at);
        const bool same = point < 0x80 || (point >= 0xA0 && point <= 0xFF);
        BASE_ASSERT(same || point == U'\u2013' || point == U'\u2019');
        const char32_t byte = same ? point : point == U'\u2013' ? 0x96 : 0x92;
        result += static_cast<char>(static_cast<unsigned char>(byte));
    }
    return result;
}

}  // namespace demo
