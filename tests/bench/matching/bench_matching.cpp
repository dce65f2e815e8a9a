// Times the matching library on markets of a city's size. Each line: median and least of several runs in milliseconds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "core/matching/explain.hpp"
#include "core/matching/format.hpp"
#include "core/matching/optimal.hpp"
#include "core/matching/verify.hpp"
#include "tests/bench/matching/instances.hpp"

namespace {

struct Times {
    double median;
    double least;
};

template <class Work>
Times measure(int runs, Work work) {
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times.front()};
}

void report(const char* what, const Times& times, const std::string& note = {}) {
    std::printf("%-46s %10.2f ms %10.2f ms  %s\n", what, times.median, times.least, note.c_str());
}

void time_city(const char* what, const bench::CityShape& shape, std::optional<std::int64_t> max_moves = std::nullopt) {
    const matching::Market market = bench::make_city(shape, 7);
    std::optional<base::Result<matching::Matching>> plan;
    const Times times = measure(7, [&] { plan = matching::solve_optimal(market, {.max_moves = max_moves}); });
    if (!*plan) {
        std::printf("%-46s %s\n", what, plan->error().code.c_str());
        return;
    }
    const bool valid = matching::verify(market, **plan).has_value();
    report(what, times,
           std::to_string(market.pair_seat.size()) + " pairs, " + std::to_string((*plan)->moves) + " moves, " +
               (valid ? "certificate valid" : "CERTIFICATE INVALID") + ", gap " +
               std::to_string((*plan)->certificate.gap) + ((*plan)->proven_by_search ? ", proven by search" : ""));
}

void time_explanations() {
    const matching::Market market = bench::make_city({}, 7);
    const auto plan = matching::solve_optimal(market);
    report("verify", measure(7, [&] { (void)matching::verify(market, *plan); }));
    std::optional<matching::Explainer> explainer;
    report("explainer: construction",
           measure(7, [&] { explainer.emplace(*matching::Explainer::create(market, *plan)); }));
    std::int32_t person = 0;
    report("explainer: all seats of one person",
           measure(301, [&] { (void)explainer->pairs_of((person += 97) % 3'140); }));
    std::int32_t seat = 0;
    report("explainer: one seat closed", measure(301, [&] { (void)explainer->if_seat_removed((seat += 97) % 2'500); }));
    report("explainer: everyone leaving", measure(7, [&] { (void)explainer->if_each_person_leaves(); }));
    const std::string text = matching::write_market(market);
    report("format: reading the market", measure(5, [&] { (void)matching::read_market(text); }),
           std::to_string(text.size() / 1'000'000) + " MB");
}

void time_assignment(const char* what, const std::string& text) {
    const auto problem = matching::parse_assignment(text);
    if (!problem) {
        std::printf("%-46s %s %s\n", what, problem.error().code.c_str(), problem.error().place.c_str());
        return;
    }
    std::optional<base::Result<matching::Assignment>> answer;
    const Times times = measure(7, [&] { answer = matching::solve_assignment(*problem); });
    if (!*answer) {
        std::printf("%-46s %s\n", what, answer->error().code.c_str());
        return;
    }
    const bool valid = matching::check_assignment(*problem, **answer).has_value();
    report(what, times, "objective " + std::to_string((*answer)->objective) + (valid ? ", valid" : ", INVALID"));
}

}  // namespace

int main(int count, char** files) {
    std::printf("%-46s %13s %13s\n", "", "median", "least");
    if (count > 1) {
        for (int at = 1; at < count; ++at) {
            std::ifstream file(files[at], std::ios::binary);
            time_assignment(files[at], {std::istreambuf_iterator<char>(file), {}});
        }
        return 0;
    }
    time_city("city, distinct scores", {});
    time_city("city, wishes", {.wishes = true});
    time_city("city, scores in steps of 100", {.score_step = 100, .wishes = true});
    time_city("city, scores in steps of 5,000", {.score_step = 5'000, .wishes = true});
    time_city("city, nearly all scores equal", {.score_step = 100'000, .wishes = true});
    time_city("city, 3 % of seats must be filled", {.must_fill_percent = 3});
    time_city("city, 40 pairs a person", {.pairs_each = 40});
    time_city("city, at most 300 moves", {}, 300);
    time_city("city, at most 50 moves", {}, 50);
    time_city("city, at most 50 moves, steps of 5,000", {.score_step = 5'000}, 50);
    time_explanations();
    time_assignment("assignment, dense 800, costs 1..100", bench::dense_text(800, 100, 1));
    time_assignment("assignment, dense 800, costs 1..1,000,000", bench::dense_text(800, 1'000'000, 2));
    time_assignment("assignment, sparse 5,000 x 20", bench::sparse_text(5'000, 20, 1'000, 3));
    time_assignment("assignment, sparse 5,000 x 20, costs 1..10", bench::sparse_text(5'000, 20, 10, 4));
    return 0;
}
