#include "core/matching/unit_limits.hpp"
#include "core/matching/verify_parts.hpp"

namespace matching {

namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

class UnitCheck {
public:
    UnitCheck(const Market& market, const UnitLimits& limits, const UnitPlan& plan)
        : market_(market), limits_(limits), plan_(plan), certificate_(plan.matching.certificate) {}

    base::Result<void> run() const {
        if (plan_.matching.seat_of.size() != market_.current.size() ||
            certificate_.people.size() != market_.current.size() || certificate_.seats.size() != market_.seats.size() ||
            plan_.unit_prices.size() != limits_.units.size() || limits_.unit_of_seat.size() != market_.seats.size())
            return base::fail("matching.verify.size");
        if (certificate_.per_move != 0)
            return base::fail("matching.verify.move_price", {}, {{"price", std::to_string(certificate_.per_move)}});
        if (auto checked = assignment(); !checked) return checked;
        if (auto checked = check_totals(market_, plan_.matching); !checked) return checked;
        if (auto checked = prices(); !checked) return checked;
        return bound();
    }

private:
    void each_unit_above(std::int32_t seat, const auto& visit) const {
        if (seat == k_unplaced) return;
        for (std::int32_t unit = limits_.unit_of_seat[at(seat)]; unit != k_no_unit;
             unit = limits_.units[at(unit)].parent)
            visit(at(unit));
    }

    [[nodiscard]] std::string seat_name(std::int32_t seat) const {
        return seat >= 0 && seat < market_.seat_count() ? market_.seat_name(seat) : std::string();
    }

    [[nodiscard]] base::Result<void> assignment() const {
        std::vector<std::int64_t> in_seat(market_.seats.size(), 0);
        std::vector<std::int64_t> in_unit(limits_.units.size(), 0);
        for (std::int32_t person = 0; person < market_.people_count(); ++person) {
            const std::int32_t seat = plan_.matching.seat_of[at(person)];
            if (seat < k_unplaced || seat >= market_.seat_count() || !market_.score(person, seat))
                return base::fail("matching.verify.not_acceptable", {},
                                  {{"person", market_.person_name(person)}, {"seat", seat_name(seat)}});
            if (seat != k_unplaced) ++in_seat[at(seat)];
            each_unit_above(seat, [&](std::size_t unit) { ++in_unit[unit]; });
        }
        for (std::int32_t seat = 0; seat < market_.seat_count(); ++seat)
            if (const Seat& limits = market_.seats[at(seat)]; !holds(limits, in_seat[at(seat)]))
                return wrong_count(market_.seat_name(seat), limits, in_seat[at(seat)]);
        for (std::size_t unit = 0; unit < in_unit.size(); ++unit) {
            const Seat limits{.slots = limits_.units[unit].ceiling, .floor = limits_.units[unit].floor};
            if (!holds(limits, in_unit[unit])) return wrong_count(limits_.units[unit].name, limits, in_unit[unit]);
        }
        return {};
    }

    [[nodiscard]] base::Result<void> prices() const {
        for (std::int32_t person = 0; person < market_.people_count(); ++person) {
            base::Result<void> checked;
            market_.each_outcome(person, [&](std::int32_t seat, std::int64_t score) {
                if (checked) checked = pair(person, seat, score);
            });
            if (!checked) return checked;
        }
        return {};
    }

    [[nodiscard]] base::Result<void> pair(std::int32_t person, std::int32_t seat, std::int64_t score) const {
        Sum offer;
        offer.add(certificate_.people[at(person)]);
        if (seat != k_unplaced) offer.add(certificate_.seats[at(seat)]);
        each_unit_above(seat, [&](std::size_t unit) { offer.add(plan_.unit_prices[unit]); });
        if (offer.overflow()) return base::fail("matching.verify.overflow");
        if (offer.total() >= score) return {};
        return base::fail("matching.verify.pair_price", {},
                          {{"person", market_.person_name(person)},
                           {"seat", seat_name(seat)},
                           {"prices", std::to_string(offer.total())},
                           {"score", std::to_string(score)}});
    }

    [[nodiscard]] base::Result<void> bound() const {
        Sum sum;
        for (const std::int64_t price : certificate_.people) sum.add(price);
        for (std::size_t seat = 0; seat < market_.seats.size(); ++seat)
            sum.add_product(certificate_.seats[seat] >= 0 ? market_.seats[seat].slots : market_.seats[seat].floor,
                            certificate_.seats[seat]);
        for (std::size_t unit = 0; unit < limits_.units.size(); ++unit)
            sum.add_product(plan_.unit_prices[unit] >= 0 ? limits_.units[unit].ceiling : limits_.units[unit].floor,
                            plan_.unit_prices[unit]);
        if (sum.overflow()) return base::fail("matching.verify.overflow");
        if (certificate_.gap == 0 && sum.total() == plan_.matching.objective) return {};
        return base::fail("matching.verify.bound", {},
                          {{"bound", std::to_string(sum.total())},
                           {"objective", std::to_string(plan_.matching.objective)},
                           {"gap", std::to_string(certificate_.gap)}});
    }

    const Market& market_;
    const UnitLimits& limits_;
    const UnitPlan& plan_;
    const Certificate& certificate_;
};

}  // namespace

base::Result<void> check_unit_plan(const Market& market, const UnitLimits& limits, const UnitPlan& plan) {
    return UnitCheck(market, limits, plan).run();
}

}  // namespace matching
