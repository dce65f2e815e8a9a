#include "core/matching/descent.hpp"

#include <algorithm>

#include "core/matching/infeasible.hpp"
#include "core/matching/lowest_seats.hpp"
#include "core/matching/weightless.hpp"

namespace matching {

namespace {

/// Costs of one objective, for one person after another.
class ObjectiveCost {
public:
    ObjectiveCost(const Market& market, Objective objective) : market_(&market), objective_(objective) {
        if (objective == Objective::wish_ranks) place_.assign(market.seats.size(), -1);
    }

    void begin_person(std::int32_t person) {
        person_ = person;
        if (objective_ != Objective::wish_ranks) return;
        for (const std::int32_t seat : marked_) place_[static_cast<std::size_t>(seat)] = -1;
        marked_.clear();
        if (market_->wishes.empty() || !market_->wishes[static_cast<std::size_t>(person)]) return;
        marked_ = *market_->wishes[static_cast<std::size_t>(person)];
        for (std::size_t at = 0; at < marked_.size(); ++at)
            place_[static_cast<std::size_t>(marked_[at])] = static_cast<std::int32_t>(at);
    }

    [[nodiscard]] std::int32_t of(std::int32_t seat) const {
        if (objective_ == Objective::wish_ranks) {
            const std::int32_t place = seat < 0 ? -1 : place_[static_cast<std::size_t>(seat)];
            return place >= 0 ? place : static_cast<std::int32_t>(marked_.size());
        }
        const bool moves = seat != market_->current[static_cast<std::size_t>(person_)];
        if (!moves) return 0;
        return objective_ == Objective::fewest_moves ? 1 : -1;
    }

private:
    const Market* market_;
    Objective objective_;
    std::int32_t person_ = 0;
    std::vector<std::int32_t> place_;
    std::vector<std::int32_t> marked_;
};

}  // namespace

Problem tight_problem(const Market& market, Problem& problem, const Augmentation& optimum, Objective next) {
    Problem tight;
    const std::int32_t people = problem.people_count();
    tight.row_start.reserve(static_cast<std::size_t>(people) + 1);
    tight.row_start.push_back(0);
    tight.home.assign(static_cast<std::size_t>(people), k_no_home);
    tight.home_cost.assign(static_cast<std::size_t>(people), 0);
    ObjectiveCost cost(market, next);
    const auto price = [&](std::int32_t seat) { return seat < 0 ? 0 : optimum.seat_price(seat); };
    for (std::int32_t person = 0; person < people; ++person) {
        const auto row = static_cast<std::size_t>(person);
        const std::int64_t person_price = optimum.person_price(person);
        cost.begin_person(person);
        if (const std::int32_t home = problem.home[row];
            home != k_no_home && problem.may_use_home(person) && problem.home_cost[row] + price(home) == person_price) {
            tight.home[row] = home;
            tight.home_cost[row] = cost.of(home);
        }
        const std::size_t end = problem.may_use_row(person) ? problem.row_start[row + 1] : problem.row_start[row];
        for (std::size_t at = problem.row_start[row]; at < end; ++at) {
            if (at == problem.ordered_end[row]) problem.order_more(person);
            const std::int64_t option = option_cost(problem.options[at]) + problem.move_price;
            if (option + optimum.lowest_price() > person_price) break;
            const std::int32_t seat = option_seat(problem.options[at]);
            if (option + price(seat) == person_price) tight.options.push_back(make_option(cost.of(seat), seat));
        }
        tight.row_start.push_back(tight.options.size());
    }
    tight.ordered_end.assign(tight.row_start.begin(), tight.row_start.end() - 1);
    tight.limits = problem.limits;
    for (std::int32_t seat = 0; seat < problem.seat_count(); ++seat) {
        Seat& limits = tight.limits[static_cast<std::size_t>(seat)];
        if (price(seat) > 0) limits.floor = limits.slots;
        if (price(seat) < 0) limits.slots = limits.floor;
    }
    return tight;
}

Descent::Descent(const Market& market, Problem& problem, std::vector<Objective> ties, bool lowest,
                 std::optional<Method> method)
    : market_(&market), ties_(std::move(ties)), lowest_seats_(lowest), placement_(problem, method), problem_(&problem) {
    if (!Augmentation::fits(problem)) {
        error_ = base::Error{"matching.too_large", {}, {}};
        finished_ = true;
    }
}

std::int64_t Descent::total() const {
    return static_cast<std::int64_t>(problem_->home.size()) * (static_cast<std::int64_t>(ties_.size()) + 1);
}

bool Descent::step(std::int64_t people) {
    while (!finished_ && people > 0) {
        const std::int64_t before = placement_.done();
        const bool more = placement_.step(people);
        people -= std::max<std::int64_t>(1, placement_.done() - before);
        if (more) break;
        if (placement_.stuck()) {
            BASE_ASSERT(next_tie_ == 0);
            error_ = people_error(*market_, placement_.state(), *placement_.stuck());
            finished_ = true;
        } else {
            finish_objective();
        }
    }
    return !finished_;
}

void Descent::finish_objective() {
    if (next_tie_ == 0) {
        method_ = placement_.method();
        if (auto error = floors_error(*market_, *problem_, placement_.state())) {
            error_ = std::move(error);
            finished_ = true;
            return;
        }
        keep_prices();
    }
    if (next_tie_ < ties_.size()) {
        next_objective();
        return;
    }
    seats_ = placement_.state().seats();
    if (lowest_seats_)
        seats_ = lowest_seats(tight_problem(*market_, *problem_, placement_.state(), Objective::fewest_moves), seats_);
    finished_ = true;
}

void Descent::keep_prices() {
    for (std::int32_t person = 0; person < problem_->people_count(); ++person)
        certificate_.people.push_back(-placement_.state().person_price(person));
    for (std::int32_t seat = 0; seat < problem_->seat_count(); ++seat)
        certificate_.seats.push_back(placement_.state().seat_price(seat));
    certificate_.per_move = problem_->move_price;
    lower_closed_prices(*market_, certificate_);
}

void Descent::next_objective() {
    auto next = std::make_unique<Problem>(tight_problem(*market_, *problem_, placement_.state(), ties_[next_tie_]));
    work_ += placement_.state().work();
    done_ += placement_.done();
    placement_ = Placement(*next);
    problem_ = next.get();
    remains_ = std::move(next);
    ++next_tie_;
}

Matching Descent::matching() const {
    Matching matching;
    matching.seat_of = seats_;
    matching.certificate = certificate_;
    matching.method = method_;
    for (std::size_t person = 0; person < seats_.size(); ++person) {
        matching.objective += market_->score(static_cast<std::int32_t>(person), seats_[person]).value_or(0);
        if (seats_[person] != market_->current[person]) ++matching.moves;
    }
    return matching;
}

}  // namespace matching
