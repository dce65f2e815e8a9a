// check.hpp: the shape of a check, shared by the files that implement them (internal to this folder).
//
// Problem   The quick answer and the explained answer must come from the same lines of code.
// Result    A check is a function of a `Case`: it names the evidence it looks at as it goes, and ends in pass, fail or
//           review with the variant of its sentence. Without a `Fact` to fill, naming evidence costs one comparison.
//           No value means: the rule does not concern this pair.
// Contract  A pair check may read only those seat facts that make up the seat's class (see class_key); an exact check may
//           read all. A gate with an exact check asks every position of those people whom it concerns (CheckSpec), so they
//           should be few.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/rules/fact.hpp"
#include "core/rules/facts.hpp"
#include "core/rules/pack.hpp"

namespace rules {

using Verdict = std::optional<Outcome>;

/// `titles` are the beginnings of job titles, `trainings` words in the names of trainings, `dates` days as 2026-10-09.
enum class ParameterKind : std::uint8_t { number, choices, words, titles, trainings, dates };

struct ParameterSpec {
    std::string_view name;
    ParameterKind kind = ParameterKind::number;
    std::string_view list = {};  // of choices
    std::size_t least_words = 1;
};

/// A rule whose parameters are resolved: by position in its check's specification, choices as their order, titles and
/// trainings as the names among the facts that they mean.
struct PreparedRule {
    const Rule* rule = nullptr;
    std::uint16_t index = 0;
    Verdict (*check)(const struct Case&) = nullptr;
    bool (*concerns)(const PersonFacts&) = nullptr;  // as in its specification
    bool (*only_warns)(const struct Case&) = nullptr;  // likewise
    std::vector<std::int64_t> numbers;
    std::vector<std::vector<std::int8_t>> choices;
    std::vector<std::vector<bool>> names;
};

struct Case {
    const Facts& facts;
    const PreparedRule& rule;
    const PersonFacts* person = nullptr;  // null for seat, plan and calendar checks
    const SeatFacts* seat = nullptr;      // null for person and calendar checks
    std::int32_t occupants = 0;           // for plan checks
    Fact* fact = nullptr;                 // null: only the outcome is wanted
    const std::vector<std::uint32_t>* placed = nullptr;  // where everybody sits after a plan; null: as today

    [[nodiscard]] std::int64_t number(std::size_t parameter) const { return rule.numbers[parameter]; }
    [[nodiscard]] std::span<const std::int8_t> choices(std::size_t parameter) const { return rule.choices[parameter]; }
    [[nodiscard]] bool has_choice(std::size_t parameter, std::int8_t order) const {
        return std::ranges::contains(choices(parameter), order);
    }
    /// Whether the job's title is one of the parameter's titles.
    [[nodiscard]] bool has_title(std::size_t parameter, const JobFacts& job) const {
        return job.stem != k_unknown && rule.names[parameter][static_cast<std::size_t>(job.stem)];
    }
    /// Whether the person has passed one of the parameter's trainings.
    [[nodiscard]] bool has_training(std::size_t parameter) const {
        return std::ranges::any_of(person->trainings, [&](std::int32_t name) {
            return name != k_unknown && rule.names[parameter][static_cast<std::size_t>(name)];
        });
    }

    /// The position that a plan gives somebody; null: none other than today.
    [[nodiscard]] const SeatFacts* placed_on(std::uint32_t row) const {
        return placed == nullptr || (*placed)[row] == records::k_no_row ? nullptr : &facts.seats[(*placed)[row]];
    }

    // Evidence; nothing happens where only the outcome is wanted.
    void person_field(std::string_view field) const {
        if (fact != nullptr) add_field(records::EntityKind::employee, person->key, field);
    }
    void seat_field(std::string_view field) const {
        if (fact != nullptr) add_field(records::EntityKind::position, seat->key, field);
    }
    void record_field(records::EntityKind entity, const std::string& key, std::string_view field) const {
        if (fact != nullptr) add_field(entity, key, field);
    }
    void say(std::string_view name, std::int64_t value) const {
        if (fact != nullptr) add_arg(name, std::to_string(value));
    }
    void say(std::string_view name, base::Day day) const {
        if (fact != nullptr) add_arg(name, day_arg(day));
    }
    void say_text(std::string_view name, std::string text) const {
        if (fact != nullptr) add_arg(name, std::move(text));
    }
    void say_choice(std::string_view name, std::string_view list, std::int8_t order) const {
        if (fact != nullptr) add_arg(name, choice_text(list, order));
    }

    Verdict pass(std::string_view variant = "pass") const { return end(Outcome::pass, variant); }
    Verdict fail(std::string_view variant = "fail") const { return end(Outcome::fail, variant); }
    /// `variant` is a sentence of this check; without one, the common sentence names the missing `field`.
    Verdict review(std::string_view variant) const { return end(Outcome::needs_review, variant); }
    Verdict missing_person(std::string_view field) const { return missing(records::EntityKind::employee, person->key, field); }
    Verdict missing_seat(std::string_view field) const { return missing(records::EntityKind::position, seat->key, field); }
    /// The field that tells of the person's present job what the position map does not.
    Verdict missing_job() const {
        const JobFacts& job = person->job;
        return missing_person(job.kind == JobKind::unknown ? "position_kind" : job.tier == Tier::unknown ? "echelon" : "job_title");
    }
    Verdict missing(records::EntityKind entity, const std::string& key, std::string_view field) const {
        if (fact != nullptr) name_missing(entity, key, field);
        return Outcome::needs_review;
    }

private:
    Verdict end(Outcome outcome, std::string_view variant) const {
        if (fact != nullptr) name_sentence(variant);
        return outcome;
    }
    void add_field(records::EntityKind entity, const std::string& key, std::string_view field) const;
    void add_arg(std::string_view name, std::string value) const;
    [[nodiscard]] std::string choice_text(std::string_view list, std::int8_t order) const;
    void name_missing(records::EntityKind entity, const std::string& key, std::string_view field) const;
    void name_sentence(std::string_view variant) const;
};

struct CheckSpec {
    std::string_view name;
    Scope scope;
    Verdict (*check)(const Case&);
    std::span<const ParameterSpec> parameters;
    bool (*concerns)(const PersonFacts&) = nullptr;  // whom it says something of on some seat; null: anybody
    bool (*only_warns)(const Case&) = nullptr;        // where a gate is a flag; null: nowhere
};

[[nodiscard]] std::span<const CheckSpec> person_checks();
[[nodiscard]] std::span<const CheckSpec> seat_checks();
[[nodiscard]] std::span<const CheckSpec> career_checks();
[[nodiscard]] std::span<const CheckSpec> pair_checks();
[[nodiscard]] std::span<const CheckSpec> integrity_checks();
[[nodiscard]] std::span<const CheckSpec> office_checks();
[[nodiscard]] std::span<const CheckSpec> calendar_checks();
[[nodiscard]] std::span<const CheckSpec> notice_checks();
[[nodiscard]] std::span<const CheckSpec> exact_checks();
[[nodiscard]] std::span<const CheckSpec> acting_checks();
/// Null if no check has the name.
[[nodiscard]] const CheckSpec* find_check(std::string_view name);

/// The seat facts that pair checks may read.
[[nodiscard]] inline auto class_key(const SeatFacts& seat) {
    return std::tuple(seat.job.kind, seat.job.tier, seat.job.level, seat.job.family, seat.job.job_class, seat.job.stem,
                      seat.min_rank, seat.max_rank, seat.min_education, seat.study_fields, seat.teaching_hours);
}

/// Positions that pair checks cannot tell apart share a class.
struct SeatClasses {
    std::vector<std::uint32_t> of_seat;  // the class of each position
    std::vector<std::uint32_t> first;    // a position of each class
};
[[nodiscard]] SeatClasses seat_classes(const Facts& facts);

/// The rule with its parameters resolved among the facts; keeps a pointer to it. Its check exists.
[[nodiscard]] PreparedRule prepare(const Rule& rule, std::uint16_t index, const Facts& facts);

/// The tier that a job stands on; functional levels by their equivalents `level_tiers`. Unknown if level or tier is.
[[nodiscard]] inline Tier standing(const JobFacts& job, std::span<const std::int8_t> level_tiers) {
    if (job.tier != Tier::functional) return job.tier;
    if (job.level == k_unknown) return Tier::unknown;
    return static_cast<Tier>(level_tiers[static_cast<std::size_t>(job.level)] + 1);
}

[[nodiscard]] inline bool is_same_job(const JobFacts& a, const JobFacts& b) {
    return a.stem != k_unknown && a.stem == b.stem && a.kind == b.kind && a.tier == b.tier;
}

/// The same job at the same level.
[[nodiscard]] inline bool keeps_job(const Case& c) {
    return is_same_job(c.person->job, c.seat->job) && c.person->job.level == c.seat->job.level;
}

}  // namespace rules
