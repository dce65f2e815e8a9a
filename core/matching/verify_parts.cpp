#include "core/matching/verify_parts.hpp"

namespace matching {

std::unexpected<base::Error> wrong_count(const std::string& name, const Seat& limits, std::int64_t count) {
    return base::fail(count > limits.slots ? "matching.verify.over_slots" : "matching.verify.under_floor", {},
                      {{"seat", name},
                       {"held", std::to_string(count)},
                       {"slots", std::to_string(limits.slots)},
                       {"floor", std::to_string(limits.floor)}});
}

base::Result<void> check_totals(const Market& market, const Matching& matching) {
    std::int64_t objective = 0;
    std::int64_t moves = 0;
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        const std::int32_t seat = matching.seat_of[static_cast<std::size_t>(person)];
        objective += market.listed_score(person, seat).value_or(0);
        if (seat != market.current[static_cast<std::size_t>(person)]) ++moves;
    }
    if (objective != matching.objective)
        return base::fail("matching.verify.objective", {},
                          {{"stated", std::to_string(matching.objective)}, {"actual", std::to_string(objective)}});
    if (moves != matching.moves)
        return base::fail("matching.verify.moves", {},
                          {{"stated", std::to_string(matching.moves)}, {"actual", std::to_string(moves)}});
    return {};
}

}  // namespace matching
