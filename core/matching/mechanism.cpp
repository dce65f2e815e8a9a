#include "core/matching/mechanism.hpp"

#include "core/matching/block_exchange.hpp"
#include "core/matching/deferred_acceptance.hpp"
#include "core/matching/names.hpp"
#include "core/matching/trading_cycles.hpp"

namespace matching {

namespace {

constexpr std::array k_names = {
    Named{Mechanism::optimal, "optimal"}, Named{Mechanism::deferred_acceptance, "deferred-acceptance"},
    Named{Mechanism::top_trading_cycles, "top-trading-cycles"}, Named{Mechanism::block_exchange, "block-exchange"}};

base::Result<std::vector<std::int32_t>> seats_by(Mechanism mechanism, const Market& market) {
    BASE_TRY(const Preferences preferences, complete_preferences(market, mechanism));
    if (mechanism == Mechanism::deferred_acceptance) return deferred_acceptance(market, preferences);
    if (mechanism == Mechanism::top_trading_cycles) return top_trading_cycles(market, preferences).seat_of;
    return block_exchange(market, preferences).seat_of;
}

base::Result<void> check_floors(const Market& market, const Matching& matching) {
    std::vector<std::int32_t> held(market.seats.size(), 0);
    for (const std::int32_t seat : matching.seat_of)
        if (seat != k_unplaced) ++held[static_cast<std::size_t>(seat)];
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat) {
        const auto at = static_cast<std::size_t>(seat);
        if (held[at] < market.seats[at].floor)
            return base::fail("matching.mechanism_floor", {},
                              {{"mechanism", std::string(mechanism_name(matching.mechanism))},
                               {"seat", market.seat_name(seat)},
                               {"held", std::to_string(held[at])},
                               {"floor", std::to_string(market.seats[at].floor)}});
    }
    return {};
}

}  // namespace

std::string_view mechanism_name(Mechanism mechanism) { return name_in(k_names, mechanism); }

base::Result<Mechanism> find_mechanism(std::string_view name) {
    if (const auto found = find_in(k_names, name)) return *found;
    return base::fail("matching.mechanism_unavailable", {}, {{"mechanism", std::string(name)}});
}

base::Result<Matching> run_mechanism(const Market& market, Mechanism mechanism, const OptimalOptions& options) {
    if (options.max_moves && *options.max_moves < 0)
        return base::fail("matching.max_moves_range", {}, {{"max_moves", std::to_string(*options.max_moves)}});
    if (mechanism == Mechanism::optimal) return solve_optimal(market, options);
    if (options.fairness != Fairness::sum)
        return base::fail("matching.mechanism_fairness", {}, {{"mechanism", std::string(mechanism_name(mechanism))}});
    if (options.max_moves)
        return base::fail("matching.mechanism_max_moves", {}, {{"mechanism", std::string(mechanism_name(mechanism))}});
    if (auto plain = refuse_conditions(market, mechanism_name(mechanism)); !plain)
        return std::unexpected(std::move(plain).error());
    Matching matching{.mechanism = mechanism};
    BASE_TRY(matching.seat_of, seats_by(mechanism, market));
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        const std::int32_t seat = matching.seat_of[static_cast<std::size_t>(person)];
        if (seat != k_unplaced) matching.objective += market.listed_score(person, seat).value_or(0);
        if (seat != market.current[static_cast<std::size_t>(person)]) ++matching.moves;
    }
    if (auto met = check_floors(market, matching); !met) return std::unexpected(std::move(met).error());
    return matching;
}

}  // namespace matching
