#include "core/rules/facts.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/base/text.hpp"
#include "core/records/job_nature.hpp"
#include "core/rules/lines.hpp"
#include "core/rules/posts.hpp"

namespace rules {
namespace {

using records::EntityKind;
using records::Record;
using records::Registry;

// Reads the fields of one entity by name, resolved once.
class Fields {
public:
    Fields(const Registry& registry, EntityKind kind) : catalogue_(registry.catalogue()), kind_(kind) {}
    [[nodiscard]] records::FieldIndex at(std::string_view name) const { return catalogue_.index(kind_, name); }

private:
    const records::Catalogue& catalogue_;
    EntityKind kind_;
};

std::string_view text_of(const Record& record, records::FieldIndex field) {
    return base::trim(records::as_text(record.values[field]));
}

std::optional<base::Day> day_of(const Record& record, records::FieldIndex field) {
    return records::as_day(record.values[field]);
}

std::int8_t order_of(const records::ChoiceList& list, std::string_view code) {
    const auto order = list.order(code);
    return order ? static_cast<std::int8_t>(*order) : k_unknown;
}

template <class Enum, std::size_t N>
Enum enum_of(const std::array<std::string_view, N>& codes, std::string_view code) {
    const auto found = std::ranges::find(codes, code);
    return found == codes.end() ? Enum{} : static_cast<Enum>(found - codes.begin() + 1);
}

constexpr std::uint32_t k_rows_a_step = 200;
constexpr std::size_t k_records_a_step = 4000;
constexpr std::array<std::string_view, 3> k_employments = {"pns", "pppk", "pppk_part_time"};
constexpr std::array<std::string_view, 3> k_kinds = {"structural", "functional", "operational"};
constexpr std::array<std::string_view, 5> k_tiers = {"staff", "functional", "supervisor", "administrator",
                                                     "senior_leader"};
constexpr std::array<std::string_view, 2> k_probations = {"C", "P"};

// Names in their plain form, numbered in order of first sight; only equality matters.
template <class Plain>
class Names {
public:
    Names(std::vector<std::string>& names, Plain plain) : names_(names), plain_(std::move(plain)) {}
    std::int32_t number(std::string_view text) {
        // A city has few titles and many people.
        if (const auto seen = texts_.find(text); seen != texts_.end()) return seen->second;
        const std::string name = plain_(text);
        std::int32_t number = k_unknown;
        if (!name.empty()) {
            const auto [at, is_new] = numbers_.try_emplace(name, static_cast<std::int32_t>(names_.size()));
            if (is_new) names_.push_back(name);
            number = at->second;
        }
        texts_.emplace(text, number);
        return number;
    }

private:
    std::vector<std::string>& names_;
    Plain plain_;
    std::map<std::string, std::int32_t> numbers_;
    std::map<std::string, std::int32_t, std::less<>> texts_;
};

std::uint32_t study_mask(std::string_view list, const records::ChoiceList& fields) {
    std::uint32_t mask = 0;
    for (const std::string_view part : base::split(list, ';')) {
        if (const auto order = fields.order(base::trim(part)); order && *order < 32) mask |= 1U << *order;
    }
    return mask;
}

base::Steps read_seats(Facts& facts, const Registry& registry, const records::Seating& seating, auto& stems) {
    const records::Catalogue& catalogue = registry.catalogue();
    const Fields fields(registry, EntityKind::position);
    const auto kind = fields.at("kind"), tier = fields.at("tier"), level = fields.at("level"),
               title = fields.at("title"), family = fields.at("job_family"), min_staff = fields.at("min_staff"),
               min_rank = fields.at("min_rank"), max_rank = fields.at("max_rank"),
               min_education = fields.at("min_education"), study_fields = fields.at("study_fields"),
               job_class = fields.at("job_class"), hours = fields.at("teaching_hours"),
               competencies = fields.at("competencies");
    const auto rows = registry.table(EntityKind::position).rows();
    std::map<std::string_view, Levels> standards;  // many positions ask for the same
    facts.seats.reserve(rows.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (row % k_rows_a_step == k_rows_a_step - 1) co_yield base::pause;
        const Record& record = rows[row];
        SeatFacts seat;
        seat.key = record.key;
        seat.unit = seating.unit_of_seat(row);
        seat.job.kind = enum_of<JobKind>(k_kinds, text_of(record, kind));
        seat.job.tier = enum_of<Tier>(k_tiers, text_of(record, tier));
        seat.job.level = order_of(catalogue.choices("functional_level"), text_of(record, level));
        seat.job.family = order_of(catalogue.choices("job_family"), text_of(record, family));
        seat.job.stem = stems.number(text_of(record, title));
        complete(seat.job, {}, text_of(record, title), catalogue);
        if (const auto number = records::as_integer(record.values[job_class])) {
            seat.job.job_class = static_cast<std::int8_t>(*number);
        }
        seat.count = seating.count(row);
        if (const auto staff = records::as_integer(record.values[min_staff])) {
            seat.min_staff = static_cast<std::int32_t>(*staff);
        }
        seat.min_rank = order_of(catalogue.choices("rank"), text_of(record, min_rank));
        seat.max_rank = order_of(catalogue.choices("rank"), text_of(record, max_rank));
        seat.min_education = order_of(catalogue.choices("education_level"), text_of(record, min_education));
        seat.study_fields = study_mask(text_of(record, study_fields), catalogue.choices("study_field"));
        if (const auto all = records::as_integer(record.values[hours])) {
            seat.teaching_hours = static_cast<std::int16_t>(*all / std::max({1, seat.count.need, seat.count.incumbents}));
        }
        const auto [standard, is_new] = standards.try_emplace(text_of(record, competencies));
        if (is_new) standard->second = required_levels(standard->first, catalogue.choices("competency"));
        seat.required = standard->second;
        facts.seats.push_back(std::move(seat));
    }
}

base::Steps read_people(Facts& facts, const Registry& registry, const records::Seating& seating, auto& stems) {
    const records::Catalogue& catalogue = registry.catalogue();
    const Fields fields(registry, EntityKind::employee);
    const auto employment = fields.at("employment_kind"), probation = fields.at("probation"),
               legal_status = fields.at("legal_status"), rank = fields.at("rank"),
               education = fields.at("education_level"), birth = fields.at("birth_date"),
               position_since = fields.at("position_since"), service_since = fields.at("service_since"),
               kind = fields.at("position_kind"), job_title = fields.at("job_title"), echelon = fields.at("echelon"),
               permanent_since = fields.at("permanent_since"), clearance = fields.at("inspectorate_clearance"),
               wealth_report = fields.at("wealth_report_year"), certificate = fields.at("certificate_field"),
               licence = fields.at("licence_number"), licence_until = fields.at("licence_until");
    const records::Table& jobs = registry.table(EntityKind::job);
    const auto job_id = fields.at("job_id"), retirement_age = catalogue.index(EntityKind::job, "retirement_age");
    const auto rows = registry.table(EntityKind::employee).rows();
    facts.people.reserve(rows.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (row % k_rows_a_step == k_rows_a_step - 1) co_yield base::pause;
        const Record& record = rows[row];
        PersonFacts person;
        person.key = record.key;
        person.own_seat = seating.seat_of(row);
        person.unit = seating.unit_of_person(row);
        person.employment = enum_of<Employment>(k_employments, text_of(record, employment));
        person.probation = enum_of<Probation>(k_probations, text_of(record, probation));
        if (person.probation == Probation::unknown && day_of(record, permanent_since)) {
            person.probation = Probation::permanent;
        }
        person.legal_status = text_of(record, legal_status);
        person.rank = order_of(catalogue.choices("rank"), text_of(record, rank));
        person.education = order_of(catalogue.choices("education_level"), text_of(record, education));
        person.birth = day_of(record, birth);
        person.position_since = day_of(record, position_since);
        person.service_since = day_of(record, service_since);
        if (const auto answer = records::as_integer(record.values[clearance])) person.is_cleared = *answer != 0;
        person.wealth_report = records::as_integer(record.values[wealth_report]);
        person.certificate_field = order_of(catalogue.choices("study_field"), text_of(record, certificate));
        person.has_licence = !text_of(record, licence).empty();
        person.licence_until = day_of(record, licence_until);
        if (const Record* job = jobs.find(text_of(record, job_id))) person.retirement_age = records::as_integer(job->values[retirement_age]);
        const std::uint32_t like = seating.job_like(row);
        if (like != records::k_no_row) person.job = facts.seats[like].job;
        else person.job.stem = stems.number(text_of(record, job_title));
        if (person.job.kind == JobKind::unknown) person.job.kind = enum_of<JobKind>(k_kinds, text_of(record, kind));
        complete(person.job, text_of(record, echelon), text_of(record, job_title), catalogue);
        facts.people.push_back(std::move(person));
    }
}

// Hands out every record of a history with the person it belongs to; records of one person stand together.
template <class Use>
base::Steps each_of_person(Facts& facts, const Registry& registry, EntityKind kind, Use use) {
    const records::Table& employees = registry.table(EntityKind::employee);
    const auto owner_field = registry.catalogue().index(kind, "employee_number");
    std::string_view owner;
    std::optional<std::size_t> row;
    std::size_t until_pause = k_records_a_step;
    for (const Record& record : registry.table(kind).rows()) {
        if (--until_pause == 0) until_pause = k_records_a_step, co_yield base::pause;
        if (const std::string_view next = text_of(record, owner_field); next != owner) {
            owner = next;
            row = employees.row_of(owner);
        }
        if (row) use(record, facts.people[*row]);
    }
}

base::Steps read_histories(Facts& facts, const Registry& registry) {
    const records::Catalogue& catalogue = registry.catalogue();
    const Fields education(registry, EntityKind::education), performance(registry, EntityKind::performance),
        discipline(registry, EntityKind::discipline), training(registry, EntityKind::training),
        wish(registry, EntityKind::wish), competency(registry, EntityKind::competency), acting(registry, EntityKind::acting);
    const records::Table& positions = registry.table(EntityKind::position);
    const auto& levels = catalogue.choices("education_level");
    const auto& studies = catalogue.choices("study_field");
    const auto& ratings = catalogue.choices("rating");
    const auto& competencies = catalogue.choices("competency");
    Names names(facts.trainings, [](std::string_view name) { return base::fold(name); });
    base::Steps parts[] = {
        each_of_person(facts, registry, EntityKind::education,
                       [&, level = education.at("level"), field = education.at("study_field")](const Record& record, PersonFacts& person) {
                           person.education = std::max(person.education, order_of(levels, text_of(record, level)));
                           person.study_fields |= study_mask(text_of(record, field), studies);
                       }),
        each_of_person(facts, registry, EntityKind::performance,
                       [&, year = performance.at("year"), rating = performance.at("rating")](const Record& record, PersonFacts& person) {
                           if (const auto number = records::as_integer(record.values[year]))
                               person.ratings.push_back({record.key, static_cast<int>(*number), order_of(ratings, text_of(record, rating))});
                       }),
        each_of_person(facts, registry, EntityKind::discipline,
                       [&, severity = discipline.at("severity"), cause = discipline.at("cause"),
                        until = discipline.at("until")](const Record& record, PersonFacts& person) {
                           person.discipline.push_back({record.key, std::string(text_of(record, severity)),
                                                        std::string(text_of(record, cause)), day_of(record, until)});
                       }),
        each_of_person(facts, registry, EntityKind::acting,
                       [&, position = acting.at("position_id"), since = acting.at("since"), until = acting.at("until"),
                        extensions = acting.at("extensions")](const Record& record, PersonFacts& person) {
                           const auto seat = positions.row_of(text_of(record, position));
                           person.acting.push_back({record.key, seat ? static_cast<std::uint32_t>(*seat) : records::k_no_row,
                                                    day_of(record, since), day_of(record, until), records::as_integer(record.values[extensions])});
                       }),
        each_of_person(facts, registry, EntityKind::wish,
                       [&, kind = wish.at("kind")](const Record& record, PersonFacts& person) {
                           const std::string_view code = text_of(record, kind);
                           if (person.request.empty() && !code.empty() && code != "stay") person.request = record.key;
                       }),
        each_of_person(facts, registry, EntityKind::competency,
                       [&, which = competency.at("competency"), level = competency.at("level"),
                        on = competency.at("assessed_on")](const Record& record, PersonFacts& person) {
                           const auto known = records::as_integer(record.values[level]);
                           if (!known) return;
                           const LevelFact fact{order_of(competencies, text_of(record, which)), static_cast<std::int8_t>(*known), day_of(record, on)};
                           if (person.levels.empty()) person.levels.reserve(k_competencies);
                           // Those of a competence stand together, the newest last.
                           if (!person.levels.empty() && person.levels.back().competency == fact.competency) person.levels.back() = fact;
                           else person.levels.push_back(fact);
                       }),
        each_of_person(facts, registry, EntityKind::training,
                       [&, name = training.at("name"), passed = training.at("passed")](const Record& record, PersonFacts& person) {
                           if (records::as_integer(record.values[passed]).value_or(0) != 0)
                               person.trainings.push_back(names.number(text_of(record, name)));
                       })};
    for (base::Steps& part : parts)
        while (part.step()) co_yield base::pause;
    // What the import proposed from the programme's name counts where no record says more.
    const auto own = registry.table(EntityKind::employee).rows();
    const auto proposed = catalogue.index(EntityKind::employee, "study_field");
    for (std::size_t row = 0; row < own.size(); ++row) {
        PersonFacts& person = facts.people[row];
        if (person.study_fields != 0) continue;
        person.study_fields = study_mask(text_of(own[row], proposed), studies);
        person.is_study_proposed = person.study_fields != 0;
    }
}

}  // namespace

// Every tier has one kind, and two kinds have one tier.
void complete(JobFacts& job, std::string_view echelon, std::string_view title, const records::Catalogue& catalogue) {
    if (job.kind == JobKind::unknown && job.tier != Tier::unknown) {
        job.kind = job.tier == Tier::staff ? JobKind::operational : job.tier == Tier::functional ? JobKind::functional : JobKind::structural;
    }
    if (job.tier == Tier::unknown && job.kind != JobKind::unknown) {
        const std::string_view kind = k_kinds[static_cast<std::size_t>(job.kind) - 1];
        job.tier = enum_of<Tier>(k_tiers, records::tier_of_kind(kind, echelon, catalogue.choices("position_tier")));
    }
    const records::ChoiceList& levels = catalogue.choices("functional_level");
    if (job.kind == JobKind::functional && job.level == k_unknown) job.level = order_of(levels, records::level_in_title(title, levels));
}

std::string job_stem(std::string_view title, const records::ChoiceList& levels) {
    std::string plain = base::fold(title);
    std::ranges::replace_if(
        plain, [](char c) { return c == '-' || c == ',' || c == '.' || c == '/'; }, ' ');
    std::vector<std::string_view> level_words;
    std::vector<std::string> labels;
    for (const records::Choice& level : levels.choices) labels.push_back(base::fold(level.label[0]));
    for (const std::string& label : labels) {
        for (const std::string_view word : base::split(label, ' ')) level_words.push_back(word);
    }
    std::string stem;
    for (const std::string_view word : base::split(plain, ' ')) {
        if (word.empty() || std::ranges::contains(level_words, word)) continue;
        if (!stem.empty()) stem += ' ';
        stem += word;
    }
    return stem;
}

Levels required_levels(std::string_view list, const records::ChoiceList& competencies) {
    Levels levels;
    levels.fill(k_unknown);
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

Facts read_facts(const Registry& registry, const records::Seating& seating, base::Day today) {
    Facts facts;
    read_facts(registry, seating, today, facts).finish();
    return facts;
}

base::Steps read_facts(const Registry& registry, const records::Seating& seating, base::Day today, Facts& facts) {
    facts.today = today;
    facts.catalogue = &registry.catalogue();
    facts.last_pns_rank = order_of(facts.catalogue->choices("rank"), "IV/e");
    facts.first_expert_level = order_of(facts.catalogue->choices("functional_level"), "first");
    Names stems(facts.stems,
                [&](std::string_view title) { return job_stem(title, facts.catalogue->choices("functional_level")); });
    for (base::Steps part = read_seats(facts, registry, seating, stems); part.step();) co_yield base::pause;
    for (base::Steps part = read_people(facts, registry, seating, stems); part.step();) co_yield base::pause;
    for (base::Steps part = read_histories(facts, registry); part.step();) co_yield base::pause;
    for (base::Steps part = read_posts(registry, facts); part.step();) co_yield base::pause;
    read_lines(facts, registry, seating);
}

}  // namespace rules
