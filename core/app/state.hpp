// state.hpp: the whole state of the program as one value.
//
// Result    Views read it and nothing else. Records live in the ledger; everything derived (lists, scores, counts) is
//           computed by selectors (selectors.hpp) and never stored here.
// Lifetime  The ledger and big results are shared and immutable: copying a state copies pointers.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/app/intent.hpp"
#include "core/app/sync.hpp"

namespace app {

enum class StorePhase : std::uint8_t {
    opening,      // nothing may be edited yet
    ready,        // this window writes
    read_only,    // another window writes
    memory_only,  // the browser's store cannot be used
};
/// What the user reads at the top of every page.
enum class SaveStatus : std::uint8_t { opening, saved, saving, unsaved, read_only, memory_only };

struct Store {
    StorePhase phase = StorePhase::opening;
    bool is_writer = false;
    std::vector<journal::BundleFile> waiting;   // final bytes, not yet acknowledged
    std::uint32_t in_flight = 0;                // token of the running write, 0: none
    std::size_t in_flight_count = 0;            // how many of `waiting` it carries
    bool has_failed = false;
};

/// What the running job is for: decides what happens with its result.
enum class JobPurpose : std::uint8_t {
    open_store, add_bundles, stage, commit, write_import, write_undo, write_redo, plan, try_plan, compare, frontier, rule_test, demo, export_file
};

struct RunningJob {
    std::uint32_t token = 0;
    JobPurpose purpose = JobPurpose::open_store;
    JobProgress progress;
    std::uint64_t revision = 0;  // `AppState::revision` when it began
};

/// A plan under other options, beside the present one.
struct Trial {
    PlanChoice choice;
    std::shared_ptr<const planning::Plan> plan;  // null while the first is being computed
    std::shared_ptr<const planning::Assessment> ground;
    std::uint64_t revision = 0;      // of the records it was made from
    std::optional<PlanChoice> next;  // asked for meanwhile
};

struct PlanInUse {
    std::shared_ptr<const planning::Plan> plan;
    std::shared_ptr<const planning::Assessment> ground;
    std::uint64_t revision = 0;
};

struct FilesOnTable {
    std::shared_ptr<const Staging> staging;
    std::uint64_t revision = 0;
};

/// One step of undo: what to write to go back, and to go forward again; or the plan, or the files, to go back or forward to.
struct UndoStep {
    std::string label;  // message key
    std::vector<base::Arg> args;
    Changes back;   // null: nothing to write
    Changes forth;
    std::optional<PlanInUse> plan = {};
    std::optional<FilesOnTable> files = {};
};

/// A sentence for the user: what happened, and perhaps what to do.
struct Notice {
    enum class Kind : std::uint8_t { info, good, warn, bad } kind = Kind::info;
    std::string key;              // message key; for errors "error.<code>"
    std::vector<base::Arg> args;
    std::string place;
    bool can_undo = false;
};

struct AppState {
    Identity identity;
    Preferences preferences;
    base::Day today;
    std::int64_t now_ms = 0;

    std::shared_ptr<const journal::Ledger> ledger;  // never null
    std::uint64_t revision = 0;                     // grows with every change of the records
    Store store;
    Sync sync;

    std::optional<RunningJob> job;
    std::shared_ptr<const Staging> staging;         // null: no import under way
    std::shared_ptr<const planning::Plan> plan;     // null: none computed
    std::uint64_t plan_revision = 0;                // `revision` of the records it was made from
    std::uint32_t plan_number = 0;                  // grows with every plan
    std::shared_ptr<const planning::Assessment> ground;  // what the plan was weighed on
    std::optional<Trial> trial;
    std::shared_ptr<const Compared> comparison;     // of the present records; null: none computed
    std::shared_ptr<const Frontier> frontier;       // likewise
    std::uint32_t trial_number = 0;                 // grows with every trial, comparison and frontier
    std::shared_ptr<const RuleTested> rule_test;    // of the present records; null: none computed
    std::optional<Notice> notice;

    std::vector<UndoStep> undo;                     // newest last, at most 200
    std::vector<UndoStep> redo;
    std::uint64_t staging_revision = 0;             // `revision` when the staged differences were computed
    std::uint32_t next_token = 1;
};

[[nodiscard]] AppState initial_state(const records::Catalogue& catalogue);
[[nodiscard]] SaveStatus save_status(const AppState& state);
[[nodiscard]] bool may_edit(const AppState& state);
[[nodiscard]] bool is_plan_stale(const AppState& state);
/// Rules and scores of the records as they stand, where a plan has read them; null otherwise.
[[nodiscard]] std::shared_ptr<const planning::Assessment> present_ground(const AppState& state);
/// What is tried, or asked for meanwhile, or what the plan was made with. There is a plan.
[[nodiscard]] PlanChoice present_choice(const AppState& state);
/// Whether a plan can be tried now: a trial ends no other work.
[[nodiscard]] bool may_try(const AppState& state);
[[nodiscard]] inline const records::Registry& registry(const AppState& state) { return state.ledger->registry(); }
/// The registry, kept alive by the ledger it belongs to; for jobs and caches.
[[nodiscard]] std::shared_ptr<const records::Registry> shared_registry(const AppState& state);

}  // namespace app
