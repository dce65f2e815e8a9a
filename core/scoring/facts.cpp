#include "core/scoring/facts.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/scoring/unit_order.hpp"

namespace scoring {
namespace {

using records::EntityKind;
using records::Record;
using records::Registry;

std::int8_t order_of(const records::ChoiceList& list, std::string_view code) {
    const auto order = list.order(code);
    return order ? static_cast<std::int8_t>(*order) : k_unknown;
}

Levels no_levels() {
    Levels levels;
    levels.fill(k_unknown);
    return levels;
}

// One entity's fields, by name.
class View {
public:
    View(const Registry& registry, EntityKind kind) : catalogue_(registry.catalogue()), kind_(kind) {}
    void open(const Record& record) { record_ = &record; }
    [[nodiscard]] std::string_view text(std::string_view field) const { return base::trim(records::as_text(value(field))); }
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view field) const { return records::as_integer(value(field)); }
    [[nodiscard]] std::optional<base::Day> day(std::string_view field) const { return records::as_day(value(field)); }
    [[nodiscard]] std::int8_t choice(std::string_view field) const {
        const std::string& list = catalogue_.field(kind_, catalogue_.index(kind_, field)).choices;
        return order_of(catalogue_.choices(list), text(field));
    }

private:
    [[nodiscard]] const records::Value& value(std::string_view field) const {
        return record_->values[catalogue_.index(kind_, field)];
    }
    const records::Catalogue& catalogue_;
    EntityKind kind_;
    const Record* record_ = nullptr;
};

void read_seats(ScoreFacts& facts, const Registry& registry, const records::Seating& seating,
                const rules::Facts& jobs, const std::vector<UnitRun>& runs) {
    const records::ChoiceList& competencies = registry.catalogue().choices("competency");
    View position(registry, EntityKind::position), unit(registry, EntityKind::unit);
    const auto rows = registry.table(EntityKind::position).rows();
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        position.open(rows[row]);
        SeatScoreFacts seat;
        seat.key = rows[row].key;
        seat.job = jobs.seats[row].job;
        seat.study_fields = jobs.seats[row].study_fields;
        seat.required = required_levels(position.text("competencies"), competencies);
        if (const std::uint32_t unit_row = seating.unit_of_seat(row); unit_row != records::k_no_row) {
            unit.open(registry.table(EntityKind::unit).rows()[unit_row]);
            seat.unit_key = registry.table(EntityKind::unit).rows()[unit_row].key;
            seat.service = unit.choice("service");
            seat.district = unit.choice("district");
            seat.unit_place = runs[unit_row].place;
        }
        facts.seats.push_back(std::move(seat));
    }
}

void read_people(ScoreFacts& facts, const Registry& registry, const records::Seating& seating, const rules::Facts& jobs) {
    View employee(registry, EntityKind::employee);
    const auto rows = registry.table(EntityKind::employee).rows();
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        employee.open(rows[row]);
        PersonScoreFacts person;
        person.key = rows[row].key;
        person.own_seat = seating.seat_of(row);
        person.job = jobs.people[row].job;
        person.ratings = jobs.people[row].ratings;
        person.levels = no_levels();
        person.stale = no_levels();
        person.district = employee.choice("home_district");
        if (const auto since = employee.day("service_since")) {
            person.service_months = std::max(0, base::whole_months(*since, facts.today));
        }
        facts.people.push_back(std::move(person));
    }
}

// A wish as the run of seat rows, unit places, districts or families that meets it; false if the target is unknown.
bool resolve_wish(WishFact& wish, const View& record, const PersonScoreFacts& person, const Registry& registry,
                  const std::vector<UnitRun>& runs) {
    const std::string_view target = record.text("target");
    const auto single = [&](std::int64_t value) {
        wish.low = static_cast<std::int32_t>(value);
        wish.high = wish.low + 1;
        return value >= 0;
    };
    switch (wish.kind) {
        case WishKind::position: {
            const auto row = registry.table(EntityKind::position).row_of(target);
            return row && single(static_cast<std::int64_t>(*row));
        }
        case WishKind::unit: {
            const auto row = registry.table(EntityKind::unit).row_of(target);
            if (!row) return false;
            wish.low = runs[*row].place;
            wish.high = runs[*row].end;
            return true;
        }
        case WishKind::district: return single(order_of(registry.catalogue().choices("district"), target));
        case WishKind::job_family: return single(order_of(registry.catalogue().choices("job_family"), target));
        case WishKind::stay: break;
    }
    return person.own_seat != records::k_no_row && single(person.own_seat);
}

void read_histories(ScoreFacts& facts, const Registry& registry, std::int64_t valid_months, const std::vector<UnitRun>& runs) {
    const records::Table& employees = registry.table(EntityKind::employee);
    const auto each = [&](EntityKind kind, auto&& use) {
        View record(registry, kind);
        for (const Record& row : registry.table(kind).rows()) {
            record.open(row);
            if (const auto owner = employees.row_of(record.text("employee_number"))) use(record, row.key, facts.people[*owner]);
        }
    };
    each(EntityKind::competency, [&](const View& record, const std::string& key, PersonScoreFacts& person) {
        const std::int8_t which = record.choice("competency");
        const auto level = record.number("level");
        if (which == k_unknown) return;
        person.assessments[static_cast<std::size_t>(which)] = key;
        const auto on = record.day("assessed_on");
        // Without a date nobody can say whether the assessment still holds.
        const bool is_fresh = on && base::add_months(*on, static_cast<int>(valid_months)) >= facts.today;
        if (level) (is_fresh ? person.levels : person.stale)[static_cast<std::size_t>(which)] = static_cast<std::int8_t>(*level);
    });
    each(EntityKind::education, [&](const View& record, const std::string& key, PersonScoreFacts& person) {
        const std::int8_t field = record.choice("study_field");
        if (field != k_unknown) person.studies.push_back({key, field});
    });
    each(EntityKind::training, [&](const View& record, const std::string& key, PersonScoreFacts& person) {
        TrainingFact training{key, record.choice("job_family"), record.choice("competency"), record.number("hours"),
                              record.number("score"), {}, false};
        if (const auto passed = record.number("passed")) training.passed = *passed != 0;
        if (const auto until = record.day("valid_until")) training.expired = *until < facts.today;
        person.trainings.push_back(std::move(training));
    });
    each(EntityKind::wish, [&](const View& record, const std::string& key, PersonScoreFacts& person) {
        const std::int8_t kind = record.choice("kind");
        const auto order = record.number("order");
        if (kind == k_unknown || !order || *order < 1 || *order > 5) return;
        WishFact wish{key, static_cast<WishKind>(kind), static_cast<std::int32_t>(*order), 0, 0};
        if (resolve_wish(wish, record, person, registry, runs)) person.wishes.push_back(std::move(wish));
    });
    const int this_year = base::civil(facts.today).year;
    each(EntityKind::community, [&](const View& record, const std::string& key, PersonScoreFacts& person) {
        CommunityFact community{key, record.choice("service"), record.choice("district"), {}, !record.text("verifier").empty()};
        if (const auto from = record.number("from_year")) {
            // Both years count: from 2020 to 2020 is one year.
            const std::int64_t last = std::min<std::int64_t>(record.number("to_year").value_or(this_year), this_year);
            community.years = std::max<std::int64_t>(0, last - *from + 1);
        }
        person.communities.push_back(std::move(community));
    });
}

}  // namespace

Levels required_levels(std::string_view list, const records::ChoiceList& competencies) {
    Levels levels = no_levels();
    for (const std::string_view part : base::split(list, ';')) {
        const std::size_t colon = part.find_first_of(":=");
        if (colon == std::string_view::npos) continue;
        const auto which = competencies.order(base::trim(part.substr(0, colon)));
        const auto level = base::parse_integer(base::trim(part.substr(colon + 1)));
        if (which && *which < k_competencies && level && *level >= 1 && *level <= 5) {
            levels[*which] = static_cast<std::int8_t>(*level);
        }
    }
    return levels;
}

ScoreFacts read_score_facts(const Registry& registry, const records::Seating& seating, base::Day today,
                            std::int64_t valid_months) {
    BASE_ASSERT(registry.catalogue().choices("competency").choices.size() <= k_competencies);
    ScoreFacts facts;
    facts.today = today;
    facts.catalogue = &registry.catalogue();
    const rules::Facts jobs = rules::read_facts(registry, seating, today);
    const std::vector<UnitRun> runs = unit_runs(registry);
    read_seats(facts, registry, seating, jobs, runs);
    read_people(facts, registry, seating, jobs);
    read_histories(facts, registry, valid_months, runs);
    return facts;
}

}  // namespace scoring
