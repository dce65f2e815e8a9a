// context.hpp: what every view is given, and where it may leave its wishes.
//
// Rule      A view reads the state and its own UI struct. What the user asks for goes to `out` (intents, they change the
//           state) or to `actions` (things that change no record: copy, pick or save files, go to another page).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/decisions.hpp"
#include "core/app/state.hpp"
#include "core/app/update.hpp"
#include "core/base/message.hpp"
#include "core/rules/exemption.hpp"
#include "shell/views/ground.hpp"

namespace app {
class Columns;
}
namespace planning {
class Assessment;
class PlanExplainer;
}

namespace views {

using Intents = std::vector<app::Intent>;

enum class Page : std::uint8_t { home, data, search, plan, sync, settings };
inline constexpr std::size_t k_pages = 6;

/// Some records under a name: what a figure counts. Shown by the Data page as a filter that can be taken away.
struct Selection {
    std::string label;                 // "Pensiun dalam 1 tahun"
    records::EntityKind entity = records::EntityKind::employee;
    std::vector<std::string> keys;     // sorted
};

/// Where a link leads. A page reads what concerns it.
struct Target {
    Page page = Page::home;
    records::EntityKind entity = records::EntityKind::employee;
    std::string key = {};                           // open this record; empty: none
    std::string field = {};                         // of the employee opened, to be filled
    std::shared_ptr<const Selection> selection = {};  // show exactly these; null: all
    bool is_on_map = false;                       // the way of this employee to work
};

struct Actions {
    std::optional<std::string> copy;   // text for the clipboard
    bool pick_files = false;           // open the file picker; the files arrive as GiveFiles
    std::optional<app::Download> save;  // a file for the user to keep
    std::optional<Target> go;
    bool goes_on = false;  // something is read a slice a frame: draw again
};

/// A derived value, computed again only when its key changes (usually `state.revision` and the day). `make` may take the value
/// it replaces, or null.
template <class T>
class Memo {
public:
    template <class Key, class Make>
    const T& get(const Key& key, Make make) {
        return get(std::to_string(key), make);
    }
    template <class Make>
    const T& get(const std::string& key, Make make) {
        if (value_ && key == key_) return *value_;
        if constexpr (std::is_invocable_v<Make, const T*>) value_ = make(value_ ? &*value_ : nullptr);
        else value_ = make();
        key_ = key;
        return *value_;
    }

private:
    std::optional<T> value_;
    std::string key_;
};
/// A derived value of all people that takes longer than a frame: each frame that asks for it counts a slice more. Until it
/// is whole the one before is shown, as long as there are as many people.
template <class T, class Run>
class CountedMemo {
public:
    /// Null: there is nothing to show yet.
    template <class Make>
    const T* get(Actions& actions, const std::string& key, std::size_t people, Make make) {
        if (people != people_) value_.reset();
        if (key != key_ || people != people_) run_.emplace(make());
        key_ = key, people_ = people;
        if (run_ && !run_->step()) {
            value_ = run_->result();
            run_.reset();
        }
        actions.goes_on = actions.goes_on || run_;
        return value_ ? &*value_ : nullptr;
    }
    /// 0 to 1.
    [[nodiscard]] float share() const { return run_ ? run_->share() : 1; }
    /// Whether what was shown last is what was asked for.
    [[nodiscard]] bool is_whole() const { return !run_; }

private:
    std::optional<T> value_;
    std::optional<Run> run_;
    std::string key_;
    std::size_t people_ = 0;
};
/// An exemption that is being written, on whatever page.
struct ExemptionDraft {
    rules::Exemption exemption;
    std::string seat;  // position id that the rule was asked for; empty: none
    bool is_only_here = false;
};
/// What several pages use: derived values, and the one draft.
struct Shared {
    Ground ground;
    Memo<std::shared_ptr<planning::PlanExplainer>> explainer;
    Memo<app::Decisions> decisions;
    Memo<rules::Exemptions> exemptions;
    std::shared_ptr<app::Columns> columns;  // see columns_of
    std::optional<ExemptionDraft> exemption_draft;
};

struct ViewContext {
    const app::AppState& state;
    const base::Catalog& words;
    Intents& out;
    Actions& actions;
    Shared& shared;

    /// Rules and scores of the records; null while they are read for the first time (ground.hpp).
    [[nodiscard]] const planning::Assessment* assessment() const;
    /// Why the plan is as it is; null without a plan, or where a move limit admits no proof.
    [[nodiscard]] planning::PlanExplainer* explainer() const;
    /// The same where it answers in points: not under a mechanism of wishes.
    [[nodiscard]] planning::PlanExplainer* prices() const;
    /// What the panel has decided, in force.
    [[nodiscard]] const app::Decisions& decisions() const;
    /// Who is exempted from which rule, in force or void.
    [[nodiscard]] const rules::Exemptions& exemptions() const;
    /// The sentence under a key of assets/i18n. Valid for the frame.
    [[nodiscard]] std::string_view t(std::string_view key) const { return words.text(key); }
    [[nodiscard]] std::string t(std::string_view key, const std::vector<base::Arg>& args) const {
        return words.render(key, args);
    }
    [[nodiscard]] base::Language language() const { return words.language(); }
    [[nodiscard]] const records::Registry& registry() const { return app::registry(state); }
    void send(app::Intent intent) const { out.push_back(std::move(intent)); }
    void go(Target target) const { actions.go = std::move(target); }
};

/// The usual key: records as they stand, on this day, in this language.
[[nodiscard]] std::string records_key(const ViewContext& context);
/// The key of what is computed from `assessment()` too.
[[nodiscard]] std::string ground_key(const ViewContext& context);
/// In place of what needs rules and scores while they are read.
void draw_reading(const ViewContext& context);
/// The same with another share of the whole, 0 to 1.
void draw_reading(const ViewContext& context, float share);

}  // namespace views
