#include "core/rules/pack.hpp"

#include <catch_amalgamated.hpp>

#include "core/base/assets.hpp"
#include "tests/unit/rules/world.hpp"

using rules::Pack;

namespace {

// A pack of one rule, with one piece of its text replaced.
std::string one_rule(std::string_view from = {}, std::string_view to = {}) {
    std::string text = R"({"format": "serasi-rules/1", "id": "p", "title": {"id": "a", "en": "b"}, "rules": [
        {"id": "P09", "text": {"id": "a", "en": "b"}, "citation": "c", "source": "s", "effective_from": "2019-04-05",
         "effective_to": null, "severity": "gate", "scope": "person", "check": "minimum_tenure",
         "parameters": {"months": 24, "applies_to": ["pns"]}}]})";
    if (!from.empty()) text.replace(text.find(from), from.size(), to);
    return text;
}

}  // namespace

TEST_CASE("the standard pack holds the rules that the first plans need, each with text and source") {
    const Pack& pack = Pack::standard();
    for (const char* id :
         {"P01", "P02", "P03", "P05", "P06", "P07", "P08", "P09", "P10", "P11", "P13", "P14", "P15", "P16", "J02", "J03", "J05", "J06",
          "J07", "J09", "J10", "J13", "J14", "J15", "J16", "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10", "C11", "C12", "C13", "C14", "C15", "C16"}) {
        INFO(id);
        CHECK(pack.find(id) != nullptr);
    }
    for (const rules::Rule& rule : pack.rules) {
        INFO(rule.id);
        CHECK((!rule.text[0].empty() && !rule.text[1].empty() && !rule.source.empty()));
        // What claims to be law says which law.
        const bool is_design = rule.source.starts_with("Rancangan");
        CHECK((is_design || rule.unverified || !rule.citation.empty()));
    }
    CHECK(pack.find("P09")->number("months") == 24);
    CHECK(pack.find("P09")->citation == "Peraturan BKN 5/2019 Pasal 2");
    CHECK(pack.find("J05")->unverified);
    CHECK(pack.find("C10")->severity == rules::Severity::flag);
}

TEST_CASE("a faulty pack is refused with the rule and the field") {
    struct Line {
        const char* from;
        const char* to;
        const char* code;
        const char* place;
    };
    const Line line = GENERATE(values<Line>({
        {"serasi-rules/1", "serasi-rules/9", "rules.format", ""},
        {R"("id": "P09")", R"("id": "")", "rules.field", "rules[0]"},
        {R"("en": "b"}, "citation")", R"("xx": "b"}, "citation")", "rules.field", "P09"},
        {R"("citation")", R"("quotation")", "rules.field", "P09"},
        {"2019-04-05", "5 April 2019", "rules.date", "P09"},
        {R"("gate")", R"("fence")", "rules.field", "P09"},
        {R"("person")", R"("seat")", "rules.check", "P09"},
        {R"("minimum_tenure")", R"("horoscope")", "rules.check", "P09"},
        {"24", "24.5", "rules.parameter", "P09"},
        {"24", "-1", "rules.parameter", "P09"},
        {R"("months")", R"("moons")", "rules.parameter", "P09"},
        {R"(["pns"])", R"(["knight"])", "rules.parameter", "P09"},
        {R"(["pns"])", R"([])", "rules.parameter", "P09"},
        {R"(["pns"])", R"(["pns"], "more": 1)", "rules.parameter", "P09"},
        {"24", R"({"of": "P10"})", "rules.parameter", "P09"},
        {"24", R"({"of": "P09"})", "rules.parameter", "P09"},
        {"24", R"({"from": "P09"})", "rules.parameter", "P09"},
        {"}]}", "},]}", "json.syntax", "4:63"},
    }));
    INFO(line.from << " -> " << line.to);
    const auto pack = Pack::parse(one_rule(line.from, line.to));
    REQUIRE_FALSE(pack.has_value());
    CHECK(pack.error().code == line.code);
    CHECK(pack.error().place == line.place);
    CHECK(Pack::parse(one_rule()).has_value());
}

TEST_CASE("two rules with one id are refused") {
    std::string text = one_rule();
    const std::size_t begin = text.find("{\"id\": \"P09\""), end = text.rfind("]}");
    text.insert(end, "," + text.substr(begin, end - begin));
    const auto pack = Pack::parse(text);
    REQUIRE_FALSE(pack.has_value());
    CHECK(pack.error().code == "rules.duplicate");
}

TEST_CASE("a rule holds from its first day to its last") {
    rules::Rule rule;
    rule.effective_from = support::day(2019, 4, 5);
    rule.effective_to = support::day(2027, 12, 31);
    CHECK_FALSE(rule.is_in_force(support::day(2019, 4, 4)));
    CHECK(rule.is_in_force(support::day(2019, 4, 5)));
    CHECK(rule.is_in_force(support::day(2027, 12, 31)));
    CHECK_FALSE(rule.is_in_force(support::day(2028, 1, 1)));
    CHECK(rules::Rule{}.is_in_force(support::day(1990, 1, 1)));
}

TEST_CASE("shared settings replace a rule's parameters; what does not fit is reported and left out") {
    struct Line {
        const char* name;
        const char* value;
        bool fits;
    };
    const Line line = GENERATE(values<Line>({
        {"rule.P09.months", "36", true},
        {"rule.P09.applies_to", "pns; pppk", true},
        {"rule.P09.months", "soon", false},
        {"rule.P09.months", "-1", false},
        {"rule.P09.moons", "3", false},
        {"rule.P99.months", "3", false},
        {"rule.P09", "3", false},
        {"rule.P09.applies_to", "knight", false},
        {"rule.P09.applies_to", ";", false},
    }));
    INFO(line.name << " = " << line.value);
    support::Builder world;
    world.add("setting", {{"name", line.name}, {"value", line.value}})
        .add("setting", {{"name", "language"}, {"value", "id"}});
    std::vector<base::Error> problems;
    const Pack pack = Pack::standard().with_settings(world.registry(), problems);
    CHECK(problems.size() == (line.fits ? 0 : 1));
    CHECK((pack.find("P09")->parameters != Pack::standard().find("P09")->parameters) == line.fits);
    if (!line.fits) CHECK((problems.front().code == "rules.setting" && problems.front().place == line.name));
}

TEST_CASE("C13: sex, religion, ethnicity, marital status and disability may not enter a score") {
    for (const char* field : {"sex", "religion", "ethnicity", "marital_status", "disability"}) {
        const auto refusal = rules::forbidden_input(Pack::standard(), field, "model");
        REQUIRE(refusal);
        CHECK(refusal->code == "rules.forbidden_input");
        CHECK(std::ranges::contains(refusal->args, base::Arg{"citation", "PP 11/2017 Pasal 134 (sistem merit)"}));
    }
    CHECK_FALSE(rules::forbidden_input(Pack::standard(), "rank", "model"));
}

TEST_CASE("shared settings say whether a rule blocks, from when to when, and by which provision; what does not fit is left out") {
    struct Line {
        const char* name;
        const char* value;
        bool fits;
    };
    const Line line = GENERATE(values<Line>({{"rule.P09.severity", "flag", true},
                                             {"rule.P09.severity", "gate", true},
                                             {"rule.P09.severity", "info", false},
                                             {"rule.P09.severity", "maybe", false},
                                             {"rule.C14.severity", "gate", false},   // only tells what follows
                                             {"rule.C08.severity", "gate", false},   // told by the family of the seat
                                             {"rule.P09.effective_from", "2027-01-01", true},
                                             {"rule.P09.effective_from", "-", true},
                                             {"rule.P09.effective_from", "besok", false},
                                             {"rule.P09.effective_to", "2026-12-31", true},
                                             {"rule.C13.effective_to", "2000-01-01", false},  // what a score may not read
                                             {"rule.P09.citation", "Peraturan BKN 5/2019 Pasal 3", true},
                                             {"rule.P09.confirmed_by", "Bagian Hukum, 2026-11-02", true}}));
    INFO(line.name << " = " << line.value);
    support::Builder world;
    world.add("setting", {{"name", line.name}, {"value", line.value}});
    std::vector<base::Error> problems;
    const Pack pack = Pack::standard().with_settings(world.registry(), problems);
    CHECK(problems.size() == (line.fits ? 0 : 1));
    const rules::Rule &rule = *pack.find("P09"), &published = *Pack::standard().find("P09");
    const std::string_view name = line.name, value = line.value;
    if (!line.fits) {
        CHECK((rule.severity == published.severity && rule.effective_from == published.effective_from && rule.effective_to == published.effective_to));
        return;
    }
    if (name.ends_with("severity")) CHECK(rules::severity_name(rule.severity) == value);
    if (name.ends_with("from")) CHECK(rule.effective_from == base::parse_iso_day(value));
    if (name.ends_with("to")) CHECK(rule.effective_to == base::parse_iso_day(value));
    if (name.ends_with("citation")) CHECK(rule.citation == value);
    if (name.ends_with("confirmed_by")) CHECK((rule.confirmed_by == value && !rule.unverified));
}

TEST_CASE("a provision that somebody has confirmed is no longer called unverified") {
    const auto unverified = std::ranges::find(Pack::standard().rules, true, &rules::Rule::unverified);
    REQUIRE(unverified != Pack::standard().rules.end());
    support::Builder world;
    world.add("setting", {{"name", unverified->setting(rules::k_confirmed_by)}, {"value", "Bagian Hukum"}});
    std::vector<base::Error> problems;
    CHECK_FALSE(Pack::standard().with_settings(world.registry(), problems).find(unverified->id)->unverified);
}

TEST_CASE("no rule has a parameter by the name of what is said of every rule") {
    for (const rules::Rule& rule : Pack::standard().rules)
        for (const rules::Parameter& parameter : rule.parameters)
            for (const std::string_view name : {rules::k_severity, rules::k_from, rules::k_to, rules::k_citation, rules::k_confirmed_by})
                CHECK(parameter.name != name);
}
