// bench_delimited FILE [RUNS]: delimited text to cells, without any checking: the part that other parsers do as well.
#include <fstream>
#include <iterator>

#include "core/intake/delimited.hpp"
#include "tests/bench/samples.hpp"

int main(int count, char** values) {
    if (count < 2) return 2;
    std::ifstream file(values[1], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::int64_t runs = bench::argument(count, values, 2, 5);
    std::vector<double> times;
    std::size_t cells = 0;
    for (std::int64_t run = -1; run < runs; ++run) {  // the first warms up and is not counted
        std::string copy = text;
        const bench::Stopwatch watch;
        const auto table = intake::read_table(std::move(copy), values[1]);
        const double time = watch.milliseconds();
        if (!table) return 1;
        cells = 0;
        for (std::size_t row = 0; row < table->size(); ++row) cells += table->row(row).size();
        if (run >= 0) times.push_back(time);
    }
    bench::print_samples("delimited.read", times);
    bench::print_fact("delimited.cells", std::to_string(cells));
    return 0;
}
