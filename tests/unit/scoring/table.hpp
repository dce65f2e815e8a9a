// table.hpp: one line of a score part's table, and its check, on top of the rules' world of one person and two seats.
#pragma once

#include <catch_amalgamated.hpp>
#include <functional>

#include "core/scoring/scorer.hpp"
#include "tests/unit/rules/world.hpp"

namespace support {

inline scoring::Scorer score_of(const Builder& world, base::Day at = today(),
                                const scoring::Model& model = scoring::Model::standard()) {
    return scoring::Scorer::compile(world.registry(), records::Seating::of(world.registry()), model, at);
}

/// What the line changes in `staff_world`, and the part's points for the target seat: worst, expected, best.
struct PartLine {
    std::string name;
    std::function<void(Builder&)> change;
    std::string key;  // of the sentence, behind "score.<part>."
    std::int32_t worst = 0, points = 0, best = 0;
    std::string seat = "target";
    base::Day at = today();
};

inline PartLine known(std::string name, std::function<void(Builder&)> change, std::string key, std::int32_t points,
                      std::string seat = "target") {
    return {std::move(name), std::move(change), std::move(key), points, points, points, std::move(seat), today()};
}

inline void check(scoring::PartKind kind, const PartLine& line) {
    INFO(line.name);
    Builder world = staff_world();
    if (line.change) line.change(world);
    const scoring::Scorer scorer = score_of(world, line.at);
    const auto person_row = world.row("employee", k_person), seat_row = world.row("position", line.seat);
    const scoring::Breakdown breakdown = scorer.explain(person_row, seat_row);
    const scoring::PartResult& part = breakdown.parts[static_cast<std::size_t>(kind)];
    CHECK(part.fact.key == "score." + scorer.model().part(kind).id + "." + line.key);
    CHECK(part.worst == line.worst);
    CHECK(part.points == line.points);
    CHECK(part.best == line.best);
    CHECK(part.missing == (line.worst != line.best));
    CHECK(((breakdown.missing >> static_cast<unsigned>(kind)) & 1U) == (part.missing ? 1U : 0U));
    CHECK(part.maximum == scorer.model().part(kind).weight);
    CHECK(scorer.score(person_row, seat_row) == breakdown.total);
    CHECK_FALSE(part.fact.fields.empty());
}

inline auto fields(std::string entity, Row row) {
    return [=](Builder& world) {
        Row with_owner = row;
        with_owner.emplace_back("employee_number", k_person);
        world.add(entity, with_owner);
    };
}

inline auto seat_fields(Row row) {
    return [=](Builder& world) { target(world, row); };
}

/// Several changes, in order.
inline auto all(std::vector<std::function<void(Builder&)>> changes) {
    return [=](Builder& world) {
        for (const auto& change : changes) change(world);
    };
}

}  // namespace support
