#include "core/matching/move_limit.hpp"

#include <algorithm>

#include "core/matching/combine.hpp"
#include "core/matching/weightless.hpp"

namespace matching {

MoveLimit::MoveLimit(const Market& market, Problem& problem, std::int64_t max_moves, std::int64_t work_limit)
    : market_(&market), problem_(&problem), max_moves_(max_moves), work_limit_(work_limit) {
    problem_->move_price = 0;
    highest_price_ = problem_->cost_range() * (std::int64_t{problem_->people_count()} + 1);
    problem_->restrictions.clear();
    begin_node();
}

bool MoveLimit::step(std::int64_t people) {
    while (stage_ != Stage::finished && people > 0) {
        const std::int64_t before = descent_->done();
        const bool more = descent_->step(people);
        people -= std::max<std::int64_t>(1, descent_->done() - before);
        if (!more) take_answer();
    }
    return stage_ != Stage::finished;
}

void MoveLimit::start(std::int64_t price, std::vector<Objective> ties, Stage stage, bool lowest) {
    problem_->move_price = price;
    descent_.emplace(*market_, *problem_, std::move(ties), lowest);
    stage_ = stage;
}

void MoveLimit::begin_node() {
    node_bound_ = INT64_MAX;
    start(0, {Objective::fewest_moves}, Stage::unpriced);
}

void MoveLimit::take_answer() {
    done_ += descent_->done();
    work_ += descent_->work();
    if (descent_->error()) {
        if (at_root()) error_ = descent_->error();
        end_node();
        return;
    }
    Matching plan = descent_->matching();
    const std::int64_t price = problem_->move_price;
    if (stage_ == Stage::settle_fewest || stage_ == Stage::settle_most) {
        if (plan.moves == max_moves_ || (price == 0 && plan.moves <= max_moves_)) best_ = std::move(plan);
        else if (stage_ == Stage::settle_fewest)
            return start(price, {Objective::most_moves, Objective::wish_ranks}, Stage::settle_most, true);
        stage_ = Stage::finished;
        return;
    }
    note_bound(plan, price);
    if (plan.moves <= max_moves_) consider(plan);
    if (plan.moves == max_moves_ || (price == 0 && plan.moves < max_moves_)) {
        if (at_root()) settle(price);
        else end_node();
        return;
    }
    switch (stage_) {
        case Stage::unpriced:
            low_ = {price, std::move(plan)};
            return start(highest_price_, {}, Stage::priced_out);
        case Stage::priced_out:
            if (plan.moves > max_moves_) {
                if (at_root())
                    error_ =
                        base::Error{"matching.too_few_moves",
                                    {},
                                    {{"max_moves", std::to_string(max_moves_)}, {"least", std::to_string(plan.moves)}}};
                return end_node();
            }
            high_ = {price, std::move(plan)};
            return price_between();
        case Stage::between:
            (plan.moves > max_moves_ ? low_ : high_) = {price, std::move(plan)};
            return price_between();
        case Stage::low_with_fewest:
            if (plan.moves < max_moves_) return mix(plan, low_.plan, true);
            low_.plan = std::move(plan);
            return start(high_.price, {Objective::most_moves}, Stage::high_with_most);
        case Stage::high_with_most:
            if (plan.moves > max_moves_) return mix(high_.plan, plan, true);
            return mix(plan, low_.plan, false);
        case Stage::settle_fewest:
        case Stage::settle_most:
        case Stage::finished:
            break;
    }
}

/// Where the line through both plans would be flat, if a whole number lies strictly between.
void MoveLimit::price_between() {
    if (high_.price - low_.price == 1) return close_gap();
    const std::int64_t slope = (low_.plan.objective - high_.plan.objective) / (low_.plan.moves - high_.plan.moves);
    start(std::clamp(slope, low_.price + 1, high_.price - 1), {}, Stage::between);
}

void MoveLimit::close_gap() {
    if (low_.price > 0) start(low_.price, {Objective::fewest_moves}, Stage::low_with_fewest);
    else start(high_.price, {Objective::most_moves}, Stage::high_with_most);
}

void MoveLimit::mix(const Matching& fewer, const Matching& more, bool on_one_price) {
    const Matching mixture = measure(*market_, combine(*market_, fewer, more, max_moves_));
    consider(mixture);
    if (on_one_price && mixture.moves == max_moves_) {
        proven_ = proven_ || at_root();
        return end_node();
    }
    if (node_bound_ > best_->objective) {
        std::size_t person = 0;
        const auto moves_in = [&](const Matching& plan) { return plan.seat_of[person] != market_->current[person]; };
        while (moves_in(fewer) == moves_in(more)) ++person;
        Node node{problem_->restrictions, node_bound_};
        node.restrictions.resize(market_->current.size(), Restriction::none);
        for (const Restriction restriction : {Restriction::stays, Restriction::moves}) {
            node.restrictions[person] = restriction;
            open_.push_back(node);
        }
    }
    end_node();
}

void MoveLimit::consider(const Matching& plan) {
    if (!best_ || plan.objective > best_->objective ||
        (plan.objective == best_->objective &&
         std::pair(plan.moves, plan.seat_of) < std::pair(best_->moves, best_->seat_of)))
        best_ = plan;
}

void MoveLimit::note_bound(const Matching& plan, std::int64_t price) {
    const std::int64_t bound = plan.objective + price * (max_moves_ - plan.moves);
    node_bound_ = std::min(node_bound_, bound);
    if (!at_root() || bound >= root_bound_) return;
    root_bound_ = bound;
    root_certificate_ = plan.certificate;
}

void MoveLimit::end_node() {
    while (!error_ && !open_.empty() && work_ < work_limit_) {
        Node node = std::move(open_.back());
        open_.pop_back();
        if (best_ && node.bound <= best_->objective) continue;
        problem_->restrictions = std::move(node.restrictions);
        return begin_node();
    }
    exhausted_ = open_.empty();
    stage_ = Stage::finished;
}

void MoveLimit::settle(std::int64_t price) {
    proven_ = true;
    start(price, {Objective::fewest_moves, Objective::wish_ranks}, Stage::settle_fewest, true);
}

base::Result<Matching> MoveLimit::result() const {
    BASE_ASSERT(stage_ == Stage::finished);
    if (error_) return std::unexpected(*error_);
    Matching matching = *best_;
    matching.max_moves = max_moves_;
    matching.certificate = root_certificate_;
    if (max_moves_ == 0) matching.certificate.per_move = least_move_price(*market_, root_certificate_);
    matching.certificate.gap = root_bound_ - matching.objective;
    matching.proven_by_search = matching.certificate.gap > 0 && exhausted_;
    return matching;
}

}  // namespace matching
