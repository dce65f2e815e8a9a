// bench_intake [RUNS [ROWS]]: how fast a SIASN export of 70 columns is staged, as delimited text and as a workbook, and
// how long the longest slice takes. 5,000 rows should stay under 1 s and 3 s in a browser, a slice under 50 ms.
#include <algorithm>
#include <string>
#include <vector>

#include "core/intake/difference.hpp"
#include "core/workbook/book_writer.hpp"
#include "tests/bench/samples.hpp"
#include "tests/bench/siasn_file.hpp"

namespace {

/// The same table as a workbook.
std::string make_book(std::string text) {
    const auto table = intake::read_table(std::move(text), "bench.csv");
    workbook::BookWriter book;
    book.add_sheet("PNS");
    for (std::size_t row = 0; table && row < table->size(); ++row) book.add_row(table->row(row));
    return book.finish();
}

struct Measured {
    double total_ms = 0;
    double longest_step_ms = 0;
};

Measured measure(const std::string& bytes, const std::shared_ptr<const records::Registry>& registry,
                 std::int64_t slice) {
    std::string copy = bytes;
    Measured measured;
    const bench::Stopwatch watch;
    intake::Stager stager("bench.csv", std::make_shared<const std::string>(std::move(copy)), registry, *base::day_from_civil(2026, 11, 1));
    for (bool more = true; more;) {
        const bench::Stopwatch step;
        more = stager.step(slice);
        measured.longest_step_ms = std::max(measured.longest_step_ms, step.milliseconds());
    }
    const auto staged = stager.finish();
    measured.total_ms = watch.milliseconds();
    if (!staged || staged->rows.empty()) std::puts("the bench file was refused");
    return measured;
}

}  // namespace

int main(int count, char** values) {
    const std::int64_t runs = bench::argument(count, values, 1, 7);
    const auto rows = static_cast<int>(bench::argument(count, values, 2, 5000));
    const std::string bytes = bench::siasn_file(rows);
    const auto registry = std::make_shared<const records::Registry>(records::Catalogue::standard());
    const auto report = [&](const std::string& name, const std::string& file) {
        std::vector<double> totals;
        std::vector<double> slices;
        for (std::int64_t run = -1; run < runs; ++run) {  // the first warms up and is not counted
            const Measured measured = measure(file, registry, 200);
            if (run < 0) continue;
            totals.push_back(measured.total_ms);
            slices.push_back(measured.longest_step_ms);
        }
        bench::print_samples((name + ".whole").c_str(), totals);
        bench::print_samples((name + ".longest_slice").c_str(), slices);
    };
    report("intake", bytes);
    report("intake.book", make_book(bytes));
    return 0;
}
