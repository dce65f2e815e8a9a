// seating.hpp: who holds which seat, derived from the records.
//
// Problem   Personnel exports name a person's unit and job; the position map (peta jabatan) names positions. Nobody
//           writes down which person sits on which position, yet vacancies, rules and plans all need it.
// Result    A pure function of the registry. A person is resolved by (unit, job id), then by (unit, folded job title).
//           Where several positions of a unit fit, the first that still has need takes the person, else the first.
//           A unit given by name only counts if exactly one unit bears the name. Retired people hold no seat.
//           A unit that is closed has no seats: its positions need nobody and nobody sits on them.
// Cost      O((employees + positions) log positions), a few milliseconds for a city.
// Failure   Never: a person without a seat carries the reason.
// People, seats and units are row numbers of the employee, position and unit tables of the registry it came from.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/steps.hpp"
#include "core/records/registry.hpp"

namespace records {

inline constexpr std::uint32_t k_no_row = UINT32_MAX;
inline constexpr std::int32_t k_unknown_count = -1;

enum class Seated : std::uint8_t {
    by_job_id,
    by_title,
    // No seat, because:
    retired,
    unit_missing,      // neither unit id nor unit name
    unit_unknown,      // the unit is not in the unit table
    unit_ambiguous,    // several units bear the name
    unit_closed,       // the unit is no more
    job_missing,       // neither job id nor job title
    position_unknown,  // the unit has no such position on the map
};
[[nodiscard]] inline bool has_seat(Seated seated) { return seated <= Seated::by_title; }

struct SeatCount {
    std::int32_t need = k_unknown_count;  // staffing need; k_unknown_count if the map does not say
    std::int32_t incumbents = 0;
    std::int32_t vacancies = 0;  // max(0, need - incumbents); 0 while need is unknown
};

class Seating {
public:
    /// On the day, a unit counts as closed from the day of its closing on; without one, whenever that is.
    [[nodiscard]] static Seating of(const Registry& registry, std::optional<base::Day> day = {});
    /// The same in slices, into an empty one. What is passed outlives the work.
    [[nodiscard]] static base::Steps read(const Registry& registry, std::optional<base::Day> day, Seating& into);

    [[nodiscard]] std::uint32_t people() const { return static_cast<std::uint32_t>(seats_of_people_.size()); }
    [[nodiscard]] std::uint32_t seats() const { return static_cast<std::uint32_t>(counts_.size()); }
    /// The person's position, or k_no_row.
    [[nodiscard]] std::uint32_t seat_of(std::uint32_t person) const { return seats_of_people_[person]; }
    [[nodiscard]] Seated how(std::uint32_t person) const { return how_[person]; }
    /// A position that describes the person's job: the first of the own unit that fits, whoever holds it, else the
    /// first anywhere with the same job id or title; k_no_row if the map has no such job.
    [[nodiscard]] std::uint32_t job_like(std::uint32_t person) const { return jobs_like_[person]; }
    [[nodiscard]] const SeatCount& count(std::uint32_t seat) const { return counts_[seat]; }
    /// Rows of the people on the position, ascending.
    [[nodiscard]] std::span<const std::uint32_t> incumbents(std::uint32_t seat) const {
        return {incumbents_.data() + starts_[seat], incumbents_.data() + starts_[seat + 1]};
    }
    /// The unit of a person or seat, or k_no_row.
    [[nodiscard]] std::uint32_t unit_of_person(std::uint32_t person) const { return units_of_people_[person]; }
    [[nodiscard]] std::uint32_t unit_of_seat(std::uint32_t seat) const { return units_of_seats_[seat]; }

private:
    std::vector<std::uint32_t> seats_of_people_, jobs_like_, units_of_people_, units_of_seats_;
    std::vector<Seated> how_;
    std::vector<SeatCount> counts_;
    std::vector<std::uint32_t> starts_, incumbents_;
};

}  // namespace records
