#include "core/demo/city.hpp"

#include "core/demo/siasn_files.hpp"

namespace demo {

base::Result<std::vector<File>> make_city(const Options& options) {
    if (options.employees < 20 || options.employees > 100000) {
        return base::fail("demo.employees", "--employees", {{"value", std::to_string(options.employees)}});
    }
    const int year = base::civil(options.today).year;
    if (year < 2025 || year > 2040) {
        return base::fail("demo.today", "--today", {{"value", base::iso_text(options.today)}});
    }
    const Structure structure = build_structure(options.employees, options.seed);
    std::vector<Person> people = make_people(structure, options.seed, options.today);
    const std::vector<Position> positions = make_positions(structure, people, options.seed);
    std::vector<File> files;
    files.push_back({"unor.csv", unit_sheet(structure).text(',')});
    files.push_back({"peta_jabatan.csv", position_sheet(structure, positions).text(',')});
    files.push_back({"pns.csv", employee_sheet(structure, positions, people, false, options.seed).text('|')});
    files.push_back({"pppk.csv", employee_sheet(structure, positions, people, true, options.seed).text('|')});
    return files;
}

}  // namespace demo
