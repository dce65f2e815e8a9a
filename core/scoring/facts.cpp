#include "core/scoring/facts.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/scoring/column.hpp"
#include "core/scoring/courses.hpp"
#include "core/scoring/proof.hpp"
#include "core/scoring/unit_order.hpp"

namespace scoring {
namespace {

using records::EntityKind;
using records::Record;
using records::Registry;

constexpr std::uint32_t k_people_a_step = 500;
constexpr std::size_t k_records_a_step = 2000;

std::int8_t order_of(const records::ChoiceList& list, std::string_view code) {
    const auto order = list.order(code);
    return order ? static_cast<std::int8_t>(*order) : k_unknown;
}

Levels no_levels() {
    Levels levels;
    levels.fill(k_unknown);
    return levels;
}

void read_seats(ScoreFacts& facts, const Registry& registry, const records::Seating& seating, const rules::Facts& jobs,
                const std::vector<UnitRun>& runs) {
    const Column service(registry, EntityKind::unit, "service"), district(registry, EntityKind::unit, "district");
    const auto rows = registry.table(EntityKind::position).rows();
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        SeatScoreFacts seat;
        seat.key = rows[row].key;
        seat.job = jobs.seats[row].job;
        seat.study_fields = jobs.seats[row].study_fields;
        seat.required = jobs.seats[row].required;
        if (const std::uint32_t unit_row = seating.unit_of_seat(row); unit_row != records::k_no_row) {
            const Record& unit = registry.table(EntityKind::unit).rows()[unit_row];
            seat.unit_key = unit.key;
            seat.service = service.choice(unit);
            seat.district = district.choice(unit);
            seat.unit_place = runs[unit_row].place;
        }
        facts.seats.push_back(std::move(seat));
    }
}

base::Steps read_people(ScoreFacts& facts, const Registry& registry, const records::Seating& seating,
                        const rules::Facts& jobs) {
    const Column district(registry, EntityKind::employee, "home_district"), potential(registry, EntityKind::employee, "potential_score"),
        title(registry, EntityKind::employee, "job_title");
    const auto rows = registry.table(EntityKind::employee).rows();
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (row % k_people_a_step == k_people_a_step - 1) co_yield base::pause;
        PersonScoreFacts person;
        person.key = rows[row].key;
        person.own_seat = seating.seat_of(row);
        person.job = jobs.people[row].job;
        person.ratings = jobs.people[row].ratings;
        person.levels = no_levels();
        person.stale = no_levels();
        person.district = district.choice(rows[row]);
        person.education = jobs.people[row].education;
        person.potential = potential.number(rows[row]);
        person.discipline = jobs.people[row].discipline;
        person.in_posts_since = jobs.people[row].position_since;
        if (!title.text(rows[row]).empty()) person.posts.push_back(base::fold(title.text(rows[row])));
        if (const auto since = jobs.people[row].service_since) {
            person.service_months = std::max(0, base::whole_months(*since, facts.today));
        }
        facts.people.push_back(std::move(person));
    }
}

// A wish as the run of seat rows, unit places, districts or families that meets it; false if the target is unknown.
bool resolve_wish(WishFact& wish, std::string_view target, const PersonScoreFacts& person, const Registry& registry,
                  const std::vector<UnitRun>& runs) {
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
        case WishKind::district:
            return single(order_of(registry.catalogue().choices("district"), target));
        case WishKind::job_family:
            return single(order_of(registry.catalogue().choices("job_family"), target));
        case WishKind::stay:
            break;
    }
    return person.own_seat != records::k_no_row && single(person.own_seat);
}

// Hands out every record of a history with the person it belongs to; records of one person stand together.
template <class Use>
base::Steps each_of_person(ScoreFacts& facts, const Registry& registry, EntityKind kind, Use use) {
    const records::Table& employees = registry.table(EntityKind::employee);
    const Column owner_column(registry, kind, "employee_number");
    std::string_view owner;
    std::optional<std::size_t> row;
    std::size_t until_pause = k_records_a_step;
    for (const Record& record : registry.table(kind).rows()) {
        if (--until_pause == 0) until_pause = k_records_a_step, co_yield base::pause;
        if (const std::string_view next = owner_column.text(record); next != owner) {
            owner = next;
            row = employees.row_of(owner);
        }
        if (row) use(record, facts.people[*row]);
    }
}

base::Steps read_abilities(ScoreFacts& facts, const Registry& registry, const Part& competence) {
    const auto column = [&](EntityKind kind, const char* name) { return Column(registry, kind, name); };
    const Column which = column(EntityKind::competency, "competency"), level = column(EntityKind::competency, "level"),
                 assessed_on = column(EntityKind::competency, "assessed_on"),
                 declared = column(EntityKind::competency, "declared_level"),
                 verifier = column(EntityKind::competency, "verifier"),
                 verified_on = column(EntityKind::competency, "verified_on");
    const auto valid_months = static_cast<int>(competence.number("valid_months"));
    base::Steps competency_part = each_of_person(facts, registry, EntityKind::competency, [&](const Record& record, PersonScoreFacts& person) {
        const std::int8_t competency = which.choice(record);
        if (competency == k_unknown) return;
        const auto at = static_cast<std::size_t>(competency);
        person.assessments[at] = record.key;
        // Without a date nobody can say whether the assessment still holds.
        const auto on = assessed_on.day(record);
        const bool is_fresh = on && base::add_months(*on, valid_months) >= facts.today;
        if (const auto known = level.number(record))
            (is_fresh ? person.levels : person.stale)[at] = static_cast<std::int8_t>(*known);
        person.assessed_on[at] = on;
        const std::string_view who = verifier.text(record);
        auto proof = prove_declared(competency, declared.number(record).value_or(0),
                                    who.empty() ? std::nullopt : verified_on.day(record), competence, facts.today);
        if (proof) {
            proof->key = record.key;
            proof->name = who;
            add_proof(person, *std::move(proof));
        }
    });

    const Column study_field = column(EntityKind::education, "study_field");
    base::Steps education_part = each_of_person(facts, registry, EntityKind::education, [&](const Record& record, PersonScoreFacts& person) {
        const std::int8_t field = study_field.choice(record);
        if (field != k_unknown) person.studies.push_back({record.key, field});
    });

    const Column family = column(EntityKind::training, "job_family"),
                 competency = column(EntityKind::training, "competency"), hours = column(EntityKind::training, "hours"),
                 score = column(EntityKind::training, "score"), passed = column(EntityKind::training, "passed"),
                 name = column(EntityKind::training, "name"), started_on = column(EntityKind::training, "started_on"),
                 ended_on = column(EntityKind::training, "ended_on"),
                 valid_until = column(EntityKind::training, "valid_until"),
                 course_id = column(EntityKind::training, "course_id");
    const Courses courses(facts.courses);
    base::Steps training_part = each_of_person(facts, registry, EntityKind::training, [&](const Record& record, PersonScoreFacts& person) {
        TrainingFact training{record.key,
                              family.choice(record),
                              competency.choice(record),
                              hours.number(record),
                              score.number(record),
                              {},
                              false,
                              ended_on.day(record)};
        if (!training.ended_on) training.ended_on = started_on.day(record);
        if (const auto outcome = passed.number(record)) training.passed = *outcome != 0;
        training.course = courses.find(course_id.text(record), name.text(record));
        auto until = valid_until.day(record);
        courses.complete(training, until);
        if (until) training.expired = *until < facts.today;
        if (auto proof = prove(training, competence, facts.today)) {
            proof->name = name.text(record);
            add_proof(person, *std::move(proof));
        }
        person.trainings.push_back(std::move(training));
    });
    const Column post_since = column(EntityKind::position_history, "since"), post_title = column(EntityKind::position_history, "job_title");
    base::Steps career_part = each_of_person(facts, registry, EntityKind::position_history, [&](const Record& record, PersonScoreFacts& person) {
        person.has_history = true;
        const auto since = post_since.day(record);
        if (since && (!person.in_posts_since || *since < *person.in_posts_since)) person.in_posts_since = since;
        std::string post = base::fold(post_title.text(record));
        if (!post.empty() && !std::ranges::contains(person.posts, post)) person.posts.push_back(std::move(post));
    });
    const Column received_on = column(EntityKind::award, "received_on");
    base::Steps award_part = each_of_person(facts, registry, EntityKind::award, [&](const Record& record, PersonScoreFacts& person) {
        const auto on = received_on.day(record);
        person.support.push_back({.key = record.key, .is_award = true, .is_official = true, .began = on, .at = on});
    });
    const Column duty = column(EntityKind::assignment, "kind"), duty_since = column(EntityKind::assignment, "since"),
                 duty_until = column(EntityKind::assignment, "until"), duty_decree = column(EntityKind::assignment, "decree");
    base::Steps assignment_part = each_of_person(facts, registry, EntityKind::assignment, [&](const Record& record, PersonScoreFacts& person) {
        const auto until = duty_until.day(record);
        person.support.push_back({.key = record.key,
                                  .kind = duty.choice(record),
                                  .is_official = !duty_decree.text(record).empty(),
                                  .began = duty_since.day(record),
                                  .at = until ? std::min(*until, facts.today) : facts.today});
    });
    facts.has_awards = registry.table(EntityKind::award).size() > 0;
    facts.has_assignments = registry.table(EntityKind::assignment).size() > 0;
    for (base::Steps* part : {&competency_part, &education_part, &training_part, &career_part, &award_part, &assignment_part})
        while (part->step()) co_yield base::pause;
    // What the import proposed from the programme's name counts where no record says more.
    const Column proposed = column(EntityKind::employee, "study_field");
    const auto own = registry.table(EntityKind::employee).rows();
    for (std::size_t row = 0; row < own.size(); ++row) {
        const std::int8_t field = proposed.choice(own[row]);
        if (facts.people[row].studies.empty() && field != k_unknown) facts.people[row].studies.push_back({{}, field});
    }
}

base::Steps read_ties(ScoreFacts& facts, const Registry& registry, const std::vector<UnitRun>& runs) {
    const auto column = [&](EntityKind kind, const char* name) { return Column(registry, kind, name); };
    const Column kind = column(EntityKind::wish, "kind"), order = column(EntityKind::wish, "order"),
                 target = column(EntityKind::wish, "target");
    base::Steps wish_part = each_of_person(facts, registry, EntityKind::wish, [&](const Record& record, PersonScoreFacts& person) {
        const std::int8_t chosen = kind.choice(record);
        const auto place = order.number(record);
        if (chosen == k_unknown || !place || *place < 1 || *place > 5) return;
        WishFact wish{record.key, static_cast<WishKind>(chosen), static_cast<std::int32_t>(*place), 0, 0};
        if (resolve_wish(wish, target.text(record), person, registry, runs)) person.wishes.push_back(std::move(wish));
    });

    const int this_year = base::civil(facts.today).year;
    const Column service = column(EntityKind::community, "service"),
                 district = column(EntityKind::community, "district"),
                 from_year = column(EntityKind::community, "from_year"),
                 to_year = column(EntityKind::community, "to_year"),
                 verifier = column(EntityKind::community, "verifier");
    base::Steps community_part = each_of_person(facts, registry, EntityKind::community, [&](const Record& record, PersonScoreFacts& person) {
        CommunityFact community{
            record.key, service.choice(record), district.choice(record), {}, !verifier.text(record).empty()};
        if (const auto from = from_year.number(record)) {
            // Both years count: from 2020 to 2020 is one year.
            const std::int64_t last = std::min<std::int64_t>(to_year.number(record).value_or(this_year), this_year);
            community.years = std::max<std::int64_t>(0, last - *from + 1);
        }
        person.communities.push_back(std::move(community));
    });
    for (base::Steps* part : {&wish_part, &community_part})
        while (part->step()) co_yield base::pause;
}

}  // namespace

base::Steps read_score_facts(const Registry& registry, const records::Seating& seating, const rules::Facts& jobs,
                             const Part& competence, ScoreFacts& facts) {
    BASE_ASSERT(registry.catalogue().choices("competency").choices.size() <= k_competencies);
    facts.today = jobs.today;
    facts.catalogue = &registry.catalogue();
    facts.courses = read_courses(registry);
    const std::vector<UnitRun> runs = unit_runs(registry);
    read_seats(facts, registry, seating, jobs, runs);
    for (base::Steps part = read_people(facts, registry, seating, jobs); part.step();) co_yield base::pause;
    for (base::Steps part = read_abilities(facts, registry, competence); part.step();) co_yield base::pause;
    for (base::Steps part = read_ties(facts, registry, runs); part.step();) co_yield base::pause;
}

}  // namespace scoring
