// tables.hpp: data files as the commands take them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/intake/check.hpp"

namespace cli {

struct Tables {
    intake::CheckedFiles checked;
    std::vector<base::Error> faults;            // files that could not be read as a table, in the order given
    std::map<std::string, std::string> inputs;  // file name to SHA-256, of the readable ones
    std::int64_t invalid_rows = 0;
};

/// Reads and stages the files, each against what the others would bring. `sheet` is the one to read of every workbook;
/// empty to have it chosen.
[[nodiscard]] Tables read_tables(const std::vector<std::string>& paths, base::Day today, const std::string& sheet = {});

}  // namespace cli
