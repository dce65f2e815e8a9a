#include "core/rules/calendar.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/rules/world.hpp"

using namespace support;
using rules::Outcome;

namespace {

// What one rule says of a day, once these settings are shared; nothing if it does not concern the day.
std::optional<rules::CalendarResult> hear(const char* rule, base::Day at, Row settings = {}) {
    Builder world;
    for (const auto& [name, value] : settings) world.add("setting", {{"name", name}, {"value", value}});
    std::vector<base::Error> problems;
    static rules::Pack pack;
    pack = rules::Pack::standard().with_settings(world.registry(), problems);
    CHECK(problems.empty());
    for (rules::CalendarResult& result : rules::explain_calendar(pack, records::Catalogue::standard(), at)) {
        for (const base::Language language : {base::Language::indonesian, base::Language::english}) {
            const base::Catalog words = base::Catalog::load(language);
            const std::string text = rules::sentence(result.fact, words, records::Catalogue::standard()) +
                                     rules::next_step(result.fact, words, records::Catalogue::standard());
            CHECK((!text.starts_with("rule.") && !text.contains('{') && !text.contains("day:")));
        }
        if (result.rule->id == rule) return std::move(result);
    }
    return std::nullopt;
}

rules::CalendarResult ask(const char* rule, base::Day at, const Row& settings = {}) {
    auto heard = hear(rule, at, settings);
    if (!heard) FAIL("no rule " << rule);
    return *std::move(heard);
}

struct Line {
    const char* rule;
    base::Day at;
    Row settings;
    const char* key;
    Outcome outcome = Outcome::pass;
    bool blocks = false;
};

}  // namespace

TEST_CASE("C03 and C04: on some days a transfer needs the Minister's permit") {
    // Candidates fixed on 22 September 2024, inauguration on 20 February 2025.
    const Line line = GENERATE(values<Line>({
        {"C03", day(2024, 3, 21), {}, "rule.election_moratorium.pass"},
        {"C03", day(2024, 3, 22), {}, "rule.election_moratorium.fail", Outcome::fail, true},
        {"C03", day(2025, 2, 20), {}, "rule.election_moratorium.fail", Outcome::fail, true},
        {"C03", day(2025, 2, 21), {}, "rule.election_moratorium.pass"},
        {"C03", day(2024, 6, 1), {{"rule.C03.permit_dated", "2024-06-01"}}, "rule.election_moratorium.permit"},
        {"C03",
         day(2024, 6, 1),
         {{"rule.C03.permit_dated", "2024-06-02"}},
         "rule.election_moratorium.fail",
         Outcome::fail,
         true},
        {"C03",
         day(2024, 6, 1),
         {{"rule.C03.permit_dated", "2024-03-21"}},
         "rule.election_moratorium.fail",
         Outcome::fail,
         true},
        {"C03",
         day(2030, 1, 1),
         {{"rule.C03.candidates_fixed", "2030-06-30"}, {"rule.C03.term_ends", "2031-02-20"}},
         "rule.election_moratorium.fail",
         Outcome::fail,
         true},
        {"C04", day(2025, 2, 19), {}, "rule.new_mayor.pass"},
        {"C04", day(2025, 2, 20), {}, "rule.new_mayor.fail", Outcome::fail, true},
        {"C04", day(2025, 8, 19), {}, "rule.new_mayor.fail", Outcome::fail, true},
        {"C04", day(2025, 8, 20), {}, "rule.new_mayor.pass"},
        {"C04", day(2025, 5, 1), {{"rule.C04.permit_dated", "2025-04-30"}}, "rule.new_mayor.permit"},
        {"C04", day(2025, 5, 1), {{"rule.C04.permit_dated", "2025-02-19"}}, "rule.new_mayor.fail", Outcome::fail, true},
    }));
    INFO(line.rule << ' ' << base::iso_text(line.at));
    const auto result = ask(line.rule, line.at, line.settings);
    CHECK(result.fact.key == line.key);
    CHECK(result.outcome == line.outcome);
    CHECK(result.blocks == line.blocks);
    CHECK_FALSE(result.fact.fields.empty());
}

TEST_CASE("C05: BKN clears the transfers before the decree is dated") {
    const auto dated = [](const char* clearance, const char* decree) {
        return Row{{"rule.C05.clearance_dated", clearance}, {"rule.C05.decree_dated", decree}};
    };
    const auto inaugurated = [](const char* clearance, const char* on) {
        return Row{{"rule.C05.clearance_dated", clearance}, {"rule.C06.inauguration_dated", on}};
    };
    const Line line = GENERATE_COPY(values<Line>({
        {"C05", today(), {}, "rule.clearance_before_decree.date_missing", Outcome::needs_review},
        {"C05", today(), dated("2026-10-09", ""), "rule.clearance_before_decree.recorded"},
        {"C05", today(), dated("2026-10-10", ""), "rule.clearance_before_decree.date_missing", Outcome::needs_review},
        {"C05", today(), dated("", "2026-10-09"), "rule.clearance_before_decree.fail", Outcome::fail, true},
        {"C05", today(), dated("2026-10-10", "2026-10-11"), "rule.clearance_before_decree.fail", Outcome::fail, true},
        {"C05", today(), dated("2026-10-01", "2026-10-02"), "rule.clearance_before_decree.pass"},
        {"C05", today(), dated("2026-10-02", "2026-10-02"), "rule.clearance_before_decree.same_day", Outcome::needs_review},
        {"C05", today(), dated("2026-10-03", "2026-10-02"), "rule.clearance_before_decree.late", Outcome::fail, true},
        {"C05", today(), inaugurated("", "2026-10-09"), "rule.clearance_before_decree.inaugurated", Outcome::fail, true},
        {"C05", today(), inaugurated("2026-10-08", "2026-10-07"), "rule.clearance_before_decree.inaugurated", Outcome::fail, true},
        {"C05", today(), inaugurated("2026-10-07", "2026-10-07"), "rule.clearance_before_decree.recorded"},
    }));
    INFO(line.key);
    const auto result = ask(line.rule, line.at, line.settings);
    CHECK(result.fact.key == line.key);
    CHECK(result.outcome == line.outcome);
    CHECK(result.blocks == line.blocks);
    CHECK(result.fact.fields.front().field == "value");
}

TEST_CASE("C06: the inauguration follows within thirty days of the decree, and never blocks") {
    CHECK_FALSE(hear("C06", today()));
    CHECK_FALSE(hear("C06", today(), {{"rule.C06.inauguration_dated", "2026-10-01"}}));
    const auto dated = [](const char* inauguration) {
        return Row{{"rule.C05.decree_dated", "2026-09-01"}, {"rule.C06.inauguration_dated", inauguration}};
    };
    Row shorter = dated("2026-09-12");
    shorter.emplace_back("rule.C06.days", "10");
    const Line line = GENERATE_COPY(values<Line>({
        {"C06", day(2026, 10, 1), dated(""), "rule.prompt_inauguration.open"},
        {"C06", day(2026, 10, 2), dated(""), "rule.prompt_inauguration.date_missing", Outcome::needs_review},
        {"C06", today(), dated("2026-10-01"), "rule.prompt_inauguration.pass"},
        {"C06", today(), dated("2026-10-02"), "rule.prompt_inauguration.fail", Outcome::fail},
        {"C06", today(), dated("2026-09-01"), "rule.prompt_inauguration.pass"},
        {"C06", today(), dated("2026-08-31"), "rule.prompt_inauguration.early", Outcome::fail},
        {"C06", today(), shorter, "rule.prompt_inauguration.fail", Outcome::fail},
    }));
    INFO(line.key);
    const auto result = ask(line.rule, line.at, line.settings);
    CHECK(result.fact.key == line.key);
    CHECK(result.outcome == line.outcome);
    CHECK_FALSE(result.blocks);
}

TEST_CASE("the decree of a round has one date, whichever rule asks for it") {
    CHECK(rules::Pack::standard().find("C06")->setting("decree_dated") == "rule.C05.decree_dated");
    Builder world;
    world.add("setting", {{"name", "rule.C05.decree_dated"}, {"value", "2026-10-02"}});
    world.add("setting", {{"name", "rule.C06.decree_dated"}, {"value", "2026-10-05"}});
    std::vector<base::Error> problems;
    const rules::Pack pack = rules::Pack::standard().with_settings(world.registry(), problems);
    CHECK(pack.find("C06")->words("decree_dated") == std::vector<std::string>{"2026-10-02"});
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().place == "rule.C06.decree_dated");
}

TEST_CASE("C03 and C04: a date that is missing needs review and names the setting") {
    rules::Pack pack = rules::Pack::standard();
    for (rules::Rule& rule : pack.rules)
        for (rules::Parameter& parameter : rule.parameters)
            if (rule.is_date(parameter.name)) parameter.words.clear();
    const auto results = rules::explain_calendar(pack, records::Catalogue::standard(), today());
    REQUIRE(results.size() == 3);  // C06 waits for a decree
    for (const rules::CalendarResult& result : results) {
        CHECK(result.outcome == Outcome::needs_review);
        CHECK_FALSE(result.blocks);
        CHECK(result.fact.key.ends_with(".date_missing"));
    }
    CHECK(results[0].fact.fields.back().key == "rule.C03.candidates_fixed");
    CHECK(results[1].fact.fields.back().key == "rule.C04.inaugurated");
    CHECK(results[2].fact.fields.back().key == "rule.C05.clearance_dated");
}

TEST_CASE("a shared date that is none is reported and left out") {
    Builder world;
    world.add("setting", {{"name", "rule.C04.inaugurated"}, {"value", "soon"}});
    std::vector<base::Error> problems;
    const rules::Pack pack = rules::Pack::standard().with_settings(world.registry(), problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().code == "rules.setting");
    CHECK(pack.find("C04")->words("inaugurated") == std::vector<std::string>{"2025-02-20"});
}
