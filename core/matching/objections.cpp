#include "core/matching/objections.hpp"

#include <algorithm>

namespace matching {

namespace {

std::size_t at(std::int32_t value) { return static_cast<std::size_t>(value); }

/// Without wishes a seat is liked by its score; below every score comes a seat that has none, and no seat at all last.
std::int64_t liking(const Market& market, std::int32_t person, std::int32_t seat) {
    if (seat == k_unplaced) return -2 * k_value_limit;
    const auto score = market.listed_score(person, seat);
    return score ? std::int64_t{*score} : -2 * k_value_limit + 1;
}

class Collector {
public:
    Collector(const Market& market, std::vector<Objection>& found) : market_(market), found_(found) {}

    void stated(std::int32_t person, std::int32_t given, const std::vector<std::int32_t>& wishes) {
        bool before_today = true;
        for (const std::int32_t seat : wishes) {
            if (seat == given) return;
            const bool is_today = seat == market_.current[at(person)];
            if (is_today) before_today = false;
            found_.push_back({person, seat, before_today});
        }
        // A given seat that nobody wished for comes after today's seat, which a list may leave out.
        const std::int32_t current = market_.current[at(person)];
        if (given != current && current != k_unplaced && before_today) found_.push_back({person, current, false});
    }

    void by_score(std::int32_t person, std::int32_t given) {
        const std::int32_t current = market_.current[at(person)];
        const std::int64_t here = liking(market_, person, given);
        const std::int64_t today = liking(market_, person, current);
        const auto is_better = [&](std::int64_t value, std::int32_t seat, std::int64_t than, std::int32_t other) {
            return value > than || (value == than && seat < other);
        };
        for (std::size_t pair = market_.row_start[at(person)]; pair < market_.row_start[at(person) + 1]; ++pair) {
            const std::int32_t seat = market_.pair_seat[pair];
            if (seat == given || !is_better(market_.pair_score[pair], seat, here, given)) continue;
            found_.push_back({person, seat, is_better(market_.pair_score[pair], seat, today, current)});
        }
    }

private:
    const Market& market_;
    std::vector<Objection>& found_;
};

}  // namespace

bool is_worse_than_today(const Market& market, std::int32_t person, std::int32_t seat) {
    const std::int32_t current = market.current[at(person)];
    if (seat == current) return false;
    const auto* wishes = market.wishes_of(person);
    if (!wishes) return liking(market, person, seat) < liking(market, person, current);
    const auto given = std::find(wishes->begin(), wishes->end(), seat);
    return given == wishes->end() || std::find(wishes->begin(), given, current) != given;
}

std::vector<Objection> objections_by_seat(const Market& market, std::span<const std::int32_t> seat_of) {
    std::vector<Objection> found;
    Collector collector(market, found);
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        if (const auto* wishes = market.wishes_of(person))
            collector.stated(person, seat_of[at(person)], *wishes);
        else collector.by_score(person, seat_of[at(person)]);
    }
    std::vector<std::size_t> start(market.seats.size() + 1, 0);
    for (const Objection& objection : found) ++start[at(objection.seat) + 1];
    for (std::size_t seat = 0; seat < market.seats.size(); ++seat) start[seat + 1] += start[seat];
    std::vector<Objection> sorted(found.size());
    for (const Objection& objection : found) sorted[start[at(objection.seat)]++] = objection;
    return sorted;
}

SeatView::SeatView(const Market& market)
    : market_(market), place_(market.current.size(), 0), seen_from_(market.current.size(), k_unplaced) {}

void SeatView::look_from(std::int32_t seat) {
    seat_ = seat;
    const auto* ranking = market_.ranking_of(seat);
    has_ranking_ = ranking != nullptr;
    if (!ranking) return;
    for (std::size_t place = 0; place < ranking->size(); ++place) {
        place_[at((*ranking)[place])] = static_cast<std::int32_t>(place);
        seen_from_[at((*ranking)[place])] = seat;
    }
}

bool SeatView::accepts(std::int32_t person) const {
    return !has_ranking_ || seen_from_[at(person)] == seat_ || market_.current[at(person)] == seat_;
}

SeatRank SeatView::rank(std::int32_t person) const {
    constexpr SeatRank k_behind = SeatRank{1} << 40;
    if (has_ranking_) return seen_from_[at(person)] == seat_ ? place_[at(person)] : k_behind + person;
    // Two people never have the same rank: one index apart is less than one point apart.
    const auto score = market_.listed_score(person, seat_);
    return score ? ((k_value_limit - *score) << 31) + person : (SeatRank{1} << 62) + person;
}

}  // namespace matching
