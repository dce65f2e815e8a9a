// What ties a person to this very seat: wishes, local community experience, distance; and what all parts share.
#include <algorithm>
#include <array>

#include "core/scoring/parts.hpp"

namespace scoring {

using records::EntityKind;

void PartCase::add_arg(std::string_view name, std::string value) const {
    fact->args.push_back({std::string(name), std::move(value)});
}

void PartCase::add_field(EntityKind entity, const std::string& key, std::string_view field) const {
    fact->fields.push_back({entity, key, std::string(field)});
}

std::string PartCase::choice_text(std::string_view list, std::int8_t order) const {
    const auto& choices = facts.catalogue->choices(list).choices;
    const bool is_known = order >= 0 && static_cast<std::size_t>(order) < choices.size();
    return is_known ? rules::choice_arg(list, choices[static_cast<std::size_t>(order)].code) : "-";
}

void PartCase::name_sentence(std::string_view variant) const {
    fact->key = "score." + part.id + "." + std::string(variant);
}

Share PartCase::unknown(std::string_view variant) const {
    end(variant);
    return {0, part.missing_share, k_full_share, true};
}

Share PartCase::known(std::int64_t share, std::string_view variant) const {
    end(variant);
    return {share, share, share, false};
}

std::int32_t points_of(const Part& part, std::int64_t share) {
    return static_cast<std::int32_t>(std::int64_t{part.weight} * share / k_full_share);
}

std::int64_t wish_share(const Part& part, const WishFact& wish) {
    // The parameters stand in the order of WishKind.
    return part.parameters[static_cast<std::size_t>(wish.kind)].numbers[static_cast<std::size_t>(wish.order - 1)];
}

namespace {

bool is_met(const WishFact& wish, const SeatScoreFacts& seat, std::int32_t seat_row) {
    const std::array<std::int32_t, 5> values = {seat_row, seat.unit_place, seat.district, seat.job.family, seat_row};
    const std::int32_t value = values[static_cast<std::size_t>(wish.kind)];
    return wish.low <= value && value < wish.high;
}

}  // namespace

Share interest_share(const PartCase& c) {
    if (c.person.wishes.empty()) {
        c.uses(EntityKind::wish, {}, "target");
        return c.unknown("missing");
    }
    const auto seat_row = static_cast<std::int32_t>(&c.seat - c.facts.seats.data());
    const WishFact* best = nullptr;
    std::int64_t best_share = 0;
    for (const WishFact& wish : c.person.wishes) {
        if (!is_met(wish, c.seat, seat_row) || wish_share(c.part, wish) <= best_share) continue;
        best = &wish;
        best_share = wish_share(c.part, wish);
    }
    if (best == nullptr) {
        for (const WishFact& wish : c.person.wishes) c.uses(EntityKind::wish, wish.key, "target");
        return c.known(0, "unmet");
    }
    c.uses(EntityKind::wish, best->key, best->kind == WishKind::stay ? "kind" : "target");
    c.say("order", std::int64_t{best->order});
    c.say_choice("kind", "wish_kind", static_cast<std::int8_t>(best->kind));
    return c.known(best_share, best->kind == WishKind::stay ? "stay" : "met");
}

Share community_share(const PartCase& c) {
    if (c.person.communities.empty()) {
        c.uses(EntityKind::community, {}, "service");
        return c.unknown("missing");
    }
    if (c.seat.service == k_unknown && c.seat.district == k_unknown) {
        c.uses(EntityKind::unit, c.seat.unit_key, "service");
        return c.unknown("seat_missing");
    }
    const std::int64_t full_years = c.number(k_full_years), unverified = c.number(k_unverified_share);
    Share best;
    const CommunityFact* chosen = nullptr;
    bool same_service = false, same_district = false;
    for (const CommunityFact& community : c.person.communities) {
        const bool service = community.service != k_unknown && community.service == c.seat.service;
        const bool district = community.district != k_unknown && community.district == c.seat.district;
        const std::int64_t match =
            (service ? c.number(k_service_share) : 0) + (district ? c.number(k_district_share) : 0);
        const std::int64_t most = community.years ? match * std::min(*community.years, full_years) / full_years : match;
        const bool is_known = community.years && community.verified;
        const std::int64_t trust = !community.years ? c.part.missing_share : unverified;
        const Share share{is_known ? most : 0, is_known ? most : most * trust / k_full_share, most, !is_known};
        if (chosen == nullptr || share.expected > best.expected) {
            chosen = &community;
            same_service = service;
            same_district = district;
        }
        best.worst = std::max(best.worst, share.worst);
        best.expected = std::max(best.expected, share.expected);
        best.best = std::max(best.best, share.best);
    }
    best.missing = best.worst != best.best;
    c.uses(EntityKind::unit, c.seat.unit_key, "service");
    c.uses(EntityKind::unit, c.seat.unit_key, "district");
    c.uses(EntityKind::community, chosen->key,
           !chosen->years     ? "from_year"
           : chosen->verified ? "service"
                              : "verifier");
    c.say("years", chosen->years.value_or(0));
    c.say_choice("service", "service", c.seat.service);
    c.say_choice("district", "district", c.seat.district);
    if (best.best == 0) c.end("unrelated");
    else if (!chosen->years) c.end("years_missing");
    else if (!chosen->verified) c.end("unverified");
    else c.end(same_service && same_district ? "both" : same_service ? "service" : "district");
    return best;
}

Share distance_share(const PartCase& c) {
    c.uses(EntityKind::employee, c.person.key, "home_district");
    c.uses(EntityKind::unit, c.seat.unit_key, "district");
    if (c.person.district == k_unknown) return c.unknown("missing");
    if (c.seat.district == k_unknown) return c.unknown("seat_missing");
    const std::int64_t km =
        c.model.district_km[static_cast<std::size_t>(c.person.district)][static_cast<std::size_t>(c.seat.district)];
    const std::int64_t limit = c.number(k_limit_km);
    c.say("km", km);
    c.say_choice("home", "district", c.person.district);
    c.say_choice("work", "district", c.seat.district);
    return c.known(std::max<std::int64_t>(0, limit - km) * k_full_share / limit, "known");
}

PartFunction part_function(PartKind kind) {
    constexpr std::array<PartFunction, k_parts> k_functions = {competence_share, study_share,      performance_share,
                                                               training_share,   experience_share, interest_share,
                                                               community_share,  distance_share,
                                                               potential_share,  education_share,  career_share,
                                                               integrity_share,  support_share};
    return k_functions[static_cast<std::size_t>(kind)];
}

}  // namespace scoring
