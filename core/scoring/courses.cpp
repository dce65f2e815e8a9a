#include "core/scoring/courses.hpp"

#include "core/scoring/column.hpp"

namespace scoring {

using records::k_no_row;

Courses::Courses(const std::vector<CourseFact>& courses) : courses_(courses) {
    for (std::uint32_t row = 0; row < courses.size(); ++row) {
        by_id_.emplace(courses[row].key, row);
        const auto [at, is_first] = by_name_.emplace(courses[row].folded, row);
        if (!is_first) at->second = k_no_row;
    }
}

std::uint32_t Courses::find(std::string_view id, std::string_view name) const {
    if (const auto at = by_id_.find(id); at != by_id_.end()) return at->second;
    if (by_name_.empty()) return k_no_row;
    const auto at = by_name_.find(base::fold(name));
    return at == by_name_.end() ? k_no_row : at->second;
}

void Courses::complete(TrainingFact& training, std::optional<base::Day>& until) const {
    if (training.course == k_no_row) return;
    const CourseFact& course = courses_[training.course];
    const auto take = [](auto& own, const auto& offered, const auto& nothing, bool& is_taken) {
        is_taken = own == nothing && offered != nothing;
        if (is_taken) own = offered;
    };
    take(training.family, course.family, k_unknown, training.from_course.family);
    take(training.competency, course.competency, k_unknown, training.from_course.competency);
    take(training.hours, course.hours, std::optional<std::int64_t>{}, training.from_course.hours);
    training.from_course.validity = !until && course.valid_months && training.ended_on;
    if (training.from_course.validity)
        until = base::add_months(*training.ended_on, static_cast<int>(*course.valid_months));
}

std::vector<CourseFact> read_courses(const records::Registry& registry) {
    const auto column = [&](const char* name) { return Column(registry, records::EntityKind::course, name); };
    const Column name = column("name"), family = column("job_family"), competency = column("competency"),
                 hours = column("hours"), valid_months = column("valid_months");
    std::vector<CourseFact> courses;
    for (const records::Record& record : registry.table(records::EntityKind::course).rows())
        courses.push_back({record.key, base::fold(name.text(record)), family.choice(record), competency.choice(record),
                           hours.number(record), valid_months.number(record)});
    return courses;
}

}  // namespace scoring
