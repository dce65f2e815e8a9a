// people.hpp: one consistent employee for every chair.
//
// Result    The chair decides: its job gives the education, education and age give the entry into service, service
//           gives the rank, the rank gives the functional level. So every rank fits its level, every head has the
//           career of a head, and nobody is older than the retirement age.
#pragma once

#include <optional>
#include <set>

#include "core/base/date.hpp"
#include "core/demo/random.hpp"
#include "core/demo/structure.hpp"

namespace demo {

enum class Status : std::uint8_t { permanent, contract, probation };

struct Degree {
    std::size_t study;
    std::string institution;
    int year;
};

struct Person {
    Chair chair{};
    Status status = Status::permanent;
    bool female = false;
    base::Day birth, service_since, rank_since, position_since;
    std::optional<base::Day> permanent_since;
    Rank first_rank = 0, rank = 0;     // of permanent employees
    std::optional<std::size_t> level;  // functional level
    std::vector<Degree> degrees;       // highest first
    std::string name, title_front, title_back;
    std::string employee_number, national_id;
    std::optional<std::size_t> home;  // district; none: outside the city
    std::optional<std::size_t> spouse;  // index of a person in service too
    std::string calling;              // a service that the person is drawn to beside the job; may be empty
    std::size_t position = 0;         // index into the staffing's positions
};

[[nodiscard]] inline Level education_of(const Person& person) {
    return parameters().studies[person.degrees.front().study].level;
}

/// Employees in chair order.
[[nodiscard]] std::vector<Person> make_people(const Structure& structure, std::uint64_t seed, base::Day today);

/// Pairs people of the agencies as couples.
void give_spouses(std::vector<Person>& people, std::uint64_t seed, base::Day today);

// The parts of `make_people`, in this order; each draws from its own stream.
void give_schooling(Person& person, const Structure& structure, Random& random);
void give_career(Person& person, const Structure& structure, base::Day today, Random& random);
/// Years of graduation, once birth and service are known.
void give_graduations(Person& person, base::Day today, Random& random);
void give_name(Person& person, Random& random);

}  // namespace demo
