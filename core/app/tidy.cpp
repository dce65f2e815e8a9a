#include "core/app/tidy.hpp"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t k_rows_a_step = 1000;

base::Steps drop(auto& rows) {
    for (; !rows.empty(); co_yield base::pause) rows.resize(rows.size() - std::min(k_rows_a_step, rows.size()));
}

base::Steps give_back(Staging& staging) {
    for (Staging::File& file : staging.files) {
        for (base::Steps part = drop(file.difference.rows); part.step();) co_yield base::pause;
        if (file.staged.use_count() != 1) continue;
        auto& staged = const_cast<intake::StagedFile&>(*file.staged);
        for (base::Steps part = drop(staged.rows); part.step();) co_yield base::pause;
        for (base::Steps part = drop(staged.findings); part.step();) co_yield base::pause;
    }
}

base::Steps give_back(journal::Ledger& ledger) { return ledger.give_back(); }

/// Nobody else has a pointer to it, so nobody sees it change.
template <class Kind>
base::Steps give_back(const std::shared_ptr<const Kind>& thing) { return give_back(const_cast<Kind&>(*thing)); }

bool is_ours(const auto& thing) {
    return std::visit([](const auto& pointer) { return pointer.use_count() == 1; }, thing);
}

}  // namespace

void Tidy::compare(const AppState& after) {
    if (held_.staging && held_.staging != after.staging) things_.emplace_back(std::move(held_.staging));
    if (held_.ledger && held_.ledger != after.ledger) things_.emplace_back(std::move(held_.ledger));
    held_ = {};
}

bool Tidy::has_work() const { return !work_.is_done() || std::ranges::any_of(things_, [](const Thing& thing) { return is_ours(thing); }); }

void Tidy::step() {
    if (work_.step()) return;
    freed_ = {};
    const auto next = std::ranges::find_if(things_, [](const Thing& thing) { return is_ours(thing); });
    if (next == things_.end()) return;
    freed_ = std::move(*next);
    things_.erase(next);
    work_ = std::visit([](const auto& thing) { return give_back(thing); }, freed_);
}

}  // namespace app
