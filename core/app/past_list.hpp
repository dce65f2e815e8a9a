// past_list.hpp: the people as of a day: rank, job, unit and education then, to be searched and sorted, and heads by unit then and now.
//
// Problem   "Who was where on 1 March 2021?" is asked of everybody at once, and the answer must stay fluent.
// Result    `PastList` asks history.hpp for every person once, in slices: `while (list.step()) show(list.share());`. Left out
//           is who is recorded to have begun later; what the histories do not say is unknown. Heads are counted by unit id;
//           a unit known by name only counts under the one unit that bears the name, else under the name.
// Retired   The day of a retirement is not recorded: who is retired by now counts then and not now.
// Cost      Making: some 4 microseconds a person, in slices of some 4 ms; then as record_list.hpp.
// Lifetime  Keeps the registry it was made for.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/history.hpp"

namespace app {

struct PastPerson {
    std::uint32_t row = 0;  // of the employee table
    PastState state;
};
/// Of one unit; `unit` is its id, else its name; the last is of people whose unit is unknown, with empty texts.
struct PastHeads {
    std::string unit;
    std::string name;
    std::int64_t then = 0;
    std::int64_t now = 0;
};
enum class PastColumn : std::uint8_t { person, rank, job, unit, education };

class PastList {
public:
    PastList(std::shared_ptr<const records::Registry> registry, base::Day day, base::Day today);
    /// Reads some more people; false when all are read. What follows is for then.
    [[nodiscard]] bool step();
    /// Of the people, 0 to 1.
    [[nodiscard]] float share() const;
    [[nodiscard]] const std::vector<PastPerson>& people() const { return people_; }
    /// By name; those whose unit is unknown last. Units without heads on both days are left out.
    [[nodiscard]] const std::vector<PastHeads>& heads() const { return heads_; }
    /// People recorded to have begun service after the day.
    [[nodiscard]] std::int64_t later() const { return later_; }
    /// Indices into `people()`: all words occur; unknown values last, whatever the direction.
    [[nodiscard]] std::vector<std::uint32_t> find(std::string_view text, PastColumn column, bool is_descending) const;

private:
    void read(std::uint32_t row);
    [[nodiscard]] PastHeads& heads_of(const PastState& state);

    std::shared_ptr<const records::Registry> registry_;
    Pasts pasts_;
    base::Day day_, today_;
    records::FieldIndex service_since_, legal_status_;
    std::uint32_t next_ = 0;  // row of the employee table
    std::vector<PastPerson> people_;
    std::vector<std::string> texts_;  // folded, by index of people_
    std::map<std::string, std::string, std::less<>> units_;    // by folded name; empty where several units bear it
    std::map<std::string, std::size_t, std::less<>> counted_;  // index of heads_, by unit id, else by name
    std::vector<PastHeads> heads_;
    std::int64_t later_ = 0;
};

}  // namespace app
