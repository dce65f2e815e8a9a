// Names and titles.
#include <algorithm>

#include "core/base/print.hpp"
#include "core/base/result.hpp"
#include "core/demo/people.hpp"

namespace demo {

namespace {

const std::string& from_pool(std::string_view pool, Random& random) {
    const auto& pools = parameters().people.names.pools;
    const auto at = pools.find(pool);
    BASE_ASSERT(at != pools.end());
    return random.one_of(at->second);
}

std::string composed_name(bool female, bool may_be_single, Random& random) {
    const NamePools& names = parameters().people.names;
    const std::string_view sex = female ? "female" : "male";
    const int origin = random.below(1000);
    if (origin < names.batak) {
        const std::string& given = from_pool(base::print("batak_{}", sex), random);
        return given + " " + from_pool("batak_last", random);
    }
    const bool javanese = origin < names.batak + names.javanese;
    const std::string pool = base::print("{}{}", javanese ? "javanese_" : "", sex);
    const std::string first = from_pool(pool, random);
    if (may_be_single && random.chance(names.single)) return first;
    if (!javanese && random.chance(names.clan)) return first + " " + from_pool("clan", random);
    std::string last = from_pool(pool + "_last", random);
    while (last == first) last = from_pool(pool + "_last", random);
    // A middle name keeps two people of the same name rare.
    if (!javanese && random.chance(420)) {
        const std::string& middle = from_pool(pool, random);
        if (middle != first && last.find(middle) == std::string::npos) return first + " " + middle + " " + last;
    }
    return first + " " + last;
}

void append(std::string& list, std::string_view title, std::string_view separator) {
    if (title.empty() || list.find(title) != std::string::npos) return;
    if (!list.empty()) list += separator;
    list += title;
}

}  // namespace

void give_name(Person& person, Random& random) {
    const NamePools& names = parameters().people.names;
    const int born = base::civil(person.birth).year;
    person.name = composed_name(person.female, born < names.single_before, random);
    // Earned degrees in the order they were earned; the doctorate and the professions stand in front.
    for (std::size_t at = person.degrees.size(); at-- > 0;) {
        const Degree& degree = person.degrees[at];
        const Study& study = parameters().studies[degree.study];
        const bool superseded = study.level <= k_d3 && at > 0;
        const bool old_style =
            study.level == k_s1 && degree.year < 1995 && (study.back == "S.Pd." || study.back == "S.Sos.");
        if (old_style) {
            append(person.title_front, person.female ? "Dra." : "Drs.", " ");
        } else if (!superseded) {
            append(person.title_front, study.front, " ");
            append(person.title_back, study.back, ", ");
        }
    }
    if (born < 1982 && random.chance(names.hajj)) {
        person.title_front =
            (person.female ? "Hj." : "H.") + (person.title_front.empty() ? "" : " " + person.title_front);
    }
}

}  // namespace demo
