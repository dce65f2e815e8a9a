// bench_assign RUNS FILE [paths|auction|matrix]: our engine on one instance, natively or as wasm. Prints processor
// milliseconds of loading (checking the file's bytes, copying pairs, ordering the first few of each row), of solving,
// and of checking the proof; see samples.hpp.
#include <sys/resource.h>

#include <cstdio>
#include <memory>

#include "core/matching/assignment.hpp"
#include "tests/bench/samples.hpp"

namespace {

/// At an address that 8 divides.
std::vector<std::uint64_t> read(const char* path, std::size_t& size) {
    std::FILE* file = std::fopen(path, "rb");
    if (!file) std::exit(1);
    std::vector<std::uint64_t> bytes;
    std::fseek(file, 0, SEEK_END);
    size = static_cast<std::size_t>(std::ftell(file));
    std::rewind(file);
    bytes.resize((size + 7) / 8);
    if (std::fread(bytes.data(), 1, size, file) != size) std::exit(1);
    std::fclose(file);
    return bytes;
}

int fail(const base::Error& error) {
    std::fprintf(stderr, "%s %s\n", error.code.c_str(), error.place.c_str());
    return 1;
}

struct Samples {
    std::vector<double> load, solve, total, check;
};

base::Result<matching::Assignment> run_once(std::span<const std::byte> bytes, std::optional<matching::Method> method,
                                            Samples& samples) {
    const bench::Stopwatch loading;
    BASE_TRY(const auto view, matching::view_assignment(bytes));
    BASE_TRY(auto problem, matching::make_problem(view));
    samples.load.push_back(loading.milliseconds());
    const bench::Stopwatch solving;
    auto answer = matching::solve_assignment(std::move(problem), method);
    samples.solve.push_back(solving.milliseconds());
    samples.total.push_back(samples.load.back() + samples.solve.back());
    if (!answer) return answer;
    const bench::Stopwatch checking;
    if (auto checked = matching::check_assignment(view, *answer); !checked) return std::unexpected(checked.error());
    samples.check.push_back(checking.milliseconds());
    return answer;
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) return 2;
    std::optional<matching::Method> method;
    for (const auto one : {matching::Method::paths, matching::Method::auction, matching::Method::matrix})
        if (count > 3 && matching::name_of(one) == words[3]) method = one;
    std::size_t size = 0;
    const std::vector<std::uint64_t> words_of_file = read(words[2], size);
    const std::span bytes(reinterpret_cast<const std::byte*>(words_of_file.data()), size);
    Samples samples;
    std::optional<matching::Assignment> answer;
    // A wasm engine compiles a function for speed when it is entered again: inlined into `main` none would ever be.
    auto* volatile run = &run_once;
    for (std::int64_t at = 0; at < bench::argument(count, words, 1, 1); ++at) {
        answer.reset();
        auto found = run(bytes, method, samples);
        if (!found) return fail(found.error());
        answer = std::move(*found);
    }
    bench::print_samples("load", samples.load);
    bench::print_samples("solve", samples.solve);
    bench::print_samples("total", samples.total);
    bench::print_samples("check", samples.check);
    bench::print_fact("objective", std::to_string(answer->objective));
    bench::print_fact("method", std::string(matching::name_of(answer->method)));
    bench::print_fact("certificate", "valid");
    std::uint64_t hash = 0;
    for (const std::int32_t column : answer->columns)
        hash = (hash ^ static_cast<std::uint64_t>(column)) * 0x100'0000'01B3U;
    bench::print_fact("columns", std::to_string(hash));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    bench::print_fact("memory", std::to_string(usage.ru_maxrss / 1024));
}
