#include "core/planning/development.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "core/records/assessment.hpp"

namespace planning {

namespace {

using records::EntityKind;
using records::Record;

/// What makes two trainings the same course: its place in the catalogue, or else name, family and competence.
using CourseKey = std::tuple<std::uint32_t, std::string, std::int8_t, std::int8_t>;

CourseKey key_of(std::uint32_t listed, std::string_view name, std::int8_t family, std::int8_t competency) {
    if (listed != records::k_no_row) return {listed, {}, rules::k_unknown, rules::k_unknown};
    return {listed, base::fold(name), family, competency};
}

std::string_view name_of(const records::Registry& registry, EntityKind kind, const Record& record) {
    return records::as_text(registry.value(kind, record, "name"));
}

const Record& record_of(const records::Registry& registry, const scoring::TrainingFact& training) {
    return *registry.table(EntityKind::training).find(training.key);
}

CourseKey course_of(const records::Registry& registry, const scoring::TrainingFact& training) {
    return key_of(training.course, name_of(registry, EntityKind::training, record_of(registry, training)), training.family, training.competency);
}

/// Levels that the seat requires and the person is not known to hold.
scoring::Levels gaps(const records::Registry& registry, const Record& employee, const Record& position) {
    const records::ChoiceList& list = registry.catalogue().choices("competency");
    scoring::Levels open = rules::required_levels(
        records::as_text(registry.value(EntityKind::position, position, "competencies")), list);
    for (std::size_t at = 0; at < list.choices.size(); ++at) {
        const Record* held = records::latest_assessment(registry, employee.key, list.choices[at].code);
        if (held == nullptr) continue;
        const auto level = records::as_integer(registry.value(EntityKind::competency, *held, "level"));
        if (level && *level >= open[at]) open[at] = rules::k_unknown;
    }
    return open;
}

}  // namespace

std::vector<Course> courses(const Assessment& assessment) {
    struct Seen {
        Course course;
        std::vector<std::int64_t> hours;
        std::optional<base::Day> latest;
    };
    const records::Registry& registry = assessment.registry();
    std::map<CourseKey, Seen> seen;
    const auto catalogue = assessment.scorer().courses();
    const auto rows = registry.table(EntityKind::course).rows();
    for (std::uint32_t row = 0; row < catalogue.size(); ++row)
        seen[key_of(row, {}, {}, {})].course = {row, std::string(name_of(registry, EntityKind::course, rows[row])), catalogue[row].family,
                                                catalogue[row].competency, catalogue[row].hours.value_or(0), 0};
    for (std::uint32_t person = 0; person < assessment.seating().people(); ++person) {
        for (const scoring::TrainingFact& training : assessment.scorer().trainings(person)) {
            Seen& one = seen[course_of(registry, training)];
            if (training.hours.value_or(0) > 0) one.hours.push_back(*training.hours);
            one.course.people += training.passed.value_or(false) ? 1 : 0;
            if (training.course != records::k_no_row) continue;
            const Record& record = record_of(registry, training);
            const auto day = records::as_day(registry.value(EntityKind::training, record, "started_on"));
            one.course.family = training.family;
            one.course.competency = training.competency;
            if (one.course.name.empty() || day > one.latest) {
                one.course.name = name_of(registry, EntityKind::training, record);
                one.latest = day;
            }
        }
    }
    std::vector<Course> found;
    for (auto& [key, one] : seen) {
        if (one.course.family == rules::k_unknown && one.course.competency == rules::k_unknown) continue;
        if (one.course.hours == 0 && !one.hours.empty()) {
            const auto middle = one.hours.begin() + static_cast<std::ptrdiff_t>((one.hours.size() - 1) / 2);
            std::ranges::nth_element(one.hours, middle);
            one.course.hours = *middle;
        }
        if (one.course.hours > 0) found.push_back(std::move(one.course));
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
        if (std::ranges::contains(taken, key_of(course.listed, course.name, course.family, course.competency))) continue;
        const std::int32_t gain = assessment.scorer().training_gain(
            employee, position, {{}, course.family, course.competency, course.hours, 10'000, true, false, {}});
        if (gain <= 0) continue;
        const bool closes_gap =
            course.competency != rules::k_unknown && gap[static_cast<std::size_t>(course.competency)] != rules::k_unknown;
        found.growths.push_back({at, gain, 0, closes_gap});
    }
    base::sort(found.growths, [&](const Growth& a, const Growth& b) {
        if (a.gain != b.gain) return a.gain > b.gain;
        if (a.closes_gap != b.closes_gap) return a.closes_gap;
        const Course &first = courses[a.course], &second = courses[b.course];
        if (first.hours != second.hours) return first.hours < second.hours;
        return first.people != second.people ? first.people > second.people : a.course < b.course;
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
