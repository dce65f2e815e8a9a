#include <algorithm>
#include <charconv>

#include "core/matching/assignment.hpp"
#include "core/matching/market.hpp"

namespace matching {

namespace {

struct Number {
    std::int64_t value = 0;
    std::size_t line = 0;
    std::size_t column = 0;
};

std::string place_of(const Number& number) { return std::to_string(number.line) + ":" + std::to_string(number.column); }

/// Whole numbers between white space, with their lines.
class Numbers {
public:
    explicit Numbers(std::string_view text) : text_(text) {}

    /// Nothing at the end of the text.
    base::Result<std::optional<Number>> next() {
        while (at_ < text_.size() && is_space(text_[at_])) {
            if (text_[at_++] != '\n') continue;
            ++line_;
            line_start_ = at_;
        }
        if (at_ == text_.size()) return std::nullopt;
        std::size_t end = at_;
        while (end < text_.size() && !is_space(text_[end])) ++end;
        Number number{0, line_, at_ - line_start_ + 1};
        const auto [stop, error] = std::from_chars(text_.data() + at_, text_.data() + end, number.value);
        if (error != std::errc() || stop != text_.data() + end)
            return base::fail("matching.assignment.not_number", place_of(number),
                              {{"text", std::string(text_.substr(at_, std::min<std::size_t>(end - at_, 24)))}});
        at_ = end;
        return number;
    }

private:
    static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t line_start_ = 0;
};

/// What a first pass learns: how many numbers follow the size, and whether each line holds three of them.
struct Shape {
    std::int64_t size = 0;
    std::int64_t numbers = 0;
    bool three_a_line = true;
};

base::Result<Shape> survey(std::string_view text) {
    Numbers numbers(text);
    BASE_TRY(const auto size, numbers.next());
    if (!size) return base::fail("matching.assignment.empty");
    if (size->value < 1 || size->value > INT32_MAX - 1)
        return base::fail("matching.assignment.size_range", place_of(*size), {{"size", std::to_string(size->value)}});
    Shape shape{size->value, 0, true};
    std::size_t line = size->line;
    while (true) {
        BASE_TRY(const auto number, numbers.next());
        if (!number) break;
        const bool begins_line = number->line != line;
        if (begins_line != (shape.numbers % 3 == 0)) shape.three_a_line = false;
        line = number->line;
        ++shape.numbers;
    }
    if (shape.numbers % 3 != 0) shape.three_a_line = false;
    return shape;
}

base::Result<std::int32_t> check_cost(const Number& number) {
    if (number.value > k_value_limit || number.value < -k_value_limit)
        return base::fail("matching.assignment.cost_range", place_of(number), {{"cost", std::to_string(number.value)}});
    return static_cast<std::int32_t>(number.value);
}

base::Result<AssignmentProblem> read_dense(std::string_view text, const Shape& shape) {
    AssignmentProblem problem;
    problem.size = static_cast<std::int32_t>(shape.size);
    problem.cost.reserve(static_cast<std::size_t>(shape.numbers));
    Numbers numbers(text);
    BASE_TRY([[maybe_unused]] const auto size, numbers.next());
    for (std::int32_t row = 0; row < problem.size; ++row) {
        for (std::int32_t column = 0; column < problem.size; ++column) {
            BASE_TRY(const auto number, numbers.next());
            BASE_TRY(const std::int32_t cost, check_cost(*number));
            problem.cost.push_back(cost);
        }
    }
    return problem;
}

struct Entry {
    std::int32_t row = 0;
    std::int32_t column = 0;
    std::int32_t cost = 0;
    std::uint32_t line = 0;
};

base::Result<std::vector<Entry>> read_entries(std::string_view text, const Shape& shape) {
    std::vector<Entry> entries;
    entries.reserve(static_cast<std::size_t>(shape.numbers / 3));
    Numbers numbers(text);
    BASE_TRY([[maybe_unused]] const auto size, numbers.next());
    for (std::int64_t at = 0; at < shape.numbers; at += 3) {
        BASE_TRY(const auto row, numbers.next());
        BASE_TRY(const auto column, numbers.next());
        BASE_TRY(const auto number, numbers.next());
        for (const auto& node : {*row, *column})
            if (node.value < 1 || node.value > shape.size)
                return base::fail("matching.assignment.node_range", place_of(node),
                                  {{"node", std::to_string(node.value)}, {"size", std::to_string(shape.size)}});
        BASE_TRY(const std::int32_t cost, check_cost(*number));
        entries.push_back({static_cast<std::int32_t>(row->value - 1), static_cast<std::int32_t>(column->value - 1),
                           cost, static_cast<std::uint32_t>(row->line)});
    }
    return entries;
}

base::Result<AssignmentProblem> read_sparse(std::string_view text, const Shape& shape) {
    BASE_TRY(std::vector<Entry> entries, read_entries(text, shape));
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.row, a.column, a.line) < std::tie(b.row, b.column, b.line);
    });
    AssignmentProblem problem;
    problem.size = static_cast<std::int32_t>(shape.size);
    problem.row_start.assign(static_cast<std::size_t>(shape.size) + 1, 0);
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const Entry& entry = entries[at];
        if (at > 0 && entries[at - 1].row == entry.row && entries[at - 1].column == entry.column)
            return base::fail("matching.assignment.duplicate", std::to_string(entry.line),
                              {{"row", std::to_string(entry.row + 1)}, {"column", std::to_string(entry.column + 1)}});
        ++problem.row_start[static_cast<std::size_t>(entry.row) + 1];
        problem.column.push_back(entry.column);
        problem.cost.push_back(entry.cost);
    }
    for (std::size_t row = 1; row < problem.row_start.size(); ++row)
        problem.row_start[row] += problem.row_start[row - 1];
    return problem;
}

}  // namespace

base::Result<AssignmentProblem> parse_assignment(std::string_view text) {
    BASE_TRY(const Shape shape, survey(text));
    const bool may_be_dense = shape.numbers / shape.size == shape.size && shape.numbers % shape.size == 0;
    const bool may_be_sparse = shape.numbers % 3 == 0 && shape.numbers / 3 >= shape.size;
    if (may_be_sparse && (!may_be_dense || (shape.three_a_line && shape.size != 3))) return read_sparse(text, shape);
    if (may_be_dense) return read_dense(text, shape);
    return base::fail("matching.assignment.count", {},
                      {{"size", std::to_string(shape.size)}, {"numbers", std::to_string(shape.numbers)}});
}

}  // namespace matching
