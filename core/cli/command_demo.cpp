#include "core/base/json.hpp"
#include "core/cli/clock.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/files.hpp"
#include "core/demo/city.hpp"
#include "core/intake/delimited.hpp"
#include "core/intake/encoding.hpp"
#include "core/workbook/book_writer.hpp"

namespace cli {

namespace {

base::Result<demo::Options> options_of(const Arguments& arguments) {
    demo::Options options;
    BASE_TRY(const auto employees, arguments.number("employees", demo::k_least_employees, demo::k_most_employees));
    BASE_TRY(const auto seed, arguments.number("seed", 0, INT64_MAX));
    BASE_TRY(const auto day, arguments.day("today"));
    if (employees) options.employees = static_cast<int>(*employees);
    if (seed) options.seed = static_cast<std::uint64_t>(*seed);
    if (day) options.today = *day;
    options.dirt = arguments.has("dirt");
    return options;
}

/// A delimited file as a workbook of one sheet; other files stay as they are.
base::Result<demo::File> as_workbook(demo::File file) {
    constexpr std::string_view ending = ".csv";
    if (!file.name.ends_with(ending)) return file;
    BASE_TRY(intake::DecodedText decoded, intake::decode(file.bytes, file.name));
    BASE_TRY(const intake::Table table, intake::read_table(std::move(decoded.text), file.name));
    const std::string name = file.name.substr(0, file.name.size() - ending.size());
    workbook::BookWriter book;
    book.add_sheet(name);
    std::vector<std::string_view> cells;
    for (std::size_t row = 0; row < table.size(); ++row) {
        cells.assign(table.row(row).begin(), table.row(row).end());
        // The apostrophe keeps a spreadsheet from reading a number; here the format of the cell does.
        for (std::string_view& cell : cells)
            if (cell.starts_with('\'')) cell.remove_prefix(1);
        book.add_row(cells);
    }
    return demo::File{name + ".xlsx", book.finish()};
}

}  // namespace

int run_demo(const Arguments& arguments, const Console& console) {
    const Stopwatch watch;
    const auto options = options_of(arguments);
    if (!options) return console.refuse(options.error());
    auto files = demo::make_city(*options);
    if (!files) return console.refuse(files.error());
    for (demo::File& file : *files) {
        if (!arguments.has("xlsx")) break;
        auto book = as_workbook(std::move(file));
        if (!book) return console.refuse(book.error());
        file = std::move(*book);
    }
    const std::string folder = arguments.text("out");
    if (auto made = make_folder(folder); !made) return console.refuse(made.error());
    for (const demo::File& file : *files)
        if (auto written = write_file(join(folder, file.name), file.bytes); !written)
            return console.refuse(written.error());
    if (console.is_json()) {
        base::Json names = base::Json::array();
        for (const demo::File& file : *files) names.push_back(file.name);
        console.line(base::to_text({{"folder", folder}, {"files", std::move(names)}, {"seconds", watch.seconds()}}));
    } else {
        console.line("cli.demo.done", {{"count", std::to_string(files->size())}, {"folder", folder}});
    }
    return k_done;
}

}  // namespace cli
