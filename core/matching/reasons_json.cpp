#include "core/matching/format_json.hpp"

namespace matching {

using base::Json;

std::string_view reason_name(Reason::Kind kind) {
    switch (kind) {
        case Reason::Kind::given:
            return "given";
        case Reason::Kind::not_listed:
            return "not_listed";
        case Reason::Kind::not_ranked:
            return "not_ranked";
        case Reason::Kind::liked_less:
            return "liked_less";
        case Reason::Kind::outranked:
            return "outranked";
        case Reason::Kind::taken:
            return "taken";
        case Reason::Kind::no_exchange:
            break;
    }
    return "no_exchange";
}

Json reason_to_json(const Market& market, const Reason& reason) {
    Json json = {{"person", market.person_name(reason.person)},
                 {"seat", market.seat_name(reason.seat)},
                 {"reason", reason_name(reason.kind)}};
    if (reason.rank > 0) json["rank"] = reason.rank;
    if (reason.holder >= 0) {
        json["holder"] = market.person_name(reason.holder);
        json["holder_rank"] = reason.holder_rank;
        if (reason.by_right) json["by_right"] = true;
    }
    if (reason.round > 0) json["round"] = reason.round;
    if (!reason.cycle.empty()) {
        json["cycle"] = Json::array();
        for (const std::int32_t person : reason.cycle) json["cycle"].push_back(market.person_name(person));
    }
    return json;
}

Json reasons_to_json(const Market& market, const Reasons& reasons) {
    Json list = Json::array();
    for (std::int32_t person = 0; person < market.people_count(); ++person)
        for (const Reason& reason : reasons.better_seats(person)) list.push_back(reason_to_json(market, reason));
    return list;
}

}  // namespace matching
