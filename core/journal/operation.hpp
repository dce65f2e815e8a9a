// operation.hpp: the only thing that changes records, and the bundle in which operations travel.
//
// Problem   Two laptops edit offline and meet later; nothing may be lost, and every change must say who, when and why.
// Result    An `Operation` sets fields of one record (or removes it). A `Bundle` is a numbered, write-once packet of
//           one device's operations; its `seen` vector says which bundles of other devices its author had merged, so
//           causality needs no clock. Each bundle names the SHA-256 of the one before it.
// Form      A bundle file is the same bytes in the browser's store, in an exported file and on the server: a JSON
//           envelope {"fmt":"serasi-bundle","v":1,"kind":"ops","space","dev","seq","prev","alg":"none","z":"none",
//           "n","body":{"seen","ops"}}. `alg`, `z` and the place for `nonce`, `ct` and `sig` are for encryption and
//           signatures; only "none" is accepted so far.
// Cost      Reading is about 60 MB/s natively, writing half of that; a bundle of 8,000 values has some 350 kB.
// Failure   `bundle.*` errors name device and number; limits are checked before anything is kept.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/steps.hpp"
#include "core/records/catalogue.hpp"

namespace journal {

inline constexpr std::size_t k_max_bundle_bytes = 8u << 20;
inline constexpr std::size_t k_max_bundle_operations = 5000;
inline constexpr std::int64_t k_last_bundle = 99'999'999;  // its number has eight digits
/// So many operations of a bundle are worked on in a slice: some milliseconds in a browser.
inline constexpr std::size_t k_operations_a_step = 50;

struct FieldValue {
    records::FieldIndex field;
    records::Value value;
    bool operator==(const FieldValue&) const = default;
};

struct Operation {
    std::uint64_t lamport = 0;    // 1 + the greatest its author had seen; breaks ties, decides nothing else
    std::int64_t wall_ms = 0;     // what the author's clock claimed; shown, never trusted
    std::string actor;            // who acted
    records::EntityKind entity = records::EntityKind::employee;
    std::string key;
    bool removes = false;         // a tombstone: the record goes, `fields` is empty
    std::vector<FieldValue> fields;
    std::string reason;
    bool operator==(const Operation&) const = default;
};

/// Device to the highest bundle number merged, closed under causality.
using Seen = std::map<std::string, std::uint32_t, std::less<>>;

struct Bundle {
    std::string space;
    std::string device;           // [a-z0-9]{8,64}
    std::uint32_t seq = 0;        // from 1
    std::string previous;         // SHA-256 of the bytes of bundle seq-1 of this device; empty for the first
    Seen seen;
    std::vector<Operation> operations;
    bool operator==(const Bundle&) const = default;
};

/// A bundle in its final form: a name in the store and the bytes that are stored, exported and sent.
struct BundleFile {
    std::string name;  // "log/<device>/00000017.json"
    std::string bytes;
    bool operator==(const BundleFile&) const = default;
};

/// The bytes of a bundle file; deterministic. Values keep their catalogue names, so that the file reads by itself.
[[nodiscard]] std::string write_bundle(const Bundle& bundle, const records::Catalogue& catalogue);
/// The same in slices.
[[nodiscard]] base::Steps write_bundle(const Bundle& bundle, const records::Catalogue& catalogue, std::string& into);
[[nodiscard]] base::Result<Bundle> read_bundle(std::string_view bytes, const records::Catalogue& catalogue);

/// Whether it may name a device.
[[nodiscard]] bool is_device(std::string_view text);

/// "log/<device>/00000017.json", the name in every store.
[[nodiscard]] std::string bundle_name(std::string_view device, std::uint32_t seq);

struct BundleName {
    std::string device;
    std::uint32_t seq;
};
[[nodiscard]] std::optional<BundleName> parse_bundle_name(std::string_view name);

}  // namespace journal
