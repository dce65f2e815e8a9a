#include "core/matching/verify_outcome.hpp"

#include <algorithm>

#include "core/matching/fair.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/objections.hpp"
#include "core/matching/properties.hpp"
#include "core/matching/verify_parts.hpp"

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

base::Result<void> check_seats(const Market& market, const std::vector<std::int32_t>& seat_of) {
    std::vector<std::vector<std::int32_t>> holders(market.seats.size());
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        const std::int32_t seat = seat_of[index(person)];
        if (seat < k_unplaced || seat >= market.seat_count()) return base::fail("matching.verify.size");
        if (seat != k_unplaced) holders[index(seat)].push_back(person);
        else if (!market.is_newcomer(person))
            return base::fail("matching.verify.not_placed", {}, {{"person", market.person_name(person)}});
    }
    SeatView view(market);
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat) {
        view.look_from(seat);
        for (const std::int32_t person : holders[index(seat)])
            if (market.current[index(person)] != seat && !(market.asks_for(person, seat) && view.accepts(person)))
                return base::fail("matching.verify.not_acceptable", {},
                                  {{"person", market.person_name(person)}, {"seat", market.seat_name(seat)}});
        const Seat& limits = market.seats[index(seat)];
        const auto held = static_cast<std::int64_t>(holders[index(seat)].size());
        if (!holds(limits, held)) return wrong_count(market.seat_name(seat), limits, held);
    }
    return {};
}

}  // namespace

base::Result<void> verify_outcome(const Market& market, const Matching& matching) {
    if (matching.seat_of.size() != market.current.size()) return base::fail("matching.verify.size");
    if (auto checked = check_seats(market, matching.seat_of); !checked) return checked;
    if (auto checked = check_totals(market, matching); !checked) return checked;
    const std::string mechanism(mechanism_name(matching.mechanism));
    if (const auto broken = broken_guarantee(matching.mechanism, check_properties(market, matching.seat_of));
        !broken.empty())
        return base::fail("matching.verify.guarantee", {},
                          {{"mechanism", mechanism}, {"guarantee", std::string(broken)}});
    return solve_again(market, matching);
}

base::Result<void> solve_again(const Market& market, const Matching& matching) {
    const std::string_view mechanism = matching.mechanism == Mechanism::optimal ? fairness_name(matching.fairness)
                                                                                : mechanism_name(matching.mechanism);
    BASE_TRY(const Matching again, run_mechanism(market, matching.mechanism,
                                                 {.max_moves = matching.max_moves, .fairness = matching.fairness}));
    const auto differs = std::ranges::mismatch(again.seat_of, matching.seat_of).in1;
    if (differs == again.seat_of.end()) {
        if (again.linked == matching.linked) return {};
        return base::fail(
            "matching.verify.links", {},
            {{"stated", std::to_string(matching.linked->bound)}, {"actual", std::to_string(again.linked->bound)}});
    }
    const auto person = static_cast<std::int32_t>(differs - again.seat_of.begin());
    const auto name = [&](std::int32_t seat) { return seat == k_unplaced ? std::string("-") : market.seat_name(seat); };
    return base::fail("matching.verify.other_outcome", {},
                      {{"mechanism", std::string(mechanism)},
                       {"person", market.person_name(person)},
                       {"stated", name(matching.seat_of[index(person)])},
                       {"actual", name(*differs)}});
}

}  // namespace matching
