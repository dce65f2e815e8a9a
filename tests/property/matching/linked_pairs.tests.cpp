#include "core/matching/linked_pairs.hpp"

#include <catch_amalgamated.hpp>

#include "core/matching/optimal.hpp"
#include "core/matching/verify.hpp"
#include "tests/support/matching/random_market.hpp"

using namespace matching;

namespace {

std::int64_t points_of(const Links& links, const std::vector<std::int32_t>& seats) {
    std::int64_t points = 0;
    const auto group = [&](std::int32_t person) {
        const std::int32_t seat = seats[static_cast<std::size_t>(person)];
        return seat < 0 ? -1 : links.group_of_seat[static_cast<std::size_t>(seat)];
    };
    for (const LinkedPair& pair : links.pairs)
        if (group(pair.first) >= 0 && group(pair.first) == group(pair.second)) points += pair.points;
    return points;
}

/// The best sum by looking at every plan.
class EveryPlan {
public:
    EveryPlan(const Market& market, const Links& links)
        : market_(market), links_(links), held_(market.seats.size(), 0) {
        place(0, 0);
    }
    std::optional<std::int64_t> best;

private:
    void place(std::int32_t person, std::int64_t score) {
        if (person == market_.people_count()) {
            for (std::size_t seat = 0; seat < held_.size(); ++seat)
                if (held_[seat] < market_.seats[seat].floor) return;
            const std::int64_t value = score + points_of(links_, seats_);
            if (!best || value > *best) best = value;
            return;
        }
        for (std::int32_t seat = k_unplaced; seat < market_.seat_count(); ++seat) {
            const auto points = market_.score(person, seat);
            if (!points) continue;
            if (seat >= 0 &&
                held_[static_cast<std::size_t>(seat)] == market_.seats[static_cast<std::size_t>(seat)].slots)
                continue;
            if (seat >= 0) ++held_[static_cast<std::size_t>(seat)];
            seats_.push_back(seat);
            place(person + 1, score + *points);
            seats_.pop_back();
            if (seat >= 0) --held_[static_cast<std::size_t>(seat)];
        }
    }

    const Market& market_;
    const Links& links_;
    std::vector<std::int32_t> held_, seats_;
};

Links random_links(support::Random& random, const Market& market) {
    Links links;
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
        links.group_of_seat.push_back(random.between(-1, 2));
    const std::int32_t count = random.between(0, 3);
    for (std::int32_t pair = 0; pair < count; ++pair)
        links.pairs.push_back({random.between(0, market.people_count() - 1),
                               random.between(0, market.people_count() - 1), random.between(0, 60)});
    return links;
}

}  // namespace

TEST_CASE("linked pairs: the plan is as good as looking at every plan", "[matching]") {
    int solved = 0;
    int gained = 0;
    for (std::uint64_t seed = 1; seed <= 8'000; ++seed) {
        support::Random random(seed * 747'796'405);
        const Market market = *build_market(support::random_draft(random, 6));
        const auto best = solve_optimal(market);
        if (!best || market.people_count() < 2) continue;
        const Links links = random_links(random, market);
        const auto plan = solve_with_links(market, *best, links);
        INFO("seed " << seed << "\n" << support::to_text(market));
        REQUIRE(plan);
        ++solved;
        REQUIRE(plan->points == points_of(links, plan->matching.seat_of));
        REQUIRE(plan->matching.objective + plan->points == *EveryPlan(market, links).best);
        REQUIRE(plan->bound == plan->matching.objective + plan->points);
        REQUIRE(verify(market, plan->matching));
        gained += plan->matching.seat_of != best->seat_of ? 1 : 0;
    }
    CHECK(solved > 3'000);
    CHECK(gained > 300);
}

TEST_CASE("linked pairs: a search cut short states what may be missing", "[matching]") {
    int cut = 0;
    for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
        support::Random random(seed * 2'891'336'453);
        const Market market = *build_market(support::random_draft(random, 6));
        const auto best = solve_optimal(market);
        if (!best || market.people_count() < 2) continue;
        Links links = random_links(random, market);
        links.search_work = random.between(0, 4);
        const auto plan = solve_with_links(market, *best, links);
        INFO("seed " << seed << "\n" << support::to_text(market));
        REQUIRE(plan);
        const std::int64_t exact = *EveryPlan(market, links).best;
        REQUIRE(plan->matching.objective + plan->points <= exact);
        REQUIRE(exact <= plan->bound);
        cut += plan->bound > plan->matching.objective + plan->points ? 1 : 0;
    }
    CHECK(cut > 50);
}
