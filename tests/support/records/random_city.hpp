// random_city.hpp: small registries with every kind of record, every choice and plenty of holes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/records/builder.hpp"

namespace support {

/// Random numbers that are the same on every machine (splitmix64: Steele, Lea, Flood 2014).
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    std::int64_t below(std::int64_t count) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(count));
    }
    std::int64_t between(std::int64_t least, std::int64_t most) { return least + below(most - least + 1); }
    bool chance(int percent) { return below(100) < percent; }

private:
    std::uint64_t state_;
};

struct NamedRow {
    std::string entity;
    Row row;
};

class RandomCity {
public:
    RandomCity(std::uint64_t seed, int people, int seats)
        : random_(seed), papers_(~seed), proofs_(seed ^ 0x5eed), kin_(seed ^ 0xfa41), pasts_(seed ^ 0x9a57), people_(people), seats_(seats) {
        make();
    }

    /// The records, in the order they were drawn.
    [[nodiscard]] const std::vector<NamedRow>& rows() const { return rows_; }
    [[nodiscard]] Builder build() const { return build(rows_); }
    [[nodiscard]] static Builder build(const std::vector<NamedRow>& rows) {
        Builder builder;
        for (const NamedRow& row : rows) builder.add(row.entity, row.row);
        return builder;
    }
    [[nodiscard]] std::vector<NamedRow> shuffled(std::uint64_t seed) const {
        std::vector<NamedRow> rows = rows_;
        Random random(seed);
        for (std::size_t i = rows.size(); i > 1; --i) {
            std::swap(rows[i - 1], rows[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(i)))]);
        }
        return rows;
    }
    [[nodiscard]] static std::string number(std::int64_t person) {
        return "1980010120050110" + std::to_string(10 + person);
    }

private:
    std::string any(std::string_view list) {
        const auto& choices = records::Catalogue::standard().choices(list).choices;
        return choices[static_cast<std::size_t>(random_.below(static_cast<std::int64_t>(choices.size())))].code;
    }
    std::string day(int from, int to) {
        const auto year = random_.between(from, to);
        return base::iso_text(*base::day_from_civil(static_cast<int>(year), static_cast<int>(random_.between(1, 12)),
                                                    static_cast<int>(random_.between(1, 28))));
    }
    // A value, or a hole.
    std::string maybe(std::string value) { return random_.chance(15) ? std::string() : value; }
    std::string id(const char* letter, int count) { return letter + std::to_string(random_.below(count)); }

    void make() {
        const int units = 6;
        for (int i = 0; i < units; ++i) {
            rows_.push_back({"unit",
                             {{"unit_id", "u" + std::to_string(i)},
                              {"name", "Unit " + std::to_string(i)},
                              {"parent_id", maybe(id("u", units))},
                              {"service", maybe(any("service"))},
                              {"district", maybe(any("district"))}}});
        }
        for (int i = 0; i < seats_; ++i) make_seat(i, units);
        for (int i = 0; i < people_; ++i) make_person(i, units);
        add_kin();
        add_posts();
    }

    // Earlier posts, of jobs that the map knows or not; likewise from a stream of their own.
    void add_posts() {
        std::swap(random_, pasts_);
        for (int i = 0; i < people_; ++i) {
            for (std::int64_t n = random_.below(4); n > 0; --n) {
                const std::string job = id("j", 14), title = random_.chance(20) ? "Analis Ahli Muda" : "Jabatan " + std::to_string(random_.below(14));
                rows_.push_back({"position_history", {{"employee_number", number(i)}, {"since", maybe(day(1995, 2026))}, {"job_title", maybe(title)}, {"unit_name", "Unit"},
                                                      {"job_id", maybe(job)}, {"unit_id", maybe(id("u", 6))}}});
            }
        }
        std::swap(random_, pasts_);
    }

    // Relatives, some of them nobody in service, acting posts, the panel, awards and assignments; likewise from a stream of their own.
    void add_kin() {
        std::swap(random_, kin_);
        for (int i = 0; i < people_; ++i) {
            if (!random_.chance(40)) continue;
            const std::string who = number(i), other = number(random_.below(people_ + 2));
            rows_.push_back({"family", {{"employee_number", who}, {"relative_number", other}, {"relation", maybe(any("relation"))}}});
        }
        for (int i = 0; i < people_; ++i) {
            if (random_.chance(30)) add_acting(number(i));
            if (random_.chance(15)) rows_.push_back({"panel", {{"employee_number", number(i)}, {"since", maybe(day(2024, 2027))}, {"until", random_.chance(30) ? day(2026, 2027) : ""}}});
        }
        for (int i = 0; i < people_; ++i) {
            if (random_.chance(40)) rows_.push_back({"award", {{"employee_number", number(i)}, {"name", "Satyalancana"}, {"received_on", maybe(day(2018, 2027))}}});
            if (!random_.chance(40)) continue;
            rows_.push_back({"assignment", {{"employee_number", number(i)}, {"name", "Tim"}, {"kind", maybe(any("assignment_kind"))}, {"since", maybe(day(2015, 2027))},
                                            {"until", maybe(day(2018, 2028))}, {"decree", maybe("1")}}});
        }
        std::swap(random_, kin_);
    }

    void add_acting(const std::string& who) {
        const std::string position = id("p", seats_ + 1), since = maybe(day(2026, 2026)), until = maybe(day(2026, 2027));
        rows_.push_back({"acting", {{"employee_number", who}, {"position_id", position}, {"since", since}, {"until", until},
                                    {"extensions", maybe(std::to_string(random_.below(3)))}}});
    }

    void make_seat(int i, int units) {
        const int job = static_cast<int>(random_.below(12));
        const char* kinds[] = {"structural", "functional", "operational"};
        const char* tiers[] = {"supervisor", "functional", "staff"};
        const std::string kind = kinds[job % 3];
        std::string tier = tiers[job % 3];
        if (kind == "structural")
            tier = std::vector<std::string>{"supervisor", "administrator",
                                            "senior_leader"}[static_cast<std::size_t>(random_.below(3))];
        // Some are offices that rules know by their titles.
        const char* offices[] = {"Camat", "Jabatan", "Jabatan", "Kepala Puskesmas", "Jabatan", "Jabatan", "Inspektur"};
        std::string title = (job < 7 ? std::string(offices[job]) : "Jabatan") + " " + std::to_string(job), level;
        if (kind == "functional") {
            level = any("functional_level");
            title = (job == 1 ? "Kepala Sekolah " : "JF ") + std::to_string(job);
        }
        std::string competencies;
        for (const auto& competency : records::Catalogue::standard().choices("competency").choices) {
            if (random_.chance(40)) competencies += competency.code + ":" + std::to_string(random_.between(1, 5)) + ";";
        }
        rows_.push_back({"position",
                         {{"position_id", "p" + std::to_string(i)},
                          {"unit_id", id("u", units)},
                          {"job_id", "j" + std::to_string(job) + level},
                          {"title", title},
                          {"kind", maybe(kind)},
                          {"tier", maybe(tier)},
                          {"level", maybe(level)},
                          {"job_family", maybe(any("job_family"))},
                          {"need", maybe(std::to_string(random_.below(4)))},
                          {"min_staff", maybe(std::to_string(random_.below(2)))},
                          {"min_rank", maybe(any("rank"))},
                          {"min_education", maybe(any("education_level"))},
                          {"study_fields", maybe(any("study_field") + ";" + any("study_field"))},
                          {"competencies", maybe(competencies)}}});
    }

    // From a stream of their own, so that the other records of a seed stay as they are.
    void add_papers(Row& row) {
        std::swap(random_, papers_);
        row.insert(row.end(), {{"inspectorate_clearance", maybe(random_.chance(90) ? "1" : "0")},
                               {"wealth_report_year", maybe(std::to_string(random_.between(2023, 2025)))},
                               {"certificate_field", maybe(any("study_field"))},
                               {"licence_number", maybe("STR")},
                               {"licence_until", maybe(day(2025, 2030))}});
        std::swap(random_, papers_);
    }

    // Ends of trainings and declared levels, verified or not; likewise.
    void add_proof(Row& row, bool is_training) {
        std::swap(random_, proofs_);
        if (is_training) row.emplace_back("ended_on", maybe(day(2021, 2027)));
        else if (random_.chance(50))
            row.insert(row.end(), {{"declared_level", maybe(std::to_string(random_.below(6)))},
                                   {"verifier", maybe("Camat")},
                                   {"verified_on", maybe(day(2021, 2027))}});
        std::swap(random_, proofs_);
    }

    void make_person(int i, int units) {
        const std::string who = number(i);
        const auto& seat = rows_[static_cast<std::size_t>(units) + static_cast<std::size_t>(random_.below(seats_))].row;
        rows_.push_back({"employee",
                         {{"employee_number", who},
                          {"birth_date", maybe(day(1960, 2000))},
                          {"employment_kind", maybe(random_.chance(70) ? "pns" : any("employment_kind"))},
                          {"legal_status", maybe(random_.chance(90) ? "active" : any("legal_status"))},
                          {"probation", maybe(random_.chance(90) ? "P" : "C")},
                          {"rank", maybe(any("rank"))},
                          {"education_level", maybe(any("education_level"))},
                          {"position_since", maybe(day(2015, 2026))},
                          {"service_since", maybe(day(1990, 2025))},
                          {"home_district", maybe(any("district"))},
                          {"unit_id", maybe(seat[1].second)},
                          {"job_id", maybe(seat[2].second)}}});
        add_papers(rows_.back().row);
        const auto some = [&](const char* entity, int most, auto&& fields) {
            for (std::int64_t n = random_.below(most + 1); n > 0; --n) {
                Row row = fields(n);
                row.emplace_back("employee_number", who);
                const std::string_view kind = entity;
                if (kind == "training" || kind == "competency") add_proof(row, kind == "training");
                rows_.push_back({entity, std::move(row)});
            }
        };
        some("education", 2, [&](auto n) {
            return Row{{"level", any("education_level")},
                       {"name", "P" + std::to_string(n)},
                       {"study_field", maybe(any("study_field"))}};
        });
        some("performance", 2,
             [&](auto n) { return Row{{"year", std::to_string(2023 + n)}, {"rating", maybe(any("rating"))}}; });
        const auto& competencies = records::Catalogue::standard().choices("competency").choices;
        const auto first = static_cast<std::size_t>(random_.below(9));
        some("competency", 6, [&](auto n) {
            return Row{{"competency", competencies[(first + static_cast<std::size_t>(n)) % competencies.size()].code},
                       {"level", maybe(std::to_string(random_.below(6)))},
                       {"assessed_on", maybe(day(2022, 2026))}};
        });
        some("training", 3, [&](auto n) {
            return Row{{"name", n == 1 ? "Pelatihan Camat" : n == 2 ? "Manajemen Puskesmas" : "T3"},
                       {"started_on", "2024-01-01"},
                       {"job_family", maybe(any("job_family"))},
                       {"competency", maybe(any("competency"))},
                       {"hours", maybe(std::to_string(random_.below(60)))},
                       {"score", maybe(std::to_string(random_.between(5000, 10000)))},
                       {"passed", maybe(random_.chance(85) ? "1" : "0")},
                       {"valid_until", maybe(day(2024, 2029))}};
        });
        some("wish", 3, [&](auto n) {
            const std::string kind = any("wish_kind");
            const std::string wanted = kind == "position"   ? id("p", seats_)
                                       : kind == "unit"     ? id("u", units)
                                       : kind == "district" ? any("district")
                                                            : any("job_family");
            return Row{{"order", std::to_string(n)}, {"kind", kind}, {"target", maybe(wanted)}};
        });
        some("community", 2, [&](auto n) {
            return Row{{"organisation", "O" + std::to_string(n)},
                       {"service", maybe(any("service"))},
                       {"district", maybe(any("district"))},
                       {"from_year", maybe(std::to_string(random_.between(2010, 2026)))},
                       {"verifier", maybe("Lurah")}};
        });
        if (random_.chance(15))
            rows_.push_back({"discipline",
                             {{"employee_number", who},
                              {"decree", "SK"},
                              {"severity", any("discipline_severity")},
                              {"until", maybe(day(2025, 2028))}}});
    }

    Random random_, papers_, proofs_, kin_, pasts_;
    int people_, seats_;
    std::vector<NamedRow> rows_;
};

}  // namespace support
