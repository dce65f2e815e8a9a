// history.hpp: what people were before, written when it changes, and the state as of any day.
//
// Problem   An employee record says what a person is now. An edit or an import overwrites it, and the first post is the
//           first to be lost.
// Result    `keep_histories` adds to changes of rank, job or unit what stood there before, with its TMT: one step, which
//           is undone as one. The present stays in the employee alone, the past in rank_history and position_history:
//           no fact is kept twice, and a past post ends where the next begins.
//           Likewise an education that another replaces becomes a record of the educations.
//           A unit of the same id under another name is no move, nor is another spelling. A later TMT alone keeps the
//           earlier one, unless it completes a change of that day (rank first, then its TMT).
//           A reorganisation changes the unit and neither post nor TMT: `reorganised` keeps the unit that was, with its day,
//           and from that day on the present counts. A unit is called what it was called on the day (unit_history.hpp).
//           `Pasts` answers for a day. From its TMT on the present counts; before, the latest known beginning.
//           It is unknown where no beginning is known, or two different entries begin on one day.
//           `held_on` says of any other record whether it was there on the day.
// Cost      keep_histories: O(changes log records). Pasts: O(log records); past_list.hpp asks it of everybody.
// Failure   None.
// Source    Faults of systems that write only the new post: ERPNext pull request 27768 (the first post disappeared), Frappe
//           HR issue 2702 (several moves in a month).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/journal/writer.hpp"

namespace app {

/// The changes, followed by the histories that they begin. A history that is recorded already is not written again.
/// In slices. What is passed outlives the work.
[[nodiscard]] base::Steps keep_histories(const records::Registry& registry, std::vector<journal::Change>& changes);

/// The record of the unit that a reorganisation on the day takes the person out of; none if the person came later.
[[nodiscard]] std::optional<journal::Change> reorganised(const records::Registry& registry, const records::Record& employee, base::Day day);

/// What held on a day; unknown values where that is not known.
struct PastState {
    records::Value rank;
    records::Value job_title;
    records::Value unit_id;
    records::Value unit_name;
    records::Value education;  // the highest level; unknown where a higher one may have come later
    bool operator==(const PastState&) const = default;
};

/// A history and what it keeps of the employee.
struct Track {
    Track(const records::Catalogue& catalogue, records::EntityKind history);

    struct Kept {
        records::FieldIndex of_employee, of_history;
    };
    records::EntityKind history;
    records::FieldIndex begins;  // TMT, of the employee
    records::FieldIndex since;   // likewise, of the history
    std::vector<Kept> kept;
    std::optional<records::FieldIndex> reorganised_on;  // of the history of positions
};

/// Borrows the registry.
class Pasts {
public:
    explicit Pasts(const records::Registry& registry);
    [[nodiscard]] PastState as_of(const records::Record& employee, base::Day day) const;

private:
    [[nodiscard]] records::Value education(const records::Record& employee, base::Day day) const;

    const records::Registry* registry_;
    Track ranks_, posts_;
};

enum class Held : std::uint8_t { no, unknown, yes };
/// Whether a record was there on a day, by the date or year that its kind goes by (`dated` of the catalogue). Unknown where
/// that is not recorded, and in the very year where only the year is: it may have come later.
[[nodiscard]] Held held_on(const records::Entity& entity, const records::Record& record, base::Day day);

/// One stretch of a career: the employee itself for the present, else a record of the history.
struct Stretch {
    records::EntityKind kind = records::EntityKind::employee;
    const records::Record* record = nullptr;
    std::optional<base::Day> since;  // unknown: not recorded
    std::optional<base::Day> until;  // the day on which the next begins; of the present, and where that is unknown, none
};
/// `history` is rank_history or position_history. The present first, then backwards; without a day last.
[[nodiscard]] std::vector<Stretch> career(const records::Registry& registry, records::EntityKind history, const records::Record& employee);

}  // namespace app
