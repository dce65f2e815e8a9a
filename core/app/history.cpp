#include "core/app/history.hpp"

#include <algorithm>
#include <set>

#include "core/base/text.hpp"
#include "core/records/unit_history.hpp"

namespace app {

namespace {

using records::EntityKind;
using records::Record;
using records::Registry;
using records::Value;

/// A history and what it keeps of the employee, under the same names.
struct Track {
    EntityKind history;
    std::string_view since;  // of the employee
    std::vector<std::string_view> kept;
};

const Track& rank_track() {
    static const Track track{EntityKind::rank_history, "rank_since", {"rank"}};
    return track;
}

const Track& position_track() {
    static const Track track{EntityKind::position_history, "position_since", {"job_title", "unit_name", "job_id", "unit_id"}};
    return track;
}

bool differs(const Value& before, const Value& after) {
    if (!records::is_known(before) || !records::is_known(after)) return false;
    return before != after && base::fold(records::as_text(before)) != base::fold(records::as_text(after));
}

/// The past entry that began last, on the day or before; null if there is none or two different ones began then.
const Record* latest_past(const Registry& registry, const Track& track, const std::string& employee, base::Day day) {
    const auto same = [&](const Record& a, const Record& b) {
        return std::ranges::all_of(track.kept, [&](std::string_view field) {
            return registry.value(track.history, a, field) == registry.value(track.history, b, field);
        });
    };
    const Record* best = nullptr;
    std::optional<base::Day> latest;
    for (const Record& past : registry.table(track.history).owned_by(employee)) {
        const auto from = records::as_day(registry.value(track.history, past, "since"));
        if (!from || *from > day || (latest && *from < *latest)) continue;
        if (latest != from) best = &past;
        else if (best != nullptr && !same(*best, past)) best = nullptr;
        latest = from;
    }
    return best;
}

/// When what the employee record says began: with its TMT, or later with a reorganisation that changed the unit alone.
std::optional<base::Day> begun(const Registry& registry, const Track& track, const Record& employee) {
    auto day = records::as_day(registry.value(EntityKind::employee, employee, track.since));
    if (track.history != EntityKind::position_history) return day;
    for (const Record& past : registry.table(track.history).owned_by(employee.key)) {
        const auto changed = records::as_day(registry.value(track.history, past, "reorganised_on"));
        if (changed && (!day || *changed > *day)) day = changed;
    }
    return day;
}

Value day_value(std::optional<base::Day> day) { return day ? Value{std::int64_t{day->number}} : Value{}; }

/// What the employee record says, as a record of the history.
journal::Change past_record(const Registry& registry, const Track& track, const Record& employee, std::string_view source) {
    const records::Catalogue& catalogue = registry.catalogue();
    const records::Entity& entity = catalogue.entity(track.history);
    std::vector<Value> values(entity.fields.size());
    const auto set = [&](std::string_view field, Value value) { values[catalogue.index(track.history, field)] = std::move(value); };
    set("employee_number", employee.key);
    set("since", day_value(begun(registry, track, employee)));
    set("source", std::string(source));
    for (const std::string_view field : track.kept) set(field, registry.value(EntityKind::employee, employee, field));
    journal::Change result{track.history, {}, false, {}};
    for (const records::FieldIndex part : entity.key) {
        if (part != entity.key.front()) result.key += '/';
        result.key += records::storage_text(values[part], entity.fields[part].type);
    }
    for (records::FieldIndex field = 0; field < values.size(); ++field)
        if (records::is_known(values[field])) result.fields.push_back({field, std::move(values[field])});
    return result;
}

class Transition {
public:
    Transition(const Registry& registry, const Track& track, const Record& employee, const journal::Change& change)
        : registry_(registry), track_(track), employee_(employee), change_(change) {}

    /// The record of what ends, if something does.
    [[nodiscard]] std::optional<journal::Change> ending() const {
        if ((!has_moved() && !is_dated_later()) || goes_on()) return {};
        return past_record(registry_, track_, employee_, "replaced");
    }

private:
    [[nodiscard]] const Value& before(std::string_view field) const { return registry_.value(EntityKind::employee, employee_, field); }
    [[nodiscard]] const Value& after(std::string_view field) const {
        const auto index = registry_.catalogue().index(EntityKind::employee, field);
        const auto at = std::ranges::find(change_.fields, index, &journal::FieldValue::field);
        return at == change_.fields.end() ? employee_.values[index] : at->value;
    }
    [[nodiscard]] bool changes(std::string_view field) const { return differs(before(field), after(field)); }

    [[nodiscard]] bool has_moved() const {
        if (track_.history == EntityKind::rank_history) return changes("rank");
        const bool has_ids = records::is_known(before("unit_id")) && records::is_known(after("unit_id"));
        return changes("job_title") || changes(has_ids ? "unit_id" : "unit_name");
    }
    /// Whether the history says already when this began: a later TMT came first, and what it belongs to follows.
    [[nodiscard]] bool goes_on() const {
        const auto from = begun(registry_, track_, employee_);
        const Record* past = from ? latest_past(registry_, track_, employee_.key, base::Day{from->number - 1}) : nullptr;
        return past != nullptr && std::ranges::all_of(track_.kept, [&](std::string_view field) {
            return registry_.value(track_.history, *past, field) == before(field);
        });
    }
    [[nodiscard]] bool is_dated_later() const {
        const auto from = begun(registry_, track_, employee_), to = records::as_day(after(track_.since));
        if (!from || !to || *to <= *from) return false;
        if (std::ranges::none_of(track_.kept, [&](std::string_view field) { return records::is_known(before(field)); })) return false;
        const auto since = registry_.catalogue().index(track_.history, "since");
        return std::ranges::none_of(registry_.table(track_.history).owned_by(employee_.key),
                                    [&](const Record& past) { return records::as_day(past.values[since]) == from; });
    }

    const Registry& registry_;
    const Track& track_;
    const Record& employee_;
    const journal::Change& change_;
};

/// The record that held on the day: the employee itself, one of its history, or none that is known.
struct Held {
    EntityKind kind = EntityKind::employee;
    const Record* record = nullptr;
};

Held held(const Registry& registry, const Track& track, const Record& employee, base::Day day) {
    const auto now = begun(registry, track, employee);
    if (now && *now <= day) return {EntityKind::employee, &employee};
    return {track.history, latest_past(registry, track, employee.key, day)};
}

}  // namespace

std::vector<journal::Change> with_histories(const Registry& registry, std::vector<journal::Change> changes) {
    const records::Catalogue& catalogue = registry.catalogue();
    std::vector<bool> matters(catalogue.entity(EntityKind::employee).fields.size());
    for (const Track* track : {&rank_track(), &position_track()}) {
        matters[catalogue.index(EntityKind::employee, track->since)] = true;
        for (const std::string_view field : track->kept) matters[catalogue.index(EntityKind::employee, field)] = true;
    }
    std::set<std::pair<EntityKind, std::string>> given;
    for (const journal::Change& change : changes) {
        if (change.entity == EntityKind::rank_history || change.entity == EntityKind::position_history) given.emplace(change.entity, change.key);
    }
    const std::size_t count = changes.size();
    for (std::size_t at = 0; at < count; ++at) {
        if (changes[at].entity != EntityKind::employee || changes[at].removes) continue;
        if (std::ranges::none_of(changes[at].fields, [&](const journal::FieldValue& item) { return matters[item.field]; })) continue;
        const Record* employee = registry.table(EntityKind::employee).find(changes[at].key);
        if (employee == nullptr) continue;
        for (const Track* track : {&rank_track(), &position_track()}) {
            auto ending = Transition(registry, *track, *employee, changes[at]).ending();
            if (!ending || registry.table(track->history).find(ending->key) != nullptr) continue;
            if (given.emplace(track->history, ending->key).second) changes.push_back(std::move(*ending));
        }
    }
    return changes;
}

std::optional<journal::Change> reorganised(const Registry& registry, const Record& employee, base::Day day) {
    const Track& track = position_track();
    const auto from = begun(registry, track, employee);
    if (from && *from >= day) return {};
    journal::Change entry = past_record(registry, track, employee, "reorganised");
    const records::FieldIndex changed = registry.catalogue().index(track.history, "reorganised_on");
    // A decree's entry about this post stays as it is, and learns the day.
    if (registry.table(track.history).find(entry.key) != nullptr) entry.fields.clear();
    entry.fields.push_back({changed, Value{std::int64_t{day.number}}});
    return entry;
}

PastState state_as_of(const Registry& registry, const Record& employee, base::Day day) {
    PastState state;
    if (const Held rank = held(registry, rank_track(), employee, day); rank.record) state.rank = registry.value(rank.kind, *rank.record, "rank");
    if (const Held post = held(registry, position_track(), employee, day); post.record) {
        state.job_title = registry.value(post.kind, *post.record, "job_title");
        state.unit_id = registry.value(post.kind, *post.record, "unit_id");
        state.unit_name = registry.value(post.kind, *post.record, "unit_name");
        if (const Record* unit = registry.table(EntityKind::unit).find(records::as_text(state.unit_id))) {
            const records::UnitThen then = records::unit_as_of(registry, *unit, day);
            if (post.kind == EntityKind::employee || then.is_past || !records::is_known(state.unit_name)) state.unit_name = std::string(then.name);
        }
    }
    return state;
}

std::vector<Stretch> career(const Registry& registry, EntityKind history, const Record& employee) {
    const Track& track = history == EntityKind::rank_history ? rank_track() : position_track();
    std::vector<Stretch> stretches{{EntityKind::employee, &employee, begun(registry, track, employee), {}}};
    for (const Record& past : registry.table(history).owned_by(employee.key))
        stretches.push_back({history, &past, records::as_day(registry.value(history, past, "since")), {}});
    std::ranges::stable_sort(stretches.begin() + 1, stretches.end(), std::ranges::greater{}, &Stretch::since);
    for (std::size_t at = 1; at < stretches.size(); ++at)
        if (stretches[at].since) stretches[at].until = stretches[at - 1].since;
    return stretches;
}

}  // namespace app
