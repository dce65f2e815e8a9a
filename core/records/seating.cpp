#include "core/records/seating.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "core/base/text.hpp"
#include "core/records/unit_history.hpp"

namespace records {
namespace {

constexpr std::uint32_t k_rows_a_step = 1000;
constexpr std::uint32_t k_anywhere = k_no_row;  // instead of a unit

// Sorted: the first entry of a text within a unit is its lowest row, and equal ones stand together.
struct Entry {
    std::uint32_t unit;
    std::string_view text;
    std::uint32_t row;
    auto operator<=>(const Entry&) const = default;
};
using Index = std::vector<Entry>;

std::span<const Entry> all_of(const Index& index, std::uint32_t unit, std::string_view text) {
    const auto place = [](const Entry& entry) { return std::pair(entry.unit, entry.text); };
    const auto [first, last] = std::ranges::equal_range(index, std::pair(unit, text), {}, place);
    return {first, last};
}

std::uint32_t first_row(const Index& index, std::string_view text) {
    const auto found = all_of(index, k_anywhere, text);
    return found.empty() ? k_no_row : found.front().row;
}

// Folded texts; a city has few titles and many people.
class Folder {
public:
    const std::string& fold(std::string_view text) {
        const auto seen = folded_.find(text);
        return seen != folded_.end() ? seen->second : folded_.emplace(text, base::fold(text)).first->second;
    }

private:
    std::map<std::string, std::string, std::less<>> folded_;
};

struct Column {
    std::span<const Record> rows;
    FieldIndex field;
    Column(const Registry& registry, EntityKind entity, std::string_view name)
        : rows(registry.table(entity).rows()), field(registry.catalogue().index(entity, name)) {}
    [[nodiscard]] std::string_view text(std::uint32_t row) const {
        return base::trim(as_text(rows[row].values[field]));
    }
    [[nodiscard]] std::optional<std::int64_t> number(std::uint32_t row) const {
        return as_integer(rows[row].values[field]);
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

base::Steps index_positions(const Registry& registry, std::span<const std::uint32_t> units, Folder& folder, PositionMap& map) {
    const Column job(registry, EntityKind::position, "job_id"), title(registry, EntityKind::position, "title");
    const auto add = [](Index& within, Index& any, std::uint32_t unit, std::string_view text, std::uint32_t seat) {
        if (text.empty()) return;
        if (unit != k_no_row) within.push_back({unit, text, seat});
        any.push_back({k_anywhere, text, seat});
    };
    for (std::uint32_t seat = 0; seat < units.size(); ++seat) {
        if (seat % k_rows_a_step == k_rows_a_step - 1) co_yield base::pause;
        add(map.by_job, map.any_by_job, units[seat], job.text(seat), seat);
        add(map.by_title, map.any_by_title, units[seat], folder.fold(title.text(seat)), seat);
    }
    for (Index* index : {&map.by_job, &map.by_title, &map.any_by_job, &map.any_by_title}) {
        co_yield base::pause;
        std::ranges::sort(*index);
    }
}

// The unit that a person's record means: by id, else by a name that only one unit bears.
class UnitFinder {
public:
    UnitFinder(const Registry& registry, const std::vector<bool>& closed, Folder& folder)
        : units_(registry.table(EntityKind::unit)),
          id_(registry, EntityKind::employee, "unit_id"),
          name_(registry, EntityKind::employee, "unit_name"),
          folder_(folder) {
        const Column name(registry, EntityKind::unit, "name");
        for (std::uint32_t unit = 0; unit < units_.size(); ++unit)
            if (!closed[unit]) by_name_.push_back({k_anywhere, folder_.fold(name.text(unit)), unit});
        std::ranges::sort(by_name_);
    }
    /// The unit's row, or k_no_row and the reason in `how`.
    std::uint32_t find(std::uint32_t person, Seated& how) const {
        const std::string_view id = id_.text(person);
        if (!id.empty()) {
            if (const auto row = units_.row_of(id)) return static_cast<std::uint32_t>(*row);
        }
        const std::string& name = folder_.fold(name_.text(person));
        const auto named = name.empty() ? std::span<const Entry>() : all_of(by_name_, k_anywhere, name);
        if (named.size() == 1) return named.front().row;
        if (named.size() > 1) how = Seated::unit_ambiguous;
        else how = id.empty() && name.empty() ? Seated::unit_missing : Seated::unit_unknown;
        return k_no_row;
    }

private:
    const Table& units_;
    Column id_, name_;
    Folder& folder_;
    Index by_name_;
};

// Of the fitting positions, at least one, the first that still has need, else the first.
std::uint32_t choose(std::span<const Entry> fitting, const std::vector<SeatCount>& counts) {
    const auto has_room = [&](const Entry& entry) {
        return counts[entry.row].incumbents < counts[entry.row].need;
    };
    const auto roomy = std::ranges::find_if(fitting, has_room);
    return roomy != fitting.end() ? roomy->row : fitting.front().row;
}

}  // namespace

Seating Seating::of(const Registry& registry, std::optional<base::Day> day) {
    Seating seating;
    read(registry, day, seating).finish();
    return seating;
}

base::Steps Seating::read(const Registry& registry, std::optional<base::Day> day, Seating& seating) {
    const std::uint32_t people = row_count(registry, EntityKind::employee);
    const std::uint32_t seats = row_count(registry, EntityKind::position);
    const Table& units = registry.table(EntityKind::unit);

    std::vector<bool> closed;
    closed.reserve(units.size());
    for (const Record& unit : units.rows()) closed.push_back(is_closed(registry, unit, day));
    const Column need(registry, EntityKind::position, "need"), seat_unit(registry, EntityKind::position, "unit_id");
    seating.counts_.resize(seats);
    seating.units_of_seats_.assign(seats, k_no_row);
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
        if (const auto number = need.number(seat)) seating.counts_[seat].need = static_cast<std::int32_t>(*number);
        if (const auto row = units.row_of(seat_unit.text(seat))) {
            seating.units_of_seats_[seat] = static_cast<std::uint32_t>(*row);
            if (closed[*row]) seating.counts_[seat].need = 0;
        }
    }
    co_yield base::pause;

    Folder folder;
    PositionMap map;
    for (base::Steps part = index_positions(registry, seating.units_of_seats_, folder, map); part.step();) co_yield base::pause;
    const UnitFinder unit_finder(registry, closed, folder);
    const Column job_id(registry, EntityKind::employee, "job_id"),
        job_title(registry, EntityKind::employee, "job_title"),
        legal_status(registry, EntityKind::employee, "legal_status");
    seating.seats_of_people_.assign(people, k_no_row);
    seating.jobs_like_.assign(people, k_no_row);
    seating.units_of_people_.assign(people, k_no_row);
    seating.how_.assign(people, Seated::position_unknown);

    for (std::uint32_t person = 0; person < people; ++person) {
        if (person % k_rows_a_step == k_rows_a_step - 1) co_yield base::pause;
        const std::string_view job = job_id.text(person);
        const std::string& title = folder.fold(job_title.text(person));
        std::uint32_t& like = seating.jobs_like_[person];
        if (!job.empty()) like = first_row(map.any_by_job, job);
        if (like == k_no_row && !title.empty()) like = first_row(map.any_by_title, title);

        Seated& how = seating.how_[person];
        const std::uint32_t unit = unit_finder.find(person, how);
        seating.units_of_people_[person] = unit;
        if (legal_status.text(person) == "retired") how = Seated::retired;
        else if (unit != k_no_row && closed[unit]) how = Seated::unit_closed;
        else if (unit != k_no_row && job.empty() && title.empty()) how = Seated::job_missing;
        if (unit == k_no_row || how != Seated::position_unknown) continue;

        Seated found = Seated::by_job_id;
        std::span<const Entry> fitting;
        if (!job.empty()) fitting = all_of(map.by_job, unit, job);
        if (fitting.empty() && !title.empty()) {
            fitting = all_of(map.by_title, unit, title);
            found = Seated::by_title;
        }
        if (fitting.empty()) continue;
        const std::uint32_t seat = choose(fitting, seating.counts_);
        ++seating.counts_[seat].incumbents;
        seating.seats_of_people_[person] = seat;
        // Not the seat taken: who else is here must not change what a person's job is.
        like = fitting.front().row;
        how = found;
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
}

}  // namespace records
