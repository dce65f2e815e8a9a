#include "core/demo/people.hpp"

#include <algorithm>

#include "core/base/print.hpp"

namespace demo {

namespace {

/// Numbers of which the last digits count up, so that no two people share one.
class Numbers {
public:
    std::string unique(const std::string& prefix, int first, int digits) {
        for (int serial = first;; ++serial) {
            std::string number = base::print("{}{:0{}}", prefix, serial, digits);
            if (used_.insert(number).second) return number;
        }
    }

private:
    std::set<std::string> used_;
};

std::string employee_prefix(const Person& person) {
    const base::Civil birth = base::civil(person.birth);
    const base::Civil since = base::civil(person.service_since);
    const int month = person.status == Status::contract ? 21 : since.month;
    return base::print("{:04}{:02}{:02}{:04}{:02}{}", birth.year, birth.month, birth.day, since.year, month,
                       person.female ? 2 : 1);
}

std::string national_prefix(const Person& person, Random& random) {
    const base::Civil birth = base::civil(person.birth);
    // Sawahlunto's four areas, or a first registration in Sijunjung or Tanah Datar.
    const bool local = person.home && random.chance(800);
    const int area = local ? 137301 + static_cast<int>(*person.home) : 130301 + random.below(2) * 100;
    return base::print("{}{:02}{:02}{:02}", area, birth.day + (person.female ? 40 : 0), birth.month, birth.year % 100);
}

void give_home(Person& person, const Unit& unit, Random& random) {
    const PeoplePlan& plan = parameters().people;
    const int draw = random.below(1000);
    if (draw < plan.home_same) {
        person.home = unit.district;
    } else if (draw >= plan.home_same + plan.home_outside) {
        const auto others = static_cast<int>(parameters().districts.size()) - 1;
        person.home =
            (unit.district + 1 + static_cast<std::size_t>(random.below(others))) % (parameters().districts.size());
    }
}

/// People whose education belongs elsewhere are drawn there; of the others, some are drawn somewhere.
void give_calling(Person& person, const Unit& unit, Random& random) {
    const PeoplePlan& plan = parameters().people;
    const std::string& field = parameters().studies[person.degrees.front().study].field;
    const bool at_home = std::ranges::find(unit.fields, field) != unit.fields.end();
    if (person.chair.kind != ChairKind::functional && !at_home && field != "general") {
        for (const std::string& service : plan.calling_services) {
            const auto& fields = parameters().services.find(service)->second.fields;
            if (std::ranges::find(fields, field) != fields.end()) {
                person.calling = service;
                return;
            }
        }
    }
    if (!random.chance(plan.calling)) return;
    const std::string& service = random.one_of(plan.calling_services);
    if (service != unit.service) person.calling = service;
}

}  // namespace

std::vector<Person> make_people(const Structure& structure, std::uint64_t seed, base::Day today) {
    std::vector<Person> people;
    people.reserve(structure.chairs.size());
    Numbers employee_numbers;
    Numbers national_ids;
    for (std::size_t at = 0; at < structure.chairs.size(); ++at) {
        const Chair& chair = structure.chairs[at];
        const Unit& unit = structure.units[static_cast<std::size_t>(chair.unit)];
        Person person;
        person.chair = chair;
        const auto stream = [&](std::string_view name) { return Random(seed, name, at); };
        Random schooling = stream("schooling");
        Random career = stream("career");
        Random graduation = stream("graduation");
        Random name = stream("name");
        Random home = stream("home");
        Random calling = stream("calling");
        Random number = stream("number");
        give_schooling(person, structure, schooling);
        give_career(person, structure, today, career);
        give_graduations(person, today, graduation);
        give_name(person, name);
        give_home(person, unit, home);
        give_calling(person, unit, calling);
        person.employee_number = employee_numbers.unique(employee_prefix(person), 1 + number.below(9), 3);
        const std::string area_and_birth = national_prefix(person, number);
        person.national_id = national_ids.unique(area_and_birth, 1 + number.below(4), 4);
        people.push_back(std::move(person));
    }
    return people;
}

}  // namespace demo
