#include "core/rules/lines.hpp"

#include <algorithm>
#include <set>

#include "core/base/text.hpp"
#include "core/records/agencies.hpp"

namespace rules {
namespace {

using records::EntityKind;
using records::k_no_row;
using records::Registry;

constexpr std::string_view k_head_title = "kepala ";

/// Of the positions that may lead a unit, how high this one stands; nothing for the others.
std::optional<std::pair<Tier, std::int8_t>> standing(const Facts& facts, const JobFacts& job) {
    const bool is_head = job.kind == JobKind::structural ||
                         (job.stem != k_unknown && facts.stems[static_cast<std::size_t>(job.stem)].starts_with(k_head_title));
    if (!is_head) return std::nullopt;
    return std::pair(job.tier, job.job_class);
}

class Units {
public:
    Units(Facts& facts, const Registry& registry, const records::Seating& seating) : facts_(facts), seating_(seating) {
        const records::Table& units = registry.table(EntityKind::unit);
        const records::Agencies agencies(registry);
        facts.units.resize(units.size());
        const auto parent = registry.catalogue().index(EntityKind::unit, "parent_id");
        for (const records::Record& unit : units.rows()) {
            const auto row = units.row_of(base::trim(records::as_text(unit.values[parent])));
            const bool is_other = row && &units.rows()[*row] != &unit;
            facts.units[parents_.size()].agency = static_cast<std::uint32_t>(*units.row_of(agencies.of(unit.key)));
            parents_.push_back(is_other ? static_cast<std::uint32_t>(*row) : k_no_row);
        }
        highest_.resize(parents_.size());
        for (std::uint32_t seat = 0; seat < facts.seats.size(); ++seat) {
            if (const std::uint32_t unit = seating.unit_of_seat(seat); unit != k_no_row)
                highest_[unit] = std::max(highest_[unit], standing(facts, facts.seats[seat].job));
        }
    }

    void draw_lines() {
        for (std::uint32_t seat = 0; seat < facts_.seats.size(); ++seat) {
            SeatFacts& facts = facts_.seats[seat];
            const std::uint32_t unit = seating_.unit_of_seat(seat);
            if (unit == k_no_row) continue;
            const auto own = standing(facts_, facts.job);
            facts.line = own && own == highest_[unit] ? Line{unit, head_above(unit)} : Line{k_no_row, head_of(unit)};
        }
        for (std::uint32_t row = 0; row < facts_.people.size(); ++row) {
            PersonFacts& person = facts_.people[row];
            if (seating_.how(row) == records::Seated::retired) continue;
            if (person.own_seat != k_no_row) person.line = facts_.seats[person.own_seat].line;
            else if (person.unit != k_no_row) person.line = {k_no_row, head_of(person.unit)};
        }
    }

    /// Of those whose ranks are known: the highest of those led, the lowest of those who lead.
    void rank_people() {
        const auto keep = [&](std::uint32_t& kept, std::uint32_t row, int sign) {
            const auto rank = [&](std::uint32_t one) { return sign * facts_.people[one].rank; };
            if (kept == k_no_row || rank(row) > rank(kept)) kept = row;
        };
        for (std::uint32_t row = 0; row < facts_.people.size(); ++row) {
            const PersonFacts& person = facts_.people[row];
            if (person.rank == k_unknown || person.rank > facts_.last_pns_rank) continue;
            if (person.line.reports_to != k_no_row) keep(facts_.units[person.line.reports_to].highest_led, row, 1);
            if (person.line.leads != k_no_row) keep(facts_.units[person.line.leads].lowest_head, row, -1);
        }
    }

private:
    [[nodiscard]] std::uint32_t head_above(std::uint32_t unit) const {
        const std::uint32_t parent = parents_[unit];
        return parent != k_no_row && highest_[parent] ? parent : k_no_row;
    }
    [[nodiscard]] std::uint32_t head_of(std::uint32_t unit) const { return highest_[unit] ? unit : head_above(unit); }

    Facts& facts_;
    const records::Seating& seating_;
    std::vector<std::uint32_t> parents_;
    std::vector<std::optional<std::pair<Tier, std::int8_t>>> highest_;  // nothing: no position leads the unit
};

void read_kin(Facts& facts, const Registry& registry, const records::Seating& seating) {
    const records::Table& people = registry.table(EntityKind::employee);
    const records::Catalogue& catalogue = registry.catalogue();
    const auto field = [&](std::string_view name) { return catalogue.index(EntityKind::family, name); };
    const auto owner = field("employee_number"), relative = field("relative_number"), relation = field("relation"), until = field("until");
    const records::ChoiceList& relations = catalogue.choices("relation");
    std::set<std::pair<std::uint32_t, std::uint32_t>> ended;
    enum class Pass : std::uint8_t { ends, own, mirror };
    for (const Pass pass : {Pass::ends, Pass::own, Pass::mirror}) {
        for (const records::Record& record : registry.table(EntityKind::family).rows()) {
            const auto row_of = [&](records::FieldIndex index) {
                const auto row = people.row_of(base::trim(records::as_text(record.values[index])));
                const bool counts = row && seating.how(static_cast<std::uint32_t>(*row)) != records::Seated::retired;
                return counts ? static_cast<std::uint32_t>(*row) : k_no_row;
            };
            std::uint32_t whose = row_of(owner), other = row_of(relative);
            if (whose == k_no_row || other == k_no_row || whose == other) continue;
            const std::pair pair = std::minmax({whose, other});
            if (pass == Pass::ends) {
                const auto end = records::as_day(record.values[until]);
                if (end && *end < facts.today) ended.insert(pair);
                continue;
            }
            if (ended.contains(pair)) continue;
            std::string_view code = base::trim(records::as_text(record.values[relation]));
            if (pass == Pass::mirror) {
                std::swap(whose, other);
                code = mirrored(code);
            }
            const auto order = relations.order(code);
            std::vector<Kin>& kin = facts.people[whose].kin;
            if (!std::ranges::contains(kin, other, &Kin::person))
                kin.push_back({other, order ? static_cast<std::int8_t>(*order) : k_unknown, record.key});
        }
    }
}

void read_deciders(Facts& facts, const Registry& registry) {
    const records::Table& people = registry.table(EntityKind::employee);
    const records::Catalogue& catalogue = registry.catalogue();
    const auto name = catalogue.index(EntityKind::employee, "name");
    const auto add = [&](std::size_t row, std::uint32_t agency, const std::string& record) {
        facts.deciders.push_back({static_cast<std::uint32_t>(row), agency, record, base::name_case(records::as_text(people.rows()[row].values[name]))});
    };
    const auto field = [&](std::string_view one) { return catalogue.index(EntityKind::panel, one); };
    const auto number = field("employee_number"), since = field("since"), until = field("until");
    for (const records::Record& record : registry.table(EntityKind::panel).rows()) {
        const auto from = records::as_day(record.values[since]), to = records::as_day(record.values[until]);
        if ((from && *from > facts.today) || (to && *to < facts.today)) continue;
        facts.has_panel = true;
        if (const auto row = people.row_of(base::trim(records::as_text(record.values[number])))) add(*row, k_no_row, record.key);
    }
    for (std::uint32_t row = 0; row < facts.people.size(); ++row) {
        const std::uint32_t led = facts.people[row].line.leads;
        if (led != k_no_row && facts.units[led].agency == led) add(row, led, {});
    }
}

}  // namespace

std::string_view mirrored(std::string_view relation) {
    if (relation == "parent") return "child";
    return relation == "child" ? std::string_view("parent") : relation;
}

void read_lines(Facts& facts, const Registry& registry, const records::Seating& seating) {
    Units units(facts, registry, seating);
    units.draw_lines();
    units.rank_people();
    read_kin(facts, registry, seating);
    read_deciders(facts, registry);
}

}  // namespace rules
