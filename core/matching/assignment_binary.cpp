#include <cstring>

#include "core/matching/assignment.hpp"
#include "core/matching/vector_loops.hpp"

namespace matching {

namespace {

constexpr std::string_view k_magic = "serasi-assign/1\n";
constexpr std::size_t k_header_bytes = 32;

struct Header {
    std::int32_t rows, columns, kind, reserved;
};

base::Error damaged(const char* code, std::size_t row, std::vector<base::Arg> args = {}) {
    args.insert(args.begin(), {"row", std::to_string(row + 1)});
    return {code, {}, std::move(args)};
}

base::Error wrong_size(std::size_t has, std::uint64_t needs) {
    return {"matching.assignment.binary_size", {}, {{"has", std::to_string(has)}, {"needs", std::to_string(needs)}}};
}

/// As a span of T that begins `offset` bytes into the file.
template <class T>
std::span<const T> numbers(std::span<const std::byte> bytes, std::size_t offset, std::size_t count) {
    return {reinterpret_cast<const T*>(bytes.data() + offset), count};
}

/// Whether columns rise, each above -1 and the last below `count`.
MATCHING_VECTOR_LOOPS bool rise(const std::int32_t* columns, std::size_t size, std::int32_t count) {
    if (size == 0) return true;
    std::int32_t faults = columns[0] < 0 || columns[size - 1] >= count ? 1 : 0;
    for (std::size_t at = 1; at < size; ++at) faults |= columns[at] <= columns[at - 1] ? 1 : 0;
    return faults == 0;
}

base::Result<void> check_rows(const AssignmentView& view) {
    const auto rows = static_cast<std::size_t>(view.rows);
    const auto pairs = static_cast<std::int64_t>(view.column.size());
    for (std::size_t row = 0; row < rows; ++row) {
        const std::int64_t begin = view.row_start[row];
        const std::int64_t end = view.row_start[row + 1];
        if (begin > end || end > pairs) return std::unexpected(damaged("matching.assignment.binary_row", row));
        if (rise(view.column.data() + begin, static_cast<std::size_t>(end - begin), view.columns)) continue;
        std::int32_t before = -1;
        for (std::int64_t at = begin; at < end; ++at) {
            const std::int32_t column = view.column[static_cast<std::size_t>(at)];
            if (column <= before || column >= view.columns)
                return std::unexpected(
                    damaged("matching.assignment.binary_column", row, {{"column", std::to_string(column)}}));
            before = column;
        }
    }
    return {};
}

}  // namespace

base::Result<AssignmentView> view_assignment(std::span<const std::byte> bytes) {
    if (bytes.size() < k_header_bytes || std::memcmp(bytes.data(), k_magic.data(), k_magic.size()) != 0)
        return base::fail("matching.assignment.binary_format");
    Header header{};
    std::memcpy(&header, bytes.data() + k_magic.size(), sizeof header);
    const bool is_matrix = header.kind == 0;
    if (header.rows < 1 || header.columns < 1 || header.columns > INT32_MAX - 1 || header.kind < 0 || header.kind > 1 ||
        header.reserved != 0)
        return base::fail("matching.assignment.binary_header", {},
                          {{"rows", std::to_string(header.rows)},
                           {"columns", std::to_string(header.columns)},
                           {"kind", std::to_string(header.kind)}});
    const auto rows = static_cast<std::uint64_t>(header.rows);
    const auto columns = static_cast<std::uint64_t>(header.columns);
    AssignmentView view{header.rows, header.columns, {}, {}, {}};
    if (is_matrix) {
        const std::uint64_t needs = k_header_bytes + rows * columns * 4;
        if (bytes.size() != needs) return std::unexpected(wrong_size(bytes.size(), needs));
        view.cost = numbers<std::int32_t>(bytes, k_header_bytes, static_cast<std::size_t>(rows * columns));
    } else {
        const std::uint64_t starts_end = k_header_bytes + (rows + 1) * 8;
        if (bytes.size() < starts_end) return std::unexpected(wrong_size(bytes.size(), starts_end));
        view.row_start = numbers<std::int64_t>(bytes, k_header_bytes, static_cast<std::size_t>(rows + 1));
        const std::int64_t pairs = view.row_start[static_cast<std::size_t>(rows)];
        const std::uint64_t has = (bytes.size() - starts_end) / 8;
        if (view.row_start[0] != 0 || pairs < 0 || static_cast<std::uint64_t>(pairs) != has ||
            (bytes.size() - starts_end) % 8 != 0)
            return std::unexpected(wrong_size(
                bytes.size(), starts_end + 8 * static_cast<std::uint64_t>(std::max<std::int64_t>(0, pairs))));
        // What is declared must not ask for more memory than what is there.
        if (columns > std::max(has, rows))
            return base::fail("matching.assignment.binary_unused", {},
                              {{"columns", std::to_string(columns)}, {"pairs", std::to_string(pairs)}});
        view.column =
            numbers<std::int32_t>(bytes, static_cast<std::size_t>(starts_end), static_cast<std::size_t>(pairs));
        view.cost =
            numbers<std::int32_t>(bytes, static_cast<std::size_t>(starts_end) + 4 * static_cast<std::size_t>(pairs),
                                  static_cast<std::size_t>(pairs));
        if (auto checked = check_rows(view); !checked) return std::unexpected(checked.error());
    }
    if (rows > columns)
        return base::fail("matching.assignment.binary_rows", {},
                          {{"rows", std::to_string(rows)}, {"columns", std::to_string(columns)}});
    return view;
}

}  // namespace matching
