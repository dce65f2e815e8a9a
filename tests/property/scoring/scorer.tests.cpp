#include "core/scoring/facts.hpp"
#include "core/scoring/scorer.hpp"

#include "core/scoring/sensitivity.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/records/random_city.hpp"
#include "tests/support/repeats.hpp"

using scoring::Breakdown;
using scoring::Scorer;
using support::RandomCity;

namespace {

const base::Day k_today = *base::day_from_civil(2026, 10, 9);
constexpr std::uint32_t k_people = 20, k_seats = 15;

Scorer score(const support::Builder& city, const scoring::Model& model = scoring::Model::standard()) {
    return Scorer::compile(city.registry(), records::Seating::of(city.registry()), model, k_today);
}

template <class Use>
void each_pair(Use&& use) {
    for (std::uint32_t person = 0; person < k_people; ++person) {
        for (std::uint32_t seat = 0; seat < k_seats; ++seat) use(person, seat);
    }
}

// Weights that differ from the standard ones and leave remainders.
scoring::Model odd_model(std::uint64_t seed) {
    support::Random random(seed);
    support::Builder settings;
    for (const auto& part : scoring::Model::standard().parts) {
        if (!part.counts) continue;
        settings.add("setting", {{"name", "weight." + part.id}, {"value", std::to_string(random.between(0, 97))}});
    }
    settings.add("setting", {{"name", "weight.study"}, {"value", "13"}});
    std::vector<base::Error> problems;
    return scoring::Model::standard().with_settings(settings.registry(), problems);
}

// The first of the comma-separated texts that a sentence names.
std::string first_named(const rules::Fact& fact, std::string_view name) {
    const auto arg = std::ranges::find(fact.args, name, &base::Arg::name);
    return arg == fact.args.end() ? std::string() : arg->value.substr(0, arg->value.find(','));
}

// A record that fills in one input which the part's sentence says is missing.
std::optional<support::NamedRow> filling(const scoring::PartResult& part, const std::string& who,
                                         support::Random& random) {
    const auto any = [&](std::string_view list) {
        const auto& choices = records::Catalogue::standard().choices(list).choices;
        return choices[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(choices.size())))].code;
    };
    const auto of_person = [&](std::string entity, support::Row row) {
        row.emplace_back("employee_number", who);
        return support::NamedRow{std::move(entity), std::move(row)};
    };
    const std::string& key = part.fact.key;
    if (key == "score.competence.unassessed" || key == "score.competence.partly_assessed" ||
        key == "score.competence.proven") {
        return of_person("competency", {{"competency", first_named(part.fact, "missing")},
                                        {"assessed_on", "2026-01-01"},
                                        {"level", std::to_string(random.below(6))}});
    }
    if (key == "score.performance.missing") {
        return of_person("performance", {{"year", first_named(part.fact, "missing")}, {"rating", any("rating")}});
    }
    if (key == "score.distance.missing") return of_person("employee", {{"home_district", any("district")}});
    if (key == "score.study.missing")
        return of_person("education", {{"level", "s1"}, {"name", "N"}, {"study_field", any("study_field")}});
    if (key == "score.experience.service_missing") return of_person("employee", {{"service_since", "2010-01-01"}});
    if (key == "score.potential.missing") return of_person("employee", {{"potential_score", std::to_string(random.below(10001))}});
    if (key == "score.career.history_missing")
        return of_person("position_history", {{"since", "2001-01-01"}, {"job_title", "J"}, {"unit_name", "U"}});
    if (key == "score.interest.missing")
        return of_person("wish", {{"order", "4"}, {"kind", "district"}, {"target", any("district")}});
    return std::nullopt;
}

}  // namespace

TEST_CASE("the parts add up exactly to the score, and expected lies between worst and best") {
    std::uint32_t missing = 0, known = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(60); ++seed) {
        INFO("seed " << seed);
        const auto city = RandomCity(seed, k_people, k_seats).build();
        const Scorer scorer = score(city, seed % 3 == 0 ? scoring::Model::standard() : seed % 3 == 1 ? *scoring::Model::find("match") : odd_model(seed));
        each_pair([&](std::uint32_t person, std::uint32_t seat) {
            const Breakdown breakdown = scorer.explain(person, seat);
            std::int32_t points = 0, worst = 0, best = 0, maximum = 0;
            for (const auto& part : breakdown.parts) {
                points += part.points;
                worst += part.worst;
                best += part.best;
                maximum += part.maximum;
                REQUIRE((0 <= part.worst && part.worst <= part.points && part.points <= part.best &&
                         part.best <= part.maximum));
                REQUIRE((part.missing || part.worst == part.best));
                ++(part.missing ? missing : known);
            }
            REQUIRE(points == scorer.score(person, seat));
            REQUIRE((breakdown.total == points && breakdown.worst == worst && breakdown.best == best));
            REQUIRE(maximum == scoring::k_full_score);
        });
    }
    CHECK(missing > support::repeats(10'000));
    CHECK(known > support::repeats(10'000));
}

TEST_CASE("a score depends on neither the order of the records nor on other people and seats") {
    for (std::uint64_t seed = 1; seed <= support::repeats(200); ++seed) {
        INFO("seed " << seed);
        const RandomCity city(seed, k_people, k_seats);
        const auto whole = city.build(), mixed = RandomCity::build(city.shuffled(seed + 1000));
        const Scorer first = score(whole), second = score(mixed);
        each_pair([&](std::uint32_t person, std::uint32_t seat) {
            REQUIRE(first.score(person, seat) == second.score(person, seat));
        });

        // The person alone, among all units and seats.
        const std::uint32_t person = static_cast<std::uint32_t>(seed) % k_people;
        std::vector<support::NamedRow> alone;
        for (const support::NamedRow& row : city.rows()) {
            const bool is_theirs = std::ranges::any_of(row.row, [&](const auto& field) {
                return field.first == "employee_number" && field.second == RandomCity::number(person);
            });
            if (is_theirs || row.entity == "unit" || row.entity == "position") alone.push_back(row);
        }
        const Scorer single = score(RandomCity::build(alone));
        for (std::uint32_t seat = 0; seat < k_seats; ++seat) {
            const auto here = first.explain(person, seat), there = single.explain(0, seat);
            // Who sits where may differ when others have left, and with it the wish to stay.
            for (std::size_t part = 0; part < scoring::k_parts; ++part) {
                if (part != static_cast<std::size_t>(scoring::PartKind::interest))
                    REQUIRE(here.parts[part].points == there.parts[part].points);
            }
        }
    }
}

TEST_CASE("filling in what was missing never leaves the announced range") {
    int filled = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(60); ++seed) {
        INFO("seed " << seed);
        const RandomCity city(seed, k_people, k_seats);
        const scoring::Model& model = seed % 2 == 0 ? scoring::Model::standard() : *scoring::Model::find("match");
        const Scorer scorer = score(city.build(), model);
        support::Random random(seed);
        for (std::uint32_t person = 0; person < k_people; ++person) {
            const auto seat = static_cast<std::uint32_t>(random.below(k_seats));
            for (const auto& part : scorer.explain(person, seat).parts) {
                const auto row = filling(part, RandomCity::number(person), random);
                if (!row) continue;
                auto rows = city.rows();
                rows.push_back(*row);
                const Breakdown after = score(RandomCity::build(rows), model).explain(person, seat);
                const std::int32_t points = after.parts[static_cast<std::size_t>(part.kind)].points;
                INFO(part.fact.key << ": " << part.worst << " <= " << points << " <= " << part.best);
                REQUIRE((part.worst <= points && points <= part.best));
                ++filled;
            }
        }
    }
    CHECK(filled > support::repeats(1000));
}

TEST_CASE("filling in what was missing never takes a gain out of its announced range") {
    int filled = 0, open = 0, settled = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(60); ++seed) {
        INFO("seed " << seed);
        const RandomCity city(seed, k_people, k_seats);
        const Scorer scorer = score(city.build());
        support::Random random(seed);
        const auto range = [](const Scorer& by, std::uint32_t person, std::uint32_t from, std::uint32_t to) {
            std::int32_t gain = by.score(person, to) - by.score(person, from), worst = gain, best = gain;
            for (const scoring::PartGain& part : by.open_gains(person, from, to)) {
                REQUIRE((part.worst <= part.expected && part.expected <= part.best));
                worst += part.worst - part.expected;
                best += part.best - part.expected;
            }
            return std::array{worst, gain, best};
        };
        for (std::uint32_t person = 0; person < k_people; ++person) {
            const auto from = static_cast<std::uint32_t>(random.below(k_seats)),
                       to = static_cast<std::uint32_t>(random.below(k_seats));
            const auto before = range(scorer, person, from, to);
            REQUIRE((before[0] <= before[1] && before[1] <= before[2]));
            REQUIRE((from != to || before == std::array{0, 0, 0}));
            ++(before[0] == before[2] ? settled : open);
            for (const auto& part : scorer.explain(person, random.chance(50) ? from : to).parts) {
                const auto row = filling(part, RandomCity::number(person), random);
                if (!row) continue;
                auto rows = city.rows();
                rows.push_back(*row);
                const auto after = range(score(RandomCity::build(rows)), person, from, to);
                INFO(part.fact.key << ": " << before[0] << " <= " << after[1] << " <= " << before[2]);
                // What is known leaves no more open than before.
                REQUIRE((before[0] <= after[0] && after[2] <= before[2]));
                ++filled;
            }
        }
    }
    CHECK(filled > support::repeats(1000));
    CHECK(open > support::repeats(500));
    CHECK(settled > support::repeats(20));
}

TEST_CASE("what is declared counts only once verified, and neither it nor a training ever lowers competence or its bounds") {
    int unverified = 0, raised = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(60); ++seed) {
        INFO("seed " << seed);
        const RandomCity city(seed, k_people, k_seats);
        const Scorer before = score(city.build());
        support::Random random(seed);
        const std::string which = "M.0" + std::to_string(random.between(1, 8));
        const std::string level = std::to_string(random.below(6));
        std::vector<support::NamedRow> declared = city.rows(), verified, trained = city.rows();
        for (std::uint32_t person = 0; person < k_people; ++person) {
            const std::string who = RandomCity::number(person);
            // Without either of verifier and day nothing is verified.
            const bool has_verifier = random.chance(50);
            declared.push_back({"competency", {{"employee_number", who}, {"competency", which}, {"declared_level", level},
                                               {"verifier", has_verifier ? "Camat" : ""},
                                               {"verified_on", has_verifier ? "" : "2026-10-01"}}});
            trained.push_back({"training", {{"employee_number", who}, {"name", "Baru"}, {"started_on", "2026-01-01"},
                                            {"competency", which}, {"hours", "30"}, {"score", "9100"}, {"passed", "1"}}});
        }
        verified = declared;
        for (support::NamedRow& row : std::span(verified).last(k_people))
            row.row = {row.row[0], row.row[1], row.row[2], {"verifier", "Camat"}, {"verified_on", "2026-10-01"}};
        // Those of whom something is verified already would lose it.
        std::vector<support::NamedRow> plain = city.rows();
        for (std::uint32_t person = 0; person < k_people; ++person)
            plain.push_back({"competency", {{"employee_number", RandomCity::number(person)}, {"competency", which},
                                            {"declared_level", ""}, {"verifier", ""}, {"verified_on", ""}}});
        const Scorer none = score(RandomCity::build(plain)), alone = score(RandomCity::build(declared)),
                     sealed = score(RandomCity::build(verified)), taught = score(RandomCity::build(trained));
        each_pair([&](std::uint32_t person, std::uint32_t seat) {
            const auto part = [&](const Scorer& by) { return by.explain(person, seat).parts[0]; };
            REQUIRE(none.score(person, seat) == alone.score(person, seat));
            unverified += level != "0";
            const auto compare = [&](const scoring::PartResult& less, const scoring::PartResult& more) {
                REQUIRE((less.points <= more.points && less.worst == more.worst && less.best == more.best));
                raised += less.points < more.points;
            };
            compare(part(none), part(sealed));
            compare(part(before), part(taught));
        });
    }
    CHECK(unverified > support::repeats(5000));
    CHECK(raised > support::repeats(500));
}

TEST_CASE("the order of two scores holds exactly as far as a weight's range says") {
    int bounded = 0, turned = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(60); ++seed) {
        INFO("seed " << seed);
        const Scorer scorer = score(RandomCity(seed, k_people, k_seats).build(), odd_model(seed));
        support::Random random(seed);
        const auto seat = static_cast<std::uint32_t>(random.below(k_seats));
        for (std::uint32_t person = 1; person < k_people; ++person) {
            std::uint32_t one = person - 1, two = person;
            auto first = scorer.explain(one, seat), second = scorer.explain(two, seat);
            auto ranges = scoring::order_ranges(first, second);
            if (!ranges) {
                std::swap(one, two);
                std::swap(first, second);
                ranges = scoring::order_ranges(first, second);
            }
            REQUIRE(ranges);
            for (std::size_t part = 0; part < scoring::k_parts; ++part) {
                if (!scorer.model().parts[part].counts) continue;
                // The same sum again, written down anew with one weight changed.
                const auto lead = [&](std::int64_t weight) {
                    std::int64_t sum = 0;
                    for (std::size_t i = 0; i < scoring::k_parts; ++i)
                        if (first.parts[i].counts) sum += (i == part ? weight : first.parts[i].maximum) *
                               (first.parts[i].share - second.parts[i].share);
                    return sum;
                };
                const scoring::WeightRange& range = (*ranges)[part];
                REQUIRE(range.weight == scorer.model().parts[part].weight);
                REQUIRE((0 <= range.least && range.least <= range.weight && range.weight <= range.most.value_or(INT64_MAX)));
                REQUIRE(lead(range.least) >= 0);
                REQUIRE((range.least == 0 || lead(range.least - 1) < 0));
                REQUIRE((!range.most || (lead(*range.most) >= 0 && lead(*range.most + 1) < 0)));
                REQUIRE((range.most || lead(std::int64_t{1} << 40) >= 0));
                bounded += range.most || range.least > 0 ? 1 : 0;
                // And by scores under those weights, wherever rounding cannot blur them.
                for (const std::int64_t weight : {range.least, range.least - 500, range.most.value_or(range.weight) + 500}) {
                    if (weight < 0 || weight > 1'000'000) continue;
                    auto weights = scorer.model().weights();
                    weights[part] = weight;
                    std::int64_t total = 0;
                    for (const std::int64_t each : weights) total += each;
                    if (total == 0) continue;
                    const Scorer other = scorer.with_weights(weights);
                    const std::int64_t gap = other.score(one, seat) - other.score(two, seat);
                    const std::int64_t exact = lead(weight) * scoring::k_full_score / total / scoring::k_full_share;
                    REQUIRE(std::abs(gap - exact) <= 2 * static_cast<std::int64_t>(scoring::k_parts));
                    turned += gap < 0 && exact < -16 ? 1 : 0;
                }
            }
        }
    }
    CHECK(bounded > support::repeats(2000));
    CHECK(turned > support::repeats(200));
}

TEST_CASE("what a part rests on is among the inputs that its model declares") {
    for (std::uint64_t seed = 1; seed <= support::repeats(20); ++seed) {
        INFO("seed " << seed);
        const Scorer scorer = score(RandomCity(seed, k_people, k_seats).build());
        each_pair([&](std::uint32_t person, std::uint32_t seat) {
            for (const auto& part : scorer.explain(person, seat).parts) {
                if (part.fact.fields.empty()) FAIL(part.fact.key);
                for (const rules::FieldRef& used : part.fact.fields) {
                    const auto& inputs = scorer.model().part(part.kind).inputs;
                    const bool is_declared = std::ranges::any_of(inputs, [&](const scoring::Input& input) {
                        return input.entity == used.entity && input.field == used.field;
                    });
                    if (!is_declared) FAIL(part.fact.key << " uses " << used.field);
                }
            }
        });
    }
}

TEST_CASE("every part reads as a full sentence in both languages") {
    const auto& catalogue = records::Catalogue::standard();
    const base::Catalog languages[] = {base::Catalog::load(base::Language::indonesian),
                                       base::Catalog::load(base::Language::english)};
    for (std::uint64_t seed = 1; seed <= support::repeats(20); ++seed) {
        INFO("seed " << seed);
        const Scorer scorer = score(RandomCity(seed, k_people, k_seats).build());
        each_pair([&](std::uint32_t person, std::uint32_t seat) {
            for (const auto& part : scorer.explain(person, seat).parts) {
                for (const base::Catalog& words : languages) {
                    const std::string text = rules::sentence(part.fact, words, catalogue);
                    if (text.starts_with("score.") || text.contains('{') || text.contains("choice:"))
                        FAIL(part.fact.key << ": " << text);
                }
            }
        });
    }
}

TEST_CASE("people may come in slices of any size, under other weights too") {
    for (std::uint64_t seed = 1; seed <= support::repeats(20); ++seed) {
        INFO("seed " << seed);
        const auto city = RandomCity(seed, k_people, k_seats).build();
        const auto complete = [&](Scorer scorer) {
            while (scorer.add_people(seed % 5 + 1)) {
            }
            return scorer;
        };
        const auto same = [](const Scorer& a, const Scorer& b) {
            each_pair([&](auto person, auto seat) { REQUIRE(a.score(person, seat) == b.score(person, seat)); });
        };
        const Scorer whole = score(city);
        const auto seating = records::Seating::of(city.registry());
        const scoring::Model& model = scoring::Model::standard();
        const auto facts = std::make_shared<scoring::ScoreFacts>();
        scoring::read_score_facts(city.registry(), seating, rules::read_facts(city.registry(), seating, k_today),
                                  model.part(scoring::PartKind::competence), *facts)
            .finish();
        same(complete(Scorer::begin(facts, model)), whole);
        scoring::Weights weights{};
        for (std::size_t part = 0; part < scoring::k_parts; ++part) weights[part] = static_cast<std::int32_t>((seed + part) % 7 * 3 + 1);
        same(complete(whole.begin_with(weights)), whole.with_weights(weights));
    }
}
