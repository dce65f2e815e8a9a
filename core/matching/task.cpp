#include "core/matching/task.hpp"

#include <algorithm>

#include "core/matching/packing.hpp"

namespace base {

template <class Bytes>
static void pack(Bytes& bytes, Arg& arg) {
    bytes(arg.name, arg.value);
}
template <class Bytes>
static void pack(Bytes& bytes, Error& error) {
    bytes(error.code, error.place, error.args);
}

}  // namespace base

namespace matching {

namespace {

/// What is asked, and the market it is asked of in the form that `build_market` checks.
struct Question {
    MarketDraft draft;
    std::vector<std::int32_t> row_length;
    std::vector<std::int32_t> pair_seat;
    std::vector<std::int32_t> pair_score;
    Mechanism mechanism = Mechanism::optimal;
    OptimalOptions options;
    std::optional<Matching> best;  // then its frontier is asked for
};

}  // namespace

template <class Bytes>
static void pack(Bytes& bytes, Seat& seat) {
    bytes(seat.slots, seat.floor);
}
template <class Bytes>
static void pack(Bytes& bytes, Unit& unit) {
    bytes(unit.parent, unit.floor, unit.ceiling);
}
template <class Bytes>
static void pack(Bytes& bytes, Link& link) {
    bytes(link.first, link.second, link.points);
}
template <class Bytes>
static void pack(Bytes& bytes, Names& names) {
    bytes(names.people, names.seats, names.units, names.places);
}
template <class Bytes>
static void pack(Bytes& bytes, Certificate& certificate) {
    bytes(certificate.people, certificate.seats, certificate.units, certificate.per_move, certificate.gap);
}
template <class Bytes>
static void pack(Bytes& bytes, Linked& linked) {
    bytes(linked.points, linked.bound);
}
template <class Bytes>
static void pack(Bytes& bytes, Matching& matching) {
    bytes(matching.mechanism, matching.seat_of, matching.objective, matching.moves, matching.max_moves,
          matching.proven_by_search, matching.method, matching.fairness, matching.linked, matching.certificate);
}
template <class Bytes>
static void pack(Bytes& bytes, FrontierPoint& point) {
    bytes(point.moves, point.objective, point.bound);
}
template <class Bytes>
static void pack(Bytes& bytes, OptimalOptions& options) {
    bytes(options.max_moves, options.search_work, options.method, options.fairness);
}

namespace {

base::Error damaged() { return {"matching.task_damaged", {}, {}}; }

std::string write(const Market& market, Mechanism mechanism, const OptimalOptions& options,
                  const std::optional<Matching>& best) {
    std::vector<std::int32_t> row_length(market.current.size());
    for (std::size_t row = 0; row < row_length.size(); ++row)
        row_length[row] = static_cast<std::int32_t>(market.row_start[row + 1] - market.row_start[row]);
    Packer bytes;
    bytes(market.current, market.may_stay, market.seats, market.wishes, market.ranks, market.units, market.unit_of_seat,
          market.links, market.place_of_seat, market.names, row_length, market.pair_seat, market.pair_score, mechanism,
          options, best);
    return bytes.take();
}

std::optional<Question> read(std::string_view task) {
    Question asked;
    MarketDraft& draft = asked.draft;
    Unpacker bytes(task);
    bytes(draft.current, draft.may_stay, draft.seats, draft.wishes, draft.ranks, draft.units, draft.unit_of_seat,
          draft.links, draft.place_of_seat, draft.names, asked.row_length, asked.pair_seat, asked.pair_score,
          asked.mechanism, asked.options, asked.best);
    const auto fits = [](std::size_t has, std::size_t wanted) { return has == 0 || has == wanted; };
    const std::size_t people = draft.current.size();
    if (!bytes.is_complete() || asked.row_length.size() != people || !fits(draft.may_stay.size(), people) ||
        !fits(draft.wishes.size(), people) || !fits(draft.ranks.size(), draft.seats.size()) ||
        !fits(draft.unit_of_seat.size(), draft.seats.size()) || !fits(draft.place_of_seat.size(), draft.seats.size()) ||
        asked.pair_seat.size() != asked.pair_score.size() || asked.mechanism > Mechanism::block_exchange ||
        asked.options.fairness > Fairness::leximin || asked.options.method > Method::matrix ||
        std::ranges::any_of(draft.place_of_seat, [](std::int32_t place) { return place < k_no_place; }))
        return std::nullopt;
    draft.pairs.reserve(asked.pair_seat.size());
    for (std::size_t row = 0; row < people; ++row)
        for (std::int32_t i = 0; i < asked.row_length[row]; ++i) {
            const std::size_t at = draft.pairs.size();
            if (at == asked.pair_seat.size()) return std::nullopt;
            draft.pairs.push_back({static_cast<std::int32_t>(row), asked.pair_seat[at], asked.pair_score[at]});
        }
    if (draft.pairs.size() != asked.pair_seat.size()) return std::nullopt;
    return asked;
}

bool fits(const Matching& matching, const Market& market) {
    const auto is_seat = [&](std::int32_t seat) { return seat >= k_unplaced && seat < market.seat_count(); };
    const auto is_priced = [&](const Certificate& prices) {
        return prices.people.size() == market.current.size() && prices.seats.size() == market.seats.size() &&
               prices.units.size() == market.units.size();
    };
    return matching.seat_of.size() == market.current.size() && std::ranges::all_of(matching.seat_of, is_seat) &&
           (!matching.has_prices() || is_priced(matching.certificate));
}

template <class T>
std::string write_answer(const base::Result<T>& result) {
    Packer bytes;
    bytes(result.has_value());
    if (result) bytes(*result);
    else bytes(result.error());
    return bytes.take();
}

template <class T>
base::Result<T> read_answer(std::string_view answer) {
    Unpacker bytes(answer);
    bool is_result = false;
    T result;
    base::Error error;
    bytes(is_result);
    if (is_result) bytes(result);
    else bytes(error);
    if (!bytes.is_complete()) return std::unexpected(damaged());
    if (!is_result) return std::unexpected(std::move(error));
    return result;
}

}  // namespace

class TaskRun::State {
public:
    explicit State(std::string_view task) {
        if (auto begun = begin(task); !begun) finish(base::Result<Matching>(std::unexpected(std::move(begun).error())));
    }

    bool step() {
        if (is_done_) return false;
        if (solver_) {
            if (solver_->step(k_people_a_step)) return true;
            finish(solver_->result());
        } else if (frontier_) {
            if (frontier_->step()) return true;
            finish(base::Result<std::vector<FrontierPoint>>(frontier_->result()));
        } else {
            finish(run_mechanism(market_, mechanism_, options_));
        }
        return false;
    }
    [[nodiscard]] Progress progress() const {
        if (solver_ && !is_done_) return solver_->progress();
        if (frontier_ && !is_done_) return {frontier_->done(), frontier_->total()};
        return {is_done_ ? 1 : 0, 1};
    }
    [[nodiscard]] const std::string& answer() const { return answer_; }

private:
    static constexpr std::int64_t k_people_a_step = 256;

    base::Result<void> begin(std::string_view task) {
        auto asked = read(task);
        if (!asked) return std::unexpected(damaged());
        mechanism_ = asked->mechanism;
        options_ = asked->options;
        best_ = std::move(asked->best);
        BASE_TRY(market_, build_market(std::move(asked->draft)));
        if (best_) {
            if (!fits(*best_, market_)) return std::unexpected(damaged());
            BASE_TRY(frontier_, FrontierRun::create(market_, *best_));
            return {};
        }
        const bool is_refused = options_.max_moves && (*options_.max_moves < 0 || options_.fairness != Fairness::sum);
        const bool is_plain = refuse_conditions(market_, {}).has_value();
        if (mechanism_ == Mechanism::optimal && !is_refused && is_plain) solver_.emplace(market_, options_);
        return {};
    }

    template <class T>
    void finish(const base::Result<T>& result) {
        answer_ = write_answer(result);
        is_done_ = true;
    }

    Market market_;
    Mechanism mechanism_ = Mechanism::optimal;
    OptimalOptions options_;
    std::optional<Matching> best_;
    std::optional<Solver> solver_;
    std::optional<FrontierRun> frontier_;
    std::string answer_;
    bool is_done_ = false;
};

TaskRun::TaskRun(std::string_view task) : state_(std::make_unique<State>(task)) {}
TaskRun::~TaskRun() = default;
TaskRun::TaskRun(TaskRun&&) noexcept = default;
TaskRun& TaskRun::operator=(TaskRun&&) noexcept = default;
bool TaskRun::step() { return state_->step(); }
Progress TaskRun::progress() const { return state_->progress(); }
std::string TaskRun::answer() const { return state_->answer(); }

std::string write_task(const Market& market, Mechanism mechanism, const OptimalOptions& options) {
    return write(market, mechanism, options, std::nullopt);
}
std::string write_task(const Market& market, const Matching& best) { return write(market, best.mechanism, {}, best); }

base::Result<Matching> read_plan_answer(std::string_view answer, const Market& market) {
    BASE_TRY(Matching matching, read_answer<Matching>(answer));
    if (!fits(matching, market)) return std::unexpected(damaged());
    return matching;
}

base::Result<std::vector<FrontierPoint>> read_frontier_answer(std::string_view answer) {
    return read_answer<std::vector<FrontierPoint>>(answer);
}

}  // namespace matching
