#include "core/app/selectors_quality.hpp"

#include <algorithm>
#include <map>

#include "core/app/evidence.hpp"
#include "core/base/order.hpp"

namespace app {

namespace {

using records::EntityKind;

constexpr std::uint32_t k_people_a_step = 200;  // whose records are read; some milliseconds in a browser
constexpr std::uint32_t k_stakes_a_step = 100;  // of people or seats, each of which is weighed with thousands

/// What is asked of every person.
class Questions {
public:
    Questions(const records::Registry& registry, base::Day today)
        : registry_(registry), employee_(registry.catalogue().entity(EntityKind::employee)), assessments_(registry), today_(today) {}

    /// The fields that should be known.
    [[nodiscard]] std::vector<FieldQuality> fields() const {
        std::vector<FieldQuality> fields;
        for (records::FieldIndex index = 0; index < employee_.fields.size(); ++index) {
            const records::Field& field = employee_.fields[index];
            if (field.need != records::Need::optional && field.sensitivity != records::Sensitivity::special) fields.push_back({index, {}});
        }
        return fields;
    }
    /// Counts every field in `fields` as well.
    [[nodiscard]] QualityShares ask(const records::Record& record, const rules::PersonFacts& facts, records::Seated how,
                                    std::vector<FieldQuality>& fields) const {
        QualityShares shares;
        const auto answer = [&](Quality quality, bool is_good) { shares[static_cast<std::size_t>(quality)].add(is_good); };
        for (FieldQuality& field : fields) {
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
        answer(Quality::consistency, records::has_seat(how));
        if (facts.service_since && facts.position_since) answer(Quality::consistency, *facts.service_since <= *facts.position_since);
        return shares;
    }

private:
    const records::Registry& registry_;
    const records::Entity& employee_;
    Assessments assessments_;
    base::Day today_;
};

}  // namespace

class QualityFiguresRun::Inspector {
public:
    Inspector(const planning::Assessment& assessment, base::Day today)
        : assessment_(assessment), registry_(assessment.registry()), questions_(registry_, today), stakes_(assessment) {
        figures_.fields = questions_.fields();
    }

    [[nodiscard]] bool step() {
        const std::uint32_t all = people() + seats();
        const std::uint32_t end = std::min(all, next_ + k_stakes_a_step);
        for (; next_ < end; ++next_) {
            if (next_ < people()) inspect(next_);
            else find_gaps(EntityKind::position, next_ - people(), stakes_.of_seat(next_ - people()));
        }
        if (next_ < all) return true;
        sort();
        return false;
    }
    [[nodiscard]] float share() const { return static_cast<float>(next_) / static_cast<float>(std::max(people() + seats(), 1u)); }
    [[nodiscard]] QualityFigures result() { return std::move(figures_); }

private:
    [[nodiscard]] std::uint32_t people() const { return assessment_.seating().people(); }
    [[nodiscard]] std::uint32_t seats() const { return assessment_.seating().seats(); }

    void inspect(std::uint32_t row) {
        const records::Seated how = assessment_.seating().how(row);
        if (how == records::Seated::retired) return;
        const records::Record& person = registry_.table(EntityKind::employee).rows()[row];
        const QualityShares shares = questions_.ask(person, assessment_.rules().person(row), how, figures_.fields);
        UnitQuality& unit = units_[assessment_.rules().person(row).unit];
        ++unit.people;
        for (std::size_t i = 0; i < k_qualities; ++i) {
            unit.shares[i].add(shares[i]);
            figures_.city[i].add(shares[i]);
        }
        find_gaps(EntityKind::employee, row, stakes_.of_person(row));
    }

    void find_gaps(EntityKind entity, std::uint32_t row, std::vector<planning::Stake> stakes) {
        for (planning::Stake& stake : stakes) figures_.gaps.push_back({entity, row, std::move(stake)});
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
            if (a.stake.points != b.stake.points) return a.stake.points > b.stake.points;
            if (a.stake.is_rule != b.stake.is_rule) return a.stake.is_rule;
            return a.entity != b.entity ? a.entity < b.entity : a.row < b.row;
        });
    }

    const planning::Assessment& assessment_;
    const records::Registry& registry_;
    Questions questions_;
    planning::Stakes stakes_;
    std::map<std::uint32_t, UnitQuality> units_;  // by row
    QualityFigures figures_;
    std::uint32_t next_ = 0;
};

QualityFiguresRun::QualityFiguresRun(const planning::Assessment& assessment, base::Day today)
    : inspector_(std::make_unique<Inspector>(assessment, today)) {}
QualityFiguresRun::QualityFiguresRun(QualityFiguresRun&&) noexcept = default;
QualityFiguresRun& QualityFiguresRun::operator=(QualityFiguresRun&&) noexcept = default;
QualityFiguresRun::~QualityFiguresRun() = default;
bool QualityFiguresRun::step() { return inspector_->step(); }
float QualityFiguresRun::share() const { return inspector_->share(); }
QualityFigures QualityFiguresRun::result() { return inspector_->result(); }

QualityShare whole(const QualityShares& shares) {
    QualityShare sum;
    for (const QualityShare& share : shares) sum.add(share);
    return sum;
}

QualityFigures quality_figures(const planning::Assessment& assessment, base::Day today) {
    QualityFiguresRun run(assessment, today);
    while (run.step()) {
    }
    return run.result();
}

base::Steps read_shares(const records::Registry& registry, base::Day today, QualityShares& into) {
    records::Seating seating;
    for (base::Steps part = records::Seating::read(registry, today, seating); part.step();) co_yield base::pause;
    rules::Facts facts;
    for (base::Steps part = rules::read_facts(registry, seating, today, facts); part.step();) co_yield base::pause;
    const Questions questions(registry, today);
    auto fields = questions.fields();
    into = {};
    const auto& people = registry.table(EntityKind::employee).rows();
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        if (row % k_people_a_step == 0) co_yield base::pause;
        const records::Seated how = seating.how(row);
        if (how == records::Seated::retired) continue;
        const QualityShares shares = questions.ask(people[row], facts.people[row], how, fields);
        for (std::size_t i = 0; i < k_qualities; ++i) into[i].add(shares[i]);
    }
}

}  // namespace app
