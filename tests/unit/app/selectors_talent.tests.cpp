#include "core/app/selectors_talent.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/records/builder.hpp"

namespace {

const base::Day k_today = *base::day_from_civil(2026, 10, 9);
constexpr const char* k_person = "198001012010011001";

/// One person on one seat whose requirement they meet in `met` of ten levels, rated as given in both years.
struct Case {
    std::string rating = "good";  // empty: unknown
    std::string level = "5";      // of integrity, 5 required; empty: not assessed
    support::Row discipline;
    std::string source_box = {};
    std::vector<std::pair<std::string, std::string>> settings;
    std::vector<std::pair<std::string, support::Row>> more = {};  // records of the person, by entity

    [[nodiscard]] app::TalentPlace place() const {
        support::Builder city;
        city.add("unit", {{"unit_id", "U1"}, {"name", "Dinas Satu"}, {"kind", "agency"}});
        city.add("position", {{"position_id", "S1"}, {"unit_id", "U1"}, {"job_id", "J1"}, {"title", "Analis"}, {"kind", "operational"},
                              {"tier", "staff"}, {"job_family", "administration"}, {"need", "1"}, {"competencies", "M.01:5"}});
        city.add("employee", {{"employee_number", k_person}, {"unit_id", "U1"}, {"job_id", "J1"}, {"job_title", "Analis"}, {"employment_kind", "pns"},
                              {"position_since", "2020-01-01"}, {"source_talent_box", source_box}});
        if (!rating.empty())
            for (const char* year : {"2024", "2025"}) city.add("performance", {{"employee_number", k_person}, {"year", year}, {"rating", rating}});
        if (!level.empty())
            city.add("competency", {{"employee_number", k_person}, {"competency", "M.01"}, {"level", level}, {"assessed_on", "2026-01-01"}});
        if (!discipline.empty()) city.add("discipline", discipline);
        for (auto [entity, row] : more) {
            row.emplace_back("employee_number", k_person);
            city.add(entity, row);
        }
        for (const auto& [name, value] : settings) city.add("setting", {{"name", "talent." + name}, {"value", value}});
        const auto assessment = planning::Assessment::create(std::make_shared<const records::Registry>(city.registry()), k_today);
        REQUIRE(assessment);
        const auto place = app::talent_of(*assessment, 0);
        REQUIRE(place);
        return *place;
    }
};

support::Row penalty(const char* severity, const char* until) {
    support::Row row = {{"employee_number", k_person}, {"decree", "1"}, {"severity", severity}, {"since", "2026-01-01"}};
    if (*until != 0) row.emplace_back("until", until);
    return row;
}

}  // namespace

TEST_CASE("performance is the mean of two years' ratings, and thresholds take in their lower bound", "[app][talent]") {
    struct Row {
        const char* rating;
        std::int64_t share;
        std::vector<int> boxes;
    };
    for (const Row& row : {Row{"very_good", 1000, {4, 7, 9}}, Row{"good", 800, {4, 7, 9}}, Row{"improve", 600, {2, 5, 8}}, Row{"poor", 400, {1, 3, 6}}}) {
        INFO(row.rating);
        const app::TalentPlace place = Case{.rating = row.rating}.place();
        CHECK(place.performance.expected == row.share);
        CHECK(place.performance.worst == row.share);
        CHECK(place.performance.best == row.share);
        CHECK(std::ranges::contains(row.boxes, place.box));
    }
    CHECK(Case{.settings = {{"performance_high", "81"}}}.place().box == Case{.rating = "improve"}.place().box);
}

TEST_CASE("awards and team assignments are 40 of 100 of performance, once anybody has one on record", "[app][talent]") {
    const std::pair<std::string, support::Row> award = {"award", {{"name", "Satyalancana"}, {"received_on", "2024-08-17"}}};
    const std::pair<std::string, support::Row> old = {"award", {{"name", "Satyalancana"}, {"received_on", "2014-08-17"}}};
    const std::pair<std::string, support::Row> team = {"assignment", {{"name", "Tim"}, {"kind", "team"}, {"since", "2025-01-01"}, {"decree", "1"}}};
    const std::pair<std::string, support::Row> done = {"assignment", {{"name", "Tim"}, {"kind", "team"}, {"since", "2015-01-01"}, {"until", "2015-02-01"}, {"decree", "1"}}};
    const auto performance = [](std::vector<std::pair<std::string, support::Row>> more, const char* rating = "good") {
        const app::TalentShare share = Case{.rating = rating, .more = std::move(more)}.place().performance;
        return std::array{share.worst, share.expected, share.best};
    };
    using Range = std::array<std::int64_t, 3>;
    CHECK(performance({}) == Range{800, 800, 800});
    CHECK(performance({award, team}) == Range{880, 880, 880});
    CHECK(performance({award, done}) == Range{800, 800, 800});
    CHECK(performance({old, done}) == Range{720, 720, 720});
    CHECK(performance({award}) == Range{800, 840, 880});  // assignments were never filled in
    // Without a rating an award gives no box.
    const app::TalentPlace unrated = Case{.rating = "", .more = {award, team}}.place();
    CHECK((unrated.box == 0 && !unrated.performance.is_known));
}

TEST_CASE("who has no rating, or no assessment, has no box instead of a low one", "[app][talent]") {
    CHECK(Case{.rating = ""}.place().box == 0);
    const app::TalentPlace unassessed = Case{.level = ""}.place();
    CHECK(unassessed.potential.best > unassessed.potential.expected);
    CHECK(unassessed.potential.worst < unassessed.potential.expected);
}

TEST_CASE("the worst penalty in force lowers potential; one that has ended, or a case in process, does not", "[app][talent]") {
    const std::int64_t clean = Case{}.place().potential.expected;
    const auto loss = [&](const support::Row& row) { return clean - Case{.discipline = row}.place().potential.expected; };
    // 15 of 75 parts: a quarter, a half and three quarters of them.
    CHECK(loss(penalty("minor", "2026-10-09")) == 50);
    CHECK(loss(penalty("moderate", "")) == 100);
    CHECK(loss(penalty("severe", "2027-01-01")) == 150);
    CHECK(loss(penalty("severe", "2026-10-08")) == 0);
    CHECK(loss(penalty("in_process", "")) == 0);
}

TEST_CASE("every severity of the catalogue has its integrity", "[app][talent]") {
    for (const records::Choice& choice : records::Catalogue::standard().choices("discipline_severity").choices)
        CHECK(Case{.discipline = penalty(choice.code.c_str(), "")}.place().potential.expected > 0);
}

TEST_CASE("a box that the source states is compared with the computed one", "[app][talent]") {
    const int box = Case{}.place().box;
    CHECK_FALSE(Case{}.place().differs());
    CHECK_FALSE(Case{.source_box = std::to_string(box)}.place().differs());
    const app::TalentPlace other = Case{.source_box = std::to_string(box % 9 + 1)}.place();
    CHECK((other.differs() && other.source_box == box % 9 + 1));
    CHECK_FALSE(Case{.rating = "", .source_box = "5"}.place().differs());  // without a box there is nothing to compare
    app::TalentBoard board;
    board[1] = {app::TalentPlace{.row = 1, .box = 1, .source_box = 1}, app::TalentPlace{.row = 2, .box = 1, .source_box = 4}};
    board[7] = {app::TalentPlace{.row = 3, .box = 7, .source_box = 4}, app::TalentPlace{.row = 4, .box = 7}};
    const auto found = app::differing(board);
    REQUIRE(found.size() == 2);
    CHECK((found[0].row == 2 && found[1].row == 3));
}

TEST_CASE("thresholds out of order are not used", "[app][talent]") {
    const int box = Case{}.place().box;
    CHECK(Case{.settings = {{"performance_high", "50"}}}.place().box == box);
    CHECK(Case{.settings = {{"potential_middle", "101"}}}.place().box == box);
    CHECK(Case{.settings = {{"performance_high", "viel"}}}.place().box == box);
}

TEST_CASE("the board holds everyone with a seat once, the best first", "[app][talent]") {
    support::Builder city;
    city.add("unit", {{"unit_id", "U1"}, {"name", "Dinas Satu"}, {"kind", "agency"}});
    city.add("position", {{"position_id", "S1"}, {"unit_id", "U1"}, {"job_id", "J1"}, {"title", "Analis"}, {"kind", "operational"},
                          {"tier", "staff"}, {"job_family", "administration"}, {"need", "5"}, {"competencies", "M.01:5"}});
    for (int number = 1; number <= 5; ++number) {
        const std::string key = "19800101201001100" + std::to_string(number);
        city.add("employee", {{"employee_number", key}, {"unit_id", "U1"}, {"job_id", number == 5 ? "" : "J1"}, {"job_title", number == 5 ? "" : "Analis"},
                              {"employment_kind", "pns"}, {"position_since", "2020-01-01"}});
        for (const char* year : {"2024", "2025"})
            city.add("performance", {{"employee_number", key}, {"year", year}, {"rating", number == 1 ? "good" : "very_good"}});
    }
    const auto assessment = planning::Assessment::create(std::make_shared<const records::Registry>(city.registry()), k_today);
    REQUIRE(assessment);
    std::size_t count = 0;
    for (const auto& people : app::talent_board(*assessment)) {
        count += people.size();
        CHECK(std::ranges::is_sorted(people, std::ranges::greater(), [](const app::TalentPlace& one) { return one.performance.expected + one.potential.expected; }));
    }
    CHECK(count == 4);
}
