// reasons.hpp: why not that seat? For the mechanisms of wishes and rankings.
//
// Problem   "Why not me?" has another exact answer under each mechanism.
// Result    For a person and a seat, a `Reason`. Only a seat liked better than the given one needs more than its kind:
//             deferred acceptance   `outranked`: the last who got the seat, their rank and the person's; `by_right` if
//                                   that one stays on today's seat, whatever the ranks.
//             top trading cycles    `taken`: the round in which the last slot went, and the people of that exchange
//                                   (of the lowest person, where it was several).
//             block exchange        `outranked`: the lowest incumbent, whom the seat ranks above the person.
//                                   `no_exchange`: the person outranks some incumbent or could take a free slot, but
//                                   all of these settled without an exchange that leads back to the person; `holder` is
//                                   the lowest incumbent above the person, if any, and `cycle` the exchange in which
//                                   the highest incumbent below left or stayed.
//           Ranks count from 1, over everybody: who is not on a ranking comes after it, and who has no score after
//           those who have, by lowest person.
// Cost      Creation as much as the mechanism itself, and one look at the pairs; an answer the logarithm of a column.
// Failure   Those of mechanism.hpp. Asking about an `optimal` plan is a bug; explain.hpp answers that.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/matching/matching.hpp"

namespace matching {

struct Reason {
    enum class Kind : std::uint8_t {
        given,        // the person has the seat
        not_listed,   // nor scored, where there is no list
        not_ranked,   // the seat has a ranking, and the person is not on it
        liked_less,   // than the given seat
        outranked,    // by `holder`
        taken,        // by the exchange `cycle`, in `round`
        no_exchange,  // with anybody the person outranks
    };
    Kind kind = Kind::given;
    std::int32_t person = 0;
    std::int32_t seat = 0;
    std::int32_t holder = -1;  // -1: nobody
    std::int64_t holder_rank = 0;
    std::int64_t rank = 0;  // the person's
    bool by_right = false;
    std::int32_t round = 0;
    std::vector<std::int32_t> cycle;  // each takes the seat of the next, or a slot that pointed there
    bool operator==(const Reason&) const = default;
};

/// "no_exchange", as files and messages have it.
[[nodiscard]] std::string_view reason_name(Reason::Kind kind);

/// Answers for one market and one outcome; both are borrowed and must not change.
class Reasons {
public:
    [[nodiscard]] static base::Result<Reasons> create(const Market& market, const Matching& matching);
    ~Reasons();
    Reasons(Reasons&&) noexcept;
    Reasons& operator=(Reasons&&) noexcept;

    [[nodiscard]] Reason why_not(std::int32_t person, std::int32_t seat) const;
    /// Of every seat the person likes better than the given one and that accepts them, best first.
    [[nodiscard]] std::vector<Reason> better_seats(std::int32_t person) const;
    /// The place of the person in the seat's order, from 1.
    [[nodiscard]] std::int64_t rank(std::int32_t person, std::int32_t seat) const;

private:
    class State;
    explicit Reasons(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace matching
