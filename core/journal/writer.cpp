#include "core/journal/writer.hpp"

#include <algorithm>

#include "core/base/order.hpp"

namespace journal {

namespace {

/// One past the last change of the bundle that begins with `from`.
std::size_t bundle_end(const std::vector<Change>& changes, std::size_t from) {
    std::size_t values = 0;
    std::size_t at = from;
    for (; at < std::min(changes.size(), from + k_operations_a_bundle); ++at) {
        values += changes[at].fields.size();
        if (at > from && values > k_values_a_bundle) break;
    }
    return at;
}

}  // namespace

std::vector<BundleFile> write(Ledger& ledger, const Author& author, const std::vector<Change>& changes, const std::string& reason) {
    std::vector<BundleFile> files;
    write(ledger, author, changes, reason, files).finish();
    return files;
}

base::Steps write(Ledger& ledger, const Author& author, const std::vector<Change>& changes, const std::string& reason,
                  std::vector<BundleFile>& into) {
    const records::Catalogue& catalogue = ledger.registry().catalogue();
    for (std::size_t from = 0; from < changes.size();) {
        const auto [last, hash] = ledger.last_of(author.device);
        Bundle bundle{author.space, author.device, last + 1, hash, ledger.seen(), {}};
        std::uint64_t lamport = ledger.lamport();
        for (const std::size_t end = bundle_end(changes, from); from < end; ++from) {
            const Change& change = changes[from];
            Operation operation{++lamport, author.wall_ms, author.actor, change.entity, change.key, change.removes, change.fields, reason};
            if (!std::ranges::is_sorted(operation.fields, {}, &FieldValue::field)) base::sort(operation.fields, {}, &FieldValue::field);
            bundle.operations.push_back(std::move(operation));
            if (bundle.operations.size() % k_operations_a_step == 0) co_yield base::pause;
        }
        std::string bytes;
        for (base::Steps part = write_bundle(bundle, catalogue, bytes); part.step();) co_yield base::pause;
        base::Result<Merged> merged;
        for (base::Steps part = ledger.add(bundle, bytes, merged); part.step();) co_yield base::pause;
        BASE_ASSERT(merged.has_value() && merged->is_new);
        into.push_back({bundle_name(author.device, bundle.seq), std::move(bytes)});
        co_yield base::pause;
    }
}

std::vector<Change> inverse(const records::Registry& registry, std::span<const Change> changes) {
    std::vector<Change> result;
    for (const Change& change : changes) {
        const records::Record* record = registry.table(change.entity).find(change.key);
        Change back{change.entity, change.key, record == nullptr, {}};
        if (record && change.removes) {
            for (records::FieldIndex field = 0; field < record->values.size(); ++field) {
                if (records::is_known(record->values[field])) back.fields.push_back({field, record->values[field]});
            }
        } else if (record) {
            for (const FieldValue& item : change.fields) back.fields.push_back({item.field, record->values[item.field]});
        }
        if (record || !change.removes) result.push_back(std::move(back));
    }
    std::ranges::reverse(result);
    return result;
}

}  // namespace journal
