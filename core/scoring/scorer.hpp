// scorer.hpp: how well a person suits a seat, as one integer and as a sum that anyone can recompute.
//
// Problem   A plan compares ten million pairs; a person asks why one of them came out as it did.
// Result    `score` is 0 to 100,000 and equals the sum of the points of `explain`'s parts, which run the same functions.
//           A missing input gives the part its stated neutral share and is flagged; worst, expected and best total say
//           what the missing inputs could change.
// Cost      compile: about 100 ms for a city. score: some 10 ns, inline. explain: microseconds. Integers only.
// Lifetime  The scorer copies what it needs; registry and seating may go.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/date.hpp"
#include "core/records/seating.hpp"
#include "core/rules/fact.hpp"
#include "core/scoring/model.hpp"

namespace scoring {

struct ScoreFacts;  // facts.hpp

struct PartResult {
    PartKind kind{};
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
};

class Scorer {
public:
    [[nodiscard]] static Scorer compile(const records::Registry& registry, const records::Seating& seating,
                                        const Model& model, base::Day today);

    [[nodiscard]] std::int32_t score(std::uint32_t person, std::uint32_t seat) const {
        const SeatKey& key = seat_keys_[seat];
        const PersonRow& row = people_[person];
        const std::int32_t* points = points_.data() + std::size_t{person} * columns_;
        std::int32_t sum = row.constant + points[key.competence] + points[key.study] + points[key.training] +
                           points[key.experience] + points[key.community] + points[key.distance];
        if (row.wishes != row.wishes_end) sum += wish_points(row, seat, key);
        return sum;
    }
    /// The sum with its parts, evidence and range. Parts stand in PartKind order.
    [[nodiscard]] Breakdown explain(std::uint32_t person, std::uint32_t seat) const;
    [[nodiscard]] const Model& model() const { return *model_; }

private:
    struct SeatKey {  // columns of `points_`
        std::uint32_t competence, study, training, experience, community, distance;
        std::uint32_t unit;
        std::int8_t family, district;
    };
    struct PersonRow {
        std::int32_t constant;  // parts that do not depend on the seat
        std::uint32_t wishes, wishes_end;
        std::uint32_t own_seat;
    };
    struct Wish {
        std::uint8_t kind;
        std::uint32_t target;
        std::int32_t points;
    };
    [[nodiscard]] std::int32_t wish_points(const PersonRow& row, std::uint32_t seat, const SeatKey& key) const;

    std::shared_ptr<const Model> model_;
    std::shared_ptr<const ScoreFacts> facts_;
    std::vector<SeatKey> seat_keys_;
    std::vector<PersonRow> people_;
    std::vector<Wish> wishes_;
    std::vector<std::int32_t> points_;  // one row a person, one column a distinct requirement
    std::size_t columns_ = 0;
};

}  // namespace scoring
