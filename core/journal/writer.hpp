// writer.hpp: turns changes into this device's next bundles.
//
// Problem   A change must become final bytes *before* it is stored or sent, so that a retry repeats the same bytes.
// Result    `write` numbers, chains and splits operations into bundles of at most `k_operations_a_bundle`, and of no more than
//           `k_values_a_bundle` values unless one operation has as many: a bundle is read and written in one piece, and a
//           frame waits for it. The ledger takes them at once, and the files go to the store and the server as they are.
// Failure   None: the operations come from our own code; a field that the catalogue lacks is a bug.
#pragma once

#include "core/base/steps.hpp"
#include "core/journal/ledger.hpp"

namespace journal {

inline constexpr std::size_t k_operations_a_bundle = 2000;
inline constexpr std::size_t k_values_a_bundle = 8'000;

/// Who writes, and the claimed time.
struct Author {
    std::string space;
    std::string device;
    std::string actor;
    std::int64_t wall_ms = 0;
};

/// What is to change. Lamport numbers, actor and time are filled in by `write`.
struct Change {
    records::EntityKind entity = records::EntityKind::employee;
    std::string key;
    bool removes = false;
    std::vector<FieldValue> fields;
};

/// Adds `changes` to the ledger as the author's next bundles and returns their files, oldest first.
[[nodiscard]] std::vector<BundleFile> write(Ledger& ledger, const Author& author, const std::vector<Change>& changes,
                                            const std::string& reason);
/// The same in slices. What is passed outlives the work, and the ledger is not read meanwhile.
[[nodiscard]] base::Steps write(Ledger& ledger, const Author& author, const std::vector<Change>& changes, const std::string& reason,
                                std::vector<BundleFile>& into);

/// The changes that restore what `changes` are about to overwrite, the last first. Ask before `write`.
[[nodiscard]] std::vector<Change> inverse(const records::Registry& registry, std::span<const Change> changes);

}  // namespace journal
