// difference.hpp: what a staged file would change in the registry.
//
// Problem   Before a commit the officer wants to see who is new, which fields change from what to what, and who is no
//           longer in the file; the journal wants exactly the fields that differ, and nothing else.
// Result    Per row: added, changed (with old and new value of each field) or unchanged; refused rows are left out.
//           An unknown value in the file never erases a known one.
//           Vanished records are reported only: a file of PNS says nothing about PPPK and one of the health service nothing
//           about teachers, so of the employees those of the kinds and agencies that occur in the file are compared,
//           retired people only if some are in it, and of histories those of the employees that occur in it.
// Cost      O(rows x fields), one look-up a row.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/steps.hpp"
#include "core/intake/staging.hpp"
#include "core/records/registry.hpp"

namespace intake {

enum class ChangeKind : std::uint8_t { added, changed, unchanged };

struct FieldChange {
    records::FieldIndex field = 0;
    records::Value before;  // unknown for an added record
    records::Value after;
};

struct RowDifference {
    std::string key;
    std::uint32_t number = 0;  // the row in the file
    ChangeKind kind = ChangeKind::unchanged;
    std::vector<FieldChange> fields;  // by FieldIndex
};

struct DifferenceCounts {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t vanished = 0;
    std::int64_t refused = 0;  // INVALID rows
    /// Records that a commit would write.
    [[nodiscard]] std::int64_t to_write() const { return added + changed; }
};

struct Difference {
    records::EntityKind entity = records::EntityKind::employee;
    std::vector<RowDifference> rows;    // in file order
    std::vector<std::string> vanished;  // keys, sorted
    DifferenceCounts counts;
};

enum class Match : std::uint8_t { same, differs, only_file, only_here };
inline constexpr std::size_t k_matches = 4;

/// How the file and the registry agree on one field of the records that both have, or on whole records.
struct Matches {
    std::optional<records::FieldIndex> field;  // none: whole records
    /// By Match, in file order: indices into Difference::rows; of records only here, into Difference::vanished.
    std::array<std::vector<std::uint32_t>, k_matches> lines;
    [[nodiscard]] const std::vector<std::uint32_t>& of(Match match) const { return lines[static_cast<std::size_t>(match)]; }
};

[[nodiscard]] Difference difference(const StagedFile& staged, const records::Registry& registry);
/// The same in slices, into an empty one. What is passed outlives the work.
[[nodiscard]] base::Steps compare(const StagedFile& staged, const records::Registry& registry, Difference& into);
/// Whole records first, then the fields that have a column, but for the key: those with most disagreement first, ties in
/// catalogue order. What neither side knows is in no list. `registry`: what the difference was made against.
[[nodiscard]] std::vector<Matches> matches(const StagedFile& staged, const Difference& difference,
                                           const records::Registry& registry);
/// Sets what differs in a registry that belongs to nobody else: for previews and the command line. A key occurs once.
[[nodiscard]] base::Steps apply(records::Registry& registry, const Difference& difference);

}  // namespace intake
