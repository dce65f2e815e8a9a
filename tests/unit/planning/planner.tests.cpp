#include <catch_amalgamated.hpp>

#include <map>

#include "core/base/json.hpp"
#include "core/matching/verify.hpp"
#include "core/planning/plan_format.hpp"
#include "core/planning/why.hpp"
#include "tests/unit/planning/small_office.hpp"

namespace {

planning::PlanOptions options(std::optional<std::int64_t> max_moves = std::nullopt) {
    return {.max_moves = max_moves, .today = sample::k_today};
}

std::string seat_of(const planning::Plan& plan, const std::string& employee) {
    const auto& people = plan.market.names.people;
    const auto at = std::ranges::find(people, employee) - people.begin();
    REQUIRE(at < static_cast<std::ptrdiff_t>(people.size()));
    return plan.market.seat_name(plan.matching.seat_of[static_cast<std::size_t>(at)]);
}

}  // namespace

TEST_CASE("two clerks who live at each other's office exchange seats", "[planning]") {
    sample::Office office;
    const auto north = office.seat("north", {.district = "1373.04"});
    const auto south = office.seat("south", {.district = "1373.03"});
    const auto anna = office.clerk({.seat = north, .wishes_for = south});
    const auto budi = office.clerk({.seat = south, .wishes_for = north});
    const auto plan = planning::make_plan(office.registry(), options());
    REQUIRE(plan);
    CHECK(seat_of(*plan, anna) == south);
    CHECK(seat_of(*plan, budi) == north);
    REQUIRE(plan->chains.size() == 1);
    CHECK(plan->chains[0].is_cycle);
    CHECK(plan->summary.wishes_met == 2);
    CHECK(plan->moves[0].wish_order == 1);
    CHECK(matching::verify(plan->market, plan->matching).has_value());
    CHECK(planning::verify_plan(planning::write_plan(*plan)).has_value());
}

TEST_CASE("the same people stay when the gain asked for is greater than what they have", "[planning]") {
    sample::Office office;
    const auto north = office.seat("north", {.district = "1373.04"});
    const auto south = office.seat("south", {.district = "1373.03"});
    (void)office.clerk({.seat = north, .wishes_for = south});
    (void)office.clerk({.seat = south, .wishes_for = north});
    auto demanding = options();
    demanding.least_gain = 50'000;
    const auto plan = planning::make_plan(office.registry(), demanding);
    REQUIRE(plan);
    CHECK(plan->moves.empty());
    CHECK(plan->summary.fit_before == plan->summary.fit_after);
}

TEST_CASE("a vacancy that must be filled is filled even though nobody gains by it", "[planning]") {
    sample::Office office;
    const auto home = office.seat("home", {});
    const auto urgent = office.seat("urgent", {.must_fill = true, .family = "engineering"});
    const auto anna = office.clerk({.seat = home, .wishes_to_stay = true});
    const auto plan = planning::make_plan(office.registry(), options());
    REQUIRE(plan);
    CHECK(seat_of(*plan, anna) == urgent);
    CHECK(plan->moves[0].score_after < plan->moves[0].score_before);
    CHECK(plan->summary.must_fill == 1);
    CHECK(plan->summary.must_fill_filled == 1);
    CHECK(planning::verify_plan(planning::write_plan(*plan)).has_value());

    SECTION("unless no move is allowed") {
        const auto still = planning::make_plan(office.registry(), options(0));
        REQUIRE(still);
        CHECK(still->moves.empty());
        CHECK(still->summary.must_fill_filled == 0);
    }
}

TEST_CASE("of two urgent vacancies a single move fills one, and a service minimum is never broken", "[planning]") {
    sample::Office office;
    const auto home = office.seat("home", {.need = 3, .min_staff = 2});
    (void)office.seat("urgent-1", {.must_fill = true});
    (void)office.seat("urgent-2", {.must_fill = true});
    for (int i = 0; i < 3; ++i) (void)office.clerk({.seat = home});
    for (const auto& limit : {std::optional<std::int64_t>(), std::optional<std::int64_t>(1)}) {
        const auto plan = planning::make_plan(office.registry(), options(limit));
        REQUIRE(plan);
        CHECK(plan->moves.size() == 1);
        CHECK(plan->summary.must_fill_filled == 1);
    }
}

TEST_CASE("who a rule holds back stays, and the plan says which rule", "[planning]") {
    sample::Office office;
    const auto home = office.seat("home", {});
    const auto better = office.seat("better", {});
    const auto recent = office.clerk({.seat = home, .wishes_for = better, .since = "2026-03-01"});
    const auto plan = planning::make_plan(office.registry(), options());
    REQUIRE(plan);
    CHECK(seat_of(*plan, recent) == home);
    CHECK(plan->people[0].blocked_by == std::vector<std::string>{"P09"});
    CHECK(plan->summary.pairs == 1);
}

TEST_CASE("a surplus seat gives people but takes none, and people without a seat are counted", "[planning]") {
    sample::Office office;
    const auto crowded = office.seat("crowded", {.need = 1});
    const auto other = office.seat("other", {});
    (void)office.clerk({.seat = crowded});
    (void)office.clerk({.seat = crowded});
    (void)office.clerk({.seat = other, .wishes_for = crowded});
    (void)office.clerk({.seat = ""});
    const auto plan = planning::make_plan(office.registry(), options());
    REQUIRE(plan);
    CHECK(seat_of(*plan, plan->market.names.people[2]) == other);
    CHECK(plan->summary.people == 3);
    CHECK(plan->summary.unseated == 1);
    CHECK(plan->market.seats[0].slots == 2);
    CHECK(plan->summary.vacancies_before == 0);
}

TEST_CASE("a planner stepped one person at a time tells its progress and gives the same plan", "[planning]") {
    sample::Office office;
    const auto north = office.seat("north", {.need = 4});
    const auto south = office.seat("south", {.need = 4});
    for (int i = 0; i < 6; ++i)
        (void)office.clerk({.seat = i % 2 == 0 ? north : south, .wishes_for = i % 2 == 0 ? south : north});
    planning::Planner planner(office.registry(), options());
    std::vector<std::string> phases;
    do {
        const planning::Progress progress = planner.progress();
        CHECK(progress.done <= progress.total);
        if (phases.empty() || phases.back() != progress.phase) phases.push_back(progress.phase);
    } while (planner.step(1));
    CHECK(phases ==
          std::vector<std::string>{"planning.phase.records", "planning.phase.scores", "planning.phase.optimum"});
    const auto stepped = planner.result();
    const auto whole = planning::make_plan(office.registry(), options());
    REQUIRE((stepped && whole));
    CHECK(planning::write_plan(*stepped) == planning::write_plan(*whole));
}

TEST_CASE("weights tried on an assessment give the plan of the same weights as settings", "[planning]") {
    const auto sketch = [](sample::Office& office) {
        const auto north = office.seat("north", {.district = "1373.04"});
        const auto south = office.seat("south", {.district = "1373.03"});
        (void)office.clerk({.seat = north, .wishes_for = south});
        (void)office.clerk({.seat = south, .wishes_for = north});
    };
    sample::Office plain, set;
    sketch(plain);
    sketch(set);
    scoring::Weights weights{};
    const scoring::Model& model = scoring::Model::standard();
    for (std::size_t part = 0; part < scoring::k_parts; ++part) {
        weights[part] = model.parts[part].kind == scoring::PartKind::distance ? 30 : 1;
        set.setting("weight." + model.parts[part].id, std::to_string(weights[part]));
    }
    const auto assessment = planning::Assessment::create(plain.registry(), sample::k_today);
    REQUIRE(assessment);
    auto tried = options();
    tried.weights = weights;
    planning::Planner planner(std::make_shared<const planning::Assessment>(*assessment), tried);
    while (planner.step(1)) {
    }
    const auto plan = planner.result();
    const auto wanted = planning::make_plan(set.registry(), options());
    REQUIRE((plan && wanted));
    CHECK(planning::write_plan(*plan) == planning::write_plan(*wanted));
    CHECK(plan->matching.objective != planning::make_plan(plain.registry(), options())->matching.objective);
}

TEST_CASE("the panel's decisions hold: a lock without gain, a seat forbidden, a seat to be left", "[planning]") {
    sample::Office office;
    const auto north = office.seat("north", {.district = "1373.04"});
    const auto south = office.seat("south", {.district = "1373.03"});
    const auto anna = office.clerk({.seat = north, .wishes_to_stay = true});
    const auto budi = office.clerk({.seat = south, .wishes_to_stay = true});
    using enum planning::Decision::Kind;
    const auto decided = [&](std::vector<planning::Decision> decisions) {
        auto wanted = options();
        wanted.decisions = std::move(decisions);
        return planning::make_plan(office.registry(), wanted);
    };
    CHECK(decided({})->moves.empty());
    const auto locked = decided({{lock, anna, south}});
    // Budi's only other way is Anna's seat, and it offers him no gain.
    REQUIRE_FALSE(locked);
    CHECK(locked.error().code == "matching.people_cannot_be_placed");
    const auto both = decided({{lock, anna, south}, {lock, budi, north}});
    REQUIRE(both);
    CHECK(seat_of(*both, anna) == south);
    CHECK(seat_of(*both, budi) == north);
    const std::string text = planning::write_plan(*both);
    CHECK(planning::verify_plan(text).has_value());
    CHECK(planning::read_plan(text)->options.decisions == both->options.decisions);
    CHECK_FALSE(decided({{forbid, anna, north}}));

    CHECK(decided({{lock, "nobody", south}}).error().code == "planning.decision.unknown");
    CHECK(decided({{lock, anna, "nowhere"}}).error().code == "planning.decision.unknown");
    CHECK(decided({{lock, anna, south}, {lock, anna, north}}).error().code == "planning.decision.twice");
    CHECK(decided({{lock, anna, south}, {forbid, anna, south}}).error().code == "planning.decision.twice");
}

TEST_CASE("a lock opens no gate", "[planning]") {
    sample::Office office;
    const auto north = office.seat("north");
    const auto south = office.seat("south", {.need = 2});
    const auto recent = office.clerk({.seat = north, .since = "2026-09-01"});
    auto wanted = options();
    wanted.decisions = {{planning::Decision::Kind::lock, recent, south}};
    CHECK(planning::make_plan(office.registry(), wanted).error().code == "planning.decision.blocked");
}

TEST_CASE("without seats, people, or a known mechanism there is no plan", "[planning]") {
    sample::Office empty;
    CHECK(planning::make_plan(empty.registry(), options()).error().code == "planning.no_seats");
    (void)empty.seat("lonely", {});
    CHECK(planning::make_plan(empty.registry(), options()).error().code == "planning.no_people");
    auto other = options();
    other.mechanism = "lottery";
    CHECK(planning::make_plan(empty.registry(), other).error().code == "matching.mechanism_unavailable");
    other.mechanism = "block-exchange";
    other.max_moves = 3;
    CHECK(planning::make_plan(empty.registry(), other).error().code == "matching.mechanism_max_moves");
    other.fairness = matching::Fairness::leximin;
    other.mechanism = "optimal";
    CHECK(planning::make_plan(empty.registry(), other).error().code == "matching.fairness_max_moves");
    other.max_moves.reset();
    other.mechanism = "block-exchange";
    CHECK(planning::make_plan(empty.registry(), other).error().code == "matching.mechanism_fairness");
}

TEST_CASE("a fair plan is read and verified as what it is, and fills what must be filled", "[planning]") {
    sample::Office office;
    const auto north = office.seat("north", {.district = "1373.04"});
    const auto south = office.seat("south", {.district = "1373.03"});
    (void)office.seat("urgent", {.must_fill = true});
    (void)office.clerk({.seat = north});
    (void)office.clerk({.seat = south});
    for (const auto fairness : {matching::Fairness::max_min, matching::Fairness::leximin}) {
        auto fair = options();
        fair.fairness = fairness;
        const auto plan = planning::make_plan(office.registry(), fair);
        REQUIRE(plan);
        CHECK(plan->summary.must_fill_filled == 1);
        CHECK(plan->matching.fairness == fairness);
        const std::string text = planning::write_plan(*plan);
        CHECK(planning::verify_plan(text).has_value());
        CHECK(planning::read_plan(text)->options.fairness == fairness);
        base::Json wrong = *base::parse_json(text);
        wrong["options"].erase("fairness");
        CHECK(planning::verify_plan(base::to_text(wrong)).error().code == "planning.verify.differs");
    }
}

TEST_CASE("a plan says by whose exemption somebody moves, and verify refuses one that nobody answers for", "[planning][exemption]") {
    sample::Office office;
    const auto north = office.seat("north", {.district = "1373.04"});
    const auto south = office.seat("south", {.district = "1373.03"});
    const auto anna = office.clerk({.seat = north, .wishes_for = south, .since = "2026-01-01"});
    const auto budi = office.clerk({.seat = south, .wishes_for = north});
    const auto plan_of = [&] {
        auto plan = planning::make_plan(office.registry(), {.today = sample::k_today});
        REQUIRE(plan);
        return *std::move(plan);
    };
    const planning::Plan held = plan_of();
    CHECK(held.moves.empty());
    CHECK(held.people[0].blocked_by == std::vector<std::string>{"P09"});
    office.exempt(anna, "P09", "Penataan organisasi", "Sekretaris Daerah");
    const planning::Plan plan = plan_of();
    REQUIRE(plan.moves.size() == 2);
    CHECK(planning::exempt_moves(plan) == 1);
    CHECK(planning::plan_csv(plan, base::Language::indonesian).contains("P09: Penataan organisasi (Sekretaris Daerah)"));
    const std::string text = planning::write_plan(plan);
    const auto verified = planning::verify_plan(text);
    REQUIRE(verified);
    CHECK(verified->exempt_moves == 1);
    CHECK(planning::write_plan(*planning::read_plan(text)) == text);

    const base::Json json = *base::parse_json(text);
    const auto with_rule = [&](auto change) {
        base::Json wrong = json;
        for (base::Json& move : wrong["moves"])
            for (base::Json& rule : move["rules"])
                if (rule.contains("exemption")) change(rule);
        const auto refused = planning::verify_plan(base::to_text(wrong));
        return refused ? std::string() : refused.error().code;
    };
    CHECK(with_rule([](base::Json& rule) { rule["exemption"]["reason"] = " "; }) == "planning.verify.exemption");
    CHECK(with_rule([](base::Json& rule) { rule["exemption"]["approver"] = ""; }) == "planning.verify.exemption");
    CHECK(with_rule([](base::Json& rule) { rule["id"] = "P06"; }) == "planning.verify.exemption");
    CHECK(with_rule([](base::Json& rule) { rule["severity"] = "flag"; }) == "planning.verify.exemption");
    CHECK(with_rule([](base::Json& rule) { rule["exemption"].erase("approver"); }) == "planning.plan_format");
}

TEST_CASE("a closed unit takes part in no plan: its seat is open to nobody, and who is recorded there has none", "[planning]") {
    sample::Office office;
    const auto north = office.seat("north", {.district = "1373.04"});
    const auto south = office.seat("south", {.must_fill = true, .district = "1373.03"});
    const auto gone = office.seat("gone");
    const auto anna = office.clerk({.seat = north, .wishes_for = south});
    (void)office.clerk({.seat = gone});
    const auto close = [&](const char* day) {
        auto registry = std::make_shared<records::Registry>(*office.registry());
        auto& units = registry->table(records::EntityKind::unit);
        const auto closed_on = registry->catalogue().index(records::EntityKind::unit, "closed_on");
        for (const char* unit : {"u-south", "u-gone"})
            units.row(*units.row_of(unit)).values[closed_on] = std::int64_t{base::parse_iso_day(day)->number};
        return std::shared_ptr<const records::Registry>(registry);
    };
    const auto before = planning::make_plan(close("2026-11-02"), options());
    REQUIRE(before);
    CHECK(seat_of(*before, anna) == south);
    CHECK(before->summary.people == 2);
    const auto plan = planning::make_plan(close("2026-11-01"), options());
    REQUIRE(plan);
    CHECK(plan->market.names.seats == std::vector<std::string>{north});
    CHECK(plan->market.names.people == std::vector<std::string>{anna});
    CHECK(seat_of(*plan, anna) == north);
    CHECK(planning::verify_plan(planning::write_plan(*plan)).has_value());
}

TEST_CASE("a plan that brings a couple together itself says so, and so does its verification", "[planning][kin]") {
    sample::Office office;
    const auto north = office.seat("north"), south = office.seat("south");
    const auto head = office.seat("head", {.must_fill = true, .is_head = true});
    (void)office.seat("desk", {.must_fill = true, .unit_of = head});
    const auto anna = office.clerk({.seat = north});
    const auto budi = office.clerk({.seat = south});
    const auto plan_of = [&] {
        auto plan = planning::make_plan(office.registry(), options());
        REQUIRE(plan);
        REQUIRE(plan->moves.size() == 2);
        return *std::move(plan);
    };
    CHECK(planning::joining_moves(plan_of()) == 0);
    office.marry(anna, budi);
    const planning::Plan plan = plan_of();
    CHECK(planning::joining_moves(plan) == 2);
    for (const planning::Evidence& evidence : plan.evidence) {
        CHECK(planning::joins(evidence));
        CHECK(std::ranges::count(evidence.rules, "C01", &planning::RuleOutcome::id) == 1);
        CHECK(std::ranges::contains(evidence.rules, planning::RuleOutcome{"C01", rules::Outcome::fail, rules::Severity::flag}));
    }
    const std::string text = planning::write_plan(plan);
    const auto verified = planning::verify_plan(text);
    REQUIRE(verified);
    CHECK(verified->joining_moves == 2);
    CHECK(planning::write_plan(*planning::read_plan(text)) == text);
}

TEST_CASE("who leads today keeps the other half of a couple out of the unit", "[planning][kin]") {
    sample::Office office;
    const auto north = office.seat("north", {.district = "1373.04"});
    const auto head = office.seat("head", {.is_head = true});
    const auto desk = office.seat("desk", {.unit_of = head});
    const auto anna = office.clerk({.seat = north, .wishes_for = desk});
    const auto budi = office.clerk({.seat = head});
    CHECK(seat_of(*planning::make_plan(office.registry(), options()), anna) == desk);
    office.marry(budi, anna);
    const auto plan = planning::make_plan(office.registry(), options());
    REQUIRE(plan);
    CHECK(seat_of(*plan, anna) == north);
    CHECK(planning::joining_moves(*plan) == 0);
}

TEST_CASE("units of one name are told apart by their agencies", "[planning]") {
    sample::Office office;
    const std::string first = office.seat("one");
    (void)office.seat("two");
    (void)office.seat("three");
    (void)office.clerk({.seat = first});
    const auto registry = std::make_shared<records::Registry>(*office.registry());
    const records::Entity& entity = registry->catalogue().entity(records::EntityKind::unit);
    records::Table& units = registry->table(records::EntityKind::unit);
    const auto unit = [&](const char* key, const char* name, const char* parent, const char* kind) {
        if (units.find(key) == nullptr) units.insert({records::Record{key, records::Values(entity.fields.size())}});
        records::Record& record = units.row(*units.row_of(key));
        for (const auto& [field, value] : {std::pair("name", name), std::pair("parent_id", parent), std::pair("kind", kind)})
            record.values[*entity.find(field)] = std::string(value);
    };
    unit("city", "Kota", "", "city");
    unit("a1", "Dinas Sosial", "city", "agency");
    unit("a2", "Dinas Kesehatan", "city", "agency");
    unit("u-one", "Sekretariat", "a1", "division");
    unit("u-two", "Sekretariat", "a2", "division");
    unit("u-three", "Bidang Rehabilitasi", "a1", "division");
    const auto plan = planning::make_plan(registry, options());
    REQUIRE(plan);
    std::map<std::string, std::string> named;
    for (const planning::SeatInfo& seat : plan->seats) named[seat.unit] = seat.unit_name;
    CHECK(named["u-one"] == "Sekretariat, Dinas Sosial");
    CHECK(named["u-two"] == "Sekretariat, Dinas Kesehatan");
    CHECK(named["u-three"] == "Bidang Rehabilitasi");
}
