#include "core/planning/wishes.hpp"

#include <algorithm>

#include "core/base/order.hpp"

namespace planning {

namespace {

using records::EntityKind;
using records::k_no_row;

std::uint32_t choice_order(const records::Registry& registry, std::string_view list, std::string_view code) {
    const auto order = registry.catalogue().choices(list).order(code);
    return order ? static_cast<std::uint32_t>(*order) : k_no_row;
}

std::uint32_t row_of(const records::Registry& registry, EntityKind kind, std::string_view key) {
    const auto row = registry.table(kind).row_of(key);
    return row ? static_cast<std::uint32_t>(*row) : k_no_row;
}

}  // namespace

Wishes::Wishes(const records::Registry& registry, const records::Seating& seating) {
    const auto& units = registry.table(EntityKind::unit).rows();
    const auto& positions = registry.table(EntityKind::position).rows();
    for (const records::Record& unit : units)
        parents_.push_back(
            row_of(registry, EntityKind::unit, records::as_text(registry.value(EntityKind::unit, unit, "parent_id"))));
    for (std::uint32_t position = 0; position < positions.size(); ++position) {
        Place place{.unit = seating.unit_of_seat(position)};
        if (place.unit != k_no_row)
            place.district =
                choice_order(registry, "district",
                             records::as_text(registry.value(EntityKind::unit, units[place.unit], "district")));
        place.job_family =
            choice_order(registry, "job_family",
                         records::as_text(registry.value(EntityKind::position, positions[position], "job_family")));
        places_.push_back(place);
    }
    for (std::uint32_t employee = 0; employee < seating.people(); ++employee)
        own_seats_.push_back(seating.seat_of(employee));

    for (const records::Record& record : registry.table(EntityKind::wish).rows())
        if (const Wish wish = resolve(registry, record); wish.employee != k_no_row) wishes_.push_back(wish);
    base::sort(wishes_, [](const Wish& a, const Wish& b) {
        return a.employee != b.employee ? a.employee < b.employee : a.order < b.order;
    });
    starts_.assign(std::size_t{seating.people()} + 1, 0);
    for (const Wish& wish : wishes_) ++starts_[std::size_t{wish.employee} + 1];
    for (std::size_t employee = 1; employee < starts_.size(); ++employee) starts_[employee] += starts_[employee - 1];
}

Wishes::Wish Wishes::resolve(const records::Registry& registry, const records::Record& record) const {
    const auto text = [&](std::string_view field) {
        return records::as_text(registry.value(EntityKind::wish, record, field));
    };
    Wish wish;
    wish.employee = row_of(registry, EntityKind::employee, text("employee_number"));
    wish.order = static_cast<std::int32_t>(
        records::as_integer(registry.value(EntityKind::wish, record, "order")).value_or(INT32_MAX));
    const std::string_view target = text("target");
    if (const std::string_view kind = text("kind"); kind == "position") {
        wish.kind = Kind::position;
        wish.target = row_of(registry, EntityKind::position, target);
    } else if (kind == "unit") {
        wish.kind = Kind::unit;
        wish.target = row_of(registry, EntityKind::unit, target);
    } else if (kind == "district") {
        wish.kind = Kind::district;
        wish.target = choice_order(registry, "district", target);
    } else if (kind == "job_family") {
        wish.kind = Kind::job_family;
        wish.target = choice_order(registry, "job_family", target);
    } else if (kind == "stay") {
        wish.kind = Kind::stay;
    }
    return wish;
}

bool Wishes::is_within(std::uint32_t unit, std::uint32_t above) const {
    // A cycle of parents ends after as many steps as there are units.
    for (std::size_t steps = 0; unit != k_no_row && steps <= parents_.size(); ++steps) {
        if (unit == above) return true;
        unit = parents_[unit];
    }
    return false;
}

std::int32_t Wishes::order_met(std::uint32_t employee, std::uint32_t position) const {
    const Place& place = places_[position];
    for (std::size_t at = starts_[employee]; at < starts_[employee + 1]; ++at) {
        const Wish& wish = wishes_[at];
        bool is_met = false;
        switch (wish.kind) {
            case Kind::position:
                is_met = position == wish.target;
                break;
            case Kind::unit:
                is_met = wish.target != k_no_row && is_within(place.unit, wish.target);
                break;
            case Kind::district:
                is_met = wish.target != k_no_row && place.district == wish.target;
                break;
            case Kind::job_family:
                is_met = wish.target != k_no_row && place.job_family == wish.target;
                break;
            case Kind::stay:
                is_met = position == own_seats_[employee];
                break;
            case Kind::unknown:
                break;
        }
        if (is_met) return wish.order;
    }
    return 0;
}

bool Wishes::is_wisher(std::uint32_t employee) const {
    for (std::size_t at = starts_[employee]; at < starts_[employee + 1]; ++at)
        if (wishes_[at].kind != Kind::stay && wishes_[at].kind != Kind::unknown) return true;
    return false;
}

}  // namespace planning
