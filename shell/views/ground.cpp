#include "shell/views/ground.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace views {

namespace {

bool has_same_rows(const records::Registry& a, const records::Registry& b) {
    return std::ranges::all_of(std::array{records::EntityKind::employee, records::EntityKind::position}, [&](records::EntityKind kind) {
        return a.shares(b, kind) || std::ranges::equal(a.table(kind).rows(), b.table(kind).rows(), {}, &records::Record::key, &records::Record::key);
    });
}

}  // namespace

const planning::Assessment* Ground::of(const app::AppState& state, const std::string& key) {
    const bool is_new = std::exchange(key_, key) != key;
    if (!is_new && !run_) return shown_.get();
    if (auto known = app::present_ground(state)) {  // a plan has read it
        run_.reset();
        show(std::move(known));
    } else if (is_new) {
        if (shown_ && !has_same_rows(shown_->registry(), app::registry(state))) show(nullptr);
        run_.emplace(app::shared_registry(state), state.today);
    }
    return shown_.get();
}

float Ground::share() const {
    if (!run_) return 1;
    const planning::Progress progress = run_->progress();
    return static_cast<float>(progress.done) / static_cast<float>(std::max<std::int64_t>(progress.total, 1));
}

void Ground::step() {
    if (!run_ || run_->step()) return;
    show(std::make_shared<const planning::Assessment>(run_->result()));
    run_.reset();
}

void Ground::show(std::shared_ptr<const planning::Assessment> shown) {
    shown_ = std::move(shown);
    ++number_;
}

}  // namespace views
