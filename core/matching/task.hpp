// task.hpp: a piece of matching that another thread may do.
//
// Problem   The best plan of a city takes longer than a frame, and a thread of the browser shares no memory: what it is
//           asked and what it answers must travel as bytes.
// Result    `write_task` states the question, `TaskRun` works on it in slices, `read_plan_answer` and
//           `read_frontier_answer` read what came back: the same answer as on this thread, errors included.
// Cost      8 bytes a pair and the names; writing and reading a city's market about 1 ms each.
// Failure   Bytes that are no task are answered with `matching.task_damaged`; so is a damaged answer.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/matching/frontier.hpp"
#include "core/matching/mechanism.hpp"

namespace matching {

/// To run the mechanism on the market.
[[nodiscard]] std::string write_task(const Market& market, Mechanism mechanism, const OptimalOptions& options = {});
/// To find the frontier from the plan.
[[nodiscard]] std::string write_task(const Market& market, const Matching& best);

class TaskRun {
public:
    explicit TaskRun(std::string_view task);
    ~TaskRun();
    TaskRun(TaskRun&&) noexcept;
    TaskRun& operator=(TaskRun&&) noexcept;

    /// Some milliseconds of work; more where it has no slices. False when done.
    bool step();
    [[nodiscard]] Progress progress() const;
    /// The answer as bytes, once `step` has returned false.
    [[nodiscard]] std::string answer() const;

private:
    class State;
    std::unique_ptr<State> state_;
};

/// `market` is the one that was asked about.
[[nodiscard]] base::Result<Matching> read_plan_answer(std::string_view answer, const Market& market);
[[nodiscard]] base::Result<std::vector<FrontierPoint>> read_frontier_answer(std::string_view answer);

}  // namespace matching
