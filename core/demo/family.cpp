// Couples in service: who is married to whom, and the file that says so.
#include <algorithm>
#include <map>

#include "core/demo/history_files.hpp"

namespace demo {

namespace {

constexpr int k_years_apart = 9;
constexpr int k_youngest = 25;  // years of age; people marry from three years before

class Couples {
public:
    Couples(std::vector<Person>& people, base::Day today) : people_(people) {
        const base::Day adult = base::add_months(today, -12 * k_youngest);
        for (std::size_t at = 0; at < people.size(); ++at) {
            const Person& person = people[at];
            if (person.status == Status::probation || person.birth > adult) continue;
            if (person.female) women_.push_back(at);
            else men_.push_back(at);
        }
    }

    void make(std::uint64_t seed) {
        const FamilyPlan& plan = parameters().people.family;
        Random random(seed, "family");
        random.shuffle(women_);
        random.shuffle(men_);
        const auto people = static_cast<int>(people_.size());
        std::map<int, std::vector<std::size_t>> men_of_unit;
        for (const std::size_t man : men_) men_of_unit[people_[man].chair.unit].push_back(man);
        int wanted = people * plan.same_unit / 2000;
        for (const std::size_t woman : women_)
            if (wanted > 0 && join(woman, men_of_unit[people_[woman].chair.unit])) --wanted;
        wanted = people * (plan.couples - plan.same_unit) / 2000;
        for (const std::size_t woman : women_)
            if (wanted > 0 && join(woman, men_)) --wanted;
    }

private:
    bool join(std::size_t woman, const std::vector<std::size_t>& men) {
        if (people_[woman].spouse) return false;
        const auto fits = [&](std::size_t man) {
            const int days = std::abs(people_[man].birth.number - people_[woman].birth.number);
            return !people_[man].spouse && days <= k_years_apart * 365;
        };
        const auto man = std::ranges::find_if(men, fits);
        if (man == men.end()) return false;
        people_[woman].spouse = *man;
        people_[*man].spouse = woman;
        return true;
    }

    std::vector<Person>& people_;
    std::vector<std::size_t> women_, men_;
};

}  // namespace

void give_spouses(std::vector<Person>& people, std::uint64_t seed, base::Day today) { Couples(people, today).make(seed); }

Sheet family_sheet(const CityView& city) {
    Sheet sheet(records::EntityKind::family, {"employee_number", "relative_number", "relation", "since"});
    const FamilyPlan& plan = parameters().people.family;
    for (std::size_t at = 0; at < city.people.size(); ++at) {
        const Person& person = city.people[at];
        if (!person.spouse || *person.spouse < at) continue;
        const Person& spouse = city.people[*person.spouse];
        Random random(city.seed, "marriage", at);
        const int months = 12 * (k_youngest - 3) + random.below(12 * 3);
        const std::string since = base::iso_text(base::add_months(std::max(person.birth, spouse.birth), months));
        const bool is_recorded_twice = random.chance(plan.recorded_twice);
        sheet.add({person.employee_number, spouse.employee_number, label("relation", "spouse"), since});
        if (is_recorded_twice) sheet.add({spouse.employee_number, person.employee_number, label("relation", "spouse"), since});
    }
    return sheet;
}

}  // namespace demo
