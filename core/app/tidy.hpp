// tidy.hpp: gives back the memory of what a state has let go.
//
// Problem   50,000 employees, or as many staged rows, are millions of texts. Whoever drops the last pointer to them holds a
//           frame up for a tenth of a second.
// Result    `Tidy` holds on to what was there before an intent and is not there after it, until nobody else reads it, and then
//           frees it in slices.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "core/app/state.hpp"
#include "core/base/steps.hpp"

namespace app {

class Tidy {
public:
    void keep(const AppState& before) { held_ = {before.staging, before.ledger}; }
    void compare(const AppState& after);
    /// Whether there is something that nobody else reads.
    [[nodiscard]] bool has_work() const;
    void step();

private:
    using Thing = std::variant<std::shared_ptr<const Staging>, std::shared_ptr<const journal::Ledger>>;
    struct Held {
        std::shared_ptr<const Staging> staging;
        std::shared_ptr<const journal::Ledger> ledger;
    };

    Held held_;
    std::vector<Thing> things_;
    Thing freed_;         // what `work_` works on
    base::Steps work_;
};

}  // namespace app
