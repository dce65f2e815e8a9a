#include <algorithm>

#include "core/matching/fair.hpp"
#include "core/matching/format_json.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/properties.hpp"

namespace matching {

namespace {

using base::Json;

constexpr const char* k_matching_format = "serasi-matching/1";
/// Beyond every total a market can have, and two of them still add up.
constexpr std::int64_t k_total_limit = INT64_MAX / 2;

/// A market made in code may have no names; its messages count people and seats, and so does the file.
std::vector<std::pair<std::string, std::int32_t>> sorted_names(std::int32_t count, const auto& name) {
    std::vector<std::pair<std::string, std::int32_t>> names;
    for (std::int32_t at = 0; at < count; ++at) names.emplace_back(name(at), at);
    std::sort(names.begin(), names.end());
    return names;
}

class Reader {
public:
    Reader(const Json& json, const Market& market, const std::string& place)
        : json_(json),
          market_(market),
          place_(place),
          people_(sorted_names(market.people_count(), [&](std::int32_t at) { return market.person_name(at); })),
          seats_(sorted_names(market.seat_count(), [&](std::int32_t at) { return market.seat_name(at); })),
          units_(sorted_names(static_cast<std::int32_t>(market.units.size()),
                              [&](std::int32_t at) { return market.unit_name(at); })) {}

    base::Result<Matching> read() {
        if (base::get_string(json_, "format") != k_matching_format)
            return base::fail("matching.format", place_ + "format", {{"format", k_matching_format}});
        auto mechanism = find_mechanism(base::get_string(json_, "mechanism").value_or(""));
        if (!mechanism) {
            mechanism.error().place = place_ + "mechanism";
            return std::unexpected(std::move(mechanism).error());
        }
        matching_.mechanism = *mechanism;
        if (auto done = read_assignment(); !done) return std::unexpected(std::move(done).error());
        BASE_TRY(matching_.objective, whole_number(json_, "objective", place_, std::nullopt));
        BASE_TRY(matching_.moves, whole_number(json_, "moves", place_, std::nullopt));
        if (base::find_member(json_, "max_moves")) {
            BASE_TRY(matching_.max_moves, whole_number(json_, "max_moves", place_, std::nullopt));
        }
        if (matching_.mechanism != Mechanism::optimal) return std::move(matching_);
        if (const auto fairness = base::get_string(json_, "fairness")) {
            auto found = find_fairness(*fairness);
            if (!found) return std::unexpected(std::move(found).error());
            matching_.fairness = *found;
        }
        matching_.method = method_from(base::get_string(json_, "method").value_or("")).value_or(Method::paths);
        matching_.proven_by_search = base::get_bool(json_, "proven_by_search").value_or(false);
        if (!matching_.has_prices()) return std::move(matching_);
        if (auto done = read_certificate(); !done) return std::unexpected(std::move(done).error());
        if (!market_.links.empty()) {
            BASE_TRY(const Json* linked, object(json_, "linked", place_));
            matching_.linked.emplace();
            BASE_TRY(matching_.linked->points, whole_number(*linked, "points", place_ + "linked.", std::nullopt));
            BASE_TRY(matching_.linked->bound, whole_number(*linked, "bound", place_ + "linked.", std::nullopt));
        }
        return std::move(matching_);
    }

private:
    using Named = std::vector<std::pair<std::string, std::int32_t>>;

    static std::optional<std::int32_t> find(const Named& names, const std::string& id) {
        const auto at =
            std::lower_bound(names.begin(), names.end(), id,
                             [](const auto& entry, const std::string& wanted) { return entry.first < wanted; });
        return at != names.end() && at->first == id ? std::optional(at->second) : std::nullopt;
    }

    base::Result<std::int64_t> whole_number(const Json& object, const char* name, const std::string& place,
                                            std::optional<std::int64_t> fallback) {
        const Json* member = base::find_member(object, name);
        if (!member && fallback) return *fallback;
        const auto value = member ? base::as_integer(*member) : std::nullopt;
        if (!value || *value > k_total_limit || *value < -k_total_limit)
            return base::fail("matching.not_whole_number", place + name);
        return *value;
    }

    base::Result<const Json*> object(const Json& parent, const char* name, const std::string& place) {
        const Json* member = base::find_member(parent, name);
        if (!member || !member->is_object()) return base::fail("matching.not_object", place + name);
        return member;
    }

    base::Result<void> read_assignment() {
        constexpr std::int32_t k_missing = -2;
        matching_.seat_of.assign(market_.current.size(), k_missing);
        BASE_TRY(const Json* assignment, object(json_, "assignment", place_));
        for (const auto& [id, seat] : assignment->items()) {
            const std::string place = place_ + "assignment." + id;
            const auto person = find(people_, id);
            if (!person) return base::fail("matching.unknown_person", place, {{"id", id}});
            std::optional<std::int32_t> held;
            if (seat.is_null()) held = k_unplaced;
            else if (seat.is_string()) held = find(seats_, seat.get_ref<const std::string&>());
            if (!held)
                return base::fail("matching.unknown_seat", place,
                                  {{"id", seat.is_string() ? seat.get<std::string>() : base::to_text(seat)}});
            matching_.seat_of[static_cast<std::size_t>(*person)] = *held;
        }
        const auto missing = std::find(matching_.seat_of.begin(), matching_.seat_of.end(), k_missing);
        if (missing == matching_.seat_of.end()) return {};
        const auto person = static_cast<std::int32_t>(missing - matching_.seat_of.begin());
        return base::fail("matching.person_missing", place_ + "assignment", {{"person", market_.person_name(person)}});
    }

    base::Result<std::vector<std::int64_t>> read_prices(const Json& certificate, const char* name, const Named& names,
                                                        const char* unknown) {
        std::vector<std::int64_t> prices(names.size(), 0);
        const std::string place = place_ + "certificate.";
        BASE_TRY(const Json* list, object(certificate, name, place));
        for (const auto& [id, price] : list->items()) {
            const auto at = find(names, id);
            if (!at) return base::fail(unknown, place + name, {{"id", id}});
            const auto value = base::as_integer(price);
            if (!value) return base::fail("matching.not_whole_number", place + name + "." + id);
            prices[static_cast<std::size_t>(*at)] = *value;
        }
        return prices;
    }

    base::Result<void> read_certificate() {
        BASE_TRY(const Json* certificate, object(json_, "certificate", place_));
        BASE_TRY(matching_.certificate.people, read_prices(*certificate, "people", people_, "matching.unknown_person"));
        BASE_TRY(matching_.certificate.seats, read_prices(*certificate, "seats", seats_, "matching.unknown_seat"));
        if (!units_.empty()) {
            BASE_TRY(matching_.certificate.units, read_prices(*certificate, "units", units_, "matching.unknown_unit"));
        }
        const std::string place = place_ + "certificate.";
        BASE_TRY(matching_.certificate.per_move, whole_number(*certificate, "per_move", place, 0));
        BASE_TRY(matching_.certificate.gap, whole_number(*certificate, "gap", place, 0));
        return {};
    }

    const Json& json_;
    const Market& market_;
    const std::string& place_;
    Named people_, seats_, units_;
    Matching matching_;
};

Json properties_json(const Properties& properties) {
    return {{"individually_rational", properties.individually_rational},
            {"no_seat_worse", properties.no_seat_worse},
            {"pareto_efficient", properties.pareto_efficient},
            {"two_sided_maximal", properties.two_sided_maximal},
            {"justified_envy", properties.justified_envy},
            {"envy_beyond_rights", properties.envy_beyond_rights},
            {"blocking_pairs", properties.blocking_pairs},
            {"new_blocking_pairs", properties.new_blocking_pairs},
            {"wasted_seats", properties.wasted_seats}};
}

Json certificate_json(const Market& market, const Certificate& certificate) {
    Json people = Json::object();
    Json seats = Json::object();
    for (std::int32_t person = 0; person < market.people_count(); ++person)
        people[market.person_name(person)] = certificate.people[static_cast<std::size_t>(person)];
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
        seats[market.seat_name(seat)] = certificate.seats[static_cast<std::size_t>(seat)];
    Json json = {{"people", std::move(people)}, {"seats", std::move(seats)}, {"per_move", certificate.per_move}};
    for (std::size_t unit = 0; unit < market.units.size(); ++unit)
        json["units"][market.unit_name(static_cast<std::int32_t>(unit))] = certificate.units[unit];
    return json;
}

Json linked_json(const Market& market, const Matching& matching) {
    Json meet = Json::array();
    for (const Link& link : market.links)
        if (market.meet(link, matching.seat_of))
            meet.push_back(Json::array({market.person_name(link.first), market.person_name(link.second)}));
    return {{"points", matching.linked->points}, {"bound", matching.linked->bound}, {"meet", std::move(meet)}};
}

Json points_json(const Points& points) { return points ? Json(*points) : Json(nullptr); }

void add_explanations(const Market& market, Explainer& explainer, Json& json) {
    Json missing = Json::array();
    Json forbidden = Json::array();
    Json leaves = Json::object();
    Json removed = Json::object();
    const std::vector<Points> leavers = explainer.if_each_person_leaves();
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        const std::string name = market.person_name(person);
        for (const PairExplanation& pair : explainer.pairs_of(person)) {
            const std::string seat = market.seat_name(pair.seat);
            missing.push_back(Json::array({name, seat, points_json(pair.missing)}));
            forbidden.push_back(Json::array({name, seat, points_json(pair.if_forbidden)}));
        }
        leaves[name] = points_json(leavers[static_cast<std::size_t>(person)]);
    }
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
        removed[market.seat_name(seat)] = points_json(explainer.if_seat_removed(seat));
    json["missing"] = std::move(missing);
    json["if_forbidden"] = std::move(forbidden);
    json["if_person_leaves"] = std::move(leaves);
    json["if_seat_removed"] = std::move(removed);
}

}  // namespace

base::Result<Matching> matching_from_json(const Json& json, const Market& market, const std::string& place) {
    return Reader(json, market, place).read();
}

Json matching_to_json(const Market& market, const Matching& matching, Explainer* explainer) {
    Json assignment = Json::object();
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        const std::int32_t seat = matching.seat_of[static_cast<std::size_t>(person)];
        assignment[market.person_name(person)] = seat == k_unplaced ? Json(nullptr) : Json(market.seat_name(seat));
    }
    Json json = {{"format", k_matching_format},
                 {"mechanism", mechanism_name(matching.mechanism)},
                 {"assignment", std::move(assignment)},
                 {"objective", matching.objective},
                 {"moves", matching.moves},
                 {"properties", properties_json(check_properties(market, matching.seat_of))}};
    if (matching.mechanism != Mechanism::optimal) {
        json["guarantees"] = guarantees(matching.mechanism);
        return json;
    }
    json["method"] = name_of(matching.method);
    if (matching.fairness != Fairness::sum) {
        json["fairness"] = fairness_name(matching.fairness);
        return json;
    }
    Json certificate = certificate_json(market, matching.certificate);
    if (matching.max_moves) json["max_moves"] = *matching.max_moves;
    if (matching.certificate.gap > 0) {
        certificate["bound"] = matching.objective + matching.certificate.gap;
        certificate["gap"] = matching.certificate.gap;
        json["proven_by_search"] = matching.proven_by_search;
    }
    json["certificate"] = std::move(certificate);
    if (matching.linked) json["linked"] = linked_json(market, matching);
    if (explainer) add_explanations(market, *explainer, json);
    return json;
}

}  // namespace matching
