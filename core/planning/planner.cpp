#include <algorithm>
#include <ranges>

#include "core/base/sha256.hpp"
#include "core/matching/fair.hpp"
#include "core/matching/task.hpp"
#include "core/matching/verify.hpp"
#include "core/planning/derive.hpp"
#include "core/planning/describe.hpp"
#include "core/planning/market_builder.hpp"
#include "core/planning/must_fill.hpp"
#include "core/planning/staffing_hold.hpp"

namespace planning {

namespace {

enum class Phase : std::uint8_t { records, scores, market, slots, optimum, moves, figures, done };

/// Must-fill seats give up nobody they have; those with slots to fill beyond that are the answer.
std::vector<std::int32_t> hold_must_fill(matching::Market& market, const std::vector<SeatInfo>& seats) {
    std::vector<std::int32_t> incumbents(market.seats.size(), 0);
    for (const std::int32_t seat : market.current) ++incumbents[static_cast<std::size_t>(seat)];
    std::vector<std::int32_t> wanted;
    for (std::size_t seat = 0; seat < seats.size(); ++seat) {
        if (!seats[seat].must_fill) continue;
        market.seats[seat].floor = incumbents[seat];
        if (incumbents[seat] < market.seats[seat].slots) wanted.push_back(static_cast<std::int32_t>(seat));
    }
    return wanted;
}

}  // namespace

struct Planner::State {
    State(std::shared_ptr<const records::Registry> registry, PlanOptions options)
        : assessing(std::in_place, registry, options.today, options.model) {
        check(*registry, std::move(options));
    }
    State(std::shared_ptr<const Assessment> given, PlanOptions options) : ground(std::move(given)) {
        check(ground->registry(), std::move(options));
    }

    void check(const records::Registry& registry, PlanOptions options) {
        plan.options = std::move(options);
        if (const auto found = matching::find_mechanism(plan.options.mechanism)) mechanism = *found;
        else return stop(found.error());
        if (mechanism != matching::Mechanism::optimal && plan.options.max_moves)
            stop({"matching.mechanism_max_moves", {}, {{"mechanism", plan.options.mechanism}}});
        else if (mechanism != matching::Mechanism::optimal && is_fair())
            stop({"matching.mechanism_fairness", {}, {{"mechanism", plan.options.mechanism}}});
        else if (is_fair() && plan.options.max_moves)
            stop({"matching.fairness_max_moves",
                  {},
                  {{"fairness", std::string(matching::fairness_name(plan.options.fairness))}}});
        else if (registry.table(records::EntityKind::position).size() == 0) stop({"planning.no_seats", {}, {}});
    }

    [[nodiscard]] bool is_fair() const { return plan.options.fairness != matching::Fairness::sum; }

    void stop(base::Error reason) {
        error = std::move(reason);
        phase = Phase::done;
    }

    void assess() {
        if (assessing) {
            if (assessing->step()) return;
            if (ground) assessment.emplace(assessing->result());
            else ground = std::make_shared<const Assessment>(assessing->result());
            assessing.reset();
        }
        if (!assessment && plan.options.weights) {
            assessing.emplace(*ground, *plan.options.weights);
            return;
        }
        if (!assessment) assessment.emplace(*ground);
        builder.emplace(*assessment, plan.options.least_gain);
        if (builder->rows().employees.empty()) return stop({"planning.no_people", {}, {}});
        if (auto decided = builder->decide(plan.options.decisions); !decided) return stop(std::move(decided).error());
        phase = Phase::scores;
    }

    void weigh(std::int64_t people) {
        if (!builder->step(static_cast<std::size_t>(people))) phase = Phase::market;
    }

    void describe() {
        auto market = builder->finish();
        if (!market) return stop(std::move(market).error());
        plan.market = std::move(*market);
        describe_market(plan, *assessment, builder->rows(), builder->wishes());
        phase = Phase::slots;
    }

    void count_slots() {
        const std::vector<std::int32_t> wanted = hold_must_fill(plan.market, plan.seats);
        phase = Phase::optimum;
        if (mechanism != matching::Mechanism::optimal) {
            hold.emplace(plan.market, plan.people, mechanism);
            is_untouched = true;
            return;
        }
        fills = reachable_slots(plan.market, wanted);
        // A slot takes at least one move, so a move limit is a limit on slots as well.
        const auto slots = static_cast<std::int64_t>(fills.size());
        unreachable = std::min(slots, std::max<std::int64_t>(0, plan.options.max_moves.value_or(slots))) + 1;
        begin(unreachable - 1);
    }

    void raise_floors(std::int64_t count) {
        for (; filled < count; ++filled) ++plan.market.seats[seat_of_fill(filled)].floor;
        for (; filled > count; --filled) --plan.market.seats[seat_of_fill(filled - 1)].floor;
    }
    [[nodiscard]] std::size_t seat_of_fill(std::int64_t fill) const {
        return static_cast<std::size_t>(fills[static_cast<std::size_t>(fill)]);
    }

    /// Looks for the best plan in which the first `count` slots are filled.
    void begin(std::int64_t count) {
        raise_floors(count);
        solver.reset();
        is_untouched = true;
    }
    [[nodiscard]] matching::OptimalOptions optimal_options() const {
        return {.max_moves = plan.options.max_moves, .fairness = plan.options.fairness};
    }

    /// Without a move limit the first attempt succeeds; with one, the greatest reachable number of slots is bisected.
    void solve(std::int64_t people) {
        is_untouched = false;
        if (hold) return go_on(hold->step());
        if (!solver) solver.emplace(plan.market, optimal_options());
        if (!solver->step(people)) found_plan(solver->result());
    }

    void found_plan(base::Result<matching::Matching> found) {
        if (!found && (filled == 0 || found.error().code != "matching.too_few_moves"))
            return stop(std::move(found).error());
        if (found) {
            reachable = filled;
            best = std::move(*found);
        } else {
            unreachable = filled;
        }
        if (reachable + 1 < unreachable) return begin((reachable + unreachable) / 2);
        if (!best) return begin(0);
        finish();
    }

    void go_on(bool holds_on) {
        ++holds;
        is_untouched = holds_on;
        if (holds_on) return;
        auto outcome = hold->result();
        if (!outcome) return stop(std::move(outcome).error());
        if (auto checked = matching::verify(plan.market, *outcome); !checked) return stop(std::move(checked).error());
        best = std::move(*outcome);
        finish();
    }

    void finish() {
        solver.reset();
        if (!hold) raise_floors(reachable);
        plan.matching = std::move(*best);
        phase = Phase::moves;
    }

    void describe_plan() {
        plan.moves = derive_moves(plan.market, plan.matching);
        describe_moves(plan, *assessment, builder->rows(), builder->wishes());
        plan.summary.unseated = builder->unseated();
        phase = Phase::figures;
    }

    void count_figures() {
        derive_figures(plan);
        phase = Phase::done;
    }

    std::optional<AssessmentRun> assessing;
    std::shared_ptr<const Assessment> ground;
    std::optional<Assessment> assessment;  // the ground under the weights of the options
    std::optional<MarketBuilder> builder;
    std::optional<matching::Solver> solver;
    std::optional<StaffingHold> hold;  // in place of the solver, for mechanisms of wishes
    std::int64_t holds = 0;
    matching::Mechanism mechanism = matching::Mechanism::optimal;
    Plan plan;
    Phase phase = Phase::records;
    bool is_untouched = false;  // nothing of the next matching has been done here
    std::optional<base::Error> error;
    std::vector<std::int32_t> fills;         // slots of must-fill seats, in the order they are granted
    std::int64_t filled = 0;                 // how many of them the market demands
    std::int64_t reachable = 0;              // proven possible (0 always is)
    std::int64_t unreachable = 1;            // proven impossible
    std::optional<matching::Matching> best;  // the plan for `reachable`
};

Planner::Planner(std::shared_ptr<const records::Registry> registry, PlanOptions options)
    : state_(std::make_unique<State>(std::move(registry), std::move(options))) {}
Planner::Planner(std::shared_ptr<const Assessment> ground, PlanOptions options)
    : state_(std::make_unique<State>(std::move(ground), std::move(options))) {}
Planner::~Planner() = default;
Planner::Planner(Planner&&) noexcept = default;
Planner& Planner::operator=(Planner&&) noexcept = default;

bool Planner::step(std::int64_t people) {
    switch (state_->phase) {
        case Phase::records:
            state_->assess();
            break;
        case Phase::scores:
            state_->weigh(people);
            break;
        case Phase::market:
            state_->describe();
            break;
        case Phase::slots:
            state_->count_slots();
            break;
        case Phase::optimum:
            state_->solve(people);
            break;
        case Phase::moves:
            state_->describe_plan();
            break;
        case Phase::figures:
            state_->count_figures();
            break;
        case Phase::done:
            break;
    }
    return state_->phase != Phase::done;
}

std::optional<std::string> Planner::task() {
    if (state_->phase != Phase::optimum || !std::exchange(state_->is_untouched, false)) return std::nullopt;
    if (state_->hold) return state_->hold->task();
    return matching::write_task(state_->plan.market, state_->mechanism, state_->optimal_options());
}

void Planner::answer(std::string_view bytes) {
    if (bytes.empty()) return;
    auto found = matching::read_plan_answer(bytes, state_->plan.market);
    if (state_->hold) state_->go_on(state_->hold->take(std::move(found)));
    else state_->found_plan(std::move(found));
}

Progress Planner::progress() const {
    switch (state_->phase) {
        case Phase::records:
            if (state_->assessing) return state_->assessing->progress();
            return {"planning.phase.records", 0, 1};
        case Phase::scores:
        case Phase::market:
            return {"planning.phase.scores", static_cast<std::int64_t>(state_->builder->done()),
                    static_cast<std::int64_t>(state_->builder->rows().employees.size())};
        case Phase::optimum: {
            if (state_->hold) return {"planning.phase.optimum", state_->holds, state_->holds + 1};
            if (!state_->solver) return {"planning.phase.optimum", 0, 1};
            const matching::Progress progress = state_->solver->progress();
            return {"planning.phase.optimum", progress.done, progress.total};
        }
        case Phase::slots:
            return {"planning.phase.optimum", 0, 1};
        case Phase::moves:
        case Phase::figures:
        case Phase::done:
            break;
    }
    return {"planning.phase.optimum", 1, 1};
}

base::Result<Plan> Planner::result() {
    BASE_ASSERT(state_->phase == Phase::done);
    if (state_->error) return std::unexpected(*state_->error);
    return std::move(state_->plan);
}

std::shared_ptr<const Assessment> Planner::ground() const { return state_->ground; }

base::Result<Plan> make_plan(std::shared_ptr<const records::Registry> registry, PlanOptions options) {
    Planner planner(std::move(registry), std::move(options));
    while (planner.step(INT32_MAX)) {
    }
    return planner.result();
}

std::int64_t exempt_moves(const Plan& plan) {
    return std::ranges::count_if(plan.evidence, [](const Evidence& evidence) {
        return std::ranges::any_of(evidence.rules, [](const RuleOutcome& rule) { return rule.exemption.has_value(); });
    });
}

bool joins(const Evidence& evidence) {
    return std::ranges::any_of(evidence.rules, [](const RuleOutcome& rule) {
        if (rule.severity != rules::Severity::flag || rule.outcome != rules::Outcome::fail) return false;
        const rules::Rule* known = rules::Pack::standard().find(rule.id);
        return known != nullptr && known->check == "family_line";
    });
}

std::int64_t joining_moves(const Plan& plan) { return std::ranges::count_if(plan.evidence, joins); }

std::string plan_hash(const Plan& plan) {
    std::string text;
    for (std::int32_t person = 0; person < plan.market.people_count(); ++person) {
        const std::int32_t seat = plan.matching.seat_of[static_cast<std::size_t>(person)];
        text += plan.market.person_name(person) + ' ';
        if (seat != matching::k_unplaced) text += plan.market.seat_name(seat);
        text += '\n';
    }
    return base::sha256_hex(text);
}

}  // namespace planning
