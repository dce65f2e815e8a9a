#include "core/matching/reasons.hpp"

#include <algorithm>
#include <optional>

#include "core/matching/block_exchange.hpp"
#include "core/matching/trading_cycles.hpp"

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

/// Scored people by seat, in the seat's order.
struct Columns {
    struct Scored {
        std::int32_t score;
        std::int32_t person;
        bool operator<(const Scored& other) const {
            return score != other.score ? score > other.score : person < other.person;
        }
    };
    std::vector<std::size_t> start;
    std::vector<Scored> scored;
    std::vector<std::int32_t> people;  // the same, by index

    explicit Columns(const Market& market) : start(market.seats.size() + 1, 0), scored(market.pair_seat.size()) {
        for (const std::int32_t seat : market.pair_seat) ++start[index(seat) + 1];
        for (std::size_t seat = 0; seat < market.seats.size(); ++seat) start[seat + 1] += start[seat];
        std::vector<std::size_t> next(start.begin(), start.end() - 1);
        people.resize(scored.size());
        for (std::int32_t person = 0; person < market.people_count(); ++person)
            for (std::size_t at = market.row_start[index(person)]; at < market.row_start[index(person) + 1]; ++at) {
                const std::size_t place = next[index(market.pair_seat[at])]++;
                scored[place] = {market.pair_score[at], person};
                people[place] = person;
            }
        for (std::size_t seat = 0; seat < market.seats.size(); ++seat)
            std::sort(scored.begin() + static_cast<std::ptrdiff_t>(start[seat]),
                      scored.begin() + static_cast<std::ptrdiff_t>(start[seat + 1]));
    }
    template <class T>
    [[nodiscard]] std::span<const T> of(const std::vector<T>& list, std::int32_t seat) const {
        return std::span(list).subspan(start[index(seat)], start[index(seat) + 1] - start[index(seat)]);
    }
};

}  // namespace

class Reasons::State {
public:
    State(const Market& market, const Matching& matching, Preferences preferences)
        : market_(market),
          matching_(matching),
          preferences_(std::move(preferences)),
          columns_(market),
          last_holder_(market.seats.size(), -1) {
        if (matching.mechanism == Mechanism::top_trading_cycles) trades_ = top_trading_cycles(market, preferences_);
        if (matching.mechanism == Mechanism::block_exchange) trades_ = block_exchange(market, preferences_);
        for (std::int32_t person = 0; person < market.people_count(); ++person) {
            const std::int32_t seat = matching.seat_of[index(person)];
            if (seat == k_unplaced) continue;
            std::int32_t& last = last_holder_[index(seat)];
            if (last < 0 || is_later(person, last, seat)) last = person;
        }
    }

    [[nodiscard]] Reason why_not(std::int32_t person, std::int32_t seat) const {
        Reason reason{.person = person, .seat = seat};
        if (matching_.seat_of[index(person)] == seat) return reason;
        const auto wishes = preferences_.of(person);
        const auto wish = std::ranges::find(wishes, seat, &Wish::seat);
        if (wish == wishes.end()) {
            reason.kind = !is_listed(person, seat)     ? Reason::Kind::not_listed
                          : !is_accepted(person, seat) ? Reason::Kind::not_ranked
                                                       : Reason::Kind::liked_less;
            return reason;
        }
        const auto given = std::ranges::find(wishes, matching_.seat_of[index(person)], &Wish::seat);
        if (given <= wish) {
            reason.kind = Reason::Kind::liked_less;
            return reason;
        }
        explain(*wish, reason);
        return reason;
    }

    [[nodiscard]] std::vector<Reason> better_seats(std::int32_t person) const {
        std::vector<Reason> found;
        for (const Wish& wish : preferences_.of(person)) {
            if (wish.seat == matching_.seat_of[index(person)]) break;
            found.push_back({.person = person, .seat = wish.seat});
            explain(wish, found.back());
        }
        return found;
    }

    [[nodiscard]] std::int64_t rank(std::int32_t person, std::int32_t seat) const {
        const auto place_among = [&](std::span<const std::int32_t> sorted) {
            return std::ranges::lower_bound(sorted, person) - sorted.begin();
        };
        if (!market_.ranks.empty() && market_.ranks[index(seat)]) {
            const auto& ranking = *market_.ranks[index(seat)];
            const auto place = std::ranges::find(ranking, person);
            if (place != ranking.end()) return place - ranking.begin() + 1;
            std::vector<std::int32_t> sorted = ranking;
            std::ranges::sort(sorted);
            return static_cast<std::int64_t>(ranking.size()) + person - place_among(sorted) + 1;
        }
        const auto scored = columns_.of(columns_.scored, seat);
        if (const auto score = market_.listed_score(person, seat))
            return std::ranges::lower_bound(scored, Columns::Scored{*score, person}, std::less<>()) - scored.begin() +
                   1;
        return static_cast<std::int64_t>(scored.size()) + person - place_among(columns_.of(columns_.people, seat)) + 1;
    }

private:
    [[nodiscard]] bool is_listed(std::int32_t person, std::int32_t seat) const {
        if (market_.wishes.empty() || !market_.wishes[index(person)])
            return market_.listed_score(person, seat).has_value() || market_.current[index(person)] == seat;
        return std::ranges::contains(*market_.wishes[index(person)], seat) || market_.current[index(person)] == seat;
    }
    [[nodiscard]] bool is_accepted(std::int32_t person, std::int32_t seat) const {
        return market_.ranks.empty() || !market_.ranks[index(seat)] ||
               std::ranges::contains(*market_.ranks[index(seat)], person) || market_.current[index(person)] == seat;
    }

    /// In later rounds, or lower with the rights of incumbents.
    [[nodiscard]] bool is_later(std::int32_t person, std::int32_t other, std::int32_t seat) const {
        if (!trades_.round.empty()) return round_of(person) > round_of(other);
        const bool has_come = market_.current[index(person)] != seat;
        const bool other_has_come = market_.current[index(other)] != seat;
        if (has_come != other_has_come) return has_come;
        return standing(person, seat) > standing(other, seat);
    }
    [[nodiscard]] std::int32_t round_of(std::int32_t person) const {
        return trades_.round[index(trades_.cycle_of[index(person)])];
    }
    [[nodiscard]] Standing standing(std::int32_t person, std::int32_t seat) const {
        const auto wishes = preferences_.of(person);
        return std::ranges::find(wishes, seat, &Wish::seat)->standing;
    }

    void explain(const Wish& wish, Reason& reason) const {
        switch (matching_.mechanism) {
            case Mechanism::optimal:
                BASE_ASSERT(matching_.mechanism != Mechanism::optimal);
                break;
            case Mechanism::deferred_acceptance:
                return explain_cut_off(reason);
            case Mechanism::top_trading_cycles:
                return explain_taken(reason);
            case Mechanism::block_exchange:
                return explain_exchange(wish, reason);
        }
    }

    void name_holder(std::int32_t holder, Reason& reason) const {
        reason.rank = rank(reason.person, reason.seat);
        reason.holder = holder;
        if (holder >= 0) reason.holder_rank = rank(holder, reason.seat);
    }

    void explain_cut_off(Reason& reason) const {
        const std::int32_t last = last_holder_[index(reason.seat)];
        reason.kind = Reason::Kind::outranked;
        name_holder(last, reason);
        reason.by_right = last >= 0 && market_.current[index(last)] == reason.seat;
    }

    void explain_taken(Reason& reason) const {
        reason.kind = Reason::Kind::taken;
        const std::int32_t last = last_holder_[index(reason.seat)];
        if (last < 0) return;
        reason.round = round_of(last);
        const auto members = trades_.cycle(trades_.cycle_of[index(last)]);
        reason.cycle.assign(members.begin(), members.end());
    }

    void explain_exchange(const Wish& wish, Reason& reason) const {
        const auto& incumbents = preferences_.incumbents[index(wish.seat)];
        const auto below = std::ranges::upper_bound(
            incumbents, wish.standing, {}, [&](std::int32_t person) { return preferences_.home_standing(person); });
        const bool is_full = static_cast<std::int64_t>(incumbents.size()) == market_.seats[index(wish.seat)].slots;
        reason.kind = below == incumbents.end() && is_full ? Reason::Kind::outranked : Reason::Kind::no_exchange;
        name_holder(below == incumbents.begin() ? -1 : *(below - 1), reason);
        if (below == incumbents.end()) return;
        const auto members = trades_.cycle(trades_.cycle_of[index(*below)]);
        reason.cycle.assign(members.begin(), members.end());
    }

    const Market& market_;
    const Matching& matching_;
    Preferences preferences_;
    Trades trades_;
    Columns columns_;
    /// By seat; the lowest of several who came last in the same round.
    std::vector<std::int32_t> last_holder_;
};

Reasons::Reasons(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reasons::~Reasons() = default;
Reasons::Reasons(Reasons&&) noexcept = default;
Reasons& Reasons::operator=(Reasons&&) noexcept = default;

base::Result<Reasons> Reasons::create(const Market& market, const Matching& matching) {
    BASE_TRY(Preferences preferences, complete_preferences(market, matching.mechanism));
    return Reasons(std::make_unique<State>(market, matching, std::move(preferences)));
}

Reason Reasons::why_not(std::int32_t person, std::int32_t seat) const { return state_->why_not(person, seat); }
std::vector<Reason> Reasons::better_seats(std::int32_t person) const { return state_->better_seats(person); }
std::int64_t Reasons::rank(std::int32_t person, std::int32_t seat) const { return state_->rank(person, seat); }

}  // namespace matching
