// staffing.hpp: the map of positions with their staffing needs.
//
// Problem   A market is interesting only if some positions want people and others have too many.
// Result    One position for each unit, job and level that somebody holds, for every managing post, and for some
//           functional jobs that nobody holds yet. The vacancies (need over incumbents) sum to the wanted share of the
//           city; shortages lean to outlying schools, health centres and social work, surplus to the centre.
#pragma once

#include "core/demo/people.hpp"

namespace demo {

struct Position {
    Chair chair;                       // what it is; `chair.job` as there
    std::optional<std::size_t> level;  // functional level
    std::string id, job_id, title, family, tier;
    std::vector<std::string> fields;
    Rank min_rank, max_rank;
    Level min_education;
    int job_class, competency;
    int incumbents = 0, need = 0, min_staff = 0;
    bool must_fill = false;
    [[nodiscard]] int vacancies() const { return need > incumbents ? need - incumbents : 0; }
};

/// Positions in unit order; sets `Person::position`.
[[nodiscard]] std::vector<Position> make_positions(const Structure& structure, std::vector<Person>& people,
                                                   std::uint64_t seed);

}  // namespace demo
