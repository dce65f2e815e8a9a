// Which studies a person has, by the job, the unit and chance.
#include <algorithm>

#include "core/base/result.hpp"
#include "core/demo/people.hpp"

namespace demo {

namespace {

const Study& study_at(std::size_t index) { return parameters().studies[index]; }

bool is_in(const std::vector<std::string>& fields, std::string_view field) {
    return std::ranges::find(fields, field) != fields.end();
}

/// A common study of this level, inside or outside the unit's fields; any common study of the level if there is none.
std::size_t common_study(Level level, const std::vector<std::string>& fields, bool matching, Random& random) {
    std::vector<std::size_t> wanted;
    std::vector<std::size_t> any;
    const auto& studies = parameters().studies;
    for (std::size_t at = 0; at < studies.size(); ++at) {
        const bool same_level = studies[at].level == level || (level == k_s1 && studies[at].key == "d4_ipdn");
        if (!same_level || !studies[at].common) continue;
        any.push_back(at);
        if (is_in(fields, studies[at].field) == matching) wanted.push_back(at);
    }
    BASE_ASSERT(!any.empty());
    return random.one_of(wanted.empty() ? any : wanted);
}

/// The degree below `study`: of the same field where one exists.
std::size_t base_study(std::size_t study, Level level, Random& random) {
    return common_study(level, {study_at(study).field}, true, random);
}

std::string institution(const Study& study, Random& random) {
    const auto& all = parameters().institutions;
    if (const auto own = all.find(study.key); own != all.end()) return random.one_of(own->second);
    const bool clinical = is_in({"health", "nursing", "midwifery", "pharmacy", "medicine"}, study.field);
    const std::string_view kind = study.level <= k_sma        ? std::string_view(level_code(study.level))
                                  : study.field == "medicine" ? std::string_view("degree")
                                  : clinical                  ? std::string_view("health")
                                  : study.level <= k_d3       ? std::string_view("diploma")
                                                              : std::string_view("degree");
    return random.one_of(all.find(kind)->second);
}

void add(Person& person, std::size_t study, Random& random) {
    person.degrees.push_back({study, institution(study_at(study), random), 0});
}

void functional_schooling(Person& person, Random& random) {
    const FunctionalJob& job = parameters().functional[person.chair.job];
    const std::size_t study = job.studies[random.weighted(job.study_weights)];
    add(person, study, random);
    if (study_at(study).level != k_s2) return;
    // The first degree stands first in the job's list of bachelor studies; specialists were doctors before.
    for (std::size_t at = 0; at < parameters().studies.size(); ++at) {
        const Study& base = study_at(at);
        const bool in_job = std::ranges::find(job.studies, at) != job.studies.end();
        const bool doctor = study_at(study).field == "medicine" && base.key == "dokter";
        if (doctor || (in_job && base.level == k_s1)) {
            add(person, at, random);
            return;
        }
    }
    add(person, base_study(study, k_s1, random), random);
}

void operational_schooling(Person& person, const Unit& unit, Random& random) {
    const OperationalJob& job = parameters().operational[person.chair.job];
    const Level level = job.levels[random.weighted(job.level_weights)];
    const bool matching = !random.chance(parameters().people.mismatch);
    const std::size_t study = common_study(level, unit.fields, matching, random);
    add(person, study, random);
    if (level == k_s2) {
        add(person, base_study(study, k_s1, random), random);
    } else if (k_sma <= job.min_education && job.min_education < std::min(level, k_d4)) {
        add(person, base_study(study, job.min_education, random), random);
    }
}

void structural_schooling(Person& person, const Structure& structure, const Unit& unit, Random& random) {
    const Echelon& echelon = parameters().echelons[structure.posts[person.chair.job].echelon];
    const int draw = random.below(100);
    Level level = k_s1;
    if (echelon.tier == "senior_leader") level = draw < 76 ? k_s2 : draw < 81 ? k_s3 : k_s1;
    if (echelon.tier == "administrator") level = draw < 46 ? k_s2 : k_s1;
    if (echelon.tier == "supervisor") level = draw < 14 ? k_s2 : draw < 19 ? k_d3 : k_s1;
    const bool matching = !random.chance(parameters().people.mismatch);
    const std::size_t study = common_study(level, unit.fields, matching, random);
    add(person, study, random);
    if (level == k_s3) add(person, base_study(study, k_s2, random), random);
    if (level >= k_s2) add(person, base_study(study, k_s1, random), random);
}

}  // namespace

void give_schooling(Person& person, const Structure& structure, Random& random) {
    const Unit& unit = structure.units[static_cast<std::size_t>(person.chair.unit)];
    switch (person.chair.kind) {
        case ChairKind::functional:
            functional_schooling(person, random);
            break;
        case ChairKind::operational:
            operational_schooling(person, unit, random);
            break;
        case ChairKind::structural:
            structural_schooling(person, structure, unit, random);
            break;
    }
}

void give_graduations(Person& person, base::Day today, Random& random) {
    // Older degrees first: each later one at least two years after it.
    const int birth_year = base::civil(person.birth).year;
    const int latest = base::civil(today).year - 1;
    int earliest = 0;
    for (std::size_t at = person.degrees.size(); at-- > 0;) {
        const Study& study = study_at(person.degrees[at].study);
        const bool entry_degree = at + 1 == person.degrees.size();
        const int youngest = std::max(birth_year + study.age, earliest);
        int year = youngest + random.below(entry_degree ? 2 : 9);
        if (entry_degree) year = std::min(year, std::max(youngest, base::civil(person.service_since).year - 1));
        person.degrees[at].year = std::min(year, latest);
        earliest = person.degrees[at].year + 2;
    }
}

}  // namespace demo
