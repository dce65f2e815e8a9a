// How fast a city's pairs are gated and scored: the demo city, its seats repeated up to 3,400.
// Budget (README): compiling rules and scores and weighing 3,140 x 3,400 pairs in 0.5 s as wasm.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/demo/city.hpp"
#include "core/intake/check.hpp"
#include "core/rules/evaluator.hpp"
#include "core/scoring/scorer.hpp"

namespace {

constexpr int k_runs = 5;
constexpr std::uint32_t k_wanted_seats = 3400;

// Processor time natively, so that a busy machine does not spoil the figure; the time of day under node.
double milliseconds_since(std::clock_t from) {
    return static_cast<double>(std::clock() - from) * 1000.0 / CLOCKS_PER_SEC;
}

// The least of five runs: other work on the machine only adds.
template <class Work>
double measure(Work&& work) {
    std::vector<double> times;
    for (int run = 0; run < k_runs; ++run) {
        const std::clock_t begin = std::clock();
        work();
        times.push_back(milliseconds_since(begin));
    }
    return std::ranges::min(times);
}

std::shared_ptr<const records::Registry> demo_registry(base::Day today) {
    demo::Options options;
    options.today = today;
    auto files = demo::make_city(options);
    BASE_ASSERT(files.has_value());
    std::vector<intake::InputFile> inputs;
    for (demo::File& file : *files) inputs.push_back({std::move(file.name), std::make_shared<const std::string>(std::move(file.bytes))});
    const auto empty = std::make_shared<const records::Registry>(records::Catalogue::standard());
    return intake::check_files(std::move(inputs), empty, today).registry;
}

struct Sum {
    std::uint64_t open = 0, points = 0;
};

Sum weigh(const rules::Evaluator& evaluator, const scoring::Scorer& scorer, std::uint32_t people, std::uint32_t seats) {
    Sum sum;
    for (std::uint32_t person = 0; person < people; ++person) {
        for (std::uint32_t i = 0, seat = 0; i < k_wanted_seats; ++i, seat = seat + 1 == seats ? 0 : seat + 1) {
            const std::int32_t score = scorer.score(person, seat);
            if (!evaluator.allows(person, seat)) continue;
            ++sum.open;
            sum.points += static_cast<std::uint64_t>(score);
        }
    }
    return sum;
}

// Who may go where, from kind of job to kind of job: the shape of the market.
void print_market(const rules::Evaluator& evaluator, std::uint32_t people, std::uint32_t seats) {
    constexpr const char* k_tiers[] = {"unknown",    "staff",         "functional",
                                       "supervisor", "administrator", "senior_leader"};
    std::map<std::pair<rules::Tier, rules::Tier>, std::uint64_t> pairs;
    std::map<rules::Tier, std::pair<std::uint64_t, std::uint64_t>> movers;  // of all people of the tier
    for (std::uint32_t person = 0; person < people; ++person) {
        const rules::PersonFacts& who = evaluator.person(person);
        bool moves = false;
        for (std::uint32_t seat = 0; seat < seats; ++seat) {
            if (seat == who.own_seat || !evaluator.allows(person, seat)) continue;
            ++pairs[{who.job.tier, evaluator.seat(seat).job.tier}];
            moves = true;
        }
        movers[who.job.tier].first += moves ? 1 : 0;
        ++movers[who.job.tier].second;
    }
    for (const auto& [tier, count] : movers) {
        std::printf("  %-14s %5llu of %5llu people have somewhere to go\n", k_tiers[static_cast<int>(tier)],
                    static_cast<unsigned long long>(count.first), static_cast<unsigned long long>(count.second));
    }
    for (const auto& [tiers, count] : pairs) {
        std::printf("  %-14s -> %-14s %9llu open pairs\n", k_tiers[static_cast<int>(tiers.first)],
                    k_tiers[static_cast<int>(tiers.second)], static_cast<unsigned long long>(count));
    }
}

}  // namespace

int main() {
    const base::Day today = demo::Options{}.today;
    const auto registry = demo_registry(today);
    const records::Seating seating = records::Seating::of(*registry);
    const rules::Pack& pack = rules::Pack::standard();
    const scoring::Model& model = scoring::Model::standard();
    const auto evaluator = rules::Evaluator::compile(*registry, seating, pack, today);
    const auto scorer = scoring::Scorer::compile(*registry, seating, model, today);

    const double seat_ms = measure([&] { (void)records::Seating::of(*registry); });
    const double rules_ms = measure([&] { (void)rules::Evaluator::compile(*registry, seating, pack, today); });
    const double model_ms = measure([&] { (void)scoring::Scorer::compile(*registry, seating, model, today); });
    Sum sum;
    const double pairs_ms = measure([&] { sum = weigh(evaluator, scorer, seating.people(), seating.seats()); });
    std::size_t results = 0;
    const double explain_ms = measure([&] {
        for (std::uint32_t person = 0; person < 1000; ++person) {
            const std::uint32_t seat = person % seating.seats();
            results += evaluator.explain(person, seat).size() + scorer.explain(person, seat).parts.size();
        }
    });

    const double pairs = static_cast<double>(seating.people()) * k_wanted_seats;
    std::printf("scoring: %u people x %u seats (of %u in the city)\n", seating.people(), k_wanted_seats,
                seating.seats());
    std::printf("  seating        %8.1f ms\n  compile rules  %8.1f ms\n  compile scores %8.1f ms\n", seat_ms, rules_ms,
                model_ms);
    std::printf("  gates + scores %8.1f ms, %.1f ns a pair, %llu open\n", pairs_ms, pairs_ms * 1e6 / pairs,
                static_cast<unsigned long long>(sum.open));
    std::printf("  together       %8.1f ms (budget 500 ms as wasm)\n", seat_ms + rules_ms + model_ms + pairs_ms);
    std::printf("  explain        %8.2f us a pair\n", explain_ms);
    print_market(evaluator, seating.people(), seating.seats());
    return results > 0 && sum.points > 0 ? 0 : 1;
}
