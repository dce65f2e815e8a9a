// equity.hpp: how a plan falls on groups of people, with the counts behind every figure.
//
// Problem   Who answers for a plan is asked whether women, the old, a unit or a district were passed over. Sex, age and home
//           never enter a score or a rule; whether the outcome differs all the same must be seen, not believed.
// Result    For one dimension: every group with its people, and how many of them move, gain, lose, wish, get a wish or do
//           not, and are held by rules. Groups are disjoint and take up everybody, who is unknown in a group of their own,
//           so that each column adds up to the plan's own totals.
// Verdict   Each share is set against that of everybody else in the city by Fisher's exact test, two-sided. It says "lower"
//           or "higher" only where chance alone would part two groups so far in less than 5 % of plans, the 5 % divided
//           among the groups compared, since among forty units one always stands out. A group so small that not even its
//           most extreme outcome would reach that is "too few to judge". The verdict is a screen that says where to look:
//           moves hang together in chains, and a difference may have a good reason.
// Cost      O(people + units) and one test a figure: about a millisecond a city.
// Failure   None. Who is not in the records is unknown in every dimension.
// Source    R. A. Fisher, The Logic of Inductive Inference, J. R. Stat. Soc. 98 (1935); O. J. Dunn, Multiple Comparisons
//           Among Means, J. Am. Stat. Assoc. 56 (1961), for dividing the level. That small numbers carry no finding is the
//           practice of 29 CFR 1607.4(D), whose four-fifths rule alone calls every small group unequal.
#pragma once

#include <array>

#include "core/base/message.hpp"
#include "core/planning/plan.hpp"

namespace planning {

enum class EquityBy : std::uint8_t {
    sex,
    age,       // on the plan's day: under 30, 30 to 39, 40 to 49, 50 and over
    unit,      // the agency of the seat held before: the unit directly below the city
    district,  // of the home
};
inline constexpr std::array k_equity_dimensions = {EquityBy::sex, EquityBy::age, EquityBy::unit, EquityBy::district};

enum class EquityMeasure : std::uint8_t {
    moves,    // of the people
    gains,    // of the people: the new seat suits better
    loses,    // of the people: it suits less
    wishers,  // of the people: asked for something else than staying
    met,      // of the wishers: move onto a seat they asked for
    refused,  // of the wishers: the others
    blocked,  // of the people: rules keep them where they are
};
inline constexpr std::size_t k_equity_measures = 7;

enum class Verdict : std::uint8_t {
    alone,    // there is nobody else to compare with
    too_few,
    alike,    // no further from the rest than chance explains
    lower,
    higher,
};

struct EquityFigure {
    std::vector<std::int32_t> people;  // of the market, ascending
    std::int64_t of = 0;
    Verdict verdict = Verdict::alone;
    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(people.size()); }
    /// Of 100,000, nullopt of nobody.
    [[nodiscard]] std::optional<std::int64_t> share() const;
    bool operator==(const EquityFigure&) const = default;
};

struct EquityGroup {
    std::string id;                    // "female", "30_39", unit id, "1373.01"; empty: unknown
    std::vector<std::int32_t> people;  // of the market, ascending
    std::array<EquityFigure, k_equity_measures> figures;
    std::int64_t gain = 0;  // of those who move, added up; 100,000 a full score
    [[nodiscard]] const EquityFigure& figure(EquityMeasure measure) const { return figures[static_cast<std::size_t>(measure)]; }
    /// Of those who move; nullopt if nobody does.
    [[nodiscard]] std::optional<std::int64_t> mean_gain() const;
    bool operator==(const EquityGroup&) const = default;
};

struct Equity {
    EquityBy by = EquityBy::sex;
    std::vector<EquityGroup> groups;  // in the order of choices and ages, units by people; the unknown last
    EquityGroup all;
};

/// `registry`: the records that the plan was made from.
[[nodiscard]] Equity equity(const Plan& plan, const records::Registry& registry, EquityBy by);

/// `count` of `of` in a group against the rest of `all_count` of `all`, at a level of 5 % divided by `comparisons`.
struct Proportion {
    std::int64_t count = 0, of = 0, all_count = 0, all = 0;
};
[[nodiscard]] Verdict judge(const Proportion& proportion, std::int64_t comparisons);

[[nodiscard]] std::string_view equity_by_name(EquityBy by);                 // "sex"; `planning.equity.by.sex` in words
[[nodiscard]] std::string_view equity_measure_name(EquityMeasure measure);  // "moves"
[[nodiscard]] std::string_view verdict_name(Verdict verdict);               // "too_few"
/// What a reader calls the group.
[[nodiscard]] std::string group_words(const records::Registry& registry, EquityBy by, const std::string& id,
                                      const base::Catalog& words);
/// What stands out: "Pindah lebih jarang; ...", or that nothing does, or that there are too few to judge.
[[nodiscard]] std::string finding_words(const EquityGroup& group, const base::Catalog& words);

}  // namespace planning
