#include "core/matching/fair.hpp"

#include <algorithm>
#include <array>

#include "core/matching/names.hpp"
#include "core/matching/placement.hpp"

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

constexpr std::array k_orders = {Named{Fairness::sum, "sum"}, Named{Fairness::max_min, "max-min"},
                                 Named{Fairness::leximin, "leximin"}};
constexpr std::int64_t k_below_all = INT64_MIN;

/// Scores above `above` up to `most`.
struct Band {
    std::int64_t above = k_below_all;
    std::int64_t most = 0;
    [[nodiscard]] std::int32_t holds(std::int64_t score) const { return score > above && score <= most ? 1 : 0; }
};

}  // namespace

std::string_view fairness_name(Fairness fairness) { return name_in(k_orders, fairness); }

base::Result<Fairness> find_fairness(std::string_view name) {
    if (const auto found = find_in(k_orders, name)) return *found;
    return base::fail("matching.fairness_unknown", {}, {{"fairness", std::string(name)}});
}

class FairNarrowing::State {
public:
    State(Problem& problem, Fairness fairness) : problem_(problem), fairness_(fairness) { begin_level(); }

    bool step() {
        if (finished_) return false;
        ++solves_;
        if (lowest_ < highest_) {
            // Whether everybody can do better than the score in the middle.
            const std::size_t middle = (lowest_ + highest_) / 2;
            solve({level_, scores_[middle]});
            if (held_ == 0) lowest_ = middle + 1;
            else highest_ = middle;
            return true;
        }
        drop_below(scores_[lowest_]);
        if (fairness_ == Fairness::max_min) {
            finished_ = true;
            return false;
        }
        solve({level_, scores_[lowest_]});
        narrow();
        level_ = scores_[lowest_];
        begin_level();
        return !finished_;
    }

    [[nodiscard]] std::int64_t done() const { return solves_; }

private:
    /// The different scores above the level, as far as the next at which somebody must end can lie.
    void begin_level() {
        scores_.clear();
        std::int64_t reach = INT64_MAX;
        for (std::int32_t person = 0; person < problem_.people_count(); ++person) {
            std::int64_t least = INT64_MAX;
            std::int64_t best = k_below_all;
            for_each_score(person, [&](std::int64_t score) {
                least = std::min(least, score);
                best = std::max(best, score);
                if (score > level_) scores_.push_back(score);
            });
            if (least > level_) reach = std::min(reach, best);
        }
        std::ranges::sort(scores_);
        scores_.erase(std::ranges::unique(scores_).begin(), scores_.end());
        if (reach == INT64_MAX && !scores_.empty()) {
            // Perhaps everybody is decided.
            solve({level_, INT64_MAX});
            if (held_ == 0) scores_.clear();
        }
        scores_.erase(std::ranges::upper_bound(scores_, reach), scores_.end());
        finished_ = scores_.empty();
        lowest_ = 0;
        highest_ = finished_ ? 0 : scores_.size() - 1;
    }

    template <class Visit>
    void for_each_score(std::int32_t person, const Visit& visit) const {
        if (problem_.home[index(person)] != k_no_home) visit(-std::int64_t{problem_.home_cost[index(person)]});
        for (std::size_t at = problem_.row_start[index(person)]; at < problem_.row_start[index(person) + 1]; ++at)
            visit(-std::int64_t{option_cost(problem_.options[at])});
    }

    /// As few people as possible in the band.
    void solve(const Band& band) {
        band_ = band;
        counting_ = Problem{.row_start = problem_.row_start, .home = problem_.home, .limits = problem_.limits};
        counting_.options.reserve(problem_.options.size());
        for (const std::uint64_t option : problem_.options)
            counting_.options.push_back(
                make_option(band.holds(-std::int64_t{option_cost(option)}), option_seat(option)));
        for (const std::int32_t cost : problem_.home_cost)
            counting_.home_cost.push_back(band.holds(-std::int64_t{cost}));
        counting_.ordered_end.assign(counting_.row_start.begin(), counting_.row_start.end() - 1);
        placement_.emplace(counting_);
        while (placement_->step(INT32_MAX)) {
        }
        BASE_ASSERT(!placement_->stuck());
        held_ = 0;
        for (std::int32_t person = 0; person < problem_.people_count(); ++person)
            held_ += placement_->state().held_cost(person);
    }

    /// Keeps what costs nothing beyond the prices; see descent.hpp.
    void narrow() {
        const Augmentation& optimum = placement_->state();
        const auto is_tight = [&](std::int32_t person, std::int32_t cost, std::int32_t seat) {
            return cost + (seat < 0 ? 0 : optimum.seat_price(seat)) == optimum.person_price(person);
        };
        keep_if([&](std::int32_t person, std::int64_t score, std::int32_t seat) {
            return is_tight(person, band_.holds(score), seat);
        });
        for (std::int32_t seat = 0; seat < problem_.seat_count(); ++seat) {
            Seat& limits = problem_.limits[index(seat)];
            if (optimum.seat_price(seat) > 0) limits.floor = limits.slots;
            if (optimum.seat_price(seat) < 0) limits.slots = limits.floor;
        }
    }

    /// Nobody ends above the level and below `least`.
    void drop_below(std::int64_t least) {
        keep_if([&](std::int32_t, std::int64_t score, std::int32_t) { return score <= level_ || score >= least; });
    }

    template <class Keep>
    void keep_if(const Keep& keep) {
        std::size_t kept = 0;
        std::size_t first = 0;
        for (std::int32_t person = 0; person < problem_.people_count(); ++person) {
            std::int32_t& home = problem_.home[index(person)];
            if (home != k_no_home && !keep(person, -std::int64_t{problem_.home_cost[index(person)]}, home)) {
                home = k_no_home;
                problem_.home_cost[index(person)] = 0;
            }
            const std::size_t end = problem_.row_start[index(person) + 1];
            for (std::size_t at = first; at < end; ++at) {
                const std::uint64_t option = problem_.options[at];
                if (keep(person, -std::int64_t{option_cost(option)}, option_seat(option)))
                    problem_.options[kept++] = option;
            }
            first = end;
            problem_.row_start[index(person) + 1] = kept;
        }
        problem_.options.resize(kept);
        problem_.ordered_end.assign(problem_.row_start.begin(), problem_.row_start.end() - 1);
    }

    Problem& problem_;
    Fairness fairness_;
    Problem counting_;
    std::optional<Placement> placement_;
    Band band_;
    std::int64_t held_ = 0;             // people in the band
    std::int64_t level_ = k_below_all;  // up to this score everything is decided
    std::vector<std::int64_t> scores_;
    std::size_t lowest_ = 0, highest_ = 0;  // where the next score at which somebody must end lies
    std::int64_t solves_ = 0;
    bool finished_ = false;
};

FairNarrowing::FairNarrowing(Problem& problem, Fairness fairness)
    : state_(std::make_unique<State>(problem, fairness)) {}
FairNarrowing::~FairNarrowing() = default;

bool FairNarrowing::step() { return state_->step(); }
std::int64_t FairNarrowing::done() const { return state_->done(); }

}  // namespace matching
