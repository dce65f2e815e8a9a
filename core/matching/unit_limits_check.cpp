#include "core/matching/unit_limits.hpp"

namespace matching {

namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

/// A sum that remembers whether it left 64 bits.
struct Sum {
    std::int64_t total = 0;
    bool overflow = false;
    void add(std::int64_t value) { overflow = __builtin_add_overflow(total, value, &total) || overflow; }
    void add_product(std::int64_t a, std::int64_t b) {
        std::int64_t product = 0;
        overflow = __builtin_mul_overflow(a, b, &product) || overflow;
        add(product);
    }
};

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
        if (auto checked = totals(); !checked) return checked;
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

    [[nodiscard]] base::Result<void> totals() const {
        const Matching& matching = plan_.matching;
        std::vector<std::int64_t> in_seat(market_.seats.size(), 0);
        std::vector<std::int64_t> in_unit(limits_.units.size(), 0);
        Sum objective;
        std::int64_t moves = 0;
        for (std::int32_t person = 0; person < market_.people_count(); ++person) {
            const std::int32_t seat = matching.seat_of[at(person)];
            const bool exists = seat >= k_unplaced && seat < market_.seat_count();
            const auto score = exists ? market_.score(person, seat) : std::nullopt;
            if (!score)
                return base::fail("matching.verify.not_acceptable", {},
                                  {{"person", market_.person_name(person)}, {"seat", seat_name(seat)}});
            objective.add(*score);
            moves += seat != market_.current[at(person)] ? 1 : 0;
            if (seat != k_unplaced) ++in_seat[at(seat)];
            each_unit_above(seat, [&](std::size_t unit) { ++in_unit[unit]; });
        }
        for (std::size_t seat = 0; seat < in_seat.size(); ++seat)
            if (auto checked = held(market_.seat_name(static_cast<std::int32_t>(seat)), in_seat[seat],
                                    market_.seats[seat].floor, market_.seats[seat].slots);
                !checked)
                return checked;
        for (std::size_t unit = 0; unit < in_unit.size(); ++unit)
            if (auto checked = held(limits_.units[unit].name, in_unit[unit], limits_.units[unit].floor,
                                    limits_.units[unit].ceiling);
                !checked)
                return checked;
        if (objective.total != matching.objective)
            return base::fail(
                "matching.verify.objective", {},
                {{"stated", std::to_string(matching.objective)}, {"actual", std::to_string(objective.total)}});
        if (moves != matching.moves)
            return base::fail("matching.verify.moves", {},
                              {{"stated", std::to_string(matching.moves)}, {"actual", std::to_string(moves)}});
        return {};
    }

    [[nodiscard]] static base::Result<void> held(const std::string& name, std::int64_t count, std::int64_t least,
                                                 std::int64_t most) {
        if (count >= least && count <= most) return {};
        return base::fail(count > most ? "matching.verify.over_slots" : "matching.verify.under_floor", {},
                          {{"seat", name},
                           {"held", std::to_string(count)},
                           {"slots", std::to_string(most)},
                           {"floor", std::to_string(least)}});
    }

    [[nodiscard]] base::Result<void> prices() const {
        for (std::int32_t person = 0; person < market_.people_count(); ++person) {
            const std::int32_t current = market_.current[at(person)];
            if (market_.has_home(person))
                if (auto checked = pair(person, current, *market_.score(person, current)); !checked) return checked;
            for (std::size_t row = market_.row_start[at(person)]; row < market_.row_start[at(person) + 1]; ++row)
                if (market_.pair_seat[row] != current)
                    if (auto checked = pair(person, market_.pair_seat[row], market_.pair_score[row]); !checked)
                        return checked;
        }
        return {};
    }

    [[nodiscard]] base::Result<void> pair(std::int32_t person, std::int32_t seat, std::int64_t score) const {
        Sum offer;
        offer.add(certificate_.people[at(person)]);
        if (seat != k_unplaced) offer.add(certificate_.seats[at(seat)]);
        each_unit_above(seat, [&](std::size_t unit) { offer.add(plan_.unit_prices[unit]); });
        if (offer.overflow) return base::fail("matching.verify.overflow");
        if (offer.total >= score) return {};
        return base::fail("matching.verify.pair_price", {},
                          {{"person", market_.person_name(person)},
                           {"seat", seat_name(seat)},
                           {"prices", std::to_string(offer.total)},
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
        if (sum.overflow) return base::fail("matching.verify.overflow");
        if (certificate_.gap == 0 && sum.total == plan_.matching.objective) return {};
        return base::fail("matching.verify.bound", {},
                          {{"bound", std::to_string(sum.total)},
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
