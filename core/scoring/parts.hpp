// parts.hpp: one integer function for each part of the score (internal to this folder).
//
// Problem   Table, score and explanation must come from the same arithmetic.
// Result    Each function answers the share of the part's weight, in basis points, for three readings of whatever is
//           missing: worst, expected (the model's neutral share) and best. With a `Fact` it also names the evidence.
// Contract  worst <= expected <= best, each within 0..10,000. A function may read only those seat facts that make up
//           its column key in scorer.cpp.
#pragma once

#include "core/rules/fact.hpp"
#include "core/scoring/facts.hpp"
#include "core/scoring/model.hpp"

namespace scoring {

struct Share {
    std::int64_t worst = 0, expected = 0, best = 0;
    bool missing = false;
};

struct PartCase {
    const ScoreFacts& facts;
    const Model& model;
    const Part& part;
    const PersonScoreFacts& person;
    const SeatScoreFacts& seat;
    rules::Fact* fact = nullptr;

    void say(std::string_view name, std::int64_t value) const;
    void say(std::string_view name, std::string text) const;
    void say_choice(std::string_view name, std::string_view list, std::int8_t order) const;
    void uses(records::EntityKind entity, const std::string& key, std::string_view field) const;
    void end(std::string_view variant) const;  // the sentence "score.<part>.<variant>"
    /// Nothing is known: neutral share.
    [[nodiscard]] Share unknown(std::string_view variant) const;
    /// Every input is known.
    [[nodiscard]] Share known(std::int64_t share, std::string_view variant) const;
};

using PartFunction = Share (*)(const PartCase&);
/// By PartKind.
[[nodiscard]] PartFunction part_function(PartKind kind);

[[nodiscard]] Share competence_share(const PartCase& c);
[[nodiscard]] Share study_share(const PartCase& c);
[[nodiscard]] Share performance_share(const PartCase& c);
[[nodiscard]] Share training_share(const PartCase& c);
[[nodiscard]] Share experience_share(const PartCase& c);
[[nodiscard]] Share interest_share(const PartCase& c);
[[nodiscard]] Share community_share(const PartCase& c);
[[nodiscard]] Share distance_share(const PartCase& c);

/// The share that a wish gives when it is met; model parameters by kind and order.
[[nodiscard]] std::int64_t wish_share(const Part& part, const WishFact& wish);
[[nodiscard]] std::int32_t points_of(const Part& part, std::int64_t share);

}  // namespace scoring
