// Age, entry into service, rank, functional level and time in the post.
#include <algorithm>

#include "core/base/result.hpp"
#include "core/demo/people.hpp"

namespace demo {

namespace {

constexpr std::size_t k_expert_ladder = 4;  // index of "first" in the functional levels
constexpr int k_years_a_rank = 4;
constexpr int k_youngest_contract = 21;

base::Day day_of(int year, int month, int day) {
    const auto found = base::day_from_civil(year, month, day);
    BASE_ASSERT(found.has_value());
    return *found;
}

base::Day first_of_month(base::Day day) {
    const base::Civil parts = base::civil(day);
    return day_of(parts.year, parts.month, 1);
}

int age_in(const Bands& bands, int least, int most, Random& random) {
    std::vector<int> weights;
    std::vector<int> ages;
    for (const Band& band : bands) {
        for (int age = std::max(band.from, least); age <= std::min(band.to, most); ++age) {
            ages.push_back(age);
            weights.push_back(band.weight * 840 / (band.to - band.from + 1));
        }
    }
    return ages.empty() ? least : ages[random.weighted(weights)];
}

int weight_in(const Bands& bands, int value) {
    const auto at =
        std::ranges::find_if(bands, [&](const Band& band) { return band.from <= value && value <= band.to; });
    return at == bands.end() ? 0 : at->weight;
}

/// What the chair asks of a career.
struct Demand {
    const Bands* ages;
    std::string_view tenure = "other";
    int least_age = 0, most_age = 57, least_service = 0;
    int female = 500, contract = 0;
    bool takes_probation = true;
};

Demand demand_of(const Chair& chair, const Structure& structure) {
    const auto& ages = parameters().people.ages;
    Demand demand{.ages = &ages.find("permanent")->second};
    if (chair.kind == ChairKind::structural) {
        const Echelon& echelon = parameters().echelons[structure.posts[chair.job].echelon];
        demand = {&ages.find("structural")->second,
                  "structural",
                  echelon.least_age,
                  echelon.most_age,
                  echelon.least_service,
                  echelon.female,
                  0,
                  false};
    } else if (chair.kind == ChairKind::functional) {
        const FunctionalJob& job = parameters().functional[chair.job];
        const bool teacher = job.family == "teacher";
        demand.ages = &ages.find(teacher ? "teacher" : job.latest > 57 ? "long" : "permanent")->second;
        demand.tenure = teacher ? "teacher" : "other";
        demand.least_age = job.earliest;
        demand.most_age = job.latest;
        demand.female = job.female;
        demand.contract = job.contract;
        demand.takes_probation = job.earliest == 0;
    } else {
        const OperationalJob& job = parameters().operational[chair.job];
        demand.female = job.female;
        demand.contract = job.contract;
        demand.takes_probation = job.min_education >= k_d3;
    }
    return demand;
}

/// The education somebody was hired with is the last of the list.
const Study& hired_with(const Person& person) { return parameters().studies[person.degrees.back().study]; }

int entry_age_of(const Person& person) {
    const Study& study = hired_with(person);
    return std::max(entry_age(study.level), study.age + 1);
}

int appointment_year(int birth_year, int youngest, int latest_year, Random& random) {
    std::vector<int> weights;
    const PeoplePlan& plan = parameters().people;
    for (int year = birth_year + youngest; year <= latest_year; ++year) {
        const auto age = static_cast<std::size_t>(year - birth_year);
        weights.push_back(weight_in(plan.appointment_years, year) *
                          (age < plan.appointment_age.size() ? plan.appointment_age[age] : 0));
    }
    const bool any = std::ranges::any_of(weights, [](int weight) { return weight > 0; });
    return any ? birth_year + youngest + static_cast<int>(random.weighted(weights)) : latest_year;
}

int contract_year(int birth_year, int youngest, int this_year, Random& random) {
    std::vector<int> years;
    std::vector<int> weights;
    for (const Band& band : parameters().people.contract_years) {
        if (band.from >= birth_year + youngest && band.from < this_year) {
            years.push_back(band.from);
            weights.push_back(band.weight);
        }
    }
    return years.empty() ? this_year - 1 : years[random.weighted(weights)];
}

void give_service(Person& person, const Demand& demand, base::Day today, Random& random) {
    const int youngest = entry_age_of(person);
    const int highest = parameters().studies[person.degrees.front().study].age;
    const int this_year = base::civil(today).year;
    const auto& ages = parameters().people.ages;
    const auto born = [&](const Bands& bands, int least, int most) {
        const int years = age_in(bands, std::max({least, demand.least_age, highest + 2}), most, random);
        person.birth = base::Day{base::add_months(today, -12 * years).number - random.below(365)};
        return base::civil(person.birth).year;
    };
    if (person.status == Status::contract) {
        const int adult = std::max(youngest, k_youngest_contract);
        const int birth_year = born(ages.find("contract")->second, adult + 2, 56);
        const int year = contract_year(birth_year, adult, this_year, random);
        person.service_since = day_of(year, random.between(3, 7), 1);
        return;
    }
    if (person.status == Status::probation) {
        born(ages.find("probation")->second, youngest + 1, 34);
        person.service_since = base::add_months(first_of_month(today), -random.between(2, 10));
        return;
    }
    const int birth_year = born(*demand.ages, youngest + 3 + demand.least_service, demand.most_age);
    const int latest = this_year - std::max(2, demand.least_service);
    const int year = appointment_year(birth_year, youngest, latest, random);
    constexpr std::array<int, 5> months = {1, 2, 3, 4, 12};
    constexpr std::array<int, 5> weights = {30, 10, 25, 10, 25};
    person.service_since = day_of(year, months[random.weighted(weights)], 1);
    person.permanent_since =
        std::min(base::add_months(person.service_since, 12 + random.below(9)), first_of_month(today));
}

Rank regular_rank(const Person& person, base::Day today, Random& random) {
    int steps = base::whole_months(person.service_since, today) / 12 / k_years_a_rank;
    if (steps > 0 && random.chance(450)) --steps;
    if (steps > 2 && random.chance(250)) --steps;
    if (person.chair.kind == ChairKind::functional && random.chance(200)) ++steps;
    return person.first_rank + steps;
}

Rank functional_rank(const Person& person, Rank regular, base::Day today, Random& random) {
    const bool expert = hired_with(person).level >= k_d4;
    if (!expert) return std::min(regular, k_rank_3d);
    Rank rank = std::min(regular, random.chance(80) ? k_rank_4c : k_rank_4b);
    if (rank >= k_rank_4a && random.chance(220)) rank = k_rank_3d;
    if (rank == k_rank_4b && random.chance(550)) rank = k_rank_4a;
    // Beyond 58 only the senior level serves, except in teaching.
    const bool teacher = parameters().functional[person.chair.job].family == "teacher";
    const bool late = base::whole_months(person.birth, today) >= 58 * 12;
    return late && !teacher ? std::max(rank, k_rank_4a) : rank;
}

void give_rank(Person& person, const Structure& structure, base::Day today, Random& random) {
    const Study& hired = hired_with(person);
    const bool doctor = hired.field == "medicine" || hired.key == "apoteker" || hired.key == "dokter_hewan";
    person.first_rank = doctor ? entry_rank(k_s2) : entry_rank(hired.level);
    person.rank = person.first_rank;
    person.rank_since = person.service_since;
    if (person.status != Status::permanent) return;
    const Rank regular = regular_rank(person, today, random);
    if (person.chair.kind == ChairKind::structural) {
        const Echelon& echelon = parameters().echelons[structure.posts[person.chair.job].echelon];
        person.rank = std::clamp(regular, echelon.min_rank, echelon.max_rank);
    } else if (person.chair.kind == ChairKind::functional) {
        person.rank = functional_rank(person, regular, today, random);
    } else {
        const OperationalJob& job = parameters().operational[person.chair.job];
        const Rank ceiling = std::max(person.first_rank, std::min(job.max_rank, ceiling_rank(education_of(person))));
        person.rank = std::clamp(regular, std::max(job.min_rank, person.first_rank), ceiling);
    }
    if (person.rank == person.first_rank) return;
    // Promotions take effect in April and October.
    const int months_ago = random.below(person.rank < regular ? 120 : 48);
    const base::Day wanted = base::add_months(today, -months_ago);
    const base::Day earliest = base::add_months(person.service_since, (person.rank - person.first_rank) * 24 + 6);
    const base::Civil parts = base::civil(std::min(std::max(wanted, earliest), today));
    const bool spring = parts.month >= 4 && parts.month < 10;
    person.rank_since = parts.month < 4 ? day_of(parts.year - 1, 10, 1) : day_of(parts.year, spring ? 4 : 10, 1);
    person.rank_since = std::max(person.rank_since, person.service_since);
}

void give_level(Person& person) {
    if (person.chair.kind != ChairKind::functional) return;
    const auto& levels = parameters().levels;
    const bool expert = hired_with(person).level >= k_d4;
    std::size_t at = expert ? k_expert_ladder : 0;
    if (person.status == Status::contract) {
        person.level = expert || hired_with(person).level <= k_sma ? at : at + 1;
        return;
    }
    const std::size_t last = expert ? levels.size() - 1 : k_expert_ladder - 1;
    while (at < last && person.rank > levels[at].max_rank) ++at;
    person.level = at;
}

void give_tenure(Person& person, const Demand& demand, base::Day today, Random& random) {
    if (person.status == Status::probation || (person.status == Status::contract && random.chance(850))) {
        person.position_since = person.service_since;
        return;
    }
    const Bands& bands = parameters().people.tenure.find(demand.tenure)->second;
    std::vector<int> weights;
    for (const Band& band : bands) weights.push_back(band.weight);
    const Band& band = bands[random.weighted(weights)];
    const int served = base::whole_months(person.service_since, today);
    int preparation = std::max(0, demand.least_service - 4) * 12;
    if (person.level && person.status == Status::permanent) {
        preparation = std::max(0, parameters().levels[*person.level].min_rank - person.first_rank) * 30;
    }
    const int months = std::clamp(random.between(band.from, band.to), 1, std::max(1, served - preparation));
    const base::Day start = base::add_months(first_of_month(today), -months);
    const bool ceremony = person.chair.kind == ChairKind::structural;
    person.position_since = std::max(person.service_since, base::Day{start.number + (ceremony ? random.below(28) : 0)});
}

}  // namespace

void give_career(Person& person, const Structure& structure, base::Day today, Random& random) {
    const Demand demand = demand_of(person.chair, structure);
    person.female = random.chance(demand.female);
    const PeoplePlan& plan = parameters().people;
    if (random.chance(demand.contract * plan.contract_calibration / 1000)) {
        person.status = Status::contract;
    } else if (demand.takes_probation && random.chance(plan.probation)) {
        person.status = Status::probation;
    } else {
        person.status = Status::permanent;
    }
    give_service(person, demand, today, random);
    give_rank(person, structure, today, random);
    give_level(person);
    give_tenure(person, demand, today, random);
}

}  // namespace demo
