// dirt.hpp: the defects of real personnel files, planted where we know them.
//
// Problem   An importer that has only seen clean files is untested, and real files cannot be kept for tests.
// Result    Each damaged row has exactly one defect; `truth_json` says where. Rates: assets/demo/dirt.json. Beside the
//           defects, the file of permanent employees has an apostrophe in front of every long number.
// Source    Defects seen in personnel exports: numbers rounded by spreadsheets, mixed dates, missing or repeated rows,
//           names of units and jobs that changed.
#pragma once

#include <span>

#include "core/demo/siasn_files.hpp"

namespace demo {

/// A sheet of employees, the people of its rows in the same order, and the name of its file.
struct EmployeeFile {
    std::string name;
    Sheet* sheet;
    std::vector<const Person*> people;
};

struct Defect {
    std::string file;
    std::size_t row;  // the header is row 1
    std::string column, code, value;
};

/// Damages the sheets; the defects in order of file and row.
[[nodiscard]] std::vector<Defect> add_dirt(std::span<EmployeeFile> files, const Structure& structure,
                                           std::uint64_t seed);

[[nodiscard]] std::string truth_json(const std::vector<Defect>& defects);
/// The text in the Windows-1252 encoding; asserts that it can be written so.
[[nodiscard]] std::string windows_1252(std::string_view text);

}  // namespace demo
