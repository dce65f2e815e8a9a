#include "core/app/selectors_home.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "core/app/evidence.hpp"
#include "core/base/order.hpp"
#include "core/records/agencies.hpp"
#include "core/records/seating.hpp"
#include "core/rules/facts.hpp"
#include "core/rules/pack.hpp"
#include "core/rules/retirement.hpp"

namespace app {
namespace {

using records::EntityKind;

struct City {
    const records::Registry& registry;
    records::Seating seating;
    rules::Facts facts;
    base::Day today;

    [[nodiscard]] const records::Catalogue& catalogue() const { return registry.catalogue(); }
    [[nodiscard]] std::span<const records::Record> rows(EntityKind kind) const { return registry.table(kind).rows(); }
    [[nodiscard]] bool is_retired(std::uint32_t person) const { return facts.people[person].legal_status == "retired"; }
};

void count_by_choice(const City& city, std::string_view field, std::vector<KindCount>& out) {
    const records::FieldIndex index = city.catalogue().index(EntityKind::employee, field);
    const auto& list = city.catalogue().choices(city.catalogue().field(EntityKind::employee, index).choices);
    std::vector<KindCount> counts(list.choices.size() + 1);
    for (std::size_t order = 0; order < list.choices.size(); ++order) counts[order].code = list.choices[order].code;
    const auto people = city.rows(EntityKind::employee);
    for (std::uint32_t person = 0; person < people.size(); ++person) {
        if (city.is_retired(person)) continue;
        const auto order = list.order(records::as_text(people[person].values[index]));
        counts[order.value_or(list.choices.size())].people.keys.push_back(people[person].key);
    }
    std::ranges::copy_if(counts, std::back_inserter(out), [](const KindCount& kind) { return kind.people.count() > 0; });
}

void count_retirements(const City& city, HomeFigures& figures) {
    std::vector<base::Error> problems;
    const rules::Pack pack = rules::Pack::standard().with_settings(city.registry, problems);
    const auto rule = std::ranges::find(pack.rules, "remaining_service", &rules::Rule::check);
    if (rule == pack.rules.end()) return;
    constexpr std::array<int, 3> years = {1, 3, 5};
    const auto people = city.rows(EntityKind::employee);
    for (std::uint32_t person = 0; person < people.size(); ++person) {
        if (city.is_retired(person)) continue;
        const rules::PersonFacts& facts = city.facts.people[person];
        // Contracts end by their own date, not by an age.
        if (facts.employment != rules::Employment::pns) continue;
        const auto retires = rules::retirement(*rule, city.facts, facts);
        if (!retires) {
            figures.retirement_unknown.keys.push_back(people[person].key);
            continue;
        }
        for (std::size_t index = 0; index < years.size(); ++index) {
            if (retires->day <= base::add_months(city.today, years[index] * 12)) figures.retiring[index].keys.push_back(people[person].key);
        }
    }
}

void count_seats(const City& city, HomeFigures& figures) {
    const auto seats = city.rows(EntityKind::position);
    const auto units = city.rows(EntityKind::unit);
    const records::FieldIndex must_fill = city.catalogue().index(EntityKind::position, "must_fill");
    const records::FieldIndex name = city.catalogue().index(EntityKind::unit, "name");
    const std::size_t families = city.catalogue().choices("job_family").choices.size();
    std::map<std::uint32_t, UnitBalance> balances;
    std::set<std::size_t> occurring;
    for (std::uint32_t seat = 0; seat < seats.size(); ++seat) {
        const records::SeatCount& count = city.seating.count(seat);
        const bool must = records::as_integer(seats[seat].values[must_fill]).value_or(0) != 0;
        figures.vacancies += count.vacancies;
        figures.need += std::max(count.need, 0);
        figures.must_fill_total += must ? 1 : 0;
        if (count.vacancies > 0) figures.vacant.keys.push_back(seats[seat].key);
        if (count.vacancies > 0 && must) figures.must_fill.keys.push_back(seats[seat].key);
        const int family = city.facts.seats[seat].job.family;
        const std::uint32_t unit = city.seating.unit_of_seat(seat);
        if (unit == records::k_no_row || count.need == records::k_unknown_count || family < 0) continue;
        const std::uint32_t row = records::above_divisions(city.registry, unit);
        UnitBalance& balance = balances[row];
        if (balance.families.empty()) {
            balance.unit = units[row].key;
            balance.name = records::as_text(units[row].values[name]);
            balance.families.resize(families);
        }
        auto& cell = balance.families[static_cast<std::size_t>(family)];
        if (!cell) cell.emplace();
        cell->need += count.need;
        cell->actual += count.incumbents;
        cell->seats.push_back(seats[seat].key);
        balance.need += count.need;
        balance.actual += count.incumbents;
        occurring.insert(static_cast<std::size_t>(family));
    }
    for (auto& [row, balance] : balances) figures.units.push_back(std::move(balance));
    const auto distance = [](const UnitBalance& balance) {
        std::int64_t sum = 0;
        for (const auto& family : balance.families) {
            if (family) sum += std::abs(family->need - family->actual);
        }
        return sum;
    };
    base::sort(figures.units, [&](const UnitBalance& a, const UnitBalance& b) {
        const std::int64_t first = distance(a);
        const std::int64_t second = distance(b);
        return first != second ? first > second : a.unit < b.unit;
    });
    figures.families.assign(occurring.begin(), occurring.end());
}

class Problems {
public:
    void add(Problem problem, EntityKind entity, const std::string& key, std::string field = {}) {
        ProblemCount& count = counts_[{problem, std::move(field)}];
        count.records.entity = entity;
        count.records.keys.push_back(key);
    }
    [[nodiscard]] std::vector<ProblemCount> sorted() {
        std::vector<ProblemCount> out;
        for (auto& [key, count] : counts_) {
            count.problem = key.first;
            count.field = key.second;
            out.push_back(std::move(count));
        }
        base::sort(out, [](const ProblemCount& a, const ProblemCount& b) { return a.records.count() > b.records.count(); });
        return out;
    }

private:
    std::map<std::pair<Problem, std::string>, ProblemCount> counts_;
};

void find_problems(const City& city, HomeFigures& figures) {
    Problems problems;
    const auto people = city.rows(EntityKind::employee);
    const records::Entity& entity = city.catalogue().entity(EntityKind::employee);
    const Assessments assessments(city.registry);
    const int rated = rated_years(city.catalogue());
    const int year = base::civil(city.today).year;
    for (std::uint32_t person = 0; person < people.size(); ++person) {
        if (city.is_retired(person)) continue;
        const records::Record& record = people[person];
        const auto add = [&](Problem problem, std::string field = {}) {
            problems.add(problem, EntityKind::employee, record.key, std::move(field));
        };
        for (std::size_t index = 0; index < entity.fields.size(); ++index) {
            const records::Field& field = entity.fields[index];
            if (field.need == records::Need::required && !records::is_known(record.values[index])) add(Problem::field_missing, field.name);
        }
        const records::Seated how = city.seating.how(person);
        if (how == records::Seated::unit_missing || how == records::Seated::unit_unknown || how == records::Seated::unit_ambiguous ||
            how == records::Seated::unit_closed) {
            add(Problem::unit_unknown);
        } else if (!records::has_seat(how)) {
            add(Problem::seat_unknown);
        }
        const rules::PersonFacts& facts = city.facts.people[person];
        if (!number_agrees(record.key, facts.birth).value_or(true)) add(Problem::number_suspicious);
        const bool is_rated = std::ranges::any_of(facts.ratings, [&](const rules::RatingFact& rating) {
            return rating.year >= year - rated && rating.rating >= 0;
        });
        if (!is_rated) add(Problem::rating_missing);
        if (!assessments.is_fresh(record.key, city.today)) add(Problem::competency_stale);
    }
    const auto seats = city.rows(EntityKind::position);
    for (std::uint32_t seat = 0; seat < seats.size(); ++seat) {
        if (city.seating.count(seat).need == records::k_unknown_count) problems.add(Problem::need_unknown, EntityKind::position, seats[seat].key);
    }
    figures.problems = problems.sorted();
}

}  // namespace

HomeFigures home_figures(const records::Registry& registry, base::Day today) {
    records::Seating seating = records::Seating::of(registry, today);
    rules::Facts facts = rules::read_facts(registry, seating, today);
    const City city{registry, std::move(seating), std::move(facts), today};
    HomeFigures figures;
    const auto people = city.rows(EntityKind::employee);
    for (std::uint32_t person = 0; person < people.size(); ++person) {
        if (city.is_retired(person)) continue;
        figures.people.keys.push_back(people[person].key);
        if (city.seating.seat_of(person) != records::k_no_row) ++figures.seated;
    }
    figures.vacant.entity = EntityKind::position;
    figures.must_fill.entity = EntityKind::position;
    count_by_choice(city, "employment_kind", figures.by_kind);
    count_by_choice(city, "legal_status", figures.by_status);
    count_seats(city, figures);
    count_retirements(city, figures);
    find_problems(city, figures);
    return figures;
}

}  // namespace app
