// structure.hpp: the city's units, its managing posts and one chair for every employee.
//
// Result    Chairs in unit order; their number is exactly the wanted number of employees. Schools grow and shrink with
//           the city, other units keep their shape and get more or fewer chairs of the same kinds. A city too small
//           for all managing posts has fewer of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/demo/parameters.hpp"

namespace demo {

struct Unit {
    std::string id, name, kind, service, echelon, family;
    std::vector<std::string> fields;
    std::size_t district;
    int parent;  // index of a unit, or -1
    int agency;  // the unit directly below the city that this one belongs to; itself for the city
    int latitude, longitude;
};

enum class ChairKind : std::uint8_t { structural, functional, operational };

/// A managing post; vacant ones have no chair.
struct Post {
    int unit;
    std::size_t echelon;
    std::string title, job_id;
    bool vacant;
};

struct Chair {
    int unit;
    ChairKind kind;
    std::size_t job;  // index of a post, a functional job or an operational job
};

struct Structure {
    std::vector<Unit> units;
    std::vector<Post> posts;
    std::vector<Chair> chairs;
};

[[nodiscard]] Structure build_structure(int employees, std::uint64_t seed);

}  // namespace demo
