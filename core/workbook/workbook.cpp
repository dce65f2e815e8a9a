#include "core/workbook/workbook.hpp"

#include <algorithm>
#include <optional>

#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "core/workbook/book.hpp"

namespace workbook {

namespace {

constexpr std::size_t k_merged_rows = 64;  // titles and headers
constexpr std::int64_t k_texts_a_row = 70;

struct Reference {
    std::size_t row = 0;  // from 1; 0: not given
    std::size_t column = 0;
};

/// "BR12" is column 70, row 12.
Reference read_reference(std::string_view text) {
    Reference found;
    std::size_t at = 0;
    for (; at < text.size() && found.column < 100'000; ++at) {
        const char c = static_cast<char>(text[at] & ~0x20);
        if (c < 'A' || c > 'Z') break;
        found.column = found.column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    const auto row = base::parse_integer(text.substr(at));
    found.row = row && *row > 0 ? static_cast<std::size_t>(*row) : 0;
    return found;
}

bool is_true(std::string_view flag) { return flag == "1" || flag == "true"; }

}  // namespace

struct SheetReader::State {
    std::shared_ptr<const Book> book;
    ElementStream stream;
    TextArena arena;
    Rows rows;
    std::vector<std::string_view> row;  // being read
    std::string scratch;
    std::size_t count = 0;  // rows so far
    bool reads_all_texts = true;
    bool is_done = false;

    [[nodiscard]] std::unexpected<base::Error> refuse(std::string code) const {
        return base::fail(std::move(code), book->archive.place(), {{"row", std::to_string(count + 1)}});
    }
    [[nodiscard]] base::Result<std::string_view> cell_text(const pugi::xml_node& cell, std::size_t column);
    [[nodiscard]] base::Result<std::string_view> number_text(std::string_view value, std::string_view style, std::size_t column);
    [[nodiscard]] base::Result<std::string_view> kept(std::optional<std::string_view> text);
    [[nodiscard]] base::Result<void> read_row(const pugi::xml_node& node);
    [[nodiscard]] base::Result<void> close_row();
    void read_columns();
    void read_merges();
};

base::Result<std::string_view> SheetReader::State::kept(std::optional<std::string_view> text) {
    if (!text) return stream.damaged();
    return arena.add(*text);
}

base::Result<std::string_view> SheetReader::State::number_text(std::string_view value, std::string_view style,
                                                               std::size_t column) {
    const auto number = plain_number(value);
    if (!number) return kept(unescaped(value, scratch));
    if (number->is_rounded) {
        rows.rounded.push_back({static_cast<std::uint32_t>(count), static_cast<std::uint32_t>(column)});
        return arena.add(number->text);
    }
    const auto index = static_cast<std::size_t>(base::parse_integer(style).value_or(0));
    const NumberFormat format = index < book->formats.size() ? book->formats[index] : NumberFormat{};
    if (format.kind == FormatKind::date) {
        if (const auto date = date_text(number->text, book->is_1904)) return arena.add(*date);
    }
    const bool is_short = format.kind == FormatKind::zeros && number->text.size() < format.digits;
    if (is_short && number->text.find_first_of("-.") == std::string::npos)
        return arena.add(std::string(format.digits - number->text.size(), '0') + number->text);
    return arena.add(number->text);
}

base::Result<std::string_view> SheetReader::State::cell_text(const pugi::xml_node& cell, std::size_t column) {
    const std::string_view type = attribute(cell, "t");
    if (type == "inlineStr") return kept(element_text(child(cell, "is"), scratch));
    const std::string_view value = child(cell, "v").child_value();
    if (value.empty()) return std::string_view{};
    if (type == "s") {
        const auto index = base::parse_integer(value);
        if (!index || *index < 0) return stream.damaged();
        BASE_TRY(const auto text, book->strings->find(static_cast<std::size_t>(*index)));
        if (!text) return stream.damaged();
        return *text;
    }
    if (type == "b") return std::string_view(is_true(value) ? "TRUE" : "FALSE");
    if (type == "str" || type == "e") return kept(unescaped(value, scratch));
    if (type == "d") return kept(unescaped(value.substr(0, value.find('T')), scratch));
    return number_text(value, attribute(cell, "s"), column);
}

base::Result<void> SheetReader::State::close_row() {
    while (!row.empty() && row.back().empty()) row.pop_back();
    if (row.size() > k_most_columns) return refuse("workbook.too_many_columns");
    if (row.empty()) row.emplace_back();
    rows.cells.insert(rows.cells.end(), row.begin(), row.end());
    if (rows.cells.size() > k_most_cells) return refuse("workbook.too_many_cells");
    rows.starts.push_back(static_cast<std::uint32_t>(rows.cells.size()));
    ++count;
    row.clear();
    return {};
}

base::Result<void> SheetReader::State::read_row(const pugi::xml_node& node) {
    const auto stated = base::parse_integer(attribute(node, "r")).value_or(0);
    const std::size_t number = stated > 0 ? static_cast<std::size_t>(stated) : count + 1;
    if (number <= count || number > k_most_rows) return stream.damaged();
    while (count + 1 < number) {
        if (auto closed = close_row(); !closed) return closed;
    }
    std::size_t next = 0;
    for (const pugi::xml_node& cell : node.children()) {
        if (local_name(cell) != "c") continue;
        const Reference place = read_reference(attribute(cell, "r"));
        const std::size_t column = place.column > 0 ? place.column - 1 : next;
        next = column + 1;
        BASE_TRY(const std::string_view text, cell_text(cell, column));
        if (text.empty()) continue;
        if (column >= k_most_columns) return refuse("workbook.too_many_columns");
        if (column >= row.size()) row.resize(column + 1);
        row[column] = text;
    }
    if (!row.empty() && is_true(attribute(node, "hidden"))) ++rows.hidden_rows;
    if (arena.bytes() > k_most_text_bytes) {
        return base::fail("workbook.too_large", book->archive.place(), {{"most", std::to_string(k_most_text_bytes >> 20)}});
    }
    return close_row();
}

void SheetReader::State::read_columns() {
    pugi::xml_document tree;
    (void)parse_part(stream.head(), tree);
    for (const pugi::xml_node& each : child(child(tree, "worksheet"), "cols").children()) {
        const auto first = base::parse_integer(attribute(each, "min")).value_or(0);
        const auto last = base::parse_integer(attribute(each, "max")).value_or(0);
        if (!is_true(attribute(each, "hidden")) || first < 1) continue;
        for (auto at = first; at <= std::min<std::int64_t>(last, k_most_columns); ++at)
            rows.hidden_columns.push_back(static_cast<std::uint32_t>(at - 1));
    }
}

void SheetReader::State::read_merges() {
    // Behind the list of rows come only whole elements and the end of the sheet.
    std::string& tail = stream.tail();
    tail.resize(std::min(tail.size(), tail.rfind("</")));
    tail.erase(0, std::min(tail.find('>'), tail.size() - 1) + 1);
    pugi::xml_document tree;
    (void)parse_part(tail, tree);
    for (const pugi::xml_node& each : child(tree, "mergeCells").children()) {
        const std::string_view range = attribute(each, "ref");
        const Reference from = read_reference(range.substr(0, range.find(':')));
        const Reference to = read_reference(range.substr(range.find(':') + 1));
        const bool is_wide = from.row > 0 && from.row <= k_merged_rows && from.column > 0 && to.column > from.column;
        if (!is_wide || to.column > k_most_columns) continue;
        rows.merges.push_back({static_cast<std::uint32_t>(from.row - 1), static_cast<std::uint32_t>(from.column - 1),
                               static_cast<std::uint32_t>(to.column - 1)});
    }
    base::sort(rows.merges, {}, [](const Merge& merge) { return std::pair(merge.row, merge.first); });
}

SheetReader::SheetReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
SheetReader::SheetReader(SheetReader&&) noexcept = default;
SheetReader& SheetReader::operator=(SheetReader&&) noexcept = default;
SheetReader::~SheetReader() = default;

base::Result<bool> SheetReader::step(std::int64_t rows) {
    State& state = *state_;
    if (state.is_done) return false;
    for (std::int64_t texts = 0; state.reads_all_texts && texts < rows; texts += k_texts_a_row) {
        BASE_TRY(state.reads_all_texts, state.book->strings->step());
    }
    if (state.reads_all_texts) return true;
    for (const std::size_t end = state.count + static_cast<std::size_t>(rows); state.count < end;) {
        pugi::xml_document tree;
        BASE_TRY(const bool more, state.stream.next(tree));
        if (!more) {
            state.is_done = true;
            state.read_columns();
            state.read_merges();
            return false;
        }
        for (const pugi::xml_node& node : tree.children()) {
            if (local_name(node) != "row") continue;
            if (auto read = state.read_row(node); !read) return std::unexpected(std::move(read).error());
        }
    }
    return true;
}

std::int64_t SheetReader::bytes_read() const {
    return state_->stream.bytes_read() + state_->book->strings->bytes_read();
}
std::int64_t SheetReader::bytes_total() const {
    return state_->stream.bytes_total() + state_->book->strings->bytes_total();
}

Rows SheetReader::take() {
    Rows& rows = state_->rows;
    while (rows.starts.size() > 1 && rows.cells.back().empty() &&
           rows.starts.back() - rows.starts[rows.starts.size() - 2] == 1) {
        rows.cells.pop_back();
        rows.starts.pop_back();
    }
    base::sort(rows.rounded);
    for (const auto& chunks : {state_->arena.chunks(), state_->book->strings->arena().chunks()})
        rows.texts.insert(rows.texts.end(), chunks.begin(), chunks.end());
    return std::move(rows);
}

base::Result<Workbook> Workbook::open(std::shared_ptr<const std::string> bytes, std::string place) {
    auto book = std::make_shared<Book>();
    book->bytes = std::move(bytes);
    BASE_TRY(book->archive, Archive::open(*book->bytes, std::move(place)));
    if (auto read = read_book(*book); !read) return std::unexpected(std::move(read).error());
    Workbook made;
    made.book_ = std::move(book);
    return made;
}

const std::vector<SheetInfo>& Workbook::sheets() const { return book_->sheets; }

base::Result<SheetReader> Workbook::read(std::size_t sheet) const {
    BASE_TRY(PartReader part, book_->archive.read(book_->sheets[sheet].part));
    return SheetReader(std::make_unique<SheetReader::State>(
        SheetReader::State{.book = book_, .stream = ElementStream(std::move(part), "sheetData", "row")}));
}

base::Result<Rows> Workbook::peek(std::size_t sheet, std::int64_t rows) const {
    BASE_TRY(SheetReader reader, read(sheet));
    reader.state_->reads_all_texts = false;
    BASE_TRY(const bool more, reader.step(rows));
    // Merged titles stand at the end of a sheet.
    if (more) reader.state_->read_columns();
    return reader.take();
}

bool is_archive(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }
bool is_compound_file(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0"); }
bool is_encrypted_workbook(std::string_view bytes) {
    std::string wide;
    for (const char c : std::string_view("EncryptedPackage")) wide.append({c, '\0'});
    return is_compound_file(bytes) && bytes.find(wide) != std::string_view::npos;
}

}  // namespace workbook
