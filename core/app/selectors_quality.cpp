#include "core/app/selectors_quality.hpp"

#include <algorithm>
#include <map>

#include "core/app/evidence.hpp"
#include "core/base/order.hpp"

namespace app {

namespace {

using records::EntityKind;

class Inspector {
public:
    Inspector(const planning::Assessment& assessment, base::Day today)
        : assessment_(assessment),
          registry_(assessment.registry()),
          employee_(registry_.catalogue().entity(EntityKind::employee)),
          assessments_(registry_),
          today_(today) {
        for (records::FieldIndex index = 0; index < employee_.fields.size(); ++index) {
            const records::Field& field = employee_.fields[index];
            if (field.need != records::Need::optional && field.sensitivity != records::Sensitivity::special)
                figures_.fields.push_back({index, {}});
        }
    }

    QualityFigures run() {
        const auto& people = registry_.table(EntityKind::employee).rows();
        for (std::uint32_t row = 0; row < people.size(); ++row) {
            if (assessment_.seating().how(row) == records::Seated::retired) continue;
            const QualityShares shares = inspect(people[row], row);
            UnitQuality& unit = units_[assessment_.rules().person(row).unit];
            ++unit.people;
            for (std::size_t i = 0; i < k_qualities; ++i) {
                unit.shares[i].add(shares[i]);
                figures_.city[i].add(shares[i]);
            }
            find_gaps(row);
        }
        sort();
        return std::move(figures_);
    }

private:
    QualityShares inspect(const records::Record& record, std::uint32_t row) {
        const rules::PersonFacts& facts = assessment_.rules().person(row);
        QualityShares shares;
        const auto answer = [&](Quality quality, bool is_good) { shares[static_cast<std::size_t>(quality)].add(is_good); };
        for (FieldQuality& field : figures_.fields) {
            const bool is_known = records::is_known(record.values[field.field]);
            field.known.add(is_known);
            answer(Quality::completeness, is_known);
        }
        if (const auto agrees = number_agrees(record.key, facts.birth)) answer(Quality::validity, *agrees);
        for (std::size_t index = 0; index < employee_.fields.size(); ++index) {
            const records::Field& field = employee_.fields[index];
            if (field.target && records::is_known(record.values[index]))
                answer(Quality::validity, registry_.table(*field.target).find(records::as_text(record.values[index])) != nullptr);
        }
        const int year = base::civil(today_).year;
        for (int back = 1; back <= rated_years(registry_.catalogue()); ++back)
            answer(Quality::freshness, std::ranges::any_of(facts.ratings, [&](const rules::RatingFact& rating) {
                return rating.year == year - back && rating.rating != rules::k_unknown;
            }));
        answer(Quality::freshness, assessments_.is_fresh(record.key, today_));
        answer(Quality::consistency, facts.unit != records::k_no_row);
        answer(Quality::consistency, records::has_seat(assessment_.seating().how(row)));
        if (facts.service_since && facts.position_since) answer(Quality::consistency, *facts.service_since <= *facts.position_since);
        return shares;
    }

    void find_gaps(std::uint32_t row) {
        for (rules::RuleResult& result : assessment_.rules().explain_person(row))
            if (result.outcome == rules::Outcome::needs_review && result.severity == rules::Severity::gate)
                figures_.gaps.push_back({row, 0, true, std::move(result.fact)});
        const std::uint32_t seat = assessment_.seating().seat_of(row);
        if (seat == records::k_no_row) return;
        scoring::Breakdown own = assessment_.scorer().explain(row, seat);
        for (scoring::PartResult& part : own.parts)
            if (part.missing) figures_.gaps.push_back({row, part.best - part.worst, false, std::move(part.fact)});
    }

    void sort() {
        const auto& units = registry_.table(EntityKind::unit).rows();
        for (auto& [row, unit] : units_) {
            if (row != records::k_no_row) {
                unit.unit = units[row].key;
                unit.name = records::as_text(registry_.value(EntityKind::unit, units[row], "name"));
            }
            figures_.units.push_back(std::move(unit));
        }
        base::sort(figures_.units, [](const UnitQuality& a, const UnitQuality& b) {
            const auto first = whole(a.shares).per_mille();
            const auto second = whole(b.shares).per_mille();
            return first != second ? first < second : a.unit < b.unit;
        });
        base::sort(figures_.fields, {}, [](const FieldQuality& one) { return one.known.per_mille(); });
        base::sort(figures_.gaps, [](const QualityGap& a, const QualityGap& b) {
            if (a.is_rule != b.is_rule) return a.is_rule;
            return a.points != b.points ? a.points > b.points : a.row < b.row;
        });
    }

    const planning::Assessment& assessment_;
    const records::Registry& registry_;
    const records::Entity& employee_;
    Assessments assessments_;
    base::Day today_;
    std::map<std::uint32_t, UnitQuality> units_;  // by row
    QualityFigures figures_;
};

}  // namespace

QualityShare whole(const QualityShares& shares) {
    QualityShare sum;
    for (const QualityShare& share : shares) sum.add(share);
    return sum;
}

QualityFigures quality_figures(const planning::Assessment& assessment, base::Day today) {
    return Inspector(assessment, today).run();
}

}  // namespace app
