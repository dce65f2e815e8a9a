#include <algorithm>

#include "core/matching/infeasible.hpp"
#include "core/matching/what_if_plan.hpp"

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

/// Options become seats again; being unplaced is a newcomer's home. Whoever is absent stays at home for nothing, except
/// `seatless`, who is to be placed.
Problem problem_of(const Residual& network, const auto& row_of, std::int32_t seatless) {
    Problem problem;
    problem.row_start.push_back(0);
    for (std::int32_t person = 0; person < network.people_count(); ++person) {
        const bool is_gone = network.node_of(person) == Residual::k_absent && person != seatless;
        problem.home.push_back(is_gone ? k_unplaced : k_no_home);
        problem.home_cost.push_back(0);
        for (const Option& option : row_of(person).usable.list) {
            if (is_gone) break;
            if (option.other == Residual::k_hub) problem.home.back() = k_unplaced;
            else problem.options.push_back(make_option(option.cost, option.other - 1));
        }
        problem.row_start.push_back(problem.options.size());
    }
    problem.ordered_end.assign(problem.row_start.begin(), problem.row_start.end() - 1);
    for (std::int32_t node = 1; node < network.node_count(); ++node) problem.limits.push_back(network.limits(node));
    return problem;
}

base::Result<void> rescore_row(const Market& frame, std::int32_t person, OptionRow& row, std::int64_t move_price,
                               const Rescore& rescore) {
    for (std::vector<Option>* options : {&row.usable.list, &row.aside, &row.forbidden})
        for (Option& option : *options) {
            const std::int32_t seat = option.other - 1;
            if (seat == k_unplaced) continue;
            const std::int64_t extra = seat == frame.current[index(person)] ? 0 : move_price;
            const std::int64_t score = rescore(person, seat, extra - option.cost);
            if (score > k_value_limit || score < -k_value_limit)
                return base::fail("matching.score_range", {}, {{"score", std::to_string(score)}});
            option.cost = static_cast<std::int32_t>(extra - score);
        }
    return {};
}

}  // namespace

bool fits_options(const Market& market, const Matching& plan) {
    std::int64_t lowest = 0;
    for (const std::int32_t score : market.pair_score) lowest = std::min<std::int64_t>(lowest, score);
    return plan.certificate.per_move <= INT32_MAX - k_value_limit && plan.certificate.per_move - lowest < INT32_MAX;
}

namespace {

std::unique_ptr<Residual> make_network(const Market& market, const Matching& plan, bool with_homes) {
    std::vector<OptionRow> rows(market.current.size());
    std::vector<std::int64_t> home_scores;
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        OptionRow& row = rows[index(person)];
        const std::int32_t current = market.current[index(person)];
        const std::size_t begin = market.row_start[index(person)];
        const std::size_t end = market.row_start[index(person) + 1];
        row.usable.list.reserve(end - begin + 1);
        std::int64_t home_score = 0;
        for (std::size_t at = begin; at < end; ++at) {
            const std::int32_t node = market.pair_seat[at] + 1;
            const std::int64_t cost = plan.certificate.per_move - market.pair_score[at];
            if (node == current + 1) home_score = market.pair_score[at];
            else row.usable.list.push_back({0, node, static_cast<std::int32_t>(cost)});
        }
        home_scores.push_back(home_score);
        if (with_homes) continue;
        (market.has_home(person) ? row.usable.list : row.forbidden)
            .push_back({0, current + 1, static_cast<std::int32_t>(-home_score)});
    }
    std::vector<Seat> limits{{0, 0}};
    limits.insert(limits.end(), market.seats.begin(), market.seats.end());
    std::vector<std::int32_t> nodes;
    for (const std::int32_t seat : plan.seat_of) nodes.push_back(seat + 1);
    std::vector<std::int64_t> prices{0};
    prices.insert(prices.end(), plan.certificate.seats.begin(), plan.certificate.seats.end());
    auto network =
        std::make_unique<Residual>(std::move(rows), limits, nodes, std::move(prices), plan.certificate.people);
    for (std::int32_t person = 0; person < market.people_count() && with_homes; ++person)
        if (market.has_home(person))
            network->set_home(person, market.current[index(person)] + 1, -home_scores[index(person)]);
    return network;
}

}  // namespace

std::unique_ptr<Residual> network_of(const Market& market, const Matching& plan) {
    return make_network(market, plan, false);
}

std::unique_ptr<Residual> network_with_homes(const Market& market, const Matching& plan) {
    return make_network(market, plan, true);
}

base::Result<std::unique_ptr<Residual>> network_with_scores(const Market& frame, const Residual& network,
                                                            std::int64_t move_price, const Rescore& rescore) {
    std::vector<OptionRow> rows;
    for (std::int32_t person = 0; person < network.people_count(); ++person) {
        rows.push_back(network.row(person));
        if (auto done = rescore_row(frame, person, rows.back(), move_price, rescore); !done)
            return std::unexpected(std::move(done).error());
    }
    Problem problem = problem_of(
        network, [&](std::int32_t person) -> const OptionRow& { return rows[index(person)]; }, -1);
    if (!Augmentation::fits(problem)) return base::fail("matching.too_large");
    Augmentation solved(problem);
    for (std::int32_t person = 0; person < network.people_count(); ++person) {
        const bool placed = solved.insert(person);
        BASE_ASSERT(placed);
    }
    std::vector<Seat> limits{{0, 0}};
    std::vector<std::int64_t> prices{0};
    for (std::int32_t node = 1; node < network.node_count(); ++node) {
        limits.push_back(network.limits(node));
        prices.push_back(solved.seat_price(node - 1));
    }
    std::vector<std::int32_t> nodes;
    std::vector<std::int64_t> person_prices;
    for (std::int32_t person = 0; person < network.people_count(); ++person) {
        const bool is_gone = network.node_of(person) == Residual::k_absent;
        nodes.push_back(is_gone ? Residual::k_absent : solved.seats()[index(person)] + 1);
        person_prices.push_back(-solved.person_price(person));
    }
    return std::make_unique<Residual>(std::move(rows), limits, nodes, std::move(prices), std::move(person_prices));
}

base::Error clash_of(const Market& frame, const Residual& network, std::int32_t seatless) {
    const Problem problem = problem_of(
        network, [&](std::int32_t person) -> const OptionRow& { return network.row(person); }, seatless);
    if (auto floors = find_floors_clash(problem)) return floors_clash(frame, std::move(*floors));
    std::vector<std::int32_t> seats;
    std::vector<std::int32_t> held(problem.limits.size(), 0);
    for (std::int32_t person = 0; person < network.people_count(); ++person) {
        const std::int32_t seat = network.node_of(person) - 1;
        const bool fits = seat < 0 || ++held[index(seat)] <= problem.limits[index(seat)].slots;
        seats.push_back(person == seatless || !fits ? -2 : std::max(seat, k_unplaced));
    }
    return people_clash(frame, *find_people_clash(problem, std::move(seats)));
}

}  // namespace matching
