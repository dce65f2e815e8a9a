#include "core/base/csv.hpp"

namespace base {

void append_csv_cell(std::string& out, std::string_view text, char delimiter) {
    if (text.find_first_of("\"\r\n") == std::string_view::npos && !text.contains(delimiter)) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

std::string without_formula(std::string_view text) {
    const bool is_formula = !text.empty() && std::string_view("=+-@\t\r").contains(text.front());
    return (is_formula ? "'" : "") + std::string(text);
}

}  // namespace base
