#include "core/demo/city.hpp"

#include <algorithm>

#include "core/demo/dirt.hpp"
#include "core/demo/history_files.hpp"
#include "core/demo/job_file.hpp"
#include "core/demo/siasn_files.hpp"

namespace demo {

namespace {

/// The files of employees, and with dirt the truth about them.
void add_employee_files(const CityView& city, bool dirt, std::vector<File>& files) {
    Sheet permanent = employee_sheet(city.structure, city.positions, city.people, false, city.seed, city.today);
    Sheet contract = employee_sheet(city.structure, city.positions, city.people, true, city.seed, city.today);
    if (!dirt) {
        files.push_back({"pns.csv", permanent.text('|')});
        files.push_back({"pppk.csv", contract.text('|')});
        return;
    }
    std::vector<EmployeeFile> both = {{"pns.csv", &permanent, {}}, {"pppk.csv", &contract, {}}};
    for (const Person& person : city.people) both[person.status == Status::contract ? 1 : 0].people.push_back(&person);
    const std::vector<Defect> defects = add_dirt(both, city.structure, city.seed);
    files.push_back({"pns.csv", permanent.text('|')});
    files.push_back({"pppk.csv", windows_1252(contract.text('|'))});
    files.push_back({"truth.json", truth_json(defects)});
}

}  // namespace

base::Result<std::vector<File>> make_city(const Options& options) {
    if (options.employees < k_least_employees || options.employees > k_most_employees) {
        return base::fail("demo.employees", "--employees", {{"value", std::to_string(options.employees)}});
    }
    const int year = base::civil(options.today).year;
    if (year < 2025 || year > 2040) {
        return base::fail("demo.today", "--today", {{"value", base::iso_text(options.today)}});
    }
    const Structure structure = build_structure(options.employees, options.seed);
    std::vector<Person> people = make_people(structure, options.seed, options.today);
    give_spouses(people, options.seed, options.today);
    const std::vector<Position> positions = make_positions(structure, people, options.seed);
    std::vector<File> files;
    files.push_back({"unor.csv", unit_sheet(structure).text(',')});
    files.push_back({"rujukan_jabatan.csv", job_sheet(structure, positions).text(',')});
    files.push_back({"peta_jabatan.csv", position_sheet(structure, positions).text(',')});
    const CityView city{structure, positions, people, options.seed, options.today};
    add_employee_files(city, options.dirt, files);
    files.push_back({"pendidikan.csv", education_sheet(city).text(',')});
    files.push_back({"katalog_pelatihan.csv", course_sheet().text(',')});
    files.push_back({"pelatihan.csv", training_sheet(city).text(',')});
    files.push_back({"kinerja.csv", performance_sheet(city).text(',')});
    files.push_back({"kompetensi.csv", competency_sheet(city).text(',')});
    files.push_back({"minat.csv", wish_sheet(city).text(',')});
    files.push_back({"komunitas.csv", community_sheet(city).text(',')});
    files.push_back({"hukdis.csv", discipline_sheet(city).text(',')});
    files.push_back({"penghargaan.csv", award_sheet(city).text(',')});
    files.push_back({"penugasan.csv", assignment_sheet(city).text(',')});
    files.push_back({"riwayat_golongan.csv", rank_history_sheet(city).text(',')});
    files.push_back({"riwayat_jabatan.csv", position_history_sheet(city).text(',')});
    files.push_back({"keluarga.csv", family_sheet(city).text(',')});
    files.push_back({"plt.csv", acting_sheet(city).text(',')});
    files.push_back({"tim_penilai.csv", panel_sheet(city).text(',')});
    std::erase_if(files, [](const File& file) { return std::ranges::count(file.bytes, '\n') == 1; });
    return files;
}

}  // namespace demo
