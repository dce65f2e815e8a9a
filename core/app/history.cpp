#include "core/app/history.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "core/records/unit_history.hpp"

namespace app {

namespace {

using records::EntityKind;
using records::Record;
using records::Registry;
using records::Value;

constexpr EntityKind k_histories[] = {EntityKind::rank_history, EntityKind::position_history, EntityKind::education};

bool differs(const Value& before, const Value& after) {
    if (!records::is_known(before) || !records::is_known(after)) return false;
    return before != after && base::fold(records::as_text(before)) != base::fold(records::as_text(after));
}

/// The past entry that began last, on the day or before; null if there is none or two different ones began then.
const Record* latest_past(const Track& track, std::span<const Record> history, base::Day day) {
    const auto same = [&](const Record& a, const Record& b) {
        return std::ranges::all_of(track.kept, [&](const Track::Kept& kept) { return a.values[kept.of_history] == b.values[kept.of_history]; });
    };
    const Record* best = nullptr;
    std::optional<base::Day> latest;
    for (const Record& past : history) {
        const auto from = records::as_day(past.values[track.since]);
        if (!from || *from > day || (latest && *from < *latest)) continue;
        if (latest != from) best = &past;
        else if (best != nullptr && !same(*best, past)) best = nullptr;
        latest = from;
    }
    return best;
}

/// When what the employee record says began: with its TMT, or later with a reorganisation that changed the unit alone.
std::optional<base::Day> begun(const Track& track, const Record& employee, std::span<const Record> history) {
    auto day = records::as_day(employee.values[track.begins]);
    if (!track.reorganised_on) return day;
    for (const Record& past : history) {
        const auto changed = records::as_day(past.values[*track.reorganised_on]);
        if (changed && (!day || *changed > *day)) day = changed;
    }
    return day;
}

Value day_value(std::optional<base::Day> day) { return day ? Value{std::int64_t{day->number}} : Value{}; }

/// The record of these values, by field. Its key needs no part but the person.
journal::Change record_change(const records::Entity& entity, std::vector<Value> values) {
    journal::Change result{entity.kind, {}, false, {}};
    for (const records::FieldIndex part : entity.key) {
        if (part != entity.key.front()) result.key += '/';
        result.key += records::storage_text(values[part], entity.fields[part].type);
    }
    for (records::FieldIndex field = 0; field < values.size(); ++field)
        if (records::is_known(values[field])) result.fields.push_back({field, std::move(values[field])});
    return result;
}

/// What the employee record says, as a record of the history.
journal::Change past_record(const Registry& registry, const Track& track, const Record& employee, std::string_view source) {
    const records::Entity& entity = registry.catalogue().entity(track.history);
    std::vector<Value> values(entity.fields.size());
    values[entity.key.front()] = employee.key;
    values[track.since] = day_value(begun(track, employee, registry.table(track.history).owned_by(employee.key)));
    values[*entity.find("source")] = std::string(source);
    for (const Track::Kept& kept : track.kept) values[kept.of_history] = employee.values[kept.of_employee];
    return record_change(entity, std::move(values));
}

/// The education that a change replaces; none where it says nothing that a record could be found by.
std::optional<journal::Change> past_education(const Registry& registry, const Record& employee, const journal::Change& change) {
    const records::Catalogue& catalogue = registry.catalogue();
    const auto of_employee = [&](std::string_view field) { return catalogue.index(EntityKind::employee, field); };
    const auto replaces = [&](records::FieldIndex field) {
        const auto at = std::ranges::find(change.fields, field, &journal::FieldValue::field);
        return at != change.fields.end() && differs(employee.values[field], at->value);
    };
    if (!replaces(of_employee("education_level")) && !replaces(of_employee("education_name"))) return {};
    const records::Entity& entity = catalogue.entity(EntityKind::education);
    std::vector<Value> values(entity.fields.size());
    values[entity.key.front()] = employee.key;
    constexpr std::pair<const char*, const char*> k_kept[] = {
        {"education_level", "level"}, {"education_name", "name"}, {"school", "institution"}, {"graduation_year", "year"}};
    for (const auto& [from, to] : k_kept) values[*entity.find(to)] = employee.values[of_employee(from)];
    if (!records::is_known(values[*entity.find("level")]) || !records::is_known(values[*entity.find("name")])) return {};
    return record_change(entity, std::move(values));
}

class Transition {
public:
    Transition(const Registry& registry, const Track& track, const Record& employee, const journal::Change& change)
        : registry_(registry), track_(track), employee_(employee), change_(change),
          history_(registry.table(track.history).owned_by(employee.key)), from_(begun(track, employee, history_)) {}

    /// The record of what ends, if something does.
    [[nodiscard]] std::optional<journal::Change> ending() const {
        if ((!has_moved() && !is_dated_later()) || goes_on()) return {};
        return past_record(registry_, track_, employee_, "replaced");
    }

private:
    [[nodiscard]] const Value& after(records::FieldIndex field) const {
        const auto at = std::ranges::find(change_.fields, field, &journal::FieldValue::field);
        return at == change_.fields.end() ? employee_.values[field] : at->value;
    }
    [[nodiscard]] bool changes(std::string_view name) const {
        const auto field = registry_.catalogue().index(EntityKind::employee, name);
        return differs(employee_.values[field], after(field));
    }

    [[nodiscard]] bool has_moved() const {
        if (track_.history == EntityKind::rank_history) return changes("rank");
        const auto unit = registry_.catalogue().index(EntityKind::employee, "unit_id");
        const bool has_ids = records::is_known(employee_.values[unit]) && records::is_known(after(unit));
        return changes("job_title") || changes(has_ids ? "unit_id" : "unit_name");
    }
    /// Whether the history says already when this began: a later TMT came first, and what it belongs to follows.
    [[nodiscard]] bool goes_on() const {
        const Record* past = from_ ? latest_past(track_, history_, base::Day{from_->number - 1}) : nullptr;
        return past != nullptr && std::ranges::all_of(track_.kept, [&](const Track::Kept& kept) {
            return past->values[kept.of_history] == employee_.values[kept.of_employee];
        });
    }
    [[nodiscard]] bool is_dated_later() const {
        const auto to = records::as_day(after(track_.begins));
        if (!from_ || !to || *to <= *from_) return false;
        if (std::ranges::none_of(track_.kept, [&](const Track::Kept& kept) { return records::is_known(employee_.values[kept.of_employee]); })) return false;
        return std::ranges::none_of(history_, [&](const Record& past) { return records::as_day(past.values[track_.since]) == from_; });
    }

    const Registry& registry_;
    const Track& track_;
    const Record& employee_;
    const journal::Change& change_;
    std::span<const Record> history_;
    std::optional<base::Day> from_;
};

/// By a year; `in_it`: the answer within that year.
Held held_in(const Value& year, base::Day day, Held in_it) {
    const auto known = records::as_integer(year);
    if (!known) return Held::unknown;
    const std::int64_t then = base::civil(day).year;
    return *known == then ? in_it : *known < then ? Held::yes : Held::no;
}

}  // namespace

Track::Track(const records::Catalogue& catalogue, EntityKind kind)
    : history(kind),
      begins(catalogue.index(EntityKind::employee, kind == EntityKind::rank_history ? "rank_since" : "position_since")),
      since(catalogue.index(kind, "since")),
      reorganised_on(catalogue.entity(kind).find("reorganised_on")) {
    const auto keep = [&](std::string_view field) { kept.push_back({catalogue.index(EntityKind::employee, field), catalogue.index(kind, field)}); };
    if (kind == EntityKind::rank_history) keep("rank");
    else
        for (const char* field : {"job_title", "unit_id", "unit_name", "job_id"}) keep(field);
}

base::Steps keep_histories(const Registry& registry, std::vector<journal::Change>& changes) {
    constexpr std::size_t k_changes_a_step = 2000;
    const records::Catalogue& catalogue = registry.catalogue();
    const Track tracks[] = {Track(catalogue, EntityKind::rank_history), Track(catalogue, EntityKind::position_history)};
    std::vector<bool> matters(catalogue.entity(EntityKind::employee).fields.size());
    for (const Track& track : tracks) {
        matters[track.begins] = true;
        for (const Track::Kept& kept : track.kept) matters[kept.of_employee] = true;
    }
    for (const char* field : {"education_level", "education_name"}) matters[catalogue.index(EntityKind::employee, field)] = true;
    std::set<std::pair<EntityKind, std::string>> given;
    for (const journal::Change& change : changes) {
        if (std::ranges::contains(k_histories, change.entity)) given.emplace(change.entity, change.key);
    }
    const std::size_t count = changes.size();
    for (std::size_t at = 0; at < count; ++at) {
        if (at % k_changes_a_step == k_changes_a_step - 1) co_yield base::pause;
        if (changes[at].entity != EntityKind::employee || changes[at].removes) continue;
        if (std::ranges::none_of(changes[at].fields, [&](const journal::FieldValue& item) { return matters[item.field]; })) continue;
        const Record* employee = registry.table(EntityKind::employee).find(changes[at].key);
        if (employee == nullptr) continue;
        const auto keep = [&](std::optional<journal::Change> past) {
            if (!past || registry.table(past->entity).find(past->key) != nullptr) return;
            if (given.emplace(past->entity, past->key).second) changes.push_back(std::move(*past));
        };
        // Taken first: what is added moves the changes.
        std::optional<journal::Change> education = past_education(registry, *employee, changes[at]);
        for (const Track& track : tracks) keep(Transition(registry, track, *employee, changes[at]).ending());
        keep(std::move(education));
    }
}

std::optional<journal::Change> reorganised(const Registry& registry, const Record& employee, base::Day day) {
    const Track track(registry.catalogue(), EntityKind::position_history);
    const auto from = begun(track, employee, registry.table(track.history).owned_by(employee.key));
    if (from && *from >= day) return {};
    journal::Change entry = past_record(registry, track, employee, "reorganised");
    // A decree's entry about this post stays as it is, and learns the day.
    if (registry.table(track.history).find(entry.key) != nullptr) entry.fields.clear();
    entry.fields.push_back({*track.reorganised_on, Value{std::int64_t{day.number}}});
    return entry;
}

Pasts::Pasts(const Registry& registry)
    : registry_(&registry), ranks_(registry.catalogue(), EntityKind::rank_history), posts_(registry.catalogue(), EntityKind::position_history) {}

PastState Pasts::as_of(const Record& employee, base::Day day) const {
    bool is_present = false;
    // The value of one of the fields kept that held on the day: of the employee itself, of its history, or none that is known.
    const auto held = [&](const Track& track) {
        const auto history = registry_->table(track.history).owned_by(employee.key);
        const auto now = begun(track, employee, history);
        is_present = now && *now <= day;
        const Record* record = is_present ? &employee : latest_past(track, history, day);
        return [&track, record, is_present](std::size_t at) {
            const Track::Kept& kept = track.kept[at];
            return record == nullptr ? Value{} : record->values[is_present ? kept.of_employee : kept.of_history];
        };
    };
    PastState state{.rank = held(ranks_)(0)};
    const auto post = held(posts_);
    state.job_title = post(0);
    state.unit_id = post(1);
    state.unit_name = post(2);
    if (const Record* unit = registry_->table(EntityKind::unit).find(records::as_text(state.unit_id))) {
        const records::UnitThen then = records::unit_as_of(*registry_, *unit, day);
        if (is_present || then.is_past || !records::is_known(state.unit_name)) state.unit_name = std::string(then.name);
    }
    state.education = education(employee, day);
    return state;
}

Value Pasts::education(const Record& employee, base::Day day) const {
    const records::Catalogue& catalogue = registry_->catalogue();
    const records::ChoiceList& levels = catalogue.choices("education_level");
    std::optional<std::size_t> highest, possible;
    const auto add = [&](const Value& level, Held held) {
        const auto order = levels.order(base::trim(records::as_text(level)));
        if (order && held != Held::no) possible = std::max(possible, order);
        if (order && held == Held::yes) highest = std::max(highest, order);
    };
    const auto level = catalogue.index(EntityKind::education, "level");
    for (const Record& record : registry_->table(EntityKind::education).owned_by(employee.key))
        add(record.values[level], held_on(catalogue.entity(EntityKind::education), record, day));
    add(registry_->value(EntityKind::employee, employee, "education_level"), held_in(registry_->value(EntityKind::employee, employee, "graduation_year"), day, Held::unknown));
    // Optionals compare: nothing is least.
    return highest && highest == possible ? Value{levels.choices[*highest].code} : Value{};
}

Held held_on(const records::Entity& entity, const Record& record, base::Day day) {
    if (!entity.dated) return Held::unknown;
    const Value& value = record.values[*entity.dated];
    if (!records::is_known(value)) return Held::unknown;
    if (entity.fields[*entity.dated].type == records::FieldType::date) return *records::as_day(value) <= day ? Held::yes : Held::no;
    return held_in(value, day, entity.holds_after ? Held::no : Held::unknown);
}

std::vector<Stretch> career(const Registry& registry, EntityKind history, const Record& employee) {
    const Track track(registry.catalogue(), history);
    const auto pasts = registry.table(history).owned_by(employee.key);
    std::vector<Stretch> stretches{{EntityKind::employee, &employee, begun(track, employee, pasts), {}}};
    for (const Record& past : pasts) stretches.push_back({history, &past, records::as_day(past.values[track.since]), {}});
    base::sort(std::span(stretches).subspan(1), std::ranges::greater{}, &Stretch::since);
    for (std::size_t at = 1; at < stretches.size(); ++at)
        if (stretches[at].since) stretches[at].until = stretches[at - 1].since;
    return stretches;
}

}  // namespace app
