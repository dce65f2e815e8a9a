// ground.hpp: rules and scores of the records as they stand, read between frames.
//
// Problem   Every page about people and seats rests on them. A city takes a fifth of a second to read in a browser, and after
//           every edit again; done in one frame, the page stands still for so long.
// Result    `of` answers at once: with what has been read, or with nothing yet. While slices are read after an edit, what
//           was read before goes on being shown, as long as people and seats are the same, row by row.
// Cost      `of`: one comparison a frame, and one of all keys after a change of the records. `step`: some milliseconds.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/app/state.hpp"
#include "core/planning/why.hpp"

namespace views {

class Ground {
public:
    /// `key` changes with the records and the day. Null: there is nothing to show yet.
    [[nodiscard]] const planning::Assessment* of(const app::AppState& state, const std::string& key);
    /// What `of` answered last: grows with every other answer. For keys of what is computed from it.
    [[nodiscard]] std::uint64_t number() const { return number_; }
    [[nodiscard]] bool is_reading() const { return run_.has_value(); }
    /// 0 to 1.
    [[nodiscard]] float share() const;
    /// Reads a slice; does nothing when everything is read.
    void step();

private:
    void show(std::shared_ptr<const planning::Assessment> shown);

    std::string key_;
    std::optional<planning::AssessmentRun> run_;
    std::shared_ptr<const planning::Assessment> shown_;
    std::uint64_t number_ = 0;
};

}  // namespace views
