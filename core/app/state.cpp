#include "core/app/state.hpp"

namespace app {

AppState initial_state(const records::Catalogue& catalogue) {
    AppState state;
    state.ledger = std::make_shared<journal::Ledger>(catalogue);
    return state;
}

SaveStatus save_status(const AppState& state) {
    switch (state.store.phase) {
        case StorePhase::opening: return SaveStatus::opening;
        case StorePhase::read_only: return SaveStatus::read_only;
        case StorePhase::memory_only: return SaveStatus::memory_only;
        case StorePhase::ready: break;
    }
    if (state.store.has_failed) return SaveStatus::unsaved;
    return state.store.waiting.empty() ? SaveStatus::saved : SaveStatus::saving;
}

bool may_edit(const AppState& state) {
    return state.store.phase == StorePhase::ready || state.store.phase == StorePhase::memory_only;
}

bool is_plan_stale(const AppState& state) { return state.plan && state.plan_revision != state.revision; }

std::shared_ptr<const planning::Assessment> present_ground(const AppState& state) {
    const bool is_present = state.plan && !is_plan_stale(state) && state.plan->options.today == state.today;
    return is_present ? state.ground : nullptr;
}

PlanChoice present_choice(const AppState& state) {
    if (state.trial) return state.trial->next ? *state.trial->next : state.trial->choice;
    return {.mechanism = state.plan->options.mechanism, .max_moves = state.plan->options.max_moves};
}

bool may_try(const AppState& state) { return !state.job || state.job->purpose == JobPurpose::try_plan; }

std::shared_ptr<const records::Registry> shared_registry(const AppState& state) { return {state.ledger, &state.ledger->registry()}; }

}  // namespace app
