#include "core/planning/equity.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/records/builder.hpp"
#include "tests/unit/planning/sample_plan.hpp"

using planning::EquityBy;
using planning::EquityGroup;
using planning::EquityMeasure;
using planning::Verdict;

namespace {

/// two_chains: all four move; p000 gains 60,000 points, p001 30,000, p002 60,000, p003 50,000. p003 is in no file.
support::Builder town() {
    support::Builder town;
    town.add("unit", {{"unit_id", "city"}, {"name", "Kota"}, {"kind", "city"}})
        .add("unit", {{"unit_id", "u0"}, {"name", "Dinas Pertama"}, {"parent_id", "city"}})
        .add("unit", {{"unit_id", "u1"}, {"name", "Bidang"}, {"parent_id", "u0"}})
        .add("employee", {{"employee_number", "p000"}, {"sex", "female"}, {"birth_date", "1996-11-02"}, {"home_district", "1373.01"}})
        .add("employee", {{"employee_number", "p001"}, {"sex", "male"}, {"birth_date", "1996-11-01"}, {"home_district", "outside"}})
        .add("employee", {{"employee_number", "p002"}, {"sex", "female"}, {"birth_date", "1966-11-02"}});
    return town;
}

std::vector<std::string> ids(const planning::Equity& table) {
    std::vector<std::string> found;
    for (const EquityGroup& group : table.groups) found.push_back(group.id);
    return found;
}

std::int64_t count(const EquityGroup& group, EquityMeasure measure) { return group.figure(measure).count(); }

}  // namespace

TEST_CASE("everybody is in one group of each dimension, who is unknown in a group of their own", "[planning][equity]") {
    const planning::Plan plan = sample::plan_of(sample::two_chains());
    const support::Builder records = town();
    const auto by = [&](EquityBy dimension) { return planning::equity(plan, records.registry(), dimension); };
    CHECK(ids(by(EquityBy::sex)) == std::vector<std::string>{"male", "female", ""});
    CHECK(ids(by(EquityBy::age)) == std::vector<std::string>{"under_30", "30_39", "50_over", ""});
    CHECK(ids(by(EquityBy::district)) == std::vector<std::string>{"1373.01", "outside", ""});
    // s000 and s001 lie in u0, s002 in u1 below it, s004 in u2, which the records do not know.
    CHECK(ids(by(EquityBy::unit)) == std::vector<std::string>{"u0", "u2"});
    CHECK(by(EquityBy::unit).groups[0].people == std::vector<std::int32_t>{0, 1, 2});
}

TEST_CASE("the figures of a small plan, by hand", "[planning][equity]") {
    planning::Plan plan = sample::plan_of(sample::two_chains());
    // p000 and p002 have wishes; one is met. p001 loses, p003 is said to be held.
    for (planning::Move& move : plan.moves) {
        if (move.person == 0) move.wish_order = 1;
        if (move.person == 1) move.score_after = move.score_before - 4'000;
    }
    plan.people[3].blocked_by = {"P09"};
    const planning::Equity table = planning::equity(plan, town().registry(), EquityBy::sex);
    REQUIRE(table.groups.size() == 3);
    const EquityGroup &male = table.groups[0], &female = table.groups[1], &unknown = table.groups[2];
    CHECK(female.people == std::vector<std::int32_t>{0, 2});
    CHECK(count(female, EquityMeasure::moves) == 2);
    CHECK(count(female, EquityMeasure::gains) == 2);
    CHECK(count(female, EquityMeasure::wishers) == 2);
    CHECK(female.figure(EquityMeasure::met).people == std::vector<std::int32_t>{0});
    CHECK(female.figure(EquityMeasure::refused).people == std::vector<std::int32_t>{2});
    CHECK(female.figure(EquityMeasure::met).share() == 50'000);
    CHECK(female.mean_gain() == 60'000);
    CHECK(count(male, EquityMeasure::loses) == 1);
    CHECK(male.mean_gain() == -4'000);
    CHECK_FALSE(male.figure(EquityMeasure::met).share());
    CHECK(count(unknown, EquityMeasure::blocked) == 1);
    CHECK(unknown.figure(EquityMeasure::moves).verdict == Verdict::alike);  // everybody moves
    CHECK(table.all.mean_gain() == (60'000 - 4'000 + 60'000 + 50'000) / 4);
}

TEST_CASE("a difference is called one only where chance does not explain it", "[planning][equity]") {
    struct Case {
        const char* what;
        planning::Proportion proportion;
        std::int64_t comparisons;
        Verdict verdict;
    };
    // Two-sided p by hand: 10 of 12 against 2 of 12: 2 (1 + 144 + 66 * 66) / C(24, 12) = 0.0033; 8 against 4: 0.22; the
    // lady tasting tea: 3 of 4 gives 34/70, 4 of 4 gives 2/70 = 0.0286; 3 of 3 against 0 of 3 gives 2/20 = 0.1.
    const Case cases[] = {
        {"far more", {10, 12, 12, 24}, 1, Verdict::higher},
        {"far fewer", {2, 12, 12, 24}, 1, Verdict::lower},
        {"the same among many groups", {10, 12, 12, 24}, 40, Verdict::alike},
        {"somewhat more", {8, 12, 12, 24}, 1, Verdict::alike},
        {"the tea, all right", {4, 4, 4, 8}, 1, Verdict::higher},
        {"the tea, one wrong", {3, 4, 4, 8}, 1, Verdict::alike},
        {"the tea, of two groups", {4, 4, 4, 8}, 2, Verdict::too_few},
        {"three against three", {3, 3, 3, 6}, 1, Verdict::too_few},
        {"nobody in the group", {0, 0, 3, 6}, 1, Verdict::too_few},
        {"nobody else", {3, 6, 3, 6}, 1, Verdict::alone},
        {"nobody at all", {0, 3, 0, 6}, 1, Verdict::alike},
        {"everybody", {3, 3, 6, 6}, 1, Verdict::alike},
        {"a city", {150, 1'500, 200, 3'000}, 2, Verdict::higher},
        {"a large city", {25'000, 50'000, 50'000, 100'000}, 2, Verdict::alike},
        {"a large city apart", {26'000, 50'000, 50'000, 100'000}, 2, Verdict::higher},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        CHECK(planning::judge(one.proportion, one.comparisons) == one.verdict);
    }
}

TEST_CASE("what stands out is said in words", "[planning][equity]") {
    const base::Catalog words = base::Catalog::load(base::Language::english);
    EquityGroup group;
    const auto says = [&](std::initializer_list<std::pair<EquityMeasure, Verdict>> verdicts) {
        for (auto& figure : group.figures) figure.verdict = Verdict::alike;
        for (const auto& [measure, verdict] : verdicts) group.figures[static_cast<std::size_t>(measure)].verdict = verdict;
        return planning::finding_words(group, words);
    };
    CHECK(says({}) == "Within chance");
    CHECK(says({{EquityMeasure::moves, Verdict::too_few}}) == "Too few to judge");
    CHECK(says({{EquityMeasure::moves, Verdict::alone}}) == "Nobody to compare with");
    CHECK(says({{EquityMeasure::moves, Verdict::lower}, {EquityMeasure::gains, Verdict::lower}}) == "Move: less often");
    CHECK(says({{EquityMeasure::gains, Verdict::higher}}) == "Fit better: more often");
    CHECK(says({{EquityMeasure::met, Verdict::lower}, {EquityMeasure::refused, Verdict::higher}, {EquityMeasure::blocked, Verdict::higher}}) ==
          "Wish met: less often; Held by rules: more often");
}

TEST_CASE("groups are called what readers call them", "[planning][equity]") {
    const support::Builder records = town();
    const base::Catalog words = base::Catalog::load(base::Language::indonesian);
    const auto says = [&](EquityBy by, const char* id) { return planning::group_words(records.registry(), by, id, words); };
    CHECK(says(EquityBy::sex, "female") == "Perempuan");
    CHECK(says(EquityBy::age, "30_39") == "30 sampai 39 tahun");
    CHECK(says(EquityBy::unit, "u0") == "Dinas Pertama");
    CHECK(says(EquityBy::unit, "u9") == "u9");
    CHECK(says(EquityBy::district, "outside") == "Luar kota");
    CHECK(says(EquityBy::district, "") == "Tidak diketahui");
}
