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

std::shared_ptr<const records::Registry> shared_registry(const AppState& state) { return {state.ledger, &state.ledger->registry()}; }

}  // namespace app
