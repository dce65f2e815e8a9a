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

    [[nodiscard]] std::int64_t number(std::size_t parameter) const {
        return part.parameters[parameter].numbers.front();
    }

    // Evidence; nothing happens where only the share is wanted.
    void say(std::string_view name, std::int64_t value) const {
        if (fact != nullptr) add_arg(name, std::to_string(value));
    }
    void say(std::string_view name, const std::string& text) const {
        if (fact != nullptr) add_arg(name, text);
    }
    void say_choice(std::string_view name, std::string_view list, std::int8_t order) const {
        if (fact != nullptr) add_arg(name, choice_text(list, order));
    }
    void uses(records::EntityKind entity, const std::string& key, std::string_view field) const {
        if (fact != nullptr) add_field(entity, key, field);
    }
    void end(std::string_view variant) const {  // the sentence "score.<part>.<variant>"
        if (fact != nullptr) name_sentence(variant);
    }
    /// Nothing is known: neutral share.
    [[nodiscard]] Share unknown(std::string_view variant) const;
    /// Every input is known.
    [[nodiscard]] Share known(std::int64_t share, std::string_view variant) const;

private:
    void add_arg(std::string_view name, std::string value) const;
    void add_field(records::EntityKind entity, const std::string& key, std::string_view field) const;
    [[nodiscard]] std::string choice_text(std::string_view list, std::int8_t order) const;
    void name_sentence(std::string_view variant) const;
};

// Places of the parameters in Part::parameters; model.cpp reads them in this order.
enum CompetenceParameter : std::size_t { k_valid_months, k_result_of_level, k_least_hours, k_declared_level, k_months_per_level };
enum PerformanceParameter : std::size_t { k_years, k_rating_shares, k_available_from_month };
enum TrainingParameter : std::size_t { k_target_hours, k_competence_share };
enum ExperienceParameter : std::size_t { k_full_months, k_length_share, k_same_family_share, k_same_tier_share };
enum CommunityParameter : std::size_t { k_service_share, k_district_share, k_full_years, k_unverified_share };
enum DistanceParameter : std::size_t { k_limit_km };
enum CareerParameter : std::size_t { k_career_months, k_full_posts, k_career_tier_share };
enum SupportParameter : std::size_t { k_support_months, k_assignment_kinds, k_support_shares };

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
[[nodiscard]] Share potential_share(const PartCase& c);
[[nodiscard]] Share education_share(const PartCase& c);
[[nodiscard]] Share career_share(const PartCase& c);
[[nodiscard]] Share integrity_share(const PartCase& c);
[[nodiscard]] Share support_share(const PartCase& c);

/// The share that a wish gives when it is met; model parameters by kind and order.
[[nodiscard]] std::int64_t wish_share(const Part& part, const WishFact& wish);
[[nodiscard]] std::int32_t points_of(const Part& part, std::int64_t share);

}  // namespace scoring
