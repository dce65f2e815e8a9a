#include "core/app/selectors_quality.hpp"

#include <algorithm>
#include <map>

#include "core/base/order.hpp"

namespace app {

namespace {

using records::EntityKind;

constexpr int k_rating_years = 2;

class Inspector {
public:
    Inspector(const planning::Assessment& assessment, base::Day today)
        : assessment_(assessment),
          registry_(assessment.registry()),
          employee_(registry_.catalogue().entity(EntityKind::employee)),
          today_(today) {
        for (records::FieldIndex index = 0; index < employee_.fields.size(); ++index) {
            const records::Field& field = employee_.fields[index];
            if (field.need != records::Need::optional && field.sensitivity != records::Sensitivity::special)
                figures_.fields.push_back({index, {}});
        }
        const auto field = registry_.catalogue().index(EntityKind::competency, "assessed_on");
        fresh_months_ = registry_.catalogue().field(EntityKind::competency, field).fresh_months;
        for (const records::Record& record : registry_.table(EntityKind::competency).rows())
            if (const auto day = records::as_day(record.values[field])) {
                auto& newest = assessed_.try_emplace(std::string(owner(record.key)), *day).first->second;
                newest = std::max(newest, *day);
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
            find_gaps(people[row].key, row);
        }
        sort();
        return std::move(figures_);
    }

private:
    [[nodiscard]] static std::string_view owner(std::string_view key) { return key.substr(0, key.find('/')); }

    QualityShares inspect(const records::Record& record, std::uint32_t row) {
        const rules::PersonFacts& facts = assessment_.rules().person(row);
        QualityShares shares;
        for (FieldQuality& field : figures_.fields) {
            const bool is_known = records::is_known(record.values[field.field]);
            field.known.add(is_known);
            shares[0].add(is_known);
        }
        if (facts.birth && record.key.size() == 18) shares[1].add(record.key.starts_with(digits(*facts.birth)));
        for (std::size_t index = 0; index < employee_.fields.size(); ++index) {
            const records::Field& field = employee_.fields[index];
            if (field.target && records::is_known(record.values[index]))
                shares[1].add(registry_.table(*field.target).find(records::as_text(record.values[index])) != nullptr);
        }
        const int year = base::civil(today_).year;
        for (int back = 1; back <= k_rating_years; ++back)
            shares[2].add(std::ranges::any_of(facts.ratings, [&](const rules::RatingFact& rating) {
                return rating.year == year - back && rating.rating != rules::k_unknown;
            }));
        const auto assessed = assessed_.find(record.key);
        shares[2].add(assessed != assessed_.end() && base::whole_months(assessed->second, today_) < fresh_months_);
        shares[3].add(facts.unit != records::k_no_row);
        shares[3].add(records::has_seat(assessment_.seating().how(row)));
        if (facts.service_since && facts.position_since) shares[3].add(*facts.service_since <= *facts.position_since);
        return shares;
    }

    static std::string digits(base::Day day) {
        std::string text = base::iso_text(day);
        std::erase(text, '-');
        return text;
    }

    void find_gaps(const std::string& person, std::uint32_t row) {
        for (rules::RuleResult& result : assessment_.rules().explain_person(row))
            if (result.outcome == rules::Outcome::needs_review && result.severity == rules::Severity::gate)
                figures_.gaps.push_back({person, row, 0, true, std::move(result.fact)});
        const std::uint32_t seat = assessment_.seating().seat_of(row);
        if (seat == records::k_no_row) return;
        scoring::Breakdown own = assessment_.scorer().explain(row, seat);
        for (scoring::PartResult& part : own.parts)
            if (part.missing) figures_.gaps.push_back({person, row, part.best - part.worst, false, std::move(part.fact)});
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
            return a.points != b.points ? a.points > b.points : a.person < b.person;
        });
    }

    const planning::Assessment& assessment_;
    const records::Registry& registry_;
    const records::Entity& employee_;
    base::Day today_;
    int fresh_months_ = 0;
    std::map<std::string, base::Day, std::less<>> assessed_;  // the newest of each person
    std::map<std::uint32_t, UnitQuality> units_;              // by row
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
