// filter.hpp: which records a condition holds for, and for which nobody can say.
//
// Problem   A question over 100,000 records must be answered while it is being put together; and where a value is missing
//           the answer is neither yes nor no: such a record is never listed as if it matched, nor dropped without a word.
// Result    `judge` says yes, no or unknown for every record. A comparison with a missing value is unknown, as is a test of a
//           field that the catalogue does not have; whether a value is known is always known. Groups follow Kleene's logic:
//           all holds as much as its weakest part, any as its strongest.
//           A test of records that refer to this one (its education) holds if it holds for any of them, and is unknown where
//           there is none; "is not" is the opposite of "is": none of them is.
// Texts     Are compared without regard to capitals, accents and double spaces. A reference is compared by key, or by the name
//           of what it refers to. Choices are higher or lower only on one ladder (records::Choice); across ladders: no.
// Cost      Once the columns are read (columns.hpp), 100,000 employees take a millisecond natively and some four as wasm: for
//           three tests of own fields as for one of them with two tests of 125,000 educations, a field of the unit and a span
//           of time, or for a part of every name (tests/bench/lists). The first question reads its columns.
#pragma once

#include <vector>

#include "core/app/columns.hpp"

namespace app {

/// In the order of strength.
enum class Truth : std::uint8_t { no, unknown, yes };
using Truths = std::vector<Truth>;

/// One answer for each row of the table of `entity`. An empty condition holds for every record. Tests without a value hold
/// for nothing known: ask for what is `finished`.
[[nodiscard]] Truths judge(Columns& columns, records::EntityKind entity, const Condition& condition, base::Day today);

/// The same, but columns that were not read yet are read in slices.
class Judging {
public:
    Judging(std::shared_ptr<Columns> columns, records::EntityKind entity, Condition condition, base::Day today)
        : columns_(std::move(columns)), entity_(entity), condition_(std::move(condition)), today_(today) {}
    /// Some milliseconds; false when the result is there.
    [[nodiscard]] bool step();
    [[nodiscard]] Truths result() { return std::move(result_); }

private:
    std::shared_ptr<Columns> columns_;
    records::EntityKind entity_;
    Condition condition_;
    base::Day today_;
    Truths result_;
};

}  // namespace app
