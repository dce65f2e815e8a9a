// ledger.hpp: the fold. From a set of bundles to the records as they stand, with conflicts side by side.
//
// Problem   Devices merge in any order, twice, or with gaps, and must all show the same.
// Result    State is a pure function of the *set* of bundles. Operation A replaces B's value of a field if and only if
//           B is in A's causal past; otherwise both values stay as heads and, if they differ, the field is in conflict.
//           The value shown meanwhile is the head with the greatest (lamport, device). Time never decides. A removal
//           and a concurrent edit conflict too; the record stays until somebody decides.
// Cost      O(fields written) a bundle, plus a binary search a record. 8 bytes of bookkeeping a field.
//           The bundle files are kept. Copies of the ledger share them, and every record that neither has written since.
// Failure   A bundle whose chain does not fit (same number with other bytes, wrong `previous`) is refused and changes
//           nothing: `journal.fork`, `journal.chain`.
// Source    Multi-value registers under version vectors: Parker et al. 1983; the operation-set view: Shapiro et al.
//           2011, "Conflict-free replicated data types".
#pragma once

#include <memory>
#include <optional>
#include <set>

#include "core/journal/operation.hpp"
#include "core/records/registry.hpp"

namespace journal {

/// One of several concurrent values.
struct Head {
    std::string device;
    std::uint32_t seq;
    std::string actor;
    std::int64_t wall_ms;
    records::Value value;
};

struct Conflict {
    records::EntityKind entity;
    std::string key;
    std::optional<records::FieldIndex> field;  // nullopt: removed here, edited there
    std::vector<Head> heads;                   // the one shown first
};

struct Merged {
    bool is_new = false;              // false: this very bundle was here already
    std::size_t operations = 0;
    std::size_t values_changed = 0;   // provisional values that differ now
};

class Ledger {
public:
    explicit Ledger(const records::Catalogue& catalogue);

    /// Adds one bundle file. Idempotent; any order gives the same records.
    [[nodiscard]] base::Result<Merged> add(std::string_view bundle_bytes);
    /// The same for a bundle just written by `Writer`, without parsing it again.
    [[nodiscard]] base::Result<Merged> add(const Bundle& bundle, std::string_view bundle_bytes);
    /// The same in slices. Until the last, nothing may be read.
    [[nodiscard]] base::Steps add(const Bundle& bundle, std::string_view bundle_bytes, base::Result<Merged>& merged);

    [[nodiscard]] const records::Registry& registry() const { return registry_; }
    [[nodiscard]] const Seen& seen() const { return seen_; }
    [[nodiscard]] std::uint64_t lamport() const { return lamport_; }
    [[nodiscard]] std::size_t operation_count() const { return operation_count_; }
    /// In entity, key, field order. Costs what records cost that were written concurrently.
    [[nodiscard]] std::vector<Conflict> conflicts() const;
    [[nodiscard]] std::size_t conflict_count() const;
    /// Highest gapless bundle number of a device, and the hash of that bundle; 0 and empty if unknown.
    [[nodiscard]] std::pair<std::uint32_t, std::string> last_of(std::string_view device) const;
    /// A bundle's file as it came, or nullopt; and all of them, by device and number.
    [[nodiscard]] std::optional<BundleFile> file(std::string_view device, std::uint32_t seq) const;
    [[nodiscard]] std::vector<BundleFile> files() const;
    /// SHA-256 over the sorted records and conflicts: equal on every machine that holds the same bundles.
    [[nodiscard]] std::string digest() const;

    /// Frees in slices what no other ledger shares; nothing may be read any more.
    [[nodiscard]] base::Steps give_back();

private:
    struct Stamp {
        std::uint32_t bundle = UINT32_MAX;  // index into bundles_; UINT32_MAX: never written
        std::uint32_t operation = 0;
        bool operator==(const Stamp&) const = default;
    };
    struct ExtraHead {
        std::uint16_t slot;
        Stamp stamp;
        records::Value value;
    };
    /// Beside each record: per field (and in one slot more, "is alive") the stamp of the value shown, and further heads.
    struct Trace {
        std::vector<Stamp> shown;
        std::vector<ExtraHead> others;
        records::Value alive;
    };
    struct Origin {
        std::string device;
        std::uint32_t seq;
        std::string hash;
        std::shared_ptr<const std::string> bytes;
        std::string previous;
        Seen seen;
        std::vector<std::uint64_t> lamports;
        std::vector<std::int64_t> walls;
        std::vector<std::string> actors;
    };
    [[nodiscard]] bool is_past(Stamp earlier, Stamp later) const;
    [[nodiscard]] bool shows_before(Stamp a, Stamp b) const;
    [[nodiscard]] Head head(Stamp stamp, records::Value value) const;
    [[nodiscard]] base::Result<bool> check_chain(const Bundle& bundle, const std::string& hash) const;
    base::Result<std::optional<std::uint32_t>> register_bundle(const Bundle& bundle, std::string_view bytes);
    void make_room(const Bundle& bundle);
    [[nodiscard]] Trace& own_trace(std::uint32_t handle);
    bool write(records::Value& shown, Trace& trace, std::uint16_t slot, records::Value value, Stamp stamp);
    void apply(const Operation& operation, Stamp stamp, Merged& merged);
    void bury(const Bundle& bundle);

    const records::Catalogue* catalogue_;
    records::Registry registry_;
    std::vector<std::shared_ptr<Trace>> traces_;  // by Record::handle; shared between copies until written
    std::array<std::map<std::string, records::Record, std::less<>>, records::k_entity_kinds> removed_;
    std::array<std::set<std::string, std::less<>>, records::k_entity_kinds> contested_;  // keys of records with further heads
    std::vector<std::shared_ptr<const Origin>> bundles_;
    std::map<std::pair<std::string, std::uint32_t>, std::uint32_t> by_name_;
    Seen seen_;
    std::uint64_t lamport_ = 0;
    std::size_t operation_count_ = 0;
};

}  // namespace journal
