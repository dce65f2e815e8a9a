// city_reader.hpp: the demo city's files as tables by column name, for the tests of this folder.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/text.hpp"
#include "core/demo/city.hpp"

namespace demo_test {

struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;

    [[nodiscard]] std::size_t column(std::string_view name) const {
        const auto at = std::ranges::find(header, name);
        BASE_ASSERT(at != header.end());
        return static_cast<std::size_t>(at - header.begin());
    }
    [[nodiscard]] const std::string& at(const std::vector<std::string>& row, std::string_view name) const {
        return row[column(name)];
    }
};

/// Plain delimited text with quotes; every row as wide as the header.
inline Table read_table(std::string_view bytes, char delimiter) {
    Table table;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char letter = bytes[at];
        if (quoted) {
            if (letter != '"') {
                cell += letter;
            } else if (at + 1 < bytes.size() && bytes[at + 1] == '"') {
                cell += bytes[++at];
            } else {
                quoted = false;
            }
        } else if (letter == '"') {
            quoted = true;
        } else if (letter == delimiter || letter == '\n') {
            row.push_back(std::move(cell));
            cell.clear();
            if (letter == delimiter) continue;
            if (table.header.empty()) {
                table.header = std::move(row);
            } else {
                BASE_ASSERT(row.size() == table.header.size());
                table.rows.push_back(std::move(row));
            }
            row.clear();
        } else if (letter != '\r') {
            cell += letter;
        }
    }
    return table;
}

class City {
public:
    explicit City(const demo::Options& options) {
        auto files = demo::make_city(options);
        BASE_ASSERT(files.has_value());
        files_ = std::move(*files);
    }
    [[nodiscard]] const std::vector<demo::File>& files() const { return files_; }
    [[nodiscard]] const std::string& bytes(std::string_view name) const {
        const auto at = std::ranges::find(files_, name, &demo::File::name);
        BASE_ASSERT(at != files_.end());
        return at->bytes;
    }
    [[nodiscard]] Table table(std::string_view name) const {
        return read_table(bytes(name), name == "pns.csv" || name == "pppk.csv" ? '|' : ',');
    }
    /// Permanent and contract employees in one table.
    [[nodiscard]] Table employees() const {
        Table all = table("pns.csv");
        Table contract = table("pppk.csv");
        all.rows.insert(all.rows.end(), contract.rows.begin(), contract.rows.end());
        return all;
    }

private:
    std::vector<demo::File> files_;
};

/// The city that most tests look at, made once.
inline const City& standard_city() {
    static const City city{demo::Options{}};
    return city;
}

inline base::Day siasn_day(std::string_view text) {
    BASE_ASSERT(text.size() == 10);
    const auto part = [&](std::size_t at, std::size_t length) {
        return static_cast<int>(base::parse_integer(text.substr(at, length)).value_or(0));
    };
    const auto day = base::day_from_civil(part(6, 4), part(3, 2), part(0, 2));
    BASE_ASSERT(day.has_value());
    return *day;
}

/// Positions by "UNOR_ID JABATAN_ID", which is how an employee's row names one.
inline std::map<std::string, std::vector<std::string>> positions_by_place(const Table& positions) {
    std::map<std::string, std::vector<std::string>> result;
    for (const auto& row : positions.rows) {
        result[positions.at(row, "UNOR_ID") + " " + positions.at(row, "JABATAN_ID")] = row;
    }
    return result;
}

inline int number(std::string_view text) { return static_cast<int>(base::parse_integer(text).value_or(-1)); }

}  // namespace demo_test
