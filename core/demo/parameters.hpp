// parameters.hpp: what the city is made of, read from assets/demo.
//
// Result    Plain structures with every name resolved to an index. The files are part of the build, so a mistake in
//           them is a broken invariant, not an error.
#pragma once

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/demo/scales.hpp"

namespace demo {

/// Names or numbers with their relative weights.
struct Weighted {
    std::vector<std::string> names;
    std::vector<int> weights;
};
struct Band {
    int from, to, weight;
};
using Bands = std::vector<Band>;

struct District {
    std::string code, name;
    int latitude, longitude;  // scaled by 100,000
    std::vector<std::string> places;
};

struct StaffCount {
    std::string job;
    int least, most;
};

/// One unit of the organisation with its head, its further posts and its staff; parts are units below it.
struct UnitPlan {
    std::string name, kind, service, district, echelon, head, secretariat, code;
    std::vector<std::string> fields;
    std::vector<std::pair<std::string, std::string>> posts;  // echelon, title
    std::vector<StaffCount> staff;
    std::vector<UnitPlan> parts;
};

/// Many units of one pattern: schools, wards.
struct UnitSet {
    UnitPlan pattern;
    std::string under, letter;
    std::vector<std::pair<std::string, std::string>> members;  // district, name
    std::vector<std::pair<std::string, int>> counts;           // district, how many
};

struct Service {
    std::string family;
    std::vector<std::string> fields;
};

struct Study {
    std::string key;
    Level level;
    std::string field, name, front, back;
    int age;
    bool common;  // open to every administrative post
};

struct FunctionalJob {
    std::string key, code, name, family;
    std::vector<std::string> fields;
    int female, contract;  // per mille
    int earliest, latest;  // full years of age
    std::vector<std::size_t> studies;
    std::vector<int> study_weights;
};

struct OperationalJob {
    std::string key, code, name, family;
    std::vector<std::string> old_names;
    Level min_education;
    std::vector<Level> levels;
    std::vector<int> level_weights;
    Rank min_rank, max_rank;
    int job_class, female, contract;
};

struct FunctionalLevel {
    std::string code, short_code, name, old_name;
    Rank min_rank, max_rank;
    int job_class, competency;
};

struct Echelon {
    std::string code, id, tier;
    Rank min_rank, max_rank;
    Level min_education;
    int job_class, competency, least_age, most_age, least_service, female, vacant;
};

struct NamePools {
    std::map<std::string, std::vector<std::string>, std::less<>> pools;
    int javanese, batak, single, single_before, clan, hajj;
};

/// Per mille of those whom a paper concerns.
struct PapersPlan {
    int clearance_known, findings, reported, reported_late, certified, licensed, licence_dated, licence_expired;
};

/// Per mille of the people: those whose spouse is in service too, of these those in the same unit; and of the couples,
/// those whom both have on record.
struct FamilyPlan {
    int couples, same_unit, recorded_twice;
};

struct PeoplePlan {
    std::map<std::string, Bands, std::less<>> ages, tenure;
    Bands appointment_years, contract_years;  // contract years: from == to
    std::array<int, 64> appointment_age{};    // weight by age
    int probation, contract_calibration, mismatch, home_same, home_outside, calling;
    Weighted legal_status, religion, marital, birth_places;
    std::vector<std::string> religion_ids, marital_ids, streets, calling_services;
    NamePools names;
    PapersPlan papers;
    FamilyPlan family;
};

struct TrainingPlan {
    std::vector<int> yearly_hours;
    int fewest_hours, years, score_mean, score_spread, failed, calling;
    struct Leadership {
        std::string name;
        int taken, hours;
    };
    std::map<std::string, Leadership, std::less<>> leadership;  // by tier
    std::vector<std::string> sociocultural, competencies;
    std::map<std::string, std::vector<std::string>, std::less<>> families;
    struct Course {
        std::string competency;  // empty: none
        int hours, valid_months;  // 0: for good
        std::string provider;
    };
    std::map<std::string, Course, std::less<>> courses;  // by name, all of the above
};

struct CommunityPlan {
    int permille, second, verified;
    std::vector<std::string> roles, verifiers;
    std::map<std::string, std::vector<std::string>, std::less<>> organisations;  // by service
};

struct WishPlan {
    int permille, stay, home, career, interest, second, third;
    std::map<std::string, std::vector<std::string>, std::less<>> reasons;
};

struct HonourPlan {
    std::vector<std::pair<std::string, int>> service_awards;  // name, years of service
    int awarded, called, decreed;                             // per mille
    Weighted kinds;                                           // of assignments
    std::map<std::string, std::vector<std::string>, std::less<>> names;  // by kind
    std::vector<std::string> roles;
};

struct HistoryPlan {
    std::vector<std::pair<std::string, std::string>> panel;  // titles, and the roles of those who hold them
    Weighted rating_kinds;
    std::map<std::string, Weighted, std::less<>> ratings;
    int assessed_current, assessed_expired, assessed_mean, assessed_spread, talent;
    TrainingPlan training;
    CommunityPlan community;
    WishPlan wishes;
    struct Discipline {
        std::string severity;
        int per_ten_thousand, months;
    };
    HonourPlan honours;
    std::vector<Discipline> discipline;
    int past_discipline, past_severe;  // per ten thousand
    int for_performance;               // per mille of the penalties
};

struct StaffingPlan {
    int vacancy, surplus, floor;
    std::map<std::string, int, std::less<>> shortage;
    std::vector<std::string> scarce_jobs, surplus_jobs;
    std::string surplus_district;
};

struct Parameters {
    std::string city;
    int base_employees;
    std::vector<District> districts;
    std::map<std::string, UnitPlan, std::less<>> secretariats;
    std::vector<UnitPlan> agencies;
    std::vector<UnitSet> sets;
    std::map<std::string, Service, std::less<>> services;
    std::vector<Study> studies;
    std::map<std::string, std::vector<std::string>, std::less<>> institutions;
    std::vector<FunctionalJob> functional;
    std::vector<OperationalJob> operational;
    std::vector<std::string> old_teacher_titles;
    std::vector<FunctionalLevel> levels;  // beginner, skilled, proficient, lead, first, junior, senior
    std::vector<Echelon> echelons;
    PeoplePlan people;
    HistoryPlan history;
    StaffingPlan staffing;
    std::vector<std::pair<std::string, int>> dirt_rates;  // code, per ten thousand rows
};

/// The embedded parameters; lives as long as the program.
[[nodiscard]] const Parameters& parameters();

/// Index of the district; asserts.
[[nodiscard]] std::size_t district_of(std::string_view code);
[[nodiscard]] std::size_t echelon_of(std::string_view code);

}  // namespace demo
