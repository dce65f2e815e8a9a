#include "core/cli/locate.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace cli {

namespace {

/// Walks through JSON that is known to be well formed.
class Walker {
public:
    explicit Walker(std::string_view text) : text_(text) { skip_space(); }

    [[nodiscard]] std::size_t position() const { return at_; }

    bool enter_member(std::string_view name) {
        if (!enter('{')) return false;
        while (peek() == '"') {
            const std::size_t start = at_ + 1;
            skip_string();
            const std::string_view key = text_.substr(start, at_ - start - 1);
            skip_space();
            ++at_;  // the colon
            skip_space();
            if (key == name) return true;
            skip_value();
            if (peek() == ',') ++at_;
            skip_space();
        }
        return false;
    }

    bool enter_item(std::int64_t index) {
        if (!enter('[')) return false;
        for (; peek() != ']' && at_ < text_.size(); --index) {
            if (index == 0) return true;
            skip_value();
            if (peek() == ',') ++at_;
            skip_space();
        }
        return false;
    }

private:
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    bool enter(char bracket) {
        if (peek() != bracket) return false;
        ++at_;
        skip_space();
        return true;
    }

    void skip_space() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").contains(text_[at_])) ++at_;
    }

    void skip_string() {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
            if (text_[at_] == '\\') ++at_;
        ++at_;
    }

    void skip_value() {
        int depth = 0;
        do {
            const char c = peek();
            if (c == '"') {
                skip_string();
                continue;
            }
            if (c == '{' || c == '[') ++depth;
            else if (c == '}' || c == ']') --depth;
            else if (depth == 0 && !std::string_view(" \t\r\n").contains(c)) {
                while (at_ < text_.size() && !std::string_view(",]} \t\r\n").contains(text_[at_])) ++at_;
                break;
            }
            ++at_;
        } while (depth > 0 && at_ < text_.size());
        skip_space();
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::string line_and_column(std::string_view text, std::size_t position) {
    const std::string_view before = text.substr(0, position);
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t start = before.rfind('\n');
    return std::to_string(line) + ':' +
           std::to_string(start == std::string_view::npos ? position + 1 : position - start);
}

}  // namespace

std::optional<std::string> locate(std::string_view json, std::string_view path) {
    Walker walker(json);
    std::size_t reached = walker.position();
    bool is_found = false;
    while (!path.empty()) {
        if (path.front() == '[') {
            const std::size_t end = path.find(']');
            if (end == std::string_view::npos) break;
            const auto index = base::parse_integer(path.substr(1, end - 1));
            if (!index || !walker.enter_item(*index)) break;
            path.remove_prefix(end + 1);
        } else {
            const std::size_t end = std::min(path.find_first_of(".["), path.size());
            if (!walker.enter_member(path.substr(0, end))) break;
            path.remove_prefix(end);
        }
        if (path.starts_with('.')) path.remove_prefix(1);
        reached = walker.position();
        is_found = true;
    }
    if (!is_found) return std::nullopt;
    return line_and_column(json, reached);
}

base::Error in_file(const std::string& file, std::string_view text, base::Error error) {
    const bool is_line = !error.place.empty() && error.place.front() >= '0' && error.place.front() <= '9';
    if (is_line) {
        error.place = file + ':' + error.place;
    } else if (const auto place = locate(text, error.place)) {
        error.place = file + ':' + *place + " (" + error.place + ')';
    } else {
        // A member that is missing altogether: the file as a whole is at fault.
        error.place = error.place.empty() ? file : file + ":1:1 (" + error.place + ')';
    }
    return error;
}

}  // namespace cli
