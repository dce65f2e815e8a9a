// world.hpp: one person and one seat whose every rule passes, for tests to change one thing at a time.
#pragma once

#include "core/rules/evaluator.hpp"
#include "tests/support/records/builder.hpp"

namespace support {

inline constexpr const char* k_person = "198001012005011001";

/// A staff member of unit "u1" in seat "own"; "target" is an equal, vacant seat in unit "u2". Today is 2026-10-09.
inline Builder staff_world() {
    Builder builder;
    builder.add("unit", {{"unit_id", "u1"}, {"name", "Dinas Sosial"}, {"service", "social"}, {"district", "1373.02"}})
        .add("unit",
             {{"unit_id", "u2"}, {"name", "Dinas Perhubungan"}, {"service", "transport"}, {"district", "1373.01"}});
    for (const char* seat : {"own", "target"}) {
        builder.add("position", {{"position_id", seat},
                                 {"unit_id", std::string_view(seat) == "own" ? "u1" : "u2"},
                                 {"job_id", "admin"},
                                 {"title", "Pengadministrasi Perkantoran"},
                                 {"kind", "operational"},
                                 {"tier", "staff"},
                                 {"job_family", "administration"},
                                 {"need", "2"},
                                 {"min_education", "sma"},
                                 {"min_rank", "II/a"},
                                 {"max_rank", "III/b"}});
    }
    builder.add("employee", {{"employee_number", k_person},
                             {"birth_date", "1980-01-01"},
                             {"employment_kind", "pns"},
                             {"probation", "P"},
                             {"legal_status", "active"},
                             {"rank", "III/a"},
                             {"education_level", "s1"},
                             {"position_since", "2020-01-01"},
                             {"service_since", "2005-01-01"},
                             {"inspectorate_clearance", "1"},
                             {"unit_id", "u1"},
                             {"job_id", "admin"}});
    for (const char* year : {"2024", "2025"}) {
        builder.add("performance", {{"employee_number", k_person}, {"year", year}, {"rating", "good"}});
    }
    builder.add("education",
                {{"employee_number", k_person}, {"level", "s1"}, {"name", "Sosiologi"}, {"study_field", "social"}});
    return builder;
}

/// Sets fields of the person, of the target seat, or of the person's own seat and the target alike.
inline void person(Builder& world, Row row) {
    row.emplace_back("employee_number", k_person);
    world.add("employee", row);
}
inline void target(Builder& world, Row row) {
    row.emplace_back("position_id", "target");
    world.add("position", row);
}
/// The person's present job becomes another one.
inline void own_job(Builder& world, Row row) {
    row.emplace_back("position_id", "own");
    world.add("position", row);
    person(world, {{"job_id", "own-job"}});
    world.add("position", {{"position_id", "own"}, {"job_id", "own-job"}});
}

inline base::Day day(int year, int month, int date) { return *base::day_from_civil(year, month, date); }
inline base::Day today() { return day(2026, 10, 9); }

inline rules::Evaluator evaluate(const Builder& world, base::Day at = today(),
                                 const rules::Pack& pack = rules::Pack::standard()) {
    return rules::Evaluator::compile(world.registry(), records::Seating::of(world.registry()), pack, at);
}

/// The result of one rule for the person and the target seat, or nothing if it does not concern them.
inline std::optional<rules::RuleResult> verdict(const rules::Evaluator& evaluator, const Builder& world,
                                                std::string_view rule, std::string_view seat = "target") {
    for (rules::RuleResult& result : evaluator.explain(world.row("employee", k_person), world.row("position", seat))) {
        if (evaluator.rules()[result.rule].id == rule) return std::move(result);
    }
    return std::nullopt;
}

}  // namespace support
