#include "core/app/update.hpp"

#include "core/app/updater.hpp"

namespace app {

Step update(AppState state, Intent intent) {
    Step step{std::move(state), {}};
    const std::uint64_t revision = step.next.revision;
    Updater updater(step.next, step.effects);
    std::visit(updater, std::move(intent));
    if (step.next.revision != revision) {
        step.next.comparison.reset();
        step.next.frontier.reset();
        step.next.rule_test.reset();
    }
    return step;
}

void Updater::notify(Notice::Kind kind, std::string key, std::vector<base::Arg> args, bool can_undo) {
    const bool is_bad = kind == Notice::Kind::bad;
    effects_.push_back(Announce{key, args, is_bad});
    state_.notice = Notice{kind, std::move(key), std::move(args), {}, can_undo};
}

void Updater::notify(const base::Error& error) {
    notify(Notice::Kind::bad, "error." + error.code, error.args);
    state_.notice->place = error.place;
}

}  // namespace app
