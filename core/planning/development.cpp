#include "core/planning/development.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/text.hpp"

namespace planning {

namespace {

using records::EntityKind;
using records::Record;

/// What makes two records the same course.
using CourseKey = std::tuple<std::string, std::int8_t, std::int8_t>;

std::string_view name_of(const records::Registry& registry, const Record& training) {
    return records::as_text(registry.value(EntityKind::training, training, "name"));
}

CourseKey course_of(const records::Registry& registry, const scoring::TrainingFact& training) {
    const Record& record = *registry.table(EntityKind::training).find(training.key);
    return {base::fold(name_of(registry, record)), training.family, training.competency};
}

/// Levels that the seat requires and the person is not known to hold.
scoring::Levels gaps(const records::Registry& registry, const Record& employee, const Record& position) {
    const records::ChoiceList& list = registry.catalogue().choices("competency");
    scoring::Levels open = rules::required_levels(
        records::as_text(registry.value(EntityKind::position, position, "competencies")), list);
    for (std::size_t at = 0; at < list.choices.size(); ++at) {
        const Record* held = registry.table(EntityKind::competency).find(employee.key + '/' + list.choices[at].code);
        if (held == nullptr) continue;
        const auto level = records::as_integer(registry.value(EntityKind::competency, *held, "level"));
        if (level && *level >= open[at]) open[at] = rules::k_unknown;
    }
    return open;
}

}  // namespace

std::vector<Course> courses(const Assessment& assessment) {
    struct Seen {
        std::string name;
        std::vector<std::int64_t> hours;
        std::int64_t people = 0;
        std::optional<base::Day> latest;
    };
    const records::Registry& registry = assessment.registry();
    std::map<CourseKey, Seen> seen;
    for (std::uint32_t person = 0; person < assessment.seating().people(); ++person) {
        for (const scoring::TrainingFact& training : assessment.scorer().trainings(person)) {
            if (training.family == rules::k_unknown && training.competency == rules::k_unknown) continue;
            Seen& course = seen[course_of(registry, training)];
            if (training.hours.value_or(0) > 0) course.hours.push_back(*training.hours);
            course.people += training.passed.value_or(false) ? 1 : 0;
            const Record& record = *registry.table(EntityKind::training).find(training.key);
            const auto day = records::as_day(registry.value(EntityKind::training, record, "started_on"));
            if (course.name.empty() || day > course.latest) {
                course.name = name_of(registry, record);
                course.latest = day;
            }
        }
    }
    std::vector<Course> found;
    for (auto& [key, course] : seen) {
        if (course.hours.empty()) continue;
        const auto middle = course.hours.begin() + static_cast<std::ptrdiff_t>((course.hours.size() - 1) / 2);
        std::ranges::nth_element(course.hours, middle);
        found.push_back({course.name, std::get<1>(key), std::get<2>(key), *middle, course.people});
    }
    return found;
}

Development development(const Assessment& assessment, std::uint32_t employee, std::uint32_t position,
                        const std::vector<Course>& courses, std::size_t limit) {
    const records::Registry& registry = assessment.registry();
    const Record& person = registry.table(EntityKind::employee).rows()[employee];
    const scoring::Levels gap = gaps(registry, person, registry.table(EntityKind::position).rows()[position]);
    Development found{.score = assessment.scorer().score(employee, position), .candidates = 1};
    std::vector<std::int32_t> rivals;
    for (std::uint32_t other = 0; other < assessment.seating().people(); ++other)
        if (other != employee && assessment.seating().how(other) != records::Seated::retired &&
            assessment.rules().allows(other, position))
            rivals.push_back(assessment.scorer().score(other, position));
    found.candidates += static_cast<std::int64_t>(rivals.size());
    const auto place_of = [&](std::int32_t score) {
        return 1 + std::ranges::count_if(rivals, [&](std::int32_t rival) { return rival > score; });
    };
    found.place = place_of(found.score);

    std::vector<CourseKey> taken;
    for (const scoring::TrainingFact& training : assessment.scorer().trainings(employee))
        if (training.passed.value_or(false) && !training.expired) taken.push_back(course_of(registry, training));
    for (std::size_t at = 0; at < courses.size(); ++at) {
        const Course& course = courses[at];
        if (std::ranges::contains(taken, CourseKey(base::fold(course.name), course.family, course.competency))) continue;
        const std::int32_t gain = assessment.scorer().training_gain(
            employee, position, {{}, course.family, course.competency, course.hours, 10'000, true, false, {}});
        if (gain <= 0) continue;
        const bool closes_gap =
            course.competency != rules::k_unknown && gap[static_cast<std::size_t>(course.competency)] != rules::k_unknown;
        found.growths.push_back({at, gain, 0, closes_gap});
    }
    std::ranges::sort(found.growths, [&](const Growth& a, const Growth& b) {
        if (a.gain != b.gain) return a.gain > b.gain;
        if (a.closes_gap != b.closes_gap) return a.closes_gap;
        const std::int64_t before = courses[a.course].people, after = courses[b.course].people;
        return before != after ? before > after : a.course < b.course;
    });
    std::vector<std::string> named;
    std::erase_if(found.growths, [&](const Growth& growth) {
        std::string name = base::fold(courses[growth.course].name);
        if (named.size() == limit || std::ranges::contains(named, name)) return true;
        named.push_back(std::move(name));
        return false;
    });
    for (Growth& growth : found.growths) growth.place = place_of(found.score + growth.gain);
    return found;
}

}  // namespace planning
