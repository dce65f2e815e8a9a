#include "core/scoring/model.hpp"

#include <catch_amalgamated.hpp>

#include "core/base/assets.hpp"
#include "core/base/text.hpp"
#include "tests/unit/scoring/table.hpp"

using scoring::Model;
using scoring::PartKind;

namespace {

base::Result<Model> parse_with(std::string_view file, std::string_view from, std::string_view to) {
    std::string texts[] = {std::string(base::asset("scores/extended.json")), std::string(base::asset("scores/parts.json")),
                           std::string(base::asset("scores/study_families.json")),
                           std::string(base::asset("scores/district_distances.json"))};
    std::string& text = texts[file == "model" ? 0 : file == "parts" ? 1 : file == "matrix" ? 2 : 3];
    if (!from.empty()) {
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    return Model::parse(texts[0], texts[1], texts[2], texts[3], rules::Pack::standard());
}

std::vector<std::int32_t> weights(const Model& model) {
    std::vector<std::int32_t> list;
    for (const auto& part : model.parts)
        if (part.counts) list.push_back(part.weight);
    return list;
}

}  // namespace

TEST_CASE("the standard model says formula, inputs, unit and source of every part") {
    for (const auto& part : Model::standard().parts) {
        INFO(part.id);
        CHECK(
            (!part.label[0].empty() && !part.label[1].empty() && !part.formula[0].empty() && !part.formula[1].empty()));
        CHECK((!part.inputs.empty() && !part.unit.empty() && !part.source.empty()));
    }
    CHECK(weights(Model::standard()) ==
          std::vector<std::int32_t>{30000, 15000, 15000, 10000, 10000, 10000, 5000, 5000});
}

TEST_CASE("a faulty model is refused with the part and the field") {
    struct Line {
        const char* file;
        const char* from;
        const char* to;
        const char* code;
        const char* place;
    };
    const Line line = GENERATE(values<Line>({
        {"model", "serasi-scores/2", "serasi-scores/1", "scores.format", "serasi-scores/2"},
        {"model", "\"source\"", "\"sauce\"", "scores.field", "extended"},
        {"model", "\"study\":", "\"stars\":", "scores.field", "extended"},
        {"parts", "serasi-score-parts/1", "serasi-score-parts/2", "scores.format", "serasi-score-parts/1"},
        {"model", "\"version\": 3", "\"version\": 0", "scores.field", ""},
        {"parts", "\"id\": \"study\"", "\"id\": \"stars\"", "scores.part", "parts[1]"},
        {"model", "\"competence\": 30000", "\"competence\": 29999", "scores.weights", "extended"},
        {"model", "\"competence\": 30000", "\"competence\": -1", "scores.field", "extended"},
        {"model", "\"competence\": 30000", "\"competence\": 30000.5", "scores.field", "extended"},
        {"parts", "\"missing_share\": 5000", "\"missing_share\": 10001", "scores.field", "competence"},
        {"parts", "\"valid_months\": 36", "\"valid_months\": 0", "scores.field", "competence"},
        {"parts", "\"declared_level\": 2", "\"declared_level\": 6", "scores.field", "competence"},
        {"parts", "\"months_per_level\": 24", "\"months_per_level\": 0", "scores.field", "competence"},
        {"parts", "10001]", "10002]", "scores.field", "competence"},
        {"parts", "\"years\": 2", "\"years\": 3", "scores.field", "performance"},
        {"parts", "[2000, 4000, 6000, 8000, 10000]", "[2000, 4000]", "scores.field", "performance"},
        {"parts", "\"target_hours\": 40", "\"target_hours\": 40, \"luck\": 7", "scores.field", "training"},
        {"parts", "competency.level", "competency.mood", "scores.field", "competence"},
        {"parts", "competency.level", "mood.level", "scores.field", "competence"},
        {"parts", "employee.home_district", "employee.religion", "rules.forbidden_input", "distance"},
        {"parts", "employee.home_district", "employee.sex", "rules.forbidden_input", "distance"},
        {"parts", "employee.home_district", "employee.marital_status", "rules.forbidden_input", "distance"},
        {"parts", "employee.home_district", "employee.disability", "rules.forbidden_input", "distance"},
        {"parts", "employee.home_district", "employee.ethnicity", "rules.forbidden_input", "distance"},
        {"matrix", "[100, 20, 50", "[101, 20, 50", "scores.table", "education"},
        {"matrix", "[100, 20, 50", "[20, 50", "scores.table", "education"},
        {"matrix", "\"teacher\", ", "", "scores.table", "families"},
        {"matrix", "\"law\":", "\"love\":", "scores.table", "law"},
        {"distance", "\"outside\"", "\"moon\"", "scores.table", "districts"},
        {"distance", "[3, 6, 12, 16, 35]", "[3, 6, 12, 16]", "scores.table", "1373.01"},
        {"distance", "serasi-distances/1", "serasi-distances/2", "scores.format", "serasi-distances/1"},
    }));
    INFO(line.file << ": " << line.from << " -> " << line.to);
    const auto model = parse_with(line.file, line.from, line.to);
    REQUIRE_FALSE(model.has_value());
    CHECK(model.error().code == line.code);
    CHECK(model.error().place == line.place);
    CHECK(parse_with("model", "", "").has_value());
}

TEST_CASE("weights from shared settings always add up to 100,000") {
    struct Line {
        const char* name;
        std::vector<std::pair<const char*, const char*>> settings;
        std::vector<std::int32_t> weights;
        std::size_t problems;
    };
    const Line line = GENERATE(values<Line>({
        {"none", {}, {30000, 15000, 15000, 10000, 10000, 10000, 5000, 5000}, 0},
        {"one part dropped", {{"competence", "0"}}, {0, 21428, 21428, 14286, 14286, 14286, 7143, 7143}, 0},
        {"one part only",
         {{"study", "0"},
          {"performance", "0"},
          {"training", "0"},
          {"experience", "0"},
          {"interest", "0"},
          {"community", "0"},
          {"distance", "0"},
          {"competence", "1"}},
         {100000, 0, 0, 0, 0, 0, 0, 0},
         0},
        {"all dropped",
         {{"study", "0"},
          {"performance", "0"},
          {"training", "0"},
          {"experience", "0"},
          {"interest", "0"},
          {"community", "0"},
          {"distance", "0"},
          {"competence", "0"}},
         {30000, 15000, 15000, 10000, 10000, 10000, 5000, 5000},
         1},
        {"not a number", {{"competence", "much"}}, {30000, 15000, 15000, 10000, 10000, 10000, 5000, 5000}, 1},
        {"negative", {{"competence", "-1"}}, {30000, 15000, 15000, 10000, 10000, 10000, 5000, 5000}, 1},
        {"unknown part", {{"luck", "1"}}, {30000, 15000, 15000, 10000, 10000, 10000, 5000, 5000}, 1},
        {"equal",
         {{"competence", "1"},
          {"study", "1"},
          {"performance", "1"},
          {"training", "1"},
          {"experience", "1"},
          {"interest", "1"},
          {"community", "1"},
          {"distance", "0"}},
         {14286, 14286, 14286, 14286, 14286, 14285, 14285, 0},
         0},
    }));
    INFO(line.name);
    support::Builder world;
    for (const auto& [part, weight] : line.settings) {
        world.add("setting", {{"name", std::string("weight.") + part}, {"value", weight}});
    }
    std::vector<base::Error> problems;
    const Model model = Model::standard().with_settings(world.registry(), problems);
    CHECK(weights(model) == line.weights);
    std::int64_t total = 0;
    for (const std::int32_t weight : weights(model)) total += weight;
    CHECK(total == scoring::k_full_score);
    CHECK(problems.size() == line.problems);
}

TEST_CASE("known points are those of parts with every input known") {
    const support::Builder world = support::staff_world();
    const auto breakdown = support::score_of(world).explain(0, world.row("position", "target"));
    // Known here: study 10,500 of 15,000, performance 12,000 of 15,000, experience 10,000 of 10,000.
    CHECK(breakdown.known_points == 32500);
    CHECK(breakdown.known_maximum == 40000);
    CHECK(breakdown.missing == 0b1110'1001);
    CHECK(breakdown.total == 32500 + 15000 + 5000 + 5000 + 2500 + 2500);
    CHECK((breakdown.worst == 32500 && breakdown.best == 32500 + 60000));
}

TEST_CASE("the study matrix is set cell by cell; what does not fit is left out and named") {
    struct Line {
        const char* name;
        const char* value;
        bool fits;
    };
    const Line line = GENERATE(values<Line>({{"study.social.teacher", "75", true},
                                             {"study.social.teacher", "0", true},
                                             {"study.social.teacher", "100", true},
                                             {"study.social.teacher", "101", false},
                                             {"study.social.teacher", "-1", false},
                                             {"study.social.teacher", "much", false},
                                             {"study.astrology.teacher", "50", false},
                                             {"study.social.pilot", "50", false},
                                             {"study.social", "50", false},
                                             {"study.social.teacher.x", "50", false}}));
    INFO(line.name << ' ' << line.value);
    support::Builder world;
    world.add("setting", {{"name", line.name}, {"value", line.value}}).add("setting", {{"name", "weight.study"}, {"value", "20000"}});
    std::vector<base::Error> problems;
    const Model& published = Model::standard();
    const Model model = published.with_settings(world.registry(), problems);
    CHECK(problems.size() == (line.fits ? 0 : 1));
    const auto order = [](const char* list, const char* code) { return *records::Catalogue::standard().choices(list).order(code); };
    const std::size_t social = order("study_field", "social"), teacher = order("job_family", "teacher");
    CHECK(scoring::study_setting("social", "teacher") == "study.social.teacher");
    auto wanted = published.study_shares;
    if (line.fits) wanted[social][teacher] = static_cast<std::int32_t>(*base::parse_integer(line.value));
    CHECK(model.study_shares == wanted);
    CHECK(model.with_weights(published.weights()).study_shares == wanted);
    CHECK(model.weights() != published.weights());  // both kinds of setting hold side by side
}

TEST_CASE("two models are published; a city chooses one, and the weights set belong to the model they were set for") {
    REQUIRE(Model::published().size() == 2);
    const Model& match = *Model::find("match");
    CHECK((Model::standard().id == "extended" && Model::find("other") == nullptr));
    for (const Model& model : Model::published()) {
        std::int64_t sum = 0;
        for (const std::int32_t weight : weights(model)) sum += weight;
        CHECK((sum == scoring::k_full_score && !model.source.empty() && !model.title[0].empty() && model.version > 0));
    }
    // 65 potential and competence, 20 qualification, 15 integrity.
    const auto weight = [&](PartKind kind) { return match.part(kind).weight; };
    CHECK(weight(PartKind::competence) + weight(PartKind::potential) == 65000);
    CHECK(weight(PartKind::education) + weight(PartKind::study) + weight(PartKind::training) + weight(PartKind::career) == 20000);
    CHECK(weight(PartKind::integrity) == 15000);
    CHECK_FALSE(match.part(PartKind::performance).counts);
    // What both have is the same but for what it counts.
    CHECK(match.part(PartKind::study).formula == Model::standard().part(PartKind::study).formula);

    support::Builder world;
    CHECK(&Model::chosen(world.registry()) == &Model::standard());
    world.add("setting", {{"name", "score.model"}, {"value", "match"}});
    CHECK(&Model::chosen(world.registry()) == &match);
    world.add("setting", {{"name", "weight.study"}, {"value", "0"}}).add("setting", {{"name", scoring::weight_setting(match, match.part(PartKind::integrity))}, {"value", "0"}});
    std::vector<base::Error> problems;
    const Model own = Model::standard().with_settings(world.registry(), problems), other = match.with_settings(world.registry(), problems);
    CHECK(problems.empty());
    CHECK((own.part(PartKind::study).weight == 0 && own.part(PartKind::integrity).weight == 0));
    CHECK((other.part(PartKind::integrity).weight == 0 && other.part(PartKind::study).weight == 5883));
    // A part that the model does not have cannot be given weight.
    world.add("setting", {{"name", "weight.match.distance"}, {"value", "5000"}});
    (void)match.with_settings(world.registry(), problems);
    CHECK(problems.size() == 1);
    world.add("setting", {{"name", "score.model"}, {"value", "nothing"}});
    CHECK(&Model::chosen(world.registry()) == &Model::standard());
}

TEST_CASE("the worked example of the job match adds up to 79.72, and to 82.22 with the training done") {
    // Potential and competence 82, S-1 80, field 100, training 50, experience 73.33, a minor penalty 75.
    const auto total = [](std::int64_t training) {
        std::int64_t sum = 0;
        const auto add = [&](PartKind kind, std::int64_t share) { sum += std::int64_t{Model::find("match")->part(kind).weight} * share / scoring::k_full_share; };
        add(PartKind::competence, 8200);
        add(PartKind::potential, 8200);
        add(PartKind::education, 8000);
        add(PartKind::study, 10000);
        add(PartKind::training, training);
        add(PartKind::career, 7333);
        add(PartKind::integrity, 7500);
        return (sum + 5) / 10;  // hundredths
    };
    CHECK(total(5000) == 7972);
    CHECK(total(10000) == 8222);
    const Model& match = *Model::find("match");
    CHECK(match.part(PartKind::education).numbers("shares")[*records::Catalogue::standard().choices("education_level").order("s1")] == 8000);
    CHECK(match.part(PartKind::integrity).numbers("shares") == std::vector<std::int64_t>{7500, 5000, 2500, 10000, 0});
}

TEST_CASE("the numbers of a formula are set in its bounds, for every model; what does not fit is left out and named") {
    struct Line {
        const char* name;
        const char* value;
        bool fits;
    };
    const Line line = GENERATE(values<Line>({{"part.training.target_hours", "80", true},
                                             {"part.training.target_hours", "0", false},  // it divides
                                             {"part.training.target_hours", "", false},
                                             {"part.training.target_hours", "40;40", false},
                                             {"part.performance.shares", "1000; 2000; 3000; 4000; 10000", true},
                                             {"part.performance.shares", "1000;2000;3000;4000", false},
                                             {"part.performance.shares", "1000;2000;3000;4000;10001", false},
                                             {"part.study.missing_share", "0", true},
                                             {"part.study.missing_share", "10001", false},
                                             {"part.study.target_hours", "40", false},
                                             {"part.luck.missing_share", "40", false},
                                             {"part.training", "40", false}}));
    INFO(line.name << ' ' << line.value);
    for (const Model& published : Model::published()) {
        support::Builder world;
        world.add("setting", {{"name", line.name}, {"value", line.value}});
        std::vector<base::Error> problems;
        const Model model = published.with_settings(world.registry(), problems);
        const bool is_asked = !std::string_view(line.value).empty();
        CHECK(problems.size() == (line.fits || !is_asked ? 0 : 1));
        CHECK(model.weights() == published.weights());
        std::size_t changed = 0;
        for (std::size_t i = 0; i < scoring::k_parts; ++i) {
            const scoring::Part &now = model.parts[i], &then = published.parts[i];
            changed += now.missing_share != then.missing_share;
            for (std::size_t k = 0; k < now.parameters.size(); ++k) changed += now.parameters[k].numbers != then.parameters[k].numbers;
        }
        CHECK(changed == (line.fits ? 1 : 0));
    }
}

TEST_CASE("a number of a formula that a city sets changes the score by what the formula says") {
    support::Builder world = support::staff_world();
    const auto share = [&](const char* value) {
        world.add("setting", {{"name", "part.experience.full_months"}, {"value", value}});
        std::vector<base::Error> problems;
        const records::Registry& registry = world.registry();
        const records::Seating seating = records::Seating::of(registry);
        const scoring::Scorer scorer = scoring::Scorer::compile(registry, seating, Model::standard().with_settings(registry, problems), support::today());
        CHECK(problems.empty());
        return scorer.explain(0, seating.seat_of(0)).parts[static_cast<std::size_t>(PartKind::experience)].share;
    };
    CHECK(share("1200") < share("240"));
}
