#include "core/matching/placement.hpp"

namespace matching {

namespace {

/// An auction pays off in large markets, where searches have come to cost half of what all bids did and many are to
/// follow, each dearer than the one before. It begins at the prices reached by then.
constexpr std::int32_t k_large = 5'000;
constexpr std::size_t k_many = 100;

}  // namespace

Placement::Placement(Problem& problem, std::optional<Method> method) : problem_(&problem), state_(problem) {
    queue_.resize(problem.home.size());
    for (std::size_t person = 0; person < queue_.size(); ++person) queue_[person] = static_cast<std::int32_t>(person);
    may_switch_ = !method;
    if (method == Method::auction && problem.matrix.empty() && Auction::suits(problem)) start_auction();
    if (method == Method::matrix && MatrixPaths::suits(problem, state_.prices())) stage_ = Stage::matrix;
}

bool Placement::step(std::int64_t people) {
    while (people > 0 && stage_ != Stage::finished) {
        switch (stage_) {
            case Stage::bids:
            case Stage::second_bids:
                for (; people > 0 && next_ < queue_.size(); --people) state_.bid(queue_[next_++]);
                if (next_ == queue_.size()) end_bids();
                break;
            case Stage::searches:
                --people;
                search_next();
                break;
            case Stage::auction:
                continue_auction(people);
                people = 0;
                break;
            case Stage::matrix:
                --people;
                finish_on_matrix();
                break;
            case Stage::finished:
                break;
        }
    }
    return stage_ != Stage::finished;
}

void Placement::end_bids() {
    queue_ = state_.take_waiting();
    next_ = 0;
    if (stage_ == Stage::bids) {
        stage_ = Stage::second_bids;
        return;
    }
    stage_ = Stage::searches;
    bids_work_ = state_.work();
}

void Placement::search_next() {
    if (next_ == queue_.size()) {
        if (method_ == Method::auction) state_.settle_vacancies();
        stage_ = Stage::finished;
        return;
    }
    if (may_switch_ && suits_matrix()) {
        stage_ = Stage::matrix;
        return;
    }
    if (may_switch_ && suits_auction()) return start_auction();
    const std::int32_t person = queue_[next_];
    if (!state_.insert(person)) {
        stuck_ = person;
        stage_ = Stage::finished;
        return;
    }
    ++next_;
}

bool Placement::suits_auction() const {
    return problem_->matrix.empty() && problem_->people_count() >= k_large && queue_.size() - next_ >= k_many &&
           state_.work() - bids_work_ > bids_work_ / 2 && Auction::suits(*problem_);
}

bool Placement::suits_matrix() const {
    return !problem_->matrix.empty() && state_.work() - bids_work_ > problem_->pair_count() / 2 &&
           MatrixPaths::suits(*problem_, state_.prices());
}

void Placement::start_auction() {
    method_ = Method::auction;
    may_switch_ = false;
    auction_.emplace(*problem_, state_.prices());
    stage_ = Stage::auction;
}

void Placement::continue_auction(std::int64_t people) {
    // A bid takes a tenth of a search.
    if (auction_->step(people > INT64_MAX / 10 ? people : people * 10)) return;
    Augmentation next(*problem_);
    next.start_from(auction_->prices(), auction_->seats());
    auction_.reset();
    state_ = std::move(next);
    queue_ = state_.take_waiting();
    next_ = 0;
    stage_ = Stage::searches;
}

void Placement::finish_on_matrix() {
    method_ = Method::matrix;
    MatrixPaths paths(*problem_, state_.seats(), state_.prices());
    for (; next_ < queue_.size(); ++next_) paths.insert(queue_[next_]);
    matrix_ = std::move(paths);
    stage_ = Stage::finished;
}

}  // namespace matching
