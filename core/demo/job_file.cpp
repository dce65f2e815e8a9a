#include "core/demo/job_file.hpp"

#include <algorithm>
#include <map>

namespace demo {
namespace {

constexpr int k_senior_age = 60;  // of the level "ahli madya", whatever the job

std::string retirement_age(const Position& position) {
    if (position.chair.kind != ChairKind::functional) return {};
    const bool is_senior = position.level && parameters().levels[*position.level].code == "senior";
    const int age = parameters().functional[position.chair.job].latest + 1;
    return std::to_string(is_senior ? std::max(age, k_senior_age) : age);
}

}  // namespace

Sheet job_sheet(const Structure& structure, const std::vector<Position>& positions) {
    std::map<std::string_view, const Position*> jobs;
    for (const Position& position : positions) jobs.emplace(position.job_id, &position);
    constexpr std::string_view k_kinds[] = {"structural", "functional", "operational"};
    Sheet sheet(records::EntityKind::job, {"job_id", "name", "kind", "level", "echelon_id", "retirement_age"});
    for (const auto& [id, position] : jobs) {
        const bool is_structural = position->chair.kind == ChairKind::structural;
        sheet.add({std::string(id), position->title, label("position_kind", k_kinds[static_cast<std::size_t>(position->chair.kind)]),
                   position->level ? label("functional_level", parameters().levels[*position->level].code) : "",
                   is_structural ? parameters().echelons[structure.posts[position->chair.job].echelon].id : "", retirement_age(*position)});
    }
    return sheet;
}

}  // namespace demo
