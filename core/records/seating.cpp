#include "core/records/seating.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>

#include "core/base/text.hpp"

namespace records {
namespace {

// Sorted (text, row) pairs: the first entry of a text is its lowest row, and equal texts stand together.
using Index = std::vector<std::pair<std::string, std::uint32_t>>;

std::span<const std::pair<std::string, std::uint32_t>> all_of(const Index& index, std::string_view text) {
    const auto [first, last] = std::ranges::equal_range(
        index, text, {}, [](const auto& entry) { return std::string_view(entry.first); });
    return {first, last};
}

std::string in_unit(std::string_view unit, std::string_view job) {
    std::string key(unit);
    key += '\n';
    key += job;
    return key;
}

struct Reader {
    const Registry& registry;
    EntityKind kind;
    FieldIndex field;
    Reader(const Registry& from, EntityKind entity, std::string_view name)
        : registry(from), kind(entity), field(from.catalogue().index(entity, name)) {}
    [[nodiscard]] std::string_view text(std::uint32_t row) const {
        return base::trim(as_text(registry.table(kind).rows()[row].values[field]));
    }
    [[nodiscard]] std::optional<std::int64_t> number(std::uint32_t row) const {
        return as_integer(registry.table(kind).rows()[row].values[field]);
    }
};

std::uint32_t row_count(const Registry& registry, EntityKind kind) {
    return static_cast<std::uint32_t>(registry.table(kind).size());
}

// The positions of the map, found by unit and job.
struct PositionMap {
    Index by_job, by_title;          // within a unit
    Index any_by_job, any_by_title;  // anywhere
};

PositionMap index_positions(const Registry& registry) {
    PositionMap map;
    const Reader unit(registry, EntityKind::position, "unit_id"), job(registry, EntityKind::position, "job_id"),
        title(registry, EntityKind::position, "title");
    for (std::uint32_t seat = 0; seat < row_count(registry, EntityKind::position); ++seat) {
        const std::string folded = base::fold(title.text(seat));
        if (!job.text(seat).empty()) {
            map.by_job.emplace_back(in_unit(unit.text(seat), job.text(seat)), seat);
            map.any_by_job.emplace_back(job.text(seat), seat);
        }
        if (!folded.empty()) {
            map.by_title.emplace_back(in_unit(unit.text(seat), folded), seat);
            map.any_by_title.emplace_back(folded, seat);
        }
    }
    for (Index* index : {&map.by_job, &map.by_title, &map.any_by_job, &map.any_by_title}) std::ranges::sort(*index);
    return map;
}

std::uint32_t first_row(const Index& index, std::string_view text) {
    const auto found = all_of(index, text);
    return found.empty() ? k_no_row : found.front().second;
}

}  // namespace

Seating Seating::of(const Registry& registry) {
    Seating seating;
    const std::uint32_t people = row_count(registry, EntityKind::employee);
    const std::uint32_t seats = row_count(registry, EntityKind::position);
    const Table& units = registry.table(EntityKind::unit);

    const Reader need(registry, EntityKind::position, "need"), seat_unit(registry, EntityKind::position, "unit_id");
    seating.counts_.resize(seats);
    seating.units_of_seats_.assign(seats, k_no_row);
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
        if (const auto number = need.number(seat)) seating.counts_[seat].need = static_cast<std::int32_t>(*number);
        if (const auto row = units.row_of(seat_unit.text(seat))) {
            seating.units_of_seats_[seat] = static_cast<std::uint32_t>(*row);
        }
    }

    Index units_by_name;
    const Reader name_of_unit(registry, EntityKind::unit, "name");
    for (std::uint32_t unit = 0; unit < row_count(registry, EntityKind::unit); ++unit) {
        units_by_name.emplace_back(base::fold(name_of_unit.text(unit)), unit);
    }
    std::ranges::sort(units_by_name);

    const PositionMap map = index_positions(registry);
    const Reader unit_id(registry, EntityKind::employee, "unit_id"), unit_name(registry, EntityKind::employee, "unit_name"),
        job_id(registry, EntityKind::employee, "job_id"), job_title(registry, EntityKind::employee, "job_title"),
        legal_status(registry, EntityKind::employee, "legal_status");
    seating.seats_of_people_.assign(people, k_no_row);
    seating.jobs_like_.assign(people, k_no_row);
    seating.units_of_people_.assign(people, k_no_row);
    seating.how_.assign(people, Seated::position_unknown);

    const auto take = [&](std::uint32_t person, std::span<const std::pair<std::string, std::uint32_t>> fitting, Seated how) {
        if (fitting.empty()) return false;
        const auto has_room = [&](const auto& entry) {
            return seating.counts_[entry.second].incumbents < seating.counts_[entry.second].need;
        };
        const auto roomy = std::ranges::find_if(fitting, has_room);
        const std::uint32_t seat = roomy == fitting.end() ? fitting.front().second : roomy->second;
        ++seating.counts_[seat].incumbents;
        seating.seats_of_people_[person] = seat;
        seating.how_[person] = how;
        return true;
    };

    for (std::uint32_t person = 0; person < people; ++person) {
        const std::string_view job = job_id.text(person);
        const std::string title = base::fold(job_title.text(person));
        std::uint32_t& like = seating.jobs_like_[person];
        if (!job.empty()) like = first_row(map.any_by_job, job);
        if (like == k_no_row && !title.empty()) like = first_row(map.any_by_title, title);

        Seated& how = seating.how_[person];
        std::uint32_t& unit = seating.units_of_people_[person];
        const std::string name = base::fold(unit_name.text(person));
        const bool has_id = !unit_id.text(person).empty();
        if (const auto row = units.row_of(unit_id.text(person)); has_id && row) {
            unit = static_cast<std::uint32_t>(*row);
        } else if (const auto named = all_of(units_by_name, name); !name.empty() && named.size() == 1) {
            unit = named.front().second;
        } else if (!name.empty() && named.size() > 1) {
            how = Seated::unit_ambiguous;
        } else {
            how = has_id || !name.empty() ? Seated::unit_unknown : Seated::unit_missing;
        }
        if (legal_status.text(person) == "retired") {
            how = Seated::retired;
            continue;
        }
        if (unit == k_no_row) continue;
        if (job.empty() && title.empty()) {
            how = Seated::job_missing;
            continue;
        }
        const std::string& unit_key = units.rows()[unit].key;
        const bool seated = (!job.empty() && take(person, all_of(map.by_job, in_unit(unit_key, job)), Seated::by_job_id)) ||
                            (!title.empty() && take(person, all_of(map.by_title, in_unit(unit_key, title)), Seated::by_title));
        if (seated) like = seating.seats_of_people_[person];
    }

    seating.starts_.assign(seats + 1, 0);
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
        SeatCount& count = seating.counts_[seat];
        count.vacancies = std::max(0, count.need - count.incumbents);
        seating.starts_[seat + 1] = seating.starts_[seat] + static_cast<std::uint32_t>(count.incumbents);
    }
    seating.incumbents_.resize(seating.starts_.back());
    std::vector<std::uint32_t> next(seating.starts_.begin(), seating.starts_.end() - 1);
    for (std::uint32_t person = 0; person < people; ++person) {
        const std::uint32_t seat = seating.seats_of_people_[person];
        if (seat != k_no_row) seating.incumbents_[next[seat]++] = person;
    }
    return seating;
}

}  // namespace records
