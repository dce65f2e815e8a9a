// scorer.hpp: how well a person suits a seat, as one integer and as a sum that anyone can recompute.
//
// Problem   A plan compares ten million pairs; a person asks why one of them came out as it did.
// Result    `score` is 0 to 100,000 and equals the sum of the points of `explain`'s parts, which run the same code.
//           A missing input gives the part its stated neutral share and is flagged; worst, expected and best total say
//           what the missing inputs could change.
// Cost      compile: about 40 ms for a city. score: some 5 ns, inline. explain: microseconds. Integers only.
// Lifetime  The scorer copies what it needs; registry and seating may go, the catalogue must stay.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <ranges>
#include <span>
#include <vector>

#include "core/base/date.hpp"
#include "core/records/seating.hpp"
#include "core/rules/fact.hpp"
#include "core/scoring/model.hpp"

namespace scoring {

struct ScoreFacts;  // facts.hpp
struct CourseFact;
struct TrainingFact;

/// A part that the model does not count adds nothing and misses nothing; its shares and its fact stand all the same.
struct PartResult {
    PartKind kind{};
    bool counts = false;
    std::int32_t share = 0;    // of the weight, in basis points
    std::int32_t worst_share = 0, best_share = 0;
    std::int32_t points = 0;   // what the part adds to the score
    std::int32_t maximum = 0;  // the part's weight
    std::int32_t worst = 0;    // points if everything missing turned out badly
    std::int32_t best = 0;     // ... or well
    bool missing = false;      // some input is missing; the fact names it
    rules::Fact fact;
};

struct Breakdown {
    std::int32_t total = 0;  // equals score(); the expected total
    std::int32_t worst = 0;
    std::int32_t best = 0;
    std::int32_t known_points = 0;   // points of parts with every input known
    std::int32_t known_maximum = 0;  // weights of these parts
    std::uint32_t missing = 0;       // bit = PartKind
    std::array<PartResult, k_parts> parts;
    /// Those of the model.
    [[nodiscard]] auto counted() const { return parts | std::views::filter(&PartResult::counts); }
};

/// What one part adds to the gain of a person who changes seat, for three readings of what is missing.
struct PartGain {
    PartKind kind{};
    std::int32_t worst = 0;
    std::int32_t expected = 0;
    std::int32_t best = 0;
};

class Scorer {
public:
    [[nodiscard]] static Scorer compile(const records::Registry& registry, const records::Seating& seating,
                                        const Model& model, base::Day today);

    /// The same people and seats under other weights, in a third of the time: nothing is read again.
    [[nodiscard]] Scorer with_weights(const Weights& weights) const;
    /// Both in slices: nothing may be asked until `add_people` returns false, which means that all are in.
    [[nodiscard]] static Scorer begin(std::shared_ptr<const ScoreFacts> facts, const Model& model);
    [[nodiscard]] Scorer begin_with(const Weights& weights) const;
    bool add_people(std::size_t count);

    [[nodiscard]] std::int32_t score(std::uint32_t person, std::uint32_t seat) const {
        const PersonRow& row = people_[person];
        const std::int32_t* points = points_.data() + std::size_t{person} * columns_;
        std::int32_t sum = row.constant;
        for (const std::uint32_t column : seats_[seat].columns) sum += points[column];
        if (row.wishes != row.wishes_end) sum += wish_points(row, seat);
        return sum;
    }
    /// The sum with its parts, evidence and range. Parts stand in PartKind order.
    [[nodiscard]] Breakdown explain(std::uint32_t person, std::uint32_t seat) const;
    /// The parts whose missing inputs leave the gain open, in PartKind order; empty if nothing that is missing can change
    /// it. A part that asks the same of both seats cancels out, whatever is missing; of any other the new seat is taken
    /// at its worst against the old one at its best, and the other way round. The true gain always lies within.
    [[nodiscard]] std::vector<PartGain> open_gains(std::uint32_t person, std::uint32_t from, std::uint32_t to) const;
    /// The training catalogue, in the order of its table.
    [[nodiscard]] std::span<const CourseFact> courses() const;
    /// What is read of the person's trainings, by record key.
    [[nodiscard]] std::span<const TrainingFact> trainings(std::uint32_t person) const;
    /// Assessed levels that still count, by order in the choice list competency; k_unknown: never assessed, or too long ago.
    [[nodiscard]] std::span<const std::int8_t> levels(std::uint32_t person) const;
    /// What one more training, ended today, would add to the score, by its hours and as proof of a level; less than 0 where its share is below the neutral one of a person of
    /// whom no training is recorded.
    [[nodiscard]] std::int32_t training_gain(std::uint32_t person, std::uint32_t seat, const TrainingFact& training) const;
    /// The order, from 1, of the first of the person's wishes that the seat meets; 0 if it meets none.
    [[nodiscard]] std::int32_t wish_order(std::uint32_t person, std::uint32_t seat) const;
    [[nodiscard]] const Model& model() const { return *model_; }

private:
    // The parts that depend on a requirement of the seat: competence, study, training, experience and career together (they
    // ask the same), community, distance.
    static constexpr std::size_t k_columns_of_seat = 6;
    struct SeatRow {
        std::array<std::uint32_t, k_columns_of_seat> columns;  // of `points_`
        std::array<std::int32_t, 5> wished;                    // by WishKind: what a wish's target is compared with
    };
    struct PersonRow {
        std::int32_t constant = 0;  // parts that do not depend on the seat
        std::uint32_t wishes = 0, wishes_end = 0;
    };
    struct Wish {
        std::uint32_t kind;
        std::int32_t low, high;  // met by seats whose wished[kind] lies in [low, high)
        std::int32_t points, order;
    };
    [[nodiscard]] bool is_met(const Wish& wish, std::uint32_t seat) const {
        const std::int32_t value = seats_[seat].wished[wish.kind];
        return wish.low <= value && value < wish.high;
    }
    [[nodiscard]] std::int32_t wish_points(const PersonRow& row, std::uint32_t seat) const {
        std::int32_t best = 0;
        for (std::uint32_t i = row.wishes; i != row.wishes_end; ++i) {
            if (is_met(wishes_[i], seat)) best = std::max(best, wishes_[i].points);
        }
        return best;
    }
    [[nodiscard]] Scorer complete() &&;

    std::shared_ptr<const Model> model_;
    std::shared_ptr<const ScoreFacts> facts_;
    std::vector<SeatRow> seats_;
    std::vector<PersonRow> people_;
    std::vector<Wish> wishes_;
    std::vector<std::int32_t> points_;  // one row a person, one column a distinct requirement
    std::size_t columns_ = 0;
    std::vector<std::pair<PartKind, std::uint32_t>> column_sources_;  // part, and a seat that has the requirement
};

}  // namespace scoring
