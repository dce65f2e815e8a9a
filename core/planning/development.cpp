#include "core/planning/development.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/text.hpp"

namespace planning {

namespace {

using records::EntityKind;
using records::Record;

/// One reading of a training record, field by field.
class Trainings {
public:
    explicit Trainings(const records::Registry& registry)
        : registry_(registry),
          families_(registry.catalogue().choices("job_family")),
          competencies_(registry.catalogue().choices("competency")) {}

    [[nodiscard]] const records::Value& value(const Record& record, std::string_view field) const {
        return registry_.value(EntityKind::training, record, field);
    }
    [[nodiscard]] std::int8_t family(const Record& record) const { return order(families_, record, "job_family"); }
    [[nodiscard]] std::int8_t competency(const Record& record) const { return order(competencies_, record, "competency"); }
    [[nodiscard]] bool is_passed(const Record& record) const {
        return records::as_integer(value(record, "passed")).value_or(0) != 0;
    }
    /// What makes two records the same course.
    [[nodiscard]] std::tuple<std::string, std::int8_t, std::int8_t> course(const Record& record) const {
        return {base::fold(records::as_text(value(record, "name"))), family(record), competency(record)};
    }

private:
    [[nodiscard]] std::int8_t order(const records::ChoiceList& list, const Record& record, std::string_view field) const {
        const auto found = list.order(base::trim(records::as_text(value(record, field))));
        return found ? static_cast<std::int8_t>(*found) : rules::k_unknown;
    }

    const records::Registry& registry_;
    const records::ChoiceList& families_;
    const records::ChoiceList& competencies_;
};

/// Levels that the seat requires and the person is not known to hold.
scoring::Levels gaps(const records::Registry& registry, const Record& employee, const Record& position) {
    const records::ChoiceList& list = registry.catalogue().choices("competency");
    scoring::Levels open = scoring::required_levels(
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

std::vector<Course> courses(const records::Registry& registry) {
    struct Seen {
        std::string name;
        std::vector<std::int64_t> hours;
        std::int64_t people = 0;
        std::optional<base::Day> latest;
    };
    const Trainings trainings(registry);
    std::map<std::tuple<std::string, std::int8_t, std::int8_t>, Seen> seen;
    for (const Record& record : registry.table(EntityKind::training).rows()) {
        const auto key = trainings.course(record);
        if (std::get<1>(key) == rules::k_unknown && std::get<2>(key) == rules::k_unknown) continue;
        Seen& course = seen[key];
        if (const auto hours = records::as_integer(trainings.value(record, "hours")); hours && *hours > 0)
            course.hours.push_back(*hours);
        course.people += trainings.is_passed(record) ? 1 : 0;
        const auto day = records::as_day(trainings.value(record, "started_on"));
        if (course.name.empty() || day > course.latest) {
            course.name = records::as_text(trainings.value(record, "name"));
            course.latest = day;
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

    const Trainings trainings(registry);
    std::vector<std::tuple<std::string, std::int8_t, std::int8_t>> taken;
    const auto records = registry.table(EntityKind::training).rows();
    const std::string prefix = person.key + '/';
    for (auto at = std::ranges::lower_bound(records, prefix, {}, &Record::key);
         at != records.end() && at->key.starts_with(prefix); ++at) {
        const auto until = records::as_day(trainings.value(*at, "valid_until"));
        if (trainings.is_passed(*at) && !(until && *until < assessment.rules().today()))
            taken.push_back(trainings.course(*at));
    }
    for (std::size_t at = 0; at < courses.size(); ++at) {
        const Course& course = courses[at];
        if (std::ranges::contains(taken, std::tuple(base::fold(course.name), course.family, course.competency))) continue;
        const std::int32_t gain = assessment.scorer().training_gain(
            employee, position, {{}, course.family, course.competency, course.hours, 10'000, true, false});
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
