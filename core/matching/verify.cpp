#include "core/matching/verify.hpp"

#include "core/matching/verify_outcome.hpp"
#include "core/matching/verify_parts.hpp"

namespace matching {

namespace {

class Check {
public:
    Check(const Market& market, const Matching& matching) : market_(market), matching_(matching) {}

    base::Result<void> run() {
        const std::size_t people = market_.current.size();
        const bool has_prices = matching_.has_prices();
        if (matching_.seat_of.size() != people || matching_.certificate.people.size() != (has_prices ? people : 0) ||
            matching_.certificate.seats.size() != (has_prices ? market_.seats.size() : 0) ||
            matching_.certificate.units.size() != (has_prices ? market_.units.size() : 0) ||
            matching_.linked.has_value() != (has_prices && !market_.links.empty()))
            return base::fail("matching.verify.size");
        if (auto checked = assignment(); !checked) return checked;
        if (auto checked = totals(); !checked) return checked;
        if (!has_prices) return solve_again(market_, matching_);
        if (auto checked = prices(); !checked) return checked;
        if (auto checked = bound(); !checked || !matching_.linked) return checked;
        return links();
    }

private:
    [[nodiscard]] base::Result<void> assignment() const {
        std::vector<std::int64_t> held(market_.seats.size(), 0);
        std::vector<std::int64_t> below(market_.units.size(), 0);
        for (std::int32_t person = 0; person < market_.people_count(); ++person) {
            const std::int32_t seat = matching_.seat_of[static_cast<std::size_t>(person)];
            if (seat < k_unplaced || seat >= market_.seat_count() || !market_.score(person, seat))
                return base::fail(seat == k_unplaced ? "matching.verify.not_placed" : "matching.verify.not_acceptable",
                                  {},
                                  {{"person", market_.person_name(person)},
                                   {"seat", seat == k_unplaced ? std::string() : market_.seat_name(seat)}});
            if (seat != k_unplaced) ++held[static_cast<std::size_t>(seat)];
            market_.each_unit_of(seat, [&](std::size_t unit) { ++below[unit]; });
        }
        for (std::int32_t seat = 0; seat < market_.seat_count(); ++seat) {
            const Seat& limits = market_.seats[static_cast<std::size_t>(seat)];
            const std::int64_t count = held[static_cast<std::size_t>(seat)];
            if (!holds(limits, count)) return wrong_count(market_.seat_name(seat), limits, count);
        }
        for (std::size_t unit = 0; unit < below.size(); ++unit)
            if (const Seat limits{market_.units[unit].ceiling, market_.units[unit].floor}; !holds(limits, below[unit]))
                return wrong_count(market_.unit_name(static_cast<std::int32_t>(unit)), limits, below[unit]);
        return {};
    }

    [[nodiscard]] base::Result<void> totals() const {
        if (auto checked = check_totals(market_, matching_); !checked) return checked;
        if (matching_.max_moves && matching_.moves > *matching_.max_moves)
            return base::fail(
                "matching.verify.max_moves", {},
                {{"moves", std::to_string(matching_.moves)}, {"max_moves", std::to_string(*matching_.max_moves)}});
        return {};
    }

    [[nodiscard]] base::Result<void> prices() {
        const Certificate& certificate = matching_.certificate;
        is_needed_.assign(market_.seats.size(), false);
        is_unit_needed_.assign(market_.units.size(), false);
        if (certificate.per_move < 0 || (certificate.per_move > 0 && !matching_.max_moves))
            return base::fail("matching.verify.move_price", {}, {{"price", std::to_string(certificate.per_move)}});
        for (std::int32_t seat = 0; seat < market_.seat_count(); ++seat) {
            const std::int64_t price = certificate.seats[static_cast<std::size_t>(seat)];
            if (price < 0 && market_.seats[static_cast<std::size_t>(seat)].floor == 0)
                return base::fail("matching.verify.seat_price", {},
                                  {{"seat", market_.seat_name(seat)}, {"price", std::to_string(price)}});
        }
        for (std::size_t unit = 0; unit < market_.units.size(); ++unit)
            if (certificate.units[unit] < 0 && market_.units[unit].floor == 0) return wrong_unit_price(unit);
        for (std::int32_t person = 0; person < market_.people_count(); ++person) {
            const auto row = static_cast<std::size_t>(person);
            if (market_.is_newcomer(person) && certificate.people[row] < 0)
                return base::fail(
                    "matching.verify.person_price", {},
                    {{"person", market_.person_name(person)}, {"price", std::to_string(certificate.people[row])}});
            base::Result<void> checked;
            market_.each_outcome(person, [&](std::int32_t seat, std::int64_t score) {
                if (checked && seat != k_unplaced) checked = pair(person, seat, score);
            });
            if (!checked) return checked;
        }
        return prices_without_weight();
    }

    /// A price that adds nothing to the bound must be no higher than its pairs need, so that no change goes unnoticed.
    [[nodiscard]] base::Result<void> prices_without_weight() const {
        const Certificate& certificate = matching_.certificate;
        for (std::int32_t seat = 0; seat < market_.seat_count(); ++seat) {
            const std::int64_t price = certificate.seats[static_cast<std::size_t>(seat)];
            if (market_.seats[static_cast<std::size_t>(seat)].slots == 0 && price > 0 &&
                !is_needed_[static_cast<std::size_t>(seat)])
                return base::fail("matching.verify.seat_price", {},
                                  {{"seat", market_.seat_name(seat)}, {"price", std::to_string(price)}});
        }
        for (std::size_t unit = 0; unit < market_.units.size(); ++unit)
            if (market_.units[unit].ceiling == 0 && certificate.units[unit] > 0 && !is_unit_needed_[unit])
                return wrong_unit_price(unit);
        if (matching_.max_moves == 0 && certificate.per_move > 0 && !move_price_needed_)
            return base::fail("matching.verify.move_price", {}, {{"price", std::to_string(certificate.per_move)}});
        return {};
    }

    [[nodiscard]] base::Result<void> wrong_unit_price(std::size_t unit) const {
        return base::fail("matching.verify.unit_price", {},
                          {{"unit", market_.unit_name(static_cast<std::int32_t>(unit))},
                           {"price", std::to_string(matching_.certificate.units[unit])}});
    }

    [[nodiscard]] base::Result<void> pair(std::int32_t person, std::int32_t seat, std::int64_t score) {
        Sum offer;
        offer.add(matching_.certificate.people[static_cast<std::size_t>(person)]);
        offer.add(matching_.certificate.seats[static_cast<std::size_t>(seat)]);
        market_.each_unit_of(seat, [&](std::size_t unit) { offer.add(matching_.certificate.units[unit]); });
        const bool moves = seat != market_.current[static_cast<std::size_t>(person)];
        if (moves) offer.add(matching_.certificate.per_move);
        if (offer.overflow()) return base::fail("matching.verify.overflow");
        if (offer.total() == score) {
            is_needed_[static_cast<std::size_t>(seat)] = true;
            market_.each_unit_of(seat, [&](std::size_t unit) { is_unit_needed_[unit] = true; });
            move_price_needed_ = move_price_needed_ || moves;
        }
        if (offer.total() >= score) return {};
        return base::fail("matching.verify.pair_price", {},
                          {{"person", market_.person_name(person)},
                           {"seat", market_.seat_name(seat)},
                           {"prices", std::to_string(offer.total())},
                           {"score", std::to_string(score)}});
    }

    [[nodiscard]] base::Result<void> bound() const {
        const Certificate& certificate = matching_.certificate;
        Sum sum;
        for (const std::int64_t price : certificate.people) sum.add(price);
        for (std::size_t seat = 0; seat < market_.seats.size(); ++seat) {
            const std::int64_t price = certificate.seats[seat];
            sum.add_product(price >= 0 ? market_.seats[seat].slots : market_.seats[seat].floor, price);
        }
        for (std::size_t unit = 0; unit < market_.units.size(); ++unit) {
            const std::int64_t price = certificate.units[unit];
            sum.add_product(price >= 0 ? market_.units[unit].ceiling : market_.units[unit].floor, price);
        }
        if (certificate.per_move > 0) sum.add_product(certificate.per_move, *matching_.max_moves);
        Sum claim;
        claim.add(matching_.objective);
        claim.add(certificate.gap);
        if (sum.overflow() || claim.overflow()) return base::fail("matching.verify.overflow");
        if (certificate.gap < 0 || sum.total() != claim.total())
            return base::fail("matching.verify.bound", {},
                              {{"bound", std::to_string(sum.total())},
                               {"objective", std::to_string(matching_.objective)},
                               {"gap", std::to_string(certificate.gap)}});
        return {};
    }

    /// No prices prove what pairs bring: the search is made again.
    [[nodiscard]] base::Result<void> links() const {
        const std::int64_t points = market_.link_points(matching_.seat_of);
        if (points != matching_.linked->points)
            return base::fail(
                "matching.verify.links", {},
                {{"stated", std::to_string(matching_.linked->points)}, {"actual", std::to_string(points)}});
        return solve_again(market_, matching_);
    }

    const Market& market_;
    const Matching& matching_;
    std::vector<bool> is_needed_, is_unit_needed_;
    bool move_price_needed_ = false;
};

}  // namespace

base::Result<void> verify(const Market& market, const Matching& matching) {
    if (matching.mechanism != Mechanism::optimal) return verify_outcome(market, matching);
    return Check(market, matching).run();
}

}  // namespace matching
