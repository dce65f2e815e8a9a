#include "core/base/print.hpp"
#include "core/demo/history_files.hpp"

namespace demo {

namespace {

using records::EntityKind;

constexpr int k_tries = 24;
constexpr int k_least_months = 24;  // what was served before the present post, for a post before it to be told

base::Day between(base::Day from, base::Day to, int permille) { return {from.number + (to.number - from.number) * permille / 1000}; }

/// April or October, as promotions take effect.
base::Day promotion_near(base::Day day) {
    const base::Civil parts = base::civil(day);
    return *base::day_from_civil(parts.year, parts.month < 7 ? 4 : 10, 1);
}

/// A post of the same work elsewhere; for a head, work in the own agency.
const Position* earlier_post(const CityView& city, const Person& person, Random& random) {
    const Position& own = city.position_of(person);
    const bool is_head = own.chair.kind == ChairKind::structural;
    const auto agency = [&](const Position& position) { return city.unit_of(position.chair).agency; };
    for (int one = 0; one < k_tries; ++one) {
        const Position& other = city.positions[static_cast<std::size_t>(random.below(static_cast<int>(city.positions.size())))];
        if (other.chair.kind == ChairKind::structural || other.chair.unit == own.chair.unit) continue;
        if (is_head ? agency(other) == agency(own) : other.family == own.family && other.level <= own.level) return &other;
    }
    return nullptr;
}

}  // namespace

Sheet rank_history_sheet(const CityView& city) {
    Sheet sheet(EntityKind::rank_history, {"employee_number", "since", "rank", "decree", "source"});
    int number = 0;
    for (const Person& person : city.people) {
        if (person.status != Status::permanent || person.rank <= person.first_rank) continue;
        const auto add = [&](Rank rank, base::Day since) {
            sheet.add({person.employee_number, base::day_month_year(since), std::string(rank_text(rank)),
                       base::print("823/{}/BKPSDM/{}", ++number, base::civil(since).year), label("history_source", "decree")});
        };
        add(person.first_rank, person.service_since);
        const int steps = person.rank - person.first_rank;
        const base::Day last = promotion_near(between(person.service_since, person.rank_since, 1000 * (steps - 1) / steps));
        if (steps > 1 && last > person.service_since && last < person.rank_since) add(person.rank - 1, last);
    }
    return sheet;
}

Sheet position_history_sheet(const CityView& city) {
    Sheet sheet(EntityKind::position_history, {"employee_number", "since", "job_title", "unit_name", "job_id", "unit_id", "decree", "source"});
    int number = 0;
    for (std::size_t at = 0; at < city.people.size(); ++at) {
        const Person& person = city.people[at];
        if (base::whole_months(person.service_since, person.position_since) < k_least_months) continue;
        Random random(city.seed, "earlier_post", at);
        const Position* post = earlier_post(city, person, random);
        if (post == nullptr) continue;
        const base::Day since = between(person.service_since, person.position_since, random.between(50, 600));
        const Unit& unit = city.unit_of(post->chair);
        sheet.add({person.employee_number, base::day_month_year(since), post->title, unit.name, post->job_id, unit.id,
                   base::print("821/{}/BKPSDM/{}", ++number, base::civil(since).year), label("history_source", "decree")});
    }
    return sheet;
}

}  // namespace demo
