#include "core/app/history.hpp"

#include <algorithm>
#include <set>

#include "core/base/text.hpp"

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

class Transition {
public:
    Transition(const Registry& registry, const Track& track, const Record& employee, const journal::Change& change)
        : registry_(registry), track_(track), employee_(employee), change_(change) {}

    /// The record of what ends, if something does.
    [[nodiscard]] std::optional<journal::Change> ending() const {
        if ((!has_moved() && !is_dated_later()) || goes_on()) return {};
        const records::Catalogue& catalogue = registry_.catalogue();
        const records::Entity& entity = catalogue.entity(track_.history);
        std::vector<Value> values(entity.fields.size());
        const auto set = [&](std::string_view field, Value value) { values[catalogue.index(track_.history, field)] = std::move(value); };
        set("employee_number", employee_.key);
        set("since", before(track_.since));
        set("source", std::string("replaced"));
        for (const std::string_view field : track_.kept) set(field, before(field));
        journal::Change result{track_.history, {}, false, {}};
        for (const records::FieldIndex part : entity.key) {
            if (part != entity.key.front()) result.key += '/';
            result.key += records::storage_text(values[part], entity.fields[part].type);
        }
        for (records::FieldIndex field = 0; field < values.size(); ++field)
            if (records::is_known(values[field])) result.fields.push_back({field, std::move(values[field])});
        return result;
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
        const auto from = records::as_day(before(track_.since));
        const Record* past = from ? latest_past(registry_, track_, employee_.key, base::Day{from->number - 1}) : nullptr;
        return past != nullptr && std::ranges::all_of(track_.kept, [&](std::string_view field) {
            return registry_.value(track_.history, *past, field) == before(field);
        });
    }
    [[nodiscard]] bool is_dated_later() const {
        const auto from = records::as_day(before(track_.since)), to = records::as_day(after(track_.since));
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
    const auto now = records::as_day(registry.value(EntityKind::employee, employee, track.since));
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

PastState state_as_of(const Registry& registry, const Record& employee, base::Day day) {
    PastState state;
    if (const Held rank = held(registry, rank_track(), employee, day); rank.record) state.rank = registry.value(rank.kind, *rank.record, "rank");
    if (const Held post = held(registry, position_track(), employee, day); post.record) {
        state.job_title = registry.value(post.kind, *post.record, "job_title");
        state.unit_id = registry.value(post.kind, *post.record, "unit_id");
        state.unit_name = registry.value(post.kind, *post.record, "unit_name");
    }
    return state;
}

std::vector<Stretch> career(const Registry& registry, EntityKind history, const Record& employee) {
    const Track& track = history == EntityKind::rank_history ? rank_track() : position_track();
    std::vector<Stretch> stretches{{EntityKind::employee, &employee, records::as_day(registry.value(EntityKind::employee, employee, track.since)), {}}};
    for (const Record& past : registry.table(history).owned_by(employee.key))
        stretches.push_back({history, &past, records::as_day(registry.value(history, past, "since")), {}});
    std::ranges::stable_sort(stretches.begin() + 1, stretches.end(), std::ranges::greater{}, &Stretch::since);
    for (std::size_t at = 1; at < stretches.size(); ++at)
        if (stretches[at].since) stretches[at].until = stretches[at - 1].since;
    return stretches;
}

std::map<std::string, std::int64_t> unit_counts_as_of(const Registry& registry, base::Day day) {
    std::map<std::string, std::int64_t> counts;
    for (const Record& employee : registry.table(EntityKind::employee).rows()) {
        const PastState state = state_as_of(registry, employee, day);
        ++counts[std::string(records::as_text(records::is_known(state.unit_id) ? state.unit_id : state.unit_name))];
    }
    return counts;
}

}  // namespace app
