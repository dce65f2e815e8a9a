// facts.hpp: what the checks need to know of a person and a seat, read once from the records.
//
// Problem   Checks run millions of times and must not search tables or compare texts.
// Result    Small integers. Unknown is always a value of its own (`unknown`, k_unknown, nullopt), never zero.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/steps.hpp"
#include "core/records/seating.hpp"

namespace rules {

enum class Outcome : std::uint8_t { pass, fail, needs_review };

enum class Employment : std::uint8_t { unknown, pns, pppk, pppk_part_time };
enum class JobKind : std::uint8_t { unknown, structural, functional, operational };
enum class Tier : std::uint8_t { unknown, staff, functional, supervisor, administrator, senior_leader };
enum class Probation : std::uint8_t { unknown, probation, permanent };

inline constexpr std::int8_t k_unknown = -1;

/// What kind of job: of a person's present one or of a seat.
struct JobFacts {
    JobKind kind = JobKind::unknown;
    Tier tier = Tier::unknown;
    std::int8_t level = k_unknown;      // order in the choice list functional_level
    std::int8_t family = k_unknown;     // order in the choice list job_family
    std::int8_t job_class = k_unknown;  // 1 to 17
    std::int32_t stem = k_unknown;      // number of the job title without its level: the same job at any level
};

inline constexpr std::size_t k_competencies = 9;
using Levels = std::array<std::int8_t, k_competencies>;  // by order in the choice list; k_unknown: none

/// Where a position or a person stands in the reporting line (lines.hpp); units are rows of their table.
struct Line {
    std::uint32_t leads = records::k_no_row;       // the unit whose head this is
    std::uint32_t reports_to = records::k_no_row;  // the unit whose head is the direct superior
    [[nodiscard]] bool is_over(const Line& other) const { return leads != records::k_no_row && leads == other.reports_to; }
    [[nodiscard]] bool is_known() const { return leads != records::k_no_row || reports_to != records::k_no_row; }
};

struct UnitFacts {
    std::uint32_t agency = records::k_no_row;       // the unit directly below the city that it belongs to, or itself
    std::uint32_t highest_led = records::k_no_row;  // rows of people; k_no_row: no rank is known
    std::uint32_t lowest_head = records::k_no_row;
};

/// Who has a say in moves today: a member of the panel, or the head of an agency.
struct Decider {
    std::uint32_t person = 0;                  // row
    std::uint32_t agency = records::k_no_row;  // whose head it is; k_no_row: a member of the panel
    std::string record;                        // of a member, the key in the panel
    std::string name;
};

/// A relative who is in service too.
struct Kin {
    std::uint32_t person = 0;           // row
    std::int8_t relation = k_unknown;   // what the other is to this one; order in the choice list relation
    std::string key;                    // of the record
};

/// What this one is to the other, from what the other is to this one: a parent's child. Codes of the choice list relation.
[[nodiscard]] std::string_view mirrored(std::string_view relation);

/// An assessed level.
struct LevelFact {
    std::int8_t competency = k_unknown, level = 0;
    std::optional<base::Day> assessed_on;
};

struct DisciplineFact {
    std::string key;
    std::string severity;  // code; empty if unknown
    std::string cause;     // likewise
    std::optional<base::Day> until;
};

/// A post that the person holds for a time beside the own one (Plt).
struct ActingFact {
    std::string key;
    std::uint32_t seat = records::k_no_row;  // k_no_row: the map does not know the position
    std::optional<base::Day> since, until;
    std::optional<std::int64_t> extensions;
};

/// A post before the present one. It lasts until the next begins, whose day may be unknown.
struct PostFact {
    std::string key;
    std::optional<base::Day> since, until;
    JobFacts job;
};

struct RatingFact {
    std::string key;
    int year = 0;
    std::int8_t rating = k_unknown;  // order in the choice list rating
};

struct PersonFacts {
    std::string key;
    std::uint32_t own_seat = records::k_no_row;
    std::uint32_t unit = records::k_no_row;
    Employment employment = Employment::unknown;
    Probation probation = Probation::unknown;
    std::string legal_status;  // code; empty if unknown
    JobFacts job;
    std::optional<std::int64_t> retirement_age;  // of the job, where SIASN's reference of jobs says it
    std::int8_t rank = k_unknown;       // order in the choice list rank
    std::int8_t education = k_unknown;  // order in education_level, the highest known
    std::uint32_t study_fields = 0;     // bit = order in study_field
    bool is_study_proposed = false;     // no education record names a field: it is the employee's own
    std::optional<base::Day> birth, position_since, service_since;
    std::optional<bool> is_cleared;             // by the inspectorate
    std::optional<std::int64_t> wealth_report;  // year of the latest
    std::int8_t certificate_field = k_unknown;  // of the educator certificate; order in study_field
    bool has_licence = false;                   // a health worker's registration (STR) is on record
    std::optional<base::Day> licence_until;     // none: for life
    std::vector<RatingFact> ratings;            // by year
    std::vector<DisciplineFact> discipline;
    std::vector<ActingFact> acting;
    std::vector<PostFact> posts;                // by day, those without one first
    std::vector<LevelFact> levels;
    std::vector<Kin> kin;
    Line line;
    std::string request;                  // key of the first wish to move; empty: none, or to stay
    std::vector<std::int32_t> trainings;  // those passed, as places in Facts::trainings
};

struct SeatFacts {
    std::string key;
    std::uint32_t unit = records::k_no_row;
    JobFacts job;
    records::SeatCount count;
    std::int32_t min_staff = records::k_unknown_count;
    std::int8_t min_rank = k_unknown, max_rank = k_unknown;
    std::int8_t min_education = k_unknown;
    std::uint32_t study_fields = 0;  // 0: the map does not say
    std::int16_t teaching_hours = k_unknown;  // a week, for each of those who share them once the need is met
    Levels required{};
    Line line;
};

/// Choice orders that checks compare with, and everybody's facts.
struct Facts {
    base::Day today;
    const records::Catalogue* catalogue = nullptr;
    std::vector<PersonFacts> people;
    std::vector<SeatFacts> seats;
    std::vector<UnitFacts> units;
    std::vector<Decider> deciders;
    bool has_panel = false;                      // somebody is on record as a member today
    std::vector<std::string> stems;              // by the number that JobFacts hold
    std::vector<std::string> trainings;          // folded names
    std::int8_t last_pns_rank = k_unknown;       // ranks above are those of contract employees
    std::int8_t first_expert_level = k_unknown;  // functional levels from here on are "keahlian"
};

[[nodiscard]] Facts read_facts(const records::Registry& registry, const records::Seating& seating, base::Day today);
/// The same in slices, into an empty one. What is passed outlives the work.
[[nodiscard]] base::Steps read_facts(const records::Registry& registry, const records::Seating& seating, base::Day today, Facts& into);
/// "PERAWAT TERAMPIL" and "Terampil - Perawat" are both "perawat": the folded title without the words for the level.
[[nodiscard]] std::string job_stem(std::string_view title, const records::ChoiceList& levels);
/// Fills in what is unknown of a job and follows from its other fields, its echelon ("III.a") or the level in its title.
void complete(JobFacts& job, std::string_view echelon, std::string_view title, const records::Catalogue& catalogue);
/// "M.01:3;M.02:2" as levels.
[[nodiscard]] Levels required_levels(std::string_view list, const records::ChoiceList& competencies);

}  // namespace rules
