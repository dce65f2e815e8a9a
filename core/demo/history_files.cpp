#include "core/demo/history_files.hpp"

#include <algorithm>
#include <map>

#include "core/base/print.hpp"

namespace demo {

namespace {

using records::EntityKind;

std::string hundredths(int value) { return base::print("{}.{:02}", value / 100, value % 100); }

/// Uniform in the days of the year that have passed.
base::Day day_in(int year, base::Day today, Random& random) {
    const base::Day first = *base::day_from_civil(year, 1, 8);
    const int days = std::max(1, std::min(345, today.number - first.number));
    return base::Day{first.number + random.below(days)};
}

/// Every course with its id, name, kind and job family.
template <class Use>
void each_course(Use&& use) {
    const TrainingPlan& plan = parameters().history.training;
    int number = 0;
    const auto hand = [&](const std::string& name, std::string_view kind, std::string_view family) {
        use(base::print("PL-{:03}", ++number), name, kind, family);
    };
    for (const auto& [tier, course] : plan.leadership) hand(course.name, "leadership", "leadership");
    for (const std::string& name : plan.sociocultural) hand(name, "sociocultural", "administration");
    for (const auto& [family, names] : plan.families)
        for (const std::string& name : names) hand(name, "technical", family);
}

/// The trainings of one person.
class Trainings {
public:
    Trainings(const CityView& city, Sheet& sheet) : city_(city), sheet_(sheet) {
        each_course([&](const std::string& id, const std::string& name, auto, auto) { ids_.emplace(name, id); });
    }

    void add(const Person& person, std::size_t number) {
        const TrainingPlan& plan = parameters().history.training;
        Random random(city_.seed, "training", number);
        person_ = &person;
        days_.clear();
        leadership(random);
        const int this_year = base::civil(city_.today).year;
        for (int year = this_year - plan.years + 1; year <= this_year; ++year) {
            const int hours = random.one_of(plan.yearly_hours);
            const bool twice = hours >= 28;
            if (hours < plan.fewest_hours) continue;
            course(year, twice ? hours / 2 : hours, random);
            if (twice) course(year, hours - hours / 2, random);
        }
    }

private:
    void leadership(Random& random) {
        const Position& position = city_.position_of(*person_);
        const auto& all = parameters().history.training.leadership;
        const auto plan = all.find(position.tier);
        if (plan == all.end() || !random.chance(plan->second.taken)) return;
        base::Day day = base::add_months(person_->position_since, random.between(3, 20));
        if (day >= city_.today) day = base::add_months(person_->position_since, -random.between(2, 14));
        write(plan->second.name, "leadership", "leadership", "", plan->second.hours, day, false, random);
    }

    void course(int year, int hours, Random& random) {
        const TrainingPlan& plan = parameters().history.training;
        const base::Day day = day_in(year, city_.today, random);
        if (day < person_->service_since) return;
        const std::string competency = random.chance(600) ? random.one_of(plan.competencies) : "";
        if (random.chance(100)) {
            write(random.one_of(plan.sociocultural), "sociocultural", "administration", "", hours, day, true, random);
            return;
        }
        const Position& position = city_.position_of(*person_);
        std::string family = position.family == "leadership" ? city_.unit_of(person_->chair).family : position.family;
        const bool called = !person_->calling.empty() && random.chance(plan.calling);
        if (called) family = parameters().services.find(person_->calling)->second.family;
        const auto names = plan.families.find(family);
        if (names == plan.families.end()) return;
        const bool functional = position.level && !called;
        write(random.one_of(names->second), functional ? "functional" : "technical", family, competency, hours, day,
              true, random);
    }

    void write(const std::string& name, std::string_view kind, std::string_view family, const std::string& competency,
               int hours, base::Day day, bool may_fail, Random& random) {
        if (std::ranges::find(days_, day) != days_.end()) return;
        days_.push_back(day);
        const TrainingPlan& plan = parameters().history.training;
        const bool failed = may_fail && random.chance(plan.failed);
        const int drawn = plan.score_mean * 100 + random.normal_milli() * plan.score_spread / 10000;
        const int score = failed ? 4500 + random.below(1500) : std::clamp(drawn, 6500, 9900);
        const bool expires = !failed && random.chance(250);
        // Certificates name the catalogue's id since last year, and leave it to the catalogue what the course counts for.
        const bool names_id = base::civil(day).year >= base::civil(city_.today).year - 1;
        sheet_.add({person_->employee_number, name, names_id ? ids_.find(name)->second : "",
                    label("training_kind", kind), names_id ? "" : label("job_family", family), competency, std::to_string(hours), hundredths(score), failed ? "0" : "1", base::iso_text(day),
                    expires ? base::iso_text(base::add_months(day, 12 * random.between(3, 5))) : ""});
    }

    const CityView& city_;
    Sheet& sheet_;
    std::map<std::string, std::string, std::less<>> ids_;  // of courses, by name
    const Person* person_ = nullptr;
    std::vector<base::Day> days_;
};

int held_level(const Position& position, bool talented, Random& random) {
    const HistoryPlan& plan = parameters().history;
    const int thousandths = position.competency * 1000 + plan.assessed_mean + (talented ? 1000 : 0) +
                            random.normal_milli() * plan.assessed_spread / 1000;
    return std::clamp((thousandths + 500) / 1000, 1, 5);
}

void add_community(const CityView& city, const Person& person, Random& random, Sheet& sheet, std::string& taken) {
    const CommunityPlan& plan = parameters().history.community;
    std::string service = person.calling;
    if (service.empty() || !plan.organisations.contains(service) || random.chance(150)) {
        service =
            std::next(plan.organisations.begin(), random.below(static_cast<int>(plan.organisations.size())))->first;
    }
    const Unit& unit = city.unit_of(person.chair);
    const District& district = parameters().districts[person.home ? *person.home : unit.district];
    const std::string& place = random.one_of(district.places);
    const std::string organisation = random.one_of(plan.organisations.find(service)->second) + " " + place;
    if (organisation == taken) return;
    taken = organisation;
    const int this_year = base::civil(city.today).year;
    const int from = std::max(base::civil(person.birth).year + 17, this_year - random.between(1, 14));
    const bool active = random.chance(550);
    sheet.add({person.employee_number, organisation, random.one_of(plan.roles), label("service", service),
               district.name, std::to_string(from), active ? "" : std::to_string(random.between(from, this_year)),
               random.chance(plan.verified) ? random.one_of(plan.verifiers) + " " + place : ""});
}

}  // namespace

Sheet education_sheet(const CityView& city) {
    Sheet sheet(EntityKind::education, {"employee_number", "level", "name", "study_field", "institution", "year"});
    for (const Person& person : city.people) {
        for (const Degree& degree : person.degrees) {
            const Study& study = parameters().studies[degree.study];
            sheet.add({person.employee_number, label("education_level", level_code(study.level)), study.name,
                       label("study_field", study.field), degree.institution, std::to_string(degree.year)});
        }
    }
    return sheet;
}

Sheet course_sheet() {
    Sheet sheet(EntityKind::course, {"course_id", "name", "kind", "job_family", "competency", "hours", "valid_months", "provider"});
    each_course([&](const std::string& id, const std::string& name, std::string_view kind, std::string_view family) {
        const TrainingPlan::Course& course = parameters().history.training.courses.find(name)->second;
        sheet.add({id, name, label("training_kind", kind), label("job_family", family), course.competency, std::to_string(course.hours),
                   course.valid_months > 0 ? std::to_string(course.valid_months) : "", course.provider});
    });
    return sheet;
}

Sheet training_sheet(const CityView& city) {
    Sheet sheet(EntityKind::training, {"employee_number", "name", "course_id", "kind", "job_family", "competency", "hours", "score",
                                       "passed", "started_on", "valid_until"});
    Trainings trainings(city, sheet);
    for (std::size_t at = 0; at < city.people.size(); ++at) trainings.add(city.people[at], at);
    return sheet;
}

Sheet performance_sheet(const CityView& city) {
    Sheet sheet(EntityKind::performance, {"employee_number", "year", "rating"});
    const HistoryPlan& plan = parameters().history;
    const int last = base::civil(city.today).year - 1;
    for (std::size_t at = 0; at < city.people.size(); ++at) {
        const Person& person = city.people[at];
        Random random(city.seed, "performance", at);
        const std::string& kind = plan.rating_kinds.names[random.weighted(plan.rating_kinds.weights)];
        const Weighted& ratings = plan.ratings.find(kind)->second;
        const int known = random.between(2, 4);
        for (int year = last - known + 1; year <= last; ++year) {
            const std::string& rating = ratings.names[random.weighted(ratings.weights)];
            const base::Civil since = base::civil(person.service_since);
            // A year is rated if at least half of it was served.
            if (year < since.year || (year == since.year && since.month > 7)) continue;
            sheet.add({person.employee_number, std::to_string(year), label("rating", rating)});
        }
    }
    return sheet;
}

Sheet competency_sheet(const CityView& city) {
    Sheet sheet(EntityKind::competency, {"employee_number", "competency", "level", "assessed_on"});
    const HistoryPlan& plan = parameters().history;
    const auto& competencies = records::Catalogue::standard().choices("competency").choices;
    for (std::size_t at = 0; at < city.people.size(); ++at) {
        const Person& person = city.people[at];
        Random random(city.seed, "competency", at);
        const int draw = random.below(1000);
        if (draw >= plan.assessed_current + plan.assessed_expired) continue;
        const int months = draw < plan.assessed_current ? random.between(1, 34) : random.between(38, 70);
        const base::Day day{base::add_months(city.today, -months).number - random.below(20)};
        const bool talented = random.chance(plan.talent);
        if (day < person.service_since) continue;
        for (const records::Choice& competency : competencies) {
            sheet.add({person.employee_number, competency.code,
                       std::to_string(held_level(city.position_of(person), talented, random)), base::iso_text(day)});
        }
    }
    return sheet;
}

Sheet community_sheet(const CityView& city) {
    Sheet sheet(EntityKind::community,
                {"employee_number", "organisation", "role", "service", "district", "from_year", "to_year", "verifier"});
    const CommunityPlan& plan = parameters().history.community;
    for (std::size_t at = 0; at < city.people.size(); ++at) {
        const Person& person = city.people[at];
        Random random(city.seed, "community", at);
        if (!random.chance(person.calling.empty() ? plan.permille * 2 / 3 : plan.permille * 2)) continue;
        std::string taken;
        add_community(city, person, random, sheet, taken);
        if (random.chance(plan.second)) add_community(city, person, random, sheet, taken);
    }
    return sheet;
}

Sheet discipline_sheet(const CityView& city) {
    Sheet sheet(EntityKind::discipline, {"employee_number", "decree", "severity", "cause", "since", "until"});
    const HistoryPlan& plan = parameters().history;
    int number = 0;
    const auto add = [&](const Person& person, const std::string& severity, base::Day since, std::string until, Random& random) {
        if (since < person.service_since) return;
        const bool for_performance = random.chance(plan.for_performance);
        sheet.add({person.employee_number, base::print("800.1.6.2/{}/BKPSDM/{}", ++number, base::civil(since).year),
                   label("discipline_severity", severity),
                   label("discipline_cause", for_performance ? "performance" : "conduct"), base::iso_text(since),
                   std::move(until)});
    };
    for (std::size_t at = 0; at < city.people.size(); ++at) {
        const Person& person = city.people[at];
        Random random(city.seed, "discipline", at);
        int draw = random.below(10000);
        for (const auto& kind : plan.discipline) {
            const bool drawn = draw >= 0 && draw < kind.per_ten_thousand;
            draw -= kind.per_ten_thousand;
            if (!drawn) continue;
            const base::Day since = base::add_months(city.today, -random.below(std::max(4, kind.months)));
            const bool open = kind.months == 0;
            add(person, kind.severity, since, open ? "" : base::iso_text(base::add_months(since, kind.months)), random);
        }
        if (draw >= 0 && draw < plan.past_discipline) {
            const base::Day since = base::add_months(city.today, -random.between(16, 70));
            add(person, "minor", since, base::iso_text(base::add_months(since, 6)), random);
        }
        // Whoever lost a post by a severe penalty serves as staff.
        draw -= plan.past_discipline;
        if (draw >= 0 && draw < plan.past_severe && person.chair.kind == ChairKind::operational) {
            const base::Day since = base::add_months(city.today, -random.between(14, 70));
            add(person, "severe", since, base::iso_text(base::add_months(since, 12)), random);
        }
    }
    return sheet;
}

}  // namespace demo
