#include "tests/unit/scoring/table.hpp"

using scoring::PartKind;
using support::all;
using support::fields;

namespace {

// As in table.hpp, under the model that counts these parts.
void check_match(PartKind kind, const support::PartLine& line) {
    INFO(line.name);
    support::Builder world = support::staff_world();
    if (line.change) line.change(world);
    const scoring::Scorer scorer = support::score_of(world, line.at, *scoring::Model::find("match"));
    const auto person = world.row("employee", support::k_person), seat = world.row("position", line.seat);
    const scoring::Breakdown breakdown = scorer.explain(person, seat);
    const scoring::PartResult& part = breakdown.parts[static_cast<std::size_t>(kind)];
    CHECK(part.fact.key == "score." + scorer.model().part(kind).id + "." + line.key);
    CHECK(std::array{part.worst, part.points, part.best} == std::array{line.worst, line.points, line.best});
    CHECK(part.missing == (line.worst != line.best));
    CHECK(scorer.score(person, seat) == breakdown.total);
    CHECK_FALSE(part.fact.fields.empty());
}

auto penalty(const char* severity, const char* until) {
    return fields("discipline", {{"decree", std::string(severity) + until}, {"severity", severity}, {"since", "2024-01-01"}, {"until", until}});
}

auto post(const char* since, const char* title) {
    return fields("position_history", {{"since", since}, {"job_title", title}, {"unit_name", "U"}});
}

}  // namespace

TEST_CASE("potential is the score of the test, and a range where nobody was tested") {
    check_match(PartKind::potential, GENERATE(values<support::PartLine>({
        {"not tested", {}, "missing", 0, 12500, 25000},
        support::known("tested", fields("employee", {{"potential_score", "8200"}}), "known", 20500),
        support::known("none", fields("employee", {{"potential_score", "0"}}), "known", 0),
    })));
}

TEST_CASE("integrity is the worst penalty in force, and full without one") {
    check_match(PartKind::integrity, GENERATE(values<support::PartLine>({
        support::known("never", {}, "clear", 15000),
        support::known("minor", penalty("minor", ""), "penalty", 11250),
        support::known("moderate", penalty("moderate", "2027-01-01"), "penalty", 7500),
        support::known("severe", penalty("severe", ""), "penalty", 3750),
        support::known("being served", penalty("serving", ""), "penalty", 0),
        support::known("being examined", penalty("in_process", ""), "penalty", 15000),
        support::known("ended", penalty("severe", "2025-01-01"), "clear", 15000),
        support::known("the worst of two", all({penalty("minor", ""), penalty("severe", "")}), "penalty", 3750),
        {"of unknown severity", penalty("", ""), "missing", 0, 7500, 15000},
        {"one of unknown severity", all({penalty("minor", ""), penalty("", "")}), "missing", 0, 7500, 11250},
        support::known("nothing worse", all({penalty("serving", ""), penalty("", "")}), "penalty", 0),
    })));
}

TEST_CASE("the career is time in posts, different posts and their substance; what is not recorded is a range") {
    const auto career = [](std::vector<std::function<void(support::Builder&)>> changes) {
        support::Builder changed = support::staff_world();
        support::person(changed, {{"job_title", "Pengadministrasi"}});
        for (const auto& change : changes) change(changed);
        const auto breakdown = support::score_of(changed, support::today(), *scoring::Model::find("match")).explain(0, changed.row("position", "target"));
        return breakdown.parts[static_cast<std::size_t>(PartKind::career)];
    };
    const auto none = career({});
    CHECK((none.missing && none.fact.key == "score.career.history_missing" && none.worst < none.points && none.points < none.best));
    // Twenty years, five posts with the present one, the same family.
    const auto full = career({post("2000-01-01", "A"), post("2004-01-01", "B"), post("2008-01-01", "C"), post("2012-01-01", "D")});
    INFO(full.fact.key << ' ' << full.share << ' ' << full.missing);
    CHECK((!full.missing && full.points == 5000 && full.fact.key == "score.career.same_family"));
    // The same post twice is one post; ten years are half of twenty.
    const auto half = career({post("2016-10-01", "a"), post("2018-01-01", "A ")});
    INFO(half.fact.key << ' ' << half.share);
    CHECK((!half.missing && half.share == (5000 + 4000 + 10000) / 3));
    CHECK((none.worst <= half.points && half.points <= none.best && none.worst <= full.points && full.points <= none.best));
}

TEST_CASE("what supports the ratings: awards and team assignments of five years; what is not recorded is a range, not zero") {
    struct Line {
        const char* name;
        std::function<void(support::Builder&)> change;
        const char* key;
        std::array<std::int32_t, 3> shares;  // worst, expected, best
    };
    const auto award = [](const char* name, const char* on) { return fields("award", {{"name", name}, {"received_on", on}}); };
    const auto duty = [](const char* kind, const char* since, const char* until, const char* decree) {
        return fields("assignment", {{"name", std::string(kind) + since + until}, {"kind", kind}, {"since", since}, {"until", until}, {"decree", decree}});
    };
    // Somebody else's: the histories were filled in.
    const auto told = [](support::Builder& world) {
        world.add("award", {{"employee_number", "1"}, {"name", "A"}}).add("assignment", {{"employee_number", "1"}, {"name", "T"}});
    };
    const auto on = [](int days) { return base::iso_text(base::Day{base::add_months(support::today(), -60).number + days}); };
    const auto later = [](int days) { return base::iso_text(base::Day{support::today().number + days}); };
    const auto line = GENERATE_COPY(values<Line>({
        {"never filled in", {}, "missing", {0, 5000, 10000}},
        {"none", told, "known", {6000, 6000, 6000}},
        {"an award of the last day that counts", all({told, award("S", on(0).c_str())}), "known", {8000, 8000, 8000}},
        {"an award of the day before", all({told, award("S", on(-1).c_str())}), "known", {6000, 6000, 6000}},
        {"an award to come", all({told, award("S", later(1).c_str())}), "known", {6000, 6000, 6000}},
        {"an award of today", all({told, award("S", later(0).c_str())}), "known", {8000, 8000, 8000}},
        {"an award without a day", all({told, award("S", "")}), "open", {6000, 7000, 8000}},
        {"two awards", all({told, award("S", "2024-08-17"), award("T", "2025-08-17")}), "known", {10000, 10000, 10000}},
        {"three", all({told, award("S", "2024-08-17"), award("T", "2025-08-17"), award("U", "")}), "known", {10000, 10000, 10000}},
        {"a team that lasts", all({told, duty("team", "2010-01-01", "", "1")}), "known", {8000, 8000, 8000}},
        {"a team that ended on the last day", all({told, duty("team", "2010-01-01", on(0).c_str(), "1")}), "known", {8000, 8000, 8000}},
        {"a team that ended before", all({told, duty("team", "2010-01-01", on(-1).c_str(), "1")}), "known", {6000, 6000, 6000}},
        {"a team to come", all({told, duty("team", later(1).c_str(), "", "1")}), "known", {6000, 6000, 6000}},
        {"a team without a decree", all({told, duty("team", "2024-01-01", "", "")}), "open", {6000, 7000, 8000}},
        {"of unknown kind", all({told, duty("", "2024-01-01", "", "1")}), "open", {6000, 7000, 8000}},
        {"another kind", all({told, duty("innovation", "2024-01-01", "", "1")}), "known", {6000, 6000, 6000}},
        {"an award and a team", all({told, award("S", "2024-08-17"), duty("team", "2024-01-01", "", "1")}), "known", {10000, 10000, 10000}},
        {"awards only, of anybody", award("S", "2024-08-17"), "no_assignments", {8000, 9000, 10000}},
        {"assignments only, of anybody", duty("duty", "2024-01-01", "", "1"), "no_awards", {6000, 8000, 10000}},
    }));
    INFO(line.name);
    support::Builder world = support::staff_world();
    if (line.change) line.change(world);
    const auto part = support::score_of(world).explain(world.row("employee", support::k_person), world.row("position", "target")).parts[static_cast<std::size_t>(PartKind::support)];
    CHECK(part.fact.key == std::string("score.support.") + line.key);
    CHECK(std::array{part.worst_share, part.share, part.best_share} == line.shares);
    CHECK((part.points == 0 && !part.missing));  // no model of match counts it
    CHECK_FALSE(part.fact.fields.empty());
}

TEST_CASE("the level of education is the highest known one") {
    const auto level = [](const char* code, std::int32_t points) {
        return support::known(code, fields("employee", {{"education_level", code}}), "known", points);
    };
    check_match(PartKind::education, GENERATE_COPY(values<support::PartLine>({level("s1", 4000), level("s2", 4500), level("s3", 5000)})));
}
